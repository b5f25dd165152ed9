//! Reviewdog's Diagnostic Format (`rdjson`): diagnostics with ranges and suggestions.

use serde_json::{Value, json};

use super::{FileFindings, Text, path};
use crate::base::diagnostic::Severity;
use crate::check::Finding;

pub(super) fn write(files: &[FileFindings]) -> Vec<u8> {
    let mut diagnostics = vec![];
    for file in files {
        let text = Text::new(&file.source);
        diagnostics.extend(file.findings.iter().map(|finding| diagnostic(&file.file, &text, finding)));
    }
    let out = json!({ "source": { "name": "kehoach" }, "diagnostics": diagnostics });
    format!("{out:#}\n").into_bytes()
}

/// Lines from 1, columns in bytes from 1, as the format has them.
fn range(text: &Text<'_>, start: u32, end: u32) -> Value {
    let point = |at: u32| {
        let (line, before) = text.line(at);
        json!({ "line": line, "column": before.len() + 1 })
    };
    json!({ "start": point(start), "end": point(end) })
}

fn diagnostic(file: &str, text: &Text<'_>, finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    };
    let suggestions: Vec<Value> = finding
        .fix
        .iter()
        .flat_map(|fix| &fix.edits)
        .map(|edit| json!({ "range": range(text, edit.start, edit.end), "text": edit.text }))
        .collect();
    json!({
        "message": finding.message,
        "location": { "path": path(file), "range": range(text, finding.place.start, finding.place.end) },
        "severity": severity,
        "code": { "value": format!("{} {}", finding.rule, finding.name) },
        "suggestions": suggestions,
    })
}
