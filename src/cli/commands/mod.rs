//! The commands, one file each.

pub(super) mod check;
pub(super) mod completions;
pub(super) mod convert;
pub(super) mod explain;
pub(super) mod normalize;
pub(super) mod parse;
pub(super) mod render;
pub(super) mod rules;
pub(super) mod schema;

use std::time::Duration;

use kehoach::{CsvRows, OutputFormat, Plan, Severity};

use super::Outcome;
use super::messages::Message;
use super::output::{Console, Sink};

/// Writes a plan in a format.
fn write(plan: &Plan, format: OutputFormat, what: CsvRows, sink: &mut Sink) -> Outcome {
    match format {
        OutputFormat::Csv => sink.write(&kehoach::write_csv(plan, what)),
        format => sink.write_with(|out| kehoach::write_to(plan, format, out)),
    }
}

/// Tells what was found in a document and what was not: all of it with -v, else only that there is something to see.
fn report(console: &mut Console, file: &str, plan: &Plan, took: Duration) {
    if console.quiet {
        return;
    }
    let doubts = plan.diagnostics.iter().filter(|diagnostic| diagnostic.severity >= Severity::Warning).count();
    if !console.verbose {
        if doubts > 0 {
            console.warning(&Message::Doubts { file: file.to_owned(), count: doubts });
        }
        if plan.coverage.characters > 0 && plan.coverage.share < LOW_SHARE {
            console.warning(&Message::Placed { file: file.to_owned(), share: percent(plan.coverage.share) });
        }
        return;
    }
    console.detail(&summary(file, plan, took));
    for diagnostic in &plan.diagnostics {
        console.diagnostic(file, diagnostic);
    }
    for residue in plan.coverage.residue.iter().take(SHOWN) {
        let text = residue.text.chars().take(100).collect();
        console.message(&format!("{file}:{}: ", residue.place.line), &Message::NotPlaced { text });
    }
    if let Some(count) = plan.coverage.residue.len().checked_sub(SHOWN + 1) {
        console.message(&format!("{file}: "), &Message::MoreNotPlaced { count: count + 1 });
    }
}

/// Below this share of placed characters a user is told without asking: a page of text or more is lost.
const LOW_SHARE: f64 = 0.95;
/// Pieces shown with -v.
const SHOWN: usize = 20;

fn summary(file: &str, plan: &Plan, took: Duration) -> String {
    let sections: usize = plan.sections.iter().map(|section| section.walk().len()).sum();
    format!(
        "{file}: {} {}, {} bytes: {sections} sections, {} tables, {} indicators, {} assignments, {} references, {} edits; {} placed; {:.2} ms",
        plan.source.format,
        plan.source.encoding,
        plan.source.bytes,
        plan.tables.len(),
        plan.indicators.len(),
        plan.assignments.len(),
        plan.references.len(),
        plan.edits.len(),
        percent(plan.coverage.share),
        took.as_secs_f64() * 1000.0,
    )
}

/// Rounded down, so that 100 % means all.
fn percent(share: f64) -> String {
    format!("{:.2} %", (share * 10_000.0).floor() / 100.0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_but_one_is_not_all() {
        assert_eq!(super::percent(0.99999), "99.99 %");
        assert_eq!(super::percent(1.0), "100.00 %");
    }
}
