//! Vietnamese administrative plans (kế hoạch) as typed data: read, repaired, parsed and written again.
//!
//! ```text
//! bytes ─read→ RawDoc ─normalise→ RawDoc + edits ─parse→ Plan + diagnostics ─write→ JSON, Markdown, text, CSV, Word
//!              (what was seen)                          (what it means)
//! ```
//!
//! ```
//! let text = "KẾ HOẠCH\nTrồng cây năm 2026\n\nI. MỤC TIÊU\n\nTrồng 500 cây.\n";
//! let plan = kehoach::parse(text.as_bytes(), kehoach::Format::Text, &Default::default())?;
//! let json = kehoach::write(&plan, kehoach::OutputFormat::Json);
//! assert!(json.starts_with(b"{"));
//! # Ok::<(), kehoach::Error>(())
//! ```
//!
//! # The map
//!
//! | folder | holds |
//! |---|---|
//! | `base/` | words every stage shares: places, edits, diagnostics, the error, letter rules |
//! | `raw/` | `RawDoc`: blocks of text as a reader saw them, with nothing of plans in it |
//! | `model/` | `Plan` and its parts: plain data, public fields, serde both ways |
//! | `read/` | bytes → `RawDoc`, one file or folder a format |
//! | `normalise/` | `RawDoc` → `RawDoc`: repairs, each listed as an `Edit` |
//! | `parse/` | `RawDoc` → `Plan`; never fails |
//! | `check/` | `RawDoc` and `Plan` → findings, one rule a file |
//! | `report/` | findings → bytes, one file a format |
//! | `mend/` | replacements and comments → a Word document with nothing else changed |
//! | `write/` | `Plan` → bytes, one file a format |
//! | `render/` | templates and data → bytes; next year's draft from this year's plan |
//! | `cli/` | the `kehoach` command, built on what this page shows and nothing else |
//!
//! # What never happens
//!
//! 1. Data never flows back: `write` does not import `parse`, `parse` does not import `read` (`tests/it/tidy.rs` keeps the table).
//! 2. Parsing never fails. Bytes may be no document ([`Error`]); a document is always a [`Plan`], with [`Diagnostic`]s.
//! 3. No value without a place in the source, and no place outside it.
//! 4. No figure is a float, and none is guessed: a missing value is absent, an inferred one is named in `inferred`.
//! 5. No digit is changed by a repair that is not in `edits`.
//! 6. Nothing but [`open`] and `cli` touches a path; nothing but `cli` prints, reads the environment or the clock.
//! 7. No recursion over the depth of a document, no work that grows faster than its size.
//! 8. Nothing inside names another part through the crate's root: `crate::model::Plan`, never `crate::Plan`.

mod base;
mod check;
#[cfg(feature = "docx")]
mod mend;
mod model;
pub mod normalise;
mod parse;
mod raw;
mod read;
#[cfg(feature = "render")]
mod render;
mod report;
mod write;

use std::io::Read as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

pub use base::diagnostic::{Diagnostic, Severity};
pub use base::edit::{Certainty, Edit, EditKind, apply_edits};
pub use base::error::{Error, Result};
pub use base::fold;
pub use base::lang::{Lang, Text};
pub use base::place::{CellSpot, PageBox, PageSpot, Place, Spot, WordPart, WordSpot};
pub use base::snippet::Snippet;
pub use check::{
    COMMENT, Checked, FAMILIES, Finding, FindingBaseline, Fix, FixSafety, Needs, Profile, Replacement, Rule,
    Settings as CheckSettings, Suppression, check, rules,
};
#[cfg(feature = "docx")]
pub use mend::{Author, Mend, Mended};
pub use model::*;
pub use parse::ParseOptions;
pub use raw::{
    Align, Block, Bytes, Furniture, FurnitureKind, Line, LineHeight, Link, Looks, Margins, NoteKind, PageNumber, PagePiece,
    PageSetup, Pages, ParagraphLook, RawCell, RawDoc, RawNote, RawRow, RawTable, Run, Script, Spots, TableLook, WordPiece,
};
pub use read::{Format, ReadOptions, TrackedChanges};
#[cfg(feature = "ocr")]
pub use read::{Ocr, OcrWord, PageImage};
#[cfg(feature = "render")]
pub use render::*;
pub use report::{FileFindings, ReportFormat, report};
pub use write::{CsvRows, OutputFormat, schema, write, write_csv, write_to};
#[cfg(feature = "docx")]
pub use write::{DocxOptions, write_docx};

