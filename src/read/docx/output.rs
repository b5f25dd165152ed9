//! The text of a part while it is put together, with all that is said of it; pieces are appended with their places moved.

use crate::raw::{
    Align, Block, Bytes, Furniture, FurnitureKind, Line, Link, NoteKind, ParagraphLook, RawNote, RawTable, Run, Script,
    TableLook, WordPiece,
};

/// Text with its blocks and looks.
#[derive(Default)]
pub(super) struct Out {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) pieces: Vec<WordPiece>,
    pub(super) runs: Vec<Run>,
    pub(super) paragraphs: Vec<ParagraphLook>,
    pub(super) labels: Vec<Bytes>,
    pub(super) links: Vec<Link>,
    pub(super) tables: Vec<TableLook>,
    pub(super) furniture: Vec<Furniture>,
    pub(super) marks: Vec<NoteMark>,
    /// Notes of a document embedded here, with their text.
    pub(super) notes: Vec<RawNote>,
    pub(super) page_numbers: Vec<(Align, u16)>,
}

/// The mark of a note in the text.
#[derive(Clone)]
pub(super) struct NoteMark {
    pub(super) kind: NoteKind,
    /// Its id in the part of the notes.
    pub(super) id: i32,
    pub(super) label: String,
    pub(super) range: Bytes,
    /// The writer typed it; it is no number of Word's.
    pub(super) own: bool,
}

/// The look of a run, resolved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a button of a word processor")]
pub(super) struct Look {
    pub(super) font: Option<u16>,
    pub(super) size: u16,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underline: bool,
    pub(super) caps: bool,
    pub(super) hidden: bool,
    pub(super) script: Script,
    pub(super) color: Option<[u8; 3]>,
}

impl Out {
    /// First byte of what comes next.
    pub(super) fn at(&self) -> u32 {
        self.text.len() as u32
    }

    /// Notes the look of the text from `start` to the end.
    pub(super) fn look(&mut self, start: u32, look: Look) {
        let range = start..self.at();
        let Look { font, size, bold, italic, underline, caps, script, color, hidden: _ } = look;
        let run = Run { range, font, size, bold, italic, underline, caps, script, color };
        if let Some(last) = self.runs.last_mut().filter(|last| last.range.end == start)
            && (Run { range: last.range.clone(), ..run.clone() }) == *last
        {
            last.range.end = run.range.end;
            return;
        }
        self.runs.push(run);
    }

    /// Adds all of another piece at the end.
    pub(super) fn append(&mut self, other: Self) {
        let by = self.at();
        let moved = |range: &Bytes| range.start + by..range.end + by;
        self.text.push_str(&other.text);
        self.blocks.extend(other.blocks.into_iter().map(|block| shifted(block, by)));
        self.pieces.extend(other.pieces.into_iter().map(|piece| WordPiece { start: piece.start + by, ..piece }));
        self.runs.extend(other.runs.into_iter().map(|run| Run { range: moved(&run.range), ..run }));
        self.paragraphs.extend(other.paragraphs.into_iter().map(|look| ParagraphLook { range: moved(&look.range), ..look }));
        self.labels.extend(other.labels.iter().map(&moved));
        self.links.extend(other.links.into_iter().map(|link| Link { range: moved(&link.range), ..link }));
        self.tables.extend(other.tables.into_iter().map(|table| TableLook { range: moved(&table.range), ..table }));
        self.furniture.extend(other.furniture.into_iter().map(|piece| Furniture { range: moved(&piece.range), ..piece }));
        self.marks.extend(other.marks.into_iter().map(|mark| NoteMark { range: moved(&mark.range), ..mark }));
        self.notes.extend(other.notes.into_iter().map(|note| RawNote {
            anchor: note.anchor.as_ref().map(&moved),
            range: moved(&note.range),
            ..note
        }));
        self.page_numbers.extend(other.page_numbers);
    }

    /// Adds another piece as text that belongs to the page, without its blocks.
    pub(super) fn append_furniture(&mut self, mut other: Self, kind: FurnitureKind) {
        other.blocks.clear();
        other.tables.clear();
        let end = other.text.trim_end().len();
        other.text.truncate(end);
        let (start, by) = (self.furniture.len(), self.at());
        let range = by..by + other.at();
        let inner = std::mem::take(&mut other.furniture);
        self.append(other);
        if range.end > range.start {
            self.furniture.insert(start, Furniture { kind, range });
            self.text.push('\n');
        }
        // A box in a header is text of the header; it is told once.
        drop(inner);
    }

    /// Adds plain lines that no paragraph of the document holds, as those of an embedded page.
    pub(super) fn append_lines(&mut self, text: &str) {
        for line in text.lines() {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            let start = self.at();
            self.text.push_str(line);
            let range = start..self.at();
            self.blocks.push(Block::Line(Line { range, blank_before: false, indent: 0, bold: false, outline: None }));
            self.text.push('\n');
        }
    }
}

fn shifted(mut block: Block, by: u32) -> Block {
    let shift = |range: &mut Bytes| {
        range.start += by;
        range.end += by;
    };
    match &mut block {
        Block::Line(line) => shift(&mut line.range),
        Block::PageBreak(range) => shift(range),
        Block::Table(RawTable { range, rows, .. }) => {
            shift(range);
            for row in rows {
                shift(&mut row.range);
                row.cells.iter_mut().for_each(|cell| shift(&mut cell.range));
            }
        }
    }
    block
}

/// A range without white space at its ends.
pub(super) fn trimmed(text: &str, range: Bytes) -> Bytes {
    let slice = &text[range.start as usize..range.end as usize];
    let inner = slice.trim();
    let start = range.start + (slice.len() - slice.trim_start().len()) as u32;
    if inner.is_empty() { range.start..range.start } else { start..start + inner.len() as u32 }
}
