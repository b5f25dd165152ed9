//! Markers of a head: motto, number, date, type of document, subject line, stamps, rules; no copy loses all of them.

use std::ops::Range;

use super::dateline::{self, DateLine};
use super::kind::{self, TypeMark};
use super::numberline;
use super::stream::{Stream, floor};
use super::symbol::NumberLine;
use crate::base::fold;
use crate::model::SectionKind;
use crate::parse::labels::label_at_start;

/// What was found, as ranges of the stream.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) number: Option<NumberLine>,
    pub(super) date: Option<DateLine>,
    pub(super) doc_type: Option<TypeMark>,
    /// `V/v …` where no type is written.
    pub(super) subject: Option<Range<usize>>,
    pub(super) stamps: Vec<Range<usize>>,
    /// Motto and rules before the type.
    pub(super) boilerplate: Vec<Range<usize>>,
    pub(super) has_motto: bool,
    /// The motto, as far as nothing else of the head stands between its parts.
    pub(super) motto: Option<Range<usize>>,
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

    /// Where the names of the issuer end: before the number, which stands under them, or else before date and type.
    pub(super) fn names_end(&self) -> usize {
        let kind = self.doc_type.as_ref().map(|kind| kind.range.start);
        let first = self.number.as_ref().map(|number| number.range.start).or(self.date.as_ref().map(DateLine::start));
        first.into_iter().chain(kind).min().unwrap_or(usize::MAX)
    }
}

/// Words a body opens with; nothing after the first of them belongs to the head.
const BODY: [&str; 10] = [
    "Căn cứ ",
    "Căn cứ: ",
    "Kính gửi",
    "Nơi nhận",
    "Xét đề nghị",
    "Xét Tờ trình",
    "Xét tờ trình",
    "Theo đề nghị",
    "Điều 1.",
    "QUYẾT ĐỊNH:",
];

pub(super) fn find(stream: &Stream) -> Marks {
    let mut marks = Marks::default();
    mottos(stream, &mut marks);
    if after_sections(stream, &marks) {
        return Marks::default();
    }
    let limit = limit(stream, &marks);
    let early = kind::line(stream, 0, limit, false).filter(|kind| marks.has_motto || !stream.in_cell(kind.range.start));
    let early = early.or_else(|| if marks.has_motto { None } else { kind::of_body(stream, limit) });
    // Where a line is nothing but the type, the head ends there; a flattened copy has no such line.
    let reach = |more: usize| early.as_ref().map_or(limit, |kind| limit.min(kind.range.end + more));
    marks.number = numberline::find(stream, &marks, reach(300));
    marks.date = dateline::find(stream, &marks, reach(200));
    let last = marks.number.iter().map(|number| number.range.end).chain(marks.date.iter().map(|date| date.range.end)).max();
    marks.doc_type = match last {
        Some(from) => kind::after(stream, from, limit, early),
        None => early,
    };
    marks.doc_type = marks.doc_type.map(|mark| kind::with_joint(stream, mark));
    if let (None, Some(kind)) = (&marks.number, &marks.doc_type) {
        marks.number = numberline::after_kind(stream, kind, limit);
    }
    if let (None, Some(kind)) = (&marks.date, &marks.doc_type) {
        marks.date = numberline::date_after_kind(stream, kind, marks.number.as_ref());
    }
    if marks.doc_type.is_none() {
        marks.subject = subject(stream, &marks, limit);
    }
    if let Some(number) = &marks.number {
        marks.boilerplate.extend(number.extra.iter().cloned());
    }
    if !credible(stream, &marks) {
        return Marks::default();
    }
    let end = marks.end().unwrap_or(0);
    rules(stream, end, &mut marks);
    stamps(stream, marks.doc_type.as_ref().map_or(end, |kind| kind.range.start), &mut marks);
    marks
}

/// A motto below the sections of a text is that of a form which the text shows, not of the text itself.
fn after_sections(stream: &Stream, marks: &Marks) -> bool {
    let motto = marks.boilerplate.iter().map(|part| part.start).min().unwrap_or(0);
    let before = stream.lines.iter().take_while(|line| line.range.end <= motto).filter(|line| !line.cell);
    let opens = |text: &str| {
        label_at_start(text).is_some_and(|label| {
            matches!(label.kind, SectionKind::Part | SectionKind::Chapter | SectionKind::Roman | SectionKind::Article)
        })
    };
    before.filter(|line| opens(&stream.all()[line.range.clone()])).count() > 1
}

