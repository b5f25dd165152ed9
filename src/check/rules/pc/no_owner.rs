//! `PC101` no-owner: a task in the table has no body that leads it.

use super::bodies::{data_rows, is_covered};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::{ColumnRole, TableKind};

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC101",
    name: "no-owner",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Nhiệm vụ trong bảng phân công không ghi cơ quan chủ trì.",
        en: "A task in the table has no body that leads it.",
    },
    why: Text { vi: "Không ai chịu trách nhiệm thực hiện.", en: "Nobody is answerable for it." },
    example: "| 2 | Kiểm tra việc trồng cây |  | Quý III/2026 |",
    instead: "| 2 | Kiểm tra việc trồng cây | Phòng Nội vụ | Quý III/2026 |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in subject.plan.tables.iter().filter(|table| table.kind == TableKind::Assignment) {
        let column = |role| table.columns.iter().position(|column| column.role == role);
        let (Some(task), Some(lead)) = (column(ColumnRole::Task), column(ColumnRole::Lead)) else { continue };
        let text = |row: usize, column: usize| table.rows[row].get(column).map_or("", |cell| cell.trim());
        let others =
            (0..table.columns.len()).filter(|&at| !matches!(table.columns[at].role, ColumnRole::Ordinal | ColumnRole::Task));
        let others: Vec<usize> = others.collect();
        // A row with its task alone heads a group.
        let rows: Vec<usize> =
            data_rows(table).into_iter().filter(|&row| others.iter().any(|&at| !text(row, at).is_empty())).collect();
        let is_blank = |row: usize| matches!(text(row, lead), "" | "-" | "…" | "...");
        let blank: Vec<usize> = rows.iter().copied().filter(|&row| is_blank(row) && !is_covered(table, row, lead)).collect();
        if blank.len() * 3 > rows.len() {
            continue;
        }
        for row in blank.into_iter().filter(|&row| text(row, task).len() > 8) {
            let name = text(row, task);
            report.add(
                table.row_info[row].place,
                format!("“{}”: không ghi cơ quan chủ trì", cut(name)),
                format!("“{}” has no body that leads it", cut(name)),
            );
        }
    }
}

fn cut(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 12 { format!("{} …", words[..12].join(" ")) } else { words.join(" ") }
}
