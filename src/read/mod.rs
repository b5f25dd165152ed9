//! Bytes → RawDoc. Readers know formats and nothing of plans.

#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "ocr")]
mod ocr;
#[cfg(feature = "pdf")]
mod pdf;
mod text;

#[cfg(feature = "ocr")]
pub use ocr::{Ocr, OcrWord, PageImage};

use crate::base::error::{Error, Result};
use crate::base::place::LineIndex;
use crate::raw::RawDoc;

/// A format that can be read.
///
/// ```
/// use kehoach::Format;
/// assert_eq!(Format::from_extension("txt"), Some(Format::Text));
/// assert_eq!(Format::Text.name(), "text");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text and Markdown, in UTF-8, UTF-16 or windows-1258.
    Text,
    /// A Word document: DOCX, and its kin with macros or as templates.
    #[cfg(feature = "docx")]
    Docx,
    /// PDF with text in it.
    #[cfg(feature = "pdf")]
    Pdf,
}

impl Format {
    /// All formats.
    pub const ALL: &[Format] = &[
        Format::Text,
        #[cfg(feature = "docx")]
        Format::Docx,
        #[cfg(feature = "pdf")]
        Format::Pdf,
    ];

    /// The name used on the command line and in `source.format`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            #[cfg(feature = "docx")]
            Format::Docx => "docx",
            #[cfg(feature = "pdf")]
            Format::Pdf => "pdf",
        }
    }

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name).or_else(|| Self::from_extension(name))
    }

    /// The format usual for a file extension (without the dot, in any letter case).
    pub fn from_extension(extension: &str) -> Option<Self> {
        let is = |known: &[&str]| known.iter().any(|known| extension.eq_ignore_ascii_case(known));
        #[cfg(feature = "docx")]
        if is(&["docx", "docm", "dotx", "dotm"]) {
            return Some(Format::Docx);
        }
        #[cfg(feature = "pdf")]
        if is(&["pdf"]) {
            return Some(Format::Pdf);
        }
        is(&["txt", "text", "md", "markdown"]).then_some(Format::Text)
    }

    /// The format the bytes themselves show; what an extension says comes second.
    ///
    /// # Errors
    ///
    /// If the bytes are empty, or of a kind that cannot be read yet; the message names the kind.
    pub fn sniff(bytes: &[u8]) -> Result<Self> {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Error::malformed("the input is empty"));
        }
        #[cfg(feature = "docx")]
        if bytes.starts_with(b"PK\x03\x04") {
            return match docx::sniff(bytes) {
                docx::Archive::Word => Ok(Format::Docx),
                docx::Archive::Other(kind) => Err(Error::unsupported(format!(
                    "the input is {kind}; of Office files only Word documents (DOCX) can be read"
                ))),
            };
        }
        // A PDF may have junk before its header.
        #[cfg(feature = "pdf")]
        {
            let header = &bytes[..bytes.len().min(1024)];
            let version =
                |at: usize| header.get(at + 5..at + 7).is_some_and(|version| version[0].is_ascii_digit() && version[1] == b'.');
            if memchr::memmem::find(header, b"%PDF-").is_some_and(version) {
                return Ok(Format::Pdf);
            }
        }
        let kinds: [(&[u8], &str); 9] = [
            (b"PK\x03\x04", "a ZIP archive or an Office file (DOCX, XLSX)"),
            (b"PK\x05\x06", "an empty ZIP archive"),
            (b"%PDF", "a PDF file"),
            (b"{\\rtf", "an RTF file"),
            (b"\xD0\xCF\x11\xE0", "an old Office file (DOC, XLS)"),
            (b"\x7fELF", "a program"),
            (b"MZ\x90", "a program"),
            (b"\x89PNG", "an image"),
            (b"\xFF\xD8\xFF", "an image"),
        ];
        if let Some((_, kind)) = kinds.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return Err(Error::unsupported(format!("the input is {kind}; only text can be read: convert it to text first")));
        }
        Ok(Format::Text)
    }
}

