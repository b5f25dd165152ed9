//! `PC102` no-deadline: a task in the table has no deadline.

use super::bodies::{data_rows, is_covered};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::{ColumnRole, TableKind};

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC102",
    name: "no-deadline",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Nhiệm vụ trong bảng phân công để trống thời hạn.", en: "A task in the table has no deadline."
    },
    why: Text {
        vi: "Không đôn đốc, đánh giá được việc hoàn thành.", en: "Nobody can tell whether it was done in time."
    },
    example: "| 2 | Kiểm tra việc trồng cây | Phòng Nội vụ |  |",
    instead: "| 2 | Kiểm tra việc trồng cây | Phòng Nội vụ | Quý III/2026 |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in subject.plan.tables.iter().filter(|table| table.kind == TableKind::Assignment) {
        let column = |role| table.columns.iter().position(|column| column.role == role);
        let (Some(lead), Some(deadline)) = (column(ColumnRole::Lead), column(ColumnRole::Deadline)) else { continue };
        let text = |row: usize, column: usize| table.rows[row].get(column).map_or("", |cell| cell.trim());
        let rows: Vec<usize> = data_rows(table).into_iter().filter(|&row| !text(row, lead).is_empty()).collect();
        let is_blank = |row: usize| matches!(text(row, deadline), "" | "-" | "…" | "...");
        let blank: Vec<usize> = rows.iter().copied().filter(|&row| is_blank(row) && !is_covered(table, row, deadline)).collect();
        if blank.len() * 3 > rows.len() {
            continue;
        }
        // A document cut off in its last row lacks the rest of that row.
        let rest = &subject.doc.source()[table.place.end as usize..];
        let cut_off = |row: usize| row + 1 == table.rows.len() && !rest.chars().any(char::is_alphanumeric);
        for row in blank.into_iter().filter(|&row| !cut_off(row)) {
            let name = text(row, lead);
            report.add(
                table.row_info[row].place,
                format!("nhiệm vụ của {name} không ghi thời hạn"),
                format!("the task of {name} has no deadline"),
            );
        }
    }
}
