//! `SL111` rank-change: a change of rank is not the difference of the two ranks.

use super::ranks::moves;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL111",
    name: "rank-change",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Số bậc tăng, giảm không bằng hiệu của hai thứ hạng.",
        en: "A change of rank is not the difference of the two ranks.",
    },
    why: Text { vi: "Một trong ba số bị ghi sai.", en: "One of the three figures is wrong." },
    example: "từ hạng 30 lên hạng 27 (tăng 4 bậc)",
    instead: "từ hạng 30 lên hạng 27 (tăng 3 bậc)",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (passage, text) in subject.folded() {
        for change in moves(text) {
            let (from, to) = (change.from, change.to);
            let Some(by) = change.by.filter(|&by| by != from.abs_diff(to)) else { continue };
            let right = from.abs_diff(to);
            report.add(
                subject.place(passage, change.place),
                format!("từ hạng {from} đến hạng {to} là {right} bậc, không phải {by} bậc"),
                format!("from rank {from} to rank {to} is {right} places, not {by}"),
            );
        }
    }
}