/// Reads and parses the plan in the file at `path`.
///
/// The format is what the bytes show, whatever the extension says.
///
/// ```no_run
/// let plan = kehoach::open("plan.txt")?;
/// println!("{}", plan.header.title.as_deref().unwrap_or("(no title)"));
/// # Ok::<(), kehoach::Error>(())
/// ```
///
/// # Errors
///
/// If the file cannot be read, is larger than [`ReadOptions::max_bytes`], or is no document of a known format.
pub fn open(path: impl AsRef<Path>) -> Result<Plan> {
    let path = path.as_ref();
    let bytes = read_file(path).map_err(|error| Error::io(path.display().to_string(), error))?;
    let format = Format::sniff(&bytes)?;
    parse(bytes, format, &ParseOptions::default())
}

#[expect(clippy::disallowed_methods, reason = "the one function of the library that takes a path")]
fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![];
    // One byte over the limit is enough for `read` to refuse, however large the file is.
    std::fs::File::open(path)?.take(ReadOptions::default().max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads, repairs and parses the plan in `bytes`; those given by value are freed as soon as they are read.
///
/// ```
/// use kehoach::{Format, ParseOptions};
/// let plan = kehoach::parse("KẾ HOẠCH\nTrồng cây\n".as_bytes(), Format::Text, &ParseOptions::default())?;
/// assert_eq!(plan.source.bytes, 26);
/// assert_eq!(plan.schema, "kehoach.plan/1");
/// # Ok::<(), kehoach::Error>(())
/// ```
///
/// # Errors
///
/// If the bytes are not a document of this format.
pub fn parse(bytes: impl AsRef<[u8]>, format: Format, options: &ParseOptions) -> Result<Plan> {
    parse_with(bytes, format, &ReadOptions::default(), options)
}

/// Reads, repairs and parses the plan in `bytes`, with limits and choices of reading.
///
/// ```
/// use kehoach::{Format, ParseOptions, ReadOptions, TrackedChanges};
/// let reading = ReadOptions { tracked: TrackedChanges::Original, ..ReadOptions::default() };
/// let plan = kehoach::parse_with("KẾ HOẠCH\nTrồng cây\n".as_bytes(), Format::Text, &reading, &ParseOptions::default())?;
/// assert_eq!(plan.header.title.as_deref(), Some("Trồng cây"));
/// # Ok::<(), kehoach::Error>(())
/// ```
///
/// # Errors
///
/// If the bytes are not a document of this format, or go over a limit.
pub fn parse_with(bytes: impl AsRef<[u8]>, format: Format, reading: &ReadOptions, options: &ParseOptions) -> Result<Plan> {
    let reading = read::read_with(bytes.as_ref(), format, reading, normalise::is_syllable)?;
    let source = source(bytes.as_ref(), format, reading.encoding, reading.pages);
    drop(bytes);
    // What only looks wrong is for checks to ask about; a plan is its text.
    let options_of_repair = normalise::Options { suspicions: false, ..normalise::Options::default() };
    let doc = repair(reading.doc, &options_of_repair);
    let mut plan = parse::parse(&doc, options);
    plan.source = source;
    Ok(plan)
}

fn source(bytes: &[u8], format: Format, encoding: &str, pages: Option<u32>) -> Source {
    Source {
        format: format.name().to_owned(),
        encoding: encoding.to_owned(),
        bytes: bytes.len() as u64,
        pages,
        sha256: hex(&Sha256::digest(bytes)),
    }
}

/// A document as read and repaired, and the plan in it: what [`check`] looks at.
///
/// ```
/// let document = kehoach::Document::read("KẾ HOẠCH\nTrồng cây\n".as_bytes(), kehoach::Format::Text, &Default::default())?;
/// assert_eq!(document.plan.header.title.as_deref(), Some("Trồng cây"));
/// assert_eq!(document.raw.source(), "KẾ HOẠCH\nTrồng cây\n");
/// # Ok::<(), kehoach::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    /// The text and looks, repaired; what only looks wrong stands in its diagnostics.
    pub raw: RawDoc,
    /// The plan found in it.
    pub plan: Plan,
}

impl Document {
    /// Reads, repairs and parses a document, and keeps its text.
    ///
    /// # Errors
    ///
    /// If the bytes are not a document of this format.
    pub fn read(bytes: &[u8], format: Format, options: &ReadOptions) -> Result<Self> {
        let reading = read::read_with(bytes, format, options, normalise::is_syllable)?;
        let raw = repair(reading.doc, &normalise::Options::default());
        let mut plan = parse::parse(&raw, &ParseOptions::default());
        plan.source = source(bytes, format, reading.encoding, reading.pages);
        Ok(Self { raw, plan })
    }
}

