//! Encodings of simple fonts: what a byte stands for where the font says nothing else.

/// A base encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
}

impl Base {
    /// The encoding with this PDF name.
    pub(super) fn from_name(name: &[u8]) -> Option<Self> {
        match name {
            b"StandardEncoding" => Some(Self::Standard),
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            _ => None,
        }
    }

    /// The letter of a byte.
    pub(super) fn letter(self, code: u8) -> Option<char> {
        match (self, code) {
            (_, 0..=31) => None,
            (Self::Standard, 39) => Some('’'),
            (Self::Standard, 96) => Some('‘'),
            (_, 32..=126) => Some(char::from(code)),
            (Self::Standard, _) => STANDARD.iter().find(|(known, _)| *known == code).map(|(_, c)| *c),
            (Self::WinAnsi, _) => decoded(encoding_rs::WINDOWS_1252, code),
            (Self::MacRoman, _) => decoded(encoding_rs::MACINTOSH, code),
        }
    }
}

fn decoded(encoding: &'static encoding_rs::Encoding, code: u8) -> Option<char> {
    encoding.decode_without_bom_handling(&[code]).0.chars().next().filter(|c| !c.is_control() && *c != '\u{fffd}')
}

/// The upper half of Adobe's standard encoding.
const STANDARD: [(u8, char); 55] = [
    (161, '¡'),
    (162, '¢'),
    (163, '£'),
    (164, '⁄'),
    (165, '¥'),
    (166, 'ƒ'),
    (167, '§'),
    (168, '¤'),
    (169, '\''),
    (170, '“'),
    (171, '«'),
    (172, '‹'),
    (173, '›'),
    (174, 'ﬁ'),
    (175, 'ﬂ'),
    (177, '–'),
    (178, '†'),
    (179, '‡'),
    (180, '·'),
    (182, '¶'),
    (183, '•'),
    (184, '‚'),
    (185, '„'),
    (186, '”'),
    (187, '»'),
    (188, '…'),
    (189, '‰'),
    (191, '¿'),
    (193, '`'),
    (194, '´'),
    (195, 'ˆ'),
    (196, '˜'),
    (197, '¯'),
    (198, '˘'),
    (199, '˙'),
    (200, '¨'),
    (202, '˚'),
    (203, '¸'),
    (205, '˝'),
    (206, '˛'),
    (207, 'ˇ'),
    (208, '—'),
    (225, 'Æ'),
    (227, 'ª'),
    (232, 'Ł'),
    (233, 'Ø'),
    (234, 'Œ'),
    (235, 'º'),
    (241, 'æ'),
    (245, 'ı'),
    (248, 'ł'),
    (249, 'ø'),
    (250, 'œ'),
    (251, 'ß'),
    (127, ' '),
];

/// What a letter of a symbol font looks like: bullets, boxes and signs that lists use.
pub(super) fn symbol(c: char) -> Option<char> {
    let code = match c as u32 {
        code @ 0xF020..=0xF0FF => code - 0xF000,
        _ => return None,
    };
    Some(match code {
        0xB7 | 0x6C | 0x9F => '•',
        0xA7 | 0x6E => '▪',
        0xD8 => '➢',
        0xFC | 0x50 => '✓',
        0x76 => '❖',
        0x6F | 0xA8 | 0x71 => '□',
        0xFE => '☑',
        0xE0 | 0xAE => '→',
        0xB3 => '≥',
        0xA3 => '≤',
        0xB1 => '±',
        0xB4 => '×',
        0xB0 => '°',
        0x2D => '-',
        0x20..=0x7E => char::from(code as u8),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_the_three_encodings() {
        assert_eq!(Base::WinAnsi.letter(0xEA), Some('ê'));
        assert_eq!(Base::WinAnsi.letter(0x96), Some('–'));
        assert_eq!(Base::MacRoman.letter(0x8E), Some('é'));
        assert_eq!(Base::Standard.letter(0xEA), Some('Œ'));
        assert_eq!(Base::Standard.letter(b'\''), Some('’'));
        assert_eq!(Base::WinAnsi.letter(7), None);
        assert_eq!(symbol('\u{f0b7}'), Some('•'));
        assert_eq!(symbol('a'), None);
    }
}
