//! The alphabet: what each character is to a word, read from the bytes of a text by tables.

use std::sync::LazyLock;

use unicode_normalization::char::{compose, decompose_canonical};

use crate::base::fold::{is_upper, lower};

/// A character: in bits 0–20 its lower-case letter without tone (a mark as it is), in 21–25 the tone as one bit, in 26
/// whether it is a capital, in 27–28 what it is to a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letter(u32);

impl Letter {
    /// White space and the asterisks of Markdown.
    const GAP: u32 = 0;
    const MARK: u32 = 1 << 27;
    /// From here on a character belongs to a word.
    const DIGIT: u32 = 2 << 27;
    const LETTER: u32 = 3 << 27;

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
            _ if c.is_whitespace() || c == '*' => Self::GAP,
            '0'..='9' => Self::DIGIT,
            _ if c.is_alphanumeric() => Self::LETTER,
            _ => Self::MARK,
        };
        let plain = if class == Self::MARK { c } else { plain };
        Self(plain as u32 | tone << 21 | u32::from(is_upper(c)) << 26 | class)
    }

    /// The code of the lower-case letter without its tone; of a mark the code of the mark.
    pub(crate) fn plain(self) -> u32 {
        self.0 & 0x1f_ffff
    }

    /// The tone as one bit of five; of several letters those of all.
    pub(crate) fn tone(self) -> u32 {
        self.0 >> 21 & 31
    }

    /// What this letter or the other is.
    #[inline]
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What this letter and the other are.
    #[inline]
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) fn upper(self) -> bool {
        self.0 >> 26 & 1 != 0
    }

    pub(crate) fn is_gap(self) -> bool {
        self.0 < Self::MARK
    }

    pub(crate) fn is_digit(self) -> bool {
        self.0 & Self::LETTER == Self::DIGIT
    }

    /// Whether it belongs to a word.
    pub(crate) fn in_word(self) -> bool {
        self.0 >= Self::DIGIT
    }
}

/// The characters of Vietnamese text, by the bytes that write them.
pub(crate) struct Alphabet {
    /// U+0000 to U+023F: one byte, or two from C2 to C8 on.
    short: [Letter; 0x240],
    /// U+1E80 to U+1EFF: three bytes, E1 BA and E1 BB.
    long: [Letter; 0x80],
}

impl Alphabet {
    /// The character that starts at byte `at`, and how many bytes it takes; a gap at the end of the text.
    #[inline]
    pub(crate) fn letter(&self, text: &str, at: usize) -> (Letter, usize) {
        let bytes = text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
        let low = |at: usize| usize::from(byte(at) & 0x3f);
        match byte(at) {
            lead @ 0..0x80 => (self.short[usize::from(lead)], 1),
            lead @ 0xC2..=0xC8 => (self.short[usize::from(lead & 0x1f) << 6 | low(at + 1)], 2),
            0xE1 if matches!(byte(at + 1), 0xBA | 0xBB) => (self.long[(low(at + 1) & 1) << 6 | low(at + 2)], 3),
            _ => rare(text, at),
        }
    }
}

/// A character outside the tables.
#[cold]
fn rare(text: &str, at: usize) -> (Letter, usize) {
    let c = text[at..].chars().next().unwrap_or(' ');
    (Letter::computed(c), c.len_utf8())
}

pub(crate) static ALPHABET: LazyLock<Alphabet> = LazyLock::new(|| {
    let letter = |code: usize| char::from_u32(code as u32).map_or(Letter(Letter::GAP), Letter::computed);
    Alphabet { short: std::array::from_fn(letter), long: std::array::from_fn(|at| letter(0x1e80 + at)) }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_hold_what_is_computed() {
        let alphabet: &Alphabet = &ALPHABET;
        for c in ('\0'..'\u{3000}').chain(['“', '…', '\u{feff}', '\u{1f600}']) {
            let text = format!("{c}ạ");
            assert_eq!(alphabet.letter(&text, 0).0.0, Letter::computed(c).0, "{c:?}");
            assert_eq!(alphabet.letter(&text, 0).1, c.len_utf8(), "{c:?}");
        }
        assert!(alphabet.letter("", 0).0.is_gap() && alphabet.letter("ạ", 3).0.is_gap());
    }
}
