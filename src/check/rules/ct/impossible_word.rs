//! `CT111` impossible-word: a word with Vietnamese marks that is no Vietnamese syllable.

use super::doubts;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT111",
    name: "impossible-word",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Chữ có dấu tiếng Việt nhưng không phải âm tiết tiếng Việt.",
        en: "A word with Vietnamese marks that is no Vietnamese syllable.",
    },
    why: Text {
        vi: "Thường do nhận dạng chữ hoặc gõ sai.", en: "Usually a slip of typing or of character recognition."
    },
    example: "ƯBND tỉnh",
    instead: "UBND tỉnh",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for doubt in doubts::of(subject, "impossible-word") {
        let words = subject.words(&doubt.place);
        // A chemical name is no syllable of Vietnamese, and a word that was mended is another rule's.
        if words.contains(' ') || words.to_lowercase().contains("xy") {
            continue;
        }
        report.add(
            doubt.place,
            format!("“{words}” không phải âm tiết tiếng Việt"),
            format!("“{words}” is no Vietnamese syllable"),
        );
    }
}
