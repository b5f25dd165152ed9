//! `KC118` repeated-paragraph: a long paragraph stands twice, word for word.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::{Part, Subject};
use std::collections::HashMap;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC118",
    name: "repeated-paragraph",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Một đoạn văn dài lặp lại nguyên văn.", en: "A long paragraph stands twice, word for word." },
    why: Text {
        vi: "Thường do chép nhầm; một nhiệm vụ có thể bị giao hai lần.",
        en: "Usually copied by mistake; one task may be given twice.",
    },
    example: "1. Trồng cây ven đường … 2. Trồng cây ven đường …",
    instead: "1. Trồng cây ven đường … 2. Trồng cây ven sông …",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// Shorter paragraphs are formulas that rightly recur.
const LONG: usize = 240;

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // A clause may rightly recur in another part.
    let part = |place: &Place| subject.path(place).split('/').next().map(str::to_owned);
    let mut seen: HashMap<&str, Place> = HashMap::new();
    for passage in subject.prose().filter(|passage| passage.part == Part::Body && passage.text.len() >= LONG) {
        if let Some(first) = seen.get(passage.text) {
            if part(first) != part(&passage.place) {
                continue;
            }
            let line = first.line;
            report.add(
                passage.place,
                format!("đoạn văn này đã có nguyên văn ở dòng {line}"),
                format!("this paragraph already stands at line {line}, word for word"),
            );
        } else {
            seen.insert(passage.text, passage.place);
        }
    }
}
