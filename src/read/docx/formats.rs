//! Numbers as lists and notes show them: `IV`, `d`, `05`, `nhất`; and the signs of list marks.

use crate::base::roman;

/// A number in a format of Word's; a format that is not known counts in figures.
pub(super) fn number(value: i32, format: &str) -> String {
    match format {
        "upperRoman" => roman(value, true),
        "lowerRoman" => roman(value, false),
        "upperLetter" => letters(value, b'A'),
        "lowerLetter" => letters(value, b'a'),
        "decimalZero" => format!("{value:02}"),
        "numberInDash" => format!("- {value} -"),
        "ordinal" => format!("{value}."),
        "cardinalText" | "vietnameseCounting" => words(value),
        "ordinalText" => match value {
            1 => "thứ nhất".into(),
            2 => "thứ hai".into(),
            4 => "thứ tư".into(),
            _ => format!("thứ {}", words(value)),
        },
        "hex" => format!("{value:X}"),
        "chicago" => sign(value),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(value, '①', 20),
        "decimalEnclosedParen" => enclosed(value, '⑴', 20),
        "decimalEnclosedFullstop" => enclosed(value, '⒈', 20),
        "decimalFullWidth" | "decimalFullWidth2" => {
            value.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect()
        }
        "none" | "bullet" => String::new(),
        // `custom` formats list their first numbers: `001, 002, 003, ...`.
        _ => match format.split_once(',') {
            Some((first, _)) if first.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("{value:0width$}", width = first.len().min(9))
            }
            _ => value.to_string(),
        },
    }
}

/// Numbers without a Roman form are shown in figures.
fn roman(value: i32, capital: bool) -> String {
    match u32::try_from(value).ok().and_then(roman::numeral) {
        Some(numeral) if capital => numeral,
        Some(numeral) => numeral.to_ascii_lowercase(),
        None => value.to_string(),
    }
}

/// `a` … `z`, then `aa`, `bb` …: Word repeats the letter.
fn letters(value: i32, first: u8) -> String {
    if !(1..=780).contains(&value) {
        return value.to_string();
    }
    let at = value as usize - 1;
    char::from(first + (at % 26) as u8).to_string().repeat(at / 26 + 1)
}

/// `*`, `†`, `‡`, `§`, then each twice.
fn sign(value: i32) -> String {
    let at = value.clamp(1, 400) as usize - 1;
    ["*", "†", "‡", "§"][at % 4].repeat(at / 4 + 1)
}

fn enclosed(value: i32, first: char, last: i32) -> String {
    let sign = (1..=last).contains(&value).then(|| char::from_u32(u32::from(first) + value as u32 - 1)).flatten();
    sign.map_or_else(|| value.to_string(), String::from)
}

/// Vietnamese number words up to ninety-nine.
fn words(value: i32) -> String {
    const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let Some(value) = usize::try_from(value).ok().filter(|value| *value < 100) else { return value.to_string() };
    let (tens, ones) = (value / 10, value % 10);
    let last = match (tens, ones) {
        (0, _) => return DIGITS[ones].into(),
        (1, 5) => "lăm",
        (2.., 1) => "mốt",
        (2.., 5) => "lăm",
        (_, 0) => "",
        _ => DIGITS[ones],
    };
    let first = if tens == 1 { "mười".to_owned() } else { format!("{} mươi", DIGITS[tens]) };
    if last.is_empty() { first } else { format!("{first} {last}") }
}

/// A character as it is in a font of signs: Symbol, Wingdings and their kin keep theirs in a private range.
pub(super) fn in_sign_font(c: char, font: &str) -> char {
    let code = u32::from(c);
    let code = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let Ok(code) = u8::try_from(code) else { return c };
    let table: &[(u8, char)] = match font {
        "Symbol" => &SYMBOL,
        "Wingdings" => &WINGDINGS,
        "Wingdings 2" => &WINGDINGS2,
        "Wingdings 3" => &[(0x7D, '▶'), (0x75, '▶'), (0x84, '►'), (0x22, '→'), (0x67, '→'), (0x21, '←')],
        "Webdings" => &[(0x34, '►'), (0x61, '✔'), (0x63, '□'), (0x67, '■'), (0x72, '✖'), (0x3D, '●')],
        _ => return if u32::from(c) >= 0xF000 { plain(c, code) } else { c },
    };
    match table.binary_search_by_key(&code, |entry| entry.0) {
        Ok(at) => table[at].1,
        Err(_) if font == "Symbol" => plain(c, code),
        // A sign without a kin in Unicode: marks of lists are most of them.
        Err(_) if u32::from(c) >= 0xF000 => '•',
        Err(_) => c,
    }
}

