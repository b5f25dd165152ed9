//! `PC106` deadline-outside-plan: a deadline lies outside the years of the plan.

use super::dates::last_day;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::years;
use crate::check::subject::Subject;
use crate::model::Assignment;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC106",
    name: "deadline-outside-plan",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Thời hạn nằm ngoài năm (giai đoạn) của kế hoạch.", en: "A deadline lies outside the years of the plan."
    },
    why: Text {
        vi: "Thường là năm chép sai hoặc chép từ kế hoạch khác.",
        en: "The year was mistyped, or left from another plan.",
    },
    example: "kế hoạch năm 2026, hoàn thành trước ngày 10/12/2028",
    instead: "kế hoạch năm 2026, hoàn thành trước ngày 10/12/2026",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    if !subject.is_plan() {
        return;
    }
    let title = subject.plan.header.title.as_deref().map(fold::key).unwrap_or_default();
    let years: Vec<i16> = years(&title).iter().map(|(year, _)| *year as i16).collect();
    let (Some(&first), Some(&last)) = (years.iter().min(), years.iter().max()) else { return };
    // `và những năm tiếp theo`, `định hướng đến` leave the end open; a citation in the title brings other years.
    let open = ["tiếp theo", "định hướng", "tầm nhìn", "số ", "nghị quyết", "quyết định", "chương trình", "đề án"];
    if open.iter().any(|word| title.contains(word)) {
        return;
    }
    for deadline in subject.plan.assignments.iter().flat_map(Assignment::deadlines) {
        let Some(due) = deadline.normal.as_deref().filter(|_| !deadline.inferred_year).and_then(last_day) else { continue };
        // Plans are prepared the year before and summed up early in the year after.
        let before = due.year() < first && (subject.plan.header.date.is_none() || due.year() < first - 1);
        let after = due.year() > last + 1 || due.year() == last + 1 && due.month() > 3;
        if !before && !after {
            continue;
        }
        let text = &deadline.text;
        let span = if first == last { first.to_string() } else { format!("{first}-{last}") };
        report.add(
            deadline.place,
            format!("thời hạn “{text}” nằm ngoài năm {span} của kế hoạch"),
            format!("the deadline “{text}” lies outside {span}, the years of the plan"),
        );
    }
}
