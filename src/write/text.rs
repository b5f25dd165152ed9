//! Plain text: the document in the order of Decree 30, one paragraph a line, tables with tabs.
//!
//! The text is what our own reader reads: an empty line between paragraphs, a label and its text on one line, a table
//! as lines of cells with tabs between them. Lines of the web page it came from (`noise`) are not written.

use super::frame;
use super::order::{Order, Piece, Pieces};
use crate::base::fold::squeeze;
use crate::model::{Plan, Section, SectionKind, Table};

/// The document.
pub(super) fn document(plan: &Plan) -> String {
    let mut out = Text(String::with_capacity(4096));
    let order = Order::new(plan);
    head(&mut out, plan);
    let basis: Vec<&str> = order.legal_basis().collect();
    for (at, text) in basis.iter().enumerate() {
        out.paragraph(&frame::citation(text, at + 1 == basis.len()));
    }
    pieces(&mut out, order.body());
    for paragraph in &plan.closing {
        out.paragraph(&paragraph.text);
    }
    foot(&mut out, plan);
    for appendix in &plan.appendices {
        let label = Some(&appendix.label).filter(|label| !label.is_empty());
        let lines = label.into_iter().chain(&appendix.title).cloned().chain(frame::attached_line(appendix));
        lines.for_each(|line| out.line(&line));
        out.gap();
        pieces(&mut out, order.appendix(appendix));
    }
    out.finish()
}

fn head(out: &mut Text, plan: &Plan) {
    let header = &frame::stated(&plan.header);
    for stamp in &header.stamps {
        out.paragraph(stamp);
    }
    if header.issuer.is_some() || header.issuer_parent.is_some() {
        header.issuer_parent.iter().chain(&header.issuer).for_each(|line| out.line(line));
        out.line("-------");
        out.gap();
    }
    let motto = frame::motto(plan);
    if !motto.is_empty() {
        for line in motto {
            out.line(line);
        }
        out.line("---------------");
        out.gap();
    }
    let subject = frame::subject_under_number(header);
    let title = if subject.is_some() { None } else { header.title.clone() };
    for line in [frame::number_line(header), subject, frame::date_line(header), header.doc_type.clone(), title].iter().flatten() {
        out.paragraph(line);
    }
    addressees(out, plan);
}

fn addressees(out: &mut Text, plan: &Plan) {
    if let Some(line) = frame::single_addressee(plan) {
        out.paragraph(&line);
    } else if !plan.addressees.is_empty() {
        out.line("Kính gửi:");
        frame::list(&plan.addressees).for_each(|line| out.line(&line));
        out.gap();
    }
}

fn foot(out: &mut Text, plan: &Plan) {
    if !plan.recipients.is_empty() {
        out.paragraph("Nơi nhận:");
        frame::list(&plan.recipients).for_each(|line| out.line(&line));
        out.gap();
    }
    for (office, name) in frame::signers(&plan.signature) {
        for line in office {
            out.line(line);
        }
        out.gap();
        if let Some(name) = name {
            out.paragraph(name);
        }
    }
}

fn pieces(out: &mut Text, pieces: Pieces<'_, '_>) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.paragraph(text),
            Piece::Table { table, caption } => {
                if let Some(caption) = caption {
                    out.paragraph(caption);
                }
                cells(out, table);
            }
            Piece::Section { section, text, child_follows, .. } => start(out, section, text, child_follows),
        }
    }
}

fn start(out: &mut Text, section: &Section, text: Option<&str>, child_follows: bool) {
    out.words(&section.label);
    if child_follows {
        out.0.push(' ');
        return;
    }
    let Some(text) = section.heading.as_deref().or(text) else { return out.end_paragraph() };
    // `Chương I` and its kin stand on a line of their own, the title under it, unless the label ends in a mark.
    let own_line = matches!(section.kind, SectionKind::Part | SectionKind::Chapter | SectionKind::Division)
        && section.label.ends_with(char::is_alphanumeric);
    if !section.label.is_empty() {
        out.0.push(if own_line { '\n' } else { ' ' });
    }
    out.paragraph(text);
}

fn cells(out: &mut Text, table: &Table) {
    for row in table.header.iter().chain(&table.rows) {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.0.push('\t');
            }
            out.words(cell);
        }
        out.0.push('\n');
    }
    out.gap();
}

/// Text under way: always at the start of a line, but for a label that waits for its text.
struct Text(String);

impl Text {
    /// Text without line ends and tabs, which would be read as structure.
    fn words(&mut self, text: &str) {
        self.0.push_str(&squeeze(text));
    }

    fn line(&mut self, text: &str) {
        self.words(text);
        self.0.push('\n');
    }

    fn paragraph(&mut self, text: &str) {
        self.words(text);
        self.end_paragraph();
    }

    fn end_paragraph(&mut self) {
        self.0.push_str("\n\n");
    }

    fn gap(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    fn finish(mut self) -> String {
        self.0.truncate(self.0.trim_end_matches('\n').len());
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn the_whole_document() {
        let expected = "\
ỦY BAN NHÂN DÂN TỈNH SƠN HÀ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 07/KH-UBND

Sơn Hà, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

Trồng cây năm 2026

Căn cứ Luật Lâm nghiệp;

Thực hiện Kế hoạch số 12/KH-UBND.

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU

Các chỉ tiêu như sau:

STT\tChỉ tiêu\tNăm 2025\t
\t\tĐiểm\tHạng
1\tTỷ lệ che phủ | rừng\t41,50\t5/12
\tTổng\t41,50\t

¹ - Theo công bố năm 2025.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp

a) Chủ trì trồng cây:

Mỗi xã trồng 500 cây.

- Xã *Hòa Sơn*;

+ Thôn 1 < thôn 2.

đ) Báo cáo kết quả.

Trên đây là Kế hoạch trồng cây năm 2026./.

Nơi nhận:

- Sở Nông nghiệp;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn An

PHỤ LỤC
BIỂU CHỈ TIÊU
(Kèm theo Kế hoạch số 07/KH-UBND)

Biểu số 01

STT\tChỉ tiêu\tNăm 2025\t
\t\tĐiểm\tHạng
1\tTỷ lệ che phủ | rừng\t41,50\t5/12
\tTổng\t41,50\t
";
        assert_eq!(document(&sample::plan()), expected);
    }

    #[test]
    fn a_chapter_has_its_title_on_the_next_line() {
        let sections = vec![
            sample::section("Chương I", SectionKind::Chapter, Some("QUY ĐỊNH CHUNG"), &[]),
            sample::section("Điều 1.", SectionKind::Article, Some("Phạm vi"), &["Áp dụng tại tỉnh."]),
            sample::section("a)", SectionKind::Letter, None, &[]),
        ];
        let plan = Plan { sections, ..Plan::default() };
        assert_eq!(document(&plan), "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\nÁp dụng tại tỉnh.\n\na)\n");
    }

    #[test]
    fn one_addressee_needs_no_list() {
        let mut plan = Plan { addressees: vec!["Sở Nội vụ".into()], ..Plan::default() };
        assert_eq!(document(&plan), "Kính gửi: Sở Nội vụ.\n");
        plan.addressees.push("Sở Tài chính".into());
        assert_eq!(document(&plan), "Kính gửi:\n- Sở Nội vụ;\n- Sở Tài chính.\n");
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(document(&Plan::default()), "");
    }
}
