//! Tables: a grid with merged cells, a repeated header, and columns as wide as what they hold.

use docx_rs::{AlignmentType, Paragraph, Run, Table as Grid, TableCell, TableLayoutType, TableRow, VAlignType, VMergeType};
use docx_rs::{TableBorder, TableBorderPosition, TableBorders, TableCellMargins, WidthType};

use super::measure::Face;
use super::notes::Notes;
use super::page::Page;
use super::styles::id;
use super::text::with_notes;
use crate::model::{ColumnRole, RowKind, Table};

/// A table ready for the page.
pub(super) struct Laid {
    pub(super) grid: Grid,
    pub(super) header_rows: usize,
}

/// More columns than this do not fit an upright page well.
const MANY_COLUMNS: usize = 8;
/// Space left and right of a cell's text together, with its borders.
const PADDING: u32 = 190;

/// Whether a table is too wide for an upright page.
pub(super) fn is_wide(table: &Table) -> bool {
    let columns = width(table);
    let shape = Shape::of(table, 12);
    columns >= MANY_COLUMNS || shape.least.iter().sum::<u32>() > Page::Upright.text_width()
}

fn width(table: &Table) -> usize {
    // A grid of more columns is no table anyone wrote; Word takes 63.
    rows(table).map(Vec::len).max().unwrap_or(0).min(63)
}

fn rows(table: &Table) -> impl Iterator<Item = &Vec<String>> {
    table.header.iter().chain(&table.rows)
}

/// The table on a page; none if it has no cells.
pub(super) fn lay(table: &Table, page: Page, notes: &mut Notes<'_>) -> Option<Laid> {
    let columns = width(table);
    if columns == 0 {
        return None;
    }
    let points =
        if columns >= MANY_COLUMNS || Shape::of(table, 12).least.iter().sum::<u32>() > page.text_width() { 11 } else { 12 };
    let widths = Shape::of(table, points).widths(page.text_width());
    let spans = Spans::of(table, columns);
    let mut out = vec![];
    for (at, cells) in rows(table).enumerate() {
        let look = Look { header: at < table.header.len(), kind: kind(table, at), points };
        let mut made = vec![];
        let mut column = 0;
        while column < columns {
            let (cover, across) = spans.at(at, column);
            let width: u32 = widths[column..(column + across).min(columns)].iter().sum();
            let mut cell = TableCell::new().width(width as usize, WidthType::Dxa).vertical_align(VAlignType::Center);
            if across > 1 {
                cell = cell.grid_span(across);
            }
            let text = cells.get(column).map_or("", String::as_str);
            cell = match cover {
                Cover::None => cell.add_paragraph(look.paragraph(table, column, across, text, notes)),
                Cover::Top => {
                    cell.vertical_merge(VMergeType::Restart).add_paragraph(look.paragraph(table, column, across, text, notes))
                }
                Cover::Below => cell.vertical_merge(VMergeType::Continue).add_paragraph(Paragraph::new().style(id::CELL)),
            };
            made.push(cell);
            column += across;
        }
        // Word takes no more columns; what stands in them goes below the last, lest it be lost.
        if let Some(rest) = cells.get(columns..).filter(|rest| !rest.is_empty())
            && let Some(last) = made.pop()
        {
            let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            made.push(rest.iter().fold(last, |cell, text| cell.add_paragraph(super::text::paragraph(id::CELL, text))));
        }
        let row = TableRow::new(made);
        // A long row may be broken over pages, or it would leave half a page empty.
        out.push(if look.header || is_short(cells) { row.cant_split() } else { row });
    }
    let grid = Grid::new(out)
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum::<u32>() as usize, WidthType::Dxa)
        .set_grid(widths.iter().map(|&width| width as usize).collect())
        .margins(TableCellMargins::new().margin(28, 85, 28, 85))
        .set_borders(borders());
    Some(Laid { grid, header_rows: table.header.len() })
}

fn is_short(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.len() < 600)
}

fn kind(table: &Table, row: usize) -> RowKind {
    row.checked_sub(table.header.len()).and_then(|row| table.row_info.get(row)).map_or(RowKind::Data, |info| info.kind)
}

/// The lines of the grid; docx-rs draws thinner ones by itself.
fn borders() -> TableBorders {
    [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ]
    .into_iter()
    .fold(TableBorders::with_empty(), |borders, position| borders.set(TableBorder::new(position).size(4).color("000000")))
}

/// How the cells of a row look.
struct Look {
    header: bool,
    kind: RowKind,
    points: u32,
}

impl Look {
    fn paragraph(&self, table: &Table, column: usize, across: usize, text: &str, notes: &mut Notes<'_>) -> Paragraph {
        let centred = self.header || (across == 1 && is_centred(table, column, text));
        let bold = self.header || matches!(self.kind, RowKind::Group | RowKind::Total);
        let mut paragraph = Paragraph::new().style(id::CELL);
        if centred {
            paragraph = paragraph.align(AlignmentType::Center);
        }
        let points = self.points;
        with_notes(paragraph, text, notes, |run: Run| {
            let run = if bold { run.bold() } else { run };
            if points == 12 { run } else { run.size(points as usize * 2) }
        })
    }
}

/// Ordinals and figures stand in the middle, words at the left.
fn is_centred(table: &Table, column: usize, text: &str) -> bool {
    let role = table.columns.get(column).map(|column| column.role);
    let is_figure = text.chars().any(|c| c.is_ascii_digit()) && text.chars().filter(|c| c.is_alphabetic()).count() <= 3;
    matches!(role, Some(ColumnRole::Ordinal | ColumnRole::Unit)) || is_figure
}

/// What each column holds: the width of its longest word, and of all its text on one line.
struct Shape {
    least: Vec<u32>,
    most: Vec<u32>,
}

