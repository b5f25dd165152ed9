//! Labels of sections: those a section gets by its place, and the kinds of those it brings.

use crate::base::{points, roman};
use crate::model::{DocType, SectionKind};

/// The label a section gets if it brings none: I., 1., a), - ; in a decision Điều 1., 1., a), -.
pub(super) fn of_place(document: DocType, depth: usize, at: usize) -> (String, SectionKind) {
    let is_letter = matches!(document, DocType::CongVan | DocType::ChiThi);
    match if is_letter { depth + 1 } else { depth } {
        0 if document == DocType::QuyetDinh => (format!("Điều {}.", at + 1), SectionKind::Article),
        0 => (format!("{}.", roman::numeral(at as u32 + 1).unwrap_or_default()), SectionKind::Roman),
        1 => (format!("{}.", at + 1), SectionKind::Arabic),
        2 if at < points::LETTERS.len() => (format!("{})", points::LETTERS[at]), SectionKind::Letter),
        _ => ("-".to_owned(), SectionKind::Bullet),
    }
}

/// The kind of a label as written.
pub(super) fn kind(label: &str) -> Option<SectionKind> {
    let core = label.trim_end_matches(['.', ')', '-', '/']).trim();
    let word = core.split_whitespace().next().unwrap_or_default().to_lowercase();
    Some(match word.as_str() {
        "phần" => SectionKind::Part,
        "chương" => SectionKind::Chapter,
        "mục" | "tiểu" => SectionKind::Division,
        "điều" => SectionKind::Article,
        _ if core.is_empty() || matches!(core, "+" | "*" | "•" | "–") => SectionKind::Bullet,
        _ if core.chars().all(|c| "IVXL".contains(c)) => SectionKind::Roman,
        _ if core.chars().all(|c| c.is_ascii_digit()) => SectionKind::Arabic,
        _ if core.chars().all(|c| c.is_ascii_digit() || c == '.') => SectionKind::Decimal,
        _ if core.chars().count() == 1 && core.chars().all(char::is_lowercase) => SectionKind::Letter,
        _ if core.chars().count() == 1 => SectionKind::Capital,
        _ => return None,
    })
}
