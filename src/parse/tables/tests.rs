//! Shapes of tables as plans have them, with invented contents.

mod hostile;
mod pages;
mod short;

use super::sample::{doc, tables};
use super::{Found, build, covering_row, wholes};
use crate::model::Table;
use crate::raw::Block;

/// The only table of a text.
fn one(text: &str) -> Table {
    let mut tables = tables(&doc(text));
    assert_eq!(tables.len(), 1, "{text}");
    tables.remove(0)
}

/// `kind, header rows: roles`.
fn columns(table: &Table) -> String {
    let role = |column: &crate::model::Column| {
        let role = serde_json::to_value(column.role).unwrap().as_str().unwrap().to_owned();
        column.period.iter().fold(role, |role, period| format!("{role}@{period}"))
    };
    let roles: Vec<String> = table.columns.iter().map(role).collect();
    format!("{:?} {}: {}", table.kind, table.header.len(), roles.join(" "))
}

/// One letter for each row (Data, Group, Sub, Total), sub-rows with the row they are a part of.
fn rows(table: &Table) -> String {
    let letter = |(info, whole): (&crate::model::RowInfo, Option<usize>)| {
        let letter = format!("{:?}", info.kind)[..1].to_owned();
        whole.map_or(letter.clone(), |whole| format!("{letter}{whole}"))
    };
    let letters: Vec<String> = table.row_info.iter().zip(wholes(table)).map(letter).collect();
    letters.join(" ")
}

#[test]
fn indicators_by_year_with_groups_and_parts() {
    let table = one("TT\tChỉ tiêu\tĐVT\tThực hiện 2029\tƯớc thực hiện 2030\tKế hoạch 2031\tCơ quan theo dõi\tGhi chú\n\
        (1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)\n\
        A\tKINH TẾ\t\t\t\t\t\t\n\
        1\tTổng giá trị sản xuất\ttỷ đồng\t1.250\t1.400\t1.573,5\tPhòng Tài chính\t\n\
        1.1\tNông nghiệp\ttỷ đồng\t500\t520\t540\t\t\n\
        1.2\tCông nghiệp\ttỷ đồng\t750\t880\t1.033,5\t\t\n\
        2\tTổng số hộ trồng rừng\thộ\t40\t45\t50\tHạt Kiểm lâm\t\n\
        \t- Hộ mới\thộ\t4\t5\t5\t\t\n\
        B\tXÃ HỘI\t\t\t\t\t\t\n\
        1\tTỷ lệ hộ nghèo\t%\t5,1\t4,0\t≤ 3\tPhòng Nội vụ\t");
    assert_eq!(columns(&table), "Indicator 2: ordinal name unit baseline@2029 baseline@2030 target@2031 lead note");
    assert_eq!(rows(&table), "G D S1 S1 D S4 G D");
}

#[test]
fn spanned_years_and_formulas() {
    let table = one("STT\tChỉ tiêu\tĐơn vị tính\tNăm 2030\t\tKế hoạch năm 2031\tSo sánh (%)\t\n\
        \t\t\tKế hoạch\tƯớc thực hiện\t\tƯớc TH 2030/KH 2030\tKH 2031/Ước TH 2030\n\
        1\t2\t3\t4\t5\t6\t7=5/4\t8=6/5\n\
        1\tSản lượng chè\ttấn\t100\t110\t120\t110,0\t109,1");
    assert_eq!(columns(&table), "Indicator 3: ordinal name unit other@2030 baseline@2030 target@2031 other@2030 other@2031");
    assert_eq!(table.columns[4].path, "Năm 2030 › Ước thực hiện");
    let spans: Vec<_> = table.spans.iter().map(|s| (s.row, s.column, s.rowspan, s.colspan)).collect();
    assert_eq!(spans, [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 2), (0, 5, 2, 1), (0, 6, 1, 2)]);
}

#[test]
fn three_header_rows() {
    let table = one("STT\tTiêu chí\tĐVT\tMục tiêu\t\t\t\tĐơn vị chủ trì\n\
        \t\t\tGiai đoạn 2026-2030\t\tGiai đoạn 2031-2035\t\t\n\
        \t\t\tCấp tỉnh\tCấp xã\tCấp tỉnh\tCấp xã\t\n\
        1\tHồ sơ trực tuyến\t%\t80\t60\t90\t80\tVăn phòng UBND");
    assert_eq!(table.header.len(), 3);
    assert_eq!(table.columns[4].path, "Mục tiêu › Giai đoạn 2026-2030 › Cấp xã");
    assert_eq!(table.columns[4].period.as_deref(), Some("2026-2030"));
}

