//! The subject (trích yếu) after the type, and where the body starts.

use std::ops::Range;

use super::authority;
use super::kind::{self, TypeMark};
use super::markers::is_rule;
use super::stream::{Stream, floor};
use super::symbol;
use crate::base::fold;
use crate::model::SectionKind;
use crate::parse::date::parse_date;
use crate::parse::labels::{Label, label_at_start};
use crate::parse::recipients;
use crate::parse::scan::{digits_end, skip_spaces};

/// The subject and what follows it.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub(super) range: Option<Range<usize>>,
    /// Rules drawn around it, and what stands between type and subject: `CỦA CHỦ TỊCH NƯỚC`, the number once more.
    pub(super) rules: Vec<Range<usize>>,
    /// First byte of the body in the stream.
    pub(super) body: usize,
}

/// Words a body starts with, after a subject in sentence case.
const OPENINGS: [&str; 17] = [
    "Nhân dịp ",
    "Sau khi ",
    "Chiểu ",
    "Căn cứ ",
    "Căn cứ: ",
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
    "Điều 1",
];

/// Longer lines after the first line of a subject are paragraphs of the body.
const LONG_LINE: usize = 220;

/// Finds the subject after the type; `issuer` in small letters may stand at its end in a flat copy.
pub(super) fn after_type(stream: &Stream, mark: &TypeMark, issuer: &str) -> Title {
    let end = mark.range.end;
    let mut title = Title { body: end, ..Title::default() };
    let mut at = skip_rules(stream, end, &mut title.rules);
    let text = stream.all();
    let origin = (at, title.rules.len());
    for _ in 0..4 {
        at = text.len() - text[at..].trim_start_matches([':', '*', ' ', '#']).len();
        let next = skip_preface(stream, at, mark, issuer);
        if next > at {
            title.rules.push(at..at + text[at..next].trim_end().len());
        }
        let after = skip_rules(stream, next, &mut title.rules);
        if after == at {
            break;
        }
        at = after;
    }
    if at >= text.len() {
        title.body = text.len();
        return title;
    }
    if opens_body(&text[at..]) || opens_list(&text[at..]).is_some() || authority::instead_of_subject(stream, at) {
        title.body = at;
        return title;
    }
    if stream.low[at..].starts_with("của ") && at > origin.0 {
        // `SỐ 28 NGÀY … CỦA … VỀ …` that cannot be told apart is the subject as a whole.
        at = origin.0;
        title.rules.truncate(origin.1);
    }
    let first_word = text[at..].split(' ').find(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let stop = if first_word.is_some_and(fold::is_capitals) {
        capitals_end(stream, at, mark, issuer)
    } else {
        sentence_end(stream, at, at, end)
    };
    let slice = text[at..stop].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '-' | '_' | '|'));
    if !slice.is_empty() {
        title.range = Some(at..at + slice.len());
    }
    title.body = skip_rules(stream, stop.max(at), &mut title.rules);
    title
}

