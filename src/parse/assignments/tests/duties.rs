//! Duties shared out by headings, lead-ins and openings of every kind.

use super::{brief, found};

/// `source | leads | coordinators` of each assignment.
fn shown(lines: &str) -> Vec<String> {
    let show = |a: &crate::model::Assignment| format!("{} | {} | {}", a.source, a.lead.join("; "), a.coordinating.join("; "));
    found(lines).iter().map(show).collect()
}

#[test]
fn a_title_that_shares_out_duties_is_no_label() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 # Phân công nhiệm vụ
         IV/1/1.1 # Sở Y tế
         = Chủ trì, phối hợp với Sở Nội vụ rà soát.
         IV/1/1.2 # Sở Tài chính
         = Bố trí kinh phí.";
    assert_eq!(shown(lines), ["IV/1/1.1 para 1 | Sở Y tế | Sở Nội vụ", "IV/1/1.2 para 1 | Sở Tài chính | "]);
    let lines = "III # NHIỆM VỤ, GIẢI PHÁP, PHÂN CÔNG TRÁCH NHIỆM
         III/1 : Sở Nội vụ lập danh sách bến.
         III/2 : Mở rộng bến.";
    assert_eq!(shown(lines), ["III/1 | Sở Nội vụ | "]);
}

#[test]
fn a_heading_with_role_words_hands_down_leads_and_partners() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 # Sở Y tế chủ trì, phối hợp với Sở Tài chính:
         IV/1/-1 : Rà soát các trạm.
         IV/2 # Công an tỉnh phối hợp với Sở Xây dựng:
         IV/2/-1 : Tuần tra bến đêm.";
    assert_eq!(shown(lines), ["IV/1/-1 | Sở Y tế | Sở Tài chính", "IV/2/-1 | Công an tỉnh | Sở Xây dựng"]);
}

#[test]
fn what_a_body_is_said_to_be_is_no_body() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 # Sở Y tế
         IV/1/a : Là cơ quan đầu mối, chủ trì, phối hợp với Sở Tài chính rà soát các trạm.";
    assert_eq!(shown(lines), ["IV/1/a | Sở Y tế | Sở Tài chính"]);
}

#[test]
fn bodies_below_words_of_taking_part_do_not_lead() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 # Công an tỉnh
         IV/1/a : Chủ trì tuần tra.
         IV/1/b : Chủ trì, phối hợp với:
         IV/1/b/-1 : Sở Tài chính và Sở Nội vụ tham mưu bố trí kinh phí.
         IV/1/b/-2 : Sở Y tế kiểm tra thực phẩm.";
    let expected =
        ["IV/1/a | Công an tỉnh | ", "IV/1/b/-1 | Công an tỉnh | Sở Tài chính; Sở Nội vụ", "IV/1/b/-2 | Công an tỉnh | Sở Y tế"];
    assert_eq!(shown(lines), expected);
}

#[test]
fn clauses_between_a_body_and_its_verb_are_passed() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 : Sở Tài chính, trên cơ sở đề xuất của các cơ quan, đơn vị, chủ trì tổng hợp.
         IV/2 : Hội đồng nhân dân, Mặt trận Tổ quốc Việt Nam, trong phạm vi nhiệm vụ, quyền hạn của mình, giám sát việc thực hiện.
         IV/3 : Yêu cầu Sở Xây dựng trước ngày 30/6/2025 phải hoàn thành việc sửa bến.
         IV/4 : Mời Báo Sơn Hà phối hợp đưa tin.
         IV/5 : Trong dự toán được giao, các cơ quan, tổ chức được phân công có trách nhiệm lập dự toán. Sở Tài chính có trách nhiệm phân bổ.";
    let expected = [
        "IV/1 | Sở Tài chính | ",
        "IV/2 | Hội đồng nhân dân; Mặt trận Tổ quốc Việt Nam | ",
        "IV/3 | Sở Xây dựng | ",
        "IV/4 | Báo Sơn Hà | ",
        "IV/5 | các cơ quan, tổ chức được phân công | ",
    ];
    assert_eq!(shown(lines), expected);
}

