//! Joins the parts of tables that page breaks split: repeated headers dropped, a row cut in two made one again.

use crate::base::fold;
use crate::base::place::Place;
use crate::model::CellSpan;
use crate::parse::tables::grid::{Cell, Grid, Row, is_cut_figure};
use crate::parse::tables::header::{Header, is_figure};
use crate::parse::tables::ordinal::{self, Kind};
use crate::parse::tables::vocabulary::Word;

/// A table as a whole, before its columns and rows are given a meaning.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// What the header rows say.
    pub(super) header: Header,
    /// The header rows.
    pub(super) header_rows: Vec<Row>,
    /// The other rows.
    pub(super) body: Vec<Row>,
    /// How many columns.
    pub(super) width: usize,
    /// The spans the format states, rows counted over header and body.
    pub(super) spans: Vec<CellSpan>,
    /// How many parts were joined.
    pub(super) parts: u32,
    /// From the first cell to the last.
    pub(super) place: Place,
    /// The column of ordinals.
    pub(super) ordinals: Option<usize>,
    /// Rows so far that have neither an ordinal nor a figure: where they are usual, none is a cut row.
    plain_rows: usize,
    /// Whether the next row comes after a page break.
    after_break: bool,
}

/// How many rows tell what is usual in a table.
const USUAL: usize = 200;

impl Draft {
    /// The table that starts with `grid`.
    pub(super) fn new(mut grid: Grid) -> Self {
        // A Markdown table must have a header line; an empty one says nothing.
        if grid.spans.is_empty() {
            let empty = grid.rows.iter().take_while(|row| row.marked && row.is_blank()).count();
            grid.rows.drain(..empty);
        }
        let header = Header::find(&grid);
        let body = grid.rows.split_off(header.rows.min(grid.rows.len()));
        let header_rows = grid.rows;
        let names = header_rows.get(header.titles);
        let named = names.and_then(|row| row.cues().iter().position(|cue| cue.main == Some(Word::Ordinal)));
        let numbered = || body.iter().take(4).any(|row| ordinal::of(row.text(0)).is_some());
        let ordinals = named.or_else(|| numbered().then_some(0));
        let mut draft = Self { width: grid.width, parts: 1, place: grid.place, ordinals, header, header_rows, ..Self::default() };
        draft.take_rows(body, grid.spans.is_empty());
        draft.spans = grid.spans;
        draft
    }

    /// Whether `grid` goes on from this table.
    pub(super) fn is_continued_by(&self, grid: &Grid) -> bool {
        if self.header_rows.is_empty() || grid.rows.is_empty() {
            return false;
        }
        let repeated = self.repeated_rows(&grid.rows);
        // Empty cells at the ends of rows may be lost, so a narrower part is one if its numbers go on.
        let fits = grid.width == self.width || self.counts_on(grid.rows.first());
        if repeated == 0 && (!fits || Header::find(grid).rows > 0) {
            return false;
        }
        grid.width <= self.width && !self.restarts(grid.rows.get(repeated))
    }

    /// Adds a further part.
    pub(super) fn append(&mut self, mut grid: Grid) {
        let repeated = self.repeated_rows(&grid.rows);
        let rows = grid.rows.split_off(repeated);
        self.parts += 1;
        self.place.end = self.place.end.max(grid.place.end);
        self.after_break = true;
        let (before, given) = (self.header_rows.len() + self.body.len(), rows.len());
        self.take_rows(rows, grid.spans.is_empty());
        let joined = usize::from(self.header_rows.len() + self.body.len() < before + given);
        if joined == 0 && before > 0 {
            self.carry_spans(before, repeated, &mut grid.spans);
        } else if joined == 1 && before > 0 {
            self.lengthen_spans(before, repeated, &grid.spans);
        }
        for span in grid.spans {
            if let Some(row) = (span.row as usize).checked_sub(repeated + joined) {
                self.spans.push(CellSpan { row: (before + row) as u32, ..span });
            }
        }
    }

    /// A cell over several rows that begins in the rest of a cut row reaches as far down from that row.
    ///
    /// `before` is how many rows there were, `first` the row of the part whose spans are `spans` that was joined.
    fn lengthen_spans(&mut self, before: usize, first: usize, spans: &[CellSpan]) {
        for cut in spans.iter().filter(|span| span.row as usize == first && span.rowspan > 1) {
            self.lengthen(before, cut.column, cut.colspan, cut.rowspan - 1);
        }
    }

    /// Has the cell that ends row `before - 1` in a column cover so many rows more.
    fn lengthen(&mut self, before: usize, column: u32, colspan: u32, rows: u32) {
        let ends = |span: &&mut CellSpan| span.column == column && (span.row + span.rowspan) as usize == before;
        match self.spans.iter_mut().find(ends) {
            Some(span) => span.rowspan += rows,
            None => self.spans.push(CellSpan { row: before as u32 - 1, column, rowspan: rows + 1, colspan }),
        }
    }

