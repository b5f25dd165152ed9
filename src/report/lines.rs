//! The formats of one line a finding, and the list of JSON.

use serde::Serialize;

use super::{FileFindings, Text};
use crate::base::diagnostic::Severity;
use crate::check::Finding;

/// `plan.txt:12:5: SL101 [error] message`.
pub(super) fn concise(files: &[FileFindings]) -> Vec<u8> {
    let mut out = String::new();
    for file in files {
        let text = Text::new(&file.source);
        for finding in &file.findings {
            let (line, column) = text.position(finding.place.start);
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
#[derive(Serialize)]
struct InFile<'a> {
    file: &'a str,
    #[serde(flatten)]
    finding: &'a Finding,
}

fn values(files: &[FileFindings]) -> impl Iterator<Item = InFile<'_>> {
    files.iter().flat_map(|file| file.findings.iter().map(|finding| InFile { file: &file.file, finding }))
}

pub(super) fn json(files: &[FileFindings]) -> Vec<u8> {
    let mut out = serde_json::to_vec_pretty(&values(files).collect::<Vec<_>>()).unwrap_or_default();
    out.push(b'\n');
    out
}

pub(super) fn jsonl(files: &[FileFindings]) -> Vec<u8> {
    let mut out = vec![];
    for value in values(files) {
        if serde_json::to_writer(&mut out, &value).is_ok() {
            out.push(b'\n');
        }
    }
    out
}

/// `::error file=plan.txt,line=12,col=5,title=SL101 target-arith::message`.
pub(super) fn github(files: &[FileFindings]) -> Vec<u8> {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let mut out = String::new();
    for file in files {
        let text = Text::new(&file.source);
        for finding in &file.findings {
            let ((line, column), (end_line, _)) = (text.position(finding.place.start), text.position(finding.place.end));
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let title = property(&format!("{} {}", finding.rule, finding.name));
            let name = property(&super::path(&file.file));
            let message = data(&finding.message);
            out.push_str(&format!(
                "::{command} file={name},line={line},endLine={end_line},col={column},title={title}::{message}\n"
            ));
        }
    }
    out.into_bytes()
}
