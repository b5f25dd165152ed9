//! Rules → grids: which lines belong to one table, its columns and rows, and the cells that no line parts.

use super::segments::{self, Segment};
use crate::read::pdf::page::{Area, Glyph, Rule};

/// How far two lines may miss each other and still meet.
const MEET: f32 = 3.2;
/// Columns and rows narrower than this are one line drawn twice.
const NARROW: f32 = 3.5;
/// More crossings than this are a drawing.
const MAX_PAIRS: usize = 4_000_000;
/// More cells than this are a drawing.
const MAX_CELLS: usize = 40_000;
/// No line of text is lower with its space.
const LINE: f32 = 14.0;
/// More rows than this that most cells reach over are no trace of a page break.
const MAX_SHORT: usize = 8;
/// How much of a cell's side a line must cover to be its border.
const COVER: f32 = 0.55;

/// The lines of one table.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// Edges of columns and of rows, rising.
    pub(super) xs: Vec<f32>,
    pub(super) ys: Vec<f32>,
    /// The cells, each with the columns and rows it covers: (row, column, rows, columns).
    pub(super) cells: Vec<(usize, usize, usize, usize)>,
    /// For each place of the grid, the cell that covers it.
    owner: Vec<usize>,
}

impl Grid {
    pub(super) fn area(&self) -> Area {
        let ends = |edges: &[f32]| (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0));
        let ((left, right), (top, bottom)) = (ends(&self.xs), ends(&self.ys));
        Area { left, top, right, bottom }
    }

    /// The cell that holds a point.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let index = |edges: &[f32], value: f32| {
            let next = edges.partition_point(|&edge| edge <= value);
            (next > 0 && next < edges.len()).then(|| next - 1)
        };
        let (column, row) = (index(&self.xs, x)?, index(&self.ys, y)?);
        self.owner.get(row * (self.xs.len() - 1) + column).copied()
    }

    /// Whether a letter stands in a cell and is low enough for it: a watermark is not.
    pub(super) fn holds(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle();
        self.cell_at(x, y).is_some_and(|cell| self.cell_area(cell).height() > glyph.size)
    }

    /// What a cell covers on the page.
    pub(super) fn cell_area(&self, cell: usize) -> Area {
        let (row, column, rows, columns) = self.cells[cell];
        Area { left: self.xs[column], top: self.ys[row], right: self.xs[column + columns], bottom: self.ys[row + rows] }
    }

    /// The grid without the edges that `keep_x` and `keep_y` refuse.
    fn build(level: &[Segment], upright: &[Segment], xs: Vec<f32>, ys: Vec<f32>) -> Option<Self> {
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns == 0 || rows == 0 || columns * rows > MAX_CELLS {
            return None;
        }
        // What stands right of each place, and what lies under it.
        let stands = walls(upright, &xs, &ys);
        let lies = walls(level, &ys, &xs);
        let wall_right = |row: usize, column: usize| stands[(column + 1) * rows + row];
        let wall_below = |row: usize, column: usize| lies[(row + 1) * columns + column];
        let mut grid = Self { xs, ys, cells: vec![], owner: vec![usize::MAX; columns * rows] };
        for row in 0..rows {
            for column in 0..columns {
                if grid.owner[row * columns + column] != usize::MAX {
                    continue;
                }
                let free = |row: usize, column: usize| grid.owner[row * columns + column] == usize::MAX;
                let mut wide = 1;
                while column + wide < columns && !wall_right(row, column + wide - 1) && free(row, column + wide) {
                    wide += 1;
                }
                let mut high = 1;
                while row + high < rows
                    && (column..column + wide).all(|at| !wall_below(row + high - 1, at) && free(row + high, at))
                    && (column..column + wide - 1).all(|at| !wall_right(row + high, at))
                {
                    high += 1;
                }
                let cell = grid.cells.len();
                for covered in row..row + high {
                    grid.owner[covered * columns + column..covered * columns + column + wide].fill(cell);
                }
                grid.cells.push((row, column, high, wide));
            }
        }
        Some(grid)
    }
}

/// For each edge of `edges` and each stretch between two of `across`: whether a line covers it.
fn walls(lines: &[Segment], edges: &[f32], across: &[f32]) -> Vec<bool> {
    let stretches = across.len() - 1;
    let mut covered = vec![0f32; edges.len() * stretches];
    for line in lines {
        let Some(edge) = nearest(edges, line.at) else { continue };
        let first = across.partition_point(|&at| at <= line.from).saturating_sub(1);
        for stretch in first..stretches {
            let (from, to) = (across[stretch], across[stretch + 1]);
            if from >= line.to {
                break;
            }
            covered[edge * stretches + stretch] += (line.to.min(to) - line.from.max(from)).max(0.0);
        }
    }
    let length = |stretch: usize| across[stretch + 1] - across[stretch];
    covered.iter().enumerate().map(|(at, sum)| *sum >= length(at % stretches) * COVER).collect()
}

