//! Targets in sentences of every kind: several of one sentence, their years, bounds, changes and names.

use super::*;

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
fn a_bound_may_stand_before_a_colon_and_words_of_place_are_none() {
    goals("Tỷ lệ tai nạn dưới : 1%.", &["Tỷ lệ tai nạn | - <1"]);
    goals("Tỷ lệ hoàn thành các việc nêu trên: 95%.", &["Tỷ lệ hoàn thành các việc nêu trên | - =95"]);
    goals("Tỷ lệ đi học ở lớp dưới: 90%.", &["Tỷ lệ đi học ở lớp dưới | - =90"]);
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
    goals(
        "Tỷ lệ bến có camera truyền hình với tốc độ 1 Gb/s đạt 90%.",
        &["Tỷ lệ bến có camera truyền hình với tốc độ 1 Gb/s | - =90"],
    );
    goals("100% điểm trường có áo phao.", &["điểm trường có áo phao | - =100"]);
    goals("100% điểm đến trên sông có áo phao.", &["điểm đến trên sông có áo phao | - =100"]);
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

#[test]
fn names_run_through_quotes_marks_and_remarks() {
    goals(
        "100% bến, bãi “không rác”, trên 60% thôn, bản “an toàn”.",
        &["bến, bãi “không rác” | - =100", "thôn, bản “an toàn” | - >60"],
    );
    goals("Đến năm 2035 đạt 60% “bến đò văn hóa”.", &["bến đò văn hóa | 2035 =60"]);
    goals("**Đảm bảo ít nhất 70% bến, bãi **tổ chức cứu hộ tại chỗ.", &["bến, bãi **tổ chức cứu hộ tại chỗ | - >=70"]);
    goals("100% tàu thuyền (gồm ca nô, phà) được đăng kiểm.", &["tàu thuyền (gồm ca nô, phà) được đăng kiểm | - =100"]);
    goals(
        "100% tàu thuyền (120 chiếc), trên 90% bến đò (kể cả bến tạm) và 50% bãi đỗ có đèn.",
        &["tàu thuyền | - =100", "bến đò | - >90", "bãi đỗ có đèn | - =50"],
    );
    goals(
        "100% xưởng thuộc các nghề: mộc, rèn, đúc được kiểm tra.",
        &["xưởng thuộc các nghề: mộc, rèn, đúc được kiểm tra | - =100"],
    );
    goals(
        "100% hộ dân ở các bến phà; các bến đò ngang được cảnh báo.",
        &["hộ dân ở các bến phà; các bến đò ngang được cảnh báo | - =100"],
    );
    goals("100% hộ dân các bến phà được cấp phao; các bến đò ngang cắm biển.", &["hộ dân các bến phà được cấp phao | - =100"]);
    goals("100% trường học dạy phòng tránh, giảm nhẹ thiên tai.", &["trường học dạy phòng tránh, giảm nhẹ thiên tai | - =100"]);
    goals("Nồng độ bụi PM2.5 dưới 35 μg/m3; phát thải CO2 giảm 8%.", &["Nồng độ bụi PM2.5 | - <35", "phát thải CO2 | -8 | - =8"]);
}

#[test]
fn what_follows_a_goal_is_no_name() {
    goals(
        "Tập trung thúc đẩy tăng trưởng với mục tiêu đạt 9% trở lên gắn với giữ vững an ninh trên sông.",
        &["tăng trưởng | - >=9"],
    );
    goals("Trường hợp cần thiết, điều chỉnh bội chi ngân sách mức khoảng 4 - 4,5% GRDP.", &["bội chi ngân sách | - range4..4.5"]);
    goals("Tốc độ tăng trưởng bình quân 5 năm 2031-2035 đạt 7,5%/năm.", &["Tốc độ tăng trưởng bình quân | 2031-2035 =7.5"]);
}

#[test]
fn the_period_beside_a_value_is_its_own() {
    goals("Xây dựng “bến sạch” giai đoạn 2031 - 2035, đạt 30% bến đò “sạch” ngay trong năm 2032.", &["bến đò “sạch” | 2032 =30"]);
    goals(
        "Tốc độ tăng trưởng đạt 16,5%/năm giai đoạn 2031 - 2035 và 17%/năm giai đoạn 2036 - 2040.",
        &["Tốc độ tăng trưởng | 2031-2035 =16.5", "Tốc độ tăng trưởng | 2036-2040 =17"],
    );
    goals(
        "Doanh thu phà tăng bình quân 8%/năm thời kỳ 2031 - 2035; 9,5%/năm thời kỳ 2036 - 2040.",
        &["Doanh thu phà | +8 | 2031-2035 =8", "Doanh thu phà | 2036-2040 =9.5"],
    );
    goals(
        "Thu phí tăng 10%/năm giai đoạn 2031 - 2035; tăng 14%/năm giai đoạn 2036 - 2040.",
        &["Thu phí | +10 | 2031-2035 =10", "Thu phí | +14 | 2036-2040 =14"],
    );
    goals("Năm 2031, doanh thu phà bằng 105% năm 2030.", &["doanh thu phà | 2031 =105"]);
    goals(
        "Đến năm 2032 đạt 60% và năm 2035 đạt 80% hộ dân có thuyền.",
        &["hộ dân có thuyền | 2032 =60", "hộ dân có thuyền | 2035 =80"],
    );
}

#[test]
fn an_amount_of_another_time_and_what_is_said_of_it() {
    goals(
        "Doanh thu phà đạt 120 triệu USD năm 2031, 200 triệu USD năm 2035.",
        &["Doanh thu phà | 2031 =120", "Doanh thu phà | 2035 =200"],
    );
    goals("Tổng chi phí là 120 tỷ đồng, trong đó bến mới 100 tỷ đồng.", &["Tổng chi phí | - =120", "bến mới | - =100"]);
    results(
        "Doanh thu phà đạt 120 tỷ đồng, bằng 105% dự toán giao và tăng 8% so với năm 2029.",
        &["Doanh thu phà | - 120", "Doanh thu phà | - 8 | +8 | in I1"],
    );
    goals(
        "Thu nhập bình quân đạt 65,5 triệu đồng, tăng 5,2 triệu đồng so với năm 2030.",
        &["Thu nhập bình quân | +5.2 | - =65.5"],
    );
    goals("Số người đuối nước giảm 10 người; thu phí vượt 12 tỷ đồng.", &["Số người đuối nước | -10 | - =10"]);
    goals(
        "Tỷ lệ hộ nghèo giảm 1,2%/năm (từ 9,8% năm 2026 xuống 3,8% năm 2031).",
        &["Tỷ lệ hộ nghèo | -1.2 | - =1.2", "Tỷ lệ hộ nghèo | 2026 9.8 | 2031 =3.8"],
    );
    goals(
        "Tốc độ tăng thu 6,5%/năm giai đoạn 2031 - 2035; năm 2032 phấn đấu 8%.",
        &["Tốc độ tăng thu | 2031-2035 =6.5", "Tốc độ tăng thu | 2032 =8"],
    );
}

#[test]
fn a_verb_of_change_holds_for_the_figures_joined_to_it() {
    goals(
        "Cắt giảm 50% thời gian chờ phà, 30% chi phí bốc xếp so với năm 2030.",
        &["thời gian chờ phà | -50 | - =50", "chi phí bốc xếp | -30 | - =30"],
    );
    goals(
        "Giảm 50% thời gian chờ phà, 90% vé được bán trên mạng.",
        &["thời gian chờ phà | -50 | - =50", "vé được bán trên mạng | - =90"],
    );
    goals("Số vụ đắm đò giảm 5%, số người chết 10%.", &["Số vụ đắm đò | -5 | - =5", "số người chết | -10 | - =10"]);
}

#[test]
fn counts_of_measures_visitors_and_people_per_head() {
    goals(
        "Số phòng nghỉ đạt 500 phòng năm 2032 và 900 phòng năm 2035.",
        &["Số phòng nghỉ | 2032 =500", "Số phòng nghỉ | 2035 =900"],
    );
    goals("Số lượng bến đò ngang là 26 bến đò (02 bến lớn).", &["Số lượng bến đò ngang | - =26"]);
    goals("Hiện nay, số trạm phao khoảng 180 trạm.", &[]);
    goals(
        "Đón và phục vụ 2 triệu lượt khách du lịch, trong đó 120 nghìn lượt khách quốc tế.",
        &["khách du lịch | - =2", "khách quốc tế | - =120"],
    );
    goals("Số giáo viên đạt 30 giáo viên; số giáo án 12 giáo trình.", &["Số giáo viên | - =30"]);
    goals("Đón 45 nghìn lượt khách quốc tế và 160 nghìn lượt khách.", &["khách quốc tế | - =45", "lượt khách | - =160"]);
    assert_eq!(shown("TỔ CHỨC THỰC HIỆN", "Số đại biểu là 120 đại biểu."), Vec::<String>::new());
    goals("Hội chợ đón 200 lượt khách tham quan.", &[]);
    goals("9 bác sĩ/vạn dân; 28 giường bệnh/vạn dân.", &["bác sĩ | - =9", "giường bệnh | - =28"]);
    goals(
        "Nhu cầu vốn xây bến khoảng 370 tỷ đồng; mật độ điện thoại đạt 75 máy/100 dân.",
        &["Nhu cầu vốn xây bến | - ~370", "mật độ điện thoại | - =75"],
    );
}

#[test]
fn a_time_within_a_noun_is_not_that_of_the_value() {
    goals("Năm 2031, 50% vé bán trong năm 2030 được đổi.", &["vé bán | 2031 =50"]);
    goals(
        "Tỷ lệ bến đạt chuẩn 80% (trong đó 20% bến lớn), năm 2035 đạt 90%.",
        &["Tỷ lệ bến đạt chuẩn | - =80", "bến lớn | - =20"],
    );
    goals(
        "Tỷ lệ hộ nghèo giai đoạn 2031 - 2035 giảm 1,5%/năm, riêng năm 2032 giảm 2%.",
        &["Tỷ lệ hộ nghèo | -1.5 | 2031-2035 =1.5", "Tỷ lệ hộ nghèo | -2 | 2032 =2"],
    );
}

#[test]
fn the_paragraph_that_leads_in_to_a_list_gives_its_year() {
    let text = "MỤC TIÊU\nĐến hết năm 2034, phấn đấu đạt các mục tiêu sau:\n100% bến có đèn.\nĐến năm 2032, 50% bến có phao.";
    let doc = RawDoc { source_len: text.len() as u32, text: text.into(), ..RawDoc::default() };
    let header = Letterhead::default();
    let facts = Facts { doc: &doc, header: &header, plan_year: Some(2031), issued: None, school: false };
    let mut starts = text.match_indices('\n').map(|(at, _)| at as u32);
    let mut line = |from: u32| from..starts.next().unwrap_or(text.len() as u32);
    let heading = line(0);
    let lead = line(heading.end + 1);
    let first = line(lead.end + 1);
    let second = line(first.end + 1);
    let node = |path: &str, kind, parent, heading, body| Node {
        path: path.into(),
        label: path.into(),
        label_range: 0..0,
        kind,
        parent,
        heading,
        body: vec![Flow::new(&doc, &body)],
    };
    let above = node("I", SectionKind::Roman, None, Some(Flow::new(&doc, &heading)), lead);
    let items = [first, second].map(|body| node("I/-1", SectionKind::Bullet, Some(0), None, body));
    let outline = Outline { nodes: std::iter::once(above).chain(items).collect(), ..Outline::default() };
    let mut all = vec![];
    from_prose(&facts, &outline, &|_| vec![], &mut all);
    let periods: Vec<_> = all.iter().filter_map(|found| found.indicator.target.as_ref()?.period.as_deref()).collect();
    assert_eq!(periods, ["2034", "2032"]);
}

#[test]
fn values_are_given_to_their_times_in_turn() {
    goals(
        "Đến năm 2032 và năm 2035, tỷ lệ bến có đèn đạt lần lượt 60% và 80%.",
        &["tỷ lệ bến có đèn | 2032 =60", "tỷ lệ bến có đèn | 2035 =80"],
    );
    goals(
        "Tỷ lệ bến có phao năm 2032 và năm 2035 tương ứng là 60%, 80%.",
        &["Tỷ lệ bến có phao | 2032 =60", "Tỷ lệ bến có phao | 2035 =80"],
    );
    // Which noun has which value, nobody says here.
    goals("Năm 2032, tỷ lệ bến có đèn, có phao lần lượt là 60% và 80%.", &[]);
    goals("Năm 2032: 60%; năm 2035: 80% hộ dân có thuyền.", &["hộ dân có thuyền | 2032 =60", "hộ dân có thuyền | 2035 =80"]);
}

#[test]
fn amounts_beside_a_product_and_by_year() {
    goals("Tổng vốn đầu tư khoảng 150 tỷ đồng, bằng 35% GRDP.", &["Tổng vốn đầu tư | - ~150", "Tổng vốn đầu tư | - =35 | in I1"]);
    goals("Giảm tỷ lệ hộ nghèo bình quân 1%/năm.", &["tỷ lệ hộ nghèo | -1 | - =1"]);
    goals("Bình quân mỗi năm giải quyết việc làm cho 1.500 lao động.", &["giải quyết việc làm | - =1500"]);
    goals("Sản lượng trứng vịt đạt 100 triệu quả.", &["Sản lượng trứng vịt | - =100"]);
}

#[test]
fn ordinal_numbers_are_no_measures() {
    assert_eq!(shown("TRÌNH BÀY", "Số thứ tự của bến viết lùi vào 5 m."), Vec::<String>::new());
}
