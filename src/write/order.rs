//! The order of a document's pieces: paragraphs, tables and sections as they stand in the source.
//!
//! The model keeps paragraphs, tables and subsections of a section apart. Where their places are known they are put
//! back in the order of the source; a piece made by hand, without a place, comes after those of its own list, and
//! tables come after paragraphs, subsections after tables. A footnote that stands at the top of the tree goes back
//! between the lines where it was found. The tree is walked with an explicit stack.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::place::Place;
use crate::model::{Appendix, Paragraph, Plan, Section, SectionKind, Table};

/// One piece of the document, in reading order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'a> {
    /// A paragraph without a label.
    Text(&'a str),
    /// A table, with its caption unless the text before it is the caption.
    Table { table: &'a Table, caption: Option<&'a str> },
    /// The start of a section: its label, and on the same line its heading or first paragraph.
    Section {
        /// The section.
        section: &'a Section,
        /// How many sections hold it.
        depth: usize,
        /// The paragraph that follows the label, where the section has no heading.
        text: Option<&'a str>,
        /// Whether the first subsection starts on the same line: `¹ - …`.
        child_follows: bool,
    },
}

/// The pieces of one plan.
pub(super) struct Order<'a> {
    plan: &'a Plan,
    tables: BTreeMap<&'a str, &'a Table>,
    /// Ids of the tables that stand in some section.
    in_sections: BTreeSet<&'a str>,
}

impl<'a> Order<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let tables = plan.tables.iter().map(|table| (table.id.as_str(), table)).collect();
        let in_sections = plan.sections.iter().flat_map(Section::walk).flat_map(|s| &s.tables).map(String::as_str).collect();
        Self { plan, tables, in_sections }
    }

    /// The citations that are not part of a preamble paragraph.
    pub(super) fn legal_basis(&self) -> impl Iterator<Item = &'a str> {
        let plan = self.plan;
        plan.legal_basis.iter().enumerate().filter_map(|(at, text)| {
            let place = plan.places.legal_basis.get(at).filter(|place| is_known(place));
            let inside = |paragraph: &Paragraph| place.is_some_and(|place| paragraph.place.contains(place));
            (!plan.preamble.iter().any(inside)).then_some(text.as_str())
        })
    }

    /// Preamble, sections, and the tables that stand in no section and no appendix.
    pub(super) fn body(&self) -> Pieces<'_, 'a> {
        let appended: BTreeSet<&str> = self.plan.appendices.iter().flat_map(|a| &a.tables).map(String::as_str).collect();
        let tables = self.plan.tables.iter().map(|table| table.id.as_str());
        self.pieces(&self.plan.preamble, tables.filter(|id| !appended.contains(id)), self.plan.body_sections())
    }

    /// The same of an appendix.
    pub(super) fn appendix(&self, appendix: &'a Appendix) -> Pieces<'_, 'a> {
        self.pieces(&appendix.preamble, appendix.tables.iter().map(String::as_str), self.plan.sections_of(appendix))
    }

    fn pieces(
        &self,
        paragraphs: &'a [Paragraph],
        tables: impl Iterator<Item = &'a str>,
        sections: &'a [Section],
    ) -> Pieces<'_, 'a> {
        let tables = tables.filter(|id| !self.in_sections.contains(id)).filter_map(|id| self.tables.get(id).copied());
        let mut notes: Vec<&Section> = sections.iter().filter(|section| is_placed_note(section)).collect();
        // The one that comes first is taken from the end.
        notes.sort_by_key(|note| Reverse(note.place.start));
        let frame = Frame { text: None, paragraphs, tables: tables.collect(), next_table: 0, sections, is_top: true };
        Pieces { tables: &self.tables, stack: vec![frame], notes, last: "" }
    }
}

/// Walks the pieces.
pub(super) struct Pieces<'o, 'a> {
    tables: &'o BTreeMap<&'a str, &'a Table>,
    stack: Vec<Frame<'a>>,
    /// Footnotes of the top, the last first; their places may lie deep in the tree.
    notes: Vec<&'a Section>,
    /// The text given last: a table's caption is not given twice.
    last: &'a str,
}

/// What is left of one section, or of the top.
struct Frame<'a> {
    /// The text of a section whose paragraphs are not listed.
    text: Option<&'a str>,
    paragraphs: &'a [Paragraph],
    tables: Vec<&'a Table>,
    next_table: usize,
    sections: &'a [Section],
    is_top: bool,
}

