//! Paragraphs → parts: body, closing, recipients, signature, appendices.
//!
//! One pass over the items with the part that is open. Each part has its opening signs; what stands between two
//! signs belongs to the part before.

use crate::model::SectionKind;
use crate::raw::{Block, Bytes, RawDoc};

use super::appendix::{self, Caption};
use super::closing::{asks_for_all, ends_body, is_closing, is_formula, is_general, is_late_closing};
use super::flow::Flow;
use super::labels::label_at_start;
use super::outline::Outline;
use super::paragraphs::{Gathered, Item, Paragraph};
use super::recipients::{self, Recipients};
use super::sections::Sections;
use super::signature::{self, SignatureLines};
use super::titles::Titles;

/// The document cut into its parts.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) body: Outline,
    pub(crate) addressees: Recipients,
    pub(crate) recipients: Recipients,
    pub(crate) signature: SignatureLines,
    pub(crate) appendices: Vec<AppendixParts>,
    pub(crate) tables: Vec<TableSpot>,
    /// Paragraphs after the signature that start no appendix.
    pub(crate) stray: Vec<Flow>,
    pub(crate) boilerplate: Vec<Bytes>,
}

/// One appendix.
#[derive(Debug)]
pub(crate) struct AppendixParts {
    pub(crate) caption: Caption,
    pub(crate) outline: Outline,
    pub(crate) signature: SignatureLines,
}

