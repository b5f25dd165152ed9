//! RawDoc: what a reader saw, block by block, with nothing of plans in it.
//!
//! All text of a document is one string in reading order; blocks, lines and cells are byte ranges of it. Repairs
//! change that string and carry the ranges along, so a value found later can always be traced to its source.

mod looks;
mod spots;

use std::ops::Range;

pub use looks::{
    Align, Furniture, FurnitureKind, LineHeight, Link, Looks, Margins, NoteKind, PageNumber, PageSetup, Pages, ParagraphLook,
    RawNote, Run, Script, TableLook,
};
pub(crate) use spots::SpotFinder;
pub use spots::{PagePiece, Spots, WordPiece};

use crate::base::diagnostic::Diagnostic;
use crate::base::edit::{Edit, OffsetMap, apply_edits};
use crate::base::place::{LineIndex, Place};

/// A byte range of [`RawDoc::text`].
pub type Bytes = Range<u32>;

/// A document as seen by a reader.
#[derive(Clone, Debug, Default)]
pub struct RawDoc {
    /// All text, in reading order.
    pub text: String,
    /// The blocks, in reading order; their ranges rise and do not overlap.
    pub blocks: Vec<Block>,
    /// Whether a paragraph may be cut into several lines (text, PDF) or is always whole (Word).
    pub hard_lines: bool,
    /// The repairs applied so far, in offsets of the source's text.
    pub edits: Vec<Edit>,
    /// From `text` back to the source.
    pub map: OffsetMap,
    /// The source's text, where repairs made it another than `text`.
    pub original: Option<String>,
    /// Line starts of the source's text.
    pub lines: LineIndex,
    /// Length of the source's text in bytes.
    pub source_len: u32,
    /// Where the source's text stands in a document that is more than text.
    pub spots: Spots,
    /// How the source's text looks, where the format knows.
    pub looks: Looks,
    /// What the reader assumed or doubts.
    pub diagnostics: Vec<Diagnostic>,
}

/// One block of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A line of text, or a whole paragraph where the format knows paragraphs.
    Line(Line),
    /// A table.
    Table(RawTable),
    /// A page starts here.
    PageBreak(Bytes),
}

/// A line or paragraph: its text and its looks.
#[derive(Clone, Debug)]
pub struct Line {
    /// The text, without white space at its ends.
    pub range: Bytes,
    /// Whether an empty line stands before it.
    pub blank_before: bool,
    /// White-space columns before the text.
    pub indent: u16,
    /// Whether the whole line is bold.
    pub bold: bool,
    /// Level of a heading, from 1, by the format's own mark (`#` in Markdown, a heading style in Word).
    pub outline: Option<u8>,
}

/// A table as seen: rows of cells, no grid yet.
#[derive(Clone, Debug, Default)]
pub struct RawTable {
    /// From the first cell to the last.
    pub range: Bytes,
    /// Whether an empty line stands before it.
    pub blank_before: bool,
    /// The rows, top to bottom.
    pub rows: Vec<RawRow>,
}

/// One row of a table as seen.
#[derive(Clone, Debug)]
pub struct RawRow {
    /// From the first cell to the last.
    pub range: Bytes,
    /// The cells, left to right.
    pub cells: Vec<RawCell>,
    /// Whether the format marks the row as a header.
    pub header: bool,
}

/// One cell of a table as seen.
#[derive(Clone, Debug)]
pub struct RawCell {
    /// The text, without white space at its ends; may be empty.
    pub range: Bytes,
    /// Columns covered (1 for a plain cell).
    pub colspan: u16,
    /// Rows covered (1 for a plain cell).
    pub rowspan: u16,
}

impl RawDoc {
    /// The text of a range.
    pub fn slice(&self, range: &Bytes) -> &str {
        &self.text[range.start as usize..range.end as usize]
    }

    /// The lines of a range, without white space at their ends; a cell may hold several. Empty ones are left out.
    pub fn lines_of(&self, range: &Bytes) -> impl Iterator<Item = Bytes> {
        let mut at = range.start;
        self.slice(range).split(['\n', '\r']).filter_map(move |piece| {
            let start = at + (piece.len() - piece.trim_start().len()) as u32;
            at += piece.len() as u32 + 1;
            let text = piece.trim();
            (!text.is_empty()).then(|| start..start + text.len() as u32)
        })
    }

