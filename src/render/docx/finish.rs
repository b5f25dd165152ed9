//! A filled part made sound again: what loops repeat must not be repeated in a file, and tables need their columns.
//!
//! A cell ends with a paragraph, a table has a row, as many columns are declared as there are, and ids of pictures,
//! bookmarks and paragraphs are used once. All else is left byte for byte.

use std::collections::BTreeSet;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A filled part, and the notes that it refers to more than once: the note and the id of its copy.
pub(super) struct Finished {
    pub(super) xml: String,
    pub(super) copies: Vec<Copy>,
}

/// A note that a loop refers to again.
pub(super) struct Copy {
    pub(super) is_endnote: bool,
    pub(super) of: i64,
    pub(super) id: i64,
}

/// Mends a filled part; `notes` is the highest id of a note in the file. An error names what is not sound.
pub(super) fn finish(xml: &str, notes: i64) -> Result<Finished, String> {
    let mut pass = Pass {
        out: String::with_capacity(xml.len()),
        open: vec![],
        tables: vec![],
        ids: Ids { next_note: notes + 1, ..Ids::default() },
    };
    let mut reader = Reader::from_str(xml);
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| format!("the result is not well-formed: {error}"))?;
        let raw = &xml[start..reader.buffer_position() as usize];
        match event {
            Event::Start(tag) => pass.start(&tag, raw, false),
            Event::Empty(tag) => pass.start(&tag, raw, true),
            Event::End(tag) => pass.end(tag.name().as_ref(), raw),
            Event::Eof => break,
            _ => pass.out.push_str(raw),
        }
    }
    if !pass.open.is_empty() {
        return Err("the result breaks off".to_owned());
    }
    Ok(Finished { xml: pass.out, copies: pass.ids.copies })
}

#[derive(Default)]
struct Ids {
    pictures: BTreeSet<i64>,
    bookmarks: BTreeSet<String>,
    /// Ids of bookmarks that are left out, whose ends go too.
    dropped: Vec<String>,
    paragraphs: BTreeSet<String>,
    notes: BTreeSet<(bool, i64)>,
    next_note: i64,
    copies: Vec<Copy>,
}

/// An element under way.
struct Open {
    is_cell: bool,
    /// Whether its last child is a paragraph.
    ends_well: bool,
}

/// A table under way.
struct Table {
    /// Where it starts in the result.
    start: usize,
    grid: Vec<u64>,
    /// Bytes of the result between the tags of its grid.
    grid_range: Range<usize>,
    rows: usize,
    /// Columns of the row under way, and the widths of its cells with their columns.
    columns: usize,
    cells: Vec<(u64, usize)>,
    widest: Vec<(u64, usize)>,
    most: usize,
}

struct Pass {
    out: String,
    open: Vec<Open>,
    tables: Vec<Table>,
    ids: Ids,
}

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

impl Pass {
    fn start(&mut self, tag: &BytesStart<'_>, raw: &str, is_empty: bool) {
        let name = tag.name();
        let name = name.as_ref();
        if let Some(parent) = self.open.last_mut()
            && !matches!(name, b"w:bookmarkStart" | b"w:bookmarkEnd" | b"w:proofErr")
        {
            parent.ends_well = name == b"w:p";
        }
        if matches!(name, b"w:bookmarkStart" | b"w:bookmarkEnd") && is_empty && self.is_second_bookmark(tag, name) {
            return;
        }
        self.table(tag, name);
        match name {
            b"wp:docPr" => self.picture(tag, raw),
            b"w:p" => self.paragraph(tag, raw),
            b"w:footnoteReference" | b"w:endnoteReference" => self.note(tag, raw, name == b"w:endnoteReference"),
            _ => self.out.push_str(raw),
        }
        if name == b"w:tblGrid"
            && let Some(table) = self.tables.last_mut()
        {
            table.grid_range = self.out.len()..self.out.len();
        }
        if !is_empty {
            self.open.push(Open { is_cell: name == b"w:tc", ends_well: false });
        }
    }

