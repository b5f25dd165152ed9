//! Pages → one document: text in reading order, its blocks, and where each word stands.

use std::collections::HashMap;

use super::layout::{Cell, Item, Layout, Table, TextLine, Word};
use super::page::{Area, Direction};
use super::paragraphs::{Margins, Open, glue};
use crate::base::place::PageBox;
use crate::raw::{Block, Bytes, Line, PagePiece, RawCell, RawRow, RawTable};
use crate::read::IsSyllable;

/// A document under construction.
#[derive(Default)]
pub(super) struct Assembly {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) pieces: Vec<PagePiece>,
    /// How the page in work was turned, and its size and skew as displayed.
    turn: Direction,
    size: (f32, f32),
    skew: f32,
    page: u32,
}

/// Puts pages together.
pub(super) fn assemble(pages: &[(u32, Layout)], is_syllable: IsSyllable) -> Assembly {
    let margins = margins(pages);
    let mut out = Assembly::default();
    let mut open: Option<Open<'_>> = None;
    for (number, layout) in pages {
        out.turn_to(*number, layout);
        let usual = margins.get(&width_key(layout.width)).copied();
        let mut first = true;
        if !out.text.is_empty() && !first_goes_on(open.as_ref(), layout, usual) {
            out.page_break();
            open = None;
        }
        for item in &layout.items {
            out.page = if let Item::Line(TextLine { page: Some(page), .. }) = item { *page } else { *number };
            match item {
                Item::Line(line) if line.words.is_empty() => continue,
                Item::Line(line) => out.line(line, &mut open, usual, first),
                Item::Table(table) => {
                    if !table.is_blank() {
                        out.table(table, layout_gap(open.as_ref(), table), is_syllable);
                        open = None;
                    }
                }
            }
            first = false;
        }
    }
    out.footnotes(pages);
    out
}

fn width_key(width: f32) -> i32 {
    (width / 4.0).round() as i32
}

/// The margins of each width of page.
fn margins(pages: &[(u32, Layout)]) -> HashMap<i32, Margins> {
    let mut lines: HashMap<i32, Vec<&TextLine>> = HashMap::new();
    for (_, layout) in pages {
        let list = lines.entry(width_key(layout.width)).or_default();
        list.extend(layout.items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None }));
    }
    lines.into_iter().filter_map(|(key, lines)| Some((key, Margins::of(&lines)?))).collect()
}

/// Whether the first line of a page goes on with the paragraph that the page before ended in.
fn first_goes_on(open: Option<&Open<'_>>, layout: &Layout, margins: Option<Margins>) -> bool {
    let Some(Item::Line(first)) = layout.items.first() else { return false };
    open.zip(margins).is_some_and(|(open, margins)| open.goes_on_with(first, &margins, false))
}

fn layout_gap(open: Option<&Open<'_>>, table: &Table) -> bool {
    open.is_none_or(|open| table.area.top - open.last().area.bottom > open.last().size)
}

impl Assembly {
    fn turn_to(&mut self, number: u32, layout: &Layout) {
        (self.page, self.turn, self.skew, self.size) = (number, layout.turn, layout.skew, layout.displayed());
    }

    fn page_break(&mut self) {
        let start = self.text.len() as u32;
        self.text.push('\u{c}');
        self.blocks.push(Block::PageBreak(start..start + 1));
    }

