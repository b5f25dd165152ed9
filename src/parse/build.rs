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
pub(crate) fn paragraphs(doc: &RawDoc, flows: &[Flow]) -> Vec<Paragraph> {
    flows.iter().map(|flow| Paragraph { text: flow.text.clone(), place: flow.whole(doc) }).collect()
}

/// The tree of sections; `tables` names the table ids by node.
pub(crate) fn sections(doc: &RawDoc, outline: &Outline, tables: &HashMap<usize, Vec<String>>) -> Vec<Section> {
    let mut flat: Vec<Option<Section>> = outline
        .nodes
        .iter()
        .enumerate()
        .map(|(index, node)| {
            let label_place = doc.place(&node.label_range);
            let paragraphs = paragraphs(doc, &node.body);
            let heading_place = node.heading.as_ref().map(|heading| heading.whole(doc));
            let end = paragraphs
                .iter()
                .map(|paragraph| paragraph.place.end)
                .chain(heading_place.map(|place| place.end))
                .fold(label_place.end, u32::max);
            let text = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join(" ");
            Some(Section {
                path: node.path.clone(),
                label: node.label.clone(),
                kind: node.kind,
                heading: node.heading.as_ref().map(|heading| heading.text.clone()),
                text: (!text.is_empty()).then_some(text),
                paragraphs,
                tables: tables.get(&index).cloned().unwrap_or_default(),
                children: vec![],
                label_place,
                heading_place,
                place: Place { end, ..label_place },
            })
        })
        .collect();
    // Children come after their parents, so going backwards each section is whole before it is moved.
    let mut roots = vec![];
    for index in (0..flat.len()).rev() {
        let Some(mut section) = flat[index].take() else { continue };
        section.children.reverse();
        match outline.nodes[index].parent.and_then(|parent| flat[parent].as_mut()) {
            Some(parent) => {
                parent.place.end = parent.place.end.max(section.place.end);
                parent.children.push(section);
            }
            None => roots.push(section),
        }
    }
    roots.reverse();
    roots
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
        for (at, c) in text.char_indices() {
            if at < end || at == 0 || value_of_superscript(c).is_none() {
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
