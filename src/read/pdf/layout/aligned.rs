//! Tables without rules: three or more columns of chunks that stand under each other.
//!
//! The rows of the body show the columns; rows above them whose chunks stand over one or several columns are the head.

use std::cmp::Reverse;

use super::heads::{filled, is_beside, is_head, is_upper, ranges, span, together};
use super::lines::{Chunk, Row, TextLine, Word};
use super::table::{Cell, Table};
use crate::read::pdf::page::Area;

/// Fewer rows of three or more chunks are a coincidence.
const MIN_ROWS: usize = 3;
/// The least gap between columns, in points.
const SPLIT: f32 = 4.0;
/// Rows of a head.
const MAX_HEAD: usize = 6;

/// The table that starts with the first of `rows`, and how many rows it takes.
pub(super) fn table_at(rows: &[Row]) -> Option<(Table, usize)> {
    let several = |at: usize| rows.get(at).is_some_and(|row| row.chunks.len() >= 3);
    if !several(0) && !is_upper(rows) {
        return None;
    }
    let heads = |count: &usize| *count == 0 || is_head(&rows[..=*count]);
    let bodies = (0..=MAX_HEAD.min(rows.len() - 1))
        .take_while(heads)
        .filter_map(|head| Some((head, Body::of(&rows[..head], &rows[head..])?)));
    // A head ends with whole lines: those of cells set in the middle of their height stand between those of others.
    let apart = |at: usize| !is_beside(&rows[at - 1], &rows[at]);
    let beside = rows.len() > 1 && !apart(1);
    let fitting = bodies.filter(|(head, body)| {
        (*head == 0 || apart(*head))
            && rows[..*head].iter().all(|row| ranges(&cut(row, &body.columns, &[]), &body.columns, &[]).is_some())
    });
    let (head, body) = fitting.max_by_key(|(head, body)| (body.weight(), *head > 0 || !beside, Reverse(*head)))?;
    let count = head + body.rows.len();
    let heads: Vec<Row> = rows[..head].iter().map(|row| cut(row, &body.columns, &[])).collect();
    Some((build(&together(&heads), &body), count))
}

/// The rows under a head.
struct Body {
    columns: Vec<(f32, f32)>,
    /// The rows cut at the gutters; a title over all columns is one chunk.
    rows: Vec<Row>,
    titles: Vec<usize>,
}

impl Body {
    fn of(head: &[Row], rows: &[Row]) -> Option<Self> {
        let mut body = Self { columns: vec![], rows: vec![], titles: vec![] };
        let mut full = 0;
        let mut last = rows.first()?.base;
        for (at, row) in rows.iter().take(400).enumerate() {
            // A line of text as wide as the table ends it, and so does a wide gap.
            if row.base - last > row.size * 3.5 {
                break;
            }
            let cut = cut(row, &body.columns, head);
            // Under a head it may go on with a row of the page before.
            let title = || head.is_empty() || body.is_title(row, rows.get(at + 1), head);
            let alone = body.columns.is_empty() && cut.chunks.len() < 2 && title();
            if let Some(merged) = fits(&body.columns, &cut).filter(|_| !alone) {
                body.columns = merged;
                full += usize::from(cut.chunks.len() >= 3);
                body.rows.push(cut);
            } else if body.is_title(row, rows.get(at + 1), head) {
                body.titles.push(body.rows.len());
                body.rows.push(row.clone());
            } else {
                break;
            }
            last = row.base;
        }
        // What follows the last row of several chunks is text under the table, unless it goes on with a cell.
        let ends_page = body.rows.len() == rows.len();
        while body.rows.last().is_some_and(|row| row.chunks.len() < 2) && !body.goes_on() && !(ends_page && body.ends_in_number())
        {
            body.rows.pop();
        }
        body.titles.retain(|&title| title < body.rows.len());
        (body.columns.len() >= 3 && full >= MIN_ROWS).then_some(body)
    }

    /// Whether a row is a title over the rows below it: one chunk that starts where the table does, and ends before it.
    fn is_title(&self, row: &Row, next: Option<&Row>, head: &[Row]) -> bool {
        if let ([chunk], [], Some(next)) = (row.chunks.as_slice(), self.columns.as_slice(), next) {
            return next.chunks.len() >= 3 && self.rows.is_empty() && (chunk.start - next.start()).abs() < row.size;
        }
        let ([chunk], [(left, _), .., (_, right)], Some(next)) = (row.chunks.as_slice(), self.columns.as_slice(), next) else {
            return false;
        };
        let fits = fits(&self.columns, &cut(next, &self.columns, head)).is_some() && next.chunks.len() >= 2;
        let after_title = self.titles.last().is_some_and(|title| title + 1 == self.rows.len());
        fits && !after_title && (chunk.start - left).abs() < row.size && chunk.end < right - row.size
    }

