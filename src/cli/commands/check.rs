//! `kehoach check`: the faults of drafts, and their fixes.

use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use kehoach::{
    Certainty, CheckSettings, Document, Edit, EditKind, FileFindings, Finding, FindingBaseline, Replacement, Severity,
    Suppression,
};

use crate::cli::args::{Check, SEVERITIES, Shown};
use crate::cli::config::Settings;
use crate::cli::input::{Input, is_dash, load};
use crate::cli::messages::{Lang, Message};
use crate::cli::output::{Console, Sink};
use crate::cli::{Failure, Outcome, diff, documents, full, word};

/// What was found in one document.
struct Checked {
    file: FileFindings,
    /// Rules that could not look.
    blind: Vec<&'static str>,
    unused: Vec<Suppression>,
    /// Whether offsets in the source's text are offsets in the file, so that fixes can be written.
    is_plain: bool,
    /// Whether it is a Word document, and not one made for reading.
    is_word: bool,
}

pub(in crate::cli) fn run(args: &Check, lang: Lang, console: &mut Console) -> Outcome {
    let files = documents::find(&args.paths)?;
    if files.iter().filter(|file| is_dash(file)).count() > 1 {
        return Err(Message::StdinTwice.into());
    }
    let mut settings = Settings::new(args, lang)?;
    let mut jobs = vec![];
    for file in files {
        let (of_file, from) = settings.of(&file)?;
        if args.show_settings {
            return show_settings(&of_file, from.as_deref());
        }
        jobs.push((file, of_file));
    }
    let baseline = args.baseline.as_deref().map(read_baseline).transpose()?;
    let (mut done, failed) = check_all(&jobs, args, console);
    if args.fix || args.unsafe_fixes {
        mend_all(&jobs, &mut done, args, console)?;
        if args.diff {
            return if failed > 0 { Err(Failure::Told) } else { Ok(()) };
        }
    }
    for checked in &mut done {
        let FileFindings { file, findings, .. } = &mut checked.file;
        if let Some(baseline) = &baseline {
            findings.retain(|finding| !baseline.knows(file, finding));
        }
    }
    if let Some(path) = &args.write_baseline {
        let files = done.iter().map(|checked| (checked.file.file.as_str(), checked.file.findings.as_slice()));
        return put(Some(path), FindingBaseline::of(files).to_json().as_bytes());
    }
    remarks(&done, console);
    let blind: Vec<_> = done.iter().map(|checked| checked.blind.len()).filter(|rules| *rules > 0).collect();
    if args.comment {
        comment_on(&done, args)?;
    }
    let findings: Vec<FileFindings> = done.into_iter().map(|checked| checked.file).collect();
    let styled = args.output.is_none() && std::io::stdout().is_terminal() && console.is_coloured();
    if !args.comment {
        put(args.output.as_deref(), &shown(&findings, args, lang, styled))?;
    }
    summary(&findings, console);
    if let Some(&rules) = blind.iter().max().filter(|_| !console.verbose && !console.quiet) {
        console.note(&Message::NotCheckedIn { rules, documents: blind.len() });
    }
    match findings.iter().any(|file| !file.findings.is_empty()) {
        _ if failed > 0 => Err(Failure::Told),
        true => Err(Failure::Found),
        false => Ok(()),
    }
}

/// Writes the document with its findings as comments.
fn comment_on(done: &[Checked], args: &Check) -> Outcome {
    let ([checked], Some(output)) = (done, &args.output) else { return Err(Message::OneToComment.into()) };
    let FileFindings { file, source, findings } = &checked.file;
    let path = PathBuf::from(file);
    if is_dash(&path) || checked.is_plain {
        return Err(Message::OneToComment.into());
    }
    let bytes = word::comment(&load(&path, args.reading.from, args.reading.choices.options(true))?, source, findings)?;
    let mut sink = Sink::open(Some(output), &[path])?;
    sink.write(&bytes)?;
    sink.finish()
}

fn put(path: Option<&Path>, data: &[u8]) -> Outcome {
    let mut sink = Sink::open(path, &[])?;
    sink.write(data)?;
    sink.finish()
}

fn shown(findings: &[FileFindings], args: &Check, lang: Lang, styled: bool) -> Vec<u8> {
    if args.statistics {
        return statistics(findings).into_bytes();
    }
    match args.format {
        Shown::Full => full::show(findings, lang, styled).into_bytes(),
        Shown::As(format) => kehoach::report(findings, format, lang.of_library()),
    }
}

