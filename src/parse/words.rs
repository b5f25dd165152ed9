//! Words: a text as a row of word and punctuation keys, so that vocabulary is compared by integers.
//!
//! A key ignores letter case and the place of the tone mark (`Hoà` = `hòa`), but not the tone itself (`ban` ≠ `bán`).
//! `&` has the key of `và`, all dashes have one key, and the asterisks of Markdown are no words. Keys are 64-bit
//! hashes; vocabulary is cut into words by the same code, so both sides always agree.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::char::{compose, decompose_canonical};

use crate::base::fold::{is_upper, lower};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital letter.
    Capital,
    /// Two or more letters, all capitals.
    Capitals,
    /// Digits.
    Number,
    /// One punctuation character.
    Mark,
}

/// One word, number or punctuation mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// First byte in the text.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// What is compared.
    pub(crate) key: u64,
    /// How it is written.
    pub(crate) shape: Shape,
}

/// A text and its words.
#[derive(Clone, Debug)]
pub(crate) struct Words<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Its words, numbers and marks.
    pub(crate) all: Vec<Word>,
    /// Whether no letter of the text is small, so that capitals tell nothing.
    pub(crate) capitals: bool,
}

impl<'a> Words<'a> {
    /// Cuts a text into words.
    pub(crate) fn new(text: &'a str) -> Self {
        let letters: &[Letter] = &LETTERS;
        let mut all = Vec::with_capacity(text.len() / 5 + 2);
        let mut capitals = true;
        let mut chars = text.char_indices();
        let mut next = chars.next();
        while let Some((start, c)) = next {
            let first = Letter::of(letters, c);
            if first.class == Class::Gap {
                next = chars.next();
                continue;
            }
            if first.class == Class::Mark {
                all.push(Word { start: start as u32, end: (start + c.len_utf8()) as u32, key: mark(c), shape: Shape::Mark });
                next = chars.next();
                continue;
            }
            let digits = first.class == Class::Digit;
            let mut hash = Hash::default();
            let (mut letter, mut count, mut uppers, mut end) = (first, 0u32, 0u32, start);
            let mut c = c;
            loop {
                hash.add(letter);
                count += 1;
                uppers += u32::from(letter.upper);
                end += c.len_utf8();
                next = chars.next();
                let Some((_, following)) = next else { break };
                c = following;
                letter = Letter::of(letters, c);
                let belongs = if digits { letter.class == Class::Digit } else { letter.class >= Class::Digit };
                if !belongs {
                    break;
                }
            }
            let shape = match (digits, first.upper) {
                (true, _) => Shape::Number,
                (_, false) => Shape::Lower,
                _ if count > 1 && uppers == count => Shape::Capitals,
                _ => Shape::Capital,
            };
            capitals &= digits || uppers == count;
            all.push(Word { start: start as u32, end: end as u32, key: hash.finish(), shape });
        }
        Self { text, all, capitals }
    }

    /// The key of word `at`; 0 past the end.
    pub(crate) fn key(&self, at: usize) -> u64 {
        self.all.get(at).map_or(0, |word| word.key)
    }

    /// Whether word `at` is the mark `c` (any dash for `-`).
    pub(crate) fn is_mark(&self, at: usize, c: char) -> bool {
        self.all.get(at).is_some_and(|word| word.shape == Shape::Mark && word.key == mark(c))
    }

