//! Words read before: what a word is, wherever it stands, is found out once and kept from text to text.

use std::cell::Cell;

use super::letters::Alphabet;
use super::phrases::Openings;
use super::syllable::Syllables;
use super::word::{Known, Word};
use crate::base::memo::{self, first_bytes, run_of_letters};

/// Words read before, so that a common word is decoded once. A thread keeps its memo from text to text: it holds nothing
/// that depends on where a word stood.
pub(crate) struct Memo {
    known: memo::Memo<Known>,
    table: &'static Syllables,
    alphabet: Alphabet,
    openings: Openings,
}

thread_local! {
    static KEPT: Cell<Option<Memo>> = const { Cell::new(None) };
}

impl Memo {
    /// The memo of this thread, which no other scan has until it is given back by [`Memo::keep`].
    pub(crate) fn take(table: &'static Syllables) -> Self {
        let kept = KEPT.take().filter(|memo| std::ptr::eq(memo.table, table));
        kept.unwrap_or_else(|| Self { known: memo::Memo::new(11), table, alphabet: Alphabet::new(), openings: Openings::new() })
    }

    /// Gives the memo back for the next scan.
    pub(crate) fn keep(self) {
        KEPT.set(Some(self));
    }

    /// Reads the word that starts at `at` and ends by `end`, as [`Word::read`] does: what it is, and where it ends.
    ///
    /// Two things apart rather than one [`Word`], which would go through memory on its way to where it is kept.
    #[expect(clippy::inline_always, reason = "the walk over all words is a sixth slower where the compiler decides otherwise")]
    #[inline(always)]
    pub(crate) fn read(&mut self, text: &str, at: usize, end: usize) -> Option<(Known, usize)> {
        let window = text.as_bytes().get(at..).and_then(<[u8]>::first_chunk);
        let Some((key, len)) = window.and_then(run_of_letters).filter(|(_, len)| at + len <= end) else {
            return self.read_slowly(&text[..end], at);
        };
        if len == 0 {
            return None;
        }
        if let Some(known) = self.known.get(key) {
            return Some((*known, at + len));
        }
        let (known, word_end) = self.read_slowly(&text[..end], at)?;
        // A sign among the bytes ends the word early; such words are not kept.
        if word_end == at + len {
            self.known.keep(key, known);
        }
        Some((known, word_end))
    }

    /// Reads a part of a word as if it stood alone.
    pub(crate) fn part(&mut self, text: &str, start: usize, end: usize) -> Option<Word> {
        let window = text.as_bytes().get(start..).and_then(<[u8]>::first_chunk);
        let key = window.and_then(|window| first_bytes(window, end.saturating_sub(start)));
        if let Some(known) = key.and_then(|key| self.known.get(key)) {
            return Some(Word::of(*known, start, end));
        }
        let (known, word_end) = self.read_slowly(&text[..end], start)?;
        if let Some(key) = key.filter(|_| word_end == end) {
            self.known.keep(key, known);
        }
        Some(Word::of(known, start, word_end))
    }

    #[cold]
    fn read_slowly(&self, text: &str, at: usize) -> Option<(Known, usize)> {
        let word = Word::read(text, at, self.alphabet, self.table)?;
        Some((word.known().with_places(self.openings.places(&word)), word.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_of_the_memo_as_they_went_in() {
        let text = "Ủy ban nhân dân tỉnh “thực hiện”, Ủy ban@nhân [các] cấp {dân} `tỉnh z{ @A~ hộ gia-đình năm 2026 nghiêngnghiêngnghiêng, hết rồi";
        let (alphabet, table) = (Alphabet::new(), Syllables::get());
        let mut memo = Memo::take(table);
        for _ in 0..2 {
            for (at, _) in text.char_indices() {
                let found = memo.read(text, at, text.len()).map(|(known, end)| Word::of(known, at, end));
                let expected = Word::read(text, at, alphabet, table);
                let view = |word: Option<Word>| {
                    word.map(|word| (word.start(), word.end(), word.grade(), word.mark(), word.letters(), word.first_upper()))
                };
                assert_eq!(view(found), view(expected), "at {at}");
            }
        }
    }
}
