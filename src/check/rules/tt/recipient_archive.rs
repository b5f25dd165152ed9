//! `TT111` recipient-archive: the line “Lưu” is missing, or names no drafting unit after “VT”.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT111",
    name: "recipient-archive",
    severity: Severity::Warning,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Dòng “Lưu” thiếu, hoặc sau “VT” không có tên viết tắt của đơn vị soạn thảo.",
        en: "The line “Lưu” is missing, or names no drafting unit after “VT”.",
    },
    why: Text {
        vi: "Không biết đơn vị nào soạn thảo và lưu hồ sơ.",
        en: "Nobody can tell which unit drafted the document and keeps its file.",
    },
    example: "- Lưu: VT.",
    instead: "- Lưu: VT, NV.",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.d",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.plan;
    let Some(last) = plan.places.recipients.last() else { return };
    let archive = plan.recipients.iter().zip(&plan.places.recipients).find(|(text, _)| fold::key(text).contains("lưu"));
    let Some((text, place)) = archive else {
        report.add(*last, "nơi nhận không có dòng “Lưu: VT, …”", "the recipients lack the line “Lưu: VT, …”");
        return;
    };
    let folded = fold::key(text);
    let kept = folded.split_once("lưu").map_or("", |(_, kept)| kept);
    // `(03b)` counts copies and names no unit.
    let units =
        kept.split([',', ';', ':', '-', '(', ')', '.']).map(str::trim).filter(|unit| unit.starts_with(char::is_alphabetic));
    if units.count() < 2 && kept.contains("vt") {
        report.add(
            *place,
            format!("“{text}” không ghi đơn vị soạn thảo sau “VT”"),
            format!("“{text}” names no drafting unit after “VT”"),
        );
    }
}
