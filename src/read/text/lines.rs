//! Lines and tables of a text file.
//!
//! A table is a run of lines with tabs between texts, or of lines that start with `|`, or of cells between lone `|`
//! lines (`exploded`), or of cells on lines of their own below the names of columns (`stacked`). A lone line with one tab is
//! a line: offices set labels and letterhead columns apart with tabs.

use super::{exploded, stacked};
use crate::raw::{Block, Bytes, Line, RawCell, RawRow, RawTable};

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut out = Blocks { text, list: Vec::with_capacity(text.len() / 60 + 1), blank: true, quoted: 0 };
    let mut rest = 0;
    for end in line_ends(text) {
        out.line(rest, end.start);
        rest = end.end;
    }
    out.line(rest, text.len());
    let list = out.list.into_iter().map(|block| lone_row(block, text)).collect();
    stacked::collect(exploded::collect_spread(exploded::collect(list, text), text), text)
}

/// A lone row of two texts is a line whose columns a tab sets apart, as in a letterhead; a table has more.
fn lone_row(block: Block, text: &str) -> Block {
    let Block::Table(table) = block else { return block };
    match table.rows.as_slice() {
        [row] if !text[row.range.start as usize..row.range.end as usize].contains('|') => {
            let filled: Vec<&Bytes> = row.cells.iter().map(|cell| &cell.range).filter(|range| !range.is_empty()).collect();
            if let [first, .., last] | [first @ last] = filled.as_slice()
                && filled.len() <= 2
            {
                let range = first.start..last.end;
                return Block::Line(Line { range, blank_before: table.blank_before, indent: 0, bold: false, outline: None });
            }
            Block::Table(table)
        }
        _ => Block::Table(table),
    }
}

/// Where lines end: LF, CRLF, a lone CR, and the two escapes `\r\n` that some exports leave in the text.
fn line_ends(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let mut next = 0;
    memchr::memchr3_iter(b'\n', b'\r', b'\\', bytes).filter_map(move |at| {
        if at < next {
            return None;
        }
        let width = match bytes[at] {
            b'\n' => 1,
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
            b'\r' => 1,
            _ if bytes[at..].starts_with(br"\r\n") => 4,
            _ => return None,
        };
        next = at + width;
        Some(at..next)
    })
}

struct Blocks<'a> {
    text: &'a str,
    list: Vec<Block>,
    blank: bool,
    /// Where the quotation mark stands that closes the cell the last row ends in; 0 if none is open.
    quoted: u32,
}

