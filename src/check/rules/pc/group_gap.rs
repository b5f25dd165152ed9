//! `PC110` group-gap: the numbered groups of an assignment table have a gap, or only a first one.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::base::roman;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::{ColumnRole, RowKind, Table, TableKind};

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC110",
    name: "group-gap",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Bảng phân công có nhóm đánh số nhưng thiếu nhóm (chỉ có nhóm I, hoặc mất số ở giữa).",
        en: "The numbered groups of an assignment table have a gap, or only a first one.",
    },
    why: Text {
        vi: "Một nhóm nhiệm vụ bị bỏ sót; các chỉ tiêu của nhóm đó không ai được giao.",
        en: "A group of tasks was left out, and its targets are given to nobody.",
    },
    example: "| I | CHỈ SỐ PAR INDEX | (không có nhóm II)",
    instead: "| I | CHỈ SỐ PAR INDEX | … | II | CHỈ SỐ SIPAS |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in subject.plan.tables.iter().filter(|table| table.kind == TableKind::Assignment) {
        let groups = groups(table);
        if let [(1, name, place)] = groups.as_slice() {
            report.add(
                *place,
                format!("nhóm I “{name}” là nhóm duy nhất của bảng: không có nhóm II"),
                format!("group I “{name}” is the only group of the table: there is no group II"),
            );
        }
        for pair in groups.windows(2) {
            let [(before, ..), (number, name, place)] = pair else { continue };
            if *number == before + 2 {
                let (missing, name) = (before + 1, name);
                report.add(
                    *place,
                    format!("trước nhóm “{name}” thiếu nhóm số {missing}"),
                    format!("group {missing} is missing before “{name}”"),
                );
            }
        }
    }
}

/// The groups with Roman numbers: number, title and place.
fn groups(table: &Table) -> Vec<(u32, &str, Place)> {
    let Some(ordinal) = table.columns.iter().position(|column| column.role == ColumnRole::Ordinal) else { return vec![] };
    let rows = table.rows.iter().zip(&table.row_info).filter(|(_, info)| info.kind == RowKind::Group);
    rows.filter_map(|(row, info)| {
        let label = row.get(ordinal)?.trim().trim_end_matches(['.', ')', '-', ' ']);
        let title = row.iter().skip(ordinal + 1).map(|cell| cell.trim()).find(|cell| !cell.is_empty())?;
        Some((roman::value(label)?, title, info.place))
    })
    .collect()
}