    /// Whether word `at` begins with a capital where that means something.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        !self.capitals && self.all.get(at).is_some_and(|word| matches!(word.shape, Shape::Capital | Shape::Capitals))
    }

    /// Whether word `at` is written with a small letter, or everything is in capitals.
    pub(crate) fn is_lower(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|word| match word.shape {
            Shape::Lower => true,
            Shape::Capital | Shape::Capitals => self.capitals,
            Shape::Number | Shape::Mark => false,
        })
    }

    /// The value of the number at `at`, if it has at most nine digits.
    pub(crate) fn number(&self, at: usize) -> Option<u32> {
        let word = self.all.get(at).filter(|word| word.shape == Shape::Number && word.end - word.start <= 9)?;
        self.text[word.start as usize..word.end as usize].parse().ok()
    }

    /// The text of word `at`.
    pub(crate) fn slice(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |word| &self.text[word.start as usize..word.end as usize])
    }

    /// The bytes of a run of words; empty for an empty run.
    pub(crate) fn bytes(&self, run: Range<usize>) -> Range<usize> {
        match (self.all.get(run.start), self.all.get(run.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if run.start < run.end => first.start as usize..last.end as usize,
            (Some(first), _) => first.start as usize..first.start as usize,
            _ => self.text.len()..self.text.len(),
        }
    }

    /// The first word that starts at or after byte `at`.
    pub(crate) fn word_at(&self, at: usize) -> usize {
        self.all.partition_point(|word| (word.start as usize) < at)
    }

    /// Whether a space stands between word `at` and the one before it.
    pub(crate) fn spaced(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.all.get(before)), self.all.get(at)) {
            (Some(before), Some(word)) => before.end < word.start,
            _ => true,
        }
    }

    /// The number of words.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}

/// The key of a single word.
pub(crate) fn key(word: &str) -> u64 {
    Words::new(word).key(0)
}

fn mark(c: char) -> u64 {
    match c {
        '&' => *AND,
        '-' | '‐'..='―' | '−' => u64::from(b'-'),
        c => u64::from(c),
    }
}

static AND: LazyLock<u64> = LazyLock::new(|| {
    let mut hash = Hash::default();
    "và".chars().for_each(|c| hash.add(Letter::computed(c)));
    hash.finish()
});

/// FNV-1a over the letters without tone, and the tone of the syllable.
struct Hash {
    letters: u64,
    tone: u64,
}

impl Default for Hash {
    fn default() -> Self {
        Self { letters: 0xcbf2_9ce4_8422_2325, tone: 0 }
    }
}

impl Hash {
    fn add(&mut self, letter: Letter) {
        self.letters = (self.letters ^ u64::from(letter.plain)).wrapping_mul(0x0100_0000_01b3);
        self.tone |= u64::from(letter.tone);
    }

    /// Never a mark's key: marks are below 2^21.
    fn finish(&self) -> u64 {
        (self.letters ^ self.tone.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1 << 63
    }
}

/// What a character is to a word; from `Digit` on it belongs to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// White space and the asterisks of Markdown.
    Gap,
    Mark,
    Digit,
    Letter,
}

/// A character: its lower-case letter without tone, the tone as one bit, and what it is.
#[derive(Clone, Copy, Debug)]
struct Letter {
    plain: u32,
    tone: u8,
    upper: bool,
    class: Class,
}

impl Letter {
    /// From the table of the Latin letters, or by the Unicode rules.
    fn of(table: &[Self], c: char) -> Self {
        let code = c as usize;
        match code {
            0..0x250 => table[code],
            0x1ea0..0x1f00 => table[code - 0x1ea0 + 0x250],
            _ => Self::computed(c),
        }
    }

    fn computed(c: char) -> Self {
        let (mut plain, mut tone) = ('\0', 0);
        decompose_canonical(lower(c), |part| match part {
            '\u{300}' => tone = 1,
            '\u{301}' => tone = 2,
            '\u{303}' => tone = 4,
            '\u{309}' => tone = 8,
            '\u{323}' => tone = 16,
            part if plain == '\0' => plain = part,
            part => plain = compose(plain, part).unwrap_or(plain),
        });
        let class = match c {
            _ if c.is_whitespace() || c == '*' => Class::Gap,
            '0'..='9' => Class::Digit,
            _ if c.is_alphanumeric() => Class::Letter,
            _ => Class::Mark,
        };
        Self { plain: plain as u32, tone, upper: is_upper(c), class }
    }
}

static LETTERS: LazyLock<Vec<Letter>> =
    LazyLock::new(|| ('\0'..'\u{250}').chain('\u{1ea0}'..'\u{1f00}').map(Letter::computed).collect());

