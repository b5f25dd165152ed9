//! Parts put together: sections get their pages, notes follow the body, headers and footers follow the notes.

use std::collections::HashMap;

use super::body::Done;
use super::context::Context;
use super::output::{NoteMark, Out};
use super::package::Relationships;
use super::sections::{Reference, Setup};
use super::{Parts, formats, walk};
use crate::base::diagnostic::Severity;
use crate::base::error::Result;
use crate::base::place::WordPart;
use crate::raw::{Align, Block, FurnitureKind, NoteKind, PageNumber, PageSetup, Pages, RawNote};

/// The pages of the sections; a page starts where a section does, unless it goes on with the page before.
pub(super) fn sections(out: &mut Out, done: &Done) -> Vec<PageSetup> {
    let mut start = 0;
    let mut pages = vec![];
    let mut breaks = vec![];
    for (at, (setup, end, _)) in done.sections.iter().enumerate() {
        if at > 0 && !setup.continuous {
            let before = &done.sections[at - 1];
            breaks.push((before.2, before.1));
        }
        let end = if at + 1 == done.sections.len() { out.at() } else { *end };
        pages.push(PageSetup { range: start..end.max(start), ..setup.page.clone() });
        start = end.max(start);
    }
    if !breaks.is_empty() {
        let mut due = breaks.into_iter().peekable();
        let mut blocks = Vec::with_capacity(out.blocks.len() + 4);
        for (at, block) in std::mem::take(&mut out.blocks).into_iter().enumerate() {
            while let Some((_, place)) = due.next_if(|next| next.0 <= at) {
                blocks.push(Block::PageBreak(place..place));
            }
            blocks.push(block);
        }
        out.blocks = blocks;
    }
    pages
}

/// Adds the notes in the order of their marks.
pub(super) fn notes(context: &mut Context<'_>, out: &mut Out, parts: &Parts) -> Result<Vec<RawNote>> {
    let marks: Vec<NoteMark> = std::mem::take(&mut out.marks);
    let mut list = std::mem::take(&mut out.notes);
    for (kind, part, name) in [
        (NoteKind::Footnote, WordPart::Footnotes, parts.footnotes.as_ref()),
        (NoteKind::Endnote, WordPart::Endnotes, parts.endnotes.as_ref()),
    ] {
        let wanted: Vec<&NoteMark> = marks.iter().filter(|mark| mark.kind == kind).collect();
        if wanted.is_empty() {
            continue;
        }
        let mut found = read_notes(context, name, part)?;
        for mark in wanted {
            let Some(note) = found.remove(&mark.id) else {
                let message = format!("the text of note {} is missing", mark.label);
                context.remark("missing-note", Severity::Error, message);
                continue;
            };
            list.push(add_note(out, mark, note));
        }
    }
    list.sort_by_key(|note| note.anchor.as_ref().map(|anchor| anchor.start));
    Ok(list)
}

fn read_notes(context: &mut Context<'_>, name: Option<&String>, part: WordPart) -> Result<HashMap<i32, Out>> {
    let mut found = HashMap::new();
    let Some(name) = name else { return Ok(found) };
    let Some((_, done)) = walk_part(context, name, part)? else { return Ok(found) };
    for (id, note) in done.notes {
        found.entry(id).or_insert(note);
    }
    Ok(found)
}

/// Walks a part that a document can do without.
fn walk_part(context: &mut Context<'_>, name: &str, part: WordPart) -> Result<Option<(Out, Done)>> {
    let walked = context.package.text(name).and_then(|text| {
        let Some(text) = text else { return Ok(None) };
        let relationships = context.package.relationships(name).unwrap_or_else(|_| Relationships::new());
        walk(context, name, &text, &relationships, part, false).map(Some)
    });
    match walked {
        Ok(Some(walked)) => Ok(Some(walked)),
        Ok(None) => {
            context.remark("missing-part", Severity::Error, format!("{name} is named but missing; its text is lost"));
            Ok(None)
        }
        Err(error) if error.is_too_large() => Err(error),
        Err(error) => {
            context.remark("damaged-part", Severity::Error, format!("{error}; its text is lost"));
            Ok(None)
        }
    }
}

