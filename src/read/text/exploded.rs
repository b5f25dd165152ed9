//! Exploded tables: copies of web pages that put every cell on lines of its own, with lone `|` lines between cells.
//!
//! A row is `|` and then each cell's lines with `|` after them. So one bar between two texts stands between two
//! cells; two bars are the end of a row and the start of the next, or an empty cell: the width of the table and the
//! ordinals of its first column tell which. Cells that a span of the page covered are simply absent.

use std::ops::Range;

use super::bounds::{is_ordinal_column, region_end};
use super::{heads, regular};
use crate::base::fold;
use crate::raw::{Block, Bytes, RawCell, RawRow, RawTable};

/// More lines than this between empty lines are no row.
const MAX_ROW_LINES: usize = 120;

/// Makes tables of the runs of lines that lone bars cut up.
pub(super) fn collect(blocks: Vec<Block>, text: &str) -> Vec<Block> {
    if !blocks.iter().any(|block| is_bar(block, text)) {
        return blocks;
    }
    let mut out = Vec::with_capacity(blocks.len());
    let mut at = 0;
    while at < blocks.len() {
        let end = if is_bar(&blocks[at], text) { region_end(&blocks, at, text) } else { at };
        let next = end.max(at + 1);
        if let Some(table) = table(&blocks[at..end], text) {
            out.push(Block::Table(table));
        } else {
            // Bars that make no table stay lines, so that nothing is lost.
            out.extend_from_slice(&blocks[at..next]);
        }
        at = next;
    }
    out
}

/// Makes tables of rows that stand between empty lines with ` | ` between their cells, which may go on over lines.
pub(super) fn collect_spread(blocks: Vec<Block>, text: &str) -> Vec<Block> {
    let barred = |block: &Block| matches!(block, Block::Line(line) if slice(text, &line.range).contains(" | "));
    if blocks.iter().filter(|block| barred(block)).count() < 2 {
        return blocks;
    }
    let mut out = Vec::with_capacity(blocks.len());
    let mut at = 0;
    while at < blocks.len() {
        let (mut rows, mut end, mut width) = (vec![], at, 0);
        // A table starts with a row of three cells or more on one line.
        while let Some((next, cells)) = spread_row(&blocks, end, text).filter(|(next, _)| !rows.is_empty() || *next == end + 1) {
            if cells.len() < 3 || (width > 0 && cells.len() != width) {
                break;
            }
            (width, end) = (cells.len(), next);
            rows.push(row_of(cells));
        }
        match (&blocks[at], rows.first(), rows.last()) {
            (Block::Line(line), Some(first), Some(last)) if rows.len() > 1 => {
                let range = first.range.start..last.range.end;
                out.push(Block::Table(RawTable { range, blank_before: line.blank_before, rows }));
                at = end;
            }
            _ => {
                out.push(blocks[at].clone());
                at += 1;
            }
        }
    }
    out
}

fn row_of(cells: Vec<Bytes>) -> RawRow {
    let range = cells[0].start..cells[cells.len() - 1].end;
    let cells = cells.into_iter().map(|range| RawCell { range, colspan: 1, rowspan: 1 }).collect();
    RawRow { range, cells, header: false }
}

/// The cells of the lines from block `at` up to the next empty line, and the block after them.
fn spread_row(blocks: &[Block], at: usize, text: &str) -> Option<(usize, Vec<Bytes>)> {
    let Some(Block::Line(first)) =
        blocks.get(at).filter(|_| at == 0 || matches!(&blocks[at], Block::Line(line) if line.blank_before))
    else {
        return None;
    };
    let goes_on = |block: &&Block| matches!(block, Block::Line(line) if !line.blank_before);
    let end = at + 1 + blocks[at + 1..].iter().take(MAX_ROW_LINES).take_while(goes_on).count();
    let Some(Block::Line(last)) = blocks.get(end - 1) else { return None };
    let whole = first.range.start..last.range.end;
    let slice = slice(text, &whole);
    if slice.starts_with('|') || !slice.contains(" | ") {
        return None;
    }
    let (mut cells, mut start) = (vec![], 0);
    for (bar, _) in slice.match_indices(" | ").chain([(slice.len(), "")]) {
        let cell = &slice[start.min(bar)..bar];
        let from = whole.start + (start.min(bar) + cell.len() - cell.trim_start().len()) as u32;
        cells.push(from..from + cell.trim().len() as u32);
        start = bar + 3;
    }
    Some((end, cells))
}

