//! When a task is due: what the label of a time names, else the first time that its words set.

use std::ops::Range;

use super::fields::{Field, fields};
use crate::model::Deadline;
use crate::parse::deadlines::{FoundDeadline, deadlines_of, read_deadline};
use crate::parse::facts::Facts;
use crate::parse::flow::Flow;
use crate::parse::words::Words;

/// The deadline of a paragraph that states a task.
pub(super) fn of_task(facts: &Facts, flow: &Flow, words: &Words) -> Option<Deadline> {
    if let Some(labelled) = labelled(facts, flow, words) {
        return Some(labelled);
    }
    // A day of the calendar says more than one that hangs on an event.
    let mut due = deadlines_of(words, facts.calendar());
    let first = due.iter().position(|due| due.normal.as_deref().is_some_and(|normal| normal != "relative")).unwrap_or(0);
    (first < due.len()).then(|| written(facts, flow, due.swap_remove(first)))
}

/// `… vào tiêu chí thi đua hằng năm. Thời gian hoàn thành: Quý IV/2027`: the label says which of two times is the deadline.
fn labelled(facts: &Facts, flow: &Flow, words: &Words) -> Option<Deadline> {
    if !flow.text.contains(':') {
        return None;
    }
    let field = fields(words).into_iter().find(|found| found.field == Field::Deadline)?;
    of_field(facts, flow, field.value).filter(|deadline| deadline.normal.is_some())
}

/// The deadline that a field of time holds. A time is one sentence; what follows it says something else.
pub(super) fn of_field(facts: &Facts, flow: &Flow, value: Range<usize>) -> Option<Deadline> {
    let text = &flow.text[value.clone()];
    let sentence = text.split_once(". ").map_or(text, |(first, _)| first);
    read_deadline(sentence, facts.calendar()).map(|mut deadline| {
        deadline.range = deadline.range.start + value.start..deadline.range.end + value.start;
        written(facts, flow, deadline)
    })
}

/// The first deadline that the words of a part of a flow set.
pub(super) fn of_part(facts: &Facts, flow: &Flow, part: Range<usize>) -> Option<Deadline> {
    let mut found = deadlines_of(&Words::new(&flow.text[part.clone()]), facts.calendar()).into_iter().next()?;
    found.range = found.range.start + part.start..found.range.end + part.start;
    Some(written(facts, flow, found))
}

/// A deadline found in a flow, as the model has it.
pub(super) fn written(facts: &Facts, flow: &Flow, found: FoundDeadline) -> Deadline {
    let (text, place) = (flow.text[found.range.clone()].to_owned(), flow.place(facts.doc, found.range));
    Deadline { text, normal: found.normal, inferred_year: found.inferred_year, place }
}
