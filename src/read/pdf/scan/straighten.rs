//! Scanned pages set upright and straight: lines of text are found as bands of dark pixels, at the angle at which the
//! bands are sharpest.

use crate::read::ocr::PageImage;
use crate::read::pdf::page::Direction;

/// The widest angle looked for, in degrees.
const WIDEST: f32 = 6.0;
/// Smaller angles do not matter to an OCR; wider ones are turned back.
const LEAST: f32 = 0.08;
/// The page is judged at this many pixels an inch.
const COARSE: u32 = 75;
/// Bands of an upright page are this many times as sharp the one way as the other.
const SHARPER: f32 = 1.15;

/// How a scanned page lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pose {
    /// Whether lines run from side to side, rather than up or down.
    pub(super) level: bool,
    /// By how much they fall to the right, in radians (seen along the lines).
    pub(super) skew: f32,
}

/// The shade that parts ink from paper, by the method of Otsu.
pub(super) fn threshold(image: &PageImage) -> u8 {
    let mut counts = [0u64; 256];
    image.pixels.iter().for_each(|&pixel| counts[usize::from(pixel)] += 1);
    let total: u64 = counts.iter().sum();
    let sum: f64 = counts.iter().enumerate().map(|(shade, &count)| shade as f64 * count as f64).sum();
    let (mut dark, mut dark_sum, mut best) = (0u64, 0.0, (0.0, 128u8));
    for (shade, &count) in counts.iter().enumerate() {
        dark += count;
        dark_sum += shade as f64 * count as f64;
        let light = total - dark;
        if dark == 0 || light == 0 {
            continue;
        }
        let apart = dark_sum / dark as f64 - (sum - dark_sum) / light as f64;
        let score = dark as f64 * light as f64 * apart * apart;
        if score > best.0 {
            best = (score, shade as u8);
        }
    }
    // Nearly white or nearly black pages have no two kinds of pixels.
    best.1.clamp(60, 210)
}

/// Finds how a page lies; nothing for a page without ink.
pub(super) fn pose(image: &PageImage, threshold: u8) -> Option<Pose> {
    let step = (image.dpi / COARSE).max(1);
    let (width, height) = (image.width / step, image.height / step);
    let mut ink: Vec<(f32, f32)> = vec![];
    for y in 0..height {
        let row = image.row(y * step);
        // The edges of a scan are dark without being text.
        let inside = |x: &u32| *x > width / 40 && *x < width - width / 40;
        ink.extend(
            (0..width)
                .filter(inside)
                .filter(|x| row.get((x * step) as usize).is_some_and(|&p| p <= threshold))
                .map(|x| (x as f32, y as f32)),
        );
    }
    if ink.len() < 50 || ink.len() > (width * height) as usize / 2 {
        return None;
    }
    let lying = sharpest(&ink, width.max(height));
    ink.iter_mut().for_each(|point| *point = (-point.1, point.0));
    let standing = sharpest(&ink, width.max(height));
    let level = lying.0 * SHARPER >= standing.0;
    let skew = if level { lying.1 } else { standing.1 };
    Some(Pose { level, skew: if skew.abs() < LEAST { 0.0 } else { skew.to_radians() } })
}

/// How sharp the bands of some points are at best, and at which angle.
fn sharpest(ink: &[(f32, f32)], size: u32) -> (f32, f32) {
    let mut counts = vec![0f32; size as usize * 2 + 8];
    let mut score = |degrees: f32| {
        let slope = degrees.to_radians().tan();
        counts.fill(0.0);
        let middle = size as f32 + 4.0;
        for (x, y) in ink {
            let at = (y - x * slope + middle).max(0.0) as usize % counts.len();
            counts[at] += 1.0;
        }
        let sharpness: f32 = counts.windows(2).map(|pair| (pair[0] - pair[1]).powi(2)).sum();
        (sharpness, degrees)
    };
    let steps = (WIDEST / 0.25) as i32;
    let better = |a: (f32, f32), b: (f32, f32)| if b.0 > a.0 * 1.001 { b } else { a };
    let straight = score(0.0);
    let coarse = (-steps..=steps).map(|step| score(step as f32 * 0.25)).fold(straight, better);
    (-5..=5).map(|step| score(coarse.1 + step as f32 * 0.05)).fold(coarse, better)
}

