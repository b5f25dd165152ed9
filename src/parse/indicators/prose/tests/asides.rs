//! Figures beside others: the state of today, goals in brackets, further shares of one noun, grades, names with remarks.

use super::*;

#[test]
fn the_state_of_today_is_no_target_of_its_own() {
    goals("Phủ sóng 5G đạt 90% trong năm 2032 (đến nay mới đạt 39,5%).", &["Phủ sóng 5G | - 39.5 | 2032 =90"]);
    goals("100% bến phà được cấp phép (hiện mới cấp phép 40%).", &["bến phà được cấp phép | - 40 | - =100"]);
    goals("Tỷ lệ bến đạt chuẩn là 98% (thực hiện năm 2030: 95,2%).", &["Tỷ lệ bến đạt chuẩn | 2030 95.2 | - =98"]);
    goals("Phấn đấu tỷ lệ bến đạt chuẩn là 98%, hiện nay mới đạt 45%.", &["tỷ lệ bến đạt chuẩn | - 45 | - =98"]);
    goals("Đến nay, tỷ lệ bến đạt chuẩn là 45%, phấn đấu năm 2032 đạt 98%.", &["tỷ lệ bến đạt chuẩn | - 45 | 2032 =98"]);
    goals("Hiện nay, tỷ lệ thất thoát là 5%, đến năm 2032 còn 3%.", &["tỷ lệ thất thoát | - 5 | 2032 =3"]);
    goals("Tỷ lệ giải ngân đạt 95% (ước thực hiện đến hết tháng 6 đạt 45%).", &["Tỷ lệ giải ngân | - 45 | - =95"]);
    // Each clause is of its own time.
    goals("Hiện nay tỷ lệ A đạt 45%; tỷ lệ B phải đạt 90%.", &["tỷ lệ A | - 45", "tỷ lệ B | - =90"]);
    goals("Tỷ lệ A đạt 90%; đến nay tỷ lệ B đạt 45%.", &["Tỷ lệ A | - =90", "tỷ lệ B | - 45"]);
    // What is so now of a result is another result, whose year nobody tells.
    results("Năm 2030 tỷ lệ thất thoát còn 5%, hiện nay còn 4%.", &["tỷ lệ thất thoát | 2030 5"]);
}

#[test]
fn a_goal_in_brackets_makes_a_result_of_what_stands_before_it() {
    results("Sản lượng cá năm 2030 đạt 763 tấn (mục tiêu là 850 - 900 tấn).", &["Sản lượng cá | 2030 763 | - range850..900"]);
    goals("Tăng trưởng vận tải đạt 7,63% (mục tiêu là 8,5%).", &["Tăng trưởng vận tải | - 7.63 | - =8.5"]);
    // A goal of one's own beside what others ask for.
    goals("Tỷ lệ thất thoát còn 5% (chỉ tiêu tỉnh giao 6%).", &["Tỷ lệ thất thoát | - =5"]);
    goals("Phấn đấu tỷ lệ thất thoát còn 5% (mục tiêu của ngành là 6%).", &["tỷ lệ thất thoát | - =5"]);
    goals(
        "Tỷ lệ có rừng đạt 52% năm 2032 (mục tiêu đến năm 2035 là 55%).",
        &["Tỷ lệ có rừng | 2032 =52", "Tỷ lệ có rừng | 2035 =55"],
    );
    // A word of a goal inside brackets says nothing of what follows them.
    results(
        "Doanh thu năm 2030 đạt 98 tỷ đồng (chỉ tiêu giao 90 tỷ đồng), tăng 5% so với năm 2029.",
        &["Doanh thu | 2030 98 | - =90", "Doanh thu | 2030 5 | +5 | in I1"],
    );
    // Other figures that name nothing.
    results("Vận tải tăng 7% (kế hoạch tăng 8%).", &["Vận tải | - 7 | +7"]);
    results("Tỷ lệ bến đạt chuẩn là 91% (vượt mục tiêu 2%).", &["Tỷ lệ bến đạt chuẩn | - 91"]);
    results("Tỷ lệ bến đạt chuẩn là 91% (cùng kỳ 85%).", &["Tỷ lệ bến đạt chuẩn | - 91"]);
}

