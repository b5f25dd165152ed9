//! Sections: paragraphs become nodes by their labels; title-like lines become headings once it is known what is below.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::fold;
use crate::model::SectionKind;

use super::flow::Flow;
use super::headings::{self, Below};
use super::labels::{Label, bracketed, label_at_start};
use super::levels::Levels;
use super::outline::{Node, Outline};
use super::paragraphs::Paragraph;

/// Where a node goes.
struct NodeSpot {
    kind: SectionKind,
    parent: Option<usize>,
    path: String,
}

/// The path of a name under a path: `II/2` and `a` make `II/2/a`.
fn path_below(above: &str, name: &str) -> String {
    if above.is_empty() { name.to_owned() } else { [above, "/", name].concat() }
}

/// The name of the bullet with this number.
fn bullet_name(number: u32) -> String {
    format!("-{number}")
}

/// Builds the outline of one part.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    /// The appendix label, for the paths of its parts.
    pub(crate) name: String,
    outline: Outline,
    levels: Levels,
    loose_bullets: u32,
    loose_titles: u32,
    /// Footnote that is open: its node and how many bullets it has; bullets that follow it are its own.
    footnote: Option<(usize, u32)>,
    /// The last paragraph, if it may be the caption of a table.
    caption: Option<Flow>,
    /// Nodes whose line had no text after the label: their title may stand on the next line.
    bare: Option<usize>,
    /// A title and its text may stand on one line.
    poured: bool,
}

impl Sections {
    pub(crate) fn new(poured: bool) -> Self {
        Self { poured, ..Self::default() }
    }

    /// Index of the innermost open node.
    pub(crate) fn current(&self) -> Option<usize> {
        self.footnote.map(|(node, _)| node).or_else(|| self.levels.current())
    }

    pub(crate) fn has_nodes(&self) -> bool {
        !self.outline.nodes.is_empty()
    }

    pub(crate) fn is_label(text: &str) -> bool {
        label_at_start(text).is_some()
    }

    /// Whether the last node is an item of a list that holds only its own line.
    pub(crate) fn after_leaf_item(&self) -> bool {
        self.outline
            .nodes
            .last()
            .is_some_and(|node| node.body.len() == 1 && node.kind != SectionKind::Roman && self.footnote.is_none())
    }

    /// Whether the last node has text of its own, so that a further paragraph need not be it.
    pub(crate) fn after_text(&self) -> bool {
        self.outline.nodes.last().is_some_and(|node| !node.body.is_empty()) && self.footnote.is_none()
    }

    /// Whether the last text is a sentence that has ended, and no title that still lacks its text.
    pub(crate) fn after_sentence(&self) -> bool {
        let last = self.outline.nodes.last().map_or(self.outline.preamble.last(), |node| node.body.last());
        let marks = ['*', '_', ' ', '"', '”', ')', ']'];
        last.is_some_and(|flow| flow.text.trim_end_matches(marks).ends_with(['.', ';', '/'])) && self.footnote.is_none()
    }

    /// The line above a table that names it: `Bảng 1. …`, `Biểu 2: …`.
    pub(crate) fn table_caption(&self) -> Option<Flow> {
        self.caption.clone()
    }

    pub(crate) fn saw_table(&mut self) {
        self.caption = None;
        self.bare = None;
    }

    /// A closing paragraph.
    pub(crate) fn closing(&mut self, flow: Flow) {
        self.levels.clear();
        self.footnote = None;
        self.outline.closing.push(flow);
    }

    /// Takes one paragraph of the part.
    pub(crate) fn paragraph(&mut self, paragraph: Paragraph) {
        let flow = paragraph.flow;
        let names_table = ["Bảng ", "Biểu ", "BẢNG ", "BIỂU "].iter().any(|word| flow.text.starts_with(word));
        self.caption = names_table.then(|| flow.clone());
        let label = if paragraph.listed { bracketed(&flow.text) } else { label_at_start(&flow.text) };
        match label {
            Some(label) => {
                let [start, end, rest] = [label.start, label.end, label.rest];
                if let Some(spot) = self.labelled(&flow, &label) {
                    self.push(flow, start..end, rest, spot);
                }
            }
            None => self.unlabelled(flow),
        }
    }