    /// The source's text, before any repair.
    pub fn source(&self) -> &str {
        self.original.as_deref().unwrap_or(&self.text)
    }

    /// The range of the source's text that a range of the text came from; looks count in the source's text.
    pub fn source_range(&self, range: &Bytes) -> Bytes {
        let start = self.map.source_start(range.start);
        start..self.map.source_end(range.end).max(start)
    }

    /// The range of the text that a range of the source's text has become.
    pub fn repaired_range(&self, range: &Bytes) -> Bytes {
        let start = self.map.repaired(range.start);
        start..self.map.repaired(range.end).max(start)
    }

    /// The place in the source of a range of the text.
    pub fn place(&self, range: &Bytes) -> Place {
        let Range { start, end } = self.source_range(range);
        Place::in_text(start, end, self.lines.line(start))
    }

    /// The place of `text` inside `place`: where it stands word for word, or else where its words follow one another
    /// with something between them, as in a cell that a page break cut; else all of `place`.
    #[must_use]
    pub fn narrowed(&self, place: Place, text: &str) -> Place {
        let slice = self.source().get(place.start as usize..place.end as usize).unwrap_or("");
        let found =
            memchr::memmem::find(slice.as_bytes(), text.as_bytes()).map(|at| at..at + text.len()).or_else(|| spread(slice, text));
        match found.filter(|_| !text.is_empty()) {
            Some(found) => {
                let start = place.start + found.start as u32;
                Place::in_text(start, place.start + found.end as u32, self.lines.line(start))
            }
            None => place,
        }
    }

    /// The document with `edits` applied; they count in this document's text, are sorted and do not overlap.
    ///
    /// Only a document that has not been repaired yet can be repaired, so that edits always count in the source.
    #[must_use]
    pub fn repaired(mut self, edits: Vec<Edit>) -> Self {
        debug_assert!(self.edits.is_empty());
        if edits.is_empty() {
            return self;
        }
        let text = apply_edits(&self.text, &edits);
        let map = OffsetMap::new(&edits);
        let shift = |range: &mut Bytes| {
            range.start = map.repaired(range.start);
            range.end = map.repaired(range.end).max(range.start);
        };
        for block in &mut self.blocks {
            match block {
                Block::Line(line) => shift(&mut line.range),
                Block::PageBreak(range) => shift(range),
                Block::Table(table) => {
                    shift(&mut table.range);
                    for row in &mut table.rows {
                        shift(&mut row.range);
                        row.cells.iter_mut().for_each(|cell| shift(&mut cell.range));
                    }
                }
            }
        }
        Self { original: Some(std::mem::replace(&mut self.text, text)), map, edits, ..self }
    }
}

/// From the first word of `text` to its last, where they follow one another in `slice`.
fn spread(slice: &str, text: &str) -> Option<Range<usize>> {
    let first = text.split_whitespace().next()?;
    // The first words of a cell's values rarely repeat; a hostile cell is given up.
    slice.match_indices(first).take(8).find_map(|(start, _)| {
        let mut end = start;
        for word in text.split_whitespace() {
            end += slice[end..].find(word).map(|at| at + word.len()).or_else(|| marked(&slice[end..], word))?;
        }
        Some(start..end)
    })
}

/// The end of `word` where marks of emphasis stand inside it: `30/11/2025.` in `**30/11/2025**.`.
fn marked(slice: &str, word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    slice.match_indices(first).take(64).find_map(|(start, _)| {
        let mut rest = slice[start..].char_indices().filter(|(_, c)| *c != '*');
        let last = word.chars().map(|c| rest.next().filter(|&(_, other)| other == c)).last()??;
        let whole = slice[start..].chars().filter(|c| *c != '*').zip(word.chars()).all(|(a, b)| a == b);
        whole.then(|| start + last.0 + last.1.len_utf8())
    })
}
