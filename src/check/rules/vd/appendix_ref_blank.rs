//! `VD109` appendix-ref-blank: the caption of an appendix leaves the number or day of its document blank.

use super::symbols::{blank_day, blank_number};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD109",
    name: "appendix-ref-blank",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dòng “Kèm theo …” của phụ lục để trống số hoặc ngày.",
        en: "The caption of an appendix leaves the number or day of its document blank.",
    },
    why: Text {
        vi: "Phụ lục không gắn được với văn bản mà nó kèm theo (văn bản điện tử không bắt buộc ghi).",
        en: "The appendix cannot be tied to its document (an electronic document need not state them).",
    },
    example: "(Kèm theo Kế hoạch số: /KH-UBND ngày /3/2026 của UBND huyện)",
    instead: "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND huyện)",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.c",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for appendix in &subject.plan.appendices {
        let Some(attached) = &appendix.attached_to else { continue };
        let text = fold::key(attached);
        let (number, day) = (blank_number(&text).is_some(), blank_day(&text));
        if !number && !day {
            continue;
        }
        let (vi, en) = match (number, day) {
            (true, true) => ("số và ngày", "number and day"),
            (true, false) => ("số", "number"),
            _ => ("ngày", "day"),
        };
        let place = subject.doc.narrowed(appendix.caption_place, attached);
        report.add(
            place,
            format!("{}: để trống {vi} của văn bản mà phụ lục kèm theo", appendix.name()),
            format!("{}: the {en} of the document it is attached to is blank", appendix.name()),
        );
    }
}
