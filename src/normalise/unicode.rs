//! The Unicode pass: composed letters, plain spaces, nothing invisible, compatibility letters made ordinary.
//!
//! Digits of other forms (fullwidth, mathematical) become ASCII by edits of kind number, because those are the edits a
//! reader of figures looks at.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::letters::{Alphabet, Letter, VOWELS, is_mark, vowel_text};
use super::patch::Patch;
use super::syllable::{IN_USE, Syllables};
use crate::base::edit::EditKind;

/// The patches that make `text` composed and plain, given its suspects.
pub(crate) fn patches(text: &str, suspects: &[u32]) -> Vec<Patch> {
    let (mut out, mut at) = (vec![], 0);
    for found in suspects.iter().map(|&found| found as usize) {
        if found >= at
            && let Some(c) = text[found..].chars().next()
        {
            at = repair(text, found, c, &mut out);
        }
    }
    out
}

/// Handles the suspect `c` at `at`; returns where to go on.
fn repair(text: &str, at: usize, c: char, out: &mut Vec<Patch>) -> usize {
    let end = at + c.len_utf8();
    // Cyrillic and small capitals are the business of the look-alikes.
    if matches!(c, '\u{400}'..='\u{481}' | '\u{1d00}'..='\u{1d25}') && !text[end..].starts_with(is_mark) {
        return end;
    }
    if let Some(plain) = plain_space(c) {
        out.push(Patch::new(at, end, plain, EditKind::Unicode));
    } else if is_invisible(c) {
        if !joins_symbols(text, at, c) {
            out.push(Patch::new(at, end, "", EditKind::Unicode));
        }
    } else if let Some((plain, kind)) = compatible(c) {
        out.push(Patch::new(at, end, plain, kind));
    } else if c >= '\u{300}' && !is_stable(c) {
        return compose(text, at, out);
    } else if let Some(patch) = tone_of_vowel_before(text, at, c, out) {
        out.push(patch);
    }
    end
}

/// `nhiêṃ`, `hiê ṇ`: a tone mark that a PDF set on the consonant after its vowel goes back, where that makes a syllable.
fn tone_of_vowel_before(text: &str, at: usize, c: char, out: &[Patch]) -> Option<Patch> {
    let mut parts = std::iter::once(c).nfd();
    let (consonant, tone) = (parts.next()?, parts.next().filter(|tone| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*tone))?);
    if parts.next().is_some() || !"cgmnptCGMNPT".contains(consonant) {
        return None;
    }
    let last_end = out.last().map_or(0, |patch| patch.end as usize);
    let head = text.get(last_end..at)?;
    let head = head.strip_suffix(' ').unwrap_or(head);
    let vowel = head.chars().next_back()?;
    let start = last_end + head.len() - vowel.len_utf8();
    let mut whole = [vowel, tone].into_iter().nfc();
    let toned = whole.next().filter(|_| whole.next().is_none())?;
    let alphabet = Alphabet::new();
    let is_letter = |c: char| alphabet.of(c) != Letter::NONE;
    let before = text[last_end..start].rfind(|c| !is_letter(c)).map_or(last_end, |i| i + last_end);
    let before = text[before..start].trim_start_matches(|c| !is_letter(c));
    let after = &text[at + c.len_utf8()..];
    let after = &after[..after.find(|c| !is_letter(c)).unwrap_or(after.len())];
    if before.len() + after.len() > 24 {
        return None;
    }
    let put: String = [toned, consonant].into_iter().collect();
    let syllable = Syllables::get().grade_of(&[before, &put, after].concat()) >= IN_USE;
    syllable.then(|| Patch::new(start, at + c.len_utf8(), put, EditKind::Unicode))
}

/// The ordinary character for an odd space or line end.
fn plain_space(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(" "),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some("\n"),
        _ => None,
    }
}

/// Characters that show nothing: zero-width spaces and joiners, soft hyphens, marks of direction and byte order.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether a joiner holds two symbols together, as in emoji of families; between letters it has no business.
fn joins_symbols(text: &str, at: usize, c: char) -> bool {
    c == '\u{200d}' && text[..at].chars().next_back().is_some_and(|before| before > '\u{2100}' && !before.is_alphabetic())
}

