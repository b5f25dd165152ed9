//! Letters → words → chunks → rows.
//!
//! A row is what stands on one baseline; a chunk is a part of it that no wide gap cuts. Small raised figures go to the
//! row they are raised from, and are written as superscripts. Order on the page decides, never order in the file.

use unicode_normalization::char::is_combining_mark;

use super::clean::put_mark;
use crate::read::pdf::page::{Area, Direction, Glyph};

/// A word at its place.
#[derive(Clone, Debug)]
pub(in crate::read::pdf) struct Word {
    pub(in crate::read::pdf) text: String,
    pub(in crate::read::pdf) area: Area,
    start: f32,
    end: f32,
    bold: bool,
}

/// A part of a row that no wide gap cuts.
#[derive(Clone, Debug)]
pub(in crate::read::pdf) struct Chunk {
    pub(in crate::read::pdf) words: Vec<Word>,
    pub(in crate::read::pdf) start: f32,
    pub(in crate::read::pdf) end: f32,
}

/// What stands on one baseline.
#[derive(Clone, Debug)]
pub(in crate::read::pdf) struct Row {
    pub(in crate::read::pdf) chunks: Vec<Chunk>,
    pub(in crate::read::pdf) base: f32,
    pub(in crate::read::pdf) size: f32,
}

/// A line of text in reading order.
#[derive(Clone, Debug)]
pub(in crate::read::pdf) struct TextLine {
    pub(in crate::read::pdf) words: Vec<Word>,
    pub(in crate::read::pdf) area: Area,
    /// Where the line starts, ends and stands, in its own direction.
    pub(in crate::read::pdf) start: f32,
    pub(in crate::read::pdf) end: f32,
    pub(in crate::read::pdf) base: f32,
    pub(in crate::read::pdf) size: f32,
    pub(in crate::read::pdf) bold: bool,
    /// The column it stands in, if not the whole width of the page.
    pub(in crate::read::pdf) column: Option<(f32, f32)>,
    /// The page it stands on, if it was put with lines of another.
    pub(in crate::read::pdf) page: Option<u32>,
}

/// A gap this wide parts words, in sizes of the font: where spaces are drawn, and where they are not.
const WORD_GAP: (f32, f32) = (0.3, 0.17);
/// Letters this far apart are spaced for looks, as those of headings are.
const SPACED: (f32, f32) = (0.1, 0.5);
/// Letters of one word nearly touch where the widths of the font are true.
const EXACT: f32 = 0.06;
/// A gap this wide parts chunks, if it is also this many times as wide as gaps of its row are: a justified line has
/// wide gaps everywhere.
const CHUNK_GAP: (f32, f32) = (0.8, 2.0);
/// No line of text is set so wide.
const WIDEST_GAP: f32 = 1.6;

impl Chunk {
    #[cfg(test)]
    fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

impl Row {
    /// The row as one line.
    pub(in crate::read::pdf) fn into_line(self) -> TextLine {
        let words: Vec<Word> = self.chunks.into_iter().flat_map(|chunk| chunk.words).collect();
        TextLine {
            area: words.iter().fold(Area::EMPTY, |area, word| area.union(word.area)),
            start: words.iter().map(|word| word.start).fold(f32::MAX, f32::min),
            end: words.iter().map(|word| word.end).fold(f32::MIN, f32::max),
            base: self.base,
            size: self.size,
            bold: !words.is_empty() && words.iter().all(|word| word.bold),
            column: None,
            page: None,
            words,
        }
    }

    pub(in crate::read::pdf) fn start(&self) -> f32 {
        self.chunks.first().map_or(0.0, |chunk| chunk.start)
    }

    pub(in crate::read::pdf) fn end(&self) -> f32 {
        self.chunks.last().map_or(0.0, |chunk| chunk.end)
    }

    /// Whether all of its words are bold.
    pub(in crate::read::pdf) fn is_bold(&self) -> bool {
        self.chunks.iter().flat_map(|chunk| &chunk.words).all(|word| word.bold)
    }
}

impl TextLine {
    pub(in crate::read::pdf) fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it starts with a bold word.
    pub(in crate::read::pdf) fn starts_bold(&self) -> bool {
        self.words.first().is_some_and(|word| word.bold)
    }

