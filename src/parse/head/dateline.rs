//! Place and date of a head: `Sơn Hà, ngày 05 tháng 6 năm 2021`, beside the number or on a line of their own.

use std::ops::Range;

use jiff::civil::Date;

use super::markers::Marks;
use super::stream::{Stream, floor, spread};
use crate::base::fold;
use crate::parse::date::parse_date;
use crate::parse::scan::before;

/// Place and date.
#[derive(Debug)]
pub(super) struct DateLine {
    pub(super) date: Option<Date>,
    pub(super) range: Range<usize>,
    pub(super) place: Option<Range<usize>>,
}

impl DateLine {
    pub(super) fn start(&self) -> usize {
        self.place.as_ref().map_or(self.range.start, |place| place.start)
    }
}

/// The date before byte `limit`.
pub(super) fn find(stream: &Stream, marks: &Marks, limit: usize) -> Option<DateLine> {
    let text = stream.all();
    let limit = floor(&stream.low, limit.min(stream.low.len()));
    let number_end = marks.number.as_ref().map_or(0, |number| number.range.end);
    stream.low[..limit].match_indices('n').find_map(|(at, _)| {
        if before(text, at).is_some_and(char::is_alphanumeric) || spread(&stream.low[at..], "ngày").is_none() {
            return None;
        }
        let (date, range) = match spaced(text, at) {
            Some((date, end)) => (Some(date), at..end),
            None => parse_date(text, at).map(|written| (written.date(), written.range))?,
        };
        if !closes(stream, range.end) {
            return None;
        }
        let head = text[..at].trim_end();
        let line_start = stream.lines[stream.line_at(at)].range.start == at;
        let comma = head.ends_with([',', '.', ';']);
        let end = head.trim_end_matches([',', '.', ';', ' ']).len();
        let place = place(stream, marks, end).filter(|place| comma || alone(stream, marks, place));
        let beside = head.len() == number_end && number_end > 0;
        // A date without a place counts only beside the number or alone on its line.
        (place.is_some() || line_start || beside).then_some(DateLine { date, range, place })
    })
}

/// A date with spaces inside its numbers and words: `ngày 0 7 th á ng 7 năm 20 16`.
fn spaced(text: &str, at: usize) -> Option<(Date, usize)> {
    let mut parts = [0i16; 3];
    let mut end = at;
    for (part, (word, digits)) in parts.iter_mut().zip([("ngày", 2), ("tháng", 2), ("năm", 4)]) {
        for letter in word.chars() {
            end += text[end..].len() - text[end..].trim_start().len();
            let next = text[end..].chars().next().filter(|&c| fold::lower(c) == letter)?;
            end += next.len_utf8();
        }
        let mut count = 0;
        for (offset, c) in text[end..].char_indices().take(12) {
            match c.to_digit(10) {
                Some(digit) if count < digits => {
                    *part = *part * 10 + i16::try_from(digit).ok()?;
                    count += 1;
                    if count == digits {
                        end += offset + 1;
                        break;
                    }
                }
                None if c.is_whitespace() => {}
                _ => {
                    end += offset;
                    break;
                }
            }
        }
        if count == 0 || (digits == 4 && count < 4) {
            return None;
        }
    }
    let date = Date::new(parts[2], i8::try_from(parts[1]).ok()?, i8::try_from(parts[0]).ok()?).ok()?;
    let whole = !text[end..].starts_with(|c: char| c.is_ascii_digit());
    (whole && (1900..2100).contains(&parts[2])).then_some((date, end))
}

/// Whether nothing that makes a sentence follows the date: the line ends, or capitals or signs come.
fn closes(stream: &Stream, end: usize) -> bool {
    let line = &stream.lines[stream.line_at(end.saturating_sub(1))];
    let rest = stream.all()[end..line.range.end.max(end)].trim_start();
    let word = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let sign = rest.chars().next();
    word.is_empty() || !(matches!(sign, Some(',' | ';' | ')')) || sign.is_some_and(char::is_lowercase))
}

/// Whether the place starts its line or follows number or motto, so that no comma is needed after it.
fn alone(stream: &Stream, marks: &Marks, place: &Range<usize>) -> bool {
    let line = stream.lines[stream.line_at(place.start)].range.start;
    let lead = &stream.all()[line..place.start];
    let number = marks.number.as_ref().is_some_and(|number| stream.all()[..place.start].trim_end().len() == number.range.end);
    number || !lead.contains(char::is_alphanumeric)
}

