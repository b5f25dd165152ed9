//! Grids mended by their text: strips too narrow for any, cells that end above their row, and two tables in one grid.

use super::grid::Grid;
use crate::read::pdf::page::Area;

/// No line of text is lower with its space.
const LINE: f32 = 14.0;
/// More rows than this that most cells reach over are no trace of a page break.
const MAX_SHORT: usize = 8;

impl Grid {
    /// The grid parted above a row, each part with its own columns; nothing where both have the same, or a cell crosses.
    pub(super) fn parted(&self, at: usize) -> Option<[Self; 2]> {
        let columns = |rows: std::ops::Range<usize>| -> Vec<usize> {
            let mut starts: Vec<usize> = self.cells.iter().filter(|cell| rows.contains(&cell.0)).map(|cell| cell.1).collect();
            starts.sort_unstable();
            starts.dedup();
            starts.push(self.xs.len() - 1);
            starts
        };
        let crossed = self.cells.iter().any(|&(row, _, high, _)| row < at && row + high > at);
        let (above, below) = (columns(0..at), columns(at..self.ys.len()));
        let lacks = |a: &[usize], b: &[usize]| a.iter().any(|edge| b.binary_search(edge).is_err());
        if crossed || !lacks(&above, &below) || !lacks(&below, &above) {
            return None;
        }
        Some([(above, 0, at), (below, at, self.ys.len() - 1)].map(|(columns, first, end)| {
            let width = columns.len() - 1;
            let mut part = Self {
                xs: columns.iter().map(|&column| self.xs[column]).collect(),
                ys: self.ys[first..=end].to_vec(),
                cells: vec![],
                owner: vec![usize::MAX; width * (end - first)],
                open: (self.open.0 && first == 0, self.open.1 && first > 0),
            };
            let place = |edge: usize| columns.partition_point(|&column| column < edge);
            for &(row, column, high, wide) in self.cells.iter().filter(|cell| (first..end).contains(&cell.0)) {
                let (row, left, right) = (row - first, place(column), place(column + wide));
                for covered in row..row + high {
                    part.owner[covered * width + left..covered * width + right].fill(part.cells.len());
                }
                part.cells.push((row, left, high, right - left));
            }
            part
        }))
    }

    /// Keeps only edges, but for the last, at which a cell starts: one that every cell crosses is no line of the table.
    fn without_idle(&self, columns: &mut Vec<usize>, rows: &mut Vec<usize>) {
        let (mut at_column, mut at_row) = (vec![false; self.xs.len()], vec![false; self.ys.len()]);
        for &(row, column, ..) in &self.cells {
            (at_row[row], at_column[column]) = (true, true);
        }
        let (last_column, last_row) = (self.xs.len() - 1, self.ys.len() - 1);
        columns.retain(|&at| at == last_column || at_column[at]);
        rows.retain(|&at| at == last_row || at_row[at]);
    }

    /// Edges of rows at which a few cells end a little above the next edge while most go on to it, with nothing between: a
    /// page break in a cell over several rows may leave it shorter than its rows.
    fn short_ends(&self, used: impl Fn(Area) -> bool) -> Vec<usize> {
        // How many columns have a cell that starts at each edge, and the first of these cells.
        let mut own = vec![(0, 0); self.ys.len()];
        for (index, &(row, _, _, wide)) in self.cells.iter().enumerate() {
            let (columns, first) = own[row];
            own[row] = (columns + wide, if columns == 0 { index } else { first });
        }
        let few = |&at: &usize| (1..self.xs.len() / 2).contains(&own[at].0) && self.ys[at + 1] - self.ys[at] < LINE;
        let blank = |&at: &usize| {
            let mut row = self.cells[own[at].1..].iter().enumerate().take_while(|(_, cell)| cell.0 == at);
            row.all(|(index, _)| !used(self.cell_area(own[at].1 + index)))
        };
        (1..self.ys.len().saturating_sub(2)).filter(few).take(MAX_SHORT).filter(blank).collect()
    }

