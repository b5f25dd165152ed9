//! Markers of a head: motto, number, place and date, type of document, subject line, stamps, rules.

use std::ops::Range;

use jiff::civil::Date;

use super::super::date::parse_date;
use super::super::scan::before;
use super::stream::Stream;
use super::symbol::{self, NumberLine};
use crate::base::fold;
use crate::model::DocType;

/// What was found, as ranges of the stream.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) number: Option<NumberLine>,
    pub(super) date: Option<DateLine>,
    pub(super) doc_type: Option<TypeMark>,
    /// The text after `V/v` where no type is written.
    pub(super) subject: Option<Range<usize>>,
    pub(super) stamps: Vec<Range<usize>>,
    /// Motto and rules before the type.
    pub(super) boilerplate: Vec<Range<usize>>,
    pub(super) has_motto: bool,
}

/// Place and date.
#[derive(Debug)]
pub(super) struct DateLine {
    pub(super) date: Option<Date>,
    pub(super) range: Range<usize>,
    pub(super) place: Option<Range<usize>>,
}

/// The type of document as written.
#[derive(Debug)]
pub(super) struct TypeMark {
    pub(super) kind: DocType,
    pub(super) range: Range<usize>,
}

impl Marks {
    /// Where the last marker ends.
    pub(super) fn end(&self) -> Option<usize> {
        let number = self.number.iter().map(|number| number.range.end);
        let date = self.date.iter().map(|date| date.range.end);
        let kind = self.doc_type.iter().map(|kind| kind.range.end);
        let subject = self.subject.iter().map(|subject| subject.end);
        let found = number.chain(date).chain(kind).chain(subject).max();
        found.or_else(|| self.has_motto.then(|| self.boilerplate.iter().map(|part| part.end).max()).flatten())
    }

    /// Where the first of number, date and type starts: the issuer stands before it.
    pub(super) fn first(&self) -> usize {
        let number = self.number.iter().map(|number| number.range.start);
        let date = self.date.iter().map(|date| date.place.as_ref().map_or(date.range.start, |place| place.start));
        let kind = self.doc_type.iter().map(|kind| kind.range.start);
        number.chain(date).chain(kind).min().unwrap_or(usize::MAX)
    }
}

pub(super) fn find(stream: &Stream) -> Marks {
    let mut marks = Marks::default();
    mottos(stream, &mut marks);
    let early_type = type_line(stream, 0, false);
    // Where a line is nothing but the type, the head ends there; a flattened copy has no such line.
    let horizon = early_type.as_ref().map_or(stream.low.len(), |kind| kind.range.end + 300).min(stream.low.len());
    marks.number = number(stream, horizon);
    marks.date = date(stream, &marks, early_type.as_ref().map_or(horizon, |kind| kind.range.end + 120).min(stream.low.len()));
    marks.doc_type = doc_type(stream, &marks, early_type);
    if marks.doc_type.is_none() {
        marks.subject = subject(stream, &marks);
    }
    let end = marks.end().unwrap_or(0);
    rules(stream, end, &mut marks);
    stamps(stream, marks.doc_type.as_ref().map_or(end, |kind| kind.range.start), &mut marks);
    marks
}

/// The national motto and the Party's name; each half apart, because two columns may be glued line by line.
fn mottos(stream: &Stream, marks: &mut Marks) {
    let low = &stream.low;
    for (first, second, reach) in [("cộng hòa xã hội", "chủ nghĩa việt nam", 90), ("đảng cộng sản", "việt nam", 40)]
    {
        let Some(at) = low.find(first) else { continue };
        let end = at + first.len();
        if !fold::is_capitals(&stream.all()[at..end]) {
            continue;
        }
        marks.has_motto = true;
        let near = &low[end..low.floor_char_boundary((end + reach).min(low.len()))];
        match near.find(second) {
            Some(0 | 1) => marks.boilerplate.push(at..end + near.find(second).unwrap_or(0) + second.len()),
            Some(next) => marks.boilerplate.extend([at..end, end + next..end + next + second.len()]),
            None => marks.boilerplate.push(at..end),
        }
    }
    if let Some(at) = low.find("độc lập") {
        let near = &low[at..low.floor_char_boundary((at + 120).min(low.len()))];
        if let Some(end) = near.find("hạnh phúc").filter(|_| near.contains("tự do")) {
            marks.has_motto = true;
            marks.boilerplate.push(at..at + end + "hạnh phúc".len());
        }
    }
}

