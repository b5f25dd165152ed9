//! `VD104` type-abbr-mismatch: the type of a cited document does not match its symbol.

use super::symbols::Symbol;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::{DocType, ReferenceSystem};

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD104",
    name: "type-abbr-mismatch",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Loại văn bản không khớp chữ viết tắt trong ký hiệu.",
        en: "The type of a cited document does not match its symbol.",
    },
    why: Text { vi: "Loại văn bản hoặc ký hiệu sai.", en: "Either the type or the symbol is wrong." },
    example: "Kế hoạch số 12/QĐ-UBND",
    instead: "Quyết định số 12/QĐ-UBND",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục III",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// Types whose symbols always bear their own abbreviation, with a second one where usage has it.
const STRICT: [(DocType, &[&str]); 13] = [
    (DocType::KeHoach, &["KH", "KHPH", "KHLT"]),
    (DocType::QuyetDinh, &["QĐ"]),
    (DocType::ChiThi, &["CT"]),
    (DocType::NghiQuyet, &["NQ"]),
    (DocType::NghiDinh, &["NĐ"]),
    (DocType::ThongTu, &["TT"]),
    (DocType::ChuongTrinh, &["CTr", "CTHĐ", "CTrHĐ", "CTPH", "CTrPH"]),
    (DocType::ThongBao, &["TB"]),
    (DocType::BaoCao, &["BC"]),
    (DocType::ToTrinh, &["TTr"]),
    (DocType::HuongDan, &["HD"]),
    (DocType::CongDien, &["CĐ"]),
    (DocType::ThongTuLienTich, &["TTLT"]),
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reference in subject.plan.references.iter().filter(|reference| reference.system != ReferenceSystem::Assembly) {
        let Some(symbol) = Symbol::of(reference) else { continue };
        let kind = DocType::from_name(&reference.doc_type);
        let Some((_, own)) = STRICT.iter().find(|(known, _)| Some(*known) == kind) else { continue };
        let same = |abbreviation: &&str| fold::key(abbreviation) == fold::key(symbol.kind);
        let Some((other, _)) = STRICT.iter().find(|(_, known)| known.first().is_some_and(same)) else { continue };
        // `TTLT` is a kind of circular; `TT` and `TTr` differ in small letters only.
        if own.iter().any(same) || symbol.kind.starts_with("TT") && own[0].starts_with("TT") {
            continue;
        }
        let (written, number, right) = (&reference.doc_type, &reference.number, other.name());
        report.add(
            reference.place,
            format!("“{written} số {number}”: ký hiệu “{}” là của {right}", symbol.kind),
            format!("“{written} {number}”: the symbol “{}” is that of a {right}", symbol.kind),
        );
    }
}