impl Blocks<'_> {
    fn line(&mut self, start: usize, end: usize) {
        let slice = &self.text[start..end];
        if let Some(feed) = slice.find('\u{c}') {
            self.line(start, start + feed);
            self.list.push(Block::PageBreak((start + feed) as u32..(start + feed + 1) as u32));
            // A text of nothing but form feeds must not recurse for each of them.
            let skipped = slice[feed..].len() - slice[feed..].trim_start_matches('\u{c}').len();
            let rest = start + feed + skipped;
            return if self.text[rest..end].contains('\u{c}') { self.after_feeds(rest, end) } else { self.line(rest, end) };
        }
        let trimmed = trim(self.text, start, end);
        if trimmed.is_empty() {
            self.blank = true;
            return;
        }
        let slice = &self.text[trimmed.start as usize..trimmed.end as usize];
        if is_comment(slice) {
            return;
        }
        if is_empty_emphasis(slice) {
            // After a bar an empty line would end the table.
            self.blank |= !self.after_bar();
            return;
        }
        if (start as u32) < self.quoted || (!self.blank && self.goes_on(start, end, &trimmed)) {
            self.goes_on_with(start, end);
        } else {
            match self.cells(start, end, &trimmed) {
                Some(row) => self.row(row),
                None => self.plain(start, trimmed),
            }
        }
        self.blank = false;
    }

    /// Whether the line before is a lone bar.
    fn after_bar(&self) -> bool {
        !self.blank
            && matches!(self.list.last(), Some(Block::Line(line)) if &self.text[line.range.start as usize..line.range.end as usize] == "|")
    }

    /// Whether a line goes on with the last cell of the row before: that row lacks just the cells that this line
    /// has after its first, which starts small as no cell of its own would.
    fn goes_on(&self, start: usize, end: usize, trimmed: &Bytes) -> bool {
        let Some(Block::Table(table)) = self.list.last() else { return false };
        let [head, .., row] = table.rows.as_slice() else { return false };
        let slice = &self.text[trimmed.start as usize..trimmed.end as usize];
        let small = slice.starts_with(|c: char| c.is_lowercase()) && !slice.starts_with('|');
        if !small || is_label(self.text, &(trimmed.start..trimmed.start + first_word(slice) as u32)) || head.cells.len() < 3 {
            return false;
        }
        let more = memchr::memchr_iter(b'\t', &self.text.as_bytes()[start..end]).count();
        let unfinished = row.cells.last().is_some_and(|cell| {
            let cell = &self.text[cell.range.start as usize..cell.range.end as usize];
            cell.chars().count() > 8 && !cell.ends_with(['.', ';', ':', '|'])
        });
        unfinished && row.cells.len() > 1 && row.cells.len() + more == head.cells.len()
    }

    /// Adds a line to the last row: its first cell to the row's last one.
    fn goes_on_with(&mut self, start: usize, end: usize) {
        let cells = tab_cells(self.text, start, end);
        let Some(Block::Table(table)) = self.list.last_mut() else { return };
        let Some(row) = table.rows.last_mut() else { return };
        let mut cells = cells.into_iter();
        if let (Some(cell), Some(first)) = (row.cells.last_mut(), cells.next()) {
            cell.range.end = first.end.max(cell.range.end);
        }
        row.cells.extend(cells.map(|range| RawCell { range, colspan: 1, rowspan: 1 }));
        row.range.end = row.cells.last().map_or(row.range.end, |cell| cell.range.end.max(row.range.end));
        table.range.end = row.range.end.max(table.range.end);
        self.open_quote();
    }

    /// Notes where the quoted cell ends that the last row ends in, as spreadsheets quote a cell of several lines.
    fn open_quote(&mut self) {
        let Some(Block::Table(table)) = self.list.last() else { return };
        let Some(cell) = table.rows.last().and_then(|row| row.cells.last()) else { return };
        let (from, bytes) = (cell.range.start as usize, self.text.as_bytes());
        let open = &bytes[from..cell.range.end as usize];
        if open.first() != Some(&b'"') || memchr::memchr_iter(b'"', open).count().is_multiple_of(2) || table.rows.len() < 2 {
            return;
        }
        let limit = bytes.len().min(cell.range.end as usize + 2000);
        let close = memchr::memchr_iter(b'"', &bytes[cell.range.end as usize..limit])
            .map(|at| cell.range.end as usize + at)
            .find(|&at| matches!(bytes.get(at + 1), None | Some(b'\t' | b'\r' | b'\n')) && bytes[at - 1] != b'"');
        self.quoted = close.map_or(0, |at| at as u32);
    }

    fn after_feeds(&mut self, start: usize, end: usize) {
        let mut at = start;
        for piece in self.text[start..end].split('\u{c}') {
            if at > start {
                self.list.push(Block::PageBreak((at - 1) as u32..at as u32));
            }
            self.line(at, at + piece.len());
            at += piece.len() + 1;
        }
    }

    fn plain(&mut self, start: usize, range: Bytes) {
        let slice = &self.text[range.start as usize..range.end as usize];
        let marks = slice.len() - slice.trim_start_matches('#').len();
        let bold = slice.len() > 4 && slice.starts_with("**") && slice.ends_with("**");
        self.list.push(Block::Line(Line {
            indent: self.text[start..range.start as usize].chars().map(|c| if c == '\t' { 8 } else { 1 }).sum::<usize>().min(999)
                as u16,
            outline: ((1..=6).contains(&marks) && slice[marks..].starts_with(' ')).then_some(marks as u8),
            blank_before: self.blank,
            bold,
            range,
        }));
    }

    /// The cells of a table row, if the line is one.
    fn cells(&self, start: usize, end: usize, trimmed: &Bytes) -> Option<Vec<Bytes>> {
        let slice = &self.text[trimmed.start as usize..trimmed.end as usize];
        if slice.starts_with('|') && slice.len() > 1 {
            return Some(pipe_cells(self.text, trimmed));
        }
        let in_table = !self.blank && matches!(self.list.last(), Some(Block::Table(_)));
        // Inside a table a row may have all but one of its cells empty; elsewhere a leading tab is an indent.
        let tabbed = if in_table { &self.text[start..end] } else { slice };
        memchr::memchr(b'\t', tabbed.as_bytes())?;
        let cells = tab_cells(self.text, start, end);
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        (in_table || cells.len() > 2 || (filled == 2 && !is_label(self.text, &cells[0]))).then_some(cells)
    }

    fn row(&mut self, cells: Vec<Bytes>) {
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return };
        let range = first.start..last.end.max(first.start);
        let separator = cells.iter().all(|cell| is_separator(&self.text[cell.start as usize..cell.end as usize]));
        let row = RawRow {
            range: range.clone(),
            cells: cells.into_iter().map(|range| RawCell { range, colspan: 1, rowspan: 1 }).collect(),
            header: false,
        };
        match self.list.last_mut() {
            Some(Block::Table(table)) if !self.blank => {
                table.range.end = range.end.max(table.range.end);
                if separator {
                    // The line under a Markdown header says that what stands above it is the header.
                    table.rows.iter_mut().for_each(|row| row.header = true);
                } else {
                    table.rows.push(row);
                }
            }
            _ => self.list.push(Block::Table(RawTable { range, blank_before: self.blank, rows: vec![row] })),
        }
        self.open_quote();
    }
}

/// The bytes `start..end` without white space at the ends.
fn trim(text: &str, start: usize, end: usize) -> Bytes {
    let slice = text[start..end].trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let at = slice.as_ptr() as usize - text.as_ptr() as usize;
    at as u32..(at + slice.len()) as u32
}