fn plain(c: char, code: u8) -> char {
    match code {
        0x21..=0x7E => char::from(code),
        0xB7 => '•',
        0xA7 => '▪',
        _ => c,
    }
}

/// Whether a font shows signs instead of letters.
pub(super) fn is_sign_font(font: &str) -> bool {
    matches!(font, "Symbol" | "Wingdings" | "Wingdings 2" | "Wingdings 3" | "Webdings")
}

const SYMBOL: [(u8, char); 104] = [
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2A, '∗'),
    (0x2D, '−'),
    (0x40, '≅'),
    (0x41, 'Α'),
    (0x42, 'Β'),
    (0x43, 'Χ'),
    (0x44, 'Δ'),
    (0x45, 'Ε'),
    (0x46, 'Φ'),
    (0x47, 'Γ'),
    (0x48, 'Η'),
    (0x49, 'Ι'),
    (0x4A, 'ϑ'),
    (0x4B, 'Κ'),
    (0x4C, 'Λ'),
    (0x4D, 'Μ'),
    (0x4E, 'Ν'),
    (0x4F, 'Ο'),
    (0x50, 'Π'),
    (0x51, 'Θ'),
    (0x52, 'Ρ'),
    (0x53, 'Σ'),
    (0x54, 'Τ'),
    (0x55, 'Υ'),
    (0x56, 'ς'),
    (0x57, 'Ω'),
    (0x58, 'Ξ'),
    (0x59, 'Ψ'),
    (0x5A, 'Ζ'),
    (0x5C, '∴'),
    (0x5E, '⊥'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x63, 'χ'),
    (0x64, 'δ'),
    (0x65, 'ε'),
    (0x66, 'φ'),
    (0x67, 'γ'),
    (0x68, 'η'),
    (0x69, 'ι'),
    (0x6A, 'ϕ'),
    (0x6B, 'κ'),
    (0x6C, 'λ'),
    (0x6D, 'μ'),
    (0x6E, 'ν'),
    (0x6F, 'ο'),
    (0x70, 'π'),
    (0x71, 'θ'),
    (0x72, 'ρ'),
    (0x73, 'σ'),
    (0x74, 'τ'),
    (0x75, 'υ'),
    (0x76, 'ϖ'),
    (0x77, 'ω'),
    (0x78, 'ξ'),
    (0x79, 'ψ'),
    (0x7A, 'ζ'),
    (0xA0, '€'),
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xA4, '⁄'),
    (0xA5, '∞'),
    (0xA7, '♣'),
    (0xA8, '♦'),
    (0xA9, '♥'),
    (0xAA, '♠'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB5, '∝'),
    (0xB6, '∂'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xC5, '⊕'),
    (0xC6, '∅'),
    (0xC7, '∩'),
    (0xC8, '∪'),
    (0xC9, '⊃'),
    (0xCC, '⊂'),
    (0xCE, '∈'),
    (0xCF, '∉'),
    (0xD0, '∠'),
    (0xD2, '®'),
    (0xD3, '©'),
    (0xD4, '™'),
    (0xD6, '√'),
    (0xDB, '⇔'),
    (0xDE, '⇒'),
    (0xE5, '∑'),
    (0xF2, '∫'),
];

