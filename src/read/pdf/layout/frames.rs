//! Tables whose lines are not all drawn: no frame around them, or no lines between rows.

use super::grid::{Lines, MEET};
use super::segments::Segment;
use crate::read::pdf::page::Area;

/// A row of a title between two parts of a table is no higher.
const TITLE: f32 = 40.0;
/// Where an upright line ends for less than this it is dashed.
const DASH: f32 = 9.0;
/// No row of a head is lower.
const LINE: f32 = 8.0;
/// More lines are a drawing.
const MAX_LINES: usize = 2000;

/// More lines that meet no other are a drawing, too.
const MAX_ALONE: usize = 300;

/// Puts parts of tables together that no line joins: upright lines inside a frame, and what only the title of a group
/// parts in a table without a frame.
pub(super) fn rejoin(groups: Vec<Lines>) -> Vec<Lines> {
    let (mut groups, alone): (Vec<Lines>, Vec<Lines>) =
        groups.into_iter().partition(|(level, upright)| !level.is_empty() && !upright.is_empty());
    adopt(&mut groups, alone);
    take_in(&mut groups);
    if groups.len() < 2 {
        return groups;
    }
    let mut parts: Vec<(Lines, Option<Part>)> =
        groups.into_iter().map(|lines| (Part::of(&lines), lines)).map(|(a, b)| (b, a)).collect();
    parts.sort_by(|a, b| top(a.1.as_ref()).total_cmp(&top(b.1.as_ref())));
    let mut out: Vec<(Lines, Option<Part>)> = vec![];
    for (lines, part) in parts {
        match (out.last_mut(), &part) {
            (Some(((level, upright), Some(above))), Some(below)) if above.goes_on_with(below) => {
                level.extend(lines.0);
                upright.extend(lines.1);
                above.bottom = below.bottom;
            }
            _ => out.push((lines, part)),
        }
    }
    out.iter_mut().for_each(|(lines, _)| sort(lines));
    out.into_iter().map(|(lines, _)| lines).collect()
}

/// Upright lines that meet no level one are of the frame they stand in, or go on with its columns under a title.
fn adopt(groups: &mut [Lines], alone: Vec<Lines>) {
    if alone.len() > MAX_ALONE || groups.len() > MAX_ALONE {
        return;
    }
    let mut areas: Vec<Area> = groups.iter().map(area_of).collect();
    let mut alone: Vec<Segment> = alone.into_iter().flat_map(|(_, upright)| upright).collect();
    alone.sort_by(|a, b| a.from.total_cmp(&b.from));
    for line in alone {
        let inside = |area: &Area| {
            let across = line.at > area.left + MEET && line.at < area.right - MEET;
            across && line.from > area.top - MEET && line.to < area.bottom + MEET
        };
        let under = |(area, (_, upright)): (&Area, &Lines)| {
            (0.0..TITLE).contains(&(line.from - area.bottom)) && upright.iter().any(|other| (other.at - line.at).abs() < MEET)
        };
        let found = areas.iter().position(inside).or_else(|| areas.iter().zip(groups.iter()).position(under));
        if let Some(at) = found {
            areas[at].bottom = areas[at].bottom.max(line.to);
            let place = groups[at].1.partition_point(|other| other.at < line.at);
            groups[at].1.insert(place, line);
        }
    }
}

/// Lines inside another frame between two upright lines of it are of that table: those of a cell over several rows may be
/// drawn beside its first row alone.
fn take_in(groups: &mut Vec<Lines>) {
    if groups.len() > MAX_ALONE {
        return;
    }
    let areas: Vec<Area> = groups.iter().map(area_of).collect();
    let mut hosts: Vec<Option<usize>> = areas.iter().map(|_| None).collect();
    for (own, area) in areas.iter().enumerate() {
        let inside = |at: usize| {
            let (host, slack) = (&areas[at], MEET * 2.0);
            let across = host.left < area.left + slack && host.right > area.right - slack;
            across && host.top < area.top - slack && host.bottom > area.bottom - slack && hosts[at].is_none()
        };
        let lined = |at: usize, edge: f32| groups[at].1.iter().any(|line| (line.at - edge).abs() < MEET);
        hosts[own] = (0..areas.len()).find(|&at| at != own && inside(at) && lined(at, area.left) && lined(at, area.right));
    }
    for own in (0..groups.len()).rev() {
        let Some(host) = hosts[own] else { continue };
        let (level, upright) = std::mem::take(&mut groups[own]);
        groups[host].0.extend(level);
        groups[host].1.extend(upright);
        sort(&mut groups[host]);
    }
    let mut at = 0;
    groups.retain(|_| {
        at += 1;
        hosts[at - 1].is_none()
    });
}

