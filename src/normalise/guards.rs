//! What keeps clean text whole in resegmentation: words that must stay, and cuts moved to where they make a known word.

use std::ops::Range;

use super::phrases::Openings;
use super::segment::{Context, Segmenter};
use super::syllable::{Grade, LONGEST, NONE, Syllables, cost};
use super::word::Word;
use super::words::{is_acronym, is_label, is_loan};

impl Segmenter {
    /// Marks the words that must stay.
    pub(super) fn fix(&mut self, text: &str, words: &mut [Word], context: Context) {
        for i in 0..words.len() {
            let word = words[i];
            // Most words are syllables of some letters, which may change.
            if word.is_fixed() || (word.is_syllable() && word.letters() > 1) {
                continue;
            }
            let fixed = if word.is_foreign() || word.is_endless() {
                true
            } else if word.letters() == 1 {
                !word.in_use() && self.is_label_letter(text, words, i, context)
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
            if fixed {
                words[i].fix();
            }
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
            joined.is_finite() && joined + margin <= if alone.is_syllable() { cost(alone.grade()) } else { 99.0 }
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

    /// Moves a cut by a letter or two where that makes more compounds of the parts around it: `thứ|căn` to `thức|ăn`.
    pub(super) fn prefer_compounds(&mut self, table: &Syllables) {
        let openings = Openings::new();
        // The path runs backwards: its places are the ends of the parts.
        for i in 1..self.path.len() {
            let (end, cut, start) = (self.path[i - 1], self.path[i], self.path.get(i + 1).copied().unwrap_or(0));
            let inside = self.cells[start + 1..end].iter().all(|cell| !cell.first());
            if !inside || end - start > 14 {
                continue;
            }
            let before = self.path.get(i + 2).copied().unwrap_or(0);
            let after = i.checked_sub(2).map_or(end, |at| self.path[at]);
            let (part_before, part_after) = (self.marks(before, start), self.marks(end, after));
            let worth = |at: usize| {
                let (first, second) = (self.marks(start, at), self.marks(at, end));
                u32::from(openings.is_compound(first, second))
                    + u32::from(openings.is_compound(part_before, first))
                    + u32::from(openings.is_compound(second, part_after))
            };
            let legal = |at: usize| self.grade(start..at, table) != NONE && self.grade(at..end, table) != NONE;
            // The first of the best.
            let mut best = (worth(cut), cut);
            for at in [cut.wrapping_sub(1), cut + 1, cut.wrapping_sub(2), cut + 2] {
                if at > start && at < end && worth(at) > best.0 && legal(at) {
                    best = (worth(at), at);
                }
            }
            self.path[i] = best.1;
        }
    }

    /// The letters of a part, as the test for compounds takes them; 0 for none and for more than eight.
    fn marks(&self, start: usize, end: usize) -> u64 {
        match end.checked_sub(1).filter(|_| start < end && end - start <= 8) {
            Some(last) => self.cells[last].marks & (u64::MAX >> (64 - 8 * (end - start))),
            None => 0,
        }
    }

    fn grade(&self, part: Range<usize>, table: &Syllables) -> Grade {
        let marks = self.cells[part].iter().map(|cell| cell.letter());
        let (mut key, mut tone, mut tones, mut letters) = (0, 0, 0, 0);
        for mark in marks {
            (key, tone) = (key << 5 | u64::from(mark.code()), tone | mark.tone());
            (tones, letters) = (tones + u32::from(mark.tone() != 0), letters + 1);
        }
        if tones > 1 || letters > LONGEST { NONE } else { table.lookup(key, tone) }
    }
}
