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
    let mut same = 0;
    while same < letters.len() && rest.get(same) == Some(&letters[same]) {
        same += 1;
    }
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
    let mut same = 0;
    while same < letters.len() && same < left.len() && left[left.len() - same - 1] == letters[letters.len() - same - 1] {
        same += 1;
    }
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

/// Phrases in lower case, at most 128, that are looked for together: their first and last letters tell most of them apart.
pub(crate) struct PhraseSet {
    /// The phrases, in the order in which they are tried.
    pub(crate) phrases: &'static [&'static str],
    /// Which of them start with a letter, and which end with one, by the letter's last bits.
    first: [u128; 64],
    last: [u128; 64],
}

impl PhraseSet {
    pub(crate) const fn new(phrases: &'static [&'static str]) -> Self {
        let (mut first, mut last) = ([0; 64], [0; 64]);
        let mut at = 0;
        while at < phrases.len() {
            let bytes = phrases[at].as_bytes();
            first[slot(bytes, 0)] |= 1 << at;
            last[slot(bytes, char_start(bytes))] |= 1 << at;
            at += 1;
        }
        Self { phrases, first, last }
    }
}

/// Where the last character of a text starts.
const fn char_start(bytes: &[u8]) -> usize {
    let mut at = bytes.len() - 1;
    while bytes[at] & 0xc0 == 0x80 {
        at -= 1;
    }
    at
}

/// The last six bits of the character at `at`: those of its last byte, whatever its length.
const fn slot(bytes: &[u8], at: usize) -> usize {
    let mut last = at;
    while last + 1 < bytes.len() && bytes[last + 1] & 0xc0 == 0x80 {
        last += 1;
    }
    bytes[last] as usize % 64
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
pub(crate) fn which_at(text: &str, at: usize, set: &PhraseSet) -> Option<(usize, usize)> {
    let letter = match text.as_bytes().get(at)? {
        byte @ 0..0x80 => char::from(byte.to_ascii_lowercase()),
        _ => lower(after(text, at)?),
    };
    ones(set.first[letter as usize % 64]).find_map(|index| Some((index, phrase_at(text, at, set.phrases[index])?)))
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
    let letter = lower(before(text, end)?);
    ones(set.last[letter as usize % 64]).find_map(|index| phrase_before(text, end, set.phrases[index]))
}

/// The places of the ones of a number, lowest first.
fn ones(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        (lowest < 128).then_some(lowest)
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