pub(super) fn is_bar(block: &Block, text: &str) -> bool {
    matches!(block, Block::Line(line) if slice(text, &line.range) == "|")
}

pub(super) fn slice<'a>(text: &'a str, range: &Bytes) -> &'a str {
    &text[range.start as usize..range.end as usize]
}

/// Cells with one bar between each two, and the bars after the last beyond the two that end a row.
struct Chunk {
    cells: Vec<Bytes>,
    empty_after: usize,
}

fn table(blocks: &[Block], text: &str) -> Option<RawTable> {
    let Block::Line(first) = blocks.first()? else { return None };
    let (lead, chunks) = chunks(blocks, text);
    let cells = chunks.iter().map(|chunk| chunk.cells.len()).sum::<usize>();
    if cells < 2 {
        return None;
    }
    let regular = regular::read(blocks, text).and_then(|table| regular_rows(&table, text));
    let rows = regular.unwrap_or_else(|| rows(&chunks, lead, text));
    let range = rows.first()?.range.start..rows.last()?.range.end;
    Some(RawTable { range, blank_before: first.blank_before, rows })
}

/// The chunks of a region, and how many empty cells stand before the first text.
fn chunks(blocks: &[Block], text: &str) -> (usize, Vec<Chunk>) {
    let mut out: Vec<Chunk> = vec![];
    let (mut bars, mut lead) = (0usize, 0);
    for block in blocks {
        let Block::Line(line) = block else { continue };
        if is_bar(block, text) {
            bars += 1;
            continue;
        }
        match (out.last_mut(), bars) {
            (None, _) => {
                lead = bars.saturating_sub(1);
                out.push(Chunk { cells: vec![line.range.clone()], empty_after: 0 });
            }
            // A cell goes on over lines.
            (Some(chunk), 0) => {
                if let Some(cell) = chunk.cells.last_mut() {
                    cell.end = line.range.end;
                }
            }
            (Some(chunk), 1) => chunk.cells.push(line.range.clone()),
            (Some(chunk), bars) => {
                chunk.empty_after = bars - 2;
                out.push(Chunk { cells: vec![line.range.clone()], empty_after: 0 });
            }
        }
        bars = 0;
    }
    if let Some(last) = out.last_mut() {
        last.empty_after = bars.saturating_sub(1);
    }
    (lead, out)
}

fn rows(chunks: &[Chunk], mut lead: usize, text: &str) -> Vec<RawRow> {
    let width = chunks.iter().map(|chunk| chunk.cells.len()).max().unwrap_or(0);
    let numbered = |chunk: &Chunk| is_numbered(chunk, width, text);
    let ordinals = chunks.iter().skip(1).filter(|chunk| numbered(chunk)).count();
    let counted = width > 2 && ordinals >= 2 && ordinals * 2 >= chunks.len() - 1;
    // Where the first column holds the numbers, a number begins a row, however many empty cells stand before it.
    let labelled = counted && !chunks[0].cells.iter().skip(1).any(|cell| is_ordinal_column(slice(text, cell)));
    let mut out = vec![];
    let mut at = 0;
    if let Some(header) = (counted && lead == 0).then(|| chunk_header(chunks, width, text)).flatten() {
        out.extend(header);
        at = 2;
    }
    while at < chunks.len() {
        // Below a numbered row a further line of it lacks the number, which spans both, and so never fills the width.
        let short = lead == 0 && at > 0 && counted && !numbered(&chunks[at]);
        let whole = if short { None } else { joined(chunks, at, lead, width, &numbered) };
        let end = whole.unwrap_or(at);
        let mut row = Row::default();
        let start = chunks[at].cells[0].start;
        row.empty(start, if short { missing(&chunks[0], &chunks[at], width, text) } else { lead });
        for (index, chunk) in chunks[at..=end].iter().enumerate() {
            if index > 0 {
                row.empty(chunk.cells[0].start, chunks[at + index - 1].empty_after + 1);
            }
            chunk.cells.iter().for_each(|cell| row.push(cell.clone()));
        }
        // More empty cells than the row has room for open the next row.
        let room = width.saturating_sub(row.cells.len());
        let after = chunks[end].empty_after;
        row.empty(row.end, room);
        let opens = chunks.get(end + 1).is_none_or(|next| labelled && numbered(next));
        lead = if opens { 0 } else { (after - after.min(room)).min(width.saturating_sub(1)) };
        out.push(row.done(start));
        at = end + 1;
    }
    out
}

