//! `SL120` period-reversed: a period ends before it begins.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::years;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL120",
    name: "period-reversed",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Giai đoạn có năm đầu lớn hơn năm cuối.", en: "A period ends before it begins." },
    why: Text { vi: "Một trong hai năm bị ghi sai.", en: "One of the two years is wrong." },
    example: "giai đoạn 2026-2021",
    instead: "giai đoạn 2021-2026",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (passage, text) in subject.folded() {
        if !text.contains("giai đoạn") {
            continue;
        }
        for pair in years(text).windows(2) {
            let [(first, a), (second, b)] = pair else { continue };
            let dash = text[a.end..b.start].trim();
            let named = text[..a.start].trim_end().ends_with("giai đoạn");
            if !named || first <= second || !matches!(dash, "-" | "–" | "đến") {
                continue;
            }
            report.add(
                subject.place(passage, a.start..b.end),
                format!("giai đoạn {first}-{second}: năm đầu lớn hơn năm cuối"),
                format!("the period {first}-{second} ends before it begins"),
            );
        }
    }
}
