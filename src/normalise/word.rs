//! One word of a text as the spacing pass sees it.

use super::letters::{Alphabet, Counts, FOREIGN, Letter};
use super::syllable::{COUNTED, Grade, IN_USE, LEGAL, LONGEST, NONE, Syllables};

/// A run of letters: where it stands and what it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
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
        let grade = if letters as usize > LONGEST || counts.odd() > 0 || counts.toned() > 1 { NONE } else { table.lookup(key, tone) };
        Some(Self {
            start: at,
            end,
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

    pub(crate) fn slice<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
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
        let bytes = self.end - self.start;
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

const OA: u64 = 7 << 5 | 1;
const OE: u64 = 7 << 5 | 4;
const UY: u64 = 10 << 5 | 12;
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
