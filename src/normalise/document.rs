//! Repair of a whole document: the same passes, kept inside the lines and cells the reader saw.

use std::ops::Range;

use super::{Options, Work, patch, repair_text, spacing, suspect};
use crate::raw::{Block, RawDoc};

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
        repair_text(&mut work, options, Some(&ranges));
        let suspicions = if options.suspicions { suspect::find(&work) } else { vec![] };
        (inside(work.patches, &ranges), suspicions)
    };
    let edits = patch::edits(edits, &doc.text);
    doc.diagnostics.extend(suspicions);
    doc.repaired(edits)
}

/// The lines and cells, in order of the text.
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
    for block in &doc.blocks {
        match block {
            Block::Line(line) => push(&line.range),
            Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| push(&cell.range)),
            Block::PageBreak(_) => {}
        }
    }
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
    use crate::raw::{Line, RawCell, RawRow, RawTable};

    fn line(range: Range<u32>) -> Block {
        Block::Line(Line { range, blank_before: false, indent: 0, bold: false, heading_mark: false })
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