/// The ordinary letters for a compatibility letter.
fn compatible(c: char) -> Option<(String, EditKind)> {
    let letters = matches!(c, '\u{2100}'..='\u{214f}' | '\u{fb00}'..='\u{fb06}' | '\u{ff01}'..='\u{ff5e}' | '\u{1d400}'..='\u{1d7ff}'
        | '\u{2160}'..='\u{217f}');
    if !letters {
        return None;
    }
    let plain: String = std::iter::once(c).nfkc().collect();
    if plain.is_empty() || !plain.is_ascii() {
        return None;
    }
    // № and ™ are signs of their own.
    let sign = matches!(c, '№' | '℡' | '™' | '℠' | '℃' | '℅' | '℀'..='℆');
    let kind = if c.is_numeric() || plain.bytes().any(|b| b.is_ascii_digit()) { EditKind::Number } else { EditKind::Unicode };
    (!sign).then_some((plain, kind))
}

/// Whether a character begins anew: it neither changes under composition nor takes part in one as a follower.
fn is_stable(c: char) -> bool {
    // The letters of Vietnamese are, and all before the marks.
    if matches!(c, '\0'..'\u{300}' | 'Ạ'..='ỹ') {
        return true;
    }
    canonical_combining_class(c) == 0
        && matches!(unicode_normalization::is_nfc_quick(std::iter::once(c)), unicode_normalization::IsNormalized::Yes)
        && !is_mark(c)
}

/// Composes the piece around `at` and returns its end.
fn compose(text: &str, at: usize, out: &mut Vec<Patch>) -> usize {
    let last_end = out.last().map_or(0, |patch| patch.end as usize);
    // Back to the letter the marks belong to, over one space that set them apart.
    let mut start = at;
    let mut before = text[last_end..at].char_indices().rev().map(|(i, c)| (last_end + i, c));
    match before.next() {
        Some((_, ' ')) => {
            if let Some((i, letter)) = before.next().filter(|&(_, c)| c.is_alphabetic()) {
                let takes = text[at..].chars().next().is_some_and(|mark| composes(letter, mark));
                start = if takes { i } else { at };
            }
        }
        Some((i, c)) if c > ' ' => start = i,
        _ => {}
    }
    let mut end = at;
    for (i, c) in text[at..].char_indices() {
        if i > 0 && is_stable(c) {
            break;
        }
        end = at + i + c.len_utf8();
    }
    let piece = &text[start..end];
    if let Some(vowel) = one_vowel(piece) {
        out.push(Patch::new(start, end, vowel, EditKind::Unicode));
        return end;
    }
    let plain = composed(piece);
    if plain != piece {
        // Letters that stay as they are need no edit.
        let same = piece
            .char_indices()
            .zip(plain.chars())
            .take_while(|((_, a), b)| a == b)
            .map(|((_, a), _)| a.len_utf8())
            .sum::<usize>();
        out.push(Patch::new(start + same, end, plain[same..].to_owned(), EditKind::Unicode));
    }
    end
}

/// The vowel that a letter and the marks after it make by NFC, if it is one of ours.
fn one_vowel(piece: &str) -> Option<&'static str> {
    let mut chars = piece.chars();
    let letter = Alphabet::new().of(chars.next()?);
    let (mut code, mut tone) = (letter.code(), letter.tone());
    for mark in chars {
        match mark {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' if tone == 0 => tone = tone_of(mark),
            // A tone mark above the letter, before the mark of its shape, stays apart from it.
            '\u{302}' | '\u{306}' if matches!(tone, 0 | BELOW) => code = shape(code, mark)?,
            '\u{31b}' => code = shape(code, mark)?,
            _ => return None,
        }
    }
    vowel_text(code, tone, letter.upper())
}

/// The tone of a dot below.
const BELOW: u8 = 5;

fn tone_of(mark: char) -> u8 {
    match mark {
        '\u{300}' => 1,
        '\u{301}' => 2,
        '\u{309}' => 3,
        '\u{303}' => 4,
        _ => BELOW,
    }
}

/// The code of a plain vowel with a circumflex, breve or horn.
fn shape(code: u8, mark: char) -> Option<u8> {
    let shaped = match (VOWELS.get(usize::from(code).checked_sub(1)?)?, mark) {
        ('a', '\u{306}') => 'ă',
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31b}') => 'ơ',
        ('u', '\u{31b}') => 'ư',
        _ => return None,
    };
    Some(Alphabet::new().of(shaped).code())
}

/// Whether a letter and a mark make one letter.
fn composes(letter: char, mark: char) -> bool {
    // `ê` and a dot below are one letter, though not by a single step of composition.
    let mut composed = [letter, mark].into_iter().nfc();
    composed.next().is_some() && composed.next().is_none()
}

