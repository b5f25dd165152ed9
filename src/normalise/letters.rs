//! Vietnamese letters as small numbers: what the syllable table and the scanners work on.
//!
//! A letter has a code (1–12 vowels, 13–29 consonants), a tone (0–5) and a case. The codes 30 and 31 stand for letters
//! of no Vietnamese syllable: `f j w z`, and every letter outside the alphabet. Code 0 is no letter.

use std::sync::LazyLock;

/// The vowels by code: index 0 is code 1.
pub(crate) const VOWELS: [char; 12] = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
/// The consonants by code: index 0 is code 13.
pub(crate) const CONSONANTS: [char; 17] = ['b', 'c', 'd', 'đ', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'q', 'r', 's', 't', 'v', 'x'];
/// The toned forms of each vowel: ngang, huyền, sắc, hỏi, ngã, nặng.
pub(crate) const TONED: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// Code of đ.
pub(crate) const BAR: u8 = 16;
/// Code of the letters `f j w z`.
pub(crate) const OUTSIDE: u8 = 30;
/// Code of letters of other alphabets, and of combining marks.
pub(crate) const FOREIGN: u8 = 31;

const _: () = assert!(FOREIGN == 31, "codes have five bits");

/// The toned forms and their capitals, in the order of [`TONED`].
const FORMS: &str = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ\
    AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴ";

/// The vowel with a code and tone, as text that need not be allocated.
pub(crate) fn vowel_text(code: u8, tone: u8, upper: bool) -> Option<&'static str> {
    static PIECES: LazyLock<Vec<&'static str>> =
        LazyLock::new(|| FORMS.char_indices().map(|(at, c)| &FORMS[at..at + c.len_utf8()]).collect());
    let form = 6 * usize::from(code).checked_sub(1).filter(|at| *at < VOWELS.len())? + usize::from(tone);
    PIECES.get(form + if upper { 6 * VOWELS.len() } else { 0 }).copied()
}

/// One letter: code in bits 0–4, tone in 5–7, upper case in 8; from bit 22 the counts it adds to those of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter(u64);

/// What the letters of a word add up to: how many there are, and how many of each sort. One addition a letter.
///
/// Seven bits a count: words are read to [`Counts::MOST`] letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts(u64);

impl Counts {
    /// Longest word that is counted right.
    pub(crate) const MOST: u32 = 100;
    /// How many bits the counts take.
    pub(crate) const BITS: u32 = 42;

    /// The counts in the low bits of a number.
    #[inline]
    pub(crate) const fn of(bits: u64) -> Self {
        Self(bits & ((1 << Self::BITS) - 1))
    }

    pub(crate) const fn bits(self) -> u64 {
        self.0
    }

    #[inline]
    pub(crate) fn add(&mut self, letter: Letter) {
        self.0 += letter.0 >> 22;
    }

    const fn field(self, number: u32) -> u32 {
        (self.0 >> (number * 7) & 127) as u32
    }

    pub(crate) const fn capitals(self) -> u32 {
        self.field(0)
    }

    pub(crate) const fn letters(self) -> u32 {
        self.field(1)
    }

    /// Letters with a tone mark.
    pub(crate) const fn toned(self) -> u32 {
        self.field(2)
    }

    /// Đ and đ.
    pub(crate) const fn bars(self) -> u32 {
        self.field(3)
    }

    /// Letters of no Vietnamese word.
    pub(crate) const fn odd(self) -> u32 {
        self.field(4)
    }

    /// Letters of other alphabets.
    pub(crate) const fn foreign(self) -> u32 {
        self.field(5)
    }
}

impl Letter {
    pub(crate) const NONE: Self = Self(0);

    const fn new(code: u8, tone: u8, upper: bool) -> Self {
        let counts = upper as u64
            | 1 << 7
            | ((tone != 0) as u64) << 14
            | ((code == BAR) as u64) << 21
            | ((code >= OUTSIDE) as u64) << 28
            | ((code == FOREIGN) as u64) << 35;
        Self(code as u64 | (tone as u64) << 5 | (upper as u64) << 8 | counts << 22)
    }

    pub(crate) const fn code(self) -> u8 {
        (self.0 & 31) as u8
    }

    pub(crate) const fn tone(self) -> u8 {
        ((self.0 >> 5) & 7) as u8
    }

    /// What tells this letter from others but for case.
    pub(crate) const fn mark(self) -> Mark {
        Mark((self.0 & 0xff) as u8)
    }

    pub(crate) const fn upper(self) -> bool {
        self.0 >> 8 & 1 != 0
    }

    pub(crate) const fn is_vowel(self) -> bool {
        matches!(self.code(), 1..=12)
    }
}

/// Code and tone of a letter in one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(u8);

impl Mark {
    /// The mark in the low byte of a number.
    #[inline]
    pub(crate) const fn of(marks: u64) -> Self {
        Self((marks & 0xff) as u8)
    }

    #[inline]
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    #[inline]
    pub(crate) const fn code(self) -> u8 {
        self.0 & 31
    }

    #[inline]
    pub(crate) const fn tone(self) -> u8 {
        self.0 >> 5
    }

    pub(crate) const fn is_vowel(self) -> bool {
        matches!(self.code(), 1..=12)
    }
}

