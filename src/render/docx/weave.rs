//! A part of a Word file made into a template: its bytes as they are, with each tag where it acts.

use std::collections::BTreeMap;
use std::ops::Range;

use super::levels::{Action, decide};
use super::tags::{Found, Role, find, groups};
use super::tree::{Kind, Tree};
use crate::render::engine::{Source, Tag, WORD_MARKS};
use crate::render::fault::{TemplateFault, TemplatePlace};

/// The template of a part; none if it has no tags.
pub(super) fn weave(tree: &Tree<'_>) -> Result<Option<Source>, Vec<TemplateFault>> {
    let (tags, mut faults) = find(tree);
    let (groups, wrong) = groups(tree, &tags);
    faults.extend(wrong);
    if tags.is_empty() && faults.is_empty() {
        return Ok(None);
    }
    let (actions, wrong) = decide(tree, &tags, &groups);
    faults.extend(wrong);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut weaver = Weaver { tree, tags: &tags, edits: vec![] };
    weaver.elements(&actions);
    weaver.texts(&actions);
    weaver.cells();
    Ok(Some(weaver.source()))
}

/// Something that takes the place of bytes of the part.
struct Edit {
    range: Range<usize>,
    /// Among edits at one byte: what ends there, what begins there, what replaces.
    rank: u8,
    pieces: Vec<Made>,
}

/// A piece of a template.
enum Made {
    Xml(String),
    /// A tag of the document.
    Tag(usize),
    /// A tag made for one: whether it is a statement, its code, and the tag it is made for.
    For(bool, String, usize),
}

struct Weaver<'t> {
    tree: &'t Tree<'t>,
    tags: &'t [Found],
    edits: Vec<Edit>,
}

const TEXT: &str = "<w:t xml:space=\"preserve\">";

