//! Joins the parts of tables that page breaks split: repeated headers dropped, a row cut in two made one again.

use crate::base::place::Place;
use crate::model::CellSpan;
use crate::parse::tables::grid::{Grid, Row};
use crate::parse::tables::header::{Header, is_figure};
use crate::parse::tables::ordinal::{self, Kind};
use crate::parse::tables::vocabulary::{self, Word};

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
}

impl Draft {
    /// The table that starts with `grid`.
    pub(super) fn new(mut grid: Grid) -> Self {
        // A Markdown table must have a header line; an empty one says nothing.
        while grid.spans.is_empty() && grid.rows.first().is_some_and(|row| row.marked && row.is_blank()) {
            grid.rows.remove(0);
        }
        let header = Header::find(&grid);
        let body = grid.rows.split_off(header.rows.min(grid.rows.len()));
        let header_rows = grid.rows;
        let names = header_rows.get(header.titles);
        let named =
            names.and_then(|row| (0..grid.width).find(|&column| vocabulary::cue(row.text(column)).main == Some(Word::Ordinal)));
        let numbered = || body.iter().take(4).any(|row| ordinal::of(row.text(0)).is_some());
        let ordinals = named.or_else(|| numbered().then_some(0));
        let mut draft = Self { width: grid.width, parts: 1, place: grid.place, ordinals, header, header_rows, ..Self::default() };
        draft.take_rows(body, &grid.spans, 0);
        draft
    }

