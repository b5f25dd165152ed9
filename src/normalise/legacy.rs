//! Text of the Vietnamese encodings before Unicode: TCVN3 (ABC), VNI, VPS, VISCII, windows-1258 and VIQR.
//!
//! Such text reaches us as a string whose characters are its bytes read as Latin-1 or windows-1252, or, for VIQR, as
//! plain ASCII. The encoding is found by content: the text is read in each, and the one in which the words with marks are
//! Vietnamese syllables wins, if it does so clearly. A font name alone proves nothing (many a file names .VnTime and holds
//! Unicode); [`decode_run`] uses it as a hint for one run and to restore the capitals of fonts such as `.VnTimeH`.
//! Lines that hold Vietnamese letters of Unicode already stay.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::legacy_tables::{TCVN3, VISCII, VPS};
use super::letters::{CONSONANTS, TONED, VOWELS, upper};
use super::patch::Patch;
use super::syllable::{IN_USE, Syllables};
use crate::base::edit::EditKind;

/// A Vietnamese encoding from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// TCVN3, also called ABC: the `.Vn…` fonts.
    Tcvn3,
    /// VNI for Windows: the `VNI-…` fonts; a letter and a mark are two characters.
    Vni,
    /// VPS.
    Vps,
    /// VISCII 1.1.
    Viscii,
    /// Code page 1258 of Windows, with tone marks as characters of their own.
    Windows1258,
    /// VIQR: `Vie^.t Nam`.
    Viqr,
}

impl Encoding {
    /// All encodings known.
    pub const ALL: [Self; 6] = [Self::Tcvn3, Self::Vni, Self::Vps, Self::Viscii, Self::Windows1258, Self::Viqr];
}

/// What is done with text of an old encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Legacy {
    /// The encoding is found by content, if there is one.
    #[default]
    Detect,
    /// The text is in this encoding; lines already in Unicode stay.
    As(Encoding),
    /// Nothing.
    Off,
}

/// Reads bytes in an encoding.
///
/// ```
/// use kehoach::normalise::legacy::{Encoding, decode_bytes};
/// assert_eq!(decode_bytes(b"Ph\xdfng N\xe9i v\xf4", Encoding::Tcvn3), "Phòng Nội vụ");
/// assert_eq!(decode_bytes(b"Pho`ng No^.i vu.", Encoding::Viqr), "Phòng Nội vụ");
/// ```
pub fn decode_bytes(bytes: &[u8], encoding: Encoding) -> String {
    let text: String = bytes.iter().map(|&b| char::from(b)).collect();
    decode(&text, encoding)
}

/// Reads a string whose characters are the bytes of an encoding.
///
/// ```
/// use kehoach::normalise::legacy::{Encoding, decode};
/// assert_eq!(decode("Phoøng Noäi vuï", Encoding::Vni), "Phòng Nội vụ");
/// ```
pub fn decode(text: &str, encoding: Encoding) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut done = 0;
    pieces(text, encoding, &mut |start, end, after| {
        out.push_str(&text[done..start]);
        out.push_str(after);
        done = end;
    });
    out.push_str(&text[done..]);
    if encoding == Encoding::Windows1258 { out.nfc().collect() } else { out }
}

/// The encoding of a text, if it is clearly one of the old ones.
///
/// ```
/// use kehoach::normalise::legacy::{Encoding, detect};
/// assert_eq!(detect("Uû ban nh©n d©n huyÖn, c¸c phßng ban chuyªn m«n"), Some(Encoding::Tcvn3));
/// assert_eq!(detect("Ủy ban nhân dân huyện, các phòng ban"), None);
/// assert_eq!(detect("a naïve résumé of the café's façade"), None);
/// ```
pub fn detect(text: &str) -> Option<Encoding> {
    let sample = sample(text);
    if sample.is_ascii() {
        return looks_like_viqr(sample).then_some(Encoding::Viqr);
    }
    let plain = Score::of(sample, None);
    let eight_bit = Encoding::ALL.into_iter().filter(|&encoding| encoding != Encoding::Viqr);
    let (best, score) = eight_bit
        .map(|encoding| (encoding, Score::of(sample, Some(encoding))))
        .max_by(|a, b| a.1.share().total_cmp(&b.1.share()))?;
    (score.words >= 3 && score.share() >= 0.75 && score.share() >= plain.share() + 0.3).then_some(best)
}

/// The encoding of bytes that are not UTF-8.
///
/// ```
/// use kehoach::normalise::legacy::{Encoding, detect_bytes};
/// assert_eq!(detect_bytes(b"UBND huy\xd6n, c\xb8c ph\xdfng ban chuy\xaan m\xabn"), Some(Encoding::Tcvn3));
/// ```
pub fn detect_bytes(bytes: &[u8]) -> Option<Encoding> {
    let text: String = bytes.iter().take(SAMPLE).map(|&b| char::from(b)).collect();
    detect(&text)
}

