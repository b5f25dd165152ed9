//! Where a name may begin: quantifiers, titles, head nouns and the bare nouns of collectives. Also what stands between names.

use std::sync::LazyLock;

use super::lexicon::{FIELD, HEAD, Head, NOUN, PLACE, QUANTIFIER, TAIL, TITLE};
use crate::parse::words::{Shape, Words, key};

static AND: LazyLock<u64> = LazyLock::new(|| key("và"));
static TOGETHER: LazyLock<u64> = LazyLock::new(|| key("cùng"));
static LEVEL: LazyLock<u64> = LazyLock::new(|| key("cấp"));
static PART: LazyLock<[u64; 2]> = LazyLock::new(|| [key("bộ"), key("phận")]);
static ORGANISE: LazyLock<[u64; 2]> = LazyLock::new(|| [key("tổ"), key("chức")]);

/// Whether a word is `và` or `&`; the `&` inside `TT&TT` is none.
pub(super) fn is_and(words: &Words, at: usize) -> bool {
    words.key(at) == *AND && !is_glued_and(words, at)
}

/// Whether a word is the `&` inside `TT&TT`.
pub(super) fn is_glued_and(words: &Words, at: usize) -> bool {
    words.key(at) == *AND && words.all[at].shape == Shape::Mark && !words.spaced(at) && !words.spaced(at + 1)
}

/// Whether a word is `và` or any `&`.
pub(super) fn is_any_and(words: &Words, at: usize) -> bool {
    words.key(at) == *AND
}

/// Whether a word is `cùng`.
pub(super) fn is_together(words: &Words, at: usize) -> bool {
    words.key(at) == *TOGETHER
}

/// Whether word `at` opens `tổ chức`, a verb as often as a noun.
pub(super) fn is_organise(words: &Words, at: usize) -> bool {
    words.key(at) == ORGANISE[0] && words.key(at + 1) == ORGANISE[1]
}

/// Whether a separator of names stands at word `at`.
pub(super) fn separates(words: &Words, at: usize) -> bool {
    [',', ';', '/'].iter().any(|&mark| words.is_mark(at, mark)) || is_and(words, at) || is_together(words, at)
}

/// Past quantifiers and titles: the head's word, and which of the two there were.
pub(super) fn opening(words: &Words, start: usize) -> (usize, bool, bool) {
    let (mut at, mut quantified, mut titled) = (start, false, false);
    for _ in 0..4 {
        if let Some(end) = QUANTIFIER.end(words, at) {
            (at, quantified) = (end, true);
        } else if let Some(end) = TITLE.end(words, at)
            // `Thường trực HĐND` is a body, `Trưởng phòng` is not.
            && HEAD.end(words, at).is_none_or(|head| head <= end)
        {
            (at, quantified, titled) = (end, false, true);
        } else {
            break;
        }
    }
    (at, quantified, titled)
}

/// Whether a name begins at word `at`: a look at its first words only.
pub(super) fn begins(words: &Words, start: usize) -> bool {
    let (at, quantified, titled) = opening(words, start);
    if bare_noun(words, at, quantified).is_some() {
        return true;
    }
    match HEAD.longest(words, at) {
        None | Some((_, Head::Not)) => false,
        Some((_, Head::Whole | Head::Council)) => true,
        Some((end, _)) => {
            titled || quantified || words.is_capital(end) || FIELD.end(words, end).is_some() || PLACE.end(words, end).is_some()
        }
    }
}

/// The end of a collective's noun that is no part of a proper name and no verb.
pub(super) fn bare_noun(words: &Words, at: usize, quantified: bool) -> Option<usize> {
    let end = NOUN.end(words, at)?;
    // `các cấp` are bodies, `cấp xã` is a level; `các bộ phận` are bodies, `bộ phận lãnh đạo` says which part.
    let part = || words.key(at) == PART[0] && words.key(at + 1) == PART[1];
    if !quantified && (words.key(at) == *LEVEL && end == at + 1 || part()) {
        return None;
    }
    if let Some((head_end, head)) = HEAD.longest(words, at) {
        if head == Head::Not && head_end > end || head == Head::Whole && !(words.is_lower(at) && head_end == end) {
            return None;
        }
        let proper = words.is_capital(end) || FIELD.end(words, end).is_some() && TAIL.end(words, end).is_none();
        let list = quantified && head == Head::Group && words.is_mark(end, ':');
        if head != Head::Not && (proper || list) {
            return None;
        }
    }
    if is_organise(words, at) && end == at + 2 && !quantified {
        // `tổ chức` is a noun only where something of a noun follows: `tổ chức, cá nhân`, `tổ chức có liên quan`.
        let noun = end >= words.len()
            || words.is_mark(end, ',')
            || words.is_mark(end, ';')
            || TAIL.end(words, end).is_some()
            || is_and(words, end) && NOUN.end(words, end + 1).is_some();
        if !noun || words.is_capital(at) {
            return None;
        }
    }
    Some(end)
}
