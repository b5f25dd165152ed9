//! `KC115` row-width: a row of a table has more cells than the table's head.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::raw::{Block, RawRow};

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC115",
    name: "row-width",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Một dòng của bảng có nhiều ô hơn phần đầu bảng.",
        en: "A row of a table has more cells than the table's head.",
    },
    why: Text {
        vi: "Ô thừa đẩy số liệu sang cột khác.", en: "The cell too many pushes figures into other columns."
    },
    example: "| TT | Chỉ tiêu | … | 1 | Trồng cây | 40 | 50 |",
    instead: "| TT | Chỉ tiêu | Điểm | … | 1 | Trồng cây | 40 |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for block in &subject.doc.blocks {
        let Block::Table(table) = block else { continue };
        let Some(head) = table.rows.first().map(width) else { continue };
        // Cells merged downwards make the rows below them narrower: such tables are left alone.
        let merged = table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.rowspan > 1);
        for row in table.rows.iter().skip(1) {
            let filled = row.cells.iter().rposition(|cell| !cell.range.is_empty()).map_or(0, |at| at + 1);
            if !merged && filled > head && width(row) > head {
                report.add(
                    subject.doc.place(&row.range),
                    format!("dòng có {filled} ô, phần đầu bảng có {head} ô"),
                    format!("the row has {filled} cells, the head of the table {head}"),
                );
            }
        }
    }
}

fn width(row: &RawRow) -> usize {
    row.cells.iter().map(|cell| usize::from(cell.colspan.max(1))).sum()
}
