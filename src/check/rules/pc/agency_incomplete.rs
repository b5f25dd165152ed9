//! `PC113` agency-incomplete: a body's name lacks its level, which the other sentences state.

use super::bodies::short;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::Role;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC113",
    name: "agency-incomplete",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Tên cơ quan thiếu cấp (tỉnh, huyện, xã) trong khi các câu khác có.",
        en: "A body's name lacks its level, which the other sentences state.",
    },
    why: Text { vi: "Không rõ là Ủy ban nhân dân cấp nào.", en: "It is not clear which level's committee is meant." },
    example: "Chủ trì tham mưu giúp UBND thực hiện … (các câu khác: UBND tỉnh)",
    instead: "Chủ trì tham mưu giúp UBND tỉnh thực hiện …",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let holders = subject.plan.assignments.iter().flat_map(|assignment| &assignment.others);
    let served: Vec<_> = holders.filter(|holder| matches!(holder.role, Role::Advising | Role::Addressee)).collect();
    let levels = ["ubnd tỉnh", "ubnd thành phố", "ubnd huyện", "ubnd quận", "ubnd xã", "ubnd phường", "ubnd thị xã"];
    let count = |level: &str| served.iter().filter(|holder| short(&holder.agency).starts_with(level)).count();
    let usual = levels.iter().map(|level| (count(level), *level)).max().filter(|(count, _)| *count >= 2);
    let Some((_, usual)) = usual else { return };
    for holder in served.iter().filter(|holder| short(&holder.agency) == "ubnd") {
        let after = subject.doc.source()[holder.place.end as usize..].trim_start();
        // The name may go on where the reader stopped: a level, a place, a second body.
        let goes_on = ["tỉnh", "huyện", "xã", "quận", "phường", "thành phố", "thị", "cấp", "các", "-", "và", ",", "("];
        if goes_on.iter().any(|word| after.starts_with(word)) || after.starts_with(char::is_uppercase) {
            continue;
        }
        let usual = format!("UBND {}", &usual[5..]);
        report.add(
            holder.place,
            format!("“{}” không ghi cấp; các câu khác ghi “{usual}”", holder.agency),
            format!("“{}” has no level; the other sentences say “{usual}”", holder.agency),
        );
    }
}