#[test]
fn stacked_headers_without_spans() {
    let table = one("TT\tChỉ tiêu\tThực hiện\tKế hoạch\n\t\tnăm 2030\tnăm 2031\n1\tDiện tích lúa (ha)\t120\t125");
    assert_eq!(columns(&table), "Indicator 2: ordinal name baseline@2030 target@2031");
    assert_eq!(table.columns[3].path, "Kế hoạch › năm 2031");
}

#[test]
fn scores_without_ordinals() {
    let table = one("Tiêu chí\tĐiểm tối đa\tĐiểm năm 2030\tMục tiêu năm 2031\tPhòng phụ trách\n\
        I. Thể chế\t\t\t\t\n1. Ban hành văn bản\t10\t7,5\t≥ 8\tPhòng Tư pháp\nTổng cộng\t100\t75\t80\t");
    assert_eq!(columns(&table), "Indicator 1: name max baseline@2030 target@2031 lead");
    assert_eq!(rows(&table), "G D T");
}

#[test]
fn plain_assignments() {
    let table = one("TT\tNội dung công việc\tĐơn vị chủ trì\tThời gian hoàn thành\tSản phẩm\n\
        I\tCông tác tuyên truyền\t\t\t\n1\tViết tin bài\tPhòng Văn hóa\tQuý II\t10 tin bài\n2\tIn tờ rơi\tPhòng Văn hóa\tQuý III\tTờ rơi");
    assert_eq!(columns(&table), "Assignment 1: ordinal task lead deadline deliverable");
    assert_eq!(rows(&table), "G D D");
}

#[test]
fn assignments_whose_content_is_no_task_by_name() {
    let table = one("STT\tNội dung\tCơ quan thực hiện\t\tThời hạn\n\t\tChủ trì\tPhối hợp\t\n\
        1\tRà soát thủ tục\tVăn phòng\tCác phòng\t30/6/2031\n2\tCông khai thủ tục\tVăn phòng\tCác xã\t31/7/2031");
    assert_eq!(columns(&table), "Assignment 2: ordinal task lead coordinating deadline");
    let list = one(
        "TT\tTên văn bản\tCơ quan chủ trì soạn thảo\tCơ quan phối hợp\tThời gian trình\n1\tQuy chế chợ\tPhòng Kinh tế\tCác xã\tTháng 5",
    );
    assert_eq!(columns(&list), "Assignment 1: ordinal task lead coordinating deadline");
    let field = one(
        "TT\tLĩnh vực\tNhiệm vụ\tCơ quan chủ trì cấp tỉnh\tCơ quan chủ trì cấp xã\tGhi chú\n1\tY tế\tTiêm phòng\tSở Y tế\tTrạm Y tế\t",
    );
    assert_eq!(columns(&field), "Assignment 1: ordinal name task lead lead note");
}

#[test]
fn bodies_in_rows_of_an_assignment() {
    let table = one("TT\tCơ quan, đơn vị\tNhiệm vụ được giao\tHoàn thành trước ngày\n1\tCông an xã\tTuần tra\t30/4/2031");
    assert_eq!(columns(&table), "Assignment 1: ordinal lead task deadline");
}

#[test]
fn ends_are_due_and_starts_are_not() {
    let row = "1\tĐo đất\tSở A\t01/3/2031\t30/4/2031";
    let table = one(&format!("TT\tCông việc\tChủ trì\tBắt đầu\tKết thúc\n{row}"));
    assert_eq!(columns(&table), "Assignment 1: ordinal task lead other deadline");
    let table = one(&format!("TT\tCông việc\tChủ trì\tNgày bắt đầu\tHoàn thành\n{row}"));
    assert_eq!(columns(&table), "Assignment 1: ordinal task lead other deadline");
    // Beside a plan it is what was done.
    let table = one("TT\tChỉ tiêu\tĐVT\tKế hoạch 2031\tHoàn thành\n1\tTrồng rừng\tha\t20\t18");
    assert_eq!(columns(&table), "Indicator 1: ordinal name unit target@2031 other");
}

#[test]
fn places_on_a_map_are_no_ranks() {
    let table = one("TT\tTên điểm\tVị trí (tọa độ)\t\tMô tả\n\t\tX\tY\t\n1\tHồ Bình An\t574945.0\t1506250.8\tNuôi cá");
    assert_eq!(columns(&table), "Other 2: ordinal name other other other");
}

