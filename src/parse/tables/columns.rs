//! What each column holds, and what the table is for: by the words of the header, with all columns and the cells in view.

mod aims;
mod horizons;

use crate::model::{Column, ColumnRole, TableKind};
use crate::parse::tables::header::is_figure;
use crate::parse::tables::merge::Draft;
use crate::parse::tables::ordinal;
use crate::parse::tables::vocabulary::{self, Cue, Time, Word};
use crate::parse::units::unit_at;

pub(crate) use horizons::last_year;

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
        let cells = draft.header.above(&draft.header_rows, column);
        paths.push(cells.iter().map(|cell| cell.0).collect::<Vec<_>>().join(" › "));
        let (leaf, outer) = cells.split_last().map_or((Cue::default(), &[][..]), |(leaf, outer)| (leaf.1.clone(), outer));
        let units = if leaf.main == Some(Word::UnitOrBody) { units(draft, column) } else { 0 };
        let around = around(outer.iter().map(|cell| cell.1));
        candidates.push(Candidate { leaf, around, look: Look { units, ..look }, role: None });
    }
    if let Some(candidate) = draft.ordinals.and_then(|column| candidates.get_mut(column)) {
        candidate.role = Some(ColumnRole::Ordinal);
    }
    // Without a header nothing tells what a column holds, but for the numbers of its rows.
    let kind = if draft.header_rows.is_empty() {
        TableKind::Other
    } else {
        assign(&mut candidates);
        aims::find(&mut candidates, &paths, draft);
        kind(&mut candidates)
    };
    let columns = paths.into_iter().zip(candidates).map(|(path, candidate)| Column {
        path,
        role: candidate.role.unwrap_or(ColumnRole::Other),
        period: candidate.leaf.period.or(candidate.around.period),
    });
    (columns.collect(), kind)
}

/// What the header cells above the lowest say together; the inner ones count more.
fn around<'a>(outer: impl DoubleEndedIterator<Item = &'a Cue>) -> Cue {
    let mut around = Cue::default();
    for cue in outer.rev() {
        around.time = around.time.or(cue.time);
        around.main = around.main.or(cue.main);
        around.period = around.period.or_else(|| cue.period.clone());
        around.bare_year |= cue.bare_year;
        around.percent |= cue.percent;
    }
    around
}

/// How many cells of a column are units of measure.
fn units(draft: &Draft, column: usize) -> usize {
    let is_unit = |text: &str| unit_at(text, 0).is_some_and(|unit| unit.end == text.len());
    draft.body.iter().take(SAMPLE).filter(|row| is_unit(row.text(column))).count()
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
        }
    }
    looks
}

/// Roles of columns that hold values of indicators.
const MEASURES: &[ColumnRole] =
    &[ColumnRole::Target, ColumnRole::Baseline, ColumnRole::Max, ColumnRole::Rank, ColumnRole::RankTarget, ColumnRole::Delta];

/// Whether a column of one of these roles has been found.
fn has(candidates: &[Candidate], roles: &[ColumnRole]) -> bool {
    candidates.iter().any(|candidate| candidate.is_one_of(roles))
}

impl Candidate {
    fn is_one_of(&self, roles: &[ColumnRole]) -> bool {
        self.role.is_some_and(|role| roles.contains(&role))
    }

    /// Whether most of its cells hold figures.
    fn is_numeric(&self) -> bool {
        2 * self.look.figures > self.look.filled
    }

    /// Whether it holds values of some kind whose year the header names.
    fn is_dated_value(&self) -> bool {
        let value = matches!(self.leaf.main, Some(Word::Score | Word::Index | Word::Result));
        self.role.is_none() && value && self.leaf.period.is_some() && self.leaf.time.is_none() && self.is_numeric()
    }

    /// Whether it holds values of a year that the header names without saying whether planned or reached.
    fn is_bare_year(&self) -> bool {
        self.role.is_none() && self.leaf.bare_year
    }
}

