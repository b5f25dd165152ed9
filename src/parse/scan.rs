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
#[inline]
pub(crate) fn skip_spaces(text: &str, at: usize) -> usize {
    // Nearly always a word starts at once, or after one space.
    match text.as_bytes().get(at..) {
        Some([b'!'..=b'~', ..]) => at,
        Some([b' ', b'!'..=b'~', ..]) => at + 1,
        _ => skip_white_space(text, at),
    }
}

fn skip_white_space(text: &str, at: usize) -> usize {
    text.get(at..).map_or(at, |rest| text.len() - rest.trim_start().len())
}

/// The last offset up to `at` that has no white space before it.
#[inline]
pub(crate) fn trim_spaces(text: &str, at: usize) -> usize {
    match text.as_bytes().get(..at) {
        Some([.., b'!'..=b'~']) => at,
        Some([.., b'!'..=b'~', b' ']) => at - 1,
        _ => trim_white_space(text, at),
    }
}

fn trim_white_space(text: &str, at: usize) -> usize {
    text.get(..at).map_or(at, |rest| rest.trim_end().len())
}

/// The end of `phrase` where it starts at `at` and ends with a word.
#[inline]
pub(crate) fn phrase_at(text: &str, at: usize, phrase: &str) -> Option<usize> {
    // Most phrases are told apart by their first byte.
    let (byte, first) = (*text.as_bytes().get(at)?, *phrase.as_bytes().first()?);
    if byte == first || is_other_case(byte, first) { whole_phrase_at(text, at, phrase) } else { None }
}

fn whole_phrase_at(text: &str, at: usize, phrase: &str) -> Option<usize> {
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
#[inline]
pub(crate) fn phrase_before(text: &str, end: usize, phrase: &str) -> Option<usize> {
    let (byte, last) = (*text.as_bytes().get(end.checked_sub(1)?)?, *phrase.as_bytes().last()?);
    if byte == last || is_other_case(byte, last) { whole_phrase_before(text, end, phrase) } else { None }
}

fn whole_phrase_before(text: &str, end: usize, phrase: &str) -> Option<usize> {
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

    /// All phrases that start at `at`: their kinds, themselves, and where they end.
    pub(crate) fn all_at(&self, text: &str, at: usize) -> impl Iterator<Item = (T, &'static str, usize)> {
        self.edges.starting(text, at).filter_map(move |index| {
            let (kind, phrase) = self.phrase(index)?;
            Some((kind, phrase, phrase_at(text, at, phrase)?))
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
        let last = bytes[letter.end - 1] as usize;
        let odd = letter.end - letter.start > 2 || bytes[letter.start] > 0xC3;
        return letters[(if odd { last | 1 } else { last }) % 32] |= bit;
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

/// Where a character is looked up: by its last five bits, which in ASCII and Latin-1 are the same for both cases. Of the
/// other Vietnamese letters the small ones are odd and follow their capitals, but for `ư`.
#[inline]
fn slot(c: char) -> usize {
    match c {
        '\0'..='\u{ff}' => c as usize % 32,
        'Ư' => slot('ư'),
        _ => (c as usize | 1) % 32,
    }
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
    let mut inside = before(text, part.start).is_some_and(is_word);
    part.filter(move |&at| {
        let word = match text.as_bytes()[at] {
            byte @ 0..0x80 => byte.is_ascii_alphanumeric(),
            // Within a character.
            0x80..0xC0 => return false,
            // Signs beyond ASCII, which few bytes start.
            0xC2 | 0xE2 | 0xE3 | 0xEF => after(text, at).is_some_and(is_word),
            _ => true,
        };
        let starts = word && !inside;
        inside = word;
        starts
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

    #[test]
    fn sets_know_the_letters_of_both_cases() {
        const LETTERS: &[&str] = &["aă", "âb", "cd", "đe", "êg", "ơư", "ưở", "ýỹ", "àẳ", "ợụ", "m", "ô"];
        static KINDS: PhraseKinds<u8> = PhraseKinds::new(&[(1, LETTERS), (2, &["m", "đe"])]);
        let set = PhraseSet::new(LETTERS);
        for phrase in LETTERS {
            for text in [(*phrase).to_owned(), phrase.to_uppercase()] {
                assert_eq!(any_at(&text, 0, &set), Some(text.len()), "{text}");
                assert_eq!(any_before(&text, text.len(), &set), Some(0), "{text}");
                assert_eq!(KINDS.before(&text, text.len(), |_| true), Some((1, 0)), "{text}");
            }
        }
        assert_eq!(KINDS.all_at("Đe", 0).map(|(kind, ..)| kind).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(KINDS.before("M", 1, |kind| kind == 2), Some((2, 0)));
    }
}