fn sort((level, upright): &mut Lines) {
    level.sort_by(|a, b| a.at.total_cmp(&b.at));
    upright.sort_by(|a, b| a.at.total_cmp(&b.at));
}

/// What the level lines span across, and the upright ones down.
fn area_of((level, upright): &Lines) -> Area {
    let span =
        |lines: &[Segment]| lines.iter().fold((f32::MAX, f32::MIN), |(from, to), line| (from.min(line.from), to.max(line.to)));
    let ((left, right), (top, bottom)) = (span(level), span(upright));
    Area { left, top, right, bottom }
}

fn top(part: Option<&Part>) -> f32 {
    part.map_or(f32::MAX, |part| part.top)
}

/// A part of a table that has no frame: its outer columns are open.
struct Part {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    columns: Vec<f32>,
}

impl Part {
    fn of((level, upright): &Lines) -> Option<Self> {
        if level.len() + upright.len() > MAX_LINES {
            return None;
        }
        let left = level.iter().map(|line| line.from).fold(f32::MAX, f32::min);
        let right = level.iter().map(|line| line.to).fold(f32::MIN, f32::max);
        if upright.iter().any(|line| line.at < left + MEET * 2.0 || line.at > right - MEET * 2.0) {
            return None;
        }
        let top = upright.iter().map(|line| line.from).chain(level.iter().map(|line| line.at)).fold(f32::MAX, f32::min);
        let bottom = upright.iter().map(|line| line.to).chain(level.iter().map(|line| line.at)).fold(f32::MIN, f32::max);
        let mut columns: Vec<f32> = vec![];
        for line in upright {
            if columns.last().is_none_or(|last| line.at - last > MEET) {
                columns.push(line.at);
            }
        }
        Some(Self { left, right, top, bottom, columns })
    }

    /// Whether the part below has the same columns and stands just under this one.
    fn goes_on_with(&self, below: &Self) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() < MEET * 2.0;
        let shares = |at: &&f32| below.columns.iter().any(|other| near(**at, *other));
        near(self.left, below.left)
            && near(self.right, below.right)
            && below.top > self.bottom - MEET
            && below.top - self.bottom < TITLE
            && self.columns.iter().filter(shares).count() * 2 > self.columns.len().max(below.columns.len())
    }
}

/// Where most inner upright lines of a table break off at one height though no line crosses there: one more row begins.
pub(super) fn breaks(level: &[Segment], upright: &[Segment]) -> Vec<f32> {
    if level.len() + upright.len() > MAX_LINES {
        return vec![];
    }
    let (left, right) = upright.iter().fold((f32::MAX, f32::MIN), |(left, right), line| (left.min(line.at), right.max(line.at)));
    let (top, bottom) =
        upright.iter().fold((f32::MAX, f32::MIN), |(top, bottom), line| (top.min(line.from), bottom.max(line.to)));
    let mut columns: Vec<(f32, Vec<&Segment>)> = vec![];
    for line in upright.iter().filter(|line| line.at > left + MEET && line.at < right - MEET) {
        match columns.last_mut().filter(|last| line.at - last.0 <= MEET) {
            Some(last) => last.1.push(line),
            None => columns.push((line.at, vec![line])),
        }
    }
    let mut ends: Vec<f32> = vec![];
    for (_, lines) in &mut columns {
        lines.sort_by(|a, b| a.from.total_cmp(&b.from));
        if lines.iter().any(|line| line.to - line.from < DASH) || lines.windows(2).any(|pair| pair[1].from - pair[0].to < DASH) {
            return vec![];
        }
        ends.extend(
            lines.iter().flat_map(|line| [line.from, line.to]).filter(|&end| end > top + MEET * 2.0 && end < bottom - MEET * 2.0),
        );
    }
    let lined = |end: f32| level.iter().any(|line| (line.at - end).abs() < MEET * 2.0);
    let mut out = resumed(level, upright);
    ends.retain(|&end| !lined(end));
    ends.sort_by(f32::total_cmp);
    let mut rest = ends.as_slice();
    while let Some(&first) = rest.first() {
        let count = rest.iter().take_while(|&&end| end - first <= MEET).count();
        if count >= 2 && count * 2 > columns.len() {
            out.push(first);
        }
        rest = &rest[count..];
    }
    out
}

