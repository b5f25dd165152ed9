//! Columns of a table without rules: stripes that the rows of its body leave open part them.

use crate::read::pdf::layout::lines::{Chunk, Row, TextLine, Word};
use crate::read::pdf::page::Area;

/// From where to where something stands across the page.
pub(super) type Span = (f32, f32);

/// The least gap between columns, in points.
const SPLIT: f32 = 4.0;
/// And between two amounts, which may be wider than their cells.
const TIGHT: f32 = 1.5;
/// One row at least leaves a gap this wide between two columns, in sizes of the font.
const CLEAR: f32 = 0.75;
/// And all rows that have both leave this much, where none leaves more.
const SET_APART: f32 = 0.5;
/// More columns are none.
const MAX_COLUMNS: usize = 80;

/// A row cut into the pieces of its cells.
#[derive(Clone, Debug)]
pub(in crate::read::pdf::layout) struct Line {
    pub(in crate::read::pdf::layout) pieces: Vec<Chunk>,
    pub(in crate::read::pdf::layout) base: f32,
    pub(in crate::read::pdf::layout) size: f32,
    /// Whether it is a title over the rows below it.
    pub(in crate::read::pdf::layout) title: bool,
    /// Whether it is the number and the name of a group, which reaches to the last column.
    pub(in crate::read::pdf::layout) group: bool,
}

impl Line {
    /// A row whose words are parted where the gutters between columns, or its chunks, part them.
    pub(super) fn cut(row: &Row, columns: &[Span]) -> Self {
        let mut pieces: Vec<Chunk> = Vec::with_capacity(row.chunks.len());
        for chunk in &row.chunks {
            let parts = least_gap(chunk, row.size);
            let mut words = chunk.words.clone().into_iter().peekable();
            let mut part = Chunk { words: vec![], start: chunk.start, end: chunk.end };
            while let Some(word) = words.next() {
                let end = word.area.right;
                part.words.push(word);
                let Some(next) = words.peek() else { break };
                let least = if is_amount(&part.words[part.words.len() - 1]) && is_amount(next) { TIGHT } else { parts };
                let next = next.area.left;
                let wide = |from: f32, to: f32| to.min(next) - from.max(end) >= SPLIT.min(to - from).min(next - end);
                if next - end >= least && columns.windows(2).any(|pair| wide(pair[0].1, pair[1].0)) {
                    pieces.push(Chunk {
                        end,
                        ..std::mem::replace(&mut part, Chunk { words: vec![], start: next, end: chunk.end })
                    });
                }
            }
            pieces.push(part);
        }
        let mut line = Self { pieces, base: row.base, size: row.size, title: false, group: false };
        line.join(columns);
        line
    }

    /// Joins neighbours that stand in one column: gaps in a justified line.
    fn join(&mut self, columns: &[Span]) {
        let mut out: Vec<Chunk> = Vec::with_capacity(self.pieces.len());
        for piece in self.pieces.drain(..) {
            let inside = |last: &Chunk| {
                let (a, b) = (range(last, columns), range(&piece, columns));
                // What stands in no column goes with the words just before it.
                a == b && a.is_some_and(|(first, last)| first == last)
                    || a.is_some() && b.is_none() && piece.start - last.end < self.size * 0.55
            };
            match out.last_mut().filter(|last| inside(last)) {
                Some(last) => {
                    last.end = piece.end;
                    last.words.extend(piece.words);
                }
                None => out.push(piece),
            }
        }
        self.pieces = out;
    }

    /// The columns of each piece, from the first to the last.
    pub(super) fn ranges(&self, columns: &[Span]) -> Vec<(usize, usize)> {
        let nearest = |piece: &Chunk| {
            let middle = f32::midpoint(piece.start, piece.end);
            let far = |column: &Span| (column.0 - middle).max(middle - column.1);
            let at = (0..columns.len()).min_by(|&a, &b| far(&columns[a]).total_cmp(&far(&columns[b]))).unwrap_or(0);
            (at, at)
        };
        self.pieces.iter().map(|piece| range(piece, columns).unwrap_or_else(|| nearest(piece))).collect()
    }

