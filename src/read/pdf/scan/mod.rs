//! Scanned pages: drawn, set upright and straight, read by an OCR, and laid out as if their words had been letters of
//! the page.
//!
//! ```text
//! draw        the page as an image (fill: areas and letters on it)
//! straighten  turned upright, turned straight
//! rules       the rules of its tables, found and taken out
//! (OCR)       words with boxes
//! words       words → glyphs in the page's own frame
//! ```

mod draw;
mod fill;
mod rules;
mod straighten;
mod words;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::page::{Direction, Page};
use crate::base::error::{Error, Result};
use crate::read::IsSyllable;
use crate::read::ocr::{Ocr, OcrWord};
use draw::Drawer;
pub(super) use words::Doubt;

/// A page that is read this surely lies as it should.
const SURE: f32 = 0.72;
/// A page that is read less surely may lie on its other side.
const UNSURE: f32 = 0.45;
/// Most pages read at the same time, each with an image of some ten megabytes.
const MAX_AT_ONCE: usize = 16;

/// A page to read: its number, width and height.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) number: u32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A page as an OCR read it.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) page: Page,
    /// By how much the page's lines fall to the right, in radians.
    pub(super) skew: f32,
    /// How sure the OCR is of the letters, from 0 to 1.
    pub(super) certainty: f32,
    pub(super) doubts: Vec<Doubt>,
}

/// Reads pages; each may fail by itself. The error is for a file or an OCR that cannot be used at all.
pub(super) fn read(
    bytes: &[u8],
    password: Option<&str>,
    wanted: &[Wanted],
    ocr: &dyn Ocr,
    is_syllable: IsSyllable,
) -> Result<Vec<(u32, Result<Scan>)>> {
    let drawer = Drawer::open(bytes, password)?;
    ocr.begin(wanted.len())?;
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(wanted.len()));
    let work = || {
        while let Some(page) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            let scan = read_page(&drawer, *page, ocr, is_syllable);
            ocr.page_done(page.number);
            if let Ok(mut done) = done.lock() {
                done.push((page.number, scan));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..ocr.at_once().clamp(1, MAX_AT_ONCE).min(wanted.len()) {
            scope.spawn(work);
        }
        work();
    });
    let mut done = done.into_inner().map_err(|_| Error::malformed("reading the pages of the PDF stopped"))?;
    done.sort_by_key(|(number, _)| *number);
    Ok(done)
}

fn read_page(drawer: &Drawer, wanted: Wanted, ocr: &dyn Ocr, is_syllable: IsSyllable) -> Result<Scan> {
    let image = drawer.draw(wanted.number)?;
    let threshold = straighten::threshold(&image);
    let empty = Page { width: wanted.width, height: wanted.height, ..Page::default() };
    let Some(pose) = straighten::pose(&image, threshold) else {
        return Ok(Scan { page: empty, certainty: 1.0, ..Scan::default() });
    };
    let (upright, side) = ([Direction::Right, Direction::Left], [Direction::Up, Direction::Down]);
    let tries = if pose.level { [upright, side].concat() } else { [side, upright].concat() };
    let mut best: Option<(f32, Scan)> = None;
    for (at, direction) in tries.into_iter().enumerate() {
        if at == 2 && best.as_ref().is_some_and(|(score, _)| *score > UNSURE) {
            break;
        }
        let skew = if at < 2 { pose.skew } else { 0.0 };
        let mut turned = straighten::straight(straighten::turned(&image, direction), skew);
        let lines = rules::take(&mut turned, threshold);
        let words = ocr.recognise(&turned)?;
        let score = score(&words, is_syllable);
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            let frame = words::Frame::new(&turned, direction, (wanted.width, wanted.height));
            best = Some((score, frame.scan(&words, &lines, skew)));
        }
        if score >= SURE {
            break;
        }
    }
    Ok(best.map_or(Scan { page: empty, ..Scan::default() }, |(_, scan)| scan))
}

/// How well a page was read, from 0 to 1: by the OCR's own word, and by the share of syllables among its words.
fn score(words: &[OcrWord], is_syllable: IsSyllable) -> f32 {
    let (mut letters, mut sure) = (0.0f32, 0.0f32);
    for word in words {
        let count = word.text.chars().filter(|c| c.is_alphanumeric()).count() as f32;
        let core = word.text.trim_matches(|c: char| !c.is_alphanumeric());
        let known = core.chars().any(|c| c.is_ascii_digit()) || is_syllable(core);
        letters += count;
        sure += count * (word.confidence / 100.0).clamp(0.0, 1.0) * if known { 1.0 } else { 0.4 };
    }
    // Half a line may be anything.
    if letters < 20.0 { 0.0 } else { sure / letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_upside_down_scores_less() {
        let word = |text: &str, confidence: f32| OcrWord::new(text, [0.0; 4], confidence);
        let vietnamese = |word: &str| !word.chars().any(|c| "wzj$".contains(c));
        let read: Vec<OcrWord> = "kế hoạch trồng rừng năm 2026".split(' ').map(|text| word(text, 93.0)).collect();
        let guessed: Vec<OcrWord> = "wj zunq 8uo4l yozwh jwz zzjq".split(' ').map(|text| word(text, 55.0)).collect();
        assert!(score(&read, vietnamese) > SURE && score(&guessed, vietnamese) < UNSURE);
        assert!(score(&[], vietnamese) < f32::EPSILON);
    }
}
