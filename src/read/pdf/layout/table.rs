//! Tables with their text: each letter goes to the cell it stands in, each cell is read line by line.

use super::grid::Grid;
use super::lines::{self, TextLine};
use crate::read::pdf::page::{Area, Glyph};

/// A table of the page.
#[derive(Debug)]
pub(in crate::read::pdf) struct Table {
    pub(in crate::read::pdf) area: Area,
    /// The cells of each row, left to right; a cell stands in the row where it starts.
    pub(in crate::read::pdf) rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Debug, Default)]
pub(in crate::read::pdf) struct Cell {
    pub(in crate::read::pdf) lines: Vec<TextLine>,
    pub(in crate::read::pdf) colspan: usize,
    pub(in crate::read::pdf) rowspan: usize,
    /// Left and right edge.
    pub(in crate::read::pdf) edges: (f32, f32),
}

/// Puts the letters into the grids; gives back the tables and the letters in none.
pub(super) fn fill(grids: Vec<Grid>, glyphs: Vec<Glyph>) -> (Vec<Table>, Vec<Glyph>) {
    if grids.is_empty() {
        return (vec![], glyphs);
    }
    let middles: Vec<(f32, f32)> = glyphs.iter().filter(|glyph| glyph.c != ' ').map(Glyph::middle).collect();
    let grids: Vec<Grid> = grids
        .into_iter()
        .map(|grid| {
            let area = grid.area();
            let inside: Vec<(f32, f32)> = middles.iter().copied().filter(|&(x, y)| area.holds(x, y)).collect();
            grid.without_slivers(|strip| inside.iter().any(|&(x, y)| strip.holds(x, y)))
        })
        .collect();
    // In a table within a table a letter belongs to the inner one.
    let mut order: Vec<usize> = (0..grids.len()).collect();
    let size = |at: usize| grids[at].area().width() * grids[at].area().height();
    order.sort_by(|&a, &b| size(a).total_cmp(&size(b)));
    let mut inside: Vec<Vec<Vec<Glyph>>> = grids.iter().map(|grid| vec![vec![]; grid.cells.len()]).collect();
    let mut free = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let (x, y) = glyph.middle();
        match order.iter().find_map(|&at| Some((at, grids[at].cell_at(x, y)?))) {
            Some((grid, cell)) => inside[grid][cell].push(glyph),
            None => free.push(glyph),
        }
    }
    let mut tables = vec![];
    for (grid, cells) in grids.iter().zip(inside) {
        let filled = cells.iter().filter(|glyphs| glyphs.iter().any(|glyph| glyph.c != ' ')).count();
        // A frame around text is no table, nor are lines around nothing.
        if filled < 2 || grid.cells.len() < 3 {
            free.extend(cells.into_iter().flatten());
            continue;
        }
        tables.push(table(grid, &cells));
    }
    (tables, free)
}

fn table(grid: &Grid, cells: &[Vec<Glyph>]) -> Table {
    let mut rows: Vec<Vec<Cell>> = (1..grid.ys.len()).map(|_| vec![]).collect();
    for (index, &(row, _, rowspan, colspan)) in grid.cells.iter().enumerate() {
        let area = grid.cell_area(index);
        let lines = lines::rows(&cells[index]).into_iter().map(lines::Row::into_line).collect();
        // Cells are listed by row and column already.
        rows[row].push(Cell { lines, colspan, rowspan, edges: (area.left, area.right) });
    }
    Table { area: grid.area(), rows }
}

impl Table {
    /// Whether no cell holds text.
    pub(in crate::read::pdf) fn is_blank(&self) -> bool {
        self.rows.iter().flatten().all(|cell| cell.lines.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::super::grid;
    use super::*;
    use crate::read::pdf::layout::lines::tests::set;
    use crate::read::pdf::page::Rule;

    #[test]
    fn letters_go_to_their_cells() {
        let rules: Vec<Rule> = [0.0, 20.0, 40.0]
            .into_iter()
            .map(|at| Rule { level: true, at, from: 0.0, to: 200.0 })
            .chain([0.0, 100.0, 200.0].into_iter().map(|at| Rule { level: false, at, from: 0.0, to: 40.0 }))
            .collect();
        let mut glyphs = set("TT", 10.0, 15.0, 10.0);
        glyphs.extend(set("Việc", 110.0, 15.0, 10.0));
        glyphs.extend(set("1", 10.0, 35.0, 10.0));
        glyphs.extend(set("ngoài", 10.0, 75.0, 10.0));
        let (tables, free) = fill(grid::find(&rules), glyphs);
        let text = |cell: &Cell| cell.lines.iter().map(TextLine::text).collect::<Vec<_>>().join("/");
        let rows: Vec<Vec<String>> = tables[0].rows.iter().map(|row| row.iter().map(text).collect()).collect();
        assert_eq!(rows, [["TT", "Việc"], ["1", ""]]);
        assert_eq!(free.len(), 5);
    }
}
