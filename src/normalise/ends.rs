//! The ends of a run in the spacing pass: words that a sign makes part of a code, a name or an item's mark stay, and
//! acronyms cut in two are joined before the lattice sees them.

use super::patch::Patch;
use super::prefixes::is_words;
use super::spacing::Scanner;
use super::syllable::COUNTED;
use super::word::Word;
use super::words::is_acronym;
use crate::base::edit::EditKind;

impl Scanner<'_> {
    /// `U BND`: a known acronym cut in two, of which no part is a word.
    pub(super) fn join_acronyms(&mut self) {
        let part = |word: &Word| word.first_upper() && word.all_capitals() && word.is_plain() && !word.in_use();
        for at in 1..self.run.len() {
            let (first, second) = (self.run[at - 1], self.run[at]);
            if !(part(&first) && part(&second)) || first.is_fixed() || !(4..=8).contains(&(first.letters() + second.letters())) {
                continue;
            }
            let (first_text, second_text) = (first.slice(self.text), second.slice(self.text));
            if is_acronym(&[first_text, second_text].concat()) && !is_acronym(first_text) && !is_acronym(second_text) {
                self.out.push(Patch::new(first.end(), second.start(), "", EditKind::Split));
                self.run[at - 1].fix();
                self.run[at].fix();
            }
        }
    }

    /// Words that touch a sign which makes them part of a code, a name or an enumerator stay as they are.
    pub(super) fn fix_ends(&mut self) {
        let (first, last) = (self.run[0], self.run[self.run.len() - 1]);
        if is_bound(self.before(first.start()), &first) {
            self.run[0].fix();
        }
        let mut signs = self.text[last.end()..self.range.end].chars();
        let after = signs.next().unwrap_or('\n');
        let index = self.run.len() - 1;
        // `mục đícha) Nâng cao`: the last letter is likely an item's, not a part of a syllable.
        let item = after == ')'
            && (last.letters() == 1 || (!last.is_syllable() && self.is_labelled(&last)))
            && !self.closes_bracket(last.end());
        if item && last.letters() > 1 {
            self.run[index].fix();
            let label = last.end() - 1;
            let named = match self.byte(label) {
                b'a'..=b'h' => true,
                b'A'..=b'H' => last.all_capitals(),
                _ => false,
            };
            let words = self.text.get(last.start()..label).filter(|_| named);
            if words.is_some_and(|word| self.table.grade_of(word) >= COUNTED && self.byte(last.end() + 1) == b' ') {
                self.out.push(Patch::new(label, label, " ", EditKind::Glued).likely());
            }
        }
        // `họpe-cabinet`: the first letter of a word of another language, before its hyphen.
        if after == '-' && self.is_cut_before_hyphen(&last) {
            let label = last.end() - 1;
            self.out.push(Patch::new(label, label, " ", EditKind::Glued).likely());
            self.run[index].fix();
        }
        let sentence_end = after == '.' && !signs.next().is_some_and(char::is_alphanumeric);
        let enumerator = index == 0 && last.letters() == 1 && matches!(after, ')' | '.' | ':');
        if (is_bound(after, &last) && !sentence_end) || enumerator || item {
            self.run[index].fix();
        }
    }

    /// Whether a word without its last letter is made of words.
    fn is_labelled(&self, word: &Word) -> bool {
        let slice = word.slice(self.text);
        slice.char_indices().next_back().is_some_and(|(label, _)| is_words(&slice[..label].to_lowercase()))
    }

    /// Whether a syllable, then a letter, a hyphen and a word of another language: `cáce-learning`.
    fn is_cut_before_hyphen(&self, word: &Word) -> bool {
        let label = word.end() - 1;
        if word.is_syllable() || word.is_plain() || !self.byte(label).is_ascii_alphabetic() {
            return false;
        }
        let head = &self.text[word.start()..label];
        self.table.grade_of(head) >= COUNTED
            && self.word(word.end() + 1).is_some_and(|tail| !tail.is_syllable() && tail.is_plain() && tail.letters() > 3)
    }
}

/// Whether a sign ties a word to what is on its other side.
fn is_bound(sign: char, word: &Word) -> bool {
    match sign {
        '\'' | '’' | '‘' | '@' | '_' | '\\' | '#' => true,
        '-' | '/' | '.' | '&' | '0'..='9' => word.is_plain() || word.letters() == 1,
        _ => false,
    }
}
