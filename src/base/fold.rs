//! Comparing Vietnamese text: letter case, tone-mark placement, dashes and white space made one.

/// Lower-cases one letter. Arithmetic for ASCII and the Vietnamese letters, tables for the rest.
#[inline]
pub fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7f}' | 'ß'..='ÿ' | 'ơ' | 'ư' => c,
        // Latin-1 capitals stand 32 before their small letters; the Vietnamese pages pair even capitals with odd letters.
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'Ă'..='į' | 'Ũ'..='ũ' | 'Ạ'..='ỹ' => char::from_u32(c as u32 | 1).unwrap_or(c),
        'Ơ' => 'ơ',
        'Ư' => 'ư',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Whether `c` is an upper-case letter.
#[inline]
pub fn is_upper(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_uppercase(),
        'À'..='Ö' | 'Ø'..='Þ' | 'Ơ' | 'Ư' => true,
        'ß'..='ÿ' | 'ơ' | 'ư' => false,
        'Ă'..='į' | 'Ũ'..='ũ' | 'Ạ'..='ỹ' => c as u32 & 1 == 0,
        _ => c.is_uppercase(),
    }
}

/// Whether `c` is a letter.
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='į' | 'Ũ'..='ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ' => true,
        _ => c.is_alphabetic(),
    }
}

/// Whether `c` can be part of a word: a letter or a digit.
#[inline]
pub fn is_word(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c) || (!c.is_ascii() && c.is_numeric())
}

/// Whether the text has letters and all of them are capitals.
///
/// ```
/// assert!(kehoach::fold::is_capitals("MỤC TIÊU 2026"));
/// assert!(!kehoach::fold::is_capitals("Mục tiêu") && !kehoach::fold::is_capitals("12/5"));
/// ```
pub fn is_capitals(text: &str) -> bool {
    let mut any = false;
    for c in text.chars() {
        if is_letter(c) {
            if !is_upper(c) {
                return false;
            }
            any = true;
        }
    }
    any
}

/// The comparison key of a text: lower case, old-style tone places (`hòa` for `hoà`, `thủy` for `thuỷ`), one
/// hyphen for every dash, one space for every run of white space. Expects composed letters (NFC).
///
/// ```
/// use kehoach::fold::key;
/// assert_eq!(key("UỶ  BAN Nhân dân"), key("Ủy ban nhân dân"));
/// assert_eq!(key("Khánh Hoà"), "khánh hòa");
/// assert_eq!(key("2021 – 2025"), "2021 - 2025");
/// ```
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut space, mut new_style, mut last) = (false, false, ' ');
    // After the toned second vowel of an oa, oe, uy: the tone belongs on the first where no letter follows.
    let mut toned_second = false;
    for c in text.chars() {
        if toned_second {
            new_style |= !is_letter(c);
            toned_second = false;
        }
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
            last = ' ';
        }
        space = false;
        last = match c {
            '\0'..='\u{7f}' => c.to_ascii_lowercase(),
            '‐'..='―' | '−' => '-',
            c => {
                let c = lower(c);
                toned_second = matches!(last, 'o' | 'u') && toned(c).is_some();
                c
            }
        };
        out.push(last);
    }
    // Most texts have no such syllable.
    if new_style || toned_second {
        old_tone_places(&mut out);
    }
    out
}

/// Moves the tone of open `oà`, `oè`, `uỳ` to the first vowel, in place. `quỳ` keeps its tone: its u is part of the onset.
fn old_tone_places(text: &mut String) {
    let Some(mut found) = new_style(text, 0) else { return };
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    loop {
        let (at, end, moved, plain) = found;
        out.push_str(&text[done..at]);
        out.push(moved);
        out.push(plain);
        done = end;
        match new_style(text, done) {
            Some(next) => found = next,
            None => break,
        }
    }
    out.push_str(&text[done..]);
    *text = out;
}

/// The next open `oà`, `oè`, `uỳ` from byte `from` on: its bytes, and the vowels with the tone on the first.
fn new_style(text: &str, from: usize) -> Option<(usize, usize, char, char)> {
    let mut before = [' ', ' '];
    let mut chars = text[from..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let [onset, first] = before;
        if matches!(first, 'o' | 'u') && !c.is_ascii() && chars.peek().is_none_or(|&(_, next)| !is_letter(next)) {
            let moved = toned(c).and_then(|(plain, tone)| Some((moved(onset, first, plain, tone)?, plain)));
            if let Some((moved, plain)) = moved {
                return Some((from + at - 1, from + at + c.len_utf8(), moved, plain));
            }
        }
        before = [first, c];
    }
    None
}

