//! Stacked tables: copies that put every cell on a line of its own, with nothing between cells and rows.
//!
//! Only the numbers of the rows tell where a row begins, so they must come in their order and each row must have as many
//! cells as the header names, but for titles of rows and for rows of figures without a number. A text that does not fit
//! stays lines: a cell too few would push the others under wrong columns.

use super::bounds::{is_ordinal_column, opens_text};
use super::exploded::slice;
use super::heads::{self, Spans};
use crate::base::{fold, roman};
use crate::raw::{Block, Bytes, RawCell, RawRow, RawTable};

/// Most lines of a header.
const MOST_NAMES: usize = 16;
/// Longer cells of a header are sentences.
const LONGEST_NAME: usize = 120;
/// Fewer full rows are no table.
const FEWEST_ROWS: usize = 2;
/// So many are one even where the row after them does not fit.
const SURE_ROWS: usize = 4;

/// Words of which a header has at least two.
const NAMES: [&str; 18] = [
    "chỉ tiêu",
    "nhiệm vụ",
    "nội dung",
    "đơn vị",
    "cơ quan",
    "thời gian",
    "kết quả",
    "mục tiêu",
    "năm 20",
    "chủ trì",
    "phối hợp",
    "ghi chú",
    "kế hoạch",
    "thực hiện",
    "công việc",
    "sản phẩm",
    "chỉ số",
    "tiêu chí",
];

/// Makes tables of the runs of lines that are stacked cells.
pub(super) fn collect(blocks: Vec<Block>, text: &str) -> Vec<Block> {
    let opens = |block: &Block| matches!(block, Block::Line(line) if names_ordinals(slice(text, &line.range)));
    if !blocks.iter().any(opens) {
        return blocks;
    }
    let mut out = Vec::with_capacity(blocks.len());
    let mut at = 0;
    while at < blocks.len() {
        let found = if opens(&blocks[at]) { table(&blocks[at..], text) } else { None };
        if let Some((table, lines)) = found {
            out.push(Block::Table(table));
            at += lines;
        } else {
            out.push(blocks[at].clone());
            at += 1;
        }
    }
    out
}

/// `STT`, `TT`: what the first column of a table is named. Few lines begin so, which is cheap to see.
fn names_ordinals(line: &str) -> bool {
    line.trim_start_matches(['*', '_', ' ']).starts_with(['S', 's', 'T', 't']) && is_ordinal_column(line)
}

/// Where lines look like such a table and are none, or go on with one: the first name of its header, the number of a row.
pub(super) fn unread(blocks: &[Block], text: &str) -> Vec<Bytes> {
    let mut found = vec![];
    for (at, block) in blocks.iter().enumerate() {
        let Block::Line(line) = block else { continue };
        let cell = slice(text, &line.range);
        let goes_on =
            matches!(at.checked_sub(1).map(|before| &blocks[before]), Some(Block::Table(table)) if is_next(table, cell, text));
        if goes_on || names_ordinals(cell) && header(&blocks[at..], text).is_some() {
            found.push(line.range.clone());
        }
    }
    found
}

/// Whether a line is the number of the next row of a table whose cells stand on lines of their own.
fn is_next(table: &RawTable, line: &str, text: &str) -> bool {
    let Ok(number) = bare(line).parse::<u32>() else { return false };
    let mut rows = table.rows.iter().rev().take(SURE_ROWS).filter_map(|row| Some((row, row.cells.first()?)));
    let last = rows.find_map(|(row, first)| Some((row, bare(slice(text, &first.range)).parse::<u32>().ok()?)));
    last.is_some_and(|(row, last)| last + 1 == number && !slice(text, &row.range).contains(['|', '\t']) && row.cells.len() > 2)
}

/// Cells from a block of the header on, each with the blocks before its end.
struct Cells<'t> {
    cells: Vec<(Bytes, usize)>,
    text: &'t str,
}

impl<'t> Cells<'t> {
    /// The cells of the lines up to a table or a page: with empty lines between cells, lines without one go on with a cell.
    fn new(blocks: &[Block], text: &'t str) -> Self {
        let spaced = matches!(blocks.get(1), Some(Block::Line(line)) if line.blank_before);
        let mut cells: Vec<(Bytes, usize)> = vec![];
        for (index, block) in blocks.iter().enumerate() {
            let Block::Line(line) = block else { break };
            if index > 0 && names_ordinals(slice(text, &line.range)) {
                break;
            }
            match cells.last_mut() {
                Some(last) if spaced && !line.blank_before => *last = (last.0.start..line.range.end, index + 1),
                _ => cells.push((line.range.clone(), index + 1)),
            }
        }
        Self { cells, text }
    }