    /// A cell over several rows that the page break cut stands empty at the top of the new part: it is one cell again.
    ///
    /// `at` is the first row added, `first` its row in the part, whose spans are `spans`.
    fn carry_spans(&mut self, at: usize, first: usize, spans: &mut Vec<CellSpan>) {
        let Some(row) = at.checked_sub(self.header_rows.len()).and_then(|row| self.body.get(row)) else { return };
        let leading = row.cells.iter().take_while(|cell| cell.text.is_empty() && !cell.from_left).count();
        let is_empty = |(_, cell): &(usize, &Cell)| cell.text.is_empty() && !cell.from_left && !cell.from_above;
        let empty: Vec<usize> = row.cells.iter().enumerate().filter(is_empty).map(|(column, _)| column).collect();
        if leading == row.cells.len() {
            return;
        }
        let mut in_front = true;
        for column in empty {
            let begins = |span: &CellSpan| (span.row as usize, span.column as usize, span.colspan) == (first, column, 1);
            let below = spans.iter().position(begins);
            // Elsewhere in this column, too, cells reach over several rows; else an empty cell is just empty.
            let usual = || {
                let headers = self.header_rows.len();
                self.spans.iter().any(|span| span.column as usize == column && span.rowspan > 1 && span.row as usize >= headers)
            };
            in_front &= column < leading && (below.is_some() || usual());
            // Behind cells with text the column must never be empty otherwise.
            if !in_front && !((below.is_some() || usual()) && self.is_full(column, at)) {
                continue;
            }
            let rows = below.map_or(1, |index| spans.remove(index).rowspan);
            self.lengthen(at, column as u32, 1, rows);
        }
    }

    /// Whether each cell of a column before row `at` has text or is covered by one that has, and the last is a cell by itself.
    fn is_full(&self, column: usize, at: usize) -> bool {
        let rows = self.body.get(..at.saturating_sub(self.header_rows.len())).unwrap_or_default();
        let full =
            |row: &Row| row.cells.get(column).is_some_and(|cell| !cell.text.is_empty() || cell.from_above || cell.from_left);
        rows.last().and_then(|row| row.cells.get(column)).is_some_and(|cell| !cell.from_left) && rows.iter().all(full)
    }

    /// How many rows at the top of `rows` repeat rows of the header, in the same order.
    fn repeated_rows(&self, rows: &[Row]) -> usize {
        let mut header = self.header_rows.iter();
        let repeats = |known: &Row, row: &Row| same_texts(known, row) || is_clipped(known, row);
        rows.iter().take_while(|row| !row.is_blank() && header.any(|known| repeats(known, row))).count()
    }

    /// Whether the number of `first` follows that of the last row.
    fn counts_on(&self, first: Option<&Row>) -> bool {
        let number = |row: Option<&Row>| ordinal::of(row?.text(self.ordinals?))?.text.parse::<u32>().ok();
        number(first).zip(number(self.body.last())).is_some_and(|(first, last)| first == last + 1)
    }

    /// Whether the numbers start again with `first`: another table of the same shape, not a part of this one.
    fn restarts(&self, first: Option<&Row>) -> bool {
        let (Some(column), Some(first), Some(last)) = (self.ordinals, first, self.body.last()) else { return false };
        let (Some(first), Some(last)) = (ordinal::of(first.text(column)), ordinal::of(last.text(column))) else { return false };
        let starts = matches!(first.text.trim_start_matches('0'), "1" | "I" | "A");
        // Under the row of a group numbers may well start again.
        starts && (first.kind == last.kind || (first.kind == Kind::Roman && last.kind != Kind::Capital))
    }

    /// Takes rows over into the body. Where the format states spans, no header is repeated inside a part.
    fn take_rows(&mut self, rows: Vec<Row>, may_repeat: bool) {
        let mut rows = rows.into_iter().peekable();
        while let Some(mut row) = rows.next() {
            row.fill_to(self.width);
            let names = self.header_rows.get(self.header.titles);
            if may_repeat && names.is_some_and(|names| names.filled().count() > 1 && same_texts(names, &row)) {
                let mut header = self.header_rows[self.header.titles + 1..].iter();
                while rows.peek().is_some_and(|row| !row.is_blank() && header.any(|known| same_texts(known, row))) {
                    rows.next();
                }
                self.parts += 1;
                self.after_break = true;
                continue;
            }
            if std::mem::take(&mut self.after_break) && self.is_rest_of_last(&row, rows.peek()) {
                if let Some(last) = self.body.last_mut() {
                    last.cells.iter_mut().zip(&row.cells).for_each(|(cell, rest)| cell.append(rest));
                    last.place.end = last.place.end.max(row.place.end);
                }
                continue;
            }
            self.plain_rows += usize::from(self.is_plain(&row));
            self.body.push(row);
        }
    }

    /// Whether a row has neither an ordinal nor a figure.
    fn is_plain(&self, row: &Row) -> bool {
        self.ordinals.is_none_or(|column| row.text(column).is_empty()) && !row.filled().any(|(_, cell)| is_figure(&cell.text))
    }

