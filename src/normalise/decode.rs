//! Decoding of the old encodings, piece by piece: which characters of a text stand for which letters.

use std::sync::LazyLock;

use super::legacy::Encoding;
use super::legacy_tables::{TCVN3, VISCII, VPS};
use super::letters::{CONSONANTS, TONED, VOWELS, upper};
use super::syllable::{IN_USE, NONE, Syllables};

/// windows-1252 from 0x80 on, where it is not Latin-1.
const SPECIAL: [(char, u8); 27] = [
    ('€', 0x80),
    ('‚', 0x82),
    ('ƒ', 0x83),
    ('„', 0x84),
    ('…', 0x85),
    ('†', 0x86),
    ('‡', 0x87),
    ('ˆ', 0x88),
    ('‰', 0x89),
    ('Š', 0x8a),
    ('‹', 0x8b),
    ('Œ', 0x8c),
    ('Ž', 0x8e),
    ('‘', 0x91),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('•', 0x95),
    ('–', 0x96),
    ('—', 0x97),
    ('˜', 0x98),
    ('™', 0x99),
    ('š', 0x9a),
    ('›', 0x9b),
    ('œ', 0x9c),
    ('ž', 0x9e),
    ('Ÿ', 0x9f),
];

/// The byte a character stands for when bytes were read as Latin-1 or windows-1252.
pub(super) fn byte_of(c: char) -> Option<u8> {
    if (c as u32) < 0x100 {
        return Some(c as u8);
    }
    SPECIAL.iter().find(|entry| entry.0 == c).map(|entry| entry.1)
}

/// The charts turned round: byte to character.
struct Charts {
    tcvn3: [Option<char>; 256],
    vps: [Option<char>; 256],
    viscii: [Option<char>; 256],
    windows1258: [Option<char>; 256],
}

static CHARTS: LazyLock<Charts> = LazyLock::new(|| {
    let turned = |chart: &[u8; 146]| {
        let mut out = [None; 256];
        for (&byte, c) in chart.iter().zip(alphabet()).filter(|(byte, _)| !byte.is_ascii_alphabetic()) {
            out[byte as usize] = Some(c);
        }
        out
    };
    let mut windows1258 = [None; 256];
    for byte in 0xc0..=0xff_u8 {
        let read = encoding_rs::WINDOWS_1258.decode_without_bom_handling(&[byte]).0.chars().next();
        windows1258[byte as usize] = read.filter(|&c| c != char::from(byte));
    }
    Charts { tcvn3: turned(&TCVN3), vps: turned(&VPS), viscii: turned(&VISCII), windows1258 }
});

/// The letters in the order of the charts.
pub(crate) fn alphabet() -> impl Iterator<Item = char> {
    let small = || TONED.iter().flatten().copied().chain([CONSONANTS[3]]);
    small().chain(small().map(upper))
}

/// Calls `found` with each piece (start, end, Unicode) that an encoding writes in its own way.
pub(super) fn pieces(text: &str, encoding: Encoding, found: &mut dyn FnMut(usize, usize, &str)) {
    match encoding {
        Encoding::Tcvn3 => single_bytes(text, &CHARTS.tcvn3, found),
        Encoding::Vps => single_bytes(text, &CHARTS.vps, found),
        Encoding::Viscii => single_bytes(text, &CHARTS.viscii, found),
        Encoding::Windows1258 => single_bytes(text, &CHARTS.windows1258, found),
        Encoding::Vni => vni(text, found),
        Encoding::Viqr => viqr(text, found),
    }
}

fn single_bytes(text: &str, chart: &[Option<char>; 256], found: &mut dyn FnMut(usize, usize, &str)) {
    let (mut start, mut end, mut read) = (0, 0, String::new());
    for (at, c) in text.char_indices() {
        let letter = match c {
            ' '..='\u{7f}' | '\n' | '\t' | '\r' => None,
            c if is_sign(c) && !is_in_syllable(text, at, chart) => None,
            c => byte_of(c).and_then(|byte| chart[byte as usize]),
        };
        let Some(letter) = letter else { continue };
        if at != end && !read.is_empty() {
            found(start, end, &read);
            read.clear();
        }
        if read.is_empty() {
            start = at;
        }
        read.push(letter);
        end = at + c.len_utf8();
    }
    if !read.is_empty() {
        found(start, end, &read);
    }
}

