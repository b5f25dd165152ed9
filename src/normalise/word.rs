//! One word of a text as the spacing pass sees it.

use super::letters::{Alphabet, Counts, FOREIGN, Letter};
use super::syllable::{COUNTED, Grade, IN_USE, LEGAL, LONGEST, NONE, Syllables};

/// A run of letters: where it stands and what it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    start: u32,
    end: u32,
    /// The letters as a key of the syllable table; meaningless beyond twelve.
    key: u64,
    counts: Counts,
    pub(crate) grade: Grade,
    tone: u8,
    first: u8,
    last: u8,
    pub(crate) first_upper: bool,
    /// The last letter has the tone mark.
    pub(crate) last_toned: bool,
    /// Must stay as it is.
    pub(crate) fixed: bool,
}

impl Word {
    /// Reads the word that starts at `at`; `None` if no letter stands there.
    #[inline]
    pub(crate) fn read(text: &str, at: usize, alphabet: Alphabet, table: &Syllables) -> Option<Self> {
        let (first, mut len) = alphabet.at(text, at);
        if first == Letter::NONE {
            return None;
        }
        let (mut counts, mut key, mut tone, mut end) = (Counts::default(), 0u64, 0u8, at);
        let (mut letter, mut last) = (first, first);
        while letter != Letter::NONE {
            counts.add(letter);
            key = key << 5 | u64::from(letter.code());
            tone |= letter.tone();
            last = letter;
            end += len;
            if counts.letters() >= Counts::MOST {
                end = end_of_letters(text, end, alphabet);
                break;
            }
            (letter, len) = alphabet.at(text, end);
        }
        let letters = counts.letters();
        let grade =
            if letters as usize > LONGEST || counts.odd() > 0 || counts.toned() > 1 { NONE } else { table.lookup(key, tone) };
        Some(Self {
            start: at as u32,
            end: end as u32,
            key,
            counts,
            grade,
            tone,
            first: first.code(),
            last: last.code(),
            first_upper: first.upper(),
            last_toned: last.tone() != 0,
            fixed: false,
        })
    }

    #[inline]
    pub(crate) fn start(&self) -> usize {
        self.start as usize
    }

    #[inline]
    pub(crate) fn end(&self) -> usize {
        self.end as usize
    }

