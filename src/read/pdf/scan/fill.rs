//! Areas filled on an image: edges, line by line, four steps a pixel.

use hayro_interpret::kurbo::{self, BezPath, PathEl, Point, Rect};

use crate::read::ocr::PageImage;

/// Lines a pixel is cut into.
const STEPS: u32 = 4;
/// Most edges of an area; a letter has a hundred.
const MAX_EDGES: usize = 20_000;

/// One side of the area, from top to bottom.
struct Edge {
    top: Point,
    bottom: Point,
    /// Whether it was drawn downwards.
    down: bool,
}

/// Fills a path with a shade.
pub(super) fn fill(canvas: &mut PageImage, path: &BezPath, even_odd: bool, clip: Rect, grey: u8, alpha: f32) {
    let mut edges = edges(path);
    edges.sort_by(|a, b| a.top.y.total_cmp(&b.top.y));
    let (Some(first), lowest) = (edges.first(), edges.iter().map(|edge| edge.bottom.y).fold(f64::MIN, f64::max)) else { return };
    let top = first.top.y.max(clip.y0).max(0.0).floor() as u32;
    let bottom = (lowest.min(clip.y1).max(0.0).ceil() as u32).min(canvas.height);
    let (left, right) = (clip.x0.max(0.0), clip.x1.min(f64::from(canvas.width)));
    let (mut next, mut active): (usize, Vec<&Edge>) = (0, vec![]);
    let mut cover: Vec<f32> = vec![0.0; canvas.width as usize + 1];
    let mut crossings: Vec<(f64, i32)> = vec![];
    for y in top..bottom {
        let mut touched = (usize::MAX, 0);
        for step in 0..STEPS {
            let line = f64::from(y) + (f64::from(step) + 0.5) / f64::from(STEPS);
            while let Some(edge) = edges.get(next).filter(|edge| edge.top.y <= line) {
                active.push(edge);
                next += 1;
            }
            active.retain(|edge| edge.bottom.y > line);
            crossings.clear();
            crossings.extend(active.iter().map(|edge| {
                let share = (line - edge.top.y) / (edge.bottom.y - edge.top.y);
                (edge.top.x + (edge.bottom.x - edge.top.x) * share, if edge.down { 1 } else { -1 })
            }));
            crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut winding = 0;
            for pair in crossings.windows(2) {
                winding += if even_odd { 1 } else { pair[0].1 };
                let inside = if even_odd { winding % 2 != 0 } else { winding != 0 };
                let (from, to) = (pair[0].0.max(left), pair[1].0.min(right));
                if inside && to > from {
                    span(&mut cover, from, to);
                    touched = (touched.0.min(from as usize), touched.1.max(to.ceil() as usize));
                }
            }
        }
        if touched.0 < touched.1 {
            let start = y as usize * canvas.width as usize;
            for (x, cover) in cover.iter_mut().enumerate().take(touched.1.min(canvas.width as usize)).skip(touched.0) {
                let share = (std::mem::take(cover) / STEPS as f32).min(1.0) * alpha;
                if let Some(out) = canvas.pixels.get_mut(start + x) {
                    *out = (f32::from(*out) * (1.0 - share) + f32::from(grey) * share).round() as u8;
                }
            }
        }
    }
}

/// Adds what a stretch of one line covers of each pixel.
fn span(cover: &mut [f32], from: f64, to: f64) {
    let (first, last) = (from as usize, to as usize);
    if first == last {
        cover[first] += (to - from) as f32;
        return;
    }
    cover[first] += (first as f64 + 1.0 - from) as f32;
    cover[first + 1..last].iter_mut().for_each(|pixel| *pixel += 1.0);
    if let Some(pixel) = cover.get_mut(last) {
        *pixel += (to - last as f64) as f32;
    }
}

fn edges(path: &BezPath) -> Vec<Edge> {
    let mut out = vec![];
    let (mut start, mut at) = (Point::ZERO, Point::ZERO);
    let mut line = |from: Point, to: Point| {
        let level = (from.y - to.y).abs() < 1e-9 || !(from.x + from.y + to.x + to.y).is_finite();
        if !level && out.len() < MAX_EDGES {
            let down = from.y < to.y;
            let (top, bottom) = if down { (from, to) } else { (to, from) };
            out.push(Edge { top, bottom, down });
        }
    };
    kurbo::flatten(path.iter(), 0.2, |element| match element {
        PathEl::MoveTo(point) => {
            line(at, start);
            (start, at) = (point, point);
        }
        PathEl::LineTo(point) => {
            line(at, point);
            at = point;
        }
        PathEl::ClosePath => {
            line(at, start);
            at = start;
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    line(at, start);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_interpret::kurbo::Shape as _;

    #[test]
    fn a_box_with_a_hole() {
        let mut canvas = PageImage::blank(1, 20, 10, 72);
        let mut path = Rect::new(2.0, 2.0, 12.5, 8.0).to_path(0.1);
        path.extend(Rect::new(4.0, 4.0, 6.0, 6.0).to_path(0.1));
        fill(&mut canvas, &path, true, Rect::new(0.0, 0.0, 20.0, 10.0), 0, 1.0);
        assert_eq!(canvas.row(1), [255; 20]);
        assert_eq!(&canvas.row(5)[1..8], [255, 0, 0, 255, 255, 0, 0]);
        assert_eq!(&canvas.row(2)[11..14], [0, 128, 255]);
        fill(&mut canvas, &path, false, Rect::new(0.0, 0.0, 20.0, 10.0), 0, 1.0);
        assert_eq!(&canvas.row(5)[1..8], [255, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        let mut canvas = PageImage::blank(1, 4, 4, 72);
        let path = Rect::new(-1e7, -1e7, 1e7, 1e7).to_path(0.1);
        fill(&mut canvas, &path, false, Rect::new(1.0, 1.0, 3.0, 3.0), 9, 1.0);
        assert_eq!(canvas.pixels.split(|&pixel| pixel == 9).count(), 5);
    }
}
