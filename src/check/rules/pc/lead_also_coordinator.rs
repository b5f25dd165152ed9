//! `PC104` lead-also-coordinator: the lead body stands among the coordinating ones too.

use super::bodies::{is_collective, short};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC104",
    name: "lead-also-coordinator",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Cơ quan chủ trì được ghi lại trong các cơ quan phối hợp.",
        en: "The lead body stands among the coordinating ones too.",
    },
    why: Text {
        vi: "Không cơ quan nào phối hợp với chính mình; thường là chép sót tên khác.",
        en: "No body coordinates with itself; another name was meant or one is too many.",
    },
    example: "| Phòng Nội vụ | Văn phòng, Phòng Nội vụ, Phòng Tư pháp |",
    instead: "| Phòng Nội vụ | Văn phòng, Phòng Tư pháp |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for assignment in &subject.plan.assignments {
        for (name, place) in assignment.coordinating.iter().zip(&assignment.coordinating_places) {
            let same = assignment.lead.iter().any(|lead| short(lead) == short(name) && !is_collective(lead));
            if same {
                report.add(
                    *place,
                    format!("{name} vừa chủ trì vừa phối hợp một nhiệm vụ"),
                    format!("{name} both leads and coordinates one task"),
                );
            }
        }
    }
}
