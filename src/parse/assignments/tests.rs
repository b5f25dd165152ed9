mod duties;
mod owners;
mod tables;
mod trailing;

use super::*;
use crate::model::{Letterhead, Role};
use crate::parse::outline::Node;
use crate::raw::RawDoc;

/// An outline from lines `PATH # heading`, `PATH : text after the label`, `= further paragraph`, `^ preamble`, `. closing`.
fn outline(lines: &str) -> (RawDoc, Outline) {
    let doc = RawDoc { text: lines.into(), source_len: lines.len() as u32, ..RawDoc::default() };
    let mut outline = Outline::default();
    let mut start = 0;
    for line in lines.lines() {
        let trimmed = line.trim_start();
        let at = |skip: usize| (start + line.len() - trimmed.len() + skip) as u32;
        let flow = |skip: usize| Flow::new(&doc, &(at(skip)..(start + line.len()) as u32));
        if trimmed.starts_with("= ") {
            outline.nodes.last_mut().unwrap().body.push(flow(2));
        } else if trimmed.starts_with("^ ") {
            outline.preamble.push(flow(2));
        } else if trimmed.starts_with(". ") {
            outline.closing.push(flow(2));
        } else if let Some((path, rest)) = trimmed.split_once(' ') {
            let heading = rest.starts_with("# ");
            let text = flow(path.len() + 3);
            let label = path.rsplit('/').next().unwrap_or_default();
            let kind = match label.chars().next() {
                Some('I' | 'V') => SectionKind::Roman,
                Some('-') => SectionKind::Bullet,
                Some('¹') => SectionKind::Footnote,
                Some('0'..='9') => SectionKind::Arabic,
                _ => SectionKind::Letter,
            };
            let parent = path.rsplit_once('/').and_then(|(parent, _)| outline.nodes.iter().position(|node| node.path == parent));
            let (heading, body) = if heading { (Some(text), vec![]) } else { (None, vec![text]) };
            outline.nodes.push(Node { path: path.into(), label: label.into(), label_range: 0..0, kind, parent, heading, body });
        }
        start += line.len() + 1;
    }
    (doc, outline)
}

fn found(lines: &str) -> Vec<Assignment> {
    let (doc, outline) = outline(lines);
    let header = Letterhead::default();
    let facts = Facts { doc: &doc, header: &header, plan_year: Some(2025), issued: None, school: false };
    let mut found = vec![];
    find(&facts, &outline, &mut found, &mut vec![]);
    number(&mut found);
    for assignment in &found {
        assert_eq!(assignment.lead.len(), assignment.lead_places.len());
        for (name, place) in assignment.lead.iter().zip(&assignment.lead_places) {
            assert_eq!(&doc.text[place.start as usize..place.end as usize], name);
        }
        for (name, place) in assignment.coordinating.iter().zip(&assignment.coordinating_places) {
            assert_eq!(&doc.text[place.start as usize..place.end as usize], name);
        }
    }
    found
}

/// `source: lead + lead / partners <role>` of each assignment.
fn brief(lines: &str) -> Vec<String> {
    let one = |a: &Assignment| {
        let role = a.role_text.as_deref().unwrap_or("-");
        format!("{}: {} / {} <{role}>", a.source, a.lead.join(" + "), a.coordinating.join(" + "))
    };
    found(lines).iter().map(one).collect()
}

#[test]
fn a_heading_of_bodies_leads_what_stands_below_it() {
    let all = found(
        "V # TỔ CHỨC THỰC HIỆN
        V/1 # Sở Nội vụ
        = Chủ trì, phối hợp với Sở Tài chính, các đơn vị liên quan tham mưu UBND tỉnh ban hành Kế hoạch trồng cây trong Quý I/2025.
        = Theo dõi, đôn đốc việc trồng cây.
        V/2 : Công an tỉnh: Giữ trật tự; báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 10/12.
        V/3 : Đề nghị Tòa án nhân dân tỉnh: Xét xử nghiêm minh.",
    );
    let [first, second, third, fourth] = all.as_slice() else { panic!("{all:#?}") };
    assert_eq!((first.id.as_str(), first.source.as_str()), ("A1", "V/1 para 1"));
    assert_eq!(
        (first.lead.as_slice(), first.inferred.as_slice()),
        (["Sở Nội vụ".to_owned()].as_slice(), ["lead".to_owned()].as_slice())
    );
    assert_eq!(first.coordinating, ["Sở Tài chính", "các đơn vị liên quan"]);
    assert_eq!(first.role_text.as_deref(), Some("Chủ trì, phối hợp với"));
    assert_eq!(first.deadline.as_ref().and_then(|due| due.normal.as_deref()), Some("2025-Q1"));
    assert_eq!(first.deliverable.as_deref(), Some("Kế hoạch trồng cây"));
    assert_eq!((second.role_text.as_deref(), second.coordinating.len()), (None, 0));
    assert!(third.task.starts_with("Giữ trật tự") && third.inferred.is_empty() && third.source == "V/2");
    let due = third.deadline.as_ref().unwrap();
    assert_eq!((due.normal.as_deref(), due.inferred_year), (Some("<2025-12-10"), true));
    let roles: Vec<(Role, &str)> = third.others.iter().map(|other| (other.role, other.agency.as_str())).collect();
    assert_eq!(roles, [(Role::Addressee, "UBND tỉnh"), (Role::Reporting, "Sở Nội vụ")]);
    assert_eq!((fourth.lead[0].as_str(), fourth.others[0].role), ("Tòa án nhân dân tỉnh", Role::Requested));
}

