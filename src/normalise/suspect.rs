//! Suspicions: what looks wrong but must not be changed unasked. Each is a diagnostic with a place and, where there is
//! one, a proposal in its message.
//!
//! | id | what |
//! |---|---|
//! | `doubled-word` | a word or pair of words twice in a row that is no reduplication |
//! | `likely-misreading` | a phrase that OCR or a slip of spelling makes of a common one |
//! | `impossible-word` | a word with Vietnamese marks that is no syllable |
//! | `rare-syllable` | a syllable that only another tone makes common |
//! | `unbalanced-quotes` | a paragraph with a quote opened or closed once too often |
//! | `mixed-tone-style` | `hòa` and `hoà` in one text |
//! | `lost-letters` | `?` or U+FFFD in place of letters |

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::letters::{Alphabet, Letter, compose, upper};
use super::patch::{Patch, compose_only};
use super::phrases::{COMPOUNDS, MISREADINGS, REDUPLICATIONS};
use super::syllable::{COUNTED, NONE, Syllables};
use super::{Work, tone};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::edit::EditKind;
use crate::base::place::{LineIndex, Place};

/// One suspicion, in the offsets of the repaired text.
struct Doubt {
    range: Range<usize>,
    id: &'static str,
    severity: Severity,
    message: String,
}

impl Doubt {
    fn new(range: Range<usize>, id: &'static str, severity: Severity, message: String) -> Self {
        Self { range, id, severity, message }
    }
}

/// The suspicions about a repaired text, by place in the source.
pub(crate) fn find(work: &Work<'_>) -> Vec<Diagnostic> {
    let text = &*work.text;
    let mut doubts = vec![];
    doubled_words(text, &mut doubts);
    misreadings(text, &mut doubts);
    quotes(text, &mut doubts);
    tone_styles(text, &mut doubts);
    lost_letters(text, &mut doubts);
    doubts.sort_by_key(|doubt| (doubt.range.start, doubt.range.end));
    let places: Vec<Patch> = doubts.iter().map(|doubt| Patch::new(doubt.range.start, doubt.range.end, "", EditKind::Unicode)).collect();
    let places = compose_only(&work.patches, &places);
    let odd: Vec<(Range<usize>, Doubt)> = work.odd.iter().filter_map(|range| Some((range.clone(), odd_word(work.source, range)?))).collect();
    if places.is_empty() && odd.is_empty() {
        return vec![];
    }
    let lines = LineIndex::new(work.source);
    let mut out: Vec<Diagnostic> = doubts
        .into_iter()
        .zip(places)
        .map(|(doubt, place)| (place.start..place.end, doubt))
        .chain(odd.into_iter().map(|(range, doubt)| (range.start as u32..range.end as u32, doubt)))
        .map(|(range, doubt)| {
            let place = Place { start: range.start, end: range.end.max(range.start), line: lines.line(range.start) };
            Diagnostic::new(doubt.id, doubt.severity, doubt.message, place)
        })
        .collect();
    out.sort_by_key(|diagnostic| diagnostic.place);
    out
}

/// Words twice in a row. Works on the bytes between single spaces.
fn doubled_words(text: &str, doubts: &mut Vec<Doubt>) {
    let bytes = text.as_bytes();
    // The last four words with single spaces between them, the newest last.
    let mut last = [(0usize, 0usize); 4];
    let mut start = 0;
    for space in memchr::memchr_iter(b' ', bytes).chain(std::iter::once(bytes.len())) {
        let word = (start, space);
        last = [last[1], last[2], last[3], word];
        start = space + 1;
        let [a, b, c, d] = last.map(|(from, to)| &bytes[from..to]);
        let next_to = |i: usize| last[i - 1].1 + 1 == last[i].0;
        // The last of the words may end in a sign; a sign inside parts the two.
        if next_to(3) && d.len() >= c.len() && d.len() <= c.len() + 3 && d.starts_with(c) && is_word(c) && ends_at(d, c.len()) {
            let word = &text[last[2].0..last[2].1];
            let meant = REDUPLICATIONS.contains(&word.to_lowercase().as_str())
                || word.bytes().all(|byte| byte.is_ascii_uppercase())
                || (next_to(2) && d.len() == c.len() && are_two_compounds(text, last[1].0..last[2].1, last[3].0));
            if !meant {
                let message = format!("“{word}” stands twice; once is likely meant");
                doubts.push(Doubt::new(last[2].0..last[3].0 + c.len(), "doubled-word", Severity::Warning, message));
            }
        } else if next_to(1) && next_to(2) && next_to(3) && a == c && a != b && is_word(a) && is_word(b) && d.starts_with(b) && ends_at(d, b.len()) {
            let pair = &text[last[0].0..last[1].1];
            if !REDUPLICATIONS.contains(&pair.to_lowercase().as_str()) {
                let message = format!("“{pair}” stands twice; once is likely meant");
                doubts.push(Doubt::new(last[0].0..last[3].0 + b.len(), "doubled-word", Severity::Warning, message));
            }
        }
    }
}