/// Quotes, dashes and marks of notes: letters of the old encodings, but more often signs that a word processor put in.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{203a}' | '¹' | '²' | '³')
}

/// Whether the word around the sign at `at` is a syllable with the sign read as a letter.
fn is_in_syllable(text: &str, at: usize, chart: &[Option<char>; 256]) -> bool {
    let read = |c: char| match c {
        c if c.is_ascii() => c.is_ascii_alphabetic().then_some(c),
        c => byte_of(c).and_then(|byte| chart[byte as usize]),
    };
    let before = text[..at].chars().rev().map_while(read).take(8);
    let mut word: Vec<char> = before.collect();
    word.reverse();
    word.extend(text[at..].chars().map_while(read).take(8));
    if text[..at].ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // Between letters a mark of a note makes no sense.
    let inside = text[..at].ends_with(char::is_alphabetic) && text[at..].chars().nth(1).is_some_and(char::is_alphabetic);
    (inside && text[at..].starts_with(['¹', '²', '³']))
        || word.len() > 1 && Syllables::get().grade_of(&word.iter().collect::<String>()) >= IN_USE
}

/// VNI: a vowel, then a character for its marks. The longest reading wins: `ô` is ơ, `ôù` is ớ, `oâ` is ô.
fn vni(text: &str, found: &mut dyn FnMut(usize, usize, &str)) {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let small = byte_of(c).map_or(c, |byte| char::from(byte).to_lowercase().next().unwrap_or(c));
        let is_upper = c.is_uppercase();
        let cased = |c: char| if is_upper { upper(c) } else { c };
        let base = match small {
            'a' | 'e' | 'o' | 'u' | 'y' => small,
            'ô' => 'ơ',
            'ö' => 'ư',
            _ => {
                let single = match small {
                    'ñ' => 'đ',
                    'æ' => 'ỉ',
                    'ó' => 'ĩ',
                    'ò' => 'ị',
                    'î' => 'ỵ',
                    _ => continue,
                };
                found(at, at + c.len_utf8(), cased(single).encode_utf8(&mut [0; 4]));
                continue;
            }
        };
        let marked = chars.peek().and_then(|&(_, mark)| vni_letter(base, mark));
        let mut end = at + c.len_utf8();
        if let (Some(_), Some((mark_at, mark))) = (marked, chars.peek().copied()) {
            chars.next();
            end = mark_at + mark.len_utf8();
        }
        let letter = cased(marked.unwrap_or(base));
        if letter != c {
            found(at, end, letter.encode_utf8(&mut [0; 4]));
        }
    }
}

/// A VNI vowel with the marks that a character stands for.
fn vni_letter(base: char, mark: char) -> Option<char> {
    let (shape, tone) = match mark.to_lowercase().next()? {
        'ø' => (' ', 1),
        'ù' => (' ', 2),
        'û' => (' ', 3),
        'õ' => (' ', 4),
        'ï' => (' ', 5),
        'â' => ('^', 0),
        'à' => ('^', 1),
        'á' => ('^', 2),
        'å' => ('^', 3),
        'ã' => ('^', 4),
        'ä' => ('^', 5),
        'ê' => ('(', 0),
        'è' => ('(', 1),
        'é' => ('(', 2),
        'ú' => ('(', 3),
        'ü' => ('(', 4),
        'ë' => ('(', 5),
        _ => return None,
    };
    let vowel = if shape == ' ' { base } else { shaped(base, shape)? };
    toned(vowel, tone)
}

/// A vowel with a circumflex `^`, breve `(` or horn `+`.
fn shaped(vowel: char, shape: char) -> Option<char> {
    Some(match (vowel, shape) {
        ('a', '^') => 'â',
        ('e', '^') => 'ê',
        ('o', '^') => 'ô',
        ('a', '(') => 'ă',
        ('o', '+' | '*') => 'ơ',
        ('u', '+' | '*') => 'ư',
        _ => return None,
    })
}

