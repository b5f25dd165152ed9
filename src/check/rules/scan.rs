//! Small readers of Vietnamese text that several rules share: words, figures, years, sentences.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::base::fold;

/// A word (a run of letters and digits) or one other character, white space left out.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Token<'a> {
    pub(in crate::check) start: usize,
    pub(in crate::check) end: usize,
    pub(in crate::check) text: &'a str,
    pub(in crate::check) word: bool,
}

/// The words and marks of a text.
pub(in crate::check) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(text.len() / 4);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (length, kind) = character(text, at);
        let start = at;
        at += length;
        if kind == Kind::Space {
            continue;
        }
        while kind == Kind::Word && at < bytes.len() {
            let (length, kind) = character(text, at);
            if kind != Kind::Word {
                break;
            }
            at += length;
        }
        out.push(Token { start, end: at, text: &text[start..at], word: kind == Kind::Word });
    }
    out
}

/// What a character is to the words of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    Mark,
}

/// How long the character at byte `at` is, and what it is.
#[inline]
fn character(text: &str, at: usize) -> (usize, Kind) {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        let kind = match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => Kind::Word,
            b' ' | b'\t'..=b'\r' => Kind::Space,
            _ => Kind::Mark,
        };
        return (1, kind);
    }
    let c = text[at..].chars().next().unwrap_or(' ');
    let kind = if fold::is_word(c) {
        Kind::Word
    } else if c.is_whitespace() {
        Kind::Space
    } else {
        Kind::Mark
    };
    (c.len_utf8(), kind)
}

/// Whether the first letter of a word is a capital.
pub(in crate::check) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(fold::is_upper)
}

/// The figure that is the whole text: `1.573,1`, `+ 0,39`, `77`; with whether a sign stands before it.
pub(in crate::check) fn decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let body = text.trim_start_matches(['+', '-', '−', '–']);
    let negative = text.starts_with(['-', '−', '–']);
    let (value, end) = figure(body.trim_start())?;
    if end != body.trim_start().len() {
        return None;
    }
    Some(if negative { -value } else { value })
}

/// The figure of a table cell, and whether it is a percentage.
pub(in crate::check) fn cell(text: &str) -> Option<(Decimal, bool)> {
    let text = text.trim().trim_matches('*').trim();
    match text.strip_suffix('%') {
        Some(number) => Some((decimal(number)?, true)),
        None => Some((decimal(text)?, false)),
    }
}

/// The figure at the beginning of a text, and where it ends. A comma begins decimals; a dot parts thousands.
pub(in crate::check) fn figure(text: &str) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    if end == 0 || end > 20 {
        return None;
    }
    let mut plain = text[..end].to_owned();
    if end <= 3 {
        while bytes.get(end) == Some(&b'.') && digits(end + 1) == 3 {
            plain.push_str(&text[end + 1..end + 4]);
            end += 4;
        }
    }
    if bytes.get(end) == Some(&b',') {
        let count = digits(end + 1);
        if (1..=10).contains(&count) {
            plain.push('.');
            plain.push_str(&text[end + 1..end + 1 + count]);
            end += 1 + count;
        }
    }
    Some((plain.parse().ok()?, end))
}

/// The figure that ends a text, and where it begins.
pub(in crate::check) fn figure_before(text: &str) -> Option<(Decimal, usize)> {
    let kept = |b: &u8| b.is_ascii_digit() || matches!(b, b',' | b'.');
    let length = text.bytes().rev().take_while(kept).count();
    let mut start = text.len() - length;
    while text[start..].starts_with([',', '.']) {
        start += 1;
    }
    let (value, end) = figure(&text[start..])?;
    (start + end == text.len()).then_some((value, start))
}

/// A figure as Vietnamese text has it.
pub(in crate::check) fn comma(value: Decimal) -> String {
    value.to_string().replace('.', ",")
}