impl Shape {
    fn of(table: &Table, points: u32) -> Self {
        let columns = width(table);
        let mut shape = Self { least: vec![0; columns], most: vec![0; columns] };
        let spans = Spans::of(table, columns);
        for (at, cells) in rows(table).enumerate() {
            let face = Face { points, bold: at < table.header.len() };
            for (column, text) in cells.iter().take(columns).enumerate() {
                // A cell over several columns says nothing about each.
                if spans.at(at, column).1 > 1 {
                    continue;
                }
                let word = text.split_whitespace().map(|word| face.width(word)).max().unwrap_or(0);
                shape.least[column] = shape.least[column].max(word + PADDING);
                // A header may take three lines.
                let line = if face.bold { face.width(text) / 3 } else { face.width(text) };
                shape.most[column] = shape.most[column].max(line.max(word) + PADDING);
            }
        }
        shape
    }

    /// The widths of the columns, which together fill the page.
    fn widths(&self, page: u32) -> Vec<u32> {
        let least: u64 = self.least.iter().map(|&width| u64::from(width)).sum();
        let page = u64::from(page);
        if least >= page {
            // Not even the words fit: each column gives up its share.
            return self.least.iter().map(|&width| (u64::from(width) * page / least) as u32).collect();
        }
        let most: u64 = self.most.iter().map(|&width| u64::from(width)).sum();
        if most <= page {
            // All fits on one line each; what is left makes every column wider by the same share.
            return self.most.iter().map(|&width| (u64::from(width) * page / most) as u32).collect();
        }
        // Beyond its longest word a column gets by the square root of its text: twice the text makes a cell of the same
        // shape about 1.4 times as wide. None gets more than it can fill; what it leaves goes to the others.
        let room: Vec<u64> =
            self.least.iter().zip(&self.most).map(|(&least, &most)| u64::from(most.saturating_sub(least))).collect();
        let mut given = vec![0; room.len()];
        let mut spare = page - least;
        for _ in 0..3 {
            let want = |at: usize| ((room[at] - given[at]) * 1000).isqrt();
            let wants: Vec<u64> = (0..room.len()).map(want).collect();
            let all: u64 = wants.iter().sum();
            if all == 0 {
                break;
            }
            let round = spare;
            for (at, want) in wants.iter().enumerate() {
                let share = (round * want / all).min(room[at] - given[at]);
                given[at] += share;
                spare -= share;
            }
        }
        self.least.iter().zip(&given).map(|(&least, &given)| least + given as u32).collect()
    }
}

/// What a cell is to a span.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cover {
    None,
    /// The first of several rows.
    Top,
    /// A later one.
    Below,
}

/// The spans of a table by row and column.
struct Spans {
    columns: usize,
    /// For each cell: what it is, and how many columns it covers.
    cells: Vec<(Cover, usize)>,
}

impl Spans {
    fn of(table: &Table, columns: usize) -> Self {
        let all: Vec<&Vec<String>> = rows(table).collect();
        let count = all.len();
        let mut cells = vec![(Cover::None, 1); count * columns];
        let mut free = vec![true; count * columns];
        for span in &table.spans {
            let (row, column) = (span.row as usize, span.column as usize);
            if row >= count || column >= columns {
                continue;
            }
            let (down, across) =
                ((span.rowspan.max(1) as usize).min(count - row), (span.colspan.max(1) as usize).min(columns - column));
            let area = |row: usize| row * columns + column..row * columns + column + across;
            // Spans that overlap contradict each other, and none may hide a text.
            let is_taken = |below: usize| free[area(below)].iter().any(|free| !free);
            let hides = |below: usize| {
                let covered = all[below].iter().enumerate().skip(column).take(across);
                covered.into_iter().any(|(at, cell): (usize, &String)| (below, at) != (row, column) && !cell.trim().is_empty())
            };
            if (row..row + down).any(|below| is_taken(below) || hides(below)) {
                continue;
            }
            for below in row..row + down {
                let cover = if down == 1 {
                    Cover::None
                } else if below == row {
                    Cover::Top
                } else {
                    Cover::Below
                };
                cells[below * columns + column] = (cover, across);
                free[area(below)].fill(false);
            }
        }
        Self { columns, cells }
    }

    fn at(&self, row: usize, column: usize) -> (Cover, usize) {
        self.cells.get(row * self.columns + column).copied().unwrap_or((Cover::None, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn columns_fill_the_page() {
        let widths = Shape::of(&sample::table(), 12).widths(9071);
        assert_eq!(widths.len(), 4);
        assert!((9060..=9071).contains(&widths.iter().sum::<u32>()), "{widths:?}");
        assert!(widths[1] > 2 * widths[0], "the names are the longest: {widths:?}");
    }

    #[test]
    fn words_too_wide_for_the_page_share_it() {
        let mut table = sample::table();
        table.rows[0] = vec!["x".repeat(400), "y".repeat(400), String::new(), String::new()];
        assert!(Shape::of(&table, 12).widths(9071).iter().sum::<u32>() <= 9071);
        assert!(is_wide(&table));
    }

    #[test]
    fn spans_that_contradict_are_dropped() {
        let mut table = sample::table();
        let span = |row, column, rowspan, colspan| crate::model::CellSpan { row, column, rowspan, colspan };
        table.spans = vec![span(0, 0, 2, 1), span(1, 0, 1, 4), span(9, 9, 1, 1), span(0, 2, 1, 99)];
        let spans = Spans::of(&table, 4);
        assert!(spans.at(0, 0) == (Cover::Top, 1) && spans.at(1, 0) == (Cover::Below, 1));
        assert!(spans.at(0, 2) == (Cover::None, 2) && spans.at(1, 1) == (Cover::None, 1));
    }
}
