//! `SL112` value-above-max: a result or target exceeds the highest possible value.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::comma;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL112",
    name: "value-above-max",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Kết quả hoặc chỉ tiêu lớn hơn điểm tối đa.", en: "A result or target exceeds the highest possible value."
    },
    why: Text { vi: "Điểm không thể vượt điểm tối đa.", en: "No score can exceed its maximum." },
    example: "| Cải cách thể chế | 9,1 | tối đa 10 | chỉ tiêu 10,5 |",
    instead: "| Cải cách thể chế | 9,1 | tối đa 10 | chỉ tiêu 9,5 |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for indicator in &subject.plan.indicators {
        let Some(max) = indicator.max.filter(|max| !max.is_zero()) else { continue };
        let results = indicator.baselines().map(|baseline| (baseline.value, baseline.place));
        let values = results.chain(indicator.targets().map(|target| (target.value, target.place)));
        for (value, place) in values.filter(|(value, _)| *value > max) {
            let (name, value, max) = (&indicator.name, comma(value), comma(max));
            report.add(
                place,
                format!("{name}: {value} lớn hơn điểm tối đa {max}"),
                format!("{name}: {value} exceeds the maximum of {max}"),
            );
        }
    }
}
