//! `SL118` average-wrong: a row of averages does not hold the mean of its column.

use super::sums::{Total, is_mean_label, totals};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::comma;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL118",
    name: "average-wrong",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dòng bình quân không bằng bình quân các dòng của cột.",
        en: "A row of averages does not hold the mean of its column.",
    },
    why: Text {
        vi: "Số bình quân hoặc một dòng của cột bị ghi sai.", en: "The average or one of the rows is wrong."
    },
    example: "| Bình quân | 79,5 | dưới các dòng 70; 75; 84,5",
    instead: "| Bình quân | 76,5 | dưới các dòng 70; 75; 84,5",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in &subject.plan.tables {
        let totals = totals(table);
        let plain = totals.iter().any(Total::is_mean);
        for total in totals.iter().filter(|total| is_mean_label(&total.label) && !total.is_mean()) {
            let (Some(least), Some(most)) = (total.figures.iter().min(), total.figures.iter().max()) else { continue };
            let (Some(mean), Some(place)) = (total.mean(), table.row_info[total.row].cells.get(total.column)) else { continue };
            // A weighted mean lies among its figures too: there another column must show that plain means are meant.
            if (*least..=*most).contains(&total.printed) && !plain {
                continue;
            }
            let (mean, printed) = (comma(mean.round_dp(total.printed.scale().max(1))), comma(total.printed));
            report.add(
                *place,
                format!("bình quân của {} dòng là {mean}, không phải {printed}", total.figures.len()),
                format!("the mean of the {} rows is {mean}, not {printed}", total.figures.len()),
            );
        }
    }
}
