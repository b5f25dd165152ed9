//! Scanning: matching phrases at a place of a text in any letter case, without copying it.
//!
//! Phrases are given in lower case; the text may be `TỪ`, `Từ` or `từ`. Every offset given back is a character boundary.

use std::ops::Range;

use crate::base::fold::{self, lower};

/// Whether `c` can be part of a word: a letter or a digit.
pub(crate) fn is_word(c: char) -> bool {
    fold::is_word(c)
}

/// The character before `at`.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character at `at`.
pub(crate) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a text holds white space beyond ASCII: U+0085, U+00A0; U+1680; U+2000 to U+200A, U+2028, U+2029, U+202F,
/// U+205F; U+3000; or the byte order mark.
pub(crate) fn has_wide_space(bytes: &[u8]) -> bool {
    // The bytes that start or, in U+1680, continue one of them; few letters have them.
    let may = |byte: u8| matches!(byte, 0xC2 | 0xE2 | 0xE3 | 0xEF | 0x9A);
    let here = |at: usize| match &bytes[at..] {
        [0xC2, next, ..] => matches!(next, 0x85 | 0xA0),
        [0xE2, 0x80, next, ..] => matches!(next, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF),
        [0xE2, 0x81, 0x9F, ..] | [0xE3, 0x80, 0x80, ..] | [0xEF, 0xBB, 0xBF, ..] => true,
        [0x9A, 0x80, ..] => at.checked_sub(1).is_some_and(|before| bytes[before] == 0xE1),
        _ => false,
    };
    bytes.iter().fold(false, |any, &byte| any | may(byte)) && {
        memchr::memchr3_iter(0xC2, 0xE2, 0xE3, bytes).chain(memchr::memchr2_iter(0xEF, 0x9A, bytes)).any(here)
    }
}

/// The first offset from `at` on that is not white space.
pub(crate) fn skip_spaces(text: &str, at: usize) -> usize {
    text.get(at..).map_or(at, |rest| text.len() - rest.trim_start().len())
}

/// The last offset up to `at` that has no white space before it.
pub(crate) fn trim_spaces(text: &str, at: usize) -> usize {
    text.get(..at).map_or(at, |rest| rest.trim_end().len())
}

/// The end of `phrase` where it starts at `at` and ends with a word.
pub(crate) fn phrase_at(text: &str, at: usize, phrase: &str) -> Option<usize> {
    let (rest, letters) = (text.as_bytes().get(at..)?, phrase.as_bytes());
    let same = rest.iter().zip(letters).take_while(|(one, other)| one == other).count();
    let end = if same == letters.len() {
        at + same
    } else {
        // Nearly all text is in small letters: letters are compared only where the first bytes that differ may be a
        // capital and its small letter.
        if !is_other_case(*rest.get(same)?, letters[same]) {
            return None;
        }
        let mut rest = text.get(at..)?.chars();
        for expected in phrase.chars() {
            if lower(rest.next()?) != expected {
                return None;
            }
        }
        text.len() - rest.as_str().len()
    };
    (!word_follows(text, end)).then_some(end)
}

/// The start of `phrase` where it ends at `end` and starts with a word.
pub(crate) fn phrase_before(text: &str, end: usize, phrase: &str) -> Option<usize> {
    let (left, letters) = (text.as_bytes().get(..end)?, phrase.as_bytes());
    let same = left.iter().rev().zip(letters.iter().rev()).take_while(|(one, other)| one == other).count();
    let start = if same == letters.len() {
        end - same
    } else {
        let differs = left.len().checked_sub(same + 1)?;
        if !is_other_case(left[differs], letters[letters.len() - same - 1]) {
            return None;
        }
        let mut rest = text.get(..end)?.chars();
        for expected in phrase.chars().rev() {
            if lower(rest.next_back()?) != expected {
                return None;
            }
        }
        rest.as_str().len()
    };
    (!before(text, start).is_some_and(is_word)).then_some(start)
}

/// Whether two bytes may be those by which a Vietnamese capital and its small letter differ: `Â` and `â`, `Ạ` and `ạ`,
/// `Đ` and `đ`, `Ư` and `ư`.
fn is_other_case(one: u8, other: u8) -> bool {
    matches!(one ^ other, 0x20 | 0x01 | 0x1F)
}

/// Whether a word goes on or starts at `at`.
fn word_follows(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(byte @ 0..0x80) => byte.is_ascii_alphanumeric(),
        Some(_) => after(text, at).is_some_and(is_word),
    }
}

