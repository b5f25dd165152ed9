//! The head of a document: the letterhead table with its rules, the name of the type, the subject, the addressees.

use docx_rs::{Paragraph, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType};

use super::measure::Face;
use super::styles::id;
use super::text::{boxed, broken_lines, clean, paragraph, rule};
use crate::model::{DocType, Letterhead, Plan};
use crate::write::frame;

/// The widths of the two columns: 65 mm for the issuer, 95 mm for the state's name.
const COLUMNS: [u32; 2] = [3686, 5385];
/// The text width of an upright page.
const PAGE: u32 = COLUMNS[0] + COLUMNS[1];

/// Whose letterhead a document bears.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    State,
    Party,
}

/// The letterhead, if the document has one or its type demands one.
pub(super) fn letterhead(plan: &Plan, header: &Letterhead) -> Option<Table> {
    let form = form(plan, header)?;
    let issuer = issuer(header, form);
    let mut left = numbers(header, form);
    let subject = frame::subject_under_number(header);
    left.extend(subject.map(|subject| paragraph(id::SUBJECT, &subject)));
    left.extend(header.stamps.iter().map(|stamp| {
        let length = Face { points: 13, bold: true }.width(&clean(stamp));
        boxed(paragraph(id::STAMP, stamp), COLUMNS[0], length)
    }));
    let date = vec![paragraph(id::DATE, &date_line(header))];
    Some(borderless(&COLUMNS, vec![vec![issuer, motto(form)], vec![left, date]]))
}

/// A document of a known type with nothing of a letterhead is a draft: it gets the state's, with blanks.
fn form(plan: &Plan, header: &Letterhead) -> Option<Form> {
    let party = frame::motto(plan).first().is_some_and(|line| line.starts_with("ĐẢNG"));
    let symbol = header.symbol.as_deref().unwrap_or_default();
    if party || (symbol.contains('/') && symbol.starts_with(char::is_alphabetic)) {
        return Some(Form::Party);
    }
    let stated = [&header.issuer_parent, &header.issuer, &header.symbol, &header.number_text, &header.place, &header.date_text];
    let any = stated.iter().any(|field| field.is_some()) || header.date.is_some() || !frame::motto(plan).is_empty();
    (any || header.kind.is_some()).then_some(Form::State)
}

