//! The one error of the library: opaque outside, with private kinds and predicates for what callers act on.

use std::fmt;

/// Why bytes could not be read as a document.
///
/// ```
/// let error = kehoach::parse(b"\x7fELF\x02\x01\x01\0\0\0\0\0", kehoach::Format::Text, &Default::default()).unwrap_err();
/// assert!(error.is_unsupported());
/// ```
#[derive(Debug)]
pub struct Error(Box<Kind>);

#[derive(Debug, thiserror::Error)]
enum Kind {
    #[error("{what} is {size}{}; the limit is {limit} (option `{option}`)", unit(.option))]
    TooLarge { what: &'static str, size: u64, limit: u64, option: &'static str },
    #[error("{0}")]
    Unsupported(String),
    #[error("{0}")]
    Malformed(String),
    #[error("{0}")]
    Encrypted(String),
    #[error("{0}")]
    NeedsOcr(String),
    #[error("{context}: {source}")]
    Io { context: String, source: std::io::Error },
}

/// What an option counts.
fn unit(option: &str) -> &'static str {
    match option {
        "max_depth" | "max_entries" | "max_paragraphs" => "",
        "max_pages" => " pages",
        _ => " bytes",
    }
}

impl Error {
    /// A part of the input is larger than an option allows.
    pub fn too_large(what: &'static str, size: u64, limit: u64, option: &'static str) -> Self {
        Self(Box::new(Kind::TooLarge { what, size, limit, option }))
    }

    /// The input is of a kind that no reader here knows.
    pub fn unsupported(message: impl Into<String>) -> Self {
        Self(Box::new(Kind::Unsupported(message.into())))
    }

    /// The input breaks the rules of its own format.
    pub fn malformed(message: impl Into<String>) -> Self {
        Self(Box::new(Kind::Malformed(message.into())))
    }

    /// The input is encrypted, and no password opens it.
    pub fn encrypted(message: impl Into<String>) -> Self {
        Self(Box::new(Kind::Encrypted(message.into())))
    }

    /// The input is images of text, not text.
    pub fn needs_ocr(message: impl Into<String>) -> Self {
        Self(Box::new(Kind::NeedsOcr(message.into())))
    }

    /// The operating system refused.
    pub fn io(context: impl Into<String>, source: std::io::Error) -> Self {
        Self(Box::new(Kind::Io { context: context.into(), source }))
    }

    /// Whether the input is of a kind that cannot be read.
    pub fn is_unsupported(&self) -> bool {
        matches!(*self.0, Kind::Unsupported(_))
    }

    /// Whether a password is needed, or another one.
    pub fn is_encrypted(&self) -> bool {
        matches!(*self.0, Kind::Encrypted(_))
    }

    /// Whether the input is images of text.
    pub fn needs_text_recognition(&self) -> bool {
        matches!(*self.0, Kind::NeedsOcr(_))
    }

    /// Whether a limit stopped the reading.
    pub fn is_too_large(&self) -> bool {
        matches!(*self.0, Kind::TooLarge { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Kind::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// The library's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;
