//! Labels: `Phần I`, `Chương II`, `Mục 1`, `Điều 3.`, `A.`, `I.`, `1.`, `2.1.`, `a)`, `-`, `+`, `¹` at the start of a paragraph.
//!
//! Only the shape is decided here. Whether `C.` is a letter or a Roman hundred, and under which parent a label
//! belongs, is decided by the sequence it stands in (`levels`).

use std::borrow::Cow;

use crate::base::fold;
use crate::base::roman;
use crate::model::SectionKind;

use super::scan::phrase_at;

/// A label at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// Its kind.
    pub(crate) kind: SectionKind,
    /// The sign that closes it (`.`, `)`, `-`, `/`), or for bullets the mark itself; a space where there is none.
    pub(crate) close: char,
    /// Its number: of `I.` 1, of `đ)` 5; of a dotted number its last part; 0 for bullets.
    pub(crate) value: u32,
    /// The path part: the label without its closing sign.
    pub(crate) name: Cow<'a, str>,
    /// Where the label starts in the text; after Markdown marks.
    pub(crate) start: usize,
    /// Where the label ends.
    pub(crate) end: usize,
    /// Where the text after it starts.
    pub(crate) rest: usize,
}

impl Label<'_> {
    /// The same label, without a copy of its name.
    pub(crate) fn borrowed(&self) -> Label<'_> {
        Label { name: Cow::Borrowed(&self.name), ..*self }
    }

    /// The same label, free of the text it was read from.
    fn owned(self) -> Label<'static> {
        Label { name: Cow::Owned(self.name.into_owned()), ..self }
    }

    /// How many numbers a dotted label has; 1 for all others.
    pub(crate) fn depth(&self) -> usize {
        if self.kind == SectionKind::Decimal { self.name.bytes().filter(|&byte| byte == b'.').count() + 1 } else { 1 }
    }
}

/// The order of letters in administrative lists; `f`, `j`, `w`, `z` are no letters of the alphabet but occur.
const LETTERS: &str = "abcdđefghijklmnopqrstuvxyz";

/// The label a text starts with.
pub(crate) fn label_at_start(text: &str) -> Option<Label<'_>> {
    let start = text.len() - skip_marks(text).len();
    let rest = &text[start..];
    if start > 0
        && let Some(label) = marked_number(rest)
    {
        return Some(Label { start, end: label.end + start, rest: label.rest + start, ..label });
    }
    let label = bullet(rest).or_else(|| numbered(rest)).or_else(|| worded(rest)).or_else(|| footnote(rest))?;
    // `__6.__ Rà soát`: the mark that is open before the label is closed after it.
    let closed = if text[..start].ends_with("__") { rest[label.rest..].strip_prefix("__") } else { None };
    let own = closed.map_or(label.rest, |after| rest.len() - after.trim_start().len());
    Some(Label { start, end: label.end + start, rest: own + start, ..label })
}

/// A label whose number alone is bold: `**1**. Mục đích`, here from its number on.
fn marked_number(text: &str) -> Option<Label<'_>> {
    const MARK: &str = "**";
    let name = text.find(MARK).filter(|&at| (1..=8).contains(&at))?;
    let after = text[name + MARK.len()..].strip_prefix(['.', ')']).filter(|after| opens_text(after))?;
    // The marks between number and sign are left out to read the label as any other.
    let next = after.chars().find(|c| !c.is_whitespace() && *c != '*').unwrap_or('A');
    let label = numbered(&[&text[..name], &text[name + MARK.len()..][..1], " ", next.encode_utf8(&mut [0; 4])].concat())?.owned();
    let end = name + MARK.len() + 1;
    let rest = text.len() - after.trim_start_matches(|c: char| c.is_whitespace() || c == '*').len();
    (label.end == name + 1).then_some(Label { end, rest, ..label })
}

/// `(1)`, `(2)`: numbers in brackets at the start of a text. They are labels only where they count on as a list.
pub(crate) fn bracketed(text: &str) -> Option<Label<'_>> {
    let start = text.len() - skip_marks(text).len();
    let inner = text[start..].strip_prefix('(')?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let after = inner[digits..].strip_prefix(')').filter(|after| (1..=2).contains(&digits) && opens_text(after))?;
    let (name, end) = (&inner[..digits], text.len() - after.len());
    let rest = text.len() - after.trim_start_matches(|c: char| c.is_whitespace() || c == '*').len();
    Some(Label { kind: SectionKind::Arabic, close: '(', value: name.parse().ok()?, name: name.into(), start, end, rest })
}

