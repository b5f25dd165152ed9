//! `CT102` glued-words: two words are written as one.

use super::range_spacing::beside_dash;
use super::repairs;
use crate::base::diagnostic::Severity;
use crate::base::edit::EditKind;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT102",
    name: "glued-words",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Hai từ viết dính liền.", en: "Two words are written as one." },
    why: Text {
        vi: "Từ dính liền thường do sao chép, làm sai nghĩa và không tìm kiếm được.",
        en: "Glued words come from copying; they hide the sense and cannot be found.",
    },
    example: "các cấp,các ngànhcủa tỉnh",
    instead: "các cấp, các ngành của tỉnh",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    repairs::by_line(
        subject,
        report,
        |edit| {
            edit.kind == EditKind::Glued
                || edit.kind == EditKind::Number && edit.before.is_empty() && edit.after == " " && !beside_dash(subject, edit)
        },
        "từ dính liền",
        "glued words",
    );
}