    fn get(&self, at: usize) -> &'t str {
        self.cells.get(at).map_or("", |(range, _)| slice(self.text, range))
    }

    fn texts(&self, cells: &[usize]) -> Vec<&'t str> {
        cells.iter().map(|&cell| self.get(cell)).collect()
    }

    /// Where in brackets more is said of the cell before it.
    fn goes_on(&self, at: usize) -> bool {
        let cell = self.get(at);
        cell.starts_with('(') && cell.ends_with(')') && cell[1..].starts_with(char::is_alphabetic)
    }
}

/// One row: its cells by column, an empty one without a number, and a second cell that goes on with the name.
struct Row {
    cells: Vec<Option<Bytes>>,
}

fn table(blocks: &[Block], text: &str) -> Option<(RawTable, usize)> {
    let Block::Line(first) = blocks.first()? else { return None };
    let names = header(blocks, text)?;
    let cells = Cells::new(blocks, text);
    let names = names.min(cells.cells.len());
    let (body, end, width) = [names, names - 1].into_iter().find_map(|width| {
        let (rows, end) = rows(&cells, names, width)?;
        Some((rows, end, width))
    })?;
    let mut rows = vec![];
    let head: Vec<usize> = (0..names).collect();
    if width == names {
        rows.push(Row { cells: head.iter().map(|&cell| Some(cells.cells[cell].0.clone())).collect() });
    } else {
        let full: Vec<Vec<&str>> = body
            .iter()
            .filter(|row| row.cells.iter().all(Option::is_some))
            .take(heads::SAMPLE)
            .map(|row| row.cells.iter().flatten().map(|range| slice(text, range)).collect())
            .collect();
        let (upper, spans) = (3..names - 1)
            .find_map(|upper| Some((upper, heads::spans(&cells.texts(&head[..upper]), &cells.texts(&head[upper..]), &full)?)))?;
        rows.extend(two_rows(&cells, names, upper, spans, width));
    }
    rows.extend(body);
    let rows: Vec<RawRow> = rows.into_iter().map(raw).collect();
    let range = first.range.start..rows.last()?.range.end;
    Some((RawTable { range, blank_before: first.blank_before, rows }, cells.cells.get(end.checked_sub(1)?)?.1))
}

/// How many cells the header has: all before the first number, with two words of a header among them.
fn header(blocks: &[Block], text: &str) -> Option<usize> {
    let lines = blocks.iter().take(3 * MOST_NAMES).map_while(|block| match block {
        Block::Line(line) => Some(line),
        _ => None,
    });
    let spaced = matches!(blocks.get(1), Some(Block::Line(line)) if line.blank_before);
    let (mut names, mut known) = (0, 0);
    for (index, line) in lines.enumerate() {
        if index > 0 && spaced && !line.blank_before {
            continue;
        }
        let cell = slice(text, &line.range);
        if matches!(bare(cell), "1" | "01" | "I" | "A") {
            return (names >= 3 && known >= 2).then_some(names);
        }
        if names == MOST_NAMES || cell.len() > LONGEST_NAME || cell.ends_with(['.', ';', ':']) {
            return None;
        }
        names += 1;
        let key = fold::key(cell);
        known += usize::from(NAMES.iter().any(|name| key.contains(name)));
    }
    None
}

/// The rows below a header of `names` cells, and the cell after them. A row that does not fit `width` ends the table: the
/// number that opens it closes the row before it, so that enough rows before it are sure.
fn rows(cells: &Cells, names: usize, width: usize) -> Option<(Vec<Row>, usize)> {
    let (mut rows, mut at, mut order) = (vec![], names, Order::default());
    let mut first: Option<Vec<bool>> = None;
    let mut full = 0;
    while at < cells.cells.len() {
        if order.accepts(cells.get(at)) {
            let (end, row) = order.enter(cells, at, width);
            let Some(row) = row else { break };
            if end > at + 2 {
                let first = first.get_or_insert_with(|| looks(&row, cells.text));
                if !alike(&row, first, &order, cells.text) {
                    break;
                }
                full += 1;
            }
            rows.push(row);
            at = end;
            continue;
        }
        // A row of figures without a number, as full as the rows above.
        let end = at + width - 1;
        let like = first.as_ref().is_some_and(|looks| {
            looks.iter().filter(|figure| **figure).count() >= 2
                && end <= cells.cells.len()
                && (at..end).zip(looks).all(|(cell, figure)| is_figure(cells.get(cell)) == *figure)
        });
        if !like {
            break;
        }
        let mut part = row(cells, at..end, width);
        part.cells.rotate_right(1);
        rows.push(part);
        at = end;
    }
    // Text in the last row is what follows the table.
    let last = rows.last().map(|row| row.cells.iter().skip(2).flatten());
    let text = last.into_iter().flatten().any(|range| opens_text(slice(cells.text, range).trim_start_matches(['*', '#', ' '])));
    let fewest = if Order::of(cells.get(at)).is_none() { FEWEST_ROWS } else { SURE_ROWS };
    (!text && full >= fewest).then_some((rows, at))
}

