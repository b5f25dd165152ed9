//! `KC106` empty-section: a section has a heading and nothing below it.

use super::labels;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC106",
    name: "empty-section",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Mục có tiêu đề nhưng không có nội dung.", en: "A section has a heading and nothing below it." },
    why: Text {
        vi: "Nội dung bị bỏ sót hoặc tiêu đề thừa.", en: "Its content was left out, or the heading is idle."
    },
    example: "III. KINH PHÍ IV. TỔ CHỨC THỰC HIỆN",
    instead: "III. KINH PHÍ Ngân sách tỉnh. IV. TỔ CHỨC THỰC HIỆN",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (section, _) in &subject.sections {
        let (Some(heading), Some(place)) = (&section.heading, section.heading_place) else { continue };
        let high = matches!(section.kind, SectionKind::Part | SectionKind::Chapter | SectionKind::Capital | SectionKind::Roman);
        let empty = section.text.is_none() && section.tables.is_empty() && section.children.is_empty();
        // What stands in an appendix, or is said in the heading itself, is no gap.
        let folded = fold::key(heading);
        let elsewhere = ["phụ lục", "kèm theo", "đính kèm", "biểu", "mẫu"].iter().any(|word| folded.contains(word));
        let cut = subject.plan.places.signature.is_empty()
            && subject.sections.last().is_some_and(|(last, _)| last.place == section.place);
        if high
            && empty
            && !cut
            && !elsewhere
            && fold::is_capitals(heading)
            && !holds_table(subject, place.end, section.place.end)
        {
            let label = labels::bare(section);
            report.add(
                place,
                format!("mục {label} “{heading}” không có nội dung"),
                format!("section {label} “{heading}” has no content"),
            );
        }
    }
}

fn holds_table(subject: &Subject<'_>, start: u32, end: u32) -> bool {
    subject.plan.tables.iter().any(|table| start <= table.place.start && table.place.start < end)
}
