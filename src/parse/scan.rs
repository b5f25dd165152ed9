//! Scanning: matching phrases at a place of a text in any letter case, without copying it.
//!
//! Phrases are given in lower case; the text may be `TỪ`, `Từ` or `từ`. Every offset given back is a character boundary.

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
    let rest = text.get(at..)?;
    // Nearly all text is in small letters: compare bytes first, letters only where the first one is the same.
    let end = if rest.as_bytes().starts_with(phrase.as_bytes()) {
        at + phrase.len()
    } else {
        if rest.chars().next().map(lower) != phrase.chars().next() {
            return None;
        }
        let mut rest = rest.chars();
        for expected in phrase.chars() {
            if lower(rest.next()?) != expected {
                return None;
            }
        }
        text.len() - rest.as_str().len()
    };
    (!after(text, end).is_some_and(is_word)).then_some(end)
}

/// The start of `phrase` where it ends at `end` and starts with a word.
pub(crate) fn phrase_before(text: &str, end: usize, phrase: &str) -> Option<usize> {
    let left = text.get(..end)?;
    let start = if left.as_bytes().ends_with(phrase.as_bytes()) {
        end - phrase.len()
    } else {
        if left.chars().next_back().map(lower) != phrase.chars().next_back() {
            return None;
        }
        let mut rest = left.chars();
        for expected in phrase.chars().rev() {
            if lower(rest.next_back()?) != expected {
                return None;
            }
        }
        rest.as_str().len()
    };
    (!before(text, start).is_some_and(is_word)).then_some(start)
}

/// The end of the first of `phrases` that starts at `at`.
pub(crate) fn any_at(text: &str, at: usize, phrases: &[&str]) -> Option<usize> {
    // One byte tells most phrases apart.
    let first = first_byte(lower(after(text, at)?));
    phrases.iter().filter(|phrase| phrase.as_bytes().first() == Some(&first)).find_map(|phrase| phrase_at(text, at, phrase))
}

/// The start of the first of `phrases` that ends at `end`.
pub(crate) fn any_before(text: &str, end: usize, phrases: &[&str]) -> Option<usize> {
    let last = last_byte(lower(before(text, end)?));
    phrases.iter().filter(|phrase| phrase.as_bytes().last() == Some(&last)).find_map(|phrase| phrase_before(text, end, phrase))
}

fn first_byte(c: char) -> u8 {
    c.encode_utf8(&mut [0; 4]).as_bytes().first().copied().unwrap_or(0)
}

fn last_byte(c: char) -> u8 {
    c.encode_utf8(&mut [0; 4]).as_bytes().last().copied().unwrap_or(0)
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
