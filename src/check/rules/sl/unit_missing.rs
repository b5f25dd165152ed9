//! `SL116` unit-missing: a row has figures but its unit is blank.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{cell, decimal};
use crate::check::subject::Subject;
use crate::model::{ColumnRole, RowKind};

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL116",
    name: "unit-missing",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dòng có số liệu nhưng ô đơn vị tính để trống.", en: "A row has figures but its unit is blank."
    },
    why: Text { vi: "Không có đơn vị thì con số không có nghĩa.", en: "A figure without a unit says nothing." },
    example: "| 2 | Trồng cây phân tán |  | 500 |",
    instead: "| 2 | Trồng cây phân tán | cây | 500 |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in &subject.plan.tables {
        let Some(unit) = table.columns.iter().position(|column| column.role == ColumnRole::Unit) else { continue };
        let valued = |column: usize| {
            let role = table.columns.get(column).map(|column| column.role);
            matches!(role, Some(ColumnRole::Baseline | ColumnRole::Target | ColumnRole::Other))
        };
        let numbered = |row: &[String]| (0..row.len()).filter(|&at| valued(at)).filter(|&at| cell(&row[at]).is_some()).count();
        let rows: Vec<usize> = (0..table.rows.len())
            .filter(|&at| table.row_info[at].kind == RowKind::Data && numbered(&table.rows[at]) > 0)
            .collect();
        let is_blank = |row: usize| table.rows[row].get(unit).is_none_or(|cell| matches!(cell.trim(), "" | "-" | "\""));
        let blank: Vec<usize> = rows.iter().copied().filter(|&row| is_blank(row)).collect();
        // A span, or a blank that repeats the unit above, leaves many rows without one.
        if blank.is_empty()
            || blank.len() * 4 > rows.len()
            || table.spans.iter().any(|span| span.column as usize == unit && span.rowspan > 1)
        {
            continue;
        }
        for row in blank {
            let cells = &table.rows[row];
            let name = cells.iter().find(|cell| decimal(cell).is_none() && cell.trim().len() > 3).map_or("", |cell| cell.trim());
            if (0..cells.len()).any(|at| valued(at) && cells[at].contains('%')) || name.contains('(') {
                continue;
            }
            report.add(
                table.row_info[row].place,
                format!("“{name}”: có số liệu nhưng không ghi đơn vị tính"),
                format!("“{name}” has figures but no unit"),
            );
        }
    }
}
