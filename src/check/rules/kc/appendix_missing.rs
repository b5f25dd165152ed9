//! `KC109` appendix-missing: the text announces an appendix, and there is none.

use super::appendices;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC109",
    name: "appendix-missing",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Văn bản nói có phụ lục kèm theo nhưng không có phụ lục nào.",
        en: "The text announces an appendix, and there is none.",
    },
    why: Text {
        vi: "Nội dung giao cho phụ lục không đến được nơi thực hiện.",
        en: "What the appendix should say never reaches those who must do it.",
    },
    example: "(chi tiết tại Phụ lục kèm theo) — không có Phụ lục",
    instead: "(chi tiết tại Phụ lục kèm theo) … Phụ lục PHÂN CÔNG NHIỆM VỤ",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.a",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Tables after the signature are an appendix even where no caption says so.
    let closed = subject.plan.places.signature.iter().map(|place| place.end).max();
    let attached = closed.is_some_and(|end| subject.plan.tables.iter().any(|table| table.place.start > end));
    // What is no document of its own, such as a form or an appendix alone, promises nothing.
    if !subject.plan.appendices.is_empty() || attached || subject.plan.header.doc_type.is_none() {
        return;
    }
    let Some((place, words)) = appendices::announced(subject).into_iter().next() else { return };
    report.add(
        place,
        format!("văn bản dẫn “{words}” nhưng không có phụ lục nào"),
        format!("the text refers to “{words}”, but no appendix follows"),
    );
}
