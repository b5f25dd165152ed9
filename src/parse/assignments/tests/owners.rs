//! Who does a task: bodies no vocabulary knows, lead-ins, and tasks whose content stands in a field.

use super::{brief, found};

#[test]
fn headings_of_bodies_no_vocabulary_knows_lead() {
    // Beside headings of known bodies, and where the section above shares out duties.
    let lines = "V # TỔ CHỨC THỰC HIỆN
        V/1 # Sở Công Thương
        V/1/a : Rà soát danh sách các chợ.
        V/2 # Các chủ đầu tư xây dựng và kinh doanh hạ tầng cụm chợ
        V/2/a : Bố trí mặt bằng cho các hộ.
        V/3 # Kinh phí thực hiện
        V/3/a : Sử dụng nguồn vốn được giao.
        VI # PHÂN CÔNG NHIỆM VỤ
        VI/1 # Tổ ghi âm thuộc Đoàn nghệ thuật
        VI/1/a : Ghi lại các bài dân ca.";
    let owners = brief(lines);
    assert_eq!(
        owners,
        [
            "V/1/a: Sở Công Thương /  <->",
            "V/2/a: Các chủ đầu tư xây dựng và kinh doanh hạ tầng cụm chợ /  <->",
            "VI/1/a: Tổ ghi âm thuộc Đoàn nghệ thuật /  <->",
        ]
    );
}

#[test]
fn who_leads_stands_before_the_word_that_says_so() {
    let lines = "V # TỔ CHỨC THỰC HIỆN
        V/1 : Định kỳ, Nhóm chuyên gia chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ tổng hợp kết quả.
        V/2 : Câu lạc bộ hưu trí chủ trì, phối hợp với Sở Y tế thăm hỏi các hộ.
        V/3 : Giao Ban Quản lý các khu chế xuất và công nghiệp có trách nhiệm:
        V/3/-1 : Rà soát danh sách trước ngày 15/5/2025.";
    assert_eq!(
        brief(lines),
        [
            "V/1: Nhóm chuyên gia / Sở Tài chính + Sở Nội vụ <chủ trì, phối hợp với>",
            "V/2: Câu lạc bộ hưu trí / Sở Y tế <chủ trì, phối hợp với>",
            "V/3/-1: Ban Quản lý các khu chế xuất và công nghiệp /  <->",
        ]
    );
}

#[test]
fn who_is_told_to_take_part_takes_part_in_their_own_task() {
    let lines = "V # TỔ CHỨC THỰC HIỆN
        V/1 : Sở Y tế phối hợp với Sở Giáo dục chỉ đạo các trạm y tế phối hợp với các trường mầm non khám bệnh.
        V/2 : Sở Y tế phối hợp chặt chẽ Sở Giáo dục khám bệnh; hướng dẫn và phối hợp với các xã rà soát.";
    assert_eq!(
        brief(lines),
        ["V/1: Sở Y tế / Sở Giáo dục <phối hợp với>", "V/2: Sở Y tế / Sở Giáo dục + các xã <phối hợp chặt chẽ>",]
    );
}

#[test]
fn a_heading_of_role_words_keeps_the_lead_above_it() {
    let lines = "V # PHÂN CÔNG TRÁCH NHIỆM
        V/1 # Sở Công Thương
        V/1/a # Chủ trì, phối hợp với Sở Tài chính:
        V/1/a/-1 : Rà soát các chợ.
        V/1/b # Phối hợp với các sở, ngành, UBND các xã, phường
        V/1/b/-1 : Kiểm tra giá cả.
        V/2 : Sở Xây dựng chủ trì, phối hợp với Ban Quản lý các khu công nghệ cao và khu công nghiệp, Sở Y tế rà soát đất.";
    assert_eq!(
        brief(lines),
        [
            "V/1/a/-1: Sở Công Thương / Sở Tài chính <->",
            "V/1/b/-1: Sở Công Thương / các sở, ngành + UBND các xã, phường <->",
            "V/2: Sở Xây dựng / Ban Quản lý các khu công nghệ cao và khu công nghiệp + Sở Y tế <chủ trì, phối hợp với>",
        ]
    );
}

#[test]
fn a_line_of_bodies_and_a_colon_heads_tasks_in_any_section() {
    let lines = "III # NHIỆM VỤ, GIẢI PHÁP
        III/1 # Phát triển chợ
        = Sở Công Thương rà soát các chợ.
        = Ủy ban nhân dân các xã, phường:
        III/1/-1 : Bố trí đất xây chợ.
        III/1/-2 : Thu gom rác hằng ngày.";
    assert_eq!(
        brief(lines),
        ["III/1/-1: Ủy ban nhân dân các xã, phường /  <->", "III/1/-2: Ủy ban nhân dân các xã, phường /  <->"]
    );
}

