//! `VD108` repeat-full-citation: a document already cited is cited in full again.

use std::collections::{HashMap, HashSet};

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::ReferenceSystem;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD108",
    name: "repeat-full-citation",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Viện dẫn lại đầy đủ văn bản đã viện dẫn.", en: "A document already cited is cited in full again."
    },
    why: Text {
        vi: "Từ lần thứ hai chỉ cần tên loại và số, ký hiệu.",
        en: "From the second time on type and symbol are enough.",
    },
    example: "… Kế hoạch số 12/KH-UBND ngày 05/3/2025 (lần thứ hai)",
    instead: "… Kế hoạch số 12/KH-UBND (lần thứ hai)",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.plan;
    // An attached document cites for itself; a row of a table and the list of legal bases stand alone too.
    if plan.appendices.iter().any(|appendix| {
        appendix.place.end - appendix.place.start > 0 && crate::model::DocType::from_name(&appendix.label).is_some()
    }) {
        return;
    }
    let known: HashMap<&str, _> = plan.references.iter().map(|reference| (reference.id.as_str(), reference)).collect();
    // Once for each document, however often it is repeated.
    let mut said = HashSet::new();
    for reference in &plan.references {
        let Some(first) = reference.same_as.as_ref() else { continue };
        let Some(first) = known.get(first.as_str()).filter(|first| first.date.is_some()) else { continue };
        let apart =
            plan.places.legal_basis.iter().any(|basis| basis.contains(&first.place)) || reference.source.starts_with("table");
        if apart || reference.date.is_none() || reference.system == ReferenceSystem::Standard || !said.insert(first.id.as_str()) {
            continue;
        }
        let (kind, number, line) = (&reference.doc_type, &reference.number, first.place.line);
        report.add(
            reference.place,
            format!("“{kind} số {number}” đã viện dẫn đầy đủ ở dòng {line}; ở đây không cần ghi lại ngày ban hành"),
            format!("“{kind} {number}” was cited in full on line {line}; its date need not be repeated"),
        );
    }
}
