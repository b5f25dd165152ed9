//! `KC101` letter-sequence: a letter of a point stands twice, out of order, or is none of the series a, b, c, d, đ, e, g, h, i.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC101",
    name: "letter-sequence",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Chữ cái đánh thứ tự điểm lặp lại, đảo thứ tự hoặc không thuộc dãy a, b, c, d, đ, e, g, h, i.",
        en: "A letter of a point stands twice, out of order, or is none of the series a, b, c, d, đ, e, g, h, i.",
    },
    why: Text {
        vi: "Điểm được viện dẫn theo chữ cái; chữ sai thì viện dẫn sai.",
        en: "Points are cited by their letters; a wrong letter makes a wrong citation.",
    },
    example: "d) … đ) … f) …",
    instead: "d) … đ) … e) …",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (_, list) in labels::siblings(subject) {
        if list[0].kind != SectionKind::Letter {
            continue;
        }
        let mut last: Option<(u32, &str)> = None;
        for section in list {
            let label = labels::bare(section);
            let Some(value) = labels::number(section) else {
                report.add(
                    section.label_place,
                    format!("“{label}” không thuộc dãy chữ cái a, b, c, d, đ, e, g, h, i"),
                    format!("“{label}” is no letter of the series a, b, c, d, đ, e, g, h, i"),
                );
                continue;
            };
            if let Some((before, other)) = last.filter(|&(before, _)| value <= before && value > 1) {
                let (vi, en) = if value == before { ("lặp lại", "again") } else { ("đứng sau", "after") };
                report.add(
                    section.label_place,
                    format!("điểm “{label}” {vi} điểm “{other}”"),
                    format!("point “{label}” stands {en} point “{other}”"),
                );
            }
            last = Some((value, label));
        }
    }
}