    fn line<'a>(&mut self, line: &'a TextLine, open: &mut Option<Open<'a>>, margins: Option<Margins>, first: bool) {
        let goes_on = match (open.as_ref(), margins) {
            (Some(open), Some(margins)) => open.goes_on_with(line, &margins, !first),
            _ => false,
        };
        if let (true, Some(open), Some(Block::Line(block))) = (goes_on, open.as_mut(), self.blocks.last_mut()) {
            block.bold &= line.bold;
            // The line feed after the paragraph gives way to its next line.
            self.text.truncate(block.range.end as usize);
            let last = open.last().words.last().map_or("", |word| word.text.as_str());
            let next = line.words.first().map_or("", |word| word.text.as_str());
            self.text.push_str(glue(last, next));
            open.push(line);
            let end = self.words(&line.words).end;
            if let Some(Block::Line(block)) = self.blocks.last_mut() {
                block.range.end = end;
            }
            self.text.push('\n');
            return;
        }
        let leading = margins.map_or(1.4, |margins| margins.leading);
        let before = open.as_ref().map(Open::last);
        let blank_before = before.is_none_or(|before| {
            line.column != before.column || !(0.0..line.size * leading * 1.45).contains(&(line.base - before.base))
        });
        let indent = margins.map_or(0.0, |margins| (line.start - margins.left) / (line.size * 0.5).max(1.0));
        let range = self.words(&line.words);
        let indent = indent.clamp(0.0, 999.0) as u16;
        self.blocks.push(Block::Line(Line { range, blank_before, indent, bold: line.bold, outline: None }));
        self.text.push('\n');
        *open = Some(Open::new(line));
    }

    /// Adds words with single spaces between them.
    fn words(&mut self, words: &[Word]) -> Bytes {
        let start = self.text.len() as u32;
        for (at, word) in words.iter().enumerate() {
            if at > 0 {
                self.text.push(' ');
            }
            let piece = PagePiece { start: self.text.len() as u32, page: self.page, r#box: self.page_box(word.area) };
            self.pieces.push(piece);
            self.text.push_str(&word.text);
        }
        start..self.text.len() as u32
    }

    /// A box on the page as displayed.
    fn page_box(&self, area: Area) -> PageBox {
        let (a, b) = (self.turn.to_page(area.left, area.top), self.turn.to_page(area.right, area.bottom));
        let area = skewed(Area::of_corners(a, b), self.size, self.skew);
        let hundredths = |points: f32| (points * 100.0).round() as i32;
        PageBox {
            left: hundredths(area.left),
            top: hundredths(area.top),
            right: hundredths(area.right),
            bottom: hundredths(area.bottom),
        }
    }

    fn table(&mut self, table: &Table, blank_before: bool, is_syllable: IsSyllable) {
        let start = self.text.len() as u32;
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let from = self.text.len() as u32;
            let mut cells = Vec::with_capacity(row.len());
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    self.text.push('\t');
                }
                let range = self.cell(cell, is_syllable);
                cells.push(RawCell { range, colspan: span(cell.colspan), rowspan: span(cell.rowspan) });
            }
            let end = cells.last().map_or(from, |cell| cell.range.end);
            rows.push(RawRow { range: from..end, cells, header: false });
            self.text.push('\n');
        }
        let end = rows.last().map_or(start, |row: &RawRow| row.range.end);
        self.blocks.push(Block::Table(RawTable { range: start..end, blank_before, rows }));
    }

    fn cell(&mut self, cell: &Cell, is_syllable: IsSyllable) -> Bytes {
        let start = self.text.len();
        let width = cell.edges.1 - cell.edges.0;
        let inset = cell.lines.iter().map(|line| line.area.left - cell.edges.0).fold(f32::MAX, f32::min).clamp(1.0, 7.0);
        for (at, line) in cell.lines.iter().enumerate() {
            if let Some(last) = at.checked_sub(1).and_then(|before| cell.lines.get(before)) {
                let room = width - inset * 2.0;
                // Of a date in three parts the last word so far is more than that of the line.
                let end = self.text.get(start..).and_then(|text| text.rsplit([' ', '\n']).next()).unwrap_or("");
                let third = cell.lines.get(at + 1).and_then(|line| line.words.first()).map_or("", |word| word.text.as_str());
                let date =
                    has_no_room(last, line, room) && line.words.first().is_some_and(|word| is_cut_date(end, &word.text, third));
                self.text.push_str(if date { "" } else { between(last, line, room, is_syllable) });
            }
            self.words(&line.words);
        }
        start as u32..self.text.len() as u32
    }

    /// Footnotes stand after everything else, each a paragraph.
    fn footnotes(&mut self, pages: &[(u32, Layout)]) {
        for (number, layout) in pages.iter().filter(|(_, layout)| !layout.footnotes.is_empty()) {
            self.turn_to(*number, layout);
            let lines: Vec<&TextLine> = layout.footnotes.iter().collect();
            let right = lines.iter().map(|line| line.end).fold(f32::MIN, f32::max);
            let left = lines.iter().map(|line| line.start).fold(f32::MAX, f32::min);
            let margins = Margins { left, right, leading: 1.3, indent: 0.0 };
            let mut open: Option<Open<'_>> = None;
            for line in lines {
                self.line(line, &mut open, Some(margins), false);
            }
        }
    }
}

/// A box of a page that was made straight, where it stood before.
fn skewed(area: Area, (width, height): (f32, f32), skew: f32) -> Area {
    if skew == 0.0 {
        return area;
    }
    let (sin, cos) = skew.sin_cos();
    let (x, y) = (f32::midpoint(area.left, area.right) - width / 2.0, f32::midpoint(area.top, area.bottom) - height / 2.0);
    let (middle_x, middle_y) = (x * cos - y * sin + width / 2.0, x * sin + y * cos + height / 2.0);
    let (half_width, half_height) = (area.width() / 2.0, area.height() / 2.0);
    Area {
        left: middle_x - half_width,
        top: middle_y - half_height,
        right: middle_x + half_width,
        bottom: middle_y + half_height,
    }
}

fn span(count: usize) -> u16 {
    count.clamp(1, usize::from(u16::MAX)) as u16
}

/// Whether a line has no room for one more letter of the next.
fn has_no_room(last: &TextLine, next: &TextLine, width: f32) -> bool {
    let letters = next.words.first().map_or(0, |word| word.text.chars().count());
    last.end - last.start + next.first_word() / letters.max(1) as f32 + last.size * 0.1 > width
}

