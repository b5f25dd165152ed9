//! `CT105` range-spacing: a span of years has a space on one side of the hyphen only.

use super::repairs;
use crate::base::diagnostic::Severity;
use crate::base::edit::{Edit, EditKind};
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT105",
    name: "range-spacing",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Khoảng năm viết lệch: một bên dấu gạch nối có khoảng trống.",
        en: "A span of years has a space on one side of the hyphen only.",
    },
    why: Text {
        vi: "Cách viết khoảng năm cần thống nhất trong văn bản.", en: "Spans of years should be written in one way."
    },
    example: "giai đoạn 2021- 2030",
    instead: "giai đoạn 2021-2030",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    repairs::by_line(
        subject,
        report,
        |edit| edit.kind == EditKind::Number && beside_dash(subject, edit),
        "khoảng năm viết lệch khoảng trống",
        "uneven spaces in a span of years",
    );
}

/// Whether a repair stands beside a dash.
pub(super) fn beside_dash(subject: &Subject<'_>, edit: &Edit) -> bool {
    let source = subject.doc.source();
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    source[..edit.start as usize].ends_with(dash) || source[edit.end as usize..].starts_with(dash)
}