/// Which cells of a full row, from the name on, are figures.
fn looks(row: &Row, text: &str) -> Vec<bool> {
    row.cells.iter().skip(1).map(|cell| cell.as_ref().is_some_and(|range| is_figure(slice(text, range)))).collect()
}

/// Whether a row holds figures where the first did, none as its name, and not the number of the next row among its words.
fn alike(row: &Row, first: &[bool], order: &Order, text: &str) -> bool {
    let cells = row.cells.iter().skip(1).flatten().map(|range| slice(text, range));
    cells.zip(first).enumerate().all(|(column, (cell, &figure))| match (column, figure) {
        (0, _) => !is_figure(cell),
        (_, true) => is_figure(cell) || cell.chars().count() < 3,
        (_, false) => !order.accepts(cell),
    })
}

fn row(cells: &Cells, range: std::ops::Range<usize>, width: usize) -> Row {
    let mut cells: Vec<Option<Bytes>> = cells.cells[range].iter().map(|(range, _)| Some(range.clone())).collect();
    cells.resize(width, None);
    Row { cells }
}

/// A numbered row whose name may go on in the cell after it.
fn named_row(cells: &Cells, at: usize, more: usize, width: usize) -> Row {
    let mut row = row(cells, at..at + 2, width);
    if let Some(Some(name)) = row.cells.get_mut(1) {
        name.end = cells.cells[at + 1 + more].0.end;
    }
    for (column, cell) in (2..width).zip(at + 2 + more..) {
        row.cells[column] = Some(cells.cells[cell].0.clone());
    }
    row
}

/// The rows of a header whose cells from `upper` on stand under those that reach over several columns.
fn two_rows(cells: &Cells, names: usize, upper: usize, spans: Spans, width: usize) -> [Row; 2] {
    let range = |cell: usize| Some(cells.cells[cell].0.clone());
    let mut first = vec![];
    for cell in 0..upper {
        first.push(range(cell));
        if (spans.first..spans.first + spans.count).contains(&cell) {
            first.resize(first.len() + spans.columns - 1, None);
        }
    }
    let mut second = vec![None; spans.first];
    second.extend((upper..names).map(range));
    second.resize(width, None);
    first.resize(width, None);
    [Row { cells: first }, Row { cells: second }]
}

fn raw(row: Row) -> RawRow {
    let start = row.cells.iter().flatten().next().map_or(0, |range| range.start);
    let mut end = start;
    let cells = row.cells.into_iter().map(|cell| {
        let range = cell.unwrap_or(end..end);
        end = range.end;
        RawCell { range, colspan: 1, rowspan: 1 }
    });
    let cells = cells.collect();
    RawRow { range: start..end, cells, header: false }
}

fn bare(cell: &str) -> &str {
    cell.trim_matches(['*', '_', '.', ')', ' '])
}

fn is_figure(cell: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let figure = bare(cell).trim_start_matches(['-', '+', '(', '≥', '≤', '>', '<', ' ']);
    figure.starts_with(|c: char| c.is_ascii_digit()) && figure.split(' ').take(MOST_WORDS + 1).count() <= MOST_WORDS
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Letter,
    Roman,
    Number,
}

/// The numbers of the rows so far.
#[derive(Default)]
struct Order {
    letter: u32,
    roman: u32,
    number: u32,
}

