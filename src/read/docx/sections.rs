//! Sections of a document: paper, margins, and which headers and footers their pages show.

use super::names::Tag;
use super::xml::{Node, Xml};
use crate::base::error::Result;
use crate::raw::{Margins, PageSetup, Pages};

/// One section as its `w:sectPr` states it.
#[derive(Clone, Debug, Default)]
pub(super) struct Setup {
    pub(super) page: PageSetup,
    /// Relationship ids of headers and footers.
    pub(super) references: Vec<Reference>,
    /// Whether the section goes on with the page of the one before it.
    pub(super) continuous: bool,
    /// How footnotes and endnotes are numbered.
    pub(super) notes: [NoteNumbers; 2],
}

/// A header or footer that a section names.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub(super) id: String,
    pub(super) header: bool,
    pub(super) pages: Pages,
}

/// How notes are numbered; what is not stated follows the document's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NoteNumbers {
    pub(super) format: Option<String>,
    pub(super) start: Option<u32>,
    pub(super) restart: Option<Restart>,
}

/// Where notes are counted anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Restart {
    Never,
    Section,
    Page,
}

/// Reads `w:sectPr`, whose start was read last.
pub(super) fn read(xml: &mut Xml<'_>) -> Result<Setup> {
    let mut setup = Setup::default();
    let depth = xml.depth();
    let mut notes = None;
    loop {
        match xml.next()? {
            Node::Start(Tag::SectionChange, _) => xml.skip(|_| {})?,
            Node::Start(tag, attributes) => {
                let length = |name: &str| attributes.number(name).unwrap_or(0);
                match tag {
                    Tag::HeaderReference | Tag::FooterReference => {
                        let pages = match attributes.get("type").as_deref() {
                            Some("first") => Pages::First,
                            Some("even") => Pages::Even,
                            _ => Pages::Default,
                        };
                        let id = attributes.get("id").unwrap_or_default().into_owned();
                        setup.references.push(Reference { id, header: tag == Tag::HeaderReference, pages });
                    }
                    Tag::PageSize => {
                        setup.page.width = length("w").max(0) as u32;
                        setup.page.height = length("h").max(0) as u32;
                        setup.page.landscape = attributes.get("orient").as_deref() == Some("landscape");
                    }
                    Tag::PageMargins => {
                        setup.page.margins = Margins {
                            top: length("top"),
                            right: length("right"),
                            bottom: length("bottom"),
                            left: length("left"),
                            header: length("header"),
                            footer: length("footer"),
                        };
                    }
                    Tag::PageNumberType => {
                        setup.page.first_number = attributes.number("start").and_then(|number| u32::try_from(number).ok());
                    }
                    Tag::TitlePage => setup.page.title_page = attributes.on(),
                    Tag::Type => setup.continuous = attributes.val().as_deref() == Some("continuous"),
                    Tag::FootnoteProperties => notes = Some(0),
                    Tag::EndnoteProperties => notes = Some(1),
                    Tag::NumberFormat | Tag::NumberStart | Tag::NumberRestart => {
                        if let Some(at) = notes {
                            note_number(tag, attributes.val().as_deref(), &mut setup.notes[at]);
                        }
                    }
                    _ => {}
                }
            }
            Node::End(Tag::FootnoteProperties | Tag::EndnoteProperties) => notes = None,
            Node::End(_) if xml.depth() < depth => return Ok(setup),
            Node::Eof => return Ok(setup),
            Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
        }
    }
}

/// What the document's settings say.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    /// Whether even pages have headers and footers of their own.
    pub(super) even_and_odd: bool,
    pub(super) notes: [NoteNumbers; 2],
}

/// Reads the settings part.
pub(super) fn settings(xml: &mut Xml<'_>) -> Result<Settings> {
    let mut settings = Settings::default();
    // Most of a long list are marks of editing sessions; few documents say any of this.
    let says = |word: &str| memchr::memmem::find(xml.rest(), word.as_bytes()).is_some();
    if !["evenAndOdd", "numFmt", "numStart", "numRestart"].into_iter().any(says) {
        return Ok(settings);
    }
    let mut notes = None;
    loop {
        match xml.next()? {
            Node::Start(Tag::EvenAndOdd, attributes) => settings.even_and_odd = attributes.on(),
            Node::Start(Tag::FootnoteProperties, _) => notes = Some(0),
            Node::Start(Tag::EndnoteProperties, _) => notes = Some(1),
            Node::Start(tag @ (Tag::NumberFormat | Tag::NumberStart | Tag::NumberRestart), attributes) => {
                if let Some(at) = notes {
                    note_number(tag, attributes.val().as_deref(), &mut settings.notes[at]);
                }
            }
            Node::End(Tag::FootnoteProperties | Tag::EndnoteProperties) => notes = None,
            Node::Eof => return Ok(settings),
            Node::Start(..) | Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
        }
    }
}

fn note_number(tag: Tag, value: Option<&str>, notes: &mut NoteNumbers) {
    let Some(value) = value else { return };
    match tag {
        Tag::NumberFormat => notes.format = Some(value.to_owned()),
        Tag::NumberStart => notes.start = value.parse().ok(),
        _ => {
            notes.restart = Some(match value {
                "eachSect" => Restart::Section,
                "eachPage" => Restart::Page,
                _ => Restart::Never,
            });
        }
    }
}

/// How the sections of a part count their notes, in their order; they say so only at their ends.
pub(super) fn note_numbers(text: &str, max_depth: u32) -> Result<Vec<[NoteNumbers; 2]>> {
    let says = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    let mut sections = vec![];
    if !["numFmt", "numStart", "numRestart"].into_iter().any(says) {
        return Ok(sections);
    }
    // Most of the part is not read twice.
    let alone = setups_alone(text);
    let mut xml = Xml::new("", alone.as_deref().unwrap_or(text), max_depth);
    loop {
        match xml.next()? {
            Node::Start(Tag::Section, _) => sections.push(read(&mut xml)?.notes),
            Node::Eof => return Ok(sections),
            Node::Start(..) | Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
        }
    }
}

/// The setups of all sections in an element that declares what the whole part does, where it has the usual names.
fn setups_alone(text: &str) -> Option<String> {
    let root = &text[text.find("<w:document ")?..];
    let mut out = root[..=root.find('>')?].to_owned();
    let mut rest = root;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"<w:sectPr") {
        rest = &rest[at..];
        let start = rest.find('>')? + 1;
        let mut end = start;
        if !rest[..start].ends_with("/>") {
            end += rest[start..].find("</w:sectPr>")?;
            if rest[start..end].contains("<w:sectPrChange") {
                // The setup before tracked changes stands inside.
                end += rest[end..].find("</w:sectPrChange>")?;
                end += rest[end..].find("</w:sectPr>")?;
            }
            end += "</w:sectPr>".len();
        }
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out.push_str("</w:document>");
    Some(out)
}
