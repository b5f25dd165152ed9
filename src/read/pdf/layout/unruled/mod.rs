//! Tables without rules: three or more columns of chunks that stand under each other.
//!
//! ```text
//! columns   which stripes no row of the body crosses, and rows cut there
//! heads     the headings above, over one or several columns
//! bands     which lines of the body are one row
//! under     rows without rules under a head that has some
//! foot      heads that end a page
//! ```
//!
//! The body is told by its labels (`1`, `II`, `a`), by headings in bold, or by what gives the most columns.

mod bands;
mod columns;
mod foot;
mod heads;
#[cfg(test)]
mod tests;
mod under;

use super::lines::{Row, Word};
use super::table::{Cell, Table};
use crate::read::pdf::page::Area;
use columns::Span;

pub(super) use columns::Line;
pub(in crate::read::pdf) use foot::head_of;
pub(super) use under::{edges_of, under};

/// Fewer rows of three or more chunks are a coincidence.
const MIN_ROWS: usize = 3;
/// Lines of a head.
const MAX_HEAD: usize = 18;
/// Of these, lines that have fewer headings than three.
const MAX_UPPER: usize = 12;
/// A page has fewer lines.
const MAX_LINES: usize = 300;
/// And a line fewer words.
const MAX_WORDS: usize = 400;

/// The table that starts with the first of `rows`, and how many rows it takes.
pub(super) fn table_at(rows: &[Row]) -> Option<(Table, usize)> {
    let rows = readable(rows);
    if !may_start(rows) {
        return None;
    }
    let sample = &rows[..sample(rows)];
    let first = body_start(sample);
    let body = Body::of(rows, first, sample.len())?;
    let mut columns = body.columns;
    let count = first + body.lines.len();
    let head: Vec<Line> = rows[..first].iter().map(|row| Line::cut(row, &columns)).collect();
    heads::add_columns(&head, &mut columns);
    let mut out = heads::cells(&head, &columns, least_pitch(&rows[..first + body.lines.len()]));
    let area = head.iter().chain(&body.lines).fold(Area::EMPTY, |area, line| area.union(line.area()));
    out.extend(bands::cells(body.lines, &columns));
    Some((Table { area, rows: out, columns }, count))
}

/// The rows up to one that has more words than a table has.
fn readable(rows: &[Row]) -> &[Row] {
    let words = |row: &Row| row.chunks.iter().map(|chunk| chunk.words.len()).sum::<usize>();
    let count = rows.iter().take(MAX_LINES).take_while(|row| words(row) <= MAX_WORDS).count();
    &rows[..count]
}

/// The rest of a table of the page before, whose columns are known, and how many rows it takes.
pub(super) fn rest_of(rows: &[Row], columns: &[Span]) -> Option<(Table, usize)> {
    let rows = readable(rows);
    // The head may come again, with too few rows under it for a table.
    let headed = rows.first().is_some_and(|row| row.chunks.len() >= 2);
    let first = if headed { body_start(&rows[..sample(rows)]) } else { 0 };
    let body = Body::in_columns(rows, first, columns.to_vec());
    // Labels are short: what makes their column wide is text of another kind.
    let size = rows.first().map_or(0.0, |row| row.size);
    let stretched = body.columns.first().zip(columns.first()).is_none_or(|(new, known)| new.1 - known.1 > size * 2.0);
    if stretched || !body.lines.iter().any(|line| line.pieces.len() >= 2) || body.columns.len() != columns.len() {
        return None;
    }
    let head: Vec<Line> = rows[..first].iter().map(|row| Line::cut(row, columns)).collect();
    let area = head.iter().chain(&body.lines).fold(Area::EMPTY, |area, line| area.union(line.area()));
    let mut out = heads::cells(&head, columns, least_pitch(&rows[..first + body.lines.len()]));
    let count = first + body.lines.len();
    out.extend(bands::cells(body.lines, &body.columns));
    Some((Table { area, rows: out, columns: body.columns }, count))
}

/// Whether a table may start here: a row of three chunks, or the upper one of a head that has fewer headings than columns.
fn may_start(rows: &[Row]) -> bool {
    let Some(first) = rows.first() else { return false };
    let title = |next: &Row| {
        let word = first.chunks.first().and_then(|chunk| chunk.words.first()).map_or("", |word| word.text.as_str());
        let rank = is_label(word) && word.starts_with(char::is_uppercase);
        rank && next.chunks.len() >= 3 && is_labelled(next, first.start()) && next.base - first.base < first.size * 3.5
    };
    if first.chunks.len() >= 3 || rows.get(1).is_some_and(title) {
        return true;
    }
    let close = |pair: &[Row]| {
        let gap = pair[1].base - pair[0].base;
        // Headings in the middle of their height stand beside each other; lines of text do not.
        is_beside(&rows[0], &rows[1]) && gap < pair[0].size * 2.0 || pair[0].chunks.len() == 2 && gap < pair[0].size * 3.0
    };
    let count = rows.windows(2).take(MAX_UPPER).take_while(|pair| is_beside(&pair[0], &pair[1]) || close(pair)).count();
    rows.iter().take(count + 1).skip(1).any(|row| row.chunks.len() >= 3)
}