fn tab_cells(text: &str, start: usize, end: usize) -> Vec<Bytes> {
    let mut at = start;
    text[start..end]
        .split('\t')
        .map(|cell| {
            let range = trim(text, at, at + cell.len());
            at += cell.len() + 1;
            range
        })
        .collect()
}

fn pipe_cells(text: &str, line: &Bytes) -> Vec<Bytes> {
    let (start, mut end) = (line.start as usize + 1, line.end as usize);
    if end > start && text[..end].ends_with('|') {
        end -= 1;
    }
    let bytes = text.as_bytes();
    let mut cells = vec![];
    let mut at = start;
    for bar in memchr::memchr_iter(b'|', &bytes[start..end]).map(|bar| start + bar) {
        if bytes[bar - 1] != b'\\' {
            cells.push(trim(text, at, bar));
            at = bar + 1;
        }
    }
    cells.push(trim(text, at, end));
    cells
}

fn is_separator(cell: &str) -> bool {
    let dashes = cell.trim_matches(':');
    dashes.len() >= 2 && dashes.bytes().all(|byte| byte == b'-')
}

/// A comment of HTML on a line of its own: said to tools, no text of the document.
fn is_comment(line: &str) -> bool {
    line.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")).is_some_and(|body| !body.contains("-->"))
}

/// Marks of emphasis around nothing, as a word processor's empty runs leave them: `* *`, `** **`, `****`.
fn is_empty_emphasis(line: &str) -> bool {
    let marks = line.bytes().filter(|&byte| byte == b'*').count();
    line.starts_with('*') && matches!(marks, 2 | 4 | 6) && line.chars().all(|c| c == '*' || c.is_whitespace())
}

fn first_word(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len())
}

/// A list label set apart from its text by a tab: `1.`, `a)`, `-`, `I.`, `2.1.`.
fn is_label(text: &str, cell: &Bytes) -> bool {
    let cell = &text[cell.start as usize..cell.end as usize];
    matches!(cell, "-" | "–" | "+" | "*" | "•" | "·" | "o") || (cell.chars().count() <= 7 && cell.ends_with(['.', ')', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<String> {
        let slice = |range: &Bytes| text[range.start as usize..range.end as usize].to_owned();
        blocks(text)
            .iter()
            .map(|block| match block {
                Block::Line(line) => format!("{}{}", if line.blank_before { "¶" } else { "" }, slice(&line.range)),
                Block::PageBreak(_) => "page".into(),
                Block::Table(table) => {
                    let rows: Vec<String> = table
                        .rows
                        .iter()
                        .map(|row| row.cells.iter().map(|c| slice(&c.range)).collect::<Vec<_>>().join("|"))
                        .collect();
                    rows.join(" / ")
                }
            })
            .collect()
    }

    #[test]
    fn lines_of_every_ending() {
        assert_eq!(shape("a\r\nb\rc\n\nd\\r\\ne"), ["¶a", "b", "c", "¶d", "e"]);
        assert_eq!(shape("\u{feff}KẾ HOẠCH\u{c}\u{c}tiếp"), ["¶KẾ HOẠCH", "page", "tiếp"]);
    }

    #[test]
    fn comments_are_no_text() {
        assert_eq!(shape("a\n<!-- kehoach: bỏ qua SL101: đúng -->\nb <!-- x -->"), ["¶a", "b <!-- x -->"]);
    }

    #[test]
    fn marks_around_nothing_are_an_empty_line() {
        assert_eq!(shape("a\n* *\nb\n** **\n****\nc\n***\n* x"), ["¶a", "¶b", "¶c", "***", "* x"]);
        assert_eq!(shape("|\n* *\n*Nơi nhận:*\n|\nCHỦ TỊCH\n|"), ["*Nơi nhận:*|CHỦ TỊCH"]);
    }

    #[test]
    fn tabs_make_tables_but_labels_and_indents_do_not() {
        assert_eq!(shape("STT\tTên\tĐiểm\n1\tA\t\n\tB\t3"), ["STT|Tên|Điểm / 1|A| / |B|3"]);
        assert_eq!(shape("1.\tMục đích\n\tĐể duy trì"), ["¶1.\tMục đích", "Để duy trì"]);
    }

    #[test]
    fn cells_that_go_on_over_lines() {
        let text = "STT\tViệc\tAi\n1\t\"Ươm cây;\nchăm sóc\"\tSở A\n2\tTrồng rừng phòng\nhộ đầu nguồn\tSở B";
        assert_eq!(shape(text), ["STT|Việc|Ai / 1|\"Ươm cây;\nchăm sóc\"|Sở A / 2|Trồng rừng phòng\nhộ đầu nguồn|Sở B"]);
        assert_eq!(
            shape("STT\tViệc\tAi\n1\tTrồng rừng\tSở A\nvà các đơn vị"),
            ["STT|Việc|Ai / 1|Trồng rừng|Sở A", "và các đơn vị"]
        );
    }

    #[test]
    fn markdown_tables() {
        assert_eq!(shape("| TT | Việc |\n|---|:--|\n| 1 | a \\| b |"), ["TT|Việc / 1|a \\| b"]);
    }
}
