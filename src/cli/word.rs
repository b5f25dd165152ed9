//! Word documents changed: fixes made or tracked, findings put in as comments. The command reads the clock for the library.

use std::borrow::Cow;

use kehoach::{CheckSettings, Edit, Finding, RawDoc, Replacement};

use super::input::Input;
use super::messages::Message;

/// A document with fixes made.
pub(crate) struct Mended {
    pub(crate) bytes: Vec<u8>,
    pub(crate) made: usize,
    pub(crate) left: usize,
}

/// Makes the edits that `chosen` gives; it is told of replacements that cannot be made, so that no fix is made by half.
#[cfg(feature = "docx")]
pub(crate) fn mend(
    input: &Input,
    source: &str,
    chosen: impl Fn(&[Replacement]) -> Vec<Edit>,
    track: bool,
) -> Result<Mended, Message> {
    let doc = unchanged(input, source)?;
    let how = if track { kehoach::Mend::Track(author()) } else { kehoach::Mend::Replace };
    let mut left: Vec<Replacement> = vec![];
    loop {
        let edits: Vec<Replacement> = chosen(&left)
            .into_iter()
            .map(|edit| Replacement { start: edit.start, end: edit.end, text: edit.after.into() })
            .filter(|edit| !left.contains(edit))
            .collect();
        let mended =
            kehoach::mend_docx(&input.bytes, &doc, &edits, &how, &input.options).map_err(|error| failed(input, &error))?;
        if mended.left.is_empty() {
            return Ok(Mended { bytes: mended.bytes, made: mended.made, left: left.len() });
        }
        left.extend(mended.left);
    }
}

/// The settings with the suppressions that stand in a Word document as comments.
pub(crate) fn with_comments<'a>(input: &Input, raw: &RawDoc, settings: &'a CheckSettings) -> Cow<'a, CheckSettings> {
    #[cfg(feature = "docx")]
    if input.format == kehoach::Format::Docx
        && let Ok(found) = kehoach::suppressions_docx(&input.bytes, raw)
        && !found.is_empty()
    {
        let mut settings = settings.clone();
        settings.suppressions.extend(found);
        return Cow::Owned(settings);
    }
    #[cfg(not(feature = "docx"))]
    let _ = (input, raw);
    Cow::Borrowed(settings)
}

/// The document with findings as comments.
#[cfg(feature = "docx")]
pub(crate) fn comment(input: &Input, source: &str, findings: &[Finding]) -> Result<Vec<u8>, Message> {
    if input.format != kehoach::Format::Docx {
        return Err(Message::OneToComment);
    }
    let doc = unchanged(input, source)?;
    kehoach::comment_docx(&input.bytes, &doc, findings, &author(), &input.options).map_err(|error| failed(input, &error))
}

#[cfg(not(feature = "docx"))]
pub(crate) fn mend(input: &Input, _: &str, _: impl Fn(&[Replacement]) -> Vec<Edit>, _: bool) -> Result<Mended, Message> {
    Err(Message::NoFixHere { file: input.name.clone() })
}

#[cfg(not(feature = "docx"))]
pub(crate) fn comment(_: &Input, _: &str, _: &[Finding]) -> Result<Vec<u8>, Message> {
    Err(Message::OneToComment)
}

/// The text of the document, if it still is what was checked.
#[cfg(feature = "docx")]
fn unchanged(input: &Input, source: &str) -> Result<kehoach::RawDoc, Message> {
    let doc = input.read()?;
    if doc.source() == source { Ok(doc) } else { Err(Message::HasChanged { file: input.name.clone() }) }
}

#[cfg(feature = "docx")]
fn author() -> kehoach::Author {
    let date = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    kehoach::Author { name: "kehoach".into(), date }
}

#[cfg(feature = "docx")]
fn failed(input: &Input, error: &kehoach::Error) -> Message {
    Message::NotWritten { file: input.name.clone(), reason: error.to_string() }
}
