//! `CT127` mixed-quotes: straight and curly quotes stand in one document.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT127",
    name: "mixed-quotes",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dấu ngoặc kép thẳng và cong dùng lẫn trong một văn bản.",
        en: "Straight and curly quotes stand in one document.",
    },
    why: Text { vi: "Hai kiểu dấu làm tìm kiếm và so sánh sót.", en: "Two styles make searches miss." },
    example: "“rõ người”, \"rõ việc\"",
    instead: "“rõ người”, “rõ việc”",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let straight = subject.prose().find_map(|passage| Some((passage, memchr::memchr(b'"', passage.text.as_bytes())?)));
    let Some((passage, at)) = straight else { return };
    if subject.prose().any(|passage| passage.text.contains('“') || passage.text.contains('”')) {
        let place = subject.place(passage, at..at + 1);
        report.add(place, "dấu ngoặc kép thẳng (\") dùng lẫn với dấu cong (“ ”)", "a straight quote (\") among curly ones (“ ”)");
    }
}
