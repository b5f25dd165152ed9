//! Words of an OCR → letters of the page, in the page's own frame and units.

use super::Scan;
use super::rules::Line;
use crate::read::ocr::{OcrWord, PageImage};
use crate::read::pdf::page::{Direction, Glyph, Origin, Page, Rule};

/// Words read less surely than this are doubtful; figures are sooner.
const DOUBTFUL: (f32, f32) = (60.0, 80.0);
/// From the highest to the lowest letters of a line, in sizes of the font.
const EXTENT: f32 = 0.92;
/// Most words of a page.
const MAX_WORDS: usize = 20_000;

/// A word that may have been read wrongly.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::read::pdf) struct Doubt {
    pub(in crate::read::pdf) text: String,
    pub(in crate::read::pdf) confidence: f32,
    /// Its middle on the page, before the page's skew is turned back.
    pub(in crate::read::pdf) middle: (f32, f32),
}

/// How the pixels of an image that was turned lead to the page.
pub(super) struct Frame {
    direction: Direction,
    width: f32,
    height: f32,
    /// Points a pixel.
    scale: f32,
}

impl Frame {
    pub(super) fn new(turned: &PageImage, direction: Direction, (width, height): (f32, f32)) -> Self {
        let across = if matches!(direction, Direction::Up | Direction::Down) { height } else { width };
        Self { direction, width, height, scale: across / turned.width.max(1) as f32 }
    }

    /// Where a pixel stands along the line and across it.
    fn place(&self, u: f32, v: f32) -> (f32, f32) {
        let (along, across) = match self.direction {
            Direction::Right => (0.0, 0.0),
            Direction::Up => (-self.height, 0.0),
            Direction::Left => (-self.width, -self.height),
            Direction::Down => (0.0, -self.width),
        };
        (u * self.scale + along, v * self.scale + across)
    }

    /// The page with the words and rules of its image.
    pub(super) fn scan(&self, words: &[OcrWord], lines: &[Line], skew: f32) -> Scan {
        let words: Vec<&OcrWord> = words.iter().filter(|word| is_word(word)).take(MAX_WORDS).collect();
        let usual = usual_size(&words);
        let mut page = Page { width: self.width, height: self.height, ..Page::default() };
        let (mut doubts, mut letters, mut sure) = (vec![], 0.0, 0.0);
        for (at, word) in words.iter().enumerate() {
            let size = font_size(word, usual) * self.scale;
            let [left, _, right, _] = word.edges;
            let base = self.place(0.0, baseline(word)).1;
            let (start, end) = (self.place(left, 0.0).0, self.place(right, 0.0).0);
            self.letters(&word.text, (start, end), base, size, &mut page.glyphs);
            let count = word.text.chars().count() as f32;
            letters += count;
            sure += count * word.confidence.clamp(0.0, 100.0) / 100.0;
            let limit = if word.text.bytes().any(|byte| byte.is_ascii_digit()) { DOUBTFUL.1 } else { DOUBTFUL.0 };
            if word.confidence < limit {
                let middle = self.direction.to_page(f32::midpoint(start, end), base - size * 0.3);
                doubts.push(Doubt { text: word.text.clone(), confidence: word.confidence, middle });
            }
            // A blank parts words that stand close.
            if let Some(next) = words.get(at + 1).filter(|next| is_next(word, next)) {
                let end_of_gap = self.place(next.edges[0], 0.0).0;
                self.letters(" ", (end, end_of_gap), base, size, &mut page.glyphs);
            }
        }
        page.rules = lines.iter().map(|line| self.rule(line)).collect();
        Scan { page, skew, certainty: if letters > 0.0 { sure / letters } else { 1.0 }, doubts }
    }

    /// Spreads letters over the width of their word.
    fn letters(&self, text: &str, (start, end): (f32, f32), base: f32, size: f32, out: &mut Vec<Glyph>) {
        let step = (end - start) / text.chars().count().max(1) as f32;
        for (at, c) in text.chars().enumerate() {
            let start = start + step * at as f32;
            out.push(Glyph {
                c,
                start,
                end: start + step,
                base,
                size,
                direction: self.direction,
                origin: Origin::Content,
                bold: false,
                hidden: false,
            });
        }
    }

    fn rule(&self, line: &Line) -> Rule {
        let ends =
            if line.level { [(line.from, line.at), (line.to, line.at)] } else { [(line.at, line.from), (line.at, line.to)] };
        let [a, b] = ends.map(|(u, v)| {
            let (along, across) = self.place(u, v);
            self.direction.to_page(along, across)
        });
        let level = (a.0 - b.0).abs() > (a.1 - b.1).abs();
        let (at, from, to) = if level { (a.1, a.0, b.0) } else { (a.0, a.1, b.1) };
        Rule { level, at, from: from.min(to), to: from.max(to) }
    }
}

