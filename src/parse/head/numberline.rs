//! Which `Số …` of a head is the document's own number: not one of a citation, not one of a web page's metadata.

use super::dateline::DateLine;
use super::kind::{self, TypeMark};
use super::markers::Marks;
use super::stream::{Stream, floor};
use super::symbol::{self, NumberLine};
use crate::parse::date::parse_date;
use crate::parse::scan::{phrase_at, skip_spaces};

/// The number line before byte `limit`.
pub(super) fn find(stream: &Stream, marks: &Marks, limit: usize) -> Option<NumberLine> {
    let text = stream.all();
    memchr::memchr2_iter(b'S', b's', &text.as_bytes()[..limit.min(text.len())]).find_map(|at| {
        if !["số", "sô", "s ố", "s:", "s :"].iter().any(|word| stream.low[at..].starts_with(word)) || !placed(stream, marks, at)
        {
            return None;
        }
        symbol::parse(text, at)
            .map(|line| with_cut_symbol(stream, line))
            .filter(|line| line.symbol.is_some() || marks.has_motto)
            .filter(|line| !cites(text, line))
            .map(|mut line| {
                let end = stream.low[..at].trim_end().len();
                line.extra.extend(
                    kind::start_before(stream, end)
                        .map(|start| start..end)
                        .filter(|word| stream.line_at(word.start) == stream.line_at(at)),
                );
                line
            })
    })
}

/// Whether the word `số` at byte `at` stands where a number line starts.
fn placed(stream: &Stream, marks: &Marks, at: usize) -> bool {
    let text = stream.all();
    let line = &stream.lines[stream.line_at(at)];
    let capital = text[at..].starts_with('S');
    let colon = || skip_colon(text, at);
    if line.range.start == at || text[line.range.start..at].chars().all(|c| !c.is_alphanumeric()) {
        // In running text `số` is small and follows the word for a type, which a wrapped line may end with.
        return capital || (colon() && !after_type(stream, text[..at].trim_end().len()));
    }
    if let Some(start) = type_before(stream, at) {
        // `Luật số: 36/2024/QH15`, `Nghị quyết số: 11-NQ/TW`: with a colon, at the start of a line or after the motto.
        let law = ["luật", "pháp lệnh"].iter().any(|word| stream.low[start..at].trim_end().ends_with(word));
        let motto = marks.boilerplate.iter().map(|part| part.end).filter(|&end| end <= start).max();
        // A type may end a line before the one that `số` opens.
        let line = &stream.lines[stream.line_at(start)];
        let leads = text[line.range.start..start].chars().all(|c| !c.is_alphanumeric());
        return colon()
            && (leads && (law || motto.is_some())
                || motto.is_some_and(|end| {
                    let near = !text[end..start].contains(char::is_alphanumeric);
                    near || (law && start - end < 90)
                }));
    }
    capital
}

fn skip_colon(text: &str, at: usize) -> bool {
    text[at..].chars().skip(1).find(|c| !c.is_whitespace() && !matches!(c, 'ố' | 'ô' | 'Ố' | 'Ô')) == Some(':')
}

fn after_type(stream: &Stream, end: usize) -> bool {
    let line = stream.line_at(end.saturating_sub(1));
    let alone = kind::start_before(stream, end).is_some_and(|start| stream.lines[line].range.start == start);
    kind::start_before(stream, end).is_some() && !alone
}

/// Where a type of document starts that ends before byte `at`.
fn type_before(stream: &Stream, at: usize) -> Option<usize> {
    kind::start_before(stream, stream.low[..at].trim_end().len())
}

/// `Số 15/KH-UBND ngày 3/5/2021 của …` names another document.
fn cites(text: &str, line: &NumberLine) -> bool {
    let next = skip_spaces(text, line.range.end);
    let Some(date) = phrase_at(text, next, "ngày").and_then(|_| parse_date(text, next)) else {
        return phrase_at(text, next, "của").is_some() && text[next..].starts_with('c');
    };
    let rest = text[date.range.end..].trim_start_matches([' ', ',']);
    rest.starts_with(|c: char| c.is_lowercase())
}

/// `Số: 565` on one line and `/TB-UBND` on a later one, with the other column between them.
fn with_cut_symbol(stream: &Stream, mut line: NumberLine) -> NumberLine {
    if line.symbol.is_some() || line.number.is_none() {
        return line;
    }
    let from = stream.line_at(line.range.start);
    for next in stream.lines.iter().skip(from + 1).take(4) {
        let slice = &stream.all()[next.range.clone()];
        if slice.starts_with('/')
            && let Some(rest) = symbol::parse(&format!("Số: 1{slice}"), 0)
        {
            line.symbol = rest.symbol;
            line.year = rest.year;
            let end = next.range.start + rest.range.end - "Số: 1".len();
            line.extra.push(next.range.start..end);
            return line;
        }
    }
    line
}

/// The number that follows the type: `QUYẾT ĐỊNH CỦA BỘ … SỐ 15/1998/QĐ-BXD NGÀY …`. The symbol must say the same type.
pub(super) fn after_kind(stream: &Stream, mark: &TypeMark, limit: usize) -> Option<NumberLine> {
    let low = &stream.low[..limit.min(stream.low.len()).max(mark.range.end)];
    let mut at = skip_spaces(low, mark.range.end);
    if low[at..].starts_with("của ") {
        let reach = floor(low, (at + 160).min(low.len()));
        at += low[at..reach].find(" số ").or_else(|| low[at..reach].find(" số: "))? + 1;
    }
    if !low[at..].starts_with("số") {
        return None;
    }
    let own = |line: &NumberLine| {
        let same = |symbol: &String| symbol.split(['-', '/']).any(|part| part == mark.kind.abbreviation());
        line.number.is_some() && line.symbol.as_ref().is_some_and(same)
    };
    symbol::parse(stream.all(), at).filter(own).or_else(|| symbol::before_date(stream.all(), at))
}

/// The date that follows the type: `NGHỊ QUYẾT CỦA QUỐC HỘI NGÀY 9 THÁNG 2 NĂM 1974 VỀ …`, `SẮC LỆNH … SỐ 85 NGÀY …`.
pub(super) fn date_after_kind(stream: &Stream, mark: &TypeMark, number: Option<&NumberLine>) -> Option<DateLine> {
    let (text, low) = (stream.all(), &stream.low);
    let mut at = skip_spaces(text, mark.range.end);
    if let Some(number) = number.filter(|number| number.range.start >= mark.range.end) {
        at = skip_spaces(text, number.range.end);
    } else if low[at..].starts_with("của ") {
        let reach = floor(low, (at + 160).min(low.len()));
        at += low[at..reach].find(" ngày ")? + 1;
    }
    let phrase = &text[mark.range.end..at];
    let plain = !low[mark.range.end..at].contains(" về ") && (number.is_some() || !low[mark.range.end..at].contains(" số "));
    if !text[at..].starts_with("NGÀY ") || !plain || phrase.contains(char::is_lowercase) {
        return None;
    }
    let date = parse_date(text, at)?;
    Some(DateLine { date: date.date(), range: date.range, place: None })
}