/// The header of two rows that the first two chunks are.
fn chunk_header(chunks: &[Chunk], width: usize, text: &str) -> Option<[RawRow; 2]> {
    let [head, below, body @ ..] = chunks else { return None };
    two_row_header(&head.cells, &below.cells, body.iter().map(|chunk| chunk.cells.as_slice()), width, text)
}

/// The rows of a table whose body has one width, where the rows of its header can be set over its columns.
fn regular_rows(table: &regular::Regular, text: &str) -> Option<Vec<RawRow>> {
    let (head, body) = table.rows.split_at(table.header);
    let mut out = match head {
        [head, below] => two_row_header(head, below, body.iter().map(Vec::as_slice), table.width, text)?.into(),
        _ => vec![],
    };
    out.extend(body.iter().map(|row| padded(row, table.width)));
    Some(out)
}

/// A row of cells with empty ones behind them up to the width.
fn padded(cells: &[Bytes], width: usize) -> RawRow {
    let mut row = Row::default();
    cells.iter().for_each(|cell| row.push(cell.clone()));
    row.empty(row.end, width.saturating_sub(cells.len()));
    row.done(cells.first().map_or(0, |cell| cell.start))
}

/// The rows of a header whose second row stands under cells that reach over several columns.
fn two_row_header<'b>(
    head: &[Bytes],
    below: &[Bytes],
    body: impl Iterator<Item = &'b [Bytes]>,
    width: usize,
    text: &str,
) -> Option<[RawRow; 2]> {
    let texts = |cells: &[Bytes]| -> Vec<&str> { cells.iter().map(|cell| slice(text, cell)).collect() };
    if head.len() >= width || below.len() < 2 {
        return None;
    }
    let full: Vec<Vec<&str>> = body.filter(|cells| cells.len() == width).take(heads::SAMPLE).map(texts).collect();
    let spans = heads::spans(&texts(head), &texts(below), &full)?;
    let (mut first, mut second) = (Row::default(), Row::default());
    for (index, cell) in head.iter().enumerate() {
        first.push(cell.clone());
        if (spans.first..spans.first + spans.count).contains(&index) {
            first.empty(cell.end, spans.columns - 1);
        }
    }
    let start = below[0].start;
    second.empty(start, spans.first);
    below.iter().for_each(|cell| second.push(cell.clone()));
    second.empty(second.end, width.saturating_sub(second.cells.len()));
    Some([first.done(head[0].start), second.done(start)])
}

/// How many cells a row lacks at its start: all it lacks where it ends in the last column, else the number alone.
fn missing(header: &Chunk, row: &Chunk, width: usize, text: &str) -> usize {
    let last = |chunk: &Chunk| chunk.cells.last().map_or("", |cell| slice(text, cell));
    let lacks = width.saturating_sub(row.cells.len());
    if lacks == 0 || row.cells.len() < 2 {
        return 0;
    }
    let ends_right = header.cells.len() == width && names_time(last(header)) && row.empty_after == 0 && is_time(last(row));
    if ends_right { lacks } else { 1 }
}