#[test]
fn a_unit_beside_those_who_watch_a_goal() {
    let table = one("TT\tChỉ tiêu\tĐơn vị\tKết quả\tCơ quan theo dõi\n\t\t1\tHài lòng\t%\n\t2\tĐúng hạn\t%\t95%\n\
        3\tSố hóa\t%\t90%\tSở A\n\t\t4\tGiải ngân\t%");
    assert!(columns(&table).starts_with("Indicator 1: ordinal name unit"));
}

#[test]
fn months_with_marks() {
    let table = one("TT\tHoạt động\tThời gian thực hiện năm 2031\t\t\tNgười thực hiện\n\t\tT1\tT2\tT3\t\n\
        1\tHọp thôn\tx\t\tx\tTrưởng thôn\n2\tDọn kênh\t\tx\t\tHội Nông dân");
    assert_eq!(columns(&table), "Assignment 2: ordinal task deadline@2031 deadline@2031 deadline@2031 lead");
}

#[test]
fn money_is_no_indicator() {
    let table = one(
        "TT\tNội dung\tĐVT\tSố lượng\tĐơn giá\tThành tiền\tGhi chú\n1\tIn băng rôn\tcái\t10\t200.000\t2.000.000\t\nTổng cộng\t\t\t\t\t2.000.000\t",
    );
    assert_eq!(columns(&table), "Other 1: ordinal name unit other funding funding note");
    assert_eq!(rows(&table), "D T");
    let works =
        one("TT\tTên công trình\tTổng mức đầu tư\tKế hoạch năm 2031\tChủ đầu tư\n1\tCầu Suối Đá\t5.000\t2.000\tBan Quản lý");
    assert_eq!(columns(&works), "Other 1: ordinal name funding funding@2031 other");
}

#[test]
fn shares_of_places_are_no_indicators() {
    let table = one("STT\tĐơn vị\tChỉ tiêu giao năm 2031\n1\tXã Đồng Mới\t120\n2\tXã Suối Đá\t95");
    assert_eq!(columns(&table), "Other 1: ordinal lead target@2031");
}

#[test]
fn years_alone_wait_for_the_year_of_the_plan() {
    let table = one("TT\tChỉ tiêu\tĐVT\t2030\t2031\t2032\n1\tTrồng rừng\tha\t10\t12\t15");
    assert_eq!(columns(&table), "Indicator 1: ordinal name unit other@2030 other@2031 other@2032");
}

#[test]
fn figures_beside_names_of_indicators_are_aimed_at_where_something_says_so() {
    let kind = |text: &str| columns(&one(text));
    let head = "TT\tChỉ tiêu\tĐơn vị\tKết quả";
    let target = "Indicator 1: ordinal name unit target";
    assert_eq!(kind(&format!("{head}\n1\tHồ sơ số hóa\t%\t≥ 80\n2\tHộ nghèo\t%\t3")), target);
    assert_eq!(kind(&format!("{head}\nI\tĐến năm 2035\t\t\n1\tHồ sơ số hóa\t%\t80\n2\tHộ nghèo\t%\t3")), target);
    assert_eq!(kind(&format!("{head}\tCơ quan theo dõi\n1\tHồ sơ số hóa\t%\t80\tSở Y tế")), format!("{target} lead"));
    assert_eq!(kind("TT\tChỉ tiêu\tĐVT\tMức cần đạt\n1\tHộ nghèo\t%\t3"), target);
    let other = "Other 1: ordinal name unit other";
    assert_eq!(kind(&format!("{head}\n1\tHồ sơ số hóa\t%\t80\n2\tHộ nghèo\t%\t3")), other, "reached or aimed at");
    assert_eq!(kind("TT\tChỉ tiêu\tĐVT\tSố liệu\n1\tDiện tích\tha\t300"), other);
    assert_eq!(
        kind("TT\tChỉ tiêu\tĐVT\tSố liệu\tĐơn vị báo cáo\n1\tDiện tích\tha\t300\tSở Y tế"),
        "Indicator 1: ordinal name unit other lead",
        "no task, and no value that is aimed at"
    );
    assert_eq!(kind("TT\tChỉ tiêu\tĐVT\tXã Đồng Mới\tXã Suối Đá\n1\tHộ nghèo\t%\t3\t4"), format!("{other} other"));
    assert_eq!(
        kind("TT\tHạng mục\tĐVT\tKhối lượng\tĐơn vị thực hiện\n1\tĐào kênh\tm3\t300\tXã Đồng Mới"),
        "Assignment 1: ordinal task unit other lead"
    );
}

