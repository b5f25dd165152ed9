//! `TT105` missing-subject: no subject stands after the type of the document.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::DocType;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT105",
    name: "missing-subject",
    severity: Severity::Error,
    profile: Some(crate::check::rule::Profile::State),
    since: Some("2005-05-06"),
    until: None,
    what: Text {
        vi: "Thiếu trích yếu nội dung sau tên loại văn bản.", en: "No subject stands after the type of the document."
    },
    why: Text { vi: "Không biết văn bản về việc gì.", en: "Nobody can tell what the document is about." },
    example: "KẾ HOẠCH",
    instead: "KẾ HOẠCH Trồng cây năm 2026",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.5.a",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

/// Types that always name their subject.
const TITLED: [DocType; 10] = [
    DocType::KeHoach,
    DocType::QuyetDinh,
    DocType::ChiThi,
    DocType::NghiQuyet,
    DocType::BaoCao,
    DocType::ToTrinh,
    DocType::ThongBao,
    DocType::ChuongTrinh,
    DocType::HuongDan,
    DocType::DeAn,
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let header = &subject.plan.header;
    // A telegram, a contract or a decree of another age may go without one.
    let titled = header.kind.is_some_and(|kind| TITLED.contains(&kind));
    let Some(kind) = header.doc_type.as_ref().filter(|_| titled && header.title.is_none()) else { return };
    report.add(
        subject.header("doc_type"),
        format!("sau tên loại “{kind}” không có trích yếu"),
        format!("no subject stands after “{kind}”"),
    );
}
