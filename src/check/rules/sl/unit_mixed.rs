//! `SL117` unit-mixed: in one column most cells are percentages and some are bare figures.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::cell;
use crate::check::subject::Subject;
use crate::model::{ColumnRole, RowKind};

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL117",
    name: "unit-mixed",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Trong một cột, phần lớn các ô có dấu % nhưng có ô chỉ ghi số.",
        en: "In one column most cells are percentages and some are bare figures.",
    },
    why: Text {
        vi: "Không biết số không có dấu % là tỷ lệ hay số lượng.", en: "A bare figure may be a rate or a count."
    },
    example: "| 70,5% | … | 86,9 |",
    instead: "| 70,5% | … | 86,9% |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in &subject.plan.tables {
        if table.columns.iter().any(|column| column.role == ColumnRole::Unit) {
            continue;
        }
        for (column, info) in table.columns.iter().enumerate() {
            if !matches!(info.role, ColumnRole::Baseline | ColumnRole::Target) {
                continue;
            }
            let rows = table.rows.iter().zip(&table.row_info).filter(|(_, info)| info.kind != RowKind::Group);
            let cells = rows.filter_map(|(row, info)| Some((row.get(column)?, *info.cells.get(column)?)));
            let figures = cells.filter_map(|(text, place)| Some((text, place, cell(text)?.1)));
            let (rates, bare): (Vec<_>, Vec<_>) = figures.partition(|(.., percent)| *percent);
            if rates.len() < 3 || bare.len() * 3 > rates.len() {
                continue;
            }
            for (text, place, _) in bare {
                report.add(
                    place,
                    format!("“{text}” không có dấu %, {} ô khác của cột “{}” có", rates.len(), info.path),
                    format!("“{text}” has no %, {} other cells of column “{}” have it", rates.len(), info.path),
                );
            }
        }
    }
}