/// The text without the Markdown and HTML marks it opens with. A star before a space is a bullet, not a mark.
fn skip_marks(text: &str) -> &str {
    let mut rest = text;
    if !text.starts_with(['#', '*', '_', '<', '\\']) && !text.starts_with(char::is_whitespace) {
        return rest;
    }
    loop {
        let next = rest.trim_start_matches('#').trim_start();
        let next = ["**", "__", "<b>", "<i>", "<u>", "<strong>", "<em>", "\\"]
            .iter()
            .find_map(|mark| next.strip_prefix(mark))
            .unwrap_or(next);
        let next = match next.strip_prefix('*') {
            Some(inner) if inner.starts_with(|c: char| c.is_alphanumeric() || c == '-') => inner,
            _ => next,
        };
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

fn label<'a>(kind: SectionKind, close: char, value: u32, name: impl Into<Cow<'a, str>>, end: usize, text: &str) -> Label<'a> {
    let rest = text.len() - text[end..].trim_start_matches(|c: char| c.is_whitespace() || c == '*').len();
    Label { kind, close, value, name: name.into(), start: 0, end, rest }
}

fn bullet(text: &str) -> Option<Label<'_>> {
    let mark = text.chars().next()?;
    let after = text[mark.len_utf8()..].chars().next();
    let fits = match mark {
        // `-5%` is a figure and `--` a rule; a dash may touch its text.
        '-' | '–' | '—' | '+' | '−' => {
            after.is_none_or(|c| c.is_whitespace() || c.is_alphabetic() || matches!(c, '“' | '"' | '*' | '(' | '['))
        }
        '*' => after.is_some_and(char::is_whitespace),
        '•' | '·' | '●' | '▪' | '■' | '◦' | '○' | '➢' | '➤' | '✓' | '►' | '♦' | '\u{f0b7}' | '\u{f0a7}' | '\u{f02d}'
        | '\u{f0d8}' => true,
        _ => false,
    };
    if !fits || text.trim_end().len() == mark.len_utf8() {
        return None;
    }
    let close = match mark {
        '–' | '—' | '−' => '-',
        mark => mark,
    };
    Some(label(SectionKind::Bullet, close, 0, "", mark.len_utf8(), text))
}

fn footnote(text: &str) -> Option<Label<'_>> {
    let end = text.find(|c: char| value_of_superscript(c).is_none())?;
    if end == 0 {
        return None;
    }
    let value = text[..end]
        .chars()
        .filter_map(value_of_superscript)
        .fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(digit));
    Some(label(SectionKind::Footnote, ' ', value, format!("fn{value}"), end, text))
}

/// The digit of a superscript figure.
pub(crate) fn value_of_superscript(c: char) -> Option<u32> {
    match c {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁰' | '⁴'..='⁹' => Some(u32::from(c) - u32::from('⁰')),
        _ => None,
    }
}

fn numbered(text: &str) -> Option<Label<'_>> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() { arabic(text) } else { roman(text).or_else(|| letter(text)) }
}

/// What may follow a closed label: white space, or at once a letter, a quote or a bracket.
fn opens_text(after: &str) -> bool {
    after
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || c.is_alphabetic() || matches!(c, '“' | '"' | '(' | '*' | '<' | '[' | '‘'))
        || after.starts_with("__")
}

