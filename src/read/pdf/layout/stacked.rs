//! Rows of a ruled table that no line parts, where only columns are ruled: the labels in the first column, or figures
//! under each other in others, tell them apart.

use super::TextLine;
use super::lines::Chunk;
use super::table::Cell;
use super::unruled::{self, Line};

/// So many figures under each other, in two columns, are of so many rows.
const MIN_FIGURES: usize = 3;
/// Lines of cells nearer than this, in sizes of the font, stand on one baseline.
const LEVEL: f32 = 0.25;
/// Between the words of a cell and its edge.
const PADDING: f32 = 5.4;
/// A cell of more lines is no row of a table.
const MAX_LINES: usize = 600;

/// The rows with those parted that are several.
pub(super) fn part(rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let mut covered = 0;
    let mut last = None;
    let mut out: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        // Rows that a merged cell reaches over are parted by lines already.
        let high = row.iter().map(|cell| cell.rowspan).max().unwrap_or(1);
        let plain = covered == 0 && high == 1;
        covered = covered.max(high) - 1;
        let near = (last, rows.peek().and_then(|row| number(row.first()?)));
        last = row.first().and_then(number).or(last);
        if plain && is_stack(&row, near) {
            out.extend(unstack(row));
            last = out.last().and_then(|row| number(row.first()?));
        } else {
            out.push(row);
        }
    }
    out
}

/// The number in a cell, whose digits may stand under each other.
fn number(cell: &Cell) -> Option<u32> {
    let words = || cell.lines.iter().flat_map(|line| &line.words);
    if words().count() > 4 {
        return None;
    }
    words().map(|word| word.text.as_str()).collect::<String>().trim_end_matches('.').parse().ok()
}

/// Whether a row is several; `near` are the numbers of the rows above and below.
fn is_stack(row: &[Cell], near: (Option<u32>, Option<u32>)) -> bool {
    let single = row.iter().all(|cell| cell.colspan == 1 && cell.lines.len() <= MAX_LINES);
    single && row.len() >= 2 && (has_labels(row, near) || has_figures(row))
}

/// Whether the first cell is nothing but labels, two or more, each beside a line of another cell.
fn has_labels(row: &[Cell], near: (Option<u32>, Option<u32>)) -> bool {
    let Some((first, rest)) = row.split_first() else { return false };
    let label = |line: &TextLine| matches!(line.words.as_slice(), [word] if unruled::is_label(&word.text));
    let labels = &first.lines[head(row)..];
    if first.lines.len() < 2 || labels.is_empty() || !labels.iter().all(label) || is_cut(first, labels, near) {
        return false;
    }
    let beside =
        |line: &TextLine| rest.iter().flat_map(|cell| &cell.lines).any(|other| (other.base - line.base).abs() < line.size);
    count_on(labels, near.0.unwrap_or(0)) && labels.iter().all(beside)
}

/// Whether the numbers among labels rise from `last` on; a narrow column may cut some.
fn count_on(labels: &[TextLine], mut last: u32) -> bool {
    let numbers: Vec<&str> =
        labels.iter().filter_map(|line| line.words.first()).map(|word| word.text.trim_end_matches('.')).collect();
    let mut at = 0;
    while let Some(text) = numbers.get(at) {
        at += 1;
        let Ok(number) = text.parse::<u32>() else { continue };
        let whole = numbers.get(at).and_then(|rest| format!("{text}{rest}").parse::<u32>().ok());
        if number != last.saturating_add(1) && whole == Some(last.saturating_add(1)) {
            (at, last) = (at + 1, last.saturating_add(1));
        } else if number > last || number == 1 {
            last = number;
        } else {
            return false;
        }
    }
    true
}

/// Whether labels are the digits of one number, cut by a cell too narrow for it.
fn is_cut(cell: &Cell, labels: &[TextLine], near: (Option<u32>, Option<u32>)) -> bool {
    let digit = |line: &TextLine| line.words.first().is_some_and(|word| word.text.len() <= 2);
    if labels.len() > 3 || labels.len() < 2 || !labels.iter().all(digit) {
        return false;
    }
    let Some(whole) = number(cell) else { return false };
    match near {
        (Some(last), _) if whole == last.saturating_add(1) => true,
        (_, Some(next)) if whole.saturating_add(1) == next => true,
        (None, None) => {
            let width = labels.iter().map(|line| line.end - line.start).sum::<f32>();
            labels.len() == 2 && cell.edges.1 - cell.edges.0 < width + PADDING * 2.0
        }
        _ => false,
    }
}

/// How many lines of the first cell are of a head: all cells begin with bold lines, and go on with others.
fn head(row: &[Cell]) -> usize {
    let bold = |cell: &Cell| cell.lines.iter().take_while(|line| line.bold).count();
    let headed = row.iter().all(|cell| bold(cell) > 0);
    row.first().filter(|first| headed && bold(first) < first.lines.len()).map_or(0, bold)
}

