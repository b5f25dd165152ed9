//! `TT125` subject-case: the subject is all in capitals.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT125",
    name: "subject-case",
    severity: Severity::Info,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text { vi: "Trích yếu viết toàn chữ in hoa.", en: "The subject is all in capitals." },
    why: Text {
        vi: "Nghị định quy định trích yếu viết chữ in thường, đậm.",
        en: "By the Decree the subject is in small letters, bold.",
    },
    example: "KẾ HOẠCH TRỒNG CÂY NĂM 2026",
    instead: "KẾ HOẠCH Trồng cây năm 2026",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.5.a",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Portals print every subject in capitals; what the original had is unknown.
    if subject.is_copy() {
        return;
    }
    let header = &subject.plan.header;
    let capitals = |title: &&String| fold::is_capitals(title) && title.split_whitespace().count() > 2;
    let Some(title) = header.title.as_ref().filter(capitals) else { return };
    let shown: Vec<&str> = title.split_whitespace().take(10).collect();
    let shown = shown.join(" ");
    report.add(
        subject.header("title"),
        format!("trích yếu viết toàn chữ in hoa: “{shown}”"),
        format!("the subject is all in capitals: “{shown}”"),
    );
}
