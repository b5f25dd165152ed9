//! `SL104` aggregate-label: a row called a total holds the mean of its column.

use super::sums::totals;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::comma;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL104",
    name: "aggregate-label",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dòng ghi “tổng” nhưng là số bình quân của cột.", en: "A row called a total holds the mean of its column."
    },
    why: Text { vi: "Người đọc hiểu nhầm bình quân là tổng.", en: "A reader takes a mean for a sum." },
    example: "| Tổng cộng | 76,5% | dưới các dòng 70%, 75%, 84,5%",
    instead: "| Bình quân | 76,5% | dưới các dòng 70%, 75%, 84,5%",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for table in &subject.plan.tables {
        let totals = totals(table);
        let found = totals.iter().find(|total| {
            total.label.contains("tổng")
                && total.figures.len() >= 3
                && total.is_mean()
                && !total.is_sum(subject.settings.rounding)
        });
        let Some(total) = found else { continue };
        let (count, printed) = (total.figures.len(), comma(total.printed));
        report.add(
            table.row_info[total.row].place,
            format!("dòng “tổng” ghi {printed}, là bình quân của {count} dòng, không phải tổng"),
            format!("the “total” {printed} is the mean of the {count} rows, not their sum"),
        );
    }
}
