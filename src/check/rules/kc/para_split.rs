//! `KC113` para-split: a page break cuts a date or a document's number in two.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC113",
    name: "para-split",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Ngắt trang cắt đôi một ngày tháng hoặc số văn bản.",
        en: "A page break cuts a date or a document's number in two.",
    },
    why: Text {
        vi: "Số liệu bị cắt có thể bị đọc thiếu hoặc đọc sai.",
        en: "A figure that is cut may be read in part, or wrongly.",
    },
    example: "… Kế hoạch số 12/KH-UBND ngày (trang sau) 05/02/2026 …",
    instead: "… Kế hoạch số 12/KH-UBND ngày 05/02/2026 …",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let source = subject.doc.source();
    for passage in subject.prose() {
        let slice = source.get(passage.place.start as usize..passage.place.end as usize).unwrap_or("");
        for at in memchr::memchr_iter(b'\n', slice.as_bytes()) {
            let (before, after) = (slice[..at].trim_end(), &slice[at + 1..]);
            let next = after.trim_start();
            // A line feed alone is a wrapped line; a page break leaves an empty line.
            let broken = before.len() + next.len() < slice.len() - 1 && after.starts_with(['\n', '\r', '\u{c}']);
            let word = before.rsplit(' ').next().unwrap_or("").to_lowercase();
            let cut = matches!(word.as_str(), "ngày" | "tháng" | "năm" | "số" | "quý") || before.ends_with('/');
            if broken && cut && next.starts_with(|c: char| c.is_ascii_digit()) {
                let from = before.char_indices().rev().filter(|(_, c)| *c == ' ').nth(2).map_or(0, |(at, _)| at + 1);
                let to = slice.len() - next.len() + next.find(' ').unwrap_or(next.len());
                let words = slice[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
                let start = passage.place.start + from as u32;
                report.add(
                    crate::base::place::Place::in_text(start, passage.place.start + to as u32, subject.doc.lines.line(start)),
                    format!("ngắt trang cắt đôi “{words}”"),
                    format!("a page break cuts “{words}” in two"),
                );
            }
        }
    }
}