/// The years 1990 to 2099 of a text, each with its place.
pub(in crate::check) fn years(text: &str) -> Vec<(u16, Range<usize>)> {
    let mut out = vec![];
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if length == 4
            && let Ok(year) = text[at..at + 4].parse::<u16>()
            && (1990..2100).contains(&year)
        {
            out.push((year, at..at + 4));
        }
        at += length;
    }
    out
}

/// Up to `length` bytes of `text` before byte `at`: rules look around a spot, never through a whole text again.
pub(in crate::check) fn before(text: &str, at: usize, length: usize) -> &str {
    let start = (at.saturating_sub(length)..=at).find(|&start| text.is_char_boundary(start)).unwrap_or(at);
    text.get(start..at).unwrap_or("")
}

/// Up to `length` bytes of `text` from byte `at` on.
pub(in crate::check) fn after(text: &str, at: usize, length: usize) -> &str {
    let end = (at..=(at + length).min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(at);
    text.get(at..end).unwrap_or("")
}

/// The sentence of `text` that holds byte `at`, or as much of a long one as stands near.
pub(in crate::check) fn sentence(text: &str, at: usize) -> &str {
    const NEAR: usize = 600;
    let (before, after) = (before(text, at, NEAR), after(text, at, NEAR));
    let (text, at) = (text.get(at - before.len()..at + after.len()).unwrap_or(""), before.len());
    let ends = |&(mark, _): &(usize, &str)| text[mark + 1..].starts_with([' ', '\n']) || text.len() == mark + 1;
    let before = text.get(..at).unwrap_or("");
    let start = before.rmatch_indices(['.', ';']).find(ends).map_or(0, |(mark, _)| mark + 1);
    let end = text.get(at..).unwrap_or("").match_indices(['.', ';']).map(|(mark, c)| (at + mark, c)).find(ends);
    text.get(start..end.map_or(text.len(), |(mark, _)| mark)).unwrap_or("")
}

/// The last `count` words before byte `at`, in small letters, the nearest last.
pub(in crate::check) fn words_before(text: &str, at: usize, count: usize) -> Vec<String> {
    let before = text.get(..at).unwrap_or("");
    let mut words: Vec<String> = before
        .rsplit(|c: char| !fold::is_word(c))
        .filter(|word| !word.is_empty())
        .take(count)
        .map(|word| word.chars().map(fold::lower).collect())
        .collect();
    words.reverse();
    words
}

/// Whether byte `at` does not stand inside a word.
pub(in crate::check) fn is_edge(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    !(before.is_some_and(fold::is_word) && after.is_some_and(fold::is_word))
}

/// Where `phrase` stands in `text` as whole words.
pub(in crate::check) fn phrases<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(phrase).map(|(at, _)| at).filter(move |&at| is_edge(text, at) && is_edge(text, at + phrase.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_vietnamese_writes_them() {
        let value = |text: &str| decimal(text).map(|value| value.to_string());
        assert_eq!(value("1.573,1").as_deref(), Some("1573.1"));
        assert_eq!(value("+ 0,39").as_deref(), Some("0.39"));
        assert_eq!(value("- 2").as_deref(), Some("-2"));
        assert_eq!((value("77.6"), value("5 xã")), (None, None));
        assert_eq!(figure_before("đạt 42,5").map(|(value, at)| (value.to_string(), at)), Some(("42.5".into(), 7)));
        assert_eq!(cell("76,17%").map(|(value, percent)| (value.to_string(), percent)), Some(("76.17".into(), true)));
    }

    #[test]
    fn words_and_sentences_have_their_places() {
        let text = "Giao Sở A. Báo cáo UBND.";
        assert_eq!(
            tokens(text).iter().map(|token| token.text).collect::<Vec<_>>(),
            ["Giao", "Sở", "A", ".", "Báo", "cáo", "UBND", "."]
        );
        assert_eq!(sentence(text, text.find("Báo").unwrap()), " Báo cáo UBND");
        assert_eq!(words_before(text, text.find("UBND").unwrap(), 2), ["báo", "cáo"]);
        assert_eq!(years("giai đoạn 2021-2025, số 12345").iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2021, 2025]);
    }
}
