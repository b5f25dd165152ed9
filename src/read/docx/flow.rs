//! A flow of text while it is written: the part itself, a note or a text box, with its lines and boxes.

use super::fields::{Field, Fields};
use super::output::{Out, trimmed};
use super::paragraph::{LineStart, Paragraph};
use super::tables::{CellProps, Open};
use crate::raw::{Block, FurnitureKind, Line};

/// A flow of text: the part itself, a note or a text box.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) out: Out,
    pub(super) paragraph: Option<Paragraph>,
    /// A paragraph whose mark is deleted: the next one goes on with it.
    pub(super) carried: Option<Paragraph>,
    pub(super) tables: Vec<Open>,
    pub(super) cells: Vec<CellProps>,
    pub(super) fields: Fields,
    pub(super) simple_fields: Vec<Field>,
    pub(super) links: Vec<(u32, Option<String>)>,
    /// Boxes anchored in the open paragraph; they follow it.
    pub(super) boxes: Vec<Out>,
    /// An empty paragraph stands before what comes next.
    pub(super) blank: bool,
    /// A line end that is due before the next text.
    pub(super) pending: bool,
    pub(super) note: Option<i32>,
}

impl Flow {
    /// Writes the line end that is due.
    pub(super) fn flush(&mut self) {
        if std::mem::take(&mut self.pending) {
            self.out.text.push('\n');
        }
    }

    /// Ends the line now, if one is open.
    pub(super) fn line_end(&mut self) {
        self.pending = false;
        if !self.out.text.is_empty() && !self.out.text.ends_with('\n') {
            self.out.text.push('\n');
        }
    }

    /// Adds the boxes of the paragraph that has ended: those that hold a text of their own as text, others as furniture.
    pub(super) fn place_boxes(&mut self) {
        for inner in std::mem::take(&mut self.boxes) {
            if inner.text.trim().is_empty() {
                continue;
            }
            if !self.tables.is_empty() {
                self.flush();
                let text = inner.text.trim_end().len();
                let mut inner = Out { text: inner.text[..text].to_owned(), blocks: vec![], tables: vec![], ..inner };
                inner.furniture.clear();
                self.out.append(inner);
                self.pending = true;
                continue;
            }
            self.line_end();
            let lines = inner.blocks.len();
            let has_table = inner.blocks.iter().any(|block| matches!(block, Block::Table(_)));
            if has_table || lines > MOST_LINES || inner.text.len() > LONGEST_BOX {
                self.out.append(inner);
            } else {
                self.out.append_furniture(inner, FurnitureKind::TextBox);
            }
        }
    }

    /// Ends the open line of text outside tables; what follows in the paragraph is a line of its own.
    pub(super) fn close_line(&mut self) {
        let Some(paragraph) = &mut self.paragraph else { return };
        if paragraph.start.is_none() {
            return;
        }
        let range = trimmed(&self.out.text, paragraph.line.at.min(self.out.at())..self.out.at());
        if !range.is_empty() {
            let left = (paragraph.props.left.unwrap_or(0) + paragraph.props.first_line.unwrap_or(0)).max(0);
            self.out.blocks.push(Block::Line(Line {
                range,
                blank_before: std::mem::take(&mut self.blank),
                // A space of 14 pt letters is some 70 twips wide.
                indent: (left / 70).clamp(0, 999) as u16,
                bold: paragraph.line.bold && !paragraph.line.plain,
                outline: paragraph.props.outline.filter(|&level| level < 9).map(|level| level + 1),
            }));
        }
        if !self.out.text.ends_with('\n') {
            self.out.text.push('\n');
        }
        paragraph.line = LineStart { at: self.out.at(), ..LineStart::default() };
    }

    /// A page starts here.
    pub(super) fn page_break(&mut self) {
        let at = self.out.at();
        if !matches!(self.out.blocks.last(), Some(Block::PageBreak(range)) if range.start == at) {
            self.out.blocks.push(Block::PageBreak(at..at));
        }
    }
}

/// A box of more lines or bytes holds text of the document, not a stamp.
const MOST_LINES: usize = 6;
const LONGEST_BOX: usize = 400;
