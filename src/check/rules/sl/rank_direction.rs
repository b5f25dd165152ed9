//! `SL110` rank-direction: a rank is said to rise while its number grows, or the rank aimed at is worse than the one reached.

use super::ranks::moves;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL110",
    name: "rank-direction",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Nói thứ hạng “lên” nhưng số hạng lớn hơn (hoặc “xuống” nhưng số hạng nhỏ hơn); mục tiêu xếp hạng kém hơn kết quả.",
        en: "A rank is said to rise while its number grows, or the rank aimed at is worse than the one reached.",
    },
    why: Text {
        vi: "Hạng 1 là cao nhất: số hạng nhỏ đi mới là tăng bậc.",
        en: "Rank 1 is the best: a rise makes the number smaller.",
    },
    example: "tăng từ hạng 27 lên hạng 30",
    instead: "tăng từ hạng 30 lên hạng 27",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (passage, text) in subject.folded() {
        for change in moves(text) {
            let (from, to) = (change.from, change.to);
            if from == to || change.up == (to < from) {
                continue;
            }
            let (vi, en) = if change.up { ("lên", "up") } else { ("xuống", "down") };
            report.add(
                subject.place(passage, change.place),
                format!(
                    "từ hạng {from} {vi} hạng {to}: hạng {to} {} hạng {from}",
                    if to > from { "thấp hơn" } else { "cao hơn" }
                ),
                format!(
                    "{en} from rank {from} to rank {to}: rank {to} is {} than {from}",
                    if to > from { "lower" } else { "higher" }
                ),
            );
        }
    }
    for indicator in &subject.plan.indicators {
        let (Some(rank), Some(target)) = (&indicator.rank, indicator.rank_target) else { continue };
        if target > rank.value {
            let (name, rank) = (&indicator.name, rank.value);
            report.add(
                indicator.place,
                format!("{name}: mục tiêu hạng {target} kém hơn hạng {rank} đã đạt"),
                format!("{name}: the rank aimed at, {target}, is worse than {rank} reached"),
            );
        }
    }
}
