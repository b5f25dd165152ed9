//! Lines → paragraphs: page breaks and hard wraps undone, page furniture and web leftovers set apart.
//!
//! A text file has lines where the document had paragraphs. Three cases: every line is a paragraph but for page
//! breaks; lines are wrapped at a fixed width; all paragraph ends are lost (then `segments` finds them again).

use crate::base::fold;
use crate::raw::{Block, Bytes, Line, RawDoc};

use super::flow::Flow;
use super::labels::label_at_start;
use super::noise::{is_noise, is_page_number};
use super::segments;

/// One piece of the body in reading order.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table, by its index in [`RawDoc::blocks`].
    Table(usize),
}

/// A whole paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    pub(crate) flow: Flow,
    /// Whether an empty line stands before it.
    pub(crate) blank_before: bool,
    /// Index in [`RawDoc::blocks`] of its first line.
    pub(crate) block: usize,
}

/// The body as paragraphs and tables, and what was set apart.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub(crate) items: Vec<Item>,
    pub(crate) noise: Vec<Bytes>,
    pub(crate) boilerplate: Vec<Bytes>,
    /// Paragraph ends may be lost: a title and its text can stand on one line.
    pub(crate) poured: bool,
}

/// Gathers everything from byte `from` of the document's text on.
pub(crate) fn gather(doc: &RawDoc, from: u32) -> Gathered {
    let wrap = if doc.hard_lines { wrapping(doc) } else { None };
    let mut out = Gathered::default();
    let mut last: Option<Last> = None;
    for (index, block) in doc.blocks.iter().enumerate() {
        match block {
            Block::Line(line) if line.range.end > from => {
                let range = line.range.start.max(from)..line.range.end;
                let slice = doc.slice(&range).trim();
                if slice.is_empty() {
                    continue;
                }
                if is_rule(slice) {
                    out.boilerplate.push(range);
                } else if is_noise(slice) || (is_page_number(slice) && stands_apart(doc, index)) {
                    out.noise.push(range);
                } else {
                    last = Some(add(doc, &mut out, last, line, range, index, wrap));
                }
            }
            Block::Table(table) if table.range.end > from => {
                out.items.push(Item::Table(index));
                last = None;
            }
            _ => {}
        }
    }
    out.poured = wrap.is_some_and(|wrap| wrap.poured);
    out.items = segments::split_all(out.items, wrap.is_some());
    out
}

/// The line before, as far as the next one must know it.
#[derive(Clone, Copy)]
struct Last {
    /// Characters in the line.
    length: usize,
}

fn add(
    doc: &RawDoc,
    out: &mut Gathered,
    last: Option<Last>,
    line: &Line,
    range: Bytes,
    index: usize,
    wrap: Option<Wrap>,
) -> Last {
    let slice = doc.slice(&range);
    let here = Last { length: slice.chars().count() };
    if let (Some(last), Some(Item::Paragraph(before))) = (last, out.items.last_mut()) {
        let joined = if line.blank_before {
            broken_by_page(&before.flow.text, slice)
        } else {
            continued(&before.flow.text, slice, last.length, wrap)
        };
        if doc.hard_lines && joined {
            before.flow.push(doc, &range);
            return here;
        }
    }
    out.items.push(Item::Paragraph(Paragraph { flow: Flow::new(doc, &range), blank_before: line.blank_before, block: index }));
    here
}

/// Whether a paragraph that ends so goes on after a page break with `next`.
fn broken_by_page(before: &str, next: &str) -> bool {
    let before = before.trim_end_matches(['*', '_', ')', '”', '"']);
    if before.ends_with(['.', ';', ':', '!', '?', '/', '…', '|', '>']) || is_heading_line(before) {
        return false;
    }
    let Some(first) = next.chars().find(|c| !matches!(c, '(' | '“' | '"')) else { return false };
    // A figure goes on only after a line that filled the page's width: a short line is a title.
    let long = before.chars().count() > 60;
    let opens = next.chars().next();
    if label_at_start(next).is_some() {
        return false;
    }
    (first.is_lowercase() && opens != Some('(')) || (long && (first.is_ascii_digit() || before.ends_with(',')))
}

