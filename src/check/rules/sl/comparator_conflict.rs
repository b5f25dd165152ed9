//! `SL107` comparator-conflict: one target is set with two conditions (“at least” and “more than”).

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::comma;
use crate::check::subject::Subject;
use crate::model::{Comparator, Indicator};

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL107",
    name: "comparator-conflict",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Cùng một chỉ tiêu, hai chỗ đặt hai điều kiện khác nhau (“từ … trở lên” và “trên …”).",
        en: "One target is set with two conditions (“at least” and “more than”).",
    },
    why: Text {
        vi: "Đạt đúng mức đó thì không biết có hoàn thành chỉ tiêu hay không.",
        en: "A result that just meets the figure is met by one wording and missed by the other.",
    },
    example: "Chỉ số PAR INDEX đạt từ 80% trở lên … | Tổng cộng | Trên 80% |",
    instead: "Chỉ số PAR INDEX đạt từ 80% trở lên … | Tổng cộng | Từ 80% trở lên |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let indicators = &subject.plan.indicators;
    let rows: Vec<&Indicator> = indicators.iter().filter(|indicator| indicator.source.starts_with("table")).collect();
    for told in indicators.iter().filter(|indicator| !indicator.source.starts_with("table")) {
        let row = rows.iter().find(|row| clash(told, row) && (same_name(told, row) || is_whole(subject, told, row)));
        let (Some(row), Some(target)) = (row, &told.target) else { continue };
        let Some(other) = &row.target else { continue };
        let (name, value) = (&told.name, comma(target.value));
        let (here, there, line) = (&target.text, &other.text, other.place.line);
        report.add(
            told.place,
            format!("{name} ({value}): ở đây là “{here}”, trong bảng (dòng {line}) là “{there}”"),
            format!("{name} ({value}): “{here}” here, “{there}” in the table (line {line})"),
        );
    }
}

/// Whether both set the same figure, one as a bound that counts and one as a bound that does not.
fn clash(told: &Indicator, row: &Indicator) -> bool {
    let (Some(a), Some(b)) = (&told.target, &row.target) else { return false };
    let pair = [a.comparator, b.comparator];
    let bounds = [[Comparator::Ge, Comparator::Gt], [Comparator::Le, Comparator::Lt]];
    let clash = bounds.iter().any(|[x, y]| pair == [*x, *y] || pair == [*y, *x]);
    clash && a.value == b.value && a.period == b.period && told.unit == row.unit
}

fn same_name(told: &Indicator, row: &Indicator) -> bool {
    fold::key(&told.name) == fold::key(&row.name)
}

/// Whether `row` is the total of a table in the section whose general target `told` is.
fn is_whole(subject: &Subject<'_>, told: &Indicator, row: &Indicator) -> bool {
    let Some((id, number)) = row.source.strip_prefix("table ").and_then(|source| source.split_once(" row ")) else {
        return false;
    };
    let Some(table) = subject.plan.tables.iter().find(|table| table.id == id) else { return false };
    let kind = number.parse::<usize>().ok().and_then(|number| table.row_info.get(number.checked_sub(1)?)).map(|info| info.kind);
    let top = |path: &str| path.split('/').next().unwrap_or("").to_owned();
    kind == Some(crate::model::RowKind::Total) && table.section_path.as_deref().map(top) == Some(top(&told.source))
}
