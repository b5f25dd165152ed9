//! Diagnostics: what a stage could not place, assumed or doubts, with its place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::place::Place;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something the reader should know; nothing is wrong.
    Info,
    /// A value may be missing or wrong.
    Warning,
    /// A value is missing or wrong.
    Error,
}

/// One remark of a stage about the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// Stable name of the kind of remark, such as `encoding-assumed`.
    pub id: String,
    /// How much it matters.
    pub severity: Severity,
    /// What was found, in English.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What should likely stand at the place instead, where that can be said. Never put there unasked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
}

impl Diagnostic {
    /// A remark with its place; there is no constructor without one.
    pub fn new(id: &str, severity: Severity, message: impl Into<String>, place: Place) -> Self {
        Self { id: id.to_owned(), severity, message: message.into(), place, proposal: None }
    }

    /// The remark with a proposal for the text at its place.
    #[must_use]
    pub fn proposing(self, proposal: impl Into<String>) -> Self {
        Self { proposal: Some(proposal.into()), ..self }
    }
}
