//! What a citation is made of: the parts of its symbol, its subject, and numbers and days left blank.

use std::ops::Range;

use jiff::civil::Date;

use crate::base::fold;
use crate::check::rules::scan::{is_edge, tokens};
use crate::check::subject::Subject;
use crate::model::{DocType, Reference, ReferenceSystem};

/// The parts of `45/2020/NĐ-CP` or `08-NQ/TU`.
pub(super) struct Symbol<'a> {
    /// The running number, with its letter.
    pub(super) number: &'a str,
    /// The year in the number.
    pub(super) year: Option<i16>,
    /// The abbreviation of the type.
    pub(super) kind: &'a str,
    /// The abbreviation of the body.
    pub(super) body: &'a str,
}

impl<'a> Symbol<'a> {
    /// The parts of a citation's symbol; none for standards and for laws without a number.
    pub(super) fn of(reference: &'a Reference) -> Option<Self> {
        let (number, rest) = match reference.system {
            ReferenceSystem::State | ReferenceSystem::Assembly => reference.number.split_once('/')?,
            ReferenceSystem::Party => reference.number.split_once('-')?,
            ReferenceSystem::Standard => return None,
        };
        if !number.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (year, rest) = match rest.split_once('/') {
            Some((year, rest)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => (year.parse().ok(), rest),
            _ => (None, rest),
        };
        let (kind, body) = rest.split_once(['-', '/']).unwrap_or((rest, ""));
        Some(Self { number: number.trim_start_matches('0'), year, kind, body })
    }
}

/// Whether an abbreviation is that of a type of document.
pub(super) fn is_type(abbreviation: &str) -> bool {
    DocType::ALL.iter().any(|kind| !abbreviation.is_empty() && kind.abbreviation() == abbreviation)
}

/// A day as Vietnamese text has it.
pub(super) fn day(date: Date) -> String {
    format!(
        "{:02}/{}/{}",
        date.day(),
        if date.month() < 3 { format!("0{}", date.month()) } else { date.month().to_string() },
        date.year()
    )
}

/// The first words of what a cited document is about: those after `về` that follows it closely; empty where it says none.
pub(super) fn subject_of(subject: &Subject<'_>, reference: &Reference) -> String {
    const WORDS: usize = 6;
    let source = &subject.doc.source()[reference.place.end as usize..];
    let window: String = source.chars().take(160).take_while(|c| *c != '\n').collect();
    let all = tokens(&window);
    let Some(about) = all.iter().take(8).position(|token| token.text == "về") else { return String::new() };
    let words: Vec<String> =
        all[about + 1..].iter().filter(|token| token.word).take(WORDS).map(|token| fold::key(token.text)).collect();
    if words.len() == WORDS { words.join(" ") } else { String::new() }
}

/// A number left blank before its symbol: `số …/qđ-ubnd`, in small letters.
pub(super) fn blank_number(text: &str) -> Option<Range<usize>> {
    for (at, word) in text.match_indices("số") {
        let rest = &text[at + word.len()..];
        let blank = rest.trim_start_matches([' ', ':', '.', '…', '_', '\u{a0}']);
        let Some(symbol) = blank.strip_prefix('/').filter(|_| is_edge(text, at)) else { continue };
        let length = symbol.find(|c: char| !(fold::is_letter(c) || matches!(c, '-' | '&'))).unwrap_or(symbol.len());
        if symbol[..length].contains('-') && length > 3 {
            let end = text.len() - symbol.len() + length;
            return Some(at..end);
        }
    }
    None
}

/// A day left blank in a date: `ngày /3/2026`, `ngày … tháng 3`, in small letters.
pub(super) fn blank_day(text: &str) -> bool {
    text.match_indices("ngày").any(|(at, word)| {
        let rest = text[at + word.len()..].trim_start_matches([' ', '.', '…', '_', '\u{a0}']);
        rest.starts_with('/') || rest.starts_with("tháng")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_told_from_figures() {
        assert!(blank_number("quyết định số …/qđ-ubnd ngày").is_some());
        assert!(blank_number("kế hoạch số: /kh-ubnd").is_some());
        assert!(blank_number("kế hoạch số 12/kh-ubnd; tần số /giây").is_none());
        assert!(blank_day("ngày /07/2024") && blank_day("ngày tháng 7 năm 2024") && !blank_day("ngày 05 tháng 7"));
    }
}
