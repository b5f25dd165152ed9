//! Every rule of `check`: its page, and the documents of `fixtures/rules/ID.txt` on which it must speak or be silent.
//!
//! A file holds documents one after the other, each under a line `### fires 3 7` (the lines of its findings) or `### clean`.
//! Other rules may speak on them too; only the one that the file is for is looked at.

use std::collections::BTreeSet;
use std::fs;

use kehoach::{CheckSettings, Document, Format, Lang, Needs, Rule};

/// One document of a file of cases.
struct Case {
    /// Where it begins in the file.
    line: usize,
    /// Lines on which the rule must speak; none where it must be silent.
    fires: Vec<u32>,
    text: String,
}

fn cases(rule: &Rule) -> Vec<Case> {
    let path = crate::support::root().join(format!("rules/{}.txt", rule.id));
    let all = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut out: Vec<Case> = vec![];
    for (at, line) in all.lines().enumerate() {
        if let Some(kind) = line.strip_prefix("### ") {
            let mut words = kind.split_whitespace();
            let fires = match words.next() {
                Some("fires") => words.map(|word| word.parse().unwrap()).collect(),
                Some("clean") => vec![],
                other => panic!("{}:{}: {other:?} is neither `fires` nor `clean`", path.display(), at + 1),
            };
            assert!(kind.starts_with("clean") || !fires.is_empty(), "{}:{}: on which lines?", path.display(), at + 1);
            out.push(Case { line: at + 1, fires, text: String::new() });
        } else if let Some(case) = out.last_mut() {
            case.text.push_str(line);
            case.text.push('\n');
        }
    }
    out
}

fn found(rule: &Rule, text: &str, lang: Lang) -> Vec<kehoach::Finding> {
    let document = Document::read(text.as_bytes(), Format::Text, &kehoach::ReadOptions::default()).unwrap();
    let settings = CheckSettings { select: vec![rule.id.into()], lang, ..CheckSettings::default() };
    kehoach::check(&document.raw, &document.plan, &settings).findings
}

#[test]
fn rules_speak_where_they_must_and_nowhere_else() {
    let mut faults = vec![];
    for rule in kehoach::rules().iter().filter(|rule| rule.needs != Needs::Layout) {
        let cases = cases(rule);
        let (fires, clean): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| !case.fires.is_empty());
        if fires.is_empty() || clean.len() < fires.len() {
            faults.push(format!(
                "{}: {} cases fire, {} are clean; at least as many must be clean",
                rule.id,
                fires.len(),
                clean.len()
            ));
        }
        for case in cases {
            let findings = found(rule, &case.text, Lang::En);
            let lines: BTreeSet<u32> = findings.iter().map(|finding| finding.line).collect();
            if lines != case.fires.iter().copied().collect() {
                let shown: Vec<String> =
                    findings.iter().map(|finding| format!("{}: {}", finding.line, finding.message)).collect();
                faults.push(format!(
                    "fixtures/rules/{}.txt:{}: expected lines {:?}, found {shown:#?}",
                    rule.id, case.line, case.fires
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What a rule says of its own example is what its page promises.
#[test]
fn pages_are_whole() {
    let mut faults = vec![];
    let mut names = BTreeSet::new();
    for rule in kehoach::rules() {
        let texts = [rule.what.vi, rule.what.en, rule.why.vi, rule.why.en, rule.example, rule.instead, rule.source, rule.name];
        if texts.iter().any(|text| text.trim().is_empty()) {
            faults.push(format!("{}: a part of its page is empty", rule.id));
        }
        if !kehoach::FAMILIES.iter().any(|(family, _)| rule.id.starts_with(family)) || rule.id.len() != 5 {
            faults.push(format!("{}: an id is a family and three digits", rule.id));
        }
        if !names.insert(rule.name) || rule.name.chars().any(|c| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '-') {
            faults.push(format!("{}: `{}` is no name of its own in small letters and hyphens", rule.id, rule.name));
        }
        let sourced = rule.source == "custom"
            || ["NĐ ", "HD ", "Luật ", "Hiến pháp", "QĐ ", "TCVN", "Unicode"].iter().any(|known| rule.source.starts_with(known));
        if !sourced {
            faults.push(format!("{}: `{}` is neither a clause nor `custom`", rule.id, rule.source));
        }
    }
    let ids: Vec<&str> = kehoach::rules().iter().map(|rule| rule.id).collect();
    if !ids.is_sorted() || ids.windows(2).any(|pair| pair[0] == pair[1]) {
        faults.push("the registry is not sorted by id, or an id stands twice".into());
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn messages_differ_by_language_and_fixes_are_as_the_page_says() {
    let mut faults = vec![];
    for rule in kehoach::rules().iter().filter(|rule| rule.needs != Needs::Layout) {
        for case in cases(rule).iter().filter(|case| !case.fires.is_empty()) {
            let (vi, en) = (found(rule, &case.text, Lang::Vi), found(rule, &case.text, Lang::En));
            for (vi, en) in vi.iter().zip(&en) {
                if vi.message == en.message {
                    faults.push(format!("{}: the same words in both languages: {}", rule.id, vi.message));
                }
                if en.fix.as_ref().is_some_and(|fix| rule.fix.name() != if fix.safe { "safe" } else { "unsafe" }) {
                    faults.push(format!("{}: a fix that is not `{}`", rule.id, rule.fix.name()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// After its safe fixes a rule finds nothing more to fix safely.
#[test]
fn safe_fixes_settle() {
    let mut faults = vec![];
    for rule in kehoach::rules().iter().filter(|rule| rule.needs != Needs::Layout && rule.fix == kehoach::FixSafety::Safe) {
        for case in cases(rule).iter().filter(|case| !case.fires.is_empty()) {
            let mut text = case.text.clone();
            let mut edits: Vec<_> =
                found(rule, &text, Lang::En).into_iter().filter_map(|f| f.fix).flat_map(|fix| fix.edits).collect();
            edits.sort();
            edits.dedup();
            for edit in edits.iter().rev() {
                text.replace_range(edit.start as usize..edit.end as usize, &edit.text);
            }
            let again = found(rule, &text, Lang::En);
            if edits.is_empty() || !again.is_empty() {
                faults.push(format!(
                    "fixtures/rules/{}.txt:{}: {} edits, then still {again:#?}",
                    rule.id,
                    case.line,
                    edits.len()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
