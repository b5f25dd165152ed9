mod asides;
mod targets;

use std::fmt::Write;

use crate::model::{Indicator, Letterhead, SectionKind};
use crate::parse::flow::Flow;
use crate::parse::indicators::number;
use crate::parse::outline::Node;
use crate::raw::RawDoc;

use super::*;

/// The indicators of one paragraph under a heading, in a plan for 2031.
fn found(heading: &str, text: &str) -> Vec<Indicator> {
    let whole = format!("{heading}\n{text}");
    let doc = RawDoc { source_len: whole.len() as u32, text: whole, ..RawDoc::default() };
    let header = Letterhead::default();
    let facts = Facts { doc: &doc, header: &header, plan_year: Some(2031), issued: None, school: false };
    let at = heading.len() as u32;
    let node = Node {
        path: "I".into(),
        label: "I.".into(),
        label_range: 0..0,
        kind: SectionKind::Roman,
        parent: None,
        heading: Some(Flow::new(&doc, &(0..at))),
        body: vec![Flow::new(&doc, &(at + 1..doc.text.len() as u32))],
    };
    let outline = Outline { nodes: vec![node], ..Outline::default() };
    let mut all = vec![];
    from_prose(&facts, &outline, &|_| vec!["Sở Thủy lợi".into()], &mut all);
    let all = number(all);
    for indicator in &all {
        let place = indicator.name_place;
        let named = &doc.text[place.start as usize..place.end as usize];
        // What is left out of a name is said before.
        assert!(if indicator.inferred.is_empty() { named == indicator.name } else { indicator.name.ends_with(named) });
    }
    all
}

/// `name | what it says` of each indicator.
fn shown(heading: &str, text: &str) -> Vec<String> {
    let show = |i: Indicator| {
        let mut out = i.name;
        if let Some(b) = i.baseline {
            let _ = write!(out, " | {} {}", b.period.as_deref().unwrap_or("-"), b.value);
        }
        if let Some(r) = i.rank {
            let _ = write!(out, " | #{}/{}", r.value, r.of.unwrap_or(0));
        }
        if let Some(rank) = i.rank_target {
            let _ = write!(out, " | #>{rank}");
        }
        if let Some(max) = i.max {
            let _ = write!(out, " | max {max}");
        }
        if let Some(delta) = i.delta {
            let _ = write!(out, " | {delta:+}");
            i.delta_upper.iter().for_each(|upper| out += &format!("..{upper:+}"));
        }
        if let Some(t) = i.target {
            let sign = serde_json::to_string(&t.comparator).unwrap();
            let _ = write!(out, " | {} {}{}", t.period.as_deref().unwrap_or("-"), sign.trim_matches('"'), t.value);
            out += &t.upper.map_or(String::new(), |upper| format!("..{upper}"));
        }
        out + &i.parent.map_or(String::new(), |parent| format!(" | in {parent}"))
    };
    found(heading, text).into_iter().map(show).collect()
}

#[track_caller]
fn goals(text: &str, expected: &[&str]) {
    assert_eq!(shown("MỤC TIÊU", text), expected, "{text}");
}

#[track_caller]
fn results(text: &str, expected: &[&str]) {
    assert_eq!(shown("KẾT QUẢ ĐẠT ĐƯỢC", text), expected, "{text}");
}

#[test]
fn scores_ranks_and_changes() {
    results(
        "Năm 2030, Chỉ số thân thiện (ABX) của tỉnh Sơn Hà đạt 45,10/90 điểm (50,11%), xếp hạng: 12/40 tỉnh, thành phố (giảm 0,25 điểm, tăng 03 bậc so với năm 2029).",
        &["Chỉ số thân thiện (ABX) | 2030 45.10 | #12/40 | max 90 | -0.25", "Chỉ số thân thiện (ABX) | 2030 3 | +3 | in I1"],
    );
    results(
        "Theo kết quả Chỉ số ABX năm 2030, tỉnh Sơn Hà đạt 61 điểm; tính từ cao đến thấp xếp thứ 5/40 tỉnh, giảm 02 bậc so với năm 2029 (xếp thứ 3/40).",
        &["Chỉ số ABX | 2030 61 | #5/40", "Chỉ số ABX | 2030 -2 | -2 | in I1"],
    );
    results(
        "Chỉ số ABX năm 2030 đạt 80,5%, tăng 4,5 điểm và 20 bậc so với năm 2027.",
        &["Chỉ số ABX | 2030 80.5 | +4.5", "Chỉ số ABX | 2030 20 | +20 | in I1"],
    );
}

#[test]
fn lists_of_scores() {
    results(
        "Các nội dung còn thấp, gồm: Chất lượng cầu cống 0,5/2,5 điểm; Giải đáp, tiếp dân về đê điều đạt 1,25/3 điểm.",
        &["Chất lượng cầu cống | - 0.5 | max 2.5", "Giải đáp, tiếp dân về đê điều | - 1.25 | max 3"],
    );
}

