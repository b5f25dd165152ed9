//! `VD110` section-ref: a reference to a section of this document leads nowhere.

use std::collections::HashSet;

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{after, is_edge, tokens};
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD110",
    name: "section-ref",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Viện dẫn một mục của chính văn bản mà văn bản không có mục đó.",
        en: "A reference to a section of this document leads nowhere.",
    },
    why: Text {
        vi: "Mục đã bị xóa hoặc đánh số lại mà chưa sửa chỗ viện dẫn.",
        en: "The section was removed or renumbered, the reference was not.",
    },
    example: "theo Mục V Kế hoạch này (chỉ có các mục I đến IV)",
    instead: "theo Mục IV Kế hoạch này",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let kinds = [SectionKind::Roman, SectionKind::Part, SectionKind::Chapter, SectionKind::Division];
    let known: HashSet<String> = subject
        .sections
        .iter()
        .filter(|(section, _)| kinds.contains(&section.kind))
        .filter_map(|(section, _)| {
            tokens(&section.label).iter().rev().find(|token| token.word).map(|token| fold::key(token.text))
        })
        .collect();
    // Without numbered sections the document's own scheme is another one.
    if known.len() < 2 {
        return;
    }

    for word in ["mục ", "phần "] {
        for (passage, text, at) in subject.spots(word) {
            if !is_edge(text, at) {
                continue;
            }
            let word = word.trim_end();
            let after = after(passage.text, at + word.len(), 120);
            let words: Vec<_> = tokens(after).into_iter().take(6).collect();
            let Some(label) = words.first().filter(|label| is_roman(label.text)) else { continue };
            let rest: Vec<String> = words[1..].iter().map(|token| fold::key(token.text)).collect();
            let own = ["kế hoạch này", "của kế hoạch này", "nêu trên", "ở trên", "văn bản này", "phần này"];
            let rest = rest.join(" ");
            if !own.iter().any(|own| rest.starts_with(own)) || known.contains(&fold::key(label.text)) {
                continue;
            }
            let (end, label) = (at + word.len() + label.end, label.text);
            report.add(
                subject.place(passage, at..end),
                format!("văn bản này không có mục {label}"),
                format!("this document has no section {label}"),
            );
        }
    }
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|b| b"IVX".contains(&b))
}
