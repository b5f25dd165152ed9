//! Lines of a body → rows of the table.
//!
//! Where rows are set apart, gaps tell; where they are not, labels and figures that come again do.

use super::columns::{Line, Span, is_figure};
use super::{blank_cells, is_label};
use crate::read::pdf::layout::table::Cell;

/// Lines of different rows are this much further apart than lines of one cell.
const APART: f32 = 1.7;

/// In so many lines the first numbers are looked for.
const MAX_FIRST: usize = 40;

/// The cells of a body.
pub(super) fn cells(mut lines: Vec<Line>, columns: &[Span]) -> Vec<Vec<Cell>> {
    join_numbers(&mut lines, columns);
    let lines = lines.as_slice();
    let ranges: Vec<Vec<(usize, usize)>> = lines.iter().map(|line| line.ranges(columns)).collect();
    let starts = Rows { lines, ranges: &ranges }.starts();
    let mut out: Vec<Vec<Cell>> = vec![];
    for (at, line) in lines.iter().enumerate() {
        if starts[at] || out.is_empty() {
            let end = (at + 1..lines.len()).find(|&next| starts[next]).unwrap_or(lines.len());
            out.push(blank_cells(columns, &covered(line, &ranges[at..end], columns)));
        }
        for (piece, range) in line.pieces.iter().zip(&ranges[at]) {
            // Where one cell covers several columns, it may begin left of the piece.
            let edge = columns[range.0].0;
            if let Some(cell) = out.last_mut().and_then(|row| row.iter_mut().rev().find(|cell| cell.edges.0 <= edge)) {
                cell.lines.push(line.text_line(piece));
            }
        }
    }
    out
}

/// A narrow column cuts the numbers `10` and `2.1`: what completes the number that comes next is no label of its own.
fn join_numbers(lines: &mut Vec<Line>, columns: &[Span]) {
    let mut last = before_first(lines, columns);
    let mut at = 0;
    while at < lines.len() {
        let word = |at: usize| {
            let line: &Line = lines.get(at)?;
            let piece = line.pieces.first().filter(|_| line.ranges(columns).first() == Some(&(0, 0)))?;
            let [word] = piece.words.as_slice() else { return None };
            Some(word.text.as_str())
        };
        at += 1;
        let Some(text) = word(at - 1) else { continue };
        let Ok(first) = text.trim_end_matches('.').parse::<u32>() else { continue };
        // A line of other cells may stand between.
        let next = if word(at).is_some() { at } else { at + 1 };
        let near = lines.get(next).is_some_and(|line| line.base - lines[at - 1].base < line.size * 1.6);
        let rest =
            word(next).filter(|rest| near && rest.len() <= 2).and_then(|rest| Some((rest.len(), rest.parse::<u32>().ok()?)));
        let within = text.ends_with('.') && first == last;
        let completes = rest.is_some_and(|(digits, rest)| {
            within || !text.ends_with('.') && first < 100 && first * 10_u32.pow(digits as u32) + rest == last.saturating_add(1)
        });
        if !completes {
            last = first;
            continue;
        }
        last = if within { last } else { last.saturating_add(1) };
        join(lines, at - 1, next);
    }
}

/// The number before the first, where the first two on a page are cut: `1`, `8`, `1`, `9`.
fn before_first(lines: &[Line], columns: &[Span]) -> u32 {
    let first = lines.iter().take(MAX_FIRST).filter(|line| line.ranges(columns).first() == Some(&(0, 0)) && !line.title);
    let number = |line: &Line| {
        let word = line.pieces.first()?.words.first().filter(|word| word.text.len() == 1)?;
        Some((word.text.parse::<u32>().ok()?, line.base, line.size))
    };
    let Some(first) = first.take(4).map(number).collect::<Option<Vec<_>>>() else { return 0 };
    let [a, b, c, d] = first.as_slice() else { return 0 };
    let near = |a: &(u32, f32, f32), b: &(u32, f32, f32)| b.1 - a.1 < a.2 * 1.6;
    let (one, two) = (a.0 * 10 + b.0, c.0 * 10 + d.0);
    if near(a, b) && near(c, d) && one + 1 == two && a.0 > 0 { one - 1 } else { 0 }
}

