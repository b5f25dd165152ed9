//! The rules on the image of a page: long thin dark runs, level or upright. They make the tables of a scan, and an OCR
//! reads better without them.

use crate::read::ocr::PageImage;

/// Shorter runs are strokes of letters, in inches.
const LEAST_RUN: f32 = 0.16;
/// A rule is longer than this, in inches: level, upright.
const LEAST_RULE: (f32, f32) = (0.3, 0.22);
/// And no thicker.
const THICKEST: f32 = 0.045;
/// Light pixels that do not end a run.
const SPECK: u32 = 2;
/// More runs than this are a picture.
const MAX_RUNS: usize = 400_000;

/// A rule in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) level: bool,
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// A dark run: the row (or column) it lies in, and its ends.
#[derive(Clone, Copy)]
struct Run {
    at: u32,
    from: u32,
    to: u32,
}

/// Finds the rules of a page, and paints them white.
pub(super) fn take(image: &mut PageImage, threshold: u8) -> Vec<Line> {
    let mut out = vec![];
    let (lying, standing) = (level_runs(image, threshold), upright_runs(image, threshold));
    for (level, runs) in [(true, lying), (false, standing)] {
        let least = image.dpi as f32 * if level { LEAST_RULE.0 } else { LEAST_RULE.1 };
        for group in groups(&runs) {
            let (from, to) = group.iter().fold((u32::MAX, 0), |ends, run| (ends.0.min(run.from), ends.1.max(run.to)));
            let length = to.saturating_sub(from) as f32;
            let ink: u64 = group.iter().map(|run| u64::from(run.to - run.from)).sum();
            let places = group.iter().fold((u32::MAX, 0), |ends, run| (ends.0.min(run.at), ends.1.max(run.at)));
            let thickness = ink as f32 / length.max(1.0);
            let spread = (places.1 - places.0 + 1) as f32;
            if length < least || thickness > image.dpi as f32 * THICKEST || spread > thickness + length * 0.03 + 4.0 {
                continue;
            }
            let at: u64 = group.iter().map(|run| u64::from(run.at) * u64::from(run.to - run.from)).sum();
            out.push(Line { level, at: at as f32 / ink.max(1) as f32 + 0.5, from: from as f32, to: to as f32 });
            group.iter().for_each(|run| blot(image, level, run));
        }
    }
    out
}

/// Paints a run white, with the grey seam around it.
fn blot(image: &mut PageImage, level: bool, run: &Run) {
    let (width, height) = (image.width, image.height);
    let (across, down) = if level {
        (run.from.saturating_sub(1)..(run.to + 1).min(width), run.at.saturating_sub(1)..(run.at + 2).min(height))
    } else {
        (run.at.saturating_sub(1)..(run.at + 2).min(width), run.from.saturating_sub(1)..(run.to + 1).min(height))
    };
    for y in down {
        let start = y as usize * width as usize;
        if let Some(row) = image.pixels.get_mut(start + across.start as usize..start + across.end as usize) {
            row.fill(255);
        }
    }
}

fn level_runs(image: &PageImage, threshold: u8) -> Vec<Run> {
    let least = (image.dpi as f32 * LEAST_RUN) as u32;
    let mut out = vec![];
    for y in 0..image.height {
        let (mut from, mut end) = (0, 0);
        for (x, &pixel) in (0u32..).zip(image.row(y)) {
            if pixel > threshold {
                continue;
            }
            if x > end + SPECK {
                if end - from >= least && out.len() < MAX_RUNS {
                    out.push(Run { at: y, from, to: end });
                }
                from = x;
            }
            end = x + 1;
        }
        if end - from >= least && out.len() < MAX_RUNS {
            out.push(Run { at: y, from, to: end });
        }
    }
    out
}

fn upright_runs(image: &PageImage, threshold: u8) -> Vec<Run> {
    let least = (image.dpi as f32 * LEAST_RUN) as u32;
    let mut open: Vec<(u32, u32)> = vec![(0, 0); image.width as usize];
    let mut out: Vec<Run> = vec![];
    for y in 0..image.height {
        for ((x, &pixel), run) in (0u32..).zip(image.row(y)).zip(&mut open) {
            if pixel > threshold {
                continue;
            }
            if y > run.1 + SPECK {
                if run.1 - run.0 >= least && out.len() < MAX_RUNS {
                    out.push(Run { at: x, from: run.0, to: run.1 });
                }
                run.0 = y;
            }
            run.1 = y + 1;
        }
    }
    for (x, run) in (0u32..).zip(open) {
        if run.1 - run.0 >= least && out.len() < MAX_RUNS {
            out.push(Run { at: x, from: run.0, to: run.1 });
        }
    }
    out.sort_by_key(|run| (run.at, run.from));
    out
}

/// Runs that touch, row by row.
fn groups(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut parents: Vec<usize> = (0..runs.len()).collect();
    let root = |parents: &mut Vec<usize>, mut at: usize| {
        while parents[at] != at {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        at
    };
    let (mut before, mut start) = (0..0, 0);
    while start < runs.len() {
        let end = start + runs[start..].iter().take_while(|run| run.at == runs[start].at).count();
        if before.end > before.start && runs[before.start].at + 1 == runs[start].at {
            let mut first = before.start;
            for at in start..end {
                while first < before.end && runs[first].to < runs[at].from {
                    first += 1;
                }
                for other in first..before.end {
                    if runs[other].from > runs[at].to {
                        break;
                    }
                    let (a, b) = (root(&mut parents, other), root(&mut parents, at));
                    parents[b.max(a)] = a.min(b);
                }
            }
        }
        (before, start) = (start..end, end);
    }
    let mut of_root: Vec<Vec<Run>> = vec![vec![]; runs.len()];
    for (at, run) in runs.iter().enumerate() {
        of_root[root(&mut parents, at)].push(*run);
    }
    of_root.retain(|group| !group.is_empty());
    of_root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dark(image: &mut PageImage, x: std::ops::Range<u32>, y: std::ops::Range<u32>) {
        for y in y {
            x.clone().for_each(|x| image.pixels[(y * image.width + x) as usize] = 10);
        }
    }

    #[test]
    fn rules_are_taken_and_letters_left() {
        let mut page = PageImage::blank(1, 900, 600, 300);
        dark(&mut page, 100..800, 100..104);
        dark(&mut page, 100..103, 100..400);
        // A letter with strokes too short, and a black box.
        dark(&mut page, 300..330, 200..205);
        dark(&mut page, 300..305, 200..240);
        dark(&mut page, 500..700, 300..400);
        // A rule that falls by one pixel in forty.
        for step in 0..10 {
            dark(&mut page, 200 + step * 40..240 + step * 40, 500 + step..503 + step);
        }
        let found = take(&mut page, 128);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].level && (found[0].at - 102.0).abs() < 1.0 && (found[0].from, found[0].to) == (100.0, 800.0));
        assert!(found.iter().any(|line| !line.level && (line.from, line.to) == (100.0, 400.0)));
        assert_eq!(page.row(202)[310], 10, "the letter stays");
        assert_eq!(page.row(350)[600], 10, "the box stays");
        assert_eq!(page.row(101)[400], 255, "the rule is gone");
    }

    #[test]
    fn runs_end_at_the_edge_of_the_page() {
        let mut page = PageImage::blank(1, 400, 300, 300);
        dark(&mut page, 0..400, 299..300);
        dark(&mut page, 399..400, 0..300);
        assert_eq!(take(&mut page, 128).len(), 2);
    }
}
