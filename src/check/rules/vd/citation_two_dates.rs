//! `VD103` citation-two-dates: one number and symbol is cited with two dates.

use std::collections::HashMap;

use super::symbols::{Symbol, day, subject_of};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::Reference;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD103",
    name: "citation-two-dates",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Cùng số, ký hiệu nhưng hai ngày ban hành khác nhau.",
        en: "One number and symbol is cited with two dates.",
    },
    why: Text { vi: "Một trong hai ngày sai.", en: "One of the dates is wrong." },
    example: "Kế hoạch số 12/KH-UBND ngày 05/3/2025 … Kế hoạch số 12/KH-UBND ngày 15/3/2025",
    instead: "Kế hoạch số 12/KH-UBND ngày 05/3/2025 ở cả hai chỗ",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut first: HashMap<(String, String), &Reference> = HashMap::new();
    for reference in &subject.plan.references {
        let Some(date) = reference.date else { continue };
        let Some(symbol) = Symbol::of(reference) else { continue };
        let known = first.entry((fold::key(&reference.doc_type), fold::key(&reference.number))).or_insert(reference);
        let Some(other) = known.date.filter(|other| *other != date) else { continue };
        // Numbers begin anew each year and at each body: only a number with its year, the same year, or the same subject tells.
        let issuers = [&known.issuer, &reference.issuer].map(|issuer| issuer.as_deref().map(fold::key));
        let same_issuer = issuers[0] == issuers[1] || issuers.iter().any(Option::is_none);
        let about = subject_of(subject, known);
        let same_subject = !about.is_empty() && about == subject_of(subject, reference);
        if !same_issuer || !(symbol.year.is_some() || other.year() == date.year() || same_subject) {
            continue;
        }
        let (number, here, there, line) = (&reference.number, day(date), day(other), known.place.line);
        report.add(
            reference.place,
            format!("“{number}” ở đây ghi ngày {here}, ở dòng {line} ghi ngày {there}"),
            format!("“{number}” is dated {here} here and {there} on line {line}"),
        );
    }
}