/// A number or a date alone or in a table, without motto or type beside it, is a line of some text, not a head.
fn credible(stream: &Stream, marks: &Marks) -> bool {
    let cell = marks.number.as_ref().is_some_and(|number| stream.in_cell(number.range.start));
    marks.has_motto
        || !cell && (marks.doc_type.is_some() || marks.number.is_some() && (marks.date.is_some() || marks.subject.is_some()))
}

/// Where the body starts at the latest.
fn limit(stream: &Stream, marks: &Marks) -> usize {
    let text = stream.all();
    // Text of a web page may stand before the head and quote the body.
    let from = marks.boilerplate.iter().map(|part| part.end).max().unwrap_or(0);
    let opening = |word: &&str| {
        memchr::memmem::find_iter(&text.as_bytes()[from..], word.as_bytes())
            .map(|at| from + at)
            .find(|&at| at == 0 || text[..at].ends_with([' ', '*', '_', '(']))
    };
    BODY.iter().filter_map(opening).min().unwrap_or(text.len())
}

/// The two halves of the names of the State, of its forerunners before 1976, and of the Party; and how far apart columns set them.
const MOTTOS: [(&str, &str, usize); 4] = [
    ("cộnghòaxãhội", "chủnghĩaviệtnam", 90),
    ("đảngcộngsản", "việtnam", 40),
    ("việtnamdânchủ", "cộnghòa", 40),
    ("cộnghòamiềnnam", "việtnam", 40),
];

/// The first place where the name of the State heads a document. Inside a name (`QUỐC HỘI NƯỚC …`) it is a word like others.
fn nation(stream: &Stream, first: &str, second: &str, reach: usize) -> Vec<Range<usize>> {
    let mut from = 0;
    while let Some(start) = stream.find(first, from, usize::MAX) {
        from = start.end;
        if !fold::is_capitals(&stream.all()[start.clone()]) {
            continue;
        }
        let near = |letters: &str, at: usize| stream.find(letters, at, at + reach);
        // Two columns may be read line by line, so that the other one stands between the words.
        let broken = || near("chủnghĩa", start.end).map(|middle| (near("việtnam", middle.end), middle));
        let rest = match near(second, start.end) {
            Some(end) => vec![end],
            None if first == MOTTOS[0].0 => {
                broken().map_or(vec![], |(last, middle)| std::iter::once(middle).chain(last).collect())
            }
            None => vec![],
        };
        let close = rest.last().map_or(start.end, |end| end.end);
        let next = stream.low[close..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let before = stream.low[..start.start].trim_end();
        let line = stream.lines[stream.line_at(start.start)].range.start;
        let leads = line >= before.len() || !before.ends_with(char::is_alphanumeric);
        let inside = before.ends_with("nước") || first.starts_with('v') && !leads;
        if !inside || next.starts_with("độc lập") {
            return std::iter::once(start).chain(rest).collect();
        }
    }
    vec![]
}

/// The name of the Youth Union stands in the place of the motto over its own documents, beside the name of the issuer.
fn youth(stream: &Stream) -> Option<Range<usize>> {
    let name = ["đoàntncshồchíminh", "đoànthanhniêncộngsảnhồchíminh"].iter().find_map(|name| stream.find(name, 0, usize::MAX))?;
    let before = stream.low[..name.start].trim_end();
    let beside = before.contains("đoàn") || before.contains("ban chấp hành");
    let near = stream.line_at(name.start) < 6 && name.start < 300;
    (fold::is_capitals(&stream.all()[name.clone()]) && beside && near).then_some(name)
}

/// The national motto and the Party's name; each half apart, because two columns may be glued line by line.
fn mottos(stream: &Stream, marks: &mut Marks) {
    for (first, second, reach) in MOTTOS {
        for part in nation(stream, first, second, reach) {
            marks.has_motto = true;
            match marks.boilerplate.last_mut() {
                Some(last) if part.start <= last.end + 1 && last.end <= part.start => last.end = part.end,
                _ => marks.boilerplate.push(part),
            }
        }
    }
    if !marks.has_motto {
        marks.boilerplate.extend(youth(stream));
        marks.has_motto = !marks.boilerplate.is_empty();
    }
    let motto = stream.find("độclập", 0, usize::MAX).and_then(|start| {
        let end = stream.find("hạnhphúc", start.end, start.end + 100)?;
        stream.find("tựdo", start.end, end.start).map(|_| (start, end))
    });
    if let Some((start, end)) = motto {
        marks.has_motto = true;
        marks.boilerplate.push(start.start..end.end);
    }
    let text = stream.all();
    marks.motto = marks.boilerplate.iter().cloned().reduce(|first, next| {
        let between = text.get(first.end..next.start).unwrap_or("-");
        if between.trim().is_empty() { first.start..next.end } else { first }
    });
}

/// What stands at the top of a document: the State's motto, or the name of one of its forerunners, of the Party, of the
/// Youth Union.
pub(super) fn motto_name(low: &str) -> &'static str {
    let mut letters = low.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some('v') => "motto_1945",
        Some('đ') if letters.next() == Some('ả') => "party_name",
        Some('đ') if low.contains("đoàn") => "union_name",
        Some('c') if low.contains("miền") => "motto_1969",
        _ => "motto",
    }
}

