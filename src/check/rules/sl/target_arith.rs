//! `SL101` target-arith: in a table row, baseline + change must give the target.

use rust_decimal::Decimal;

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::comma;
use crate::check::subject::Subject;
use crate::model::Indicator;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL101",
    name: "target-arith",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Điểm hiện tại cộng mức tăng (giảm) không bằng chỉ tiêu.", en: "Baseline plus change is not the target."
    },
    why: Text {
        vi: "Một trong ba số bị sai; cơ quan thực hiện không biết phải đạt số nào.",
        en: "One of the three figures is wrong; whoever carries out the plan cannot know which.",
    },
    example: "| Tiếp cận đất đai | 6,10 | +0,20 | 6,50 |",
    instead: "| Tiếp cận đất đai | 6,10 | +0,40 | 6,50 |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for indicator in &subject.plan.indicators {
        let Some((sum, target)) = broken(indicator, subject.settings.rounding) else { continue };
        let (Some(baseline), Some(delta)) = (&indicator.baseline, indicator.delta) else { continue };
        let (name, start) = (&indicator.name, baseline.value);
        let (vi, en) = (comma(sum), comma(target));
        let (start, change) = (comma(start), signed(delta));
        report.add(
            indicator.place,
            format!("{name}: {start} {change} = {vi}, nhưng chỉ tiêu là {en}"),
            format!("{name}: {start} {change} = {vi}, but the target is {en}"),
        );
    }
}

/// The sum and the target of a row where they differ by more than rounding.
fn broken(indicator: &Indicator, rounding: Decimal) -> Option<(Decimal, Decimal)> {
    if !indicator.source.starts_with("table") {
        return None;
    }
    let (baseline, delta, target) = (indicator.baseline.as_ref()?, indicator.delta?, indicator.target.as_ref()?);
    if baseline.upper.is_some() || target.upper.is_some() {
        return None;
    }
    let baseline = baseline.value;
    let sum = baseline.checked_add(delta)?;
    let unit = Decimal::new(1, baseline.scale().max(delta.scale()).max(target.value.scale()));
    // Figures that are exact in print add up exactly; a unit in the last place is rounding.
    let gap = (sum - target.value).abs();
    (gap > unit * rounding).then_some((sum, target.value))
}

fn signed(value: Decimal) -> String {
    let sign = if value.is_sign_negative() { '-' } else { '+' };
    format!("{sign} {}", comma(value.abs()))
}
