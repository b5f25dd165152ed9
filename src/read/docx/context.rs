//! What all parts of a document share while they are read: styles, lists, counters of notes, limits, remarks.

use super::formats;
use super::html;
use super::mht;
use super::numbering::Numbering;
use super::output::Out;
use super::package::Package;
use super::props::Names;
use super::sections::{NoteNumbers, Restart, Settings};
use super::styles::Styles;
use super::xml::Xml;
use crate::base::diagnostic::Severity;
use crate::base::error::{Error, Result};
use crate::raw::NoteKind;
use crate::read::ReadOptions;

/// The document around a part.
pub(super) struct Context<'o> {
    pub(super) package: Package<'o>,
    pub(super) options: &'o ReadOptions,
    pub(super) names: Names,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// The part of the lists, until the first list is met: most documents have lists that they never use.
    pub(super) numbering_part: Option<String>,
    pub(super) settings: Settings,
    pub(super) remarks: Vec<Remark>,
    /// Footnotes and endnotes counted so far.
    pub(super) notes: [u32; 2],
    /// How each section of the main part counts its notes, once a note is met, and which section is read now.
    pub(super) note_sections: Option<Vec<[NoteNumbers; 2]>>,
    pub(super) section: usize,
    /// Quarters of paragraphs read so far.
    pub(super) quarters: u64,
    /// How many documents this one is embedded in.
    pub(super) embedding: u8,
}

/// A remark on the document as a whole.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub(super) id: &'static str,
    pub(super) severity: Severity,
    pub(super) message: String,
}

impl Remark {
    pub(super) fn new(id: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self { id, severity, message: message.into() }
    }
}

/// Documents within documents go no deeper.
const DEEPEST: u8 = 3;

impl Context<'_> {
    pub(super) fn remark(&mut self, id: &'static str, severity: Severity, message: impl Into<String>) {
        // A damaged document could have thousands; a reader needs the first few.
        if self.remarks.len() < 50 {
            self.remarks.push(Remark::new(id, severity, message));
        }
    }

    /// Reads the lists, if they have not been read.
    pub(super) fn read_lists(&mut self) {
        let Some(name) = self.numbering_part.take() else { return };
        let numbering = self.package.text(&name).and_then(|text| {
            let Some(text) = text else { return Ok(None) };
            let mut xml = Xml::new(&name, &text, self.options.max_depth);
            Numbering::read(&mut xml, &mut self.names, &self.styles).map(Some)
        });
        match numbering {
            Ok(Some(mut numbering)) => {
                numbering.link(&mut self.styles);
                self.numbering = numbering;
            }
            Ok(None) => self.remark("missing-part", Severity::Error, format!("{name} is missing: automatic numbers are lost")),
            Err(error) => self.remark("damaged-part", Severity::Error, format!("{error}; automatic numbers are lost")),
        }
    }

    /// Counts a paragraph, which costs the stages that follow far more than its bytes do.
    pub(super) fn count_paragraph(&mut self, in_table: bool) -> Result<()> {
        self.quarters += if in_table { 1 } else { 4 };
        let limit = u64::from(self.options.max_paragraphs);
        if self.quarters > limit * 4 {
            return Err(Error::too_large("the number of paragraphs", self.quarters.div_ceil(4), limit, "max_paragraphs"));
        }
        Ok(())
    }

    /// The mark of the next note.
    pub(super) fn note_label(&mut self, kind: NoteKind) -> String {
        let (at, usual) = match kind {
            NoteKind::Footnote => (0, "decimal"),
            NoteKind::Endnote => (1, "lowerRoman"),
        };
        let all = &self.settings.notes[at];
        let own = self.note_sections.as_ref().and_then(|sections| sections.get(self.section)).map(|section| &section[at]);
        let start = own.and_then(|own| own.start).or(all.start).unwrap_or(1);
        let format = own.and_then(|own| own.format.as_deref()).or(all.format.as_deref());
        let number = start.saturating_add(self.notes[at]);
        self.notes[at] += 1;
        formats::number(number.min(i32::MAX as u32) as i32, format.unwrap_or(usual))
    }

    /// Counts anew the notes that start again on each page.
    pub(super) fn start_page(&mut self) {
        self.restart_notes(&[Restart::Page]);
    }

    /// Goes on to the next section.
    pub(super) fn start_section(&mut self) {
        self.section += 1;
        self.restart_notes(&[Restart::Page, Restart::Section]);
    }

    fn restart_notes(&mut self, at_these: &[Restart]) {
        for at in 0..2 {
            let sections = self.note_sections.as_ref();
            let own = sections.and_then(|sections| sections.get(self.section)).and_then(|section| section[at].restart);
            if own.or(self.settings.notes[at].restart).is_some_and(|restart| at_these.contains(&restart)) {
                self.notes[at] = 0;
            }
        }
    }

    /// The text of an embedded page, text or document.
    pub(super) fn embedded(&mut self, name: &str) -> Result<Out> {
        let mut out = Out::default();
        let Some(bytes) = self.package.bytes(name)? else {
            self.remark("missing-part", Severity::Error, format!("the embedded part {name} is missing; its text is lost"));
            return Ok(out);
        };
        let start = bytes.trim_ascii_start();
        if bytes.starts_with(b"PK\x03\x04") {
            if self.embedding >= DEEPEST {
                let message = format!("{name} is embedded too deep; its text is lost");
                self.remark("embedded-part", Severity::Error, message);
                return Ok(out);
            }
            let max_unpacked = self.package.budget();
            let max_paragraphs = self.options.max_paragraphs.saturating_sub((self.quarters / 4) as u32);
            let options = ReadOptions { max_unpacked, max_paragraphs, ..self.options.clone() };
            match super::document(&bytes, &options, self.embedding + 1) {
                Ok(inner) => {
                    self.package.spend(inner.unpacked);
                    self.quarters += inner.quarters;
                    out = inner.out;
                    out.pieces.clear();
                    out.marks.clear();
                    out.notes = inner.notes;
                }
                Err(error) => {
                    let message = format!("{name} cannot be read; its text is lost: {error}");
                    self.remark("embedded-part", Severity::Error, message);
                }
            }
        } else if mht::is_archive(&bytes) {
            out.append_lines(&html::text(&mht::page(&bytes)));
        } else if start.starts_with(b"{\\rtf") {
            self.remark("embedded-part", Severity::Error, format!("{name} is RTF, which cannot be read here; its text is lost"));
        } else {
            let text = html::decode(&bytes);
            let page = name.ends_with("html") || name.ends_with("htm") || text.trim_start().starts_with('<');
            out.append_lines(&if page { html::text(&text) } else { text });
        }
        Ok(out)
    }
}
