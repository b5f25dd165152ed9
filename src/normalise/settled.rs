//! Runs of words that a repair leaves in no doubt: the parts of what was cut are words like any other, and the signs
//! around the run mean the same whatever its words are. There is nothing to find in a second look at them.

use super::phrases::Openings;
use super::segment::Context;
use super::spacing::Scanner;
use super::word::Word;

/// Longest mark of an item at the start of a line, with its space: `2.1. `, `đ) `.
const MARK: usize = 6;

/// How far from a patch, in bytes, a word may be read otherwise because of it; see [`super::touched`].
const NEAR: usize = 64;

impl Scanner<'_> {
    /// Marks the patches of the run that settle what is around them: those of the list from `first` on.
    pub(super) fn settle(&mut self, first: usize, context: Context) {
        let (Some(start), Some(end)) = (self.run.first(), self.run.last()) else { return };
        let bytes = self.text.as_bytes();
        let (head, tail) = (&bytes[self.range.start..start.start()], &bytes[end.end()..self.range.end]);
        if means_the_same_before(head) && means_the_same_after(tail) {
            let notable = self.notable_words(first, context);
            for patch in &mut self.out[first..] {
                let start = patch.start as usize;
                let next = notable.partition_point(|at| at + NEAR < start);
                patch.settled = notable.get(next).is_none_or(|at| *at > start + NEAR);
            }
        }
    }

    /// Where in the run, its words cut and joined as the patches say, a second look may find something.
    fn notable_words(&mut self, first: usize, context: Context) -> Vec<usize> {
        let (mut patches, mut last, mut out) = (self.out[first..].iter().peekable(), [Word::default(); 2], vec![]);
        // The pieces of a word that goes on.
        let mut pieces = String::new();
        for word in &self.run {
            let mut start = word.start();
            while start < word.end() {
                let cut = patches.next_if(|patch| (patch.start as usize) < word.end());
                let end = cut.map_or(word.end(), |patch| patch.start as usize);
                let goes_on = cut.is_none() && patches.next_if(|patch| patch.start as usize == end).is_some();
                if goes_on || !pieces.is_empty() {
                    pieces.push_str(&self.text[start..end]);
                }
                if !goes_on {
                    let part = match pieces.len() {
                        0 if (start, end) == (word.start(), word.end()) => Some(*word),
                        0 => self.memo.part(self.text, start, end),
                        length => self.memo.part(&pieces, 0, length),
                    };
                    let part = part.unwrap_or_default();
                    if self.is_notable(last, part, context) {
                        out.push(start);
                    }
                    last = [last[1], part];
                    pieces.clear();
                }
                start = end;
            }
        }
        out
    }

    /// Whether a look at a word, after two others, may find something.
    fn is_notable(&self, [first, second]: [Word; 2], word: Word, context: Context) -> bool {
        // Whatever stands beside it, an acronym stays.
        let acronym = word.is_fixed() && word.letters() > 1 && word.is_plain() && word.all_capitals() && !context.capitals;
        (word.is_suspect() && !acronym)
            || word.is_odd()
            || (word.has_two_tone_places() && self.tones.is_empty())
            || second.is_split_before(&word, self.table)
            || (second.may_open(&word) && Openings::new().may_begin(&second, &word))
            || word.has_key_of(&first)
            || word.has_key_of(&second)
    }
}

/// Whether the signs before a run mean the same whatever its words are.
fn means_the_same_before(head: &[u8]) -> bool {
    match head {
        [] | [.., b',' | b';' | b':' | b'%', b' '] | [.., b' ', b'('] | [.., b' ', b'-', b' '] => true,
        // A point may end the mark of an item.
        [.., before, b'.', b' '] if !before.is_ascii_digit() && !before.is_ascii_uppercase() => true,
        // A figure alone; two in a row may be one.
        [.., b'0'..=b'9', b' '] => {
            let figure = head.iter().rev().skip(1).take_while(|byte| is_of_figure(**byte)).count() + 1;
            !matches!(head[..head.len() - figure], [.., b'0'..=b'9', b' '])
        }
        _ => head.len() <= MARK && head.ends_with(b" "),
    }
}

/// Whether the signs after a run mean the same whatever its words are.
fn means_the_same_after(tail: &[u8]) -> bool {
    match tail {
        [] | [b'.' | b',' | b';' | b':', b' ', ..] | [b'.' | b',' | b';' | b':'] => true,
        [b' ', b'(', ..] | [b' ', b'-', b' ', ..] => true,
        [b' ', figure @ ..] if figure.first().is_some_and(u8::is_ascii_digit) => {
            let length = figure.iter().take_while(|byte| is_of_figure(**byte)).count();
            !matches!(figure[length..], [b' ', b'0'..=b'9', ..])
        }
        _ => false,
    }
}

/// Whether a byte may belong to a figure.
fn is_of_figure(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'.' | b',' | b'/' | b':')
}

#[cfg(test)]
mod tests {
    use super::super::spacing::{Piece, find};
    use super::{means_the_same_after, means_the_same_before};

    fn settled(text: &str) -> Vec<bool> {
        find(text, [Piece::whole(0..text.len())].into_iter()).patches.into_iter().map(|patch| patch.settled).collect()
    }

    #[test]
    fn a_cut_among_words_of_ours_settles_them() {
        assert_eq!(settled("tổ chức thựchiện đầy đủ các nhiệmvụ được giao"), [true, true]);
        assert_eq!(settled("- Các xã, các thônbản năm 2026"), [true]);
        assert_eq!(settled("cải cách hàn h chính của UBND các xã"), [true]);
        // What the cut leaves beside it makes one word, stands twice or is no word.
        assert_eq!(settled("thực hiện hiệncác kế hoạch"), [false]);
        assert_eq!(settled("các nghành vàđịa phương"), [false]);
    }

    #[test]
    fn signs_that_depend_on_words_are_told() {
        for head in ["", "- ", "2.1. ", "xã, ", "xã. ", "Các xã (", "năm 2026 "].map(str::as_bytes) {
            assert!(means_the_same_before(head));
        }
        for head in ["thứ 3 0 ", "của xã.2. ", "của xã/", "của các xã II. "].map(str::as_bytes) {
            assert!(!means_the_same_before(head));
        }
        for tail in ["", ".", ", xã", " 2026.", " - xã", " (xã"].map(str::as_bytes) {
            assert!(means_the_same_after(tail));
        }
        for tail in [".Xã", "/xã", "2026", " 3 0/63", "-xã"].map(str::as_bytes) {
            assert!(!means_the_same_after(tail));
        }
    }
}