fn number(stream: &Stream, horizon: usize) -> Option<NumberLine> {
    let text = stream.all();
    stream.low[..stream.low.floor_char_boundary(horizon)].match_indices('s').find_map(|(at, _)| {
        let capital = text[at..].starts_with('S');
        let line_start = stream.lines[stream.line_at(at)].range.start == at;
        // In running text `số` is small and follows the word for a type; only laws are numbered so in their heads.
        let law = || ["luật ", "pháp lệnh "].iter().any(|word| stream.low[..at].ends_with(word)) && text[at..].starts_with("số:");
        if !(capital || line_start || law()) || cited(stream, at) {
            return None;
        }
        symbol::parse(text, at)
            .filter(|line| {
                line.symbol.is_some()
                    || stream.low[line.range.end..].trim_start().starts_with(['/', '-'])
                    || line.number.is_some()
            })
            .map(|line| with_cut_symbol(stream, line))
    })
}

/// `KẾ HOẠCH SỐ 15/KH-UBND`: a citation in capitals, not the number of this document.
fn cited(stream: &Stream, at: usize) -> bool {
    let before = stream.low[..at].trim_end();
    let line = &stream.lines[stream.line_at(at)];
    at > line.range.start
        && DocType::ALL.iter().any(|kind| before.ends_with(&fold::key(kind.name())))
        && !before.ends_with("luật")
        && !before.ends_with("pháp lệnh")
}

/// `Số: 565` on one line and `/TB-UBND` on a later one, with the other column between them.
fn with_cut_symbol(stream: &Stream, mut line: NumberLine) -> NumberLine {
    if line.symbol.is_some() || line.number.is_none() {
        return line;
    }
    let from = stream.line_at(line.range.start);
    for next in stream.lines.iter().skip(from + 1).take(4) {
        let slice = &stream.all()[next.range.clone()];
        if slice.starts_with('/') {
            if let Some(rest) = symbol::parse(&format!("Số: 1{slice}"), 0) {
                line.symbol = rest.symbol;
                line.year = rest.year;
                return line;
            }
        }
    }
    line
}

fn date(stream: &Stream, marks: &Marks, horizon: usize) -> Option<DateLine> {
    let text = stream.all();
    let horizon = stream.low.floor_char_boundary(horizon);
    let number_end = marks.number.as_ref().map_or(0, |number| number.range.end);
    stream.low[..horizon].match_indices("ngày").find_map(|(at, _)| {
        let head = text[..at].trim_end();
        let line_start = stream.lines[stream.line_at(at)].range.start == at;
        let placed = head.ends_with([',', '.', ';']) || line_start || head.len() == number_end;
        if !placed || before(text, at).is_some_and(char::is_alphanumeric) {
            return None;
        }
        let written = parse_date(text, at)?;
        let comma = head.len() - usize::from(head.ends_with([',', '.', ';']));
        let place = (comma < head.len()).then(|| place(stream, marks, comma)).flatten();
        // A date without a place counts only beside the number or alone on its line.
        if place.is_none() && !line_start && head.len() != number_end {
            return None;
        }
        Some(DateLine { date: written.date(), range: written.range, place })
    })
}

