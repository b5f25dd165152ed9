//! `PC109` indicator-no-owner: an indicator in the table has no owner while the others have one.

use super::bodies::{data_rows, is_collective, is_covered, short, without_level};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::cell;
use crate::check::subject::Subject;
use crate::model::{ColumnRole, TableKind};

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC109",
    name: "indicator-no-owner",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Chỉ tiêu trong bảng không ghi đơn vị chịu trách nhiệm trong khi các dòng khác có.",
        en: "An indicator in the table has no owner while the others have one.",
    },
    why: Text { vi: "Không ai chịu trách nhiệm về chỉ tiêu đó.", en: "Nobody is answerable for it." },
    example: "| 2 | Cải cách bộ máy | 75% | 80% |  |",
    instead: "| 2 | Cải cách bộ máy | 75% | 80% | Phòng Nội vụ |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    owners_without_row(subject, report);
    for table in subject.plan.tables.iter().filter(|table| table.kind == TableKind::Indicator) {
        let column = |role| table.columns.iter().position(|column| column.role == role);
        let (Some(name), Some(lead)) = (column(ColumnRole::Name), column(ColumnRole::Lead)) else { continue };
        let text = |row: usize, column: usize| table.rows[row].get(column).map_or("", |cell| cell.trim());
        let figured = |row: &usize| table.rows[*row].iter().skip(name + 1).any(|text| cell(text).is_some());
        let rows: Vec<usize> = data_rows(table).into_iter().filter(figured).collect();
        let blank: Vec<usize> =
            rows.iter().copied().filter(|&row| text(row, lead).is_empty() && !is_covered(table, row, lead)).collect();
        // Where many are blank the name above is meant to hold on.
        if rows.len() < 3 || blank.len() * 4 > rows.len() {
            continue;
        }
        for row in blank {
            let name = text(row, name);
            report.add(
                table.row_info[row].place,
                format!("{name}: không ghi đơn vị chịu trách nhiệm"),
                format!("{name} has no body answerable for it"),
            );
        }
    }
}

/// Owners of indicators whom the table of assignments, where there is one, gives nothing to do.
fn owners_without_row(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.plan;
    let rows: Vec<_> = plan.assignments.iter().filter(|task| task.source.starts_with("table")).collect();
    if rows.len() < 3 {
        return;
    }
    let named = plan.assignments.iter().flat_map(|task| task.lead.iter().chain(&task.coordinating));
    let known: Vec<String> = named.map(|name| short(name)).collect();
    // A collective of the assignments covers whoever owns an indicator.
    if known.iter().any(|name| is_collective(name) && !name.contains("xã")) {
        return;
    }
    let mut told = vec![];
    for indicator in plan.indicators.iter().filter(|indicator| indicator.source.starts_with("table")) {
        for owner in indicator.owner.iter().filter(|owner| !is_collective(owner)) {
            let key = short(owner);
            let field = without_level(&key).trim_start_matches("phòng ").trim_start_matches("sở ").to_owned();
            if field.is_empty() || known.iter().any(|name| name.contains(&field)) || told.contains(&field) {
                continue;
            }
            told.push(field);
            report.add(
                indicator.place,
                format!("{}: giao {owner}, nhưng bảng phân công không có việc nào của {owner}", indicator.name),
                format!("{} is {owner}'s, but the table of assignments gives {owner} nothing to do", indicator.name),
            );
        }
    }
}