fn arabic(text: &str) -> Option<Label<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut parts = 0;
    let mut last = 0;
    let mut dotted_end = false;
    loop {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            break;
        }
        // Numbers of three digits after a dot are thousands, and no list is that long.
        if digits > 3 || (parts > 0 && digits > 2) {
            return None;
        }
        last = text[at..at + digits].parse().ok()?;
        parts += 1;
        at += digits;
        dotted_end = bytes.get(at) == Some(&b'.');
        if !dotted_end {
            break;
        }
        at += 1;
    }
    let number_end = if dotted_end { at - 1 } else { at };
    let name = &text[..number_end];
    if parts > 1 {
        // `1.1 Mục tiêu` is a label, `1.1%` and `2.5 triệu` are not: an unclosed one needs a capital after a space.
        let close = if dotted_end { '.' } else { ' ' };
        let after = &text[at..];
        let (after, end) = match after.strip_prefix(')') {
            Some(after) if !dotted_end => (after, at + 1),
            _ => (after, at),
        };
        let fits = if dotted_end || end > at { opens_text(after) } else { starts_capital_after_space(after) };
        return fits.then(|| label(SectionKind::Decimal, close, last, name, end, text));
    }
    if dotted_end {
        return opens_text(&text[at..]).then(|| label(SectionKind::Arabic, '.', last, name, at, text));
    }
    // A keycap digit, as chat programs write `1️⃣.`.
    let after = text[at..].trim_start_matches(['\u{fe0f}', '\u{20e3}']);
    let at = text.len() - after.len();
    let close = after.chars().next()?;
    match close {
        '.' | ')' if opens_text(&after[1..]) => Some(label(SectionKind::Arabic, close, last, name, at + 1, text)),
        '-' | '/' | ':' | '–' => {
            let rest = &after[close.len_utf8()..];
            // `13-CT/TW`, `03/NQ-CP` at a line's start is a number cut off from its `số`.
            let symbol = rest.split_whitespace().next().is_some_and(|word| {
                let mut letters = word.chars().filter(|c| c.is_alphabetic()).take(2);
                let sign = if close == '/' { ['-', '/', '–'] } else { ['/'; 3] };
                word.contains(sign) && letters.all(fold::is_upper)
            });
            (!symbol && (starts_capital_after_space(rest) || (close != ':' && rest.starts_with(char::is_uppercase)))).then(|| {
                label(SectionKind::Arabic, if close == '–' { '-' } else { close }, last, name, at + close.len_utf8(), text)
            })
        }
        _ => None,
    }
}

fn starts_capital_after_space(text: &str) -> bool {
    text.starts_with(char::is_whitespace)
        && text.trim_start().trim_start_matches(['“', '"', '*', '(']).starts_with(char::is_uppercase)
}

fn roman(text: &str) -> Option<Label<'_>> {
    let length = text.bytes().take_while(|byte| b"IVXLCDM".contains(byte)).count();
    let name = &text[..length];
    let value = roman_value(name)?;
    // `II - MỤC TIÊU`: a dash may stand apart from its number, and from its text then.
    let space = usize::from(text[length..].starts_with(" -") || text[length..].starts_with(" –"));
    let after = &text[length + space..];
    let close = after.chars().next()?;
    let rest = &after[close.len_utf8()..];
    let fits = match close {
        '.' | ')' => opens_text(rest),
        '-' | '–' | '/' | ':' => starts_capital_after_space(rest) || (space == 0 && rest.starts_with(char::is_uppercase)),
        _ => false,
    };
    let end = length + space + close.len_utf8();
    fits.then(|| label(SectionKind::Roman, if close == '–' { '-' } else { close }, value, name, end, text))
}

/// The value of a well-formed Roman number up to 399: `D` and `M` alone are letters of a list.
pub(crate) fn roman_value(text: &str) -> Option<u32> {
    roman::value(text).filter(|&value| value <= 399)
}

fn letter(text: &str) -> Option<Label<'_>> {
    let first = text.chars().next()?;
    let small = fold::lower(first);
    let mut end = first.len_utf8();
    let after = &text[end..];
    if !after.starts_with([')', '.', '-', '/']) && !after.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let value = LETTERS.chars().position(|letter| letter == small)? as u32 + 1;
    // `a1)`: a point put between a) and b) by an amendment.
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 2 {
        return None;
    }
    end += digits;
    let name_end = end;
    let close = text[end..].chars().next()?;
    end += close.len_utf8();
    let rest = &text[end..];
    let capital = fold::is_upper(first);
    let fits = match close {
        ')' => opens_text(rest),
        '.' => rest.starts_with(char::is_whitespace) || (!capital && rest.starts_with(char::is_uppercase)),
        '-' | '/' => capital && digits == 0 && (rest.starts_with(char::is_whitespace) && starts_capital_after_space(rest)),
        _ => false,
    };
    let kind = if capital { SectionKind::Capital } else { SectionKind::Letter };
    fits.then(|| label(kind, close, value, &text[..name_end], end, text))
}

