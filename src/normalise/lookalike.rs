//! Look-alike letters: Cyrillic, Greek, small-capital and phonetic letters that stand for Vietnamese ones.
//!
//! A letter is replaced when the word it stands in becomes a Vietnamese word and nothing speaks for another language:
//! words with letters of both alphabets first, then words wholly of look-alikes, if the same letters were found in the former or the words around are
//! Vietnamese. A run with a letter that looks like none of ours (Russian, Greek) stays.

use std::cell::Cell;

use unicode_normalization::UnicodeNormalization;

use super::alike::{TABLE, letter, number};
use super::letters::{Alphabet, FOREIGN, Letter, is_mark};
use super::patch::Patch;
use super::prefixes::is_words;
use super::syllable::{IN_USE, NONE, Spelling, Syllables};
use crate::base::edit::EditKind;
use crate::base::memo::{Memo, run_of_letters};

/// Room for so many findings is taken at once.
const MANY: usize = 1 << 10;

/// Most look-alikes in a word that are remembered with it.
const FEW: usize = 4;

/// A word with letters from outside.
#[allow(clippy::struct_excessive_bools, reason = "each is a finding of its own")]
#[derive(Clone, Copy, Default)]
struct Word {
    start: u32,
    end: u32,
    /// Whether it has letters of the Vietnamese alphabet too.
    mixed: bool,
    /// Whether each foreign letter looks like one of ours.
    foldable: bool,
    /// Whether the folded word is Vietnamese.
    vietnamese: bool,
    /// Whether its own letters are capitals, two or more; small capitals among them are capitals too.
    capitals: bool,
    /// Whether a combining mark stands in it.
    marks: bool,
    /// Whether more than white space and signs stand between this and the last such word.
    new_run: bool,
    /// Its first look-alikes: where in the word, how long, and their numbers.
    alike: [(u8, u8, u16); FEW],
    /// How many they are.
    count: u8,
    /// Whether there are more, or one too far from its start.
    many: bool,
}

impl Word {
    /// Finds out what the word that starts at `start` is once its look-alikes are replaced.
    fn read(text: &str, start: usize, alphabet: Alphabet, table: &Syllables) -> Self {
        let mut this = Self { start: start as u32, end: start as u32, foldable: true, new_run: true, ..Self::default() };
        let (mut spelling, mut upper, mut lower) = (Spelling::default(), 0, false);
        let mut end = start;
        loop {
            let (own, len) = alphabet.at(text, end);
            if own == Letter::NONE {
                break;
            }
            if own.code() != FOREIGN {
                this.mixed = true;
                upper += usize::from(own.upper());
                lower |= !own.upper();
                spelling.push(own);
            } else if let Some(c) = text[end..].chars().next() {
                if is_mark(c) {
                    this.marks = true;
                } else if let Some(number) = number(c) {
                    spelling.push(TABLE.plain[number]);
                    if let Some(place) = this.alike.get_mut(usize::from(this.count)) {
                        *place = ((end - start).min(255) as u8, len as u8, number as u16);
                        this.count += 1;
                    } else {
                        this.many = true;
                    }
                } else {
                    this.foldable = false;
                }
            }
            end += len.max(1);
        }
        this.end = end as u32;
        this.many |= this.marks || end - start > 200;
        this.capitals = upper >= 2 && !lower;
        let slice = &text[start..end];
        if this.foldable && slice.len() <= 200 {
            let grade = if this.marks { NONE } else { table.grade(&spelling) };
            let whole = || folded(slice, alphabet).is_some_and(|folded| table.grade_of(&folded) >= IN_USE || is_words(&folded));
            this.vietnamese = grade >= IN_USE || (grade != NONE && this.mixed) || (grade == NONE && whole());
        }
        this
    }

    /// The look-alikes, if the word holds them all.
    fn few(&self) -> Option<&[(u8, u8, u16)]> {
        self.alike.get(..usize::from(self.count)).filter(|_| !self.many)
    }

    #[inline]
    fn start(&self) -> usize {
        self.start as usize
    }

    #[inline]
    fn end(&self) -> usize {
        self.end as usize
    }

    fn slice<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start()..self.end()]
    }

    /// Whether it is one look-alike alone.
    fn is_letter(&self, text: &str) -> bool {
        self.foldable && self.slice(text).chars().nth(1).is_none()
    }
}

/// Words read before: damaged words repeat as other words do, from text to text.
struct Known {
    words: Memo<Word>,
    table: &'static Syllables,
    alphabet: Alphabet,
}

thread_local! {
    static KEPT: Cell<Option<Known>> = const { Cell::new(None) };
}

impl Known {
    /// The words of this thread, which no other text has until they are kept again.
    fn take() -> Self {
        let table = Syllables::get();
        let kept = KEPT.take().filter(|known| std::ptr::eq(known.table, table));
        kept.unwrap_or_else(|| Self { words: Memo::new(9), table, alphabet: Alphabet::new() })
    }

