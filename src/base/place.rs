//! Places: where a value stands in the source, and how a text offset becomes one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a value stands in the source.
///
/// `start` and `end` are byte offsets into the source's text. For UTF-8 input these are the offsets in the file
/// itself (a byte order mark counts); for other encodings they count in the text after decoding to UTF-8.
/// `line` is the 1-based line of `start`. The source's text of a Word or PDF document is what its reader put together;
/// there `at` says where in the document the value stands.
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
    /// Where the value stands in a document that is more than text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Spot>,
}

/// Where a value stands in a document that is more than text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Spot {
    /// In a Word document.
    Word(WordSpot),
    /// On a page of a PDF document.
    Page(PageSpot),
}

/// A place in a Word document: all numbers count from 1, in the order of the part's XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct WordSpot {
    /// The part of the package.
    pub part: WordPart,
    /// The paragraph in which the value starts, among all paragraphs of the part.
    pub paragraph: u32,
    /// The innermost cell that holds the paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellSpot>,
    /// First character of the value in the paragraph's text (from 0) and one past its last; a value of several
    /// paragraphs ends here with the first of them.
    pub characters: (u32, u32),
}

/// A cell of a table in a Word document, counted from 1 as the XML has it (a merged cell counts once a row).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct CellSpot {
    /// The table, among all tables of the part.
    pub table: u32,
    /// The row of the table.
    pub row: u32,
    /// The cell of the row.
    pub cell: u32,
}

/// A part of a Word package that holds text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WordPart {
    /// The main document.
    Document,
    /// The footnotes.
    Footnotes,
    /// The endnotes.
    Endnotes,
    /// A header.
    Header,
    /// A footer.
    Footer,
    /// The comments.
    Comments,
}

/// A place on a page of a PDF document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct PageSpot {
    /// The page on which the value starts, counted from 1.
    pub page: u32,
    /// What the value covers on that page.
    #[schemars(with = "[f64; 4]")]
    pub r#box: PageBox,
}

/// A rectangle of a page as displayed: left, top, right and bottom in hundredths of a point from its upper left
/// corner. In JSON an array of four numbers in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "[f64; 4]", into = "[f64; 4]")]
pub struct PageBox {
    /// Left edge.
    pub left: i32,
    /// Upper edge, from the top of the page.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Lower edge, from the top of the page.
    pub bottom: i32,
}

impl PageBox {
    /// The smallest box that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl From<[f64; 4]> for PageBox {
    fn from(points: [f64; 4]) -> Self {
        let [left, top, right, bottom] = points.map(|points| (points * 100.0).round() as i32);
        Self { left, top, right, bottom }
    }
}

impl From<PageBox> for [f64; 4] {
    fn from(edges: PageBox) -> Self {
        [edges.left, edges.top, edges.right, edges.bottom].map(|hundredths| f64::from(hundredths) / 100.0)
    }
}

impl Place {
    /// A place in text.
    pub const fn in_text(start: u32, end: u32, line: u32) -> Self {
        Self { start, end, line, at: None }
    }

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