/// Gives each column its role: first by its own words, then what only the other columns can decide.
fn assign(candidates: &mut [Candidate]) {
    // Beside `Chỉ tiêu` and a column of those answerable, `Đơn vị` is that of measure, though rows out of place hide it.
    let goals = candidates.iter().any(|c| c.leaf.main == Some(Word::Goal) && c.leaf.period.is_none());
    if goals && candidates.iter().any(|c| c.leaf.main == Some(Word::Lead)) {
        let unit = |c: &&mut Candidate| c.leaf.main == Some(Word::UnitOrBody) && c.look.units > 0;
        candidates.iter_mut().filter(unit).for_each(|unit| unit.role = Some(ColumnRole::Unit));
    }
    for index in 0..candidates.len() {
        if candidates[index].role.is_none() {
            let named = candidates[..index].iter().any(|c| c.is_one_of(&[ColumnRole::Name, ColumnRole::Task]) || is_content(c));
            candidates[index].role = by_words(&candidates[index], named);
        }
    }
    horizons::find(candidates);
    let around = Around {
        measured: has(candidates, MEASURES) || has(candidates, &[ColumnRole::Unit]),
        planned: has(candidates, &[ColumnRole::Target, ColumnRole::RankTarget, ColumnRole::Delta]),
        resulted: has(candidates, &[ColumnRole::Baseline]),
        scored: has(candidates, &[ColumnRole::Rank, ColumnRole::Max]),
        staffed: has(candidates, &[ColumnRole::Lead, ColumnRole::Coordinating, ColumnRole::Deadline, ColumnRole::Deliverable]),
        plan_year: candidates.iter().filter(|c| c.role == Some(ColumnRole::Target)).find_map(year).map(str::to_owned),
    };
    let mut content_taken = has(candidates, &[ColumnRole::Task, ColumnRole::Name]);
    for candidate in candidates.iter_mut().filter(|candidate| candidate.role.is_none()) {
        let content = candidate.leaf.main == Some(Word::Content) && !std::mem::replace(&mut content_taken, true);
        candidate.role = by_others(candidate, &around, content);
    }
    name_by_group(candidates);
    shares(candidates);
    old_plans(candidates);
    name_by_place(candidates);
}

/// Where nothing else names the rows, what they are grouped under does: `Nhóm nhiệm vụ | Cơ quan chủ trì`.
fn name_by_group(candidates: &mut [Candidate]) {
    if !has(candidates, &[ColumnRole::Name, ColumnRole::Task]) {
        let group = |c: &&mut Candidate| c.role.is_none() && c.leaf.main == Some(Word::Group);
        candidates.iter_mut().find(group).into_iter().for_each(|group| group.role = Some(ColumnRole::Name));
    }
}

/// What the columns together hold.
#[expect(clippy::struct_excessive_bools, reason = "independent questions about a table")]
struct Around {
    measured: bool,
    planned: bool,
    resulted: bool,
    scored: bool,
    staffed: bool,
    plan_year: Option<String>,
}

/// The role that a column has because of the others.
fn by_others(candidate: &Candidate, around: &Around, content: bool) -> Option<ColumnRole> {
    let early = year(candidate).zip(around.plan_year.as_deref()).is_none_or(|(year, plan)| horizons::is_early(year, plan));
    let dated = year(candidate).is_some();
    match candidate.leaf.main.or(candidate.around.main) {
        _ if content && !around.measured && around.staffed => Some(ColumnRole::Task),
        _ if content => Some(ColumnRole::Name),
        Some(Word::Done) if around.staffed && !around.measured => Some(ColumnRole::Deadline),
        Some(Word::Score | Word::Result) if candidate.is_numeric() => {
            // Beside a result of its own a figure without a year is something else: `Thực hiện | Tỷ lệ (%)`.
            let result = (around.planned && early && (dated || !around.resulted)) || (around.scored && !around.planned);
            result.then_some(ColumnRole::Baseline)
        }
        Some(Word::Result) if !around.measured => Some(ColumnRole::Deliverable),
        // A year alone is a result where the plan has columns of its own, and earlier than those.
        None | Some(Word::Index) if candidate.leaf.period.is_some() || candidate.around.bare_year => {
            (around.planned && early && candidate.look.figures > 0).then_some(ColumnRole::Baseline)
        }
        _ => None,
    }
}

