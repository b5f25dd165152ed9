//! What each column holds, and what the table is for: by the words of the header, with all columns and the cells in view.

use crate::model::{Column, ColumnRole, TableKind};
use crate::parse::tables::header::is_figure;
use crate::parse::tables::merge::Draft;
use crate::parse::tables::ordinal;
use crate::parse::tables::vocabulary::{self, Cue, Word};
use crate::parse::units::unit_at;

/// How many rows are looked at to learn what a column holds.
const SAMPLE: usize = 64;

/// What a column's cells look like.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    filled: usize,
    figures: usize,
    digits: usize,
    ordinals: usize,
    marks: usize,
    units: usize,
}

/// A column while its role is being found.
struct Candidate {
    leaf: Cue,
    around: Cue,
    look: Look,
    role: Option<ColumnRole>,
}

/// The columns of a table and what the table is for.
pub(super) fn describe(draft: &Draft) -> (Vec<Column>, TableKind) {
    let mut paths = Vec::with_capacity(draft.width);
    let mut candidates: Vec<Candidate> = Vec::with_capacity(draft.width);
    let looks = looks(draft);
    for (column, look) in looks.into_iter().enumerate() {
        let texts = draft.header.texts(&draft.header_rows, column);
        paths.push(texts.join(" › "));
        let (leaf, outer) = texts.split_last().map_or(("", &[][..]), |(leaf, outer)| (*leaf, outer));
        candidates.push(Candidate { leaf: vocabulary::cue(leaf), around: around(outer), look, role: None });
    }
    if draft.header_rows.is_empty() {
        let plain = |path| Column { path, role: ColumnRole::Other, period: None };
        return (paths.into_iter().map(plain).collect(), TableKind::Other);
    }
    if let Some(candidate) = draft.ordinals.and_then(|column| candidates.get_mut(column)) {
        candidate.role = Some(ColumnRole::Ordinal);
    }
    assign(&mut candidates);
    let kind = kind(&mut candidates);
    let columns = paths.into_iter().zip(candidates).map(|(path, candidate)| Column {
        path,
        role: candidate.role.unwrap_or(ColumnRole::Other),
        period: candidate.leaf.period.or(candidate.around.period),
    });
    (columns.collect(), kind)
}

/// What the header cells above the lowest say together; the inner ones count more.
fn around(outer: &[&str]) -> Cue {
    let mut around = Cue::default();
    for text in outer.iter().rev() {
        let cue = vocabulary::cue(text);
        if !around.plan && !around.actual {
            (around.plan, around.actual) = (cue.plan, cue.actual);
        }
        around.main = around.main.or(cue.main);
        around.period = around.period.or(cue.period);
        around.bare_year |= cue.bare_year;
        around.part_year |= cue.part_year;
        around.percent |= cue.percent;
    }
    around
}

/// What the cells of each column look like.
fn looks(draft: &Draft) -> Vec<Look> {
    let mut looks = vec![Look::default(); draft.width];
    for row in draft.body.iter().take(SAMPLE) {
        for (column, cell) in row.filled() {
            let Some(look) = looks.get_mut(column) else { continue };
            look.filled += 1;
            look.figures += usize::from(is_figure(&cell.text));
            look.digits += usize::from(cell.text.bytes().any(|byte| byte.is_ascii_digit()));
            look.ordinals += usize::from(ordinal::of(&cell.text).is_some());
            look.marks += usize::from(cell.text.chars().count() == 1 && !cell.text.bytes().all(|byte| byte.is_ascii_digit()));
            look.units += usize::from(unit_at(&cell.text, 0).is_some_and(|unit| unit.end == cell.text.len()));
        }
    }
    looks
}

