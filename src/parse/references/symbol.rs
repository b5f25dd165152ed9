//! Numbers and symbols of documents: `45/2020/NĐ-CP`, `215/KH-UBND`, `08-NQ/TU`, `36/2024/QH15`, `64-CP`.
//!
//! Spaces beside the slash or hyphen, or in place of the hyphen, are let pass where the words before show a citation.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr_iter;
use memchr::memmem::Finder;

use crate::model::{DocType, ReferenceSystem};
use crate::parse::number::is_year;
use crate::parse::scan::{after, any_before, before, digits_end, phrase_before, skip_spaces, trim_spaces};

/// A document's number and symbol in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    /// From the first digit to the last letter; for a standard from its name.
    pub(super) range: Range<usize>,
    /// Whose numbering it follows.
    pub(super) system: ReferenceSystem,
    /// Whether only a word for a type of document before it makes it a reference: `39/2016`, `18`.
    pub(super) needs_type: bool,
}

/// The end of the word `số`, in any letter case of its first letter.
static SO: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("ố"));

/// The codes of a text, in order of the sign that shows them.
pub(super) fn find(text: &str) -> Vec<Code> {
    let mut codes: Vec<Code> = vec![];
    for slash in memchr_iter(b'/', text.as_bytes()) {
        if codes.last().is_none_or(|code| code.range.end <= slash) {
            codes.extend(at_slash(text, slash));
        }
    }
    let slashed = codes.len();
    let mut next = 0;
    for at in SO.find_iter(text.as_bytes()) {
        let Some(start) = phrase_before(text, at + "ố".len(), "số") else { continue };
        let digit = after_so(text, start + "số".len());
        while next < slashed && codes[next].range.end <= digit {
            next += 1;
        }
        if next == slashed || digit < codes[next].range.start {
            codes.extend(without_slash(text, digit));
        }
    }
    for hyphen in memchr_iter(b'-', text.as_bytes()) {
        // `Nghị định 36-CP`, without the word `số`.
        if text.as_bytes()[..hyphen].last().is_some_and(u8::is_ascii_digit) {
            codes.extend(
                number_start(text, hyphen).and_then(|start| without_slash(text, start)).filter(|code| code.range.end > hyphen),
            );
        }
    }
    codes
}

/// Where the number starts after the word `số` and an optional colon.
fn after_so(text: &str, at: usize) -> usize {
    let at = skip_spaces(text, at);
    if text[at..].starts_with(':') { skip_spaces(text, at + 1) } else { at }
}

/// The code around a slash.
fn at_slash(text: &str, slash: usize) -> Option<Code> {
    let left = trim_spaces(text, slash);
    if before(text, left)?.is_ascii_digit() || is_suffix_letter(text, left) {
        return state(text, slash, left);
    }
    party(text, slash, left)
}

/// Whether one small letter after digits ends at `end`: `30c`.
fn is_suffix_letter(text: &str, end: usize) -> bool {
    let bytes = text.as_bytes();
    end >= 2 && bytes[end - 1].is_ascii_lowercase() && bytes[end - 2].is_ascii_digit()
}

/// `215/KH-UBND`, `45/2020/NĐ-CP`, `36/2024/QH15`, and `39/2016` where a type word stands before it.
fn state(text: &str, slash: usize, left: usize) -> Option<Code> {
    let start = number_start(text, left)?;
    let spaced = left < slash || text.as_bytes().get(slash + 1) == Some(&b' ');
    if spaced && !is_announced(text, start) {
        return None;
    }
    let mut at = skip_spaces(text, slash + 1);
    let digits = digits_end(text, at);
    if digits > at {
        if !is_year(&text[at..digits]) {
            return None;
        }
        let next = skip_spaces(text, digits);
        if text.as_bytes().get(next) != Some(&b'/') {
            let alone = !after(text, digits).is_some_and(|c| c.is_alphanumeric() || c == '-');
            let code = Code { range: start..digits, system: ReferenceSystem::State, needs_type: true };
            return (alone && is_announced(text, start)).then_some(code);
        }
        at = skip_spaces(text, next + 1);
        if at > next + 1 && !is_announced(text, start) {
            return None;
        }
    }
    let (end, last) = symbol(text, at)?;
    let system = match &text[last] {
        name if name.starts_with("QH") || name.starts_with("UBTVQH") => ReferenceSystem::Assembly,
        name if is_party_body(name) => ReferenceSystem::Party,
        _ => ReferenceSystem::State,
    };
    // Two capitals after a slash may be anything (`24/AB`); a known type, a hyphen or a year makes a symbol of them.
    let plain = digits == skip_spaces(text, slash + 1) && !text[at..end].contains(['-', '–']);
    let needs_type = plain && DocType::from_abbreviation(text[at..end].split(' ').next()?).is_none();
    Some(Code { range: start..end, system, needs_type })
}

/// `08-NQ/TU`, `48 CT/TW`.
fn party(text: &str, slash: usize, left: usize) -> Option<Code> {
    let start = text[..left].char_indices().rev().take_while(|(_, c)| c.is_alphanumeric() || *c == '&').last()?.0;
    if token(text, start)? != left {
        return None;
    }
    let hyphen = trim_spaces(text, start);
    let (digits, dashed) = match before(text, hyphen)? {
        dash @ ('-' | '–') => (trim_spaces(text, hyphen - dash.len_utf8()), true),
        _ => (hyphen, false),
    };
    let number = number_start(text, digits)?;
    if (!dashed || left < slash) && !is_announced(text, number) {
        return None;
    }
    let (end, last) = symbol(text, skip_spaces(text, slash + 1))?;
    let known = DocType::from_abbreviation(&text[start..left]).is_some() || is_party_body(&text[last]);
    Some(Code { range: number..end, system: ReferenceSystem::Party, needs_type: !known })
}