#[test]
fn the_start_of_a_paragraph_and_lead_ins_come_before_headings() {
    assert_eq!(
        brief(
            "2 # Các sở, ban, ngành
            2/2.8 # Sở Xây dựng; Liên minh Hợp tác xã
            2/2.8/a : Sở Xây dựng chủ trì, phối hợp với các cơ quan liên quan rà soát quy hoạch.
            2/2.8/b : Liên minh Hợp tác xã phát triển hội viên.
            2/2.8/c : Tổ chức tập huấn.
            2/2.9 # UBND các xã, phường
            2/2.9/a : Chỉ đạo các thôn:
            2/2.9/a/-1 : Lập danh sách hộ.
            2/2.9/b : Đề nghị UBND tỉnh khen thưởng."
        ),
        [
            "2/2.8/a: Sở Xây dựng / các cơ quan liên quan <chủ trì, phối hợp với>",
            "2/2.8/b: Liên minh Hợp tác xã /  <->",
            "2/2.8/c: Sở Xây dựng + Liên minh Hợp tác xã /  <->",
            "2/2.9/a/-1: các thôn /  <->",
            "2/2.9/b: UBND các xã, phường /  <->",
        ]
    );
}

#[test]
fn other_sections_give_only_what_they_assign_outright() {
    assert_eq!(
        brief(
            "I # MỤC TIÊU
            I/1 # UBND các xã
            I/1/- : 80% hộ có nước sạch.
            II # NHIỆM VỤ, GIẢI PHÁP
            II/1 : Các cơ quan, đơn vị chủ động rà soát thủ tục.
            II/2 : Đẩy mạnh trồng rừng. Giao Sở Tư pháp chủ trì, phối hợp với các sở, ngành rà soát văn bản.
            II/3 : Sở Y tế chủ trì, Sở Tài chính phối hợp mua thiết bị.
            II/4 : Mở lớp tập huấn (Sở Nội vụ chủ trì).
            II/5 : Đề nghị Hội đồng nhân dân tỉnh tăng cường giám sát.
            ¹ : Sở Nội vụ chủ trì.
            III # Tổ chức thực hiện tốt chính sách dân tộc
            III/1 : Các cơ quan vận động Nhân dân."
        ),
        [
            "II/2: Sở Tư pháp / các sở, ngành <chủ trì, phối hợp với>",
            "II/3: Sở Y tế / Sở Tài chính <chủ trì>",
            "II/4: Sở Nội vụ /  <chủ trì>",
        ]
    );
}

#[test]
fn articles_of_a_decision() {
    assert_eq!(
        brief(
            "Điều2 : Giao Sở Nội vụ hướng dẫn thực hiện.
            Điều3 : Chánh Văn phòng UBND tỉnh, Giám đốc các Sở: Nội vụ, Y tế; Thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành."
        ),
        [
            "Điều2: Sở Nội vụ /  <->",
            "Điều3: Chánh Văn phòng UBND tỉnh + Nội vụ + Y tế + Thủ trưởng các cơ quan liên quan /  <->",
        ]
    );
}

