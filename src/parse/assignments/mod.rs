//! Assignments: who does what, with whom, by when, from the outline and from tables.
//!
//! Sections on organisation and sections headed by bodies give one assignment a paragraph, item or table row; a lead-in
//! (`Chỉ đạo UBND cấp xã:`) gives none and hands its bodies down. Elsewhere only sentences that assign outright count
//! (`Giao Sở A chủ trì …`, `Cơ quan chủ trì: …`). The lead comes from the start of the paragraph, else from the nearest
//! heading, and is then marked as inferred. Nothing without a doer is an assignment.

mod context;
mod deliverable;
mod doer;
mod due;
mod fields;
mod filling;
mod groups;
mod item;
mod lines;
mod matter;
mod roles;
mod shares;
mod siblings;
mod table;
mod trailing;

use crate::base::place::Place;
use crate::model::{Assignment, Deadline, SectionKind};

use super::agencies::{agencies_at_word, duties_of, heading_agencies, heading_owner};
use super::facts::Facts;
use super::flow::Flow;
use super::ids::id;
use super::outline::Outline;
use super::words::Words;
use context::Context;
use doer::{Verb, outright};
use item::{Item, Source};
use lines::Lines;

pub(crate) use table::from_table;

/// Adds the assignments of an outline, and the places of dated tasks without a doer; those of tables are [`from_table`].
pub(crate) fn find(facts: &Facts, outline: &Outline, found: &mut Vec<Assignment>, orphans: &mut Vec<Place>) {
    let mut walk = Walk::new(facts, outline);
    walk.all();
    found.append(&mut walk.found);
    orphans.append(&mut walk.orphans);
}

/// Sorts assignments by place and numbers them, `A1`, `A2` ….
pub(crate) fn number(assignments: &mut [Assignment]) {
    assignments.sort_by_key(|assignment| assignment.place);
    for (index, assignment) in assignments.iter_mut().enumerate() {
        assignment.id = id('A', index + 1);
    }
}

/// One pass over the nodes, parents before children.
struct Walk<'a> {
    facts: &'a Facts<'a>,
    outline: &'a Outline,
    lines: Lines<'a>,
    /// All contexts met; the first is that of no section, the second that of items which the preamble demands.
    contexts: Vec<Context>,
    /// The children of each node.
    children: Vec<Vec<usize>>,
    /// The nodes without a parent.
    roots: Vec<usize>,
    /// How many headings below a node named bodies so far; those of nodes without a parent come first.
    owners: Vec<usize>,
    /// The context that each node hands to its children.
    of: Vec<usize>,
    /// Nodes whose text is a field of their parent's task.
    taken: Vec<bool>,
    /// Nodes that state a task or who does it.
    settled: Vec<bool>,
    /// When the tasks below a node are due, from a field beside it.
    due: Vec<Option<Deadline>>,
    found: Vec<Assignment>,
    /// How many assignments were found before each node.
    before: Vec<usize>,
    /// The node whose own text gave the last assignment.
    last: Option<usize>,
    /// Where a dated task has no doer.
    orphans: Vec<Place>,
}