fn add_note(out: &mut Out, mark: &NoteMark, mut note: Out) -> RawNote {
    end_line(out);
    let start = out.at();
    // A mark of the writer's own stands in the note, too.
    let label = if note.text.trim_start().starts_with(&mark.label) && mark.own { String::new() } else { mark.label.clone() };
    out.text.push_str(&formats::raised(&label).unwrap_or_else(|| label.clone()));
    if !label.is_empty() && !note.text.starts_with(char::is_whitespace) {
        out.text.push(' ');
    }
    note.blocks.clear();
    note.tables.clear();
    let end = note.text.trim_end().len();
    note.text.truncate(end);
    if let Some(first) = note.pieces.first_mut() {
        first.start = 0;
    }
    let first = out.pieces.len();
    out.append(note);
    if let Some(piece) = out.pieces.get_mut(first) {
        piece.start = start;
    }
    let range = start..out.at();
    out.text.push('\n');
    RawNote { kind: mark.kind, label: mark.label.clone(), anchor: Some(mark.range.clone()), range }
}

fn end_line(out: &mut Out) {
    if !out.text.is_empty() && !out.text.ends_with('\n') {
        out.text.push('\n');
    }
}

/// What one header or footer shows of page numbers.
type Numbers = Vec<(Align, u16)>;

/// Adds headers and footers, each once, and says on which pages a number stands.
pub(super) fn furniture(
    context: &mut Context<'_>,
    out: &mut Out,
    done: &Done,
    relationships: &Relationships,
    pages: &mut [PageSetup],
) -> Result<()> {
    let mut read: HashMap<String, Numbers> = HashMap::new();
    // Headers and footers of default, first and even pages, as the section before left them.
    let mut current: [Option<String>; 6] = Default::default();
    let even = context.settings.even_and_odd;
    for ((setup, _, _), page) in done.sections.iter().zip(pages) {
        for reference in &setup.references {
            let Some(target) = relationships.get(&reference.id).map(|relation| relation.target.clone()) else {
                let message = format!("the header or footer {} is named but missing", reference.id);
                context.remark("missing-part", Severity::Warning, message);
                continue;
            };
            if !read.contains_key(&target) {
                let numbers = add_furniture(context, out, reference, &target)?;
                read.insert(target.clone(), numbers);
            }
            current[slot(reference.header, reference.pages)] = Some(target);
        }
        page.numbers = shown_numbers(setup, even, &current, &read);
    }
    Ok(())
}

fn slot(header: bool, pages: Pages) -> usize {
    let at = match pages {
        Pages::Default => 0,
        Pages::First => 1,
        Pages::Even => 2,
    };
    if header { at } else { at + 3 }
}

fn add_furniture(context: &mut Context<'_>, out: &mut Out, reference: &Reference, target: &str) -> Result<Numbers> {
    let part = if reference.header { WordPart::Header } else { WordPart::Footer };
    let Some((mut piece, _)) = walk_part(context, target, part)? else { return Ok(vec![]) };
    let numbers = std::mem::take(&mut piece.page_numbers);
    end_line(out);
    let kind = if reference.header { FurnitureKind::Header(reference.pages) } else { FurnitureKind::Footer(reference.pages) };
    out.append_furniture(piece, kind);
    Ok(numbers)
}

fn shown_numbers(setup: &Setup, even: bool, current: &[Option<String>; 6], read: &HashMap<String, Numbers>) -> Vec<PageNumber> {
    let mut out = vec![];
    for in_header in [true, false] {
        for pages in [Pages::Default, Pages::First, Pages::Even] {
            let shown = match pages {
                Pages::Default => true,
                Pages::First => setup.page.title_page,
                Pages::Even => even,
            };
            let numbers = current[slot(in_header, pages)].as_ref().filter(|_| shown).and_then(|name| read.get(name));
            let numbers = numbers.into_iter().flatten();
            out.extend(numbers.map(|&(align, size)| PageNumber { in_header, pages, align, size }));
        }
    }
    out
}
