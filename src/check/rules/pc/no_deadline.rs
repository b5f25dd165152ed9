//! `PC102` no-deadline: a task in the table has no deadline, or none of the plan has one.

use super::bodies::{data_rows, is_covered};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::after;
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
        vi: "Nhiệm vụ trong bảng phân công để trống thời hạn, hoặc cả kế hoạch không có thời hạn nào.",
        en: "A task in the table has no deadline, or none of the plan has one.",
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
    none_at_all(subject, report);
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

/// A plan that gives many tasks in prose and sets no time for any of them, nor for a report at its end.
fn none_at_all(subject: &Subject<'_>, report: &mut Report<'_>) {
    const MANY: usize = 5;
    let plan = subject.plan;
    let tasks: Vec<_> = plan.assignments.iter().filter(|task| !task.source.starts_with("table")).collect();
    let timed = plan.assignments.iter().any(|task| task.deadline.is_some());
    if !subject.is_plan() || tasks.len() < MANY || timed || subject.cut().is_some() || has_appendix(subject) {
        return;
    }
    let timed = plan.closing.iter().any(|paragraph| names_day(&paragraph.text));
    let path = |source: &str| source.split(['/', ' ']).next().unwrap_or("").to_owned();
    let top = path(&tasks[tasks.len() / 2].source);
    let section = plan.sections.iter().find(|section| section.path == top && section.heading_place.is_some());
    let Some(place) = section.and_then(|section| section.heading_place).filter(|_| !timed) else { return };
    let count = tasks.len();
    report.add(
        place,
        format!("{count} nhiệm vụ được giao, không nhiệm vụ nào có thời hạn; báo cáo cũng không có hạn"),
        format!("{count} tasks are given, none with a deadline, nor is one set for the report"),
    );
    for (section, _) in &subject.sections {
        let Some(paragraph) = section.paragraphs.first().filter(|_| section.heading.is_none()) else { continue };
        if is_event(&paragraph.text) {
            report.add(
                section.place,
                "việc tổ chức một lần nhưng không ghi thời gian",
                "an event that is held once, without saying when",
            );
        }
    }
}

/// Whether a task is an event, with its beginning and end, and says nothing of when: `Tổ chức tập huấn cho cán bộ xã`.
fn is_event(text: &str) -> bool {
    const EVENTS: [&str; 12] = [
        "tổ chức 0",
        "tổ chức tập huấn",
        "tổ chức hội thảo",
        "tổ chức hội nghị",
        "tổ chức lớp",
        "tổ chức các lớp",
        "tổ chức tọa đàm",
        "tổ chức cuộc thi",
        "tổ chức lễ",
        "mở lớp",
        "biên soạn",
        "khảo sát, ",
    ];
    const TIMES: [&str; 12] = [
        "quý",
        "tháng",
        "ngày",
        "năm 20",
        "hằng",
        "hàng",
        "định kỳ",
        "thường xuyên",
        "sau khi",
        "trước khi",
        "thời gian",
        "khi có",
    ];
    let opening = fold::key(after(text, 0, 40));
    if !EVENTS.iter().any(|event| opening.starts_with(event)) {
        return false;
    }
    let folded = fold::key(text);
    !TIMES.iter().any(|time| folded.contains(time))
}

/// Whether tables or appendices may hold the deadlines that the text does not.
fn has_appendix(subject: &Subject<'_>) -> bool {
    let plan = subject.plan;
    !plan.appendices.is_empty()
        || plan.tables.iter().any(|table| table.kind == TableKind::Assignment)
        || subject.mentions("phụ lục")
        || subject.mentions("biểu kèm theo")
}

fn names_day(text: &str) -> bool {
    let folded = fold::key(text);
    ["trước ngày", "chậm nhất", "định kỳ", "hằng quý", "hàng quý", "hằng năm", "hàng năm", "hằng tháng", "hàng tháng"]
        .iter()
        .any(|words| folded.contains(words))
}