    /// How wide the first word is.
    pub(in crate::read::pdf) fn first_word(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.end - word.start)
    }
}

/// The rows of some glyphs: those that run alike, from top to bottom in their own direction.
pub(in crate::read::pdf) fn rows(glyphs: &[Glyph]) -> Vec<Row> {
    let mut out = vec![];
    for direction in [Direction::Right, Direction::Up, Direction::Left, Direction::Down] {
        let mut list: Vec<Glyph> = glyphs.iter().filter(|glyph| glyph.direction == direction).copied().collect();
        if list.is_empty() {
            continue;
        }
        list.sort_by(|a, b| a.base.total_cmp(&b.base));
        let bands = raised(bands(&list));
        out.extend(bands.into_iter().filter_map(row));
    }
    out
}

/// Glyphs on one baseline.
fn bands(sorted: &[Glyph]) -> Vec<Vec<Glyph>> {
    let mut out: Vec<Vec<Glyph>> = vec![];
    let mut limit = f32::MIN;
    for glyph in sorted {
        // A blank has no baseline to speak of: it never opens a band for others.
        if glyph.base > limit {
            limit = glyph.base + (glyph.size * 0.2).clamp(1.0, 4.0);
            out.push(vec![]);
        }
        if let Some(band) = out.last_mut() {
            band.push(*glyph);
        }
    }
    out
}

fn main_size(band: &[Glyph]) -> f32 {
    // The largest size that a fair part of the band has: a band of mostly small letters is not made large by one.
    let mut sizes: Vec<f32> = band.iter().filter(|glyph| glyph.c != ' ').map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() * 3 / 4).copied().unwrap_or(0.0)
}

/// Moves small raised (or lowered) letters to the band they belong to.
fn raised(bands: Vec<Vec<Glyph>>) -> Vec<Vec<Glyph>> {
    let mut out: Vec<Vec<Glyph>> = Vec::with_capacity(bands.len());
    let mut bands = bands.into_iter().peekable();
    while let Some(mut band) = bands.next() {
        let size = bands.peek().map_or(0.0, |host| main_size(host));
        let small = |glyph: &Glyph| glyph.c != ' ' && glyph.size <= size * 0.85;
        if let Some(host) = bands.peek_mut().filter(|_| band.iter().any(small)) {
            let (taken, kept): (Vec<Glyph>, Vec<Glyph>) =
                band.iter().partition(|glyph| small(glyph) && is_raised(glyph, host, size));
            if taken.iter().any(|glyph| glyph.c != ' ') {
                let base = host.iter().map(|glyph| glyph.base).fold(f32::MIN, f32::max);
                host.extend(taken.into_iter().map(|glyph| Glyph { base, c: superscript(glyph.c), ..glyph }));
                band = kept;
            }
        }
        if band.iter().any(|glyph| glyph.c != ' ') {
            out.push(band);
        }
    }
    out
}

/// Whether a letter is a small figure raised from the band below, right behind or before one of its letters.
fn is_raised(glyph: &Glyph, host: &[Glyph], size: f32) -> bool {
    let Some(first) = host.first() else { return false };
    let up = first.base - glyph.base;
    if up < size * 0.1 || up > size * 0.65 {
        return false;
    }
    // A line has some hundred letters; what has more is no line.
    host.iter().take(2000).any(|letter| {
        letter.size > glyph.size && (glyph.start - letter.end).abs() < size * 0.9 || (letter.start - glyph.end).abs() < size * 0.5
    })
}

fn superscript(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)).unwrap_or(c),
        c => c,
    }
}

