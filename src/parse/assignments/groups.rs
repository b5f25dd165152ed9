//! Tasks written as fields: a task, and under it `Cơ quan chủ trì: …`, `Thời gian thực hiện: …` as items or paragraphs.

use std::ops::Range;

use super::context::{Context, parties};
use super::fields::{Field, Found, fields};
use super::item::{split, written};
use super::shares::shares;
use crate::model::Assignment;
use crate::parse::agencies::split_agencies;
use crate::parse::deadlines::read_deadline;
use crate::parse::facts::Facts;
use crate::parse::flow::Flow;
use crate::parse::outline::Outline;
use crate::parse::words::Words;

/// A task and the paragraphs that hold its fields.
#[derive(Debug, Default)]
pub(super) struct Task {
    /// The child whose text is the task; the node itself where none is.
    child: Option<usize>,
    /// The paragraph of the node whose text is the task, where neither heading nor child is.
    paragraph: Option<usize>,
    /// Paragraphs of the node that belong to the task, by index.
    pub(super) paragraphs: Vec<usize>,
    /// Child nodes that belong to the task.
    pub(super) nodes: Vec<usize>,
    /// The paragraphs and children that hold fields.
    holders: Vec<Holder>,
    /// Whether a lead has been named.
    led: bool,
    /// Whether several tasks of the node lack words of their own, so that its heading states none of them.
    lost: bool,
}

#[derive(Clone, Copy, Debug)]
enum Holder {
    Paragraph(usize),
    Child(usize),
}

impl Task {
    /// The path of the node that states the task.
    pub(super) fn source<'a>(&self, outline: &'a Outline, index: usize) -> &'a str {
        &outline.nodes[self.child.unwrap_or(index)].path
    }
}

/// The tasks that a node states in fields, with those of its leaf children.
pub(super) fn tasks(outline: &Outline, index: usize, children: &[usize]) -> Vec<Task> {
    let node = &outline.nodes[index];
    let own = node.body.iter().enumerate().map(|(at, flow)| (Holder::Paragraph(at), flow));
    let leaves = children.iter().copied().filter(|&at| outline.nodes[at].heading.is_none());
    let rest = leaves.filter_map(|at| outline.nodes[at].body.first().map(|flow| (Holder::Child(at), flow)));
    let held: Vec<(Holder, bool, bool)> = own
        .chain(rest)
        .map(|(holder, flow)| {
            let found = if flow.text.contains(':') { fields(&Words::new(&flow.text)) } else { vec![] };
            let leads = found.iter().any(|one| one.field == Field::Lead);
            // A paragraph whose fields follow its own text states a task by itself; it is taken as both.
            (holder, !found.is_empty() && found[0].label.start < 4, leads)
        })
        .collect();
    let leads = held.iter().filter(|(_, _, leads)| *leads).count();
    if leads == 0 {
        return vec![];
    }
    let mut tasks = vec![Task::default()];
    for &(holder, is_field, names_lead) in &held {
        let last = tasks.len() - 1;
        let fresh = !is_field && (leads > 1 || names_lead) || is_field && names_lead && tasks[last].led;
        if fresh && (tasks[last].led || !tasks[last].holders.is_empty() || is_stated(&tasks[last]) || leads > 1) {
            tasks.push(Task::default());
        }
        let Some(task) = tasks.last_mut() else { break };
        match holder {
            Holder::Paragraph(at) => {
                task.paragraphs.push(at);
                if !is_field && task.paragraph.is_none() {
                    task.paragraph = Some(at);
                }
            }
            Holder::Child(at) => {
                if is_field || names_lead || leads > 1 {
                    task.nodes.push(at);
                }
                if !is_field && (leads > 1 || names_lead) {
                    task.child.get_or_insert(at);
                }
            }
        }
        if is_field || names_lead {
            task.holders.push(holder);
        }
        task.led |= names_lead;
    }
    tasks.retain(|task| task.led);
    if tasks.iter().filter(|task| !is_stated(task)).count() > 1 {
        for task in &mut tasks {
            task.lost = !is_stated(task);
        }
    }
    // A single task of a headed node is what the heading says.
    if let [task] = tasks.as_mut_slice()
        && node.heading.is_some()
        && task.child.is_none()
    {
        task.paragraph = None;
    }
    tasks
}

