//! Which rows are the header, which of its cells span, and the path of header texts above each column.
//!
//! In text a spanned cell is an empty cell, so spans are inferred: an empty cell to the right of a text belongs to it
//! when the next row divides the two; empty cells under a text belong to it down to the last header row.

use crate::model::CellSpan;
use crate::parse::tables::grid::{Grid, Row};
use crate::parse::tables::ordinal;
use crate::parse::tables::vocabulary::{Cue, Word};

/// At most this many header rows are stacked, title and number rows apart.
const MOST_ROWS: usize = 4;

/// The header of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    /// How many rows it has.
    pub(super) rows: usize,
    /// How many of them, at the top, are a title or a unit line over the whole table.
    pub(super) titles: usize,
    /// For each header row below the titles, number rows left out: the column that names each column.
    levels: Vec<Vec<Option<usize>>>,
    /// The spans inferred.
    pub(super) spans: Vec<CellSpan>,
}

/// A run of columns under one header cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    start: usize,
    end: usize,
}

impl Header {
    /// Finds the header rows of `grid`.
    pub(super) fn find(grid: &Grid) -> Self {
        let rows = &grid.rows;
        let marked = rows.iter().take_while(|row| row.marked).count();
        let titles = titles(rows);
        let Some(first) = rows.get(titles) else { return Self::default() };
        let below = rows.get(titles + 1..).unwrap_or_default();
        if first.is_blank() || !(marked > titles || names_columns(first, below)) {
            return Self::default();
        }
        let mut header = Self { rows: titles + 1, titles, ..Self::default() };
        let mut stack = vec![segments(grid, first)];
        while header.rows < rows.len() && header.rows < titles + MOST_ROWS + 1 {
            let row = &rows[header.rows];
            if is_number_row(row) {
                header.rows += 1;
                // A formula row may stand under the number row.
                header.rows += usize::from(rows.get(header.rows).is_some_and(is_number_row));
                break;
            }
            let stated = grid.spans.iter().any(|span| {
                (span.row as usize) >= titles
                    && (span.row as usize) < header.rows
                    && (span.row + span.rowspan) as usize > header.rows
            });
            let above = stack.last().map_or(&[][..], Vec::as_slice);
            if !(header.rows < marked || stated || divides(row, above, first) || stacks(row, first)) {
                break;
            }
            stack.push(divide(above, row));
            header.rows += 1;
        }
        header.read_levels(grid, &stack);
        header
    }

    /// Records which cell names which column on each level, and the spans that follow from it.
    fn read_levels(&mut self, grid: &Grid, stack: &[Vec<Segment>]) {
        for (level, segments) in stack.iter().enumerate() {
            let row = &grid.rows[self.titles + level];
            let mut owners = vec![None; grid.width];
            for segment in segments {
                if row.text(segment.start).is_empty() {
                    continue;
                }
                let stated = row.cells.get(segment.start + 1).is_some_and(|cell| cell.from_left);
                let divided = stack.get(level + 1).is_some_and(|below| !below.contains(segment));
                let end = if stated || divided { segment.end } else { segment.start + 1 };
                owners[segment.start..end].fill(Some(segment.start));
                if grid.spans.is_empty() {
                    let is_empty = |row: &&Row| (segment.start..end).all(|column| row.text(column).is_empty());
                    let below = grid.rows[self.titles + level + 1..self.titles + stack.len()].iter();
                    let (rowspan, colspan) = (1 + below.take_while(is_empty).count(), end - segment.start);
                    if rowspan > 1 || colspan > 1 {
                        self.spans.push(CellSpan {
                            row: (self.titles + level) as u32,
                            column: segment.start as u32,
                            rowspan: rowspan as u32,
                            colspan: colspan as u32,
                        });
                    }
                }
            }
            self.levels.push(owners);
        }
    }

