//! Findings → bytes for people and for other tools, one file a format.

mod gitlab;
mod html;
mod junit;
mod lines;
mod rdjson;
mod sarif;

use crate::base::lang::Lang;
use crate::check::Finding;

/// The findings of one file.
#[derive(Clone, Debug)]
pub struct FileFindings {
    /// The file, as it was named.
    pub file: String,
    /// Its text, in whose offsets the findings' places count.
    pub source: String,
    /// What was found in it.
    pub findings: Vec<Finding>,
}

/// A format of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReportFormat {
    /// One line a finding: `file:line:column: SL101 message`.
    Concise,
    /// A list of findings, each with its `file`.
    Json,
    /// The same, one line each.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
    /// JUnit XML: a test case a file and rule.
    Junit,
    /// Reviewdog's Diagnostic Format.
    Rdjson,
    /// A page to read in a browser.
    Html,
}

impl ReportFormat {
    /// All formats.
    pub const ALL: &[Self] =
        &[Self::Concise, Self::Json, Self::Jsonl, Self::Sarif, Self::Github, Self::Gitlab, Self::Junit, Self::Rdjson, Self::Html];

    /// The name used on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Rdjson => "rdjson",
            Self::Html => "html",
        }
    }
}

/// Writes findings.
///
/// ```
/// use kehoach::{FileFindings, Lang, ReportFormat};
/// let none = [FileFindings { file: "plan.txt".into(), source: String::new(), findings: vec![] }];
/// assert_eq!(kehoach::report(&none, ReportFormat::Json, Lang::En), b"[]\n");
/// ```
pub fn report(files: &[FileFindings], format: ReportFormat, lang: Lang) -> Vec<u8> {
    match format {
        ReportFormat::Concise => lines::concise(files),
        ReportFormat::Json => lines::json(files),
        ReportFormat::Jsonl => lines::jsonl(files),
        ReportFormat::Github => lines::github(files),
        ReportFormat::Sarif => sarif::write(files, lang),
        ReportFormat::Gitlab => gitlab::write(files),
        ReportFormat::Junit => junit::write(files),
        ReportFormat::Rdjson => rdjson::write(files),
        ReportFormat::Html => html::write(files, lang),
    }
}

/// The path of a file as other tools write it: with `/`, and without the `./` that a shell may have put before it.
fn path(file: &str) -> String {
    let path = file.replace('\\', "/");
    path.strip_prefix("./").map(ToOwned::to_owned).unwrap_or(path)
}

/// A file's text with the starts of its lines, found once for all of its findings.
struct Text<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(source: &'a str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', source.as_bytes()).map(|at| at + 1)).collect();
        Self { source, starts }
    }

    /// 1-based line of a byte, and the text of that line before it.
    fn line(&self, at: u32) -> (usize, &'a str) {
        let at = (at as usize).min(self.source.len());
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        (line, self.source.get(self.starts[line - 1]..at).unwrap_or(""))
    }

    /// 1-based line and column (in characters) of a byte.
    fn position(&self, at: u32) -> (usize, usize) {
        let (line, before) = self.line(at);
        (line, before.chars().count() + 1)
    }
}