/// Reads one run of text by its font, if its content agrees: `None` where the run is in Unicode already.
///
/// In fonts such as `.VnTimeH` small letters look like capitals, so the text of such a run becomes capitals.
///
/// ```
/// use kehoach::normalise::legacy::decode_run;
/// assert_eq!(decode_run("kÕ ho¹ch", ".VnTimeH").as_deref(), Some("KẾ HOẠCH"));
/// assert_eq!(decode_run("kế hoạch", ".VnTime"), None);
/// ```
pub fn decode_run(text: &str, font: &str) -> Option<String> {
    let encoding = encoding_of_font(font)?;
    let capitals = encoding == Encoding::Tcvn3 && font.ends_with('H');
    if text.chars().any(|c| c as u32 >= 0x100 && byte_of(c).is_none()) {
        return None;
    }
    let decoded = decode(text, encoding);
    let (before, after) = (Score::of(text, None), Score::of(text, Some(encoding)));
    if decoded != text && after.good < before.good {
        return None;
    }
    if capitals {
        return Some(decoded.to_uppercase());
    }
    (decoded != text).then_some(decoded)
}

/// The encoding that a font's name stands for.
pub fn encoding_of_font(font: &str) -> Option<Encoding> {
    let starts = |prefix: &str| font.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    if starts(".Vn") {
        Some(Encoding::Tcvn3)
    } else if starts("VNI-") || starts("VNI ") {
        Some(Encoding::Vni)
    } else if starts("VPS ") || starts("VPS-") {
        Some(Encoding::Vps)
    } else if starts("VI ") {
        Some(Encoding::Viscii)
    } else {
        None
    }
}

/// The patches that turn the lines in an old encoding into Unicode.
pub(crate) fn patches(text: &str, legacy: &Legacy) -> Vec<Patch> {
    let encoding = match legacy {
        Legacy::Off => None,
        Legacy::As(encoding) => Some(*encoding),
        Legacy::Detect if may_be_legacy(text) => detect(text),
        Legacy::Detect => None,
    };
    let mut out = vec![];
    let Some(encoding) = encoding else { return out };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let unicode = line.chars().any(|c| c as u32 >= 0x100 && byte_of(c).is_none() && c.is_alphabetic());
        if !unicode && Score::of(line, Some(encoding)).good >= Score::of(line, None).good {
            pieces(line, encoding, &mut |from, to, after| {
                if &line[from..to] != after {
                    out.push(Patch::new(start + from, start + to, after.to_owned(), EditKind::Legacy));
                }
            });
        }
        start += line.len();
    }
    out
}

/// A quick look: text in Unicode has hardly any of the characters that stand for letters in the old encodings.
fn may_be_legacy(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The lead byte of U+0080–U+00BF: letters in TCVN3, VPS and VISCII; ñ and ð are the đ of VNI and windows-1258.
    let upper_half = memchr::memchr_iter(0xc2, bytes)
        .filter(|&at| !matches!(bytes.get(at + 1), Some(0xa0 | 0xad | 0xb0 | 0xb2 | 0xb3)))
        .nth(2);
    if upper_half.is_some()
        || ["ñ", "ð", "Ñ", "Ð", "ø", "Ø"].iter().any(|letter| memchr::memmem::find(bytes, letter.as_bytes()).is_some())
    {
        return true;
    }
    text.is_ascii() && memchr::memchr_iter(b'^', bytes).nth(3).is_some()
}

/// Most bytes looked at to find the encoding.
const SAMPLE: usize = 1 << 16;

fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Words with marks, and how many of them are syllables in use.
#[derive(Clone, Copy, Default)]
struct Score {
    words: usize,
    good: usize,
}

impl Score {
    /// Scores a text as it is, or read in an encoding.
    fn of(text: &str, encoding: Option<Encoding>) -> Self {
        let table = Syllables::get();
        let mut this = Self::default();
        // Bytes below 0x20 are letters in VPS and VISCII, so only real white space parts words.
        for word in text.split([' ', '\n', '\t', '\r', ',', ';', '.', ':', '(', ')', '/', '-', '"', '\u{a0}']) {
            if word.is_empty() || word.len() > 40 || word.bytes().all(|b| b.is_ascii() && b >= 0x20) {
                continue;
            }
            this.words += 1;
            let read = encoding.map_or_else(|| word.to_owned(), |encoding| decode(word, encoding));
            let read = read.trim_matches(|c: char| !c.is_alphabetic());
            this.good += usize::from(!read.is_ascii() && table.grade_of(read) >= IN_USE);
        }
        this
    }

