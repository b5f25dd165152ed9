//! `CT114` tone-placement: tone marks are placed in two styles in one document (hòa, hoà).

use super::doubts;
use crate::base::diagnostic::Severity;
use crate::base::edit::EditKind;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::normalise::{Options, ToneStyle, normalise};

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT114",
    name: "tone-placement",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dấu thanh đặt theo hai kiểu trong một văn bản (hòa, hoà).",
        en: "Tone marks are placed in two styles in one document (hòa, hoà).",
    },
    why: Text { vi: "Hai cách viết làm tìm kiếm và so sánh sót.", en: "Two spellings make searches miss." },
    example: "văn hóa … số hoá",
    instead: "văn hóa … số hóa",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    if doubts::of(subject, "mixed-tone-style").next().is_none() {
        return;
    }
    let options =
        Options { only: vec![EditKind::Tone], tone: Some(ToneStyle::Majority), suspicions: false, ..Options::default() };
    let moved = normalise(subject.doc.source(), &options).edits;
    let Some(first) = moved.first() else { return };
    let source = subject.doc.source();
    let before = &source[..first.start as usize];
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let place = Place::in_text(start as u32, first.end, subject.doc.lines.line(start as u32));
    let (word, count) = (subject.words(&place), moved.len());
    report
        .add(
            place,
            format!("“{word}”: dấu thanh đặt khác kiểu với phần lớn văn bản ({count} chỗ)"),
            format!("“{word}”: the tone mark stands otherwise than in most of the text ({count} spots)"),
        )
        .replace_each(
            moved
                .iter()
                .map(|edit| (Place::in_text(edit.start, edit.end, subject.doc.lines.line(edit.start)), edit.after.to_string())),
        );
}
