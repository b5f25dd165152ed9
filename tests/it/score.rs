//! Facts of a document as comparable strings, and how many of those expected a plan gives: F1 in percent, field by field.
//!
//! A fact says one thing (a section's path, one cell, one figure), so a plan that finds half of a table scores half.

use std::collections::BTreeMap;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Facts expected and found, by field.
pub(crate) type Facts = BTreeMap<&'static str, Vec<String>>;

/// How a field did.
pub(crate) struct Score {
    /// F1 in percent; 100 where nothing is expected and nothing found.
    pub(crate) f1: f64,
    /// Expected and not found.
    pub(crate) missing: Vec<String>,
    /// Found and not expected.
    pub(crate) extra: Vec<String>,
}

/// Compares two bags of facts.
pub(crate) fn score(expected: &[String], found: &[String]) -> Score {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for fact in expected {
        *counts.entry(fact).or_default() += 1;
    }
    for fact in found {
        *counts.entry(fact).or_default() -= 1;
    }
    let repeated = |sign: i64| -> Vec<String> {
        counts.iter().flat_map(|(fact, count)| (0..(count * sign).max(0)).map(|_| (*fact).to_owned())).collect()
    };
    let (missing, extra) = (repeated(1), repeated(-1));
    let hits = (expected.len() - missing.len()) as f64;
    let sum = (expected.len() + found.len()) as f64;
    let f1 = if sum == 0.0 { 100.0 } else { 200.0 * hits / sum };
    Score { f1, missing, extra }
}

/// All facts of a plan, or of what a person read, in JSON.
pub(crate) fn facts(plan: &Value) -> Facts {
    let mut facts = Facts::new();
    facts.insert("header", header(&plan["header"]));
    facts.insert("kind", plan["header"]["kind"].as_str().map(str::to_owned).into_iter().collect());
    let sections = walk(&plan["sections"]);
    facts.insert("sections", sections.iter().map(|section| text(section, "path").to_owned()).collect());
    facts.insert("headings", sections.iter().filter_map(|section| heading(section)).collect());
    facts.insert("section_text", sections.iter().filter_map(|section| own_text(section)).collect());
    facts.insert("tables", list(plan, "tables").enumerate().map(|(at, table)| format!("{at} {}", text(table, "kind"))).collect());
    facts.insert("table_cells", cells(plan));
    let (from_tables, from_prose): (Vec<&Value>, Vec<&Value>) =
        list(plan, "indicators").partition(|item| text(item, "source").starts_with("table"));
    facts.insert("indicators_table", from_tables.into_iter().flat_map(indicator).collect());
    facts.insert("indicators_prose", from_prose.into_iter().flat_map(indicator).collect());
    let assignments = || list(plan, "assignments");
    facts.insert("assignments", assignments().flat_map(|item| who(item, "lead", true)).collect());
    facts.insert("coordinating", assignments().flat_map(|item| who(item, "coordinating", false)).collect());
    facts.insert("deadlines", assignments().filter_map(deadline).collect());
    let reference = |item: &Value| format!("{} {}", loose(text(item, "number")), text(item, "date"));
    facts.insert("references", list(plan, "references").map(reference).collect());
    facts.insert("recipients", strings(plan, "recipients"));
    facts.insert("signature", signature(&plan["signature"]));
    let appendix = |item: &Value| format!("{} {}", loose(text(item, "label")), loose(text(item, "title")));
    facts.insert("appendices", list(plan, "appendices").map(appendix).collect());
    facts.insert("noise", strings(plan, "noise"));
    facts.insert("legal_basis", strings(plan, "legal_basis"));
    facts.insert(
        "closing",
        list(plan, "closing").map(|item| loose(item.as_str().unwrap_or_else(|| text(item, "text")))).collect(),
    );
    let note = |item: &Value| format!("{} {}", text(item, "label"), text(item, "section_path"));
    facts.insert("footnotes", list(plan, "footnotes").map(note).collect());
    facts
}

/// What the head says; what was inferred is not said.
fn header(header: &Value) -> Vec<String> {
    let inferred: Vec<&str> = list(header, "inferred").filter_map(Value::as_str).collect();
    ["issuer_parent", "issuer", "number", "symbol", "place", "date", "doc_type", "title"]
        .iter()
        .filter(|name| !inferred.contains(name))
        .filter_map(|name| match &header[*name] {
            Value::Null => None,
            Value::String(text) => Some(format!("{name} {}", loose(text))),
            other => Some(format!("{name} {other}")),
        })
        .collect()
}

fn heading(section: &Value) -> Option<String> {
    section["heading"].as_str().map(|heading| format!("{} {}", text(section, "path"), loose(heading)))
}

