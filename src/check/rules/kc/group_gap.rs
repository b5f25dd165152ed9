//! `KC107` group-gap: the groups of a table leave out or repeat a number, or there is a group “I” alone.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::{ColumnRole, RowKind, Table};

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC107",
    name: "group-gap",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Các nhóm trong bảng đánh số thiếu, lặp lại hoặc chỉ có một nhóm “I”.",
        en: "The groups of a table leave out or repeat a number, or there is a group “I” alone.",
    },
    why: Text {
        vi: "Một nhóm chỉ tiêu hoặc nhiệm vụ có thể đã bị bỏ sót.",
        en: "A group of indicators or tasks may have been left out.",
    },
    example: "I … 1 … 2 … III … 3",
    instead: "I … 1 … 2 … II … 3",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in &subject.plan.tables {
        let groups = groups(table);
        if let [(row, 1, label)] = groups.as_slice() {
            let name = name(table, *row);
            report.add(
                table.row_info[*row].place,
                format!("bảng {} chỉ có nhóm {label} “{name}”", table.id),
                format!("table {} has group {label} “{name}” only", table.id),
            );
        }
        for pair in groups.windows(2) {
            let ((_, before, other), (row, value, label)) = (&pair[0], &pair[1]);
            if *value != before + 1 && *value != 1 {
                report.add(
                    table.row_info[*row].place,
                    format!("nhóm {label} đứng ngay sau nhóm {other}"),
                    format!("group {label} follows group {other}"),
                );
            }
        }
    }
}

/// The rows that open groups with a Roman number or a capital letter: row, number, label.
fn groups(table: &Table) -> Vec<(usize, u32, String)> {
    let Some(column) = table.columns.iter().position(|column| column.role == ColumnRole::Ordinal) else { return vec![] };
    let labelled: Vec<(usize, &str)> = table
        .rows
        .iter()
        .enumerate()
        .filter(|(row, _)| table.row_info.get(*row).is_some_and(|info| info.kind == RowKind::Group))
        .filter_map(|(row, cells)| Some((row, cells.get(column)?.trim_matches(['.', ')', '*', ' ']))))
        .collect();
    let letters = labelled.first().is_some_and(|(_, label)| *label == "A");
    let value = |label: &str| match (letters, label.as_bytes()) {
        (true, [only]) => only.is_ascii_uppercase().then(|| u32::from(only - b'A') + 1),
        (true, _) => None,
        (false, _) => labels::roman(label),
    };
    // Roman groups below lettered ones begin anew under each letter.
    let roman = labelled.iter().filter(|(_, label)| labels::roman(label).is_some()).count();
    if letters && roman > 2 {
        return vec![];
    }
    labelled.into_iter().filter_map(|(row, label)| Some((row, value(label)?, label.to_owned()))).collect()
}

fn name(table: &Table, row: usize) -> &str {
    table.rows[row].iter().map(|cell| cell.trim()).max_by_key(|cell| cell.len()).unwrap_or("")
}
