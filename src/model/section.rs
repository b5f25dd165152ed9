//! Sections: the labelled parts of the body, as a tree of any depth.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::place::Place;

/// The kind of a section, by its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// Phần (`Phần I`, `Phần thứ nhất`).
    Part,
    /// Chương.
    Chapter,
    /// Mục or tiểu mục written with its word.
    Division,
    /// Điều.
    Article,
    /// A capital letter: `A.`.
    Capital,
    /// A Roman number: `I.`, `II-`.
    Roman,
    /// An Arabic number: `1.`, `1)`.
    Arabic,
    /// A dotted number: `1.1.`, `2.10`.
    Decimal,
    /// A small letter: `a)`, `đ.`.
    Letter,
    /// A mark without order: `-`, `+`, `*`, `•`.
    Bullet,
    /// A title without a label, in a document that numbers none of its sections; its path part is `h1`, `h2`.
    Heading,
    /// A footnote; its place in the tree is where it stands in the text.
    Footnote,
}

/// One labelled part of the body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// Labels from the root without `.` and `)`, joined by `/`: `III/1/1.1/a`. Bullets count within their parent: `-1`.
    pub path: String,
    /// The label as written: `1.1.`, `a)`, `-`.
    pub label: String,
    /// The kind of the label.
    pub kind: SectionKind,
    /// A title-like line with something below it; its closing `.`, `:` or `;` is cut.
    pub heading: Option<String>,
    /// The section's own text without its children: the paragraphs joined by one space.
    pub text: Option<String>,
    /// The paragraphs of `text`, each with its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<Paragraph>,
    /// Ids of the tables that stand in this section.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<String>,
    /// The sections below.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Section>,
    /// Where the label stands.
    pub label_place: Place,
    /// Where the heading stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading_place: Option<Place>,
    /// From the label to the end of the section's last child.
    pub place: Place,
}

/// One paragraph and its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// The text, verbatim but for white space.
    pub text: String,
    /// Where it stands; a paragraph cut by a page break reaches over the break.
    pub place: Place,
}

impl Section {
    /// This section and all below it, in document order.
    pub fn walk(&self) -> Vec<&Section> {
        let mut out = vec![self];
        let mut next = 0;
        // Depth first without recursion: a hostile document may nest deeply.
        let mut stack: Vec<&Section> = self.children.iter().rev().collect();
        while let Some(section) = stack.pop() {
            out.push(section);
            stack.extend(section.children.iter().rev());
            next += 1;
        }
        debug_assert_eq!(next + 1, out.len());
        out
    }
}
