//! The head as one stream: its lines and cells with single spaces between them, and where each line starts.

use std::ops::Range;

use crate::base::fold;
use crate::raw::{Block, Bytes, Line, RawDoc, RawTable};

use super::Head;
use crate::parse::flow::Flow;

/// No head reaches further than this; a flattened copy has its whole body in the same lines.
const MAX_BYTES: usize = 4500;
const MAX_LINES: usize = 90;
/// Lines after which a table of a Word document is no letterhead.
const LATE: usize = 10;

/// The head as one text.
pub(super) struct Stream {
    flow: Flow,
    /// The text in lower case, aligned byte for byte.
    pub(super) low: String,
    /// The lines, in order.
    pub(super) lines: Vec<StreamLine>,
    /// Where each word starts.
    words: Vec<usize>,
    start: u32,
    end: u32,
}

/// One line of the stream.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact that the format tells of a line")]
pub(super) struct StreamLine {
    pub(super) range: Range<usize>,
    /// Where it stands in the document, with the marks of emphasis round it.
    whole: Bytes,
    pub(super) blank_before: bool,
    pub(super) heading: bool,
    /// The format says that all of the line is bold; a text never says so.
    pub(super) bold: bool,
    /// The line is a cell of a table, so its neighbours stand beside it, not under it.
    pub(super) cell: bool,
}

impl Stream {
    pub(super) fn new(doc: &RawDoc, first: usize) -> Self {
        let mut stream = Self { flow: Flow::default(), low: String::new(), lines: vec![], words: vec![], start: 0, end: 0 };
        for block in &doc.blocks[first.min(doc.blocks.len())..] {
            if stream.lines.len() >= MAX_LINES || stream.flow.text.len() >= MAX_BYTES {
                break;
            }
            match block {
                Block::Line(line) => stream.line(doc, line, false),
                Block::Table(table) => {
                    // The left column first, then the right one: that is how a letterhead is read.
                    let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
                    let letterhead = columns <= 3 && table.rows.len() <= 8 || is_metadata(doc, table);
                    // In Word the letterhead's table opens the document; one further down is that of a form it shows.
                    let late = !doc.looks.paragraphs.is_empty() && stream.lines.len() >= LATE;
                    if !letterhead || late {
                        break;
                    }
                    for row in &table.rows {
                        for (at, cell) in row.cells.iter().enumerate() {
                            // The lines of a cell of a Word document are paragraphs of their own.
                            for (nth, range) in doc.lines_of(&cell.range).enumerate() {
                                let bold = doc.looks.is_bold(&doc.source_range(&range));
                                let blank_before = table.blank_before && at == 0 && nth == 0;
                                stream.line(doc, &Line { range, blank_before, indent: 0, bold, outline: None }, true);
                            }
                        }
                    }
                }
                Block::PageBreak(_) => {}
            }
        }
        stream.low = fold::aligned(&stream.flow.text);
        stream.words = word_starts(&stream.low);
        stream.start = doc.blocks.get(first).map_or(doc.text.len() as u32, |block| match block {
            Block::Line(line) => line.range.start,
            Block::Table(table) => table.range.start,
            Block::PageBreak(range) => range.end,
        });
        stream
    }

    fn line(&mut self, doc: &RawDoc, line: &Line, cell: bool) {
        let slice = doc.slice(&line.range);
        let room = MAX_BYTES.saturating_sub(self.flow.text.len());
        let cut = if slice.len() > room { floor(slice, room) } else { slice.len() };
        let before = self.flow.text.len();
        let range = line.range.start..line.range.start + cut as u32;
        self.flow.push_bare(doc, &range);
        if self.flow.text.len() == before {
            return;
        }
        let start = before + usize::from(before > 0);
        self.end = range.end;
        let Line { blank_before, outline, bold, .. } = *line;
        self.lines.push(StreamLine {
            range: start..self.flow.text.len(),
            whole: range,
            blank_before,
            heading: outline.is_some(),
            bold,
            cell,
        });
    }

    /// The text of the stream.
    pub(super) fn all(&self) -> &str {
        &self.flow.text
    }

    pub(super) fn text(&self, part: Range<usize>) -> String {
        let slice = &self.flow.text[part];
        // Marks of emphasis around a whole field are the copy's, not the document's.
        slice.trim().trim_matches(|c| c == '*' || c == '#').trim().to_owned()
    }

    pub(super) fn range(&self, part: Range<usize>) -> Bytes {
        self.flow.range(part)
    }

    /// First byte of the head in the document.
    pub(super) fn start(&self) -> u32 {
        self.start
    }

