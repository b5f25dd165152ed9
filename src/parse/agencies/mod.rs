//! Agencies: the names of bodies in a text, one by one, as written.
//!
//! - [`split_agencies`]: a text that is a list of names (a cell, a heading) → its names.
//! - [`heading_agencies`]: the names of a heading that is such a list and nothing else.
//! - [`agencies_at_word`]: the names at a word of a sentence, and where they end.
//! - [`owners`]: the bodies answerable, from a cell that may hold a whole sentence.
//!
//! A vocabulary helps (`lexicon`), but a name is found by its head noun, its capitals and the verb that follows it, so
//! that bodies of other provinces and years are found too. Collectives (`các sở, ban, ngành`) stay whole.

mod asides;
mod growth;
mod lexicon;
mod list;
mod name;
mod starts;
mod theme;
mod trade;

use std::ops::Range;
use std::sync::LazyLock;

use growth::Mode;
use lexicon::{FIELD, HEAD, Head};
use list::list;

use super::words::{Phrases, Words, key};
use crate::base::offices::DATED;

/// The names in a text that is a list of them, as byte ranges. `các Sở: A, B` gives `A` and `B`.
pub(crate) fn split_agencies(text: &str) -> Vec<Range<usize>> {
    let words = Words::new(text);
    let start = past_label(&words, 0);
    let found = list(&words, start, Mode::Trusted);
    found.items.into_iter().map(|item| words.bytes(item)).collect()
}

/// A list of names found in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AgencyList {
    /// The names, as byte ranges of the text.
    pub(crate) names: Vec<Range<usize>>,
    /// One past the last byte of the list.
    pub(crate) end: usize,
    /// The index of the word after the list.
    pub(crate) next_word: usize,
    /// Whether each of them is surely a body; a single bare noun (`Sở`) is none.
    pub(crate) firm: bool,
}

/// Whether a verb of the kind that ends a list of names stands at word `at`.
pub(crate) fn verb_at(words: &Words, at: usize) -> bool {
    words.is_lower(at) && lexicon::stop(words, at).is_some()
}

/// Whether what is to be done begins at word `at`, though with a capital: `Sở A | Khẩn trương rà soát …`.
pub(crate) fn task_at(words: &Words, at: usize) -> bool {
    growth::opens_task(words, at)
}

/// The body that a heading names in words that no vocabulary knows, as written: it begins as names do, and is no task.
/// Whether it is a body at all is for the headings beside it to say.
pub(crate) fn heading_owner(words: &Words) -> Option<Range<usize>> {
    const LONGEST: usize = 300;
    if words.text.len() > LONGEST {
        return None;
    }
    let start = past_label(words, 0);
    let (at, quantified, titled) = starts::opening(words, start);
    let head = matches!(HEAD.longest(words, at), Some((_, head)) if head != Head::Not);
    let noun = quantified && starts::bare_noun(words, at, true).is_some();
    let labelled = duties_of(words);
    if !(head || noun || titled || labelled) || lexicon::stop(words, start).is_some() {
        return None;
    }
    let marks = |at: usize| [':', '.', ';', ','].iter().any(|&mark| words.is_mark(at, mark));
    let colon = || (start + 1..words.len()).find(|&at| words.is_mark(at, ':'));
    let close = (start + 1..words.len())
        .find(|&at| CLOSING.end(words, at).is_some_and(|end| (end..words.len()).all(marks)))
        .or_else(colon);
    let end = close.unwrap_or_else(|| words.len() - (start..words.len()).rev().take_while(|&at| marks(at)).count());
    (end > start + 1).then(|| words.bytes(start..end))
}

/// Whether a heading opens with words after which only a body can be named: `Trách nhiệm của …`.
pub(crate) fn duties_of(heading: &Words) -> bool {
    static DUTIES: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::new(&[("trách nhiệm của|nhiệm vụ của|trách nhiệm cụ thể của|nhiệm vụ cụ thể của", ())]));
    DUTIES.end(heading, 0).is_some()
}

/// The names that begin at word `at` of a sentence; none where no name begins.
pub(crate) fn agencies_at_word(words: &Words, at: usize) -> Option<AgencyList> {
    let found = list(words, at, Mode::Running);
    if found.items.is_empty() {
        return None;
    }
    let end = words.bytes(at..found.end).end;
    Some(AgencyList {
        names: found.items.into_iter().map(|item| words.bytes(item)).collect(),
        end,
        next_word: found.end,
        firm: found.firm,
    })
}

