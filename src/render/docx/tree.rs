//! A part of a Word file as a flat list of elements with their bytes, and its paragraphs with their text.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::render::fault::{TemplateFault, TemplatePlace};

/// The elements that templates know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Run,
    RunLook,
    Text,
    Table,
    Row,
    Cell,
    CellLook,
    CellWidth,
    CellSpan,
    CellMerge,
    SectionLook,
    /// A picture or the like: a paragraph with one is not empty.
    Object,
    Other,
}

#[derive(Debug)]
pub(super) struct Element {
    pub(super) kind: Kind,
    pub(super) parent: usize,
    pub(super) depth: usize,
    /// Its start tag; all of it, if it has no other.
    pub(super) open: Range<usize>,
    /// Its end tag; empty, if it has none.
    pub(super) close: Range<usize>,
}

impl Element {
    /// All its bytes.
    pub(super) fn all(&self) -> Range<usize> {
        self.open.start..self.close.end
    }

    pub(super) fn is_closed_at_once(&self) -> bool {
        self.close.is_empty()
    }
}

/// A paragraph and the text elements that are its own, not those of a text box in it.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) element: usize,
    pub(super) place: TemplatePlace,
    /// The text elements, each with its text and where that begins in the paragraph's.
    pub(super) pieces: Vec<Piece>,
    /// The text of all of them.
    pub(super) text: String,
    pub(super) has_object: bool,
    pub(super) has_section: bool,
}

#[derive(Debug)]
pub(super) struct Piece {
    pub(super) element: usize,
    pub(super) range: Range<usize>,
}

pub(super) struct Tree<'x> {
    pub(super) xml: &'x str,
    /// The first is the root's parent: all of the part.
    pub(super) elements: Vec<Element>,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// Nesting beyond this is no document.
const DEEPEST: usize = 512;
/// Elements of one part.
const MOST_ELEMENTS: usize = 4_000_000;

