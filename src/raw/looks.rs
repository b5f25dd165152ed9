//! How a document looks, where its format knows: fonts, paragraphs, pages, notes, and what stands outside the text.
//!
//! All ranges count in the source's text ([`RawDoc::source`](crate::RawDoc::source)), so repairs leave them as they
//! are; [`RawDoc::source_range`](crate::RawDoc::source_range) leads from a block to its looks. All lists are sorted by
//! start. Lengths are twips, twentieths of a point; sizes of letters are half points. A text file has no looks at all.

use std::ops::Range;

use super::Bytes;

/// The looks of a document; empty for plain text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looks {
    /// Names of fonts and styles, each once; other parts name them by index.
    pub names: Vec<String>,
    /// Stretches of text of one look, within a paragraph. Text of no known look is in none.
    pub runs: Vec<Run>,
    /// Paragraphs with text. Lines of one paragraph (a break without a new paragraph) lie in one of them.
    pub paragraphs: Vec<ParagraphLook>,
    /// Automatic numbers and list marks that stand in the text as the format shows them, though nobody typed them.
    pub labels: Vec<Bytes>,
    /// Footnotes and endnotes, in order of their marks.
    pub notes: Vec<RawNote>,
    /// Links to other documents or places.
    pub links: Vec<Link>,
    /// Text that belongs to the page and not to the flow; no block holds it.
    pub furniture: Vec<Furniture>,
    /// The tables among the blocks.
    pub tables: Vec<TableLook>,
    /// Page setup, one for each section of the document.
    pub pages: Vec<PageSetup>,
}

/// A stretch of text of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a button of a word processor")]
pub struct Run {
    /// The stretch.
    pub range: Bytes,
    /// Index of the font's name in [`Looks::names`].
    pub font: Option<u16>,
    /// Size in half points; 0 where unknown.
    pub size: u16,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined in any way.
    pub underline: bool,
    /// Shown in capitals, whatever is typed.
    pub caps: bool,
    /// Raised or lowered.
    pub script: Script,
    /// Colour as red, green, blue; none for the automatic one.
    pub color: Option<[u8; 3]>,
}

/// Whether letters are raised or lowered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// On the line.
    #[default]
    Base,
    /// Raised, as the mark of a footnote.
    Super,
    /// Lowered.
    Sub,
}

/// How the lines of a paragraph are set against the margins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// To the left.
    #[default]
    Left,
    /// Centred.
    Center,
    /// To the right.
    Right,
    /// To both sides.
    Justify,
}

/// The height of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineHeight {
    /// A multiple of the font's own height, in 240ths.
    Multiple(u16),
    /// At least so many twips.
    AtLeast(u16),
    /// So many twips.
    Exact(u16),
}

impl Default for LineHeight {
    fn default() -> Self {
        Self::Multiple(240)
    }
}

/// The look of one paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphLook {
    /// The paragraph, its automatic number included.
    pub range: Bytes,
    /// Index of the style's name in [`Looks::names`].
    pub style: Option<u16>,
    /// Alignment.
    pub align: Align,
    /// Indent from the left.
    pub left: i32,
    /// Indent from the right.
    pub right: i32,
    /// Further indent of the first line; negative where it hangs out.
    pub first_line: i32,
    /// Space before.
    pub before: u16,
    /// Space after.
    pub after: u16,
    /// Height of lines.
    pub line: LineHeight,
    /// Outline level, from 1, where the paragraph is marked as a heading.
    pub outline: Option<u8>,
    /// Kept on one page with the next paragraph.
    pub keep_next: bool,
    /// Level of automatic numbering, from 1.
    pub list_level: Option<u8>,
}

/// A footnote or endnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawNote {
    /// Where it is shown.
    pub kind: NoteKind,
    /// The mark as shown in the text, such as `1` or `*`.
    pub label: String,
    /// Where the mark stands in the text.
    pub anchor: Option<Bytes>,
    /// The note's own text, its mark included.
    pub range: Bytes,
}

/// Where a note is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// At the foot of its page.
    Footnote,
    /// At the end of the document.
    Endnote,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The text that is linked.
    pub range: Bytes,
    /// An address, or `#` and the name of a place in the document.
    pub target: String,
}

/// Text that belongs to the page: headers, footers, boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Its text.
    pub range: Bytes,
}

/// What a piece of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FurnitureKind {
    /// A header of these pages.
    Header(Pages),
    /// A footer of these pages.
    Footer(Pages),
    /// A box that floats over the text, such as a stamp of urgency.
    TextBox,
}

