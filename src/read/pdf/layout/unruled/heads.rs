//! Heads of tables without rules: which columns each heading stands over.
//!
//! A heading stands in the middle of its columns, or where the first starts. Those that begin with the head, or are set
//! in the middle of its height, share all columns among them; under one over several columns the same is asked again.

use super::columns::{Line, Span, range};
use crate::read::pdf::layout::lines::{Chunk, TextLine};
use crate::read::pdf::layout::table::Cell;

/// More headings or columns are no head.
const MOST: usize = 60;
/// How deep headings nest.
const MAX_DEPTH: usize = 4;
/// What a column without a heading costs, in points off the middle.
const BARE: f32 = 25.0;
/// And one under a heading over several that has none of its own.
const MISSING: f32 = 15.0;

/// A part of the head.
struct Part<'a> {
    pieces: Vec<(&'a Line, &'a Chunk)>,
    columns: (usize, usize),
    depth: usize,
    /// How far lines of one cell are apart.
    pitch: f32,
}

/// A heading found: its columns, its row, and whether nothing stands under it.
struct Heading {
    columns: (usize, usize),
    depth: usize,
    last: bool,
    lines: Vec<TextLine>,
}

/// Adds columns that have a heading and nothing else.
pub(super) fn add_columns(head: &[Line], columns: &mut Vec<Span>) {
    for line in head {
        for pair in 0..line.pieces.len() {
            let piece = &line.pieces[pair];
            if range(piece, columns).is_some() || columns.len() >= MOST {
                continue;
            }
            let place = columns.partition_point(|column| column.0 < piece.start);
            let over =
                |piece: &Chunk, column: usize| range(piece, columns).is_some_and(|range| range.0 <= column && column <= range.1);
            let any = |column: usize| {
                head.iter().flat_map(|line| &line.pieces).any(|piece| range(piece, columns) == Some((column, column)))
            };
            let left = place > 0 && any(place - 1);
            let last = place == columns.len();
            // The next heading stands in the same gap, or over the next column.
            let next = line.pieces.get(pair + 1);
            let same =
                |next: &Chunk| range(next, columns).is_none() && columns.partition_point(|column| column.0 < next.start) == place;
            let right = !last && (any(place) || next.is_some_and(same));
            let before = pair.checked_sub(1).is_some_and(|before| place > 0 && over(&line.pieces[before], place - 1));
            let after = next.is_some_and(|next| same(next) || over(next, place));
            let headed = left && (last || right && (before || after));
            if headed {
                columns.insert(place, (piece.start, piece.end));
            } else if place == columns.len() && place > 0 && piece.start - columns[place - 1].1 < line.size {
                columns[place - 1].1 = piece.end;
            }
        }
    }
    // Headings wider than their columns.
    for line in head {
        for piece in &line.pieces {
            let meets = |other: &Chunk| other.end > piece.start && other.start < piece.end;
            let above = head.iter().any(|other| other.base > line.base && other.pieces.iter().any(meets));
            if let Some((at, last)) = range(piece, columns).filter(|range| range.0 == range.1 && !above) {
                let left = at.checked_sub(1).map_or(f32::MIN, |before| columns[before].1 + 2.0);
                let right = columns.get(last + 1).map_or(f32::MAX, |after| after.0 - 2.0);
                columns[at] = (columns[at].0.min(piece.start.max(left)), columns[at].1.max(piece.end.min(right)));
            }
        }
    }
}

/// The cells of a head; lines of one cell are `pitch` apart.
pub(super) fn cells(head: &[Line], columns: &[Span], pitch: f32) -> Vec<Vec<Cell>> {
    let pieces: Vec<(&Line, &Chunk)> = head.iter().flat_map(|line| line.pieces.iter().map(move |piece| (line, piece))).collect();
    if pieces.is_empty() || columns.is_empty() || columns.len() > MOST {
        return vec![];
    }
    let mut parts = vec![Part { pieces, columns: (0, columns.len() - 1), depth: 0, pitch }];
    let mut headings: Vec<Heading> = vec![];
    while let Some(part) = parts.pop() {
        divide(&part, columns, &mut headings, &mut parts);
    }
    let depth = headings.iter().map(|heading| heading.depth + 1).max().unwrap_or(0);
    headings.sort_by_key(|heading| heading.columns);
    let mut rows: Vec<Vec<Cell>> = (0..depth).map(|_| vec![]).collect();
    for heading in headings {
        let (first, last) = heading.columns;
        let rowspan = if heading.last { depth - heading.depth } else { 1 };
        let edges = (columns[first].0, columns[last].1);
        rows[heading.depth].push(Cell { lines: heading.lines, colspan: last + 1 - first, rowspan, edges });
    }
    rows
}

