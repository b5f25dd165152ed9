//! What can be typed after `check`, `explain` and `rules`.

use std::path::PathBuf;

use clap::ValueHint;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use kehoach::{Profile, ReportFormat, Severity};

use super::Reading;

pub(super) const EXAMPLES: &str = "\
Examples:
  kehoach check plan.txt                        findings with the spot marked
  kehoach check drafts/ --format concise        all documents of a folder, one line a finding
  kehoach check plan.txt --select SL,VD --severity warning
  kehoach check plan.txt --fix --diff           what safe fixes would change
  kehoach check plan.docx --fix --track         safe fixes as tracked changes of Word
  kehoach check plan.docx --comment -o seen.docx
  kehoach check . --format sarif -o findings.sarif
  kehoach check . --write-baseline known.json   only new findings count from here on:
  kehoach check . --baseline known.json

Settings are read from the nearest kehoach.toml above each document. Exit status: 0 nothing found, 1 findings, 2 the tool failed.";

#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each flag is one that can be typed")]
pub(crate) struct Check {
    /// Files, folders and patterns (`drafts/*.txt`); `-` is standard input (name its format with --from)
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath, default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    /// How findings are shown
    #[arg(long, value_name = "FORMAT", default_value = "full", value_parser = report_formats())]
    pub(crate) format: Shown,
    /// Rules to run, by id, name or prefix (`SL`, `SL101`, `target-arith`, `ALL`)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Rules not to run
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// The least grave findings to show
    #[arg(long, value_name = "SEVERITY", value_parser = severities())]
    pub(crate) severity: Option<Severity>,
    /// Whose documents these are [default: what each document shows]
    #[arg(long, value_name = "PROFILE", value_parser = profiles())]
    pub(crate) profile: Option<Profile>,
    /// Settings to use instead of the nearest kehoach.toml
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "isolated")]
    pub(crate) config: Option<PathBuf>,
    /// Read no settings
    #[arg(long)]
    pub(crate) isolated: bool,
    /// Print the settings that hold for the first document, and check nothing
    #[arg(long)]
    pub(crate) show_settings: bool,
    /// Count the findings of each rule instead of showing them
    #[arg(long)]
    pub(crate) statistics: bool,
    /// Leave out the findings listed in this file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) baseline: Option<PathBuf>,
    /// Write what is found as a baseline, and report nothing
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["fix", "unsafe_fixes"])]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Make the fixes that change form only
    #[arg(long)]
    pub(crate) fix: bool,
    /// Make the other fixes, too
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,
    /// Show what the fixes would change, and change nothing
    #[arg(long)]
    pub(crate) diff: bool,
    /// Make the fixes of Word documents as tracked changes
    #[arg(long)]
    pub(crate) track: bool,
    /// Write the Word document with its findings as comments to the file named by -o
    #[arg(long, requires = "output", conflicts_with_all = ["fix", "unsafe_fixes", "diff", "track", "write_baseline"])]
    pub(crate) comment: bool,
    /// File to write instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// With the spot marked in its line, why, and what to do.
    Full,
    /// As data or in another tool's form.
    As(ReportFormat),
}

#[derive(clap::Args)]
pub(crate) struct Explain {
    /// Rules, by id, name or prefix
    #[arg(required = true, value_name = "RULE")]
    pub(crate) rules: Vec<String>,
}

#[derive(clap::Args)]
pub(crate) struct Rules {
    /// Rules to list, by id, name or prefix [default: all]
    #[arg(value_name = "RULE")]
    pub(crate) rules: Vec<String>,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
}

fn report_formats() -> impl TypedValueParser<Value = Shown> {
    let names = std::iter::once("full").chain(ReportFormat::ALL.iter().map(|format| format.name()));
    PossibleValuesParser::new(names).try_map(|name| {
        let known = ReportFormat::ALL.iter().find(|format| format.name() == name).copied().map(Shown::As);
        known.or((name == "full").then_some(Shown::Full)).ok_or("unknown format")
    })
}

/// Severities by their names in the data.
pub(crate) const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info)];

fn severities() -> impl TypedValueParser<Value = Severity> {
    let known = |name: String| SEVERITIES.iter().find(|(known, _)| *known == name).map(|(_, severity)| *severity);
    PossibleValuesParser::new(SEVERITIES.map(|(name, _)| name)).try_map(move |name| known(name).ok_or("unknown severity"))
}

/// The profiles.
pub(crate) const PROFILES: [Profile; 2] = [Profile::State, Profile::Party];

fn profiles() -> impl TypedValueParser<Value = Profile> {
    let known = |name: String| PROFILES.into_iter().find(|profile| profile.name() == name);
    PossibleValuesParser::new(PROFILES.map(Profile::name)).try_map(move |name| known(name).ok_or("unknown profile"))
}
