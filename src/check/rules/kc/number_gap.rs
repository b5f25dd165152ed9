//! `KC104` number-gap: the numbers of sections leave one out.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC104",
    name: "number-gap",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dãy số La Mã, số Ả Rập của các mục bỏ cách một số.", en: "The numbers of sections leave one out."
    },
    why: Text {
        vi: "Có thể một mục đã bị xóa hoặc rơi mất khi sao chép.",
        en: "A section may have been deleted, or lost in copying.",
    },
    example: "I. … II. … IV. …",
    instead: "I. … II. … III. …",
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
            let (other, label) = (labels::bare(pair[0]), labels::bare(pair[1]));
            // A jump of many numbers is a misread label, such as a year at the head of a line.
            if value > before + 1 && value - before <= 5 && same_stem(other, label) {
                let missing: Vec<_> = (before + 1..value).map(|gone| labels::shown(pair[1].kind, gone)).collect();
                let shown = missing.iter().any(|gone| labels::stands_between(subject, pair[0], pair[1], gone));
                if shown || labels::left_out(subject, pair[0], pair[1]) {
                    continue;
                }
                let missing = missing.join(", ");
                report.add(
                    pair[1].label_place,
                    format!("giữa mục “{other}” và mục “{label}” thiếu số {missing}"),
                    format!("{missing} is missing between “{other}” and “{label}”"),
                );
            }
        }
    }
}

/// Whether two labels differ in their last number only: `2.1` and `2.3`.
fn same_stem(a: &str, b: &str) -> bool {
    let stem = |label: &str| label.rfind('.').map_or(0, |at| at);
    a.get(..stem(a)) == b.get(..stem(b))
}