/// Heights of lines that cross a part of a head, where upright lines begin anew beside every column that they leave out:
/// these columns have a row begin there, too.
fn resumed(level: &[Segment], upright: &[Segment]) -> Vec<f32> {
    let mut columns: Vec<(f32, Vec<f32>)> = vec![];
    // A line begins anew where the one above it in its place has ended before.
    let mut last: Option<Segment> = None;
    let mut sorted: Vec<Segment> = upright.to_vec();
    sorted.sort_by(|a, b| a.at.total_cmp(&b.at));
    for group in sorted.chunk_by_mut(|a, b| b.at - a.at <= MEET) {
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut starts = vec![];
        for line in group.iter() {
            if last.is_some_and(|last| line.from - last.to >= DASH) {
                starts.push(line.from);
            }
            last = Some(*line);
        }
        last = None;
        columns.push((group[0].at, starts));
    }
    if columns.iter().all(|column| column.1.is_empty()) {
        return vec![];
    }
    let begins = |column: &(f32, Vec<f32>), at: f32| column.1.iter().any(|start| (start - at).abs() < MEET);
    let end = head_of(level, upright).map_or(f32::MAX, |(_, end)| end);
    let mut out = vec![];
    for lines in level.chunk_by(|a, b| b.at - a.at <= MEET).take_while(|lines| lines[0].at < end) {
        let at = lines[0].at;
        let whole = columns.windows(2).all(|pair| {
            let (from, to) = (pair[0].0 + MEET * 2.0, pair[1].0 - MEET * 2.0);
            if lines.iter().any(|line| line.from < from && line.to > to) {
                return true;
            }
            begins(&pair[0], at) || begins(&pair[1], at)
        });
        // One alone may be the side of a cell over several rows, drawn beside some of them.
        if whole && columns.iter().filter(|column| begins(column, at)).count() >= 2 {
            out.push(at);
        }
    }
    out
}

/// The heights of the first two lines that cross a whole table.
fn head_of(level: &[Segment], upright: &[Segment]) -> Option<(f32, f32)> {
    let (left, right) = upright.iter().fold((f32::MAX, f32::MIN), |(left, right), line| (left.min(line.at), right.max(line.at)));
    let mut whole = level.iter().filter(|line| line.from < left + MEET * 2.0 && line.to > right - MEET * 2.0);
    let top = whole.next().map(|line| line.at)?;
    Some((top, whole.map(|line| line.at).find(|at| at - top > MEET * 2.0)?))
}

/// Heights between the first two lines that cross a whole table, where upright lines begin: rows of its head that no line
/// parts. What such a line does not part below reaches over both.
pub(super) fn head_rows(level: &[Segment], upright: &[Segment]) -> Vec<f32> {
    if level.len() + upright.len() > MAX_LINES {
        return vec![];
    }
    let Some((top, end)) = head_of(level, upright) else { return vec![] };
    let inside = |line: &&Segment| line.from > top + LINE && line.from < end - LINE && line.to > end - MEET;
    let known = |line: &&Segment| level.iter().any(|other| (other.at - line.from).abs() < MEET * 2.0);
    let mut out: Vec<f32> = upright.iter().filter(inside).filter(|line| !known(line)).map(|line| line.from).collect();
    out.sort_by(f32::total_cmp);
    out.dedup_by(|a, b| *a - *b <= MEET * 2.0);
    out
}

#[cfg(test)]
mod tests {
    use super::super::grid::find;
    use super::super::grid::tests::{lie, stand};
    use crate::read::pdf::page::Rule;

