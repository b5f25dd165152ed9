//! A finding: one fault of one document, with its place, what is wrong, and how to mend it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::diagnostic::Severity;
use crate::base::place::Place;

/// One fault of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Id of the rule: `SL101`.
    pub rule: String,
    /// Name of the rule: `target-arith`.
    pub name: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in the language asked for.
    pub message: String,
    /// 1-based line of the source's text.
    pub line: u32,
    /// Where it stands in the source.
    pub place: Place,
    /// Where it stands in the document: `section II/1/a`, `table T2 row 4 cell 7`, `header`.
    pub path: String,
    /// The words at fault.
    pub excerpt: String,
    /// How to mend it, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// The same for the same fault after other text has moved: from the rule, the words around it, and how often they occurred before.
    pub fingerprint: String,
}

/// A way to mend a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// Whether it changes form only, so that `--fix` makes it; others need `--unsafe-fixes`.
    pub safe: bool,
    /// What it does, in the language asked for.
    pub message: String,
    /// The replacements, in the offsets of the source's text, sorted and apart.
    pub edits: Vec<Replacement>,
}

/// Bytes of the source's text and what takes their place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Replacement {
    /// First byte replaced.
    pub start: u32,
    /// One past the last byte replaced.
    pub end: u32,
    /// What takes their place.
    pub text: String,
}
