//! `kehoach normalize`: a text repaired, or the list of its repairs, their diff, or what looks wrong and was left.

use std::time::{Duration, Instant};

use kehoach::normalise::{Normalised, Options, normalise};
use kehoach::{Certainty, Diagnostic, Edit, EditKind, RawDoc, Severity};
use unicode_normalization::UnicodeNormalization as _;

use crate::cli::Outcome;
use crate::cli::args::{EDIT_KINDS, EditList, Normalize};
use crate::cli::diff::unified;
use crate::cli::input::load;
use crate::cli::messages::Message;
use crate::cli::output::{Console, Sink};

#[expect(clippy::disallowed_methods, reason = "-v tells how long it took")]
pub(in crate::cli) fn run(args: &Normalize, console: &mut Console) -> Outcome {
    let input = load(&args.file, args.reading.from, args.reading.choices.options(console.quiet))?;
    let start = Instant::now();
    let doc = input.read()?;
    let repaired = repaired(&doc, &options(args));
    let took = start.elapsed();
    // A command that cannot write says only that.
    let mut sink = Sink::open(args.output.as_deref(), std::slice::from_ref(&args.file))?;
    report(console, &input.name, &doc, &repaired, took);
    let suspicions = || doc.diagnostics.iter().chain(&repaired.suspicions);
    let data = match (args.edits, args.suspicions) {
        (Some(EditList::Tsv), _) => tsv(&doc, &repaired.edits),
        (Some(EditList::Jsonl), _) => jsonl(repaired.edits.iter()),
        (_, Some(EditList::Tsv)) => suspicions_tsv(doc.source(), suspicions()),
        (_, Some(EditList::Jsonl)) => jsonl(suspicions()),
        _ if args.diff => unified(&input.name, doc.source(), &repaired.edits),
        _ if args.to_nfd => repaired.text.nfd().collect(),
        _ => repaired.text.into_owned(),
    };
    sink.write(data.as_bytes())?;
    sink.finish()
}

/// A text is repaired as one; a document with looks of its own piece by piece, each run by its font.
fn repaired<'a>(doc: &'a RawDoc, options: &Options) -> Normalised<'a> {
    if doc.looks.runs.is_empty() {
        return normalise(doc.source(), options);
    }
    let known = doc.diagnostics.len();
    let mut repaired = kehoach::repair(doc.clone(), options);
    let suspicions = repaired.diagnostics.split_off(known.min(repaired.diagnostics.len()));
    Normalised { text: repaired.text.into(), edits: repaired.edits, joins: vec![], suspicions }
}

/// Kinds that run on request run when they are asked for by name, too.
fn options(args: &Normalize) -> Options {
    let asked = |kind| args.only.contains(&kind);
    let mut options = Options { only: args.only.clone(), skip: args.skip.clone(), ..Options::default() };
    options.tone = args.tone.map(Into::into).or_else(|| asked(EditKind::Tone).then_some(kehoach::normalise::ToneStyle::Majority));
    options.joins = args.join || asked(EditKind::Join);
    options.punctuation = args.punctuation || asked(EditKind::Punctuation);
    options
}

/// One edit a line: bytes replaced, line, before, after, kind, certainty.
fn tsv(doc: &RawDoc, edits: &[Edit]) -> String {
    let mut out = "start\tend\tline\tbefore\tafter\tkind\tcertainty\n".to_owned();
    for edit in edits {
        let line = doc.place(&(edit.start..edit.end)).line;
        let Edit { start, end, before, after, kind, certainty } = edit;
        let (before, after, kind) = (escaped(before), escaped(after), name(*kind));
        let certainty = if *certainty == Certainty::Certain { "certain" } else { "likely" };
        out.push_str(&[&start.to_string(), &end.to_string(), &line.to_string(), &before, &after, kind, certainty].join("\t"));
        out.push('\n');
    }
    out
}

/// Text in one field of a line.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}

/// One suspicion a line: bytes, line, the text there, the proposal for it, the kind, how much it matters, and the words.
fn suspicions_tsv<'a>(source: &str, suspicions: impl Iterator<Item = &'a Diagnostic>) -> String {
    let mut out = "start\tend\tline\ttext\tproposal\tkind\tseverity\tmessage\n".to_owned();
    for Diagnostic { id, severity, message, place, proposal } in suspicions {
        let severity = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let text = escaped(source.get(place.start as usize..place.end as usize).unwrap_or_default());
        let proposal = escaped(proposal.as_deref().unwrap_or_default());
        let [start, end, line] = [place.start, place.end, place.line].map(|number| number.to_string());
        out.push_str(&[&start, &end, &line, &text, &proposal, id, severity, &escaped(message)].join("\t"));
        out.push('\n');
    }
    out
}

fn jsonl<'a, T: serde::Serialize + 'a>(items: impl Iterator<Item = &'a T>) -> String {
    let mut out = String::new();
    for item in items {
        // Neither edits nor suspicions have anything that JSON cannot hold.
        out.push_str(&serde_json::to_string(item).unwrap_or_default());
        out.push('\n');
    }
    out
}

fn name(kind: EditKind) -> &'static str {
    EDIT_KINDS.iter().find(|(_, known)| *known == kind).map_or("other", |(name, _)| name)
}

fn report(console: &mut Console, file: &str, doc: &RawDoc, repaired: &Normalised<'_>, took: Duration) {
    if console.quiet {
        return;
    }
    let of_kind = |kind: EditKind| repaired.edits.iter().filter(|edit| edit.kind == kind).count();
    let kinds: Vec<String> = EDIT_KINDS
        .iter()
        .map(|&(name, kind)| (name, of_kind(kind)))
        .filter(|&(_, count)| count > 0)
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    if !console.verbose {
        let doubts = doc.diagnostics.iter().chain(&repaired.suspicions).filter(|d| d.severity >= Severity::Warning).count();
        let (file, edits) = (file.to_owned(), repaired.edits.len());
        if edits > 0 {
            console.note(&Message::Repaired { file, edits, kinds: kinds.join(", "), doubts });
        } else if doubts > 0 {
            console.warning(&Message::Suspicions { file, doubts });
        }
        return;
    }
    let ms = took.as_secs_f64() * 1000.0;
    let list = if kinds.is_empty() { "none".to_owned() } else { kinds.join(", ") };
    console.detail(&format!(
        "{file}: {} edits ({list}), {} joins listed; {ms:.2} ms",
        repaired.edits.len(),
        repaired.joins.len()
    ));
    for diagnostic in doc.diagnostics.iter().chain(&repaired.suspicions) {
        console.diagnostic(file, diagnostic);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_name_in_the_data() {
        for &(name, kind) in EDIT_KINDS {
            assert_eq!(serde_json::to_value(kind).unwrap(), name);
        }
    }

    #[test]
    fn a_field_is_one_line() {
        assert_eq!(escaped("a\tb\\\r\n"), "a\\tb\\\\\\r\\n");
    }
}
