//! `CT106` punct-spacing: a space too many or too few beside a sign.

use super::repairs;
use crate::base::diagnostic::Severity;
use crate::base::edit::{Edit, EditKind};
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT106",
    name: "punct-spacing",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Khoảng trống thừa hoặc thiếu bên dấu câu, dấu ngoặc, dấu gạch nối.",
        en: "A space too many or too few beside a sign.",
    },
    why: Text {
        vi: "Dấu câu viết sát từ đứng trước, cách từ đứng sau.",
        en: "A sign follows its word at once and is followed by a space.",
    },
    example: "kỷ luật ,kỷ cương",
    instead: "kỷ luật, kỷ cương",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    repairs::by_line(
        subject,
        report,
        |edit| edit.kind == EditKind::Spacing && !in_symbol(subject, edit),
        "khoảng trống bên dấu câu",
        "space beside a sign",
    );
}

/// Whether a repair stands beside a dash in a document's symbol, as in `473/TTr -UBND`, or before a line of dashes: how that
/// is written is not for this rule to say.
fn in_symbol(subject: &Subject<'_>, edit: &Edit) -> bool {
    let source = subject.doc.source();
    let before = source[..edit.start as usize].trim_end_matches([' ', '-']);
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let dash = source[..edit.start as usize].ends_with('-') || source[edit.end as usize..].starts_with('-');
    let rule = source[edit.end as usize..].starts_with("---");
    rule || dash && word.contains('/') && word.contains(|c: char| c.is_ascii_digit())
}