/// Joins the first words of two lines; the whole stands in the line between, if there is one.
fn join(lines: &mut Vec<Line>, first: usize, next: usize) {
    let rest = lines[next].pieces.remove(0).words;
    if let (Some(word), Some(rest)) = (lines[first].pieces[0].words.last_mut(), rest.first()) {
        word.text.push_str(&rest.text);
        word.area = word.area.union(rest.area);
    }
    if next > first + 1 {
        let whole = lines[first].pieces.remove(0);
        lines[first + 1].pieces.insert(0, whole);
    }
    for at in [next, first] {
        if lines[at].pieces.is_empty() {
            lines.remove(at);
        }
    }
}

/// The columns that one cell of a row covers: all for a title, else those that a piece stands over and no other does.
fn covered(first: &Line, ranges: &[Vec<(usize, usize)>], columns: &[Span]) -> Vec<(usize, usize)> {
    if first.title {
        return vec![(0, columns.len() - 1)];
    }
    if first.group && columns.len() > 2 {
        return vec![(1, columns.len() - 1)];
    }
    let all = || ranges.iter().flatten();
    if let Some(total) = total(first, &ranges[0], columns) {
        return vec![total];
    }
    let wide = all().filter(|range| range.0 < range.1);
    wide.filter(|wide| all().all(|other| *wide == other || other.1 < wide.0 || other.0 > wide.1)).copied().collect()
}

/// The columns of the name of a total: from the first to the first figure, if it crosses columns there or is set in their
/// middle.
pub(super) fn total(line: &Line, ranges: &[(usize, usize)], columns: &[Span]) -> Option<(usize, usize)> {
    let ([name, values @ ..], [own, next, ..]) = (line.pieces.as_slice(), ranges) else { return None };
    let last = next.0.checked_sub(1)?;
    if last == 0
        || own.1 > last
        || !values.iter().all(|piece| is_figure(&piece.words))
        || name.words.iter().all(|word| is_label(&word.text))
    {
        return None;
    }
    let centre = f32::midpoint(name.start, name.end);
    let (least, most) = (f32::midpoint(columns[0].0, columns[last].1), f32::midpoint(columns[0].0, columns[last + 1].0));
    let central = (least - line.size..most + line.size).contains(&centre) && (name.start - columns[own.0].0).abs() > 3.0;
    let nearer = (centre - f32::midpoint(least, most)).abs() < (centre - f32::midpoint(columns[own.0].0, columns[own.1].1)).abs();
    // No total is named in a column of values.
    (own.0 == 0 && own.1 > 0 || own.0 > 0 && central && (nearer || own.0 > 1)).then_some((0, last))
}

struct Rows<'a> {
    lines: &'a [Line],
    ranges: &'a [Vec<(usize, usize)>],
}