/// The page turned so that what runs in `direction` runs from left to right.
pub(super) fn turned(image: &PageImage, direction: Direction) -> PageImage {
    let (width, height) = match direction {
        Direction::Right | Direction::Left => (image.width, image.height),
        Direction::Up | Direction::Down => (image.height, image.width),
    };
    let mut out = PageImage::blank(image.page, width, height, image.dpi);
    let (w, h) = (image.width as usize, image.height as usize);
    match direction {
        Direction::Right => out.pixels.copy_from_slice(&image.pixels),
        Direction::Left => out.pixels.iter_mut().zip(image.pixels.iter().rev()).for_each(|(out, pixel)| *out = *pixel),
        Direction::Up => {
            for (v, row) in out.pixels.chunks_exact_mut(h.max(1)).enumerate() {
                row.iter_mut().enumerate().for_each(|(u, out)| *out = image.pixels[(h - 1 - u) * w + v]);
            }
        }
        Direction::Down => {
            for (v, row) in out.pixels.chunks_exact_mut(h.max(1)).enumerate() {
                row.iter_mut().enumerate().for_each(|(u, out)| *out = image.pixels[u * w + (w - 1 - v)]);
            }
        }
    }
    out
}

/// The page turned back by a small angle about its middle.
#[expect(clippy::many_single_char_names, reason = "places of pixels")]
pub(super) fn straight(image: PageImage, skew: f32) -> PageImage {
    if skew == 0.0 {
        return image;
    }
    let mut out = PageImage::blank(image.page, image.width, image.height, image.dpi);
    let (sin, cos) = skew.sin_cos();
    let (middle_x, middle_y) = (image.width as f32 / 2.0, image.height as f32 / 2.0);
    let width = image.width as usize;
    for (y, row) in out.pixels.chunks_exact_mut(width.max(1)).enumerate() {
        let v = y as f32 - middle_y;
        for (x, out) in row.iter_mut().enumerate() {
            let u = x as f32 - middle_x;
            let (from_x, from_y) = (u * cos - v * sin + middle_x, u * sin + v * cos + middle_y);
            if from_x < 0.0 || from_y < 0.0 {
                continue;
            }
            let (left, top) = (from_x as usize, from_y as usize);
            let pixel = |x: usize, y: usize| if x < width { image.pixels.get(y * width + x).copied() } else { None };
            let (Some(a), Some(b), Some(c), Some(d)) =
                (pixel(left, top), pixel(left + 1, top), pixel(left, top + 1), pixel(left + 1, top + 1))
            else {
                continue;
            };
            let (across, down) = (from_x.fract(), from_y.fract());
            let upper = f32::from(a) * (1.0 - across) + f32::from(b) * across;
            let lower = f32::from(c) * (1.0 - across) + f32::from(d) * across;
            *out = (upper * (1.0 - down) + lower * down).round() as u8;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of short dark bars, each line falling by `slope`.
    fn lines(slope: f32) -> PageImage {
        let mut page = PageImage::blank(1, 600, 800, 75);
        for line in 0..25 {
            for x in 60..(540 - line % 7 * 20) {
                let y = 60 + line * 28 + (x as f32 * slope).round() as i32;
                if (x * 7 + line * line * 5) % 13 < 8 {
                    (0..8).for_each(|down| page.pixels[((y + down) * 600 + x) as usize] = 20);
                }
            }
        }
        page
    }

    #[test]
    fn the_angle_of_a_page_is_found_and_turned_back() {
        let page = lines(0.02);
        let pose_of = |page: &PageImage| pose(page, threshold(page)).unwrap();
        let found = pose_of(&page);
        assert!(found.level && (found.skew - 0.02).abs() < 0.002, "{found:?}");
        assert!(pose_of(&straight(page, found.skew)).skew.abs() < 0.003);
        let side = turned(&lines(0.0), Direction::Down);
        assert!(!pose_of(&side).level);
        assert_eq!(pose(&PageImage::blank(1, 600, 800, 75), 128), None);
    }

    #[test]
    fn turning_there_and_back() {
        let page = lines(0.0);
        assert_eq!(turned(&turned(&page, Direction::Up), Direction::Down), page);
        assert_eq!(turned(&turned(&page, Direction::Left), Direction::Left), page);
        let mut small = PageImage::blank(1, 3, 2, 75);
        small.pixels = vec![1, 2, 3, 4, 5, 6];
        // Text that runs upwards starts at the lower left.
        assert_eq!(turned(&small, Direction::Up).pixels, [4, 1, 5, 2, 6, 3]);
        assert_eq!(turned(&small, Direction::Down).pixels, [3, 6, 2, 5, 1, 4]);
    }
}
