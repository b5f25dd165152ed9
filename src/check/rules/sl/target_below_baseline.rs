//! `SL108` target-below-baseline: the target lies below the result already reached.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::comma;
use crate::check::subject::Subject;
use crate::model::{Comparator, Indicator};

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL108",
    name: "target-below-baseline",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Chỉ tiêu thấp hơn kết quả đã đạt.", en: "The target lies below the result already reached."
    },
    why: Text { vi: "Chỉ tiêu cho phép kết quả đi xuống.", en: "Such a target is met by a fall." },
    example: "| Cải cách thủ tục hành chính | 99,85% | Trên 99% |",
    instead: "| Cải cách thủ tục hành chính | 99,85% | Trên 99,85% |",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for indicator in &subject.plan.indicators {
        let (Some(baseline), Some(target)) = (&indicator.baseline, &indicator.target) else { continue };
        let bound = matches!(target.comparator, Comparator::Ge | Comparator::Gt);
        if !bound || target.value >= baseline.value || baseline.period == target.period || lower_is_better(indicator) {
            continue;
        }
        let (name, from, to) = (&indicator.name, &baseline.text, &target.text);
        let value = comma(baseline.value);
        report.add(
            indicator.place,
            format!("{name}: chỉ tiêu “{to}” thấp hơn kết quả {from} đã đạt"),
            format!("{name}: the target “{to}” lies below the {value} already reached"),
        );
    }
}

/// Whether less is what the plan wants: poverty, accidents, delays, or a change that is negative.
fn lower_is_better(indicator: &Indicator) -> bool {
    const LESS: [&str; 26] = [
        "giảm",
        "nghèo",
        "tai nạn",
        "tử vong",
        "tử suất",
        "mắc",
        "nhiễm",
        "bệnh",
        "suy dinh dưỡng",
        "thất nghiệp",
        "trễ",
        "quá hạn",
        "tồn đọng",
        "vi phạm",
        "tội phạm",
        "chi phí",
        "thời gian",
        "số ngày",
        "nợ",
        "thất thoát",
        "hao hụt",
        "cháy",
        "bỏ học",
        "tảo hôn",
        "ô nhiễm",
        "khiếu",
    ];
    let name = fold::key(&indicator.name);
    indicator.delta.is_some_and(|delta| delta.is_sign_negative()) || LESS.iter().any(|word| name.contains(word))
}
