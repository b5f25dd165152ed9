//! Items that share the fields below the last of them: two bullets, then `Đơn vị thực hiện: …` on lines of their own.

use crate::model::{Assignment, SectionKind};
use crate::parse::facts::Facts;
use crate::parse::outline::{Node, Outline};

/// Most items that one block of fields is taken to speak of.
const MOST: usize = 12;

/// The bullets right above node `index`, nearest first, that say what to do and not by whom: up to one that `settled` says
/// is dealt with.
pub(super) fn above(outline: &Outline, beside: &[usize], index: usize, settled: &[bool]) -> Vec<usize> {
    if outline.nodes[index].kind != SectionKind::Bullet {
        return vec![];
    }
    let before = beside.partition_point(|&sibling| sibling < index);
    let mark = |at: usize| outline.nodes[at].label.chars().next();
    let open = |&&at: &&usize| !settled[at] && mark(at) == mark(index) && is_task(&outline.nodes[at]);
    let found: Vec<usize> = beside[..before].iter().rev().take(MOST + 1).take_while(open).copied().collect();
    // With so many of them it is no longer plain that the block speaks of all.
    if found.len() > MOST { vec![] } else { found }
}

/// Whether an item is one plain sentence: no `Mục đích: …`, and no line that leads to others.
fn is_task(node: &Node) -> bool {
    const LABEL: usize = 60;
    let [flow] = node.body.as_slice() else { return false };
    let start = flow.text.char_indices().nth(LABEL).map_or(flow.text.as_str(), |(end, _)| &flow.text[..end]);
    node.heading.is_none() && !start.contains(':') && !flow.text.trim_end().ends_with(':')
}

/// The assignment of an item to which the fields of another's hold good.
pub(super) fn shared(facts: &Facts, outline: &Outline, at: usize, fields: &Assignment) -> Option<Assignment> {
    let flow = outline.nodes[at].body.first()?;
    let inferred = [("lead", true), ("coordinating", !fields.coordinating.is_empty()), ("deadline", fields.deadline.is_some())];
    Some(Assignment {
        source: outline.source(&outline.nodes[at].path),
        task: flow.text.trim_end().to_owned(),
        place: flow.whole(facts.doc),
        inferred: inferred.iter().filter(|(_, is_so)| *is_so).map(|(name, _)| (*name).to_owned()).collect(),
        ..fields.clone()
    })
}
