//! Rules joined: broken and doubled lines made one.

use crate::read::pdf::page::Rule;

/// Lines nearer than this are one line drawn twice.
pub(super) const NEAR: f32 = 2.2;
/// A break in a line is no wider.
const BREAK: f32 = 3.5;

/// One whole line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// The level lines and the upright lines, each sorted by place.
pub(super) fn join(rules: &[Rule]) -> (Vec<Segment>, Vec<Segment>) {
    (of_kind(rules, true), of_kind(rules, false))
}

fn of_kind(rules: &[Rule], level: bool) -> Vec<Segment> {
    let mut list: Vec<Segment> = rules
        .iter()
        .filter(|rule| rule.level == level)
        .map(|rule| Segment { at: rule.at, from: rule.from, to: rule.to })
        .collect();
    list.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Segment> = vec![];
    let mut rest = list.as_mut_slice();
    while let Some(first) = rest.first() {
        let limit = first.at + NEAR;
        let count = rest.iter().take_while(|segment| segment.at <= limit).count();
        let (group, tail) = rest.split_at_mut(count);
        let start = out.len();
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        for segment in group.iter() {
            match out[start..].last_mut() {
                Some(last) if segment.from <= last.to + BREAK => {
                    if segment.to - segment.from > last.to - last.from {
                        last.at = segment.at;
                    }
                    last.to = last.to.max(segment.to);
                }
                _ => out.push(*segment),
            }
        }
        rest = tail;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_and_doubled_lines_are_one() {
        let rule = |at: f32, from: f32, to: f32| Rule { level: true, at, from, to };
        let rules = [rule(10.0, 0.0, 50.0), rule(11.5, 0.0, 100.0), rule(10.2, 102.0, 140.0), rule(30.0, 0.0, 140.0)];
        let (level, upright) = join(&rules);
        assert_eq!(level.len(), 2);
        assert!((level[0].to - 140.0).abs() < 1e-3 && (level[0].at - 11.5).abs() < 1e-3);
        assert!(upright.is_empty());
    }
}