/// A vocabulary: phrases of one or more words, each with a value; the longest match counts.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// One bit for each first word, so that most words are turned away at once.
    first: [u64; 64],
    next: HashMap<(u32, u64), u32, BuildHasherDefault<Mix>>,
    values: Vec<Option<T>>,
}

impl<T: Copy> Phrases<T> {
    /// A vocabulary of lists of phrases; `|` or a line end stands between two phrases.
    pub(crate) fn new(lists: &[(&str, T)]) -> Self {
        let mut phrases = Self { first: [0; 64], next: HashMap::default(), values: vec![None] };
        for (list, value) in lists {
            for phrase in list.split(['|', '\n']) {
                phrases.add(phrase, *value);
            }
        }
        phrases
    }

    fn add(&mut self, phrase: &str, value: T) {
        let mut node = 0;
        for word in Words::new(phrase).all {
            if node == 0 {
                let (slot, bit) = bit(word.key);
                self.first[slot] |= bit;
            }
            let fresh = self.values.len() as u32;
            node = *self.next.entry((node, word.key)).or_insert(fresh);
            if node == fresh {
                self.values.push(None);
            }
        }
        if node != 0 {
            self.values[node as usize] = Some(value);
        }
    }

    /// The longest phrase that starts at word `at`: the index after it, and its value.
    pub(crate) fn longest(&self, words: &Words, at: usize) -> Option<(usize, T)> {
        let (slot, bit) = bit(words.all.get(at)?.key);
        if self.first[slot] & bit == 0 {
            return None;
        }
        let (mut node, mut found) = (0, None);
        for (index, word) in words.all.iter().enumerate().skip(at) {
            let Some(&next) = self.next.get(&(node, word.key)) else { break };
            node = next;
            if let Some(value) = self.values[node as usize] {
                found = Some((index + 1, value));
            }
        }
        found
    }

    /// The index after the longest phrase that starts at word `at`.
    pub(crate) fn end(&self, words: &Words, at: usize) -> Option<usize> {
        self.longest(words, at).map(|(end, _)| end)
    }
}

fn bit(key: u64) -> (usize, u64) {
    ((key >> 20) as usize % 64, 1 << (key >> 8 & 63))
}

/// Keys are hashes already: mixing them is enough.
#[derive(Clone, Copy, Default)]
pub(crate) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(29) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ignore_case_and_tone_place_only() {
        for (a, b) in [("Hoà", "hòa"), ("THUỶ", "thủy"), ("Đ", "đ"), ("ƯƠNG", "ương"), ("&", "và"), ("–", "-")] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        for (a, b) in [("ban", "bán"), ("so", "sơ"), ("sơ", "sở"), ("an", "ân"), ("do", "đo")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn words_know_their_bytes_and_shape() {
        use Shape::{Capital, Capitals, Lower, Mark, Number};
        let words = Words::new("Sở VH,TT&DL  trước *10/12*");
        let shapes: Vec<Shape> = words.all.iter().map(|word| word.shape).collect();
        assert_eq!(shapes, [Capital, Capitals, Mark, Capitals, Mark, Capitals, Lower, Number, Mark, Number]);
        assert_eq!(&words.text[words.bytes(6..10)], "trước *10/12");
        assert_eq!((words.number(7), words.number(6)), (Some(10), None));
        assert!(words.spaced(6) && !words.spaced(3));
        assert_eq!(words.bytes(10..10), words.text.len()..words.text.len());
    }

    #[test]
    fn the_longest_phrase_counts() {
        let phrases = Phrases::new(&[("kế hoạch|kế hoạch và đầu tư", 1), ("sở", 2)]);
        let words = Words::new("Sở Kế hoạch & Đầu tư");
        assert_eq!(phrases.longest(&words, 0), Some((1, 2)));
        assert_eq!(phrases.longest(&words, 1), Some((6, 1)));
        assert_eq!(phrases.longest(&words, 2), None);
        assert_eq!(phrases.longest(&words, 99), None);
    }
}