/// Reads `bytes` as blocks of text, without looking for a plan in them.
///
/// # Errors
///
/// If the bytes are not a document of this format.
pub fn read(bytes: &[u8], format: Format, options: &ReadOptions) -> Result<RawDoc> {
    read::read_with(bytes, format, options, normalise::is_syllable).map(|reading| reading.doc)
}

/// Repairs the text of a document, line by line and cell by cell; the edits are listed in it.
///
/// ```
/// use kehoach::normalise::Options;
/// let doc = kehoach::read("KẾ HOẠCH\nTổ chức ѕắp хếp\n".as_bytes(), kehoach::Format::Text, &Default::default())?;
/// let doc = kehoach::repair(doc, &Options::default());
/// assert_eq!(doc.text, "KẾ HOẠCH\nTổ chức sắp xếp\n");
/// assert_eq!(doc.edits.len(), 2);
/// # Ok::<(), kehoach::Error>(())
/// ```
pub fn repair(doc: RawDoc, options: &normalise::Options) -> RawDoc {
    normalise::repair(doc, options)
}

/// Parses a document that has been read already, and perhaps repaired; `source` stays empty.
///
/// ```
/// let doc = kehoach::read("KẾ HOẠCH\nTrồng cây\n".as_bytes(), kehoach::Format::Text, &Default::default())?;
/// let plan = kehoach::parse_raw(&doc, &Default::default());
/// assert_eq!(plan.source.bytes, 0);
/// # Ok::<(), kehoach::Error>(())
/// ```
pub fn parse_raw(doc: &RawDoc, options: &ParseOptions) -> Plan {
    parse::parse(doc, options)
}

/// Makes replacements in a Word document that was read as `raw` with `options`, changing nothing else of the file; they count in the
/// source's text. What touches more than plain characters is not made but handed back.
///
/// # Errors
///
/// If the bytes are not the document that was read, if it carries a signature that any change would break, or if it
/// would not read back to the text with the replacements made.
#[cfg(feature = "docx")]
pub fn mend_docx(bytes: &[u8], raw: &RawDoc, edits: &[Replacement], how: &Mend, options: &ReadOptions) -> Result<Mended> {
    let mended = mend::mend_docx(bytes, raw, edits, how)?;
    if mended.made > 0 {
        let made: Vec<&Replacement> = edits.iter().filter(|edit| !mended.left.contains(edit)).collect();
        reads_back(&mended.bytes, &mend::replaced(raw.source(), &made), options)?;
    }
    Ok(mended)
}

/// Puts findings of a Word document that was read as `raw` with `options` into it as comments; its text stays as it is.
///
/// # Errors
///
/// If the bytes are not the document that was read, if it carries a signature that any change would break, or if it
/// would not read back to the same text.
#[cfg(feature = "docx")]
pub fn comment_docx(bytes: &[u8], raw: &RawDoc, findings: &[Finding], author: &Author, options: &ReadOptions) -> Result<Vec<u8>> {
    let commented = mend::comment_docx(bytes, raw, findings, author)?;
    reads_back(&commented, raw.source(), options)?;
    Ok(commented)
}

/// The suppressions that stand in a Word document as comments (`kehoach: bỏ qua SL101: lý do`), each for the lines of its
/// paragraph in `raw`, as which the document was read: for [`CheckSettings::suppressions`].
///
/// # Errors
///
/// If the bytes are not the document that was read.
#[cfg(feature = "docx")]
pub fn suppressions_docx(bytes: &[u8], raw: &RawDoc) -> Result<Vec<Suppression>> {
    mend::suppressions_docx(bytes, raw)
}

/// Whether a Word document reads as a text, but for lines that have become empty.
#[cfg(feature = "docx")]
fn reads_back(bytes: &[u8], text: &str, options: &ReadOptions) -> Result<()> {
    fn lines(text: &str) -> impl Iterator<Item = &str> {
        text.lines().map(str::trim).filter(|line| !line.is_empty())
    }
    let doc = read(bytes, Format::Docx, options)?;
    if lines(&doc.text).eq(lines(text)) {
        return Ok(());
    }
    Err(Error::malformed("the document cannot be changed: it would not read back to the text with the changes made"))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// The examples of README.md, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
