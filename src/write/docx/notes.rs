//! Footnotes: where their marks stand in the text, and what they say.
//!
//! The plan keeps a footnote's text as a section where it stood in the source, and the place of its mark. Both are
//! matched with the strings of the plan, told apart by their address; a note whose mark is not found stays where its
//! text stands, as a paragraph.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::Paragraph;

use super::styles::id;
use super::text::paragraph;
use crate::base::place::Place;
use crate::model::{Footnote, Plan, Section, SectionKind};
use crate::write::order::Piece;

/// A mark in a string: the bytes it takes up there, and the note it stands for.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Index of the note.
    pub(super) note: usize,
    /// Its number in the file, from 1 in reading order.
    pub(super) id: usize,
}

/// The footnotes of a plan whose marks were found.
pub(super) struct Notes<'a> {
    texts: Vec<&'a Section>,
    /// By the address of the string that holds them.
    marks: BTreeMap<usize, Vec<Mark>>,
    /// Addresses of the strings and sections that belong to these notes.
    inside: BTreeSet<usize>,
    given: usize,
}

impl<'a> Notes<'a> {
    pub(super) fn find(plan: &'a Plan) -> Self {
        let mut notes = Self { texts: vec![], marks: BTreeMap::new(), inside: BTreeSet::new(), given: 0 };
        if plan.footnotes.is_empty() {
            return notes;
        }
        let sections = all_sections(plan);
        let strings = strings(plan, &sections);
        let mut taken = BTreeSet::new();
        for footnote in &plan.footnotes {
            let is_its_text = |section: &&&Section| {
                section.kind == SectionKind::Footnote
                    && section.path == footnote.section_path
                    && !taken.contains(&address(section))
            };
            let Some(text) = sections.iter().find(is_its_text).copied() else { continue };
            let Some((string, start)) = locate(footnote, &strings) else { continue };
            taken.insert(address(text));
            let mark = Mark { start, end: start + footnote.label.len(), note: notes.texts.len(), id: 0 };
            let marks = notes.marks.entry(string.as_ptr().addr()).or_default();
            if marks.iter().all(|other| mark.end <= other.start || other.end <= mark.start) {
                marks.push(mark);
                notes.texts.push(text);
                notes.cover(text);
            }
        }
        notes.marks.values_mut().for_each(|marks| marks.sort_by_key(|mark| mark.start));
        notes
    }

    fn cover(&mut self, text: &'a Section) {
        for section in text.walk() {
            self.inside.insert(address(section));
            let strings = section.text.iter().chain(section.paragraphs.iter().map(|paragraph| &paragraph.text));
            self.inside.extend(strings.filter(|string| !string.is_empty()).map(|string| string.as_ptr().addr()));
        }
    }

    /// Whether any mark was found.
    pub(super) fn any(&self) -> bool {
        !self.texts.is_empty()
    }

    /// Whether a piece of the document belongs to a footnote and is given with its mark.
    pub(super) fn holds(&self, piece: &Piece<'_>) -> bool {
        match piece {
            Piece::Text(text) => self.inside.contains(&text.as_ptr().addr()),
            Piece::Section { section, .. } => self.inside.contains(&address(section)),
            Piece::Table { .. } => false,
        }
    }

    /// The marks in a string of the plan, each with its number, given once.
    pub(super) fn marks(&mut self, text: &str) -> Vec<Mark> {
        let mut marks = self.marks.remove(&text.as_ptr().addr()).unwrap_or_default();
        marks.retain(|mark| text.get(mark.start..mark.end).is_some());
        for mark in &mut marks {
            self.given += 1;
            mark.id = self.given;
        }
        marks
    }

    /// What a note says.
    pub(super) fn content(&self, note: usize) -> Vec<Paragraph> {
        let Some(text) = self.texts.get(note) else { return vec![] };
        let mut out = vec![];
        for (at, section) in text.walk().into_iter().enumerate() {
            let label = if at == 0 { "" } else { section.label.as_str() };
            let lines: Vec<&str> = match section.paragraphs.as_slice() {
                [] => section.text.as_deref().into_iter().collect(),
                paragraphs => paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect(),
            };
            let lines = section.heading.as_deref().into_iter().chain(lines);
            for (line_at, line) in lines.enumerate() {
                let label = if line_at == 0 { label } else { "" };
                out.push(paragraph(id::NOTE, &format!("{label} {line}")));
            }
        }
        if out.is_empty() { vec![paragraph(id::NOTE, "")] } else { out }
    }
}

fn address(section: &Section) -> usize {
    std::ptr::from_ref(section).addr()
}

fn all_sections(plan: &Plan) -> Vec<&Section> {
    plan.sections.iter().flat_map(Section::walk).collect()
}

/// The strings that a mark can stand in, with their places.
fn strings<'a>(plan: &'a Plan, sections: &[&'a Section]) -> Vec<(&'a str, Place)> {
    let mut out = vec![];
    let paragraphs = plan.preamble.iter().chain(&plan.closing).chain(plan.appendices.iter().flat_map(|a| &a.preamble));
    out.extend(paragraphs.map(|paragraph| (paragraph.text.as_str(), paragraph.place)));
    for section in sections {
        if let (Some(heading), Some(place)) = (&section.heading, section.heading_place) {
            out.push((heading.as_str(), place));
        }
        out.extend(section.paragraphs.iter().map(|paragraph| (paragraph.text.as_str(), paragraph.place)));
    }
    for table in &plan.tables {
        let rows = table.header.iter().zip(&table.header_places);
        let rows = rows.chain(table.rows.iter().zip(table.row_info.iter().map(|info| &info.cells)));
        out.extend(rows.flat_map(|(cells, places)| cells.iter().map(String::as_str).zip(places.iter().copied())));
    }
    if let Some(title) = &plan.header.title
        && let Some(place) = plan.places.header.get("title")
    {
        out.push((title.as_str(), *place));
    }
    out
}

/// The string that holds the mark, and where in it: of several equal marks, the one whose share of the way is nearest.
fn locate<'a>(footnote: &Footnote, strings: &[(&'a str, Place)]) -> Option<(&'a str, usize)> {
    let at = footnote.anchor_place?;
    let (text, place) =
        strings.iter().find(|(text, place)| !text.is_empty() && place.contains(&at) && place.end > place.start)?;
    let share = f64::from(at.start - place.start) / f64::from(place.end - place.start);
    let distance = |start: &usize| (*start as f64 / text.len() as f64 - share).abs();
    let found = text.match_indices(footnote.label.as_str()).map(|(start, _)| start);
    found.filter(|_| !footnote.label.is_empty()).min_by(|a, b| distance(a).total_cmp(&distance(b))).map(|start| (*text, start))
}
