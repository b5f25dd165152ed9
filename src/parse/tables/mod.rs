//! Tables: from rows as seen to grids with header rows, spans, and a meaning for each row and column.
//!
//! Parts split by page breaks are joined first (`merge`), on a rectangular `grid`. The `header` is found by the words
//! of its cells (`vocabulary`), which also give the `columns` their roles; ordinals and empty cells tell what the
//! `rows` are. A table without a header, such as a letterhead set in two columns, is kept as it is.

mod columns;
mod grid;
mod header;
mod merge;
mod ordinal;
mod rows;
mod short;
mod torn;
mod vocabulary;

use crate::base::place::Place;
use crate::model::{CellSpan, ColumnRole, RowInfo, Table};
use crate::parse::flow::Flow;
use crate::parse::ids::id;
use crate::parse::tables::grid::{Grid, Row};
use crate::parse::tables::merge::Draft;
use crate::raw::{RawDoc, RawTable};

pub(crate) use columns::{last_year, names_dated_value, names_plan_of_year, names_value_of_year};
pub(crate) use rows::{times_above, wholes, without_ordinal};

/// A table as seen, with what stands around it.
#[derive(Clone, Debug)]
pub(crate) struct Found<'a> {
    /// The table.
    pub(crate) raw: &'a RawTable,
    /// Path of the section it stands in, or the label of its appendix.
    pub(crate) section_path: Option<String>,
    /// Whether nothing but blank lines and page breaks stands between it and the table before it.
    pub(crate) adjacent: bool,
    /// The line above it that names it.
    pub(crate) caption: Option<Flow>,
}

/// Builds the tables of a document, and for each table found the index of the table it became a part of.
pub(crate) fn build(doc: &RawDoc, found: &[Found<'_>]) -> (Vec<Table>, Vec<usize>) {
    let mut drafts: Vec<(Draft, &Found<'_>)> = vec![];
    let mut indices = Vec::with_capacity(found.len());
    for part in found {
        let mut grid = Grid::new(doc, part.raw);
        torn::mend(&mut grid);
        match drafts.last_mut() {
            Some((draft, _)) if part.adjacent && part.caption.is_none() && draft.is_continued_by(&grid) => draft.append(grid),
            _ => drafts.push((Draft::new(grid), part)),
        }
        indices.push(drafts.len() - 1);
    }
    let mut tables: Vec<Table> =
        drafts.into_iter().enumerate().map(|(index, (draft, part))| finish(index, draft, part)).collect();
    for table in &mut tables {
        let rows = table.row_info.iter_mut().map(|row| &mut row.cells);
        // A cell that is not there is given the end of the one before it, which may be on a later line than its row.
        for cell in table.header_places.iter_mut().chain(rows).flatten().filter(|cell| cell.start == cell.end) {
            cell.line = doc.lines.line(cell.start);
        }
    }
    (tables, indices)
}

/// Turns a draft into the model's table.
fn finish(index: usize, mut draft: Draft, part: &Found<'_>) -> Table {
    let (columns, kind) = columns::describe(&draft);
    if draft.spans.is_empty() {
        short::align(&mut draft.body, &columns);
        short::sums(&mut draft.body, &columns);
    }
    let of_role = |roles: &[ColumnRole]| columns.iter().position(|column| roles.contains(&column.role));
    let own = |column: &ColumnRole| matches!(column, ColumnRole::Rank | ColumnRole::RankTarget | ColumnRole::Lead);
    let shape = rows::Shape {
        ordinal: of_role(&[ColumnRole::Ordinal]),
        name: of_role(&[ColumnRole::Name, ColumnRole::Task]),
        own: columns.iter().enumerate().filter(|(_, column)| own(&column.role)).map(|(at, _)| at).collect(),
    };
    let kinds = rows::kinds(&draft.body, &shape);
    let mut spans = draft.spans;
    if spans.is_empty() {
        spans = draft.header.spans;
    }
    spans.sort_unstable_by_key(|span| (span.row, span.column));
    let (header, header_places) = draft.header_rows.into_iter().map(split).unzip();
    let mut rows = Vec::with_capacity(draft.body.len());
    let mut row_info = Vec::with_capacity(draft.body.len());
    for (row, kind) in draft.body.into_iter().zip(kinds) {
        let place = row.place;
        let (texts, cells) = split(row);
        rows.push(texts);
        row_info.push(RowInfo { kind, place, cells });
    }
    Table {
        id: id('T', index + 1),
        section_path: part.section_path.clone(),
        kind,
        caption: part.caption.as_ref().map(|flow| flow.text.clone()),
        header,
        rows,
        columns,
        row_info,
        spans,
        merged_from_parts: draft.parts,
        header_places,
        place: draft.place,
    }
}

/// The texts and the places of a row's cells.
fn split(row: Row) -> (Vec<String>, Vec<Place>) {
    row.cells.into_iter().map(|cell| (cell.text, cell.place)).unzip()
}

/// The rows of a table's body whose cells are covered by a cell of a row above, with that row.
///
/// A body or a date set once beside several rows holds for all of them, where the format says so.
pub(crate) fn covering_row(table: &Table, row: usize, column: usize) -> usize {
    let header = table.header.len();
    let (at, column) = ((row + header) as u32, column as u32);
    let before = table.spans.partition_point(|span| span.row <= at);
    // Spans are sorted by row, and one column has one covering cell: the last that reaches down here.
    let covers = |span: &&CellSpan| {
        span.rowspan > 1 && span.row + span.rowspan > at && (span.column..span.column + span.colspan).contains(&column)
    };
    table.spans[..before].iter().rev().take(256).find(covers).map_or(row, |span| (span.row as usize).saturating_sub(header))
}

/// Whether a cell says that what stands above it holds here too: `nt`, `″`, `-//-`, `như trên`.
pub(crate) fn is_ditto(cell: &str) -> bool {
    const LONGEST: usize = 16;
    if cell.is_empty() || cell.len() > LONGEST {
        return false;
    }
    let bare = cell.trim_matches([' ', '-', '–', '.', '(', ')']);
    matches!(bare, "\"" | "''" | "”" | "“" | "〃" | "″" | ",," | "//")
        || ["nt", "như trên"].contains(&bare.to_lowercase().as_str())
}

/// The row whose cell a cell of `nt` stands for; the row itself where none above says anything.
pub(crate) fn meant_row(table: &Table, row: usize, column: usize) -> usize {
    const REACH: usize = 256;
    let cell = |row: usize| table.rows[row].get(column).map_or("", |cell| cell.trim());
    if !is_ditto(cell(row)) {
        return row;
    }
    let says = |&at: &usize| !cell(at).is_empty() && !is_ditto(cell(at));
    (row.saturating_sub(REACH)..row).rev().find(says).unwrap_or(row)
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