#[test]
fn a_second_predicate_shares_the_noun_of_the_first() {
    goals(
        "100% bến, cảng đạt cấp độ 4 và 90% đạt cấp độ 5.",
        &["bến, cảng đạt cấp độ 4 | - =100", "bến, cảng đạt cấp độ 5 | - =90"],
    );
    goals("100% thuyền có phao, 80% có đèn hiệu.", &["thuyền có phao | - =100", "thuyền có đèn hiệu | - =80"]);
    goals(
        "100% bến đạt chuẩn; trong đó có ít nhất 40% đạt chuẩn mức độ 2.",
        &["bến đạt chuẩn | - =100", "bến đạt chuẩn mức độ 2 | - >=40"],
    );
    goals("90% bến đạt 95 điểm và 50% đạt 98 điểm.", &["bến đạt 95 điểm | - =90"]);
    // By another verb it may be said of another noun.
    goals("100% bến có nhà chờ, 80% đạt chuẩn.", &["bến có nhà chờ | - =100"]);
    assert_eq!(found("MỤC TIÊU", "100% thuyền có phao, 80% có đèn hiệu.")[1].inferred, ["name"]);
}

#[test]
fn grades_are_no_places_and_no_averages() {
    goals(
        "Tay lái: Giỏi 25%; Khá 45%; Trung bình 29%; Yếu 1%.",
        &["Giỏi | - =25", "Khá | - =45", "Trung bình | - =29", "Yếu | - =1"],
    );
    goals(
        "Xếp loại: hoàn thành xuất sắc 20%, hoàn thành tốt 75%, hoàn thành 5%.",
        &["hoàn thành xuất sắc | - =20", "hoàn thành tốt | - =75", "hoàn thành | - =5"],
    );
    goals("Tốc độ tăng trưởng 8%/năm, trung bình 9%.", &["Tốc độ tăng trưởng | - =8"]);
    goals("Tỷ lệ chuyên cần đạt 98%.", &["Tỷ lệ chuyên cần | - =98"]);
}

#[test]
fn verbs_of_keeping_belong_to_no_name() {
    goals("Chỉ số an toàn bến (ABX) duy trì trên 0,7.", &["Chỉ số an toàn bến (ABX) | - >0.7"]);
    goals("Nợ đọng tiếp tục duy trì dưới 3%.", &["Nợ đọng | - <3"]);
    goals("Tỷ lệ tai nạn được giữ ổn định dưới 1%.", &["Tỷ lệ tai nạn | - <1"]);
    goals("Tăng 3% số vụ buôn lậu bị bắt giữ.", &["số vụ buôn lậu bị bắt giữ | +3 | - =3"]);
    goals("Số vụ buôn lậu bị bắt giữ tăng 3%.", &["Số vụ buôn lậu bị bắt giữ | +3 | - =3"]);
    goals("Duy trì 95% bến có phao, giữ vững 100% bến có đèn.", &["bến có phao | - =95", "bến có đèn | - =100"]);
    results("Cán cân thương mại thặng dư 19,6 tỷ USD.", &["Cán cân thương mại | - 19.6"]);
    goals("Thu phí bến đạt chỉ tiêu 120 tỷ đồng; đưa tỷ lệ nợ đạt mục tiêu dưới 5%.", &["tỷ lệ nợ | - <5"]);
    goals("Doanh thu đạt 12 345 tấn.", &["Doanh thu | - =12345"]);
    goals("Rà soát thủ tục cấp bến, bảo đảm đạt mục tiêu 30%.", &[]);
}

#[test]
fn remarks_inside_a_name_do_not_end_it() {
    goals("Tỷ lệ bến có nước sạch (nước máy; nước giếng) đạt 95%.", &["Tỷ lệ bến có nước sạch (nước máy; nước giếng) | - =95"]);
    goals(
        "100% hồ sơ được gửi qua mạng (trừ hồ sơ mật) và có chữ ký số.",
        &["hồ sơ được gửi qua mạng (trừ hồ sơ mật) và có chữ ký số | - =100"],
    );
    goals("Giảm 30% thủ tục (cả thủ tục nội bộ) và tăng cường kiểm tra.", &["thủ tục | -30 | - =30"]);
    goals("Chi ít nhất 3% tổng thu của bến cho an toàn và tăng dần theo yêu cầu.", &["tổng thu của bến cho an toàn | - >=3"]);
}

#[test]
fn who_has_a_measure_and_of_what_age() {
    goals("Tỉnh có quy mô vận tải đạt tối thiểu 50% GRDP.", &["quy mô vận tải | - >=50"]);
    goals(
        "Huy động trẻ nhà trẻ tăng từ 25% lên 30%, trẻ 5 tuổi tăng từ 71% lên 93% (tăng 22%).",
        &["Huy động trẻ nhà trẻ | - 25 | - =30", "trẻ 5 tuổi | - 71 | +22 | - =93"],
    );
    // What was not understood between a value and a change may be what changes.
    goals("Tỷ lệ A đạt 90%, khi 12 xã cùng làm 80%, tăng 2%.", &["Tỷ lệ A | - =90"]);
    goals("Số lượng công bố khoa học tăng trung bình 10%/năm.", &["Số lượng công bố khoa học | +10 | - =10"]);
}
