//! From a table as seen to a rectangular grid of cells.
//!
//! A covered cell of a span is an empty cell. Rows that are too short are filled up. Character marks of web and
//! Markdown copies (`<i>`, `**`) are taken out of the cells; where a cell stands is where its own words stand.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::base::fold;
use crate::base::place::Place;
use crate::model::CellSpan;
use crate::parse::flow::Flow;
use crate::parse::tables::vocabulary::{self, Cue};
use crate::raw::{Bytes, RawDoc, RawTable};

/// One cell of the grid.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// The text, white space folded, without marks.
    pub(super) text: String,
    /// Where it stands.
    pub(super) place: Place,
    /// Whether a cell to its left covers it.
    pub(super) from_left: bool,
    /// Whether a cell above covers it.
    pub(super) from_above: bool,
    /// Whether the whole cell is marked italic.
    pub(super) italic: bool,
}

/// One row of the grid.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The cells, as many as the grid has columns.
    pub(super) cells: Vec<Cell>,
    /// From the first cell to the last.
    pub(super) place: Place,
    /// Whether the format marks the row as a header.
    pub(super) marked: bool,
    /// What the cells say as headers, once asked for.
    cues: OnceCell<Vec<Cue>>,
}

/// A rectangular table.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// How many columns each row has.
    pub(super) width: usize,
    /// The spans the format states; empty where it states none.
    pub(super) spans: Vec<CellSpan>,
    /// From the first cell to the last.
    pub(super) place: Place,
}

impl Row {
    /// The text of a cell; empty beyond the last.
    pub(super) fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| &cell.text)
    }

    /// What each cell says as a header.
    pub(super) fn cues(&self) -> &[Cue] {
        self.cues.get_or_init(|| self.cells.iter().map(|cell| vocabulary::cue(&cell.text)).collect())
    }

    /// What a cell says as a header; nothing beyond the last.
    pub(super) fn cue(&self, column: usize) -> Option<&Cue> {
        self.cues().get(column)
    }

    /// The columns whose cells hold text.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty())
    }

    /// Whether no cell holds text.
    pub(super) fn is_blank(&self) -> bool {
        self.filled().next().is_none()
    }

    /// Moves the cells that stand from `first` on to the columns `places`, one after the other. What stood elsewhere was empty.
    pub(super) fn spread(&mut self, first: usize, places: impl IntoIterator<Item = usize>) {
        let mut cells = vec![Cell::default(); self.cells.len()];
        for (from, to) in (first..).zip(places) {
            if let (Some(cell), Some(slot)) = (self.cells.get_mut(from), cells.get_mut(to)) {
                *slot = std::mem::take(cell);
            }
        }
        // A cell that is not there stands where the one before it ends.
        let mut end = self.place.start;
        for cell in &mut cells {
            if cell.text.is_empty() {
                cell.place = Place { start: end, end, ..self.place };
            }
            end = cell.place.end;
        }
        self.cells = cells;
        self.cues = OnceCell::new();
    }

    /// Fills the row up to `width` with empty cells.
    pub(super) fn fill_to(&mut self, width: usize) {
        let end = self.cells.last().map_or(self.place.end, |cell| cell.place.end.max(self.place.end));
        let place = Place::in_text(end, end, self.place.line);
        self.cells.resize(width.max(self.cells.len()), Cell { place, ..Cell::default() });
    }
}

impl Cell {
    /// Adds the text of a cell that goes on from this one.
    pub(super) fn append(&mut self, next: &Cell) {
        if next.text.is_empty() {
            return;
        }
        if self.text.is_empty() {
            (self.text, self.place) = (next.text.clone(), next.place);
            return;
        }
        if !is_cut_figure(&self.text, &next.text) {
            self.text.push(' ');
        }
        self.text.push_str(&next.text);
        self.place.end = self.place.end.max(next.place.end);
    }
}

/// Whether `rest` is the end of a figure that a page break cut: `2.145.67` and `8`, where three digits go together, or
/// `31/12/202` and `6`.
pub(super) fn is_cut_figure(before: &str, rest: &str) -> bool {
    let year = before.rsplit_once('/').map_or("", |(_, year)| year);
    if (1..=3).contains(&year.len()) && year.len() + rest.len() == 4 && (year.starts_with("20") || year == "2") {
        return year.bytes().chain(rest.bytes()).all(|byte| byte.is_ascii_digit());
    }
    let mut groups = before.rsplit('.');
    let (Some(last), Some(middle)) = (groups.next(), groups.next()) else { return false };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let first = rest.split(['.', ',']).next().unwrap_or("");
    let figure = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    // `12.5` may be a whole figure; one of three groups is not.
    let open = last.len() < 3 && (last.is_empty() || groups.next().is_some());
    open && digits(last) && digits(middle) && !first.is_empty() && figure(before) && figure(rest) && last.len() + first.len() == 3
}