/// The subject of a công văn: `V/v …` under the number; `Về việc …` at the start of a line.
fn subject(stream: &Stream, marks: &Marks, limit: usize) -> Option<Range<usize>> {
    let from = marks.number.as_ref()?.range.end;
    let reach = floor(&stream.low, (from + 700).min(stream.low.len()).min(limit.max(from)));
    let window = &stream.low[from..reach];
    let short = window.find("v/v").map(|at| from + at);
    let text = stream.all();
    let long = || {
        let opens = |&at: &usize| text[at..].starts_with('V') && stream.lines[stream.line_at(at)].range.start == at;
        window.match_indices("về việc").map(|(at, _)| from + at).find(opens)
    };
    // In a flat copy the subject of a letter stands between its number and its date: `Số: 14/UBND-ĐT Về …`.
    let direct = || {
        let at = from + text[from..].len() - text[from..].trim_start().len();
        (text[at..].starts_with("Về ") && stream.low[limit..].starts_with("kính gửi")).then_some(at)
    };
    let lined = if short.is_none() { long() } else { None };
    let at = short.or(lined).or_else(direct)?;
    let start = at;
    // It ends where the date line, the address or an empty line comes.
    let stops = [
        marks.date.as_ref().map(DateLine::start),
        stream.low[start..].find("kính gửi").map(|at| start + at),
        stream.lines.iter().find(|line| line.range.start > start && line.blank_before).map(|line| line.range.start),
        Some(limit),
        lined.map(|at| stream.lines[stream.line_at(at)].range.end),
    ];
    let end = stops
        .into_iter()
        .flatten()
        .filter(|&stop| stop > start)
        .min()
        .unwrap_or_else(|| stream.lines[stream.line_at(start)].range.end);
    let slice = text[start..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '|' | '*'));
    (slice.chars().filter(|c| c.is_alphanumeric()).count() > 2).then(|| start..start + slice.len())
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

/// Whether a text in small letters is a stamp and nothing else, but for a number: `dự thảo 2`.
pub(super) fn is_stamp(low: &str) -> bool {
    let low = low.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = STAMPS.iter().filter_map(|stamp| low.strip_prefix(stamp));
    rest.into_iter().any(|rest| rest.trim_matches(|c: char| !c.is_alphabetic()).is_empty())
}

fn stamps(stream: &Stream, end: usize, marks: &mut Marks) {
    for line in stream.lines.iter().take_while(|line| line.range.start < end) {
        let slice = &stream.all()[line.range.clone()];
        let low = stream.low[line.range.clone()].trim_matches(|c: char| !c.is_alphanumeric());
        if is_stamp(low) && slice.chars().any(char::is_uppercase) {
            marks.stamps.push(line.range.clone());
            continue;
        }
        // Glued in front of the head: `DỰ THẢO CỘNG HÒA …`.
        if let Some(rest) = STAMPS.iter().find_map(|stamp| low.strip_prefix(stamp)) {
            let draft = rest.strip_prefix(" lần ").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
            let rest = draft.unwrap_or(rest);
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

#[cfg(test)]
mod tests {
    use super::motto_name;

    #[test]
    fn what_stands_at_the_top_is_told_by_its_words() {
        for (low, name) in [
            ("cộng hòa xã hội chủ nghĩa việt nam độc lập - tự do - hạnh phúc", "motto"),
            ("độc lập - tự do - hạnh phúc", "motto"),
            ("đảng cộng sản việt nam", "party_name"),
            ("đoàn tncs hồ chí minh", "union_name"),
            ("việt nam dân chủ cộng hòa", "motto_1945"),
            ("cộng hòa miền nam việt nam", "motto_1969"),
        ] {
            assert_eq!(motto_name(low), name, "{low}");
        }
    }
}