    /// Reads the word that starts at `start`.
    fn read(&mut self, text: &str, start: usize) -> Word {
        let window = text.as_bytes().get(start..).and_then(<[u8]>::first_chunk);
        let Some((key, len)) = window.and_then(run_of_letters) else {
            return Word::read(text, start, self.alphabet, self.table);
        };
        if let Some(word) = self.words.get(key) {
            return Word { start: start as u32, end: (start + len) as u32, ..*word };
        }
        let word = Word::read(text, start, self.alphabet, self.table);
        // A sign among the bytes ends the word early; such words are not kept.
        if word.end() == start + len {
            self.words.keep(key, word);
        }
        word
    }
}

/// The patches that replace look-alikes in `text`, given its suspects.
pub(crate) fn patches(text: &str, suspects: &[u32]) -> Vec<Patch> {
    let words = foreign_words(text, suspects);
    if words.is_empty() {
        return vec![];
    }
    let alphabet = Alphabet::new();
    let evidence = Evidence::gather(text, &words);
    let mut out = Vec::with_capacity(suspects.len().min(MANY));
    let mut run = 0;
    while run < words.len() {
        let run_end = (run + 1..words.len()).find(|&i| words[i].new_run).unwrap_or(words.len());
        let foreign_language = is_foreign_language(text, &words[run..run_end], evidence.is_strong());
        for word in &words[run..run_end] {
            if word.foldable && (word.mixed || evidence.allows(text, word, foreign_language)) {
                fold(text, word, alphabet, &mut out);
            }
        }
        run = run_end;
    }
    out
}

/// Whether a run of words is of another language: too many of them, with no letter of ours, are no Vietnamese words.
fn is_foreign_language(text: &str, run: &[Word], strong: bool) -> bool {
    // In a text full of look-alikes, a word that can be read in our letters is no sign of another language.
    let acronym = |word: &Word| word.foldable && (strong || !word.slice(text).chars().any(char::is_lowercase));
    let other = run.iter().filter(|word| !word.mixed && !word.vietnamese && !word.is_letter(text) && !acronym(word)).count();
    let ours = run.iter().filter(|word| word.vietnamese).count();
    other > 0 && other * 4 >= ours
}

/// The words that hold a letter from outside, in order.
fn foreign_words(text: &str, suspects: &[u32]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(suspects.len().min(MANY));
    if suspects.is_empty() {
        return words;
    }
    let mut known = Known::take();
    let alphabet = known.alphabet;
    for found in suspects.iter().map(|&found| found as usize) {
        let last_end = words.last().map_or(0, Word::end);
        if found < last_end || alphabet.at(text, found).0.code() != FOREIGN || is_mark_alone(text, found) {
            continue;
        }
        let start = word_start(text, last_end, found, alphabet);
        let mut word = known.read(text, start);
        word.new_run =
            words.is_empty() || text[last_end..start].chars().any(|c| alphabet.of(c) != Letter::NONE || c.is_numeric());
        words.push(word);
    }
    KEPT.set(Some(known));
    words
}

/// Where the letters before `at` start, not before `from`.
fn word_start(text: &str, from: usize, at: usize, alphabet: Alphabet) -> usize {
    let mut start = at;
    loop {
        match text.as_bytes()[from..start].last() {
            Some(byte) if byte.is_ascii_alphabetic() => start -= 1,
            None | Some(0..0x80) => return start,
            Some(_) => match text[from..start].chars().next_back().filter(|&c| alphabet.of(c) != Letter::NONE) {
                Some(c) => start -= c.len_utf8(),
                None => return start,
            },
        }
    }
}

/// Whether a mark stands at `at` with no letter before it.
fn is_mark_alone(text: &str, at: usize) -> bool {
    text[at..].starts_with(is_mark) && !text[..at].chars().next_back().is_some_and(char::is_alphabetic)
}

/// The word with each look-alike replaced; `None` if a foreign letter is none.
fn folded(word: &str, alphabet: Alphabet) -> Option<String> {
    let (mut out, mut marks) = (String::with_capacity(word.len()), false);
    for c in word.chars() {
        marks |= is_mark(c);
        if alphabet.of(c).code() != FOREIGN || is_mark(c) {
            out.push(c);
        } else {
            out.push_str(letter(number(c)?, false));
        }
    }
    Some(if marks { out.nfc().collect() } else { out })
}

/// What the document itself says about its look-alikes.
struct Evidence {
    /// How often each look-alike, by its number, made a Vietnamese word of a mixed one.
    seen: Vec<u32>,
    good: u32,
    bad: u32,
}

impl Evidence {
    fn gather(text: &str, words: &[Word]) -> Self {
        let mut this = Self { seen: vec![0; TABLE.alike.len()], good: 0, bad: 0 };
        for word in words {
            if word.mixed && word.vietnamese {
                this.good += 1;
                match word.few() {
                    Some(few) => few.iter().for_each(|&(_, _, number)| this.seen[usize::from(number)] += 1),
                    None => word.slice(text).chars().filter_map(number).for_each(|number| this.seen[number] += 1),
                }
            } else if !word.foldable {
                this.bad += 1;
            }
        }
        this
    }

