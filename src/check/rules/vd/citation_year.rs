//! `VD106` citation-year: the year in a document's number is not the year of its date.

use super::symbols::{Symbol, day};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD106",
    name: "citation-year",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Năm trong số văn bản khác năm của ngày ban hành.",
        en: "The year in a document's number is not the year of its date.",
    },
    why: Text { vi: "Số hoặc ngày của văn bản viện dẫn sai.", en: "The number or the date is wrong." },
    example: "Nghị định số 45/2020/NĐ-CP ngày 08/4/2021",
    instead: "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reference in &subject.plan.references {
        let Some(date) = reference.date else { continue };
        let Some(year) = Symbol::of(reference).and_then(|symbol| symbol.year).filter(|year| *year != date.year()) else {
            continue;
        };
        let (number, date) = (&reference.number, day(date));
        report.add(
            reference.place,
            format!("“{number}” là văn bản năm {year}, nhưng ghi ngày {date}"),
            format!("“{number}” is of {year} but dated {date}"),
        );
    }
}