/// Limits of reading.
///
/// ```
/// let options = kehoach::ReadOptions { max_bytes: 10, ..Default::default() };
/// let error = kehoach::read("KẾ HOẠCH năm 2026".as_bytes(), kehoach::Format::Text, &options).unwrap_err();
/// assert!(error.is_too_large());
/// ```
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Largest input in bytes (default 256 MiB); also the largest size of its text after decoding.
    pub max_bytes: u64,
    /// Largest size in bytes of all parts of a package together once they are unpacked (default 64 MiB); measured while
    /// unpacking, whatever the package states. Pictures and other parts without text are not unpacked.
    pub max_unpacked: u64,
    /// Most bytes that one byte of a packed part may become (default 200), for parts over 8 MiB.
    pub max_ratio: u32,
    /// Most entries of a package (default 10,000).
    pub max_entries: u32,
    /// Deepest nesting of XML elements (default 256).
    pub max_depth: u32,
    /// Most paragraphs of a Word document (default 150,000, over 3,000 pages); those in tables count a quarter.
    pub max_paragraphs: u32,
    /// How changes that were tracked in a Word document are read (default: as accepted).
    pub tracked: TrackedChanges,
    /// Whether text that is marked as hidden is read, too (default: no).
    pub hidden_text: bool,
    /// The password of an encrypted PDF, if it is not the empty one.
    pub password: Option<String>,
    /// The pages of a PDF to read, counted from 1 (default: all).
    pub pages: Option<std::ops::RangeInclusive<u32>>,
    /// The most pages a PDF may have (default 5,000).
    pub max_pages: u32,
    /// Reads the pages of a PDF that are images, or whose text is hardly Vietnamese (default: nothing does).
    #[cfg(feature = "ocr")]
    pub ocr: Option<std::sync::Arc<dyn Ocr>>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            max_bytes: 256 << 20,
            max_unpacked: 64 << 20,
            max_ratio: 200,
            max_entries: 10_000,
            max_depth: 256,
            max_paragraphs: 150_000,
            tracked: TrackedChanges::default(),
            hidden_text: false,
            password: None,
            pages: None,
            max_pages: 5_000,
            #[cfg(feature = "ocr")]
            ocr: None,
        }
    }
}

/// How tracked changes are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrackedChanges {
    /// As if all were accepted: insertions stand, deletions are gone.
    #[default]
    Accepted,
    /// As if all were rejected: the text before the changes.
    Original,
}

/// A document as read, and what it was read from.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// The document.
    pub(crate) doc: RawDoc,
    /// The character encoding found.
    pub(crate) encoding: &'static str,
    /// The number of pages, where the format has pages.
    pub(crate) pages: Option<u32>,
}

/// Whether a word is a syllable of Vietnamese: what tells the text of a page from what an unfit OCR made of it.
pub(crate) type IsSyllable = fn(&str) -> bool;

/// Reads `bytes` as `format`, where any word may be a syllable.
#[cfg(test)]
pub(crate) fn read(bytes: &[u8], format: Format, options: &ReadOptions) -> Result<Reading> {
    read_with(bytes, format, options, |_| true)
}

/// Reads `bytes` as `format`.
#[cfg_attr(not(feature = "pdf"), expect(unused_variables, reason = "only pages of a PDF are judged"))]
pub(crate) fn read_with(bytes: &[u8], format: Format, options: &ReadOptions, is_syllable: IsSyllable) -> Result<Reading> {
    if bytes.len() as u64 > options.max_bytes {
        return Err(Error::too_large("the input", bytes.len() as u64, options.max_bytes, "max_bytes"));
    }
    let reading = match format {
        Format::Text => {
            let found = Format::sniff(bytes)?;
            if found != Format::Text {
                return Err(Error::unsupported(format!("the input is no text but {}", found.name())));
            }
            text::read(bytes, options)?
        }
        #[cfg(feature = "docx")]
        Format::Docx => docx::read(bytes, options)?,
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes, options, is_syllable)?,
    };
    debug_assert_eq!(reading.doc.source_len as usize, reading.doc.text.len());
    Ok(reading)
}

/// A document whose text is its own source.
fn unrepaired(text: String) -> RawDoc {
    RawDoc { lines: LineIndex::new(&text), source_len: text.len() as u32, text, ..RawDoc::default() }
}
