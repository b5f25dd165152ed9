//! `SL115` sign-missing: a change has no sign while the other rows have one.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::decimal;
use crate::check::subject::Subject;
use crate::model::ColumnRole;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL115",
    name: "sign-missing",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Mức tăng không ghi dấu “+” trong khi các dòng khác có.",
        en: "A change has no sign while the other rows have one.",
    },
    why: Text {
        vi: "Không rõ đó là mức tăng hay giá trị.", en: "It is not clear whether that is a change or a value."
    },
    example: "| +0,40 | … | 1,46 |",
    instead: "| +0,40 | … | +1,46 |",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in &subject.plan.tables {
        for column in (0..table.columns.len()).filter(|&column| table.columns[column].role == ColumnRole::Delta) {
            let cells = table
                .rows
                .iter()
                .zip(&table.row_info)
                .filter_map(|(row, info)| Some((row.get(column)?, *info.cells.get(column)?)));
            let changes = cells.filter(|(cell, _)| decimal(cell).is_some_and(|value| !value.is_zero()));
            let (signed, bare): (Vec<_>, Vec<_>) = changes.partition(|(cell, _)| cell.trim().starts_with(['+', '-', '−', '–']));
            if signed.len() < 2 || signed.len() <= bare.len() {
                continue;
            }
            for (cell, place) in bare {
                let value = cell.trim();
                let found = report.add(
                    place,
                    format!("mức tăng “{value}” không có dấu, {} dòng khác có dấu", signed.len()),
                    format!("the change “{value}” has no sign, {} other rows have one", signed.len()),
                );
                found.replace(subject.place_in(place, cell, 0..cell.len()), format!("+{value}"));
            }
        }
    }
}
