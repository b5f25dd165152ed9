//! Settings of a check: which rules, how grave, for whose documents; what `kehoach.toml` holds.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::rule::{Profile, Rule};
use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;

/// Settings of a check.
///
/// ```
/// let settings = kehoach::CheckSettings { select: vec!["SL".into()], ..Default::default() };
/// let names: Vec<_> = kehoach::rules().iter().filter(|rule| settings.selects(rule)).map(|rule| &rule.id[..2]).collect();
/// assert!(!names.is_empty() && names.iter().all(|family| *family == "SL"));
/// ```
#[derive(Clone, Debug)]
pub struct Settings {
    /// Rules to run, by id, name or prefix; all where empty.
    pub select: Vec<String>,
    /// Rules not to run.
    pub ignore: Vec<String>,
    /// The least grave findings to keep.
    pub severity: Severity,
    /// Other severities than the rules' own, by selector.
    pub severities: BTreeMap<String, Severity>,
    /// Whose documents these are; none to ask each document.
    pub profile: Option<Profile>,
    /// How far a sum or product may lie from the figure printed before it is more than rounding, in units of the last
    /// printed digit (default 1).
    pub rounding: Decimal,
    /// Names of bodies that exist whatever the lexicon says.
    pub agencies: Vec<String>,
    /// Findings that are known and meant.
    pub suppressions: Vec<Suppression>,
    /// The language of messages.
    pub lang: Lang,
}

/// A finding that is known and meant, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The rule, by id, name or prefix.
    pub rule: String,
    /// The place (`section II/1`, `table T2`, `line 12`, `line 12-14`); the whole document where empty.
    pub place: String,
    /// Why it is meant.
    pub reason: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            select: vec![],
            ignore: vec![],
            severity: Severity::Info,
            severities: BTreeMap::new(),
            profile: None,
            rounding: Decimal::ONE,
            agencies: vec![],
            suppressions: vec![],
            lang: Lang::Vi,
        }
    }
}

impl Settings {
    /// Whether a rule is to run.
    pub fn selects(&self, rule: &Rule) -> bool {
        let named = |list: &[String]| list.iter().map(String::as_str).filter(|name| rule.is_named(name)).map(weight).max();
        let selected = if self.select.is_empty() { Some(0) } else { named(&self.select) };
        // The longer selector wins: `--select SL --ignore SL104`, `--ignore SL --select SL104`.
        selected.is_some_and(|selected| named(&self.ignore).is_none_or(|ignored| selected > ignored))
    }

    /// How grave a rule's findings are.
    pub fn severity_of(&self, rule: &Rule) -> Severity {
        let named = self.severities.iter().filter(|(name, _)| rule.is_named(name));
        named.max_by_key(|(name, _)| weight(name)).map_or(rule.severity, |(_, severity)| *severity)
    }
}

fn weight(selector: &str) -> usize {
    if selector == "ALL" { 0 } else { selector.len() }
}