impl Weaver<'_> {
    /// Tags that stand between elements.
    fn elements(&mut self, actions: &[Action]) {
        let mut instead: BTreeMap<usize, Vec<Made>> = BTreeMap::new();
        for (tag, action) in actions.iter().enumerate() {
            match *action {
                Action::Before(element) => {
                    let at = self.tree.elements[element].open.start;
                    self.edits.push(Edit { range: at..at, rank: 1, pieces: vec![Made::Tag(tag)] });
                }
                Action::After(element) => {
                    let at = self.tree.elements[element].close.end;
                    self.edits.push(Edit { range: at..at, rank: 0, pieces: vec![Made::Tag(tag)] });
                }
                Action::Instead(element) => instead.entry(element).or_default().push(Made::Tag(tag)),
                _ => {}
            }
        }
        for (element, pieces) in instead {
            self.edits.push(Edit { range: self.tree.elements[element].all(), rank: 2, pieces });
        }
    }

    /// The text elements that hold tags, or parts of them.
    fn texts(&mut self, actions: &[Action]) {
        let mut first = 0;
        while first < self.tags.len() {
            let index = self.tags[first].paragraph;
            let end = self.tags.partition_point(|tag| tag.paragraph <= index);
            let paragraph = &self.tree.paragraphs[index];
            let merge = (first..end).find(|&tag| self.tags[tag].role == Role::Merge);
            for (number, piece) in paragraph.pieces.iter().enumerate() {
                let is_touched = |tag: &Found| tag.range.start < piece.range.end && piece.range.start < tag.range.end;
                let is_last = number + 1 == paragraph.pieces.len();
                let ends_merge = is_last && merge.is_some();
                if !ends_merge && !self.tags[first..end].iter().any(is_touched) {
                    continue;
                }
                let look = self.look_of(piece.element);
                let mut pieces = vec![Made::Xml(TEXT.to_owned())];
                let mut at = piece.range.start;
                for (tag, found) in self.tags.iter().enumerate().take(end).skip(first).filter(|(_, found)| is_touched(found)) {
                    pieces.push(Made::Xml(escaped(&paragraph.text[at..found.range.start.max(at)])));
                    at = found.range.end.min(piece.range.end);
                    // A tag split over runs stands in the first of them, whose look it takes.
                    if found.range.start < piece.range.start {
                        continue;
                    }
                    match (found.role, actions[tag]) {
                        (Role::Merge, _) => between(&look, Made::For(true, "if loop.first".into(), tag), &mut pieces),
                        (Role::Span, _) => {}
                        (_, Action::Text) => pieces.push(Made::Tag(tag)),
                        (_, Action::Runs) => between(&look, Made::Tag(tag), &mut pieces),
                        _ => {}
                    }
                }
                pieces.push(Made::Xml(escaped(&paragraph.text[at.min(piece.range.end)..piece.range.end])));
                if is_last && let Some(tag) = merge {
                    between(&look, Made::For(true, "endif".into(), tag), &mut pieces);
                }
                pieces.push(Made::Xml("</w:t>".to_owned()));
                self.edits.push(Edit { range: self.tree.elements[piece.element].all(), rank: 2, pieces });
            }
            first = end;
        }
    }

    /// The properties of the run that holds a text.
    fn look_of(&self, text: usize) -> String {
        let run = self.tree.nearest(text, Kind::Run);
        let look = run.and_then(|run| self.tree.child(run, Kind::RunLook));
        look.map_or(String::new(), |look| self.tree.xml[self.tree.elements[look].all()].to_owned())
    }

    /// Cells that cover a computed number of columns, or are merged over the rows of a loop.
    fn cells(&mut self) {
        for (at, tag) in self.tags.iter().enumerate() {
            let (kind, name, code) = match tag.role {
                Role::Span => (Kind::CellSpan, "gridSpan", format!("({})|_columns", tag.code.trim_start_matches("colspan"))),
                Role::Merge => (Kind::CellMerge, "vMerge", "\"restart\" if loop.first else \"continue\"".to_owned()),
                _ => continue,
            };
            let paragraph = self.tree.paragraphs[tag.paragraph].element;
            let Some(cell) = self.tree.nearest(paragraph, Kind::Cell) else { continue };
            let value = [Made::Xml(format!("<w:{name} w:val=\"")), Made::For(false, code, at), Made::Xml("\"/>".to_owned())];
            let after = |element: usize| self.tree.elements[element].close.end;
            let look = self.tree.child(cell, Kind::CellLook).filter(|&look| !self.tree.elements[look].is_closed_at_once());
            let (range, pieces) = if let Some(look) = look {
                let old = self.tree.child(look, kind).map(|old| self.tree.elements[old].all());
                // The width comes first, then the columns, then the rows.
                let span = self.tree.child(look, Kind::CellSpan).filter(|_| kind == Kind::CellMerge);
                let before = span.or_else(|| self.tree.child(look, Kind::CellWidth));
                let place = before.map_or(self.tree.elements[look].open.end, after);
                (old.unwrap_or(place..place), value.into())
            } else {
                let empty = self.tree.child(cell, Kind::CellLook).map(|look| self.tree.elements[look].all());
                let place = self.tree.elements[cell].open.end;
                let mut pieces = vec![Made::Xml("<w:tcPr>".to_owned())];
                pieces.extend(value);
                pieces.push(Made::Xml("</w:tcPr>".to_owned()));
                (empty.unwrap_or(place..place), pieces)
            };
            self.edits.push(Edit { range, rank: 2, pieces });
        }
    }

    fn source(mut self) -> Source {
        self.edits.sort_by_key(|edit| (edit.range.start, edit.rank));
        let mut source = Source { text: String::with_capacity(self.tree.xml.len() + 1024), tags: vec![] };
        let mut at = 0;
        for edit in std::mem::take(&mut self.edits) {
            // What lies inside an element that goes, goes with it.
            if edit.range.start < at {
                continue;
            }
            source.text.push_str(&self.tree.xml[at..edit.range.start]);
            at = edit.range.end;
            for piece in edit.pieces {
                match piece {
                    Made::Xml(xml) => source.text.push_str(&xml),
                    Made::Tag(tag) => {
                        let found = &self.tags[tag];
                        push(&mut source, found.role != Role::Value, &found.code, self.place(tag));
                    }
                    Made::For(is_block, code, tag) => push(&mut source, is_block, &code, self.place(tag)),
                }
            }
        }
        source.text.push_str(&self.tree.xml[at..]);
        source
    }

    fn place(&self, tag: usize) -> TemplatePlace {
        self.tree.paragraphs[self.tags[tag].paragraph].place.clone()
    }
}

/// Closes the run before a tag and opens one of the same look after it.
fn between(look: &str, tag: Made, pieces: &mut Vec<Made>) {
    pieces.push(Made::Xml("</w:t></w:r>".to_owned()));
    pieces.push(tag);
    pieces.push(Made::Xml(format!("<w:r>{look}{TEXT}")));
}

fn push(source: &mut Source, is_block: bool, code: &str, place: TemplatePlace) {
    let start = source.text.len();
    let [open, close] = if is_block { [WORD_MARKS[0], WORD_MARKS[1]] } else { [WORD_MARKS[2], WORD_MARKS[3]] };
    source.text.extend([open, " ", code, " ", close]);
    source.tags.push(Tag { range: start..source.text.len(), is_block, code: code.to_owned(), place });
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