/// How many findings of each rule, most first.
fn statistics(files: &[FileFindings]) -> String {
    let mut counts: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for finding in files.iter().flat_map(|file| &file.findings) {
        let count = counts.entry((&finding.rule, &finding.name)).or_default();
        count.0 += 1;
        count.1 += usize::from(finding.fix.is_some());
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|(rule, (count, _))| (std::cmp::Reverse(*count), *rule));
    rows.into_iter().fold(String::new(), |out, ((rule, name), (count, fixable))| {
        out + &format!("{count}\t{rule}\t{name}\t{fixable} fixable\n")
    })
}

/// Checks all documents, several at a time, in the order they were named; those that cannot be read are told and counted.
fn check_all(jobs: &[(PathBuf, CheckSettings)], args: &Check, console: &mut Console) -> (Vec<Checked>, usize) {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<Option<Result<Checked, Message>>>> = Mutex::new(jobs.iter().map(|_| None).collect());
    let is_quiet = console.quiet;
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(jobs.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((file, settings)) = jobs.get(at) else { break };
                    let result = load(file, args.reading.from, args.reading.choices.options(is_quiet))
                        .and_then(|input| check_one(&input, settings));
                    if let Ok(mut results) = results.lock() {
                        results[at] = Some(result);
                    }
                }
            });
        }
    });
    let (mut done, mut failed) = (vec![], 0);
    for result in results.into_inner().unwrap_or_default().into_iter().flatten() {
        match result {
            Ok(checked) => done.push(checked),
            Err(message) => {
                failed += 1;
                console.error(&message);
            }
        }
    }
    (done, failed)
}

fn check_one(input: &Input, settings: &CheckSettings) -> Result<Checked, Message> {
    let document = input.document()?;
    let checked = kehoach::check(&document.raw, &document.plan, &word::with_comments(input, &document.raw, settings));
    let Document { raw, plan } = document;
    Ok(Checked {
        is_word: plan.source.format == "docx" && !input.is_converted,
        is_plain: plan.source.format == "text" && raw.source().len() == input.bytes.len(),
        file: FileFindings { file: input.name.clone(), source: raw.source().to_owned(), findings: checked.findings },
        blind: checked.not_checked,
        unused: checked.unused,
    })
}

/// Makes the fixes, or shows them with `--diff`; what is left is checked anew.
fn mend_all(jobs: &[(PathBuf, CheckSettings)], done: &mut [Checked], args: &Check, console: &mut Console) -> Outcome {
    let mut shown = String::new();
    for checked in done {
        let FileFindings { file, source, findings } = &checked.file;
        let edits = fixes(findings, source, args.unsafe_fixes);
        if edits.is_empty() {
            continue;
        }
        let (file, path) = (file.clone(), PathBuf::from(file));
        if args.diff {
            shown.push_str(&diff::unified(&file, source, &edits));
            continue;
        }
        if !(checked.is_plain && !args.track || checked.is_word) || is_dash(&path) {
            console.warning(&Message::NoFixHere { file });
            continue;
        }
        if checked.is_word {
            let chosen = |left: &[Replacement]| {
                let whole = |finding: &&Finding| {
                    finding.fix.as_ref().is_some_and(|fix| !fix.edits.iter().any(|edit| left.contains(edit)))
                };
                fixes(&findings.iter().filter(whole).cloned().collect::<Vec<_>>(), source, args.unsafe_fixes)
            };
            let word::Mended { bytes, made, left } =
                word::mend(&load(&path, args.reading.from, args.reading.choices.options(true))?, source, chosen, args.track)?;
            if made > 0 {
                put(Some(&path), &bytes)?;
            }
            if left > 0 {
                console.warning(&Message::NotFixed { file: file.clone(), count: left });
            }
            console.note(&Message::Fixed { file, count: made });
        } else {
            let text = kehoach::apply_edits(source, &edits);
            put(Some(&path), text.as_bytes())?;
            console.note(&Message::Fixed { file, count: edits.len() });
        }
        if let Some((_, settings)) = jobs.iter().find(|(job, _)| *job == path) {
            *checked = check_one(&load(&path, args.reading.from, args.reading.choices.options(true))?, settings)?;
        }
    }
    if args.diff { put(args.output.as_deref(), shown.as_bytes()) } else { Ok(()) }
}

