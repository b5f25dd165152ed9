//! Years and periods that a text names: `năm 2030`, `giai đoạn 2026 - 2030`; but for those it only compares with.

use std::ops::Range;

use crate::parse::number::is_year;
use crate::parse::scan::{PhraseSet, any_before, digits_end, phrase_at, phrase_before, phrases, skip_spaces, trim_spaces};

/// The years a text names after `năm`, but for those it compares with.
pub(super) fn years(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, i16)> + '_ {
    periods(text, range).map(|(at, year, _)| (at, year))
}

/// The periods a text names: (start, last year, digits). Those it compares with (`so với năm 2021`) are left out.
pub(super) fn periods(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, i16, Range<usize>)> + '_ {
    static WORDS: PhraseSet = PhraseSet::new(&["năm", "giai đoạn", "thời kỳ", "nhiệm kỳ"]);
    let mut at = range.start;
    std::iter::from_fn(move || {
        while let Some(offset) = memchr::memchr(b'2', &text.as_bytes()[at..range.end]) {
            let start = at + offset;
            if !text[start..range.end].starts_with("20") {
                at = start + 1;
                continue;
            }
            let end = digits_end(text, start);
            at = end.max(start + 2);
            if !is_year(&text[start..end])
                || text.as_bytes().get(start.wrapping_sub(1)).is_some_and(|b| b.is_ascii_digit() || *b == b'/')
            {
                continue;
            }
            let (mut year, mut last) = (start..end, end);
            let dash = skip_spaces(text, end);
            if text[dash..].starts_with(['-', '–']) {
                let next = skip_spaces(text, dash + text[dash..].chars().next().map_or(1, char::len_utf8));
                let next_end = digits_end(text, next);
                if is_year(&text[next..next_end]) {
                    (year, last) = (next..next_end, next_end);
                }
            }
            at = at.max(last);
            let Some(word) = any_before(text, trim_spaces(text, start), &WORDS) else { continue };
            if is_day(text, word)
                || is_compared(text, range.start, word)
                || is_bracketed(text, range.start..start, last..range.end)
            {
                continue;
            }
            let Ok(number) = text[year].parse() else { continue };
            return Some((start, number, start..last));
        }
        None
    })
}

/// Whether the word `năm` at `word` ends a date: `Quyết định … ngày 13 tháng 6 năm 2024` names no period.
fn is_day(text: &str, word: usize) -> bool {
    let number_before = |end: usize| {
        let end = trim_spaces(text, end);
        let digits = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits).then_some(end - digits)
    };
    let month = number_before(word).and_then(|at| phrase_before(text, trim_spaces(text, at), "tháng"));
    let day = month.and_then(number_before);
    let date = day.and_then(|at| phrase_before(text, trim_spaces(text, at), "ngày"));
    // `tính đến ngày 31 tháng 12 năm 2024` is when a value holds.
    date.is_some_and(|at| any_before(text, trim_spaces(text, at), phrases!["đến", "đến hết", "trước", "trong"]).is_none())
}

/// Whether the year stands in brackets that are closed again: `(giá so sánh năm 2010)`.
fn is_bracketed(text: &str, before: Range<usize>, after: Range<usize>) -> bool {
    let left = &text[before];
    left.rfind('(').is_some_and(|open| !left[open..].contains(')')) && text[after].contains(')')
}

/// Whether the year is one that a value is compared with: `so với (cùng kỳ, mục tiêu …) năm 2021`.
fn is_compared(text: &str, floor: usize, word: usize) -> bool {
    let end = trim_spaces(text, word);
    if any_before(text, end, phrases!["so với", "hơn", "bằng", "như", "lần"]).is_some() {
        return true;
    }
    // `từ năm 2027 trở đi` is when it holds.
    if phrase_before(text, end, "từ").is_some() {
        let year = skip_spaces(text, phrase_at(text, word, "năm").unwrap_or(word));
        return phrase_at(text, skip_spaces(text, digits_end(text, year)), "trở đi").is_none();
    }
    let floor = floor.min(end);
    let clause = text[floor..end].rfind([',', ';', '(', ')', '.']).map_or(floor, |at| floor + at + 1);
    text[clause..end].contains("so với")
}