/// `trực tiếp tiếp nhận`: the first of the two words ends one compound and the second begins another.
fn are_two_compounds(text: &str, first: Range<usize>, second: usize) -> bool {
    let end = text[second..].char_indices().filter(|&(_, c)| !c.is_alphabetic()).nth(1).map_or(text.len(), |(at, _)| second + at);
    let known = |pair: &str| pair.len() < 40 && COMPOUNDS.binary_search(&pair.to_lowercase().as_str()).is_ok();
    known(&text[first]) && known(&text[second..end])
}

/// Whether the bytes are letters only, two at least.
fn is_word(bytes: &[u8]) -> bool {
    bytes.len() >= 2 && bytes.len() < 24 && bytes.iter().all(|b| b.is_ascii_alphabetic() || *b >= 0x80) && !bytes.starts_with(b"\xe2")
}

/// Whether a word ends after `len` bytes: nothing follows, or a sign.
fn ends_at(bytes: &[u8], len: usize) -> bool {
    bytes.get(len).is_none_or(|b| matches!(b, b',' | b';' | b'.' | b':' | b')' | b'\n' | b'\t' | b'\r'))
}

/// The automaton of all misreadings, in small letters, with a capital, and in capitals.
static PHRASES: LazyLock<Option<(AhoCorasick, Vec<(String, String)>)>> = LazyLock::new(|| {
    let mut phrases = vec![];
    for &(wrong, right) in MISREADINGS {
        phrases.push((wrong.to_owned(), right.to_owned()));
        phrases.push((capitalised(wrong), capitalised(right)));
        phrases.push((wrong.to_uppercase(), right.to_uppercase()));
    }
    let automaton = AhoCorasick::new(phrases.iter().map(|phrase| &phrase.0)).ok()?;
    Some((automaton, phrases))
});

fn capitalised(phrase: &str) -> String {
    let mut chars = phrase.chars();
    chars.next().map(upper).into_iter().chain(chars).collect()
}

fn misreadings(text: &str, doubts: &mut Vec<Doubt>) {
    let Some((automaton, phrases)) = &*PHRASES else { return };
    let alphabet = Alphabet::new();
    for found in automaton.find_iter(text) {
        let (wrong, right) = &phrases[found.pattern().as_usize()];
        let starts = text[..found.start()].chars().next_back().is_none_or(|c| !c.is_alphabetic());
        let ends = !wrong.ends_with(char::is_alphabetic) || alphabet.at(text, found.end()).0 == Letter::NONE;
        if starts && ends {
            let message = format!("“{wrong}” is likely “{right}”");
            doubts.push(Doubt::new(found.range(), "likely-misreading", Severity::Warning, message));
        }
    }
}

/// Quotes that do not pair within their paragraph.
fn quotes(text: &str, doubts: &mut Vec<Doubt>) {
    let mut open: Option<usize> = None;
    let mut report = |at: usize, what: &str| {
        doubts.push(Doubt::new(at..at + '“'.len_utf8(), "unbalanced-quotes", Severity::Warning, format!("a quote is {what}")));
    };
    // “ and ” end in their own byte after E2 80; line ends close paragraphs.
    for at in memchr::memchr3_iter(b'\n', 0x9c, 0x9d, text.as_bytes()) {
        match text.as_bytes()[at] {
            b'\n' => {
                // A line that goes on in small letters belongs to the same paragraph.
                let next = text[at + 1..].trim_start_matches(' ').chars().next().unwrap_or('\n');
                if let Some(at) = open.take_if(|_| !next.is_lowercase()) {
                    report(at, "opened and not closed in its paragraph");
                }
            }
            byte if text.as_bytes()[..at].ends_with(b"\xe2\x80") => {
                let at = at - 2;
                if byte == 0x9c {
                    if let Some(before) = open.replace(at) {
                        report(before, "opened twice before it is closed");
                    }
                } else if open.take().is_none() {
                    report(at, "closed and not opened in its paragraph");
                }
            }
            _ => {}
        }
    }
    if let Some(at) = open {
        report(at, "opened and not closed in its paragraph");
    }
}

/// Both `hòa` and `hoà` in one text.
fn tone_styles(text: &str, doubts: &mut Vec<Doubt>) {
    let pairs = tone::pairs(text);
    let old = pairs.iter().filter(|pair| pair.old).count();
    let new = pairs.len() - old;
    if old == 0 || new == 0 {
        return;
    }
    let minority_old = old < new;
    if let Some(pair) = pairs.iter().find(|pair| pair.old == minority_old) {
        let message = format!("tone marks are placed in two styles: {old} as in “hòa”, {new} as in “hoà”");
        doubts.push(Doubt::new(pair.start..pair.end, "mixed-tone-style", Severity::Info, message));
    }
}

