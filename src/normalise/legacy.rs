//! Text of the Vietnamese encodings before Unicode: TCVN3 (ABC), VNI, VPS, VISCII, windows-1258 and VIQR.
//!
//! Such text reaches us as a string whose characters are its bytes read as Latin-1 or windows-1252, or, for VIQR, as
//! plain ASCII. The encoding is found by content: the text is read in each, and the one in which the words with marks are
//! Vietnamese syllables wins, if it does so clearly. A font name alone proves nothing (many a file names .VnTime and holds
//! Unicode); [`decode_run`] uses it as a hint for one run and to restore the capitals of fonts such as `.VnTimeH`.
//! Lines that hold Vietnamese letters of Unicode already stay.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::decode::{byte_of, pieces};
use super::patch::Patch;
use super::syllable::{IN_USE, NONE, Syllables};
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
/// assert_eq!(decode_bytes(b"Pho`ng No^.i vu. huye^.n", Encoding::Viqr), "Phòng Nội vụ huyện");
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
    let sample = &not_in_unicode(sample(text));
    if looks_like_viqr(sample) {
        return Some(Encoding::Viqr);
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
pub(crate) fn patches(text: &str, legacy: Legacy) -> Vec<Patch> {
    let encoding = match legacy {
        Legacy::As(encoding) => Some(encoding),
        Legacy::Detect => detect(text),
        Legacy::Off => None,
    };
    let mut out = vec![];
    let Some(encoding) = encoding else { return out };
    let mixed = text.split('\n').any(is_unicode);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // Beside lines in Unicode, a line that may be either is in Unicode too.
        let agrees = || {
            if encoding == Encoding::Viqr {
                let score = ViqrScore::of(line);
                // Names are seldom known, and the document is VIQR by most of its words.
                return score.good * 2 >= score.marked;
            }
            let (read, plain) = (Score::of(line, Some(encoding)), Score::of(line, None));
            (read.good, read.grades) > (plain.good, plain.grades) || (!mixed && read.good == plain.good)
        };
        if !is_unicode(line) && agrees() {
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

/// Whether a line holds letters that no old encoding has: those of Vietnamese in Unicode.
fn is_unicode(line: &str) -> bool {
    line.chars().any(|c| c as u32 >= 0x100 && byte_of(c).is_none() && c.is_alphabetic())
}

/// The lines of a text that are not in Unicode already: a document may be put together of both.
fn not_in_unicode(text: &str) -> Cow<'_, str> {
    if text.split('\n').any(is_unicode) {
        text.split_inclusive('\n').filter(|line| !is_unicode(line)).collect()
    } else {
        Cow::Borrowed(text)
    }
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
    /// How well known the syllables are, added up.
    grades: usize,
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
            let grade = if read.is_ascii() { NONE } else { table.grade_of(read) };
            this.good += usize::from(grade >= IN_USE);
            this.grades += usize::from(grade);
        }
        this
    }

    fn share(self) -> f64 {
        self.good as f64 / self.words.max(1) as f64
    }
}

/// Words, those with marks of VIQR, and how many of these are syllables in use.
#[derive(Default)]
struct ViqrScore {
    words: usize,
    marked: usize,
    good: usize,
}

impl ViqrScore {
    fn of(text: &str) -> Self {
        let (mut this, table) = (Self::default(), Syllables::get());
        for word in text.split_ascii_whitespace() {
            let word = word.trim_end_matches([',', ';', ':', '.', '!', ')']).trim_start_matches(['(', '"']);
            this.words += usize::from(word.bytes().any(|b| b.is_ascii_alphabetic()));
            let read = decode(word, Encoding::Viqr);
            if read != word {
                this.marked += 1;
                // Signs and tags beside the word do not count.
                let word = read.rsplit(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
                this.good += usize::from(table.grade_of(word) >= IN_USE);
            }
        }
        this
    }
}

/// Whether a text is VIQR: many words have its marks, and with them nearly all are syllables.
fn looks_like_viqr(text: &str) -> bool {
    let ViqrScore { words, marked, good } = ViqrScore::of(text);
    marked >= 4 && marked * 4 >= words && good * 10 >= marked * 8
}

#[cfg(test)]
mod tests {
    use super::super::decode::alphabet;
    use super::super::legacy_tables::{TCVN3, VISCII, VPS};
    use super::super::letters::VOWELS;
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
                let tone = if plain { 0 } else { at % 73 % 6 };
                let written = match encoding {
                    Encoding::Vni => vni_of(small, vowel, tone),
                    Encoding::Viqr => viqr_of(small, vowel, tone),
                    // Marks of windows-1258 have no case.
                    _ => return windows_of(if small == 'đ' { c } else { cased(vowel, is_upper) }, tone),
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

    fn cased(c: char, is_upper: bool) -> char {
        if is_upper { c.to_uppercase().next().unwrap() } else { c }
    }

    fn windows_of(letter: char, tone: usize) -> String {
        let byte = |c: char| char::from(encoding_rs::WINDOWS_1258.encode(c.encode_utf8(&mut [0; 4])).0[0]);
        let mark = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"][tone];
        std::iter::once(letter).chain(mark.chars()).map(byte).collect()
    }

    const PLAN: &str = "Thực hiện chỉ đạo của tỉnh Sơn Hà về đẩy mạnh chuyển đổi số, phòng Nội vụ huyện Bình An đề nghị các xã rà soát, bổ sung \
        hồ sơ trước ngày 15 tháng 3; tổ chức tập huấn kỹ năng cho cán bộ, công chức";

    #[test]
    fn each_letter_makes_the_round_trip() {
        for encoding in Encoding::ALL {
            for c in alphabet() {
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
    fn whole_documents_come_back_in_both_cases() {
        for (name, text) in super::super::measure::texts() {
            let clean = normalise(&text, &Options::default()).text.into_owned();
            for (encoding, text) in
                Encoding::ALL.into_iter().flat_map(|encoding| [(encoding, clean.clone()), (encoding, clean.to_uppercase())])
            {
                let repaired = normalise(&encode(&text, encoding), &Options::default()).text.into_owned();
                let wrong = text.split_whitespace().zip(repaired.split_whitespace()).filter(|(a, b)| a != b).count();
                // Signs that stand for letters too, and points of VIQR, have more than one reading.
                assert!(wrong * 100 <= text.split_whitespace().count(), "{name} {encoding:?} {wrong}");
            }
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