/// Whether the name of a column says that it holds times.
fn names_time(name: &str) -> bool {
    let name = fold::key(name);
    ["thời gian", "thời hạn", "tiến độ", "hoàn thành", "năm", "hạn"].iter().any(|word| name.contains(word))
}

/// Whether a cell tells a time.
fn is_time(cell: &str) -> bool {
    const WORDS: [&str; 9] =
        ["năm 20", "quý ", "tháng ", "thường xuyên", "hằng năm", "hàng năm", "giai đoạn 20", "trước ngày", "liên tục"];
    let cell = fold::key(cell);
    let years = cell.starts_with("20") && cell.as_bytes().get(2..4).is_some_and(|two| two.iter().all(u8::is_ascii_digit));
    years || WORDS.iter().any(|word| cell.contains(word))
}

/// The last chunk of the row that starts at chunk `at`, where chunks with empty cells between them fill the width.
fn joined(chunks: &[Chunk], at: usize, lead: usize, width: usize, numbered: &impl Fn(&Chunk) -> bool) -> Option<usize> {
    let mut total = lead + chunks[at].cells.len();
    if total >= width || chunks[at].cells.len() + chunks[at].empty_after == width || chunks[at].cells.len() < 2 {
        return None;
    }
    for next in at + 1..chunks.len().min(at + 6) {
        total += chunks[next - 1].empty_after + 1 + chunks[next].cells.len();
        if total > width || numbered(&chunks[next]) {
            return None;
        }
        if total == width || total + chunks[next].empty_after == width {
            return chunks.get(next + 1).is_none_or(|after| numbered(after) || !numbered(&chunks[at])).then_some(next);
        }
    }
    None
}

#[derive(Default)]
struct Row {
    cells: Vec<RawCell>,
    end: u32,
}

impl Row {
    fn push(&mut self, range: Bytes) {
        self.end = range.end;
        self.cells.push(RawCell { range, colspan: 1, rowspan: 1 });
    }

    fn empty(&mut self, at: u32, count: usize) {
        for _ in 0..count {
            self.cells.push(RawCell { range: at..at, colspan: 1, rowspan: 1 });
        }
        self.end = self.end.max(at);
    }

    fn done(self, start: u32) -> RawRow {
        RawRow { range: start..self.end.max(start), cells: self.cells, header: false }
    }
}

/// Whether a chunk begins with what the first column of a numbered table holds: an ordinal, or before the text of a full
/// row the dash of a list.
fn is_numbered(chunk: &Chunk, width: usize, text: &str) -> bool {
    let Some(first) = chunk.cells.first().map(|cell| slice(text, cell)) else { return false };
    if first.trim_matches(['*', '_', ' ']).chars().eq(['-']) {
        let words = |cell: &Bytes| slice(text, cell).trim_start_matches(['*', '_', ' ']).starts_with(char::is_alphabetic);
        return chunk.cells.len() + chunk.empty_after >= width && chunk.cells.get(1).is_some_and(words);
    }
    is_ordinal(first)
}

/// `1`, `1.2`, `III`, `I.1`, `a)`, `1a`, `**IV.**`: what the first column of a numbered table holds.
fn is_ordinal(cell: &str) -> bool {
    let core = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '.' | ')' | '(' | '-'));
    let length: Range<usize> = 1..8;
    length.contains(&core.len())
        && core.split('.').all(|part| {
            let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let rest = &part[digits..];
            let letter = |rest: &str| rest.chars().count() == 1 && rest.chars().all(char::is_alphabetic);
            rest.is_empty() || letter(rest) || digits == 0 && rest.bytes().all(|byte| b"IVXLC".contains(&byte))
        })
}

#[cfg(test)]
mod tests {
    use super::super::lines::blocks;
    use super::*;

