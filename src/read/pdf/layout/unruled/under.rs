//! A head with rules and rows without: the columns are those of the head.

use super::columns::{Line, Span};
use super::{Body, MAX_HEAD, bands, is_label, readable};
use crate::read::pdf::layout::lines::Row;
use crate::read::pdf::layout::table::{Cell, Table};

/// Adds to a head with rules the rows without that stand under it; says how many they are.
pub(in crate::read::pdf::layout) fn under(head: &mut Table, rows: &[Row]) -> Option<usize> {
    let edges = edges_of(head)?;
    let rows = readable(rows);
    let near = |row: &Row| row.base - head.area.bottom < row.size * 2.5 && row.start() > edges[0] - 2.0;
    rows.first().filter(|row| near(row))?;
    let columns: Vec<Span> = edges.windows(2).map(|pair| (pair[0] + 0.5, pair[1] - 0.5)).collect();
    let body = Body::in_columns(rows, 0, columns);
    let full = body.lines.iter().filter(|line| line.pieces.len() >= 3).count();
    // One row with a label may be all that had no room on the page before.
    let labelled =
        |line: &Line| line.pieces.first().and_then(|piece| piece.words.first()).is_some_and(|word| is_label(&word.text));
    let enough = full >= 2 || full == 1 && body.lines.iter().any(labelled);
    if !enough || body.columns.len() + 1 != edges.len() {
        return None;
    }
    let count = body.lines.len();
    head.area = body.lines.iter().fold(head.area, |area, line| area.union(line.area()));
    let lines = body.lines;
    head.rows.extend(bands::cells(lines, &body.columns));
    head.columns = body.columns;
    Some(count)
}

/// The edges of three or more columns, if a table with rules is nothing but headings.
pub(in crate::read::pdf::layout) fn edges_of(table: &Table) -> Option<Vec<f32>> {
    let cells = || table.rows.iter().flatten();
    let headed = |cell: &Cell| cell.lines.first().and_then(|line| line.words.first()).is_some_and(|word| !is_label(&word.text));
    if !table.columns.is_empty() || table.rows.len() > MAX_HEAD || !cells().all(headed) {
        return None;
    }
    let mut edges: Vec<f32> = cells().flat_map(|cell| [cell.edges.0, cell.edges.1]).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|a, b| *a - *b < 1.0);
    (edges.len() >= 4).then_some(edges)
}
