//! One word of a text as the spacing pass sees it.

use super::letters::{Alphabet, Counts, Letter};
use super::syllable::{COUNTED, Grade, IN_USE, LEGAL, LONGEST, NONE, ORDINARY, Syllables};

/// A run of letters: where it stands and what it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    start: u32,
    end: u32,
    known: Known,
}

/// What a word is, wherever it stands: small, because a scan keeps and copies many.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// The letters as a key of the syllable table; meaningless beyond twelve.
    key: u64,
    /// The counts of its letters, and above them its grade, its tone and the marks below.
    traits: u64,
}

/// Where grade, tone and marks stand in the traits.
const GRADE: u32 = Counts::BITS;
const TONE: u32 = GRADE + 5;
const MARKS: u32 = TONE + 3;
/// Ends with a vowel, is the first word of a misreading: what the next word may answer.
const VOWEL_LAST: u64 = 1 << MARKS;
const OPENS_PHRASE: u64 = 2 << MARKS;
/// Begins with a vowel, is the second word of a misreading: the answers, as many bits above.
const VOWEL_FIRST: u64 = VOWEL_LAST << ANSWER;
const GOES_ON: u64 = OPENS_PHRASE << ANSWER;
const ANSWER: u32 = 2;
/// See [`Word::is_suspect`].
const SUSPECT: u64 = 16 << MARKS;
/// See [`Word::is_odd`].
const ODD: u64 = 32 << MARKS;
/// See [`Word::has_two_tone_places`].
const TWO_TONE_PLACES: u64 = 64 << MARKS;
/// Begins with a capital.
const FIRST_UPPER: u64 = 128 << MARKS;
/// Its last letter has the tone mark.
const LAST_TONED: u64 = 256 << MARKS;
/// Must stay as it is.
const FIXED: u64 = 512 << MARKS;
/// What is to be noted of a word alone; nearly no word of clean text has any of it.
const NOTABLE: u64 = SUSPECT | ODD | TWO_TONE_PLACES;

impl Known {
    /// The same, with its places in misreadings: whether it is the first word of one, and whether it is the second.
    pub(super) fn with_places(self, [opens, goes_on]: [bool; 2]) -> Self {
        Self { traits: self.traits | mark_if(opens, OPENS_PHRASE) | mark_if(goes_on, GOES_ON), ..self }
    }
}

/// A mark, if it applies.
const fn mark_if(applies: bool, mark: u64) -> u64 {
    if applies { mark } else { 0 }
}