/// Longest heading that is looked at, in bytes.
const HEADING_LIMIT: usize = 1500;

/// The names of a heading that is a list of names and nothing else, as byte ranges; `Đề nghị …`, `Trách nhiệm của …`
/// and the like may open it.
pub(crate) fn heading_agencies(words: &Words) -> Option<Vec<Range<usize>>> {
    if words.text.len() > HEADING_LIMIT {
        return None;
    }
    let start = past_label(words, 0);
    let found = list(words, start, Mode::Heading);
    if found.items.is_empty() || !found.firm {
        return None;
    }
    closes(words, found.end).then(|| found.items.into_iter().map(|item| words.bytes(item)).collect())
}

static CLOSING: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "có trách nhiệm|chịu trách nhiệm|chủ trì|thực hiện|có nhiệm vụ|triển khai|triển khai thực hiện|tổ chức thực hiện|thực hiện các nhiệm vụ\
                 |có trách nhiệm thực hiện|thực hiện các nội dung|thực hiện các nhiệm vụ sau|có trách nhiệm sau";
    Phrases::new(&[(words, ())])
});

/// Whether nothing of substance follows word `at` of a heading.
fn closes(words: &Words, at: usize) -> bool {
    let at = CLOSING.end(words, at).unwrap_or(at);
    (at..words.len()).all(|at| [':', '.', ';', ','].iter().any(|&mark| words.is_mark(at, mark)))
}

static LABEL: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "đề nghị|yêu cầu|giao|giao cho|giao trách nhiệm cho|đối với|trách nhiệm của|trách nhiệm|nhiệm vụ của|nhiệm vụ cụ thể của|phân công\
                 |phân công cho|trách nhiệm cụ thể của|về phía|chỉ đạo|đề nghị các|cơ quan chủ trì|đơn vị chủ trì|chủ trì|cơ quan thực hiện\
                 |đơn vị thực hiện|cơ quan phối hợp|đơn vị phối hợp|phối hợp|cơ quan, đơn vị chủ trì|cơ quan, đơn vị phối hợp|phối hợp với";
    Phrases::new(&[(words, ())])
});

/// Past the words that open a heading or cell before its names (`Đề nghị`, `Cơ quan chủ trì:`).
pub(crate) fn past_label(words: &Words, at: usize) -> usize {
    let Some(end) = LABEL.end(words, at).filter(|&end| end < words.len()) else { return at };
    // `đề nghị các` must leave the quantifier to the name.
    let end = if words.key(end - 1) == *EACH { end - 1 } else { end };
    end + usize::from(words.is_mark(end, ':'))
}

static EACH: LazyLock<u64> = LazyLock::new(|| key("các"));

static CARRIES: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("chủ trì|theo dõi|thực hiện|phụ trách|làm đầu mối|đầu mối|chịu trách nhiệm|tham mưu", ())]));

/// The bodies answerable, from a cell that names them or says so in a sentence: `A cùng với B chủ trì, phối hợp với …`
/// gives `A` and `B`, `Đối tượng khảo sát … (Phòng A theo dõi)` gives `Phòng A`.
pub(crate) fn owners(text: &str) -> Vec<Range<usize>> {
    let words = Words::new(text);
    for open in (0..words.len()).filter(|&at| words.is_mark(at, '(')) {
        if let Some(found) = agencies_at_word(&words, open + 1)
            && CARRIES.end(&words, found.next_word).is_some()
        {
            return found.names;
        }
    }
    match agencies_at_word(&words, past_label(&words, 0)) {
        Some(found) if CARRIES.end(&words, found.next_word).is_some() => found.names,
        _ => split_agencies(text),
    }
}

/// From when and until when bodies bore a name (ISO days), where the vocabulary knows; a name may have had two times.
#[cfg_attr(not(test), expect(dead_code, reason = "for checks of a name against the day of the document"))]
pub(crate) fn validity(name: &str) -> impl Iterator<Item = (Option<&'static str>, Option<&'static str>)> {
    let words = Words::new(name);
    let field = match HEAD.longest(&words, 0) {
        Some((end, Head::Group)) => end,
        _ => usize::MAX,
    };
    let end = FIELD.end(&words, field);
    let keys: Vec<u64> = words.all.iter().take(end.unwrap_or(0)).skip(field).map(|word| word.key).collect();
    DATED
        .iter()
        .filter(move |known| !keys.is_empty() && Words::new(known.name).all.iter().map(|word| word.key).eq(keys.iter().copied()))
        .map(|known| (known.since, known.until))
}

#[cfg(test)]
mod tests;
