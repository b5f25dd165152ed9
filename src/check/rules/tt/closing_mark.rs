//! `TT118` closing-mark: the text does not end with the mark “./.”.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT118",
    name: "closing-mark",
    severity: Severity::Info,
    profile: Some(crate::check::rule::Profile::State),
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Nội dung văn bản không kết thúc bằng dấu “./.”.", en: "The text does not end with the mark “./.”."
    },
    why: Text { vi: "Dấu “./.” cho biết nội dung đã hết.", en: "The mark “./.” says that the text is whole." },
    example: "… Sở Nội vụ tổng hợp, báo cáo.",
    instead: "… Sở Nội vụ tổng hợp, báo cáo./.",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4",
    fix: FixSafety::Safe,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.plan;
    let ends = plan.places.signature.iter().chain(&plan.places.recipients_label).chain(&plan.places.recipients);
    let Some(tail) = ends.map(|place| place.start).min() else { return };
    let source = subject.doc.source();
    let Some(before) = source.get(..tail as usize) else { return };
    let body = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '-' | '|' | '—'));
    let close = &body[body.char_indices().rev().nth(7).map_or(0, |(at, _)| at)..];
    let Some(last) = close.chars().next_back() else { return };
    // A table may end the body; and a head alone has no text.
    if close.contains("/.")
        || close.contains("./")
        || plan.sections.is_empty()
        || !matches!(last, '.' | ';' | '”' | ')') && !last.is_alphanumeric()
    {
        return;
    }
    if plan.tables.iter().any(|table| table.place.end as usize >= body.len()) {
        return;
    }
    let (start, end) = (body.rfind([' ', '\n']).map_or(0, |at| at + 1) as u32, body.len() as u32);
    let place = Place::in_text(start, end, subject.doc.lines.line(start));
    let sign = if matches!(last, '.' | ';') { end - 1 } else { end };
    report
        .add(place, "cuối nội dung văn bản thiếu dấu “./.”", "the text does not end with “./.”")
        .replace(Place::in_text(sign, end, place.line), "./.");
}