impl Grid {
    /// Places the cells of `raw` in columns.
    pub(super) fn new(doc: &RawDoc, raw: &RawTable) -> Self {
        let limit = column_limit(raw);
        let width = width(raw, limit);
        let mut grid = Self { width, place: doc.place(&raw.range), ..Self::default() };
        grid.rows.reserve(raw.rows.len());
        // For each column the number of rows below that a cell above still covers.
        let mut open = vec![0u16; width];
        for (index, raw_row) in raw.rows.iter().enumerate() {
            let cells = Vec::with_capacity(width);
            let mut row = Row { cells, place: doc.place(&raw_row.range), marked: raw_row.header, ..Row::default() };
            for raw_cell in &raw_row.cells {
                skip_covered(&mut row, &mut open, width);
                let cell = cell(doc, &raw_cell.range);
                let column = row.cells.len();
                if column >= width {
                    // Only hostile tables are wider than the limit; their text is kept in the last column.
                    if let Some(last) = row.cells.last_mut() {
                        last.append(&cell);
                    }
                    continue;
                }
                let colspan = usize::from(raw_cell.colspan.max(1)).min(width - column);
                if colspan > 1 || raw_cell.rowspan > 1 {
                    let rowspan = usize::from(raw_cell.rowspan.max(1)).min(raw.rows.len() - index);
                    grid.spans.push(CellSpan {
                        row: index as u32,
                        column: column as u32,
                        rowspan: rowspan as u32,
                        colspan: colspan as u32,
                    });
                }
                let after = Place { start: cell.place.end, ..cell.place };
                row.cells.push(cell);
                for open in &mut open[column..column + colspan] {
                    *open = raw_cell.rowspan.saturating_sub(1);
                }
                row.cells.resize(column + colspan, Cell { place: after, from_left: true, ..Cell::default() });
            }
            skip_covered(&mut row, &mut open, width);
            row.fill_to(width);
            grid.rows.push(row);
        }
        grid
    }
}

/// Fills the columns that cells of rows above cover.
fn skip_covered(row: &mut Row, open: &mut [u16], width: usize) {
    while row.cells.len() < width && open[row.cells.len()] > 0 {
        open[row.cells.len()] -= 1;
        let end = row.cells.last().map_or(row.place.start, |cell| cell.place.end);
        let place = Place::in_text(end, end, row.place.line);
        row.cells.push(Cell { place, from_above: true, ..Cell::default() });
    }
}

/// How many columns a grid may have so that its size stays in proportion to the cells read.
fn column_limit(raw: &RawTable) -> usize {
    let cells: usize = raw.rows.iter().map(|row| row.cells.len()).sum();
    ((4 * cells + 4096) / raw.rows.len().max(1)).max(2)
}

/// The number of columns: those of the widest row, with the columns covered from above.
fn width(raw: &RawTable, limit: usize) -> usize {
    let plain = raw.rows.iter().all(|row| row.cells.iter().all(|cell| cell.colspan <= 1 && cell.rowspan <= 1));
    if plain {
        return raw.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(limit);
    }
    let mut open = vec![0u16; limit];
    let mut width = 0;
    for row in &raw.rows {
        let mut column = 0;
        let mut cells = row.cells.iter();
        while column < limit {
            if open[column] > 0 {
                open[column] -= 1;
                column += 1;
                width = width.max(column);
                continue;
            }
            let Some(cell) = cells.next() else {
                // Cells covered from above may stand to the right of the row's last own cell.
                column += 1;
                continue;
            };
            let end = (column + usize::from(cell.colspan.max(1))).min(limit);
            for open in &mut open[column..end] {
                *open = cell.rowspan.saturating_sub(1);
            }
            column = end;
            width = width.max(column);
        }
    }
    width
}

/// Reads one cell.
fn cell(doc: &RawDoc, range: &Bytes) -> Cell {
    let slice = doc.slice(range);
    if slice.is_empty() {
        return Cell { place: doc.place(range), ..Cell::default() };
    }
    let marked = memchr::memchr3(b'<', b'*', b'_', slice.as_bytes()).is_some();
    if let (false, Cow::Borrowed(text)) = (marked, fold::squeeze(slice))
        && text.len() == slice.len()
    {
        return Cell { place: doc.place(range), text: text.to_owned(), ..Cell::default() };
    }
    let flow = Flow::new(doc, range);
    if !marked {
        return Cell { place: flow.whole(doc), text: flow.text, ..Cell::default() };
    }
    let unmarked = unmark(&flow.text);
    let place = flow.place(doc, unmarked.first..unmarked.last.max(unmarked.first));
    Cell { text: unmarked.text, place, italic: unmarked.italic, ..Cell::default() }
}

/// A text without its marks, and where its first and last words stood.
struct Unmarked {
    text: String,
    first: usize,
    last: usize,
    italic: bool,
}