struct Tables {
    ascii: [Letter; 128],
    /// U+00C0 to U+01BF.
    two: [Letter; 256],
    /// U+1E80 to U+1EFF.
    three: [Letter; 128],
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables { ascii: [Letter::NONE; 128], two: [Letter::NONE; 256], three: [Letter::NONE; 128] };
    for c in (0x41..0x200).chain(0x1e80..0x1f00).filter_map(char::from_u32).filter(|c| c.is_alphabetic()) {
        tables.set(c, if c.is_ascii() { OUTSIDE } else { FOREIGN }, 0);
    }
    for (i, forms) in TONED.iter().enumerate() {
        for (tone, &c) in forms.iter().enumerate() {
            tables.set(c, i as u8 + 1, tone as u8);
            tables.set(upper(c), i as u8 + 1, tone as u8);
        }
    }
    for (i, &c) in CONSONANTS.iter().enumerate() {
        tables.set(c, i as u8 + 13, 0);
        tables.set(upper(c), i as u8 + 13, 0);
    }
    tables
});

/// The capital of a letter with a one-letter capital.
pub(crate) fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

impl Tables {
    fn set(&mut self, c: char, code: u8, tone: u8) {
        let letter = Letter::new(code, tone, c.is_uppercase());
        match c as u32 {
            at @ 0..0x80 => self.ascii[at as usize] = letter,
            at @ 0xc0..0x1c0 => self.two[at as usize - 0xc0] = letter,
            at @ 0x1e80..0x1f00 => self.three[at as usize - 0x1e80] = letter,
            _ => {}
        }
    }
}

/// The letter tables, fetched once for a scan.
#[derive(Clone, Copy)]
pub(crate) struct Alphabet(&'static Tables);

impl Alphabet {
    pub(crate) fn new() -> Self {
        Self(&TABLES)
    }

    /// The letter that starts at byte `at` and its length in bytes; `NONE` for anything that is no letter.
    #[inline]
    pub(crate) fn at(self, text: &str, at: usize) -> (Letter, usize) {
        let bytes = text.as_bytes();
        let Some(&first) = bytes.get(at) else {
            return (Letter::NONE, 0);
        };
        if first < 0x80 {
            return (self.0.ascii[first as usize], 1);
        }
        if first == 0xe1 {
            if let (Some(&second @ (0xba | 0xbb)), Some(&third)) = (bytes.get(at + 1), bytes.get(at + 2)) {
                return (self.0.three[usize::from(second & 1) << 6 | usize::from(third & 63)], 3);
            }
        } else if matches!(first, 0xc3..=0xc6)
            && let Some(&second) = bytes.get(at + 1)
        {
            return (self.0.two[usize::from(first.wrapping_sub(0xc3) & 3) << 6 | usize::from(second & 63)], 2);
        }
        other_letter(text, at)
    }

    /// The letter for a character.
    pub(crate) fn of(self, c: char) -> Letter {
        let mut buffer = [0; 4];
        self.at(c.encode_utf8(&mut buffer), 0).0
    }
}

/// A letter outside the tables.
#[cold]
fn other_letter(text: &str, at: usize) -> (Letter, usize) {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
        return (Letter::NONE, 1);
    };
    let (letter, upper) = match c {
        // The blocks most look-alikes come from, without a search in the Unicode tables.
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{23ff}' => (false, false),
        '\u{400}'..='\u{42f}' => (true, true),
        '\u{430}'..='\u{45f}' | '\u{1d00}'..='\u{1d25}' => (true, false),
        c => (c.is_alphabetic() || is_mark(c), c.is_uppercase()),
    };
    (if letter { Letter::new(FOREIGN, 0, upper) } else { Letter::NONE }, c.len_utf8())
}

/// Whether `c` is a mark that is set on the letter before it.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// The letter with code `code`, tone `tone` and case as a character.
pub(crate) fn compose(code: u8, tone: u8, is_upper: bool) -> Option<char> {
    let c = match code {
        1..=12 => *TONED[code as usize - 1].get(tone as usize)?,
        13..=29 => CONSONANTS[code as usize - 13],
        _ => return None,
    };
    Some(if is_upper { upper(c) } else { c })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_is_read_and_written_back() {
        let alphabet = Alphabet::new();
        for forms in TONED {
            for (tone, c) in forms.into_iter().enumerate() {
                for c in [c, upper(c)] {
                    let letter = alphabet.of(c);
                    assert_eq!(letter.tone() as usize, tone, "{c}");
                    assert_eq!(compose(letter.code(), letter.tone(), letter.upper()), Some(c));
                }
            }
        }
        for letter in TONED.into_iter().flatten().flat_map(|c| [c, upper(c)]) {
            let (code, tone, upper) = (alphabet.of(letter).code(), alphabet.of(letter).tone(), alphabet.of(letter).upper());
            assert_eq!(vowel_text(code, tone, upper), Some(&*letter.to_string()));
        }
        assert_eq!((vowel_text(BAR, 0, false), vowel_text(0, 0, false)), (None, None));
        assert_eq!((alphabet.of('đ').code(), alphabet.of('Đ').upper()), (16, true));
        assert_eq!((alphabet.of('w').code(), alphabet.of('ö').code(), alphabet.of('я').code()), (OUTSIDE, FOREIGN, FOREIGN));
        assert_eq!((alphabet.of('-'), alphabet.of('×'), alphabet.of('5')), (Letter::NONE, Letter::NONE, Letter::NONE));
    }
}