#[derive(Clone, Copy)]
enum Item<'a> {
    Text(&'a str),
    Table(&'a Table),
    Section(&'a Section),
}

impl<'a> Frame<'a> {
    /// What comes next, and where it stands; without a place text comes first, then tables, then sections.
    fn peek(&mut self) -> Option<(u64, Item<'a>)> {
        if let Some(text) = self.text {
            return Some((0, Item::Text(text)));
        }
        // Footnotes of the top are given at their places.
        while self.is_top && self.sections.first().is_some_and(is_placed_note) {
            self.sections = &self.sections[1..];
        }
        let key = |place: &Place, otherwise: u64| if is_known(place) { u64::from(place.start) } else { otherwise };
        let paragraph = self.paragraphs.first().map(|p| (key(&p.place, 0), Item::Text(&p.text)));
        let table = self.tables.get(self.next_table).map(|&t| (key(&t.place, u64::MAX - 1), Item::Table(t)));
        let section = self.sections.first().map(|s| (key(&s.place, u64::MAX), Item::Section(s)));
        // Of equals the first is taken.
        [paragraph, table, section].into_iter().flatten().min_by_key(|(at, _)| *at)
    }

    /// Goes past what comes next.
    fn pass(&mut self, item: Item<'a>) {
        match item {
            Item::Text(_) if self.text.is_some() => self.text = None,
            Item::Text(_) => self.paragraphs = &self.paragraphs[1..],
            Item::Table(_) => self.next_table += 1,
            Item::Section(_) => self.sections = &self.sections[1..],
        }
    }

    /// The text that comes next, if text does.
    fn take_text(&mut self) -> Option<&'a str> {
        let (_, item) = self.peek()?;
        let Item::Text(text) = item else { return None };
        self.pass(item);
        Some(text)
    }

    fn holds_only_sections(&self) -> bool {
        self.text.is_none() && self.paragraphs.is_empty() && self.tables.is_empty() && !self.sections.is_empty()
    }
}

impl<'a> Iterator for Pieces<'_, 'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let only_top = self.stack.len() == 1;
            let frame = self.stack.last_mut()?;
            let next = frame.peek();
            let note = self.notes.last().copied();
            match (next, note) {
                (Some((at, _)), Some(note)) if u64::from(note.place.start) < at => return Some(self.enter_note(note)),
                (None, Some(note)) if only_top => return Some(self.enter_note(note)),
                (None, _) => drop(self.stack.pop()),
                (Some((_, item)), _) => {
                    frame.pass(item);
                    return Some(self.piece(item));
                }
            }
        }
    }
}

