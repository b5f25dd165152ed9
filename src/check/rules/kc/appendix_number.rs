//! `KC120` appendix-number: of two or more appendices, one has no Roman number or its number is out of order.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::roman;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::Appendix;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC120",
    name: "appendix-number",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Có từ hai phụ lục nhưng phụ lục không đánh số La Mã liên tục.",
        en: "Of two or more appendices, one has no Roman number or its number is out of order.",
    },
    why: Text {
        vi: "Nội dung chính không chỉ rõ được phụ lục nào.", en: "The main text cannot say which appendix it means."
    },
    example: "Phụ lục … Phụ lục …",
    instead: "Phụ lục I … Phụ lục II …",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.a",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let own: Vec<&Appendix> =
        subject.plan.appendices.iter().filter(|appendix| fold::key(&appendix.label).starts_with("phụ lục")).collect();
    if own.len() < 2 {
        return;
    }
    for (at, appendix) in own.iter().enumerate() {
        let (expected, label) = (at as u32 + 1, &appendix.label);
        let number = label.split_whitespace().nth(2).map(|word| word.trim_end_matches(['.', ':', ')']));
        let value = number.and_then(|number| roman::value(number).or_else(|| number.split('/').next()?.parse().ok()));
        let expected = labels::shown(crate::model::SectionKind::Roman, expected);
        match value {
            None => report.add(
                appendix.caption_place,
                format!("“{label}” không có số thứ tự (cần “Phụ lục {expected}”)"),
                format!("“{label}” has no number (“Phụ lục {expected}” is wanted)"),
            ),
            Some(value) if value != at as u32 + 1 => report.add(
                appendix.caption_place,
                format!("“{label}” đứng thứ {} trong các phụ lục", at + 1),
                format!("“{label}” is number {} of the appendices", at + 1),
            ),
            Some(_) => continue,
        };
    }
}