/// `Phần thứ nhất`, `PHẦN I`, `Chương II`, `Mục 1`, `Tiểu mục 2`, `Điều 3.`
fn worded(text: &str) -> Option<Label<'_>> {
    const WORDS: [(&str, SectionKind); 5] = [
        ("phần", SectionKind::Part),
        ("chương", SectionKind::Chapter),
        ("tiểu mục", SectionKind::Division),
        ("mục", SectionKind::Division),
        ("điều", SectionKind::Article),
    ];
    let first = text.chars().next()?;
    if !matches!(first, 'P' | 'C' | 'T' | 'M' | 'Đ') {
        return None;
    }
    let (word, kind, end) = WORDS.iter().find_map(|&(word, kind)| starts_with_folded(text, word).map(|end| (word, kind, end)))?;
    let after = text[end..].trim_start();
    let number_start = text.len() - after.len();
    if number_start == end {
        return None;
    }
    let (length, value) = word_number(after)?;
    let number_end = number_start + length;
    let tail = &text[number_end..];
    let close = tail.chars().next().unwrap_or(' ');
    let closed = matches!(close, '.' | ':' | '-' | '–' | ')') || tail.trim_start_matches('*').is_empty();
    // Without a closing sign a running sentence may follow: `Mục III của Kế hoạch này`. Titles are capitalised.
    let title = tail.starts_with(char::is_whitespace)
        && fold::is_capitals(&text[..end])
        && tail.trim_start().starts_with(char::is_uppercase);
    let next_is_capital = tail
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .next()
        .is_none_or(|c| fold::is_upper(c) || c.is_ascii_digit());
    if !(closed && next_is_capital || title) {
        return None;
    }
    let end = if matches!(close, '.' | ':' | '-' | '–' | ')') { number_end + close.len_utf8() } else { number_end };
    let name = match kind {
        SectionKind::Article => Cow::from(format!("Điều {}", &text[number_start..number_end])),
        _ => Cow::from(&text[..number_end]),
    };
    Some(label(kind, if word == "tiểu mục" { 't' } else { '.' }, value, name, end, text))
}

/// The length of a Roman, Arabic or written ordinal and its value.
fn word_number(text: &str) -> Option<(usize, u32)> {
    const ORDINALS: [(&str, u32); 11] = [
        ("thứ nhất", 1),
        ("thứ hai", 2),
        ("thứ ba", 3),
        ("thứ tư", 4),
        ("thứ năm", 5),
        ("thứ sáu", 6),
        ("thứ bảy", 7),
        ("thứ tám", 8),
        ("thứ chín", 9),
        ("thứ mười", 10),
        ("mở đầu", 0),
    ];
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        // `Điều 5a`: an article put in by an amendment.
        let suffix = text[digits..]
            .chars()
            .next()
            .filter(|c| c.is_lowercase() && !text[digits + c.len_utf8()..].starts_with(char::is_alphanumeric));
        return Some((digits + suffix.map_or(0, char::len_utf8), text[..digits].parse().ok()?));
    }
    let length = text.bytes().take_while(|byte| b"IVXLC".contains(byte)).count();
    if let Some(value) = roman_value(&text[..length]) {
        return (!text[length..].starts_with(char::is_alphanumeric)).then_some((length, value));
    }
    let lone_capital = text.chars().next().filter(|c| c.is_ascii_uppercase() && !text[1..].starts_with(char::is_alphanumeric));
    if let Some(c) = lone_capital {
        return LETTERS.chars().position(|letter| letter == c.to_ascii_lowercase()).map(|at| (1, at as u32 + 1));
    }
    ORDINALS.iter().find_map(|&(word, value)| starts_with_folded(text, word).map(|end| (end, value)))
}