    /// Whether each piece stands in a column of its own, or between columns.
    pub(super) fn fits(&self, columns: &[Span]) -> bool {
        let ranges: Vec<_> = self.pieces.iter().map(|piece| range(piece, columns)).collect();
        let known: Vec<(usize, usize)> = ranges.iter().flatten().copied().collect();
        known.iter().all(|range| range.0 == range.1) && known.windows(2).all(|pair| pair[0] != pair[1]) && !known.is_empty()
    }

    /// Makes columns as wide as the pieces of a line that fits; a piece between columns is one of its own.
    pub(super) fn widen(&self, columns: &mut Vec<Span>) {
        for piece in &self.pieces {
            match range(piece, columns) {
                Some((at, _)) => columns[at] = (columns[at].0.min(piece.start), columns[at].1.max(piece.end)),
                None if columns.len() < MAX_COLUMNS => {
                    let at = columns.partition_point(|column| column.0 < piece.start);
                    columns.insert(at, (piece.start, piece.end));
                }
                None => {}
            }
        }
    }

    pub(super) fn area(&self) -> Area {
        self.pieces.iter().flat_map(|piece| &piece.words).fold(Area::EMPTY, |area, word| area.union(word.area))
    }

    /// A piece of it as a line of text.
    pub(super) fn text_line(&self, piece: &Chunk) -> TextLine {
        Row { chunks: vec![piece.clone()], base: self.base, size: self.size }.into_line()
    }
}

/// The columns that a piece stands in, if any.
pub(super) fn range(piece: &Chunk, columns: &[Span]) -> Option<(usize, usize)> {
    let over = |column: &Span| piece.end.min(column.1) - piece.start.max(column.0) > 1.0_f32.min((column.1 - column.0) * 0.5);
    Some((columns.iter().position(over)?, columns.iter().rposition(over)?))
}

/// Whether the words of a piece are a single figure.
pub(super) fn is_figure(words: &[Word]) -> bool {
    words.len() <= 3
        && words.first().is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()))
        && words.iter().all(|word| word.text.bytes().all(|byte| byte.is_ascii_digit() || b".,%-/()".contains(&byte)))
}

/// The columns of some rows: what their words leave open, where one of them leaves a wide gap.
pub(super) fn find(all: &[Row]) -> Option<Vec<Span>> {
    let rows = witnesses(all);
    let mut spans: Vec<Span> = rows.iter().flat_map(|row| runs(row)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut merged: Vec<Span> = vec![];
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.0 < last.1 + 1.0 => last.1 = last.1.max(span.1),
            _ => merged.push(span),
        }
    }
    let mut out: Vec<Span> = vec![];
    for span in merged {
        match out.last_mut() {
            Some(last) if !are_apart(&rows, *last, span) => last.1 = span.1,
            _ => out.push(span),
        }
    }
    if rows.len() < all.len() && out.len() >= 2 {
        add_unwitnessed(all, &mut out);
    }
    (out.len() >= 3 && out.len() <= MAX_COLUMNS).then_some(out)
}

/// Adds columns that stand in the gutters of those known: cells of an even number of lines, set in the middle of their rows,
/// have none beside the label.
fn add_unwitnessed(rows: &[Row], columns: &mut Vec<Span>) {
    let mut found: Vec<(usize, Span, usize)> = vec![];
    for row in rows {
        for chunk in row.chunks.iter().filter(|chunk| range(chunk, columns).is_none()) {
            let place = columns.partition_point(|column| column.0 < chunk.start);
            let clear = |edge: Option<f32>, side: f32| edge.is_none_or(|edge| (side - edge).abs() >= SPLIT);
            let left = place.checked_sub(1).map(|before| columns[before].1);
            if place == 0 || !clear(left, chunk.start) || !clear(columns.get(place).map(|column| column.0), chunk.end) {
                continue;
            }
            match found.iter_mut().find(|known| known.0 == place) {
                Some((_, span, count)) => (*span, *count) = ((span.0.min(chunk.start), span.1.max(chunk.end)), *count + 1),
                None => found.push((place, (chunk.start, chunk.end), 1)),
            }
        }
    }
    found.retain(|known| known.2 >= 2);
    found.sort_by_key(|known| std::cmp::Reverse(known.0));
    for (place, span, _) in found {
        columns.insert(place, span);
    }
}

