//! The subject (trích yếu) after the type, and where the body starts.

use std::ops::Range;

use super::super::labels::label_at_start;
use super::markers::is_rule;
use super::stream::Stream;
use crate::base::fold;

/// The subject and what follows it.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub(super) range: Option<Range<usize>>,
    /// Rules drawn under it.
    pub(super) rules: Vec<Range<usize>>,
    /// First byte of the body in the stream.
    pub(super) body: usize,
}

/// Words a body starts with, after a subject in sentence case.
const OPENINGS: [&str; 12] = [
    "Căn cứ ",
    "Thực hiện ",
    "Kính gửi",
    "Để ",
    "Nhằm ",
    "Theo ",
    "Xét ",
    "Thi hành ",
    "Trên cơ sở ",
    "Trong năm",
    "Năm 20",
    "Triển khai thực hiện ",
];

/// Finds the subject after the type that ends at `end`.
pub(super) fn after_type(stream: &Stream, end: usize) -> Title {
    let mut title = Title { body: end, ..Title::default() };
    let mut at = skip_rules(stream, end, &mut title.rules);
    let text = stream.all();
    at = text.len() - text[at..].trim_start_matches([':', '*', ' ', '#']).len();
    if at >= text.len() {
        title.body = text.len();
        return title;
    }
    let first_word = text[at..].split_whitespace().find(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let stop = if first_word.is_some_and(fold::is_capitals) { capitals_end(stream, at) } else { sentence_end(stream, at, end) };
    let slice = text[at..stop].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '-' | '_' | '|'));
    if !slice.is_empty() {
        title.range = Some(at..at + slice.len());
    }
    title.body = skip_rules(stream, stop.max(at), &mut title.rules);
    title
}

fn skip_rules(stream: &Stream, from: usize, rules: &mut Vec<Range<usize>>) -> usize {
    let mut at = from;
    loop {
        let rest = &stream.all()[at..];
        let start = at + rest.len() - rest.trim_start().len();
        let word = stream.all()[start..].split(' ').next().unwrap_or("");
        if !is_rule(word) {
            return start;
        }
        rules.push(start..start + word.len());
        at = start + word.len();
    }
}

/// A subject in capitals goes on, over lines and empty lines, as long as the words are capitals.
fn capitals_end(stream: &Stream, start: usize) -> usize {
    let text = stream.all();
    let mut at = start;
    let mut end = start;
    for word in text[start..].split_inclusive(' ') {
        let line = &stream.lines[stream.line_at(at)];
        let starts_line = line.range.start == at && at > start;
        if starts_line && (label_at_start(&text[line.range.clone()]).is_some() || is_authority(stream, at) || line.cell) {
            break;
        }
        let bare = word.trim_end();
        // `… NĂM 2024 I. MỤC ĐÍCH`: in a flattened copy the first label ends the subject.
        let label = bare.ends_with('.') && label_at_start(&text[at..]).is_some();
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        let small = letters > 0 && !fold::is_capitals(bare) && !bare.contains('/') && !bare.chars().any(|c| c.is_ascii_digit());
        if is_rule(bare) || (label && at > start) || small {
            break;
        }
        at += word.len();
        if letters > 0 || !matches!(bare, "-" | "–") {
            end = at;
        }
    }
    // A single capital letter before the body's first word (`A`, `Ở`) belongs to the body only if a label; keep as is.
    let cut = authority_start(stream, start..end).unwrap_or(end);
    start + text[start..cut].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–')).len()
}

/// Words with which the issuing authority of a decision or resolution names itself after the subject.
const AUTHORITIES: [&str; 16] = [
    "ủy ban nhân dân",
    "chủ tịch ủy ban nhân dân",
    "hội đồng nhân dân",
    "bộ trưởng bộ",
    "thủ tướng chính phủ",
    "giám đốc sở",
    "tổng giám đốc",
    "cục trưởng",
    "chủ tịch ubnd",
    "ubnd tỉnh",
    "ubnd thành phố",
    "thống đốc ngân hàng",
    "tổng cục trưởng",
    "ủy ban thường vụ quốc hội",
    "chủ nhiệm ủy ban",
    "chính phủ",
];

fn is_authority(stream: &Stream, at: usize) -> bool {
    let low = &stream.low[at..];
    AUTHORITIES.iter().any(|name| low.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
        && decides_next(stream, at)
}

/// Whether the run of capitals at `at` is followed by the grounds of a decision.
fn decides_next(stream: &Stream, at: usize) -> bool {
    let text = &stream.all()[at..];
    let mut offset = 0;
    for word in text.split_inclusive(' ') {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 0 && !fold::is_capitals(word) {
            break;
        }
        offset += word.len();
    }
    ["Căn cứ", "Xét ", "Theo ", "Thực hiện", "Thi hành", "Khóa ", "khóa ", "Khoá ", "khoá "]
        .iter()
        .any(|word| text[offset..].starts_with(word))
}

/// Where, at the end of a run of capitals, the authority starts: `… TỈNH SƠN HÀ ỦY BAN NHÂN DÂN TỈNH SƠN HÀ` before `Căn cứ`.
fn authority_start(stream: &Stream, run: Range<usize>) -> Option<usize> {
    const JOINING: [&str; 12] = ["của", "do", "thuộc", "cho", "tại", "và", "giữa", "với", "bởi", "về", "là", "phó"];
    if !decides_next(stream, run.start) {
        return None;
    }
    let low = &stream.low[run.clone()];
    AUTHORITIES
        .iter()
        .filter_map(|name| low.rfind(name))
        .filter(|&at| at > 0 && low[..at].ends_with(' '))
        .filter(|&at| !low[..at].trim_end().rsplit(' ').next().is_some_and(|word| JOINING.contains(&word) || word.ends_with(',')))
        .map(|at| {
            // `CHỦ TỊCH ỦY BAN NHÂN DÂN`: the longest name that ends the run counts.
            let chair = low[..at].trim_end();
            if chair.ends_with("chủ tịch") { chair.len() - "chủ tịch".len() } else { at }
        })
        .min_by_key(|&at| if low[at..].len() < 120 { at } else { usize::MAX })
        .filter(|&at| low[at..].len() < 120)
        .map(|at| run.start + at)
}

/// A subject in sentence case ends with its paragraph.
fn sentence_end(stream: &Stream, start: usize, type_end: usize) -> usize {
    let text = stream.all();
    let first = stream.line_at(start);
    let inline = stream.line_at(type_end.saturating_sub(1)) == first;
    let mut end = start;
    for (index, line) in stream.lines.iter().enumerate().skip(first).take(8) {
        let begin = line.range.start.max(start);
        let slice = &text[begin..line.range.end];
        if index > first {
            let opens = OPENINGS.iter().any(|opening| slice.starts_with(opening));
            let closed = text[..end].trim_end().ends_with(['.', ':', ';']);
            let attached = slice.starts_with('(') && fold::key(slice).contains("kèm theo");
            if line.blank_before || opens || closed || attached || label_at_start(slice).is_some() || is_rule(slice) {
                break;
            }
        }
        if inline || index > first {
            // A glued copy has the body in the same line.
            if let Some(cut) = OPENINGS.iter().filter_map(|opening| slice.find(&format!(" {opening}"))).min() {
                return begin + cut;
            }
        }
        end = line.range.end;
        if end - start > 900 {
            break;
        }
    }
    if end - start > 1200 {
        let sentence = text[start..end].find(". ").map_or(end, |at| start + at);
        return sentence;
    }
    end
}
