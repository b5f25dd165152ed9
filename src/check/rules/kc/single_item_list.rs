//! `KC105` single-item-list: a section is divided into one numbered part only.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC105",
    name: "single-item-list",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Một mục chỉ chia thành một mục con có đánh số.", en: "A section is divided into one numbered part only."
    },
    why: Text {
        vi: "Chia mục khi chỉ có một ý là thừa, hoặc các ý sau đã bị mất.",
        en: "Dividing into one part is idle, or the parts after it were lost.",
    },
    example: "2. Kinh phí a) Ngân sách tỉnh.",
    instead: "2. Kinh phí Ngân sách tỉnh.",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (parent, list) in labels::siblings(subject) {
        let (Some(parent), [only]) = (parent, list.as_slice()) else { continue };
        let alone = parent.children.len() == 1;
        // The last part of a document that breaks off may have lost those after it.
        let cut = subject.plan.places.signature.is_empty()
            && subject.sections.last().is_some_and(|(last, _)| only.place.contains(&last.place));
        if alone && !cut && labels::number(only) == Some(1) {
            let (label, above) = (labels::bare(only), parent.label.trim());
            report.add(
                only.label_place,
                format!("mục “{above}” chỉ có một mục con “{label}”"),
                format!("section “{above}” has one part only, “{label}”"),
            );
        }
    }
}