impl Rows<'_> {
    /// Which lines start a row.
    fn starts(&self) -> Vec<bool> {
        let labelled = self.is_labelled();
        let pitch = self.pitch();
        let mut out = vec![false; self.lines.len()];
        let mut from = 0;
        while from < self.lines.len() {
            let apart = |at: &usize| {
                let (above, line) = (&self.lines[at - 1], &self.lines[*at]);
                if line.group && above.group && line.pieces.len() == 1 {
                    return false;
                }
                // A title of two lines is one.
                let title = above.title != line.title || line.title && line.base - above.base > line.size * 1.6;
                title || line.base - above.base >= pitch + APART
            };
            let end = (from + 1..self.lines.len()).find(apart).unwrap_or(self.lines.len());
            self.part(from, end, labelled, &mut out);
            from = end;
        }
        if labelled {
            self.join_spans(&mut out);
        }
        out
    }

    /// What stands alone between two rows, behind their names, is a cell that reaches over several rows: it goes with the
    /// nearer row that has none there.
    fn join_spans(&self, out: &mut [bool]) {
        let starts: Vec<usize> = (0..out.len()).filter(|&at| out[at]).collect();
        for rows in starts.windows(3) {
            let &[above, own, below] = rows else { continue };
            let column = self.ranges[own].first().map_or(0, |range| range.0);
            let alone = (own..below).all(|at| matches!(self.ranges[at].as_slice(), [range] if *range == (column, column)));
            if column < 2 || !alone || self.lines[above].title || !out[above] || !out[own] {
                continue;
            }
            let end = (below + 1..out.len()).find(|&at| out[at]).unwrap_or(out.len());
            let bare = |from: usize, end: usize| {
                let labelled = (from..end).any(|at| self.has_label(at));
                labelled && !(from..end).any(|at| self.ranges[at].iter().any(|range| range.0 <= column && column <= range.1))
            };
            let middle = f32::midpoint(self.lines[own].base, self.lines[below - 1].base);
            let far = |from: usize, end: usize| {
                (from..end)
                    .filter(|&at| self.has_label(at))
                    .map(|at| (self.lines[at].base - middle).abs())
                    .fold(f32::MAX, f32::min)
            };
            match (bare(above, own), bare(below, end)) {
                (true, other) if !other || far(above, own) <= far(below, end) => out[own] = false,
                (_, true) => out[below] = false,
                _ => {}
            }
        }
    }

    /// Marks the starts of rows in lines that are not set apart from each other.
    fn part(&self, from: usize, end: usize, labelled: bool, out: &mut [bool]) {
        let goes_on = from > 0 && labelled && self.is_paragraph(from, end);
        out[from] = !goes_on;
        if self.lines[from].title {
            return;
        }
        if !labelled {
            return self.part_unlabelled(from, end, out);
        }
        let labels: Vec<usize> = (from..end).filter(|&at| self.has_label(at)).collect();
        // Labels in the middle of their rows have lines of these above them.
        if labels.len() >= 2 && self.has_middles() {
            return self.part_at_middles(from, end, &labels, out);
        }
        if labels.len() >= 2 || labels.first().is_some_and(|&label| label > from && !self.is_middle(from, end, label)) {
            for &label in &labels {
                out[label] = true;
            }
        }
        self.part_at_figures(from, end, out);
    }

    fn size(&self, at: usize) -> f32 {
        self.lines[at].size
    }

    /// Whether some label stands between two lines of a cell of its row, just above it and just below.
    fn has_middles(&self) -> bool {
        let beside =
            |label: usize, other: usize| (self.lines[other].base - self.lines[label].base).abs() < self.size(label) * 0.8;
        (1..self.lines.len().saturating_sub(1)).filter(|&at| self.has_label(at)).any(|at| {
            let both = |range: &(usize, usize)| self.ranges[at + 1].contains(range);
            beside(at, at - 1) && beside(at, at + 1) && self.ranges[at - 1].iter().any(both)
        })
    }

    /// Whether a label stands in the middle of some lines.
    fn is_middle(&self, from: usize, end: usize, label: usize) -> bool {
        let middle = f32::midpoint(self.lines[from].base, self.lines[end - 1].base);
        (middle - self.lines[label].base).abs() < self.size(label) * 0.6
    }

    /// Rows as far over their labels as under them.
    fn part_at_middles(&self, from: usize, end: usize, labels: &[usize], out: &mut [bool]) {
        let starts = self.downwards(from, end, labels).or_else(|| self.upwards(from, end, labels));
        for start in starts.unwrap_or_else(|| labels.to_vec()) {
            out[start] = true;
        }
    }

    /// Where rows begin that are told from the first on; nothing if one reaches over the label of the next.
    fn downwards(&self, from: usize, end: usize, labels: &[usize]) -> Option<Vec<usize>> {
        let mut start = from;
        let mut out = vec![];
        for (at, &label) in labels.iter().enumerate() {
            let last = 2.0 * self.lines[label].base - self.lines[start].base + self.size(start) * 0.3;
            let next = (label + 1..end).find(|&at| self.lines[at].base > last).unwrap_or(end);
            if labels.get(at + 1).is_some_and(|&label| label < next) {
                return None;
            }
            // The last row may be cut by the end of the page: what is left of it begins with its label.
            if next == end || start == label && at + 1 == labels.len() {
                break;
            }
            out.push(next);
            start = next;
        }
        Some(out)
    }

    /// And told from the last on, where the first lines are the rest of a row of the page before.
    fn upwards(&self, from: usize, end: usize, labels: &[usize]) -> Option<Vec<usize>> {
        let mut last = end.checked_sub(1)?;
        let mut out = vec![];
        for (at, &label) in labels.iter().enumerate().rev() {
            let first = 2.0 * self.lines[label].base - self.lines[last].base - self.size(last) * 0.3;
            let start = (from..=label).find(|&at| self.lines[at].base > first)?;
            if at > 0 && labels[at - 1] >= start {
                return None;
            }
            out.push(start);
            last = start.saturating_sub(1);
        }
        Some(out)
    }

    /// A figure in the column of another is of another row, if it is not alone in its line.
    fn part_at_figures(&self, from: usize, end: usize, out: &mut [bool]) {
        let mut seen: Vec<usize> = vec![];
        for (at, start) in out.iter_mut().enumerate().take(end).skip(from) {
            if *start {
                seen.clear();
            }
            let figures = || self.lines[at].pieces.iter().zip(&self.ranges[at]).filter(|(piece, _)| is_figure(&piece.words));
            if figures().any(|(_, range)| range.0 > 0 && seen.contains(&range.0)) && self.names_row(at) {
                *start = true;
                seen.clear();
            }
            seen.extend(figures().map(|(_, range)| range.0));
        }
    }

    /// Whether a line begins with words that a row may begin with, and has more.
    fn names_row(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let word = line.pieces.first().and_then(|piece| piece.words.first()).map_or("", |word| word.text.as_str());
        line.pieces.len() > 1 && word.starts_with(|c: char| c.is_uppercase() || "-–+*•".contains(c))
    }

    /// Without labels a line that has a first cell starts a row, where rows are not set apart.
    fn part_unlabelled(&self, from: usize, end: usize, out: &mut [bool]) {
        let figures = |at: &usize| {
            let pieces = self.lines[*at].pieces.iter().zip(&self.ranges[*at]);
            pieces.filter(|(piece, range)| range.0 > 0 && is_figure(&piece.words)).count()
        };
        let rows: Vec<usize> = (from..end).filter(|at| figures(at) >= 2).collect();
        // Figures in the middle of their rows have lines of the name above them and below.
        let middle = |at: &usize| *at > from && *at + 1 < end && self.ranges[*at].iter().all(|range| range.0 > 0);
        if rows.len() >= 2 && rows.iter().any(middle) {
            return self.part_at_middles(from, end, &rows, out);
        }
        let first = |at: usize| self.ranges[at].first().is_some_and(|range| range.0 == 0);
        let full = |at: usize| self.ranges[at].len() * 2 > (from..end).map(|at| self.ranges[at].len()).max().unwrap_or(0);
        let several = (from..end).filter(|&at| first(at) && full(at)).count() > 1;
        for (at, start) in out.iter_mut().enumerate().take(end).skip(from + 1) {
            *start = several && first(at) && full(at);
        }
        self.part_at_figures(from, end, out);
    }

    /// Whether some lines set apart from those above are one more paragraph of a cell: text of a single column, nearer
    /// than rows are.
    fn is_paragraph(&self, from: usize, end: usize) -> bool {
        let column = self.ranges[from].first().map_or(0, |range| range.0);
        let alone = (from..end).all(|at| matches!(self.ranges[at].as_slice(), [range] if range.0 == column));
        let gap = |at: usize| self.lines[at].base - self.lines[at - 1].base;
        let rows =
            (1..self.lines.len()).filter(|&at| self.has_label(at) && !self.lines[at - 1].title).map(gap).fold(f32::MAX, f32::min);
        alone && column > 0 && !self.lines[from].title && !self.lines[from - 1].title && gap(from) < rows - 0.7
    }

    /// Whether a line has a label in the first column.
    fn has_label(&self, at: usize) -> bool {
        let (Some(piece), Some(range)) = (self.lines[at].pieces.first(), self.ranges[at].first()) else { return false };
        let mark = |text: &str| is_label(text) || matches!(text, "-" | "–" | "+" | "*");
        let label = range.1 > 0 || piece.words.first().is_some_and(|word| mark(&word.text));
        !self.lines[at].title && range.0 == 0 && label
    }

    /// Whether what stands in the first column is labels.
    fn is_labelled(&self) -> bool {
        let first = (0..self.lines.len())
            .filter(|&at| !self.lines[at].title && self.ranges[at].first().is_some_and(|range| range.0 == 0));
        let (labels, all) = first.fold((0, 0), |(labels, all), at| (labels + usize::from(self.has_label(at)), all + 1));
        labels > 0 && labels * 10 >= all * 7
    }

    /// The least distance of two lines of a column.
    fn pitch(&self) -> f32 {
        let mut pitch = f32::MAX;
        let mut bases: Vec<Option<f32>> = vec![];
        for (line, ranges) in self.lines.iter().zip(self.ranges) {
            if line.title {
                bases.fill(None);
                continue;
            }
            for range in ranges.iter().filter(|range| range.0 == range.1) {
                bases.resize(bases.len().max(range.0 + 1), None);
                let last = bases[range.0].replace(line.base);
                pitch = last.map_or(pitch, |last| pitch.min(line.base - last));
            }
        }
        pitch
    }
}