/// Whether two rows stand beside each other rather than one under the other.
fn is_beside(above: &Row, below: &Row) -> bool {
    below.base - above.base < below.size * 0.95
}

/// How many rows may be of the table: up to a wide gap, or a line of text that no row of a table follows.
fn sample(rows: &[Row]) -> usize {
    let (mut left, mut right) = (f32::MAX, f32::MIN);
    for (at, row) in rows.iter().enumerate() {
        let far = at > 0 && is_far(&rows[at - 1], row, left);
        let wide = row.chunks.len() == 1 && left < right && row.end() - row.start() > (right - left) * 0.55 && is_dense(row);
        let alone = || !rows[at + 1..].iter().take(2).any(|row| row.chunks.len() >= 3 && is_labelled(row, left));
        if far || at > 0 && wide && alone() {
            return at;
        }
        if row.chunks.len() > 1 {
            (left, right) = (left.min(row.start()), right.max(row.end()));
        }
    }
    rows.len()
}

/// Whether a row is too far under the one above; a full one with a label may be further.
fn is_far(above: &Row, row: &Row, left: f32) -> bool {
    let gap = (row.base - above.base) / row.size;
    gap > 3.5 && (gap > 7.0 || row.chunks.len() < 3 || above.chunks.len() < 3 || !is_labelled(row, left))
}

/// Whether words fill a row, as they do in a line of text.
fn is_dense(row: &Row) -> bool {
    let words: f32 = row.chunks.iter().flat_map(|chunk| &chunk.words).map(|word| word.area.width()).sum();
    words > (row.end() - row.start()) * 0.68
}

/// Where the body starts: after the headings over its labels, after what is bold, or where it has the most columns.
fn body_start(rows: &[Row]) -> usize {
    let left = rows.iter().filter(|row| row.chunks.len() > 1).map(Row::start).fold(f32::MAX, f32::min);
    let labels: Vec<usize> = (0..rows.len()).filter(|&at| is_labelled(&rows[at], left)).collect();
    let most = MAX_HEAD.min(rows.len().saturating_sub(1));
    if labels.len() >= 2 {
        let first = labels[0];
        // What stands over the labels ends before the second column does start.
        let second = labels.iter().filter_map(|&at| rows[at].chunks.get(1)).map(|chunk| chunk.start).fold(f32::MAX, f32::min);
        let word = |row: &Row| row.chunks.first().and_then(|chunk| chunk.words.first()).map_or(f32::MAX, |word| word.area.right);
        let headed = rows[..first].iter().any(|row| row.start() > left - row.size && word(row) < second);
        if first > most || !headed {
            return 0;
        }
        // A bold head ends where letters are no longer bold.
        let bold = rows[..first].iter().take_while(|row| row.is_bold()).count();
        if bold > 0 {
            return bold;
        }
        return start_without_bold(rows, first, &labels);
    }
    let bold = rows.iter().take_while(|row| row.is_bold()).count();
    if (1..=most).contains(&bold) && bold < rows.len() {
        return bold;
    }
    let count = |first: usize| Body::of(rows, first, rows.len()).map_or(0, |body| body.columns.len());
    (0..=most.min(4)).rev().max_by_key(|&first| count(first)).unwrap_or(0)
}

/// Where the body starts by the gaps between lines, if row `first` is the first with a label.
fn start_without_bold(rows: &[Row], first: usize, labels: &[usize]) -> usize {
    let pitch = least_pitch(rows);
    let close = |at: usize| rows[at].base - rows[at - 1].base < pitch + 1.5;
    if labels.iter().any(|&at| at > 0 && rows[at].base - rows[at - 1].base < rows[at].size * 0.8) {
        let start = (2..=first).rev().find(|&at| !close(at)).unwrap_or(first);
        return if start > 1 || first == 1 { start } else { first };
    }
    // The rest of a cell of the page before is set apart from head and body.
    let alone = |start: &usize| !close(first) && rows[*start..first].iter().all(|row| row.chunks.len() == 1);
    (1..first).rev().find(|&at| !close(at)).filter(alone).unwrap_or(first)
}