#[test]
fn a_time_is_a_title_over_rows() {
    let text = "TT\tChỉ tiêu\tĐVT\tMục tiêu\tGhi chú\nI\tĐến năm 2030\t\t\t\n1\tTrồng rừng\tha\t12\t\n\
        II\tTầm nhìn đến năm 2045\t\t\t\nA\tLâm nghiệp\t\t\t\n1\tTrồng rừng\tha\t15\t\nIII\tKhác\t\t\t\n1\tTrồng chè\tha\t3\t";
    let table = one(text);
    assert_eq!(rows(&table), "G D G G D G D");
    let times: Vec<String> = super::times_above(&table).into_iter().map(Option::unwrap_or_default).collect();
    assert_eq!(times, ["2030", "2030", "2045", "", "", "", ""]);
    let plain =
        "TT\tChỉ tiêu\tĐVT\tMục tiêu\n\tGIAI ĐOẠN 2026 - 2030\t\t\n1\tTrồng rừng\tha\t12\n\tLÂM NGHIỆP\t\t\n1\tTrồng tre\tha\t2";
    assert_eq!(super::times_above(&one(plain)).last().cloned().flatten().as_deref(), Some("2026-2030"));
    assert!(
        super::times_above(&one("TT\tChỉ tiêu\tĐVT\tMục tiêu\nI\tDự án 2025 của tỉnh\t\t\n1\tTrồng rừng\tha\t12")).is_empty()
    );
}

#[test]
fn unit_or_body_by_its_cells() {
    let unit = one("TT\tChỉ tiêu\tĐơn vị\tKế hoạch 2031\n1\tDân số\tngười\t5.200\n2\tDiện tích\tha\t300");
    assert_eq!(columns(&unit), "Indicator 1: ordinal name unit target@2031");
    let body = one("TT\tNội dung\tĐơn vị\tTiến độ\n1\tSửa đường\tPhòng Kinh tế và Hạ tầng\tQuý I");
    assert_eq!(columns(&body), "Assignment 1: ordinal task lead deadline");
}

#[test]
fn headers_of_many_kinds() {
    for (head, row, expected) in [
        (
            "TT\tChỉ số thành phần\tĐiểm số 2030\tThứ hạng 2030\tĐiểm số phấn đấu 2031\tThứ hạng phấn đấu 2031\tCơ quan tham mưu",
            "1\tĐất đai\t7,1\t20\t7,5\t15\tSở A",
            "Indicator 1: ordinal name baseline@2030 rank@2030 target@2031 rank-target@2031 lead",
        ),
        (
            "STT\tChỉ tiêu\tGiá trị hiện tại\tGiá trị mục tiêu\tLộ trình",
            "1\tSố hóa\t10%\t20%\t2031",
            "Indicator 1: ordinal name baseline target deadline",
        ),
        (
            "STT\tNội dung\tĐVT\tKế hoạch\tThực hiện\tTỷ lệ % TH/KH",
            "1\tTrồng rừng\tha\t100\t90\t90",
            "Indicator 1: ordinal name unit target baseline other",
        ),
        (
            "STT\tTiêu chí\tĐiểm tối đa\tĐiểm đạt năm 2030\tTỷ lệ (%)\tMục tiêu 2031",
            "1\tChỉ đạo\t10\t8,5\t85\t9",
            "Indicator 1: ordinal name max baseline@2030 other target@2031",
        ),
        ("STT\tMục tiêu/Chỉ tiêu\tĐVT\tPhấn đấu năm 2031", "1\tSố hóa\t%\t20", "Indicator 1: ordinal name unit target@2031"),
        (
            "STT\tTồn tại, hạn chế\tGiải pháp khắc phục\tCơ quan chịu trách nhiệm\tThời hạn hoàn thành",
            "1\tHồ sơ trễ\tThêm người\tVăn phòng\t30/6",
            "Assignment 1: ordinal other task lead deadline",
        ),
        (
            "TT\tNội dung kiểm tra\tĐơn vị được kiểm tra\tThời gian\tThành phần đoàn",
            "1\tSổ sách\tXã Suối Đá\tQuý II\tPhòng Nội vụ",
            "Other 1: ordinal task other deadline other",
        ),
        (
            "Số TT\tNhiệm vụ/Giải pháp\tPhòng chủ trì\tĐơn vị phối hợp\tThời gian thực hiện\tDự kiến sản phẩm\tNguồn kinh phí",
            "1\tLập kế hoạch\tPhòng A\tPhòng B\tTháng 3\tKế hoạch\tNSNN",
            "Assignment 1: ordinal task lead coordinating deadline deliverable funding",
        ),
    ] {
        assert_eq!(columns(&one(&format!("{head}\n{row}"))), expected, "{head}");
    }
}

