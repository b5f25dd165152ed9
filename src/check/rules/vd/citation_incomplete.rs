//! `VD107` citation-incomplete: the first citation of a document lacks its date.

use std::collections::HashSet;

use super::symbols::Symbol;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::ReferenceSystem;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD107",
    name: "citation-incomplete",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Lần viện dẫn đầu tiên thiếu ngày ban hành.", en: "The first citation of a document lacks its date."
    },
    why: Text {
        vi: "Số văn bản đánh lại từ đầu mỗi năm: không có ngày thì không xác định được văn bản.",
        en: "Numbers begin anew each year: without a date the document cannot be told.",
    },
    example: "Kế hoạch số 04/KH-UBND của UBND tỉnh",
    instead: "Kế hoạch số 04/KH-UBND ngày 10/01/2026 của UBND tỉnh",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut seen = HashSet::new();
    let own = subject.plan.header.number_text.as_deref().map(fold::key).unwrap_or_default();
    let mut last = None;
    for reference in &subject.plan.references {
        let before = last.replace(reference.place.end);
        let Some(symbol) = Symbol::of(reference) else { continue };
        // A document cited again, whatever its symbol is there, need not be told in full.
        let first = seen.insert((fold::key(&reference.doc_type), symbol.number));
        let told = reference.date.is_some() || symbol.year.is_some() || reference.same_as.is_some();
        let system = matches!(reference.system, ReferenceSystem::State | ReferenceSystem::Party);
        if !first
            || symbol.body.is_empty()
            || told
            || !system
            || (!own.is_empty() && own.contains(&fold::key(&reference.number)))
            || dated_after(subject, reference.place.end)
            || before.is_some_and(|before| is_subject(subject, before, reference.place.start))
        {
            continue;
        }
        let (kind, number) = (&reference.doc_type, &reference.number);
        report.add(
            reference.place,
            format!("“{kind} số {number}” viện dẫn lần đầu mà không ghi ngày ban hành"),
            format!("“{kind} {number}” is cited for the first time without its date"),
        );
    }
}

/// Whether a date or year follows close after the citation, in words the citation does not hold; so it may where the
/// document is cut off behind it.
fn dated_after(subject: &Subject<'_>, end: u32) -> bool {
    let near: String = subject.doc.source()[end as usize..].chars().take(60).collect();
    let cut_off = near.chars().filter(|c| c.is_alphanumeric()).count() < 5;
    let clause = near.split([';', '.']).next().unwrap_or("").to_lowercase();
    let slashed = clause.split('/').filter(|part| part.starts_with(|c: char| c.is_ascii_digit())).count() > 1;
    cut_off || slashed || ["ngày", "tháng", "năm"].iter().any(|word| clause.contains(word))
}

/// Whether the citation belongs to the subject of the one before it: `Kế hoạch số … về thực hiện Kết luận số …`.
fn is_subject(subject: &Subject<'_>, before: u32, start: u32) -> bool {
    const NEAR: u32 = 500;
    let between = subject.doc.source().get(before as usize..start as usize).filter(|_| start - before.min(start) < NEAR);
    between.is_some_and(|between| {
        let goes_on = !between.contains(';') && !between.contains(". ") && !between.contains(".\n");
        goes_on && ["về ", "về\n", "thực hiện", "triển khai", "theo "].iter().any(|word| between.contains(word))
    })
}