    /// The least distance of a row that has a first cell from the line above it.
    fn pitch(&self) -> f32 {
        let starts = |row: &Row| row.chunks.first().is_some_and(|chunk| column_of(&self.columns, chunk) == 0);
        let pairs = self.rows.windows(2).filter(|pair| starts(&pair[1]));
        pairs.map(|pair| pair[1].base - pair[0].base).fold(f32::MAX, f32::min)
    }

    /// For each row of chunks, which row of the table it belongs to, where these are set apart from each other: lines of
    /// one row are no further from each other than lines of one cell.
    fn groups(&self) -> Option<Vec<usize>> {
        let mut pitch = f32::MAX;
        let mut bases: Vec<Option<f32>> = vec![None; self.columns.len()];
        for (at, row) in self.rows.iter().enumerate() {
            if self.titles.contains(&at) {
                bases.fill(None);
                continue;
            }
            for chunk in &row.chunks {
                let last = bases[column_of(&self.columns, chunk)].replace(row.base);
                pitch = last.map_or(pitch, |last| pitch.min(row.base - last));
            }
        }
        let mut out = vec![];
        let mut seen: Vec<(bool, bool)> = vec![];
        for (at, row) in self.rows.iter().enumerate() {
            let title = |at: usize| self.titles.contains(&at);
            let same = at > 0 && !title(at) && !title(at - 1) && row.base - self.rows[at - 1].base < pitch + 1.5;
            if !same {
                seen = vec![(false, false); self.columns.len()];
            }
            out.push(out.last().map_or(0, |last| last + usize::from(!same)));
            for chunk in row.chunks.iter().filter(|_| !title(at)) {
                let column = column_of(&self.columns, chunk);
                let figure = chunk.words.first().is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
                let (text, value) = std::mem::replace(&mut seen[column], (true, figure));
                // Two labels or two values are of two rows.
                if text && (column == 0 || value && figure) {
                    return None;
                }
            }
        }
        Some(out)
    }

    /// How many columns there are, less those that a single row has: a heading set beside its column makes a false one.
    fn weight(&self) -> isize {
        let mut filled = vec![0; self.columns.len()];
        for chunk in self.rows.iter().flat_map(|row| &row.chunks) {
            filled[column_of(&self.columns, chunk)] += 1;
        }
        filled.iter().map(|&count| if count > 1 { 1 } else { -1 }).sum()
    }

    /// The least distance of two rows.
    fn least(&self) -> f32 {
        self.rows.windows(2).map(|pair| pair[1].base - pair[0].base).fold(f32::MAX, f32::min)
    }

    /// Whether the last row is the number of a row that had no room left on the page.
    fn ends_in_number(&self) -> bool {
        let (Some(row), Some(column)) = (self.rows.last(), self.columns.first()) else { return false };
        let [chunk] = row.chunks.as_slice() else { return false };
        let number = |word: &Word| word.text.len() <= 4 && word.text.starts_with(|c: char| c.is_ascii_digit());
        matches!(chunk.words.as_slice(), [word] if number(word)) && chunk.end <= column.1 + 0.1
    }

    /// Whether the last row goes on with a cell of the one before: closely under it, in a column of its own.
    fn goes_on(&self) -> bool {
        let [.., before, last] = self.rows.as_slice() else { return false };
        let Some(chunk) = last.chunks.first() else { return false };
        let small = chunk.words.first().is_some_and(|word| word.text.starts_with(char::is_lowercase));
        let title = self.titles.last() == Some(&(self.rows.len() - 1));
        !title && (small || column_of(&self.columns, chunk) > 0) && last.base - before.base < last.size * 1.6
    }
}

