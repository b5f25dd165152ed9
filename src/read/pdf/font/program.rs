//! Embedded font programs: which letter a glyph draws, where the file itself does not say.

use ttf_parser::{Face, GlyphId, RawFace, Tag, cff, cmap, post};

use super::names;

/// What an embedded font says of its glyphs.
#[derive(Clone, Debug, Default)]
pub(super) struct Program {
    /// The letter of each glyph.
    letters: Vec<Option<char>>,
    /// The glyph of each byte, by the font's own encoding.
    codes: Vec<u16>,
    /// The letter of each byte, by the names of a Type 1 font.
    named: Vec<Option<char>>,
    /// The glyph of each CID of a CFF font; empty if they are the same.
    cids: Vec<(u16, u16)>,
}

impl Program {
    /// Reads a TrueType, OpenType, CFF or Type 1 program.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        match bytes {
            [0x25, 0x21, ..] | [0x80, 1, ..] => Self::of_type1(bytes),
            [1, 0, ..] if RawFace::parse(bytes, 0).is_err() => Self::of_cff(bytes),
            _ => Self::of_tables(bytes),
        }
    }

    /// The letter of a glyph.
    pub(super) fn letter(&self, glyph: u16) -> Option<char> {
        self.letters.get(usize::from(glyph)).copied().flatten()
    }

    /// The letter of a byte by the font's own encoding.
    pub(super) fn letter_of_code(&self, code: u8) -> Option<char> {
        let named = self.named.get(usize::from(code)).copied().flatten();
        let glyph = self.codes.get(usize::from(code)).copied().filter(|&glyph| glyph != 0);
        named.or_else(|| self.letter(glyph?))
    }

    /// The glyph of a CID, where the font maps them.
    pub(super) fn glyph_of_cid(&self, cid: u16) -> u16 {
        match self.cids.binary_search_by_key(&cid, |entry| entry.0) {
            Ok(at) => self.cids[at].1,
            Err(_) => cid,
        }
    }

    fn of_tables(bytes: &[u8]) -> Self {
        let Ok(raw) = RawFace::parse(bytes, 0) else { return Self::of_cff(bytes) };
        let mut program = raw.table(Tag::from_bytes(b"CFF ")).map(Self::of_cff).unwrap_or_default();
        if let Some(table) = raw.table(Tag::from_bytes(b"cmap")).and_then(cmap::Table::parse) {
            program.take_cmap(table);
        }
        if let Some(names) = raw.table(Tag::from_bytes(b"post")).and_then(post::Table::parse) {
            for glyph in 0..20_000 {
                let Some(name) = names.glyph_name(GlyphId(glyph)) else {
                    if glyph > 258 {
                        break;
                    }
                    continue;
                };
                program.set(glyph, names::letter(name), false);
            }
        }
        // Fonts stripped of what a renderer can do without still have names in other tables.
        if program.letters.is_empty()
            && let Ok(face) = Face::parse(bytes, 0)
        {
            for glyph in 0..face.number_of_glyphs() {
                program.set(glyph, face.glyph_name(GlyphId(glyph)).and_then(names::letter), false);
            }
        }
        program
    }

    fn take_cmap(&mut self, table: cmap::Table<'_>) {
        self.codes = vec![0; 256];
        for subtable in table.subtables {
            let unicode = subtable.is_unicode();
            let symbolic = subtable.platform_id == ttf_parser::PlatformId::Windows && subtable.encoding_id == 0;
            let mut count = 0u32;
            subtable.codepoints(|code| {
                count += 1;
                // A hostile table can name a million code points over and over.
                let Some(glyph) = (count < 70_000).then(|| subtable.glyph_index(code)).flatten() else { return };
                if unicode && !symbolic {
                    self.set(glyph.0, char::from_u32(code), true);
                } else {
                    let code = if symbolic { code & 0xFF } else { code };
                    if let Some(entry) = self.codes.get_mut(code as usize) {
                        *entry = glyph.0;
                    }
                }
            });
        }
    }

    fn of_cff(bytes: &[u8]) -> Self {
        let Some(table) = cff::Table::parse(bytes) else { return Self::default() };
        let mut program = Self::default();
        for glyph in 0..table.number_of_glyphs() {
            let id = GlyphId(glyph);
            match table.glyph_cid(id) {
                Some(cid) => program.cids.push((cid, glyph)),
                None => program.set(glyph, table.glyph_name(id).and_then(names::letter), false),
            }
        }
        program.cids.sort_unstable();
        program.codes = (0..=255).map(|code| table.glyph_index(code).map_or(0, |glyph| glyph.0)).collect();
        program
    }

    /// The encoding in the clear part of a Type 1 program: `dup 65 /A put`.
    fn of_type1(bytes: &[u8]) -> Self {
        let clear = &bytes[..memchr::memmem::find(bytes, b"eexec").unwrap_or(bytes.len()).min(200_000)];
        let mut named = vec![None; 256];
        let Some(start) = memchr::memmem::find(clear, b"/Encoding") else { return Self::default() };
        let text = String::from_utf8_lossy(&clear[start..]);
        let mut words = text.split_ascii_whitespace();
        while let Some(word) = words.next() {
            if word != "dup" {
                continue;
            }
            let (Some(code), Some(name)) = (words.next(), words.next()) else { break };
            // `dup 65/A put` is written without a space, too.
            let (code, name) = code.split_once('/').map_or((code, name.trim_start_matches('/')), |(code, name)| (code, name));
            if let Some(entry) = code.parse::<usize>().ok().and_then(|code| named.get_mut(code)) {
                *entry = names::letter(name);
            }
        }
        Self { named, ..Self::default() }
    }

    /// Gives a glyph a letter; of several the one that is likeliest in Vietnamese.
    fn set(&mut self, glyph: u16, c: Option<char>, better: bool) {
        let Some(c) = c.filter(|c| !c.is_control()) else { return };
        let at = usize::from(glyph);
        if self.letters.len() <= at {
            self.letters.resize(at + 1, None);
        }
        let replace = match self.letters[at] {
            None => true,
            Some(known) => better && rank(c) < rank(known),
        };
        if replace {
            self.letters[at] = Some(c);
        }
    }
}

/// How unlikely a letter is, beside others that the same glyph draws.
fn rank(c: char) -> u32 {
    match c {
        // One glyph draws the Icelandic and the Vietnamese letter.
        'Ð' | 'Ɖ' => 0x3000,
        '\u{a0}' | '\u{ad}' => 0x3000,
        '\u{e000}'..='\u{f8ff}' => 0x4000,
        c => c as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type1_names_its_bytes() {
        let program =
            Program::parse(b"%!PS-AdobeFont\n/Encoding 256 array dup 65 /Dcroat put dup 66/uhorn put readonly def eexec xx");
        assert_eq!((program.letter_of_code(65), program.letter_of_code(66)), (Some('Đ'), Some('ư')));
        assert_eq!(program.letter_of_code(67), None);
    }

    #[test]
    fn damaged_programs_say_nothing() {
        for bytes in [&b""[..], b"\0", b"\x01\0\x04\x01", b"OTTO\0\x01", b"true\0\x7f", b"%!", b"\x80\x01"] {
            assert_eq!(Program::parse(bytes).letter(1), None);
        }
    }

    #[test]
    fn the_vietnamese_letter_is_likelier() {
        let mut program = Program::default();
        for c in ['Ð', 'Đ', '\u{f110}'] {
            program.set(3, Some(c), true);
        }
        assert_eq!(program.letter(3), Some('Đ'));
    }
}
