//! `SL105` value-conflict: one indicator has two values for the same year.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::comma;
use crate::check::subject::Subject;
use crate::model::Indicator;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL105",
    name: "value-conflict",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Cùng một chỉ tiêu, cùng năm, có hai giá trị khác nhau trong văn bản.",
        en: "One indicator has two values for the same year.",
    },
    why: Text {
        vi: "Số ở bảng và ở lời (hoặc chú thích) mâu thuẫn nhau.",
        en: "The table and the text (or a footnote) contradict each other.",
    },
    example: "Chỉ số SIPAS năm 2025 đạt 7,43/10 điểm … | Chỉ số SIPAS | 7,73 |",
    instead: "Chỉ số SIPAS năm 2025 đạt 7,43/10 điểm … | Chỉ số SIPAS | 7,43 |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    between_tables(subject, report);
    let mut named: HashMap<String, Vec<&Indicator>> = HashMap::new();
    let mut order = vec![];
    for indicator in &subject.plan.indicators {
        // A change of rank repeats the indicator above it.
        let name = fold::key(indicator.name.trim_matches(['*', ' ']));
        let name = name.strip_prefix("chỉ số ").unwrap_or(&name).to_owned();
        if indicator.unit.as_deref() == Some("bậc") || name.is_empty() {
            continue;
        }
        let same = named.entry(name.clone()).or_default();
        if same.is_empty() {
            order.push(name);
        }
        same.push(indicator);
    }
    for name in order {
        let same = &named[&name];
        if is_index(&name, same) {
            told_twice(same, report);
        }
        if !generic(same) {
            first_conflict(same, report);
        }
    }
}

/// Whether a name stands for a different thing in each row of one table (`Điểm thực hiện`).
fn generic(same: &[&Indicator]) -> bool {
    let table = |indicator: &Indicator| {
        indicator
            .source
            .starts_with("table")
            .then(|| indicator.source.rsplit_once(" row").map(|(table, _)| table.to_owned()))
            .flatten()
    };
    let tables: Vec<_> = same.iter().filter_map(|indicator| table(indicator)).collect();
    let prose = same.len() - tables.len();
    // Prose repeats the words of its indicators freely: only a figure in a table is held against it.
    tables.len() != 1 || prose == 0
}

fn first_conflict(same: &[&Indicator], report: &mut Report<'_>) {
    let Some(row) = same.iter().find(|indicator| indicator.source.starts_with("table")) else { return };
    let mut prose = same.iter().filter(|indicator| !indicator.source.starts_with("table") && indicator.unit == row.unit);
    let found = prose.find_map(|told| baselines(told, row).or_else(|| targets(told, row)));
    if let Some((place, period, told, row_value)) = found {
        let name = &row.name;
        let (told, printed) = (comma(told), comma(row_value));
        report.add(
            place,
            format!("{name}, năm {period}: ở đây ghi {told}, trong bảng (dòng {}) ghi {printed}", row.place.line),
            format!("{name}, {period}: {told} here, {printed} in the table (line {})", row.place.line),
        );
    }
}

type Conflict = (Place, String, Decimal, Decimal);

fn baselines(told: &Indicator, row: &Indicator) -> Option<Conflict> {
    let (told, row) = (told.baseline.as_ref()?, row.baseline.as_ref()?);
    let period = told.period.clone().filter(|_| told.period == row.period)?;
    let exact = told.upper.is_none() && row.upper.is_none();
    (exact && differ(told.value, row.value)).then_some((told.place, period, told.value, row.value))
}

fn targets(told: &Indicator, row: &Indicator) -> Option<Conflict> {
    let (told, row) = (told.target.as_ref()?, row.target.as_ref()?);
    let period = told.period.clone().filter(|_| told.period == row.period)?;
    let same = told.comparator == row.comparator && told.upper.is_none() && row.upper.is_none();
    (same && differ(told.value, row.value)).then_some((told.place, period, told.value, row.value))
}

/// Whether a name is that of an index, which means one thing throughout: it has a short name in capitals (`PAPI`).
fn is_index(name: &str, same: &[&Indicator]) -> bool {
    let short = |word: &str| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    name.split(' ').count() <= 4
        && same.iter().all(|indicator| indicator.name.split(|c: char| !c.is_alphanumeric()).any(short))
        && same.iter().all(|indicator| !indicator.source.starts_with("table"))
}

/// Two sentences that give one index two results for the same year.
fn told_twice(same: &[&Indicator], report: &mut Report<'_>) {
    let Some((first, rest)) = same.split_first() else { return };
    let other = rest.iter().filter(|other| other.unit == first.unit && other.max == first.max);
    let Some((place, period, told, earlier)) = other.clone().find_map(|other| baselines(other, first)) else { return };
    let (told, earlier, line, name) = (comma(told), comma(earlier), first.place.line, &first.name);
    report.add(
        place,
        format!("{name}, năm {period}: ở đây ghi {told}, ở dòng {line} ghi {earlier}"),
        format!("{name}, {period}: {told} here, {earlier} on line {line}"),
    );
}

/// Two tables that share most names and give a few of them two results for the same year.
fn between_tables(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut tables: BTreeMap<&str, BTreeMap<String, Option<&Indicator>>> = BTreeMap::new();
    for indicator in &subject.plan.indicators {
        let Some((table, _)) = indicator.source.split_once(" row") else { continue };
        let name = fold::key(&indicator.name);
        // A name that recurs within one table stands for a part of each row.
        let entry = tables.entry(table).or_default().entry(name).or_insert(Some(indicator));
        if entry.is_some_and(|known| known.id != indicator.id) {
            *entry = None;
        }
    }
    let tables: Vec<_> = tables.into_values().collect();
    for pair in tables.windows(2) {
        let shared: Vec<_> = pair[0].iter().filter_map(|(name, first)| Some(((*first)?, (*pair[1].get(name)?)?))).collect();
        let found: Vec<_> = shared.iter().filter_map(|(first, second)| Some((first, baselines(second, first)?))).collect();
        // Tables that differ in most of their rows are about different things.
        if shared.len() < 3 || found.len() * 3 > shared.len() {
            continue;
        }
        for (first, (place, period, told, earlier)) in found {
            let (told, earlier, line, name) = (comma(told), comma(earlier), first.place.line, &first.name);
            report.add(
                place,
                format!("{name}, năm {period}: ở đây ghi {told}, ở bảng trước (dòng {line}) ghi {earlier}"),
                format!("{name}, {period}: {told} here, {earlier} in the table before (line {line})"),
            );
        }
    }
}

/// Whether two figures differ by more than the rounding of the coarser one.
fn differ(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() >= Decimal::new(1, a.scale().min(b.scale())) || (a.scale() == b.scale() && a != b)
}
