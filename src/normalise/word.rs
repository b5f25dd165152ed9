//! One word of a text as the spacing pass sees it.

use super::letters::{Alphabet, BAR, Letter};
use super::syllable::{COUNTED, Grade, IN_USE, LEGAL, NONE, Spelling, Syllables};

/// A run of letters: where it stands and what it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) grade: Grade,
    pub(crate) letters: u32,
    /// Number of capitals.
    pub(crate) capitals: u32,
    /// Number of đ, of either case.
    pub(crate) bars: u32,
    pub(crate) first_upper: bool,
    /// Begins with a vowel.
    pub(crate) vowel_first: bool,
    /// Ends with a vowel.
    pub(crate) vowel_last: bool,
    pub(crate) toned: bool,
    /// Holds a letter outside the Vietnamese alphabet and `f j w z`.
    pub(crate) foreign: bool,
    /// Must stay as it is.
    pub(crate) fixed: bool,
}

impl Word {
    /// Reads the word that starts at `at`; `None` if no letter stands there.
    #[inline]
    pub(crate) fn read(text: &str, at: usize, alphabet: Alphabet, table: &Syllables) -> Option<Self> {
        let (first, len) = alphabet.at(text, at);
        if first == Letter::NONE {
            return None;
        }
        let mut word = Self { start: at, first_upper: first.upper(), vowel_first: first.is_vowel(), ..Self::default() };
        let mut spelling = Spelling::default();
        let (mut letter, mut len, mut end) = (first, len, at);
        while letter != Letter::NONE {
            spelling.push(letter);
            word.letters += 1;
            word.capitals += u32::from(letter.upper());
            word.bars += u32::from(letter.code() == BAR);
            word.vowel_last = letter.is_vowel();
            end += len;
            (letter, len) = alphabet.at(text, end);
        }
        word.end = end;
        word.toned = spelling.tone != 0;
        word.foreign = spelling.foreign;
        word.grade = table.grade(&spelling);
        Some(word)
    }

    pub(crate) fn slice<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// Whether no mark shows it to be Vietnamese: ASCII, or capitals with Đ, as in acronyms.
    pub(crate) fn is_plain(&self) -> bool {
        self.letters as usize == self.end - self.start || (self.bars > 0 && self.all_capitals() && self.end - self.start == (self.letters + self.bars) as usize)
    }

    pub(crate) fn all_capitals(&self) -> bool {
        self.capitals == self.letters
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

    /// Whether a run with this word has to be looked at: no syllable, or likely the end of one cut apart.
    #[inline]
    pub(crate) fn is_suspect(&self) -> bool {
        self.grade == NONE || (self.vowel_first && self.grade <= LEGAL + 1)
    }
}
