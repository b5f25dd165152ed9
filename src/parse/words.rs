//! Words: a text as a row of word and punctuation keys, so that vocabulary is compared by integers.
//!
//! A key ignores letter case and the place of the tone mark (`Hoà` = `hòa`), but not the tone itself (`ban` ≠ `bán`).
//! `&` has the key of `và`, all dashes have one key, and the asterisks of Markdown are no words. Keys are 64-bit
//! hashes; vocabulary is cut into words by the same code, so both sides always agree.

use std::cell::Cell;
use std::ops::Range;
use std::sync::LazyLock;

use super::alphabet::{ALPHABET, Alphabet, Letter};
use crate::base::memo::{Memo, run_of_letters};

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

/// What is known of a word wherever it stands.
#[derive(Clone, Copy)]
struct Known {
    key: u64,
    shape: Shape,
    /// Whether none of its letters is small.
    upper: bool,
}

impl Default for Known {
    fn default() -> Self {
        Self { key: 0, shape: Shape::Mark, upper: false }
    }
}

thread_local! {
    /// Words that this thread has cut before; a thread keeps them from text to text.
    static KNOWN: Cell<Option<Memo<Known>>> = const { Cell::new(None) };
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
        let mut known = KNOWN.take().unwrap_or_else(|| Memo::new(10));
        let words = Self::cut(text, &mut known);
        KNOWN.set(Some(known));
        words
    }

    fn cut(text: &'a str, known: &mut Memo<Known>) -> Self {
        let alphabet: &Alphabet = &ALPHABET;
        let bytes = text.as_bytes();
        let mut all = Vec::with_capacity(text.len() / 5 + 2);
        let mut capitals = true;
        let mut at = 0;
        while at < text.len() {
            let start = at as u32;
            // No letters are no word; a digit goes on a word that begins with letters.
            let run = bytes[at..]
                .first_chunk()
                .and_then(run_of_letters)
                .filter(|&(_, len)| len > 0 && !bytes[at + len].is_ascii_digit());
            if let Some(&Known { key, shape, upper }) = run.and_then(|(key, _)| known.get(key)) {
                at += run.map_or(0, |(_, len)| len);
                capitals &= upper;
                all.push(Word { start, end: at as u32, key, shape });
                at += usize::from(bytes[at] == b' ');
                continue;
            }
            let (first, length) = alphabet.letter(text, at);
            at += length;
            if first.is_gap() {
                continue;
            }
            if !first.in_word() {
                all.push(Word {
                    start,
                    end: at as u32,
                    key: mark(char::from_u32(first.plain()).unwrap_or(' ')),
                    shape: Shape::Mark,
                });
                continue;
            }
            let mut hash = Hash::of(first);
            let shape = if first.is_digit() {
                at = hash.run(alphabet, text, at, Letter::is_digit);
                Shape::Number
            } else {
                let rest = at;
                at = hash.run(alphabet, text, at, Letter::in_word);
                capitals &= hash.all_upper();
                match first.upper() {
                    false => Shape::Lower,
                    true if hash.all_upper() && at > rest => Shape::Capitals,
                    true => Shape::Capital,
                }
            };
            let word = Word { start, end: at as u32, key: hash.finish(), shape };
            all.push(word);
            // A sign among the bytes ends the word early; such words are not kept.
            if let Some((key, _)) = run.filter(|(_, len)| start as usize + len == at) {
                known.keep(key, Known { key: word.key, shape, upper: hash.all_upper() });
            }
            // Nearly all words are followed by one space.
            at += usize::from(bytes.get(at) == Some(&b' '));
        }
        Self { text, all, capitals }
    }

    /// The key of word `at`; 0 past the end.
    pub(crate) fn key(&self, at: usize) -> u64 {
        self.all.get(at).map_or(0, |word| word.key)
    }

    /// Whether word `at` is the mark `c` (any dash for `-`).
    #[inline]
    pub(crate) fn is_mark(&self, at: usize, c: char) -> bool {
        self.all.get(at).is_some_and(|word| word.shape == Shape::Mark && word.key == mark(c))
    }

    /// The mark at `at`, `-` for any dash; none where a word or number stands.
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        let word = self.all.get(at).filter(|word| word.shape == Shape::Mark)?;
        u32::try_from(word.key).ok().and_then(char::from_u32)
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

static AND: LazyLock<u64> = LazyLock::new(|| key("và"));

/// FNV-1a over the letters without tone, and the tone of the syllable.
struct Hash {
    letters: u64,
    /// What any of the letters is, and what all of them are.
    any: Letter,
    all: Letter,
}

impl Hash {
    fn of(letter: Letter) -> Self {
        let mut hash = Self { letters: 0xcbf2_9ce4_8422_2325, any: letter, all: letter };
        hash.add(letter);
        hash
    }

