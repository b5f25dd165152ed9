//! `CT116` foreign-content: lines of a web page or of a catalogue stand in the document.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT116",
    name: "foreign-content",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dòng của trang web hoặc khối thông tin tra cứu lẫn vào văn bản.",
        en: "Lines of a web page or of a catalogue stand in the document.",
    },
    why: Text {
        vi: "Nội dung ngoài văn bản có thể bị hiểu là của văn bản.",
        en: "What is not the document's may be taken for it.",
    },
    example: "Xem thêm: Kế hoạch trồng cây các năm",
    instead: "(xóa)",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut last = Place::default();
    for (text, place) in subject.plan.noise.iter().zip(&subject.plan.places.noise) {
        // Marks of what was left out are another rule's.
        if text.chars().filter(|c| c.is_alphabetic()).count() < 4 {
            continue;
        }
        // Lines that follow one another at once are one block, and cells of one line one finding.
        let follows = last.line > 0 && place.line <= last.line + 1;
        last = *place;
        if let Some(block) = report.last().filter(|_| follows) {
            block.extend(*place);
            continue;
        }
        let shown: Vec<&str> = text.split_whitespace().take(12).collect();
        let shown = shown.join(" ");
        report
            .add(
                *place,
                format!("dòng không thuộc văn bản: “{shown}”"),
                format!("a line that is no part of the document: “{shown}”"),
            )
            .replace(*place, "");
    }
}