/// Skips the type written twice, the issuer after it (`CỦA CHỦ TỊCH NƯỚC`) and the number written again.
fn skip_preface(stream: &Stream, at: usize, mark: &TypeMark, issuer: &str) -> usize {
    let (text, low) = (stream.all(), &stream.low);
    if at >= text.len() {
        return at;
    }
    if let Some(again) = kind::at(stream, at).filter(|again| again.kind == mark.kind) {
        let line = &stream.lines[stream.line_at(at)];
        return if line.range == again.range { again.range.end } else { at };
    }
    if low[at..].starts_with("số") && text[at..].starts_with(['S', 's']) {
        let bare = || {
            let digits = skip_spaces(text, at + "số".len());
            let end = digits_end(text, digits);
            (end > digits && low[end..].starts_with(" ngày")).then_some(end)
        };
        let number = symbol::parse(text, at).filter(|line| line.symbol.is_some()).map(|line| line.range.end).or_else(bare);
        if let Some(end) = number {
            return parse_date(text, skip_spaces(text, end)).map_or(end, |date| date.range.end);
        }
    }
    if low[at..].starts_with("ngày ")
        && let Some(date) = parse_date(text, at).filter(|_| text[at..].starts_with('N'))
    {
        return date.range.end;
    }
    if let Some(end) = type_line_end(stream, at, mark) {
        return end;
    }
    if low[at..].starts_with("của ") {
        let reach = floor(low, (at + 160).min(low.len()));
        let window = &low[at..reach];
        let line_end = stream.lines[stream.line_at(at)].range.end;
        let number =
            window.find(" số ").filter(|&number| symbol::parse(text, at + number + 1).is_some_and(|line| line.number.is_some()));
        // The issuer's own name ends the phrase, even where no `VỀ` follows.
        let name = at + "của ".len();
        let own = low[name..].starts_with(issuer).then_some("của ".len() + issuer.len()).filter(|_| issuer.len() > 3);
        let own = own.filter(|&length| {
            let next = low[at + length..].strip_prefix(' ').and_then(|rest| rest.split(' ').next());
            next.is_some_and(|word| !matches!(word, "nước" | "tỉnh" | "thành" | "huyện" | "quận" | "số" | "ngày"))
        });
        let dated = window.find(" ngày ").filter(|&day| parse_date(text, at + day + 1).is_some());
        // A line that ends inside the name, or before the authority, is no end of the phrase.
        let next = text.get(line_end + 1..).unwrap_or("");
        let whole =
            line_end < reach && !authority::instead_of_subject(stream, (line_end + 1).min(text.len())) && !opens_body(next);
        let own_line = whole.then_some(line_end - at).filter(|_| stream.line_at(line_end + 1) > stream.line_at(at));
        let spoken = capitals_before_subject(text, at).map(|end| end - at);
        let stops = [window.find(" về "), window.find(" v/v "), number, own, dated, spoken];
        if let Some(stop) = stops.into_iter().flatten().min().or(own_line) {
            let another = own_line == Some(stop) && is_another_body(low[at..at + stop].trim_start_matches("của "), issuer);
            return if another { at } else { at + stop };
        }
    }
    at
}

/// Whether a body is not the issuer under another name or office: no two words in a row are those of the issuer. Who speaks
/// is said nowhere else then, as under the names of the Party's central committee.
fn is_another_body(body: &str, issuer: &str) -> bool {
    const SHORT: [&str; 3] = ["ubnd", "hđnd", "ttg"];
    let words: Vec<&str> = issuer.split_whitespace().collect();
    let body: Vec<&str> = body.split_whitespace().collect();
    let same = body.windows(2).any(|pair| words.windows(2).any(|other| pair == other));
    words.len() > 1 && body.len() > 1 && !same && !body.iter().any(|word| SHORT.contains(word))
}

/// The end of what the line of the type says beside it: `QUY ĐỊNH (SỬA ĐỔI)`, `NGHỊ QUYẾT HĐND TỈNH SƠN HÀ` above `Về …`.
fn type_line_end(stream: &Stream, at: usize, mark: &TypeMark) -> Option<usize> {
    let text = stream.all();
    let close = text[at..].find(')').filter(|&close| text[at..].starts_with('(') && close < 40);
    if let Some(close) = close.filter(|&close| fold::is_capitals(&text[at..at + close])) {
        return Some(at + close + 1);
    }
    let index = stream.line_at(mark.range.start);
    let line = &stream.lines[index];
    if !authority::starts_name(&stream.low[at..]) {
        return None;
    }
    // A poured copy has the subject in the same line.
    let inline = || capitals_before_subject(text, at);
    let whole = text.get(at..line.range.end).is_some_and(|rest| line.range.start == mark.range.start && fold::is_capitals(rest));
    let next = stream.lines.get(index + 1).map_or("", |next| &text[next.range.clone()]);
    let named = whole && ["Về ", "VỀ ", "V/v", "V/V"].iter().any(|word| next.starts_with(word));
    named.then_some(line.range.end).or_else(inline)
}