#[test]
fn a_title_of_matter_gives_its_contents() {
    let lines = "II # NHIỆM VỤ
         II/1 # Về bến bãi
         II/1/a : Nhiệm vụ:
         II/1/a/-1 : Sửa mái che.
         II/1/a/-2 : Lắp đèn.
         II/1/b : Cơ quan thực hiện: Sở Xây dựng chủ trì, phối hợp với UBND các xã.
         II/2 # Rà soát văn bản
         II/2/a : Nội dung: Văn bản về bến.
         II/2/b : Cơ quan thực hiện: Sở Tư pháp.";
    let found = found(lines);
    let said: Vec<_> = found.iter().map(|a| (a.source.as_str(), a.task.as_str())).collect();
    assert_eq!(said, [("II/1/a/-1", "Sửa mái che."), ("II/1/a/-2", "Lắp đèn."), ("II/2", "Rà soát văn bản")]);
    assert_eq!(found[0].coordinating, ["UBND các xã"]);
}

#[test]
fn an_order_before_the_items_makes_each_of_them_a_task() {
    let lines = "^ Thực hiện Công văn số 15/UBND-KT, Giám đốc Sở giao:
         1 : Văn phòng Sở: Thực hiện rà soát trụ sở.
         2 : Phòng Quản lý vận tải: Chủ trì kiểm tra bến.";
    assert_eq!(shown(lines), ["1 | Văn phòng Sở | ", "2 | Phòng Quản lý vận tải | "]);
    assert_eq!(shown("^ Các nhiệm vụ được giao:\n1 : Văn phòng Sở: Rà soát trụ sở."), Vec::<String>::new());
}

#[test]
fn what_bodies_do_about_the_money_is_theirs() {
    let lines = "III # KINH PHÍ THỰC HIỆN
         III/1 : Kinh phí do ngân sách tỉnh bảo đảm.
         III/2 : Đối với các nhiệm vụ của năm 2025, các sở, ngành chủ động bố trí trong dự toán.
         III/3 : Các cơ quan được giao chủ trì nhiệm vụ theo Kế hoạch này có trách nhiệm lập dự toán.";
    assert_eq!(shown(lines), ["III/2 | các sở, ngành | ", "III/3 | Các cơ quan được giao chủ trì nhiệm vụ | "]);
}

#[test]
fn an_item_on_trouble_met_on_the_way_is_a_task() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 : Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các bộ, ngành và địa phương phản ánh về Sở Xây dựng.";
    assert_eq!(shown(lines), ["IV/1 | các bộ, ngành và địa phương | "]);
}

#[test]
fn names_before_a_colon_are_whole() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 : Cục Bản quyền tác giả: Chủ trì, phối hợp với Sở Nội vụ rà soát.
         IV/2 # Vụ Tổ chức cán bộ: Tham mưu Lãnh đạo Bộ:
         IV/2/-1 : Rà soát biên chế.";
    assert_eq!(shown(lines)[0], "IV/1 | Cục Bản quyền tác giả | Sở Nội vụ");
}

#[test]
fn who_is_advised_to_take_part_is_no_partner() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 # Công an tỉnh
         IV/1/a : Chủ trì, phối hợp với các đơn vị liên quan tham mưu UBND tỉnh phối hợp với Bộ Quốc phòng triển khai.";
    assert_eq!(shown(lines), ["IV/1/a | Công an tỉnh | các đơn vị liên quan"]);
}

#[test]
fn a_bare_noun_takes_no_part() {
    let lines = "IV # TỔ CHỨC THỰC HIỆN
         IV/1 # Sở Xây dựng
         IV/1/a : Phối hợp với Sở Nội vụ, đơn vị được chọn quan trắc nước sông.
         IV/1/b : Phối hợp với cơ quan chủ trì sửa bến; phối hợp với các đơn vị rà soát.";
    assert_eq!(shown(lines), ["IV/1/a | Sở Xây dựng | Sở Nội vụ", "IV/1/b | Sở Xây dựng | các đơn vị"]);
}

#[test]
fn letters_without_numbered_parts_assign() {
    let lines = "^ UBND tỉnh nhận được Công văn số 84/UBND-VX của UBND tỉnh Bình Lâm, Chủ tịch UBND tỉnh có ý kiến như sau:
         ^ Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ kiểm tra, báo cáo trước ngày 20/10/2025.
         ^ (Đính kèm Công văn số 84/UBND-VX)";
    assert_eq!(brief(lines), ["preamble para 2: Sở Y tế / Sở Nội vụ <chủ trì, phối hợp với>"]);
    // What a letter answers to is no order of its own.
    assert!(brief("^ Thực hiện ý kiến của UBND tỉnh giao Sở Y tế chủ trì lập đề án, Sở Y tế đã lập xong.").is_empty());
}