/// Gives each column its role: first by its own words, then what only the other columns can decide.
fn assign(candidates: &mut [Candidate]) {
    for index in 0..candidates.len() {
        if candidates[index].role.is_none() {
            let named =
                candidates[..index].iter().any(|c| matches!(c.role, Some(ColumnRole::Name | ColumnRole::Task)) || is_content(c));
            candidates[index].role = by_words(&candidates[index], named);
        }
    }
    let has = |candidates: &[Candidate], roles: &[ColumnRole]| {
        candidates.iter().any(|c| c.role.is_some_and(|role| roles.contains(&role)))
    };
    let measured = has(
        candidates,
        &[ColumnRole::Target, ColumnRole::Baseline, ColumnRole::Max, ColumnRole::Rank, ColumnRole::RankTarget, ColumnRole::Unit],
    );
    let planned = has(candidates, &[ColumnRole::Target, ColumnRole::RankTarget, ColumnRole::Delta]);
    let staffed = has(candidates, &[ColumnRole::Lead, ColumnRole::Coordinating, ColumnRole::Deadline, ColumnRole::Deliverable]);
    let tasked = has(candidates, &[ColumnRole::Task, ColumnRole::Name]);
    let resulted = has(candidates, &[ColumnRole::Baseline]);
    let plan_year = candidates.iter().filter(|c| c.role == Some(ColumnRole::Target)).find_map(|c| year(c)).map(str::to_owned);
    let mut content_taken = tasked;
    for candidate in candidates.iter_mut().filter(|candidate| candidate.role.is_none()) {
        candidate.role = match candidate.leaf.main.or(candidate.around.main) {
            Some(Word::Content) if !std::mem::replace(&mut content_taken, true) => {
                Some(if !measured && staffed { ColumnRole::Task } else { ColumnRole::Name })
            }
            // `Kế hoạch | Thực hiện | Tỷ lệ (%)`: beside a result the third compares the two.
            Some(Word::Score | Word::Result)
                if planned && !(resulted && year(candidate).is_none()) && is_early(candidate, plan_year.as_deref()) =>
            {
                (2 * candidate.look.figures > candidate.look.filled).then_some(ColumnRole::Baseline)
            }
            Some(Word::Result) if !measured => Some(ColumnRole::Deliverable),
            // A year alone is a result where the plan has columns of its own, and earlier than those.
            None | Some(Word::Index) if planned && is_early(candidate, plan_year.as_deref()) && names_year(candidate) => {
                (candidate.look.figures > 0).then_some(ColumnRole::Baseline)
            }
            _ => None,
        };
    }
    old_plans(candidates);
    name_by_place(candidates);
}

/// Whether a column is one of content whose kind other columns decide.
fn is_content(candidate: &Candidate) -> bool {
    candidate.leaf.main == Some(Word::Content)
}

/// The year a column names, or its cells' group.
fn year(candidate: &Candidate) -> Option<&str> {
    candidate.leaf.period.as_deref().or(candidate.around.period.as_deref())
}

/// Whether a column is not later than the plan, as far as its header says.
fn is_early(candidate: &Candidate, plan_year: Option<&str>) -> bool {
    year(candidate).zip(plan_year).is_none_or(|(year, plan)| year < plan)
}

/// Whether a column, or the group it stands in, is named by a year and nothing else.
fn names_year(candidate: &Candidate) -> bool {
    candidate.leaf.bare_year || candidate.around.bare_year
}

/// The role that the words of the header give by themselves.
fn by_words(candidate: &Candidate, named: bool) -> Option<ColumnRole> {
    let (leaf, around) = (&candidate.leaf, &candidate.around);
    let plan = leaf.plan || (around.plan && !leaf.actual);
    let actual = leaf.actual || (around.actual && !leaf.plan);
    let compared = matches!(around.main, Some(Word::Delta | Word::Compare));
    let main = if compared {
        around.main.filter(|_| leaf.main != Some(Word::Rank))
    } else {
        leaf.main.or_else(|| inherited(around.main))
    };
    if compared && main.is_none() {
        return None;
    }
    let value = || match (plan, actual) {
        (true, _) => Some(ColumnRole::Target),
        (_, true) => Some(ColumnRole::Baseline),
        _ => None,
    };
    match main {
        Some(Word::Ordinal) => Some(ColumnRole::Ordinal),
        Some(Word::Unit) => Some(ColumnRole::Unit),
        Some(Word::UnitOrBody) if holds_units(candidate.look) => Some(ColumnRole::Unit),
        Some(Word::UnitOrBody | Word::Body | Word::Lead) => Some(ColumnRole::Lead),
        Some(Word::Coordinating) => Some(ColumnRole::Coordinating),
        Some(Word::Deadline) => Some(ColumnRole::Deadline),
        Some(Word::Deliverable) => Some(ColumnRole::Deliverable),
        Some(Word::Funding) => Some(ColumnRole::Funding),
        Some(Word::Note) => Some(ColumnRole::Note),
        Some(Word::Max) => Some(ColumnRole::Max),
        Some(Word::Delta) if !leaf.percent && !around.percent => Some(ColumnRole::Delta),
        Some(Word::Rank) => Some(if plan { ColumnRole::RankTarget } else { ColumnRole::Rank }),
        Some(Word::Task) => Some(ColumnRole::Task),
        Some(Word::Name) => Some(ColumnRole::Name),
        Some(Word::Goal | Word::Index) if !named && leaf.period.is_none() && around.period.is_none() && !plan => {
            Some(ColumnRole::Name)
        }
        Some(Word::Goal) if !actual => Some(ColumnRole::Target),
        Some(Word::Month) if around.main == Some(Word::Deadline) || candidate.look.marks == candidate.look.filled => {
            Some(ColumnRole::Deadline)
        }
        Some(Word::Index | Word::Score | Word::Result | Word::Goal) => value(),
        Some(Word::Content) if named => value(),
        Some(_) => None,
        // `Mục tiêu` alone may be the name of what is aimed at: then nothing else names it.
        None if leaf.plan && !named && leaf.period.is_none() && candidate.look.figures == 0 => Some(ColumnRole::Name),
        None if leaf.plan || leaf.actual => value(),
        None if leaf.bare_year && (plan || actual) => value(),
        None => None,
    }
}