/// Gives the columns of a part to its upper headings; what stands under these is a part again.
fn divide<'a>(part: &Part<'a>, columns: &[Span], headings: &mut Vec<Heading>, parts: &mut Vec<Part<'a>>) {
    let upper = upper(&part.pieces);
    let groups = groups(&upper, part, columns);
    let mut bare: Vec<usize> = (part.columns.0..=part.columns.1).collect();
    let mut shares: Vec<Vec<(&Line, &Chunk)>> = groups.iter().map(|_| vec![]).collect();
    for (line, piece) in &part.pieces {
        let middle = f32::midpoint(piece.start, piece.end);
        let off = |group: &(usize, usize)| (columns[group.0].0 - middle).max(middle - columns[group.1].1);
        let own = upper.iter().position(|upper| std::ptr::eq(*upper, *piece)).filter(|at| *at < groups.len());
        let nearest = || (0..groups.len()).min_by(|&a, &b| off(&groups[a]).total_cmp(&off(&groups[b])));
        if let Some(at) = own.or_else(nearest) {
            shares[at].push((line, piece));
        }
    }
    for share in &mut shares {
        share.sort_by(|a, b| a.0.base.total_cmp(&b.0.base).then(a.1.start.total_cmp(&b.1.start)));
    }
    // Where the headings under those over several columns begin, one under a heading over a single column does, too.
    let top = part.pieces.iter().map(|(line, _)| line.base).fold(f32::MAX, f32::min);
    let several = groups.iter().zip(&shares).filter(|(group, _)| group.0 < group.1);
    let under = several.filter_map(|(_, share)| share.get(own_lines(share))).map(|(line, _)| line.base).fold(f32::MAX, f32::min);
    for (group, mut share) in groups.into_iter().zip(shares) {
        bare.retain(|column| *column < group.0 || *column > group.1);
        let own = match () {
            () if part.depth + 1 >= MAX_DEPTH => share.len(),
            () if group.0 == group.1 => lines_above(&share, top, under, part.pitch),
            () => own_lines(&share),
        };
        let rest = share.split_off(own);
        let lines = share.iter().map(|(line, piece)| line.text_line(piece)).collect();
        headings.push(Heading { columns: group, depth: part.depth, last: rest.is_empty(), lines });
        if !rest.is_empty() {
            parts.push(Part { pieces: rest, columns: group, depth: part.depth + 1, pitch: part.pitch });
        }
    }
    for column in bare {
        headings.push(Heading { columns: (column, column), depth: part.depth, last: true, lines: vec![] });
    }
}

/// The pieces that headings begin with: nothing stands over them, and they are set at the top or in the middle.
fn upper<'a>(pieces: &[(&'a Line, &'a Chunk)]) -> Vec<&'a Chunk> {
    let top = pieces.iter().map(|(line, _)| line.base).fold(f32::MAX, f32::min);
    let bottom = pieces.iter().map(|(line, _)| line.base).fold(f32::MIN, f32::max);
    // Where the leftmost heading is one line at the top, all headings start there.
    let stack = |piece: &Chunk| -> (f32, f32) {
        let of = pieces.iter().filter(|(_, other)| other.end.min(piece.end) - other.start.max(piece.start) > 0.5);
        of.fold((f32::MAX, f32::MIN), |(first, last), (line, _)| (first.min(line.base), last.max(line.base)))
    };
    let leftmost = pieces.iter().min_by(|a, b| a.1.start.total_cmp(&b.1.start));
    let at_top = leftmost.is_some_and(|(line, piece)| {
        let (first, last) = stack(piece);
        first < top + line.size * 0.4 && last < bottom - line.size * 0.4
    });
    // The middle of the heading at the top.
    let first =
        pieces.iter().min_by(|a, b| a.0.base.total_cmp(&b.0.base)).map_or(0.0, |(line, piece)| block(pieces, line, piece));
    let mut out: Vec<&Chunk> = vec![];
    for (line, piece) in pieces {
        let under = |other: &Chunk| other.end.min(piece.end) - other.start.max(piece.start) > 0.5;
        if out.iter().any(|other| under(other)) {
            continue;
        }
        let last = stack(piece).1;
        let central = !at_top && (f32::midpoint(line.base, last) - f32::midpoint(top, bottom)).abs() < line.size * 0.4;
        let level = || (block(pieces, line, piece) - first).abs() < 2.0;
        if line.base < top + line.size * 0.4 || central || level() {
            out.push(piece);
        }
    }
    out.sort_by(|a, b| a.start.total_cmp(&b.start));
    out
}