/// Where `word` (in lower case) ends, if the text starts with it in any letter case, followed by no letter.
pub(crate) fn starts_with_folded(text: &str, word: &str) -> Option<usize> {
    phrase_at(text, 0, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let got = label_at_start(text)
            .map_or("none".to_owned(), |l| format!("{:?} {} {:?} {}", l.kind, l.value, &text[l.start..l.end], &text[l.rest..]));
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn numbers_that_alone_are_bold() {
        let read = |text: &str| {
            label_at_start(text).map(|label| (text[label.start..label.end].to_owned(), text[label.rest..].to_owned()))
        };
        assert_eq!(read("**1**. **Mục đích**"), Some(("1**.".into(), "Mục đích**".into())));
        assert_eq!(read("**3**. 100% các xã"), Some(("3**.".into(), "100% các xã".into())));
        assert_eq!(read("**a**) Sở Y tế").map(|read| read.1), Some("Sở Y tế".into()));
        assert_eq!(read("**12**.500 ha"), None);
        let read = |text: &str| bracketed(text).map(|label| (label.value, text[label.rest..].to_owned()));
        assert_eq!(read("(2) Nuôi ong"), Some((2, "Nuôi ong".into())));
        assert_eq!(read("(2)- Nuôi ong"), None);
        assert_eq!(read("(2025) Nuôi ong"), None);
    }

    #[test]
    fn every_scheme() {
        check("I. MỤC TIÊU", "Roman 1 \"I.\" MỤC TIÊU");
        check("II- Nhiệm vụ", "Roman 2 \"II-\" Nhiệm vụ");
        check("II - NHIỆM VỤ", "Roman 2 \"II -\" NHIỆM VỤ");
        check("**III. GIẢI PHÁP**", "Roman 3 \"III.\" GIẢI PHÁP**");
        check("A. ĐẶT VẤN ĐỀ", "Capital 1 \"A.\" ĐẶT VẤN ĐỀ");
        check("1. Mục đích", "Arabic 1 \"1.\" Mục đích");
        check("1.Mục đích", "Arabic 1 \"1.\" Mục đích");
        check("2) Yêu cầu", "Arabic 2 \"2)\" Yêu cầu");
        check("1- Mục đích", "Arabic 1 \"1-\" Mục đích");
        check("1.1. Về chỉ tiêu", "Decimal 1 \"1.1.\" Về chỉ tiêu");
        check("2.10 Sở Y tế", "Decimal 10 \"2.10\" Sở Y tế");
        check("1.2.3. Việc", "Decimal 3 \"1.2.3.\" Việc");
        check("đ) Hỗ trợ", "Letter 5 \"đ)\" Hỗ trợ");
        check("a. Hỗ trợ", "Letter 1 \"a.\" Hỗ trợ");
        check("- Tổ chức", "Bullet 0 \"-\" Tổ chức");
        check("-Tổ chức", "Bullet 0 \"-\" Tổ chức");
        check("+ Tổ chức", "Bullet 0 \"+\" Tổ chức");
        check("• Tổ chức", "Bullet 0 \"•\" Tổ chức");
        check("¹ - Chỉ số", "Footnote 1 \"¹\" - Chỉ số");
        check("Điều 3. Tổ chức", "Article 3 \"Điều 3.\" Tổ chức");
        check("Chương II", "Chapter 2 \"Chương II\" ");
        check("PHẦN THỨ HAI", "Part 2 \"PHẦN THỨ HAI\" ");
        check("MỤC 1 QUY ĐỊNH CHUNG", "Division 1 \"MỤC 1\" QUY ĐỊNH CHUNG");
        check("## II. Nhiệm vụ", "Roman 2 \"II.\" Nhiệm vụ");
    }

    #[test]
    fn figures_and_sentences_are_no_labels() {
        for text in [
            "21/12/2022 của UBND",
            "10.500 người",
            "1.1% so với",
            "2.5 triệu đồng",
            "-5% so với",
            "2024. ",
            "Mục III của Kế hoạch này",
            "Điều 5 của Luật",
            "*đứng đầu*",
            "Phần lớn các xã",
            "TM. ỦY BAN",
            "I - đến quý II",
            "II -Sơn Hà",
            "13-CT/TW ngày 12/01/2017",
            "03/NQ-CP ngày 09 tháng 01 năm 2026",
            "749/QĐ-TTg ngày 03 tháng 6",
            "IIII. Sai",
            "---------",
            "a, b và c",
            "Chương trình số 5",
        ] {
            check(text, "none");
        }
    }
}