/// NFC, and beyond it: a space before a mark goes, and tone marks typed before ^ and ˘ find their place.
fn composed(piece: &str) -> String {
    let mut chars = piece.chars();
    let joined: String = match (chars.next(), chars.next()) {
        (Some(letter), Some(' ')) => std::iter::once(letter).chain(chars).nfc().collect(),
        _ => piece.nfc().collect(),
    };
    let mut out = String::with_capacity(joined.len());
    let mut rest = joined.chars().peekable();
    while let Some(c) = rest.next() {
        let reordered = rest.peek().filter(|mark| matches!(mark, '\u{302}' | '\u{306}')).and_then(|&shape| shaped(c, shape));
        if let Some(letter) = reordered {
            rest.next();
            out.push(letter);
        } else {
            out.push(c);
        }
    }
    out
}

/// A toned a, e or o (`á`) with a circumflex or breve: the letter with both (`ấ`, `ắ`).
fn shaped(c: char, shape: char) -> Option<char> {
    let mut parts = std::iter::once(c).nfd();
    let (base, tone) = (parts.next()?, parts.next()?);
    if parts.next().is_some() || !"aeoAEO".contains(base) {
        return None;
    }
    unicode_normalization::char::compose(unicode_normalization::char::compose(base, shape)?, tone)
}

#[cfg(test)]
mod tests {
    use super::super::patch::apply;
    use super::super::scan::scan;
    use super::*;

    fn found(text: &str) -> Vec<Patch> {
        patches(text, &scan(text).suspects)
    }

    fn check(text: &str, expected: &str) {
        let patches = found(text);
        assert_eq!(apply(text, &patches), expected, "{text:?} {patches:?}");
        assert_eq!(found(expected), [], "not idempotent");
    }

    #[test]
    fn letters_are_composed() {
        let text = "Ủy ban nhân dân tỉnh Sơn Hà đẩy mạnh chuyển đổi số, thưởng, nghĩa vụ, ẵm, Ặ, Ỹ";
        check(&text.nfd().collect::<String>(), text);
        check(text, text);
        check("a\u{301}\u{302}p, o\u{309}\u{302}", "ấp, ổ");
        check("a\u{302}\u{301}", "ấ");
        check("ê\u{323}", "ệ");
    }

    #[test]
    fn marks_in_any_order_compose_as_in_nfc() {
        let marks = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}", "\u{302}", "\u{306}", "\u{31b}"];
        for letter in ["a", "E", "o", "u", "Y", "ạ", "ó", "Ê", "ư", "d", "ä"] {
            for (first, second) in marks.iter().flat_map(|first| marks.iter().map(move |second| (first, second))) {
                let piece = [letter, first, second].concat();
                let composed: String = piece.nfc().collect();
                let ours = composed.chars().nth(1).is_none() && composed.starts_with(|c| Alphabet::new().of(c).is_vowel());
                assert_eq!(one_vowel(&piece), ours.then_some(&*composed), "{piece:?}");
            }
        }
    }

    #[test]
    fn marks_set_apart_by_a_space_go_back() {
        check("điê \u{300}u khoa \u{309}n", "điều khoản");
        check("x \u{336}", "x \u{336}");
        check("thư \u{323}c hiê \u{323}n nhiê\u{1e43} vu \u{323}, hiê \u{1e47} nay", "thực hiện nhiệm vụ, hiện nay");
        check("K\u{1e5b}\u{1e63}\u{1e47}a, Ṇam, kê\u{1e43}o", "K\u{1e5b}\u{1e63}\u{1e47}a, Ṇam, kê\u{1e43}o");
    }

    #[test]
    fn odd_spaces_and_invisible_characters_go() {
        check("\u{feff}kế\u{a0}hoạch\u{200b} n\u{ad}ăm", "kế hoạch năm");
        check("a\u{2028}b", "a\nb");
        check("👨\u{200d}👩", "👨\u{200d}👩");
    }

    #[test]
    fn compatibility_letters_become_ordinary() {
        check("Ｋế ｈoạch 𝐯à ﬁ Ⅳ", "Kế hoạch và fi IV");
        check("№ 5™ x² ½", "№ 5™ x² ½");
        let digits = found("năm ２０");
        assert!(digits.iter().all(|patch| patch.kind == EditKind::Number) && digits.len() == 2);
    }
}