    fn shape(text: &str) -> Vec<String> {
        blocks(text)
            .iter()
            .map(|block| match block {
                Block::Line(line) => slice(text, &line.range).to_owned(),
                Block::PageBreak(_) => "page".into(),
                Block::Table(table) => {
                    let cell = |cell: &RawCell| slice(text, &cell.range).replace('\n', "_");
                    let row = |row: &RawRow| row.cells.iter().map(cell).collect::<Vec<_>>().join(",");
                    table.rows.iter().map(row).collect::<Vec<_>>().join(" / ")
                }
            })
            .collect()
    }

    fn exploded(text: &str) -> Vec<String> {
        shape(&text.replace(' ', "\n").replace('_', " "))
    }

    #[test]
    fn a_letterhead_in_bars() {
        let text = "|\n**ỦY BAN NHÂN\nDÂN**\nTỈNH SƠN HÀ\n|\nCỘNG HÒA\n|\n|\nSố: 12/KH-UBND\n|\n*Sơn Hà, ngày 5*\n|\n\nKẾ HOẠCH";
        assert_eq!(shape(text), ["**ỦY BAN NHÂN_DÂN**_TỈNH SƠN HÀ,CỘNG HÒA / Số: 12/KH-UBND,*Sơn Hà, ngày 5*", "KẾ HOẠCH"]);
    }

    #[test]
    fn rows_and_empty_cells() {
        // A group row, a full row, a row with its last cell under a span, one with an empty cell in the middle.
        let text = "| TT | Việc | Ai | Hạn | | I | Trồng_rừng | | 1 | Ươm | Sở_A | Quý_I | | 2 | Trồng | Sở_B | | 3 | Chăm | | Quý_II | | 4 | Đo | | | |";
        assert_eq!(
            exploded(text),
            ["TT,Việc,Ai,Hạn / I,Trồng rừng,, / 1,Ươm,Sở A,Quý I / 2,Trồng,Sở B, / 3,Chăm,,Quý II / 4,Đo,,"]
        );
    }

    #[test]
    fn a_row_without_its_number() {
        let text =
            "| TT | Việc | Ai | Hạn | | 1 | Ươm | Sở_A | Quý_I | | Tỉa_cành_hằng_năm | Sở_C | | 2 | Trồng | Sở_B | Quý_II |";
        assert_eq!(exploded(text), ["TT,Việc,Ai,Hạn / 1,Ươm,Sở A,Quý I / ,Tỉa cành hằng năm,Sở C, / 2,Trồng,Sở B,Quý II"]);
    }

    #[test]
    fn a_row_that_goes_on_in_its_last_columns() {
        let text = "| TT | Ai | Nhóm | Việc | Thời_gian | | 1 | Sở_A | Rừng | Ươm | Quý_I/2026 | | Tỉa | Năm_2027 | | Đo | Tháng_5 | | 2 | Sở_B | Nước | Đào | 2026 |";
        assert_eq!(
            exploded(text),
            ["TT,Ai,Nhóm,Việc,Thời gian / 1,Sở A,Rừng,Ươm,Quý I/2026 / ,,,Tỉa,Năm 2027 / ,,,Đo,Tháng 5 / 2,Sở B,Nước,Đào,2026"]
        );
    }

    #[test]
    fn an_ordinal_opens_a_row_after_too_many_empty_cells() {
        let text = "| TT | Chỉ_tiêu | Đơn_vị | Mức | Ai | | I | Đến_2030 | | | | | | I.1 | Rừng | | | | | | 1 | Che_phủ | % | 58 | Sở_A | | 2 | Trồng_mới | ha | 90 | Sở_B |";
        assert_eq!(
            exploded(text),
            ["TT,Chỉ tiêu,Đơn vị,Mức,Ai / I,Đến 2030,,, / I.1,Rừng,,, / 1,Che phủ,%,58,Sở A / 2,Trồng mới,ha,90,Sở B"]
        );
    }

