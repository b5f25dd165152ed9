//! The clean scan: is every character one that composed Vietnamese text is made of?
//!
//! Most text is clean, so this runs at memory speed: 32 bytes at a time, without branches, in code the compiler turns
//! into vector instructions. Only a block with a byte outside the common set is looked at character by character.

const BLOCK: usize = 32;

/// The byte offset of the first character at or after `from` that a repair may have to look at; `None` if there is none.
///
/// `from` must be the start of a character.
pub(crate) fn next_suspect(text: &str, from: usize) -> Option<usize> {
    Suspects::new(text).next(from)
}

/// The byte offsets of all suspects of a text.
pub(crate) fn all_suspects(text: &str) -> Vec<u32> {
    let (mut out, mut suspects, mut at) = (vec![], Suspects::new(text), 0);
    while let Some(found) = suspects.next(at) {
        out.push(found as u32);
        at = found + text[found..].chars().next().map_or(1, char::len_utf8);
    }
    out
}

/// The characters of a text that a repair may have to look at, one after the other.
///
/// Clean characters are ASCII, the letters of the Vietnamese alphabet and of European ones (composed), and signs such as
/// `“ ” – … ≥`. So a text without suspects is in NFC and holds no look-alike letters, odd spaces or invisible characters.
struct Suspects<'a> {
    text: &'a str,
    /// The end of the block that is known to need a look at each character.
    slow: usize,
}

impl<'a> Suspects<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, slow: 0 }
    }

    /// The byte offset of the first suspect at or after `from`, the start of a character.
    fn next(&mut self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            if at >= self.slow {
                // Two bytes before the block are looked at too; at the start there are none, so the first block goes slowly.
                while at >= 2 && at + BLOCK <= bytes.len() {
                    let window: &[u8; BLOCK + 2] = bytes[at - 2..].first_chunk()?;
                    if !block_is_common(window) {
                        break;
                    }
                    at += BLOCK;
                }
                // One suspect is seldom alone, and a look at each character costs little more than one at a block.
                self.slow = (at + 4 * BLOCK).min(bytes.len());
                while !self.text.is_char_boundary(at) {
                    at -= 1;
                }
            }
            // Only characters from U+0080 on can be suspects; they start with a byte from C2 on.
            while at < self.slow {
                let lead = bytes[at];
                if lead < 0xc2 {
                    at += 1;
                } else if matches!(lead, 0xc3..=0xc5) && !is_latin_suspect(lead, bytes.get(at + 1)) {
                    at += 2;
                } else if lead == 0xe1 && is_toned(bytes.get(at + 1..at + 3)) {
                    at += 3;
                } else {
                    let c = self.text[at..].chars().next()?;
                    if at >= from && !is_clean(c) {
                        return Some(at);
                    }
                    at += c.len_utf8();
                }
            }
            if at >= bytes.len() {
                return None;
            }
        }
    }
}

/// Whether two bytes after E1 make a toned Vietnamese letter.
#[inline]
fn is_toned(bytes: Option<&[u8]>) -> bool {
    matches!(bytes, Some([0xba, 0xa0..=0xbf] | [0xbb, 0x80..=0xb9]))
}

/// Whether a letter of two bytes, of which `lead` is the first, is a suspect.
#[inline]
fn is_latin_suspect(lead: u8, byte: Option<&u8>) -> bool {
    byte.is_none_or(|&byte| (lead == 0xc3 && byte | 0x20 == 0xb0) || (lead == 0xc4 && byte == 0xb1))
}

/// Whether each byte, with the two before it, belongs to ASCII or a Vietnamese letter. Branch-free.
#[inline]
fn block_is_common(window: &[u8; BLOCK + 2]) -> bool {
    let mut bad = 0u8;
    for i in 0..BLOCK {
        let (before, lead, byte) = (window[i], window[i + 1], window[i + 2]);
        // Lead bytes C3–C6 and E1 are common.
        let other_lead = u8::from(byte >= 0xc0) & u8::from(byte.wrapping_sub(0xc3) > 3) & u8::from(byte != 0xe1);
        // Đ is often written Ð, ð: Latin-1 letters that only look like it. ı looks like i.
        let c3 = u8::from(lead == 0xc3) & u8::from(byte | 0x20 == 0xb0);
        let c4 = u8::from(lead == 0xc4) & u8::from(byte == 0xb1);
        let c6 = u8::from(lead == 0xc6) & u8::from(byte & 0xfe != 0xa0) & u8::from(byte.wrapping_sub(0xaf) > 1);
        let e1 = u8::from(lead == 0xe1) & u8::from(byte & 0xfe != 0xba);
        let ba = u8::from(before == 0xe1) & u8::from(lead == 0xba) & u8::from(byte < 0xa0);
        let bb = u8::from(before == 0xe1) & u8::from(lead == 0xbb) & u8::from(byte > 0xb9);
        bad |= other_lead | c3 | c4 | c6 | e1 | ba | bb;
    }
    bad == 0
}

/// Whether a character never needs repair.
pub(crate) fn is_clean(c: char) -> bool {
    match c {
        '\u{d0}' | '\u{f0}' | '\u{a0}' | '\u{ad}' | '\u{80}'..='\u{9f}' | 'ı' => false,
        '\0'..='ſ'
        | 'Ơ'
        | 'ơ'
        | 'Ư'
        | 'ư'
        | 'Ạ'..='ỹ'
        | '‐'..='―'
        | '‘'..='„'
        | '†'..='…'
        | '‰'
        | '′'
        | '″'
        | '₫'
        | '←'..='⇿'
        | '−'
        | '≈'
        | '≠'
        | '≤'
        | '≥'
        | '■'..='◿'
        | '☐'..='☒' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by characters.
    fn slow(text: &str, from: usize) -> Option<usize> {
        text[from..].char_indices().find(|&(_, c)| !is_clean(c)).map(|(at, _)| at + from)
    }

    #[test]
    fn blocks_and_characters_agree() {
        let base =
            "Ủy ban nhân dân huyện Bình An – “thực hiện” đầy đủ ≥ 5% các chỉ tiêu, nhiệm vụ được giao trong năm; ".repeat(3);
        assert_eq!(next_suspect(&base, 0), None);
        for odd in ['\u{a0}', 'ᴠ', 'Ð', '\u{301}', '\u{200b}', 'я', 'ắ', 'ｖ', 'ǎ', '\u{1e9f}', 'Ỻ', 'ı', 'Ɖ', '�', '😀', 'Ɵ']
        {
            for (at, _) in base.char_indices().step_by(7) {
                let text = format!("{}{odd}{}", &base[..at], &base[at..]);
                assert_eq!(next_suspect(&text, 0), slow(&text, 0), "{odd} at {at}");
                assert_eq!(next_suspect(&text, at), slow(&text, at), "{odd} from {at}");
                let after = at + odd.len_utf8();
                assert_eq!(next_suspect(&text, after), slow(&text, after), "{odd} after {after}");
            }
        }
        assert_eq!(next_suspect("", 0), None);
    }
}
