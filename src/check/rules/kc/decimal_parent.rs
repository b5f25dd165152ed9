//! `KC117` decimal-parent: the number of a part does not begin with the number of the section above it.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC117",
    name: "decimal-parent",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Số của mục con không bắt đầu bằng số của mục trên nó.",
        en: "The number of a part does not begin with the number of the section above it.",
    },
    why: Text {
        vi: "Mục con có thể đã bị chuyển từ mục khác sang mà chưa đánh số lại.",
        en: "The part may have been moved from another section and not numbered anew.",
    },
    example: "2. Yêu cầu 1.1. Đúng mùa.",
    instead: "2. Yêu cầu 2.1. Đúng mùa.",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.c",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (parent, list) in labels::siblings(subject) {
        let Some(parent) = parent.filter(|parent| matches!(parent.kind, SectionKind::Arabic | SectionKind::Decimal)) else {
            continue;
        };
        let above = labels::bare(parent);
        for section in list.into_iter().filter(|section| section.kind == SectionKind::Decimal) {
            let label = labels::bare(section);
            let own = label.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'));
            if !own {
                report.add(
                    section.label_place,
                    format!("mục “{label}” nằm trong mục “{above}”"),
                    format!("part “{label}” stands in section “{above}”"),
                );
            }
        }
    }
}