    /// The header cells above a column, outermost first: their texts and what they say.
    pub(super) fn above<'a>(&self, rows: &'a [Row], column: usize) -> Vec<(&'a str, &'a Cue)> {
        let mut cells: Vec<(&str, &Cue)> = vec![];
        for (owners, row) in self.levels.iter().zip(rows.get(self.titles..).unwrap_or_default()) {
            let owner = owners.get(column).copied().flatten();
            let Some((text, cue)) = owner.and_then(|owner| Some((row.text(owner), row.cue(owner)?))) else { continue };
            if !text.is_empty() && cells.last().is_none_or(|last| last.0 != text) {
                cells.push((text, cue));
            }
        }
        cells
    }
}

/// How many rows at the top are a title or a unit line: one text alone, over a row that names columns.
fn titles(rows: &[Row]) -> usize {
    let width = rows.first().map_or(0, |row| row.cells.len());
    let alone = rows.iter().take(3).take_while(|row| width > 2 && row.filled().count() <= 1).count();
    let names = rows.get(alone).is_some_and(|row| known_words(row) >= 2);
    if names { alone } else { 0 }
}

/// How many cells of a row hold words of a header.
fn known_words(row: &Row) -> usize {
    let names = |cue: &Cue, text: &str| cue.bare_year || (cue.heads && text.split_whitespace().take(13).count() < 13);
    row.cells.iter().zip(row.cues()).filter(|(cell, cue)| names(cue, &cell.text)).count()
}

/// Whether a row names the columns of the rows below it.
fn names_columns(row: &Row, below: &[Row]) -> bool {
    let filled = row.filled().count();
    if filled < 2 || ordinal::of(row.text(0)).is_some() {
        return false;
    }
    let known = known_words(row);
    if known >= 2 && 2 * known >= filled {
        return true;
    }
    if row.filled().any(|(_, cell)| is_figure(&cell.text) || cell.text.len() > 120) {
        return false;
    }
    // Words nobody knows: a header all the same if the rows below are numbered or hold figures where it has text.
    let sample = &below[..below.len().min(12)];
    let numbered = sample.iter().filter(|row| ordinal::of(row.text(0)).is_some()).count();
    let numbered = numbered > 0 && 2 * numbered >= sample.len();
    let figures = row.filled().skip(1).any(|(column, _)| {
        let figures = sample.iter().filter(|row| is_figure(row.text(column))).count();
        figures > 0 && 2 * figures > sample.len()
    });
    let complete = filled == row.cells.len() && filled > 2 && below.len() > 1 && known > 0;
    numbered && !row.text(0).is_empty() || figures || complete
}

/// The runs of columns under each cell of the first header row.
fn segments(grid: &Grid, row: &Row) -> Vec<Segment> {
    let mut segments: Vec<Segment> = vec![];
    for (column, cell) in row.cells.iter().enumerate() {
        let joins = if grid.spans.is_empty() { cell.text.is_empty() } else { cell.from_left };
        match segments.last_mut() {
            Some(last) if joins && !row.text(last.start).is_empty() => last.end = column + 1,
            _ => segments.push(Segment { start: column, end: column + 1 }),
        }
    }
    segments
}

/// Whether `row` divides cells of the row above: two texts stand under one that spans, and none is a value.
fn divides(row: &Row, above: &[Segment], first: &Row) -> bool {
    let mut pair = false;
    for segment in above {
        let columns = || (segment.start..segment.end).filter(|&column| !row.text(column).is_empty());
        let single = segment.end - segment.start == 1;
        if single && columns().next().is_some() && names_rows(first, segment.start) {
            return false;
        }
        // Under a single cell only a word of a header may stand; under one that spans any name may.
        let is_value = |column| {
            let (figure, cue) = (is_figure(row.text(column)), row.cue(column));
            if single { figure || !cue.is_some_and(|cue| cue.heads) } else { figure && !cue.is_some_and(Cue::is_known) }
        };
        if columns().any(is_value) {
            return false;
        }
        pair |= columns().count() > 1;
    }
    pair
}

/// Whether a header names the column that tells the rows apart.
fn names_rows(header: &Row, column: usize) -> bool {
    let main = header.cue(column).and_then(|cue| cue.main);
    matches!(main, Some(Word::Ordinal | Word::Name | Word::Task | Word::Group | Word::Content | Word::Goal | Word::Index))
}