/// The middle of a heading that starts with a piece: lines under each other with one middle.
fn block(pieces: &[(&Line, &Chunk)], line: &Line, piece: &Chunk) -> f32 {
    let middle = |piece: &Chunk| f32::midpoint(piece.start, piece.end);
    let mut last = line.base;
    for (next, other) in pieces {
        let under = next.base > last + line.size * 0.8 && next.base < last + line.size * 1.6;
        if under && (middle(other) - middle(piece)).abs() < 2.5 {
            last = next.base;
        }
    }
    f32::midpoint(line.base, last)
}

/// How many pieces of those from the top on are above one that begins at a height, set apart from it.
fn lines_above(share: &[(&Line, &Chunk)], top: f32, base: f32, pitch: f32) -> usize {
    if share.first().is_none_or(|(line, _)| line.base > top + 0.5) {
        return share.len();
    }
    let at = share.iter().position(|(line, _)| (line.base - base).abs() < 0.5).filter(|at| *at > 0);
    at.filter(|&at| base - share[at - 1].0.base > pitch + 1.0).unwrap_or(share.len())
}

/// How many pieces are of the heading itself: its first line, and lines under it set over the same columns alone.
fn own_lines(share: &[(&Line, &Chunk)]) -> usize {
    let Some(((_, first), rest)) = share.split_first() else { return 0 };
    let middle = |piece: &Chunk| f32::midpoint(piece.start, piece.end);
    let mut count = 1;
    for (at, (line, piece)) in rest.iter().enumerate() {
        let beside =
            |other: Option<&(&Line, &Chunk)>| other.is_some_and(|(other, _)| (other.base - line.base).abs() < line.size * 0.6);
        let same = (middle(piece) - middle(first)).abs() < 2.5 || (piece.start - first.start).abs() < 1.5;
        if !same || beside(rest.get(at + 1)) || at > 0 && beside(rest.get(at - 1)) || at + 1 == rest.len() {
            break;
        }
        count += 1;
    }
    // All are, where nothing is left to stand under it.
    let alone = rest.iter().all(|(_, piece)| (middle(piece) - middle(first)).abs() < 2.5);
    if alone { share.len() } else { count }
}

/// Which columns each of some headings, from left to right, stands over.
fn groups(upper: &[&Chunk], part: &Part<'_>, columns: &[Span]) -> Vec<(usize, usize)> {
    let centred = share_out(upper, part, columns, true);
    let started = share_out(upper, part, columns, false);
    if started.0 + 1.0 < centred.0 { started.1 } else { centred.1 }
}