    #[inline]
    fn add(&mut self, letter: Letter) {
        self.letters = (self.letters ^ u64::from(letter.plain())).wrapping_mul(0x0100_0000_01b3);
        self.any = self.any.or(letter);
        self.all = self.all.and(letter);
    }

    fn all_upper(&self) -> bool {
        self.all.upper()
    }

    /// Adds the letters from byte `at` on that belong to the word, and says where they end.
    #[inline]
    fn run(&mut self, alphabet: &Alphabet, text: &str, mut at: usize, belongs: impl Fn(Letter) -> bool) -> usize {
        loop {
            let (letter, length) = alphabet.letter(text, at);
            if !belongs(letter) {
                return at;
            }
            self.add(letter);
            at += length;
        }
    }

    /// Never a mark's key: marks are below 2^21.
    fn finish(&self) -> u64 {
        (self.letters ^ u64::from(self.any.tone()).wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1 << 63
    }
}

/// A vocabulary: phrases of one or more words, each with a value; the longest match counts.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// One bit for each first word, so that most words are turned away at once.
    first: [u64; 64],
    steps: Steps,
    values: Vec<Option<T>>,
}

impl<T: Copy> Phrases<T> {
    /// A vocabulary of lists of phrases; `|` or a line end stands between two phrases.
    pub(crate) fn new(lists: &[(&str, T)]) -> Self {
        let words = lists.iter().map(|(list, _)| list.len() / 2).sum();
        let mut phrases = Self { first: [0; 64], steps: Steps::new(words), values: vec![None] };
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
            node = self.steps.insert(node, word.key, fresh);
            if node == fresh {
                self.values.push(None);
            }
        }
        if node != 0 {
            self.values[node as usize] = Some(value);
        }
    }

    /// The longest phrase that starts at word `at`: the index after it, and its value.
    #[inline]
    pub(crate) fn longest(&self, words: &Words, at: usize) -> Option<(usize, T)> {
        let (slot, bit) = bit(words.all.get(at)?.key);
        if self.first[slot] & bit == 0 { None } else { self.walk(words, at) }
    }

    fn walk(&self, words: &Words, at: usize) -> Option<(usize, T)> {
        let (mut node, mut found) = (0, None);
        for (index, word) in words.all.iter().enumerate().skip(at) {
            let Some(next) = self.steps.get(node, word.key) else { break };
            node = next;
            if let Some(value) = self.values[node as usize] {
                found = Some((index + 1, value));
            }
        }
        found
    }

    /// The index after the longest phrase that starts at word `at`.
    #[inline]
    pub(crate) fn end(&self, words: &Words, at: usize) -> Option<usize> {
        self.longest(words, at).map(|(end, _)| end)
    }
}

fn bit(key: u64) -> (usize, u64) {
    ((key >> 20) as usize % 64, 1 << (key >> 8 & 63))
}

/// The steps of a vocabulary's tree, from a node by a word to a node: a hash table never more than half full.
#[derive(Debug)]
struct Steps {
    /// (node, word, next node); next is 0 where the slot is free.
    slots: Vec<(u64, u32, u32)>,
}

impl Steps {
    /// Room for `words` steps, at least twice as many slots.
    fn new(words: usize) -> Self {
        Self { slots: vec![(0, 0, 0); (words * 2 + 2).next_power_of_two()] }
    }

    /// The slot of a step, or the free one where it would be.
    fn slot(&self, node: u32, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        // Keys are hashes already: mixing them is enough.
        let mixed = (key ^ u64::from(node) << 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (mixed >> 32) as usize & mask;
        while self.slots[at].2 != 0 && (self.slots[at].0, self.slots[at].1) != (key, node) {
            at = (at + 1) & mask;
        }
        at
    }

    fn get(&self, node: u32, key: u64) -> Option<u32> {
        let (_, _, next) = self.slots[self.slot(node, key)];
        (next != 0).then_some(next)
    }

    /// The step's node, `fresh` if the step is new.
    fn insert(&mut self, node: u32, key: u64, fresh: u32) -> u32 {
        let at = self.slot(node, key);
        if self.slots[at].2 == 0 {
            self.slots[at] = (key, node, fresh);
        }
        self.slots[at].2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_of_the_memo_as_they_went_in() {
        let text =
            "Ủy ban nhân dân “tỉnh”, UBND Q1 COVID19 thực hiện\u{a0}thực hiện *a* ủy ban, cv12/QĐ-UBND… nghiêngnghiêngnghiêng";
        for (at, _) in text.char_indices() {
            let view = |known: &mut Memo<Known>| format!("{:?}", Words::cut(&text[at..], known));
            let mut known = Memo::new(0);
            let slow = view(&mut Memo::new(0));
            assert_eq!(view(&mut known), slow);
            assert_eq!(view(&mut known), slow);
        }
    }

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
