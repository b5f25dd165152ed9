//! What rules look at: the plan, its text piece by piece, and the way from a piece's text to the source.

use std::cell::OnceCell;
use std::ops::Range;

use super::condition::Illegible;
use super::joined::{AllTokens, Joined};
use super::paths::Paths;
use super::rule::Profile;
use super::settings::Settings;
use crate::base::place::Place;
use crate::model::{DocType, Plan, Section, SectionKind};
use crate::raw::{Block, Bytes, RawDoc};

/// A document under check.
pub(crate) struct Subject<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) doc: &'a RawDoc,
    pub(crate) settings: &'a Settings,
    /// All text of the plan's parts, in document order.
    pub(crate) passages: Vec<Passage<'a>>,
    /// All sections, those of appendices included, in document order, each with its level (0 for the top).
    pub(crate) sections: Vec<(&'a Section, usize)>,
    pub(super) joined: Joined,
    pub(super) tokens: OnceCell<AllTokens<'a>>,
    pub(super) illegible: OnceCell<Option<Illegible>>,
    paths: OnceCell<Paths>,
}

/// A piece of the plan's text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passage<'a> {
    pub(crate) part: Part,
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}

impl Passage<'_> {
    /// Whether it is prose: no part of a table, and no recipient.
    pub(crate) fn is_prose(&self) -> bool {
        !matches!(self.part, Part::Header | Part::Cell | Part::Recipient)
    }
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Title,
    Preamble,
    Heading,
    /// A paragraph or item of a section.
    Body,
    Footnote,
    Closing,
    /// A cell of a table's header.
    Header,
    Cell,
    Recipient,
}

impl<'a> Subject<'a> {
    pub(super) fn new(doc: &'a RawDoc, plan: &'a Plan, settings: &'a Settings) -> Self {
        let sections = levels(&plan.sections);
        let passages = passages(plan, &sections);
        Self {
            plan,
            doc,
            settings,
            passages,
            sections,
            joined: Joined::default(),
            tokens: OnceCell::new(),
            illegible: OnceCell::new(),
            paths: OnceCell::new(),
        }
    }

    /// The profile of the document: as set, else by its symbol and head.
    pub(crate) fn profile(&self) -> Profile {
        self.settings.profile.unwrap_or_else(|| profile_of(self.plan))
    }

    /// Whether the document is a plan, or attaches one; rules on indicators and assignments of plans hold for these.
    pub(crate) fn is_plan(&self) -> bool {
        self.plan.header.kind.is_none_or(|kind| kind == DocType::KeHoach)
    }

    /// The prose: all text but that of tables and recipients.
    pub(crate) fn prose(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().filter(|passage| passage.is_prose())
    }

    /// The place in the source of a part of a passage's text.
    pub(crate) fn place(&self, passage: &Passage<'_>, part: Range<usize>) -> Place {
        self.place_in(passage.place, passage.text, part)
    }

    /// The place in the source of a part of a text that stands at `place`, whatever white space was folded in it.
    pub(crate) fn place_in(&self, place: Place, text: &str, part: Range<usize>) -> Place {
        let words = text.get(part.clone()).unwrap_or("");
        let source = self.doc.source();
        let slice = source.get(place.start as usize..place.end as usize).unwrap_or("");
        let found = if slice == text {
            Some(part)
        } else {
            unfolded(slice, text, part).filter(|found| bare(&slice[found.clone()]).eq(bare(words)))
        };
        match found {
            Some(found) => {
                let start = place.start + found.start as u32;
                Place::in_text(start, place.start + found.end as u32, self.doc.lines.line(start))
            }
            None => self.doc.narrowed(place, words),
        }
    }

    /// The words at a place, as the source has them.
    pub(crate) fn words(&self, place: &Place) -> &'a str {
        self.doc.source().get(place.start as usize..place.end as usize).unwrap_or("")
    }

    /// The place of a range of the source.
    pub(crate) fn doc_place(&self, range: Range<u32>) -> Place {
        Place::in_text(range.start, range.end, self.doc.lines.line(range.start))
    }

    /// The place of the letterhead's field, or of the first line of the document where the field is missing.
    pub(crate) fn header(&self, field: &str) -> Place {
        let known = self.plan.places.header.get(field).or_else(|| self.plan.places.header.values().min());
        known.copied().unwrap_or_else(|| self.first_line())
    }

    /// The first line with text.
    pub(crate) fn first_line(&self) -> Place {
        let block = self.doc.blocks.iter().find_map(|block| match block {
            Block::Line(line) => Some(&line.range),
            Block::Table(table) => table.rows.first().map(|row| &row.range),
            Block::PageBreak(_) => None,
        });
        block.map_or_else(Place::default, |range| self.doc.place(range))
    }

    /// The first line of a stretch of the source's text.
    pub(crate) fn start_of(&self, range: &Bytes) -> Place {
        let slice = self.doc.source().get(range.start as usize..range.end as usize).unwrap_or("");
        let start = slice.len() - slice.trim_start().len();
        let end = slice[start..].find('\n').map_or(slice.len(), |at| start + at);
        let (start, end) = (range.start + start as u32, range.start + end as u32);
        Place::in_text(start, end, self.doc.lines.line(start))
    }

    /// Where a place stands in the document: `section II/1/a`, `table T2 row 4 cell 7`, `header`.
    pub(crate) fn path(&self, place: &Place) -> String {
        self.paths.get_or_init(|| Paths::new(self)).path(self, place)
    }
}

