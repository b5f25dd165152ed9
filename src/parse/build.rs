//! Outlines → the model: the flat list of nodes becomes the tree of sections.

use std::collections::HashMap;

use crate::base::place::Place;
use crate::model::{Footnote, Paragraph, Section, SectionKind, Signature};
use crate::raw::RawDoc;

use super::flow::Flow;
use super::labels::value_of_superscript;
use super::outline::{Node, Outline};
use super::signature::{SignatureLines, Signer};

/// The paragraphs with their places.
pub(crate) fn paragraphs(doc: &RawDoc, flows: Vec<Flow>) -> Vec<Paragraph> {
    let paragraph = |mut flow: Flow| {
        // A paragraph of several lines grew by doubling; what it does not need is as much again in a large document.
        flow.text.shrink_to_fit();
        Paragraph { place: flow.whole(doc), text: flow.text }
    };
    flows.into_iter().map(paragraph).collect()
}

/// The tree of sections of the nodes; `tables` names the table ids by node.
pub(crate) fn sections(doc: &RawDoc, mut nodes: Vec<Node>, mut tables: HashMap<usize, Vec<String>>) -> Vec<Section> {
    let mut counts = vec![0; nodes.len()];
    nodes.iter().filter_map(|node| node.parent).for_each(|parent| counts[parent] += 1);
    let mut below: Vec<Vec<Section>> = counts.into_iter().map(Vec::with_capacity).collect();
    let mut roots = vec![];
    // Children come after their parents, so going backwards each section is whole before it is moved.
    while let Some(node) = nodes.pop() {
        // The nodes and the sections made of them would be two large lists.
        if nodes.len() < nodes.capacity() / 2 {
            nodes.shrink_to_fit();
        }
        let parent = node.parent;
        let mut section = section(doc, node, tables.remove(&nodes.len()).unwrap_or_default());
        section.children = below.pop().unwrap_or_default();
        section.children.reverse();
        section.place.end = section.children.iter().map(|child| child.place.end).fold(section.place.end, u32::max);
        match parent.and_then(|parent| below.get_mut(parent)) {
            Some(siblings) => siblings.push(section),
            None => roots.push(section),
        }
    }
    roots.reverse();
    roots
}

/// The section of one node, without its children.
fn section(doc: &RawDoc, node: Node, tables: Vec<String>) -> Section {
    let label_place = doc.place(&node.label_range);
    let paragraphs = paragraphs(doc, node.body);
    let heading_place = node.heading.as_ref().map(|heading| heading.whole(doc));
    let ends = paragraphs.iter().map(|paragraph| paragraph.place.end).chain(heading_place.map(|place| place.end));
    let end = ends.fold(label_place.end, u32::max);
    let text = match paragraphs.as_slice() {
        [one] => one.text.clone(),
        several => several.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join(" "),
    };
    Section {
        path: node.path,
        label: node.label,
        kind: node.kind,
        heading: node.heading.map(|heading| heading.text),
        text: (!text.is_empty()).then_some(text),
        paragraphs,
        tables,
        children: vec![],
        label_place,
        heading_place,
        place: Place { end, ..label_place },
    }
}

/// The footnotes with their marks in the text.
pub(crate) fn footnotes(doc: &RawDoc, outline: &Outline) -> Vec<Footnote> {
    let notes: Vec<(usize, &Node)> =
        outline.nodes.iter().enumerate().filter(|(_, node)| node.kind == SectionKind::Footnote).collect();
    if notes.is_empty() {
        return vec![];
    }
    let marks = marks(doc, outline);
    notes
        .into_iter()
        .map(|(index, node)| {
            let anchor = marks.get(node.label.as_str());
            // The nodes of a note follow it: its bullets name it as their parent.
            let own = outline.nodes[index + 1..].iter().take_while(|other| other.parent == Some(index));
            let ends = std::iter::once(node).chain(own).flat_map(|node| &node.body).map(|flow| flow.whole(doc).end);
            let label_place = doc.place(&node.label_range);
            Footnote {
                label: node.label.clone(),
                section_path: node.path.clone(),
                anchor: anchor.map(|(source, _)| source.clone()),
                anchor_place: anchor.map(|(_, place)| *place),
                place: Place { end: ends.fold(label_place.end, u32::max), ..label_place },
            }
        })
        .collect()
}

/// The first place of every superscript mark inside a text, with the part that holds it.
fn marks(doc: &RawDoc, outline: &Outline) -> HashMap<String, (String, Place)> {
    let mut out = HashMap::new();
    for passage in outline.passages() {
        let text = passage.flow.text.as_str();
        let mut end = 0;
        // Superscript figures start with one of two bytes, which few other signs do.
        for at in memchr::memchr2_iter(0xC2, 0xE2, text.as_bytes()) {
            let mark = text[at..].chars().next().and_then(value_of_superscript);
            if at < end || at == 0 || mark.is_none() {
                continue;
            }
            end = at + text[at..].find(|c: char| value_of_superscript(c).is_none()).unwrap_or(text.len() - at);
            out.entry(text[at..end].to_owned()).or_insert_with(|| (passage.source.to_owned(), passage.flow.place(doc, at..end)));
        }
    }
    out
}

/// The signature and the places of its lines.
pub(crate) fn signature(doc: &RawDoc, lines: &SignatureLines) -> (Signature, Vec<Place>) {
    let one = |signer: &Signer| Signature {
        authority: signer.authority.as_ref().map(|flow| flow.text.clone()),
        role_lines: signer.roles.iter().map(|flow| flow.text.clone()).collect(),
        name: signer.name.as_ref().map(|flow| flow.text.clone()),
        others: vec![],
    };
    let mut signers = lines.signers.iter();
    let mut first = signers.next().map(one).unwrap_or_default();
    first.others = signers.map(one).collect();
    let parts = lines.signers.iter().flat_map(|signer| signer.authority.iter().chain(&signer.roles).chain(&signer.name));
    (first, parts.map(|flow| flow.whole(doc)).collect())
}
