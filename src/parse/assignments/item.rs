//! One paragraph made an assignment: its doers, roles, deadline and deliverable.

use std::ops::Range;
use std::sync::LazyLock;

use super::context::{Context, Party, parties};
use super::deliverable::deliverable;
use super::doer::{Opening, Verb, after_clause, each_time, must, opening, subject};
use super::due;
use super::roles::{Roles, roles};
use crate::base::place::Place;
use crate::model::{Assignment, Role, RoleHolder};
use crate::parse::agencies::agencies_at_word;
use crate::parse::deadlines::deadlines_of;
use crate::parse::facts::Facts;
use crate::parse::flow::Flow;
use crate::parse::outline::Outline;
use crate::parse::words::{Phrases, Words, key};

static BELOW: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[("cấp xã|các xã|xã|thôn|các thôn|bản|tổ dân phố|phòng|các phòng|trực thuộc|cấp dưới|cơ sở", ())])
});

/// What stands in the `source` field; written only where there is an assignment.
pub(super) struct Source<'a> {
    outline: &'a Outline,
    path: &'a str,
    /// The number of the paragraph, but for the one that follows the label itself.
    number: Option<usize>,
}

impl<'a> Source<'a> {
    /// `V/3 para 2`; the paragraph that follows the label itself is `V/3`.
    pub(super) fn paragraph(outline: &'a Outline, path: &'a str, at: usize, headed: bool) -> Self {
        Self { outline, path, number: (headed || at > 0).then_some(at + 1) }
    }

    fn written(&self) -> String {
        let path = self.outline.source(self.path);
        match self.number {
            Some(number) => [&path, " para ", &number.to_string()].concat(),
            None => path,
        }
    }
}

/// Whether a paragraph ends in the formula that puts a document into force: `… chịu trách nhiệm thi hành Quyết định này`.
/// It names everyone and no task.
pub(super) fn executes(words: &Words) -> bool {
    static EXECUTE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("thi hành|tổ chức thi hành", ())]));
    static THIS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::new(&[("quyết định này|nghị quyết này|chỉ thị này|thông tư này|nghị định này|quy định này|quyết định", ())])
    });
    const FORMULA: usize = 12;
    let end = words.len() - (0..words.len()).rev().take_while(|&at| words.mark(at).is_some()).count();
    static LAST: LazyLock<[u64; 2]> = LazyLock::new(|| [key("này"), key("hành")]);
    if end == 0 || !LAST.contains(&words.key(end - 1)) {
        return false;
    }
    let from = end.saturating_sub(FORMULA);
    // `… thi hành Quyết định này`, `… căn cứ Quyết định thi hành`.
    (from..end).any(|at| match EXECUTE.end(words, at) {
        Some(next) => THIS.end(words, next) == Some(end),
        None => THIS.end(words, at).and_then(|next| EXECUTE.end(words, next)) == Some(end),
    })
}

/// Whether a line names a person and the seat held in a body: `Ông Lê Văn Sơn - Phó Giám đốc - Trưởng ban`. It is no task.
fn is_member(words: &Words) -> bool {
    static SEATS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        let seats = "trưởng ban|phó trưởng ban|phó ban|thành viên|ủy viên|tổ trưởng|tổ phó|phó tổ trưởng|thư ký|giám khảo\
                     |chủ tịch hội đồng|phó chủ tịch hội đồng|trưởng đoàn|phó trưởng đoàn|trưởng tiểu ban|phó trưởng tiểu ban";
        let all: Vec<String> = seats.split('|').flat_map(|seat| [seat.to_owned(), format!("{seat} thường trực")]).collect();
        Phrases::new(&[(all.join("|").as_str(), ())])
    });
    const LONGEST: usize = 40;
    let end = words.len() - (0..words.len()).rev().take_while(|&at| words.mark(at).is_some()).count();
    let sign = |&at: &usize| matches!(words.mark(at), Some('-' | '–' | ',' | ':'));
    let seat = (0..end).rev().find(sign).map(|mark| mark + 1);
    let name = |at: usize| words.is_capital(at);
    end <= LONGEST && name(0) && name(1) && seat.is_some_and(|at| at > 2 && SEATS.end(words, at) == Some(end))
}

/// Whether a paragraph says by when something is to be done.
pub(super) fn is_dated(facts: &Facts, words: &Words) -> bool {
    let due = |normal: &str| normal.starts_with(['<', '1', '2']);
    deadlines_of(words, facts.calendar()).iter().any(|found| found.normal.as_deref().is_some_and(due))
}