    /// Whether `row`, the first after a page break, is the rest of the last row: words only, and no number of its own.
    fn is_rest_of_last(&self, row: &Row, next: Option<&Row>) -> bool {
        let (Some(last), Some((column, first))) = (self.body.last(), row.filled().next()) else { return false };
        let numbered = |row: &Row| self.ordinals.is_some_and(|ordinals| !row.text(ordinals).is_empty());
        let goes_on = goes_on(last.text(column), &first.text);
        // Of a row whose text had no room left its number alone stands before the break.
        let bare = numbered(last) && last.filled().count() == 1;
        if bare && !numbered(row) && row.filled().count() > 1 {
            return true;
        }
        // Its first words may be what had no room: the rest fills cells that stand empty, and the first of them is the name.
        let named = self.ordinals.is_some_and(|ordinals| column == ordinals + 1);
        let complements = || row.filled().all(|(column, _)| last.text(column).is_empty());
        // Or they stand in a column that has text in all other rows.
        let usual = || {
            // The rows of some pages tell; all of them for each page break would be too many.
            let before = &self.body[self.body.len().saturating_sub(USUAL)..self.body.len() - 1];
            before.len() > 1 && row.filled().all(|(column, _)| before.iter().all(|row| !row.text(column).is_empty()))
        };
        if numbered(last) && !numbered(row) && complements() && (named || usual()) {
            return true;
        }
        // The values may stand in either part of the row, not in both, unless the break cut them in the middle.
        let value = |(at, cell): (usize, &Cell)| Some(at) != self.ordinals && !(goes_on && at == column) && is_figure(&cell.text);
        let figures = |row: &Row| row.filled().any(value);
        let whole = row.filled().any(|(at, cell)| value((at, cell)) && !is_cut_figure(last.text(at), &cell.text));
        let valued = whole && (figures(last) || !goes_on);
        if numbered(row) || valued || row.cells.iter().any(|cell| cell.from_above) {
            return false;
        }
        if goes_on {
            return true;
        }
        // Without a column of numbers, or where rows of words without a number are usual, this may be one of them.
        let Some(ordinals) = self.ordinals.filter(|_| self.plain_rows == 0 && !last.text(column).is_empty()) else {
            return false;
        };
        let filled = row.filled().count();
        let complete = filled > 1 && filled + 1 >= last.filled().count();
        // A rest never says the whole of what stands before the break: a body named again is that of another task.
        let again = row.filled().any(|(at, cell)| cell.text == last.text(at) && cell.text.contains(' '));
        let listed = first.text.starts_with(['-', '+', '•', '*']);
        let heads = next.and_then(|next| ordinal::of(next.text(ordinals))).is_some_and(starts_again);
        let title = filled == 1 && (heads || fold::is_capitals(&first.text) && !fold::is_capitals(last.text(column)));
        !(complete || again || listed || title)
    }
}

/// Whether an ordinal is the first of its kind: what stands above it is a title.
fn starts_again(ordinal: ordinal::Ordinal<'_>) -> bool {
    matches!(ordinal.text, "1" | "01" | "I" | "A" | "a")
}

/// Whether the words `rest` go on from `before`: they start in the middle of a sentence, or `before` ends in one.
fn goes_on(before: &str, rest: &str) -> bool {
    if before.is_empty() {
        return false;
    }
    let open = before.matches('(').count() > before.matches(')').count();
    let starts_inside = rest.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '.'))
        && ordinal::of(first_word(rest)).is_none();
    starts_inside || open || before.ends_with([',', '-', '–', '/']) || ends_open(before)
}

/// The first word of a text.
fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or("")
}

/// Words that no phrase ends with.
const OPEN_ENDS: [&str; 25] = [
    "của", "và", "về", "các", "cho", "trong", "với", "theo", "do", "từ", "tại", "là", "để", "những", "hoặc", "đến", "bằng",
    "như", "khi", "nhằm", "giữa", "mỗi", "sẽ", "đang", "phải",
];

/// Whether a text ends with a word that needs another after it.
fn ends_open(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    OPEN_ENDS.contains(&last)
}

/// Whether two rows hold the same texts.
fn same_texts(a: &Row, b: &Row) -> bool {
    let width = a.cells.len().max(b.cells.len());
    (0..width).all(|column| same_text(a.text(column), b.text(column)))
}

/// Whether a row repeats a row of the header with some of its cells cut off, as where a page has less room for it.
fn is_clipped(known: &Row, row: &Row) -> bool {
    let width = known.cells.len().max(row.cells.len());
    let same = (0..width).filter(|&column| same_text(known.text(column), row.text(column))).count();
    let begins = |column: usize| {
        let rest = known.text(column).strip_prefix(row.text(column));
        !row.text(column).is_empty() && rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
    };
    same * 2 >= width
        && same_text(known.text(0), row.text(0))
        && (0..width).all(|column| same_text(known.text(column), row.text(column)) || begins(column))
}

/// Whether two cells hold the same words, whatever their letter case.
fn same_text(a: &str, b: &str) -> bool {
    a == b || (a.len().abs_diff(b.len()) < 8 && !a.is_empty() && fold::key(a) == fold::key(b))
}
