//! What can be typed: commands, flags, and the examples that `--help` shows.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use kehoach::normalise::ToneStyle;
use kehoach::{CsvRows, EditKind, Format, OutputFormat, ReadOptions};

use super::messages::Lang;

const EXAMPLES: &str = "\
Examples:
  kehoach parse plan.txt                       the plan as JSON
  kehoach parse plan.txt --to md -o plan.md    the plan as Markdown, into a file
  kehoach parse plan.txt --to csv --what indicators
  kehoach parse plans/*.txt > plans.jsonl      one line of JSON for each file
  kehoach convert plan.txt plan.json
  kehoach parse signed.pdf --page 2-9          pages of a PDF
  kehoach normalize copy.txt --diff            what a damaged copy should read";

const NORMALIZE_EXAMPLES: &str = "\
Examples:
  kehoach normalize copy.txt -o clean.txt       the repaired text
  kehoach normalize copy.txt --edits tsv        what was changed, where, and how sure that is
  kehoach normalize copy.txt --diff | less
  kehoach normalize copy.txt --only look-alike,glued
  kehoach normalize plan.txt --tone new         hoà, thuỷ instead of hòa, thủy";

const PARSE_EXAMPLES: &str = "\
Examples:
  kehoach parse plan.txt | jq '.assignments[] | {lead, task, deadline}'
  kehoach parse a.txt b.txt c.txt -o all.jsonl
  curl -s https://example.org/plan.txt | kehoach parse - --from text --to md

With several files each line of output is a plan with its `file`; a file that cannot be read is reported on standard
error, the others are done, and the exit status is 2.";

/// Vietnamese administrative plans (kế hoạch) as typed data.
#[derive(Parser)]
#[command(name = "kehoach", version, about, after_help = EXAMPLES, propagate_version = true, max_term_width = 110)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Flags of every command.
#[derive(clap::Args)]
pub(crate) struct Global {
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Tell on standard error what was found, what was not placed, and how long it took
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
    /// When to colour what is said on standard error (NO_COLOR is respected)
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Language of messages [default: from LC_ALL, LC_MESSAGES, LANG]
    #[arg(long, global = true)]
    pub(crate) lang: Option<Lang>,
}

/// When to colour.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read plans and print them as data
    #[command(after_help = PARSE_EXAMPLES)]
    Parse(Parse),
    /// Read one plan and write it in the format of the second file's extension
    #[command(after_help = "Example:\n  kehoach convert plan.txt plan.md")]
    Convert(Convert),
    /// Repair a damaged text: look-alike letters, lost and false spaces, old encodings
    #[command(alias = "normalise", after_help = NORMALIZE_EXAMPLES)]
    Normalize(Normalize),
    /// Print the JSON Schema of the data that `parse` prints
    Schema(Schema),
    /// Print a completion script for a shell
    #[command(after_help = "Example:\n  kehoach completions bash > ~/.local/share/bash-completion/completions/kehoach")]
    Completions(Completions),
}

/// How inputs are read.
#[derive(clap::Args)]
pub(crate) struct Reading {
    /// Format of the input [default: what the bytes show]
    #[arg(long, value_name = "FORMAT", value_parser = input_formats())]
    pub(crate) from: Option<Format>,
    /// Pages of a PDF to read, such as 3 or 3-5
    #[cfg(feature = "pdf")]
    #[arg(long, value_name = "PAGES", value_parser = page_range)]
    pub(crate) page: Option<std::ops::RangeInclusive<u32>>,
    /// Password of an encrypted PDF
    #[cfg(feature = "pdf")]
    #[arg(long, value_name = "PASSWORD")]
    pub(crate) password: Option<String>,
}

impl Reading {
    /// The options of the library.
    pub(crate) fn options(&self) -> ReadOptions {
        ReadOptions {
            #[cfg(feature = "pdf")]
            pages: self.page.clone(),
            #[cfg(feature = "pdf")]
            password: self.password.clone(),
            ..ReadOptions::default()
        }
    }
}

#[cfg(feature = "pdf")]
fn page_range(text: &str) -> Result<std::ops::RangeInclusive<u32>, String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |part: &str| part.trim().parse::<u32>().ok().filter(|&page| page > 0);
    match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => Ok(first..=last),
        _ => Err("write a page, such as 3, or a range, such as 3-5; pages count from 1".into()),
    }
}

#[derive(clap::Args)]
pub(crate) struct Parse {
    /// Files to read; `-` is standard input (name its format with --from)
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,
    /// Format to write [default: the extension of --output, else json; jsonl for several files]
    #[arg(long, value_name = "FORMAT", value_parser = output_formats())]
    pub(crate) to: Option<OutputFormat>,
    /// What CSV holds
    #[arg(long, value_name = "ROWS", value_parser = csv_rows(), default_value = "assignments")]
    pub(crate) what: CsvRows,
    /// File to write instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(clap::Args)]
pub(crate) struct Convert {
    /// File to read; `-` is standard input (name its format with --from)
    #[arg(value_name = "IN", value_hint = ValueHint::FilePath)]
    pub(crate) input: PathBuf,
    /// File to write; its extension names the format
    #[arg(value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
    /// What CSV holds
    #[arg(long, value_name = "ROWS", value_parser = csv_rows(), default_value = "assignments")]
    pub(crate) what: CsvRows,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each flag is one that can be typed")]
pub(crate) struct Normalize {
    /// File to read; `-` is standard input (name its format with --from)
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// Print the edits instead of the text
    #[arg(long, value_name = "FORM", num_args = 0..=1, require_equals = false, default_missing_value = "tsv")]
    pub(crate) edits: Option<EditList>,
    /// Print a unified diff instead of the text
    #[arg(long, conflicts_with = "edits")]
    pub(crate) diff: bool,
    /// Make edits of these kinds only
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = edit_kinds())]
    pub(crate) only: Vec<EditKind>,
    /// Make no edits of these kinds
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = edit_kinds())]
    pub(crate) skip: Vec<EditKind>,
    /// Move tone marks to one place: hòa (old), hoà (new), or as most words have it
    #[arg(long, value_name = "STYLE")]
    pub(crate) tone: Option<Tone>,
    /// Join paragraphs that page breaks and hard line ends have cut
    #[arg(long)]
    pub(crate) join: bool,
    /// Make dashes and quotes one form
    #[arg(long)]
    pub(crate) punctuation: bool,
    /// Write letters and their marks as separate characters (NFD)
    #[arg(long, conflicts_with_all = ["edits", "diff"])]
    pub(crate) to_nfd: bool,
    /// File to write instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// How edits are listed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum EditList {
    /// A header line, then one line an edit, with tabs between its fields
    Tsv,
    /// One line of JSON an edit
    Jsonl,
}

/// Where a tone mark stands.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Tone {
    /// hòa, thủy
    Old,
    /// hoà, thuỷ
    New,
    /// As most words of the text have it
    Majority,
}

impl From<Tone> for ToneStyle {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Old => ToneStyle::Old,
            Tone::New => ToneStyle::New,
            Tone::Majority => ToneStyle::Majority,
        }
    }
}

/// The kinds of edits, by their names in the data.
pub(crate) const EDIT_KINDS: &[(&str, EditKind)] = &[
    ("legacy", EditKind::Legacy),
    ("unicode", EditKind::Unicode),
    ("look-alike", EditKind::LookAlike),
    ("spacing", EditKind::Spacing),
    ("glued", EditKind::Glued),
    ("split", EditKind::Split),
    ("number", EditKind::Number),
    ("join", EditKind::Join),
    ("tone", EditKind::Tone),
    ("punctuation", EditKind::Punctuation),
];

#[derive(clap::Args)]
pub(crate) struct Schema {
    /// File to write instead of standard output
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(clap::Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

fn output_formats() -> impl TypedValueParser<Value = OutputFormat> {
    let name = |format: &OutputFormat| match format {
        OutputFormat::Markdown => PossibleValue::new("md").alias("markdown"),
        OutputFormat::Text => PossibleValue::new("txt").alias("text"),
        format => PossibleValue::new(format.extension()),
    };
    PossibleValuesParser::new(OutputFormat::ALL.iter().map(name))
        .try_map(|name| OutputFormat::from_name(&name).ok_or("unknown format"))
}

fn input_formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.name()))
        .try_map(|name| Format::from_name(&name).ok_or("unknown format"))
}

fn edit_kinds() -> impl TypedValueParser<Value = EditKind> {
    let kind = |name: String| EDIT_KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
    PossibleValuesParser::new(EDIT_KINDS.iter().map(|(name, _)| *name)).try_map(move |name| kind(name).ok_or("unknown kind"))
}

fn csv_rows() -> impl TypedValueParser<Value = CsvRows> {
    PossibleValuesParser::new(CsvRows::ALL.map(CsvRows::name)).try_map(|name| CsvRows::from_name(&name).ok_or("unknown rows"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_commands_are_well_formed() {
        Args::command().debug_assert();
    }
}
