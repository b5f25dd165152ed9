//! `TT302` page-margins: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm on upright pages.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::looks::millimetres;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Profile, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT302",
    name: "page-margins",
    severity: Severity::Warning,
    profile: Some(Profile::State),
    since: Some("2020-03-05"),
    until: None,
    what: Text { vi: "Lề trang ngoài khoảng quy định.", en: "A margin lies outside the prescribed range." },
    why: Text {
        vi: "Văn bản trình bày sai bị trả lại khi trình ký hoặc khi gửi qua trục liên thông.",
        en: "A document of another form is sent back before it is signed.",
    },
    example: "lề trái 20 mm",
    instead: "lề trên, dưới 20–25 mm; trái 30–35 mm; phải 15–20 mm",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.3",
    fix: FixSafety::None,
    needs: Needs::Layout,
    run,
};

/// Half a millimetre in twips: dialogs round.
const NEAR: i32 = 29;

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut told = vec![];
    // Wide tables may stand on pages that lie on their side, whose margins the Decree leaves open.
    for page in subject.doc.looks.pages.iter().filter(|page| !page.landscape && page.width <= page.height) {
        let margins = &page.margins;
        // In twips: 20, 25, 30, 35, 15 mm.
        let sides = [
            ("trên", "top", margins.top.abs(), 1134, 1417, "20–25 mm"),
            ("dưới", "bottom", margins.bottom.abs(), 1134, 1417, "20–25 mm"),
            ("trái", "left", margins.left, 1701, 1984, "30–35 mm"),
            ("phải", "right", margins.right, 850, 1134, "15–20 mm"),
        ];
        for (vi, en, length, least, most, range) in sides {
            if (least - NEAR..=most + NEAR).contains(&length) || told.contains(&(en, length)) {
                continue;
            }
            told.push((en, length));
            let length = millimetres(length.into());
            report.add(
                subject.start_of(&page.range),
                format!("lề {vi} {length}, phải từ {range}"),
                format!("the {en} margin is {length}; it must be {range}"),
            );
        }
    }
}