fn nearest(edges: &[f32], at: f32) -> Option<usize> {
    let next = edges.partition_point(|&edge| edge < at);
    let candidates = [next.checked_sub(1), Some(next)];
    let found = candidates.into_iter().flatten().filter(|&index| index < edges.len());
    found
        .min_by(|&a, &b| (edges[a] - at).abs().total_cmp(&(edges[b] - at).abs()))
        .filter(|&index| (edges[index] - at).abs() <= NARROW * 1.5)
}

/// The grids on a page, from top to bottom.
pub(super) fn find(rules: &[Rule]) -> Vec<Grid> {
    let (level, upright) = segments::join(rules);
    if level.is_empty() || upright.is_empty() || level.len() * upright.len() > MAX_PAIRS {
        return vec![];
    }
    let mut grids: Vec<Grid> = groups(&level, &upright)
        .into_iter()
        .flat_map(|(level, upright)| split(level, upright))
        .filter_map(|(level, upright)| of_lines(level, upright))
        .collect();
    grids.sort_by(|a, b| a.area().top.total_cmp(&b.area().top));
    grids
}

type Lines = (Vec<Segment>, Vec<Segment>);

/// Lines that meet, together.
fn groups(level: &[Segment], upright: &[Segment]) -> Vec<Lines> {
    let count = level.len() + upright.len();
    let mut parent: Vec<usize> = (0..count).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    for (h, lying) in level.iter().enumerate() {
        let first = upright.partition_point(|standing| standing.at < lying.from - MEET);
        for (v, standing) in upright.iter().enumerate().skip(first) {
            if standing.at > lying.to + MEET {
                break;
            }
            if lying.at >= standing.from - MEET && lying.at <= standing.to + MEET {
                let (a, b) = (root(&mut parent, h), root(&mut parent, level.len() + v));
                parent[a] = b;
            }
        }
    }
    let mut index = vec![usize::MAX; count];
    let mut out: Vec<Lines> = vec![];
    for at in 0..count {
        let top = root(&mut parent, at);
        if index[top] == usize::MAX {
            index[top] = out.len();
            out.push((vec![], vec![]));
        }
        let group = &mut out[index[top]];
        match level.get(at) {
            Some(lying) => group.0.push(*lying),
            None => group.1.push(upright[at - level.len()]),
        }
    }
    out.retain(|(level, upright)| !level.is_empty() && !upright.is_empty());
    out
}

/// Parts tables that touch: at one lying line the columns above have little in common with those below.
fn split(level: Vec<Segment>, upright: Vec<Segment>) -> Vec<Lines> {
    let mut out = vec![];
    let mut rest = (level, upright);
    while let Some(at) = seam(&rest.0, &rest.1).filter(|_| out.len() < MAX_SEAMS) {
        out.push(part(&rest, at, true));
        rest = part(&rest, at, false);
    }
    out.push(rest);
    out
}

/// Tables that touch are few.
const MAX_SEAMS: usize = 24;

/// Where the first of two tables that touch ends.
fn seam(level: &[Segment], upright: &[Segment]) -> Option<f32> {
    if level.len() * upright.len() > 40_000 {
        return None;
    }
    let left = upright.iter().map(|line| line.at).fold(f32::MAX, f32::min);
    let right = upright.iter().map(|line| line.at).fold(f32::MIN, f32::max);
    let inner: Vec<&Segment> = upright.iter().filter(|line| line.at > left + MEET && line.at < right - MEET).collect();
    level.iter().map(|line| line.at).find(|&at| {
        // What reaches the line from above, and what goes on below it.
        let above: Vec<&&Segment> = inner.iter().filter(|line| line.from < at - MEET && line.to > at - MEET * 2.0).collect();
        let below: Vec<&&Segment> = inner.iter().filter(|line| line.to > at + MEET && line.from < at + MEET * 2.0).collect();
        let common = above.iter().filter(|a| below.iter().any(|b| (a.at - b.at).abs() <= NARROW)).count();
        // One inner line each is a merged cell under another, as heads have them.
        above.len() >= 2 && below.len() >= 2 && common * 2 < above.len().min(below.len())
    })
}

/// The lines above or below a seam.
fn part((level, upright): &Lines, at: f32, above: bool) -> Lines {
    let keep = |line: &&Segment| if above { line.at <= at + 0.01 } else { line.at >= at - 0.01 };
    let clip = |line: &Segment| {
        let line = if above { Segment { to: line.to.min(at), ..*line } } else { Segment { from: line.from.max(at), ..*line } };
        (line.to - line.from > MEET).then_some(line)
    };
    (level.iter().filter(keep).copied().collect(), upright.iter().filter_map(clip).collect())
}

