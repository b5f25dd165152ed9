//! Reviewdog's Diagnostic Format (`rdjson`): diagnostics with ranges and suggestions.

use serde_json::{Value, json};

use super::{FileFindings, position};
use crate::base::diagnostic::Severity;
use crate::check::Finding;

pub(super) fn write(files: &[FileFindings]) -> Vec<u8> {
    let diagnostics: Value =
        files.iter().flat_map(|file| file.findings.iter().map(|finding| diagnostic(file, finding))).collect();
    let out = json!({ "source": { "name": "kehoach" }, "diagnostics": diagnostics });
    format!("{out:#}\n").into_bytes()
}

/// Lines from 1, columns in bytes from 1, as the format has them.
fn range(source: &str, start: u32, end: u32) -> Value {
    let point = |at: u32| {
        let (line, _) = position(source, at);
        let before = source.get(..at as usize).unwrap_or(source);
        json!({ "line": line, "column": before.len() - before.rfind('\n').map_or(0, |at| at + 1) + 1 })
    };
    json!({ "start": point(start), "end": point(end) })
}

fn diagnostic(file: &FileFindings, finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    };
    let suggestions: Vec<Value> = finding
        .fix
        .iter()
        .flat_map(|fix| &fix.edits)
        .map(|edit| json!({ "range": range(&file.source, edit.start, edit.end), "text": edit.text }))
        .collect();
    json!({
        "message": finding.message,
        "location": { "path": file.file, "range": range(&file.source, finding.place.start, finding.place.end) },
        "severity": severity,
        "code": { "value": format!("{} {}", finding.rule, finding.name) },
        "suggestions": suggestions,
    })
}
