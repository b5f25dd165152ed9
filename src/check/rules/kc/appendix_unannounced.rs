//! `KC110` appendix-unannounced: there is an appendix that the main text never mentions.

use super::appendices;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC110",
    name: "appendix-unannounced",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Có phụ lục nhưng nội dung chính không nhắc đến phụ lục nào.",
        en: "There is an appendix that the main text never mentions.",
    },
    why: Text {
        vi: "Người đọc không biết phụ lục thuộc nội dung nào.",
        en: "The reader cannot tell what the appendix belongs to.",
    },
    example: "Phụ lục PHÂN CÔNG NHIỆM VỤ — nội dung chính không dẫn Phụ lục",
    instead: "… phân công tại Phụ lục kèm theo. Phụ lục PHÂN CÔNG NHIỆM VỤ",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.a",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // A document put in force by a decision is named by the decision; only captions `Phụ lục` are looked at.
    let own = subject.plan.appendices.iter().find(|appendix| fold::key(&appendix.label).starts_with("phụ lục"));
    let Some(first) = own else { return };
    let whole = subject.plan.header.doc_type.is_some() && !subject.plan.body_sections().is_empty();
    if !whole || appendices::mentioned(subject, first.place.start) {
        return;
    }
    let label = &first.label;
    report.add(
        first.caption_place,
        format!("“{label}” không được nhắc đến trong nội dung chính"),
        format!("“{label}” is never mentioned in the main text"),
    );
}