/// The least distance of two lines that stand under each other.
fn least_pitch(rows: &[Row]) -> f32 {
    let mut least = f32::MAX;
    for (at, row) in rows.iter().enumerate() {
        let over = |above: &&Row| {
            let under = |span: &Span| above.chunks.iter().any(|chunk| chunk.start < span.1 && chunk.end > span.0);
            row.chunks.iter().any(|chunk| under(&(chunk.start, chunk.end)))
        };
        if let Some(above) = rows[at.saturating_sub(4)..at].iter().rev().find(over) {
            least = least.min(row.base - above.base);
        }
    }
    least
}

/// Whether a row starts with a label at the left edge.
fn is_labelled(row: &Row, left: f32) -> bool {
    let Some(word) = row.chunks.first().and_then(|chunk| chunk.words.first()) else { return false };
    row.start() < left + row.size * 2.5 && is_label(&word.text)
}

/// `1`, `1.2`, `01.`, `(1)`, `II`, `A`, `b)`.
pub(super) fn is_label(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', '.']);
    let figure =
        bare.len() <= 6 && bare.split('.').all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit()));
    let roman = bare.len() <= 6 && bare.bytes().all(|c| b"IVXL".contains(&c));
    let letter = bare.chars().count() == 1 && bare.chars().all(|c| "ABCDĐEGHIKabcdđeghik".contains(c));
    !bare.is_empty() && (figure || roman || letter)
}

/// Whether some words are a single figure.
pub(super) fn is_figure(words: &[Word]) -> bool {
    columns::is_figure(words)
}

/// The rows of a table of known columns whose lines are cut already.
pub(super) fn rows_of(lines: Vec<Line>, columns: &[Span]) -> Vec<Vec<Cell>> {
    bands::cells(lines, columns)
}

/// The rows under a head.
struct Body {
    columns: Vec<Span>,
    /// The rows cut at the gutters.
    lines: Vec<Line>,
}

impl Body {
    /// The body from row `first` on; its columns are those of the first `sample` rows.
    fn of(rows: &[Row], first: usize, sample: usize) -> Option<Self> {
        let body = Self::in_columns(rows, first, columns::find(&rows[first..sample.max(first)])?);
        let full = body.lines.iter().filter(|line| line.pieces.len() >= 3).count() + usize::from(first > 0);
        (body.columns.len() >= 3 && full >= MIN_ROWS && body.lines.len() >= 2).then_some(body)
    }

    /// The rows from `first` on that stand in columns.
    fn in_columns(rows: &[Row], first: usize, mut columns: Vec<Span>) -> Self {
        let mut lines: Vec<Line> = vec![];
        // What the columns were after the last line of several pieces, and how many lines these were.
        let mut sure = (columns.clone(), 0);
        for at in first..rows.len() {
            let row = &rows[at];
            if at > first && is_far(&rows[at - 1], row, columns.first().map_or(0.0, |column| column.0)) {
                break;
            }
            let mut line = Line::cut(row, &columns);
            if starts_before(&line, &lines, &columns) {
                break;
            }
            if line.fits(&columns) {
                if bands::total(&line, &line.ranges(&columns), &columns).is_none() {
                    line.widen(&mut columns);
                }
            } else if is_title(&line, &lines, &columns) && follows(&rows[at + 1..], row, &columns) {
                line.title = true;
            } else if is_group(&line, lines.last(), &columns) && follows(&rows[at + 1..], row, &columns) {
                line.group = true;
            } else if !is_total(&line, &columns) {
                break;
            }
            lines.push(line);
            if lines.last().is_some_and(|line| line.pieces.len() > 1) {
                sure = (columns.clone(), lines.len());
            }
        }
        let count = lines.len();
        let ends_page = first + lines.len() == rows.len();
        while lines.last().is_some_and(|line| line.pieces.len() < 2)
            && !goes_on(&lines, &columns)
            && !(ends_page && ends_in_number(&lines, &columns))
        {
            lines.pop();
        }
        if lines.len() < count {
            columns = sure.0;
            lines[sure.1.min(lines.len())..]
                .iter()
                .filter(|line| line.fits(&columns))
                .cloned()
                .collect::<Vec<_>>()
                .iter()
                .for_each(|line| line.widen(&mut columns));
        }
        Self { columns, lines }
    }
}

/// Whether a line alone starts left of a column whose other lines start together: text after the table.
fn starts_before(line: &Line, lines: &[Line], columns: &[Span]) -> bool {
    let ranges = line.ranges(columns);
    let ([piece], [range]) = (line.pieces.as_slice(), ranges.as_slice()) else { return false };
    let Some(column) = columns.get(range.0).filter(|_| range.0 > 0 && range.0 == range.1) else { return false };
    let together =
        || lines.iter().flat_map(|line| &line.pieces).filter(|piece| (piece.start - column.0).abs() < 1.0).count() >= MIN_ROWS;
    piece.start < column.0 - line.size * 0.8 && together()
}

