//! `CT103` split-word: a space splits a word.

use super::repairs;
use crate::base::diagnostic::Severity;
use crate::base::edit::EditKind;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT103",
    name: "split-word",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Một từ bị tách đôi bởi khoảng trống.", en: "A space splits a word." },
    why: Text {
        vi: "Từ bị tách làm sai chữ và không tìm kiếm được.", en: "A split word is misspelt and cannot be found."
    },
    example: "thành p hố",
    instead: "thành phố",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    repairs::by_line(subject, report, |edit| edit.kind == EditKind::Split, "từ bị tách", "split word");
}