    pub(crate) fn slice<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start()..self.end()]
    }

    /// Number of letters, up to the most that are counted.
    pub(crate) fn letters(&self) -> u32 {
        self.counts.letters()
    }

    pub(crate) fn capitals(&self) -> u32 {
        self.counts.capitals()
    }

    /// Longer than any word of a language.
    pub(crate) fn is_endless(&self) -> bool {
        self.letters() >= Counts::MOST
    }

    /// Holds a letter outside the Vietnamese alphabet and `f j w z`.
    pub(crate) fn is_foreign(&self) -> bool {
        self.counts.foreign() > 0
    }

    #[inline]
    pub(crate) fn vowel_first(&self) -> bool {
        matches!(self.first, 1..=12)
    }

    #[inline]
    fn vowel_last(&self) -> bool {
        matches!(self.last, 1..=12)
    }

    /// Whether no mark shows it to be Vietnamese: ASCII, or capitals with Đ, as in acronyms.
    pub(crate) fn is_plain(&self) -> bool {
        let letters = self.letters() as usize;
        let bytes = self.end() - self.start();
        letters == bytes || (self.all_capitals() && bytes == letters + self.counts.bars() as usize)
    }

    pub(crate) fn all_capitals(&self) -> bool {
        self.capitals() == self.letters()
    }

    /// Whether it is a syllable that official text uses.
    pub(crate) fn in_use(&self) -> bool {
        self.grade >= IN_USE
    }

    pub(crate) fn counted(&self) -> bool {
        self.grade >= COUNTED
    }

    pub(crate) fn is_syllable(&self) -> bool {
        self.grade != NONE
    }

    /// Whether it is worth a suspicion: Vietnamese by its marks, no name, and no syllable that is in use.
    pub(crate) fn is_odd(&self) -> bool {
        self.grade <= LEGAL + 1
            && self.letters() > 1
            && !self.is_plain()
            && !self.is_foreign()
            && (self.capitals() == 0 || self.all_capitals())
            && self.counts.bars() < self.letters()
    }

    /// Whether a run with this word has to be looked at: no syllable, or likely the end of one cut apart.
    #[inline]
    pub(crate) fn is_suspect(&self) -> bool {
        self.grade == NONE || (self.grade <= LEGAL + 1 && self.vowel_first())
    }

    /// Whether two words have the same letters, but for case; sure only up to twelve letters.
    #[inline]
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.key == other.key && self.tone == other.tone && self.letters() == other.letters() && self.letters() > 1
    }

    /// What tells this word from others but for case, mixed.
    #[inline]
    pub(crate) fn mark(&self) -> u64 {
        (self.key << 3 | u64::from(self.tone)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// Whether this word and the next might be one syllable cut between its vowels.
    #[inline]
    pub(crate) fn is_split_before(&self, next: &Self, table: &Syllables) -> bool {
        next.vowel_first() && self.vowel_last() && self.joined(next, table) >= COUNTED
    }

    /// The grade of this word and the next written as one.
    pub(crate) fn joined(&self, next: &Self, table: &Syllables) -> Grade {
        let letters = self.letters() + next.letters();
        if letters as usize > LONGEST || (self.tone != 0 && next.tone != 0) || self.counts.odd() + next.counts.odd() > 0 {
            return NONE;
        }
        table.lookup(self.key << (5 * next.letters()) | next.key, self.tone | next.tone)
    }

    /// Whether it ends in an open oa, oe or uy with a tone mark, which may stand on either vowel.
    #[inline]
    pub(crate) fn has_two_tone_places(&self) -> bool {
        self.tone != 0 && self.counts.letters() > 2 && matches!(self.key & 0x3ff, OA | OE | UY) && self.key >> 10 & 31 != Q
    }
}

/// Words read before, so that a common word is decoded once.
///
/// Keyed by the word's bytes, up to 16 of them; two places a key, the newer word first.
pub(crate) struct Memo {
    entries: Vec<[(u64, u64, Word); 2]>,
}

const MEMO: usize = 1 << 11;

impl Memo {
    pub(crate) fn new() -> Self {
        Self { entries: vec![Default::default(); MEMO] }
    }

    /// Reads the word that starts at `at`, as [`Word::read`] does.
    #[inline]
    pub(crate) fn read(&mut self, text: &str, at: usize, alphabet: Alphabet, table: &Syllables) -> Option<Word> {
        let Some(window) = text.as_bytes().get(at..at + 16) else { return Word::read(text, at, alphabet, table) };
        let (low, high) = window.split_at(8);
        let (Ok(low), Ok(high)) = (low.try_into(), high.try_into()) else { return None };
        let (low, high) = (u64::from_le_bytes(low), u64::from_le_bytes(high));
        // The run of bytes that may be letters.
        let (stop_low, stop_high) = (not_letters(low), not_letters(high));
        let (low, high, len) = if stop_low != 0 {
            let bits = stop_low.trailing_zeros() & !7;
            if bits == 0 {
                return None;
            }
            (low & !(u64::MAX << bits), 0, bits / 8)
        } else if stop_high != 0 {
            let bits = stop_high.trailing_zeros() & !7;
            (low, high & !(u64::MAX << bits), 8 + bits / 8)
        } else {
            return Word::read(text, at, alphabet, table);
        };
        let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let [first, second] = &mut self.entries[(mixed >> (64 - MEMO.trailing_zeros())) as usize];
        let known = if (first.0, first.1) == (low, high) {
            first.2
        } else if (second.0, second.1) == (low, high) {
            second.2
        } else {
            let word = Word::read(text, at, alphabet, table)?;
            // A sign among the bytes ends the word early; such words are not kept.
            if word.end == at as u32 + len {
                *second = std::mem::replace(first, (low, high, word));
            }
            return Some(word);
        };
        Some(Word { start: at as u32, end: at as u32 + len, ..known })
    }
}

/// The high bit of each byte that is ASCII and no letter.
#[inline]
fn not_letters(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let seven = (bytes | (ONES * 0x20)) & (ONES * 0x7f);
    // Adding carries into the high bit from `a` on, and from beyond `z` on.
    let letters = (seven + ONES * (0x80 - 0x61)) & !(seven + ONES * (0x80 - 0x7b));
    !(letters | bytes) & (ONES * 0x80)
}

/// The keys of two vowels.
const OA: u64 = 0b00111_00001;
const OE: u64 = 0b00111_00100;
const UY: u64 = 0b01010_01100;
/// The code of q.
const Q: u64 = 24;

/// The end of the letters from `at` on.
#[cold]
fn end_of_letters(text: &str, mut at: usize, alphabet: Alphabet) -> usize {
    loop {
        let (letter, len) = alphabet.at(text, at);
        if letter == Letter::NONE {
            return at;
        }
        at += len;
    }
}

const _: () = assert!(FOREIGN == 31, "codes have five bits");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_of_the_memo_as_they_went_in() {
        let text = "Ủy ban nhân dân tỉnh “thực hiện”, Ủy ban@nhân [các] cấp {dân} `tỉnh z{ @A~ hộ gia-đình năm 2026 nghiêngnghiêngnghiêng, hết rồi";
        let (alphabet, table) = (Alphabet::new(), Syllables::get());
        let mut memo = Memo::new();
        for _ in 0..2 {
            for (at, _) in text.char_indices() {
                let (found, expected) = (memo.read(text, at, alphabet, table), Word::read(text, at, alphabet, table));
                let view = |word: Option<Word>| {
                    word.map(|word| (word.start(), word.end(), word.grade, word.key, word.letters(), word.first_upper))
                };
                assert_eq!(view(found), view(expected), "at {at}");
            }
        }
    }
}