fn motto(form: Form) -> Vec<Paragraph> {
    match form {
        Form::State => {
            let motto = "Độc lập - Tự do - Hạnh phúc";
            let length = Face { points: 13, bold: true }.width(motto);
            vec![
                paragraph(id::NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                paragraph(id::MOTTO, motto),
                rule(COLUMNS[1], length),
            ]
        }
        Form::Party => {
            let name = "ĐẢNG CỘNG SẢN VIỆT NAM";
            let length = Face { points: 15, bold: true }.width(name);
            vec![paragraph(id::PARTY, name), rule(COLUMNS[1], length)]
        }
    }
}

fn issuer(header: &Letterhead, form: Form) -> Vec<Paragraph> {
    let mut out = vec![];
    if let Some(parent) = &header.issuer_parent {
        out.push(broken_lines(id::PARENT, &lines(&clean(parent), Face { points: 12, bold: false })));
    }
    let face = Face { points: 12, bold: true };
    if let Some(issuer) = &header.issuer {
        let lines = lines(&clean(issuer), face);
        // Between a third and a half of the text above it.
        let length = lines.iter().map(|line| face.width(line)).max().unwrap_or(0) * 2 / 5;
        out.push(broken_lines(id::ISSUER, &lines));
        out.push(match form {
            Form::State => rule(COLUMNS[0], length),
            Form::Party => paragraph(id::ISSUER, "*"),
        });
    }
    if out.is_empty() { vec![paragraph(id::ISSUER, "")] } else { out }
}

/// A body's name in lines: before its place where that fits, else evenly.
fn lines(name: &str, face: Face) -> Vec<String> {
    const PLACES: [&str; 10] =
        [" TỈNH ", " THÀNH PHỐ ", " HUYỆN ", " QUẬN ", " THỊ XÃ ", " XÃ ", " PHƯỜNG ", " THỊ TRẤN ", " ĐẶC KHU ", " TP. "];
    let limit = COLUMNS[0] - 60;
    if face.width(name) <= limit {
        return vec![name.to_owned()];
    }
    let breaks = PLACES.iter().filter_map(|place| name.find(place)).filter(|&at| {
        let (first, second) = name.split_at(at);
        face.width(first) <= limit && face.width(second.trim_start()) <= limit
    });
    match breaks.min() {
        Some(at) => vec![name[..at].to_owned(), name[at..].trim_start().to_owned()],
        None => face.even_lines(name, limit),
    }
}

fn numbers(header: &Letterhead, form: Form) -> Vec<Paragraph> {
    vec![paragraph_verbatim(id::NUMBER, &number_line(header, form))]
}

/// The number with its symbol; what a draft does not know yet is a blank.
fn number_line(header: &Letterhead, form: Form) -> String {
    const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";
    let written = frame::number_line(header).map(|line| clean(&line));
    if header.number.is_some() {
        return written.unwrap_or_default();
    }
    let dash = if form == Form::Party { '-' } else { '/' };
    match (&header.symbol, written) {
        (Some(symbol), _) if !symbol.is_empty() => format!("Số:{BLANK}{dash}{}", clean(symbol)),
        (_, Some(written)) if !written.is_empty() => written,
        _ => format!("Số:{BLANK}{dash}{BLANK}"),
    }
}

/// A paragraph whose blanks are kept.
fn paragraph_verbatim(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(docx_rs::Run::new().add_text(text))
}

fn date_line(header: &Letterhead) -> String {
    match (frame::date_line(header), &header.place) {
        (Some(line), Some(place)) if line == *place => format!("{line}, {BLANK_DATE}"),
        (Some(line), _) => line,
        (None, _) => format!("…………, {BLANK_DATE}"),
    }
}

const BLANK_DATE: &str = "ngày … tháng … năm …";

/// Type and subject, with the rule below; a công văn has neither here.
pub(super) fn title(header: &Letterhead) -> Vec<Paragraph> {
    let subject = frame::subject_under_number(header).is_some();
    let mut out = vec![];
    if let Some(kind) = &header.doc_type {
        out.push(paragraph(id::TYPE, kind));
    }
    if let Some(title) = header.title.as_deref().filter(|_| !subject) {
        out.extend(ruled_title(title, header.doc_type.is_none()));
    }
    out
}

/// A title in even lines, and a rule of a third to a half of its length.
pub(super) fn ruled_title(title: &str, first: bool) -> Vec<Paragraph> {
    let face = Face { points: 14, bold: true };
    let lines = face.even_lines(&clean(title), PAGE - 1134);
    let length = lines.iter().map(|line| face.width(line)).max().unwrap_or(0) * 2 / 5;
    let mut text = paragraph(id::TITLE, title).indent(Some(567), None, Some(567), None);
    if first {
        text = text.line_spacing(super::text::space_before(240));
    }
    vec![text, rule(PAGE, length.min(PAGE / 3)).keep_next(true)]
}

/// `Kính gửi:` with one body on its line, or with several under its colon.
pub(super) fn addressees(plan: &Plan, header: &Letterhead) -> Vec<Paragraph> {
    let before = if header.kind == Some(DocType::CongVan) { 240 } else { 120 };
    if let Some(line) = frame::single_addressee(plan) {
        let line = paragraph(id::ADDRESSEE, &line).align(docx_rs::AlignmentType::Center);
        return vec![line.line_spacing(super::text::space_before(before))];
    }
    if plan.addressees.is_empty() {
        return vec![];
    }
    let (left, label) = (1701, "Kính gửi:");
    let under = left + Face { points: 14, bold: false }.width(label.trim_end_matches(':')) as i32;
    let first = paragraph(id::ADDRESSEE, label).indent(Some(left), None, None, None);
    let mut out = vec![first.line_spacing(super::text::space_before(before)).keep_next(true)];
    out.extend(frame::list(&plan.addressees).map(|line| paragraph(id::ADDRESSEE, &line).indent(Some(under), None, None, None)));
    out
}

/// A table without borders whose cells hold paragraphs.
pub(super) fn borderless(columns: &[u32], rows: Vec<Vec<Vec<Paragraph>>>) -> Table {
    let cell = |(at, paragraphs): (usize, Vec<Paragraph>)| {
        let width = columns.get(at).copied().unwrap_or_default() as usize;
        paragraphs.into_iter().fold(TableCell::new().width(width, WidthType::Dxa), TableCell::add_paragraph)
    };
    let row = |cells: Vec<Vec<Paragraph>>| TableRow::new(cells.into_iter().enumerate().map(cell).collect()).cant_split();
    Table::without_borders(rows.into_iter().map(row).collect())
        .layout(TableLayoutType::Fixed)
        .width(columns.iter().sum::<u32>() as usize, WidthType::Dxa)
        .set_grid(columns.iter().map(|&width| width as usize).collect())
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_breaks_before_its_place() {
        let face = Face { points: 12, bold: true };
        assert_eq!(lines("ỦY BAN NHÂN DÂN THÀNH PHỐ HÒA BÌNH", face), ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HÒA BÌNH"]);
        assert_eq!(lines("ỦY BAN NHÂN DÂN XÃ PHÚ", face).len(), 1);
        let long = lines("VĂN PHÒNG ĐIỀU PHỐI CHƯƠNG TRÌNH NÔNG THÔN MỚI", face);
        assert_eq!(long, ["VĂN PHÒNG ĐIỀU", "PHỐI CHƯƠNG TRÌNH", "NÔNG THÔN MỚI"]);
    }

    #[test]
    fn blanks_of_a_draft() {
        let header = Letterhead { symbol: Some("KH-UBND".into()), place: Some("Sơn Hà".into()), ..Letterhead::default() };
        assert_eq!(clean(&number_line(&header, Form::State)), "Số: /KH-UBND");
        assert_eq!(date_line(&header), "Sơn Hà, ngày … tháng … năm …");
        let empty = Letterhead::default();
        assert_eq!(clean(&number_line(&empty, Form::State)), "Số: /");
        assert_eq!(date_line(&empty), "…………, ngày … tháng … năm …");
        assert!(form(&Plan::default(), &empty).is_none(), "a text of no known type is left as it is");
    }
}
