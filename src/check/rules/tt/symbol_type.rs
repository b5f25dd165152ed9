//! `TT122` symbol-type: the symbol does not begin with the abbreviation of the document's type.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::DocType;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT122",
    name: "symbol-type",
    severity: Severity::Warning,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Ký hiệu không bắt đầu bằng chữ viết tắt của tên loại văn bản.",
        en: "The symbol does not begin with the abbreviation of the document's type.",
    },
    why: Text {
        vi: "Ký hiệu sai loại làm lẫn sổ đăng ký văn bản.", en: "A symbol of another type confuses the register."
    },
    example: "Số: 12/QĐ-UBND … KẾ HOẠCH",
    instead: "Số: 12/KH-UBND … KẾ HOẠCH",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3.b; Phụ lục III",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

/// Types whose symbols the Decree gives.
const ADMINISTRATIVE: [DocType; 14] = [
    DocType::NghiQuyet,
    DocType::QuyetDinh,
    DocType::ChiThi,
    DocType::QuyChe,
    DocType::QuyDinh,
    DocType::ThongBao,
    DocType::HuongDan,
    DocType::ChuongTrinh,
    DocType::KeHoach,
    DocType::PhuongAn,
    DocType::DeAn,
    DocType::BaoCao,
    DocType::ToTrinh,
    DocType::CongDien,
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let header = &subject.plan.header;
    let (Some(symbol), Some(kind), Some(name)) = (&header.symbol, header.kind, &header.doc_type) else { return };
    let wanted = kind.abbreviation();
    let written = symbol.split(['-', '/', ' ']).next().unwrap_or("");
    // A joint symbol (`KHLT`, `KHPH`) begins with the abbreviation; a year comes before it in old symbols.
    let fits =
        wanted.is_empty() || written.starts_with(wanted) || written.is_empty() || written.contains(|c: char| c.is_ascii_digit());
    // Normative documents and consolidated texts have symbols of their own.
    if fits || !ADMINISTRATIVE.contains(&kind) || symbol.contains("VBHN") || header.inferred.iter().any(|field| field == "kind") {
        return;
    }
    report.add(
        subject.header("number_text"),
        format!("ký hiệu “{symbol}” không hợp với tên loại “{name}” (cần “{wanted}-…”)"),
        format!("the symbol “{symbol}” does not fit the type “{name}” (“{wanted}-…” is wanted)"),
    );
}