fn toned(vowel: char, tone: usize) -> Option<char> {
    let at = VOWELS.iter().position(|&c| c == vowel)?;
    TONED[at].get(tone).copied()
}

/// VIQR: `a^'` is ấ, `dd` is đ, and a backslash keeps the sign after it.
fn viqr(text: &str, found: &mut dyn FnMut(usize, usize, &str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let small = char::from(byte.to_ascii_lowercase());
        if byte == b'\\' && bytes.get(at + 1).is_some_and(|b| b"^(+'`?~.\\dD".contains(b)) {
            found(at, at + 1, "");
            at += 2;
        } else if small == 'd' && bytes.get(at + 1).is_some_and(|b| b.eq_ignore_ascii_case(&b'd')) {
            found(at, at + 2, if byte == b'D' { "Đ" } else { "đ" });
            at += 2;
        } else if VOWELS.contains(&small) {
            let mut end = at + 1;
            let next = |end: usize| bytes.get(end).map_or('\0', |&b| char::from(b));
            let mut vowel = small;
            if let Some(shaped) = shaped(small, next(end)) {
                vowel = shaped;
                end += 1;
            }
            let tone = "`'?~.".find(next(end)).map_or(0, |i| i + 1);
            if tone != 0 && !is_viqr_point(text, at, end) {
                vowel = toned(vowel, tone).unwrap_or(vowel);
                end += 1;
            }
            if end > at + 1 {
                let letter = if byte.is_ascii_uppercase() { upper(vowel) } else { vowel };
                found(at, end, letter.encode_utf8(&mut [0; 4]));
            }
            at = end;
        } else {
            at += 1;
        }
    }
}

/// Whether the sign at `end`, after the vowel at `at`, is punctuation: a point, question mark or quote at the end of a
/// word that has its tone already or is a syllable only without one.
fn is_viqr_point(text: &str, at: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let sign = bytes[end];
    if sign == b'`' || sign == b'~' || bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let start = bytes[..at].iter().rposition(|byte| b" \t\r\n/,;-\">*".contains(byte)).map_or(0, |i| i + 1);
    let start = start + bytes[start..at].iter().take_while(|byte| !byte.is_ascii_alphabetic()).count();
    // A word that has a tone mark before this vowel takes no second one.
    let has_tone = at - start < 12
        && bytes[start..at].windows(2).any(|pair| b"aeiouyAEIOUY^(+".contains(&pair[0]) && b"`'?~.".contains(&pair[1]));
    if has_tone || sign == b'\'' || end - start > 16 {
        return has_tone;
    }
    let mut plain = String::new();
    let mut done = start;
    viqr(&text[start..end], &mut |from, to, letter| {
        plain.push_str(&text[done..start + from]);
        plain.push_str(letter);
        done = start + to;
    });
    plain.push_str(&text[done..end]);
    let tone = if sign == b'?' { 3 } else { 5 };
    let toned = plain.char_indices().next_back().and_then(|(at, vowel)| {
        let letter = toned(vowel.to_lowercase().next()?, tone)?;
        Some(format!("{}{letter}", &plain[..at]))
    });
    let table = Syllables::get();
    let [plain, toned] = [plain.as_str(), toned.as_deref().unwrap_or_default()].map(|word| table.grade_of(word));
    // A sentence may end here: what follows is a line end, or a space and a capital.
    let sentence_end = match bytes.get(end + 1) {
        None | Some(b'\n' | b'\r') => true,
        // In capitals a capital shows nothing.
        Some(b' ') if !bytes[start..end].iter().any(u8::is_ascii_lowercase) && end - start > 1 => {
            bytes.get(end + 2).is_some_and(u8::is_ascii_uppercase) && bytes.get(end + 3).is_some_and(u8::is_ascii_lowercase)
        }
        Some(b' ') => bytes.get(end + 2).is_some_and(u8::is_ascii_uppercase),
        _ => false,
    };
    toned == NONE || (sentence_end && plain >= toned)
}