impl<'a> Walk<'a> {
    fn new(facts: &'a Facts<'a>, outline: &'a Outline) -> Self {
        let nodes = outline.nodes.len();
        let mut children = vec![vec![]; nodes];
        for (index, node) in outline.nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                children[parent].push(index);
            }
        }
        Self {
            facts,
            outline,
            lines: Lines::new(outline),
            children,
            roots: (0..nodes).filter(|&index| outline.nodes[index].parent.is_none()).collect(),
            owners: vec![0; nodes + 1],
            contexts: vec![Context::default(), Context { assigns: context::demands(&outline.preamble), ..Context::default() }],
            of: vec![0; nodes],
            taken: vec![false; nodes],
            settled: vec![false; nodes],
            due: vec![None; nodes],
            found: vec![],
            before: vec![0; nodes],
            last: None,
            orphans: vec![],
        }
    }

    fn all(&mut self) {
        if self.outline.nodes.is_empty() {
            self.letter();
        }
        for index in 0..self.outline.nodes.len() {
            self.node(index);
            self.lines.release(index);
        }
        for flow in &self.outline.closing {
            if let Some(assignment) = item::closing(self.facts, self.outline, flow) {
                self.found.push(assignment);
            }
        }
    }

    /// The paragraphs of a letter without a numbered part: all after `… có ý kiến như sau:`, and those that assign outright.
    fn letter(&mut self) {
        let mut demanded = Context::default();
        for (at, flow) in self.outline.preamble.iter().enumerate() {
            if !demanded.assigns && !may_assign(&flow.text) {
                continue;
            }
            let words = &Words::new(&flow.text);
            let item = Item { facts: self.facts, flow, words, source: Source::paragraph(self.outline, "preamble", at, true) };
            if context::demands(&self.outline.preamble[..=at]) {
                demanded.assigns = true;
            } else if demanded.assigns {
                self.found.extend(item.in_scope(&demanded).map(|(assignment, _)| assignment));
            } else if let Some((start, opening)) =
                outright(words).filter(|&(start, _)| start == 0 || words.is_mark(start - 1, '.'))
            {
                self.found.push(item.outright(start, &opening));
            }
        }
    }

    fn node(&mut self, index: usize) {
        let node = &self.outline.nodes[index];
        let item = node.heading.is_none()
            && matches!(node.kind, SectionKind::Arabic | SectionKind::Decimal | SectionKind::Letter | SectionKind::Bullet);
        let above = node.parent.map_or(usize::from(item), |parent| self.of[parent]);
        self.of[index] = above;
        self.before[index] = self.found.len();
        if node.kind == SectionKind::Footnote || self.taken[index] || self.is_field_of_parent(index) {
            return;
        }
        let mut context = above;
        if let (Some(heading), Some(words)) = (&node.heading, self.lines.heading(index)) {
            let own = context::of_heading(self.facts, heading, words, node.kind, &self.contexts[above]);
            let parent = node.parent.map_or(0, |parent| parent + 1);
            if own.as_ref().is_some_and(|own| !own.leads.is_empty() && own.coordinating.is_empty()) {
                self.owners[parent] += 1;
            }
            let due = due::of_heading(self.facts, heading, words);
            if let Some(own) = own.or_else(|| self.owner(index, heading, words, above)) {
                context = self.add(own);
            }
            if due.is_some() {
                context = self.add(Context { due, ..self.contexts[context].clone() });
            }
        }
        if !self.contexts[context].assigns && !self.contexts[context].states && self.names_doers(index) {
            context = self.add(Context { assigns: true, ..Context::default() });
        }
        if let Some(due) = self.due[index].take() {
            let here = self.contexts[context].clone();
            context = self.add(Context { due: Some(due), ..here });
        }
        if self.labels_doers(index) {
            let due = self.contexts[context].due.clone();
            self.of[index] = self.add(Context { assigns: true, due, ..Context::default() });
            return;
        }
        self.of[index] = context;
        let tasks = groups::tasks(self.outline, &self.lines, index, &self.children, &self.contexts[context]);
        if tasks.is_empty()
            && let Some((head, due)) = groups::shared_deadline(self.facts, self.outline, &self.lines, &self.children, index)
        {
            self.due[head] = Some(due);
        }
        let mut held = vec![];
        for task in tasks {
            task.nodes.iter().for_each(|&node| self.taken[node] = true);
            held.extend(task.paragraphs.iter().copied());
            let source = self.outline.source(task.source(self.outline, index));
            let assignment =
                groups::assignment(self.facts, self.outline, &self.lines, index, &task, source, &self.contexts[context]);
            if let (Some(fields), true) = (&assignment, task.trails()) {
                let beside = node.parent.map_or(self.roots.as_slice(), |parent| self.children[parent].as_slice());
                let above = siblings::above(self.outline, beside, index, &self.settled);
                self.found.extend(above.iter().filter_map(|&at| siblings::shared(self.facts, self.outline, at, fields)));
            }
            let contents =
                assignment.as_ref().map_or(&[][..], |found| matter::contents(&self.lines, index, &self.children, &found.task));
            if let (Some(fields), false) = (&assignment, contents.is_empty()) {
                self.found.extend(contents.iter().filter_map(|&at| siblings::shared(self.facts, self.outline, at, fields)));
                contents.iter().for_each(|&at| self.taken[at] = true);
            } else {
                self.found.extend(assignment);
            }
            self.settled[index] = true;
        }
        for (at, flow) in node.body.iter().enumerate() {
            if !held.contains(&at) {
                let found = self.found.len();
                context = self.paragraph(index, at, flow, context);
                self.settled[index] |= self.found.len() > found;
            }
        }
        self.of[index] = context;
    }

    /// The context of a heading that names a body no vocabulary knows: others beside it name bodies, or the section above
    /// shares out duties.
    fn owner(&self, index: usize, heading: &Flow, words: &Words, above: usize) -> Option<Context> {
        // So many headings after it are looked at.
        const NEXT: usize = 20;
        let node = &self.outline.nodes[index];
        let name = heading_owner(words).filter(|_| node.heading.is_some() && !self.contexts[above].states)?;
        let beside = match node.parent {
            Some(parent) => self.children[parent].as_slice(),
            None => &self.roots,
        };
        let after = beside.partition_point(|&sibling| sibling <= index);
        let bodies = |&&sibling: &&usize| self.lines.heading(sibling).is_some_and(|words| heading_agencies(words).is_some());
        let known =
            self.owners[node.parent.map_or(0, |parent| parent + 1)] + beside[after..].iter().take(NEXT).filter(bodies).count();
        let here = &self.contexts[above];
        let shared_out = || node.parent.and_then(|parent| self.lines.heading(parent)).is_some_and(context::shares_out);
        // Bodies of the kind that the line above hands its tasks to.
        let start = words.word_at(name.start);
        let kind = |lead: &context::Party| {
            let lead = Words::new(&lead.name);
            (0..2).all(|at| lead.key(at) == words.key(start + at))
        };
        let owns = known > 1
            || duties_of(words)
            || here.leads.iter().any(kind)
            || here.assigns && here.leads.is_empty() && (known > 0 || shared_out());
        owns.then(|| Context { assigns: true, leads: context::parties(self.facts, heading, vec![name]), ..Context::default() })
    }

    /// Whether the items of a headed section open with the body that does it.
    fn names_doers(&self, index: usize) -> bool {
        let children = &self.children[index];
        // Paragraphs below an item's own hold the fields that say who does it.
        let time = |child: usize, at: usize| self.lines.paragraph(child, at).and_then(trailing::read).is_some();
        let plain = |child: usize| (1..self.outline.nodes[child].body.len()).all(|at| time(child, at));
        let line = |&child: &usize| plain(child) && self.lines.first(child).is_some_and(doer::opens_with_doer);
        let named = |&child: &usize| self.lines.first(child).is_some_and(|words| agencies_at_word(words, 0).is_some());
        // One body in four may act in words that no vocabulary knows.
        let mut others = children.iter().filter(|child| !line(child));
        children.len() > 1
            && self.lines.heading(index).is_some_and(context::may_hold_tasks)
            && others.by_ref().take(children.len() / 4).all(named)
            && others.next().is_none()
    }

    /// Whether a line is nothing but `Cơ quan thực hiện:` or `Thời gian thực hiện:`, and an item below it says what a body does.
    fn labels_doers(&self, index: usize) -> bool {
        let node = &self.outline.nodes[index];
        let label = || self.lines.paragraph(index, 0).and_then(fields::bare_label);
        let tells =
            |&child: &usize| self.lines.first(child).is_some_and(|words| doer::opens_with_doer(words) && !groups::is_name(words));
        node.heading.is_none()
            && node.body.len() == 1
            && !self.children[index].is_empty()
            && matches!(label(), Some(fields::Field::Lead | fields::Field::Implementing | fields::Field::Deadline))
            && self.children[index].iter().any(tells)
    }

    fn add(&mut self, context: Context) -> usize {
        self.contexts.push(context);
        self.contexts.len() - 1
    }

    /// One paragraph: an assignment, a lead-in that changes the context, or neither. Returns the context after it.
    fn paragraph(&mut self, index: usize, at: usize, flow: &Flow, context: usize) -> usize {
        if self.trails(index, at, flow) {
            return context;
        }
        let node = &self.outline.nodes[index];
        let here = &self.contexts[context];
        if !here.assigns && !may_assign(&flow.text) {
            return context;
        }
        let Some(words) = self.lines.paragraph(index, at) else { return context };
        if item::executes(words) {
            return context;
        }
        let more = at + 1 < node.body.len() || self.outline.has_children(index);
        if more && (flow.text.trim_end().ends_with(':') || at == 0 && node.heading.is_none()) {
            // `…, hoàn thành trong tháng 11, cụ thể:` sets the time of all that follows.
            let leads = flow.text.trim_end().ends_with(':');
            let due = if leads && (here.assigns || !here.states) { due::of_lead_in(self.facts, flow, words) } else { None };
            if let Some(own) = context::of_lead_in(self.facts, flow, words, here) {
                return self.add(Context { due: due.or(own.due.clone()), ..own });
            }
            if leads {
                let dated = due.map(|due| Context { due: Some(due), ..here.clone() });
                return dated.map_or(context, |own| self.add(own));
            }
        }
        let source = Source::paragraph(self.outline, &node.path, at, node.heading.is_some());
        let item = Item { facts: self.facts, flow, words, source };
        if here.assigns {
            if let Some((assignment, run_in)) = item.in_scope(here) {
                self.found.push(assignment);
                self.last = Some(index);
                if let Some(own) = run_in.filter(|_| more) {
                    return self.add(own);
                }
            } else if !more && item::is_dated(self.facts, words) {
                self.orphans.push(flow.whole(self.facts.doc));
            }
        } else if !here.states
            && let Some((start, opening)) = outright(words)
                .filter(|(_, opening)| opening.verb != Verb::Delegate)
                .or_else(|| dated(self.facts, words).map(|opening| (0, opening)))
        {
            self.found.push(item.outright(start, &opening));
            self.last = Some(index);
        }
        context
    }
}