/// Letters and digits only: it is content that counts.
fn own_text(section: &Value) -> Option<String> {
    let own = section["text"].as_str()?;
    let content: String = fold(own).to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == '_').collect();
    Some(format!("{} {content}", text(section, "path")))
}

/// Nested sections as a flat list, in document order.
fn walk(sections: &Value) -> Vec<&Value> {
    let mut out = vec![];
    let mut stack: Vec<&Value> = sections.as_array().into_iter().flatten().rev().collect();
    while let Some(section) = stack.pop() {
        out.push(section);
        stack.extend(list(section, "children").rev());
    }
    out
}

fn cells(plan: &Value) -> Vec<String> {
    let mut out = vec![];
    for (t, table) in list(plan, "tables").enumerate() {
        for (r, row) in list(table, "header").chain(list(table, "rows")).enumerate() {
            for (c, cell) in row.as_array().into_iter().flatten().enumerate() {
                let cell = cell.as_str().unwrap_or_default();
                if !fold(cell).is_empty() {
                    out.push(format!("{t} {r} {c} {}", loose(cell)));
                }
            }
        }
    }
    out
}

/// One fact for each stated value: the name, which value, the value.
fn indicator(item: &Value) -> Vec<String> {
    let name = loose(text(item, "name"));
    let mut out = vec![];
    let mut say = |what: &str, value: String| out.push(format!("{name} {what} {value}"));
    if item["baseline"].is_object() {
        say("baseline", decimal(&item["baseline"]["value"]));
    }
    if item["rank"].is_object() {
        say("rank", format!("{}/{}", item["rank"]["value"], item["rank"]["of"]));
    }
    if !item["rank_target"].is_null() {
        say("rank_target", item["rank_target"].to_string());
    }
    for what in ["max", "delta"] {
        if !item[what].is_null() {
            say(what, decimal(&item[what]));
        }
    }
    if item["target"].is_object() {
        let target = &item["target"];
        say("target", format!("{}{}", target["comparator"].as_str().unwrap_or("="), decimal(&target["value"])));
    }
    for owner in list(item, "owner").filter_map(Value::as_str) {
        say("owner", loose(owner));
    }
    out
}

fn task_key(item: &Value) -> String {
    loose(text(item, "task")).chars().take(60).collect()
}

fn who(item: &Value, role: &str, always: bool) -> Vec<String> {
    let task = task_key(item);
    let mut out: Vec<String> =
        list(item, role).filter_map(Value::as_str).map(|agency| format!("{task} {}", loose(agency))).collect();
    if out.is_empty() && always {
        out.push(task);
    }
    out
}

fn deadline(item: &Value) -> Option<String> {
    let deadline = item["deadline"].as_object()?;
    let normal = deadline["normal"].as_str().or_else(|| deadline["text"].as_str())?;
    Some(format!("{} {}", task_key(item), fold(normal).to_lowercase()))
}

fn signature(signature: &Value) -> Vec<String> {
    let mut out: Vec<String> =
        list(signature, "role_lines").filter_map(Value::as_str).map(|role| format!("role {}", loose(role))).collect();
    for what in ["authority", "name"] {
        if let Some(value) = signature[what].as_str() {
            out.push(format!("{what} {}", loose(value)));
        }
    }
    out.extend(list(signature, "others").flat_map(self::signature).map(|fact| format!("other {fact}")));
    out
}

fn list<'a>(value: &'a Value, name: &str) -> std::slice::Iter<'a, Value> {
    value[name].as_array().map_or(&[][..], Vec::as_slice).iter()
}

fn strings(value: &Value, name: &str) -> Vec<String> {
    list(value, name).filter_map(Value::as_str).map(loose).collect()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// Composed letters, one space for any run of white space, one form for each dash and quote.
fn fold(text: &str) -> String {
    let text: String = text
        .nfc()
        .map(|c| match c {
            '‐'..='—' | '−' => '-',
            '“' | '”' | '„' | '‟' | '«' | '»' => '"',
            '‘' | '’' => '\'',
            c => c,
        })
        .collect();
    kehoach::fold::squeeze(&text).into_owned()
}

/// [`fold`] in lower case, without white space, quotes and closing punctuation: for names and beginnings.
pub(crate) fn loose(text: &str) -> String {
    let kept: String =
        fold(text).to_lowercase().chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'' | '*' | '_')).collect();
    kept.trim_matches(['.', ',', ';', ':', '-', '/']).to_owned()
}

/// A figure without its sign `+` and without closing zeros, so that `9.50` and `9.5` are one.
fn decimal(value: &Value) -> String {
    let text = fold(value.as_str().unwrap_or_default()).replace(' ', "").replace(',', ".");
    let text = text.trim_start_matches('+');
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
}
