//! `TT103` missing-date: day, month or year of issue is blank, or no date of the calendar.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT103",
    name: "missing-date",
    severity: Severity::Error,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Ngày, tháng hoặc năm ban hành để trống hoặc không có trong lịch.",
        en: "Day, month or year of issue is blank, or no date of the calendar.",
    },
    why: Text {
        vi: "Không xác định được thời điểm ban hành và hiệu lực.",
        en: "Nobody can tell when the document was issued or took effect.",
    },
    example: "Sơn Hà, ngày    tháng 7 năm 2026",
    instead: "Sơn Hà, ngày 15 tháng 7 năm 2026",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.b",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let header = &subject.plan.header;
    let Some(text) = header.date_text.as_ref().filter(|_| header.date.is_none()) else { return };
    report.add(
        subject.header("date_text"),
        format!("ngày ban hành chưa đầy đủ: “{text}”"),
        format!("the date of issue is not whole: “{text}”"),
    );
}
