//! Paths: the straight level and upright lines among what is stroked and filled.
//!
//! Tables are ruled with strokes, with stroked boxes, or, by Word, with filled boxes as thin as a line.

use super::matrix::Matrix;
use crate::read::pdf::page::{Area, Rule};

/// A filled box no thicker than this is a line, in points.
const THIN: f32 = 2.6;
/// No line is shorter.
const SHORT: f32 = 2.0;
/// How far a line may lean over its length.
const LEAN: f32 = 1.2;
/// A path longer than this is a drawing, not the rules of a table.
const MAX_POINTS: usize = 4000;

/// The path under construction, in page coordinates.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// Runs of points; each run is a subpath.
    points: Vec<(f32, f32)>,
    starts: Vec<usize>,
    curved: bool,
}

impl Path {
    pub(super) fn clear(&mut self) {
        self.points.clear();
        self.starts.clear();
        self.curved = false;
    }

    pub(super) fn move_to(&mut self, at: (f32, f32)) {
        self.starts.push(self.points.len());
        self.points.push(at);
    }

    pub(super) fn line_to(&mut self, at: (f32, f32)) {
        if self.points.len() < MAX_POINTS {
            if self.points.is_empty() {
                self.starts.push(0);
            }
            self.points.push(at);
        }
    }

    pub(super) fn curve_to(&mut self, at: (f32, f32)) {
        self.curved = true;
        self.line_to(at);
    }

    /// How many shapes it has, if it is curved as letters are.
    pub(super) fn curved_shapes(&self) -> usize {
        if self.curved { self.starts.len() } else { 0 }
    }

    pub(super) fn close(&mut self) {
        if let Some(&start) = self.starts.last().and_then(|&start| self.points.get(start)) {
            self.line_to(start);
        }
    }

    pub(super) fn rectangle(&mut self, ctm: &Matrix, [x, y, width, height]: [f32; 4]) {
        self.move_to(ctm.apply(x, y));
        self.line_to(ctm.apply(x + width, y));
        self.line_to(ctm.apply(x + width, y + height));
        self.line_to(ctm.apply(x, y + height));
        self.close();
    }

    /// The box around the path; nothing if it is too long to know.
    pub(super) fn area(&self) -> Option<Area> {
        let known = !self.points.is_empty() && self.points.len() < MAX_POINTS;
        known.then(|| self.points.iter().fold(Area::EMPTY, |area, &point| area.union(Area::of_corners(point, point))))
    }

    fn runs(&self) -> impl Iterator<Item = &[(f32, f32)]> {
        let ends = self.starts.iter().skip(1).copied().chain([self.points.len()]);
        self.starts.iter().zip(ends).filter_map(|(&start, end)| self.points.get(start..end))
    }

    /// The rules that stroking draws.
    pub(super) fn stroke(&self, rules: &mut Vec<Rule>) {
        for run in self.runs() {
            for pair in run.windows(2) {
                rules.extend(rule(pair[0], pair[1]));
            }
        }
    }

    /// The rules that filling draws: thin boxes, and the sides of a box in a box.
    pub(super) fn fill(&self, rules: &mut Vec<Rule>) {
        let mut before: Option<Area> = None;
        for run in self.runs().filter(|run| run.len() >= 3 && run.len() <= 12) {
            let (mut low, mut high) = (run[0], run[0]);
            for point in run {
                low = (low.0.min(point.0), low.1.min(point.1));
                high = (high.0.max(point.0), high.1.max(point.1));
            }
            let (width, height) = (high.0 - low.0, high.1 - low.1);
            let area = Area::of_corners(low, high);
            if let Some(before) = before.filter(|_| run.len() <= 5) {
                rules.extend(sides(before, area).or_else(|| sides(area, before)).into_iter().flatten());
            }
            before = (run.len() <= 5).then_some(area);
            if height <= THIN && width > height * 2.0 {
                let at = f32::midpoint(low.1, high.1);
                rules.extend(rule((low.0, at), (high.0, at)));
            } else if width <= THIN && height > width * 2.0 {
                let at = f32::midpoint(low.0, high.0);
                rules.extend(rule((at, low.1), (at, high.1)));
            }
        }
    }
}

/// The rules between a box and one drawn closely inside it: the border of a cell that shares none with others.
fn sides(outer: Area, inner: Area) -> Option<impl Iterator<Item = Rule>> {
    let gaps = [inner.left - outer.left, outer.right - inner.right, inner.top - outer.top, outer.bottom - inner.bottom];
    if gaps.iter().any(|gap| !(-0.01..=THIN).contains(gap)) || inner.width() < SHORT || inner.height() < SHORT {
        return None;
    }
    let stands = |at| Rule { level: false, at, from: outer.top, to: outer.bottom };
    let lies = |at| Rule { level: true, at, from: outer.left, to: outer.right };
    let rules = [
        stands(f32::midpoint(outer.left, inner.left)),
        stands(f32::midpoint(outer.right, inner.right)),
        lies(f32::midpoint(outer.top, inner.top)),
        lies(f32::midpoint(outer.bottom, inner.bottom)),
    ];
    // A side without a gap has no border.
    Some(rules.into_iter().zip(gaps).filter(|(_, gap)| *gap > 0.05).map(|(rule, _)| rule))
}

/// The rule between two points, if it lies or stands.
fn rule(a: (f32, f32), b: (f32, f32)) -> Option<Rule> {
    let (dx, dy) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
    if dy <= LEAN && dx > SHORT && dx > dy * 3.0 {
        Some(Rule { level: true, at: f32::midpoint(a.1, b.1), from: a.0.min(b.0), to: a.0.max(b.0) })
    } else if dx <= LEAN && dy > SHORT && dy > dx * 3.0 {
        Some(Rule { level: false, at: f32::midpoint(a.0, b.0), from: a.1.min(b.1), to: a.1.max(b.1) })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thin_box_is_a_line_and_a_thick_one_is_shade() {
        let mut path = Path::default();
        path.rectangle(&Matrix::IDENTITY, [10.0, 20.0, 100.0, 0.5]);
        path.rectangle(&Matrix::IDENTITY, [10.0, 20.0, 100.0, 30.0]);
        let mut rules = vec![];
        path.fill(&mut rules);
        assert_eq!(rules, [Rule { level: true, at: 20.25, from: 10.0, to: 110.0 }]);
        rules.clear();
        path.stroke(&mut rules);
        assert_eq!(rules.iter().filter(|rule| !rule.level).count(), 2);
    }

    #[test]
    fn a_box_in_a_box_is_a_border() {
        let sides = |boxes: [[f32; 4]; 2]| {
            let mut path = Path::default();
            boxes.into_iter().for_each(|sides| path.rectangle(&Matrix::IDENTITY, sides));
            let mut rules = vec![];
            path.fill(&mut rules);
            rules.iter().map(|rule| (rule.level, rule.at)).collect::<Vec<_>>()
        };
        let (outer, inner) = ([10.0, 20.0, 100.0, 30.0], [11.0, 21.0, 98.0, 28.0]);
        let expected = [(false, 10.5), (false, 109.5), (true, 20.5), (true, 49.5)];
        assert_eq!(sides([outer, inner]), expected);
        assert_eq!(sides([inner, outer]), expected);
        // Shade drawn twice has no border, nor has shade within shade.
        assert_eq!(sides([outer, outer]), []);
        assert_eq!(sides([outer, [20.0, 30.0, 50.0, 10.0]]), []);
    }
}