#[test]
fn tasks_in_fields() {
    let all = found(
        "II # NỘI DUNG
        II/1 # Trồng cây phân tán
        II/1/a : Cơ quan chủ trì: Sở Nông nghiệp và Môi trường.
        II/1/b : Cơ quan phối hợp: Sở Tài chính; UBND các xã.
        II/1/c : Thời gian thực hiện: Quý II.
        II/1/d : Sản phẩm: Báo cáo.
        II/2 : Số hóa hồ sơ. Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: các sở, ngành; thời gian: tháng 9/2025.
        II/3 # Hai việc
        II/3/-1 : Mở lớp học.
        II/3/-2 : Đơn vị thực hiện: Sở Nội vụ.
        II/3/-3 : Thi tay nghề.
        II/3/-4 : Đơn vị thực hiện: Sở Xây dựng.",
    );
    let [trees, files, class, contest] = all.as_slice() else { panic!("{all:#?}") };
    assert_eq!((trees.task.as_str(), trees.source.as_str()), ("Trồng cây phân tán", "II/1"));
    assert_eq!((trees.lead[0].as_str(), trees.role_text.as_deref()), ("Sở Nông nghiệp và Môi trường", Some("Cơ quan chủ trì")));
    assert_eq!(trees.coordinating, ["Sở Tài chính", "UBND các xã"]);
    assert_eq!(trees.deadline.as_ref().map(|due| (due.text.as_str(), due.inferred_year)), Some(("Quý II", true)));
    assert_eq!(trees.deliverable.as_deref(), Some("Báo cáo"));
    assert_eq!((files.task.as_str(), files.coordinating[0].as_str()), ("Số hóa hồ sơ.", "các sở, ngành"));
    assert_eq!(files.deadline.as_ref().and_then(|due| due.normal.as_deref()), Some("2025-09"));
    assert_eq!((class.task.as_str(), class.lead[0].as_str()), ("Mở lớp học.", "Sở Nội vụ"));
    assert_eq!((contest.task.as_str(), contest.lead[0].as_str()), ("Thi tay nghề.", "Sở Xây dựng"));
}

#[test]
fn the_closing_counts_where_it_orders_a_report() {
    assert_eq!(found("I # TỔ CHỨC THỰC HIỆN\n. Trên đây là Kế hoạch trồng cây. Yêu cầu các cơ quan, đơn vị thực hiện."), []);
    let all = found(
        "I # TỔ CHỨC THỰC HIỆN
        . Trên đây là Kế hoạch trồng cây, yêu cầu Giám đốc các sở, Chủ tịch UBND các xã báo cáo kết quả trước ngày 05/12/2025./.",
    );
    assert_eq!(
        (all[0].source.as_str(), all[0].lead.as_slice()),
        ("closing", ["Giám đốc các sở".to_owned(), "Chủ tịch UBND các xã".to_owned()].as_slice())
    );
    assert!(all[0].task.starts_with("yêu cầu Giám đốc") && all[0].deadline.is_some());
}

#[test]
fn a_doer_after_an_opening_clause() {
    assert_eq!(
        brief(
            "IV # TỔ CHỨC THỰC HIỆN
            = Trên cơ sở nhiệm vụ được giao, các phòng, ban chuyên môn, UBND các xã chủ động thực hiện.
            = Kinh phí từ ngân sách nhà nước.
            = Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Phòng Nội vụ.
            = Trong quá trình thực hiện, Phòng Nội vụ có trách nhiệm tham mưu sửa đổi."
        ),
        ["IV para 1: các phòng, ban chuyên môn + UBND các xã /  <->", "IV para 4: Phòng Nội vụ /  <->"]
    );
}

#[test]
fn below_a_label_of_doers_each_item_is_a_task() {
    let all = found(
        "II # NỘI DUNG
        II/1 # Soạn sách
        II/1/-1 : Cơ quan thực hiện:
        II/1/-1/-1 : Sở Y tế biên soạn sách cho trạm y tế.
        II/1/-1/-2 : UBND các xã trên cơ sở sách đã in tổ chức đọc.
        II/1/-2 : Thời gian thực hiện: Quý IV năm 2025.",
    );
    let [book, reading] = all.as_slice() else { panic!("{all:#?}") };
    assert_eq!((book.lead[0].as_str(), reading.lead[0].as_str()), ("Sở Y tế", "UBND các xã"));
    assert!(all.iter().all(|one| one.deadline.as_ref().and_then(|due| due.normal.as_deref()) == Some("2025-Q4")));
}

#[test]
fn people_before_a_colon_and_bodies_after_one_are_charged() {
    let all = brief(
        "IV # TỔ CHỨC THỰC HIỆN
        IV/1 : Giáo viên: thực hiện nghiêm túc kế hoạch.
        IV/2 : Đối với đường liên xã: Giao Ban Quản lý dự án đẩy nhanh tiến độ.",
    );
    assert_eq!(all, ["IV/1: Giáo viên /  <->", "IV/2: Ban Quản lý dự án /  <->"]);
}

#[test]
fn a_labelled_time_is_the_deadline() {
    let all = found(
        "IV # TỔ CHỨC THỰC HIỆN
        IV/1 # Sở Nội vụ
        IV/1/-1 : Đưa kết quả vào tiêu chí đánh giá hằng năm. Thời gian hoàn thành: Quý IV năm 2025.",
    );
    assert_eq!(all[0].deadline.as_ref().map(|due| due.text.as_str()), Some("Quý IV năm 2025"));
}

