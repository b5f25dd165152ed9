//! The order of a document's pieces: paragraphs, tables and sections as they stand in the source.
//!
//! The model keeps paragraphs, tables and subsections of a section apart. Where their places are known they are put
//! back in the order of the source; a piece made by hand, without a place, comes after those of its own list, and
//! tables come after paragraphs, subsections after tables. The tree is walked with an explicit stack.

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
        let appended = plan.appendices.iter().flat_map(|appendix| &appendix.sections);
        let in_sections =
            plan.sections.iter().chain(appended).flat_map(Section::walk).flat_map(|s| &s.tables).map(String::as_str).collect();
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
        self.pieces(&self.plan.preamble, tables.filter(|id| !appended.contains(id)), &self.plan.sections)
    }

    /// The same of an appendix.
    pub(super) fn appendix(&self, appendix: &'a Appendix) -> Pieces<'_, 'a> {
        self.pieces(&appendix.preamble, appendix.tables.iter().map(String::as_str), &appendix.sections)
    }

    fn pieces(
        &self,
        paragraphs: &'a [Paragraph],
        tables: impl Iterator<Item = &'a str>,
        sections: &'a [Section],
    ) -> Pieces<'_, 'a> {
        let tables = tables.filter(|id| !self.in_sections.contains(id)).filter_map(|id| self.tables.get(id).copied());
        let frame = Frame { text: None, paragraphs, tables: tables.collect(), next_table: 0, sections };
        Pieces { tables: &self.tables, stack: vec![frame], last: "" }
    }
}

/// Walks the pieces.
pub(super) struct Pieces<'o, 'a> {
    tables: &'o BTreeMap<&'a str, &'a Table>,
    stack: Vec<Frame<'a>>,
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
}

enum Item<'a> {
    Text(&'a str),
    Table(&'a Table),
    Section(&'a Section),
}

impl<'a> Frame<'a> {
    fn next(&mut self) -> Option<Item<'a>> {
        if let Some(text) = self.text.take() {
            return Some(Item::Text(text));
        }
        let key = |place: Option<&Place>, otherwise: u64| match place {
            Some(place) if is_known(place) => u64::from(place.start),
            Some(_) => otherwise,
            None => u64::MAX,
        };
        let table = self.tables.get(self.next_table).copied();
        let paragraph = key(self.paragraphs.first().map(|p| &p.place), 0);
        let tabled = key(table.map(|t| &t.place), u64::MAX - 2);
        let section = key(self.sections.first().map(|s| &s.place), u64::MAX - 1);
        if paragraph <= tabled.min(section)
            && let Some((first, rest)) = self.paragraphs.split_first()
        {
            self.paragraphs = rest;
            return Some(Item::Text(&first.text));
        }
        if tabled <= section
            && let Some(table) = table
        {
            self.next_table += 1;
            return Some(Item::Table(table));
        }
        let (first, rest) = self.sections.split_first()?;
        self.sections = rest;
        Some(Item::Section(first))
    }

    /// The text that comes next, if text does.
    fn take_text(&mut self) -> Option<&'a str> {
        let before = self.place_of_next_other();
        let first = self.paragraphs.first();
        let text_next = self.text.is_some() || first.is_some_and(|p| !is_known(&p.place) || p.place.start <= before);
        if !text_next {
            return None;
        }
        match self.next() {
            Some(Item::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Where the next table or section starts.
    fn place_of_next_other(&self) -> u32 {
        let start = |place: &Place| if is_known(place) { place.start } else { u32::MAX };
        let table = self.tables.get(self.next_table).map_or(u32::MAX, |t| start(&t.place));
        table.min(self.sections.first().map_or(u32::MAX, |s| start(&s.place)))
    }

    fn holds_only_sections(&self) -> bool {
        self.text.is_none() && self.paragraphs.is_empty() && self.tables.is_empty() && !self.sections.is_empty()
    }
}

impl<'a> Iterator for Pieces<'_, 'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let Some(item) = self.stack.last_mut()?.next() else {
                self.stack.pop();
                continue;
            };
            return Some(match item {
                Item::Text(text) => {
                    self.last = text;
                    Piece::Text(text)
                }
                Item::Table(table) => {
                    let caption = table.caption.as_deref().filter(|&caption| caption != self.last);
                    Piece::Table { table, caption }
                }
                Item::Section(section) => self.enter(section),
            });
        }
    }
}

impl<'a> Pieces<'_, 'a> {
    fn enter(&mut self, section: &'a Section) -> Piece<'a> {
        let mut frame = Frame {
            text: section.text.as_deref().filter(|_| section.paragraphs.is_empty()),
            paragraphs: &section.paragraphs,
            tables: section.tables.iter().filter_map(|id| self.tables.get(id.as_str()).copied()).collect(),
            next_table: 0,
            sections: &section.children,
        };
        let child_follows = section.kind == SectionKind::Footnote && section.heading.is_none() && frame.holds_only_sections();
        let text = if section.heading.is_none() { frame.take_text() } else { None };
        self.last = section.heading.as_deref().or(text).unwrap_or_default();
        let depth = self.stack.len() - 1;
        self.stack.push(frame);
        Piece::Section { section, depth, text, child_follows }
    }
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
        let place = |start| Place { start, end: start + 5, line: 1 };
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
    fn a_table_in_no_section_is_not_lost() {
        let plan = Plan { tables: vec![sample::table()], ..Plan::default() };
        assert_eq!(shape(&plan), ["T1"]);
    }

    #[test]
    fn a_citation_inside_the_preamble_is_not_given_twice() {
        let place = |start, end| Place { start, end, line: 1 };
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
