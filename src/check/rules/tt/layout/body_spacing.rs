//! `TT306` body-spacing: body text is justified, indented by 1 or 1.27 cm, single to 1.5 lines.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::looks::millimetres;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Profile, Rule};
use crate::check::subject::{Part, Subject};
use crate::raw::{Align, LineHeight};

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT306",
    name: "body-spacing",
    severity: Severity::Info,
    profile: Some(Profile::State),
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Đoạn văn không căn đều, không lùi đầu dòng 1 hoặc 1,27 cm, hoặc giãn dòng ngoài khoảng quy định.",
        en: "A paragraph is not justified, not indented by 1 or 1.27 cm, or set closer or wider than prescribed.",
    },
    why: Text {
        vi: "Văn bản trình bày sai bị trả lại khi trình ký hoặc khi gửi qua trục liên thông.",
        en: "A document of another form is sent back before it is signed.",
    },
    example: "đoạn văn căn trái, không lùi đầu dòng",
    instead: "căn đều hai lề, lùi đầu dòng 1 cm hoặc 1,27 cm, giãn dòng từ 1 đến 1,5",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.c",
    fix: FixSafety::None,
    needs: Needs::Layout,
    run,
};

/// 1 cm and 1.27 cm in twips, and what a dialog rounds.
const INDENTS: [i32; 2] = [567, 720];
const NEAR: i32 = 15;

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for passage in subject.prose().filter(|passage| passage.part == Part::Body) {
        // A line's worth: shorter ones tell nothing of how paragraphs are set.
        const LONG: usize = 120;
        let Some(look) = subject.doc.looks.paragraph(passage.place.start).filter(|_| passage.text.len() >= LONG) else {
            continue;
        };
        let indent = look.first_line + look.left;
        let (mut vi, mut en) = (vec![], vec![]);
        if look.align != Align::Justify {
            vi.push("không căn đều hai lề".to_owned());
            en.push("not justified".to_owned());
        }
        if look.list_level.is_none()
            && !INDENTS.iter().any(|known| (look.first_line - known).abs() <= NEAR || (indent - known).abs() <= NEAR)
        {
            vi.push(format!("lùi đầu dòng {}, phải là 10 hoặc 12,7 mm", millimetres(indent.max(0).into())));
            en.push(format!("indented by {}; it must be 10 or 12.7 mm", millimetres(indent.max(0).into())));
        }
        if let LineHeight::Multiple(height) = look.line
            && !(235..=365).contains(&height)
        {
            let lines = format!("{},{:02}", height / 240, u32::from(height % 240) * 100 / 240);
            vi.push(format!("giãn dòng {lines}, phải từ 1 đến 1,5"));
            en.push(format!("line spacing {lines}; it must be 1 to 1.5"));
        }
        if !vi.is_empty() {
            // One paragraph shows how the document is set; naming each would bury the rest.
            report.add(passage.place, format!("đoạn văn {}", vi.join("; ")), format!("the paragraph is {}", en.join("; ")));
            return;
        }
    }
}
