//! `KC116` mixed-label-style: labels side by side are closed by different signs.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC116",
    name: "mixed-label-style",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Các mục cùng cấp dùng nhiều kiểu dấu sau số thứ tự.",
        en: "Labels side by side are closed by different signs.",
    },
    why: Text {
        vi: "Kiểu đánh số không thống nhất gây khó viện dẫn.", en: "Labels of several styles are hard to cite."
    },
    example: "1. … 2) …",
    instead: "1. … 2. …",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.c",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (_, list) in labels::siblings(subject) {
        let sign = |at: usize| {
            let label = list[at].label.trim();
            &label[label.trim_end_matches(['.', ')', '-', '/', ':']).len()..]
        };
        let Some(odd) = (1..list.len()).find(|&at| sign(at) != sign(0)) else { continue };
        let (first, other) = (list[0].label.trim(), list[odd].label.trim());
        report.add(
            list[odd].label_place,
            format!("“{other}” đánh số khác kiểu với “{first}” cùng cấp"),
            format!("“{other}” is labelled in another style than “{first}” beside it"),
        );
    }
}
