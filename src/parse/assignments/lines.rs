//! The lines of an outline cut into words: each heading and paragraph once, where it is first asked for.

use std::cell::OnceCell;

use crate::parse::flow::Flow;
use crate::parse::outline::{Node, Outline};
use crate::parse::words::Words;

/// The words of each line; those of a node are given back once it is read, so that a large document never holds all.
pub(super) struct Lines<'a> {
    outline: &'a Outline,
    /// For each node its heading, then its paragraphs.
    cells: Vec<OnceCell<Words<'a>>>,
    /// Where the lines of each node start in `cells`, and where the last ones end.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(outline: &'a Outline) -> Self {
        let mut starts = Vec::with_capacity(outline.nodes.len() + 1);
        let mut count = 0;
        for node in &outline.nodes {
            starts.push(count);
            count += 1 + node.body.len();
        }
        starts.push(count);
        Self { outline, cells: vec![OnceCell::new(); count], starts }
    }

    fn words(&self, node: usize, line: usize, flow: &'a Flow) -> &Words<'a> {
        self.cells[self.starts[node] + line].get_or_init(|| Words::new(&flow.text))
    }

    /// The heading of a node.
    pub(super) fn heading(&self, node: usize) -> Option<&Words<'a>> {
        let heading = self.node(node).heading.as_ref()?;
        Some(self.words(node, 0, heading))
    }

    /// A paragraph of a node.
    pub(super) fn paragraph(&self, node: usize, at: usize) -> Option<&Words<'a>> {
        let flow = self.node(node).body.get(at)?;
        Some(self.words(node, at + 1, flow))
    }

    /// The heading of a node, or else its first paragraph.
    pub(super) fn first(&self, node: usize) -> Option<&Words<'a>> {
        self.heading(node).or_else(|| self.paragraph(node, 0))
    }

    fn node(&self, node: usize) -> &'a Node {
        &self.outline.nodes[node]
    }

    /// Forgets the lines of a node.
    pub(super) fn release(&mut self, node: usize) {
        for cell in &mut self.cells[self.starts[node]..self.starts[node + 1]] {
            cell.take();
        }
    }
}
