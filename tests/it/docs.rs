//! Every document of `fixtures/docs`: the parser's whole output beside it, and how much of what a person reads it finds.
//!
//! The outputs show what a change does; the facts of `expect.json`, written by hand, say whether it is right.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use kehoach::OutputFormat;
use serde_json::{Map, Value, json};

use crate::score;
use crate::support::{self, Fixture};

/// All files a fixture may have.
const FILES: [&str; 4] = ["expect.json", "input.txt", "plan.json", "plan.md"];

#[test]
fn outputs_are_as_expected() {
    let mut faults = vec![];
    for fixture in support::fixtures() {
        let plan = support::parse(&fixture.bytes).unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
        for (file, format) in [("plan.json", OutputFormat::Json), ("plan.md", OutputFormat::Markdown)] {
            let output = kehoach::write(&plan, format);
            faults.extend(support::expect_file(&fixture.folder.join(file), &output));
        }
    }
    assert!(faults.is_empty(), "{}\nif this is meant: UPDATE=1 cargo test, then read the diff", faults.join("\n"));
}

#[test]
fn nothing_is_left_over() {
    let mut stray = vec![];
    for fixture in support::fixtures() {
        let mut names: Vec<String> = fs::read_dir(&fixture.folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        stray.extend(names.iter().filter(|name| !FILES.contains(&name.as_str())).map(|name| format!("{}/{name}", fixture.name)));
        if !names.iter().any(|name| name == "expect.json") {
            stray.push(format!("{}/expect.json is missing", fixture.name));
        }
    }
    let floors = support::json_file(&support::root().join("floors.json"));
    let known: Vec<String> = support::fixtures().into_iter().map(|fixture| fixture.name).collect();
    let floors = floors.as_object().unwrap();
    stray.extend(floors.keys().filter(|name| *name != HEADS && !known.contains(name)).map(|name| format!("floors.json: {name}")));
    assert!(stray.is_empty(), "{}", stray.join("\n"));
}

#[test]
fn plans_are_sound() {
    let mut faults = BTreeMap::new();
    for fixture in support::fixtures() {
        let plan = support::parse(&fixture.bytes).unwrap();
        let found = support::faults(&plan, &support::source_text(&fixture.bytes));
        if !found.is_empty() {
            faults.insert(fixture.name, found);
        }
    }
    assert!(faults.is_empty(), "{}", support::list(&faults));
}

/// The floors of `letterheads.txt`.
const HEADS: &str = "letterheads.txt";

#[test]
fn facts_are_found() {
    let path = support::root().join("floors.json");
    let floors = support::json_file(&path);
    let (mut raised, mut low, mut report) = (Map::new(), vec![], String::new());
    let mut totals: BTreeMap<&str, (Vec<String>, Vec<String>)> = BTreeMap::new();
    let mut judge = |name: &str, scores: Vec<(String, score::Score)>| {
        let mut fields = Map::new();
        for (field, score) in scores {
            // One decimal, rounded down: a floor that the same result always reaches.
            let now = (score.f1 * 10.0 + 1e-6).floor() / 10.0;
            let floor = floors[name][&field].as_f64().unwrap_or(0.0);
            if now < floor {
                low.push(format!("{name} {field}: {now} < {floor}"));
            }
            let _ = writeln!(report, "{name} {field} {now}");
            score.missing.iter().for_each(|fact| report.push_str(&format!("    - {fact}\n")));
            score.extra.iter().for_each(|fact| report.push_str(&format!("    + {fact}\n")));
            fields.insert(field, json!(now.max(floor)));
        }
        raised.insert(name.to_owned(), Value::Object(fields));
    };
    for Fixture { name, folder, bytes } in support::fixtures() {
        let expected = score::facts(&support::json_file(&folder.join("expect.json")));
        let plan = support::parse(&bytes).unwrap();
        let found = score::facts(&serde_json::to_value(&plan).unwrap());
        let mut scores = vec![];
        for (field, expected) in &expected {
            // The kind is given where the type word does not say it.
            if expected.is_empty() && (found[field].is_empty() || *field == "kind") {
                continue;
            }
            let total = totals.entry(field).or_default();
            total.0.extend(expected.iter().map(|fact| format!("{name} {fact}")));
            total.1.extend(found[field].iter().map(|fact| format!("{name} {fact}")));
            scores.push(((*field).to_owned(), score::score(expected, &found[field])));
        }
        judge(&name, scores);
    }
    judge(HEADS, heads());
    for (field, (expected, found)) in &totals {
        let _ = writeln!(report, "ALL {field} {:.2}", score::score(expected, found).f1);
    }
    if support::updating() {
        fs::write(&path, one_document_a_line(&raised)).unwrap();
    }
    let report = support::report("facts.txt", &report);
    assert!(
        low.is_empty(),
        "below the floor:\n{}\nwhat is missing (-) and what is too much (+): {}",
        low.join("\n"),
        report.display()
    );
}

fn one_document_a_line(floors: &Map<String, Value>) -> String {
    let lines: Vec<String> = floors.iter().map(|(name, fields)| format!("  {}: {fields}", json!(name))).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

/// The heads of `letterheads.txt`, field by field.
fn heads() -> Vec<(String, score::Score)> {
    const FIELDS: [&str; 8] = ["number", "symbol", "date", "doc_type", "place", "issuer", "issuer_parent", "title"];
    let file = fs::read_to_string(support::root().join(HEADS)).unwrap();
    let mut facts: BTreeMap<&str, (Vec<String>, Vec<String>)> = BTreeMap::new();
    for (at, block) in file.split("=== ").skip(1).enumerate() {
        let (line, text) = block.split_once('\n').unwrap();
        let expected: Vec<&str> = line.split('|').collect();
        assert_eq!(expected.len(), FIELDS.len(), "{line}");
        let plan = support::parse(text.as_bytes()).unwrap();
        let header = serde_json::to_value(&plan.header).unwrap();
        let found = &score::facts(&json!({ "header": header }))["header"];
        for (field, value) in FIELDS.iter().zip(expected) {
            let (wanted, got) = facts.entry(field).or_default();
            if !value.is_empty() {
                wanted.push(format!("{} {field} {}", at + 1, score::loose(value)));
            }
            got.extend(
                found.iter().filter(|fact| fact.starts_with(&format!("{field} "))).map(|fact| format!("{} {fact}", at + 1)),
            );
        }
    }
    facts.into_iter().map(|(field, (wanted, got))| (field.to_owned(), score::score(&wanted, &got))).collect()
}
