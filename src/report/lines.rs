//! The formats of one line a finding, and the list of JSON.

use serde_json::{Map, Value};

use super::{FileFindings, position};
use crate::base::diagnostic::Severity;
use crate::check::Finding;

/// `plan.txt:12:5: SL101 [error] message`.
pub(super) fn concise(files: &[FileFindings]) -> Vec<u8> {
    let mut out = String::new();
    for file in files {
        for finding in &file.findings {
            let (line, column) = position(&file.source, finding.place.start);
            let Finding { rule, name, message, .. } = finding;
            out.push_str(&format!("{}:{line}:{column}: {} {rule} {name}: {message}\n", file.file, word(finding.severity)));
        }
    }
    out.into_bytes()
}

pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// A finding as data, with its file first.
fn value(file: &str, finding: &Finding) -> Value {
    let mut out = Map::from_iter([("file".to_owned(), Value::from(file))]);
    if let Ok(Value::Object(fields)) = serde_json::to_value(finding) {
        out.extend(fields);
    }
    Value::Object(out)
}

fn values(files: &[FileFindings]) -> impl Iterator<Item = Value> + '_ {
    files.iter().flat_map(|file| file.findings.iter().map(|finding| value(&file.file, finding)))
}

pub(super) fn json(files: &[FileFindings]) -> Vec<u8> {
    format!("{:#}\n", values(files).collect::<Value>()).into_bytes()
}

pub(super) fn jsonl(files: &[FileFindings]) -> Vec<u8> {
    values(files).fold(String::new(), |out, value| out + &value.to_string() + "\n").into_bytes()
}

/// `::error file=plan.txt,line=12,col=5,title=SL101 target-arith::message`.
pub(super) fn github(files: &[FileFindings]) -> Vec<u8> {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let mut out = String::new();
    for file in files {
        for finding in &file.findings {
            let ((line, column), (end_line, _)) =
                (position(&file.source, finding.place.start), position(&file.source, finding.place.end));
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let title = property(&format!("{} {}", finding.rule, finding.name));
            let name = property(&file.file);
            let message = data(&finding.message);
            out.push_str(&format!(
                "::{command} file={name},line={line},endLine={end_line},col={column},title={title}::{message}\n"
            ));
        }
    }
    out.into_bytes()
}
