//! What a part of the package holds: paragraphs, runs, elements of text, and what a paragraph shows, each with its bytes.

use std::ops::Range;

use quick_xml::events::BytesStart;

use super::package::attribute;
use super::patch::escaped;

pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// What a part holds.
#[derive(Default)]
pub(super) struct Scan {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) runs: Vec<Run>,
    pub(super) texts: Vec<Text>,
    /// The largest number of a mark or change.
    pub(super) last_id: u32,
    /// Whether the part is of the strict edition of the standard.
    pub(super) strict: bool,
}

/// A paragraph; its place in the list is its number less one.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) items: Vec<Item>,
    pub(super) tag: Range<usize>,
    /// The prefix of its name.
    pub(super) prefix: String,
    /// The tag has no content.
    pub(super) empty: bool,
    /// Where its runs begin.
    pub(super) head_end: usize,
    /// Where its end tag begins; 0 if it stands in what no reader sees.
    pub(super) inner_end: usize,
    /// The paragraph whose text box holds it.
    pub(super) outer: Option<usize>,
}

/// A run.
pub(super) struct Run {
    pub(super) prefix: String,
    pub(super) tag: Range<usize>,
    pub(super) props: Option<Range<usize>>,
    /// Where its content begins and ends.
    pub(super) head_end: usize,
    pub(super) inner_end: usize,
    pub(super) end: usize,
    pub(super) hidden: bool,
    /// The mark of a note goes on with its text, so that it must not be cut.
    pub(super) sealed: bool,
}

/// An element of text.
pub(super) struct Text {
    pub(super) run: usize,
    pub(super) tag: Range<usize>,
    pub(super) inner: Range<usize>,
    pub(super) end: usize,
    /// White space at its ends counts.
    pub(super) preserve: bool,
    /// It stands in a tracked insertion.
    pub(super) tracked: bool,
}

/// What a paragraph shows.
pub(super) struct Item {
    pub(super) kind: Kind,
    pub(super) xml: Range<usize>,
    /// The element of text that may be changed.
    pub(super) text: Option<usize>,
}

#[derive(Clone, Copy)]
pub(super) enum Kind {
    Char(char),
    /// A sign of a font of signs.
    Symbol,
    Break,
    /// The mark of a note.
    Note,
}

impl Scan {
    /// Attributes of Word's namespace for an element with this prefix, which may be empty.
    pub(super) fn attributes(&self, prefix: &str, list: &[(&str, String)]) -> String {
        let uri = if self.strict { STRICT } else { WORD };
        // Attributes without a prefix are in no namespace.
        let (prefix, mut out) = if prefix.is_empty() { ("kh", format!(" xmlns:kh=\"{uri}\"")) } else { (prefix, String::new()) };
        list.iter().for_each(|(name, value)| out.push_str(&format!(" {prefix}:{name}=\"{}\"", escaped(value))));
        out
    }
}

/// Whether a switch is off.
pub(super) fn is_off(element: &BytesStart<'_>) -> bool {
    attribute(element, b"val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}

/// Whether the code of a field links to something; its result is text like any other.
pub(super) fn is_link(code: &str) -> bool {
    code.trim_start().get(..9).is_some_and(|word| word.eq_ignore_ascii_case("HYPERLINK"))
}