    /// Where a labelled paragraph goes; nothing where it has been taken as a footnote.
    fn labelled(&mut self, flow: &Flow, label: &Label) -> Option<NodeSpot> {
        self.bare = None;
        let index = self.outline.nodes.len();
        if let Some((node, bullets)) = self.footnote {
            if label.kind == SectionKind::Bullet && bullets > 0 {
                self.footnote = Some((node, bullets + 1));
                let path = path_below(&self.outline.nodes[node].path, &bullet_name(bullets + 1));
                return Some(NodeSpot { kind: SectionKind::Bullet, parent: Some(node), path });
            }
            self.footnote = None;
        }
        if label.kind == SectionKind::Footnote {
            self.footnote(flow, label);
            return None;
        }
        let spot = self.levels.place(label, index);
        let name = match (spot.kind, spot.bullet) {
            (SectionKind::Bullet, 0) => {
                self.loose_bullets += 1;
                Cow::from(bullet_name(self.loose_bullets))
            }
            (SectionKind::Bullet, count) => Cow::from(bullet_name(count)),
            _ => Cow::from(&*label.name),
        };
        let above = spot.parent.map_or("", |parent| self.outline.nodes[parent].path.as_str());
        Some(NodeSpot { kind: spot.kind, parent: spot.parent, path: path_below(above, &name) })
    }

    /// Takes a title without a label.
    pub(crate) fn title(&mut self, flow: &Flow, level: u8) {
        (self.bare, self.footnote, self.caption) = (None, None, None);
        let node = self.outline.nodes.len();
        let (parent, nth) = self.levels.title(level, node);
        let path = if let Some(parent) = parent {
            format!("{}/h{nth}", self.outline.nodes[parent].path)
        } else {
            self.loose_titles += 1;
            format!("h{}", self.loose_titles)
        };
        let marks = |c: char| matches!(c, '#' | '*' | '_' | ' ');
        let start = flow.text.len() - flow.text.trim_start_matches(marks).len();
        let end = flow.text.trim_end_matches(|c| marks(c) || c == ':').len().max(start);
        self.outline.nodes.push(Node {
            path,
            label: String::new(),
            label_range: flow.range(0..start),
            kind: SectionKind::Heading,
            parent,
            heading: Some(flow.part(start..end)),
            body: vec![],
        });
    }

    /// A footnote stands apart; `¹ - …` opens a list of its own.
    fn footnote(&mut self, flow: &Flow, label: &Label) {
        let node = self.outline.nodes.len();
        let rest = &flow.text[label.rest..];
        let inner = label_at_start(rest).filter(|inner| inner.kind == SectionKind::Bullet);
        let own = if inner.is_some() { label.rest..label.rest } else { label.rest..flow.text.len() };
        self.outline.nodes.push(Node {
            path: label.name.clone().into_owned(),
            label: flow.text[label.start..label.end].to_owned(),
            label_range: flow.range(label.start..label.end),
            kind: SectionKind::Footnote,
            parent: None,
            heading: None,
            body: (!own.is_empty()).then(|| flow.part(own)).into_iter().collect(),
        });
        self.footnote = Some((node, u32::from(inner.is_some())));
        if let Some(inner) = inner {
            let part = flow.part(label.rest..flow.text.len());
            let path = path_below(&label.name, "-1");
            self.push(part, inner.start..inner.end, inner.rest, NodeSpot { kind: SectionKind::Bullet, parent: Some(node), path });
        }
    }

