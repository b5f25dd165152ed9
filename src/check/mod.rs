//! Plan → findings: figures that contradict each other, tasks without owner, citations that lead nowhere, form and spelling.
//!
//! Each rule stands in a file of its own under `rules/`, with its page in [`Rule`] and its cases in
//! `fixtures/rules/ID.txt`; `registry` lists them. Rules see a [`subject::Subject`] and speak through a
//! [`report::Report`]; this file runs them, gives each finding its words, place and fingerprint, and drops what is
//! suppressed.

mod baseline;
mod components;
mod condition;
mod finding;
mod joined;
mod looks;
mod paths;
mod registry;
mod report;
mod rule;
mod rules;
mod settings;
mod subject;
mod suppress;

use std::collections::HashMap;

pub use baseline::FindingBaseline;
pub use finding::{Finding, Fix, Replacement};
pub use registry::rules;
pub use rule::{FAMILIES, FixSafety, Needs, Profile, Rule};
pub use settings::{Settings, Suppression};
pub use suppress::COMMENT;
#[cfg(feature = "docx")]
pub(crate) use suppress::asked;

use crate::base::place::Place;
use crate::model::{Assignment, Plan};
use crate::raw::RawDoc;
use report::{Found, Report};
use subject::Subject;

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The findings, by place.
    pub findings: Vec<Finding>,
    /// Ids of rules that could not look: the document has no layout, is an appendix alone, or its words cannot be read.
    pub not_checked: Vec<&'static str>,
    /// Suppressions that suppressed nothing: of the settings, and of comments in the document.
    pub unused: Vec<Suppression>,
}

/// Checks a document: the text it was read as, and the plan found in it.
///
/// ```
/// use kehoach::{CheckSettings, Format};
/// let text = "KẾ HOẠCH\nTrồng cây năm 2026\n\nI. MỤC TIÊU\n\nTrồng 500 cây.\n";
/// let document = kehoach::Document::read(text.as_bytes(), Format::Text, &Default::default())?;
/// let checked = kehoach::check(&document.raw, &document.plan, &CheckSettings::default());
/// assert!(checked.findings.iter().any(|finding| finding.name == "missing-header"));
/// # Ok::<(), kehoach::Error>(())
/// ```
pub fn check(doc: &RawDoc, plan: &Plan, settings: &Settings) -> Checked {
    let subject = Subject::new(doc, plan, settings);
    let profile = subject.profile();
    let (illegible, attachment) = (subject.illegible().is_some(), subject.is_attachment());
    let mut found: Vec<Found> = vec![];
    let mut not_checked = vec![];
    let dated = plan.header.date.map(|date| date.to_string());
    let written = dated.clone().or_else(|| written_before(plan));
    for &rule in rules() {
        let began = |date: &String| rule.since.is_none_or(|since| date.as_str() >= since);
        let lasts = |date: &String| rule.until.is_none_or(|until| date.as_str() <= until);
        let in_force = written.as_ref().is_none_or(began) && dated.as_ref().is_none_or(lasts);
        if !settings.selects(rule) || rule.profile.is_some_and(|own| own != profile) || !in_force {
            continue;
        }
        let blind = match rule.needs {
            Needs::Layout => !has_layout(doc),
            Needs::Whole => attachment,
            Needs::Plan => false,
        };
        if blind || illegible && rule.id != rules::ct::unreadable_text::RULE.id {
            not_checked.push(rule.id);
            continue;
        }
        (rule.run)(&subject, &mut Report { rule, found: &mut found });
    }
    found.retain(|found| settings.severity_of(found.rule) >= settings.severity);
    found.sort_by_key(|found| (found.place.start, found.place.end, found.rule.id));
    let mut seen = HashMap::new();
    let mut findings: Vec<Finding> = found.into_iter().map(|found| finding(&subject, found, settings, &mut seen)).collect();
    findings.dedup_by(|a, b| a.rule == b.rule && a.place == b.place && a.message == b.message);
    let unused = suppress::apply(&subject, &mut findings);
    Checked { findings, not_checked, unused }
}

/// About when a document without a date was written: not after the first day it sets, else when the last document it
/// cites was, so that a copy of an old text is not judged by rules that came later.
fn written_before(plan: &Plan) -> Option<String> {
    let day = |normal: &str| {
        let day = normal.trim_start_matches(['<', '=']);
        day.starts_with(|c: char| c.is_ascii_digit()).then(|| day.split('/').next().unwrap_or(day).to_owned())
    };
    let due =
        plan.assignments.iter().flat_map(Assignment::deadlines).filter_map(|due| due.normal.as_deref()).filter_map(day).min();
    due.or_else(|| plan.references.iter().filter_map(|reference| reference.date).max().map(|date| date.to_string()))
}

fn has_layout(doc: &RawDoc) -> bool {
    !doc.looks.pages.is_empty()
}

fn finding(subject: &Subject<'_>, found: Found, settings: &Settings, seen: &mut HashMap<u64, u32>) -> Finding {
    let Found { rule, place, .. } = found;
    let lang = settings.lang;
    let excerpt = excerpt(subject.words(&place));
    Finding {
        rule: rule.id.to_owned(),
        name: rule.name.to_owned(),
        severity: settings.severity_of(rule),
        message: found.message(lang).to_owned(),
        line: place.line,
        path: subject.path(&place),
        fingerprint: fingerprint(subject, rule, &place, seen),
        excerpt,
        fix: found.fix.map(|fix| Fix { safe: fix.safe, message: fix.message(lang).to_owned(), edits: fix.edits }),
        place,
    }
}

/// The words at fault on one line, cut where they are too long to read.
fn excerpt(words: &str) -> String {
    const LONGEST: usize = 200;
    let mut out = String::new();
    for word in words.split_whitespace() {
        if out.chars().count() + word.chars().count() >= LONGEST {
            out.push('…');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The rule, the line at fault without its white space, and how often that pair occurred before.
fn fingerprint(subject: &Subject<'_>, rule: &Rule, place: &Place, seen: &mut HashMap<u64, u32>) -> String {
    let source = subject.doc.source();
    // A line as long as a document is known by what stands around the spot.
    const REACH: usize = 300;
    let bound = |at: usize| (0..=at.min(source.len())).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(0);
    let (from, to) = (bound((place.start as usize).saturating_sub(REACH)), bound(place.end as usize + REACH));
    let start = source[from..place.start as usize].rfind('\n').map_or(from, |at| from + at + 1);
    let end = source[place.end as usize..to].find('\n').map_or(to, |at| place.end as usize + at);
    let line: String = source[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    let hash = [rule.id, &line, subject.words(place)].iter().fold(FNV, |hash, part| fnv(fnv(hash, part.as_bytes()), b"\n"));
    let count = seen.entry(hash).or_insert(0);
    *count += 1;
    format!("{:016x}", fnv(hash, &count.to_le_bytes()))
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash FNV-1a: the same on every machine and in every version.
fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
