//! `SL102` subrow-sum: the parts of a row do not add up to it.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::sums::slack;
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
    id: "SL102",
    name: "subrow-sum",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Các dòng con cộng lại không bằng dòng trên.", en: "The parts of a row do not add up to it." },
    why: Text {
        vi: "Một con số bị chép sai; người đọc không biết số nào đúng.",
        en: "One figure was copied wrongly, and a reader cannot tell which.",
    },
    example: "| 1 | Cải cách thể chế | 9,50 | … |  | Điểm thực hiện | 6 | … |  | Điều tra | 3,11 |",
    instead: "| 1 | Cải cách thể chế | 9,11 | … |  | Điểm thực hiện | 6 | … |  | Điều tra | 3,11 |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

type Column = (&'static str, &'static str, fn(&Indicator) -> Option<Decimal>);

const COLUMNS: [Column; 4] = [
    ("kết quả", "result", |indicator| {
        indicator.baseline.as_ref().filter(|baseline| baseline.upper.is_none()).map(|baseline| baseline.value)
    }),
    ("điểm tối đa", "maximum", |indicator| indicator.max),
    ("mức tăng", "change", |indicator| indicator.delta),
    ("chỉ tiêu", "target", |indicator| {
        indicator.target.as_ref().filter(|target| target.upper.is_none()).map(|target| target.value)
    }),
];

/// More wrong sums than these are no slips.
const MOST: usize = 100;

/// One column of a row and its parts.
struct Sum<'a> {
    column: usize,
    whole: &'a Indicator,
    parts: Vec<&'a Indicator>,
    printed: Decimal,
    figures: Vec<Decimal>,
    total: Decimal,
    holds: bool,
}

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sums = sums(&subject.plan.indicators, subject.settings.rounding);
    // Rows that are no sums at all (averages, examples) hold in no column; then nothing is said of them.
    let columns: HashSet<usize> = sums.iter().filter(|sum| sum.holds).map(|sum| sum.column).collect();
    let wholes: HashSet<&str> = sums.iter().filter(|sum| sum.holds).map(|sum| sum.whole.id.as_str()).collect();
    for sum in sums.iter().filter(|sum| !sum.holds).take(MOST) {
        let proven = columns.contains(&sum.column) || wholes.contains(sum.whole.id.as_str());
        let gap = (sum.total - sum.printed).abs();
        if !proven && gap * Decimal::TEN > sum.printed.abs() {
            continue;
        }
        let (vi, en, _) = COLUMNS[sum.column];
        let name = &sum.whole.name;
        let (total, printed) = (comma(sum.total), comma(sum.printed));
        let terms = sum.figures.iter().map(|&figure| comma(figure)).collect::<Vec<_>>().join(" + ");
        report.add(
            culprit(sum, &subject.plan.indicators),
            format!("{name} ({vi}): các dòng con {terms} = {total}, khác {printed} ở dòng chung"),
            format!("{name} ({en}): its parts {terms} = {total}, not {printed} as the row says"),
        );
    }
}

fn sums(indicators: &[Indicator], rounding: Decimal) -> Vec<Sum<'_>> {
    let mut parts: HashMap<&str, Vec<&Indicator>> = HashMap::new();
    for indicator in indicators.iter().filter(|indicator| indicator.source.starts_with("table")) {
        if let Some(parent) = &indicator.parent {
            parts.entry(parent).or_default().push(indicator);
        }
    }
    let mut out = vec![];
    for whole in indicators {
        let Some(parts) = parts.get(whole.id.as_str()).filter(|parts| parts.len() >= 2 && adds(whole, parts)) else { continue };
        for (column, (_, _, value)) in COLUMNS.iter().enumerate() {
            let figures: Option<Vec<Decimal>> = parts.iter().map(|part| value(part)).collect();
            let (Some(printed), Some(figures)) = (value(whole), figures) else { continue };
            let Some(sum) = figures.iter().try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(*figure)) else { continue };
            let holds = (sum - printed).abs() <= slack(&figures, printed, rounding);
            out.push(Sum { column, whole, parts: parts.clone(), printed, figures, total: sum, holds });
        }
    }
    out
}

/// Rates do not add up, and `trong đó` names some of the parts only.
fn adds(whole: &Indicator, parts: &[&Indicator]) -> bool {
    let rate = |indicator: &Indicator| {
        let name = fold::key(&indicator.name);
        indicator.unit.as_deref() == Some("%")
            || ["tỷ lệ", "tỉ lệ", "tốc độ", "bình quân", "năng suất", "mật độ", "trong đó"].iter().any(|word| name.contains(word))
    };
    !rate(whole) && !parts.iter().any(|part| rate(part))
}

/// Where the wrong figure stands most likely: where another part of the document has a figure that fits, else where
/// the fewest digits must change.
fn culprit(sum: &Sum<'_>, indicators: &[Indicator]) -> Place {
    let rest = |at: usize| sum.printed - (sum.total - sum.figures[at]);
    let slack = slack(&sum.figures, sum.printed, Decimal::ONE);
    let (_, _, value) = COLUMNS[sum.column];
    for (at, part) in sum.parts.iter().enumerate() {
        let name = fold::key(&part.name);
        let mut others =
            indicators.iter().filter(|other| other.id != part.id && other.unit == part.unit && fold::key(&other.name) == name);
        if others.any(|other| value(other).is_some_and(|value| (value - rest(at)).abs() <= slack)) {
            return place_of(part, sum.column);
        }
    }
    let mut best = (changed(sum.printed, sum.total), sum.whole);
    for (at, part) in sum.parts.iter().enumerate() {
        let digits = changed(sum.figures[at], rest(at));
        if digits <= best.0 {
            best = (digits, part);
        }
    }
    place_of(best.1, sum.column)
}

fn place_of(indicator: &Indicator, column: usize) -> Place {
    match (&indicator.baseline, &indicator.target) {
        (Some(baseline), _) if column == 0 => baseline.place,
        (_, Some(target)) if column == 3 => target.place,
        _ => indicator.place,
    }
}

/// How many characters differ between two figures.
fn changed(a: Decimal, b: Decimal) -> usize {
    let scale = a.scale().max(b.scale());
    let text = |mut value: Decimal| {
        value.rescale(scale);
        value.to_string()
    };
    let (a, b) = (text(a), text(b));
    let same = a.bytes().rev().zip(b.bytes().rev()).filter(|(a, b)| a == b).count();
    a.len().max(b.len()) - same
}
