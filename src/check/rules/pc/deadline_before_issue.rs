//! `PC105` deadline-before-issue: a deadline lies before the date of issue.

use super::dates::last_day;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::Assignment;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC105",
    name: "deadline-before-issue",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Thời hạn hoàn thành trước ngày ban hành văn bản.", en: "A deadline lies before the date of issue."
    },
    why: Text {
        vi: "Thường là thời hạn chép từ văn bản năm trước.", en: "It is often left from last year's document."
    },
    example: "văn bản ngày 05/02/2026 yêu cầu báo cáo trước ngày 10/12/2025",
    instead: "văn bản ngày 05/02/2026 yêu cầu báo cáo trước ngày 10/12/2026",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(issued) = subject.plan.header.date else { return };
    for deadline in subject.plan.assignments.iter().flat_map(Assignment::deadlines) {
        let Some(last) = deadline.normal.as_deref().filter(|_| !deadline.inferred_year).and_then(last_day) else { continue };
        if last >= issued {
            continue;
        }
        let text = &deadline.text;
        report.add(
            deadline.place,
            format!(
                "thời hạn “{text}” đã qua khi văn bản ban hành ngày {:02}/{}/{}",
                issued.day(),
                issued.month(),
                issued.year()
            ),
            format!("the deadline “{text}” had passed when the document was issued on {issued}"),
        );
    }
}
