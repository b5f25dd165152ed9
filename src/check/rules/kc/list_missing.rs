//! `KC119` list-missing: a sentence ends with a colon and nothing follows it.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC119",
    name: "list-missing",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Câu dẫn kết thúc bằng dấu hai chấm nhưng không có nội dung theo sau.",
        en: "A sentence ends with a colon and nothing follows it.",
    },
    why: Text { vi: "Danh mục được báo trước đã bị bỏ sót.", en: "The list it announces was left out." },
    example: "Các xã tham gia gồm:",
    instead: "Các xã tham gia gồm: Phú Lâm, Bình An.",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (at, (section, level)) in subject.sections.iter().enumerate() {
        let Some(last) = section.paragraphs.last().filter(|last| last.text.trim_end().ends_with(':')) else { continue };
        let childless = section.children.is_empty() && section.tables.is_empty() && section.kind != SectionKind::Footnote;
        // Parts of another kind at the same level may be the list: `1. …:` followed by `- …`.
        let same = |(next, depth): &(&crate::model::Section, usize)| next.kind == section.kind || depth < level;
        let followed = subject.sections.get(at + 1).is_some_and(|next| !same(next));
        let words = last.text.split_whitespace().count();
        let tables = subject.plan.tables.iter().any(|table| table.place.start >= last.place.end && near(table, last));
        // A document that breaks off has lost what follows.
        let cut = at + 1 == subject.sections.len() && subject.plan.places.signature.is_empty();
        if childless && !followed && !tables && !cut && words > 4 && section.kind != SectionKind::Bullet {
            let shown: Vec<&str> = last.text.split_whitespace().rev().take(6).collect();
            let shown = shown.into_iter().rev().collect::<Vec<_>>().join(" ");
            report.add(last.place, format!("sau “… {shown}” không có nội dung"), format!("nothing follows “… {shown}”"));
        }
    }
}

fn near(table: &crate::model::Table, paragraph: &crate::model::Paragraph) -> bool {
    table.place.line.saturating_sub(paragraph.place.line) <= 6
}