    /// Whether `grid` goes on from this table.
    pub(super) fn is_continued_by(&self, grid: &Grid) -> bool {
        if self.header_rows.is_empty() || grid.rows.is_empty() {
            return false;
        }
        let repeated = self.repeated_rows(&grid.rows);
        if repeated == 0 && (grid.width != self.width || Header::find(grid).rows > 0) {
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
        self.seam();
        self.take_rows(rows, &grid.spans, repeated);
    }

    /// How many rows at the top of `rows` repeat rows of the header, in the same order.
    fn repeated_rows(&self, rows: &[Row]) -> usize {
        let mut header = self.header_rows.iter();
        rows.iter().take_while(|row| !row.is_blank() && header.any(|known| same_texts(known, row))).count()
    }

    /// Whether the numbers start again with `first`: another table of the same shape, not a part of this one.
    fn restarts(&self, first: Option<&Row>) -> bool {
        let (Some(column), Some(first), Some(last)) = (self.ordinals, first, self.body.last()) else { return false };
        let (Some(first), Some(last)) = (ordinal::of(first.text(column)), ordinal::of(last.text(column))) else { return false };
        let starts = matches!(first.text.trim_start_matches('0'), "1" | "I" | "A");
        // Under the row of a group numbers may well start again.
        starts && (first.kind == last.kind || (first.kind == Kind::Roman && last.kind != Kind::Capital))
    }

    /// Marks that the next row comes after a page break.
    fn seam(&mut self) {
        if let Some(last) = self.body.last_mut() {
            last.marked = true;
        }
    }

    /// Takes rows over into the body: `skipped` rows of their grid were header rows.
    fn take_rows(&mut self, rows: Vec<Row>, spans: &[CellSpan], skipped: usize) {
        let mut shift = (self.header_rows.len() + self.body.len()) as i64 - skipped as i64;
        if self.parts == 1 {
            shift = 0;
        }
        // A row that the seam flag stands on is the last before a page break.
        let mut rows = rows.into_iter().peekable();
        while let Some(mut row) = rows.next() {
            row.fill_to(self.width);
            if spans.is_empty() && self.header_rows.get(self.header.titles).is_some_and(|header| repeats_in_body(header, &row)) {
                let mut header = self.header_rows[self.header.titles + 1..].iter();
                while rows.peek().is_some_and(|row| !row.is_blank() && header.any(|known| same_texts(known, row))) {
                    rows.next();
                }
                self.parts += 1;
                self.seam();
                continue;
            }
            let at_seam = self.body.last_mut().is_some_and(|last| std::mem::take(&mut last.marked));
            if at_seam && self.is_rest_of_last(&row, rows.peek()) {
                if let Some(last) = self.body.last_mut() {
                    last.cells.iter_mut().zip(&row.cells).for_each(|(cell, rest)| cell.append(rest));
                    last.place.end = last.place.end.max(row.place.end);
                }
                shift -= 1;
                continue;
            }
            row.marked = false;
            self.plain_rows += usize::from(self.is_plain(&row));
            self.body.push(row);
        }
        let rows = (self.header_rows.len() + self.body.len()) as i64;
        for span in spans {
            let row = i64::from(span.row) + shift;
            if (0..rows).contains(&row) && (self.parts == 1 || (span.row as usize) >= skipped) {
                self.spans.push(CellSpan { row: row as u32, ..*span });
            }
        }
    }

    /// Whether a row has neither an ordinal nor a figure.
    fn is_plain(&self, row: &Row) -> bool {
        self.ordinals.is_none_or(|column| row.text(column).is_empty()) && !row.filled().any(|(_, cell)| is_figure(&cell.text))
    }

    /// Whether `row`, the first after a page break, is the rest of the last row.
    fn is_rest_of_last(&self, row: &Row, next: Option<&Row>) -> bool {
        let Some(last) = self.body.last() else { return false };
        if row.is_blank() || !self.is_plain(row) || row.cells.iter().any(|cell| cell.from_above) {
            return false;
        }
        let words = || row.filled().map(|(column, cell)| (last.text(column), cell.text.as_str()));
        if words().any(|(before, rest)| goes_on(before, rest)) {
            return true;
        }
        // Without an ordinal column nothing tells a whole row from a rest but the words themselves.
        if self.ordinals.is_none() || words().any(|(before, _)| before.is_empty()) {
            return false;
        }
        let complete = row.filled().count() + 1 >= last.filled().count() && row.filled().count() > 1;
        let title = row.filled().count() == 1
            && words().all(|(before, rest)| crate::base::fold::is_capitals(rest) && !crate::base::fold::is_capitals(before));
        let heads =
            next.is_none_or(|next| self.ordinals.is_some_and(|column| ordinal::of(next.text(column)).is_some_and(starts_again)));
        let listed = words().any(|(_, rest)| rest.starts_with(['-', '+', '•', '*']));
        self.plain_rows == 0 && !complete && !title && !(heads && next.is_some() && row.filled().count() == 1) && !listed
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
const OPEN_ENDS: [&str; 44] = [
    "của", "và", "về", "các", "cho", "trong", "với", "theo", "do", "từ", "tại", "là", "để", "được", "những", "hoặc", "trên",
    "đến", "bằng", "vào", "ra", "cùng", "như", "khi", "mà", "thì", "có", "không", "nhằm", "đối", "thông", "qua", "giữa", "mỗi",
    "một", "bị", "sẽ", "đã", "đang", "tăng", "phải", "nên", "số", "tỷ",
];

/// Whether a text ends with a word that needs another after it.
fn ends_open(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    // `thông qua` and `chính quyền số` end phrases of their own; only unmistakable words count there.
    OPEN_ENDS.contains(&last.as_str()) && !matches!(last.as_str(), "số" | "qua" | "ra" | "thông" | "tỷ" | "tăng" | "không")
}

/// Whether two rows hold the same texts.
fn same_texts(a: &Row, b: &Row) -> bool {
    let width = a.cells.len().max(b.cells.len());
    (0..width).all(|column| same_text(a.text(column), b.text(column)))
}

/// Whether a row of the body repeats the first header row.
fn repeats_in_body(header: &Row, row: &Row) -> bool {
    header.filled().count() > 1 && same_texts(header, row)
}

/// Whether two cells hold the same words, whatever their letter case.
fn same_text(a: &str, b: &str) -> bool {
    a == b || (a.len().abs_diff(b.len()) < 8 && !a.is_empty() && crate::base::fold::key(a) == crate::base::fold::key(b))
}