/// Takes HTML character tags and Markdown emphasis out of a cell's text.
fn unmark(text: &str) -> Unmarked {
    let trimmed = text.trim();
    let bold_marks = text.matches("**").count();
    let single = |mark: &str| {
        trimmed.len() > 2
            && trimmed.starts_with(mark)
            && trimmed.ends_with(mark)
            && trimmed.matches(mark).count() == 2
            && !trimmed[1..].starts_with(mark)
    };
    let wrapped = ["*", "_"].into_iter().find(|mark| single(mark));
    let mut out = Unmarked { text: String::with_capacity(text.len()), first: text.len(), last: 0, italic: wrapped.is_some() };
    let (mut at, mut space) = (0, false);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let skipped = if let Some((name, len)) = tag(rest) {
            out.italic |= matches!(name, "i" | "em") && out.text.is_empty();
            space |= matches!(name, "br" | "p" | "div");
            len
        } else if bold_marks >= 2 && rest.starts_with("**") {
            2
        } else if wrapped.is_some_and(|mark| rest.starts_with(mark)) {
            1
        } else if c.is_whitespace() {
            space = true;
            c.len_utf8()
        } else {
            0
        };
        if skipped > 0 {
            at += skipped;
            continue;
        }
        if std::mem::take(&mut space) && !out.text.is_empty() {
            out.text.push(' ');
        }
        out.text.push(c);
        out.first = out.first.min(at);
        at += c.len_utf8();
        out.last = at;
    }
    out.first = out.first.min(out.last);
    out
}

/// The character tags that copies of web pages leave in cells.
const TAGS: [&str; 12] = ["i", "b", "u", "em", "strong", "span", "font", "sup", "sub", "br", "p", "div"];

/// The name and length of the tag that `text` starts with.
fn tag(text: &str) -> Option<(&'static str, usize)> {
    let inner = text.strip_prefix('<')?;
    // A tag of this list is short; a `<` that compares figures has no `>` nearby.
    let end = inner.bytes().take(120).position(|byte| byte == b'>')?;
    let body = inner[..end].trim_start_matches('/');
    let name = body.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let known = TAGS.into_iter().find(|tag| tag.eq_ignore_ascii_case(name))?;
    Some((known, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::tables::sample;
    use crate::raw::Block;

    fn grid(text: &str, spans: &[(usize, usize, u16, u16)]) -> Vec<String> {
        let mut doc = sample::doc(text);
        for block in &mut doc.blocks {
            let Block::Table(table) = block else { continue };
            for &(row, cell, colspan, rowspan) in spans {
                table.rows[row].cells[cell].colspan = colspan;
                table.rows[row].cells[cell].rowspan = rowspan;
            }
        }
        let Block::Table(table) = &doc.blocks[0] else { panic!("no table") };
        let grid = Grid::new(&doc, table);
        let texts = |row: &Row| row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
        grid.rows.iter().map(texts).collect()
    }

    #[test]
    fn short_rows_are_filled_up() {
        assert_eq!(grid("TT\tViệc\tHạn\n1\tTrồng cây", &[]), ["TT|Việc|Hạn", "1|Trồng cây|"]);
    }

    #[test]
    fn stated_spans_cover_columns_and_rows() {
        let text = "TT\tNăm 2030\tGhi chú\nĐiểm\tHạng\n1\t5,0\t2\tmới";
        let rows = grid(text, &[(0, 0, 1, 2), (0, 1, 2, 1), (0, 2, 1, 2)]);
        assert_eq!(rows, ["TT|Năm 2030||Ghi chú", "|Điểm|Hạng|", "1|5,0|2|mới"]);
    }

    #[test]
    fn a_huge_span_makes_no_huge_grid() {
        let rows = grid("a\tb\nc", &[(0, 0, u16::MAX, u16::MAX), (0, 1, u16::MAX, 1)]);
        assert!(rows[0].len() < 10_000, "{}", rows[0].len());
        assert!(rows[0].contains("a|") && rows[0].ends_with('b'));
    }

    #[test]
    fn marks_are_taken_out() {
        for (marked, plain) in [
            ("<i>Điểm đánh giá</i>", "Điểm đánh giá"),
            ("**TỔNG** <b>CỘNG</b>", "TỔNG CỘNG"),
            ("Sở Nội vụ<br/>Sở Tư pháp", "Sở Nội vụ Sở Tư pháp"),
            ("*Trồng mới*", "Trồng mới"),
            ("< 5% (*)", "< 5% (*)"),
            ("3 < 4 và 5 > 2", "3 < 4 và 5 > 2"),
            ("<i></i>", ""),
        ] {
            assert_eq!(unmark(marked).text, plain, "{marked}");
        }
        assert!(unmark("<i>Trong đó</i>").italic && !unmark("**Trong đó**").italic);
    }

    #[test]
    fn a_cell_stands_where_its_words_stand() {
        let doc = sample::doc("x\t<i>Điều tra</i>");
        let Block::Table(table) = &doc.blocks[0] else { panic!("no table") };
        let place = Grid::new(&doc, table).rows[0].cells[1].place;
        assert_eq!(&doc.text[place.start as usize..place.end as usize], "Điều tra");
    }
}