    /// Whether the text is full of look-alikes beyond doubt.
    fn is_strong(&self) -> bool {
        self.good >= 10 && self.good >= 10 * self.bad
    }

    /// Whether a word wholly of look-alikes is to be replaced.
    fn allows(&self, text: &str, word: &Word, foreign_language: bool) -> bool {
        let strong = self.is_strong();
        let slice = word.slice(text);
        let mut letters = slice.chars().filter_map(number);
        let known = letters.clone().all(|number| self.seen[number] >= 2);
        if foreign_language {
            return strong && known && word.vietnamese;
        }
        if letters.nth(1).is_none() {
            // `a)` at the start of a line is an item's letter.
            let bytes = text.as_bytes();
            let slash = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b'/');
            if strong && (bytes.get(word.end()) == Some(&b'-') || slash(Some(word.end())) || slash(word.start().checked_sub(1))) {
                return true;
            }
            let before = text[..word.start()].trim_end_matches([' ', '*']);
            let item = match text.as_bytes().get(word.end()) {
                // In text without line ends, items stand anywhere.
                Some(b')') => {
                    before.len() < word.start() || matches!(before.as_bytes().last(), None | Some(b'\n' | b'(' | b'\t'))
                }
                Some(b'.' | b'*') => matches!(before.as_bytes().last(), None | Some(b'\n' | b'(' | b'\t' | b'.' | b';')),
                _ => false,
            };
            return (strong && (item || word.vietnamese)) || (known && word.vietnamese);
        }
        strong || (word.vietnamese && (known || has_vietnamese_neighbour(text, word)))
    }
}

/// Whether the word before or after is Vietnamese beyond doubt.
fn has_vietnamese_neighbour(text: &str, word: &Word) -> bool {
    let table = Syllables::get();
    let before = text[..word.start()].trim_end_matches(' ').rsplit(|c: char| !c.is_alphabetic()).next();
    let after = text[word.end()..].trim_start_matches(' ').split(|c: char| !c.is_alphabetic()).next();
    [before, after].into_iter().flatten().any(|near| !near.is_ascii() && near.len() < 16 && table.grade_of(near) >= IN_USE)
}

/// One patch a letter.
fn fold(text: &str, word: &Word, alphabet: Alphabet, out: &mut Vec<Patch>) {
    let push = |out: &mut Vec<Patch>, patch: Patch| out.push(if word.vietnamese { patch } else { patch.likely() });
    if let Some(few) = word.few() {
        for &(at, len, number) in few {
            let start = word.start() + usize::from(at);
            let plain = letter(usize::from(number), word.capitals);
            // The types of documents that end in a small letter.
            let code = matches!(&text[word.start()..start], "TT" | "CT") && matches!(plain, "G" | "R") && few.len() == 1;
            let plain = if code { letter(usize::from(number), false) } else { plain };
            push(out, Patch::new(start, start + usize::from(len), plain, EditKind::LookAlike));
        }
        return;
    }
    let mut at = word.start();
    while at < word.end() {
        let (own, len) = alphabet.at(text, at);
        let start = at;
        at += len.max(1);
        // Letters of Vietnamese words are none of the look-alikes.
        if own.code() != FOREIGN {
            continue;
        }
        let Some(number) = text[start..].chars().next().and_then(number) else { continue };
        let plain = letter(number, word.capitals);
        let marks = text[at..word.end()].find(|c| !is_mark(c)).unwrap_or(word.end() - at);
        let patch = if marks == 0 {
            Patch::new(start, at, plain, EditKind::LookAlike)
        } else {
            let marked: String = plain.chars().chain(text[at..at + marks].chars()).nfc().collect();
            Patch::new(start, at + marks, marked, EditKind::LookAlike)
        };
        at += marks;
        push(out, patch);
    }
}

#[cfg(test)]
mod tests {
    use super::super::patch::apply;
    use super::super::scan::scan;
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(apply(text, &patches(text, &scan(text).suspects)), expected, "{text}");
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
        for text in ["Báo cáo của Россия сам не сам", "Москва", "Университет сам по себе", "Ωmega 5 μm", "Straße", "Αθήνα"]
        {
            check(text, text);
        }
    }

    #[test]
    fn the_table_is_of_vietnamese_letters() {
        let alphabet = Alphabet::new();
        for (number, &alike) in TABLE.alike.iter().enumerate() {
            assert_eq!(alphabet.of(alike).code(), FOREIGN, "{alike}");
            let plain = letter(number, false).chars().next().unwrap();
            assert!(!matches!(alphabet.of(plain).code(), 0 | FOREIGN), "{plain}");
        }
        assert!(TABLE.alike.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