/// Whether a line without an empty line before it goes on with the paragraph before.
fn continued(before: &str, next: &str, last_length: usize, wrap: Option<Wrap>) -> bool {
    let label = label_at_start(next).is_some();
    if let Some(wrap) = wrap {
        return wrapped(before, next, last_length, wrap, label);
    }
    if label {
        return false;
    }
    // `IV. GIẢI PHÁP … NHẰM` / `NÂNG CAO …`: a title in capitals over two lines.
    let labelled = label_at_start(before);
    if let Some(found) = labelled {
        let title = &before[found.rest..];
        if !title.is_empty()
            && fold::is_capitals(title)
            && fold::is_capitals(next)
            && !title.ends_with(['.', ':', ';'])
            && next.chars().count() > 1
        {
            return true;
        }
    }
    broken_by_page(before, next)
}

/// How the lines of a text are wrapped.
#[derive(Clone, Copy, Debug)]
struct Wrap {
    /// The usual length of a full line.
    width: usize,
    /// There are no empty lines: paragraph ends may be lost altogether.
    poured: bool,
}

/// Whether a line of wrapped text goes on with the line before.
fn wrapped(before: &str, next: &str, last_length: usize, wrap: Wrap, label: bool) -> bool {
    let ended = before.ends_with(['.', ';', ':', '!', '?', '/']);
    let full = last_length * 4 >= wrap.width * 3;
    if ends_in_label(before) {
        return true;
    }
    if label {
        // Where paragraph ends are lost a label may stand at a line's start by chance; `segments` looks again.
        return full && !ended;
    }
    if ended { full } else { full || wrap.poured || next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) }
}

/// Whether a line ends in a label that lost its text to the next line: `… như sau: I. MỤC TIÊU 1.`
fn ends_in_label(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or("");
    let signs = matches!(word, "-" | "+" | "–" | "•");
    let number = word.len() < text.len()
        && word.ends_with(['.', ')'])
        && word.chars().count() <= 5
        && label_at_start(&format!("{word} A")).is_some();
    signs || number
}

/// A title line never goes on: a labelled line in capitals, or a short line in capitals.
fn is_heading_line(text: &str) -> bool {
    fold::is_capitals(label_at_start(text).map_or(text, |label| &text[label.rest..]))
}

/// How the lines of the document are wrapped, if they are.
///
/// Wrapped text has most lines nearly as long as the longest, and most of them end inside a sentence.
fn wrapping(doc: &RawDoc) -> Option<Wrap> {
    let mut lengths: Vec<usize> = vec![];
    let (mut inside, mut pairs) = (0usize, 0usize);
    let mut open = false;
    for block in doc.blocks.iter().take(4000) {
        let Block::Line(line) = block else {
            open = false;
            continue;
        };
        let slice = doc.slice(&line.range);
        let length = slice.chars().count();
        if !line.blank_before && length > 0 {
            pairs += 1;
            inside += usize::from(open && slice.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()));
        }
        open = length >= 40 && !slice.ends_with(['.', ';', ':']);
        lengths.push(length);
    }
    if pairs < 4 || lengths.len() < 6 {
        return None;
    }
    lengths.sort_unstable();
    let (long, middle, longest) = (lengths[lengths.len() * 9 / 10], lengths[lengths.len() / 2], lengths[lengths.len() - 1]);
    let near = lengths.iter().filter(|&&length| length * 10 >= long * 7).count();
    let even = (30..=140).contains(&long) && longest <= long * 2 && near * 10 >= lengths.len() * 4 && inside * 10 >= pairs * 4;
    // Where nearly every line ends inside a sentence the text is wrapped, however uneven the copy made its lines.
    let mostly_inside = (30..=140).contains(&middle) && inside * 10 >= pairs * 6 && pairs * 10 >= lengths.len() * 8;
    let poured = lengths.len() - pairs <= 1 + lengths.len() / 50;
    let width = if even { Some(long) } else { mostly_inside.then_some(middle) };
    width.map(|width| Wrap { width, poured })
}

/// A rule drawn with signs.
pub(crate) fn is_rule(text: &str) -> bool {
    text.len() >= 3
        && text.chars().all(|c| matches!(c, '-' | '_' | '─' | '—' | '–' | '=' | '*' | '~' | '¯' | ' ' | '━' | '|'))
        && text.chars().count() >= 3
}

/// Whether a lone number stands between two lines of text, as a page number does, and not in a column of numbers.
fn stands_apart(doc: &RawDoc, index: usize) -> bool {
    let text = |at: Option<usize>| match at.and_then(|at| doc.blocks.get(at)) {
        Some(Block::Line(line)) => !is_page_number(doc.slice(&line.range)),
        Some(Block::Table(_)) => false,
        Some(Block::PageBreak(_)) | None => true,
    };
    index > 0 && text(index.checked_sub(1)) && text(Some(index + 1))
}
