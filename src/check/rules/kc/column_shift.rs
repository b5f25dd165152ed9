//! `KC114` column-shift: the label of a total stands in the column of row numbers; the column of names is empty.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::{ColumnRole, RowKind};

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC114",
    name: "column-shift",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Tên dòng tổng nằm ở cột số thứ tự, cột nội dung để trống.",
        en: "The label of a total stands in the column of row numbers; the column of names is empty.",
    },
    why: Text { vi: "Bảng đọc bằng máy sẽ lệch cột.", en: "A table read by machine gets its columns wrong." },
    example: "| Tổng cộng | | 76 |",
    instead: "| | Tổng cộng | 76 |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in &subject.plan.tables {
        let ordinal = table.columns.iter().position(|column| column.role == ColumnRole::Ordinal);
        let name = table.columns.iter().position(|column| matches!(column.role, ColumnRole::Name | ColumnRole::Task));
        let (Some(ordinal), Some(name)) = (ordinal, name) else { continue };
        for (row, (cells, info)) in table.rows.iter().zip(&table.row_info).enumerate() {
            let number = (table.header.len() + row) as u32;
            let spans = |column: usize| {
                table.spans.iter().any(|span| span.row == number && span.column as usize == column && span.colspan > 1)
            };
            let (Some(label), Some(beside)) = (cells.get(ordinal), cells.get(name)) else { continue };
            let words = label.split_whitespace().count() > 1 && !label.contains(|c: char| c.is_ascii_digit());
            if info.kind == RowKind::Total && words && beside.is_empty() && !spans(ordinal) {
                report.add(
                    info.cells.get(ordinal).copied().unwrap_or(info.place),
                    format!("“{label}” nằm ở cột số thứ tự, cột nội dung để trống"),
                    format!("“{label}” stands in the column of row numbers; the column of names is empty"),
                );
            }
        }
    }
}