/// Where capitals at byte `at` end before a subject in sentence case: `… BỘ TRƯỞNG BỘ THỦY SẢN Ban hành …`.
fn capitals_before_subject(text: &str, at: usize) -> Option<usize> {
    const SUBJECTS: [&str; 6] = ["Về ", "V/v", "Ban hành ", "Quy định ", "Phê duyệt ", "Sửa đổi"];
    let reach = floor(text, (at + 160).min(text.len()));
    let words = text[at..reach].split_inclusive(' ').take_while(|word| !word.contains(char::is_lowercase));
    let end = at + words.map(str::len).sum::<usize>();
    (end > at && SUBJECTS.iter().any(|subject| text[end..].starts_with(subject))).then(|| text[..end].trim_end().len())
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

fn opens_body(text: &str) -> bool {
    ["Căn cứ ", "Căn cứ: ", "Kính gửi", "Điều 1.", "Điều 1:", "Sau khi ", "Chiểu ", "- Căn cứ "]
        .iter()
        .any(|opening| text.starts_with(opening))
}

/// The first label of a document's list; other labels at a line start in a subject are dates and numbers of a citation.
fn opens_list(text: &str) -> Option<Label<'_>> {
    let label = label_at_start(text)?;
    let worded = matches!(label.kind, SectionKind::Part | SectionKind::Chapter | SectionKind::Division);
    (label.value <= 1 && label.kind != SectionKind::Bullet && label.close != '/' && (worded || label.close != ' ')
        || text.starts_with("ĐIỀU 1"))
    .then_some(label)
}

/// A subject in capitals goes on, over lines and empty lines, as long as the words are capitals.
fn capitals_end(stream: &Stream, start: usize, mark: &TypeMark, issuer: &str) -> usize {
    let text = stream.all();
    let mut at = start;
    let mut end = start;
    let mut small = false;
    let mut quoted = start;
    for word in text[start..].split_inclusive(' ') {
        quoted = quoted.max(quote_end(text, at));
        if at < quoted {
            at += word.len();
            end = at;
            continue;
        }
        let line = &stream.lines[stream.line_at(at)];
        let starts_line = line.range.start == at && at > start;
        let own = || authority::is_own(stream, start, at, mark.kind, issuer);
        if starts_line
            && (line.cell
                || own()
                || is_lone_label(&text[line.range.clone()])
                || recipients::is_sender(&text[line.range.clone()])
                || opens_list(&text[line.range.clone()]).is_some()
                || authority::at_line(stream, start, at))
        {
            return trimmed(text, start, end);
        }
        let bare = word.trim_end();
        // `… NĂM 2024 I. MỤC ĐÍCH`: in a flattened copy the first label ends the subject.
        let label = at > start && labels(bare) && opens_list(&text[at..]).is_some();
        small = is_small(bare);
        if is_rule(bare) || label || small {
            break;
        }
        at += word.len();
        if bare.chars().any(char::is_alphanumeric) || !matches!(bare, "-" | "–") {
            end = at;
        }
    }
    if let Some(cut) = authority::in_run(stream, start..end, mark.kind, issuer) {
        return trimmed(text, start, cut);
    }
    let starts_line = stream.lines[stream.line_at(at)].range.start == at;
    if small && starts_line && text[at..].starts_with("về ") {
        // The body that speaks stands first, in capitals, then the subject: `HỘI NGHỊ LẦN THỨ NĂM` / `về đất đai`.
        return sentence_end(stream, start, at, at);
    }
    if small && !starts_line {
        // `… NĂM 2024 UBND tỉnh ban hành`: the abbreviation opens the body.
        let last = text[start..end].trim_end().rsplit(' ').next().unwrap_or("");
        if matches!(last, "UBND" | "HĐND" | "BCĐ" | "UBMTTQ") && text[at..].starts_with(|c: char| c.is_lowercase()) {
            return trimmed(text, start, start + text[start..end].trim_end().len() - last.len());
        }
    }
    trimmed(text, start, end)
}