/// The place that ends before the comma at `end`.
fn place(stream: &Stream, marks: &Marks, end: usize) -> Option<Range<usize>> {
    let text = stream.all();
    let line = stream.lines[stream.line_at(end.saturating_sub(1))].range.start;
    let number = marks.number.as_ref().map(|number| number.range.end).filter(|&at| at <= end);
    let motto = marks.boilerplate.iter().map(|part| part.end).filter(|&at| at <= end).max();
    let mark = number.max(motto).unwrap_or(0);
    let trimmed = |start: usize| {
        let slice = &text[start..end];
        let start = start + slice.len()
            - slice.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '─' | '|' | '*' | '—')).len();
        start..end
    };
    let short = |range: &Range<usize>| {
        let slice = &text[range.clone()];
        let words = slice.split_whitespace().count();
        (1..=7).contains(&words)
            && slice.chars().next().is_some_and(char::is_alphabetic)
            && !slice.contains([':', '/', ';', '“'])
            && !fold::is_capitals(slice)
    };
    // Between the number and the date nothing but the place stands, if it is short; else the line or the run of names.
    [mark, line]
        .into_iter()
        .map(trimmed)
        .find(|range| short(range) && text[range.clone()].chars().next().is_some_and(char::is_uppercase))
        .or_else(|| {
            let mut start = end;
            for (at, word) in words_backwards(text, end).take(7) {
                let name = word.chars().next().is_some_and(char::is_uppercase) && !fold::is_capitals(word);
                if at < mark || !(name || word == "-" || word == "phố") {
                    break;
                }
                start = at;
            }
            let range = trimmed(start);
            (!range.is_empty() && short(&range)).then_some(range)
        })
}

fn words_backwards(text: &str, end: usize) -> impl Iterator<Item = (usize, &str)> {
    text[..end].rsplit(' ').scan(end, |at, word| {
        let start = *at - word.len();
        *at = start.saturating_sub(1);
        Some((start, word))
    })
}

/// A type of document in capitals at byte `at`.
fn type_at(stream: &Stream, at: usize) -> Option<TypeMark> {
    let low = &stream.low[at..];
    DocType::ALL.iter().copied().find_map(|kind| {
        let name = fold::aligned(kind.name());
        let rest = low.strip_prefix(name.as_str())?;
        let range = at..at + name.len();
        (!rest.starts_with(char::is_alphanumeric) && fold::is_capitals(&stream.all()[range.clone()]))
            .then_some(TypeMark { kind, range })
    })
}

/// The first line from byte `from` on that starts with a type of document in capitals, or is one in any case.
fn type_line(stream: &Stream, from: usize, loose: bool) -> Option<TypeMark> {
    let first = stream.lines.iter().position(|line| line.range.start >= from)?;
    stream.lines[first..].iter().take(60).find_map(|line| {
        let slice = &stream.all()[line.range.clone()];
        let start = line.range.start + slice.len() - slice.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let end = line.range.start + slice.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let rest = |kind: &TypeMark| stream.all()[kind.range.end..end.max(kind.range.end)].to_owned();
        let capital = type_at(stream, start).filter(|kind| {
            let rest = rest(kind);
            // `KẾ HOẠCH SỐ 15/KH-UBND` in capitals cites another document.
            kind.range.end >= end || ((loose || fold::is_capitals(&rest)) && !rest.trim_start().starts_with("SỐ "))
        });
        capital.or_else(|| {
            let kind = DocType::ALL
                .iter()
                .copied()
                .find(|kind| stream.low.get(start..end) == Some(fold::aligned(kind.name()).as_str()))?;
            (line.heading_mark || loose || line.blank_before).then_some(TypeMark { kind, range: start..end })
        })
    })
}

fn doc_type(stream: &Stream, marks: &Marks, early: Option<TypeMark>) -> Option<TypeMark> {
    let number = marks.number.as_ref().map(|number| number.range.end);
    let date = marks.date.as_ref().map(|date| date.range.end);
    let Some(from) = number.max(date) else { return early };
    let addressed = stream.low.find("kính gửi").unwrap_or(usize::MAX);
    let text = stream.all();
    let next = text.len() - text[from..].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let direct = type_at(stream, next);
    let near = || {
        // In a flattened copy the type may follow after some words of the other column.
        let end = stream.low.floor_char_boundary((from + 400).min(stream.low.len()));
        text[from..end].match_indices(' ').find_map(|(at, _)| type_at(stream, from + at + 1))
    };
    let found = direct.or_else(|| type_line(stream, from, true)).or(early).or_else(near)?;
    (found.range.start < addressed).then_some(found)
}

