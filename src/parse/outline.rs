//! Outline: the body as a flat list of labelled nodes, before it becomes the model's tree.
//!
//! All later stages (tables, indicators, assignments, references) read the outline, never the lines.

use crate::model::SectionKind;
use crate::raw::Bytes;

use super::flow::Flow;

/// The body of the document or of one appendix.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    /// Unlabelled paragraphs before the first node.
    pub(crate) preamble: Vec<Flow>,
    /// Labelled nodes in document order; a child comes after its parent.
    pub(crate) nodes: Vec<Node>,
    /// The closing paragraphs, after the last node.
    pub(crate) closing: Vec<Flow>,
    /// The name of the part in `source` fields: empty for the body, the label for an appendix.
    pub(crate) name: String,
}

/// One labelled node.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// `III/1/1.1/a`.
    pub(crate) path: String,
    /// The label as written.
    pub(crate) label: String,
    /// Where the label stands.
    pub(crate) label_range: Bytes,
    /// The kind of the label.
    pub(crate) kind: SectionKind,
    /// Index of the parent in [`Outline::nodes`].
    pub(crate) parent: Option<usize>,
    /// A title-like line with something below it.
    pub(crate) heading: Option<Flow>,
    /// The node's own paragraphs; without a heading the first is the text that follows the label.
    pub(crate) body: Vec<Flow>,
}

/// One run of text with the name of the part that holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passage<'a> {
    /// The path of the node, `preamble` or `closing`; in an appendix its label stands before it.
    pub(crate) source: &'a str,
    /// The node, unless the passage is preamble or closing.
    pub(crate) node: Option<usize>,
    /// 1-based number of the paragraph within its part; 0 for a heading.
    pub(crate) paragraph: usize,
    /// The text.
    pub(crate) flow: &'a Flow,
}

impl Outline {
    /// All text of the outline in document order: headings and paragraphs.
    pub(crate) fn passages(&self) -> impl Iterator<Item = Passage<'_>> {
        let preamble = numbered("preamble", None, &self.preamble);
        let closing = numbered("closing", None, &self.closing);
        let nodes = self.nodes.iter().enumerate().flat_map(|(index, node)| {
            let heading =
                node.heading.iter().map(move |flow| Passage { source: &node.path, node: Some(index), paragraph: 0, flow });
            heading.chain(numbered(&node.path, Some(index), &node.body))
        });
        preamble.chain(nodes).chain(closing)
    }

    /// How `source` fields name a path of this outline: `V/3`, in an appendix `PHỤ LỤC/V/3`.
    pub(crate) fn source(&self, path: &str) -> String {
        if self.name.is_empty() { path.to_owned() } else { [&self.name, "/", path].concat() }
    }

    /// Whether any node has `index` as its parent.
    pub(crate) fn has_children(&self, index: usize) -> bool {
        self.nodes.get(index + 1).is_some_and(|next| next.parent == Some(index))
    }

    /// The node and its ancestors, from the node up.
    pub(crate) fn ancestors(&self, index: usize) -> impl Iterator<Item = (usize, &Node)> {
        std::iter::successors(Some(index), |&at| self.nodes[at].parent).map(|at| (at, &self.nodes[at]))
    }
}

fn numbered<'a>(source: &'a str, node: Option<usize>, flows: &'a [Flow]) -> impl Iterator<Item = Passage<'a>> {
    flows.iter().enumerate().map(move |(at, flow)| Passage { source, node, paragraph: at + 1, flow })
}
