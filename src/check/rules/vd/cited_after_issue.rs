//! `VD105` cited-after-issue: a cited document is dated after this one.

use super::symbols::day;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD105",
    name: "cited-after-issue",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Văn bản được viện dẫn ban hành sau chính văn bản này.", en: "A cited document is dated after this one."
    },
    why: Text {
        vi: "Ngày ban hành hoặc ngày của văn bản viện dẫn sai, thường do sửa từ bản năm khác.",
        en: "One of the two dates is wrong, often left from another year's draft.",
    },
    example: "văn bản ngày 05/02/2026 viện dẫn Kế hoạch số 12/KH-UBND ngày 05/3/2026",
    instead: "văn bản ngày 05/02/2026 viện dẫn Kế hoạch số 12/KH-UBND ngày 05/01/2026",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(issued) = subject.plan.header.date else { return };
    for reference in &subject.plan.references {
        let Some(date) = reference.date.filter(|date| *date > issued) else { continue };
        let (number, cited, issued) = (&reference.number, day(date), day(issued));
        report.add(
            reference.place,
            format!("“{number}” ngày {cited}, sau ngày ban hành văn bản này ({issued})"),
            format!("“{number}” is dated {cited}, after this document ({issued})"),
        );
    }
}
