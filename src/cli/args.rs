//! What can be typed: commands, flags, and the examples that `--help` shows.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use kehoach::{CsvRows, Format, OutputFormat};

use super::messages::Lang;

const EXAMPLES: &str = "\
Examples:
  kehoach parse plan.txt                       the plan as JSON
  kehoach parse plan.txt --to md -o plan.md    the plan as Markdown, into a file
  kehoach parse plan.txt --to csv --what indicators
  kehoach parse plans/*.txt > plans.jsonl      one line of JSON for each file
  kehoach convert plan.txt plan.json";

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
    /// Print the JSON Schema of the data that `parse` prints
    Schema(Schema),
    /// Print a completion script for a shell
    #[command(after_help = "Example:\n  kehoach completions bash > ~/.local/share/bash-completion/completions/kehoach")]
    Completions(Completions),
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
    /// Format of the input [default: what the bytes show]
    #[arg(long, value_name = "FORMAT", value_parser = input_formats())]
    pub(crate) from: Option<Format>,
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
    /// Format of the input [default: what the bytes show]
    #[arg(long, value_name = "FORMAT", value_parser = input_formats())]
    pub(crate) from: Option<Format>,
}

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
