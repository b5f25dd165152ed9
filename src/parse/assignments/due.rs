//! When a task is due: what the label of a time names, else the times that its words set.

use std::ops::Range;

use super::fields::{Field, fields};
use crate::model::{Assignment, Deadline};
use crate::parse::deadlines::{FoundDeadline, deadlines_of, read_deadlines};
use crate::parse::facts::Facts;
use crate::parse::flow::Flow;
use crate::parse::words::Words;

/// The times of one task: its deadline, and those further ones that say something else.
#[derive(Default)]
pub(super) struct Due {
    pub(super) deadline: Option<Deadline>,
    pub(super) others: Vec<Deadline>,
}

impl Due {
    /// Of times in their order, the one at `main` is the deadline.
    pub(super) fn new(mut times: Vec<Deadline>, main: usize) -> Self {
        if main >= times.len() {
            return Self::default();
        }
        let deadline = times.remove(main);
        Self { deadline: Some(deadline), others: vec![] }.with(times)
    }

    /// With further times, where they say more than those known.
    pub(super) fn with(mut self, times: Vec<Deadline>) -> Self {
        let known = self.deadline.as_ref().and_then(|deadline| deadline.normal.clone());
        for time in times {
            // An event, or a bare `định kỳ`, beside a time adds no time of its own.
            let says_more = match time.normal.as_deref() {
                None | Some("relative") => false,
                Some("periodic") => time.text.contains(|c: char| c.is_ascii_digit()),
                Some(_) => true,
            };
            if says_more && time.normal != known && self.others.iter().all(|other| other.normal != time.normal) {
                self.others.push(time);
            }
        }
        self
    }

    /// Gives the times to an assignment.
    pub(super) fn set(self, assignment: &mut Assignment) {
        (assignment.deadline, assignment.other_deadlines) = (self.deadline, self.others);
    }
}

/// The times of a paragraph that states a task.
pub(super) fn of_task(facts: &Facts, flow: &Flow, words: &Words) -> Due {
    if let Some(labelled) = labelled(facts, flow, words) {
        return labelled;
    }
    // A day of the calendar says more than one that hangs on an event.
    let found = deadlines_of(words, facts.calendar());
    let first = found.iter().position(|due| due.normal.as_deref().is_some_and(|normal| normal != "relative")).unwrap_or(0);
    Due::new(found.into_iter().map(|due| written(facts, flow, due)).collect(), first)
}

/// The time that a line sets for the list it leads to.
pub(super) fn of_lead_in(facts: &Facts, flow: &Flow, words: &Words) -> Option<Deadline> {
    let times = |text: &str| text.contains(|c: char| c.is_ascii_digit()) || text.contains("hằng ") || text.contains("hàng ");
    let due = if times(&flow.text) { of_task(facts, flow, words).deadline } else { None };
    due.filter(|due| due.normal.as_deref().is_some_and(|normal| normal != "relative"))
}

/// The time by which a heading says that all below it is to be done: `Việc hoàn thành trước ngày 30/6/2025`.
pub(super) fn of_heading(facts: &Facts, heading: &Flow, words: &Words) -> Option<Deadline> {
    let done = heading.text.contains("hoàn thành") || heading.text.contains("trước ngày");
    if done { of_lead_in(facts, heading, words) } else { None }
}

/// `… vào tiêu chí thi đua hằng năm. Thời gian hoàn thành: Quý IV/2027`: the label says which of two times is the deadline.
fn labelled(facts: &Facts, flow: &Flow, words: &Words) -> Option<Due> {
    if !flow.text.contains(':') {
        return None;
    }
    let field = fields(words).into_iter().find(|found| found.field == Field::Deadline)?;
    let due = of_field(facts, flow, field.value);
    due.deadline.as_ref().is_some_and(|deadline| deadline.normal.is_some()).then_some(due)
}

/// The times that a field of time holds. A time is one sentence; what follows it says something else.
pub(super) fn of_field(facts: &Facts, flow: &Flow, value: Range<usize>) -> Due {
    let text = &flow.text[value.clone()];
    let sentence = text.split_once(". ").map_or(text, |(first, _)| first);
    Due::new(moved(facts, flow, read_deadlines(sentence, facts.calendar()), value.start), 0)
}

/// The times that the words of a part of a flow set.
pub(super) fn of_part(facts: &Facts, flow: &Flow, part: Range<usize>) -> Due {
    let found = deadlines_of(&Words::new(&flow.text[part.clone()]), facts.calendar());
    Due::new(moved(facts, flow, found, part.start), 0)
}

/// Times found in a part of a flow that starts at `start`, as the model has them.
fn moved(facts: &Facts, flow: &Flow, found: Vec<FoundDeadline>, start: usize) -> Vec<Deadline> {
    let moved = |due: FoundDeadline| FoundDeadline { range: due.range.start + start..due.range.end + start, ..due };
    found.into_iter().map(|due| written(facts, flow, moved(due))).collect()
}

/// A deadline found in a flow, as the model has it.
pub(super) fn written(facts: &Facts, flow: &Flow, found: FoundDeadline) -> Deadline {
    let (text, place) = (flow.text[found.range.clone()].to_owned(), flow.place(facts.doc, found.range));
    Deadline { text, normal: found.normal, inferred_year: found.inferred_year, place }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(text: &str, normal: Option<&str>) -> Deadline {
        Deadline {
            text: text.to_owned(),
            normal: normal.map(str::to_owned),
            inferred_year: false,
            place: crate::base::place::Place::default(),
        }
    }

    #[test]
    fn further_times_are_kept_where_they_say_more() {
        let june = due("trước ngày 15/6", Some("<2025-06-15"));
        let december = due("trước ngày 15/12", Some("<2025-12-15"));
        let vague = [due("định kỳ", Some("periodic")), due("sau khi có kết quả", Some("relative")), due("Quý", None)];
        let mut times = vec![june.clone(), december.clone(), june.clone(), december.clone()];
        times.extend(vague);
        let found = Due::new(times, 0);
        assert_eq!((found.deadline, found.others), (Some(june), vec![december]));
        assert!(Due::new(vec![], 0).deadline.is_none());
    }
}
