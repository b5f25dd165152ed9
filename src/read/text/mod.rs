//! Text and Markdown: decoding, lines, tab-separated and pipe tables.
//!
//! The source's text is the file decoded to UTF-8, byte order mark included, so that places count as in the file.

mod bounds;
mod encoding;
mod exploded;
mod heads;
mod lines;
mod stacked;

use super::{ReadOptions, Reading};
use crate::base::error::{Error, Result};

/// Reads a text file.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Reading> {
    let decoded = encoding::decode(bytes)?;
    let size = decoded.text.len() as u64;
    if size > options.max_bytes {
        return Err(Error::too_large("the decoded text", size, options.max_bytes, "max_bytes"));
    }
    let mut doc = super::unrepaired(decoded.text);
    doc.hard_lines = true;
    doc.blocks = lines::blocks(&doc.text);
    doc.blocks.shrink_to_fit();
    for remark in decoded.remarks {
        let place = doc.place(&remark.range);
        doc.diagnostics.push(crate::base::diagnostic::Diagnostic::new(remark.id, remark.severity, remark.message, place));
    }
    Ok(Reading { doc, encoding: decoded.name, pages: None })
}
