//! `CT112` lost-letters: a letter was replaced by “?” or by a broken character.

use super::doubts;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT112",
    name: "lost-letters",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Chữ cái bị thay bằng “?” hoặc ký tự hỏng.", en: "A letter was replaced by “?” or by a broken character."
    },
    why: Text {
        vi: "Chữ đã mất không khôi phục được bằng máy.", en: "What was lost cannot be restored by machine."
    },
    example: "C?ng hòa",
    instead: "Cộng hòa",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for doubt in doubts::of(subject, "lost-letters") {
        let source = subject.doc.source();
        let before = &source[..doubt.place.start as usize];
        let start = before.len() - before.rsplit(char::is_whitespace).next().map_or(0, str::len);
        let end = doubt.place.end as usize;
        let end = end + source[end..].find(char::is_whitespace).unwrap_or(source.len() - end);
        let words = &source[start..end];
        report.add(doubt.place, format!("“{words}” mất chữ cái"), format!("“{words}” has lost a letter"));
    }
}
