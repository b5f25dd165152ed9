//! Tasks written as fields: a task, and under it `Cơ quan chủ trì: …`, `Thời gian thực hiện: …` as items or paragraphs.

use super::context::Context;
use super::doer::opens_with_doer;
use super::due;
use super::fields::{Field, Found, bare_label, fields};
use super::filling::{blank, fill};
use super::item::split;
use super::lines::Lines;
use super::matter::states_task;
use crate::model::{Assignment, Deadline};
use crate::parse::agencies::{agencies_at_word, past_label};
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
    /// Nodes below that belong to the task.
    pub(super) nodes: Vec<usize>,
    /// The paragraphs and nodes that hold fields.
    holders: Vec<Holder>,
    /// Who has been named: bodies that lead, or only such that carry out.
    led: Option<Field>,
    /// Whether several tasks of the node lack words of their own, so that its heading states none of them.
    lost: bool,
}

#[derive(Clone, Copy, Debug)]
enum Holder {
    Paragraph(usize),
    Child(usize),
    /// A node that is a value of the field which the line above it names.
    Value(usize, Field),
}

/// A paragraph or item that may hold fields.
struct Piece {
    holder: Holder,
    /// Whether it begins with a field.
    is_field: bool,
    /// The first field it holds.
    first: Option<Field>,
    /// Whether it names who leads or carries out.
    leads: Option<Field>,
    /// The node above it that is nothing but a label: `Phân công thực hiện:`.
    head: Option<usize>,
}

impl Holder {
    /// The fields it states.
    fn fields(self, lines: &Lines, index: usize) -> Vec<Found> {
        let words = match self {
            Self::Paragraph(at) => lines.paragraph(index, at),
            Self::Child(at) => lines.paragraph(at, 0),
            Self::Value(at, field) => {
                let value = |words: &Words| vec![Found { field, label: 0..0, value: 0..words.text.len() }];
                return lines.paragraph(at, 0).map(value).unwrap_or_default();
            }
        };
        words.map(fields).unwrap_or_default()
    }
}

impl Task {
    /// The path of the node that states the task.
    pub(super) fn source<'a>(&self, outline: &'a Outline, index: usize) -> &'a str {
        &outline.nodes[self.child.unwrap_or(index)].path
    }

    /// Whether its fields stand in paragraphs of their own below an item's text.
    pub(super) fn trails(&self) -> bool {
        self.child.is_none()
            && self.paragraph == Some(0)
            && self.holders.iter().all(|holder| matches!(holder, Holder::Paragraph(1..)))
    }

    fn is_stated(&self) -> bool {
        self.child.is_some() || self.paragraph.is_some()
    }

    fn take(&mut self, piece: &Piece, leads: usize) {
        let names_lead = piece.leads.is_some();
        match piece.holder {
            Holder::Paragraph(at) => {
                self.paragraphs.push(at);
                if !piece.is_field && self.paragraph.is_none() {
                    self.paragraph = Some(at);
                }
            }
            Holder::Child(at) | Holder::Value(at, _) => {
                if piece.is_field || names_lead || leads > 1 {
                    self.nodes.push(at);
                }
                if !piece.is_field && (leads > 1 || names_lead) {
                    self.child.get_or_insert(at);
                }
            }
        }
        self.nodes.extend(piece.head);
        if piece.is_field || names_lead {
            self.holders.push(piece.holder);
        }
        if self.led != Some(Field::Lead) {
            self.led = piece.leads.or(self.led);
        }
    }
}