/// The place that ends at byte `end`, before the comma.
fn place(stream: &Stream, marks: &Marks, end: usize) -> Option<Range<usize>> {
    let text = stream.all();
    let line = stream.lines[stream.line_at(end.saturating_sub(1))].range.start;
    let number = marks.number.as_ref().map(|number| number.range.end).filter(|&at| at <= end);
    let motto = marks.boilerplate.iter().map(|part| part.end).filter(|&at| at <= end).max();
    let mark = number.max(motto).unwrap_or(0);
    let trimmed = |start: usize| {
        let slice = &text[start.min(end)..end];
        let start = end - slice.trim_start_matches(|c: char| !c.is_alphabetic()).len();
        start..end
    };
    if let Some(start) = cut_name(stream, line, end) {
        return Some(start..end);
    }
    // Between the number and the date nothing but the place stands, if it is short; else the line or the run of names.
    [mark, line].into_iter().map(trimmed).find(|range| is_place(&text[range.clone()])).or_else(|| {
        let mut start = end;
        for (at, word) in words_backwards(text, end).take(7) {
            let name = word.chars().next().is_some_and(char::is_uppercase) && (!fold::is_capitals(word) || is_city(word));
            if at < mark || word.ends_with(':') || !(name || word == "-" || word == "phố") {
                break;
            }
            start = at;
        }
        let range = trimmed(start);
        // The capital's name ends no longer one; what stands before it is the end of a subject.
        let capital = text[range.clone()].ends_with(" Hà Nội").then(|| range.end - "Hà Nội".len()..range.end);
        let range = capital.unwrap_or(range);
        is_place(&text[range.clone()]).then_some(range)
    })
}

/// Where a place of two words starts that a line end cut after small letters: `… xe khách Sơn` / `Hà, ngày …`.
fn cut_name(stream: &Stream, line: usize, end: usize) -> Option<usize> {
    let text = stream.all();
    let word = &text[line..end];
    let title_case = |word: &str| word.starts_with(char::is_uppercase) && !fold::is_capitals(word);
    let whole = matches!(word, "Huế" | "Vinh") || word.chars().any(|c| c == 'k' || c == 'r');
    if line == 0 || whole || word.contains(' ') || !title_case(word) || stream.lines[stream.line_at(line)].blank_before {
        return None;
    }
    let mut before = words_backwards(text, line - 1);
    let (start, first) = before.next()?;
    let (_, small) = before.next()?;
    (title_case(first) && first.chars().all(char::is_alphabetic) && small.chars().all(char::is_lowercase)).then_some(start)
}

fn is_city(word: &str) -> bool {
    word.starts_with("TP") || word.starts_with("TX")
}

/// A name of a place: short, with capitals at the start, no sign that a name does not have.
fn is_place(slice: &str) -> bool {
    let words = slice.split(' ').count();
    let capitals = slice.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    (1..=7).contains(&words)
        && (slice.starts_with(char::is_uppercase) || starts_with_level(slice))
        && !slice.contains([':', '/', ';', '“', '(', ','])
        && capitals * 2 >= words
        && !fold::aligned(slice).starts_with("số ")
        // Capitals of the other column are no part of a place.
        && (fold::is_capitals(slice) || !slice.split(' ').any(|word| word.chars().count() > 1 && fold::is_capitals(word) && !is_city(word)))
        && (!fold::is_capitals(slice) || is_city(slice) || words <= 4)
}

/// `tỉnh Sơn Hà`, `huyện Bình An`, in small letters.
fn starts_with_level(slice: &str) -> bool {
    ["huyện ", "tỉnh ", "thành phố ", "thị xã ", "xã ", "phường ", "quận ", "thị trấn ", "đặc khu "]
        .iter()
        .any(|level| slice.starts_with(level))
}

fn words_backwards(text: &str, end: usize) -> impl Iterator<Item = (usize, &str)> {
    text[..end].rsplit(' ').scan(end, |at, word| {
        let start = *at - word.len();
        *at = start.saturating_sub(1);
        Some((start, word))
    })
}