impl Word {
    /// The word that stands at a place, as the memo knows it.
    #[inline]
    pub(crate) fn of(known: Known, start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32, known }
    }

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
        let suspect = grade == NONE || (grade <= ORDINARY && first.is_vowel());
        let traits = counts.bits()
            | u64::from(grade) << GRADE
            | u64::from(tone) << TONE
            | mark_if(first.is_vowel(), VOWEL_FIRST)
            | mark_if(last.is_vowel(), VOWEL_LAST)
            | mark_if(suspect, SUSPECT)
            | mark_if(first.upper(), FIRST_UPPER)
            | mark_if(last.tone() != 0, LAST_TONED);
        let mut word = Self { start: at as u32, end: end as u32, known: Known { key, traits } };
        word.known.traits |= mark_if(word.looks_odd(), ODD) | mark_if(word.ends_in_two_places(), TWO_TONE_PLACES);
        Some(word)
    }

    /// What it is, wherever it stands.
    pub(super) fn known(&self) -> Known {
        self.known
    }

    #[inline]
    fn has(&self, mark: u64) -> bool {
        self.known.traits & mark != 0
    }

    #[inline]
    fn counts(&self) -> Counts {
        Counts::of(self.known.traits)
    }

    /// How well known it is as a syllable.
    #[inline]
    pub(crate) fn grade(&self) -> Grade {
        (self.known.traits >> GRADE & 31) as Grade
    }

    #[inline]
    fn tone(&self) -> u8 {
        (self.known.traits >> TONE & 7) as u8
    }

    /// Begins with a capital.
    pub(crate) fn first_upper(&self) -> bool {
        self.has(FIRST_UPPER)
    }

    /// Whether the last letter has the tone mark.
    pub(crate) fn last_toned(&self) -> bool {
        self.has(LAST_TONED)
    }

    /// Whether it must stay as it is.
    #[inline]
    pub(crate) fn is_fixed(&self) -> bool {
        self.has(FIXED)
    }

    /// Lets it stay as it is.
    pub(crate) fn fix(&mut self) {
        self.known.traits |= FIXED;
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
        self.counts().letters()
    }

    pub(crate) fn capitals(&self) -> u32 {
        self.counts().capitals()
    }

    /// Number of tone marks.
    pub(crate) fn tones(&self) -> u32 {
        self.counts().toned()
    }

    /// Longer than any word of a language.
    pub(crate) fn is_endless(&self) -> bool {
        self.letters() >= Counts::MOST
    }

    /// Holds a letter outside the Vietnamese alphabet and `f j w z`.
    pub(crate) fn is_foreign(&self) -> bool {
        self.counts().foreign() > 0
    }

    #[inline]
    pub(crate) fn vowel_first(&self) -> bool {
        self.has(VOWEL_FIRST)
    }

    #[inline]
    fn vowel_last(&self) -> bool {
        self.has(VOWEL_LAST)
    }

    /// Whether no mark shows it to be Vietnamese: ASCII, or capitals with Đ, as in acronyms.
    pub(crate) fn is_plain(&self) -> bool {
        let letters = self.letters() as usize;
        let bytes = self.end() - self.start();
        letters == bytes || (self.all_capitals() && bytes == letters + self.counts().bars() as usize)
    }

    pub(crate) fn all_capitals(&self) -> bool {
        self.capitals() == self.letters()
    }

    /// Whether it is a syllable that official text uses.
    pub(crate) fn in_use(&self) -> bool {
        self.grade() >= IN_USE
    }

    pub(crate) fn counted(&self) -> bool {
        self.grade() >= COUNTED
    }

    pub(crate) fn is_syllable(&self) -> bool {
        self.grade() != NONE
    }

    /// Whether it is worth a suspicion: Vietnamese by its marks, no name, and no syllable that is in use.
    #[inline]
    pub(crate) fn is_odd(&self) -> bool {
        self.has(ODD)
    }

    fn looks_odd(&self) -> bool {
        // Marks show a word of ours, so a letter from outside is likely a slip.
        if self.is_foreign() {
            return self.counts().toned() + self.counts().bars() > 0;
        }
        self.grade() <= LEGAL + 1
            && self.letters() > 1
            && !self.is_plain()
            && (self.capitals() == 0 || self.all_capitals())
            && self.counts().bars() < self.letters()
    }

    /// Whether a run with this word has to be looked at: no syllable, or likely the end of one cut apart.
    #[inline]
    pub(crate) fn is_suspect(&self) -> bool {
        self.has(SUSPECT)
    }

    /// Whether anything about the word alone is to be noted; false for nearly all words of clean text.
    #[inline]
    pub(crate) fn is_notable(&self) -> bool {
        self.has(NOTABLE)
    }

    /// Whether the next word may go on a misreading that this one begins.
    #[inline]
    pub(crate) fn may_open(&self, next: &Self) -> bool {
        self.has(next.known.traits >> ANSWER & OPENS_PHRASE)
    }

    /// Whether two words have the same first letters, but for case: a quick look before [`Word::is_same`].
    #[inline]
    pub(crate) fn has_key_of(&self, other: &Self) -> bool {
        self.known.key == other.known.key
    }

    /// Whether two words have the same letters, but for case; sure only up to twelve letters.
    #[inline]
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.known.key == other.known.key
            && self.tone() == other.tone()
            && self.letters() == other.letters()
            && self.letters() > 1
    }

    /// What tells this word from others but for case, mixed.
    #[inline]
    pub(crate) fn mark(&self) -> u64 {
        (self.known.key << 3 | u64::from(self.tone())).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// Whether this word and the next might be one syllable cut between its vowels.
    #[inline]
    pub(crate) fn is_split_before(&self, next: &Self, table: &Syllables) -> bool {
        next.vowel_first() && self.vowel_last() && self.joined(next, table) >= COUNTED
    }

    /// The grade of this word and the next written as one.
    pub(crate) fn joined(&self, next: &Self, table: &Syllables) -> Grade {
        let letters = self.letters() + next.letters();
        if letters as usize > LONGEST || (self.tone() != 0 && next.tone() != 0) || self.counts().odd() + next.counts().odd() > 0 {
            return NONE;
        }
        table.lookup(self.known.key << (5 * next.letters()) | next.known.key, self.tone() | next.tone())
    }

    /// Whether it ends in an open oa, oe or uy with a tone mark, which may stand on either vowel.
    #[inline]
    pub(crate) fn has_two_tone_places(&self) -> bool {
        self.has(TWO_TONE_PLACES)
    }

    fn ends_in_two_places(&self) -> bool {
        self.tone() != 0
            && self.counts().letters() > 2
            && matches!(self.known.key & 0x3ff, OA | OE | UY)
            && self.known.key >> 10 & 31 != Q
    }
}

/// What the last two words of a run have to do with the next; all of it in a few registers.
#[derive(Clone, Copy, Default)]
pub(crate) struct Near {
    /// What of the next word would answer the last.
    answers: u64,
    keys: [u64; 2],
}

impl Near {
    /// Whether the next word is notable alone or together with the last two: nearly none of clean text is.
    #[inline]
    pub(crate) fn calls_for(&self, word: Known) -> bool {
        let Known { key, traits } = word;
        traits & (NOTABLE | self.answers) != 0 || self.keys.contains(&key)
    }

    #[inline]
    pub(crate) fn add(&mut self, word: Known) {
        let answers = word.traits << ANSWER & (VOWEL_FIRST | GOES_ON);
        *self = Self { answers, keys: [self.keys[1], word.key] };
    }
}

/// The keys of two vowels, and of q.
const OA: u64 = 0b00111_00001;
const OE: u64 = 0b00111_00100;
const UY: u64 = 0b01010_01100;
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