    #[test]
    fn parts_without_a_frame_that_a_title_parts_are_one_table() {
        let part = |top: f32| -> Vec<Rule> {
            let level = [top, top + 20.0, top + 40.0].map(|at| lie(at, 0.0, 300.0));
            level.into_iter().chain([100.0, 200.0].map(|at| stand(at, top, top + 40.0))).collect()
        };
        let count = |second: f32| {
            let grids = find(&[part(0.0), part(second)].concat());
            grids.iter().map(|grid| (grid.xs.len(), grid.ys.len())).collect::<Vec<_>>()
        };
        assert_eq!(count(56.0), [(4, 6)]);
        assert_eq!(count(100.0), [(4, 3), (4, 3)]);
        // What has a frame is a table of its own.
        let framed = |top: f32| [part(top), vec![stand(0.0, top, top + 40.0), stand(300.0, top, top + 40.0)]].concat();
        assert_eq!(find(&[framed(0.0), framed(56.0)].concat()).len(), 2);
    }

    #[test]
    fn a_row_begins_where_inner_lines_break_off() {
        let mut rules = vec![lie(0.0, 0.0, 300.0), lie(20.0, 0.0, 300.0), lie(200.0, 0.0, 300.0)];
        rules.extend([0.0, 300.0].map(|at| stand(at, 0.0, 200.0)));
        rules.extend([60.0, 200.0].iter().flat_map(|&at| [stand(at, 0.0, 100.0), stand(at, 116.0, 200.0)]));
        let grid = find(&rules).remove(0);
        assert_eq!(grid.ys, [0.0, 20.0, 100.0, 116.0, 200.0]);
        assert_eq!(grid.cells[6], (2, 0, 1, 3));
        // Dashes are no rows.
        let dashed = (0..10).flat_map(|at| [60.0, 200.0].map(|x| stand(x, at as f32 * 20.0, at as f32 * 20.0 + 14.0)));
        let rules: Vec<Rule> = rules[..5].iter().copied().chain(dashed).collect();
        assert_eq!(find(&rules)[0].ys, [0.0, 20.0, 200.0]);
    }

    #[test]
    fn rows_of_a_head_begin_where_its_upright_lines_do() {
        // A heading over two columns, with no line under it.
        let mut rules: Vec<Rule> = [0.0, 40.0, 120.0].map(|at| lie(at, 0.0, 300.0)).to_vec();
        rules.extend([0.0, 100.0, 300.0].map(|at| stand(at, 0.0, 120.0)));
        rules.push(stand(200.0, 18.0, 120.0));
        let grid = find(&rules).remove(0);
        assert_eq!(grid.ys, [0.0, 18.0, 40.0, 120.0]);
        assert_eq!(grid.cells[..4], [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]);
    }

    #[test]
    fn a_head_ends_where_upright_lines_begin_anew() {
        // Only the first row of a merged heading has its sides drawn, and only the heading over two columns an end.
        let mut rules = vec![lie(0.0, 0.0, 300.0), lie(18.0, 100.0, 300.0), lie(40.0, 100.0, 300.0), lie(120.0, 0.0, 300.0)];
        rules.extend([0.0, 100.0].iter().flat_map(|&at| [stand(at, 0.0, 18.0), stand(at, 40.0, 120.0)]));
        rules.extend([stand(200.0, 18.0, 120.0), stand(300.0, 0.0, 120.0)]);
        let grid = find(&rules).remove(0);
        assert_eq!(grid.cells[..2], [(0, 0, 2, 1), (0, 1, 1, 2)]);
        assert_eq!(grid.cells[4], (2, 0, 1, 1));
    }

    #[test]
    fn lines_in_a_frame_between_its_own_are_of_its_table() {
        let mut host = vec![lie(0.0, 0.0, 300.0), lie(120.0, 150.0, 300.0), stand(0.0, 0.0, 20.0), stand(300.0, 0.0, 120.0)];
        host.push(stand(150.0, 0.0, 20.0));
        let count = |left: f32, right: f32| {
            let level = [60.0, 80.0].map(|at| lie(at, left, right));
            let upright = [left, right].map(|at| stand(at, 40.0, 100.0));
            find(&[host.clone(), level.to_vec(), upright.to_vec()].concat()).len()
        };
        assert_eq!(count(0.0, 150.0), 1);
        // A table in a cell has edges of its own.
        assert_eq!(count(20.0, 130.0), 2);
    }
}
