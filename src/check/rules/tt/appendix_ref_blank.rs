//! `TT119` appendix-ref-blank: the line “Kèm theo …” of an appendix leaves number or date blank.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::tt::captions;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT119",
    name: "appendix-ref-blank",
    severity: Severity::Error,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Dòng “Kèm theo …” của phụ lục để trống số hoặc ngày.",
        en: "The line “Kèm theo …” of an appendix leaves number or date blank.",
    },
    why: Text {
        vi: "Không biết phụ lục thuộc văn bản nào (chỉ được để trống với văn bản điện tử).",
        en: "Nobody can tell which document it belongs to (blank only in an electronic document).",
    },
    example: "(Kèm theo Kế hoạch số     /KH-UBND ngày    /02/2026)",
    instead: "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/02/2026)",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.c",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for caption in captions::all(subject) {
        let (number, day) = (captions::blank_number(&caption.text), captions::blank_day(&caption.text));
        let (vi, en) = match (number, day) {
            (true, true) => ("số và ngày", "number and date"),
            (true, false) => ("số", "number"),
            (false, true) => ("ngày", "date"),
            (false, false) => continue,
        };
        report.add(
            caption.place,
            format!("phụ lục để trống {vi} của văn bản mà nó kèm theo"),
            format!("the appendix leaves blank the {en} of the document it belongs to"),
        );
    }
}
