//! `KC108` row-number: a number of a table's row stands twice or is left out.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::{ColumnRole, RowKind};

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC108",
    name: "row-number",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Số thứ tự trong bảng lặp lại hoặc bỏ cách.", en: "A number of a table's row stands twice or is left out."
    },
    why: Text {
        vi: "Một dòng có thể đã bị xóa, chép hai lần hoặc chuyển chỗ.",
        en: "A row may have been deleted, copied twice or moved.",
    },
    example: "1 … 2 … 4 …",
    instead: "1 … 2 … 3 …",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in &subject.plan.tables {
        let Some(column) = table.columns.iter().position(|column| column.role == ColumnRole::Ordinal) else { continue };
        let mut last: Option<u32> = None;
        for (cells, info) in table.rows.iter().zip(&table.row_info) {
            let Some(cell) = cells.get(column).map(|cell| cell.trim_matches(['.', ')', '(', ' '])) else { continue };
            if info.kind == RowKind::Group {
                // A numbered group may count with the rows or apart from them.
                if cell.starts_with(|c: char| c.is_ascii_digit()) {
                    last = None;
                }
                continue;
            }
            let Some(value) = cell.parse::<u32>().ok().filter(|value| *value < 1000) else {
                // `5a`, `9.1`: the row belongs to its number, however it goes on.
                let figures = cell.bytes().take_while(u8::is_ascii_digit).count();
                last = cell[..figures].parse().ok().or(last);
                continue;
            };
            let place = info.cells.get(column).copied().unwrap_or(info.place);
            // A series that begins anew belongs to another group.
            match last {
                Some(before) if value == before => {
                    report.add(place, format!("số thứ tự {value} lặp lại"), format!("row number {value} stands twice"));
                }
                Some(before) if value > before + 1 => {
                    report.add(
                        place,
                        format!("số thứ tự nhảy từ {before} sang {value}"),
                        format!("row numbers jump from {before} to {value}"),
                    );
                }
                _ => {}
            }
            last = Some(value);
        }
    }
}