const OS: [char; 5] = ['ò', 'ó', 'ỏ', 'õ', 'ọ'];
const US: [char; 5] = ['ù', 'ú', 'ủ', 'ũ', 'ụ'];

/// The plain vowel and tone (huyền, sắc, hỏi, ngã, nặng) of a toned a, e or y.
fn toned(c: char) -> Option<(char, usize)> {
    Some(match c {
        'à' => ('a', 0),
        'á' => ('a', 1),
        'ả' => ('a', 2),
        'ã' => ('a', 3),
        'ạ' => ('a', 4),
        'è' => ('e', 0),
        'é' => ('e', 1),
        'ẻ' => ('e', 2),
        'ẽ' => ('e', 3),
        'ẹ' => ('e', 4),
        'ỳ' => ('y', 0),
        'ý' => ('y', 1),
        'ỷ' => ('y', 2),
        'ỹ' => ('y', 3),
        'ỵ' => ('y', 4),
        _ => return None,
    })
}

/// Lower case and old-style tone places, byte for byte as long as `text`: an offset in one is an offset in the other.
pub fn aligned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut before, mut last) = (' ', ' ');
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c.is_ascii() {
            (before, last) = (last, c.to_ascii_lowercase());
            out.push(last);
            continue;
        }
        let small = Some(lower(c)).filter(|small| small.len_utf8() == c.len_utf8()).unwrap_or(c);
        if matches!(last, 'o' | 'u')
            && let Some((plain, tone)) = toned(small)
            && let Some(moved) = moved(before, last, plain, tone)
            && moved.len_utf8() + plain.len_utf8() == last.len_utf8() + small.len_utf8()
            && !chars.as_str().starts_with(is_letter)
        {
            out.pop();
            out.push(moved);
            out.push(plain);
            (before, last) = (moved, plain);
            continue;
        }
        out.push(small);
        (before, last) = (last, small);
    }
    out
}

/// The first vowel with the tone of the second, where that is its place; `quỳ` keeps its tone: its u is part of the onset.
fn moved(before: char, first: char, plain: char, tone: usize) -> Option<char> {
    match (first, plain) {
        ('o', 'a' | 'e') => Some(OS[tone]),
        ('u', 'y') if before != 'q' => Some(US[tone]),
        _ => None,
    }
}

/// One space for every run of white space, none at the ends. Borrowed when nothing changes.
///
/// ```
/// assert_eq!(kehoach::fold::squeeze(" kế \u{a0}\n hoạch "), "kế hoạch");
/// ```
pub fn squeeze(text: &str) -> std::borrow::Cow<'_, str> {
    let text = text.trim();
    let mut last_space = false;
    let clean = text.chars().all(|c| {
        let ok = !c.is_whitespace() || (c == ' ' && !last_space);
        last_space = c.is_whitespace();
        ok
    });
    if clean {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for c in ('\0'..='\u{2fff}').filter(|c| c.to_lowercase().count() == 1) {
            assert_eq!(lower(c), c.to_lowercase().next().unwrap(), "{c:?}");
            assert_eq!(
                (is_upper(c), is_letter(c), is_word(c)),
                (c.is_uppercase(), c.is_alphabetic(), c.is_alphanumeric()),
                "{c:?}"
            );
        }
    }

    #[test]
    fn aligned_text_keeps_its_offsets() {
        let text = "UỶ BAN – HOÀ BÌNH, Luỹ, Thuỳ, QUỲ, toàn, THOẢ";
        assert_eq!(aligned(text), "ủy ban – hòa bình, luỹ, thuỳ, quỳ, toàn, thỏa");
        assert_eq!(aligned(text).len(), text.len());
    }

    #[test]
    fn tone_places_are_one() {
        for (a, b) in
            [("thuỷ", "thủy"), ("hoá", "hóa"), ("QUÝ", "quý"), ("toàn", "toàn"), ("khoẻ", "khỏe"), ("luỹ tre", "lũy tre")]
        {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_ne!(key("hòa"), key("hoa"));
        assert_eq!(key("quý"), "quý");
    }
}
