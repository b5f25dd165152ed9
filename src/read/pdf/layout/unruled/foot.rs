//! Heads that end a page, with the rows they are over on the next one.

use super::columns::{Line, Span, range};
use super::{MAX_HEAD, heads, least_pitch, may_start};
use crate::read::pdf::layout::lines::{Chunk, Row, TextLine};
use crate::read::pdf::layout::table::Table;
use crate::read::pdf::page::Area;

/// Words further apart than this, in sizes of the font, are of two headings.
const GAP: f32 = 0.8;

/// The head that some lines at the end of a page are, over columns of the next page, and the heights of its lines; columns
/// that have a heading and nothing else are added.
pub(in crate::read::pdf) fn head_of(lines: &[TextLine], columns: &[Span]) -> Option<(Table, Vec<f32>)> {
    let rows = rows_of(lines);
    let first = (0..rows.len()).find(|&at| may_start(&rows[at..]))?;
    let rows = &rows[first..];
    let mut columns = columns.to_vec();
    let head: Vec<Line> = rows.iter().map(|row| Line::cut(row, &columns)).collect();
    heads::add_columns(&head, &mut columns);
    let over = |at: usize| {
        let stands = |piece: &Chunk| range(piece, &columns).is_some_and(|(first, last)| first <= at && at <= last);
        head.iter().flat_map(|line| &line.pieces).any(stands)
    };
    let headed = (0..columns.len()).filter(|&at| over(at)).count();
    // A heading over columns of which it crosses none but the middle leaves the outer ones bare.
    if rows.len() > MAX_HEAD || headed < 3 || headed * 10 < columns.len() * 7 || !over(0) {
        return None;
    }
    let cells = heads::cells(&head, &columns, least_pitch(rows));
    let blank = cells.iter().flatten().filter(|cell| cell.lines.is_empty()).count();
    let area = head.iter().fold(Area::EMPTY, |area, line| area.union(line.area()));
    let bases = rows.iter().map(|row| row.base).collect();
    (blank == 0).then_some((Table { area, rows: cells, columns }, bases))
}

/// Lines as rows again, those on one baseline together.
fn rows_of(lines: &[TextLine]) -> Vec<Row> {
    let mut sorted: Vec<&TextLine> = lines.iter().collect();
    sorted.sort_by(|a, b| a.base.total_cmp(&b.base));
    let together = |a: &&TextLine, b: &&TextLine| b.base - a.base < 0.5;
    sorted.chunk_by(together).filter_map(row_of).collect()
}

fn row_of(lines: &[&TextLine]) -> Option<Row> {
    let (base, size) = lines.first().map(|line| (line.base, line.size))?;
    let mut words: Vec<_> = lines.iter().flat_map(|line| &line.words).cloned().collect();
    words.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
    let mut chunks: Vec<Chunk> = vec![];
    for word in words {
        match chunks.last_mut().filter(|last| word.area.left - last.end < size * GAP) {
            Some(last) => {
                last.end = last.end.max(word.area.right);
                last.words.push(word);
            }
            None => chunks.push(Chunk { start: word.area.left, end: word.area.right, words: vec![word] }),
        }
    }
    (!chunks.is_empty()).then_some(Row { chunks, base, size })
}