/// A percentage without a year beside results that have one is worked out from them.
fn shares(candidates: &mut [Candidate]) {
    let is_share = |c: &Candidate| c.leaf.percent && year(c).is_none() && !c.leaf.actual() && c.leaf.main == Some(Word::Score);
    if candidates.iter().any(|c| c.role == Some(ColumnRole::Baseline) && !is_share(c)) {
        for candidate in candidates.iter_mut().filter(|c| c.role == Some(ColumnRole::Baseline) && is_share(c)) {
            candidate.role = None;
        }
    }
}

/// Whether a column is one of content whose kind other columns decide.
fn is_content(candidate: &Candidate) -> bool {
    candidate.leaf.main == Some(Word::Content)
}

/// The year a column names, or its cells' group.
fn year(candidate: &Candidate) -> Option<&str> {
    candidate.leaf.period.as_deref().or(candidate.around.period.as_deref())
}

/// Whether a header path names a year, or a value under a year, without saying whether planned or reached.
pub(crate) fn names_value_of_year(path: &str) -> bool {
    let texts: Vec<&str> = path.split(" › ").collect();
    let Some((leaf, outer)) = texts.split_last() else { return false };
    let outer: Vec<Cue> = outer.iter().map(|text| vocabulary::cue(text)).collect();
    let (leaf, around) = (vocabulary::cue(leaf), around(outer.iter()));
    let decided = leaf.time.is_some() || around.time.is_some() || (leaf.percent && !leaf.bare_year);
    let value = matches!(leaf.main, Some(Word::Score | Word::Index | Word::Result));
    !decided && (leaf.bare_year || (around.bare_year && value))
}

/// Whether a header path speaks of the plan of a year: `Kế hoạch 2030 › Lượng (tấn)`.
pub(crate) fn names_plan_of_year(path: &str) -> bool {
    path.split(" › ").map(vocabulary::cue).any(|cue| cue.plan() && cue.period.is_some())
}

/// Whether a header path names a value and the year it is of, without saying whether planned or reached: `Kết quả năm 2030`.
pub(crate) fn names_dated_value(path: &str) -> bool {
    let leaf = vocabulary::cue(path.rsplit(" › ").next().unwrap_or_default());
    leaf.time.is_none() && leaf.period.is_some() && matches!(leaf.main, Some(Word::Score | Word::Index | Word::Result))
}

