//! Look-alike letters: Cyrillic, Greek, small-capital and phonetic letters that stand for Vietnamese ones.
//!
//! `lookalikes.txt` (a line per Vietnamese letter, then the letters that look like it) follows the Unicode confusables
//! data, kept to letters of Vietnamese words, plus small capitals and phonetic letters. A letter is replaced when the word
//! it stands in becomes a Vietnamese word and nothing speaks for another language: words with letters of both alphabets
//! first, then words wholly of look-alikes, if the same letters were found in the former or the words around are
//! Vietnamese. A run with a letter that looks like none of ours (Russian, Greek) stays.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::letters::{Alphabet, FOREIGN, Letter, is_mark, upper};
use super::patch::Patch;
use super::scan::next_suspect;
use super::segment::is_words;
use super::syllable::{IN_USE, NONE, Syllables};
use crate::base::edit::EditKind;

/// Sorted by the look-alike.
static TABLE: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut table: Vec<(char, char)> = include_str!("lookalikes.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(letter, alike)| alike.chars().filter_map(|c| Some((c, letter.chars().next()?))))
        .collect();
    table.sort_unstable();
    table
});

/// The Vietnamese letter that `c` looks like.
pub(crate) fn target(c: char) -> Option<char> {
    let at = TABLE.binary_search_by_key(&c, |entry| entry.0).ok()?;
    Some(TABLE[at].1)
}

/// A word with letters from outside.
struct Word {
    start: usize,
    end: usize,
    /// Whether it has letters of the Vietnamese alphabet too.
    mixed: bool,
    /// The word with its look-alikes replaced, if each foreign letter is one.
    folded: Option<String>,
    /// Whether the folded word is Vietnamese.
    vietnamese: bool,
    /// Whether more than white space and signs stand between this and the last such word.
    new_run: bool,
}

/// The patches that replace look-alikes in `text`.
pub(crate) fn patches(text: &str) -> Vec<Patch> {
    let words = foreign_words(text);
    if words.is_empty() {
        return vec![];
    }
    let evidence = Evidence::gather(text, &words);
    let mut out = vec![];
    let mut run = 0;
    while run < words.len() {
        let run_end = (run + 1..words.len()).find(|&i| words[i].new_run).unwrap_or(words.len());
        let foreign_language = words[run..run_end].iter().any(|word| !word.mixed && !word.vietnamese);
        for word in &words[run..run_end] {
            if word.folded.is_some() && (word.mixed || evidence.allows(text, word, foreign_language)) {
                fold(text, word, &mut out);
            }
        }
        run = run_end;
    }
    out
}

/// The words that hold a letter from outside, in order.
fn foreign_words(text: &str) -> Vec<Word> {
    let (alphabet, table) = (Alphabet::new(), Syllables::get());
    let mut words: Vec<Word> = vec![];
    let mut at = 0;
    while let Some(found) = next_suspect(text, at) {
        let Some(c) = text[found..].chars().next() else { break };
        at = found + c.len_utf8();
        if alphabet.of(c).code() != FOREIGN || (is_mark(c) && !is_letter_before(text, found)) {
            continue;
        }
        let last_end = words.last().map_or(0, |word| word.end);
        let start = text[last_end..found]
            .char_indices()
            .rev()
            .take_while(|&(_, c)| alphabet.of(c) != Letter::NONE)
            .last()
            .map_or(found, |(i, _)| last_end + i);
        let end = text[found..].char_indices().find(|&(_, c)| alphabet.of(c) == Letter::NONE).map_or(text.len(), |(i, _)| found + i);
        let mut word = Word { start, end, mixed: false, folded: None, vietnamese: false, new_run: true };
        let slice = &text[start..end];
        word.mixed = slice.chars().any(|c| c.is_ascii_alphabetic() || (alphabet.of(c).code() != FOREIGN && alphabet.of(c) != Letter::NONE));
        word.folded = folded(slice, alphabet);
        word.vietnamese = word.folded.as_deref().is_some_and(|folded| match table.grade_of(folded) {
            NONE => is_words(folded),
            grade => grade >= IN_USE || word.mixed,
        });
        word.new_run = text[last_end..start].chars().any(char::is_alphanumeric) || words.is_empty();
        at = end;
        words.push(word);
    }
    words
}

fn is_letter_before(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(char::is_alphabetic)
}

/// The word with each look-alike replaced; `None` if a foreign letter is none.
fn folded(word: &str, alphabet: Alphabet) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    let capitals = is_capitals(word);
    let mut marks = false;
    for c in word.chars() {
        let letter = alphabet.of(c);
        if letter.code() != FOREIGN {
            out.push(c);
        } else if is_mark(c) {
            out.push(c);
            marks = true;
        } else {
            out.push(cased(target(c)?, capitals));
        }
    }
    Some(if marks { out.nfc().collect() } else { out })
}

