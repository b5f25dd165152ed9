//! Text and Markdown: decoding, lines, tab-separated and pipe tables.
//!
//! The source's text is the file decoded to UTF-8, byte order mark included, so that places count as in the file.

mod bounds;
mod encoding;
mod exploded;
mod heads;
mod lines;
mod regular;
mod stacked;

use super::{ReadOptions, Reading};
use crate::base::diagnostic::{Diagnostic, Severity};
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
    for range in stacked::unread(&doc.blocks, &doc.text) {
        const MESSAGE: &str =
            "cells of a table stand on lines of their own, and its rows do not fit its header; it is read as text";
        let place = doc.place(&range);
        doc.diagnostics.push(Diagnostic::new("table-unread", Severity::Warning, MESSAGE, place));
    }
    for remark in decoded.remarks {
        let place = doc.place(&remark.range);
        doc.diagnostics.push(Diagnostic::new(remark.id, remark.severity, remark.message, place));
    }
    Ok(Reading { doc, encoding: decoded.name, pages: None })
}
