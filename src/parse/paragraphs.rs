//! Lines → paragraphs: page breaks and hard wraps undone, page furniture and web leftovers set apart.
//!
//! A text file has lines where the document had paragraphs. Three cases: every line is a paragraph but for page
//! breaks; lines are wrapped at a fixed width; all paragraph ends are lost (then `segments` finds them again).

use crate::base::fold;
use crate::model::DocType;
use crate::raw::{Block, Bytes, Line, RawCell, RawDoc, RawTable};

use super::bracketed as brackets;
use super::flow::Flow;
use super::labels::{bracketed, label_at_start};
use super::noise::{is_noise, is_page_number};
use super::recipients;
use super::segments;
use super::signature;
use super::wrapping::{Last, Wrap, cut_before_year, cut_in_range, no_room, wrapped, wrapping};

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
    /// Whether it is an item of a list numbered `(1)`, `(2)`.
    pub(crate) listed: bool,
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
                if is_rule(slice) || slice == "|" {
                    // The bar of a copied table parts what stands before it from what follows.
                    last = last.filter(|_| slice != "|");
                    out.boilerplate.push(range);
                } else if is_noise(slice) || (is_page_number(slice) && stands_apart(doc, index)) {
                    out.noise.push(range);
                } else if let Some(bar) = signed_beside(slice) {
                    let (left, right) = (range.start..range.start + bar as u32, range.start + bar as u32 + 3..range.end);
                    add(doc, &mut out, last, line, left, index, wrap);
                    let line = Line { blank_before: true, ..line.clone() };
                    last = Some(add(doc, &mut out, None, &line, right, index, wrap));
                } else {
                    last = Some(add(doc, &mut out, last, line, range, index, wrap));
                }
            }
            Block::Table(table) if table.range.end > from => {
                if is_letterhead(doc, table) {
                    out.boilerplate.push(table.range.clone());
                } else if is_sign_off(doc, table) || is_layout(doc, table) {
                    sign_off(doc, &mut out, table, index, wrap);
                } else {
                    out.items.push(Item::Table(index));
                }
                last = None;
            }
            _ => {}
        }
    }
    let wrap = wrap.filter(|wrap| wrap.first == 0);
    out.poured = wrap.is_some_and(|wrap| wrap.poured);
    out.items = segments::split_all(out.items, wrap.is_some_and(|wrap| wrap.poured || !wrap.spaced));
    brackets::mark(&mut out.items);
    out
}

/// Where ` | ` stands in a line that has the last recipient left of it and a signature right of it.
fn signed_beside(slice: &str) -> Option<usize> {
    let bar = memchr::memchr_iter(b'|', slice.as_bytes())
        .find(|&at| slice[..at].ends_with(' ') && slice[at + 1..].starts_with(' '))?
        - 1;
    signature::opens(&slice[bar + 3..], true).then_some(bar)
}

/// The letterhead of an attached document, its two columns side by side.
fn is_letterhead(doc: &RawDoc, table: &RawTable) -> bool {
    let motto = |cell: &RawCell| fold::key(doc.slice(&cell.range)).contains("độc lập - tự do - hạnh phúc");
    table.rows.len() <= 4 && table.rows.iter().all(|row| row.cells.len() <= 3 && row.range.len() < 800) && {
        table.rows.iter().flat_map(|row| &row.cells).any(motto)
    }
}

/// A table of the page that only sets recipients and signature side by side, or letterhead columns.
fn is_sign_off(doc: &RawDoc, table: &RawTable) -> bool {
    let cells =
        || table.rows.iter().flat_map(|row| &row.cells).map(|cell| doc.slice(&cell.range)).filter(|cell| !cell.is_empty());
    let narrow = table.rows.len() <= 6 && table.rows.iter().all(|row| row.cells.len() <= 3) && cells().count() <= 8;
    narrow
        && cells().next().is_some_and(|first| {
            let line = first.lines().next().unwrap_or("");
            recipients::label(line).is_some() || (table.rows.len() == 1 && signature::opens(line, true))
        })
}

/// A table of a Word document that draws no line and has too few cells for data: it only sets texts side by side.
fn is_layout(doc: &RawDoc, table: &RawTable) -> bool {
    let look = doc.looks.table(doc.source_range(&table.range).start);
    let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    look.is_some_and(|look| !look.ruled) && columns <= 3 && (columns < 3 || table.rows.len() < 3)
}

/// Whether two bytes of the text come from one paragraph of a Word document.
fn one_paragraph(doc: &RawDoc, first: u32, second: u32) -> bool {
    let look = doc.looks.paragraph(doc.source_range(&(first..first)).start);
    look.is_some_and(|look| look.range.contains(&doc.source_range(&(second..second)).start))
}

