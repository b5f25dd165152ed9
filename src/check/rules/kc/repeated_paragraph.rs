//! `KC118` repeated-paragraph: a long paragraph stands twice, word for word.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::{Part, Passage, Subject};
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

/// Names of the fields of tasks, which recur with the same bodies, times and outcomes: `Thời gian thực hiện: …`.
const FIELDS: [&str; 10] =
    ["cơ quan", "đơn vị", "chủ trì", "phối hợp", "thời gian", "thời hạn", "tiến độ", "sản phẩm", "kết quả", "kinh phí"];

/// Whether a paragraph is one of the fields that stand below a task.
fn is_field(text: &str) -> bool {
    let near = text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end]);
    let Some((name, _)) = near.split_once(':') else { return false };
    let name = fold::key(name.trim_matches(['*', '_', ' ', '-', '+']));
    FIELDS.iter().any(|field| name.starts_with(field))
}

/// Shorter paragraphs are formulas that rightly recur.
const LONG: usize = 240;

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // A clause may rightly recur in another part.
    let part = |place: &Place| subject.path(place).split('/').next().map(str::to_owned);
    let mut seen: HashMap<&str, Place> = HashMap::new();
    let long = |passage: &&Passage<'_>| passage.part == Part::Body && passage.text.len() >= LONG && !is_field(passage.text);
    for passage in subject.prose().filter(long) {
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