#[test]
fn targets_of_measures() {
    goals(
        "Phấn đấu năm 2031, Chỉ số ABX đạt từ 80% điểm trở lên, tăng ít nhất 02 bậc so với năm 2030.",
        &["Chỉ số ABX | 2031 >=80", "Chỉ số ABX | +2 | 2031 >=2 | in I1"],
    );
    goals(
        "Tốc độ tăng giá trị cấp nước đạt 8,5%; doanh thu du lịch 1.573,1 tỷ đồng; tỷ lệ hộ thiếu nước còn dưới 3%.",
        &["Tốc độ tăng giá trị cấp nước | - =8.5", "doanh thu du lịch | - =1573.1", "tỷ lệ hộ thiếu nước | - <3"],
    );
    goals(
        "Tỷ lệ hộ thiếu nước giảm từ 18,6% năm 2029 xuống còn 15,3% năm 2031.",
        &["Tỷ lệ hộ thiếu nước | 2029 18.6 | 2031 =15.3"],
    );
    goals(
        "Giảm tỷ lệ thất thoát ít nhất 5%; giảm 30% số vụ vỡ ống so với năm 2030; rác thải giảm 5-10%.",
        &["tỷ lệ thất thoát | -5 | - >=5", "số vụ vỡ ống | -30 | - =30", "rác thải | -5..-10 | - range5..10"],
    );
    goals("Giải quyết việc làm cho trên 3.000 lao động.", &["Giải quyết việc làm | - >3000"]);
    goals("Tỷ lệ công trình mới tăng từ 15% so với năm 2030", &["Tỷ lệ công trình mới | +15 | - >=15"]);
}

#[test]
fn shares() {
    goals(
        "Bảo đảm 100% các trạm, hồ chứa được kiểm tra trong năm 2031, góp phần an toàn; trên 90% hộ dân và tối thiểu 80% cơ quan có đồng hồ.",
        &["các trạm, hồ chứa được kiểm tra | 2031 =100", "hộ dân | 2031 >90", "cơ quan có đồng hồ | 2031 >=80"],
    );
    let all = found("1. Sở Thủy lợi", "Theo dõi các huyện hoàn thành 100% nhiệm vụ được giao.");
    assert_eq!(all[0].name, "nhiệm vụ được giao");
    assert_eq!(all[0].owner, ["Sở Thủy lợi"]);
    assert_eq!(all[0].target.as_ref().unwrap().text, "hoàn thành 100%");
    goals("Đôn đốc việc thực hiện sửa chữa các hồ chứa (đảm bảo đạt trên 90%).", &["sửa chữa các hồ chứa | - >90"]);
}

#[test]
fn counts_groups_and_money_to_be_spent_are_left_out() {
    for text in [
        "Phấn đấu đứng trong top 30 tỉnh, thuộc nhóm thứ 3, năm thứ 3 liên tiếp tăng hạng.",
        "04/8 chỉ số nội dung tăng điểm; tổ chức 02 cuộc/01 năm, 05 lớp tập huấn cho 150 người, ít nhất 01 hội thảo.",
        "Trước ngày 15/4/2031, giai đoạn 2026-2031, mức độ 3, 4, Điều 5 khoản 2.",
        "Kinh phí 500 triệu đồng; ngân sách tỉnh hỗ trợ 70%.",
        "Điểm tối đa là 80 điểm trên 08 chỉ số nội dung.",
        "Chỉ số ABX xếp hạng cao hơn năm 2030.",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/6/2030.",
        "",
    ] {
        goals(text, &[]);
    }
}

#[test]
fn a_quoted_name_keeps_its_quotes_or_loses_both() {
    assert_eq!(
        shown(
            "II. MỤC TIÊU",
            "Cải thiện điểm số Chỉ số thành phần \"Đất đai\" từ 7,25 điểm lên 7,8 điểm; \"Minh bạch\" từ 5,9 lên 6,2 điểm."
        ),
        ["Chỉ số thành phần \"Đất đai\" | - 7.25 | - =7.8", "Minh bạch | - 5.9 | - =6.2"]
    );
}

#[test]
fn an_indicator_of_two_years_is_given_for_each() {
    assert_eq!(
        shown("II. MỤC TIÊU", "Tỷ lệ lao động có chứng chỉ đạt 35% vào năm 2031 và 45% vào năm 2035."),
        ["Tỷ lệ lao động có chứng chỉ | 2031 =35", "Tỷ lệ lao động có chứng chỉ | 2035 =45"]
    );
    // Who has a degree of those, or all of them again: nobody can tell.
    assert_eq!(
        shown("II. MỤC TIÊU", "Năm 2031, tỷ lệ lao động qua đào tạo đạt 65%, trong đó có bằng cấp đạt 28%; năm 2033 đạt 60%."),
        ["tỷ lệ lao động qua đào tạo | 2031 =65", "có bằng cấp | 2031 =28"]
    );
    assert_eq!(
        shown("II. MỤC TIÊU", "Tỷ lệ hồ sơ trực tuyến đạt trên 80% (năm 2030: 62,5%)."),
        ["Tỷ lệ hồ sơ trực tuyến | 2030 62.5 | - >80"]
    );
}