/// A word with letters and a box; what is left of rules and specks is none.
fn is_word(word: &OcrWord) -> bool {
    let [left, top, right, bottom] = word.edges;
    let real = word.edges.iter().all(|edge| edge.is_finite()) && right > left && bottom > top;
    let speck = word.confidence < 50.0 && !word.text.chars().any(char::is_alphanumeric);
    real && !speck && !word.text.trim().is_empty() && !word.text.chars().all(|c| matches!(c, '|' | '¦' | '—' | '_' | '~'))
}

/// Whether `next` follows on the same line, a space apart.
fn is_next(word: &OcrWord, next: &OcrWord) -> bool {
    let height = (word.edges[3] - word.edges[1]).max(next.edges[3] - next.edges[1]);
    let gap = next.edges[0] - word.edges[2];
    (baseline(word) - baseline(next)).abs() < height * 0.3 && gap > 0.0 && gap < height * 1.2
}

fn baseline(word: &OcrWord) -> f32 {
    let below = |c: char| "gjpqyạặậẹệịọộợụựỵ,;()[]".contains(c);
    let depth = if word.text.chars().any(below) { 0.2 } else { 0.0 };
    word.baseline.filter(|base| base.is_finite()).unwrap_or(word.edges[3] - (word.edges[3] - word.edges[1]) * depth)
}

fn own_size(word: &OcrWord) -> f32 {
    let height = word.edges[3] - word.edges[1];
    word.line_height.filter(|height| *height > 1.0).map_or(height * 1.25, |height| height / EXTENT)
}

/// The size that most letters of the page have.
fn usual_size(words: &[&OcrWord]) -> f32 {
    let mut sizes: Vec<f32> =
        words.iter().flat_map(|word| std::iter::repeat_n(own_size(word), word.text.chars().count().min(20))).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// The size of a word: the usual one, unless it is clearly another.
fn font_size(word: &OcrWord, usual: f32) -> f32 {
    let own = own_size(word);
    if (own / usual - 1.0).abs() < 0.25 { usual } else { own.min(usual * 2.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, left: f32, right: f32) -> OcrWord {
        OcrWord { baseline: Some(140.0), line_height: Some(46.0), ..OcrWord::new(text, [left, 100.0, right, 150.0], 90.0) }
    }

    #[test]
    fn words_become_letters_of_the_page() {
        let image = PageImage::blank(1, 2480, 3508, 300);
        let frame = Frame::new(&image, Direction::Right, (595.2, 842.0));
        let doubtful = OcrWord { confidence: 40.0, ..word("12", 320.0, 360.0) };
        let scan = frame.scan(&[word("Kế", 200.0, 300.0), doubtful], &[], 0.0);
        let text: String = scan.page.glyphs.iter().map(|glyph| glyph.c).collect();
        assert_eq!(text, "Kế 12");
        let first = scan.page.glyphs[0];
        assert!(
            (first.start - 48.0).abs() < 0.1 && (first.base - 33.6).abs() < 0.1 && (first.size - 12.0).abs() < 0.1,
            "{first:?}"
        );
        assert_eq!(scan.doubts.len(), 1);
        assert_eq!(scan.doubts[0].text, "12");
        assert!(frame.scan(&[word("|", 0.0, 10.0), word("", 0.0, 5.0)], &[], 0.0).page.glyphs.is_empty());
    }

    #[test]
    fn a_page_on_its_side_keeps_its_frame() {
        // The page is 842 wide and 595 high, and its text runs upwards.
        let image = PageImage::blank(1, 595, 842, 72);
        let frame = Frame::new(&image, Direction::Up, (842.0, 595.0));
        let scan = frame.scan(&[word("ab", 100.0, 120.0)], &[Line { level: true, at: 50.0, from: 10.0, to: 500.0 }], 0.0);
        let (x, y) = scan.page.glyphs[0].direction.to_page(scan.page.glyphs[0].start, scan.page.glyphs[0].base);
        assert!((x - 140.0).abs() < 0.1 && (y - 495.0).abs() < 0.1, "{x} {y}");
        let rule = scan.page.rules[0];
        assert!(
            !rule.level && (rule.at - 50.0).abs() < 0.1 && (rule.from - 95.0).abs() < 0.1 && (rule.to - 585.0).abs() < 0.1,
            "{rule:?}"
        );
    }
}