/// Whether a text may open with the name of a body, by its first syllable.
fn opens_with_body(text: &str) -> bool {
    const FIRST: [&str; 30] = [
        "Sở",
        "Bộ",
        "UBND",
        "HĐND",
        "Ủy",
        "Uỷ",
        "Phòng",
        "Ban",
        "Công",
        "Văn",
        "Các",
        "Hội",
        "Đài",
        "Báo",
        "Trung",
        "Trường",
        "Thanh",
        "Cục",
        "Chi",
        "Kho",
        "Bảo",
        "Ngân",
        "Liên",
        "Mặt",
        "Đảng",
        "Đoàn",
        "Tỉnh",
        "Thủ",
        "Chủ",
        "Viện",
    ];
    text.split(' ').next().is_some_and(|first| FIRST.contains(&first))
}

/// The body that opens a sentence and is told by when to do it, in a section that shares out no duties.
fn dated(facts: &Facts, words: &Words) -> Option<doer::Opening> {
    let opened = doer::opening(words, 0).filter(|found| found.firm && found.verb == Verb::None)?;
    (doer::opens_with_doer(words) && item::is_dated(facts, words)).then_some(opened)
}

/// A cheap look before a paragraph outside the sections on organisation is cut into words.
fn may_assign(text: &str) -> bool {
    text.contains("chủ trì")
        || text.contains("trách nhiệm")
        || text.contains("iao ")
        || text.contains("đầu mối")
        || opens_with_body(text)
            && ["trước ", "trong ", "chậm nhất", "hoàn thành", "đến hết"].iter().any(|time| text.contains(time))
        || text.trim_end().ends_with(':')
}

#[cfg(test)]
mod tests;