/// Reads a part; `name` is what places call it.
pub(super) fn read<'x>(name: &str, xml: &'x str) -> Result<Tree<'x>, TemplateFault> {
    let fault = |message: String| {
        let place = TemplatePlace { part: name.to_owned(), line: 1, cell: None };
        TemplateFault::new(Some(place), "", message)
    };
    let root = Element { kind: Kind::Other, parent: 0, depth: 0, open: 0..0, close: xml.len()..xml.len() };
    let tree = Tree { xml, elements: vec![root], paragraphs: vec![] };
    let mut walk = Walk { tree, name, open: vec![0], counts: Counts::default(), paragraphs: vec![], tables: vec![] };
    let mut reader = Reader::from_str(xml);
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| fault(format!("the part is not well-formed XML: {error}")))?;
        let range = start..reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => {
                if walk.open.len() > DEEPEST || walk.tree.elements.len() > MOST_ELEMENTS {
                    return Err(fault("the part is nested too deeply or too large".to_owned()));
                }
                walk.start(&tag, range);
            }
            Event::Empty(tag) => {
                let end = range.end..range.end;
                walk.start(&tag, range);
                walk.end(end);
            }
            Event::End(_) => walk.end(range),
            Event::DocType(_) => return Err(fault("the part has a document type, which Word never writes".to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    if walk.open.len() > 1 {
        return Err(fault("the part breaks off".to_owned()));
    }
    Ok(walk.tree)
}

/// How many of each have been seen, to name places.
#[derive(Default)]
struct Counts {
    tables: u32,
    paragraphs: u32,
}

/// A table under way: its number, rows so far, cells of the row so far, paragraphs of the cell so far.
struct InTable {
    number: u32,
    row: u32,
    cell: u32,
    paragraph: u32,
}

struct Walk<'x, 'n> {
    tree: Tree<'x>,
    name: &'n str,
    open: Vec<usize>,
    counts: Counts,
    /// Indices of the paragraphs under way, outermost first.
    paragraphs: Vec<usize>,
    tables: Vec<InTable>,
}

impl Walk<'_, '_> {
    fn start(&mut self, tag: &BytesStart<'_>, range: Range<usize>) {
        let kind = kind(tag.name().as_ref());
        let parent = self.open.last().copied().unwrap_or_default();
        let element = self.tree.elements.len();
        let close = range.end..range.end;
        self.tree.elements.push(Element { kind, parent, depth: self.open.len(), open: range, close });
        self.open.push(element);
        match kind {
            Kind::Table => {
                self.counts.tables += 1;
                self.tables.push(InTable { number: self.counts.tables, row: 0, cell: 0, paragraph: 0 });
            }
            Kind::Row => self.in_table(|table| (table.row, table.cell) = (table.row + 1, 0)),
            Kind::Cell => self.in_table(|table| (table.cell, table.paragraph) = (table.cell + 1, 0)),
            Kind::Paragraph => {
                let place = self.place();
                self.paragraphs.push(self.tree.paragraphs.len());
                self.tree.paragraphs.push(Paragraph {
                    element,
                    place,
                    pieces: vec![],
                    text: String::new(),
                    has_object: false,
                    has_section: false,
                });
            }
            Kind::Object => self.in_paragraph(|paragraph| paragraph.has_object = true),
            Kind::SectionLook => self.in_paragraph(|paragraph| paragraph.has_section = true),
            _ => {}
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut InTable)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn in_paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        let at = self.paragraphs.last().copied().unwrap_or(usize::MAX);
        if let Some(paragraph) = self.tree.paragraphs.get_mut(at) {
            change(paragraph);
        }
    }

    fn place(&mut self) -> TemplatePlace {
        let part = self.name.to_owned();
        if let Some(table) = self.tables.last_mut() {
            table.paragraph += 1;
            return TemplatePlace { part, line: table.paragraph, cell: Some((table.number, table.row, table.cell)) };
        }
        self.counts.paragraphs += 1;
        TemplatePlace { part, line: self.counts.paragraphs, cell: None }
    }

    fn end(&mut self, range: Range<usize>) {
        let Some(at) = self.open.pop().filter(|&at| at > 0) else { return };
        let element = &mut self.tree.elements[at];
        element.close = range;
        match element.kind {
            Kind::Table => drop(self.tables.pop()),
            Kind::Paragraph => drop(self.paragraphs.pop()),
            Kind::Text => {
                let raw = if element.is_closed_at_once() { 0..0 } else { element.open.end..element.close.start };
                let raw = &self.tree.xml[raw];
                // An entity that XML does not know is left as it is written.
                let text = quick_xml::escape::unescape(raw).unwrap_or(raw.into());
                self.in_paragraph(|paragraph| {
                    let start = paragraph.text.len();
                    paragraph.text.push_str(&text);
                    paragraph.pieces.push(Piece { element: at, range: start..paragraph.text.len() });
                });
            }
            _ => {}
        }
    }
}

fn kind(name: &[u8]) -> Kind {
    match name {
        b"w:p" => Kind::Paragraph,
        b"w:r" => Kind::Run,
        b"w:rPr" => Kind::RunLook,
        b"w:t" => Kind::Text,
        b"w:tbl" => Kind::Table,
        b"w:tr" => Kind::Row,
        b"w:tc" => Kind::Cell,
        b"w:tcPr" => Kind::CellLook,
        b"w:tcW" => Kind::CellWidth,
        b"w:gridSpan" => Kind::CellSpan,
        b"w:vMerge" => Kind::CellMerge,
        b"w:sectPr" => Kind::SectionLook,
        b"w:drawing" | b"w:pict" | b"w:object" | b"m:oMath" => Kind::Object,
        _ => Kind::Other,
    }
}

impl Tree<'_> {
    /// The nearest element of a kind that holds this one, or this one itself.
    pub(super) fn nearest(&self, mut at: usize, kind: Kind) -> Option<usize> {
        while at > 0 {
            if self.elements[at].kind == kind {
                return Some(at);
            }
            at = self.elements[at].parent;
        }
        None
    }

    /// The innermost element that holds both.
    pub(super) fn common(&self, mut a: usize, mut b: usize) -> usize {
        while a != b {
            if self.elements[a].depth >= self.elements[b].depth {
                a = self.elements[a].parent;
            } else {
                b = self.elements[b].parent;
            }
        }
        a
    }

    /// The child of `holder` that holds this element, or the element itself.
    pub(super) fn child_of(&self, holder: usize, mut at: usize) -> usize {
        while at > 0 && self.elements[at].parent != holder {
            at = self.elements[at].parent;
        }
        at
    }

    /// The first child of a kind.
    pub(super) fn child(&self, parent: usize, kind: Kind) -> Option<usize> {
        let end = self.elements[parent].close.end;
        let inside = (parent + 1..self.elements.len()).take_while(|&at| self.elements[at].open.start < end);
        inside.into_iter().find(|&at| self.elements[at].parent == parent && self.elements[at].kind == kind)
    }

    /// The paragraphs inside an element, or the paragraph itself.
    pub(super) fn paragraphs_in(&self, element: usize) -> Range<usize> {
        let all = self.elements[element].all();
        let start = |paragraph: &Paragraph| self.elements[paragraph.element].open.start;
        let first = self.paragraphs.partition_point(|paragraph| start(paragraph) < all.start);
        let end = self.paragraphs.partition_point(|paragraph| start(paragraph) < all.end);
        first..end
    }
}