    fn share(self) -> f64 {
        self.good as f64 / self.words.max(1) as f64
    }
}

/// Whether an ASCII text is VIQR: many words have its marks, and with them nearly all are syllables.
fn looks_like_viqr(text: &str) -> bool {
    let table = Syllables::get();
    let (mut words, mut marked, mut good) = (0usize, 0usize, 0usize);
    for word in text.split_ascii_whitespace() {
        let word = word.trim_end_matches([',', ';', ':', '.', '!', ')']).trim_start_matches(['(', '"']);
        words += usize::from(word.bytes().any(|b| b.is_ascii_alphabetic()));
        let read = decode(word, Encoding::Viqr);
        if read != word {
            marked += 1;
            good += usize::from(table.grade_of(&read) >= IN_USE);
        }
    }
    marked >= 4 && marked * 4 >= words && good * 10 >= marked * 8
}

/// The byte a character stands for when bytes were read as Latin-1 or windows-1252.
fn byte_of(c: char) -> Option<u8> {
    if (c as u32) < 0x100 {
        return Some(c as u8);
    }
    // windows-1252 from 0x80 on, where it is not Latin-1.
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
fn pieces(text: &str, encoding: Encoding, found: &mut dyn FnMut(usize, usize, &str)) {
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
    // A sentence ends here: what follows is a line end, or a space and a capital.
    let sentence_end = match bytes.get(end + 1) {
        None | Some(b'\n' | b'\r') => true,
        Some(b' ') => bytes.get(end + 2).is_some_and(u8::is_ascii_uppercase),
        _ => false,
    };
    // A word that has a tone mark before this vowel takes no second one.
    let start = bytes[..at].iter().rposition(u8::is_ascii_whitespace).map_or(0, |i| i + 1);
    let has_tone = at - start < 12
        && bytes[start..at].windows(2).any(|pair| b"aeiouyAEIOUY^(+".contains(&pair[0]) && b"`'?~.".contains(&pair[1]));
    has_tone || (sign != b'\'' && sentence_end)
}

#[cfg(test)]
mod tests {
    use super::super::{Options, normalise};
    use super::*;

    /// The bytes of a text in an encoding, each as a character.
    fn encode(text: &str, encoding: Encoding) -> String {
        let chart = match encoding {
            Encoding::Tcvn3 => Some(&TCVN3),
            Encoding::Vps => Some(&VPS),
            Encoding::Viscii => Some(&VISCII),
            _ => None,
        };
        let letters: Vec<char> = alphabet().collect();
        text.chars()
            .map(|c| {
                let Some(at) = letters.iter().position(|&letter| letter == c).filter(|_| !c.is_ascii()) else {
                    return c.to_string();
                };
                if let Some(chart) = chart {
                    return char::from(chart[at]).to_string();
                }
                let (small, is_upper) = (letters[at % 73], at >= 73);
                let plain = at % 73 == 72;
                let vowel = VOWELS[(at % 73 / 6).min(11)];
                let tone = at % 6;
                let tone = if plain { 0 } else { (at % 73) % 6 + 0 * tone };
                let written = match encoding {
                    Encoding::Vni => vni_of(small, vowel, tone),
                    Encoding::Viqr => viqr_of(small, vowel, tone),
                    _ => windows_of(small, vowel, tone),
                };
                if is_upper { written.to_uppercase() } else { written }
            })
            .collect()
    }

    fn vni_of(small: char, vowel: char, tone: usize) -> String {
        match (small, vowel) {
            ('đ', _) => "ñ".into(),
            (_, 'i') => ["i", "ì", "í", "æ", "ó", "ò"][tone].into(),
            ('ỵ', _) => "î".into(),
            (_, 'â' | 'ê' | 'ô') => {
                let base = match vowel {
                    'â' => 'a',
                    'ê' => 'e',
                    _ => 'o',
                };
                format!("{base}{}", ["â", "à", "á", "å", "ã", "ä"][tone])
            }
            (_, 'ă') => format!("a{}", ["ê", "è", "é", "ú", "ü", "ë"][tone]),
            _ => {
                let base = match vowel {
                    'ơ' => 'ô',
                    'ư' => 'ö',
                    c => c,
                };
                format!("{base}{}", ["", "ø", "ù", "û", "õ", "ï"][tone])
            }
        }
    }

    fn viqr_of(small: char, vowel: char, tone: usize) -> String {
        if small == 'đ' {
            return "dd".into();
        }
        let base = match vowel {
            'ă' => "a(",
            'â' => "a^",
            'ê' => "e^",
            'ô' => "o^",
            'ơ' => "o+",
            'ư' => "u+",
            c => return format!("{c}{}", ["", "`", "'", "?", "~", "."][tone]),
        };
        format!("{base}{}", ["", "`", "'", "?", "~", "."][tone])
    }

    fn windows_of(small: char, vowel: char, tone: usize) -> String {
        let byte = |c: char| char::from(encoding_rs::WINDOWS_1258.encode(c.encode_utf8(&mut [0; 4])).0[0]);
        if small == 'đ' {
            return byte('đ').to_string();
        }
        // Marks are bytes of their own; upper-casing the Latin-1 reading of a mark would change it, so none is used.
        let mark = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"][tone];
        let mut out = byte(vowel).to_string();
        out.extend(mark.chars().map(byte));
        out
    }

    const PLAN: &str = "Thực hiện chỉ đạo của tỉnh Sơn Hà về đẩy mạnh chuyển đổi số, phòng Nội vụ huyện Bình An đề nghị các xã rà soát, bổ sung \
        hồ sơ trước ngày 15 tháng 3; tổ chức tập huấn kỹ năng cho cán bộ, công chức";

    #[test]
    fn each_letter_makes_the_round_trip() {
        for encoding in Encoding::ALL {
            for c in alphabet() {
                if encoding == Encoding::Windows1258 && c.is_uppercase() {
                    continue;
                }
                let text = format!("x{c}n");
                assert_eq!(decode(&encode(&text, encoding), encoding), text, "{encoding:?}");
            }
        }
        // Capitals of windows-1258, whose marks have no case.
        assert_eq!(
            decode_bytes(b"UB, \xd0\xe3ng, A\xf2, \xca\xec, \xd5\xcc, \xdd\xd2", Encoding::Windows1258),
            "UB, Đăng, Ạ, Ế, Ờ, Ử"
        );
    }

    #[test]
    fn whole_texts_are_recognised() {
        for encoding in Encoding::ALL {
            let written = encode(PLAN, encoding);
            assert_ne!(written, PLAN);
            assert_eq!(detect(&written), Some(encoding));
            let repaired = normalise(&written, &Options::default());
            assert_eq!(repaired.text, PLAN, "{encoding:?}");
            assert!(repaired.edits.iter().all(|edit| edit.kind == EditKind::Legacy));
        }
    }

    #[test]
    fn bytes_read_as_windows_1252_are_recognised_too() {
        for encoding in [Encoding::Vps, Encoding::Viscii] {
            let written: String = encode(PLAN, encoding)
                .chars()
                .map(|c| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[c as u8]).0.chars().next().unwrap())
                .collect();
            assert_eq!(normalise(&written, &Options::default()).text, PLAN, "{encoding:?}");
        }
    }

    #[test]
    fn unicode_and_other_languages_are_none() {
        for text in [
            PLAN,
            "The quick brown fox; it's 5^2 + 3^4 (or 2^3), isn't it? Co. Ltd. a^b o+ u+ etc.",
            "Les élèves étaient à l'école; ça dépend du façonnage, où l'été français règne",
            "Größe, Füße, Übermut, schöne Mädchen – ein Überblick über die Länder",
            "El niño español comió piñas en la montaña; ¿dónde está? Mañana, señor",
            "naïve café © ® § 5 µm ± 2 °C «guillemets» ½ ¾",
            "",
        ] {
            assert_eq!(detect(text), None, "{text}");
            assert!(normalise(text, &Options::default()).edits.iter().all(|edit| edit.kind != EditKind::Legacy), "{text}");
        }
    }

    #[test]
    fn mixed_documents_are_read_line_by_line() {
        let text = format!("Kế hoạch đã duyệt của huyện Bình An\n{}\nGhi chú: số liệu tạm tính", encode(PLAN, Encoding::Tcvn3));
        let expected = format!("Kế hoạch đã duyệt của huyện Bình An\n{PLAN}\nGhi chú: số liệu tạm tính");
        assert_eq!(normalise(&text, &Options::default()).text, expected);
    }

    #[test]
    fn runs_follow_their_font_where_the_content_agrees() {
        assert_eq!(decode_run(&encode("Phòng Nội vụ", Encoding::Vni), "VNI-Times").as_deref(), Some("Phòng Nội vụ"));
        assert_eq!(decode_run("Phòng Nội vụ", "VNI-Times"), None);
        assert_eq!(decode_run(&encode("mục tiêu", Encoding::Tcvn3), ".VnArialH").as_deref(), Some("MỤC TIÊU"));
        assert_eq!(decode_run("kÕ ho¹ch", "Times New Roman"), None);
    }

    #[test]
    fn viqr_points_end_sentences() {
        assert_eq!(
            decode("Ba'o ca'o co^ng ta'c. To^? chu+'c ho.p. Vu. vie^.c.", Encoding::Viqr),
            "Báo cáo công tác. Tổ chức họp. Vụ việc."
        );
        assert_eq!(decode("a\\.", Encoding::Viqr), "a.");
    }
}
