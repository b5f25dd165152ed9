//! Documents for tests: tab-separated lines are tables, other lines are lines.

use crate::base::edit::OffsetMap;
use crate::base::place::LineIndex;
use crate::model::Table;
use crate::raw::{Block, Line, RawCell, RawDoc, RawRow, RawTable};

use super::{Found, build};

/// A document with one table for each run of lines with tabs; a blank line ends a table.
pub(crate) fn doc(text: &str) -> RawDoc {
    let mut doc = RawDoc {
        text: text.into(),
        source_len: text.len() as u32,
        lines: LineIndex::new(text),
        map: OffsetMap::default(),
        ..RawDoc::default()
    };
    let (mut at, mut open) = (0u32, false);
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        let range = at..at + content.len() as u32;
        at += line.len() as u32;
        if content.trim().is_empty() {
            open = false;
            continue;
        }
        if !content.contains('\t') {
            let line = Line { range, blank_before: !open, indent: 0, bold: false, outline: None };
            doc.blocks.push(Block::Line(line));
            open = false;
            continue;
        }
        let mut start = range.start;
        let cells = content.split('\t').map(|cell| {
            let lead = (cell.len() - cell.trim_start().len()) as u32;
            let from = start + if cell.trim().is_empty() { 0 } else { lead };
            start += cell.len() as u32 + 1;
            RawCell { range: from..from + cell.trim().len() as u32, colspan: 1, rowspan: 1 }
        });
        let row = RawRow { range: range.clone(), cells: cells.collect(), header: false };
        match doc.blocks.last_mut() {
            Some(Block::Table(table)) if open => {
                table.range.end = range.end;
                table.rows.push(row);
            }
            _ => doc.blocks.push(Block::Table(RawTable { range, blank_before: true, rows: vec![row] })),
        }
        open = true;
    }
    doc
}

/// The tables of a document made by [`doc`]; tables with nothing but blank lines between them are adjacent.
pub(crate) fn tables(doc: &RawDoc) -> Vec<Table> {
    let mut found: Vec<Found<'_>> = vec![];
    let mut adjacent = false;
    for block in &doc.blocks {
        if let Block::Table(raw) = block {
            found.push(Found { raw, section_path: Some("I".into()), adjacent, caption: None });
        }
        adjacent = !matches!(block, Block::Line(_));
    }
    let (tables, indices) = build(doc, &found);
    assert_eq!(indices.len(), found.len());
    tables
}
