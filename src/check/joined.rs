//! The text of all passages in one piece, so that a rule that looks for a phrase goes through it once, at the speed of memory.

use std::cell::OnceCell;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use memchr::memmem;

use super::rules::scan::{Token, tokens};
use super::subject::{Passage, Subject};
use crate::base::fold;

/// The passages joined by line feeds, as written and in small letters; what of it no rule asks for is not made.
#[derive(Default)]
pub(super) struct Joined {
    text: OnceCell<(String, Vec<usize>)>,
    folded: OnceCell<String>,
}

/// The words and marks of all passages, and where those of each passage begin.
pub(super) type AllTokens<'a> = (Vec<Token<'a>>, Vec<usize>);

impl<'a> Subject<'a> {
    fn joined(&self) -> &(String, Vec<usize>) {
        self.joined.text.get_or_init(|| {
            let mut text = String::with_capacity(self.passages.iter().map(|passage| passage.text.len() + 1).sum());
            let mut starts = Vec::with_capacity(self.passages.len());
            for passage in &self.passages {
                starts.push(text.len());
                text.push_str(passage.text);
                text.push('\n');
            }
            (text, starts)
        })
    }

    fn joined_folded(&self) -> &str {
        self.joined.folded.get_or_init(|| fold::aligned(&self.joined().0))
    }

    /// The passage that holds a byte of the joined text, and which of its bytes that is.
    fn locate(&self, at: usize) -> (&Passage<'a>, usize) {
        let starts = &self.joined().1;
        let passage = starts.partition_point(|&start| start <= at).saturating_sub(1);
        (&self.passages[passage], at - starts[passage])
    }

    /// Each passage with its text in small letters and old-style tone places, byte for byte as long.
    pub(crate) fn folded(&self) -> impl Iterator<Item = (&Passage<'a>, &str)> {
        let (folded, starts) = (self.joined_folded(), &self.joined().1);
        let text = |(passage, &start): (&'_ Passage<'a>, &usize)| folded.get(start..start + passage.text.len()).unwrap_or("");
        self.passages.iter().zip(starts).map(move |pair| (pair.0, text(pair)))
    }

    /// Whether a phrase in small letters stands anywhere.
    pub(crate) fn mentions(&self, phrase: &str) -> bool {
        memmem::find(self.joined_folded().as_bytes(), phrase.as_bytes()).is_some()
    }

    /// Where a phrase in small letters stands: the passage, its text in small letters, and the byte.
    pub(crate) fn spots<'b>(&'b self, phrase: &'b str) -> impl Iterator<Item = (&'b Passage<'a>, &'b str, usize)> {
        let folded = self.joined_folded();
        memmem::find_iter(folded.as_bytes(), phrase.as_bytes()).map(move |at| {
            let (passage, byte) = self.locate(at);
            (passage, folded.get(at - byte..at - byte + passage.text.len()).unwrap_or(""), byte)
        })
    }

    /// Where a phrase stands as it is written.
    pub(crate) fn written<'b>(&'b self, phrase: &'b str) -> impl Iterator<Item = (&'b Passage<'a>, usize)> {
        memmem::find_iter(self.joined().0.as_bytes(), phrase.as_bytes()).map(|at| self.locate(at))
    }

    /// Where the phrases of a finder stand as they are written: the passage, which phrase, and the bytes.
    pub(crate) fn found<'b>(&'b self, finder: &'b AhoCorasick) -> impl Iterator<Item = (&'b Passage<'a>, usize, Range<usize>)> {
        finder.find_iter(&self.joined().0).map(|found| self.piece(found.pattern().as_usize(), found.range()))
    }

    /// The same for phrases in small letters.
    pub(crate) fn found_folded<'b>(
        &'b self,
        finder: &'b AhoCorasick,
    ) -> impl Iterator<Item = (&'b Passage<'a>, usize, Range<usize>)> {
        finder.find_iter(self.joined_folded()).map(|found| self.piece(found.pattern().as_usize(), found.range()))
    }

    fn piece(&self, pattern: usize, range: Range<usize>) -> (&Passage<'a>, usize, Range<usize>) {
        let (passage, start) = self.locate(range.start);
        (passage, pattern, start..start + range.len())
    }

    /// Each passage with its text in small letters, its words and marks.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = (&Passage<'a>, &str, &[Token<'a>])> {
        let (all, starts) = self.tokens.get_or_init(|| {
            let (mut all, mut starts) = (Vec::with_capacity(self.joined().0.len() / 4), vec![]);
            for passage in &self.passages {
                starts.push(all.len());
                all.append(&mut tokens(passage.text));
            }
            starts.push(all.len());
            (all, starts)
        });
        self.folded().zip(starts.windows(2)).map(|((passage, folded), pair)| (passage, folded, &all[pair[0]..pair[1]]))
    }
}