/// The profile that the head of a document shows: Party symbols name the type first and the body after a stroke.
fn profile_of(plan: &Plan) -> Profile {
    let symbol = plan.header.symbol.as_deref().unwrap_or("");
    let party = symbol.split_once('/').is_some_and(|(kind, _)| DocType::ALL.iter().any(|known| known.abbreviation() == kind));
    let issuer = plan.header.issuer.as_deref().unwrap_or("").to_lowercase();
    let named = ["tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "ban chấp hành", "ban tổ chức tỉnh ủy", "chi bộ"];
    if party || named.iter().any(|name| issuer.contains(name)) { Profile::Party } else { Profile::State }
}

/// All sections below `roots`, in document order, with their levels; without recursion, however deep they nest.
fn levels(roots: &[Section]) -> Vec<(&Section, usize)> {
    let mut out = vec![];
    let mut stack: Vec<(&Section, usize)> = roots.iter().rev().map(|section| (section, 0)).collect();
    while let Some((section, level)) = stack.pop() {
        out.push((section, level));
        stack.extend(section.children.iter().rev().map(|child| (child, level + 1)));
    }
    out
}

fn passages<'a>(plan: &'a Plan, sections: &[(&'a Section, usize)]) -> Vec<Passage<'a>> {
    let mut out = vec![];
    if let (Some(title), Some(place)) = (&plan.header.title, plan.places.header.get("title")) {
        out.push(Passage { part: Part::Title, text: title, place: *place });
    }
    let appended = plan.appendices.iter().flat_map(|appendix| &appendix.preamble);
    for paragraph in plan.preamble.iter().chain(appended) {
        out.push(Passage { part: Part::Preamble, text: &paragraph.text, place: paragraph.place });
    }
    for (section, _) in sections {
        if let (Some(heading), Some(place)) = (&section.heading, section.heading_place) {
            out.push(Passage { part: Part::Heading, text: heading, place });
        }
        let part = if section.kind == SectionKind::Footnote { Part::Footnote } else { Part::Body };
        out.extend(section.paragraphs.iter().map(|paragraph| Passage { part, text: &paragraph.text, place: paragraph.place }));
    }
    out.extend(plan.closing.iter().map(|paragraph| Passage {
        part: Part::Closing,
        text: &paragraph.text,
        place: paragraph.place,
    }));
    for table in &plan.tables {
        let header = table.header.iter().flatten().zip(table.header_places.iter().flatten());
        out.extend(header.map(|(text, &place)| Passage { part: Part::Header, text, place }));
        let cells = table.rows.iter().flatten().zip(table.row_info.iter().flat_map(|info| &info.cells));
        out.extend(cells.map(|(text, &place)| Passage { part: Part::Cell, text, place }));
    }
    out.extend(plan.recipients.iter().zip(&plan.places.recipients).map(|(text, &place)| Passage {
        part: Part::Recipient,
        text,
        place,
    }));
    out.retain(|passage| !passage.text.is_empty());
    out.sort_by_key(|passage| passage.place.start);
    out
}

/// The characters that are no white space.
fn bare(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace())
}

/// Where a part of `text` stands in `slice`, which differs from it in white space only: by counting the other characters.
fn unfolded(slice: &str, text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let before = bare(text.get(..part.start)?).count();
    let inside = bare(text.get(part)?).count();
    let mut marks = slice.char_indices().filter(|(_, c)| !c.is_whitespace()).skip(before);
    let (start, first) = marks.next()?;
    let (last, c) = if inside > 1 { marks.nth(inside - 2)? } else { (start, first) };
    Some(start..last + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_through_folded_white_space() {
        let found = unfolded("Trồng  500\ncây xanh", "Trồng 500 cây xanh", 12..16);
        assert_eq!(found.map(|range| &"Trồng  500\ncây xanh"[range]), Some("cây"));
        assert_eq!(unfolded("abc", "abc def", 4..7), None);
    }
}
