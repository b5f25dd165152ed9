//! `CT108` doubled-word: a word or pair of words stands twice in a row.

use super::doubts;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::{Part, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT108",
    name: "doubled-word",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Một từ hoặc cụm từ viết hai lần liền nhau.", en: "A word or pair of words stands twice in a row."
    },
    why: Text { vi: "Thường do gõ hoặc sửa sót.", en: "Usually a slip of typing or editing." },
    example: "ở địa địa phương",
    instead: "ở địa phương",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for doubt in doubts::of(subject, "doubled-word") {
        let words = subject.words(&doubt.place);
        let parts: Vec<&str> = words.split(' ').collect();
        let once = parts[..parts.len() / 2].join(" ");
        // Lines of a head of capitals that stand side by side repeat words.
        let held = subject.passages.partition_point(|passage| passage.place.start <= doubt.place.start).checked_sub(1);
        let body = held
            .map(|at| &subject.passages[at])
            .is_some_and(|held| held.part != Part::Title && held.place.contains(&doubt.place));
        // `thư ký ký`: an office, and what its holder does.
        let office = once == "ký" && subject.doc.source()[..doubt.place.start as usize].trim_end().ends_with("thư");
        if once.is_empty() || office || !body && fold::is_capitals(&once) {
            continue;
        }
        // The first of the two goes, with the space after it.
        let end = doubt.place.start + once.len() as u32 + 1;
        report
            .add(doubt.place, format!("“{once}” viết hai lần liền nhau"), format!("“{once}” stands twice in a row"))
            .replace(Place::in_text(doubt.place.start, end, doubt.place.line), "");
    }
}
