//! `SL124` plan-year-conflict: the preamble or the closing speaks of a plan of another year than the title.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::years;
use crate::check::subject::Part;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL124",
    name: "plan-year-conflict",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Lời dẫn hoặc phần kết nói về kế hoạch của năm khác với trích yếu.",
        en: "The preamble or the closing speaks of a plan of another year than the title.",
    },
    why: Text { vi: "Năm còn sót từ kế hoạch năm trước.", en: "The year was left from last year's plan." },
    example: "Kế hoạch năm 2026 … Trên đây là Kế hoạch trồng cây năm 2025",
    instead: "Trên đây là Kế hoạch trồng cây năm 2026",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    if !subject.is_plan() {
        return;
    }
    let title = subject.plan.header.title.as_deref().map(fold::key).unwrap_or_default();
    let own: Vec<u16> = years(&title).iter().map(|(year, _)| *year).collect();
    let (Some(&first), Some(&last)) = (own.iter().min(), own.iter().max()) else { return };
    for (passage, text) in subject.folded() {
        // What is said of this very plan: `Trên đây là Kế hoạch …`, `… ban hành Kế hoạch …, như sau:`.
        let said = match passage.part {
            Part::Closing => text.find("trên đây là kế hoạch").map(|at| (at, sentence_end(text, at))),
            Part::Preamble if text.trim_end().ends_with(':') => text.rfind("ban hành kế hoạch").map(|at| (at, text.len())),
            _ => None,
        };
        let Some((start, end)) = said else { continue };
        let clause = &text[start..end];
        // `kế hoạch số …`, `theo …` bring the years of other documents; `so với` those of results.
        if ["số", "theo", "so với", "nghị quyết", "quyết định", "giai đoạn"].iter().any(|word| clause.contains(word))
        {
            continue;
        }
        let found = years(clause);
        if found.is_empty() || found.iter().any(|(year, _)| (first..=last).contains(year)) {
            continue;
        }
        let (year, range) = &found[0];
        let span = if first == last { first.to_string() } else { format!("{first}-{last}") };
        report.add(
            subject.place(passage, start + range.start..start + range.end),
            format!("nói về kế hoạch năm {year}, trích yếu ghi năm {span}"),
            format!("this speaks of the plan of {year}, the title says {span}"),
        );
    }
}

fn sentence_end(text: &str, from: usize) -> usize {
    text[from..].find(". ").or_else(|| text[from..].find(';')).map_or(text.len(), |at| from + at)
}
