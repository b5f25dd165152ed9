//! Footnotes that the format itself knows: their texts become nodes like those of typed notes, their marks anchors.

use crate::base::place::Place;
use crate::model::{Plan, SectionKind};
use crate::raw::{NoteKind, RawDoc};

use super::flow::Flow;
use super::outline::{Node, Outline};

/// Adds the notes of the format after the nodes of the body.
pub(crate) fn add(doc: &RawDoc, body: &mut Outline) {
    let mut counts = [0u32; 2];
    for note in &doc.looks.notes {
        let (at, word) = if note.kind == NoteKind::Footnote { (0, "fn") } else { (1, "en") };
        counts[at] += 1;
        let range = doc.repaired_range(&note.range);
        let mut lines = doc.lines_of(&range);
        let Some(first) = lines.next() else { continue };
        // The mark stands before the first word, with a space between.
        let mark = doc.slice(&first).split_whitespace().next().map_or(0, str::len) as u32;
        let label_range = first.start..first.start + mark;
        let own = std::iter::once(label_range.end..first.end).chain(lines);
        body.nodes.push(Node {
            path: format!("{word}{}", counts[at]),
            label: doc.slice(&label_range).to_owned(),
            label_range,
            kind: SectionKind::Footnote,
            parent: None,
            heading: None,
            body: own.map(|range| Flow::new(doc, &range)).filter(|flow| !flow.is_empty()).collect(),
        });
    }
}

/// Says of these notes where their marks stand: the format knows, so no mark need be looked for.
pub(crate) fn anchor(doc: &RawDoc, plan: &mut Plan) {
    let notes = &doc.looks.notes;
    let Some(first) = plan.footnotes.len().checked_sub(notes.len()).filter(|_| !notes.is_empty()) else { return };
    let parts = holders(plan);
    for (footnote, note) in plan.footnotes[first..].iter_mut().zip(notes) {
        let Some(anchor) = &note.anchor else { continue };
        let place = doc.place(&doc.repaired_range(anchor));
        let next = parts.partition_point(|part| part.0.start <= place.start);
        let holder = parts[..next].last().filter(|part| part.0.contains(&place));
        footnote.anchor = holder.map(|part| part.1.clone());
        footnote.anchor_place = Some(place);
    }
}

/// Places of text with the names of the parts that hold them, sorted.
fn holders(plan: &Plan) -> Vec<(Place, String)> {
    let mut out: Vec<(Place, String)> = vec![];
    for (paragraphs, name) in [(&plan.preamble, "preamble"), (&plan.closing, "closing")] {
        out.extend(paragraphs.iter().map(|paragraph| (paragraph.place, name.to_owned())));
    }
    for section in plan.sections.iter().flat_map(|section| section.walk()) {
        let places = section.heading_place.into_iter().chain(section.paragraphs.iter().map(|paragraph| paragraph.place));
        out.extend(places.map(|place| (place, section.path.clone())));
    }
    for table in &plan.tables {
        let rows = table.row_info.iter().enumerate();
        out.extend(rows.map(|(at, row)| (row.place, format!("table {} row {}", table.id, at + 1))));
    }
    out.sort_by_key(|part| part.0.start);
    out
}