/// The tasks that a node states in fields, with those of its leaf children.
pub(super) fn tasks(outline: &Outline, lines: &Lines, index: usize, children: &[Vec<usize>], context: &Context) -> Vec<Task> {
    let node = &outline.nodes[index];
    let pieces = pieces(outline, lines, index, children);
    let leads = pieces.iter().filter(|piece| piece.leads.is_some()).count();
    if leads == 0 {
        let said = node.heading.is_some() && context.assigns && !context.leads.is_empty();
        return if said { timed(&pieces).into_iter().collect() } else { vec![] };
    }
    let heads = |tasks: &[Task]| tasks.last().and_then(|task| task.nodes.last().copied());
    let mut tasks = vec![Task::default()];
    for piece in &pieces {
        let Some(last) = tasks.last() else { break };
        let names_lead = piece.leads.is_some();
        // `Đơn vị đầu mối: A`, then `Đơn vị thực hiện: B` is one task, as is what stands below one label.
        let same = piece.leads == Some(Field::Implementing) && last.led == Some(Field::Lead)
            || piece.head.is_some() && piece.head == heads(&tasks);
        let fresh = !piece.is_field && (leads > 1 || names_lead) || piece.is_field && names_lead && last.led.is_some() && !same;
        if fresh && (last.led.is_some() || !last.holders.is_empty() || last.is_stated() || leads > 1) {
            tasks.push(Task::default());
        }
        if let Some(task) = tasks.last_mut() {
            task.take(piece, leads);
        }
    }
    tasks.retain(|task| task.led.is_some());
    if tasks.iter().filter(|task| !task.is_stated()).count() > 1 {
        for task in &mut tasks {
            task.lost = !task.is_stated();
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

/// The task that the heading of a node states to bodies named above it, where nothing but its fields stands below, a time
/// among them.
fn timed(pieces: &[Piece]) -> Option<Task> {
    let time = |piece: &Piece| piece.first == Some(Field::Deadline);
    if !pieces.iter().any(time) || !pieces.iter().all(|piece| piece.is_field) {
        return None;
    }
    let mut task = Task::default();
    pieces.iter().for_each(|piece| task.take(piece, 0));
    Some(task)
}

/// The paragraphs of a node and the items below it, those under a label of their own included.
fn pieces(outline: &Outline, lines: &Lines, index: usize, children: &[Vec<usize>]) -> Vec<Piece> {
    let node = &outline.nodes[index];
    let own = node.body.iter().enumerate().map(|(at, flow)| Piece::new(Holder::Paragraph(at), flow, lines, index));
    let mut pieces: Vec<Piece> = own.collect();
    for &child in &children[index] {
        let node = &outline.nodes[child];
        let below = &children[child];
        // A title with sections of its own is no label: `2. Phân công trách nhiệm` above `2.1. Sở A`.
        if !below.is_empty()
            && below.iter().all(|&at| outline.nodes[at].heading.is_none())
            && let Some(line) = lines.first(child)
            && let Some(field) = bare_label(line)
        {
            pieces.extend(labelled(outline, lines, child, field, below));
        } else if let (None, Some(flow)) = (&node.heading, node.body.first()) {
            pieces.push(Piece::new(Holder::Child(child), flow, lines, index));
        }
    }
    pieces
}

/// The items under a line that is nothing but a label: fields of their own (`Phân công thực hiện:`, `- Đơn vị đầu mối: A`),
/// or values of that label (`Cơ quan phối hợp:`, `- Sở B`); items that say what each body does are tasks and no values.
fn labelled(outline: &Outline, lines: &Lines, head: usize, field: Field, below: &[usize]) -> Vec<Piece> {
    let flows: Vec<(usize, &Flow)> =
        below.iter().filter_map(|&at| outline.nodes[at].body.first().map(|flow| (at, flow))).collect();
    let mut pieces: Vec<Piece> = flows.iter().map(|&(at, flow)| Piece::new(Holder::Child(at), flow, lines, head)).collect();
    if !pieces.iter().any(|piece| piece.is_field) {
        let task = |words: &Words| opens_with_doer(words) && !is_name(words);
        let bodies = matches!(field, Field::Lead | Field::Implementing | Field::Coordinating | Field::Monitoring);
        let named =
            |at: usize| lines.paragraph(at, 0).is_some_and(|words| agencies_at_word(words, past_label(words, 0)).is_some());
        if flows.iter().any(|&(at, _)| lines.paragraph(at, 0).is_some_and(task))
            || matches!(field, Field::Task | Field::Other)
            || bodies && !flows.iter().any(|&(at, _)| named(at))
        {
            return vec![];
        }
        for (piece, &(at, _)) in pieces.iter_mut().zip(&flows) {
            let leads = matches!(field, Field::Lead | Field::Implementing).then_some(field);
            *piece = Piece { holder: Holder::Value(at, field), is_field: true, first: Some(field), leads, head: None };
        }
    }
    for piece in &mut pieces {
        piece.head = Some(head);
    }
    pieces
}

/// The field `Thời gian thực hiện: …` beside a line that is nothing but `Cơ quan thực hiện:`, whose items say what each body
/// does: it is due for all of them. The label's node, and the deadline.
pub(super) fn shared_deadline(
    facts: &Facts,
    outline: &Outline,
    lines: &Lines,
    children: &[Vec<usize>],
    index: usize,
) -> Option<(usize, Deadline)> {
    let is_head = |&at: &usize| {
        let names = |line: &Words| matches!(bare_label(line), Some(Field::Lead | Field::Implementing));
        !children[at].is_empty() && lines.first(at).is_some_and(names)
    };
    let head = children[index].iter().copied().find(is_head)?;
    let due = children[index].iter().find_map(|&at| {
        let flow = outline.nodes[at].body.first().filter(|flow| flow.text.contains(':'))?;
        let found = fields(lines.paragraph(at, 0)?).into_iter().next()?;
        let mut held = blank(facts, String::new(), flow);
        fill(facts, flow, &found, &mut held);
        held.deadline.filter(|_| found.label.start < 4)
    })?;
    Some((head, due))
}

/// Whether a line is names of bodies and nothing else.
pub(super) fn is_name(words: &Words) -> bool {
    agencies_at_word(words, 0).is_some_and(|list| {
        let rest = list.next_word + usize::from([';', '.', ','].iter().any(|&mark| words.is_mark(list.next_word, mark)));
        rest >= words.len()
    })
}

impl Piece {
    /// The paragraph of node `index`, or of a child, whose text is `flow`.
    fn new(holder: Holder, flow: &Flow, lines: &Lines, index: usize) -> Self {
        let found = if flow.text.contains(':') { holder.fields(lines, index) } else { vec![] };
        let named = |field| found.iter().any(|one| one.field == field).then_some(field);
        // A paragraph whose fields follow its own text states a task by itself; it is taken as both.
        let is_field = found.first().is_some_and(|first| first.label.start < 4);
        Self {
            holder,
            is_field,
            first: found.first().map(|one| one.field),
            leads: named(Field::Lead).or(named(Field::Implementing)),
            head: None,
        }
    }
}

/// The assignment of a task in fields; none where it has no words of its own.
pub(super) fn assignment(
    facts: &Facts,
    outline: &Outline,
    lines: &Lines,
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
    let mut content = None;
    for holder in &task.holders {
        let flow = match *holder {
            Holder::Paragraph(at) => node.body.get(at)?,
            Holder::Child(at) | Holder::Value(at, _) => outline.nodes[at].body.first()?,
        };
        let found = holder.fields(lines, index);
        if std::ptr::eq(flow, stated)
            && let Some(first) = found.first()
        {
            end = first.label.start;
        }
        for one in &found {
            if one.field == Field::Task && content.is_none() {
                content = Some((flow, one.value.clone()));
            }
            // Who carries out leads where nobody else does.
            let field = match one.field {
                Field::Implementing if task.led != Some(Field::Lead) => Field::Lead,
                field => field,
            };
            fill(facts, flow, &Found { field, ..one.clone() }, &mut assignment);
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
    if let Some((flow, range)) = content
        && !range.is_empty()
        && states_task(&Words::new(&flow.text), text)
    {
        flow.text[range.clone()].clone_into(&mut assignment.task);
        if assignment.deadline.is_none() {
            due::of_part(facts, flow, range.clone()).set(&mut assignment);
        }
        assignment.place = flow.place(facts.doc, range);
    }
    Some(assignment)
}

/// The heading of the nearest ancestor, for a node that holds nothing but fields.
fn heading_above(outline: &Outline, index: usize) -> Option<&Flow> {
    outline.ancestors(index).skip(1).find_map(|(_, node)| node.heading.as_ref())
}