    /// Where byte `at` of the stream stands in the document; the end of the head past its end.
    pub(super) fn offset(&self, at: usize) -> u32 {
        let rest = &self.flow.text[at.min(self.flow.text.len())..];
        let at = at + (rest.len() - rest.trim_start().len());
        let line = self.lines.get(self.line_at(at)).filter(|line| line.range.start == at);
        match line {
            _ if at >= self.flow.text.len() => self.end,
            Some(line) => line.whole.start,
            None => self.flow.offset(at),
        }
    }

    /// Index of the line that holds byte `at`.
    pub(super) fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.range.start <= at).saturating_sub(1)
    }

    /// The first place between two bytes where `letters` stand as words, whatever spaces a copy put between them.
    pub(super) fn find(&self, letters: &str, from: usize, to: usize) -> Option<Range<usize>> {
        let (bytes, first) = (self.low.as_bytes(), letters.chars().next()?.len_utf8());
        let first = &letters.as_bytes()[..first];
        let words = &self.words[self.words.partition_point(|&at| at < from)..];
        // Few words begin with the first letter; only those are compared.
        words.iter().take_while(|&&at| at < to).filter(|&&at| bytes[at] == first[0] && bytes[at..].starts_with(first)).find_map(
            |&at| {
                let end = at + spread(&self.low[at..], letters)?;
                (!self.low[end..].starts_with(fold::is_word)).then_some(at..end)
            },
        )
    }

    /// Whether the range is a whole line.
    fn is_line(&self, range: &Bytes) -> bool {
        self.lines.iter().any(|line| line.whole == *range)
    }

    /// Whether byte `at` stands in a cell of a table.
    pub(super) fn in_cell(&self, at: usize) -> bool {
        self.lines.get(self.line_at(at)).is_some_and(|line| line.cell)
    }

    /// The pieces of lines up to byte `end` of the stream that no field or boilerplate holds: those with words, and
    /// the lone signs between fields.
    pub(super) fn unclaimed(&self, doc: &RawDoc, end: usize, head: &Head) -> (Vec<Bytes>, Vec<Bytes>) {
        let mut claimed: Vec<Bytes> = head.fields.values().chain(&head.boilerplate).cloned().collect();
        claimed.sort_by_key(|range| range.start);
        let mut noise = vec![];
        for line in &self.lines {
            if line.range.start >= end {
                break;
            }
            let whole = if line.range.end <= end { line.whole.clone() } else { self.flow.range(line.range.start..end) };
            let mut at = whole.start;
            for range in claimed.iter().filter(|range| range.end > whole.start && range.start < whole.end) {
                if range.start > at {
                    noise.push(at..range.start);
                }
                at = at.max(range.end);
            }
            if at < whole.end {
                noise.push(at..whole.end);
            }
        }
        noise.into_iter().filter(|range| !doc.slice(range).trim().is_empty()).partition(|range| {
            let slice = doc.slice(range).trim();
            slice.contains(char::is_alphanumeric) || slice == "*" && self.is_line(range)
        })
    }
}

/// Whether a table is the one in which a page of laws says what it knows of a document: `Số hiệu: … Loại văn bản: …`.
fn is_metadata(doc: &RawDoc, table: &RawTable) -> bool {
    const NAMES: [&str; 8] = [
        "số hiệu",
        "loại văn bản",
        "nơi ban hành",
        "cơ quan ban hành",
        "người ký",
        "ngày ban hành",
        "ngày hiệu lực",
        "tình trạng",
    ];
    let is_name = |range: &Bytes| {
        doc.lines_of(range).last().is_some_and(|line| {
            let bare = doc.slice(&line).trim_matches(['*', '_', '#', ' ']);
            bare.len() <= 40 && bare.strip_suffix(':').is_some_and(|name| NAMES.contains(&fold::key(name).as_str()))
        })
    };
    let cells = table.rows.iter().take(16).flat_map(|row| &row.cells);
    cells.filter(|cell| is_name(&cell.range)).take(2).count() == 2
}

/// Where each word of a text starts.
fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::with_capacity(text.len() / 4);
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let word = fold::is_word(c);
        if word && !inside {
            starts.push(at);
        }
        inside = word;
    }
    starts
}

/// Where `letters` end at the start of `text`, with a space allowed between any two of them.
pub(super) fn spread(text: &str, letters: &str) -> Option<usize> {
    let mut rest = text;
    for letter in letters.chars() {
        rest = rest.strip_prefix(letter).or_else(|| rest.strip_prefix(' ')?.strip_prefix(letter))?;
    }
    Some(text.len() - rest.len())
}

/// The last character boundary up to byte `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
