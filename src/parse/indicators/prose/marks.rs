//! Marks: the telling words of a sentence, found in one pass; each of its numbers asks for those before it.

use std::cell::OnceCell;
use std::ops::Range;

use super::words::{CLAUSE_VERBS, GOALS, INNER_VERBS, MARKERS, RESULTS, STRONG_HEADS, UNFIT};
use crate::parse::scan::{PhraseKinds, after, word_starts};

/// What a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// What is named is no indicator.
    Unfit,
    /// A verb of a sentence of its own.
    ClauseVerb,
    /// Such a verb where more words follow.
    Organise,
    /// Such a verb only between two other words.
    InnerVerb,
    /// The subject starts anew after it.
    Marker,
    /// A measuring noun that opens a name wherever it stands.
    StrongHead,
    /// What is said is aimed at.
    Goal,
    /// What is said is reached.
    Result,
}

static WORDS: PhraseKinds<Mark> = PhraseKinds::new(&[
    (Mark::Unfit, UNFIT),
    (Mark::ClauseVerb, CLAUSE_VERBS),
    (Mark::Organise, &["tổ chức"]),
    (Mark::InnerVerb, INNER_VERBS),
    (Mark::Marker, MARKERS),
    (Mark::StrongHead, STRONG_HEADS),
    (Mark::Goal, GOALS),
    (Mark::Result, RESULTS),
]);

/// A telling word and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) mark: Mark,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is in small letters but for the first.
    small: bool,
}

/// The telling words of a sentence, in the order in which they start; read when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Marks(OnceCell<Vec<Found>>);

impl Marks {
    fn all(&self, text: &str, sentence: &Range<usize>) -> &[Found] {
        self.0.get_or_init(|| {
            let mut all: Vec<Found> = vec![];
            for start in word_starts(text, sentence.clone()) {
                for (mark, phrase, end) in WORDS.all_at(text, start) {
                    // Of each kind the first counts.
                    if all.last().is_some_and(|last| (last.start, last.mark) == (start, mark)) {
                        continue;
                    }
                    let first = after(text, start).map_or(0, char::len_utf8);
                    all.push(Found { mark, start, end, small: phrase.ends_with(&text[start + first..end]) });
                }
            }
            all
        })
    }
}

/// A part of a text whose telling words are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked<'a> {
    pub(super) text: &'a str,
    /// The telling words of the sentence that holds the part.
    all: &'a [Found],
}

impl<'a> Marked<'a> {
    pub(super) fn new(text: &'a str, sentence: &Range<usize>, marks: &'a Marks) -> Self {
        Self { text, all: marks.all(text, sentence) }
    }

    /// The telling words in a part of the text.
    pub(super) fn within(self, part: Range<usize>) -> impl Iterator<Item = &'a Found> {
        let first = self.all.partition_point(|found| found.start < part.start);
        self.all[first..].iter().take_while(move |found| found.start < part.end).filter(move |found| found.end <= part.end)
    }

    /// Those of some kinds that are in small letters but for the first; of those that overlap the first.
    pub(super) fn plain(self, part: Range<usize>, is: impl Fn(Mark) -> bool) -> impl Iterator<Item = &'a Found> {
        let mut done = part.start;
        self.within(part).filter(move |found| {
            let counts = is(found.mark) && found.small && found.start >= done;
            if counts {
                done = found.end;
            }
            counts
        })
    }
}
