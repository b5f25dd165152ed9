//! A baseline: the findings that were there before, known by their content, so that only new ones are reported.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::finding::Finding;
use crate::base::error::{Error, Result};

/// Findings that were there before.
///
/// ```
/// let baseline = kehoach::FindingBaseline::of([("plan.txt", &[][..])]);
/// let again = kehoach::FindingBaseline::from_json(&baseline.to_json())?;
/// assert_eq!(again, baseline);
/// # Ok::<(), kehoach::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingBaseline {
    /// Always `kehoach.baseline/1`.
    schema: String,
    /// The findings by file, as the command was given it.
    files: BTreeMap<String, Vec<Known>>,
}

/// A finding that was there before; rule and excerpt are for people who read the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    fingerprint: String,
    rule: String,
    excerpt: String,
}

const SCHEMA: &str = "kehoach.baseline/1";

impl FindingBaseline {
    /// The baseline of these findings.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [Finding])>) -> Self {
        let known = |finding: &Finding| Known {
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.clone(),
            excerpt: finding.excerpt.clone(),
        };
        let files = files.into_iter().map(|(file, findings)| (file.to_owned(), findings.iter().map(known).collect())).collect();
        Self { schema: SCHEMA.into(), files }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// If the text is no baseline of this version.
    pub fn from_json(json: &str) -> Result<Self> {
        let baseline: Self = serde_json::from_str(json).map_err(|error| Error::malformed(format!("no baseline: {error}")))?;
        if baseline.schema == SCHEMA {
            Ok(baseline)
        } else {
            Err(Error::malformed(format!("a baseline of another version: `{}`, not `{SCHEMA}`", baseline.schema)))
        }
    }

    /// Writes it, sorted, so that versions compare line by line.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Whether a finding of a file was there before.
    pub fn knows(&self, file: &str, finding: &Finding) -> bool {
        self.files.get(file).is_some_and(|known| known.iter().any(|known| known.fingerprint == finding.fingerprint))
    }
}