    fn table(&mut self, tag: &BytesStart<'_>, name: &[u8]) {
        if name == b"w:tbl" {
            self.tables.push(Table {
                start: self.out.len(),
                grid: vec![],
                grid_range: 0..0,
                rows: 0,
                columns: 0,
                cells: vec![],
                widest: vec![],
                most: 0,
            });
            return;
        }
        let Some(table) = self.tables.last_mut() else { return };
        let number = |key: &[u8]| attribute(tag, key).and_then(|value| value.parse::<u64>().ok());
        match name {
            b"w:gridCol" => table.grid.push(number(b"w:w").unwrap_or(0)),
            b"w:tr" => {
                table.rows += 1;
                table.columns = 0;
                table.cells.clear();
            }
            b"w:tc" => {
                table.columns += 1;
                table.cells.push((0, 1));
            }
            b"w:tcW" => {
                if let Some(cell) = table.cells.last_mut() {
                    cell.0 = number(b"w:w").unwrap_or(0);
                }
            }
            b"w:gridSpan" => {
                let span = number(b"w:val").unwrap_or(1).clamp(1, 63) as usize;
                if let Some(cell) = table.cells.last_mut() {
                    table.columns += span - cell.1;
                    cell.1 = span;
                }
            }
            b"w:gridBefore" | b"w:gridAfter" => table.columns += number(b"w:val").unwrap_or(0).min(63) as usize,
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], raw: &str) {
        let open = self.open.pop();
        if open.is_some_and(|open| open.is_cell && !open.ends_well) {
            self.out.push_str("<w:p/>");
        }
        match name {
            b"w:tblGrid" => {
                if let Some(table) = self.tables.last_mut() {
                    table.grid_range.end = self.out.len();
                }
            }
            b"w:tr" => {
                if let Some(table) = self.tables.last_mut()
                    && table.columns > table.most
                {
                    table.most = table.columns;
                    table.widest.clone_from(&table.cells);
                }
            }
            _ => {}
        }
        self.out.push_str(raw);
        if name == b"w:tbl"
            && let Some(table) = self.tables.pop()
        {
            self.close_table(&table);
        }
    }

