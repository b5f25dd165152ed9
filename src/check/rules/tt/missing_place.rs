//! `TT104` missing-place: the place before the date of issue is missing.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT104",
    name: "missing-place",
    severity: Severity::Error,
    profile: Some(crate::check::rule::Profile::State),
    since: Some("2005-05-06"),
    until: None,
    what: Text { vi: "Thiếu địa danh trước ngày ban hành.", en: "The place before the date of issue is missing." },
    why: Text {
        vi: "Địa danh là thành phần bắt buộc của văn bản.", en: "The place is a mandatory part of the document."
    },
    example: "ngày 05 tháng 02 năm 2026",
    instead: "Sơn Hà, ngày 05 tháng 02 năm 2026",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.a",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let header = &subject.plan.header;
    let Some(text) = header.date_text.as_ref().filter(|_| header.place.is_none()) else { return };
    report.add(subject.header("date_text"), format!("thiếu địa danh trước “{text}”"), format!("no place stands before “{text}”"));
}