#[test]
fn a_task_that_is_only_counted_is_its_content() {
    let lines = "III # NHIỆM VỤ
        III/1 # Nâng cao nhận thức
        III/1/a # Hoạt động 1
        III/1/a/-1 : Nội dung: Mở hội chợ sách từ ngày 15/4 đến ngày 20/4.
        III/1/a/-2 : Cơ quan thực hiện: Sở Văn hóa chủ trì, phối hợp với các sở, ban, ngành.
        III/1/b # Lập thư viện lưu động
        III/1/b/-1 : Nội dung: Mua xe và sách.
        III/1/b/-2 : Cơ quan chủ trì: Sở Văn hóa.
        III/1/b/-3 : Thời hạn ban hành: trước ngày 01/12/2025.";
    let all = found(lines);
    let due = |at: usize| all[at].deadline.as_ref().and_then(|due| due.normal.clone());
    assert_eq!(
        all.iter().map(|one| one.task.as_str()).collect::<Vec<_>>(),
        ["Mở hội chợ sách từ ngày 15/4 đến ngày 20/4", "Lập thư viện lưu động",]
    );
    assert_eq!((due(0).as_deref(), due(1).as_deref()), (Some("2025-04-15/2025-04-20"), Some("<2025-12-01")));
}

#[test]
fn deliverables_are_whole_and_the_formula_of_force_is_no_task() {
    let lines = "V # TỔ CHỨC THỰC HIỆN
        V/1 : Sở Văn hóa xây dựng kế hoạch, lộ trình bảo tồn các công trình cổ.
        V/2 : Sở Nội vụ xây dựng kế hoạch thực hiện Nghị quyết 57-NQ/TW trong tỉnh.
        V/3 : Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.
        V/4 : Sở Tài chính rà soát các khoản nợ, báo cáo trong ngày 20 tháng 11 năm 2031.
        V/5 : Sở Y tế báo cáo kết quả thực hiện trong báo cáo phòng dịch hằng tháng.";
    let all = found(lines);
    let written: Vec<Option<&str>> = all.iter().map(|one| one.deliverable.as_deref()).collect();
    assert_eq!(
        written,
        [
            Some("kế hoạch, lộ trình bảo tồn các công trình cổ"),
            Some("kế hoạch thực hiện Nghị quyết 57-NQ/TW trong tỉnh"),
            None,
            Some("báo cáo kết quả thực hiện"),
        ]
    );
}

#[test]
fn items_above_a_block_of_fields_share_it() {
    let found = found(
        "II # MỘT SỐ GIẢI PHÁP
         II/1 # Nâng cao nhận thức
         II/1/-1 : Tuyên truyền về chuyển đổi xanh trong các trường học.
         II/1/-2 : Tổ chức hội thi tìm hiểu về rừng ngập mặn.
         = Đơn vị thực hiện: Sở Văn hóa, Thể thao và Du lịch.
         = Đơn vị phối hợp: Báo Sơn Hà.
         = Thời gian thực hiện: Quý II/2025.
         II/1/-3 : Mục đích: để người dân hiểu đúng.
         II/1/-4 : In tờ rơi phát tại các bến phà.
         = Đơn vị thực hiện: Sở Xây dựng.
         = Thời gian thực hiện: Thường xuyên.",
    );
    let said: Vec<_> =
        found.iter().map(|a| (a.source.as_str(), a.lead[0].as_str(), a.deadline.as_ref().unwrap().text.as_str())).collect();
    let culture = "Sở Văn hóa, Thể thao và Du lịch";
    assert_eq!(
        said,
        [("II/1/-1", culture, "Quý II/2025"), ("II/1/-2", culture, "Quý II/2025"), ("II/1/-4", "Sở Xây dựng", "Thường xuyên")]
    );
    assert_eq!(found[0].task, "Tuyên truyền về chuyển đổi xanh trong các trường học.");
    assert_eq!(found[0].inferred, ["lead", "coordinating", "deadline"]);
    assert_eq!(found[1].inferred, Vec::<String>::new());
}

