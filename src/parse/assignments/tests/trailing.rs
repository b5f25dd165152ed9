//! Lines below a task that say only when it is due or what comes of it, and dated tasks outside the sections on duties.

use super::found;

/// `source | lead | deadline` of each assignment.
fn shown(lines: &str) -> Vec<String> {
    let due = |a: &crate::model::Assignment| a.deadline.as_ref().and_then(|due| due.normal.clone()).unwrap_or_default();
    let show = |a: &crate::model::Assignment| format!("{} | {} | {}", a.source, a.lead.join("; "), due(a));
    found(lines).iter().map(show).collect()
}

#[test]
fn a_line_of_time_belongs_to_the_task_above_it() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 # Sở Công Thương
         IV/1/-1 : Lập danh sách chợ cần sửa.
         = Thời gian hoàn thành: Trước ngày 15/3/2025.
         IV/1/-2 : Di dời tạm các hộ, báo cáo hằng quý.
         = (Hoàn thành trước ngày 30/4/2025).
         IV/1/-3 : Khai trương chợ mới.
         IV/1/-3/+1 : Thời gian: Quý III/2025
         IV/1/-3/+2 : Sản phẩm: Biên bản bàn giao.";
    let due = ["<2025-03-15", "<2025-04-30", "2025-Q3"];
    let expected: Vec<String> = (1..).zip(due).map(|(at, due)| format!("IV/1/-{at} | Sở Công Thương | {due}")).collect();
    assert_eq!(shown(lines), expected);
    let found = found(lines);
    assert_eq!(found[1].other_deadlines[0].normal.as_deref(), Some("quarterly"));
    assert_eq!(found[2].deliverable.as_deref(), Some("Biên bản bàn giao"));
}

#[test]
fn a_heading_with_nothing_but_a_time_below_is_a_task_of_the_body_above() {
    let lines = "III # NHIỆM VỤ
         III/1 # Sở Xây dựng
         III/1/a # Kẻ vạch bãi xe
         = Thời gian: Quý I/2025.
         III/1/b # Thông tin chung
         = Chợ có ba dãy.";
    assert_eq!(shown(lines)[0], "III/1/a | Sở Xây dựng | 2025-Q1");
}

#[test]
fn a_time_below_a_list_is_for_all_of_it() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 # Sở Xây dựng
         IV/1/-1 : Tổ chức các việc sau:
         IV/1/-1/+1 : Sửa mái che.
         IV/1/-1/+2 : Kẻ vạch bãi xe.
         = Thời gian hoàn thành: Trước ngày 30/6/2025.";
    let expected = ["IV/1/-1/+1 | Sở Xây dựng | <2025-06-30", "IV/1/-1/+2 | Sở Xây dựng | <2025-06-30"];
    assert_eq!(shown(lines), expected);
    let tasks = found(&format!("{lines}\n         = Sản phẩm: Biên bản."));
    assert_eq!(tasks[0].inferred, ["lead", "deadline"]);
    assert_eq!((tasks[0].deliverable.as_deref(), tasks[1].deliverable.as_deref()), (None, Some("Biên bản")));
}

#[test]
fn a_dated_task_of_a_named_body_counts_in_any_section_but_one_of_results() {
    let lines = "III # GIẢI PHÁP
         III/a : Sở Nội vụ trình quy chế trong tháng 5/2025.
         III/b : Tập trung tuyên truyền về chợ sạch.
         III/c : Công dân được tập huấn trong quý II/2025.
         IV # KẾT QUẢ THỰC HIỆN NĂM TRƯỚC
         IV/1 : Sở Y tế mở 12 lớp trong tháng 5/2025.";
    assert_eq!(shown(lines), ["III/a | Sở Nội vụ | 2025-05"]);
}

#[test]
fn a_line_that_leads_to_a_list_sets_its_time() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 : Các đơn vị khẩn trương khắc phục, hoàn thành trong tháng 11 năm 2025, cụ thể:
         IV/1/a : Sở Tài chính giải quyết việc tồn.
         IV/1/b : Sở Y tế nâng trạm, xong trước ngày 15/5/2025.
         IV/2 # Các việc hoàn thành trước ngày 30/6/2025
         IV/2/a : Sở Nội vụ rà soát biên chế.";
    let expected = ["IV/1/a | Sở Tài chính | 2025-11", "IV/1/b | Sở Y tế | <2025-05-15", "IV/2/a | Sở Nội vụ | <2025-06-30"];
    assert_eq!(shown(lines), expected);
}

#[test]
fn duties_of_whoever_the_heading_names() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 # Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo
         IV/1/-1 : Lập biểu mẫu.
         IV/2 # Trách nhiệm của đối tượng kiểm kê
         IV/2/-1 : Lập tổ kiểm kê.
         IV/3 : Khẩn trương sửa cầu, các địa phương phải huy động dân quân.
         IV/4 : Giao các Phó Thủ tướng theo nhiệm vụ được phân công kiểm tra.
         IV/5 : Nâng cao chất lượng dịch vụ, đẩy mạnh cải cách và sắp xếp lại bến xe: Sở Xây dựng khẩn trương rà soát.
         IV/6 : Chủ đầu tư chịu trách nhiệm giám sát thi công.";
    let leads = [
        "IV/1/-1 | Sở Tài chính | ",
        "IV/2/-1 | đối tượng kiểm kê | ",
        "IV/3 | các địa phương | ",
        "IV/4 | các Phó Thủ tướng | ",
    ];
    assert_eq!(shown(lines)[..4], leads);
    assert_eq!(shown(lines)[4..], ["IV/5 | Sở Xây dựng | ", "IV/6 | Chủ đầu tư | "]);
}

#[test]
fn a_body_that_directs_another_hands_it_the_list() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 : Sở Y tế chỉ đạo Chi cục Dân số thực hiện các nội dung sau:
         IV/1/-1 : Lập danh sách hộ nghèo.
         IV/2 : Sở Y tế chỉ đạo Chi cục Dân số lập danh sách.";
    assert_eq!(shown(lines), ["IV/1/-1 | Chi cục Dân số | ", "IV/2 | Sở Y tế | "]);
}