fn is_stated(task: &Task) -> bool {
    task.child.is_some() || task.paragraph.is_some()
}

/// The assignment of a task in fields; none where it has no words of its own.
pub(super) fn assignment(
    facts: &Facts,
    outline: &Outline,
    index: usize,
    task: &Task,
    source: String,
    context: &Context,
) -> Option<Assignment> {
    if task.lost {
        return None;
    }
    let node = &outline.nodes[index];
    let stated = match (task.child, task.paragraph) {
        (Some(child), _) => outline.nodes[child].body.first()?,
        (None, Some(at)) => node.body.get(at)?,
        (None, None) => node.heading.as_ref().or_else(|| heading_above(outline, index))?,
    };
    let mut end = stated.text.len();
    let mut assignment = blank(facts, source, stated);
    for holder in &task.holders {
        let flow = match *holder {
            Holder::Paragraph(at) => node.body.get(at)?,
            Holder::Child(at) => outline.nodes[at].body.first()?,
        };
        let found = fields(&Words::new(&flow.text));
        if std::ptr::eq(flow, stated)
            && let Some(first) = found.first()
        {
            end = first.label.start;
        }
        for one in &found {
            fill(facts, flow, one, &mut assignment);
        }
    }
    if assignment.lead.is_empty() && !context.leads.is_empty() {
        (assignment.lead, assignment.lead_places) = split(context.leads.clone());
        assignment.inferred.push("lead".to_owned());
    }
    let open = |c: char| c.is_whitespace() || matches!(c, '(' | '-' | '+' | '*');
    let text = stated.text[..end].trim_end_matches(open);
    if text.is_empty() || assignment.lead.is_empty() {
        return None;
    }
    text.clone_into(&mut assignment.task);
    assignment.place = stated.place(facts.doc, 0..text.len());
    Some(assignment)
}

/// The heading of the nearest ancestor, for a node that holds nothing but fields.
fn heading_above(outline: &Outline, index: usize) -> Option<&Flow> {
    outline.ancestors(index).skip(1).find_map(|(_, node)| node.heading.as_ref())
}

fn blank(facts: &Facts, source: String, stated: &Flow) -> Assignment {
    Assignment {
        id: String::new(),
        source,
        lead: vec![],
        coordinating: vec![],
        others: vec![],
        role_text: None,
        task: stated.text.clone(),
        deadline: None,
        deliverable: None,
        inferred: vec![],
        lead_places: vec![],
        coordinating_places: vec![],
        place: stated.whole(facts.doc),
    }
}

fn fill(facts: &Facts, flow: &Flow, found: &Found, assignment: &mut Assignment) {
    let value = &flow.text[found.value.clone()];
    let start = found.value.start;
    let names = || split_agencies(value).into_iter().map(|range| range.start + start..range.end + start).collect();
    match found.field {
        Field::Lead if assignment.lead.is_empty() => {
            let moved = |name: Range<usize>| name.start + start..name.end + start;
            let (leads, partners) = shares(value);
            (assignment.lead, assignment.lead_places) = split(parties(facts, flow, leads.into_iter().map(moved).collect()));
            if assignment.coordinating.is_empty() {
                (assignment.coordinating, assignment.coordinating_places) =
                    split(parties(facts, flow, partners.into_iter().map(moved).collect()));
            }
            assignment.role_text = Some(flow.text[found.label.clone()].to_owned());
        }
        Field::Coordinating if assignment.coordinating.is_empty() => {
            (assignment.coordinating, assignment.coordinating_places) = split(parties(facts, flow, names()));
        }
        Field::Deadline if assignment.deadline.is_none() => {
            // A time is one sentence; what follows it says something else.
            let value = value.split_once(". ").map_or(value, |(first, _)| first);
            assignment.deadline = read_deadline(value, facts.plan_year).map(|mut deadline| {
                deadline.range = deadline.range.start + start..deadline.range.end + start;
                written(facts, flow, deadline)
            });
        }
        Field::Deliverable if assignment.deliverable.is_none() && !value.is_empty() => {
            assignment.deliverable = Some(value.to_owned());
        }
        _ => {}
    }
}
