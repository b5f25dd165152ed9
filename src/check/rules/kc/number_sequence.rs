//! `KC103` number-sequence: a number of a section stands twice or out of order.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC103",
    name: "number-sequence",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Số thứ tự của mục lặp lại hoặc đảo thứ tự.", en: "A number of a section stands twice or out of order."
    },
    why: Text {
        vi: "Hai mục cùng số thì không viện dẫn được; số đảo cho thấy mục bị chuyển chỗ.",
        en: "Two sections of one number cannot be cited; a number out of order shows a part that was moved.",
    },
    example: "1. … 2. … 2. …",
    instead: "1. … 2. … 3. …",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.c",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (_, list) in labels::siblings(subject) {
        if list[0].kind == SectionKind::Letter {
            continue;
        }
        for pair in list.windows(2) {
            let (Some(before), Some(value)) = (labels::number(pair[0]), labels::number(pair[1])) else { continue };
            // A series that begins anew belongs to another, unlabelled part.
            if value > before || value == 1 {
                continue;
            }
            let (other, label) = (labels::bare(pair[0]), labels::bare(pair[1]));
            let (vi, en) = if value == before { ("lặp lại số", "repeats") } else { ("đứng sau", "stands after") };
            report.add(pair[1].label_place, format!("“{label}” {vi} “{other}”"), format!("“{label}” {en} “{other}”"));
        }
    }
}
