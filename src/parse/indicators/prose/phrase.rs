//! What a phrase is by its words: a sentence of its own, a grade, a place; nothing else may be a name.

use std::ops::Range;

use super::marks::{Found, Mark, Marked};
use super::sentence::back;
use super::words::{BEARERS, PAPERS, PLACES, PREPOSITIONS};
use crate::parse::scan::{PhraseSet, any_at, has_digit, phrase_at};

/// Whether the phrase is a sentence of its own rather than a noun phrase.
pub(super) fn is_clause(marked: Marked, part: Range<usize>) -> bool {
    let text = marked.text;
    let bearer = any_at(text, part.start, &BEARERS).is_some();
    let goes_on = |end: usize| end < part.end && text[end..].starts_with(' ');
    let verb = |found: &Found| match found.mark {
        Mark::ClauseVerb => true,
        Mark::Organise => goes_on(found.end),
        // `lao động có kỹ năng …`: what somebody has tells who is meant.
        Mark::InnerVerb if bearer && phrase_at(text, found.start, "có") == Some(found.end) => false,
        Mark::InnerVerb => found.start > part.start && text[..found.start].ends_with(' ') && goes_on(found.end),
        _ => false,
    };
    any_at(text, part.start, &PREPOSITIONS).is_some_and(|end| end <= part.end && any_at(text, part.start, &PAPERS).is_none())
        || has_number(&text[part.clone()])
        || marked.within(part.clone()).any(verb)
}

/// Whether a phrase is a grade of a list of them: `Giỏi 25%; Khá 45%; Trung bình 29%`.
pub(super) fn is_grade(text: &str, part: Range<usize>) -> bool {
    static GRADES: PhraseSet = PhraseSet::new(&["xuất sắc", "giỏi", "khá", "tốt", "trung bình", "yếu", "kém"]);
    if any_at(text, part.start, &GRADES) != Some(part.end) {
        return false;
    }
    // `trung bình 29%` alone is an average.
    const NEAR: usize = 60;
    let left = text[back(text, 0, part.start, NEAR)..part.start].trim_end_matches([' ', ',', ';']);
    phrase_at(text, part.start, "trung bình").is_none()
        || left.ends_with('%') && ["khá", "Khá", "giỏi", "Giỏi", "tốt", "Tốt"].iter().any(|grade| left.contains(grade))
}

/// Whether a part names a number. Digits of a name are none: `PM2.5`, `CO2`, `5G`; nor is an age: `mẫu giáo 5 tuổi`.
fn has_number(part: &str) -> bool {
    let counts = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < word.len() && !rest.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let mut words = part.split(' ').peekable();
    let mut any = || {
        while let Some(word) = words.next() {
            if counts(word) && words.peek().is_none_or(|next| phrase_at(next, 0, "tuổi").is_none()) {
                return true;
            }
        }
        false
    };
    has_digit(part) && any()
}

/// Whether a phrase is a place or a body.
pub(super) fn is_place(text: &str, range: Range<usize>) -> bool {
    let whole = &text[range.clone()];
    let names = whole.split(' ').filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    let words = whole.split(' ').count();
    // `BHYT đạt 95%`: an abbreviation is what is measured more often than where.
    let short = words == 1 && whole.len() > 2 && whole.bytes().all(|byte| byte.is_ascii_uppercase());
    (any_at(text, range.start, &PLACES).is_some() && words <= 12) || (names == words && words <= 5 && !short)
}
