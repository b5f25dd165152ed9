//! Codes of a composite font that its ToUnicode map leaves out: the code itself, or the embedded program, names them.
//!
//! The program is read only once such a code is shown; of most files it never is.

use std::cell::OnceCell;

use lopdf::Dictionary;

use super::cmap::cid_in;
use super::program::Program;
use super::{Letters, embedded, letters_of_char, usable};
use crate::read::pdf::file::File;

/// What is needed to name a code.
#[derive(Debug)]
pub(super) struct Unnamed {
    /// Whether codes are letters themselves, as in `UniGB-UCS2-H`.
    unicode: bool,
    /// (first code, last code, first CID); codes are CIDs if there are none.
    pub(super) cids: Vec<(u32, u32, u32)>,
    /// The entries of the font that lead to its program.
    parts: Dictionary,
    program: OnceCell<(Option<Program>, Vec<u8>)>,
}

impl Unnamed {
    pub(super) fn new(descendant: &Dictionary, unicode: bool) -> Self {
        let mut parts = Dictionary::new();
        for key in [&b"FontDescriptor"[..], b"CIDToGIDMap"] {
            if let Ok(object) = descendant.get(key) {
                parts.set(key, object.clone());
            }
        }
        Self { unicode, cids: vec![], parts, program: OnceCell::new() }
    }

    /// The letters of a code.
    pub(super) fn letters(&self, file: &File, code: u32) -> Letters {
        let c = if self.unicode { char::from_u32(code) } else { self.by_program(file, code) };
        c.and_then(usable).map_or(Letters::Unknown, letters_of_char)
    }

    fn by_program(&self, file: &File, code: u32) -> Option<char> {
        let (program, glyphs) = self.program.get_or_init(|| {
            let map = file.get(&self.parts, b"CIDToGIDMap").and_then(File::bytes).unwrap_or_default();
            (embedded(file, file.dict(&self.parts, b"FontDescriptor")), map)
        });
        let program = program.as_ref()?;
        let cid = if self.cids.is_empty() { code } else { cid_in(&self.cids, code)? } as usize;
        let glyph = match glyphs.get(cid * 2..cid * 2 + 2) {
            Some(pair) => u16::from_be_bytes([pair[0], pair[1]]),
            None => program.glyph_of_cid(u16::try_from(cid).ok()?),
        };
        program.letter(glyph)
    }
}