/// The cheapest way to give all columns to headings in order, and what it costs.
fn share_out(upper: &[&Chunk], part: &Part<'_>, columns: &[Span], centred: bool) -> (f32, Vec<(usize, usize)>) {
    let (from, end) = (part.columns.0, part.columns.1 + 1);
    let count = end - from;
    let headed = |column: usize| {
        part.pieces.iter().any(|(_, piece)| range(piece, columns).is_some_and(|(a, b)| a <= column && column <= b))
    };
    let bare: Vec<f32> = (from..end).map(|column| if headed(column) { BARE * 4.0 } else { BARE }).collect();
    let lowest = lowest(upper, part);
    // best[i][j]: the first i headings have the first j columns; from where the last one starts.
    let mut best = vec![vec![(f32::MAX, usize::MAX); count + 1]; upper.len() + 1];
    best[0][0] = (0.0, usize::MAX);
    for heading in 0..=upper.len() {
        for at in 0..count {
            let (cost, _) = best[heading][at];
            if cost >= f32::MAX {
                continue;
            }
            let skipped = cost + bare[at];
            if skipped < best[heading][at + 1].0 {
                best[heading][at + 1] = (skipped, usize::MAX);
            }
            let Some(piece) = upper.get(heading) else { continue };
            for last in at..count {
                let group = (from + at, from + last);
                let cost = cost + off(piece, group, columns, centred) + missing(piece, &lowest, group, columns);
                if cost < best[heading + 1][last + 1].0 {
                    best[heading + 1][last + 1] = (cost, at);
                }
            }
        }
    }
    let mut out = vec![];
    let (mut heading, mut at) = (upper.len(), count);
    let total = best[heading][at].0;
    while at > 0 {
        let start = best[heading][at].1;
        if start == usize::MAX {
            at -= 1;
            continue;
        }
        out.push((from + start, from + at - 1));
        at = start;
        heading = heading.saturating_sub(1);
    }
    out.reverse();
    (total, out)
}

/// The middles of the headings that nothing stands under, but for the upper ones.
fn lowest(upper: &[&Chunk], part: &Part<'_>) -> Vec<f32> {
    let meets = |a: &Chunk, b: &Chunk| a.end.min(b.end) - a.start.max(b.start) > 0.5;
    let below =
        |line: &Line, piece: &Chunk| part.pieces.iter().any(|(other, chunk)| other.base > line.base && meets(chunk, piece));
    let own = |piece: &Chunk| upper.iter().any(|upper| std::ptr::eq(*upper, piece));
    let out = part.pieces.iter().filter(|(line, piece)| !own(piece) && !below(line, piece));
    out.map(|(_, piece)| f32::midpoint(piece.start, piece.end)).collect()
}

/// What it costs that columns under one heading have none of their own, or that it is not in the middle of those.
fn missing(heading: &Chunk, lowest: &[f32], (first, last): (usize, usize), columns: &[Span]) -> f32 {
    if first == last {
        return 0.0;
    }
    let left = first.checked_sub(1).map_or(f32::MIN, |before| f32::midpoint(columns[before].1, columns[first].0));
    let right = columns.get(last + 1).map_or(f32::MAX, |after| f32::midpoint(columns[last].1, after.0));
    let inside = || lowest.iter().copied().filter(|middle| (left..right).contains(middle));
    let (from, to) = inside().fold((f32::MAX, f32::MIN), |(from, to), middle| (from.min(middle), to.max(middle)));
    let count = inside().count();
    let aside = if count > 0 { (f32::midpoint(from, to) - f32::midpoint(heading.start, heading.end)).abs() * 0.2 } else { 0.0 };
    (last + 1 - first).saturating_sub(count) as f32 * MISSING + aside
}

/// How far a heading is from the middle, or the start, of some columns, in points; one over none of them is far.
fn off(piece: &Chunk, (first, last): (usize, usize), columns: &[Span], centred: bool) -> f32 {
    // An edge between two columns is anywhere in the gutter.
    let left = (first.checked_sub(1).map_or(columns[first].0 - 8.0, |before| columns[before].1), columns[first].0);
    let right = (columns[last].1, columns.get(last + 1).map_or(columns[last].1 + 40.0, |after| after.0));
    // A heading over columns that it does not have is crossed by what stands beside it.
    let outside = (left.0 - piece.start).max(piece.end - right.1).max(0.0);
    let centre = f32::midpoint(piece.start, piece.end);
    let aside = if centred {
        let (least, most) = (f32::midpoint(left.0, right.0), f32::midpoint(left.1, right.1));
        (least - centre).max(centre - most).max(0.0) + (f32::midpoint(least, most) - centre).abs() * 0.1
    } else {
        (piece.start - columns[first].0).abs()
    };
    aside + outside * 4.0
}