    #[test]
    fn dashes_open_rows_where_a_full_row_follows() {
        let text = "| TT | Mục | Số_mẫu | Đơn_giá | Tiền | Ghi_chú | | a | Nước | 90.000 | | | - | Oxy | 2 | 10 | 20 | STT\n6 | | - | Muối | 7 | 10 | 70 | x |";
        assert_eq!(
            exploded(text),
            ["TT,Mục,Số mẫu,Đơn giá,Tiền,Ghi chú / a,Nước,90.000,,, / -,Oxy,2,10,20,STT_6 / -,Muối,7,10,70,x"]
        );
        // A dash that stands for nothing opens none.
        let text = "| TT | Việc | Ai | Cùng | Hạn | | 1 | Ươm | Sở_A | | - | | 2 | Đo | | - | Quý_I |";
        assert_eq!(exploded(text), ["TT,Việc,Ai,Cùng,Hạn / 1,Ươm,Sở A,,- / 2,Đo,,-,Quý I"]);
    }

    #[test]
    fn a_header_of_two_rows() {
        let text =
            "| TT | Điểm_đo | Vị_trí | Mô_tả | | X | Y | | | 1 | Hồ | 5749.1 | 1506.8 | Cá | | 2 | Đập | 5835.4 | 1498.1 | Lúa |";
        assert_eq!(exploded(text), ["TT,Điểm đo,Vị trí,,Mô tả / ,,X,Y, / 1,Hồ,5749.1,1506.8,Cá / 2,Đập,5835.4,1498.1,Lúa"]);
    }

    #[test]
    fn rows_of_one_width_keep_every_empty_cell_in_its_place() {
        // The number is empty in one row, the share of a year in others; a bare figure after an empty cell opens no row.
        let text = "| TT | Cây | 2026 | 2027 | | | Cộng | | 30 | | 1 | Chè | 5 | | | 2 | Quế | | 7 | | 3 | Hồi | | |";
        assert_eq!(exploded(text), ["TT,Cây,2026,2027 / ,Cộng,,30 / 1,Chè,5, / 2,Quế,,7 / 3,Hồi,,"]);
        // The columns of a header of two rows are counted in the body.
        let text = "| TT | Cây | Năm_2026 | Năm_2027 | | Tấn | Nghìn_đồng | Tấn | Nghìn_đồng | | | Cộng | | 240 | | 305 | | 1 | Chè | 5 | 7 | 6 | 8 | | 2 | Quế | | 7 | | 9 |";
        assert_eq!(
            exploded(text),
            ["TT,Cây,Năm 2026,,Năm 2027, / ,,Tấn,Nghìn đồng,Tấn,Nghìn đồng / ,Cộng,,240,,305 / 1,Chè,5,7,6,8 / 2,Quế,,7,,9"]
        );
    }

    #[test]
    fn two_columns_are_not_taken_for_five() {
        let text = "| Việc | Ai | | Ươm | Sở_A | | Tỉa | | | Đo | Sở_B | | Đào | Sở_C | | Chăm | |";
        assert_eq!(exploded(text), ["Việc,Ai / Ươm,Sở A / Tỉa, / Đo,Sở B / Đào,Sở C / Chăm,"]);
    }

    #[test]
    fn rows_between_empty_lines() {
        let text = "Danh mục\n\nTT | Việc | Ai\n\n1 | Ươm cây:\n- ở xã A | Sở A\n\n2 | Trồng | Sở B\n\nHết | rồi";
        assert_eq!(shape(text), ["Danh mục", "TT,Việc,Ai / 1,Ươm cây:_- ở xã A,Sở A / 2,Trồng,Sở B", "Hết | rồi"]);
        assert_eq!(shape("A | B | C\n\nvăn bản"), ["A | B | C", "văn bản"]);
    }

    #[test]
    fn stray_bars_stay_lines() {
        assert_eq!(shape("Mục đích\n|\n\nYêu cầu"), ["Mục đích", "|", "Yêu cầu"]);
        assert_eq!(shape("|\n|\n|"), ["|", "|", "|"]);
    }
}
