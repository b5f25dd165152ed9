//! Repair of a whole document: the same passes, kept inside the lines and cells the reader saw.

use std::ops::Range;

use super::legacy::{decode_run, encoding_of_font};
use super::{Legacy, Options, Work, escapes, patch, repair_characters, repair_spaces, spacing, suspect};
use crate::base::edit::EditKind;
use crate::raw::{Block, Line, RawDoc, RawTable, Spots};

/// The document with its text repaired.
///
/// Nothing is joined across lines or cells; paragraphs cut by page breaks are left to the parser. A document that was
/// repaired before comes back as it is.
pub(crate) fn repair(mut doc: RawDoc, options: &Options) -> RawDoc {
    if !doc.edits.is_empty() {
        return doc;
    }
    let ranges = ranges(&doc);
    let (edits, suspicions) = {
        let mut work = Work::new(&doc.text);
        if options.legacy == Legacy::Detect && options.wants(EditKind::Legacy) {
            work.pass(|_| in_old_fonts(&doc));
        }
        repair_characters(&mut work, options);
        // Only text is written in Markdown; after the old encodings, one of which has backslashes of its own.
        if matches!(doc.spots, Spots::Text) && options.wants(EditKind::Escape) {
            work.pass(escapes::patches);
        }
        repair_spaces(&mut work, options, Some(&ranges));
        let suspicions = if options.suspicions { suspect::find(&work) } else { vec![] };
        (inside(work.patches, &ranges), suspicions)
    };
    let edits = patch::edits(&edits, &doc.text);
    doc.diagnostics.extend(suspicions);
    doc.repaired(edits)
}

/// Runs in fonts of the old encodings, whose text agrees: read by the font, as the content of one run may prove little.
fn in_old_fonts(doc: &RawDoc) -> Vec<patch::Patch> {
    let old: Vec<bool> = doc.looks.names.iter().map(|name| encoding_of_font(name).is_some()).collect();
    if !old.contains(&true) {
        return vec![];
    }
    let runs = doc.looks.runs.iter().filter(|run| run.font.is_some_and(|font| old.get(usize::from(font)) == Some(&true)));
    runs.filter_map(|run| {
        let text = doc.slice(&run.range);
        let decoded = decode_run(text, doc.looks.name(run.font)?).filter(|decoded| decoded != text)?;
        Some(patch::Patch::new(run.range.start as usize, run.range.end as usize, decoded, EditKind::Legacy))
    })
    .collect()
}

/// The lines and cells, notes and furniture, in order of the text.
fn ranges(doc: &RawDoc) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = vec![];
    let mut push = |range: &Range<u32>| {
        let range = range.start as usize..range.end as usize;
        let next = out.last().map_or(0, |last| last.end);
        if range.start >= next && range.end > range.start {
            // A hard line end inside a range is a border like any other.
            out.extend(spacing::cells(&doc.text[range.clone()]).map(|cell| range.start + cell.start..range.start + cell.end));
        }
    };
    // What no block holds stands between them or after them.
    let mut others: Vec<&Range<u32>> =
        doc.looks.notes.iter().map(|note| &note.range).chain(doc.looks.furniture.iter().map(|piece| &piece.range)).collect();
    others.sort_unstable_by_key(|range| range.start);
    let mut others = others.into_iter().peekable();
    for block in &doc.blocks {
        let (Block::Line(Line { range, .. }) | Block::Table(RawTable { range, .. }) | Block::PageBreak(range)) = block;
        while let Some(other) = others.next_if(|other| other.start < range.start) {
            push(other);
        }
        match block {
            Block::Line(line) => push(&line.range),
            Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| push(&cell.range)),
            Block::PageBreak(_) => {}
        }
    }
    others.for_each(push);
    out
}

/// The patches that lie inside one of the ranges.
fn inside(patches: Vec<patch::Patch>, ranges: &[Range<usize>]) -> Vec<patch::Patch> {
    let mut at = 0;
    patches
        .into_iter()
        .filter(|patch| {
            while at < ranges.len() && ranges[at].end < patch.end as usize {
                at += 1;
            }
            ranges.get(at).is_some_and(|range| range.start <= patch.start as usize && patch.end as usize <= range.end)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::{RawCell, RawRow};

    fn line(range: Range<u32>) -> Block {
        Block::Line(Line { range, blank_before: false, indent: 0, bold: false, outline: None })
    }

    #[test]
    fn lines_and_cells_keep_their_borders() {
        // The cells touch each other, so only their ranges keep them apart.
        let text = "Cáccấp,các ngànhthực hiện\nhàn\th chínhcáccấpđạt 3 0%".to_owned();
        let at = |part: &str| text.find(part).unwrap() as u32;
        let (h, cac) = (at("h chính"), at("cáccấp"));
        let cell = |range| RawCell { range, colspan: 1, rowspan: 1 };
        let cells = vec![cell(at("hàn\t")..h - 1), cell(h..cac), cell(cac..text.len() as u32)];
        let row = RawRow { range: h - 5..text.len() as u32, cells, header: false };
        let table = RawTable { range: row.range.clone(), blank_before: false, rows: vec![row] };
        let blocks = vec![line(0..at("\n")), Block::Table(table)];
        let doc = RawDoc { text, blocks, ..RawDoc::default() };
        let doc = repair(doc, &Options::default());
        assert_eq!(doc.text, "Các cấp, các ngành thực hiện\nhàn\th chínhcác cấp đạt 30%");
        let Block::Table(table) = &doc.blocks[1] else { panic!() };
        let cells: Vec<&str> = table.rows[0].cells.iter().map(|cell| doc.slice(&cell.range)).collect();
        assert_eq!(cells, ["hàn", "h chính", "các cấp đạt 30%"]);
    }
}