impl<'a> Pieces<'_, 'a> {
    fn piece(&mut self, item: Item<'a>) -> Piece<'a> {
        match item {
            Item::Text(text) => {
                self.last = text;
                Piece::Text(text)
            }
            Item::Table(table) => {
                let caption = table.caption.as_deref().filter(|&caption| caption != self.last);
                Piece::Table { table, caption }
            }
            Item::Section(section) => self.enter(section),
        }
    }

    fn enter_note(&mut self, note: &'a Section) -> Piece<'a> {
        self.notes.pop();
        self.enter(note)
    }

    fn enter(&mut self, section: &'a Section) -> Piece<'a> {
        let mut frame = Frame {
            text: section.text.as_deref().filter(|_| section.paragraphs.is_empty()),
            paragraphs: &section.paragraphs,
            tables: section.tables.iter().filter_map(|id| self.tables.get(id.as_str()).copied()).collect(),
            next_table: 0,
            sections: &section.children,
            is_top: false,
        };
        let child_follows = section.kind == SectionKind::Footnote && section.heading.is_none() && frame.holds_only_sections();
        let text = if section.heading.is_none() { frame.take_text() } else { None };
        self.last = section.heading.as_deref().or(text).unwrap_or_default();
        let depth = self.stack.len() - 1;
        self.stack.push(frame);
        Piece::Section { section, depth, text, child_follows }
    }
}

fn is_placed_note(section: &Section) -> bool {
    section.kind == SectionKind::Footnote && is_known(&section.place)
}

/// Whether a place points anywhere; pieces made by hand have none.
fn is_known(place: &Place) -> bool {
    place.end > place.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    fn shape(plan: &Plan) -> Vec<String> {
        Order::new(plan)
            .body()
            .map(|piece| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Table { table, caption } => format!("{}{}", caption.unwrap_or_default(), table.id),
                Piece::Section { section, depth, text, child_follows } => {
                    format!("{depth} {} {}{}", section.label, text.unwrap_or_default(), if child_follows { "…" } else { "" })
                }
            })
            .collect()
    }

    #[test]
    fn pieces_without_places_keep_the_order_of_the_model() {
        let mut section = sample::section("1.", SectionKind::Arabic, Some("Chỉ tiêu"), &["Các chỉ tiêu:", "Bảng 1"]);
        section.tables = vec!["T1".into()];
        section.children = vec![sample::section("a)", SectionKind::Letter, None, &["Trồng cây", "Chăm sóc"])];
        let mut table = sample::table();
        table.caption = Some("Bảng 1".into());
        let plan = Plan { sections: vec![section], tables: vec![table], ..Plan::default() };
        assert_eq!(shape(&plan), ["0 1. ", "Các chỉ tiêu:", "Bảng 1", "T1", "1 a) Trồng cây", "Chăm sóc"]);
    }

    #[test]
    fn places_put_text_after_a_subsection() {
        let place = |start| Place::in_text(start, start + 5, 1);
        let mut child = sample::section("-", SectionKind::Bullet, None, &["ý thứ nhất"]);
        (child.place, child.paragraphs[0].place) = (place(20), place(22));
        let mut section = sample::section("1.", SectionKind::Arabic, None, &["đầu", "cuối"]);
        (section.paragraphs[0].place, section.paragraphs[1].place) = (place(5), place(40));
        section.children = vec![child];
        let table = Table { place: place(30), ..sample::table() };
        section.tables = vec!["T1".into()];
        let plan = Plan { sections: vec![section], tables: vec![table], ..Plan::default() };
        assert_eq!(shape(&plan), ["0 1. đầu", "1 - ý thứ nhất", "T1", "cuối"]);
    }

    #[test]
    fn a_footnote_of_the_top_stands_where_it_was_found() {
        let place = |start, end| Place::in_text(start, end, 1);
        let mut items = vec![
            sample::section("a)", SectionKind::Letter, None, &["Trồng cây¹;"]),
            sample::section("b)", SectionKind::Letter, None, &["Chăm sóc."]),
        ];
        for (at, item) in items.iter_mut().enumerate() {
            item.place = place(10 + 20 * at as u32, 15 + 20 * at as u32);
            item.paragraphs[0].place = item.place;
        }
        let parent =
            Section { children: items, place: place(1, 40), ..sample::section("1.", SectionKind::Arabic, Some("Việc"), &[]) };
        let note = Section { place: place(20, 25), ..sample::section("¹", SectionKind::Footnote, None, &["Năm 2025."]) };
        let last = Section { place: place(50, 55), ..sample::section("²", SectionKind::Footnote, None, &["Hết."]) };
        let plan = Plan { sections: vec![parent, last, note], ..Plan::default() };
        assert_eq!(shape(&plan), ["0 1. ", "1 a) Trồng cây¹;", "1 ¹ Năm 2025.", "1 b) Chăm sóc.", "0 ² Hết."]);
    }

    #[test]
    fn a_table_in_no_section_is_not_lost() {
        let plan = Plan { tables: vec![sample::table()], ..Plan::default() };
        assert_eq!(shape(&plan), ["T1"]);
    }

    #[test]
    fn a_citation_inside_the_preamble_is_not_given_twice() {
        let place = |start, end| Place::in_text(start, end, 1);
        let mut plan = Plan { legal_basis: vec!["Căn cứ Luật A".into(), "Thực hiện B".into()], ..Plan::default() };
        plan.places.legal_basis = vec![place(0, 10), place(20, 30)];
        plan.preamble = vec![Paragraph { text: "Thực hiện B, huyện ban hành".into(), place: place(20, 60) }];
        assert_eq!(Order::new(&plan).legal_basis().collect::<Vec<_>>(), ["Căn cứ Luật A"]);
    }

    #[test]
    fn depth_needs_no_stack() {
        let mut section = sample::section("1", SectionKind::Decimal, None, &["x"]);
        for _ in 0..2000 {
            section = Section { children: vec![section], ..sample::section("1", SectionKind::Decimal, None, &["x"]) };
        }
        let plan = Plan { sections: vec![section], ..Plan::default() };
        assert_eq!(Order::new(&plan).body().count(), 2001);
    }
}