/// Whether `row` goes on naming columns one below the other: nothing under the number and the name, header words elsewhere.
fn stacks(row: &Row, first: &Row) -> bool {
    if row.filled().count() < 2 || row.filled().any(|(column, _)| first.text(column).is_empty() || names_rows(first, column)) {
        return false;
    }
    let known =
        |(column, text): (usize, &str)| row.cue(column).is_some_and(|cue| cue.is_known() && (cue.bare_year || !is_figure(text)));
    (0..row.cells.len()).any(|column| names_rows(first, column))
        && row.filled().map(|(column, cell)| (column, cell.text.as_str())).all(known)
}

/// The runs of columns after `row` has divided those of the row above.
fn divide(above: &[Segment], row: &Row) -> Vec<Segment> {
    let mut out: Vec<Segment> = vec![];
    for segment in above {
        out.push(Segment { start: segment.start, end: segment.end });
        for column in segment.start + 1..segment.end {
            if row.text(column).is_empty() {
                continue;
            }
            if let Some(last) = out.last_mut() {
                last.end = column;
            }
            out.push(Segment { start: column, end: segment.end });
        }
    }
    out
}

/// Whether a row numbers the columns: `(1) (2) (3)`, `A B 1 2`, `8=7/4`.
pub(super) fn is_number_row(row: &Row) -> bool {
    let (mut count, mut last, mut brackets, mut formula) = (0, 0, false, false);
    for (_, cell) in row.filled() {
        let text = cell.text.as_str();
        let bare = text.trim_start_matches('(').trim_end_matches(')');
        let number = bare.parse::<u32>().ok().filter(|_| bare.len() <= 2);
        let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
        if let Some(number) = number {
            if number <= last {
                return false;
            }
            last = number;
        } else if is_formula(text) {
            formula = true;
            last += 1;
        } else if !letter || last > 0 {
            return false;
        }
        brackets |= number.is_some() && text.starts_with('(');
        count += 1;
    }
    let starts = row
        .filled()
        .next()
        .is_some_and(|(_, cell)| matches!(cell.text.trim_matches(['(', ')']), "1" | "A" | "a") || is_formula(&cell.text));
    (starts || brackets) && (count > 2 || (count == 2 && (brackets || formula || row.cells.len() == 2 && last == 2)))
}

/// `8=7/4`, `(5)=(4)-(3)`, `10 = 9/7*100`.
fn is_formula(text: &str) -> bool {
    let of_formula =
        |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '=' | '+' | '-' | '*' | '/' | ':' | '%' | ' ' | '.' | '×' | 'x');
    text.len() <= 32 && text.contains('=') && text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(of_formula)
}

/// The words that may stand before a figure in a cell.
const BEFORE_FIGURES: [&str; 22] = [
    "trên", "dưới", "từ", "đạt", "khoảng", "gần", "hơn", "ít", "tối", "không", "vượt", "tăng", "giảm", "top", "thứ", "hạng",
    "nhóm", "xếp", "đến", "duy", "hoàn", "còn",
];

/// Words after `đến` that make it a time.
const TIMES: [&str; 7] = ["năm", "hết", "cuối", "ngày", "tháng", "quý", "đầu"];

/// Whether a cell holds a figure rather than words: `70,5%`, `≥ 3`, `Trên 75%`, `12/63`, `15 xã`.
pub(super) fn is_figure(text: &str) -> bool {
    if text.len() > 60 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if start.starts_with(|c: char| c.is_ascii_digit()) {
        return start.split_whitespace().take(6).count() <= 5;
    }
    let mut words = start.split_whitespace();
    let first = words.next().unwrap_or("").to_lowercase();
    // `Đến năm 2030` is a time.
    let mut time = || first == "đến" && words.next().is_some_and(|second| TIMES.contains(&second.to_lowercase().as_str()));
    BEFORE_FIGURES.contains(&first.as_str()) && start.split_whitespace().take(8).count() <= 7 && !time()
}
