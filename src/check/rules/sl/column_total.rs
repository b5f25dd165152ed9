//! `SL103` column-total: a total is not the sum of its column.

use rust_decimal::Decimal;

use super::sums::totals;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::comma;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL103",
    name: "column-total",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dòng tổng cộng không bằng tổng các dòng của cột.", en: "A total is not the sum of its column."
    },
    why: Text {
        vi: "Tổng sai làm sai kinh phí, chỉ tiêu giao cho các đơn vị.",
        en: "A wrong total carries into the money and targets given to each body.",
    },
    example: "| Tổng cộng | 130 | dưới các dòng 50, 70",
    instead: "| Tổng cộng | 120 | dưới các dòng 50, 70",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let rounding = subject.settings.rounding;
    for table in &subject.plan.tables {
        let totals = totals(table);
        let holds = totals.iter().any(|total| total.is_sum(rounding));
        for total in totals.iter().filter(|total| !total.percent && total.label.contains("tổng")) {
            let gap = (total.sum - total.printed).abs();
            let near = holds || gap * Decimal::TEN <= total.printed.abs();
            if total.is_sum(rounding) || total.is_mean() || !near {
                continue;
            }
            let Some(place) = table.row_info[total.row].cells.get(total.column) else { continue };
            let (sum, printed) = (comma(total.sum), comma(total.printed));
            let column = table.columns.get(total.column).map_or("", |column| column.path.as_str());
            report.add(
                *place,
                format!("cột “{column}”: các dòng cộng lại là {sum}, dòng tổng ghi {printed}"),
                format!("column “{column}”: the rows add up to {sum}, the total says {printed}"),
            );
        }
    }
}
