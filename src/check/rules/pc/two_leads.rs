//! `PC103` two-leads: two bodies lead one task.

use super::bodies::is_collective;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC103",
    name: "two-leads",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Một nhiệm vụ có hai cơ quan chủ trì.", en: "Two bodies lead one task." },
    why: Text {
        vi: "Hai đầu mối thì không rõ ai chịu trách nhiệm cuối cùng.",
        en: "With two leads nobody is answerable in the end.",
    },
    example: "| 2 | Kiểm tra việc trồng cây | Phòng Nội vụ, Phòng Kinh tế |",
    instead: "| 2 | Kiểm tra việc trồng cây | Phòng Nội vụ | (phối hợp: Phòng Kinh tế)",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for assignment in &subject.plan.assignments {
        // A column that also holds those who carry out or watch (`Cơ quan chủ trì, theo dõi`) may name several bodies.
        let role = assignment.role_text.as_deref().map(fold::key).unwrap_or_default();
        let table = assignment.source.starts_with("table") && role.contains("chủ trì");
        let joint = ["theo dõi", "thực hiện", "phối hợp", "tham mưu"].iter().any(|word| role.contains(word));
        let [first, second] = assignment.lead.as_slice() else { continue };
        if !table || joint || is_collective(first) || is_collective(second) {
            continue;
        }
        report.add(
            assignment.lead_places.first().copied().unwrap_or(assignment.place),
            format!("hai cơ quan chủ trì một nhiệm vụ: {first}; {second}"),
            format!("two bodies lead one task: {first}; {second}"),
        );
    }
}
