//! Targets in sentences of every kind: several of one sentence, their years, bounds, changes and names.

use super::{goals, results, shown};

#[test]
fn several_targets_of_one_sentence_are_apart() {
    goals(
        "Tăng thêm ít nhất 20% số bến đò và tăng thêm ít nhất 10% số cầu treo có đèn.",
        &["số bến đò | +20 | - >=20", "số cầu treo có đèn | +10 | - >=10"],
    );
    goals(
        "Tỷ lệ bao phủ đạt 95% dân số vào năm 2031, trên 97% vào năm 2035.",
        &["Tỷ lệ bao phủ | 2031 =95", "Tỷ lệ bao phủ | 2035 >97"],
    );
    // The year at the head of a sentence holds again after a semicolon.
    goals(
        "Đến năm 2035 có 98% bến đạt chuẩn, năm 2032 đạt 60%; 90% thôn có thuyền.",
        &["bến đạt chuẩn | 2035 =98", "bến đạt chuẩn | 2032 =60", "thôn có thuyền | 2035 =90"],
    );
}

#[test]
fn years_of_comparison_and_of_a_beginning() {
    goals("Quy mô vận tải gấp 1,5 lần năm 2030.", &["Quy mô vận tải | - =1.5"]);
    goals("Doanh thu tăng 1,5 lần so với năm 2030.", &["Doanh thu | - =1.5"]);
    goals("Từ năm 2032 trở đi, 100% bến có phao.", &["bến có phao | 2032 =100"]);
}

#[test]
fn a_rate_of_growth_is_a_level() {
    goals("Tốc độ tăng bình quân 5 - 6%/năm.", &["Tốc độ tăng bình quân | - range5..6"]);
    goals(
        "Giá trị xuất khẩu đạt 400 triệu USD, tăng bình quân hằng năm đạt 10%/năm.",
        &["Giá trị xuất khẩu | - =400", "Giá trị xuất khẩu | +10 | - =10 | in I1"],
    );
}

#[test]
fn the_year_of_a_cited_document_is_no_period() {
    goals(
        "Theo Quyết định số 5/QĐ-UBND ngày 13 tháng 6 năm 2029, tỷ lệ khen thưởng không quá 10%.",
        &["tỷ lệ khen thưởng | - <=10"],
    );
}

#[test]
fn bounds_and_changes_are_told_from_levels() {
    goals("Tỷ lệ nữ thuyền trưởng ít nhất vào năm 2033 đạt 40%.", &["Tỷ lệ nữ thuyền trưởng | 2033 >=40"]);
    goals("Tỷ lệ hộ nghèo giảm hằng năm 1%-1,5%.", &["Tỷ lệ hộ nghèo | -1..-1.5 | - range1..1.5"]);
    goals("Bến có tỷ lệ khách thấp dưới 30% có thể điều chỉnh lịch chạy.", &[]);
}

#[test]
fn levels_and_rates() {
    goals("Tỷ lệ tai nạn dưới 4/100.000 người.", &["Tỷ lệ tai nạn | - <4"]);
    goals("Tỷ suất sinh giảm từ 23 ca sinh/1.000 phụ nữ xuống 18 ca sinh/1.000 phụ nữ.", &["Tỷ suất sinh | - 23 | - =18"]);
    goals("Thu nhập bình quân tăng từ 50 triệu đồng lên 60 triệu đồng vào năm 2032.", &["Thu nhập bình quân | - 50 | 2032 =60"]);
    goals("Số hợp tác xã tăng từ 120 lên 150 hợp tác xã.", &["Số hợp tác xã | - 120 | - =150"]);
}

#[test]
fn names_are_whole() {
    goals("Có 55% bến xây dựng và triển khai lịch chạy đêm.", &["bến xây dựng và triển khai lịch chạy đêm | - =55"]);
    goals("Tỷ lệ người từ 65 tuổi trở lên đạt khoảng 12%.", &["Tỷ lệ người từ 65 tuổi trở lên | - ~12"]);
    goals("100% điểm trường có áo phao.", &["điểm trường có áo phao | - =100"]);
    goals("100% thủy thủ có trình độ trung cấp nghề trở lên.", &["thủy thủ có trình độ trung cấp nghề trở lên | - =100"]);
    goals(
        "Tập trung hỗ trợ chuyển đổi, phấn đấu đến năm 2035 đạt 30% hợp tác xã vận tải thực hiện.",
        &["hợp tác xã vận tải thực hiện | 2035 =30"],
    );
    let long = "thuyền viên từ nguồn thu hút, tuyển dụng, tiếp nhận người có tay nghề từ nguồn học viên tốt nghiệp xuất sắc, thợ máy giỏi, \
                thuyền phó nhiều năm, chuyên gia đóng tàu, nhà khoa học về sông nước, người am hiểu luồng lạch có kinh nghiệm lâu năm về công tác \
                tại các bến, cảng, xưởng đóng tàu, trạm quản lý luồng và các đội cứu hộ trên địa bàn";
    assert_eq!(shown("MỤC TIÊU", &format!("Có ít nhất 10% {long}.")), [format!("{long} | - >=10")]);
}

#[test]
fn headings_that_look_ahead_speak_of_no_results() {
    for heading in ["TIÊU CHÍ ĐÁNH GIÁ, XẾP LOẠI", "KIỂM TRA, ĐÁNH GIÁ", "KẾT QUẢ CẦN ĐẠT"] {
        assert_eq!(shown(heading, "70% bến có đèn."), ["bến có đèn | - =70"], "{heading}");
    }
    assert_eq!(shown("ĐÁNH GIÁ CHUNG", "70% bến có đèn."), ["bến có đèn | - 70"]);
    assert_eq!(shown("ĐÁNH GIÁ CHUNG", "Ít nhất 85% bến có đèn."), ["bến có đèn | - >=85"]);
}

#[test]
fn growth_beside_an_amount_is_a_record_of_its_own() {
    goals(
        "Doanh thu bến phà đạt 250 tỷ đồng, tăng bình quân 8 - 10%/năm; doanh thu cảng 90 tỷ đồng, giảm 2%.",
        &[
            "Doanh thu bến phà | - =250",
            "Doanh thu bến phà | +8..+10 | - range8..10 | in I1",
            "doanh thu cảng | - =90",
            "doanh thu cảng | -2 | - =2 | in I3",
        ],
    );
    results(
        "Kim ngạch vận tải đạt 250 tỷ đồng, tăng 10% so với năm 2029.",
        &["Kim ngạch vận tải | - 250", "Kim ngạch vận tải | - 10 | +10 | in I1"],
    );
    goals("Chỉ số ABX đạt 80%, tăng 5% so với năm 2030.", &["Chỉ số ABX | +5 | - =80"]);
}

#[test]
fn amounts_of_plain_nouns_are_targets_among_goals_only() {
    goals(
        "Vận chuyển hàng hóa: tôm đông lạnh đạt 395 tấn, cá khô 200 tấn; khách quốc tế đạt 120 nghìn lượt.",
        &["tôm đông lạnh | - =395", "cá khô | - =200", "khách quốc tế | - =120"],
    );
    goals("Đàn trâu 25.000 con; BHYT đạt 95% dân số.", &["Đàn trâu | - =25000", "BHYT | - =95"]);
    goals("Xây dựng 25 km kè; bố trí 3 phao; thành lập mới 500 doanh nghiệp.", &[]);
    assert_eq!(shown("TỔ CHỨC THỰC HIỆN", "Ngân sách xã 200 triệu đồng."), Vec::<String>::new());
}
