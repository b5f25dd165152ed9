//! `TT110` date-zero: a day below 10 or a month 1 or 2 lacks its zero; months 3 to 9 have a zero here and none there.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use std::ops::Range;

use crate::base::place::Place;
use crate::check::rules::tt::dates;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT110",
    name: "date-zero",
    severity: Severity::Info,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Ngày dưới 10 hoặc tháng 1, 2 viết thiếu số 0; tháng 3 đến tháng 9 lúc có số 0 lúc không.",
        en: "A day below 10 or a month 1 or 2 lacks its zero; months 3 to 9 have a zero here and none there.",
    },
    why: Text { vi: "Thêm số 0 để tránh sửa chữa ngày tháng.", en: "The zero keeps dates from being altered." },
    example: "ngày 8/4/2026",
    instead: "ngày 08/4/2026",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.b",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let found = dates::all(subject);
    let plain =
        |date: &dates::Written| date.month.as_ref().is_some_and(|month| (3..=9).contains(&month.value) && month.digits == 1);
    let mixed = found.iter().any(plain);
    for date in &found {
        let short = date.day.as_ref().filter(|day| day.value < 10 && day.digits == 1);
        if let Some(day) = short {
            say(subject, report, date, &day.range, format!("0{}", day.value));
        } else if let Some(month) = &date.month {
            let zeroless = month.value < 3 && month.digits == 1;
            let idle = (3..=9).contains(&month.value) && month.digits == 2 && mixed;
            if zeroless {
                say(subject, report, date, &month.range, format!("0{}", month.value));
            } else if idle {
                say(subject, report, date, &month.range, month.value.to_string());
            }
        }
    }
}

fn say(subject: &Subject<'_>, report: &mut Report<'_>, date: &dates::Written, range: &Range<u32>, proper: String) {
    let place = |range: &Range<u32>| Place::in_text(range.start, range.end, subject.doc.lines.line(range.start));
    let (spot, whole) = (place(range), place(&date.range));
    let (words, part) = (subject.words(&whole), subject.words(&spot));
    let found = report.add(
        whole,
        format!("“{words}”: cần viết “{proper}”, không viết “{part}”"),
        format!("“{words}”: “{proper}” is wanted, not “{part}”"),
    );
    found.replace(spot, proper);
}