/// Where a table stands.
#[derive(Debug)]
pub(crate) struct TableSpot {
    /// Index in [`RawDoc::blocks`].
    pub(crate) block: usize,
    /// The appendix, by index; none for the body.
    pub(crate) appendix: Option<usize>,
    /// The node of that part's outline.
    pub(crate) node: Option<usize>,
    /// Nothing stands between this table and the one before it.
    pub(crate) adjacent: bool,
    /// The line that names the table.
    pub(crate) caption: Option<Flow>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Open {
    Addressees,
    Body,
    Closing,
    Recipients,
    Signature,
}

/// A signature that a copy poured into one line is no longer than this, in bytes.
const LONGEST_SIGNATURE: usize = 400;

/// Cuts the gathered items into parts.
pub(crate) fn cut(doc: &RawDoc, gathered: Gathered) -> Parts {
    let mut parts = Parts { boilerplate: gathered.boilerplate, ..Parts::default() };
    let poured = gathered.poured;
    let mut sections = Sections::new(poured);
    let mut open = Open::Body;
    let mut after_table = false;
    let mut sample = Sample::default();
    let mut over = false;
    let titles = Titles::new(doc, &gathered.items);
    let untyped = appendix::untyped(&gathered.items);
    let mut items = gathered.items.into_iter().peekable();
    while let Some(item) = items.next() {
        let paragraph = match item {
            Item::Table(block) => {
                let appendix = parts.appendices.len().checked_sub(1);
                let caption = sections.table_caption();
                let spot = TableSpot { block, appendix, node: sections.current(), adjacent: after_table, caption };
                sections.saw_table();
                parts.tables.push(spot);
                after_table = true;
                continue;
            }
            Item::Paragraph(paragraph) => paragraph,
        };
        after_table = false;
        let text = paragraph.flow.text.as_str();
        let ended = matches!(open, Open::Closing | Open::Recipients | Open::Signature) || !parts.appendices.is_empty();
        if let Some(caption) = appendix::caption(
            &paragraph,
            &mut items,
            open == Open::Signature || open == Open::Recipients || !parts.appendices.is_empty(),
            &untyped,
        ) {
            finish(&mut parts, std::mem::replace(&mut sections, Sections::new(poured)));
            sections.name = caption.name();
            parts.appendices.push(AppendixParts { caption, outline: Outline::default(), signature: SignatureLines::default() });
            open = Open::Body;
            continue;
        }
        if open == Open::Addressees {
            if Recipients::continues(text) {
                let flow = &paragraph.flow;
                let end = recipients::entry_end(text).unwrap_or(text.len());
                parts.addressees.line(&flow.part(0..end));
                if end < text.len() {
                    open = Open::Body;
                    sections.paragraph(Paragraph { flow: flow.part(end..text.len()), ..paragraph.clone() });
                }
                continue;
            }
            open = Open::Body;
        }
        if !sections.has_nodes()
            && parts.addressees.is_empty()
            && let Some(rest) = recipients::address(text)
        {
            let flow = &paragraph.flow;
            let Some(end) = recipients::entry_end(&text[rest..]).map(|end| rest + end) else {
                parts.addressees.open(flow, rest);
                open = Open::Addressees;
                continue;
            };
            // A poured copy: the first sentence stands behind the last addressee.
            parts.addressees.open(&flow.part(0..end), rest);
            sections.paragraph(Paragraph { flow: flow.part(end..text.len()), ..paragraph.clone() });
            continue;
        }
        if parts.recipients.is_empty()
            && parts.appendices.is_empty()
            && let Some(rest) = recipients::label(text)
        {
            let (list, signed) = split_signature(&paragraph.flow);
            parts.recipients.open(&list, rest.min(list.text.len()));
            open = Open::Recipients;
            if !signed.is_empty() {
                open = Open::Signature;
                signed.into_iter().for_each(|line| parts.signature.line(&line));
            }
            continue;
        }
        if ended
            && text.len() < LONGEST_SIGNATURE
            && parts.signature.signers.is_empty()
            && parts.appendices.is_empty()
            && let Some(lines) = signature::glued(text).filter(|lines| lines[0].start == 0 && lines.len() > 1)
        {
            open = Open::Signature;
            lines.into_iter().for_each(|line| parts.signature.line(&paragraph.flow.part(line)));
            continue;
        }
        let late = ended || sections.has_nodes();
        let mut signs_in_small = || late && items.peek().is_some_and(|next| opens_in_small(text, next));
        if signature::opens(text, late) || signs_in_small() {
            open = Open::Signature;
            signature_of(&mut parts).line(&paragraph.flow);
            sample.hold(paragraph, &parts);
            continue;
        }
        if !parts.appendices.is_empty() && signature::is_issuer(text) && items.peek().is_none_or(ends_appendix) {
            signature_of(&mut parts).line(&paragraph.flow);
            continue;
        }
        match open {
            Open::Recipients if parts.recipients.accepts(text) => {
                let (list, signed) = split_signature(&paragraph.flow);
                parts.recipients.line(&list);
                if !signed.is_empty() {
                    open = Open::Signature;
                    signed.into_iter().for_each(|line| parts.signature.line(&line));
                }
            }
            Open::Recipients | Open::Signature => {
                if signature_of(&mut parts).accepts(text) {
                    signature_of(&mut parts).line(&paragraph.flow);
                    sample.hold(paragraph, &parts);
                } else if sample.ends_at(text, &parts) {
                    for paragraph in sample.give_back(&mut parts).chain([paragraph]) {
                        sections.paragraph(paragraph);
                    }
                    open = Open::Body;
                } else if appendix::is_letterhead(text) {
                    parts.boilerplate.push(paragraph.flow.range(0..text.len()));
                } else {
                    parts.stray.push(paragraph.flow.clone());
                    sample.hold(paragraph, &parts);
                }
            }
            Open::Closing if !Sections::is_label(text) => sections.closing(paragraph.flow),
            Open::Addressees | Open::Body | Open::Closing => {
                let mut last = || items.peek().is_none_or(opens_tail);
                let to_all = |text: &str| is_general(text) || asks_for_all(text);
                let late = |text: &str| sections.after_leaf_item() || sections.after_text() && to_all(text);
                // `(Có phụ lục kèm theo)` after the last words is no part of the last item.
                let note = over && text.trim_start_matches(['*', '_']).starts_with('(');
                over = ends_body(text);
                let formula = |text: &str| sections.after_sentence() && is_formula(text);
                let closes = is_closing(text) || note || (late(text) && is_late_closing(text) || formula(text)) && last();
                if closes && parts.appendices.is_empty() && !Sections::is_label(text) {
                    sections.closing(paragraph.flow);
                    open = Open::Closing;
                } else {
                    open = Open::Body;
                    match titles.level(&paragraph) {
                        Some(level) => sections.title(&paragraph.flow, level),
                        None => sections.paragraph(paragraph),
                    }
                }
            }
        }
    }
    finish(&mut parts, sections);
    parts.tables.retain(|spot| matches!(doc.blocks.get(spot.block), Some(Block::Table(_))));
    parts
}

/// Lines of a signature within the body, as in guidance on forms: until a name or the recipients come, the next label
/// shows that nobody signed there.
#[derive(Debug, Default)]
struct Sample(Vec<Paragraph>);

impl Sample {
    fn hold(&mut self, paragraph: Paragraph, parts: &Parts) {
        if parts.appendices.is_empty() && parts.recipients.is_empty() {
            self.0.push(paragraph);
        }
    }

