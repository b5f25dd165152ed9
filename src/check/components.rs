//! The components of a document (thành phần thể thức) with the sizes and styles that Decree 30 gives them: Annex I, Part I,
//! II and table V.

use super::subject::{Part, Subject};
use crate::base::place::Place;
use crate::model::SectionKind;

/// A component and how it must look.
pub(crate) struct Component {
    pub(crate) vi: &'static str,
    pub(crate) en: &'static str,
    pub(crate) place: Place,
    /// Least and greatest size in half points.
    pub(crate) sizes: (u16, u16),
    /// Whether it must be bold; none where either will do.
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
}

/// A field of the letterhead, its names, sizes, boldness and slant.
type Field = (&'static str, &'static str, &'static str, (u16, u16), Option<bool>, Option<bool>);

/// The components that a document has, in the order of the Decree. Long parts are known by their first paragraphs.
pub(crate) fn components(subject: &Subject<'_>) -> Vec<Component> {
    let (header, places) = (&subject.plan.places.header, &subject.plan.places);
    let mut out = vec![];
    // Forms and samples of an appendix are set as the documents they stand for.
    if subject.is_attachment() {
        return out;
    }
    let mut add = |vi, en, place: Place, sizes, bold, italic| out.push(Component { vi, en, place, sizes, bold, italic });
    let fields: [Field; 6] = [
        ("issuer_parent", "tên cơ quan chủ quản", "superior body", (24, 26), Some(false), Some(false)),
        ("issuer", "tên cơ quan ban hành", "issuer", (24, 26), Some(true), Some(false)),
        ("number_text", "số, ký hiệu", "number and symbol", (26, 26), Some(false), Some(false)),
        ("date_text", "địa danh và thời gian", "place and date", (26, 28), Some(false), Some(true)),
        ("doc_type", "tên loại văn bản", "type of document", (26, 28), Some(true), Some(false)),
        ("title", "trích yếu", "subject", (26, 28), subject.plan.header.doc_type.as_ref().map(|_| true), Some(false)),
    ];
    for (field, vi, en, sizes, bold, italic) in fields {
        if let Some(place) = header.get(field) {
            // The subject of a công văn is set smaller, under its number.
            let sizes = if field == "title" && subject.plan.header.doc_type.is_none() { (24, 26) } else { sizes };
            // Of an issuer on several lines the last is the issuer's own; those above it may be its superior's.
            let place = if field == "issuer" { last_line(subject, place) } else { *place };
            add(vi, en, place, sizes, bold, italic);
        }
    }
    for place in &places.legal_basis {
        // A basis that is the beginning of a sentence of the preamble is set as that sentence.
        let alone =
            !subject.plan.preamble.iter().any(|paragraph| paragraph.place.contains(place) && paragraph.place.end > place.end + 4);
        add("căn cứ ban hành", "legal basis", *place, (26, 28), Some(false), alone.then_some(true));
    }
    for (section, _) in &subject.sections {
        let Some(place) = section.heading_place else { continue };
        let bold = matches!(section.kind, SectionKind::Part | SectionKind::Chapter | SectionKind::Division | SectionKind::Roman);
        add("tiêu đề", "heading", place, (26, 28), bold.then_some(true), None);
    }
    for passage in subject.prose().filter(|passage| passage.part == Part::Body) {
        add("nội dung văn bản", "body text", passage.place, (26, 28), None, None);
    }
    if let Some(place) = places.recipients_label {
        add("từ “Nơi nhận”", "the words “Nơi nhận”", place, (24, 24), Some(true), Some(true));
    }
    for place in &places.recipients {
        add("nơi nhận", "recipient", *place, (22, 22), Some(false), Some(false));
    }
    for place in &places.signature {
        add("quyền hạn, chức vụ, họ tên người ký", "signature", *place, (26, 28), Some(true), Some(false));
    }
    out
}

fn last_line(subject: &Subject<'_>, place: &Place) -> Place {
    let start = subject.words(place).trim_end().rfind('\n').map_or(place.start, |at| place.start + at as u32 + 1);
    subject.doc_place(start..place.end)
}