#[test]
fn a_title_over_the_header() {
    let table = one("Đơn vị tính: triệu đồng\t\t\t\nTT\tChỉ tiêu\tNăm 2030\tDự toán năm 2031\n1\tThu phí\t10\t12");
    assert_eq!(table.header.len(), 2);
    assert_eq!(table.columns[1].path, "Chỉ tiêu");
}

#[test]
fn a_letterhead_has_no_header() {
    let table = one(
        "UBND HUYỆN BÌNH AN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-PNV\tBình An, ngày 05 tháng 3 năm 2031",
    );
    assert_eq!(columns(&table), "Other 0: other other");
    assert_eq!(table.rows.len(), 3);
}

#[test]
fn unknown_words_over_numbered_rows() {
    let table = one("TT\tThôn\tSố trâu\n1\tThôn Hạ\t12\n2\tThôn Thượng\t7");
    assert_eq!(columns(&table), "Other 1: ordinal name other");
}

#[test]
fn a_column_of_groups_names_no_rows_where_another_does() {
    let table = one("TT\tThuộc nhóm nhiệm vụ, hành động\tNội dung\tChủ trì\n1\tĐào tạo\tMở lớp\tSở Y tế");
    assert_eq!(columns(&table), "Assignment 1: ordinal other task lead");
    let table = one("TT\tNhóm chỉ tiêu\tChỉ tiêu\tĐVT\tMục tiêu năm 2031\n1\tKinh tế\tThu phí\t%\t12");
    assert_eq!(columns(&table), "Indicator 1: ordinal other name unit target@2031");
    let table = one("TT\tNhóm nhiệm vụ, giải pháp\tChủ trì\tHạn hoàn thành\n1\tMở lớp\tSở Y tế\tQuý I");
    assert_eq!(columns(&table), "Assignment 1: ordinal task lead deadline");
}

#[test]
fn stated_spans_are_honoured() {
    let mut doc =
        doc("TT\tNhiệm vụ\tCơ quan\nChủ trì\tPhối hợp\nNhóm việc thứ nhất\t\n1\tLập sổ\tVăn phòng\tCác xã\n2\tGiữ sổ\tCác thôn");
    let Block::Table(table) = &mut doc.blocks[0] else { panic!("no table") };
    table.rows[2].cells.truncate(1);
    for (row, cell, colspan, rowspan) in [(0, 0, 1, 2), (0, 1, 1, 2), (0, 2, 2, 1), (2, 0, 4, 1), (3, 2, 1, 2)] {
        (table.rows[row].cells[cell].colspan, table.rows[row].cells[cell].rowspan) = (colspan, rowspan);
    }
    let Block::Table(raw) = &doc.blocks[0] else { panic!("no table") };
    let (built, _) = build(&doc, &[Found { raw, section_path: None, adjacent: false, caption: None }]);
    let table = &built[0];
    assert_eq!(columns(table), "Assignment 2: ordinal task lead coordinating");
    assert_eq!(rows(table), "G D D");
    assert_eq!(table.rows[2], ["2", "Giữ sổ", "", "Các thôn"]);
    assert_eq!((covering_row(table, 2, 2), covering_row(table, 2, 3), covering_row(table, 1, 2)), (1, 2, 1));
}

#[test]
fn every_cell_has_its_place() {
    let doc = doc("TT\tChỉ tiêu\tKế hoạch 2031\n1\t <b>Trồng   rừng</b> \t12 ha\n");
    let table = &tables(&doc)[0];
    let slice = |place: crate::base::place::Place| &doc.text[place.start as usize..place.end as usize];
    assert_eq!(slice(table.header_places[0][2]), "Kế hoạch 2031");
    assert_eq!(slice(table.row_info[0].cells[1]), "Trồng   rừng");
    assert_eq!((table.rows[0][1].as_str(), table.row_info[0].cells[2].line), ("Trồng rừng", 2));
}

#[test]
fn those_who_take_part_under_other_names() {
    let header = |partner: &str| format!("TT\tNhiệm vụ\tPhân công chủ trì\t{partner}\tDự kiến hoàn thành\n");
    for partner in ["Phân công phối hợp", "Cơ quan liên quan", "Đơn vị có liên quan"] {
        let table = one(&format!("{}1\tTỉa cành\tSở Y tế\tSở Nội vụ\tQuý II\n", header(partner)));
        let roles: Vec<String> = table.columns.iter().map(|column| format!("{:?}", column.role)).collect();
        assert_eq!(roles, ["Ordinal", "Task", "Lead", "Coordinating", "Deadline"], "{partner}");
    }
}
