//! `CT110` typo: a common phrase is misspelt.

use super::doubts;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT110",
    name: "typo",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Cụm từ quen thuộc bị viết sai.", en: "A common phrase is misspelt." },
    why: Text {
        vi: "Lỗi chính tả làm sai nghĩa, giảm uy tín văn bản.",
        en: "Misspellings change the sense and cost the document its credit.",
    },
    example: "nâng cao kỹ luật, kỹ cương",
    instead: "nâng cao kỷ luật, kỷ cương",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

/// Syllables that are no word of Vietnamese, so that a rare one among them is a slip: `nhẫm` for `nhằm`.
const NO_WORDS: [&str; 14] =
    ["nhẫm", "triễn", "điễm", "hiễu", "thễ", "quyễn", "cũa", "đãm", "chũ", "phãi", "kễ", "hiễn", "biễu", "tỹ"];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let rare = doubts::of(subject, "rare-syllable").filter(|doubt| {
        let word = fold::key(subject.words(&doubt.place));
        NO_WORDS.contains(&word.as_str())
    });
    for doubt in doubts::of(subject, "likely-misreading").chain(rare) {
        let Some((place, wrong, right)) = doubts::proposal(subject, doubt) else { continue };
        if is_name(right) {
            continue;
        }
        report
            .add(place, format!("“{wrong}” có thể là “{right}”"), format!("“{wrong}” is likely “{right}”"))
            .replace(place, right);
    }
}

/// Whether a proposal is a proper name rather than a common phrase: names have a rule of their own.
fn is_name(proposal: &str) -> bool {
    proposal.to_lowercase().starts_with("cổng ")
}
