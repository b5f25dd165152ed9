//! Rules → grids: which lines belong to one table, its columns and rows, and the cells that no line parts.

use super::frames;
use super::segments::{self, Segment};
use crate::read::pdf::page::{Area, Glyph, Rule};

/// How far two lines may miss each other and still meet.
pub(super) const MEET: f32 = 3.2;
/// Columns and rows narrower than this are one line drawn twice.
const NARROW: f32 = 3.5;
/// More crossings than this are a drawing.
const MAX_PAIRS: usize = 4_000_000;
/// More cells than this are a drawing.
const MAX_CELLS: usize = 40_000;
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
    pub(super) owner: Vec<usize>,
    /// Whether no line is drawn above the first row and below the last.
    pub(super) open: (bool, bool),
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
        let owner = vec![usize::MAX; columns * rows];
        let mut grid = Self { xs, ys, cells: vec![], owner, open: (false, false) };
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
    let mut grids: Vec<Grid> = frames::rejoin(groups(&level, &upright))
        .into_iter()
        .flat_map(|(level, upright)| split(level, upright))
        .filter_map(|(level, upright)| of_lines(level, upright))
        .collect();
    grids.sort_by(|a, b| a.area().top.total_cmp(&b.area().top));
    grids
}

pub(super) type Lines = (Vec<Segment>, Vec<Segment>);

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
        above.len() >= 2 && below.len() >= 2 && common * 2 < above.len().min(below.len()) && crosses(level, at, right - left)
    })
}

/// Whether lines cross most of a table at a height, as the end of one does; the line under a heading does not.
fn crosses(level: &[Segment], at: f32, width: f32) -> bool {
    let first = level.partition_point(|line| line.at < at - MEET);
    let sum: f32 = level[first..].iter().take_while(|line| line.at < at + MEET).map(|line| line.to - line.from).sum();
    sum > width * 0.8
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
    let closes = level.len() >= 2 || upright.len() >= 2;
    for (edge, from, to) in [(left, top, bottom), (right, top, bottom)] {
        if !upright.iter().any(|line| (line.at - edge).abs() <= MEET * 2.0) && closes {
            upright.push(Segment { at: edge, from, to });
        }
    }
    let lacks = |level: &[Segment], edge: f32| !level.iter().any(|line| (line.at - edge).abs() <= MEET * 2.0);
    let open = (lacks(&level, top), lacks(&level, bottom));
    for (edge, _) in [(top, open.0), (bottom, open.1)].iter().filter(|(_, open)| *open) {
        level.push(Segment { at: *edge, from: left, to: right });
    }
    let rows = frames::head_rows(&level, &upright);
    level.extend(frames::breaks(&level, &upright).into_iter().map(|at| Segment { at, from: left, to: right }));
    level.extend(rows.into_iter().map(|at| Segment { at, from: left, to: left }));
    upright.sort_by(|a, b| a.at.total_cmp(&b.at));
    level.sort_by(|a, b| a.at.total_cmp(&b.at));
    Some(Grid { open, ..Grid::build(&level, &upright, edges(&upright), edges(&level))? })
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::read::pdf::layout) fn lie(at: f32, from: f32, to: f32) -> Rule {
        Rule { level: true, at, from, to }
    }

    pub(in crate::read::pdf::layout) fn stand(at: f32, from: f32, to: f32) -> Rule {
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
    fn a_line_under_a_heading_over_several_columns_parts_no_tables() {
        // The sides of headings over two rows end with the first of these.
        let mut rules: Vec<Rule> = [0.0, 40.0, 60.0, 80.0].map(|at| lie(at, 0.0, 300.0)).to_vec();
        rules.push(lie(20.0, 150.0, 300.0));
        rules.extend([0.0, 300.0].map(|at| stand(at, 0.0, 80.0)));
        rules.extend([40.0, 90.0, 150.0].iter().flat_map(|&at| [stand(at, 0.0, 20.0), stand(at, 40.0, 80.0)]));
        rules.extend([200.0, 250.0].map(|at| stand(at, 20.0, 80.0)));
        assert_eq!(find(&rules).len(), 1);
    }
}