/// The rows to go by: those of three chunks or more, and of these those with a label where most have one.
fn witnesses(rows: &[Row]) -> Vec<&Row> {
    let full: Vec<&Row> = rows.iter().filter(|row| row.chunks.len() >= 3).collect();
    let left = full.iter().map(|row| row.start()).fold(f32::MAX, f32::min);
    let labelled: Vec<&Row> = full.iter().copied().filter(|row| super::is_labelled(row, left)).collect();
    if labelled.len() >= 2 && labelled.len() * 2 >= full.len() { labelled } else { full }
}

/// Whether two stripes are columns, not the words of one: a row leaves a wide gap between them, or each stands alone in one.
fn are_apart(rows: &[&Row], left: Span, right: Span) -> bool {
    let mut alone = (false, false);
    // Columns with little room between them leave as much in every row that has both.
    let (mut clear, mut pairs) = (true, 0);
    for row in rows {
        let words = || row.chunks.iter().flat_map(|chunk| &chunk.words).map(|word| word.area);
        let before =
            words().filter(|area| area.left > left.0 - 0.1 && area.right < left.1 + 0.1).map(|area| area.right).reduce(f32::max);
        let after =
            words().filter(|area| area.left > right.0 - 0.1 && area.right < right.1 + 0.1).map(|area| area.left).reduce(f32::min);
        match (before, after) {
            (Some(before), Some(after)) if after - before >= row.size * CLEAR => return true,
            (Some(before), Some(after)) => {
                clear &= after - before >= row.size * SET_APART;
                pairs += 1;
            }
            (Some(_), None) => alone.0 = true,
            (None, Some(_)) => alone.1 = true,
            _ => {}
        }
    }
    alone == (true, true) || clear && (pairs >= 3 || pairs > 0 && (alone.0 || alone.1))
}

/// From where to where a row has no gap that may part columns.
fn runs(row: &Row) -> Vec<Span> {
    let mut out: Vec<Span> = vec![];
    for chunk in &row.chunks {
        let parts = least_gap(chunk, row.size);
        let mut before = None;
        for word in &chunk.words {
            let least = if before.is_some_and(is_amount) && is_amount(word) { TIGHT } else { parts };
            match out.last_mut() {
                Some(last) if before.is_some() && word.area.left - last.1 < least => last.1 = last.1.max(word.area.right),
                _ => out.push((word.area.left, word.area.right)),
            }
            before = Some(word);
        }
    }
    out
}

/// Whether a word is an amount of money and the like: two of them are two values.
fn is_amount(word: &Word) -> bool {
    let text = word.text.as_bytes();
    text.len() >= 5 && text.contains(&b'.') && text.iter().all(|byte| byte.is_ascii_digit() || b".,".contains(byte))
}

/// The least gap between words of a chunk that may part columns: two words may be set apart, two figures never are one.
fn least_gap(chunk: &Chunk, size: f32) -> f32 {
    if chunk.words.iter().all(|word| word.text.starts_with(|c: char| c.is_ascii_digit())) {
        return SPLIT;
    }
    let mut gaps: Vec<f32> = chunk.words.windows(2).map(|pair| pair[1].area.left - pair[0].area.right).collect();
    gaps.sort_by(f32::total_cmp);
    // Where all gaps are wide, they part columns.
    if gaps.len() >= 2 && gaps[0] >= size * 0.53 {
        return SPLIT;
    }
    let usual = if gaps.len() >= 2 { gaps[0].min(size * 0.45) } else { size * 0.55 / 1.5 };
    SPLIT.max(usual * 1.5)
}
