//! Heads of tables without rules: rows of headings over one or several columns of the body.

use super::aligned::column_of;
use super::lines::{Chunk, Row};
use super::table::Cell;

/// Whether the rows but the last may be a head over it: several chunks each, closely one under the other.
pub(super) fn is_head(rows: &[Row]) -> bool {
    let [.., above, below] = rows else { return false };
    above.chunks.len() >= 2 && below.base - above.base < above.size * 3.0 || is_beside(above, below)
}

/// Whether two rows stand beside each other rather than one under the other.
pub(super) fn is_beside(above: &Row, below: &Row) -> bool {
    below.base - above.base < below.size * 0.95
}

/// Whether the first row may be the upper one of a head that has fewer headings than columns.
pub(super) fn is_upper(rows: &[Row]) -> bool {
    let close = |pair: &[Row]| is_beside(&pair[0], &pair[1]) || pair[0].chunks.len() == 2 && is_head(&pair[..2]);
    let count = rows.windows(2).take(3).take_while(|pair| close(pair)).count();
    rows.iter().take(count + 1).skip(1).any(|row| row.chunks.len() >= 3)
}

/// Rows of a head whose lines stand beside each other: headings set in the middle of their height.
pub(super) fn together(rows: &[Row]) -> Vec<Row> {
    let mut out: Vec<Row> = vec![];
    for row in rows {
        let beside = |last: &&mut Row| {
            let apart = |a: &Chunk, b: &Chunk| a.end < b.start || b.end < a.start;
            let crossed = row.chunks.iter().all(|chunk| last.chunks.iter().all(|other| apart(chunk, other)));
            is_beside(last, row) && crossed
        };
        if let Some(last) = out.last_mut().filter(beside) {
            last.chunks.extend(row.chunks.iter().cloned());
            last.chunks.sort_by(|a, b| a.start.total_cmp(&b.start));
        } else {
            out.push(row.clone());
        }
    }
    out
}

/// Which columns a row fills.
pub(super) fn filled(row: &Row, columns: &[(f32, f32)]) -> Vec<bool> {
    let mut out = vec![false; columns.len()];
    for chunk in &row.chunks {
        out[column_of(columns, chunk)] = true;
    }
    out
}

/// The columns that each chunk of a head stands over, from the first to the last; nothing if two share one.
///
/// `below` tells which columns have a heading in the row under it.
pub(super) fn ranges(row: &Row, columns: &[(f32, f32)], below: &[bool]) -> Option<Vec<(usize, usize)>> {
    let under = |chunk: &Chunk| {
        let over = |column: &(f32, f32)| column.0 < chunk.end && column.1 > chunk.start;
        let first = columns.iter().position(over).unwrap_or_else(|| column_of(columns, chunk));
        (first, columns.iter().rposition(over).unwrap_or(first))
    };
    let own: Vec<(usize, usize)> = row.chunks.iter().map(under).collect();
    if own.windows(2).any(|pair| pair[1].0 <= pair[0].1) {
        return None;
    }
    // A heading over several columns stands in their middle, and may be narrower than they are.
    let widened = own.iter().enumerate().map(|(at, &(first, last))| {
        let mut least = at.checked_sub(1).map_or(0, |before| own[before].1 + 1);
        let mut most = own.get(at + 1).map_or(columns.len() - 1, |after| after.0 - 1);
        if first == last {
            // One over a single column may stand over others beside it that have a heading only in the next row.
            let headed = |column: usize| below.get(column) == Some(&true);
            if !headed(first) {
                return (first, last);
            }
            while !(least..first).all(headed) {
                least += 1;
            }
            while !(last..=most).all(headed) {
                most -= 1;
            }
        }
        let middle = f32::midpoint(row.chunks[at].start, row.chunks[at].end);
        let off = |&(first, last): &(usize, usize)| (f32::midpoint(columns[first].0, columns[last].1) - middle).abs();
        let spans = (least..=first).flat_map(|first| (last..=most).map(move |last| (first, last)));
        // What stands in the middle of three columns stands in the middle of the second, too.
        let rank = |span: &(usize, usize)| off(span) - if first == last { 0.75 * (span.1 - span.0) as f32 } else { 0.0 };
        let best = spans.min_by(|a, b| rank(a).total_cmp(&rank(b))).unwrap_or((first, last));
        // One that is in the middle of none begins where its first column does.
        let begins = (row.chunks[at].start - columns[first].0).abs() < 1.5;
        let apart = off(&best) > 2.5 && (first..=most).all(|column| below.get(column) == Some(&true));
        if begins && apart { (first, most) } else { best }
    });
    Some(widened.collect())
}

/// Cells of a head over several rows: nothing stands under or, where it is set lower, over their text.
pub(super) fn span(head: &mut [Vec<Cell>]) {
    for top in 0..head.len() {
        for at in 0..head[top].len() {
            let edges = head[top][at].edges;
            let under = |row: &Vec<Cell>| row.iter().position(|cell| cell.edges == edges);
            for below in top + 1..head.len() {
                let Some(place) = under(&head[below]) else { break };
                let blank = head[top][at].lines.is_empty();
                // Only in the first row a blank cell is one whose text is set lower.
                if blank && top > 0 || !blank && !head[below][place].lines.is_empty() {
                    break;
                }
                let cell = head[below].remove(place);
                head[top][at].lines.extend(cell.lines);
                head[top][at].rowspan += 1;
            }
        }
    }
}