/// What stands between two lines of a cell: a space where the first had no room for more, else a line end.
fn between(last: &TextLine, next: &TextLine, width: f32, is_syllable: IsSyllable) -> &'static str {
    let (Some(end), Some(start)) = (last.words.last(), next.words.first()) else { return " " };
    let (end, start) = (end.text.as_str(), start.text.as_str());
    let full = last.end - last.start + next.first_word() + last.size * 0.25 > width;
    let tight = last.end - last.start + last.size * 0.5 > width;
    let no_room = has_no_room(last, next, width);
    let letters = || end.chars().chain(start.chars()).all(char::is_uppercase) && end.chars().chain(start.chars()).count() == 2;
    if last.words.len() == 1
        && (is_cut_heading(end, start) || (tight && letters() || (tight || no_room) && is_cut_figure(end, start)))
    {
        return "";
    }
    if last.words.len() == 1 && no_room && is_cut_word(end, start, is_syllable) {
        return "";
    }
    let small = start.starts_with(|c: char| c.is_lowercase());
    if full || small && !end.ends_with(['.', ';', ':']) { glue(end, start) } else { "\n" }
}

/// A narrow cell cuts the heading `STT` in the middle.
fn is_cut_heading(end: &str, start: &str) -> bool {
    matches!([end, start].concat().as_str(), "STT" | "TT" | "ĐVT" | "DVT")
}

/// And a long figure, where it has no room for one more digit.
fn is_cut_figure(end: &str, start: &str) -> bool {
    let figure = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    // Three digits go together: `750.00` and `0`.
    let group = |part: Option<&str>| part.map_or(0, str::len);
    let short = group(end.rsplit('.').next().filter(|last| last.len() < end.len() && !last.contains(',')));
    let completed = (1..3).contains(&short) && short + group(start.split(['.', ',']).next()) == 3;
    // A figure never ends with its mark: `102,` and `5`.
    let digit = |c: char| c.is_ascii_digit();
    let marked = end.ends_with(['.', ',']) && start.starts_with(digit) || end.ends_with(digit) && start.starts_with(['.', ',']);
    if figure(end) && figure(start) && marked {
        return true;
    }
    figure(end) && figure(start) && end.len() >= 4 && end.contains(['.', ',']) && (end.len() + start.len() > 7 || completed)
}

/// And a date or year that has no room for its next digits: the whole is one, its parts are not; a third part may follow.
fn is_cut_date(end: &str, start: &str, third: &str) -> bool {
    let within = |part: &str, least: u32, most: u32| {
        part.bytes().all(|byte| byte.is_ascii_digit()) && part.parse().is_ok_and(|number: u32| (least..=most).contains(&number))
    };
    let date = |text: &str| match *text.split('/').collect::<Vec<_>>() {
        [day, month, year] => {
            day.len() <= 2
                && month.len() <= 2
                && year.len() == 4
                && within(day, 1, 31)
                && within(month, 1, 12)
                && within(year, 1900, 2099)
        }
        _ => false,
    };
    let whole = [end, start].concat();
    let parts = !date(end) && !date(start);
    parts && (date(&whole) || date(&[&whole, third].concat())) || end.len() == 3 && start.len() == 1 && within(&whole, 2000, 2059)
}

/// And a word that is wider than the cell: its parts make a syllable, and are none themselves.
fn is_cut_word(end: &str, start: &str, is_syllable: IsSyllable) -> bool {
    let letters = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
    let (end, start) =
        (end.trim_start_matches(['(', '-', '"', '“']), start.trim_end_matches(['.', ',', ';', ':', ')', '"', '”']));
    letters(end) && letters(start) && !(is_syllable(end) && is_syllable(start)) && is_syllable(&[end, start].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cut_by_narrow_cells() {
        assert!(is_cut_heading("ST", "T") && is_cut_figure("121.184", "175"));
        assert!(!is_cut_heading("Đơn", "vị") && !is_cut_figure("2021", "2022"));
        assert!(is_cut_figure("750.00", "0") && !is_cut_figure("12.5", "6") && !is_cut_figure("75.00", "10"));
        assert!(is_cut_figure("102,", "5") && is_cut_figure("2.", "1") && is_cut_date("05/9/202", "6", ""));
        assert!(is_cut_date("3", "0/11/2026", "") && is_cut_date("30/1", "1/2026", "") && is_cut_date("202", "5", ""));
        assert!(is_cut_date("3", "0/11/20", "26") && !is_cut_date("2", "1/11/2026", "26"));
        assert!(!is_cut_date("2", "1/11/2026", "") && !is_cut_date("20", "25", "") && !is_cut_date("05/9/2026", "6", ""));
        assert!(is_cut_figure("112", ",5") && is_cut_figure("2", "."));
        assert!(!is_cut_figure("102", "5") && !is_cut_figure("1/2", "300"));
        let known = |part: &str| ["trường", "Cộng", "mới", "cây"].contains(&part);
        assert!(is_cut_word("trườ", "ng", known) && is_cut_word("(Cộ", "ng)", known));
        assert!(!is_cut_word("cây", "mới", known) && !is_cut_word("x", "mới", known));
    }
}
