//! The list of all rules, by id. A new rule is a file under `rules/`, a `mod` line there and a line here.

use super::rule::Rule;
use super::rules::{sl, tt};

/// All rules, by id.
///
/// ```
/// let ids: Vec<_> = kehoach::rules().iter().map(|rule| rule.id).collect();
/// assert!(ids.is_sorted());
/// ```
pub fn rules() -> &'static [&'static Rule] {
    RULES
}

static RULES: &[&Rule] = &[
    &sl::target_arith::RULE,
    &tt::missing_header::RULE,
    &tt::layout::paper::RULE,
    &tt::layout::margins::RULE,
    &tt::layout::font::RULE,
    &tt::layout::size::RULE,
    &tt::layout::style::RULE,
    &tt::layout::body_spacing::RULE,
    &tt::layout::page_number::RULE,
];