/// The words and chunks of a band.
fn row(mut band: Vec<Glyph>) -> Option<Row> {
    band.sort_by(|a, b| a.start.total_cmp(&b.start));
    let size = main_size(&band);
    let base = band.iter().filter(|glyph| glyph.c != ' ').map(|glyph| glyph.base).fold(f32::MIN, f32::max);
    let letters = once(band);
    let (gap_of_words, spacing) = spacing(&letters, size);
    let usual = usual_gap(&letters, gap_of_words * size);
    let mut chunks: Vec<Chunk> = vec![];
    let (mut end, mut space) = (f32::MIN, true);
    for glyph in &letters {
        if glyph.c == ' ' {
            space = true;
            continue;
        }
        let gap = glyph.start - end;
        let local = glyph.size.max(size * 0.5);
        // Two figures far apart are two values, however wide the other gaps are.
        let value = |chunk: &Chunk| chunk.words.last().is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
        let figures = glyph.c.is_ascii_digit() && chunks.last().is_some_and(value);
        let least = (CHUNK_GAP.0 + spacing * 2.0) * local;
        if chunks.is_empty() || gap > if figures { least } else { least.max((usual * CHUNK_GAP.1).min(WIDEST_GAP * local)) } {
            chunks.push(Chunk { words: vec![], start: glyph.start, end: glyph.end });
            space = true;
        }
        let chunk = chunks.last_mut()?;
        let area = glyph.area();
        match chunk.words.last_mut() {
            Some(word) if !space && gap <= gap_of_words * local => {
                word.text.push(glyph.c);
                word.area = word.area.union(area);
                word.end = word.end.max(glyph.end);
                word.bold &= glyph.bold;
            }
            _ => {
                let (start, end) = (glyph.start, glyph.end);
                chunk.words.push(Word { text: glyph.c.into(), area, start, end, bold: glyph.bold });
            }
        }
        space = false;
        end = end.max(glyph.end);
        chunk.end = end;
    }
    (!chunks.is_empty()).then_some(Row { chunks, base, size })
}

/// The gap that parts words of a row, and how far its letters are set apart for looks, in sizes of the font.
fn spacing(letters: &[Glyph], size: f32) -> (f32, f32) {
    let spaces = letters.iter().filter(|glyph| glyph.c == ' ').count();
    let pairs = letters.windows(2).filter(|pair| pair[0].c != ' ' && pair[1].c != ' ');
    let mut gaps: Vec<f32> = pairs.map(|pair| (pair[1].start - pair[0].end) / size.max(1.0)).collect();
    gaps.sort_by(f32::total_cmp);
    let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    if gaps.len() >= 4 && (SPACED.0..SPACED.1).contains(&middle) {
        return ((middle * 1.6).max(WORD_GAP.1), middle);
    }
    // Where letters stand exactly, a gap is a gap; where widths are not those of the font, a space has to be drawn.
    let loose = gaps.iter().filter(|gap| gap.abs() > EXACT && **gap < WORD_GAP.0).count();
    let drawn = spaces * 12 >= letters.len() && loose * 12 > gaps.len();
    (if drawn { WORD_GAP.0 } else { WORD_GAP.1 }, 0.0)
}

/// The usual gap between words of a row; nothing to go by in a row of few words.
fn usual_gap(letters: &[Glyph], least: f32) -> f32 {
    let (mut gaps, mut end) = (vec![], f32::MAX);
    for glyph in letters.iter().filter(|glyph| glyph.c != ' ') {
        if glyph.start - end > least * 0.6 {
            gaps.push(glyph.start - end);
        }
        end = glyph.end;
    }
    gaps.sort_by(f32::total_cmp);
    // In a row of several chunks half of the gaps may be those between them.
    if gaps.len() < 5 { 0.0 } else { gaps[gaps.len() / 3] }
}

/// Letters drawn twice for boldness counted once, and marks left over put on their letters.
fn once(sorted: Vec<Glyph>) -> Vec<Glyph> {
    let mut out: Vec<Glyph> = Vec::with_capacity(sorted.len());
    for glyph in sorted {
        let from = out.len().saturating_sub(4);
        if is_combining_mark(glyph.c) {
            let put = out[from..].iter_mut().rev().any(|letter| put_mark(letter, &glyph));
            if put {
                continue;
            }
        }
        let near = glyph.size * 0.12;
        let double = out[from..].iter_mut().find(|known| {
            known.c == glyph.c
                && glyph.c != ' '
                && (known.start - glyph.start).abs() < near
                && (known.size - glyph.size).abs() < near
        });
        match double {
            Some(known) => known.bold = true,
            None => out.push(glyph),
        }
    }
    out
}

