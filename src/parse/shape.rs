//! Doubts about a document as a whole: most of its text stands in one cell, or none of its parts were found.
//!
//! A copy that lost its form is read without an error and gives next to nothing; the reader should know of it.

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::model::Plan;
use crate::raw::{Block, RawDoc};

/// Shorter texts may well have no parts, in bytes.
const LONG: u32 = 1500;

/// The doubts about a document and the plan found in it.
pub(super) fn doubts(doc: &RawDoc, plan: &Plan) -> Vec<Diagnostic> {
    let length = doc.text.len() as u32;
    if length < LONG {
        return vec![];
    }
    let mut out = vec![];
    let tables = doc.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let cells = tables.flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    if let Some(cell) = cells.max_by_key(|cell| cell.range.end - cell.range.start)
        && (cell.range.end - cell.range.start) * 2 > length
    {
        let message = "most of the text stands in one cell of a table; what is in it was not read as sections";
        out.push(Diagnostic::new("text-in-one-cell", Severity::Warning, message, doc.place(&cell.range)));
    }
    let header = &plan.header;
    let headless = header.doc_type.is_none() && header.issuer.is_none() && header.number_text.is_none();
    if headless
        && plan.tables.is_empty()
        && plan.sections.is_empty()
        && plan.signature.name.is_none()
        && plan.recipients.is_empty()
    {
        let message = "no letterhead, no section and no signature was found; the text may be no plan or have lost its form";
        let first = doc.blocks.iter().find_map(|block| match block {
            Block::Line(line) => Some(&line.range),
            Block::Table(table) => table.rows.first().map(|row| &row.range),
            Block::PageBreak(_) => None,
        });
        out.extend(first.map(|range| Diagnostic::new("no-parts", Severity::Warning, message, doc.place(range))));
    }
    out
}

#[cfg(test)]
mod tests {
    fn ids(text: &str) -> Vec<String> {
        let plan = crate::parse(text.as_bytes(), crate::Format::Text, &crate::ParseOptions::default()).unwrap();
        let ids = plan.diagnostics.into_iter().map(|diagnostic| diagnostic.id);
        ids.filter(|id| id == "text-in-one-cell" || id == "no-parts").collect()
    }

    #[test]
    fn texts_without_parts_are_told() {
        let text = "Rừng phòng hộ giữ đất và nước cho các xã vùng cao.\n\n".repeat(40);
        assert_eq!(ids(&text), ["no-parts"]);
        assert!(ids(&format!("KẾ HOẠCH\nTrồng rừng\n\n{text}")).is_empty() && ids("Trồng rừng.").is_empty());
        assert!(ids(&format!("I. MỤC TIÊU\n\n{text}")).is_empty());
    }

    #[test]
    fn a_text_in_one_cell_is_told() {
        let text = "Rừng phòng hộ giữ đất và nước cho các xã vùng cao. ".repeat(40);
        assert_eq!(
            ids(&format!("KẾ HOẠCH\nTrồng rừng\n\n| Mục | Nội dung |\n|---|---|\n| 1 | {text} |\n")),
            ["text-in-one-cell"]
        );
    }
}
