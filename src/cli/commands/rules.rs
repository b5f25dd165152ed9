//! `kehoach rules`: the list of rules.

use std::fmt::Write as _;

use kehoach::Rule;
use serde_json::{Value, json};

use crate::cli::Outcome;
use crate::cli::args::{Rules, SEVERITIES};
use crate::cli::config::known_rule;
use crate::cli::messages::Lang;
use crate::cli::output::Sink;

pub(in crate::cli) fn run(args: &Rules, lang: Lang) -> Outcome {
    for name in &args.rules {
        known_rule(name)?;
    }
    let named = |rule: &&&'static Rule| args.rules.is_empty() || args.rules.iter().any(|name| rule.is_named(name));
    let rules: Vec<&Rule> = kehoach::rules().iter().filter(named).copied().collect();
    let text = if args.json {
        let list: Value = rules.iter().map(|rule| data(rule, lang)).collect();
        format!("{list:#}\n")
    } else {
        listed(&rules, lang)
    };
    let mut sink = Sink::open(None, &[])?;
    sink.write(text.as_bytes())?;
    sink.finish()
}

fn severity(rule: &Rule) -> &'static str {
    SEVERITIES.iter().find(|(_, severity)| *severity == rule.severity).map_or("", |(name, _)| name)
}

fn listed(rules: &[&Rule], lang: Lang) -> String {
    let mut out = String::new();
    for (family, title) in kehoach::FAMILIES {
        let of = rules.iter().filter(|rule| rule.id.starts_with(family));
        if of.clone().next().is_none() {
            continue;
        }
        let _ = writeln!(out, "{family}  {}", title.of(lang.of_library()));
        for rule in of {
            let _ = writeln!(out, "  {}  {:8} {:24} {}", rule.id, severity(rule), rule.name, rule.what.of(lang.of_library()));
        }
    }
    out
}

fn data(rule: &Rule, lang: Lang) -> Value {
    let of = lang.of_library();
    json!({
        "id": rule.id,
        "name": rule.name,
        "severity": severity(rule),
        "profile": rule.profile.map(kehoach::Profile::name),
        "what": rule.what.of(of),
        "why": rule.why.of(of),
        "example": rule.example,
        "instead": rule.instead,
        "source": rule.source,
        "fix": rule.fix.name(),
        "since": rule.since,
        "until": rule.until,
    })
}