    fn push(&mut self, flow: Flow, label: Range<usize>, rest: usize, spot: NodeSpot) {
        // Marks of emphasis before the label are part of its place, so that nothing is left over.
        let label_range = flow.range(0..label.end);
        // Marks that stand inside a label are the copy's; a star alone is the label.
        let label = &flow.text[label];
        let label = if label.len() > 1 { label.replace('*', "") } else { label.to_owned() };
        let end = flow.text.len();
        let text = flow.into_part(rest..end);
        if text.is_empty() {
            self.bare = Some(self.outline.nodes.len());
        }
        let body = if text.is_empty() { vec![] } else { vec![text] };
        let NodeSpot { kind, parent, path } = spot;
        self.outline.nodes.push(Node { path, label, label_range, kind, parent, heading: None, body });
    }

    fn unlabelled(&mut self, flow: Flow) {
        if let Some(node) = self.bare {
            // `Chương I` on one line, its title on the next; a title in capitals may take two lines.
            let open = &mut self.outline.nodes[node];
            let word = matches!(
                open.kind,
                SectionKind::Part | SectionKind::Chapter | SectionKind::Division | SectionKind::Roman | SectionKind::Capital
            );
            if word
                && open.body.is_empty()
                && flow.text.chars().count() < 300
                && (fold::is_capitals(&flow.text) || open.heading.is_none())
                && !flow.text.ends_with([';', ','])
            {
                if open.heading.is_none() {
                    open.heading = Some(flow);
                } else {
                    self.bare = None;
                    open.body.push(flow);
                }
                return;
            }
            self.bare = None;
        }
        if let Some((node, bullets)) = self.footnote.take() {
            // Plain text after the bullets of a note is the document again; after a bare mark it is the note.
            if bullets == 0 && self.outline.nodes[node].body.is_empty() {
                return self.outline.nodes[node].body.push(flow);
            }
        }
        // Bullets of the preamble hold one paragraph each: what follows speaks of the whole again.
        let loose = self.levels.current().is_some_and(|node| {
            self.outline.nodes[node].kind == SectionKind::Bullet && self.outline.nodes[node].parent.is_none()
        });
        if loose {
            self.levels.clear();
        }
        match self.levels.current() {
            Some(node) => self.outline.nodes[node].body.push(flow),
            None => self.outline.preamble.push(flow),
        }
    }

    /// Whether the node's first two children are fields, as they are of a task.
    fn has_fields(&self, index: usize) -> bool {
        let field = |at: usize| {
            let child = self.outline.nodes.get(at).filter(|child| child.parent == Some(index));
            child.and_then(|child| child.body.first()).is_some_and(|flow| headings::is_field(&flow.text))
        };
        field(index + 1) && field(index + 2)
    }

    /// The finished outline; `tables` names the nodes that hold a table.
    pub(crate) fn finish(mut self, tables: &[Option<usize>]) -> Outline {
        self.outline.name = std::mem::take(&mut self.name);
        for index in 0..self.outline.nodes.len() {
            let below = Below {
                fields: self.has_fields(index),
                labelled: self.outline.has_children(index),
                paragraphs: self.outline.nodes[index].body.len() > 1,
                table: tables.contains(&Some(index)),
            };
            let node = &mut self.outline.nodes[index];
            if node.heading.is_some() || node.body.is_empty() {
                continue;
            }
            // A poured copy has the title in capitals and the first sentence on one line.
            let first = node.body[0].text.as_str();
            let poured = if self.poured { headings::title_before_task(first, node.kind) } else { None };
            if let Some(end) = headings::title_run(first, node.kind).or(poured) {
                let first = node.body.remove(0);
                node.heading = Some(first.part(0..end));
                node.body.insert(0, first.part(end..first.text.len()));
                continue;
            }
            // A sentence with nothing below but when it is due stays one.
            if !below.labelled && !below.table && headings::is_dated_item(&node.body, node.kind) {
                continue;
            }
            if let Some(end) = headings::heading_end(&node.body[0].text, node.kind, below) {
                let first = node.body.remove(0);
                node.heading = Some(first.into_part(0..end));
            }
        }
        for node in &mut self.outline.nodes {
            node.heading = node.heading.take().map(Flow::unmarked);
        }
        self.outline
    }
}