/// A row whose chunks are cut where the columns so far, or a row of the head, leave a gap and so do its words.
fn cut(row: &Row, columns: &[(f32, f32)], head: &[Row]) -> Row {
    let mut chunks: Vec<Chunk> = Vec::with_capacity(row.chunks.len());
    for chunk in &row.chunks {
        // Two words may be set apart; two figures never are one.
        let figures = chunk.words.iter().all(|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
        let unknown = if figures { 0.0 } else { row.size * 0.4 };
        let least = SPLIT.max(1.5 * least_gap(chunk).filter(|_| !figures).map_or(unknown, |gap| gap.min(row.size * 0.45)));
        let mut words = chunk.words.clone().into_iter().peekable();
        let mut part = Chunk { words: vec![], start: chunk.start, end: chunk.end };
        while let Some(word) = words.next() {
            let end = word.area.right;
            part.words.push(word);
            let Some(next) = words.peek().map(|next| next.area.left) else { break };
            let wide = |from: f32, to: f32| to.min(next) - from.max(end) >= SPLIT && next - end >= least;
            let gutter = || {
                columns.windows(2).any(|pair| wide(pair[0].1, pair[1].0))
                    || head.iter().any(|row| row.chunks.windows(2).any(|pair| wide(pair[0].end, pair[1].start)))
            };
            if gutter() {
                chunks.push(Chunk { end, ..std::mem::replace(&mut part, Chunk { words: vec![], start: next, end: chunk.end }) });
            }
        }
        chunks.push(part);
    }
    Row { chunks, base: row.base, size: row.size }
}

/// The least gap between words of a chunk, if there are several.
fn least_gap(chunk: &Chunk) -> Option<f32> {
    let mut gaps: Vec<f32> = chunk.words.windows(2).map(|pair| pair[1].area.left - pair[0].area.right).collect();
    gaps.sort_by(f32::total_cmp);
    (gaps.len() >= 2).then(|| gaps[0])
}

/// The columns with a row added, if its chunks leave the gaps between them open.
fn fits(columns: &[(f32, f32)], row: &Row) -> Option<Vec<(f32, f32)>> {
    let mut all: Vec<(f32, f32)> = columns.to_vec();
    all.extend(row.chunks.iter().map(|chunk| (chunk.start, chunk.end)));
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut merged: Vec<(f32, f32)> = vec![];
    for span in all {
        match merged.last_mut() {
            Some(last) if span.0 < last.1 + SPLIT => last.1 = last.1.max(span.1),
            _ => merged.push(span),
        }
    }
    let enough = columns.is_empty() || merged.len() >= 3 && merged.len() >= columns.len();
    // Two chunks of one row never share a column.
    let apart = row.chunks.windows(2).all(|pair| column_of(&merged, &pair[0]) != column_of(&merged, &pair[1]));
    (enough && apart).then_some(merged)
}

pub(super) fn column_of(columns: &[(f32, f32)], chunk: &Chunk) -> usize {
    let middle = f32::midpoint(chunk.start, chunk.end);
    columns.partition_point(|column| column.0 <= middle).saturating_sub(1)
}

/// The cells of head and body.
fn build(head: &[Row], body: &Body) -> Table {
    let columns = &body.columns;
    let mut out: Vec<Vec<Cell>> = vec![];
    let mut area = Area::EMPTY;
    let mut line = |chunk: &Chunk, row: &Row| {
        let line = Row { chunks: vec![chunk.clone()], base: row.base, size: row.size }.into_line();
        area = area.union(line.area);
        line
    };
    // The last row of a head may have so many chunks that it counts as the first of the body.
    let first = body.rows.first().filter(|_| !body.titles.contains(&0));
    let last = first.filter(|row| row.chunks.len() > 1 && column_of(columns, &row.chunks[0]) > 0);
    let mut before: Option<(f32, Vec<(usize, usize)>)> = None;
    for (at, row) in head.iter().enumerate() {
        let below = head.get(at + 1).or(last).map(|row| filled(row, columns)).unwrap_or_default();
        let Some(ranges) = ranges(row, columns, &below) else { continue };
        // Closely under a row of the head, over its columns, stand further lines of its cells.
        let goes_on = before
            .as_ref()
            .is_some_and(|(base, known)| row.base - base < row.size * 1.45 && ranges.iter().all(|range| known.contains(range)));
        let known = match before.take() {
            Some((_, known)) if goes_on => known,
            _ => {
                out.push(cells(columns, &ranges));
                ranges.clone()
            }
        };
        for (chunk, range) in row.chunks.iter().zip(&ranges) {
            let line = line(chunk, row);
            put(out.last_mut(), columns, range.0, line);
        }
        before = Some((row.base, known));
    }
    let heads = out.len() + usize::from(last.is_some());
    let groups = body.groups();
    let pitch = body.pitch();
    let least = body.least();
    let mut title_before = true;
    for (at, row) in body.rows.iter().enumerate() {
        if body.titles.contains(&at) {
            out.push(cells(columns, &[(0, columns.len() - 1)]));
            for chunk in &row.chunks {
                let line = line(chunk, row);
                put(out.last_mut(), columns, 0, line);
            }
            title_before = true;
            continue;
        }
        let filled: Vec<usize> = row.chunks.iter().map(|chunk| column_of(columns, chunk)).collect();
        // A row whose first column is empty goes on with the row above, unless it is nearly full and set apart like one;
        // set apart from the first row, which a page break may have repeated, it goes on with a row of the page before.
        let gap = at.checked_sub(1).map_or(f32::MAX, |above| row.base - body.rows[above].base);
        let apart = out.len() == 1 && least < pitch - 1.5 && gap > least + 1.0;
        let sparse = filled.len() < columns.len() - 1 || gap < pitch - 0.5;
        let goes_on = match &groups {
            Some(groups) => at > 0 && groups[at] == groups[at - 1],
            None => !title_before && filled.first() != Some(&0) && sparse && !apart,
        };
        if !goes_on {
            out.push(cells(columns, &[]));
        }
        for (chunk, column) in row.chunks.iter().zip(filled) {
            let line = line(chunk, row);
            put(out.last_mut(), columns, column, line);
        }
        title_before = false;
    }
    if !head.is_empty() {
        let count = heads.min(out.len());
        span(&mut out[..count]);
    }
    Table { area, rows: out }
}

/// Empty cells, one for each column but for the ranges that one cell covers.
fn cells(columns: &[(f32, f32)], ranges: &[(usize, usize)]) -> Vec<Cell> {
    let mut out = vec![];
    let mut at = 0;
    while at < columns.len() {
        let last = ranges.iter().find(|range| range.0 == at).map_or(at, |range| range.1.max(at));
        out.push(Cell { lines: vec![], colspan: last + 1 - at, rowspan: 1, edges: (columns[at].0, columns[last].1) });
        at = last + 1;
    }
    out
}

/// Puts a line into the cell of a row that covers a column.
fn put(row: Option<&mut Vec<Cell>>, columns: &[(f32, f32)], column: usize, line: TextLine) {
    let start = columns.get(column).map_or(0.0, |column| column.0);
    if let Some(cell) = row.and_then(|row| row.iter_mut().rev().find(|cell| cell.edges.0 <= start)) {
        cell.lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::lines::{rows, tests::set};

    #[test]
    fn columns_under_each_other_are_a_table() {
        let mut glyphs = vec![];
        for (at, (name, value)) in [("Lúa", "12,5"), ("Ngô", "3,1"), ("Sắn", "40")].into_iter().enumerate() {
            let base = 100.0 + 20.0 * at as f32;
            glyphs.extend(set(&(at + 1).to_string(), 50.0, base, 12.0));
            glyphs.extend(set(name, 90.0, base, 12.0));
            glyphs.extend(set(value, 200.0, base, 12.0));
        }
        let (table, count) = table_at(&rows(&glyphs)).unwrap();
        assert_eq!((count, table.rows.len(), table.rows[1].len()), (3, 3, 3));
        assert_eq!(table.rows[2][1].lines[0].text(), "Sắn");
    }

    #[test]
    fn two_rows_are_no_table() {
        let mut glyphs = vec![];
        for base in [100.0, 120.0] {
            glyphs.extend([50.0, 150.0, 250.0].into_iter().flat_map(|start| set("abc", start, base, 12.0)));
        }
        assert!(table_at(&rows(&glyphs)).is_none());
    }

    /// Texts at places, laid out as a table: its cells row by row, with the columns that a cell covers.
    fn read(parts: &[(&str, f32, f32)]) -> (Vec<String>, usize) {
        let glyphs: Vec<_> = parts.iter().flat_map(|(text, start, base)| set(text, *start, *base, 12.0)).collect();
        let (table, count) = table_at(&rows(&glyphs)).unwrap();
        let cell = |cell: &Cell| {
            let text = cell.lines.iter().map(TextLine::text).collect::<Vec<_>>().join("/");
            let text = if cell.rowspan > 1 { format!("{text} v{}", cell.rowspan) } else { text };
            if cell.colspan > 1 { format!("{text} x{}", cell.colspan) } else { text }
        };
        (table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")).collect(), count)
    }

    #[test]
    fn heads_titles_and_wrapped_cells() {
        let (cells, count) = read(&[
            ("TT", 50.0, 100.0),
            ("Cây", 120.0, 100.0),
            ("Sản lượng", 231.0, 100.0),
            ("2025", 210.0, 116.0),
            ("2026", 270.0, 116.0),
            ("I. CÂY HẰNG NĂM", 50.0, 136.0),
            ("1", 50.0, 156.0),
            ("Lúa nương,", 80.0, 156.0),
            ("12,5", 210.0, 156.0),
            ("13", 270.0, 156.0),
            ("lúa nước", 80.0, 170.0),
            ("tấn", 210.0, 170.0),
            ("tấn", 270.0, 170.0),
            ("2", 50.0, 190.0),
            ("Ngô", 80.0, 190.0),
            ("3,1", 210.0, 190.0),
            ("4", 270.0, 190.0),
            ("3", 50.0, 210.0),
            ("Sắn", 80.0, 210.0),
            ("40", 210.0, 210.0),
            ("41", 270.0, 210.0),
        ]);
        let expected = [
            "TT v2|Cây v2|Sản lượng x2",
            "2025|2026",
            "I. CÂY HẰNG NĂM x4",
            "1|Lúa nương,/lúa nước|12,5/tấn|13/tấn",
            "2|Ngô|3,1|4",
            "3|Sắn|40|41",
        ];
        assert_eq!((cells, count), (expected.map(str::to_owned).to_vec(), 7));
    }

    #[test]
    fn cells_and_headings_set_in_the_middle_of_their_rows() {
        let (cells, _) = read(&[
            ("Thực hiện", 198.0, 100.0),
            ("TT", 50.0, 107.0),
            ("Cây", 105.0, 107.0),
            ("2024", 170.0, 114.0),
            ("2025", 213.0, 114.0),
            ("2026", 256.0, 114.0),
            ("1", 50.0, 134.0),
            ("Lúa", 80.0, 134.0),
            ("12,5", 170.0, 134.0),
            ("13", 213.0, 134.0),
            ("14", 256.0, 134.0),
            ("Ngô lai,", 80.0, 154.0),
            ("2", 50.0, 161.0),
            ("3,1", 170.0, 161.0),
            ("4", 213.0, 161.0),
            ("ngô nếp", 80.0, 168.0),
            ("3", 50.0, 188.0),
            ("Sắn", 80.0, 188.0),
            ("40", 170.0, 188.0),
            ("41", 213.0, 188.0),
            ("42", 256.0, 188.0),
        ]);
        let expected =
            ["TT v2|Cây v2|Thực hiện x3", "2024|2025|2026", "1|Lúa|12,5|13|14", "2|Ngô lai,/ngô nếp|3,1|4|", "3|Sắn|40|41|42"];
        assert_eq!(cells, expected);
    }

    #[test]
    fn headings_beside_their_columns_and_a_row_of_the_page_before() {
        let (cells, _) = read(&[
            ("TT", 50.0, 100.0),
            ("Tên trường", 110.0, 100.0),
            ("Số lớp", 250.0, 100.0),
            ("và trung học", 80.0, 120.0),
            ("1", 40.0, 140.0),
            ("Trường Hạ Lý,", 80.0, 140.0),
            ("12", 230.0, 140.0),
            ("Suối Lâm", 80.0, 154.0),
            ("2", 40.0, 174.0),
            ("Trường Nà Bản", 80.0, 174.0),
            ("9", 230.0, 174.0),
            ("3", 40.0, 194.0),
            ("Trường Bình An", 80.0, 194.0),
            ("16", 230.0, 194.0),
        ]);
        let expected =
            ["TT|Tên trường|Số lớp", "|và trung học|", "1|Trường Hạ Lý,/Suối Lâm|12", "2|Trường Nà Bản|9", "3|Trường Bình An|16"];
        assert_eq!(cells, expected);
    }

    #[test]
    fn the_number_of_a_row_that_had_no_room_is_one_of_the_table() {
        let mut parts = vec![];
        for (at, number) in ["1", "2", "3"].into_iter().enumerate() {
            let base = 100.0 + 16.0 * at as f32;
            parts.extend([(number, 50.0, base), ("Hạ", 150.0, base), ("12", 250.0, base)]);
        }
        parts.push(("4", 50.0, 148.0));
        assert_eq!(read(&parts), (["1|Hạ|12", "2|Hạ|12", "3|Hạ|12", "4||"].map(str::to_owned).to_vec(), 4));
    }

    #[test]
    fn text_under_a_table_is_no_row_of_it() {
        let mut parts = vec![];
        for at in 0..4u8 {
            let base = 100.0 + 16.0 * f32::from(at);
            parts.extend([("Xã", 50.0, base), ("Hạ", 150.0, base), ("12", 250.0, base)]);
        }
        parts.push(("Tổng hợp theo báo cáo của các xã", 50.0, 164.0));
        assert_eq!(read(&parts).1, 4);
    }
}
