//! A Code Quality report of GitLab: a JSON list in Code Climate's form.

use serde_json::{Value, json};

use super::{FileFindings, path};
use crate::base::diagnostic::Severity;
use crate::check::Finding;

pub(super) fn write(files: &[FileFindings]) -> Vec<u8> {
    let issues = files.iter().flat_map(|file| file.findings.iter().map(|finding| issue(&file.file, finding)));
    format!("{:#}\n", issues.collect::<Value>()).into_bytes()
}

fn issue(file: &str, finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    };
    json!({
        "description": finding.message,
        "check_name": format!("{} {}", finding.rule, finding.name),
        // The same fault in two files is two issues.
        "fingerprint": format!("{}-{:08x}", finding.fingerprint, path(file).bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)))),
        "severity": severity,
        "location": { "path": path(file), "lines": { "begin": finding.line } },
    })
}