/// Whether the word's own letters are capitals, two or more; small capitals among them are capitals too.
fn is_capitals(word: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in word.chars().filter(|&c| c.is_alphabetic() && target(c).is_none()) {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    upper >= 2 && lower == 0
}

fn cased(c: char, capitals: bool) -> char {
    if capitals { upper(c) } else { c }
}

/// What the document itself says about its look-alikes.
struct Evidence {
    /// How often each look-alike made a Vietnamese word of a mixed one.
    seen: BTreeMap<char, u32>,
    good: u32,
    bad: u32,
}

impl Evidence {
    fn gather(text: &str, words: &[Word]) -> Self {
        let mut this = Self { seen: BTreeMap::new(), good: 0, bad: 0 };
        for word in words {
            if word.mixed && word.vietnamese {
                this.good += 1;
                for c in text[word.start..word.end].chars().filter(|&c| target(c).is_some()) {
                    *this.seen.entry(c).or_default() += 1;
                }
            } else if word.folded.is_none() {
                this.bad += 1;
            }
        }
        this
    }

    /// Whether a word wholly of look-alikes is to be replaced.
    fn allows(&self, text: &str, word: &Word, foreign_language: bool) -> bool {
        let strong = self.good >= 10 && self.good >= 10 * self.bad;
        let slice = &text[word.start..word.end];
        let letters = slice.chars().filter(|&c| target(c).is_some());
        let known = letters.clone().all(|c| self.seen.get(&c).is_some_and(|&seen| seen >= 2));
        if foreign_language {
            return strong && known && word.vietnamese;
        }
        if letters.count() == 1 {
            return known && (word.vietnamese || strong);
        }
        (word.vietnamese && (known || strong || has_vietnamese_neighbour(text, word))) || (strong && known)
    }
}

/// Whether the word before or after is Vietnamese beyond doubt.
fn has_vietnamese_neighbour(text: &str, word: &Word) -> bool {
    let table = Syllables::get();
    let before = text[..word.start].trim_end_matches(' ').rsplit(|c: char| !c.is_alphabetic()).next();
    let after = text[word.end..].trim_start_matches(' ').split(|c: char| !c.is_alphabetic()).next();
    [before, after].into_iter().flatten().any(|near| !near.is_ascii() && near.len() < 16 && table.grade_of(near) >= IN_USE)
}

/// One patch a letter.
fn fold(text: &str, word: &Word, out: &mut Vec<Patch>) {
    let slice = &text[word.start..word.end];
    let capitals = is_capitals(slice);
    let mut chars = slice.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let Some(letter) = target(c) else { continue };
        let mut after = cased(letter, capitals).to_string();
        let mut end = i + c.len_utf8();
        while let Some((at, mark)) = chars.next_if(|&(_, mark)| is_mark(mark)) {
            after.push(mark);
            end = at + mark.len_utf8();
        }
        let after: String = after.nfc().collect();
        let patch = Patch::new(word.start + i, word.start + end, after, EditKind::LookAlike);
        out.push(if word.vietnamese { patch } else { patch.likely() });
    }
}

#[cfg(test)]
mod tests {
    use super::super::patch::apply;
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(apply(text, &patches(text)), expected, "{text}");
    }

    #[test]
    fn mixed_words_are_folded() {
        check("ngàу ᴠới ѕự хếp Ủу ban Ðiều ðến", "ngày với sự xếp Ủy ban Điều đến");
        check("UВND tỉnh, VᴀN PHÒNG", "UBND tỉnh, VAN PHÒNG");
        check("tuyển sіnh cấρ tɪnh", "tuyển sinh cấp tinh");
    }

    #[test]
    fn whole_words_need_evidence_or_neighbours() {
        check("ngàу ủу ban lĩnh vực у tế", "ngày ủy ban lĩnh vực y tế");
        check("hệ số α của mẫu", "hệ số α của mẫu");
        check("thực hiện сhо các xã", "thực hiện cho các xã");
    }

    #[test]
    fn other_languages_stay() {
        for text in ["Báo cáo của Россия сам не сам", "Москва", "Университет сам по себе", "Ωmega 5 μm", "Straße", "Αθήνα"] {
            check(text, text);
        }
    }

    #[test]
    fn the_table_is_of_vietnamese_letters() {
        let alphabet = Alphabet::new();
        for &(alike, letter) in TABLE.iter() {
            assert_eq!(alphabet.of(alike).code(), FOREIGN, "{alike}");
            assert!(!matches!(alphabet.of(letter).code(), 0 | FOREIGN), "{letter}");
        }
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
