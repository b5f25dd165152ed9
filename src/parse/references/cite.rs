//! The words around a document's number: its type before it, its date and issuer after it.
//!
//! Members of a list share what is said once: the type word (`các Chỉ thị: số …, số …`) and an issuer named before the
//! list (`quy định của Chính phủ tại Nghị định số …, Nghị định số …`).

use std::ops::Range;

use jiff::civil::Date;

use super::issuer::{issuer_at, issuer_within};
use super::symbol::Code;
use super::words::{BARE, STANDARDS, TYPES};
use crate::model::{DocType, ReferenceSystem};
use crate::parse::date::parse_date;
use crate::parse::scan::{after, any_at, any_before, before, phrase_at, phrase_before, phrases, skip_spaces, trim_spaces};

/// A document's number with what is said of it.
#[derive(Clone, Debug)]
pub(super) struct Citation {
    /// The number.
    pub(super) code: Code,
    /// The word for its type.
    pub(super) doc_type: Range<usize>,
    /// Whether a word for its type is written, before it or before its list.
    pub(super) typed: bool,
    /// Its date.
    pub(super) date: Option<Date>,
    /// Its issuer.
    pub(super) issuer: Option<Range<usize>>,
    /// From the type word to the date or issuer.
    pub(super) range: Range<usize>,
}

/// The citations of a text whose codes are known, in order.
pub(super) fn citations(text: &str, codes: &[Code]) -> Vec<Citation> {
    let mut out: Vec<Citation> = Vec::with_capacity(codes.len());
    let mut given: Option<(Range<usize>, usize)> = None;
    for code in codes {
        if out.last().is_some_and(|last| last.range.end > code.range.start) {
            continue;
        }
        let (lead, doc_type) = type_of(text, code, out.last());
        let Some((doc_type, typed)) = doc_type else { continue };
        let start = if typed && doc_type.start < lead && !is_shared(&out, &doc_type) { doc_type.start } else { lead };
        let start = out.last().map_or(start, |last| start.max(last.range.end));
        let (date, issuer, end) = tail(text, code.range.end);
        let mut citation = Citation { code: code.clone(), doc_type, typed, date, issuer, range: start..end };
        if citation.issuer.is_none() {
            given = issuer_before(text, start).map(|issuer| (issuer, out.len())).or(given);
            citation.issuer =
                given.as_ref().filter(|(_, first)| governs(text, &out, *first, &citation)).map(|(issuer, _)| issuer.clone());
        } else {
            given = None;
        }
        out.push(citation);
    }
    out
}

/// Whether the type word is that of an earlier member of the list.
fn is_shared(out: &[Citation], doc_type: &Range<usize>) -> bool {
    out.last().is_some_and(|last| last.range.end > doc_type.start)
}

/// Where the citation starts without its type, and the type with whether it is a word for one.
fn type_of(text: &str, code: &Code, last: Option<&Citation>) -> (usize, Option<(Range<usize>, bool)>) {
    let number = code.range.start;
    if code.system == ReferenceSystem::Standard {
        let name = number..number + text[number..].find(' ').unwrap_or(code.range.len());
        let word = any_before(text, trim_spaces(text, number), &STANDARDS).map(|start| start..trim_spaces(text, number));
        return (number, Some(word.map_or((name, false), |word| (word, true))));
    }
    let colon = |end: usize| if text[..end].ends_with([':', '(']) { trim_spaces(text, end - 1) } else { end };
    let mut end = colon(trim_spaces(text, number));
    let (mut lead, mut announced) = (number, false);
    if let Some(so) = any_before(text, end, phrases!["số hiệu", "số"]) {
        (lead, announced) = (so, true);
        end = trim_spaces(text, so);
    }
    let word = word_before(text, end).or_else(|| word_before(text, colon(end)));
    if let Some(word) = word {
        let bare = text[code.range.clone()].bytes().all(|byte| byte.is_ascii_digit());
        let ordinal = bare && any_at(text, word.start, &BARE).is_none();
        return (lead, (!ordinal).then_some((word, true)));
    }
    let gap = |last: &Citation| text.get(last.range.end..lead).is_some_and(|gap| !ends_sentence(gap));
    let head = last.filter(|last| last.typed && is_list_sign(text, end) && gap(last));
    if let Some(head) = head.filter(|_| !code.needs_type || announced) {
        return (lead, Some((head.doc_type.clone(), true)));
    }
    if code.needs_type {
        return (lead, None);
    }
    let floor = last.map_or(0, |last| last.range.end).min(end);
    if let Some(word) = announced.then(|| word_in_clause(text, end, floor)).flatten() {
        return (lead, Some((word, true)));
    }
    // No word: the abbreviation says what it is.
    let symbol = text[code.range.clone()].find(|c: char| c.is_alphabetic() && !c.is_ascii_lowercase());
    let symbol = code.range.start + symbol.unwrap_or(0);
    let len = text[symbol..code.range.end].find(|c: char| !c.is_alphanumeric()).unwrap_or(code.range.end - symbol);
    (lead, Some((symbol..symbol + len, false)))
}

