//! Tables without rules: three or more columns of chunks that stand under each other.

use super::lines::{Chunk, Row, TextLine};
use super::table::{Cell, Table};
use crate::read::pdf::page::Area;

/// Fewer rows of three or more chunks are a coincidence.
const MIN_ROWS: usize = 3;
/// A gap between columns, in points.
const GUTTER: f32 = 6.0;

/// The table that starts with the first of `rows`, and how many rows it takes.
pub(super) fn table_at(rows: &[Row]) -> Option<(Table, usize)> {
    if rows.first()?.chunks.len() < 3 {
        return None;
    }
    let mut count = 0;
    let mut full = 0;
    let mut last = rows[0].base;
    let mut columns: Vec<(f32, f32)> = vec![];
    for row in rows.iter().take(400) {
        // A line of text as wide as the table ends it, and so does a wide gap.
        if row.base - last > row.size * 3.5 {
            break;
        }
        let Some(merged) = fits(&columns, row) else { break };
        columns = merged;
        full += usize::from(row.chunks.len() >= 3);
        count += 1;
        last = row.base;
    }
    // What follows the last row of several chunks is text under the table, unless it goes on with a cell.
    while count > 0 && rows[count - 1].chunks.len() < 2 && !goes_on(&rows[..count]) {
        count -= 1;
    }
    let columns = (columns.len() >= 3 && full >= MIN_ROWS).then_some(columns)?;
    Some((build(&rows[..count], &columns), count))
}

/// The columns with a row added, if its chunks leave the gaps between them open.
fn fits(columns: &[(f32, f32)], row: &Row) -> Option<Vec<(f32, f32)>> {
    let mut all: Vec<(f32, f32)> = columns.to_vec();
    all.extend(row.chunks.iter().map(|chunk| (chunk.start, chunk.end)));
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut merged: Vec<(f32, f32)> = vec![];
    for span in all {
        match merged.last_mut() {
            Some(last) if span.0 < last.1 + GUTTER => last.1 = last.1.max(span.1),
            _ => merged.push(span),
        }
    }
    let enough = columns.is_empty() || merged.len() >= 3 && merged.len() >= columns.len();
    // Two chunks of one row never share a column.
    let apart = row.chunks.windows(2).all(|pair| column_of(&merged, &pair[0]) != column_of(&merged, &pair[1]));
    (enough && apart).then_some(merged)
}

fn column_of(columns: &[(f32, f32)], chunk: &Chunk) -> usize {
    let middle = f32::midpoint(chunk.start, chunk.end);
    columns.partition_point(|column| column.0 <= middle).saturating_sub(1)
}

/// Whether the last row stands closely under the one before, small letters first.
fn goes_on(rows: &[Row]) -> bool {
    let [.., before, last] = rows else { return false };
    let small =
        last.chunks.first().and_then(|chunk| chunk.words.first()).is_some_and(|word| word.text.starts_with(char::is_lowercase));
    small && last.base - before.base < last.size * 1.6
}

/// Rows whose first column is empty go on with the row above.
fn build(rows: &[Row], columns: &[(f32, f32)]) -> Table {
    let mut out: Vec<Vec<Vec<TextLine>>> = vec![];
    let mut area = Area::EMPTY;
    for row in rows {
        let mut cells: Vec<Vec<TextLine>> = columns.iter().map(|_| vec![]).collect();
        for chunk in &row.chunks {
            let line = Row { chunks: vec![chunk.clone()], base: row.base, size: row.size }.into_line();
            area = area.union(line.area);
            cells[column_of(columns, chunk)].push(line);
        }
        let first_empty = cells[0].is_empty() && cells.iter().filter(|cell| !cell.is_empty()).count() < columns.len() - 1;
        match out.last_mut() {
            Some(above) if first_empty => above.iter_mut().zip(cells).for_each(|(cell, more)| cell.extend(more)),
            _ => out.push(cells),
        }
    }
    let cell = |(lines, edges): (Vec<TextLine>, &(f32, f32))| Cell { lines, colspan: 1, rowspan: 1, edges: *edges };
    let rows = out.into_iter().map(|cells| cells.into_iter().zip(columns).map(cell).collect()).collect();
    Table { area, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::lines::{rows, tests::set};

    #[test]
    fn columns_under_each_other_are_a_table() {
        let mut glyphs = vec![];
        for (at, (name, value)) in [("Lúa", "12,5"), ("Ngô", "3,1"), ("Sắn", "40")].into_iter().enumerate() {
            let base = 100.0 + 20.0 * at as f32;
            glyphs.extend(set(&(at + 1).to_string(), 50.0, base, 12.0));
            glyphs.extend(set(name, 90.0, base, 12.0));
            glyphs.extend(set(value, 200.0, base, 12.0));
        }
        let (table, count) = table_at(&rows(&glyphs)).unwrap();
        assert_eq!((count, table.rows.len(), table.rows[1].len()), (3, 3, 3));
        assert_eq!(table.rows[2][1].lines[0].text(), "Sắn");
    }

    #[test]
    fn two_rows_are_no_table() {
        let mut glyphs = vec![];
        for base in [100.0, 120.0] {
            glyphs.extend([50.0, 150.0, 250.0].into_iter().flat_map(|start| set("abc", start, base, 12.0)));
        }
        assert!(table_at(&rows(&glyphs)).is_none());
    }
}
