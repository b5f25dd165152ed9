//! `VD113` citation-blank: a cited document's number is blank.

use super::symbols::blank_number;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::words_before;
use crate::check::subject::Part;
use crate::check::subject::Subject;
use crate::model::DocType;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD113",
    name: "citation-blank",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Văn bản được viện dẫn để trống số.", en: "A cited document's number is blank." },
    why: Text {
        vi: "Bản dự thảo chưa điền số; người nhận không xác định được văn bản.",
        en: "The draft was never completed, and the document cannot be told.",
    },
    example: "Quyết định số …/QĐ-UBND ngày … của UBND tỉnh",
    instead: "Quyết định số 45/QĐ-UBND ngày 05/3/2026 của UBND tỉnh",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let own = |place| subject.plan.appendices.iter().any(|appendix| appendix.caption_place.contains(place));
    for (passage, text) in subject.folded() {
        let Some(found) =
            blank_number(text).filter(|found| is_cited(text, found.start) && passage.part != Part::Title && !own(&passage.place))
        else {
            continue;
        };
        let words = passage.text[found.clone()].to_owned();
        report.add(
            subject.place(passage, found),
            format!("“{words}”: số văn bản để trống"),
            format!("“{words}”: the number of the document is blank"),
        );
    }
}

/// Whether the type of a document stands before: a letterhead's own number line (`Số: /KH-UBND`) is another rule's.
fn is_cited(text: &str, at: usize) -> bool {
    DocType::from_name(&words_before(text, at, 2).join(" ")).is_some()
}