/// Phrases in lower case, at most 128, that are looked for together.
pub(crate) struct PhraseSet {
    /// The phrases, in the order in which they are tried.
    phrases: &'static [&'static str],
    edges: Edges,
}

impl PhraseSet {
    pub(crate) const fn new(phrases: &'static [&'static str]) -> Self {
        let mut edges = Edges::NONE;
        let mut at = 0;
        while at < phrases.len() {
            edges = edges.with(phrases[at].as_bytes(), 1 << at);
            at += 1;
        }
        Self { phrases, edges }
    }
}

/// Phrases of several kinds, at most 128, that are looked for together and tried in their order.
pub(crate) struct PhraseKinds<T: 'static> {
    kinds: &'static [(T, &'static [&'static str])],
    edges: Edges,
}

impl<T: Copy> PhraseKinds<T> {
    pub(crate) const fn new(kinds: &'static [(T, &'static [&'static str])]) -> Self {
        let mut edges = Edges::NONE;
        let (mut kind, mut at) = (0, 0);
        while kind < kinds.len() {
            let mut own = 0;
            while own < kinds[kind].1.len() {
                edges = edges.with(kinds[kind].1[own].as_bytes(), 1 << at);
                (own, at) = (own + 1, at + 1);
            }
            kind += 1;
        }
        Self { kinds, edges }
    }

    /// The first phrase that ends at `end`, of the kinds that may stand there: its kind, and where it starts.
    pub(crate) fn before(&self, text: &str, end: usize, may: impl Fn(T) -> bool) -> Option<(T, usize)> {
        self.edges.ending(text, end).find_map(|index| {
            let (kind, phrase) = self.phrase(index)?;
            if may(kind) { Some((kind, phrase_before(text, end, phrase)?)) } else { None }
        })
    }

    fn phrase(&self, index: usize) -> Option<(T, &'static str)> {
        let mut first = 0;
        self.kinds.iter().find_map(|&(kind, phrases)| {
            let own = phrases.get(index.checked_sub(first)?);
            first += phrases.len();
            Some((kind, *own?))
        })
    }
}

/// The first two and last two letters of phrases, which tell most of them apart: a bit for each phrase that has a letter
/// there, by the letter's last bits.
struct Edges {
    first: Letters,
    second: Letters,
    last: Letters,
    last_but_one: Letters,
}

/// For each slot of letters, a bit for each phrase.
type Letters = [u128; 32];

impl Edges {
    const NONE: Self = Self { first: [0; 32], second: [0; 32], last: [0; 32], last_but_one: [0; 32] };

    const fn with(mut self, phrase: &[u8], bit: u128) -> Self {
        let (first, last) = (0..char_end(phrase, 0), char_start(phrase, phrase.len())..phrase.len());
        let (second, before) = (first.end, last.start);
        put(&mut self.first, phrase, first, bit);
        put(&mut self.second, phrase, second..char_end(phrase, second), bit);
        put(&mut self.last, phrase, last, bit);
        put(&mut self.last_but_one, phrase, char_start(phrase, before)..before, bit);
        self
    }

    /// The phrases that may start at `at`.
    #[inline]
    fn starting(&self, text: &str, at: usize) -> impl Iterator<Item = usize> {
        let mut letters = text.get(at..).unwrap_or("").chars();
        let first = letters.next().map_or(0, |c| self.first[slot(c)]);
        ones(if first == 0 { 0 } else { first & self.second[letters.next().map_or(0, slot)] })
    }