    fn ends_at(&self, text: &str, parts: &Parts) -> bool {
        let named = parts.signature.signers.iter().any(|signer| signer.name.is_some());
        let in_body = !self.0.is_empty() && parts.appendices.is_empty() && parts.recipients.is_empty() && !named;
        in_body && label_at_start(text).is_some_and(|label| label.kind != SectionKind::Bullet)
    }

    fn give_back(&mut self, parts: &mut Parts) -> impl Iterator<Item = Paragraph> + use<> {
        parts.signature = SignatureLines::default();
        parts.stray.clear();
        std::mem::take(&mut self.0).into_iter()
    }
}

/// A glued line of recipients that runs on into the signature, cut in two.
fn split_signature(flow: &Flow) -> (Flow, Vec<Flow>) {
    match signature::glued(&flow.text) {
        Some(parts) => (flow.part(0..parts[0].start), parts.into_iter().map(|part| flow.part(part)).collect()),
        None => (flow.clone(), vec![]),
    }
}

fn signature_of(parts: &mut Parts) -> &mut SignatureLines {
    match parts.appendices.last_mut() {
        Some(appendix) => &mut appendix.signature,
        None => &mut parts.signature,
    }
}

fn finish(parts: &mut Parts, sections: Sections) {
    let tables: Vec<Option<usize>> =
        parts.tables.iter().filter(|spot| spot.appendix == parts.appendices.len().checked_sub(1)).map(|spot| spot.node).collect();
    let outline = sections.finish(&tables);
    match parts.appendices.last_mut() {
        Some(appendix) => appendix.outline = outline,
        None => parts.body = outline,
    }
}

/// Whether another part starts here, so that a line before it may sign the part that ends.
fn ends_appendix(item: &Item) -> bool {
    matches!(item, Item::Paragraph(Paragraph { flow, .. }) if appendix::starts(&flow.text))
}

/// Whether a line in small letters opens a signature, by the line after it.
fn opens_in_small(text: &str, next: &Item) -> bool {
    matches!(next, Item::Paragraph(Paragraph { flow, .. }) if signature::opens_in_small(text, &flow.text))
}

fn opens_tail(item: &Item) -> bool {
    match item {
        Item::Paragraph(Paragraph { flow, .. }) => recipients::label(&flow.text).is_some() || signature::opens(&flow.text, true),
        Item::Table(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Plan;

    fn plan(text: &str) -> Plan {
        crate::parse(text.as_bytes(), crate::Format::Text, &crate::ParseOptions::default()).unwrap()
    }

    #[test]
    fn the_first_sentence_of_a_poured_letter_is_no_addressee() {
        let plan = plan(
            "Kính gửi: Hội đồng nhân dân tỉnh. Thực hiện Nghị quyết về trồng rừng, Sở Nội vụ báo cáo như sau: cây đã xanh.\n",
        );
        assert_eq!(plan.addressees, ["Hội đồng nhân dân tỉnh"]);
        assert!(plan.preamble[0].text.starts_with("Thực hiện"), "{:?}", plan.preamble);
    }

    #[test]
    fn a_flattened_copy_keeps_its_signer_and_the_caption_of_what_it_issues() {
        let plan = plan(
            "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\nSố: 5/QĐ-UBND\nSơn Hà, ngày 02 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch trồng rừng\n\n\
             Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng.\n\n\
             | Nơi nhận: - Như Điều 1; - Các xã; - Lưu: VT. | CHỦ TỊCH Lê Văn Sơn |\n|---|---|\n\n\
             KẾ HOẠCH\n\nTRỒNG RỪNG TRÊN ĐỊA BÀN TỈNH SƠN HÀ (Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 02 tháng 3 năm 2026)\n\n\
             I. MỤC TIÊU\n\n1. Trồng 500 ha rừng.\n",
        );
        assert_eq!(
            (plan.signature.role_lines.join("|").as_str(), plan.signature.name.as_deref()),
            ("CHỦ TỊCH", Some("Lê Văn Sơn"))
        );
        let [appendix] = plan.appendices.as_slice() else { panic!("{:?}", plan.appendices) };
        assert_eq!(appendix.title.as_deref(), Some("TRỒNG RỪNG TRÊN ĐỊA BÀN TỈNH SƠN HÀ"));
        assert_eq!(appendix.attached_to.as_deref(), Some("Quyết định số 5/QĐ-UBND ngày 02 tháng 3 năm 2026"));
    }

    #[test]
    fn a_title_over_what_it_is_attached_to_opens_an_appendix() {
        let text = "QUYẾT ĐỊNH\nVề việc phân công nhiệm vụ\n\nĐiều 1. Giao việc trồng rừng.\n\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n\n\
                    HIỆU TRƯỞNG\n(Đã ký)\nSùng A Lử\n\nPHÂN CÔNG NHIỆM VỤ CHO CÁN BỘ, GIÁO VIÊN\nNĂM HỌC 2026 - 2027\n\
                    (Kèm theo Quyết định số 5/QĐ-THCS ngày 02 tháng 3 năm 2026)\n\nI. PHÂN CÔNG\n1. Tổ Văn\n- Trồng 5 cây.\n";
        let plan = plan(text);
        let [appendix] = plan.appendices.as_slice() else { panic!("{:?}", plan.appendices) };
        let title = "PHÂN CÔNG NHIỆM VỤ CHO CÁN BỘ, GIÁO VIÊN NĂM HỌC 2026 - 2027";
        assert_eq!((appendix.label.as_str(), appendix.title.as_deref()), ("", Some(title)));
        assert!(text[appendix.place.start as usize..].starts_with("PHÂN CÔNG NHIỆM VỤ CHO"));
        assert_eq!(plan.sections_of(appendix)[0].label, "I.");
        assert_eq!(plan.signature.name.as_deref(), Some("Sùng A Lử"));
        let typed = super::tests::plan(&text.replace("PHÂN CÔNG NHIỆM VỤ CHO", "KẾ HOẠCH PHÂN CÔNG"));
        assert_eq!(typed.appendices[0].label, "KẾ HOẠCH");
    }

    #[test]
    fn what_follows_the_last_words_is_no_item() {
        let text = "CHỈ THỊ\nVề trồng rừng\n\nI. MỤC TIÊU\n\nTrồng rừng phòng hộ ở các xã.\n\nChăm sóc rừng đã trồng.\n\n";
        let closing = |end: &str| {
            let plan = plan(&format!("{text}{end}\n\nNơi nhận:\n- Các xã.\n"));
            plan.closing.iter().map(|paragraph| paragraph.text.clone()).collect::<Vec<_>>()
        };
        let demand = "Ủy ban nhân dân tỉnh yêu cầu các sở, ngành thực hiện nghiêm túc chỉ thị này. Nếu có khó khăn thì báo cáo.";
        assert_eq!(closing(demand), [demand]);
        assert_eq!(closing("Yêu cầu các xã chuẩn bị đất trồng./.\n\n*(Có biểu kèm theo)*"), ["*(Có biểu kèm theo)*"]);
        assert!(closing("(Số liệu của các xã.)").is_empty());
    }

    #[test]
    fn a_notice_ends_with_its_formula_and_leaves_the_last_item_whole() {
        let text = "THÔNG BÁO\nKết luận về chợ\n\n1. Sở Y tế kiểm tra các chợ.\n\n2. Sở Nội vụ theo dõi.\n\n";
        let end = "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan biết, thực hiện./.";
        let notice = plan(&format!("{text}{end}\n\nNơi nhận:\n- Các xã.\n"));
        assert_eq!(notice.closing.len(), 1);
        assert_eq!(notice.sections[1].heading, None);
        assert_eq!(notice.sections[1].paragraphs.len(), 1);
        // Under a title it is the text that the title lacks.
        let text =
            "NGHỊ QUYẾT\nVề trồng rừng\n\n1. Trồng rừng ở các xã.\n\n2. Hiệu lực\n\nNghị quyết này có hiệu lực từ ngày ký.\n";
        assert!(plan(text).closing.is_empty());
    }

    #[test]
    fn copies_of_web_pages_are_whole_between_their_empty_lines() {
        let plan = plan(
            "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\n\nKẾ HOẠCH\n\nTRỒNG RỪNG\n\n**I. MỤC\nĐÍCH**\n\n**1**. **Mục đích**\n\n- Giữ đất, giữ\nnước cho các xã vùng cao của tỉnh trong giai đoạn\n\
             2026 - 2030.\n\n2. Trong giai đoạn 2026\n- 2030 trồng mới các đồi trọc ở đầu nguồn sông\nHà và các suối lớn.\n\n3. Thời gian thực hiện: năm\n2026 và các năm tiếp theo.\n\n\
             (1) Lập danh sách các\nđồi trọc của từng xã theo bản đồ.\n\n(2) Giao cây giống cho các\nhộ nhận rừng.\n\n\
             |\n**TM. ỦY BAN NHÂN\nDÂN**\n**KT. CHỦ TỊCH**\nPHÓ CHỦ TỊCH\nLê Văn Sơn\n|\n",
        );
        let sections: Vec<String> = plan
            .sections
            .iter()
            .flat_map(|section| section.walk())
            .map(|section| format!("{} {}", section.path, section.label))
            .collect();
        assert_eq!(sections, ["I I.", "I/1 1.", "I/1/-1 -", "I/2 2.", "I/3 3.", "I/3/1 (1)", "I/3/2 (2)"]);
        assert_eq!(plan.signature.authority.as_deref(), Some("TM. ỦY BAN NHÂN DÂN"));
        assert_eq!(plan.signature.role_lines, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    }

    #[test]
    fn a_signature_shown_in_the_body_signs_nothing() {
        let body = "I. CÁCH GHI\n1. Ghi quyền hạn của người ký như sau:\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n2. Ghi họ tên người ký.\nII. HIỆU LỰC\nÁp dụng từ ngày ký.\n";
        let signed = plan(&format!("{body}Nơi nhận:\n- Lưu: VT.\nCHÁNH VĂN PHÒNG\nLê Văn Sơn\n"));
        assert_eq!(
            (signed.signature.role_lines.join("|").as_str(), signed.signature.name.as_deref()),
            ("CHÁNH VĂN PHÒNG", Some("Lê Văn Sơn"))
        );
        let paths: Vec<_> =
            signed.sections.iter().flat_map(|section| section.walk()).map(|section| section.path.as_str()).collect();
        assert_eq!(paths, ["I", "I/1", "I/2", "II"]);
        // After a name or the recipients the document is signed: what follows is no part of its body.
        let copied = plan(&format!("{body}CHÁNH VĂN PHÒNG\nLê Văn Sơn\n3. Tải về bản đầy đủ\n"));
        assert_eq!(copied.signature.name.as_deref(), Some("Lê Văn Sơn"));
    }
}