/// Whether a line is a title over the rows below it: one piece that starts where the table does, not after two others.
fn is_title(line: &Line, lines: &[Line], columns: &[Span]) -> bool {
    let ([piece], [(left, _), .., (_, right)]) = (line.pieces.as_slice(), columns) else { return false };
    let middle = (f32::midpoint(piece.start, piece.end) - f32::midpoint(*left, *right)).abs() < line.size;
    let titles = lines.iter().rev().take_while(|line| line.title).count();
    titles < 2 && ((piece.start - left).abs() < line.size || middle) && piece.end < right + line.size
}

/// Whether a line is the number of a group and its name, over several columns, or goes on with the name.
fn is_group(line: &Line, above: Option<&Line>, columns: &[Span]) -> bool {
    let ranges = line.ranges(columns);
    match (line.pieces.as_slice(), ranges.as_slice()) {
        ([label, name], [(0, 0), (1, _)]) => {
            let one = label.words.len() == 1 && label.words.iter().all(|word| is_label(&word.text));
            one && columns.get(1).is_some_and(|column| (name.start - column.0).abs() < line.size)
        }
        ([_], [(1, last)]) => *last > 1 && above.is_some_and(|above| above.group && line.base - above.base < line.size * 1.6),
        _ => false,
    }
}

/// Whether rows of the table come after a title, or after its second line.
fn follows(next: &[Row], title: &Row, columns: &[Span]) -> bool {
    let mut base = title.base;
    for (at, row) in next.iter().enumerate().take(3) {
        let line = Line::cut(row, columns);
        if row.base - base > row.size * 3.5 {
            return false;
        }
        if line.fits(columns) && line.pieces.len() >= 2 || at == 0 && is_group(&line, None, columns) {
            return true;
        }
        // The first line of a row may stand alone above the others.
        // Or the upper lines of a cell that is set in the middle of its row.
        let upper = || line.ranges(columns).first().is_some_and(|range| range.0 > 0) && row.base - base < row.size * 2.2;
        let alone = line.fits(columns) && (upper() || next.get(at + 1).is_some_and(|below| is_beside(row, below)));
        let second = at == 0 && line.pieces.len() == 1 && row.base - base < row.size * 1.6;
        if !alone && !second {
            return false;
        }
        base = row.base;
    }
    false
}

/// Whether a line that crosses columns is a row of totals: a name over the first ones, and figures.
fn is_total(line: &Line, columns: &[Span]) -> bool {
    let Some((_, values)) = line.pieces.split_first() else { return false };
    let figures = values.iter().all(|piece| columns::is_figure(&piece.words)) && !values.is_empty();
    let apart = line.ranges(columns).windows(2).all(|pair| pair[0].1 < pair[1].0);
    apart && (figures || line.pieces.len() >= 3)
}

/// Whether the last line goes on with a cell of the one before: closely under it, in a column of its own.
fn goes_on(lines: &[Line], columns: &[Span]) -> bool {
    let [.., before, last] = lines else { return false };
    let Some(piece) = last.pieces.first() else { return false };
    let small = piece.words.first().is_some_and(|word| word.text.starts_with(char::is_lowercase));
    !last.title && (small || last.ranges(columns)[0].0 > 0) && last.base - before.base < last.size * 1.6
}

/// Whether the last line is the number of a row that had no room left on the page.
fn ends_in_number(lines: &[Line], columns: &[Span]) -> bool {
    let (Some(line), Some(column)) = (lines.last(), columns.first()) else { return false };
    let [piece] = line.pieces.as_slice() else { return false };
    let number = |word: &Word| word.text.len() <= 4 && word.text.starts_with(|c: char| c.is_ascii_digit());
    matches!(piece.words.as_slice(), [word] if number(word)) && piece.end <= column.1 + 0.1
}

/// Empty cells, one for each column but for the ranges that one cell covers.
fn blank_cells(columns: &[Span], ranges: &[(usize, usize)]) -> Vec<Cell> {
    let mut out = vec![];
    let mut at = 0;
    while at < columns.len() {
        let last = ranges.iter().find(|range| range.0 == at).map_or(at, |range| range.1.max(at)).min(columns.len() - 1);
        out.push(Cell { lines: vec![], colspan: last + 1 - at, rowspan: 1, edges: (columns[at].0, columns[last].1) });
        at = last + 1;
    }
    out
}