/// The type word, or its abbreviation (`QĐ số …`), that ends at `end`.
fn word_before(text: &str, end: usize) -> Option<Range<usize>> {
    if let Some(start) = any_before(text, end, &TYPES) {
        return Some(start..end);
    }
    let start = text[..end].char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last()?.0;
    let word = &text[start..end];
    let known = word == "CV" || (word.len() > 1 && DocType::ALL.iter().any(|kind| kind.abbreviation() == word));
    known.then_some(start..end)
}

/// A type word further back in the same clause: `Luật Tổ chức … số 77/2015/QH13`.
fn word_in_clause(text: &str, end: usize, floor: usize) -> Option<Range<usize>> {
    let floor = text[floor..end].rfind([',', ';', '.', ':', '(', ')', '"', '“', '”']).map_or(floor, |at| floor + at);
    let clause = &text[floor..end];
    // Names of laws run to some twenty syllables.
    let spaces = clause.char_indices().rev().filter(|(_, c)| *c == ' ').take(24);
    for at in spaces.map(|(at, _)| floor + at) {
        if let Some(start) = any_before(text, at, &TYPES).filter(|&start| start >= floor) {
            return Some(start..at);
        }
    }
    None
}

/// Whether what ends at `end` joins the members of a list.
fn is_list_sign(text: &str, end: usize) -> bool {
    let end = trim_spaces(text, end);
    matches!(before(text, end), Some(',' | ';' | ':' | '(')) || phrase_before(text, end, "và").is_some()
}

/// Whether a sentence ends inside the text.
fn ends_sentence(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| after(text, at + 2).is_some_and(char::is_uppercase))
}

/// Date and issuer after a number, and where the citation ends.
fn tail(text: &str, from: usize) -> (Option<Date>, Option<Range<usize>>, usize) {
    let (mut date, mut end) = date_after(text, from).map_or((None, from), |(date, end)| (date, end));
    let issuer = issuer_after(text, end);
    if let Some(issuer) = &issuer {
        end = issuer.end;
        if let Some((found, date_end)) = date_after(text, end).filter(|_| date.is_none()) {
            (date, end) = (found, date_end);
        }
    }
    (date, issuer, end)
}

/// A date that follows at once, after a comma or in brackets.
fn date_after(text: &str, from: usize) -> Option<(Option<Date>, usize)> {
    let mut at = skip_spaces(text, from);
    if text[at..].starts_with([',', '(']) {
        at = skip_spaces(text, at + 1);
    }
    if let Some(word) = phrase_at(text, at, "ký").or_else(|| phrase_at(text, at, "ban hành")) {
        at = skip_spaces(text, word);
    }
    let word = phrase_at(text, at, "ngày").is_some();
    let found = parse_date(text, at).filter(|found| word || found.date().is_some())?;
    Some((found.date(), found.range.end))
}

/// `của X`, with an optional comma before it, or `do X ban hành`.
fn issuer_after(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = skip_spaces(text, from);
    if text[at..].starts_with([',', ')']) {
        at = skip_spaces(text, at + 1);
    }
    if let Some(word) = phrase_at(text, at, "của") {
        return issuer_at(text, skip_spaces(text, word));
    }
    let word = phrase_at(text, at, "do")?;
    let issuer = issuer_at(text, skip_spaces(text, word))?;
    phrase_at(text, skip_spaces(text, issuer.end), "ban hành").map(|_| issuer)
}

/// The issuer named before the citation that starts at `start`: `quy định của X tại (các) Nghị định …`.
fn issuer_before(text: &str, start: usize) -> Option<Range<usize>> {
    let mut end = trim_spaces(text, start);
    if let Some(word) = any_before(text, end, phrases!["các", "những", "nội dung"]) {
        end = trim_spaces(text, word);
    }
    let end = trim_spaces(text, phrase_before(text, end, "tại")?);
    let floor = look_back(text, end);
    let floor = text[floor..end].rfind([',', ';', '.', ':', '(', ')']).map_or(floor, |at| floor + at + 1);
    let word = text[floor..end].rfind("của ").map(|at| floor + at)?;
    issuer_within(text, word + "của ".len(), end)
}

/// How far back the name of an issuer may start, in bytes.
const REACH: usize = 300;

/// The start of the text in reach before `end`.
fn look_back(text: &str, end: usize) -> usize {
    (end.saturating_sub(REACH)..=end).find(|&at| text.is_char_boundary(at)).unwrap_or(end)
}

/// Whether the issuer named before citation `first` issued this one too: same sentence, same issuing body in the symbol.
fn governs(text: &str, out: &[Citation], first: usize, citation: &Citation) -> bool {
    let body = |code: &Code| -> String {
        let written = &text[code.range.clone()];
        written[written.rfind(['-', '/', ' ']).map_or(0, |at| at + 1)..].to_uppercase()
    };
    match out.get(first) {
        None => true,
        Some(head) => {
            body(&head.code) == body(&citation.code) && {
                // An issuer's name may reach into the citation that follows it: then they share a sentence.
                text.get(head.range.end..citation.range.start).is_none_or(|between| !ends_sentence(between))
            }
        }
    }
}
