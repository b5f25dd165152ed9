//! Header rows of copies that lost their spans: a cell over several columns takes one, and the row below it holds only the
//! cells under it. `STT | Chỉ tiêu | Giai đoạn 2026-2030` / `2026 | 2027 | …` are set over their columns again.

use std::ops::Range;

use super::grid::{Grid, Row};
use super::header::is_figure;
use super::vocabulary::Word;

/// So many header cells side by side may span alike.
const MOST: usize = 3;

/// Sets the cells of the first two rows over their columns, if the width of the rows below shows where they belong.
pub(super) fn mend(grid: &mut Grid) {
    let width = grid.width;
    let [first, second, below @ ..] = grid.rows.as_mut_slice() else { return };
    if !grid.spans.is_empty() || !below.iter().any(|row| !row.text(width - 1).is_empty()) {
        return;
    }
    let (Some(above), Some(under)) = (run(first), run(second)) else { return };
    let (names, parts) = (above.len(), under.len());
    if above.start > 0 || names >= width || parts >= width || !names_parts(second, under.clone()) {
        return;
    }
    let fits = |spanning: &usize| names + parts == width + spanning && parts % spanning == 0 && parts > *spanning;
    let Some(spanning) = (1..=MOST).find(fits) else { return };
    let Some(from) = spanning_from(first, names, spanning) else { return };
    let each = parts / spanning;
    // Those before the spanning cells stay, those after them stand behind all the parts.
    let spread = (from..).step_by(each).take(spanning);
    first.spread(0, (0..from).chain(spread).chain(from + parts..width));
    second.spread(under.start, from..from + parts);
}

/// The columns of a row's cells, if they stand side by side.
fn run(row: &Row) -> Option<Range<usize>> {
    let (filled, start) = (row.filled().count(), row.filled().next()?.0);
    (filled > 1 && row.filled().all(|(column, _)| column < start + filled)).then_some(start..start + filled)
}

/// Whether the cells divide a header cell: years and words of headers, no values.
fn names_parts(row: &Row, cells: Range<usize>) -> bool {
    let cues = &row.cues()[cells.clone()];
    cues.iter().zip(&row.cells[cells]).all(|(cue, cell)| cue.bare_year || cue.is_known() && !is_figure(&cell.text))
}

/// The first of the header cells that span: the last ones, or the only ones that can.
fn spanning_from(row: &Row, cells: usize, spanning: usize) -> Option<usize> {
    let can = |at: usize| {
        let main = row.cue(at).and_then(|cue| cue.main);
        let single = matches!(
            main,
            Some(
                Word::Ordinal
                    | Word::Name
                    | Word::Task
                    | Word::Group
                    | Word::Content
                    | Word::Unit
                    | Word::UnitOrBody
                    | Word::Note
            )
        );
        at > 0 && !single
    };
    let all = |from: usize| (from..from + spanning).all(can);
    let last = cells.checked_sub(spanning)?;
    if all(last) {
        return Some(last);
    }
    let mut places = (0..last).filter(|&from| all(from));
    places.next().filter(|_| places.next().is_none())
}