/// The cells of a table, column by column where it is two columns, as they are read.
fn by_columns(table: &RawTable) -> Vec<&RawCell> {
    if table.rows.len() > 1 && table.rows.iter().all(|row| row.cells.len() == 2) {
        let column = |at: usize| table.rows.iter().filter_map(move |row| row.cells.get(at));
        return column(0).chain(column(1)).collect();
    }
    table.rows.iter().flat_map(|row| &row.cells).collect()
}

/// Takes the lines of such a table, cell by cell.
fn sign_off(doc: &RawDoc, out: &mut Gathered, table: &RawTable, index: usize, wrap: Option<Wrap>) {
    // A cell's lines stand under each other by intent: they are joined as lines between empty lines are.
    let wrap = wrap.filter(|wrap| wrap.first == 0).map(|wrap| Wrap { poured: false, spaced: true, ..wrap });
    for cell in by_columns(table) {
        let mut last = None;
        let mut at = cell.range.start;
        let mut blank_before = true;
        for piece in doc.slice(&cell.range).split(['\n', '\r']) {
            let text = piece.trim();
            let start = at + (piece.len() - piece.trim_start().len()) as u32;
            let range = start..start + text.len() as u32;
            at += piece.len() as u32 + 1;
            if text.is_empty() || is_rule(text) {
                blank_before = true;
                continue;
            }
            let line = Line { range: range.clone(), blank_before, indent: 0, bold: false, outline: None };
            last = Some(add(doc, out, last, &line, range, index, wrap));
            blank_before = false;
        }
    }
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
    if let (Some(last), Some(Item::Paragraph(before))) = (&last, out.items.last_mut()) {
        let joined = if enacts(slice) && !is_heading_line(&before.flow.text) {
            false
        } else if !doc.hard_lines {
            // A line end typed inside a paragraph of a Word document may part two paragraphs, or cut one.
            !line.blank_before
                && one_paragraph(doc, before.flow.offset(0), range.start)
                && continued(&before.flow.text, slice, last, None)
        } else if line.blank_before {
            broken_by_page(&before.flow.text, slice)
        } else {
            continued(&before.flow.text, slice, last, wrap)
        };
        if joined {
            before.flow.push(doc, &range);
            return Last::after(Some(last), slice);
        }
    }
    let (flow, blank_before) = (Flow::new(doc, &range), line.blank_before);
    out.items.push(Item::Paragraph(Paragraph { flow, blank_before, block: index, listed: false }));
    Last::after(None, slice)
}

/// Whether a line is nothing but the name of a type in capitals, `QUYẾT ĐỊNH:`, as it parts what a document rests on from
/// what it orders. It never goes on with a sentence.
fn enacts(line: &str) -> bool {
    let bare = line.trim_matches(['*', '_', '#', ' ', ':', '.']);
    bare.len() <= 40 && fold::is_capitals(bare) && (DocType::from_name(bare).is_some() || fold::key(bare) == "quyết nghị")
}

/// Whether a paragraph that ends so goes on after a page break with `next`.
fn broken_by_page(before: &str, next: &str) -> bool {
    let before = before.trim_end_matches(['*', '_', ')', '”', '"']);
    if before.ends_with(['.', ';', ':', '!', '?', '/', '…', '|', '>']) || is_heading_line(before) {
        return false;
    }
    let Some(first) = next.chars().find(|c| !matches!(c, '(' | '“' | '"')) else { return false };
    // A figure goes on only after a line that filled the page's width: a short line is a title.
    let long = before.chars().nth(60).is_some();
    let opens = next.chars().next();
    if label_at_start(next).is_some() || bracketed(next).is_some() {
        return false;
    }
    (first.is_lowercase() && opens != Some('(')) || (long && (first.is_ascii_digit() || before.ends_with(',')))
}

/// Whether a line without an empty line before it goes on with the paragraph before.
fn continued(before: &str, next: &str, last: &Last, wrap: Option<Wrap>) -> bool {
    if cut_in_range(before, next) || cut_before_year(before, next) || signature::cut_in_name(before, next) {
        return true;
    }
    match wrap {
        Some(wrap) if wrap.first > 0 && no_room(before, next, last, wrap) => return true,
        Some(wrap) if wrap.first == 0 => return wrapped(before, next, last, wrap),
        _ => {}
    }
    if label_at_start(next).is_some() {
        return false;
    }
    if last.cut_in_marks(before, next) {
        return true;
    }
    // `IV. GIẢI PHÁP … NHẰM` / `NÂNG CAO …`: a title in capitals over two lines.
    let labelled = label_at_start(before);
    if let Some(found) = labelled {
        let title = &before[found.rest..];
        if !title.is_empty()
            && title.len() <= 1000
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

/// A title line never goes on: a labelled line in capitals, or a short line in capitals.
fn is_heading_line(text: &str) -> bool {
    // Longer titles do not occur; without the bound a text of capitals would be read again for each of its lines.
    text.len() <= 1000 && fold::is_capitals(label_at_start(text).map_or(text, |label| &text[label.rest..]))
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