    /// The phrases that may end at `end`.
    #[inline]
    fn ending(&self, text: &str, end: usize) -> impl Iterator<Item = usize> {
        let mut letters = text.get(..end).unwrap_or("").chars();
        let last = letters.next_back().map_or(0, |c| self.last[slot(c)]);
        ones(if last == 0 { 0 } else { last & self.last_but_one[letters.next_back().map_or(0, slot)] })
    }
}

/// Notes a phrase's letter; where it has none, any letter will do.
const fn put(letters: &mut Letters, bytes: &[u8], letter: Range<usize>, bit: u128) {
    if letter.start < letter.end {
        // The last byte of a letter holds its last bits, whatever its length.
        return letters[bytes[letter.end - 1] as usize % 32] |= bit;
    }
    let mut slot = 0;
    while slot < letters.len() {
        letters[slot] |= bit;
        slot += 1;
    }
}

/// Where the character ends that starts at `at`; `at` where there is none.
const fn char_end(bytes: &[u8], at: usize) -> usize {
    let mut end = if at < bytes.len() { at + 1 } else { at };
    while end < bytes.len() && bytes[end] & 0xc0 == 0x80 {
        end += 1;
    }
    end
}

/// Where the character starts that ends at `end`; `end` where there is none.
const fn char_start(bytes: &[u8], end: usize) -> usize {
    let mut at = end.saturating_sub(1);
    while bytes[at] & 0xc0 == 0x80 {
        at -= 1;
    }
    at
}

/// Where a character is looked up: its small letter's last five bits, which of ASCII letters are the same in any case.
#[inline]
fn slot(c: char) -> usize {
    (if c.is_ascii() { c } else { lower(c) }) as usize % 32
}

/// The phrases of a list, made a [`PhraseSet`] once and for all.
macro_rules! phrases {
    ($($phrase:literal),* $(,)?) => {{
        static SET: $crate::parse::scan::PhraseSet = $crate::parse::scan::PhraseSet::new(&[$($phrase),*]);
        &SET
    }};
}
pub(crate) use phrases;

/// The end of the first of `set` that starts at `at`.
pub(crate) fn any_at(text: &str, at: usize, set: &PhraseSet) -> Option<usize> {
    which_at(text, at, set).map(|(_, end)| end)
}

/// Which of `set` starts at `at`, by its number, and where it ends.
#[inline]
pub(crate) fn which_at(text: &str, at: usize, set: &PhraseSet) -> Option<(usize, usize)> {
    set.edges.starting(text, at).find_map(|index| Some((index, phrase_at(text, at, set.phrases[index])?)))
}

/// Where the words of a part of a text start.
pub(crate) fn word_starts(text: &str, part: Range<usize>) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let starts = move |&at: &usize| {
        let (byte, last) = (bytes[at], at.checked_sub(1).map_or(b' ', |last| bytes[last]));
        match (byte, last) {
            (0x80..0xC0, _) => false,
            (0..0x80, _) if !byte.is_ascii_alphanumeric() => false,
            (_, 0..0x80) => !last.is_ascii_alphanumeric(),
            // After a sign beyond ASCII, which few bytes start.
            _ => matches!(bytes[at.saturating_sub(3)], 0xE2 | 0xE3 | 0xEF) || matches!(bytes[at.saturating_sub(2)], 0xC2),
        }
    };
    part.filter(starts).filter(move |&at| !before(text, at).is_some_and(is_word))
}

/// The phrases of `set` in a part of a text, in small letters but for the first: their number and their bytes. Words
/// belong to one phrase at most.
pub(crate) fn all_in(text: &str, part: Range<usize>, set: &'static PhraseSet) -> impl Iterator<Item = (usize, Range<usize>)> {
    let mut done = part.start;
    let limit = part.end;
    word_starts(text, part).filter_map(move |at| {
        let (index, end) = which_at(text, at, set).filter(|&(_, end)| at >= done && end <= limit)?;
        let first = after(text, at).map_or(0, char::len_utf8);
        let rest = &text[at + first..end];
        if !set.phrases[index].ends_with(rest) {
            return None;
        }
        done = end;
        Some((index, at..end))
    })
}

/// The start of the first of `set` that ends at `end`.
pub(crate) fn any_before(text: &str, end: usize, set: &PhraseSet) -> Option<usize> {
    set.edges.ending(text, end).find_map(|index| phrase_before(text, end, set.phrases[index]))
}

/// The places of the ones of a number, lowest first.
#[inline]
fn ones(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if bits == 0 {
            return None;
        }
        let lowest = bits.trailing_zeros() as usize;
        bits &= bits - 1;
        Some(lowest)
    })
}

/// Whether a text has a digit 0 to 9.
pub(crate) fn has_digit(text: &str) -> bool {
    // All bytes are asked, which a processor does many at a time.
    text.bytes().fold(false, |any, byte| any | byte.is_ascii_digit())
}

/// The end of the run of ASCII digits that starts at `at`.
pub(crate) fn digits_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    at + bytes.get(at..).map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_match_whole_words_in_any_case() {
        assert_eq!(phrase_at("Từ 5", 0, "từ"), Some("Từ".len()));
        assert_eq!(phrase_at("từng bước", 0, "từ"), None);
        let text = "đạt TỐI THIỂU";
        assert_eq!(phrase_before(text, text.len(), "tối thiểu"), Some("đạt ".len()));
        assert_eq!(phrase_before("bắtđầu", "bắtđầu".len(), "đầu"), None);
        assert_eq!(phrase_at("đạt", 1, "t"), None);
    }
}