#[test]
fn a_counted_activity_gives_its_contents_one_by_one() {
    let found = found(
        "III # HOẠT ĐỘNG
         III/a # Hoạt động 1
         III/a/-1 : Nội dung:
         III/a/-1/+1 : Sửa chữa trạm bơm Cầu Đá trước mùa mưa.
         III/a/-1/+2 : Nạo vét kênh Bến Trong.
         III/a/-2 : Cơ quan thực hiện: Sở Xây dựng chủ trì, phối hợp với UBND các xã.",
    );
    let said: Vec<_> =
        found.iter().map(|a| (a.source.as_str(), a.task.as_str(), a.lead[0].as_str(), a.coordinating.len())).collect();
    let expected = [
        ("III/a/-1/+1", "Sửa chữa trạm bơm Cầu Đá trước mùa mưa.", "Sở Xây dựng", 1),
        ("III/a/-1/+2", "Nạo vét kênh Bến Trong.", "Sở Xây dựng", 1),
    ];
    assert_eq!(said, expected);
}

#[test]
fn bodies_under_a_time_of_their_own_keep_their_dates() {
    let found = found(
        "II # NHIỆM VỤ
         II/4 # Rà soát các quy định về bến thủy
         II/4/-1 : Thời gian thực hiện:
         II/4/-1/+1 : Ủy ban nhân dân các xã gửi kết quả rà soát trước ngày 15/5/2025.
         II/4/-1/+2 : Sở Xây dựng tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/5/2025.",
    );
    let said: Vec<_> =
        found.iter().map(|a| (a.lead[0].as_str(), a.deadline.as_ref().and_then(|due| due.normal.as_deref()))).collect();
    assert_eq!(said, [("Ủy ban nhân dân các xã", Some("<2025-05-15")), ("Sở Xây dựng", Some("<2025-05-30"))]);
}

#[test]
fn bodies_that_no_vocabulary_knows_end_at_the_word_that_makes_them_lead() {
    let lines = "V # TỔ CHỨC THỰC HIỆN
         V/1 : Giao Sở Quản lý Nhà đất và công trình công cộng chủ trì, phối hợp với Sở Tài chính kiểm tra nhà.
         V/2 : Ban Tổ chức chính quyền tỉnh chủ trì, phối hợp với Sở Nội vụ rà soát.
         V/3 : Giao Kiến trúc sư trưởng thành phố chủ trì, phối hợp với Sở Nội vụ lập bản đồ.
         V/4 : Giao Giám đốc: Sở Xây dựng, Sở Tài chính phối hợp với Công an tỉnh kiểm tra.
         V/5 : Giao Sở Nội vụ là cơ quan chủ trì lập biểu.
         V/6 : Giao Sở Nội vụ giữ vai trò chủ trì, trực tiếp lập biểu.
         V/7 : Sở Nội vụ trực tiếp chủ trì lập biểu.";
    let expected = [
        "V/1: Sở Quản lý Nhà đất và công trình công cộng / Sở Tài chính <chủ trì, phối hợp với>",
        "V/2: Ban Tổ chức chính quyền tỉnh / Sở Nội vụ <chủ trì, phối hợp với>",
        "V/3: Kiến trúc sư trưởng thành phố / Sở Nội vụ <chủ trì, phối hợp với>",
        "V/4: Sở Xây dựng + Sở Tài chính / Công an tỉnh <phối hợp với>",
        "V/5: Sở Nội vụ /  <là cơ quan chủ trì>",
        "V/6: Sở Nội vụ /  <chủ trì>",
        "V/7: Sở Nội vụ /  <chủ trì>",
    ];
    assert_eq!(brief(lines), expected);
}

#[test]
fn those_who_help_may_open_a_later_sentence() {
    let lines = "V # TỔ CHỨC THỰC HIỆN
         V/1 : Giao Sở Tư pháp chủ trì rà soát văn bản. Sở Nội vụ, Công an tỉnh có nhiệm vụ phối hợp chặt chẽ với Sở Tư pháp.
         V/2 : Giao Sở Y tế tỉnh Sơn Hà chủ trì mua thuốc. Công an tỉnh phối hợp với Sở Y tế giữ kho.";
    let expected = ["V/1: Sở Tư pháp / Sở Nội vụ + Công an tỉnh <chủ trì>", "V/2: Sở Y tế tỉnh Sơn Hà / Công an tỉnh <chủ trì>"];
    assert_eq!(brief(lines), expected);
}

#[test]
fn seats_in_a_committee_are_no_tasks() {
    let lines = "V # TỔ CHỨC THỰC HIỆN
         V/1 # Ban Tổ chức
         V/1/-1 : Bùi Thị Mai - Trưởng phòng Giáo dục - Trưởng ban
         V/1/-2 : Ông Nguyễn Văn Ân, Phó Chủ tịch UBND tỉnh, Phó Trưởng ban;
         V/1/-3 : Lập danh sách thành viên.";
    assert_eq!(brief(lines), ["V/1/-3: Ban Tổ chức /  <->"]);
}
