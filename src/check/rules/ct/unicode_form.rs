//! `CT107` unicode-form: vietnamese letters are not composed, or invisible characters stand between them.

use super::repairs;
use crate::base::diagnostic::Severity;
use crate::base::edit::EditKind;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT107",
    name: "unicode-form",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Chữ Việt không ở dạng dựng sẵn, hoặc có ký tự ẩn.",
        en: "Vietnamese letters are not composed, or invisible characters stand between them.",
    },
    why: Text {
        vi: "Hai dạng của một chữ trông giống nhau nhưng máy coi là khác nhau.",
        en: "Two forms of one letter look alike and differ for a machine.",
    },
    example: "Sơn Ha\u{300}",
    instead: "Sơn Hà",
    source: "TCVN 6909:2001",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    repairs::by_line(
        subject,
        report,
        |edit| edit.kind == EditKind::Unicode && !edit.before.chars().all(char::is_whitespace),
        "chữ không ở dạng dựng sẵn hoặc có ký tự ẩn",
        "letters not composed, or invisible characters",
    );
}
