//! Tables with their text: each letter goes to the cell it stands in, each cell is read line by line.

use super::grid::Grid;
use super::lines::{self, TextLine};
use super::stacked;
use crate::read::pdf::page::{Area, Glyph};

/// A table of the page.
#[derive(Debug)]
pub(in crate::read::pdf) struct Table {
    pub(in crate::read::pdf) area: Area,
    /// The cells of each row, left to right; a cell stands in the row where it starts.
    pub(in crate::read::pdf) rows: Vec<Vec<Cell>>,
    /// From where to where each column has text, in a table without rules.
    pub(in crate::read::pdf) columns: Vec<(f32, f32)>,
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
    let place = |glyph: &Glyph| {
        let (x, y) = glyph.middle();
        order.iter().find_map(|&at| Some((at, grids[at].cell_at(x, y)?)))
    };
    let mut places: Vec<Option<(usize, usize)>> = glyphs.iter().map(place).collect();
    hold_words_together(&glyphs, &mut places);
    for (glyph, place) in glyphs.into_iter().zip(places) {
        match place {
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
        tables.extend(parts(grid, cells));
    }
    (tables, free)
}

/// A word that is too wide for its cell stands in the one that holds most of it.
fn hold_words_together(glyphs: &[Glyph], places: &mut [Option<(usize, usize)>]) {
    let mut first = 0;
    while first < glyphs.len() {
        let joins = |at: usize| {
            let (last, next) = (&glyphs[at], &glyphs[at + 1]);
            // `WWWWTổng`: a label that runs into the words of the next cell.
            let begins = next.c.is_uppercase() && glyphs.get(at + 2).is_some_and(|after| after.c.is_lowercase());
            last.c != ' '
                && !(begins && last.c.is_alphabetic())
                && next.c != ' '
                && last.direction == next.direction
                && (last.base - next.base).abs() < 0.1
                && (next.start - last.end).abs() < next.size * 0.05
        };
        let count = 1 + (first..glyphs.len() - 1).take_while(|&at| joins(at)).count();
        let word = &mut places[first..first + count];
        first += count;
        if word.iter().all(|place| *place == word[0]) {
            continue;
        }
        let share = |of: Option<(usize, usize)>| word.iter().filter(|place| **place == of).count();
        // A word is short; a longer run is none.
        let most = word.iter().take(60).rev().max_by_key(|place| share(**place)).copied();
        if let Some(Some(most)) = most.filter(|_| count <= 60) {
            word.fill(Some(most));
        }
    }
}

/// The tables of a grid: one, or two that touch where the head comes again over other columns.
fn parts(grid: &Grid, cells: Vec<Vec<Glyph>>) -> Vec<Table> {
    let Some([above, below]) = second_head(grid, &cells).and_then(|row| grid.parted(row)) else {
        return vec![table(grid, &cells)];
    };
    let (mut upper, mut lower) = (vec![], vec![]);
    let end = above.ys.len() - 1;
    for (cell, glyphs) in grid.cells.iter().zip(cells) {
        (if cell.0 < end { &mut upper } else { &mut lower }).push(glyphs);
    }
    vec![table(&above, &upper), table(&below, &lower)]
}

/// The row, but for the first, whose first cells say what those of the first row do.
fn second_head(grid: &Grid, cells: &[Vec<Glyph>]) -> Option<usize> {
    let of_row = |row: usize| grid.cells.iter().enumerate().filter(move |(_, cell)| cell.0 == row).map(|(index, _)| index);
    let letters = |cell: usize| {
        let mut letters: Vec<char> = cells.get(cell).into_iter().flatten().map(|glyph| glyph.c).filter(|c| *c != ' ').collect();
        letters.sort_unstable();
        letters
    };
    let head: Vec<Vec<char>> = of_row(0).take(3).map(letters).collect();
    if head.len() < 3 || head.iter().any(Vec::is_empty) {
        return None;
    }
    (1..grid.ys.len() - 1).find(|&row| of_row(row).zip(&head).filter(|(cell, known)| letters(*cell) == **known).count() == 3)
}

fn table(grid: &Grid, cells: &[Vec<Glyph>]) -> Table {
    let mut rows: Vec<Vec<Cell>> = (1..grid.ys.len()).map(|_| vec![]).collect();
    for (index, &(row, _, rowspan, colspan)) in grid.cells.iter().enumerate() {
        let area = grid.cell_area(index);
        let lines = lines::rows(&cells[index]).into_iter().map(lines::Row::into_line).collect();
        // Cells are listed by row and column already.
        rows[row].push(Cell { lines, colspan, rowspan, edges: (area.left, area.right) });
    }
    Table { area: grid.area(), rows: stacked::part(rows), columns: vec![] }
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

    /// The lines in the first row of three narrow cells; no glyph is left over.
    fn first_row(glyphs: Vec<Glyph>) -> Vec<String> {
        let mut rules = [0.0, 20.0, 40.0].map(|at| Rule { level: true, at, from: 0.0, to: 90.0 }).to_vec();
        rules.extend([0.0, 30.0, 60.0, 90.0].map(|at| Rule { level: false, at, from: 0.0, to: 40.0 }));
        let (tables, free) = fill(grid::find(&rules), glyphs);
        assert!(free.is_empty());
        tables[0].rows[0].iter().flat_map(|cell| &cell.lines).map(TextLine::text).collect()
    }

    #[test]
    fn a_word_too_wide_for_its_cell_stays_whole() {
        let mut glyphs = set("8.412,6", 1.0, 12.0, 12.0);
        glyphs.extend(set("9.245,4", 31.0, 12.0, 12.0));
        glyphs.extend(set("12", 62.0, 12.0, 12.0));
        assert_eq!(first_row(glyphs), ["8.412,6", "9.245,4", "12"]);
    }

    #[test]
    fn a_label_that_runs_into_the_next_cell_parts_from_its_words() {
        assert_eq!(first_row(set("WWWWWTổ", 1.0, 12.0, 12.0)), ["WWWWW", "Tổ"]);
    }

    #[test]
    fn a_second_head_over_other_columns_starts_a_table() {
        let stand = |at: f32, from: f32, to: f32| Rule { level: false, at, from, to };
        let mut rules: Vec<Rule> =
            [0.0, 20.0, 40.0, 60.0, 80.0].map(|at| Rule { level: true, at, from: 0.0, to: 400.0 }).to_vec();
        rules.extend([0.0, 100.0, 200.0, 300.0, 400.0].map(|at| stand(at, 0.0, 40.0)));
        rules.extend([0.0, 100.0, 250.0, 300.0, 400.0].map(|at| stand(at, 40.0, 80.0)));
        let row = |texts: [&str; 4], base: f32| -> Vec<Glyph> {
            let starts = [5.0, 105.0, 255.0, 305.0];
            texts.iter().zip(starts).flat_map(|(text, start)| set(text, start, base, 8.0)).collect()
        };
        let glyphs = |third: &str| {
            [
                row(["TT", "Tên", "Nơi", "Hạn"], 15.0),
                row(["1", "a", "b", "c"], 35.0),
                row([third, "Tên", "Nơi", "Hạn"], 55.0),
                row(["2", "d", "e", "f"], 75.0),
            ]
            .concat()
        };
        let tables = fill(grid::find(&rules), glyphs("TT")).0;
        assert_eq!(tables.iter().map(|table| (table.rows.len(), table.rows[0].len())).collect::<Vec<_>>(), [(2, 4), (2, 4)]);
        assert_eq!(tables[1].rows[1][2].lines[0].text(), "e");
        assert_eq!(fill(grid::find(&rules), glyphs("3")).0.len(), 1);
    }
}
