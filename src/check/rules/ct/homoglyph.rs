//! `CT101` homoglyph: a letter of another script that looks like a Vietnamese one.

use super::repairs;
use crate::base::diagnostic::Severity;
use crate::base::edit::EditKind;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT101",
    name: "homoglyph",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Chữ cái của bảng chữ khác trông giống chữ Việt.",
        en: "A letter of another script that looks like a Vietnamese one.",
    },
    why: Text {
        vi: "Từ có chữ lạ không tìm kiếm, không xử lý bằng máy được.",
        en: "Words with such letters cannot be found or processed.",
    },
    example: "Ủу ban nhân dân (у Cyrillic)",
    instead: "Ủy ban nhân dân",
    source: "TCVN 6909:2001",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    repairs::by_line(
        subject,
        report,
        |edit| edit.kind == EditKind::LookAlike,
        "chữ cái lạ trông giống chữ Việt",
        "look-alike letters",
    );
}
