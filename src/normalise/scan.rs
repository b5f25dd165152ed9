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

/// What one look at the characters of a text tells.
#[derive(Default)]
pub(crate) struct Scan {
    /// The byte offsets of all suspects.
    pub(crate) suspects: Vec<u32>,
    /// Whether the text may be in an encoding from before Unicode; see [`super::legacy`].
    pub(crate) legacy: bool,
}

/// Finds the suspects of a text, and whether it may be in an old encoding.
pub(crate) fn scan(text: &str) -> Scan {
    let bytes = text.as_bytes();
    let mut seen = Seen { text, out: Scan::default(), done: 0, upper_half: 0 };
    // Two bytes before a block are looked at too, so the first characters go by themselves.
    let mut at = 0;
    while at < bytes.len().min(2) {
        at += seen.look(at);
    }
    while let Some(window) = bytes.get(at.wrapping_sub(2)..).and_then(<[u8]>::first_chunk::<{ BLOCK + 2 }>) {
        if !block_is_common(window) {
            seen.look_at_odd(at, window);
        }
        at += BLOCK;
    }
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    while at < bytes.len() {
        at += seen.look(at);
    }
    let Seen { mut out, upper_half, .. } = seen;
    // Text in Unicode has hardly any of the characters that stand for letters in the old encodings.
    out.legacy |= upper_half > 2 || memchr::memchr_iter(b'^', bytes).nth(3).is_some();
    out
}

/// A scan on its way.
struct Seen<'a> {
    text: &'a str,
    out: Scan,
    /// Where the last character looked at ends.
    done: usize,
    /// Characters of U+0080–U+00BF that are letters in old encodings.
    upper_half: usize,
}

impl Seen<'_> {
    /// Looks at the characters of the block at `start` that are not plainly letters of Vietnamese words.
    fn look_at_odd(&mut self, start: usize, window: &[u8; BLOCK + 2]) {
        let odd: [u8; BLOCK] = std::array::from_fn(|i| is_odd(window[i], window[i + 1], window[i + 2]));
        for (i, eight) in odd.as_chunks::<8>().0.iter().enumerate() {
            let mut eight = u64::from_le_bytes(*eight);
            while eight != 0 {
                let mut at = start + 8 * i + eight.trailing_zeros() as usize / 8;
                while !self.text.is_char_boundary(at) {
                    at -= 1;
                }
                self.look(at);
                eight &= eight - 1;
            }
        }
    }

    /// Looks at the character that starts at `at`, unless it did; returns its length.
    fn look(&mut self, at: usize) -> usize {
        let Some(c) = self.text[at..].chars().next() else { return 1 };
        if at < self.done {
            return c.len_utf8();
        }
        self.done = at + c.len_utf8();
        if !is_clean(c) {
            self.out.suspects.push(at as u32);
        }
        match c {
            // ñ and ð are the đ of VNI and windows-1258, ø is a tone mark of VNI.
            'ñ' | 'ð' | 'Ñ' | 'Ð' | 'ø' | 'Ø' => self.out.legacy = true,
            '\u{a0}' | '\u{ad}' | '°' | '²' | '³' => {}
            '\u{80}'..='\u{bf}' => self.upper_half += 1,
            _ => {}
        }
        c.len_utf8()
    }
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
        bad |= is_odd(window[i], window[i + 1], window[i + 2]);
    }
    bad == 0
}

/// 1 for a byte that, after the two before it, belongs to no ASCII or Vietnamese character; else 0.
#[inline]
fn is_odd(before: u8, lead: u8, byte: u8) -> u8 {
    // Lead bytes C3–C6 and E1 are common.
    let other_lead = u8::from(byte >= 0xc0) & u8::from(byte.wrapping_sub(0xc3) > 3) & u8::from(byte != 0xe1);
    // Đ is often written Ð, ð: Latin-1 letters that only look like it. ı looks like i.
    // ñ and ø are letters of old encodings.
    let c3 = u8::from(lead == 0xc3) & (u8::from(byte | 0x21 == 0xb1) | u8::from(byte | 0x20 == 0xb8));
    let c4 = u8::from(lead == 0xc4) & u8::from(byte == 0xb1);
    let c6 = u8::from(lead == 0xc6) & u8::from(byte & 0xfe != 0xa0) & u8::from(byte.wrapping_sub(0xaf) > 1);
    let e1 = u8::from(lead == 0xe1) & u8::from(byte & 0xfe != 0xba);
    let ba = u8::from(before == 0xe1) & u8::from(lead == 0xba) & u8::from(byte < 0xa0);
    let bb = u8::from(before == 0xe1) & u8::from(lead == 0xbb) & u8::from(byte > 0xb9);
    other_lead | c3 | c4 | c6 | e1 | ba | bb
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
                let all: Vec<u32> = text.char_indices().filter(|&(_, c)| !is_clean(c)).map(|(at, _)| at as u32).collect();
                assert_eq!(scan(&text).suspects, all, "{odd} at {at}");
                let after = at + odd.len_utf8();
                assert_eq!(next_suspect(&text, after), slow(&text, after), "{odd} after {after}");
            }
        }
        assert_eq!(next_suspect("", 0), None);
    }
}