/// Where a quotation that starts at `at` ends; it keeps its own letters in a subject of capitals:
/// `HƯỞNG ỨNG CUỘC THI “Rừng xanh quê em” NĂM 2026`.
fn quote_end(text: &str, at: usize) -> usize {
    const LONGEST: usize = 200;
    let mut letters = text[at..].char_indices().take(LONGEST);
    let close = match letters.next() {
        Some((_, '“')) => '”',
        Some((_, '"')) => '"',
        Some((_, '«')) => '»',
        _ => return at,
    };
    let Some((end, _)) = letters.find(|&(_, c)| c == close) else { return at };
    if ["Căn cứ ", "Điều "].iter().any(|word| text[at..at + end].contains(word)) { at } else { at + end }
}

/// Whether a line is nothing but the first label of a list, without its stop: `I`, `A`.
fn is_lone_label(line: &str) -> bool {
    matches!(line.trim_matches(['*', '#', ' ']), "I" | "A" | "1")
}

/// Whether a word inside a line may open the body: `I.`, `A/`, `1-`, `PHẦN`, or `I` set apart from its stop.
fn labels(word: &str) -> bool {
    matches!(word, "PHẦN" | "CHƯƠNG") || (word.chars().count() <= 3 && word.ends_with(['.', '/', '-', ')', ':']))
}

/// A word with small letters that is no symbol (`QĐ-TTg`) and no slip of the keyboard (`CHÍNh`).
fn is_small(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let small = letters().filter(|c| c.is_lowercase()).count();
    small > 0 && !word.contains('/') && !word.chars().any(|c| c.is_ascii_digit()) && small * 2 >= letters().count()
}

fn trimmed(text: &str, start: usize, end: usize) -> usize {
    start + text[start..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–')).len()
}

/// A subject in sentence case ends with its paragraph. `from` is where small letters start.
fn sentence_end(stream: &Stream, start: usize, from: usize, type_end: usize) -> usize {
    let text = stream.all();
    let first = stream.line_at(from);
    let inline = stream.line_at(type_end.saturating_sub(1)) == first;
    let mut end = from;
    for (index, line) in stream.lines.iter().enumerate().skip(first).take(8) {
        let begin = line.range.start.max(from);
        let slice = &text[begin..line.range.end];
        if index > first && !goes_on(stream, index, end) {
            break;
        }
        if inline || index > first {
            // A glued copy has the body in the same line.
            let opening = OPENINGS.iter().filter_map(|opening| slice.find(&format!(" {opening}"))).min();
            let authority = authority::inside(stream, begin..line.range.end).map(|at| at - begin);
            let rule = slice.find(" ---").or_else(|| slice.find("-----")).or_else(|| slice.find("_____"));
            if let Some(cut) = opening.into_iter().chain(authority).chain(rule).min() {
                return begin + cut;
            }
        }
        end = line.range.end;
        if end - from > 900 {
            break;
        }
    }
    if end - from > 1200 {
        return text[from..end].find(". ").map_or(end, |at| from + at);
    }
    end.max(start)
}

/// Whether the line at `index` goes on with the subject that ends at `end` so far.
fn goes_on(stream: &Stream, index: usize, end: usize) -> bool {
    let text = stream.all();
    let line = &stream.lines[index];
    let slice = &text[line.range.clone()];
    let small = slice.starts_with(char::is_lowercase);
    let opens = OPENINGS.iter().any(|opening| slice.starts_with(opening));
    let before = text[..end].trim_end();
    let closed = before.ends_with(['.', ':']) || before.ends_with(';') && !small;
    let attached = slice.starts_with('(') && fold::key(slice).contains("kèm theo");
    // A line that is much longer than the one before it does not go on with it.
    let before = stream.lines[index - 1].range.len();
    let paragraph = !small && (before * 4 < slice.len() * 3 && slice.len() > 60)
        || !small && (slice.len() > LONG_LINE || slice.ends_with([':', ';']));
    let addressed = stream.low[line.range.clone()].starts_with("điện:") || recipients::is_sender(slice);
    let label = if small { opens_list(slice).is_some() } else { label_at_start(slice).is_some() };
    !(line.blank_before && !small || opens || closed || attached || paragraph || addressed || label || is_rule(slice))
        && !authority::at_line(stream, end, line.range.start)
}
