//! Fields in a line of their own below the task they speak of: `Thời gian hoàn thành: Trước ngày 15/11.`, `(Xong trong quý II)`.
//!
//! Fields that name a body make a task of what stands above them, and are read in `groups`.

use std::sync::LazyLock;

use super::Walk;
use super::due;
use super::fields::{Field, Found, fields};
use super::filling::fill;
use crate::model::Assignment;
use crate::parse::deadlines::is_time;
use crate::parse::facts::Facts;
use crate::parse::flow::Flow;
use crate::parse::words::{Phrases, Words};

/// What a line says of the task above it.
pub(super) enum Trailing {
    Fields(Vec<Found>),
    /// A time without a label, and nothing else.
    Time,
}

impl Trailing {
    fn is_timed(&self) -> bool {
        match self {
            Self::Time => true,
            Self::Fields(found) => found.iter().any(|one| one.field == Field::Deadline),
        }
    }
}

static DONE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("hoàn thành|xong|hoàn thành xong|phải hoàn thành", ())]));

/// The fields that a line is; none for a line that says anything before them, or that names who does it.
pub(super) fn read(words: &Words) -> Option<Trailing> {
    if words.text.contains(':') {
        let found = fields(words);
        let first = found.first().filter(|first| words.word_at(first.label.start) < 2)?;
        let of_task = matches!(first.field, Field::Deadline | Field::Deliverable | Field::Other | Field::Coordinating);
        let states = |one: &Found| matches!(one.field, Field::Lead | Field::Implementing | Field::Task);
        return (of_task && !found.iter().any(states)).then_some(Trailing::Fields(found));
    }
    let bracketed = words.is_mark(0, '(');
    let inner = words.text.trim_start_matches(['(', '*', ' ']).trim_end_matches([')', '*', ' ', '.', ';']);
    (DONE.end(words, usize::from(bracketed)).is_some() && is_time(inner) && !inner.contains(',')).then_some(Trailing::Time)
}

/// Gives what the line says to a task: a labelled time is its deadline, whatever other time its words name.
fn add(facts: &Facts, flow: &Flow, words: &Words, said: &Trailing, task: &mut Assignment) {
    let due = match said {
        Trailing::Time => Some(due::of_task(facts, flow, words)),
        Trailing::Fields(found) => {
            found.iter().filter(|one| one.field != Field::Deadline).for_each(|one| fill(facts, flow, one, task));
            let time = found.iter().find(|one| one.field == Field::Deadline);
            time.map(|time| due::of_field(facts, flow, time.value.clone()))
        }
    };
    if let Some(due) = due.filter(|due| due.deadline.is_some()) {
        let own = task.deadline.take().filter(|_| task.inferred.iter().all(|field| field != "deadline"));
        task.inferred.retain(|field| field != "deadline");
        let before = own.into_iter().chain(std::mem::take(&mut task.other_deadlines)).collect();
        due.with(before).set(task);
    }
}

impl Walk<'_> {
    /// Whether an item is a field of the task that the item above it states: `+ Thời gian: …`. It is read into that task.
    pub(super) fn is_field_of_parent(&mut self, index: usize) -> bool {
        let node = &self.outline.nodes[index];
        let [flow] = node.body.as_slice() else { return false };
        if node.heading.is_some() || node.parent.is_none() || self.last != node.parent || self.outline.has_children(index) {
            return false;
        }
        let Some(said) = self.lines.paragraph(index, 0).and_then(read) else { return false };
        self.extend(index, 0, flow, &said, self.found.len().saturating_sub(1));
        true
    }

    /// Whether a paragraph below the text of a task holds nothing but its fields. They are read into the task, and into all
    /// the tasks of the list that a line above led to, where the paragraph closes it.
    pub(super) fn trails(&mut self, index: usize, at: usize, flow: &Flow) -> bool {
        if at == 0 || self.last != Some(index) {
            return false;
        }
        let Some(said) = self.lines.paragraph(index, at).and_then(read) else { return false };
        let nodes = &self.outline.nodes;
        let leads = |parent: &usize| {
            let parent = &nodes[*parent];
            parent.heading.is_none() && parent.body.last().is_some_and(|flow| flow.text.trim_end().ends_with(':'))
        };
        let closes = nodes.get(index + 1).is_none_or(|next| next.parent != nodes[index].parent);
        let list = nodes[index].parent.filter(leads).filter(|_| closes);
        self.extend(index, at, flow, &said, list.map_or(self.found.len() - 1, |parent| self.before[parent]));
        true
    }

    /// Reads fields into the last task, and into those from `first` on that have no time of their own.
    fn extend(&mut self, index: usize, at: usize, flow: &Flow, said: &Trailing, first: usize) {
        let Some(words) = self.lines.paragraph(index, at) else { return };
        let Some((last, others)) = self.found.get_mut(first..).and_then(<[Assignment]>::split_last_mut) else { return };
        add(self.facts, flow, words, said, last);
        // What comes of the last task comes of no other; only the time is shared.
        let Some(due) = last.deadline.clone().filter(|_| said.is_timed()) else { return };
        for task in others.iter_mut().filter(|task| task.deadline.is_none()) {
            task.deadline = Some(due.clone());
            task.inferred.push("deadline".to_owned());
        }
    }
}
