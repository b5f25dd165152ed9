//! `CT113` quote-unbalanced: a quote is opened and not closed, or closed and not opened.

use super::doubts;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT113",
    name: "quote-unbalanced",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dấu ngoặc kép mở mà không đóng, hoặc đóng mà không mở.",
        en: "A quote is opened and not closed, or closed and not opened.",
    },
    why: Text {
        vi: "Không biết phần trích dẫn bắt đầu hoặc kết thúc ở đâu.",
        en: "Nobody can tell where the quotation begins or ends.",
    },
    example: "phong trào “Xanh đường phố",
    instead: "phong trào “Xanh đường phố”",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for doubt in doubts::of(subject, "unbalanced-quotes") {
        // A paragraph that is cut into lines is whole here: quotes may pair over its lines.
        let held = subject.passages.partition_point(|passage| passage.place.start <= doubt.place.start).checked_sub(1);
        let Some(passage) = held.map(|at| &subject.passages[at]).filter(|passage| doubt.place.end <= passage.place.end) else {
            continue;
        };
        let (open, close) = (passage.text.matches('“').count(), passage.text.matches('”').count());
        if open == close {
            continue;
        }
        let (vi, en) = if open > close {
            ("mở mà không đóng", "opened and not closed")
        } else {
            ("đóng mà không mở", "closed and not opened")
        };
        let sign = subject.words(&doubt.place);
        report.add(doubt.place, format!("dấu ngoặc kép “{sign}” {vi}"), format!("the quote “{sign}” is {en}"));
    }
}