/// Whether the abbreviation is that of a Party body: trung ương, tỉnh ủy, thành ủy, huyện ủy, đảng ủy.
fn is_party_body(name: &str) -> bool {
    matches!(name, "TW" | "TƯ" | "TU" | "TỈNH ỦY" | "HU" | "QU" | "ĐU" | "ĐUK" | "VPTW" | "VPTU") || name.starts_with("BTG")
}

/// Numbers of older or shortened citations: `64-CP`, `33-HĐBT`, and bare `18`.
fn without_slash(text: &str, digit: usize) -> Option<Code> {
    let digits = digits_end(text, digit);
    if digits == digit || digits - digit > 5 {
        return None;
    }
    let mut end = digits;
    if let Some('-' | '–') = after(text, skip_spaces(text, digits)) {
        let dash = skip_spaces(text, digits);
        let at = skip_spaces(text, dash + after(text, dash)?.len_utf8());
        end = symbol(text, at).map_or(digits, |(end, _)| end);
    }
    let next = after(text, end);
    let closed = !next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '%'));
    let decimal = matches!(next, Some('.' | ',')) && digits_end(text, end + 1) > end + 1;
    (closed && !decimal).then_some(Code { range: digit..end, system: ReferenceSystem::State, needs_type: true })
}

/// The start of the number that ends at `end`: one to five digits, thousands dots, one small letter; or `66.7` in a series. Not the tail of another number.
fn number_start(text: &str, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut start = if is_suffix_letter(text, end) { end - 1 } else { end };
    let from = start;
    while start > 0 && bytes[start - 1].is_ascii_digit() {
        start -= 1;
    }
    if start == from || from - start > 5 {
        return None;
    }
    if from - start == 3 && start >= 2 && bytes[start - 1] == b'.' && bytes[start - 2].is_ascii_digit() {
        start -= 1;
        while start > 0 && bytes[start - 1].is_ascii_digit() {
            start -= 1;
        }
    }
    // `Nghị quyết số 66.7/2025/NQ-CP`: documents of one series.
    let series = || {
        let digits = bytes[..start - 1].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        ((1..=4).contains(&digits) && is_announced(text, start - 1 - digits)).then(|| start - 1 - digits)
    };
    if from - start <= 2 && start >= 2 && bytes[start - 1] == b'.' {
        start = series().unwrap_or(start);
    }
    let free = match before(text, start) {
        None => true,
        Some(c) => {
            !c.is_alphanumeric() && !matches!(c, '-' | '/' | ',' | '.' | '–') || phrase_before(text, start, "số.").is_some()
        }
    };
    free.then_some(start)
}

/// Whether the word `số` or a type of document stands right before the number.
fn is_announced(text: &str, number: usize) -> bool {
    let end = trim_spaces(text, number);
    let end = if text[..end].ends_with(':') { trim_spaces(text, end - 1) } else { end };
    phrase_before(text, end, "số").is_some() || any_before(text, end, &super::words::TYPES).is_some()
}

/// The symbol that starts at `at`: its end, and its last group.
fn symbol(text: &str, at: usize) -> Option<(usize, Range<usize>)> {
    let first = token(text, at)?;
    let (mut end, mut last) = (first, at..first);
    let mut hyphens = 0;
    loop {
        let next = skip_spaces(text, end);
        let (sign, group) = match after(text, next) {
            Some(c @ ('-' | '–' | '‑')) => (c, skip_spaces(text, next + c.len_utf8())),
            Some(c @ ('/' | '.')) if next == end || c == '/' => (c, next + 1),
            _ => break,
        };
        let Some(group_end) = token(text, group) else { break };
        let spaced = next > end || group > next + sign.len_utf8();
        if spaced && !is_capitals_of_two(&text[group..group_end]) {
            break;
        }
        (end, last) = (group_end, group..group_end);
        hyphens += 1;
    }
    // `86/QĐ UBND`: the hyphen after a known type was lost.
    let lost = hyphens == 0 && text[end..].starts_with(' ') && DocType::from_abbreviation(&text[at..end]).is_some();
    let body = token(text, end + 1).filter(|&body| lost && is_issuer_code(&text[end + 1..body]));
    if let Some(body) = body {
        (end, last) = (body, end + 1..body);
    }
    let letters = text[at..end].chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2).then_some((end, last))
}

/// Whether the abbreviation is that of a body that issues documents.
fn is_issuer_code(code: &str) -> bool {
    matches!(code, "UBND" | "HĐND" | "UBTVQH" | "TTg" | "TTG" | "CP" | "TW" | "TU" | "HU")
        || (code.starts_with('B') && is_capitals_of_two(code))
}

fn is_capitals_of_two(group: &str) -> bool {
    group.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// The end of one group of a symbol: capitals without tone marks, digits after them, at most two small letters (`TTg`, `CTr`).
fn token(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let (mut small, mut end) = (0, rest.len());
    for (offset, c) in rest.char_indices() {
        let ok = match c {
            'A'..='Z' | 'Đ' | 'Ư' | 'Ơ' | 'Ă' | 'Â' | 'Ê' | 'Ô' => true,
            '0'..='9' | '&' => offset > 0,
            'a'..='z' | 'đ' => {
                small += 1;
                offset > 0
            }
            _ => false,
        };
        if !ok {
            end = offset;
            break;
        }
    }
    let group = rest[..end].trim_end_matches('&');
    let closed = !rest[group.len()..].chars().next().is_some_and(char::is_alphanumeric);
    (closed && !group.is_empty() && small <= 2 && small < group.chars().count()).then_some(at + group.len())
}
