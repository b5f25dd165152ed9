//! Inputs: files and standard input as bytes, plans out of them, and a message for each way that can fail.

use std::io::{ErrorKind, Read};
use std::path::Path;

use kehoach::{Document, Error, Format, ParseOptions, Plan, RawDoc, ReadOptions};

use super::messages::Message;
use super::office;

/// The bytes of one input and their format.
pub(crate) struct Input {
    /// The name for messages and for the `file` key.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) format: Format,
    pub(crate) options: ReadOptions,
    /// Whether the bytes are not those of the file, but made of them for reading.
    pub(crate) is_converted: bool,
}

/// Whether a path stands for standard input or output.
pub(crate) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads one input; `--from` overrides what its bytes show.
pub(crate) fn load(path: &Path, from: Option<Format>, options: ReadOptions) -> Result<Input, Message> {
    let name = path.to_string_lossy().into_owned();
    if is_dash(path) {
        let format = from.ok_or(Message::StdinNeedsFormat)?;
        let bytes = bytes(std::io::stdin().lock()).map_err(|error| unreadable(&name, &error))?;
        return Ok(Input { name, bytes, format, options, is_converted: false });
    }
    let mut bytes = open(path).map_err(|error| unreadable(&name, &error))?;
    let kind = office::kind(&bytes).filter(|_| from.is_none());
    if let Some(kind) = kind {
        bytes = office::to_docx(&name, &bytes, kind)?;
    }
    let format = match from {
        Some(format) => format,
        None => Format::sniff(&bytes).map_err(|error| Message::Refused { file: name.clone(), reason: error.to_string() })?,
    };
    Ok(Input { name, bytes, format, options, is_converted: kind.is_some() })
}

/// The bytes of a file that is no document to parse: a template, or data.
pub(crate) fn raw(path: &Path) -> Result<Vec<u8>, Message> {
    let name = path.to_string_lossy();
    let bytes = if is_dash(path) { bytes(std::io::stdin().lock()) } else { open(path) };
    bytes.map_err(|error| unreadable(&name, &error))
}

impl Input {
    /// The plan in the input, whose bytes are given up: a large file is not kept beside its plan.
    pub(crate) fn plan(&mut self) -> Result<Plan, Message> {
        kehoach::parse_with(std::mem::take(&mut self.bytes), self.format, &self.options, &ParseOptions::default())
            .map_err(|error| self.refused(&error))
    }

    /// The text of the input and the plan in it, without what no finding tells: the sum of the bytes, the coverage.
    pub(crate) fn document(&self) -> Result<Document, Message> {
        let raw = kehoach::repair(self.read()?, &kehoach::normalise::Options::default());
        let mut plan = kehoach::parse_raw(&raw, &ParseOptions { skip_coverage: true });
        self.format.name().clone_into(&mut plan.source.format);
        plan.source.bytes = self.bytes.len() as u64;
        Ok(Document { raw, plan })
    }

    /// The text of the input, in blocks.
    pub(crate) fn read(&self) -> Result<RawDoc, Message> {
        kehoach::read(&self.bytes, self.format, &self.options).map_err(|error| self.refused(&error))
    }

    fn refused(&self, error: &Error) -> Message {
        let (file, reason) = (self.name.clone(), error.to_string());
        if error.is_encrypted() {
            return Message::Encrypted { file, reason };
        }
        if error.needs_text_recognition() {
            return Message::NeedsOcr { file, reason, is_asked: self.options.ocr.is_some() };
        }
        if error.is_too_large() { Message::TooLarge { file, reason } } else { Message::Refused { file, reason } }
    }
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the files it is given")]
fn open(path: &Path) -> std::io::Result<Vec<u8>> {
    let file = std::fs::File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    bytes(file)
}

/// All bytes, up to one more than the library accepts: enough for it to name the limit.
fn bytes(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![];
    from.take(ReadOptions::default().max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(file: &str, error: &std::io::Error) -> Message {
    let file = file.to_owned();
    match error.kind() {
        ErrorKind::NotFound => Message::NoSuchFile { file },
        ErrorKind::IsADirectory => Message::IsFolder { file },
        ErrorKind::PermissionDenied => Message::NotAllowed { file },
        _ => Message::Unreadable { file, reason: error.to_string() },
    }
}
