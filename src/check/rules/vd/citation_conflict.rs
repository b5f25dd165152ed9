//! `VD102` citation-conflict: one document is cited with two symbols.

use std::collections::HashMap;

use super::symbols::{Symbol, subject_of};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD102",
    name: "citation-conflict",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Cùng một văn bản được viện dẫn với hai ký hiệu khác nhau.", en: "One document is cited with two symbols."
    },
    why: Text {
        vi: "Một trong hai ký hiệu sai, không tra cứu được văn bản.",
        en: "One of the symbols is wrong, and the document cannot be found by it.",
    },
    example: "Chương trình số 09-TU/KH … Chương trình số 09-CTr/TU về cùng nội dung",
    instead: "Chương trình số 09-CTr/TU ở cả hai chỗ",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let references = &subject.plan.references;
    // By type and running number: these are few, however long the document.
    let mut seen: HashMap<(String, &str), Vec<usize>> = HashMap::new();
    for (at, reference) in references.iter().enumerate() {
        let Some(symbol) = Symbol::of(reference) else { continue };
        let same = seen.entry((fold::key(&reference.doc_type), symbol.number)).or_default();
        same.push(at);
        if same.len() > 8 {
            continue;
        }
        for &first in &same[..same.len() - 1] {
            let (a, b) = (&references[first], reference);
            let about = subject_of(subject, a);
            let dated_apart = a.date.is_some() && b.date.is_some() && a.date != b.date;
            if fold::key(&a.number) == fold::key(&b.number) || about.is_empty() || dated_apart || about != subject_of(subject, b)
            {
                continue;
            }
            let (one, other, line) = (&a.number, &b.number, b.place.line);
            report.add(
                a.place,
                format!("{} “{one}” ở đây, “{other}” ở dòng {line}, cùng một nội dung", a.doc_type),
                format!("{} “{one}” here and “{other}” on line {line} have the same subject", a.doc_type),
            );
            break;
        }
    }
}
