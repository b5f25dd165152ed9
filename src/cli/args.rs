//! What can be typed: commands, flags, and the examples that `--help` shows.

use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use kehoach::normalise::ToneStyle;
use kehoach::{BUILTINS, CsvRows, EditKind, Format, Ocr, OutputFormat, ReadOptions, TrackedChanges};

mod check;

pub(crate) use check::{Check, Explain, PROFILES, Rules, SEVERITIES, Shown};

use super::messages::Lang;
use super::ocr::Tesseract;

const EXAMPLES: &str = "\
Examples:
  kehoach parse plan.txt                       the plan as JSON
  kehoach parse plan.txt --to md -o plan.md    the plan as Markdown, into a file
  kehoach parse plan.txt --to csv --what indicators
  kehoach parse plans/*.txt > plans.jsonl      one line of JSON for each file
  kehoach convert plan.docx plan.json
  kehoach convert plan.txt plan.docx           the plan for Word, in the form of Decree 30
  kehoach parse signed.pdf --page 2-9          pages of a PDF
  kehoach parse scan.pdf --ocr                 a scanned PDF, read by Tesseract
  kehoach check plan.txt                       the faults of a draft
  kehoach normalize copy.txt --diff            what a damaged copy should read";

const NORMALIZE_EXAMPLES: &str = "\
Examples:
  kehoach normalize copy.txt -o clean.txt       the repaired text
  kehoach normalize copy.txt --edits tsv        what was changed, where, and how sure that is
  kehoach normalize copy.txt --suspicions       what looks wrong and is left to you
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

const RENDER_EXAMPLES: &str = "\
Examples:
  kehoach render mau.docx --check                            the names the template needs
  kehoach render mau.docx --data so-lieu.yaml -o ke-hoach.docx
  kehoach render thu.md --data so-lieu.json -o thu-2027.md   text, Markdown and HTML too
  kehoach render --builtin cong-van --data thu.yaml -o cong-van.docx
  kehoach render --from ke-hoach-2026.txt --year 2027 --check > 2027.yaml
  kehoach render --from ke-hoach-2026.txt --year 2027 --data 2027.yaml -o du-thao.docx

In a template: {{ so_cay|number }}, {{ ngay|ngay }}, {{ don_vi|list }}, {{ n|roman }}, {{ ten|upper }};
{% for v in viec %} … {% endfor %} and {% if … %} … {% else %} … {% endif %} around text, or alone in paragraphs or rows
around what they repeat; {%tc for n in nam %} for cells, {% colspan nam|length %}, {% vmerge %}.
With --check the exit status is 1 if the data do not suffice.";

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
    #[command(after_help = "Examples:\n  kehoach convert plan.txt plan.md\n  kehoach convert plan.txt plan.docx --word-numbers")]
    Convert(Convert),
    /// Find the faults of drafts: figures, structure, assignments, citations, form, spelling
    #[command(after_help = check::EXAMPLES)]
    Check(Check),
    /// Print the page of a rule: what it finds, why, an example, its source
    #[command(after_help = "Example:\n  kehoach explain SL101")]
    Explain(Explain),
    /// List the rules of `check`
    Rules(Rules),
    /// Repair a damaged text: look-alike letters, lost and false spaces, old encodings
    #[command(alias = "normalise", after_help = NORMALIZE_EXAMPLES)]
    Normalize(Normalize),
    /// Fill a template with data, or make next year's draft from this year's plan
    #[command(after_help = RENDER_EXAMPLES)]
    Render(Render),
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
    #[command(flatten)]
    pub(crate) choices: Choices,
}

/// What of a document is read.
#[derive(clap::Args)]
pub(crate) struct Choices {
    /// Read changes tracked in a Word document as accepted, or the text as it was before them
    #[arg(long, value_name = "STATE", default_value = "accepted")]
    pub(crate) tracked: Tracked,
    /// Read text that is marked as hidden in a Word document, too
    #[arg(long)]
    pub(crate) hidden_text: bool,
    /// Pages of a PDF to read, such as 3 or 3-5
    #[arg(long, value_name = "PAGES", value_parser = page_range)]
    pub(crate) page: Option<std::ops::RangeInclusive<u32>>,
    /// Password of an encrypted PDF
    #[arg(long, value_name = "PASSWORD")]
    pub(crate) password: Option<String>,
    /// Have pages of a PDF that are images, or whose text is hardly Vietnamese, read by Tesseract with its data `vie`
    #[arg(long)]
    pub(crate) ocr: bool,
}

impl Choices {
    /// The library's options; `is_quiet` shows no progress.
    pub(crate) fn options(&self, is_quiet: bool) -> ReadOptions {
        let tracked = match self.tracked {
            Tracked::Accepted => TrackedChanges::Accepted,
            Tracked::Original => TrackedChanges::Original,
        };
        ReadOptions {
            tracked,
            hidden_text: self.hidden_text,
            pages: self.page.clone(),
            password: self.password.clone(),
            ocr: self.ocr.then(|| Arc::new(Tesseract::new(is_quiet)) as Arc<dyn Ocr>),
            ..ReadOptions::default()
        }
    }
}

fn page_range(text: &str) -> Result<std::ops::RangeInclusive<u32>, String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |part: &str| part.trim().parse::<u32>().ok().filter(|&page| page > 0);
    match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => Ok(first..=last),
        _ => Err("write a page, such as 3, or a range, such as 3-5; pages count from 1".into()),
    }
}

/// What becomes of tracked changes.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Tracked {
    /// They are accepted
    Accepted,
    /// They are rejected
    Original,
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
    /// In a Word file, let Word count the labels (1., a), …) where it counts as the plan does
    #[arg(long)]
    pub(crate) word_numbers: bool,
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
    /// Print what looks wrong and was left as it is, with a proposal where there is one
    #[arg(long, value_name = "FORM", num_args = 0..=1, require_equals = false, default_missing_value = "tsv", conflicts_with = "edits")]
    pub(crate) suspicions: Option<EditList>,
    /// Print a unified diff instead of the text
    #[arg(long, conflicts_with_all = ["edits", "suspicions"])]
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
    #[arg(long, conflicts_with_all = ["edits", "diff", "suspicions"])]
    pub(crate) to_nfd: bool,
    /// File to write instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["template", "builtin", "from"]))]
pub(crate) struct Render {
    /// Template: a Word file (DOCX), text, Markdown or HTML with expressions in it
    #[arg(value_name = "TEMPLATE", value_hint = ValueHint::FilePath)]
    pub(crate) template: Option<PathBuf>,
    /// A document of this type from data alone
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(BUILTINS.iter().map(|(name, _)| *name)))]
    pub(crate) builtin: Option<String>,
    /// This year's plan, in any format that can be read: its years, dates and figures become blanks
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "year")]
    pub(crate) from: Option<PathBuf>,
    /// The year of the draft
    #[arg(long, value_name = "YEAR", requires = "from", value_parser = clap::value_parser!(u16).range(1945..=2100))]
    pub(crate) year: Option<u16>,
    /// Data in YAML or JSON; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) data: Option<PathBuf>,
    /// Write nothing: list the names a template needs, or print the blanks of a draft as YAML to fill in
    #[arg(long)]
    pub(crate) check: bool,
    /// File to write instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
}

/// How edits and suspicions are listed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum EditList {
    /// A header line, then one line each, with tabs between the fields
    Tsv,
    /// One line of JSON each
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
    ("escape", EditKind::Escape),
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
