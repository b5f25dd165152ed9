//! Tables while they are read: cells find their columns, merged cells become spans, nested tables become text.

use super::names::Tag;
use super::output::{Out, trimmed};
use super::styles::{draws_lines, within};
use super::table_styles::{CellText, Standing, Wanted};
use super::xml::Xml;
use crate::base::error::Result;
use crate::raw::{RawCell, RawRow, RawTable, TableLook};

/// Columns that merges are followed in; no real table has more.
const MAX_COLUMNS: usize = 1024;
/// Columns one cell may cover, as Word has it.
const MAX_SPAN: i32 = 63;

/// A table that is open.
#[derive(Default)]
pub(super) struct Open {
    /// Among all tables of the part, from 1.
    pub(super) number: u32,
    /// Where the cell stands that is read now, as the XML counts.
    pub(super) standing: Standing,
    raw: RawTable,
    pub(super) look: TableLook,
    /// What its style says of text.
    pub(super) text: Option<Box<CellText>>,
    /// The row and cell that cover each column from above.
    above: Vec<Option<(usize, usize)>>,
    column: usize,
    current: Option<RawRow>,
    pub(super) cell_start: u32,
    /// The cell before, of the same row, goes on with one above it.
    covered: bool,
    /// Only rows at the top of a table are header rows.
    headers: bool,
    pub(super) row_depth: usize,
}

/// What `w:trPr` says.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an element")]
pub(super) struct RowProps {
    pub(super) header: bool,
    pub(super) before: usize,
    pub(super) inserted: bool,
    pub(super) deleted: bool,
    pub(super) hidden: bool,
}

/// What `w:tcPr` says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellProps {
    span: u16,
    vertical: Option<Merge>,
    horizontal: Option<Merge>,
    pub(super) inserted: bool,
    pub(super) deleted: bool,
    ruled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Merge {
    Starts,
    GoesOn,
}

impl Open {
    pub(super) fn new(number: u32, start: u32, blank_before: bool) -> Self {
        let raw = RawTable { range: start..start, blank_before, rows: vec![] };
        Self { number, raw, headers: true, ..Self::default() }
    }

    /// Whether its style says something of the last row or column.
    pub(super) fn asks_for_last(&self) -> bool {
        self.text.as_ref().is_some_and(|text| text.asks_for_last())
    }

    pub(super) fn start_row(&mut self, at: u32, depth: usize) {
        self.standing.row += 1;
        self.standing.cell = 0;
        self.column = 0;
        self.covered = false;
        self.row_depth = depth;
        self.current = Some(RawRow { range: at..at, cells: vec![], header: false });
    }

    pub(super) fn row_props(&mut self, props: RowProps, at: u32) {
        let Some(row) = &mut self.current else { return };
        row.header = props.header && self.headers;
        if props.before > 0 {
            row.cells.push(RawCell { range: at..at, colspan: props.before as u16, rowspan: 1 });
            self.column += props.before;
        }
    }

    /// The row is not shown.
    pub(super) fn drop_row(&mut self) {
        self.current = None;
    }

    /// Whether a cell of this row stands before the next one.
    pub(super) fn has_cells(&self) -> bool {
        self.current.as_ref().is_some_and(|row| !row.cells.is_empty())
    }

    pub(super) fn start_cell(&mut self, at: u32) {
        self.standing.cell += 1;
        self.cell_start = at;
    }

    /// Whether the cell only goes on with one above it.
    pub(super) fn is_covered(&self, props: CellProps) -> bool {
        let with_above = props.vertical == Some(Merge::GoesOn) || (props.horizontal == Some(Merge::GoesOn) && self.covered);
        with_above && self.above.get(self.column).is_some_and(Option::is_some)
    }

    /// Ends a cell whose text reaches to the end of `out`.
    pub(super) fn end_cell(&mut self, props: CellProps, out: &Out) {
        self.look.ruled |= props.ruled;
        let covered = self.is_covered(props);
        self.covered = covered;
        let span = usize::from(props.span.max(1));
        let rows = self.raw.rows.len();
        let Some(row) = &mut self.current else { return };
        let columns = self.column.min(MAX_COLUMNS)..(self.column + span).min(MAX_COLUMNS);
        self.column += span;
        if covered {
            let above = self.above.get(columns.start).copied().flatten();
            if let Some((at, cell)) = above
                && let Some(cell) = self.raw.rows.get_mut(at).and_then(|row| row.cells.get_mut(cell))
            {
                cell.rowspan = cell.rowspan.max((rows - at + 1).min(usize::from(u16::MAX)) as u16);
            }
            return;
        }
        if self.above.len() < columns.end {
            self.above.resize(columns.end, None);
        }
        let range = trimmed(&out.text, self.cell_start.min(out.at())..out.at());
        if props.horizontal == Some(Merge::GoesOn)
            && let Some(last) = row.cells.last_mut()
        {
            last.colspan = last.colspan.saturating_add(span as u16);
            last.range.end = if range.is_empty() { last.range.end } else { range.end };
            let held = self.above.get(columns.start.saturating_sub(1)).copied().flatten();
            self.above[columns].fill(held);
            return;
        }
        // A cell that goes on with none above it starts a merge of its own.
        let starts = props.vertical.is_some().then_some((rows, row.cells.len()));
        self.above[columns].fill(starts);
        row.cells.push(RawCell { range, colspan: span as u16, rowspan: 1 });
    }