/// A paragraph to be read.
pub(super) struct Item<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) flow: &'a Flow,
    pub(super) words: &'a Words<'a>,
    pub(super) source: Source<'a>,
}

/// Who does a task.
#[derive(Default)]
struct Doers {
    leads: Vec<Party>,
    /// Bodies that take part, before the role words.
    partners: Vec<Party>,
    inferred: bool,
    manner: Option<Role>,
    /// The word at which the task begins.
    start: usize,
    /// The word from which role words count.
    roles_from: usize,
}

impl Item<'_> {
    /// The assignment of a paragraph in a section that assigns, with the context that a run-in `Agency:` opens.
    pub(super) fn in_scope(self, context: &Context) -> Option<(Assignment, Option<Context>)> {
        let doers = self.doers(context)?;
        if doers.inferred && is_member(self.words) {
            return None;
        }
        // One word is a piece of a torn line, no task.
        if doers.start + 1 >= self.words.len() {
            return None;
        }
        let run_in = (doers.start > 0).then(|| Context {
            assigns: true,
            leads: doers.leads.clone(),
            manner: doers.manner,
            ..Context::default()
        });
        Some((self.assignment(doers, context), run_in))
    }

    /// The assignment of a paragraph in which the sentence at word `roles_from` assigns by itself. The task is the
    /// whole paragraph: what comes before the order says what is to be done.
    pub(super) fn outright(self, roles_from: usize, opening: &Opening) -> Assignment {
        let leads = parties(self.facts, self.flow, opening.names.clone());
        self.assignment(Doers { leads, roles_from, ..Doers::default() }, &Context::default())
    }

    fn doers(&self, context: &Context) -> Option<Doers> {
        let named = |names: Vec<Range<usize>>| parties(self.facts, self.flow, names);
        let opened = opening(self.words, 0);
        let partners = context.partners && !context.leads.is_empty();
        if let Some(found) = opened.as_ref().filter(|found| !(partners && found.verb == Verb::None)) {
            let manner = found.verb.manner();
            if found.colon {
                let (leads, start) = (named(found.names.clone()), found.next + 1);
                return Some(Doers { leads, manner, start, roles_from: start, ..Doers::default() });
            }
            // Under a body's heading `Đề nghị X …`, `Yêu cầu X …`, `Chỉ đạo X …` are its own duties.
            let own = match found.verb {
                Verb::Request | Verb::Demand => !context.leads.is_empty(),
                Verb::Order => self.passes_on(found, context),
                _ => false,
            };
            if found.acts && !own && !matches!(found.verb, Verb::Delegate | Verb::Label) {
                return Some(Doers { leads: named(found.names.clone()), manner, ..Doers::default() });
            }
        }
        if let Some(found) = opened.filter(|_| partners) {
            let (leads, partners, manner) = (context.leads.clone(), named(found.names), context.manner);
            return Some(Doers { leads, partners, inferred: true, manner, ..Doers::default() });
        }
        if let Some(found) = subject(self.words, 0).or_else(|| each_time(self.words)) {
            return Some(Doers { leads: named(found.names), ..Doers::default() });
        }
        if !context.leads.is_empty() {
            let (leads, manner) = (context.leads.clone(), context.manner);
            return Some(Doers { leads, inferred: true, manner, ..Doers::default() });
        }
        let clause = after_clause(self.words);
        let first = |start: usize| clause.as_ref().is_none_or(|(list, _)| self.words.bytes(start..start + 1).start < list.end);
        if let Some((_, found)) = super::doer::outright(self.words).filter(|&(start, _)| first(start)) {
            return Some(Doers { leads: named(found.names), ..Doers::default() });
        }
        let Some((list, in_trouble)) = clause else {
            return must(self.words).map(|list| Doers { leads: named(list.names), ..Doers::default() });
        };
        let due = !in_trouble || self.source.number.is_none() || !deadlines_of(self.words, self.facts.calendar()).is_empty();
        due.then(|| Doers { leads: named(list.names), ..Doers::default() })
    }

    /// Whether the bodies of the heading hand the task to bodies below them: `Giao UBND cấp xã …` under `UBND các huyện`.
    fn passes_on(&self, found: &Opening, context: &Context) -> bool {
        let below = |name: &str| {
            let words = Words::new(name);
            (0..words.len()).any(|at| BELOW.end(&words, at).is_some())
        };
        let heads = |lead: &Party| !lead.name.to_lowercase().starts_with("các ") && !below(&lead.name);
        !context.leads.is_empty()
            && context.leads.iter().all(heads)
            && found.names.iter().all(|name| below(&self.flow.text[name.clone()]))
    }

    fn assignment(self, doers: Doers, context: &Context) -> Assignment {
        let Self { facts, flow, words, source } = self;
        let mut found = roles(words, doers.roles_from);
        // The name may be said again in short.
        let own = |name: &str| doers.leads.iter().any(|lead| lead.name.starts_with(name));
        found.turn(words, doers.roles_from, own);
        let at = words.bytes(doers.start..words.len()).start;
        // Marks of emphasis and quotation before the first word belong to it, as does the full stop after the last.
        let start = if doers.start == 0 { 0 } else { at };
        let deliverable = deliverable(words, doers.roles_from).map(|range| flow.text[range].to_owned());
        let mut others = holders(facts, flow, &found);
        let mut inferred = vec![];
        if doers.inferred {
            inferred.push("lead".to_owned());
        }
        if let Some(role) = doers.manner {
            let holder = |lead: &Party| RoleHolder { role, agency: lead.name.clone(), place: lead.place };
            others.extend(doers.leads.iter().map(holder));
        }
        let mut coordinating = doers.partners;
        coordinating.extend(parties(facts, flow, found.coordinating));
        if coordinating.is_empty() && !context.coordinating.is_empty() && doers.inferred {
            coordinating.clone_from(&context.coordinating);
            inferred.push("coordinating".to_owned());
        }
        let mut due = due::of_task(facts, flow, words);
        if due.deadline.is_none() && context.due.is_some() {
            due.deadline.clone_from(&context.due);
            inferred.push("deadline".to_owned());
        }
        let (lead, lead_places) = split(doers.leads);
        let (coordinating, coordinating_places) = split(coordinating);
        let mut assignment = Assignment {
            id: String::new(),
            source: source.written(),
            lead,
            coordinating,
            others,
            role_text: found.text.map(|range| flow.text[range].to_owned()),
            task: flow.text[start..].trim().to_owned(),
            deadline: None,
            other_deadlines: vec![],
            deliverable,
            inferred,
            lead_places,
            coordinating_places,
            place: flow.place(facts.doc, start..flow.text.len()),
        };
        due.set(&mut assignment);
        assignment
    }
}