#[test]
fn items_that_the_preamble_demands() {
    let items = "1 : Các sở, ban, ngành tỉnh lựa chọn hình thức phù hợp.
        2 : UBND các xã, phường:
        2/a : Lập danh sách hộ.
        3 : Hiệu trưởng các trường học chịu trách nhiệm trước pháp luật về dạy thêm.
        4 : Tiếp tục nâng cao chất lượng.
        5 # Nâng cao nhận thức
        5/a : Các cơ quan, đơn vị tuyên truyền sâu rộng.
        6 : Ban Chấp hành Đoàn xã theo dõi, đôn đốc.";
    let wanted = [
        "1: Các sở, ban, ngành tỉnh /  <->",
        "2/a: UBND các xã, phường /  <->",
        "3: Hiệu trưởng các trường học /  <->",
        "6: Ban Chấp hành Đoàn xã /  <->",
    ];
    for preamble in [
        "Chủ tịch UBND tỉnh yêu cầu:",
        "Sở Y tế đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau:",
        "Sau khi nghe Sở Y tế báo cáo, Phó Chủ tịch UBND tỉnh kết luận như sau:",
    ] {
        assert_eq!(brief(&format!("^ {preamble}\n{items}")), wanted);
    }
    let plan = brief(&format!("^ UBND tỉnh ban hành Kế hoạch thực hiện Chỉ thị như sau:\n{items}"));
    assert_eq!(plan, [wanted[1]], "a plan demands nothing of them but what it lists under bodies");
}

#[test]
fn doers_of_many_kinds() {
    assert_eq!(
        brief(
            "IV # TỔ CHỨC THỰC HIỆN
            IV/1 : Hiệu trưởng: Chỉ đạo chung.
            IV/2 : Ông Trần Văn An, Phó Hiệu trưởng: phụ trách chuyên môn.
            IV/3 : Giao cho Hội Nông dân xã vận động hội viên.
            IV/4 : Các cơ quan trong phạm vi nhiệm vụ của mình tổ chức thực hiện.
            IV/5 : Phòng Tài chính - Kế hoạch theo dõi, tổng hợp.
            IV/6 : Chủ tịch UBND tỉnh yêu cầu:
            IV/7 : Giao Thường trực HĐND, các Ban HĐND và đại biểu HĐND tỉnh giám sát."
        ),
        [
            "IV/1: Hiệu trưởng /  <->",
            "IV/2: Ông Trần Văn An, Phó Hiệu trưởng /  <->",
            "IV/3: Hội Nông dân xã /  <->",
            "IV/4: Các cơ quan /  <->",
            "IV/5: Phòng Tài chính - Kế hoạch /  <->",
            "IV/7: Thường trực HĐND + các Ban HĐND + đại biểu HĐND tỉnh /  <->",
        ]
    );
    assert_eq!(brief("II # GIẢI PHÁP\nII/1 : Mở lớp. Giao mỗi thôn bố trí 01 người."), Vec::<String>::new());
    let all = found(
        "I # TỔ CHỨC THỰC HIỆN
        . Yêu cầu các cơ quan, đơn vị, UBND các xã báo cáo kết quả về UBND huyện (qua Văn phòng) trước 16 giờ ngày 11/02/2025./.",
    );
    assert_eq!(all[0].deadline.as_ref().and_then(|due| due.normal.as_deref()), Some("<2025-02-11"));
}

#[test]
fn sections_whose_items_all_open_with_a_doer() {
    let items = "III/1 : Các sở, ban, ngành tỉnh đẩy mạnh tuyên truyền.
        III/2 : UBND các xã vận động Nhân dân tháo dỡ lều quán.
        III/3 # Sở Xây dựng
        III/3/- : Kiểm tra cọc mốc.";
    assert_eq!(
        brief(&format!("III # NỘI DUNG KẾ HOẠCH\n{items}")),
        ["III/1: Các sở, ban, ngành tỉnh /  <->", "III/2: UBND các xã /  <->", "III/3/-: Sở Xây dựng /  <->"]
    );
    assert_eq!(brief(&format!("III # YÊU CẦU\n{items}")).len(), 1);
    assert_eq!(brief(&format!("III # NỘI DUNG\n{items}\nIII/4 : Mở rộng đường.")).len(), 1);
    assert_eq!(brief("II # VIỆC\nII/1 : Theo Luật Cây xanh: “Sở Xây dựng chủ trì trồng cây”."), Vec::<String>::new());
    assert_eq!(
        brief("V # Ủy ban nhân dân các huyện\nV/a : Giao trách nhiệm cho UBND cấp xã theo dõi.\nV/b : Giao Sở Y tế theo dõi."),
        ["V/a: Ủy ban nhân dân các huyện /  <->", "V/b: Sở Y tế /  <->"]
    );
}

#[test]
fn a_heading_states_one_task_only() {
    let fields = "II/-1 : Đơn vị thực hiện: Sở Y tế.\nII/-2 : Đơn vị thực hiện: Sở Nội vụ.";
    assert_eq!(brief(&format!("II # NỘI DUNG VÀ PHÂN CÔNG\n{fields}")), Vec::<String>::new());
}
