//! What keeps clean text whole in resegmentation: words that must stay, and cuts moved to where they make a known word.

use std::ops::Range;

use super::letters::Alphabet;
use super::phrases::{Openings, is_compound};
use super::segment::{Context, Segmenter};
use super::syllable::{NONE, Syllables, cost};
use super::word::Word;
use super::words::{is_acronym, is_label, is_loan};

impl Segmenter {
    /// Marks the words that must stay.
    pub(super) fn fix(&mut self, text: &str, words: &mut [Word], context: Context) {
        for i in 0..words.len() {
            let word = words[i];
            if word.fixed {
                continue;
            }
            let fixed = if word.is_foreign() || word.is_endless() {
                true
            } else if word.letters() == 1 {
                !word.in_use() && self.is_label_letter(text, words, i, context)
            } else if word.is_syllable() {
                false
            } else if word.all_capitals() && word.is_plain() {
                // An acronym, except in a line of capitals, where it may be a piece of a word.
                let piece = context.capitals && word.letters() <= 3 && Self::is_piece(words, i, 0.0);
                !piece && !self.is_cuttable_in_capitals(text, &word, context)
            } else {
                // Words of another language come in company; acronyms are none.
                let foreign = |near: Option<&Word>| {
                    near.is_some_and(|near| !near.is_syllable() && near.is_plain() && near.letters() > 2 && !near.all_capitals())
                };
                let company = word.is_plain()
                    && word.letters() > 2
                    && (foreign(words.get(i + 1)) || foreign(i.checked_sub(1).map(|at| &words[at])));
                company || self.is_lower_word(text, &word, is_loan)
            };
            words[i].fixed = fixed;
        }
    }

    /// Whether a letter alone names an item (`điểm b`, `nhóm A`) and is no piece of a word.
    pub(super) fn is_label_letter(&mut self, text: &str, words: &[Word], i: usize, context: Context) -> bool {
        let labelled = match i.checked_sub(1) {
            None => context.after_digit,
            Some(before) => self.is_lower_word(text, &words[before], is_label),
        };
        let capital = words[i].capitals() == 1;
        let listed = i + 1 == words.len() && context.before_comma && i.checked_sub(1).is_none_or(|before| words[before].in_use());
        (labelled || capital || listed) && !Self::is_piece(words, i, if labelled { 3.0 } else { 0.0 })
    }

    /// Whether the word at `i` together with a neighbour makes a syllable more common than the neighbour alone.
    pub(super) fn is_piece(words: &[Word], i: usize, margin: f32) -> bool {
        let table = Syllables::get();
        let joined_cost = |a: &Word, b: &Word| cost(a.joined(b, table));
        let better = |joined: f32, alone: &Word| {
            joined.is_finite() && joined + margin <= if alone.is_syllable() { cost(alone.grade) } else { 99.0 }
        };
        let before = i.checked_sub(1).map(|at| &words[at]);
        before.is_some_and(|before| better(joined_cost(before, &words[i]), before))
            || words.get(i + 1).is_some_and(|next| better(joined_cost(&words[i], next), next))
    }

    pub(super) fn is_lower_word(&mut self, text: &str, word: &Word, test: fn(&str) -> bool) -> bool {
        if word.letters() > 12 || word.tones() > 1 {
            return false;
        }
        if word.capitals() == 0 {
            return test(word.slice(text));
        }
        self.lower.clear();
        self.lower.extend(word.slice(text).chars().flat_map(char::to_lowercase));
        test(&self.lower)
    }

    /// Whether a word of ASCII capitals may be cut: into known acronyms, or in a line of capitals.
    pub(super) fn is_cuttable_in_capitals(&mut self, text: &str, word: &Word, context: Context) -> bool {
        let slice = word.slice(text);
        let acronyms =
            word.letters() >= 5 && slice.char_indices().any(|(at, _)| is_acronym(&slice[..at]) && is_acronym(&slice[at..]));
        acronyms || (context.capitals && word.letters() >= 5 && !is_acronym(slice) && !self.is_lower_word(text, word, is_loan))
    }

    /// The codes of letters, as the test for compounds takes them.
    fn key(&self, range: Range<usize>) -> u64 {
        self.cells[range].iter().fold(0, |key, cell| key << 5 | u64::from(cell.letter.code()))
    }

    /// At most how many compounds the parts around each of some cuts make: the two, and each with its neighbour.
    fn compounds_at(&self, bounds: &Bounds, cuts: [usize; 5]) -> [u32; 5] {
        let openings = Openings::new();
        let before = (bounds.before < bounds.start).then(|| self.key(bounds.before..bounds.start));
        let after = (bounds.end < bounds.after).then(|| self.key(bounds.end..bounds.after));
        cuts.map(|at| {
            if at <= bounds.start || at >= bounds.end {
                return 0;
            }
            let (first, second) = (self.key(bounds.start..at), self.key(at..bounds.end));
            u32::from(openings.may_be_compound(first, second))
                + u32::from(before.is_some_and(|before| openings.may_be_compound(before, first)))
                + u32::from(after.is_some_and(|after| openings.may_be_compound(second, after)))
        })
    }

    /// Moves a cut by a letter or two where that makes more compounds of the parts around it: `thứ|căn` to `thức|ăn`.
    pub(super) fn prefer_compounds(&mut self, text: &str) {
        let table = Syllables::get();
        // The path runs backwards: its places are the ends of the parts.
        for i in 1..self.path.len() {
            let (end, cut, start) = (self.path[i - 1], self.path[i], self.path.get(i + 1).copied().unwrap_or(0));
            let inside = self.cells[start + 1..end].iter().all(|cell| !cell.first);
            if !inside || end - start > 14 {
                continue;
            }
            let before = self.path.get(i + 2).copied().unwrap_or(0);
            let after = i.checked_sub(2).map_or(end, |at| self.path[at]);
            let bounds = Bounds { before, start, end, after };
            let places = [cut, cut.wrapping_sub(1), cut + 1, cut.wrapping_sub(2), cut + 2];
            let [here, others @ ..] = self.compounds_at(&bounds, places);
            let most = others.into_iter().max().unwrap_or(0);
            if most == 0 {
                continue;
            }
            let part = |range: Range<usize>| {
                let last = self.cells[range.end - 1];
                let (_, len) = Alphabet::new().at(text, last.at as usize);
                &text[self.cells[range.start].at as usize..last.at as usize + len]
            };
            let compound = |a: Range<usize>, b: Range<usize>| is_compound(&[part(a), " ", part(b)].concat().to_lowercase());
            let worth = |at: usize| {
                u32::from(compound(start..at, at..end))
                    + u32::from(before < start && compound(before..start, start..at))
                    + u32::from(end < after && compound(at..end, end..after))
            };
            let legal = |at: usize| table.grade_of(part(start..at)) != NONE && table.grade_of(part(at..end)) != NONE;
            // The first of the best.
            let mut best = (if here == 0 { 0 } else { worth(cut) }, cut);
            for (&at, &most) in places[1..].iter().zip(&others) {
                if most > best.0 && legal(at) && worth(at) > best.0 {
                    best = (worth(at), at);
                }
            }
            self.path[i] = best.1;
        }
    }
}

/// The places of two parts, and those of the parts beside them: where the part before starts, and the one after ends.
struct Bounds {
    before: usize,
    start: usize,
    end: usize,
    after: usize,
}