/// The grid of lines that meet.
fn of_lines(mut level: Vec<Segment>, mut upright: Vec<Segment>) -> Option<Grid> {
    let span =
        |lines: &[Segment]| lines.iter().fold((f32::MAX, f32::MIN), |(from, to), line| (from.min(line.from), to.max(line.to)));
    // A table may be open at its sides, or cut by the end of the page.
    let ((left, right), (top, bottom)) = (span(&level), span(&upright));
    for (edge, from, to) in [(left, top, bottom), (right, top, bottom)] {
        if !upright.iter().any(|line| (line.at - edge).abs() <= MEET * 2.0) && level.len() >= 2 {
            upright.push(Segment { at: edge, from, to });
        }
    }
    for (edge, from, to) in [(top, left, right), (bottom, left, right)] {
        if !level.iter().any(|line| (line.at - edge).abs() <= MEET * 2.0) {
            level.push(Segment { at: edge, from, to });
        }
    }
    upright.sort_by(|a, b| a.at.total_cmp(&b.at));
    level.sort_by(|a, b| a.at.total_cmp(&b.at));
    Grid::build(&level, &upright, edges(&upright), edges(&level))
}

/// The places of lines, those nearly at one place made one.
fn edges(lines: &[Segment]) -> Vec<f32> {
    let mut out: Vec<f32> = vec![];
    for line in lines {
        if out.last().is_none_or(|last| line.at - last > NARROW) {
            out.push(line.at);
        }
    }
    out
}

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
        // How many columns of the strip under each edge are cells of their own, and the first of these.
        let mut own = vec![(0, 0); self.ys.len()];
        for (index, &(row, _, _, wide)) in self.cells.iter().enumerate().filter(|(_, cell)| cell.2 == 1) {
            let (columns, first) = own[row];
            own[row] = (columns + wide, if columns == 0 { index } else { first });
        }
        let few = |&at: &usize| (1..self.xs.len() / 2).contains(&own[at].0) && self.ys[at + 1] - self.ys[at] < LINE;
        let blank = |&at: &usize| {
            let mut row = self.cells[own[at].1..].iter().enumerate().take_while(|(_, cell)| cell.0 == at);
            row.all(|(index, cell)| cell.2 == 1 && !used(self.cell_area(own[at].1 + index)))
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

    fn lie(at: f32, from: f32, to: f32) -> Rule {
        Rule { level: true, at, from, to }
    }

    fn stand(at: f32, from: f32, to: f32) -> Rule {
        Rule { level: false, at, from, to }
    }

    #[test]
    fn merged_cells_both_ways() {
        // Two rows, three columns: the first cell covers two columns, the last two rows.
        let rules = [
            lie(0.0, 0.0, 300.0),
            lie(20.0, 0.0, 200.0),
            lie(40.0, 0.0, 300.0),
            stand(0.0, 0.0, 40.0),
            stand(100.0, 20.0, 40.0),
            stand(200.0, 0.0, 40.0),
            stand(300.0, 0.0, 40.0),
        ];
        let grids = find(&rules);
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].cells, [(0, 0, 1, 2), (0, 2, 2, 1), (1, 0, 1, 1), (1, 1, 1, 1)]);
        assert_eq!(grids[0].cell_at(150.0, 10.0), Some(0));
        assert_eq!(grids[0].cell_at(250.0, 30.0), Some(1));
        assert_eq!(grids[0].cell_at(350.0, 30.0), None);
    }

    #[test]
    fn open_sides_are_closed() {
        let rules = [lie(0.0, 0.0, 300.0), lie(20.0, 0.0, 300.0), stand(100.0, 0.0, 60.0), stand(200.0, 0.0, 60.0)];
        let grids = find(&rules);
        assert_eq!((grids[0].xs.len(), grids[0].ys.len()), (4, 3));
    }

    #[test]
    fn tables_that_touch_are_two() {
        let mut rules: Vec<Rule> = [0.0, 20.0, 40.0, 60.0, 80.0].map(|at| lie(at, 0.0, 300.0)).to_vec();
        rules.extend([stand(0.0, 0.0, 80.0), stand(300.0, 0.0, 80.0)]);
        rules.extend([50.0, 120.0, 200.0].map(|at| stand(at, 0.0, 40.0)));
        rules.extend([70.0, 150.0, 230.0].map(|at| stand(at, 40.0, 80.0)));
        let grids = find(&rules);
        assert_eq!(grids.iter().map(|grid| (grid.xs.len(), grid.ys.len())).collect::<Vec<_>>(), [(5, 3), (5, 3)]);
        // A row of a group has no inner lines, and the columns below are those above.
        let mut rules: Vec<Rule> = [0.0, 20.0, 40.0, 60.0].map(|at| lie(at, 0.0, 300.0)).to_vec();
        rules.extend([stand(0.0, 0.0, 60.0), stand(300.0, 0.0, 60.0)]);
        rules.extend([50.0, 120.0].iter().flat_map(|&at| [stand(at, 0.0, 20.0), stand(at, 40.0, 60.0)]));
        assert_eq!(find(&rules).len(), 1);
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
