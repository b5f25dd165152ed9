//! `VD114` issuer-symbol: the issuer named is not the one in the symbol.

use super::symbols::Symbol;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD114",
    name: "issuer-symbol",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Cơ quan ban hành nêu trong lời không phải cơ quan trong ký hiệu.",
        en: "The issuer named is not the one in the symbol.",
    },
    why: Text {
        vi: "Thủ tướng Chính phủ và Chính phủ, Ủy ban và Hội đồng nhân dân ban hành văn bản khác nhau.",
        en: "The Prime Minister and the Government, the Committee and the Council issue different documents.",
    },
    example: "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Chính phủ",
    instead: "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// What the body of a symbol says of the issuer: words of which one must stand in its name, and words that may not.
const BODIES: [(&str, &[&str], &[&str]); 6] = [
    ("TTg", &["thủ tướng", "ttg"], &[]),
    ("CP", &["chính phủ", "cp"], &["thủ tướng", "văn phòng"]),
    ("HĐND", &["hội đồng", "hđnd"], &[]),
    ("UBND", &["ủy ban", "ubnd", "chủ tịch"], &[]),
    ("TW", &["trung ương", "tw", "bộ chính trị", "ban bí thư", "bch"], &[]),
    ("TU", &["tỉnh ủy", "thành ủy", "ban chấp hành", "ban thường vụ", "tu", "đảng bộ", "bch", "btv", "bí thư"], &[]),
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reference in &subject.plan.references {
        let (Some(issuer), Some(symbol)) = (&reference.issuer, Symbol::of(reference)) else { continue };
        let Some((body, needed, barred)) = BODIES.iter().find(|(body, ..)| *body == symbol.body) else { continue };
        let name = fold::key(issuer);
        let fits = needed.iter().any(|word| name.contains(word)) && !barred.iter().any(|word| name.contains(word));
        // A name without any body (`tỉnh`, `Trung ương`) contradicts nothing.
        let named = BODIES
            .iter()
            .filter(|(other, ..)| *other != "TW")
            .any(|(_, words, _)| words.iter().any(|word| name.starts_with(word)));
        if fits || !named {
            continue;
        }
        let number = &reference.number;
        report.add(
            reference.place,
            format!("“{number}” ghi của “{issuer}”, nhưng ký hiệu là của {body}"),
            format!("“{number}” is said to be of “{issuer}”, but its symbol is that of {body}"),
        );
    }
}