/// The role that the words of the header give by themselves.
fn by_words(candidate: &Candidate, named: bool) -> Option<ColumnRole> {
    let (leaf, around) = (&candidate.leaf, &candidate.around);
    let time = leaf.time.or(around.time);
    let plan = time == Some(Time::Plan);
    let actual = time == Some(Time::Actual);
    let compared = matches!(around.main, Some(Word::Delta | Word::Compare));
    let main = if compared {
        around.main.filter(|_| leaf.main != Some(Word::Rank))
    } else {
        leaf.main.or_else(|| inherited(around.main))
    };
    if compared && main.is_none() {
        return None;
    }
    // `Giá trị tham gia xuất khẩu`: figures are no bodies.
    let body = matches!(main, Some(Word::Body | Word::Lead | Word::Coordinating));
    let main = main.filter(|_| !(body && candidate.look.figures > 0 && candidate.is_numeric()));
    let value = || time.map(|time| if time == Time::Plan { ColumnRole::Target } else { ColumnRole::Baseline });
    match main {
        Some(Word::Ordinal) => Some(ColumnRole::Ordinal),
        Some(Word::Unit) => Some(ColumnRole::Unit),
        Some(Word::UnitOrBody) if holds_units(candidate.look) => Some(ColumnRole::Unit),
        Some(Word::UnitOrBody | Word::Body | Word::Lead) => Some(ColumnRole::Lead),
        Some(Word::Coordinating) => Some(ColumnRole::Coordinating),
        Some(Word::Deadline) if horizons::is_stage(candidate) => Some(ColumnRole::Target),
        Some(Word::Deadline) => Some(ColumnRole::Deadline),
        Some(Word::Deliverable) => Some(ColumnRole::Deliverable),
        Some(Word::Funding) => Some(ColumnRole::Funding),
        Some(Word::Note) => Some(ColumnRole::Note),
        Some(Word::Max) => Some(ColumnRole::Max),
        Some(Word::Delta) if !leaf.percent && !around.percent => Some(ColumnRole::Delta),
        Some(Word::Rank) => Some(if plan { ColumnRole::RankTarget } else { ColumnRole::Rank }),
        Some(Word::Task) => Some(ColumnRole::Task),
        Some(Word::Name) => Some(ColumnRole::Name),
        Some(Word::Goal | Word::Index)
            if !named && leaf.period.is_none() && around.period.is_none() && (!plan || candidate.look.figures == 0) =>
        {
            Some(ColumnRole::Name)
        }
        Some(Word::Goal) if !actual => Some(ColumnRole::Target),
        Some(Word::Month) if around.main == Some(Word::Deadline) || candidate.look.marks == candidate.look.filled => {
            Some(ColumnRole::Deadline)
        }
        Some(Word::Index | Word::Score | Word::Result | Word::Goal) => value(),
        Some(Word::Content) if named => value(),
        // `Mục tiêu` alone may be the name of what is aimed at: then nothing else names it.
        None if leaf.plan() && !named && leaf.period.is_none() && candidate.look.figures == 0 => Some(ColumnRole::Name),
        None if leaf.time.is_some() || leaf.bare_year => value(),
        _ => None,
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
    let scored =
        has(candidates, &[ColumnRole::Unit, ColumnRole::Rank, ColumnRole::RankTarget, ColumnRole::Max, ColumnRole::Baseline]);
    if has(candidates, &[ColumnRole::Funding]) && !scored {
        // In a table of money the plan of a year is money too.
        for candidate in candidates.iter_mut().filter(|c| c.role == Some(ColumnRole::Target) && c.look.figures > 0) {
            candidate.role = Some(ColumnRole::Funding);
        }
    }
    let rows = candidates.iter().map(|c| c.look.filled).max().unwrap_or(0);
    let dated = !has(candidates, &[ColumnRole::Funding]);
    let is_value = |c: &&Candidate| c.is_one_of(MEASURES) || c.is_bare_year() || dated && c.is_dated_value();
    let values = candidates.iter().filter(is_value).map(|c| c.look.digits).max().unwrap_or(0);
    let names_indicators =
        |c: &Candidate| c.role == Some(ColumnRole::Name) && c.leaf.main.is_some_and(|main| main != Word::Content);
    let by_years = candidates.iter().any(Candidate::is_bare_year)
        && (has(candidates, &[ColumnRole::Unit]) || candidates.iter().any(names_indicators));
    let by_years =
        by_years || dated && candidates.iter().any(Candidate::is_dated_value) && candidates.iter().any(names_indicators);
    let measured = (has(candidates, MEASURES) || by_years) && values > 0 && 3 * values >= rows;
    let staffed = has(candidates, &[ColumnRole::Lead, ColumnRole::Coordinating]);
    let (named, tasked) = (has(candidates, &[ColumnRole::Name]), has(candidates, &[ColumnRole::Task]));
    // Goals with units are no tasks, however their rows fare.
    let goals = candidates.iter().any(|c| c.role == Some(ColumnRole::Name) && c.leaf.main == Some(Word::Goal));
    let measured = measured || staffed && !tasked && goals && has(candidates, &[ColumnRole::Unit]);
    if measured && (named || (tasked && !staffed)) {
        rename(candidates, ColumnRole::Task, ColumnRole::Name);
        TableKind::Indicator
    } else if staffed && (named || tasked) {
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