    /// The grid without the columns and rows that hold nothing and are too narrow to: lines of rows that were drawn
    /// a little beside each other.
    pub(super) fn without_slivers(self, used: impl Fn(Area) -> bool) -> Self {
        let area = self.area();
        let keep = |edges: &[f32], limit: f32, strip: &dyn Fn(f32, f32) -> Area| {
            let mut out: Vec<usize> = vec![0];
            for at in 1..edges.len() {
                let from = edges[*out.last().unwrap_or(&0)];
                let last = at + 1 == edges.len();
                let sliver = edges[at] - from < limit && !used(strip(from, edges[at]));
                match (sliver, last) {
                    (false, _) => out.push(at),
                    // The outer edge stays; the one before it goes.
                    (true, true) if out.len() > 1 => {
                        out.pop();
                        out.push(at);
                    }
                    (true, true) => out.push(at),
                    (true, false) => {}
                }
            }
            out
        };
        let mut columns = keep(&self.xs, 9.0, &|left, right| Area { left, right, ..area });
        let mut rows = keep(&self.ys, 5.0, &|top, bottom| Area { top, bottom, ..area });
        self.without_idle(&mut columns, &mut rows);
        let short = self.short_ends(&used);
        rows.retain(|row| !short.contains(row));
        // Lines that go on to the end of the page, or come from its start, enclose no row where nothing stands between them.
        let blank = |pair: &[usize]| {
            let &[first, end] = pair else { return false };
            !used(Area { top: self.ys[first], bottom: self.ys[end], ..area })
        };
        if self.open.1 && rows.len() > 2 && blank(&rows[rows.len() - 2..]) {
            rows.pop();
        }
        if self.open.0 && rows.len() > 2 && blank(&rows[..2]) {
            rows.remove(0);
        }
        if columns.len() == self.xs.len() && rows.len() == self.ys.len() {
            return self;
        }
        let place = |kept: &[usize], edge: usize| {
            // An edge that went is where the nearest kept one before it is.
            kept.partition_point(|&at| at <= edge).saturating_sub(1)
        };
        let row_of = |edge: usize| place(&rows, edge + usize::from(short.contains(&edge)));
        let (width, height) = (columns.len() - 1, rows.len() - 1);
        let mut grid = Self {
            xs: columns.iter().map(|&at| self.xs[at]).collect(),
            ys: rows.iter().map(|&at| self.ys[at]).collect(),
            cells: vec![],
            owner: vec![usize::MAX; width * height],
            open: self.open,
        };
        for &(row, column, high, wide) in &self.cells {
            let (left, right) = (place(&columns, column), place(&columns, column + wide));
            let (top, bottom) = (row_of(row), row_of(row + high));
            if right > left && bottom > top {
                let cell = grid.cells.len();
                for covered in top..bottom {
                    grid.owner[covered * width + left..covered * width + right].fill(cell);
                }
                grid.cells.push((top, left, bottom - top, right - left));
            }
        }
        grid
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::grid::find;
    use crate::read::pdf::layout::grid::tests::{lie, stand};
    use crate::read::pdf::page::Rule;

    #[test]
    fn an_open_strip_with_nothing_in_it_is_no_row() {
        let mut rules: Vec<Rule> = [0.0, 20.0, 40.0].map(|at| lie(at, 0.0, 300.0)).to_vec();
        rules.extend([0.0, 100.0, 300.0].map(|at| stand(at, -30.0, 80.0)));
        let rows = |used: bool| find(&rules).remove(0).without_slivers(|area| area.height() < 25.0 || used).ys;
        assert_eq!((rows(true).len(), rows(false)), (5, vec![0.0, 20.0, 40.0]));
    }

    #[test]
    fn slivers_go() {
        let rules = [
            lie(0.0, 0.0, 200.0),
            lie(20.0, 0.0, 200.0),
            lie(40.0, 0.0, 200.0),
            stand(0.0, 0.0, 40.0),
            stand(100.0, 0.0, 20.0),
            stand(105.0, 20.0, 40.0),
            stand(200.0, 0.0, 40.0),
        ];
        let grid = find(&rules).remove(0);
        assert_eq!(grid.xs.len(), 4);
        let grid = grid.without_slivers(|_| false);
        assert_eq!(grid.xs.len(), 3);
        assert_eq!(grid.cells.len(), 4);
    }

    #[test]
    fn a_cell_that_ends_above_its_row_reaches_to_its_end() {
        let mut rules: Vec<Rule> = [0.0, 40.0, 80.0].map(|at| lie(at, 0.0, 300.0)).to_vec();
        rules.extend([0.0, 100.0, 200.0, 300.0].map(|at| stand(at, 0.0, 80.0)));
        rules.push(lie(30.0, 200.0, 300.0));
        let grid = find(&rules).remove(0);
        assert_eq!(grid.cells.len(), 7);
        let inside = |area: Area| area.bottom < 40.5 && area.top > 29.5;
        let mended = grid.clone().without_slivers(|area| !inside(area));
        assert_eq!((mended.ys.as_slice(), mended.cells.len()), ([0.0, 40.0, 80.0].as_slice(), 6));
        // With words in it, it is a row.
        assert_eq!(grid.without_slivers(|_| true).cells.len(), 7);
    }

    #[test]
    fn a_line_that_starts_no_cell_goes() {
        let mut rules: Vec<Rule> = [0.0, 20.0, 40.0].map(|at| lie(at, 0.0, 200.0)).to_vec();
        rules.extend([0.0, 100.0, 200.0].map(|at| stand(at, 0.0, 40.0)));
        // A stroke of a letter that touches the table.
        rules.push(lie(30.0, 190.0, 200.0));
        let grid = find(&rules).pop().unwrap().without_slivers(|_| true);
        assert_eq!((grid.ys.as_slice(), grid.cells.len()), ([0.0, 20.0, 40.0].as_slice(), 4));
        assert_eq!(grid.cell_at(150.0, 35.0), Some(3));
    }
}