#[cfg(test)]
pub(in crate::read::pdf) mod tests {
    use super::*;
    use crate::read::pdf::page::Origin;

    /// Letters of half their size's width, from `start` on.
    pub(in crate::read::pdf) fn set(text: &str, start: f32, base: f32, size: f32) -> Vec<Glyph> {
        let step = size / 2.0;
        let glyph = |(at, c): (usize, char)| {
            let start = start + step * at as f32;
            let direction = Direction::Right;
            Glyph { c, start, end: start + step, base, size, direction, origin: Origin::Content, bold: false, hidden: false }
        };
        text.chars().enumerate().map(glyph).collect()
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        let text = |row: &Row| row.chunks.iter().map(Chunk::text).collect::<Vec<_>>().join(" | ");
        rows(glyphs).iter().map(text).collect()
    }

    #[test]
    fn rows_chunks_and_words() {
        let mut glyphs = set("Sở Y tế", 50.0, 100.0, 12.0);
        glyphs.extend(set("Hạn", 200.0, 100.3, 12.0));
        glyphs.extend(set("dưới", 50.0, 118.0, 12.0));
        // Drawn in any order.
        glyphs.reverse();
        assert_eq!(texts(&glyphs), ["Sở Y tế | Hạn", "dưới"]);
    }

    #[test]
    fn gaps_part_words_where_no_space_is_drawn() {
        let mut glyphs = set("xã", 0.0, 10.0, 12.0);
        glyphs.extend(set("Hòa", 15.0, 10.0, 12.0));
        assert_eq!(texts(&glyphs), ["xã Hòa"]);
    }

    #[test]
    fn raised_figures_are_superscripts() {
        let mut glyphs = set("đạt 24%", 0.0, 100.0, 14.0);
        glyphs.extend(set("12", 49.5, 95.0, 8.0));
        glyphs.extend(set("dòng trên", 0.0, 80.0, 14.0));
        assert_eq!(texts(&glyphs), ["dòng trên", "đạt 24%¹²"]);
    }

    #[test]
    fn letters_drawn_twice_count_once() {
        let mut glyphs = set("KẾ HOẠCH", 50.0, 100.0, 14.0);
        glyphs.extend(set("KẾ HOẠCH", 50.4, 100.2, 14.0));
        assert_eq!(texts(&glyphs), ["KẾ HOẠCH"]);
        assert!(rows(&glyphs)[0].chunks[0].words[0].bold);
    }

    #[test]
    fn letters_spaced_for_looks_are_words() {
        let spaced = |text: &str, step: f32| -> Vec<Glyph> {
            let place = |(at, glyph): (usize, Glyph)| Glyph {
                start: glyph.start + step * at as f32,
                end: glyph.end + step * at as f32,
                ..glyph
            };
            set(text, 50.0, 100.0, 12.0).into_iter().enumerate().map(place).filter(|glyph| glyph.c != ' ').collect()
        };
        assert_eq!(texts(&spaced("ĐOẠN 2025", 3.0)), ["ĐOẠN 2025"]);
        assert_eq!(texts(&spaced("ĐOẠN 2025", 0.0)), ["ĐOẠN 2025"]);
    }

    #[test]
    fn a_space_that_was_lost_leaves_its_gap() {
        let mut glyphs = set("thôn Hạ và", 0.0, 10.0, 12.0);
        glyphs.extend(set("thôn Thượng", 63.0, 10.0, 12.0));
        assert_eq!(texts(&glyphs), ["thôn Hạ và thôn Thượng"]);
        // Where letters stand anywhere, as those of a false font do, only a drawn space parts words.
        for (at, glyph) in glyphs.iter_mut().enumerate() {
            glyph.start += if at % 2 == 1 { 1.2 } else { 0.0 };
        }
        assert_eq!(texts(&glyphs), ["thôn Hạ vàthôn Thượng"]);
    }
}
