//! `KC102` letter-gap: the series of points a, b, c … leaves out a letter.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::points;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC102",
    name: "letter-gap",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dãy điểm a, b, c … thiếu một hoặc nhiều chữ cái.",
        en: "The series of points a, b, c … leaves out a letter.",
    },
    why: Text {
        vi: "Có thể một điểm đã bị xóa hoặc rơi mất khi sao chép.",
        en: "A point may have been deleted, or lost in copying.",
    },
    example: "a) … b) … d) …",
    instead: "a) … b) … c) …",
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
        for pair in list.windows(2) {
            let (Some(before), Some(value)) = (labels::number(pair[0]), labels::number(pair[1])) else { continue };
            if value > before + 1 {
                let missing: Vec<_> = (before + 1..value).filter_map(points::letter).collect();
                let shown = missing.iter().any(|gone| labels::stands_between(subject, pair[0], pair[1], gone));
                if shown || labels::left_out(subject, pair[0], pair[1]) {
                    continue;
                }
                let (missing, label) = (missing.join(", "), labels::bare(pair[1]));
                report.add(
                    pair[1].label_place,
                    format!("thiếu điểm {missing} trước điểm {label}"),
                    format!("point {missing} is missing before point {label}"),
                );
            }
        }
    }
}
