//! Places: where a value stands in the source, and how a text offset becomes one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a value stands in the source.
///
/// `start` and `end` are byte offsets into the source's text. For UTF-8 input these are the offsets in the file
/// itself (a byte order mark counts); for other encodings they count in the text after decoding to UTF-8.
/// `line` is the 1-based line of `start`.
///
/// ```
/// let plan = kehoach::parse("KẾ HOẠCH\nNăm 2026\n".as_bytes(), kehoach::Format::Text, &Default::default()).unwrap();
/// let place = plan.places.header["doc_type"];
/// assert_eq!((place.start, place.end, place.line), (0, 12, 1));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// First byte of the value.
    pub start: u32,
    /// One past the last byte of the value.
    pub end: u32,
    /// 1-based line on which the value starts.
    pub line: u32,
}

impl Place {
    /// Whether `other` lies wholly inside this place.
    pub fn contains(&self, other: &Place) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The starts of the source's lines: turns a byte offset into a line number.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes the line feeds of `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = Vec::with_capacity(text.len() / 60 + 1);
        starts.push(0);
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Self { starts }
    }

    /// The 1-based line that holds byte `offset`.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset).max(1) as u32
    }
}