    pub(super) fn end_row(&mut self) {
        let Some(mut row) = self.current.take() else { return };
        // Columns the row does not reach are covered from above no more.
        let end = self.column.min(self.above.len());
        self.above[end..].fill(None);
        let (Some(first), Some(last)) = (row.cells.first(), row.cells.last()) else {
            // All cells of the row go on with cells above: it still counts as a row.
            return self.raw.rows.push(row);
        };
        row.range = first.range.start..last.range.end.max(first.range.start);
        self.headers &= row.header;
        self.raw.rows.push(row);
    }

    /// The finished table; none if it has no cell.
    pub(super) fn finish(mut self) -> Option<(RawTable, TableLook)> {
        let mut cells = self.raw.rows.iter().flat_map(|row| &row.cells);
        let first = cells.next()?.range.start;
        let end = self.raw.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.range.end).max()?;
        self.raw.range = first..end.max(first);
        self.look.range = self.raw.range.clone();
        Some((self.raw, self.look))
    }
}

/// Reads `w:trPr`, whose start was read last; `original` asks for what it said before tracked changes.
pub(super) fn row_props(xml: &mut Xml<'_>, original: bool) -> Result<RowProps> {
    use super::xml::Node;
    let mut props = RowProps::default();
    let depth = xml.depth();
    while let Some(node) = within(xml, depth)? {
        let Node::Start(tag, attributes) = node else { continue };
        match tag {
            Tag::HeaderRow => props.header = attributes.on(),
            Tag::GridBefore => props.before = attributes.number("val").unwrap_or(0).clamp(0, MAX_SPAN) as usize,
            Tag::Inserted => props.inserted = true,
            Tag::Deleted => props.deleted = true,
            Tag::Hidden | Tag::HiddenRow => props.hidden = attributes.on(),
            // The old properties stand inside, after all new ones.
            Tag::RowChange if original => {
                let RowProps { inserted, deleted, .. } = props;
                props = RowProps { inserted, deleted, ..RowProps::default() };
            }
            Tag::RowChange => xml.skip(|_| {})?,
            _ => {}
        }
    }
    Ok(props)
}

/// Reads `w:tcPr`, in the same way.
pub(super) fn cell_props(xml: &mut Xml<'_>, original: bool) -> Result<CellProps> {
    use super::xml::Node;
    let mut props = CellProps { span: 1, ..CellProps::default() };
    let depth = xml.depth();
    while let Some(node) = within(xml, depth)? {
        let Node::Start(tag, attributes) = node else { continue };
        let merge = || if attributes.val().as_deref() == Some("restart") { Merge::Starts } else { Merge::GoesOn };
        match tag {
            Tag::GridSpan => props.span = attributes.number("val").unwrap_or(1).clamp(1, MAX_SPAN) as u16,
            Tag::VerticalMerge => props.vertical = Some(merge()),
            Tag::HorizontalMerge => props.horizontal = Some(merge()),
            Tag::CellDeleted => props.deleted = true,
            Tag::CellInserted => props.inserted = true,
            Tag::CellBorders => props.ruled = draws_lines(xml)?,
            Tag::CellChange if original => {
                let CellProps { inserted, deleted, .. } = props;
                props = CellProps { span: 1, inserted, deleted, ..CellProps::default() };
            }
            Tag::CellChange => xml.skip(|_| {})?,
            _ => {}
        }
    }
    Ok(props)
}

/// What `w:tblPr` says.
#[derive(Default)]
pub(super) struct TableProps {
    /// The index of the style.
    pub(super) style: Option<u16>,
    /// Whether lines are drawn, where it is said.
    pub(super) ruled: Option<bool>,
    pub(super) width: u32,
    /// The parts that are set off.
    pub(super) wanted: Wanted,
}

/// Reads `w:tblPr`, in the same way.
pub(super) fn table_props(xml: &mut Xml<'_>, style: &dyn Fn(&str) -> Option<u16>, original: bool) -> Result<TableProps> {
    use super::xml::Node;
    let mut props = TableProps::default();
    let depth = xml.depth();
    while let Some(node) = within(xml, depth)? {
        let Node::Start(tag, attributes) = node else { continue };
        match tag {
            Tag::TableStyle => props.style = attributes.val().and_then(|id| style(&id)),
            Tag::TableBorders => props.ruled = Some(draws_lines(xml)?),
            Tag::TableWidth if attributes.get("type").as_deref() == Some("dxa") => {
                props.width = attributes.number("w").unwrap_or(0).max(0) as u32;
            }
            Tag::TableLook => {
                let bits = attributes.val().and_then(|value| u32::from_str_radix(&value, 16).ok()).unwrap_or(0);
                let said = |name: &str, bit: u32| {
                    attributes.get(name).map_or(bits & bit != 0, |value| matches!(value.as_ref(), "1" | "true" | "on"))
                };
                props.wanted = Wanted {
                    first_row: said("firstRow", 0x20),
                    last_row: said("lastRow", 0x40),
                    first_column: said("firstColumn", 0x80),
                    last_column: said("lastColumn", 0x100),
                    row_bands: !said("noHBand", 0x200),
                    column_bands: !said("noVBand", 0x400),
                };
            }
            Tag::TableChange if original => props = TableProps::default(),
            Tag::TableChange => xml.skip(|_| {})?,
            _ => {}
        }
    }
    Ok(props)
}
