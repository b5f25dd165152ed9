//! `TT121` appendix-case: the word “Phụ lục” is in capitals.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT121",
    name: "appendix-case",
    severity: Severity::Info,
    profile: Some(crate::check::rule::Profile::State),
    since: Some("2020-03-05"),
    until: None,
    what: Text { vi: "Từ “Phụ lục” viết bằng chữ in hoa.", en: "The word “Phụ lục” is in capitals." },
    why: Text {
        vi: "Nghị định quy định từ “Phụ lục” viết chữ in thường, tên phụ lục viết chữ in hoa.",
        en: "By the Decree the word is in small letters, the title below it in capitals.",
    },
    example: "PHỤ LỤC I",
    instead: "Phụ lục I",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.b",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for appendix in &subject.plan.appendices {
        let words = subject.words(&appendix.caption_place);
        let folded = fold::aligned(words);
        let Some(at) = folded.find("phụ lục") else { continue };
        let word = &words[at..at + "phụ lục".len()];
        if !fold::is_capitals(word) {
            continue;
        }
        let start = appendix.caption_place.start + at as u32;
        let place = Place::in_text(start, start + word.len() as u32, subject.doc.lines.line(start));
        report
            .add(
                place,
                format!("từ “{word}” viết chữ in hoa, cần “Phụ lục”"),
                format!("“{word}” is in capitals; “Phụ lục” is wanted"),
            )
            .replace(place, "Phụ lục");
    }
}