/// The subject of a công văn: `V/v …` under the number.
fn subject(stream: &Stream, marks: &Marks) -> Option<Range<usize>> {
    let from = marks.number.as_ref()?.range.end;
    let window = &stream.low[from..stream.low.floor_char_boundary((from + 700).min(stream.low.len()))];
    let at = from + window.find("v/v").or_else(|| window.find("về việc"))?;
    let text = stream.all();
    let start = text.len() - text[at..].trim_start_matches(['V', 'v', '/', ':', ' ']).len();
    let start = if stream.low[at..].starts_with("v/v") { start } else { at };
    // It ends where the date line, the address or an empty line comes.
    let stops = [
        marks.date.as_ref().map(|date| date.place.as_ref().map_or(date.range.start, |place| place.start)),
        stream.low[start..].find("kính gửi").map(|at| start + at),
        stream.lines.iter().find(|line| line.range.start > start && line.blank_before).map(|line| line.range.start),
    ];
    let end = stops
        .into_iter()
        .flatten()
        .filter(|&stop| stop > start)
        .min()
        .unwrap_or_else(|| stream.lines[stream.line_at(start)].range.end);
    let slice = text[start..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '|'));
    (!slice.is_empty()).then(|| start..start + slice.len())
}

/// Whether a word is a rule drawn with signs, or a leftover of the copied page's table.
pub(super) fn is_rule(word: &str) -> bool {
    let sign = |c: char| matches!(c, '-' | '_' | '─' | '—' | '–' | '=' | '*' | '~' | '¯' | '|' | '+' | '━' | '.');
    !word.is_empty() && word.chars().all(sign) && (word.chars().count() >= 3 || matches!(word, "|" | "*" | "**" | "||"))
}

fn rules(stream: &Stream, end: usize, marks: &mut Marks) {
    let mut at = 0;
    for word in stream.all()[..end].split(' ') {
        let taken = |marks: &Marks| {
            marks.number.as_ref().is_some_and(|number| number.range.contains(&at))
                || marks.boilerplate.iter().any(|part| part.contains(&at))
        };
        // The Party's letterhead sets its two parts apart by a star; elsewhere a lone star is a page's list mark.
        let star = word == "*" && !stream.low.contains("đảng cộng sản");
        if is_rule(word) && !star && !taken(marks) {
            marks.boilerplate.push(at..at + word.len());
        }
        at += word.len() + 1;
    }
}

fn stamps(stream: &Stream, end: usize, marks: &mut Marks) {
    const STAMPS: [&str; 12] = [
        "dự thảo",
        "dự thảo lần",
        "mật",
        "tối mật",
        "tuyệt mật",
        "hỏa tốc",
        "thượng khẩn",
        "khẩn",
        "bản sao",
        "sao y",
        "lưu hành nội bộ",
        "xem xong trả lại",
    ];
    for line in stream.lines.iter().take_while(|line| line.range.start < end) {
        let slice = &stream.all()[line.range.clone()];
        let low = stream.low[line.range.clone()].trim_matches(|c: char| !c.is_alphanumeric());
        let stamped = STAMPS
            .iter()
            .any(|stamp| low.strip_prefix(stamp).is_some_and(|rest| rest.trim_matches(|c: char| !c.is_alphabetic()).is_empty()));
        if stamped && slice.chars().any(char::is_uppercase) {
            marks.stamps.push(line.range.clone());
            continue;
        }
        // Glued in front of the head: `DỰ THẢO CỘNG HÒA …`.
        if let Some(rest) = STAMPS.iter().find_map(|stamp| low.strip_prefix(stamp)) {
            let length = low.len() - rest.len();
            if line.range.start == 0
                && rest.starts_with(' ')
                && slice.is_char_boundary(length)
                && fold::is_capitals(&slice[..length])
            {
                marks.stamps.push(line.range.start..line.range.start + length);
            }
        }
    }
}
