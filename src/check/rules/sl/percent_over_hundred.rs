//! `SL113` percent-over-hundred: the share of a whole exceeds 100%.

use rust_decimal::Decimal;

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::comma;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL113",
    name: "percent-over-hundred",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Tỷ lệ của một phần trong tổng thể vượt 100%.", en: "The share of a whole exceeds 100%." },
    why: Text { vi: "Phần không thể lớn hơn tổng thể.", en: "A part cannot be larger than the whole." },
    example: "Tỷ lệ hồ sơ trực tuyến đạt 105%",
    instead: "Tỷ lệ hồ sơ trực tuyến đạt 95%",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for indicator in subject.plan.indicators.iter().filter(|indicator| indicator.unit.as_deref() == Some("%")) {
        let name = fold::key(&indicator.name);
        let growth = ["so với", "dự toán", "kế hoạch", "tăng", "giao", "chỉ tiêu", "học sinh", "nhập học", "bao phủ"];
        if !(name.starts_with("tỷ lệ") || name.starts_with("tỉ lệ")) || growth.iter().any(|word| name.contains(word)) {
            continue;
        }
        let results = indicator.baselines().map(|baseline| (baseline.value, baseline.place));
        let values = results.chain(indicator.targets().map(|target| (target.value, target.place)));
        for (value, place) in values.filter(|(value, _)| *value > Decimal::ONE_HUNDRED) {
            let (name, value) = (&indicator.name, comma(value));
            report.add(place, format!("{name}: {value}% vượt 100%"), format!("{name}: {value}% is more than 100%"));
        }
    }
}