fn holders(facts: &Facts, flow: &Flow, found: &Roles) -> Vec<RoleHolder> {
    let holder = |(role, range): &(Role, Range<usize>)| RoleHolder {
        role: *role,
        agency: flow.text[range.clone()].to_owned(),
        place: flow.place(facts.doc, range.clone()),
    };
    found.others.iter().map(holder).collect()
}

/// Names and places apart, as the model has them.
pub(super) fn split(parties: Vec<Party>) -> (Vec<String>, Vec<Place>) {
    parties.into_iter().map(|party| (party.name, party.place)).unzip()
}

static ORDERS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("yêu cầu|đề nghị|giao", ())]));

/// The assignment of a closing paragraph: the sentence that orders a report with a deadline.
pub(super) fn closing(facts: &Facts, outline: &Outline, flow: &Flow) -> Option<Assignment> {
    let words = Words::new(&flow.text);
    let found = deadlines_of(&words, facts.calendar()).into_iter().find(|deadline| {
        // A recurrence alone sets no report: `thường xuyên`, `định kỳ` are for the reader's conscience.
        deadline.normal.as_deref().is_none_or(|normal| normal.contains(['<', '-', '/']) || normal.ends_with("ly"))
    })?;
    let ordered = (0..words.len()).find_map(|at| {
        let names = ORDERS.end(&words, at).and_then(|next| agencies_at_word(&words, next))?;
        (words.bytes(at..at + 1).start < found.range.start).then_some((at, names))
    });
    let sentence = || {
        let starts = (0..words.len()).filter(|&at| at == 0 || words.is_mark(at - 1, '.'));
        starts
            .filter_map(|at| agencies_at_word(&words, at).map(|names| (at, names)))
            .find(|(_, names)| names.end < found.range.start)
    };
    let (start, names) = ordered.or_else(sentence)?;
    let leads = parties(facts, flow, names.names);
    let item = Item { facts, flow, words: &words, source: Source { outline, path: "closing", number: None } };
    let mut assignment = item.assignment(Doers { leads, start, roles_from: start, ..Doers::default() }, &Context::default());
    assignment.deadline = Some(due::written(facts, flow, found));
    Some(assignment)
}