#[rustfmt::skip]
const WINGDINGS: [(u8, char); 94] = [
    (0x21, '✏'), (0x22, '✂'), (0x28, '☎'), (0x29, '✆'), (0x2A, '✉'), (0x3F, '✍'), (0x41, '✌'), (0x45, '☜'),
    (0x46, '☞'), (0x47, '☝'), (0x48, '☟'), (0x4A, '☺'), (0x4C, '☹'), (0x51, '✈'), (0x52, '☼'), (0x54, '❄'),
    (0x58, '✠'), (0x6A, '&'), (0x6B, '&'), (0x6C, '●'), (0x6D, '❍'), (0x6E, '■'), (0x6F, '□'), (0x70, '□'),
    (0x71, '❑'), (0x72, '❒'), (0x73, '⬧'), (0x74, '⧫'), (0x75, '◆'), (0x76, '❖'), (0x77, '⬥'), (0x78, '☒'),
    (0x7B, '❀'), (0x7C, '✿'), (0x7D, '❝'), (0x7E, '❞'), (0x80, '⓪'), (0x81, '①'), (0x82, '②'), (0x83, '③'),
    (0x84, '④'), (0x85, '⑤'), (0x86, '⑥'), (0x87, '⑦'), (0x88, '⑧'), (0x89, '⑨'), (0x8A, '⑩'), (0x8B, '⓿'),
    (0x8C, '❶'), (0x8D, '❷'), (0x8E, '❸'), (0x8F, '❹'), (0x90, '❺'), (0x91, '❻'), (0x92, '❼'), (0x93, '❽'),
    (0x94, '❾'), (0x95, '❿'), (0x9E, '·'), (0x9F, '•'), (0xA1, '○'), (0xA4, '◉'), (0xA6, '❍'), (0xA7, '▪'),
    (0xA8, '□'), (0xAA, '✦'), (0xAB, '★'), (0xAC, '✶'), (0xAD, '✴'), (0xAE, '✹'), (0xAF, '✵'), (0xB2, '⟡'),
    (0xB5, '✪'), (0xB6, '✰'), (0xD8, '➢'), (0xDF, '←'), (0xE0, '→'), (0xE1, '↑'), (0xE2, '↓'), (0xE3, '↖'),
    (0xE4, '↗'), (0xE5, '↙'), (0xE6, '↘'), (0xE8, '➔'), (0xEF, '⇦'), (0xF0, '⇨'), (0xF1, '⇧'), (0xF2, '⇩'),
    (0xF3, '⬄'), (0xF4, '⇳'), (0xFB, '✗'), (0xFC, '✓'), (0xFD, '☒'), (0xFE, '☑'),
];

const WINGDINGS2: [(u8, char); 12] = [
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0x98, '◉'),
    (0x9E, '○'),
    (0xA1, '■'),
    (0xA2, '■'),
    (0xA3, '□'),
];

/// A mark raised above the line, where all its characters have such a form.
pub(super) fn raised(mark: &str) -> Option<String> {
    mark.chars()
        .map(|c| {
            Some(match c {
                '0' => '⁰',
                '1' => '¹',
                '2' => '²',
                '3' => '³',
                '4'..='9' => char::from_u32(u32::from(c) - u32::from('4') + u32::from('⁴'))?,
                'i' => 'ⁱ',
                'v' => 'ᵛ',
                'x' => 'ˣ',
                'l' => 'ˡ',
                'c' => 'ᶜ',
                'd' => 'ᵈ',
                'm' => 'ᵐ',
                'a' => 'ᵃ',
                'b' => 'ᵇ',
                'e' => 'ᵉ',
                _ => return None,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_lists() {
        let cases = [
            (4, "upperRoman", "IV"),
            (1994, "lowerRoman", "mcmxciv"),
            (0, "upperRoman", "0"),
            (26, "lowerLetter", "z"),
            (28, "upperLetter", "BB"),
            (7, "decimalZero", "07"),
            (12, "decimalZero", "12"),
            (5, "001, 002, 003, ...", "005"),
            (3, "decimalEnclosedCircle", "③"),
            (21, "vietnameseCounting", "hai mươi mốt"),
            (15, "cardinalText", "mười lăm"),
            (6, "chicago", "††"),
            (-2, "decimal", "-2"),
        ];
        for (value, format, expected) in cases {
            assert_eq!(number(value, format), expected, "{value} {format}");
        }
    }

    #[test]
    fn signs_of_fonts() {
        for table in [&SYMBOL[..], &WINGDINGS, &WINGDINGS2] {
            assert!(table.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
        assert_eq!(in_sign_font('\u{f0b7}', "Symbol"), '•');
        assert_eq!(in_sign_font('\u{f0d8}', "Wingdings"), '➢');
        assert_eq!(in_sign_font('\u{f02d}', "Times New Roman"), '-');
        assert_eq!(in_sign_font('o', "Courier New"), 'o');
        assert_eq!(in_sign_font('ü', "Wingdings"), '✓');
    }

    #[test]
    fn marks_of_notes() {
        assert_eq!(raised("12").as_deref(), Some("¹²"));
        assert_eq!(raised("iv").as_deref(), Some("ⁱᵛ"));
        assert_eq!(raised("*"), None);
    }
}