    fn close_table(&mut self, table: &Table) {
        if table.rows == 0 {
            // A table without rows is not allowed; what its loop left is nothing.
            self.out.truncate(table.start);
            if let Some(parent) = self.open.last_mut() {
                parent.ends_well = false;
            }
            return;
        }
        if table.most <= table.grid.len() || table.grid_range.is_empty() {
            return;
        }
        let grid = grid(table);
        let inner = self.out.split_off(table.grid_range.end);
        self.out.truncate(table.grid_range.start);
        grid.iter().for_each(|width| self.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>")));
        self.out.push_str(&rewidthed(&inner, &grid));
    }

    fn is_second_bookmark(&mut self, tag: &BytesStart<'_>, name: &[u8]) -> bool {
        let id = attribute(tag, b"w:id").unwrap_or_default();
        if name == b"w:bookmarkEnd" {
            let dropped = self.ids.dropped.iter().position(|dropped| *dropped == id);
            return dropped.map(|at| self.ids.dropped.swap_remove(at)).is_some();
        }
        let is_new = attribute(tag, b"w:name").is_none_or(|name| self.ids.bookmarks.insert(name));
        if !is_new {
            self.ids.dropped.push(id);
        }
        !is_new
    }

    fn picture(&mut self, tag: &BytesStart<'_>, raw: &str) {
        let id = attribute(tag, b"id").and_then(|id| id.parse().ok()).unwrap_or(0);
        if self.ids.pictures.insert(id) {
            return self.out.push_str(raw);
        }
        // Far above what a person's file counts up to.
        let fresh = self.ids.pictures.last().map_or(1, |last| last.saturating_add(1)).max(100_000);
        self.ids.pictures.insert(fresh);
        self.out.push_str(&raw.replacen(&format!(" id=\"{id}\""), &format!(" id=\"{fresh}\""), 1));
    }

    fn paragraph(&mut self, tag: &BytesStart<'_>, raw: &str) {
        match attribute(tag, b"w14:paraId") {
            Some(id) if !self.ids.paragraphs.insert(id.clone()) => {
                self.out.push_str(&raw.replacen(&format!(" w14:paraId=\"{id}\""), "", 1));
            }
            _ => self.out.push_str(raw),
        }
    }

    fn note(&mut self, tag: &BytesStart<'_>, raw: &str, is_endnote: bool) {
        let Some(of) = attribute(tag, b"w:id").and_then(|id| id.parse::<i64>().ok()) else { return self.out.push_str(raw) };
        if self.ids.notes.insert((is_endnote, of)) {
            return self.out.push_str(raw);
        }
        let id = self.ids.next_note;
        self.ids.next_note += 1;
        self.ids.copies.push(Copy { is_endnote, of, id });
        self.out.push_str(&raw.replacen(&format!("w:id=\"{of}\""), &format!("w:id=\"{id}\""), 1));
    }
}

/// The widths of the columns of a table that a loop has made wider: those of its widest row, on the old width.
fn grid(table: &Table) -> Vec<u64> {
    let mut widths = vec![];
    for &(width, span) in &table.widest {
        widths.extend(std::iter::repeat_n(width / span as u64, span));
    }
    widths.resize(table.most, 0);
    let old: u64 = table.grid.iter().sum();
    let sum: u64 = widths.iter().sum();
    if sum == 0 || widths.contains(&0) {
        return vec![old / table.most.max(1) as u64; table.most];
    }
    widths.iter().map(|width| width * old / sum).collect()
}

/// A table's rows with the widths of its new columns.
fn rewidthed(xml: &str, grid: &[u64]) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut reader = Reader::from_str(xml);
    // The piece starts inside the table and ends with it.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let (mut depth, mut column) = (0_usize, 0);
    // The width of a cell is known only when its number of columns has been read.
    let mut pending: Option<(usize, usize)> = None;
    loop {
        let start = reader.buffer_position() as usize;
        let Ok(event) = reader.read_event() else { return xml.to_owned() };
        let raw = &xml[start..reader.buffer_position() as usize];
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name();
                match name.as_ref() {
                    b"w:tbl" if matches!(event, Event::Start(_)) => depth += 1,
                    b"w:tr" if depth == 0 => column = 0,
                    b"w:tcW" if depth == 0 => {
                        pending = Some((out.len(), out.len() + raw.len()));
                        let width = grid.get(column).copied().unwrap_or(0);
                        out.push_str(&format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
                        pending = pending.map(|(start, _)| (start, out.len()));
                        continue;
                    }
                    b"w:gridSpan" if depth == 0 => {
                        let span = attribute(tag, b"w:val").and_then(|value| value.parse().ok()).unwrap_or(1_usize).clamp(1, 63);
                        if let Some((start, end)) = pending.take() {
                            let width: u64 = grid.iter().skip(column).take(span).sum();
                            out.replace_range(start..end, &format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
                        }
                        column += span - 1;
                    }
                    _ => {}
                }
            }
            Event::End(tag) => match tag.name().as_ref() {
                b"w:tbl" => depth = depth.saturating_sub(1),
                b"w:tc" if depth == 0 => {
                    column += 1;
                    pending = None;
                }
                _ => {}
            },
            Event::Eof => return out,
            _ => {}
        }
        out.push_str(raw);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(xml: &str) -> String {
        finish(xml, 10).unwrap().xml
    }

    #[test]
    fn a_cell_ends_with_a_paragraph_and_a_table_has_rows() {
        assert_eq!(finished("<w:tc><w:tcPr/></w:tc>"), "<w:tc><w:tcPr/><w:p/></w:tc>");
        assert_eq!(finished("<w:tc><w:p/><w:bookmarkEnd w:id=\"1\"/></w:tc>"), "<w:tc><w:p/><w:bookmarkEnd w:id=\"1\"/></w:tc>");
        assert_eq!(finished("<w:tc><w:p/><w:tbl><w:tblPr/></w:tbl></w:tc>"), "<w:tc><w:p/><w:p/></w:tc>");
        assert!(finish("<w:tc><w:p></w:tc>", 0).is_err());
    }

    #[test]
    fn columns_are_declared() {
        let cell = "<w:tc><w:tcPr><w:tcW w:w=\"500\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>";
        let span = "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/><w:gridSpan w:val=\"3\"/></w:tcPr><w:p/></w:tc>";
        let xml = format!(
            "<w:tbl><w:tblGrid><w:gridCol w:w=\"600\"/><w:gridCol w:w=\"600\"/></w:tblGrid><w:tr>{span}</w:tr><w:tr>{cell}{cell}{cell}</w:tr></w:tbl>"
        );
        let out = finished(&xml);
        assert_eq!(out.matches("<w:gridCol w:w=\"400\"/>").count(), 3, "{out}");
        assert!(out.contains("<w:tcW w:w=\"1200\" w:type=\"dxa\"/><w:gridSpan"), "{out}");
        assert_eq!(out.matches("<w:tcW w:w=\"400\"").count(), 3, "{out}");
    }

    #[test]
    fn ids_are_used_once() {
        let xml = "<a><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:bookmarkEnd w:id=\"1\"/><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:bookmarkEnd w:id=\"1\"/><wp:docPr id=\"3\"/><wp:docPr id=\"3\"/><w:footnoteReference w:id=\"2\"/><w:footnoteReference w:id=\"2\"/></a>";
        let out = finish(xml, 10).unwrap();
        assert_eq!(out.xml.matches("bookmark").count(), 2);
        assert!(out.xml.contains("<wp:docPr id=\"100000\"/>"));
        assert!(out.xml.contains("<w:footnoteReference w:id=\"11\"/>"));
        assert_eq!((out.copies[0].of, out.copies[0].id), (2, 11));
    }
}