/// Whether two cells are nothing but figures under each other, on the same baselines.
fn has_figures(row: &[Cell]) -> bool {
    let figure = |line: &TextLine| line.words.len() == 1 && unruled::is_figure(&line.words);
    let mut cells = row.iter().filter(|cell| cell.lines.len() >= MIN_FIGURES && cell.lines.iter().all(figure));
    let (Some(one), Some(other)) = (cells.next(), cells.next()) else { return false };
    let same = |line: &&TextLine| other.lines.iter().any(|other| (other.base - line.base).abs() < line.size * LEVEL);
    one.lines.iter().filter(same).count() >= MIN_FIGURES
}

/// The rows of a stack.
fn unstack(mut row: Vec<Cell>) -> Vec<Vec<Cell>> {
    if head(&row) > 0 {
        let above = |cell: &mut Cell| {
            let bold = cell.lines.iter().take_while(|line| line.bold).count();
            let lines = cell.lines.drain(..bold).collect();
            Cell { lines, colspan: cell.colspan, rowspan: 1, edges: cell.edges }
        };
        let mut out = vec![row.iter_mut().map(above).collect()];
        out.extend(unstack(row));
        return out;
    }
    let columns: Vec<(f32, f32)> = row.iter().map(|cell| (cell.edges.0 + 0.5, cell.edges.1 - 0.5)).collect();
    let mut lines: Vec<TextLine> = row.into_iter().flat_map(|cell| cell.lines).collect();
    lines.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut out: Vec<Line> = vec![];
    for line in lines {
        let piece = Chunk { start: line.start, end: line.end, words: line.words };
        match out.last_mut().filter(|last| line.base - last.base < line.size * LEVEL) {
            Some(last) => last.pieces.push(piece),
            None => out.push(Line { pieces: vec![piece], base: line.base, size: line.size, title: false, group: false }),
        }
    }
    for line in &mut out {
        line.pieces.sort_by(|a, b| a.start.total_cmp(&b.start));
    }
    let mut rows = unruled::rows_of(out, &columns);
    for cell in rows.iter_mut().flatten() {
        cell.edges = (cell.edges.0 - 0.5, cell.edges.1 + 0.5);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::tests_lines;

    /// A cell between two edges with texts at baselines.
    fn cell(edges: (f32, f32), lines: &[(&str, f32)]) -> Cell {
        let lines = lines.iter().map(|(text, base)| tests_lines(text, edges.0 + 4.0, *base, 10.0)).collect();
        Cell { lines, colspan: 1, rowspan: 1, edges }
    }

    fn texts(rows: &[Vec<Cell>]) -> Vec<String> {
        let text = |cell: &Cell| cell.lines.iter().map(TextLine::text).collect::<Vec<_>>().join("/");
        rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn labels_part_rows() {
        let rows = |labels: &[(&str, f32)]| {
            part(vec![vec![
                cell((0.0, 30.0), labels),
                cell((30.0, 150.0), &[("Khai giảng", 20.0), ("năm học", 32.0), ("Sơ kết", 48.0)]),
                cell((150.0, 250.0), &[("Tháng 9", 20.0), ("Tháng 1", 48.0)]),
            ]])
        };
        assert_eq!(texts(&rows(&[("1", 20.0), ("2", 48.0)])), ["1|Khai giảng/năm học|Tháng 9", "2|Sơ kết|Tháng 1"]);
        assert_eq!(rows(&[("3", 20.0), ("2", 48.0)]).len(), 1);
        assert_eq!(rows(&[("1", 20.0)]).len(), 1);
    }

    #[test]
    fn figures_part_rows_but_no_numbers_cut_by_narrow_cells() {
        let figures = |texts: [&'static str; 3]| texts.into_iter().zip([20.0, 34.0, 48.0]).collect::<Vec<_>>();
        let names = cell((0.0, 90.0), &figures(["Xã Hạ", "Xã Lý", "Xã Thượng"]));
        let row = vec![names, cell((90.0, 150.0), &figures(["12", "8", "9"])), cell((150.0, 250.0), &figures(["3", "4,5", "6"]))];
        assert_eq!(texts(&part(vec![row])), ["Xã Hạ|12|3", "Xã Lý|8|4,5", "Xã Thượng|9|6"]);
        let row = |labels: &[(&str, f32)]| vec![cell((0.0, 40.0), labels), cell((40.0, 90.0), &[("Hạ", 20.0), ("Lý", 32.0)])];
        assert_eq!(part(vec![row(&[("11", 20.0)]), row(&[("1", 20.0), ("2", 32.0)])]).len(), 2);
        assert_eq!(part(vec![row(&[("1", 20.0), ("2", 32.0)]), row(&[("13", 20.0)])]).len(), 2);
        let narrow = vec![cell((0.0, 14.0), &[("1", 20.0), ("2", 32.0)]), cell((14.0, 90.0), &[("Hạ", 20.0), ("Lý", 32.0)])];
        assert_eq!(part(vec![narrow]).len(), 1);
    }
}