/// `C?NG HÒA`: letters replaced by a sign.
fn lost_letters(text: &str, doubts: &mut Vec<Doubt>) {
    let alphabet = Alphabet::new();
    for at in memchr::memchr_iter(b'?', text.as_bytes()) {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphabetic);
        if before && alphabet.at(text, at + 1).0 != Letter::NONE {
            doubts.push(Doubt::new(at..at + 1, "lost-letters", Severity::Warning, "“?” stands inside a word; a letter was lost".into()));
        }
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}".as_bytes()) {
        doubts.push(Doubt::new(at..at + 3, "lost-letters", Severity::Warning, "a character could not be read".into()));
    }
}

/// A word that is no syllable, or one that only another tone makes common.
fn odd_word(source: &str, range: &Range<usize>) -> Option<Doubt> {
    let word = source.get(range.clone())?;
    let table = Syllables::get();
    if table.grade_of(word) == NONE {
        let message = format!("“{word}” is no Vietnamese syllable");
        return Some(Doubt::new(range.clone(), "impossible-word", Severity::Warning, message));
    }
    let common = COUNTED + 5;
    let proposal = variants(word).into_iter().filter(|other| table.grade_of(other) > common).max_by_key(|other| table.grade_of(other))?;
    let message = format!("“{word}” is not known in official text; “{proposal}” is");
    Some(Doubt::new(range.clone(), "rare-syllable", Severity::Info, message))
}

/// Vowels that differ only by the marks on them.
const FAMILIES: [&[u8]; 5] = [&[1, 2, 3], &[4, 5], &[6], &[7, 8, 9], &[10, 11]];

/// The word with other marks on its toned letter.
fn variants(word: &str) -> Vec<String> {
    let alphabet = Alphabet::new();
    let Some((at, c)) = word.char_indices().find(|&(_, c)| alphabet.of(c).tone() != 0) else { return vec![] };
    let letter = alphabet.of(c);
    let family = FAMILIES.into_iter().find(|family| family.contains(&letter.code())).unwrap_or_default();
    let letters = family.iter().flat_map(|&code| (0..6).filter_map(move |tone| compose(code, tone, letter.upper())));
    letters.map(|other| format!("{}{other}{}", &word[..at], &word[at + c.len_utf8()..])).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Options, normalise};

    fn ids(text: &str) -> Vec<String> {
        let found = normalise(text, &Options::default());
        for diagnostic in &found.suspicions {
            let place = diagnostic.place;
            assert!(text.get(place.start as usize..place.end as usize).is_some_and(|slice| !slice.is_empty()), "{diagnostic:?}");
        }
        found.suspicions.into_iter().map(|diagnostic| diagnostic.id).collect()
    }

    #[test]
    fn doubled_words_are_found() {
        assert_eq!(ids("tổ chức thực hiện hiện kế hoạch"), ["doubled-word"]);
        assert_eq!(ids("các xã xã, thị trấn"), ["doubled-word"]);
        assert_eq!(ids("họp trực tiếp trực tiếp với dân"), ["doubled-word"]);
        for text in ["còn chung chung, chưa cụ thể", "luôn luôn lắng nghe", "từng bước, từng bước", "xã, xã", "Sở A, Sở B", "5 5 năm"] {
            assert!(ids(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn misreadings_are_proposed_not_made() {
        let text = "Chấn chỉnh kỹ luật, kỷ cương; tránh những nhiễu";
        let found = normalise(text, &Options::default());
        assert_eq!(found.text, text);
        assert_eq!(found.suspicions.len(), 2);
        assert_eq!(found.suspicions[0].message, "“kỹ luật” is likely “kỷ luật”");
        assert!(ids("kỷ luật, kỹ thuật, niêm yết, phấn đấu").is_empty());
    }

    #[test]
    fn quotes_tones_and_lost_letters() {
        assert_eq!(ids("phương châm “rõ người, rõ việc\nvà “rõ kết quả”"), ["unbalanced-quotes"]);
        assert_eq!(ids("rõ việc” và “x”"), ["unbalanced-quotes"]);
        assert_eq!(ids("hòa giải, khoẻ mạnh, xóa đói"), ["mixed-tone-style"]);
        assert_eq!(ids("C?NG HÒA"), ["lost-letters"]);
        assert!(ids("Vì sao? Các xã. “A” và “B”").is_empty());
    }

    #[test]
    fn odd_words_are_found_in_the_source() {
        assert_eq!(ids("các cấp, các nghành của tỉnh"), ["impossible-word"]);
        assert_eq!(ids("MỘT SỐ GIẢI PHÁP NHẪM NÂNG CAO"), ["rare-syllable"]);
        assert!(ids("Bí thư Chi bộ Sùng Lữ Páo, huyện Krông Bông, camera").is_empty());
    }
}