/// The replacements to make, sorted and apart: of two that overlap the first wins.
fn fixes(findings: &[Finding], source: &str, all: bool) -> Vec<Edit> {
    let mut chosen: Vec<&Replacement> = findings
        .iter()
        .filter_map(|finding| finding.fix.as_ref())
        .filter(|fix| fix.safe || all)
        .flat_map(|fix| &fix.edits)
        .collect();
    chosen.sort();
    chosen.dedup();
    let mut end = 0;
    chosen.retain(|edit| {
        let apart = edit.start >= end && source.get(edit.start as usize..edit.end as usize).is_some();
        if apart {
            end = edit.end.max(edit.start + 1);
        }
        apart
    });
    let edit = |edit: &Replacement| Edit {
        start: edit.start,
        end: edit.end,
        before: source[edit.start as usize..edit.end as usize].into(),
        after: edit.text.as_str().into(),
        kind: EditKind::Spacing,
        certainty: Certainty::Certain,
    };
    chosen.into_iter().map(edit).collect()
}

fn remarks(done: &[Checked], console: &mut Console) {
    if console.quiet {
        return;
    }
    for checked in done {
        let file = &checked.file.file;
        for unused in &checked.unused {
            let (rule, place) = (unused.rule.clone(), unused.place.clone());
            console.warning(&Message::UnusedSuppression { file: file.clone(), rule, place });
        }
        if !checked.blind.is_empty() && console.verbose {
            console.warning(&Message::NotChecked { file: file.clone(), rules: checked.blind.join(", ") });
        }
    }
}

fn summary(files: &[FileFindings], console: &mut Console) {
    let all = || files.iter().flat_map(|file| &file.findings);
    let count = |severity| all().filter(|finding| finding.severity == severity).count();
    let fixable = all().filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe)).count();
    let (errors, warnings, infos) = (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    if !console.quiet {
        console.note(&Message::Findings { errors, warnings, infos, documents: files.len(), fixable });
    }
}

#[expect(clippy::disallowed_methods, reason = "the baseline is read here")]
fn read_baseline(path: &Path) -> Result<FindingBaseline, Message> {
    let bad = |reason: String| Message::BadBaseline { file: path.display().to_string(), reason };
    let text = std::fs::read_to_string(path).map_err(|error| bad(error.to_string()))?;
    FindingBaseline::from_json(&text).map_err(|error| bad(error.to_string()))
}

/// The settings as `kehoach.toml` would hold them.
fn show_settings(settings: &CheckSettings, from: Option<&Path>) -> Outcome {
    let severity = |wanted: Severity| SEVERITIES.iter().find(|(_, known)| *known == wanted).map_or("", |(name, _)| name);
    let list = |list: &[String]| list.iter().map(|item| format!("\"{item}\"")).collect::<Vec<_>>().join(", ");
    let from = from.map_or("no kehoach.toml".to_owned(), |path| path.display().to_string());
    let mut out = format!(
        "# {from}\n[check]\nselect = [{}]\nignore = [{}]\nseverity = \"{}\"\nrounding = {}\nagencies = [{}]\n",
        list(&settings.select),
        list(&settings.ignore),
        severity(settings.severity),
        settings.rounding,
        list(&settings.agencies),
    );
    if let Some(profile) = settings.profile {
        out.push_str(&format!("profile = \"{}\"\n", profile.name()));
    }
    if !settings.severities.is_empty() {
        out.push_str("\n[check.severities]\n");
        settings.severities.iter().for_each(|(rule, wanted)| out.push_str(&format!("{rule} = \"{}\"\n", severity(*wanted))));
    }
    for one in &settings.suppressions {
        let Suppression { rule, place, reason } = one;
        out.push_str(&format!("\n[[check.suppress]]\nrule = \"{rule}\"\nplace = \"{place}\"\nreason = \"{reason}\"\n"));
    }
    put(None, out.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_two_overlapping_fixes_wins() {
        let fix = |start, end, text: &str| Finding {
            rule: "CT101".into(),
            name: "x".into(),
            severity: Severity::Info,
            message: String::new(),
            line: 1,
            place: kehoach::Place::in_text(start, end, 1),
            path: String::new(),
            excerpt: String::new(),
            fix: Some(kehoach::Fix {
                safe: true,
                message: String::new(),
                edits: vec![Replacement { start, end, text: text.into() }],
            }),
            fingerprint: String::new(),
        };
        let edits = fixes(&[fix(2, 4, "b"), fix(0, 3, "a"), fix(5, 6, "c")], "012345678", false);
        assert_eq!(kehoach::apply_edits("012345678", &edits), "a34c678");
    }
}
