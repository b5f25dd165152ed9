//! `TT301` paper-size: each section of the document is on A4 paper, upright or landscape.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::looks::millimetres;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Profile, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT301",
    name: "paper-size",
    severity: Severity::Warning,
    profile: Some(Profile::State),
    since: Some("2020-03-05"),
    until: None,
    what: Text { vi: "Khổ giấy không phải A4.", en: "The paper is not A4." },
    why: Text {
        vi: "Văn bản trình bày sai bị trả lại khi trình ký hoặc khi gửi qua trục liên thông.",
        en: "A document of another form is sent back before it is signed.",
    },
    example: "Khổ giấy Letter 216 × 279 mm",
    instead: "Khổ giấy A4 210 × 297 mm",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.1",
    fix: FixSafety::None,
    needs: Needs::Layout,
    run,
};

/// A4 in twips, short side first; a printer's rounding is half a millimetre.
const A4: (u32, u32) = (11906, 16838);
const NEAR: u32 = 29;

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut told = vec![];
    for page in &subject.doc.looks.pages {
        let (short, long) = (page.width.min(page.height), page.width.max(page.height));
        if short.abs_diff(A4.0) <= NEAR && long.abs_diff(A4.1) <= NEAR || told.contains(&(short, long)) {
            continue;
        }
        told.push((short, long));
        let size = format!("{} × {}", millimetres(short.into()), millimetres(long.into()));
        report.add(
            subject.start_of(&page.range),
            format!("khổ giấy {size}, không phải A4 (210 × 297 mm)"),
            format!("the paper is {size}, not A4 (210 × 297 mm)"),
        );
    }
}