/// The pages that show a header or footer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pages {
    /// All that have no other.
    #[default]
    Default,
    /// The first of a section.
    First,
    /// Those with an even number.
    Even,
}

/// The look of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableLook {
    /// The table, as in its block.
    pub range: Bytes,
    /// Whether any line is drawn around or inside it.
    pub ruled: bool,
    /// Width as asked for; 0 where it is left open.
    pub width: u32,
}

/// Paper and margins of one section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageSetup {
    /// The section's text.
    pub range: Bytes,
    /// Width of the page.
    pub width: u32,
    /// Height of the page.
    pub height: u32,
    /// Margins.
    pub margins: Margins,
    /// Whether the page lies on its long side.
    pub landscape: bool,
    /// Whether the first page has a header and footer of its own.
    pub title_page: bool,
    /// Where a page number is shown, on which pages.
    pub numbers: Vec<PageNumber>,
    /// The number of the first page, where it does not go on from the section before.
    pub first_number: Option<u32>,
}

/// Margins of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// Upper.
    pub top: i32,
    /// Right.
    pub right: i32,
    /// Lower.
    pub bottom: i32,
    /// Left.
    pub left: i32,
    /// From the upper edge to the header.
    pub header: i32,
    /// From the lower edge to the footer.
    pub footer: i32,
}

/// A page number in a header or footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber {
    /// In the header, not the footer.
    pub in_header: bool,
    /// The pages that show it.
    pub pages: Pages,
    /// Where in the line.
    pub align: Align,
    /// Size in half points; 0 where unknown.
    pub size: u16,
}

impl Looks {
    /// The name at an index.
    pub fn name(&self, index: Option<u16>) -> Option<&str> {
        self.names.get(usize::from(index?)).map(String::as_str)
    }

    /// The paragraph that holds byte `at` of the source's text.
    pub fn paragraph(&self, at: u32) -> Option<&ParagraphLook> {
        let next = self.paragraphs.partition_point(|paragraph| paragraph.range.start <= at);
        self.paragraphs[..next].last().filter(|paragraph| at < paragraph.range.end)
    }

    /// The runs that share text with a range of the source's text.
    pub fn runs(&self, range: &Bytes) -> &[Run] {
        let within = overlap(&self.runs, range, |run| &run.range);
        &self.runs[within]
    }

    /// Whether all letters and digits of a range of the source's text are known to be bold.
    pub fn is_bold(&self, range: &Bytes) -> bool {
        let runs = self.runs(range);
        !runs.is_empty() && runs.iter().all(|run| run.bold)
    }

    /// The look of the table that starts at byte `at` of the source's text.
    pub fn table(&self, at: u32) -> Option<&TableLook> {
        let found = self.tables.binary_search_by_key(&at, |table| table.range.start).ok()?;
        self.tables.get(found)
    }

    /// The automatic number that starts at byte `at` of the source's text.
    pub fn label(&self, at: u32) -> Option<&Bytes> {
        let found = self.labels.binary_search_by_key(&at, |label| label.start).ok()?;
        self.labels.get(found)
    }
}

/// Which of the sorted pieces, which do not overlap, share text with `range`.
fn overlap<T>(pieces: &[T], range: &Bytes, of: impl Fn(&T) -> &Bytes) -> Range<usize> {
    let start = pieces.partition_point(|piece| of(piece).end <= range.start);
    let end = pieces.partition_point(|piece| of(piece).start < range.end);
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_a_range() {
        let run = |start, end| Run { range: start..end, ..Run::default() };
        let looks = Looks { runs: vec![run(0, 4), run(4, 9), run(12, 20)], ..Looks::default() };
        let starts = |range: Bytes| looks.runs(&range).iter().map(|run| run.range.start).collect::<Vec<_>>();
        assert_eq!(starts(3..5), [0, 4]);
        assert_eq!(starts(9..12), [0u32; 0]);
        assert_eq!(starts(0..30), [0, 4, 12]);
    }

    #[test]
    fn a_place_between_paragraphs_is_in_none() {
        let look = |start, end| ParagraphLook { range: start..end, ..ParagraphLook::default() };
        let looks = Looks { paragraphs: vec![look(0, 4), look(6, 9)], ..Looks::default() };
        assert!(looks.paragraph(4).is_none() && looks.paragraph(6).is_some());
    }
}