#[test]
fn times_are_measures_where_they_are_bounds() {
    assert_eq!(
        shown("II. MỤC TIÊU", "Giảm thời gian nộp thuế xuống còn 110 giờ/năm; thời gian cấp phép không quá 02 ngày làm việc."),
        ["thời gian nộp thuế | - =110", "thời gian cấp phép | - <=2"]
    );
    assert_eq!(shown("II. MỤC TIÊU", "Thời gian tổ chức: 02 ngày; thời gian kiểm tra 01 ngày."), [""; 0]);
    assert_eq!(
        shown("II. MỤC TIÊU", "Tổ chức tập huấn không quá 02 lần; thu nhập bình quân đầu người gấp 1,5 lần."),
        ["thu nhập bình quân đầu người | - =1.5"]
    );
}

#[test]
fn a_range_of_places_is_a_target() {
    assert_eq!(
        shown("II. MỤC TIÊU", "Chỉ số PCI: Tăng từ 2 đến 3 bậc so với năm 2030, điểm số tăng từ 1,5 điểm."),
        ["Chỉ số PCI | +2..+3 | - range2..3", "Chỉ số PCI | +1.5 | - >=1.5"]
    );
}

#[test]
fn shares_of_those_who_have_something() {
    assert_eq!(
        shown("II. MỤC TIÊU", "Tỷ lệ lao động qua đào tạo đạt 75%, lao động có kỹ năng số đạt 80%."),
        ["Tỷ lệ lao động qua đào tạo | - =75", "lao động có kỹ năng số | - =80"]
    );
    assert_eq!(
        shown("II. MỤC TIÊU", "60% lực lượng lao động có bảo hiểm xã hội; 45% lực lượng lao động có bảo hiểm thất nghiệp."),
        ["lực lượng lao động có bảo hiểm xã hội | - =60", "lực lượng lao động có bảo hiểm thất nghiệp | - =45"]
    );
}

#[test]
fn what_tells_apart_is_no_value() {
    assert_eq!(
        shown("II. MỤC TIÊU", "Tỷ lệ hộ nghèo tại các xã có tỷ lệ hộ nghèo trên 25% giảm từ 4% trở lên."),
        ["Tỷ lệ hộ nghèo tại các xã có tỷ lệ hộ nghèo trên 25% | -4 | - >=4"]
    );
    assert_eq!(
        shown("II. MỤC TIÊU", "Số giường bệnh trên 1 vạn dân đạt 32 giường; số vụ cháy trên 100.000 dân dưới 3 vụ."),
        ["Số giường bệnh trên 1 vạn dân | - =32", "số vụ cháy trên 100.000 dân | - <3"]
    );
    assert_eq!(
        shown("II. MỤC TIÊU", "Tỷ lệ thôn kiểu mẫu 1,8% (2 thôn); học sinh đi học các cấp 98%."),
        ["Tỷ lệ thôn kiểu mẫu | - =1.8", "học sinh đi học các cấp | - =98"]
    );
}

#[test]
fn those_with_papers_ages_and_ratios() {
    assert_eq!(
        shown("II. MỤC TIÊU", "Lao động qua đào tạo đạt 70%, trong đó có bằng cấp, chứng chỉ đạt 28%."),
        ["Lao động qua đào tạo | - =70", "có bằng cấp, chứng chỉ | - =28"]
    );
    assert_eq!(
        shown("II. MỤC TIÊU", "Tuổi thọ trung bình đạt 74,5 tuổi; tỷ số giới tính khi sinh dưới 111 bé trai/100 bé gái."),
        ["Tuổi thọ trung bình | - =74.5", "tỷ số giới tính khi sinh | - <111"]
    );
    assert_eq!(
        shown("II. MỤC TIÊU", "Có từ 80% tổ chức cơ sở hoàn thành tốt nhiệm vụ trở lên."),
        ["tổ chức cơ sở hoàn thành tốt nhiệm vụ | - >=80"]
    );
}

#[test]
fn shares_of_money_and_measures_per_head() {
    assert_eq!(
        shown("II. MỤC TIÊU", "Kinh phí chi cho nghiên cứu đạt 2% GRDP, trong đó kinh phí từ xã hội chiếm hơn 60%."),
        ["Kinh phí chi cho nghiên cứu | - =2", "kinh phí từ xã hội | - >60"]
    );
    assert_eq!(
        shown("II. MỤC TIÊU", "Kinh phí thực hiện đạt 20 tỷ đồng; nhân lực số đạt 12 người trên một vạn dân."),
        ["nhân lực số | - =12"]
    );
}
