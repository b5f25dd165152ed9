//! `VD112` date-impossible: a date that no calendar has.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::is_edge;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD112",
    name: "date-impossible",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Ngày không có trong lịch.", en: "A date that no calendar has." },
    why: Text { vi: "Ngày hoặc tháng bị ghi sai.", en: "The day or the month is wrong." },
    example: "trước ngày 31/6/2026",
    instead: "trước ngày 30/6/2026",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (passage, text, at) in subject.spots("ngày").filter(|(_, text, at)| is_edge(text, *at)) {
        let start = at + "ngày".len();
        let after = &text[start..];
        let lead = after.len() - after.trim_start().len();
        let Some((length, day, month, year)) = date(after.trim_start()) else { continue };
        if (1..=12).contains(&month) && (1..=days(month, year)).contains(&day) {
            continue;
        }
        let end = start + lead + length;
        let words = &passage.text[start + lead..end];
        report.add(
            subject.place(passage, at..end),
            format!("“{words}” không có trong lịch"),
            format!("“{words}” is no date of the calendar"),
        );
    }
}

/// `d/m/yyyy` or `d-m-yyyy` at the head of a text: its length, day, month and year.
fn date(text: &str) -> Option<(usize, u32, u32, i32)> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.get(from..).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_digit()).count());
    let day = digits(0);
    let mark = *bytes.get(day)?;
    let month = digits(day + 1);
    let year_at = day + 1 + month + 1;
    let year = digits(year_at);
    let whole = matches!(mark, b'/' | b'-') && bytes.get(day + 1 + month) == Some(&mark);
    if !whole || !(1..=2).contains(&day) || !(1..=2).contains(&month) || year != 4 {
        return None;
    }
    let end = year_at + year;
    Some((end, text[..day].parse().ok()?, text[day + 1..day + 1 + month].parse().ok()?, text[year_at..end].parse().ok()?))
}

fn days(month: u32, year: i32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}
