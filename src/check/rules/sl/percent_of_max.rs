//! `SL106` percent-of-max: a percentage does not fit the fraction before it.

use rust_decimal::Decimal;

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{before, comma, figure, figure_before};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL106",
    name: "percent-of-max",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Tỷ lệ phần trăm không khớp với phân số đứng trước.",
        en: "A percentage does not fit the fraction before it.",
    },
    why: Text {
        vi: "Điểm, điểm tối đa hoặc tỷ lệ bị ghi sai.", en: "The score, the maximum or the percentage is wrong."
    },
    example: "đạt 38,80/80 điểm (58,50%)",
    instead: "đạt 38,80/80 điểm (48,50%)",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for passage in &subject.passages {
        let text = passage.text;
        for (at, _) in text.match_indices('%') {
            let Some((part, whole, percent, start)) = share(before(text, at, 120)) else { continue };
            let Some(exact) = part.checked_div(whole).map(|share| share * Decimal::ONE_HUNDRED) else { continue };
            let unit = Decimal::new(1, percent.scale());
            if (exact - percent).abs() < unit * subject.settings.rounding {
                continue;
            }
            let (part, whole, printed) = (comma(part), comma(whole), comma(percent));
            let right = comma(exact.round_dp(percent.scale().max(1)).normalize());
            report.add(
                subject.place(passage, at - before(text, at, 120).len() + start..at + 1),
                format!("{part}/{whole} là {right}%, không phải {printed}%"),
                format!("{part}/{whole} is {right}%, not {printed}%"),
            );
        }
    }
}

/// `a/b … (p` or `a/b …, đạt tỷ lệ p` at the end of a text: a, b, p and where it begins.
fn share(before: &str) -> Option<(Decimal, Decimal, Decimal, usize)> {
    let (percent, at) = figure_before(before)?;
    let before = before[..at].trim_end();
    let words = ["đạt tỷ lệ", "chiếm tỷ lệ", "đạt", "chiếm", "bằng", "tương đương", "tỷ lệ", "="];
    let bare = words.iter().find_map(|word| before.strip_suffix(word)).map_or(before, str::trim_end);
    let before = match bare.strip_suffix('(') {
        Some(before) => before,
        None if before.ends_with("đạt tỷ lệ") || before.ends_with("chiếm tỷ lệ") => bare.strip_suffix(',')?,
        None => return None,
    };
    // Only the unit stands between: words without figures or marks.
    let before = before.trim_end();
    let slash = before.rfind('/')?;
    let after = &before[slash + 1..];
    let (whole, end) = figure(after)?;
    let unit = &after[end..];
    if unit.contains(|c: char| c.is_ascii_digit() || ",;:()".contains(c)) || unit.split_whitespace().count() > 6 {
        return None;
    }
    let (part, start) = figure_before(&before[..slash])?;
    let lead = before[..start].trim_end();
    let dated = ["ngày", "tháng", "số", "quý", "/", "-"].iter().any(|word| lead.ends_with(word));
    (!dated && !whole.is_zero() && part <= whole).then_some((part, whole, percent, start))
}
