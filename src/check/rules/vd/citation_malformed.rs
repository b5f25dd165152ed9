//! `VD101` citation-malformed: the symbol of a cited document names the body before the type.

use super::symbols::{Symbol, is_type};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD101",
    name: "citation-malformed",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Số, ký hiệu văn bản được viện dẫn sai cấu trúc: cơ quan đứng trước loại văn bản.",
        en: "The symbol of a cited document names the body before the type.",
    },
    why: Text {
        vi: "Không tra cứu được văn bản; thứ tự đúng là số, loại văn bản, cơ quan.",
        en: "The document cannot be found; the order is number, type, body.",
    },
    example: "Chương trình số 09-TU/KH",
    instead: "Chương trình số 09-CTr/TU",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3; HD 36-HD/VPTW",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reference in &subject.plan.references {
        let Some(symbol) = Symbol::of(reference) else { continue };
        let body = ["UBND", "HĐND", "TU", "HU", "TTg", "CP", "TW", "BCĐ"].contains(&symbol.kind);
        if !body || !is_type(symbol.body) {
            continue;
        }
        let (number, body, kind) = (&reference.number, symbol.kind, symbol.body);
        report.add(
            reference.place,
            format!("“{number}”: cơ quan “{body}” đứng trước loại văn bản “{kind}”"),
            format!("“{number}” names the body “{body}” before the type “{kind}”"),
        );
    }
}
