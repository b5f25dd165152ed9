//! `TT101` missing-header: quốc hiệu, issuer, number or date line that the document lacks altogether.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::tt::tail;
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT101",
    name: "missing-header",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Thiếu thành phần ở phần đầu văn bản: Quốc hiệu và Tiêu ngữ, tên cơ quan ban hành, số và ký hiệu, địa danh và ngày.",
        en: "The document lacks a part of its head: motto, issuer, number and symbol, place and date.",
    },
    why: Text {
        vi: "Văn bản thiếu thể thức không có giá trị ban hành và không tra cứu được.",
        en: "A document without these parts cannot be issued or found again.",
    },
    example: "KẾ HOẠCH\nTrồng cây năm 2026",
    instead: "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ … Số: 12/KH-UBND … Sơn Hà, ngày 05 tháng 02 năm 2026 … KẾ HOẠCH",
    source: "NĐ 30/2020/NĐ-CP, Điều 8; Phụ lục I, Phần I, mục II.1–II.4",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (header, places) = (&subject.plan.header, &subject.plan.places.header);
    let parts = [
        (
            !["motto", "party_name", "union_name", "motto_1945", "motto_1969"].iter().any(|name| places.contains_key(*name)),
            "Quốc hiệu và Tiêu ngữ",
            "the motto",
        ),
        (header.issuer.is_none(), "tên cơ quan ban hành", "the issuer"),
        (header.number_text.is_none() && !tail::is_personal(subject), "số, ký hiệu", "number and symbol"),
        (header.date_text.is_none(), "địa danh, ngày tháng năm", "place and date"),
    ];
    let missing: Vec<_> = parts.iter().filter(|(missing, ..)| *missing).collect();
    // A copy that lost the two columns of the letterhead keeps number and date: that is the copy's fault, not the draft's.
    let copied = parts[0].0 && parts[1].0 && !(parts[2].0 && parts[3].0);
    if missing.is_empty() || copied || is_note(subject) {
        return;
    }
    let vi = missing.iter().map(|(_, vi, _)| *vi).collect::<Vec<_>>().join("; ");
    let en = missing.iter().map(|(_, _, en)| *en).collect::<Vec<_>>().join("; ");
    report.add(subject.first_line(), format!("thiếu ở phần đầu văn bản: {vi}"), format!("the head lacks: {en}"));
}

/// Whether nothing shows that the text is an administrative document at all: a note, a page of help, a list.
fn is_note(subject: &Subject<'_>) -> bool {
    let plan = subject.plan;
    let head = plan.header.doc_type.is_some() || plan.header.number_text.is_some() || plan.header.date_text.is_some();
    let body = !plan.assignments.is_empty() || !plan.recipients.is_empty() || !plan.legal_basis.is_empty();
    !head && !body && !plan.sections.iter().any(|section| section.kind == SectionKind::Roman)
}
