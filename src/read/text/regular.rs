//! Tables of lone bars whose rows all have the same count of bars, so that every empty cell has its place.
//!
//! A row of `n` cells takes `n + 1` bars, and no text stands between the last bar of a row and the first of the next.
//! Where one `n` holds for every row below the header, nothing about empty cells is left to guess.

use super::exploded::is_bar;
use crate::raw::{Block, Bytes};

/// Tables of more columns are left to the guesses of the caller.
const MAX_WIDTH: usize = 40;
/// Letterheads and feet have two columns and rules of their own.
const MIN_WIDTH: usize = 3;
/// Fewer rows of one width may be chance.
const MIN_ROWS: usize = 3;

/// The rows of a table; an empty cell is an empty range where it stands.
pub(super) struct Regular {
    pub(super) rows: Vec<Vec<Bytes>>,
    pub(super) width: usize,
    /// How many rows at the start have their own count of cells: none, or the two of a header.
    pub(super) header: usize,
}

/// The rows of a region of lone bars, where all have one width but those of the header and rows of one cell.
pub(super) fn read(blocks: &[Block], text: &str) -> Option<Regular> {
    let gaps = gaps(blocks, text)?;
    let is_empty = |gap: &Bytes| gap.is_empty();
    // Two bars may be the end of a row whose other cells a span covers; a third, or one at an end, has an empty cell.
    let shown = gaps.first().is_some_and(is_empty) || gaps.last().is_some_and(is_empty);
    if !shown && !gaps.windows(2).any(|pair| pair.iter().all(is_empty)) {
        return None;
    }
    let widest = gaps.split(is_empty).map(<[Bytes]>::len).max()?;
    // A header of two rows, whose cells reach over columns, has no empty ones.
    let mut ends = gaps.iter().enumerate().skip(1).filter(|(_, gap)| is_empty(gap)).map(|(at, _)| at);
    let header = ends.next().zip(ends.next()).map(|(first, second)| [0..first, first + 1..second]);
    let below = header.as_ref().map(|[_, second]| second.end + 1);
    // Rows of a multiple of the width fit as well, so the least that fits is the width.
    for width in widest..=MAX_WIDTH {
        for start in std::iter::once(0).chain(below) {
            let Some(body) = body(&gaps[start..], width) else { continue };
            let full = body.iter().filter(|row| row.len() == width).count();
            if full < MIN_ROWS || 2 * full <= body.len() {
                continue;
            }
            let placed = body.iter().any(|row| row.iter().any(is_empty));
            let head: Vec<&[Bytes]> = header.iter().flatten().filter(|_| start > 0).map(|row| &gaps[row.clone()]).collect();
            let header = head.len();
            let rows = head.into_iter().chain(body).map(<[Bytes]>::to_vec).collect();
            return (width >= MIN_WIDTH && placed).then_some(Regular { rows, width, header });
        }
    }
    None
}

/// What stands between each two bars: a cell, or nothing, in a row or between two rows.
fn gaps(blocks: &[Block], text: &str) -> Option<Vec<Bytes>> {
    let mut out: Vec<Bytes> = vec![];
    let mut open: Option<Bytes> = None;
    for (at, block) in blocks.iter().enumerate() {
        let Block::Line(line) = block else { return None };
        if !is_bar(block, text) {
            let start =
                open.as_ref().map_or(line.range.start, |open| if open.is_empty() { line.range.start } else { open.start });
            open = Some(start..line.range.end);
        } else if let Some(gap) = open.replace(line.range.end..line.range.end) {
            out.push(gap);
        } else if at > 0 {
            return None;
        }
    }
    // Text behind the last bar is no cell.
    open.is_some_and(|open| open.is_empty()).then_some(out)
}

/// The gaps cut into rows of `width` cells, or of one cell where that alone lets the rows behind it fit.
fn body(gaps: &[Bytes], width: usize) -> Option<Vec<&[Bytes]>> {
    let ends = |at: usize| at == gaps.len() || gaps.get(at).is_some_and(Bytes::is_empty);
    // From the end back: how many cells the row at each place takes so that all behind it fit.
    let mut takes = vec![0; gaps.len() + 2];
    let fits = |takes: &[usize], next: usize| next == gaps.len() + 1 || takes.get(next).is_some_and(|cells| *cells > 0);
    for at in (0..gaps.len()).rev() {
        takes[at] = if ends(at + width) && fits(&takes, at + width + 1) {
            width
        } else {
            usize::from(!gaps[at].is_empty() && ends(at + 1) && fits(&takes, at + 2))
        };
    }
    let (mut rows, mut at) = (vec![], 0);
    while at < gaps.len() {
        let cells = takes[at];
        if cells == 0 {
            return None;
        }
        rows.push(&gaps[at..at + cells]);
        at += cells + 1;
    }
    Some(rows)
}