/// What a group of columns says of a column whose own header says nothing.
fn inherited(word: Option<Word>) -> Option<Word> {
    word.filter(|word| {
        matches!(
            word,
            Word::Lead
                | Word::Coordinating
                | Word::Deadline
                | Word::Deliverable
                | Word::Funding
                | Word::Max
                | Word::Rank
                | Word::Note
        )
    })
}

/// Whether the cells are units of measure rather than bodies; not all units are known.
fn holds_units(look: Look) -> bool {
    look.units > 0 && 3 * look.units >= look.filled
}

/// The plan of a year whose result is known is no target any more: `Kế hoạch 2030 | Ước 2030 | Kế hoạch 2031`.
fn old_plans(candidates: &mut [Candidate]) {
    let latest = |role: ColumnRole| candidates.iter().filter(|c| c.role == Some(role)).filter_map(year).max().map(str::to_owned);
    let (Some(result), Some(plan)) = (latest(ColumnRole::Baseline), latest(ColumnRole::Target)) else { return };
    if plan <= result {
        return;
    }
    for candidate in candidates.iter_mut().filter(|c| c.role == Some(ColumnRole::Target)) {
        if year(candidate).is_some_and(|year| year <= result.as_str()) {
            candidate.role = Some(ColumnRole::Other);
        }
    }
}

/// Where no header names what the rows are about, the first column of words does, unless it lists bodies.
fn name_by_place(candidates: &mut [Candidate]) {
    if candidates.iter().any(|c| matches!(c.role, Some(ColumnRole::Name | ColumnRole::Task))) {
        return;
    }
    let words = |c: &&mut Candidate| c.role != Some(ColumnRole::Ordinal);
    if let Some(first) = candidates.iter_mut().find(words) {
        let free = first.role.is_none() && !first.leaf.bare_year;
        if free && first.look.filled > 0 && 4 * first.look.figures < first.look.filled {
            first.role = Some(ColumnRole::Name);
        }
    }
}

/// What the table is for. Corrects roles that only fit another kind of table.
fn kind(candidates: &mut [Candidate]) -> TableKind {
    let has = |candidates: &[Candidate], roles: &[ColumnRole]| {
        candidates.iter().any(|c| c.role.is_some_and(|role| roles.contains(&role)))
    };
    let money = has(candidates, &[ColumnRole::Funding])
        && !has(candidates, &[ColumnRole::Unit, ColumnRole::Rank, ColumnRole::RankTarget, ColumnRole::Max, ColumnRole::Baseline]);
    if money {
        for candidate in candidates.iter_mut().filter(|c| c.role == Some(ColumnRole::Target) && c.look.figures > 0) {
            candidate.role = Some(ColumnRole::Funding);
        }
    }
    let named = has(candidates, &[ColumnRole::Name, ColumnRole::Task]);
    let rows = candidates.iter().map(|c| c.look.filled).max().unwrap_or(0);
    let figures = |candidate: &Candidate| {
        let years = candidate.role.is_none() && candidate.leaf.bare_year;
        let measure = candidate.role.is_some_and(|role| {
            matches!(
                role,
                ColumnRole::Target
                    | ColumnRole::Baseline
                    | ColumnRole::Max
                    | ColumnRole::Rank
                    | ColumnRole::RankTarget
                    | ColumnRole::Delta
            )
        });
        if years || measure { candidate.look.digits } else { 0 }
    };
    let most = candidates.iter().map(figures).max().unwrap_or(0);
    let years = candidates.iter().any(|c| c.role.is_none() && c.leaf.bare_year);
    let measured = has(
        candidates,
        &[ColumnRole::Target, ColumnRole::Baseline, ColumnRole::Max, ColumnRole::Rank, ColumnRole::RankTarget, ColumnRole::Delta],
    ) || (years && has(candidates, &[ColumnRole::Unit]));
    let staffed = has(candidates, &[ColumnRole::Lead, ColumnRole::Coordinating]);
    let scheduled = has(candidates, &[ColumnRole::Task]) && has(candidates, &[ColumnRole::Deadline, ColumnRole::Deliverable]);
    if named && measured && most > 0 && 3 * most >= rows && !(scheduled && staffed && 2 * most < rows) {
        rename(candidates, ColumnRole::Task, ColumnRole::Name);
        TableKind::Indicator
    } else if named && staffed {
        rename(candidates, ColumnRole::Name, ColumnRole::Task);
        TableKind::Assignment
    } else {
        TableKind::Other
    }
}

/// A name column is a task in a table of assignments, and the other way round, unless the table has both.
fn rename(candidates: &mut [Candidate], from: ColumnRole, to: ColumnRole) {
    if candidates.iter().any(|c| c.role == Some(to)) {
        return;
    }
    if let Some(first) = candidates.iter_mut().find(|c| c.role == Some(from)) {
        first.role = Some(to);
    }
}