impl Order {
    fn of(cell: &str) -> Option<Kind> {
        const ROMANS: std::ops::RangeInclusive<usize> = 1..=5;
        let cell = bare(cell);
        match () {
            () if (1..=3).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit()) => Some(Kind::Number),
            () if ROMANS.contains(&cell.len()) && cell.bytes().all(|byte| b"IVX".contains(&byte)) => Some(Kind::Roman),
            () if cell.len() == 1 && cell.bytes().all(|byte| byte.is_ascii_uppercase()) => Some(Kind::Letter),
            () => None,
        }
    }

    /// Whether a cell is the number that comes next.
    fn accepts(&self, cell: &str) -> bool {
        let cell = bare(cell);
        match Self::of(cell) {
            Some(Kind::Number) => cell.parse() == Ok(self.number + 1) || cell == "1" && self.roman + self.letter > 0,
            Some(Kind::Roman) => roman::value(cell) == Some(self.roman + 1) || cell == "I" && self.letter > 0,
            Some(Kind::Letter) => cell.bytes().next().is_some_and(|byte| u32::from(byte - b'A') == self.letter),
            None => false,
        }
    }

    /// Takes the number at cell `at`: the end of its row, and the row if it has enough cells. A title has but its name.
    fn enter(&mut self, cells: &Cells, at: usize, width: usize) -> (usize, Option<Row>) {
        let cell = cells.get(at);
        let kind = Self::of(cell);
        match kind {
            Some(Kind::Number) | None => self.number = bare(cell).parse().unwrap_or(0),
            Some(Kind::Roman) => self.roman = roman::value(bare(cell)).unwrap_or(0),
            Some(Kind::Letter) => self.letter += 1,
        }
        let below = bare(cells.get(at + 2));
        if kind != Some(Kind::Number) && (self.accepts(below) || below == "I") {
            return (at + 2, Some(row(cells, at..at + 2, width)));
        }
        let more = usize::from(cells.goes_on(at + 2));
        let end = at + width + more;
        (end, (end <= cells.cells.len()).then(|| named_row(cells, at, more, width)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::blocks;
    use super::*;

    fn shape(text: &str) -> Vec<String> {
        let show = |block: &Block| match block {
            Block::Line(line) => slice(text, &line.range).to_owned(),
            Block::PageBreak(_) => "page".into(),
            Block::Table(table) => {
                let cell = |cell: &RawCell| slice(text, &cell.range).replace("\n\n", "_").replace('\n', "_");
                let row = |row: &RawRow| row.cells.iter().map(cell).collect::<Vec<_>>().join("|");
                table.rows.iter().map(row).collect::<Vec<_>>().join(" / ")
            }
        };
        blocks(text).iter().map(show).collect()
    }

    #[test]
    fn a_cell_a_line() {
        let text = "Danh mục\nSTT\nNhiệm vụ\nCơ quan chủ trì\nThời gian\n1\nƯơm cây\nSở A\nQuý I\n2\nTrồng rừng\nSở B\nQuý II\nTrên đây là kế hoạch.";
        let table = "STT|Nhiệm vụ|Cơ quan chủ trì|Thời gian / 1|Ươm cây|Sở A|Quý I / 2|Trồng rừng|Sở B|Quý II";
        assert_eq!(shape(text), ["Danh mục", table, "Trên đây là kế hoạch."]);
        let spaced = text.replace('\n', "\n\n").replace("Ươm cây", "Ươm\ncây");
        assert_eq!(shape(&spaced), ["Danh mục", &table.replace("Ươm cây", "Ươm_cây"), "Trên đây là kế hoạch."]);
    }

    #[test]
    fn titles_parts_and_years_under_one_cell() {
        let text = "TT\n\nChỉ tiêu\n\nKết quả đạt được\n\nNăm 2030\n\nNăm 2031\n\nI\n\nKinh tế\n\n1\n\nThu phí (tỷ đồng)\n\n5\n\n6\n\n\
            - Thu chợ\n\n2\n\n3\n\n2\n\nXuất khẩu\n\n(không kể gỗ)\n\n7,5\n\n8\n\nII\n\nXã hội\n\n3\n\nDân số\n\n9\n\n10\n\nHết";
        assert_eq!(
            shape(text),
            [
                "TT|Chỉ tiêu|Kết quả đạt được| / ||Năm 2030|Năm 2031 / I|Kinh tế|| / 1|Thu phí (tỷ đồng)|5|6 / |- Thu chợ|2|3 / \
                 2|Xuất khẩu_(không kể gỗ)|7,5|8 / II|Xã hội|| / 3|Dân số|9|10",
                "Hết",
            ]
        );
    }

    #[test]
    fn rows_up_to_one_that_does_not_fit() {
        let rows = ["1", "2", "3", "4", "5"].map(|row| row.to_owned() + "\nTrồng rừng\nSở A\nQuý I").join("\n");
        let text = format!("STT\nNhiệm vụ\nCơ quan chủ trì\nThời gian\n{rows}\n6\nĐo\nQuý II\n7\nTưới\nSở B\nQuý I");
        let blocks = blocks(&text);
        assert_eq!((blocks.len(), unread(&blocks, &text).len()), (8, 1));
    }

    #[test]
    fn what_does_not_fit_stays_lines() {
        // The second row lacks a cell.
        let text =
            "STT\nNhiệm vụ\nCơ quan chủ trì\nThời gian\n1\nƯơm cây\nSở A\nQuý I\n2\nTrồng rừng\nQuý II\n3\nĐo\nSở B\nQuý II";
        assert_eq!(shape(text).len(), 15);
        assert_eq!(unread(&blocks(text), text).first(), Some(&(0..3)));
        assert_eq!(
            shape("STT\nCác đơn vị báo cáo kết quả thực hiện.\n1\nSở A"),
            ["STT", "Các đơn vị báo cáo kết quả thực hiện.", "1", "Sở A"]
        );
    }
}
