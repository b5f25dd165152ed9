//! `CT104` split-number: a space splits a number.

use super::repairs;
use crate::base::diagnostic::Severity;
use crate::base::edit::{Edit, EditKind};
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT104",
    name: "split-number",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Một con số bị tách bởi khoảng trống.", en: "A space splits a number." },
    why: Text { vi: "Số bị tách bị đọc thành số khác.", en: "A split number is read as another." },
    example: "xếp thứ 3 0/63",
    instead: "xếp thứ 30/63",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    repairs::by_line(
        subject,
        report,
        |edit| edit.kind == EditKind::Number && edit.after.is_empty() && digits_beside(subject, edit),
        "số bị tách",
        "split number",
    );
}

/// Whether digits stand on both sides of what a repair takes out; a space beside a dash is another fault.
fn digits_beside(subject: &Subject<'_>, edit: &Edit) -> bool {
    let bytes = subject.doc.source().as_bytes();
    let before = (edit.start as usize).checked_sub(1).and_then(|at| bytes.get(at));
    before.is_some_and(u8::is_ascii_digit) && bytes.get(edit.end as usize).is_some_and(u8::is_ascii_digit)
}
