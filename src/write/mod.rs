//! Plan → bytes: one file a format.
//!
//! Writers see the plan alone. What stands where in the document is found in [`order`], once for all writers;
//! strings are written as they are, escaped where the format demands it.

mod csv;
#[cfg(feature = "docx")]
mod docx;
mod frame;
mod json;
mod markdown;
mod order;
#[cfg(test)]
mod sample;
mod text;

use std::io;

use crate::model::Plan;

pub use csv::CsvRows;
#[cfg(feature = "docx")]
pub use docx::DocxOptions;

/// A format that can be written.
///
/// ```
/// use kehoach::OutputFormat;
/// assert_eq!(OutputFormat::from_name("md"), Some(OutputFormat::Markdown));
/// assert_eq!(OutputFormat::Json.extension(), "json");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OutputFormat {
    /// All of the plan as indented JSON.
    Json,
    /// All of the plan as JSON on one line.
    Jsonl,
    /// The document as Markdown, for reading.
    Markdown,
    /// The document as plain text, which reads back to the same plan.
    Text,
    /// The assignments as CSV; [`write_csv`] writes other parts.
    Csv,
    /// The document for Word, in the form of Decree 30/2020/NĐ-CP; [`write_docx`] takes options.
    #[cfg(feature = "docx")]
    Docx,
}

impl OutputFormat {
    /// All formats.
    pub const ALL: &[OutputFormat] = &[
        OutputFormat::Json,
        OutputFormat::Jsonl,
        OutputFormat::Markdown,
        OutputFormat::Text,
        OutputFormat::Csv,
        #[cfg(feature = "docx")]
        OutputFormat::Docx,
    ];

    /// The usual file extension, which is also the name on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            OutputFormat::Json => "json",
            OutputFormat::Jsonl => "jsonl",
            OutputFormat::Markdown => "md",
            OutputFormat::Text => "txt",
            OutputFormat::Csv => "csv",
            #[cfg(feature = "docx")]
            OutputFormat::Docx => "docx",
        }
    }

    /// Whether it is text that a terminal can show.
    pub fn is_text(self) -> bool {
        #[cfg(feature = "docx")]
        if self == OutputFormat::Docx {
            return false;
        }
        true
    }

    /// The format with this name or file extension, in any letter case.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = match name.to_ascii_lowercase().as_str() {
            "markdown" => "md".to_owned(),
            "text" => "txt".to_owned(),
            "ndjson" => "jsonl".to_owned(),
            name => name.to_owned(),
        };
        Self::ALL.iter().copied().find(|format| format.extension() == name)
    }
}

/// Room for the data of a plan of some pages.
const USUAL: usize = 1 << 16;

/// Writes a plan.
///
/// ```
/// let plan = kehoach::parse("KẾ HOẠCH\nTrồng cây\n".as_bytes(), kehoach::Format::Text, &Default::default())?;
/// let json = kehoach::write(&plan, kehoach::OutputFormat::Json);
/// assert_eq!(serde_json::from_slice::<kehoach::Plan>(&json).unwrap(), plan);
/// # Ok::<(), kehoach::Error>(())
/// ```
///
/// # Panics
///
/// Never: a plan has nothing that a format cannot write.
pub fn write(plan: &Plan, format: OutputFormat) -> Vec<u8> {
    let mut out = Vec::with_capacity(USUAL);
    write_to(plan, format, &mut out).expect("a plan can be written, and memory takes every byte");
    out
}

/// Writes a plan to `out`, which may be a file or a pipe behind a buffer: JSON is never held as a whole.
///
/// ```
/// use kehoach::{OutputFormat, Plan};
/// let mut out = vec![];
/// kehoach::write_to(&Plan::default(), OutputFormat::Jsonl, &mut out)?;
/// assert_eq!(out, kehoach::write(&Plan::default(), OutputFormat::Jsonl));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// If `out` takes no more.
pub fn write_to(plan: &Plan, format: OutputFormat, mut out: impl io::Write) -> io::Result<()> {
    match format {
        OutputFormat::Json => json::pretty(plan, out),
        OutputFormat::Jsonl => json::line(plan, out),
        OutputFormat::Markdown => out.write_all(markdown::document(plan).as_bytes()),
        OutputFormat::Text => out.write_all(text::document(plan).as_bytes()),
        OutputFormat::Csv => out.write_all(&write_csv(plan, CsvRows::Assignments)),
        #[cfg(feature = "docx")]
        OutputFormat::Docx => out.write_all(&write_docx(plan, &DocxOptions::default())),
    }
}

/// Writes a plan as a Word document in the form of Decree 30/2020/NĐ-CP. Equal plans give equal bytes.
///
/// What the plan does not have (a number, a date) is left blank, as in a draft.
///
/// ```
/// let plan = kehoach::parse("KẾ HOẠCH\nTrồng cây\n".as_bytes(), kehoach::Format::Text, &Default::default())?;
/// let docx = kehoach::write_docx(&plan, &Default::default());
/// assert!(docx.starts_with(b"PK"));
/// # Ok::<(), kehoach::Error>(())
/// ```
#[cfg(feature = "docx")]
pub fn write_docx(plan: &Plan, options: &DocxOptions) -> Vec<u8> {
    docx::document(plan, options)
}

/// Writes one part of a plan as CSV (RFC 4180, UTF-8): a header line, then one line a record.
///
/// ```
/// use kehoach::{CsvRows, Plan};
/// let csv = kehoach::write_csv(&Plan::default(), CsvRows::References);
/// assert_eq!(csv, b"id,type,number,date,issuer,system,same_as,text,source,line\r\n");
/// ```
pub fn write_csv(plan: &Plan, rows: CsvRows) -> Vec<u8> {
    csv::table(plan, rows).into_bytes()
}

/// The JSON Schema (draft 2020-12) of what [`OutputFormat::Json`] writes, derived from the types.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&kehoach::schema()).unwrap();
/// assert_eq!(schema["title"], "Plan");
/// ```
pub fn schema() -> String {
    json::schema()
}
