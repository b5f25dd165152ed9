//! Paragraphs and runs: looks resolved through styles, automatic numbers in front, lines and text put down.

use super::attributes::Attributes;
use super::body::Walker;
use super::formats;
use super::letters::{SignFont, look};
use super::numbering::Suffix;
use super::output::{Look, NoteMark, trimmed};
use super::props::{ParagraphProps, RunProps};
use super::sections::{self, Setup};
use super::styles::Resolved;
use crate::base::place::WordPart;
use crate::raw::{Align, NoteKind, ParagraphLook, Script, WordPiece};
use crate::read::TrackedChanges;

/// A paragraph that is open.
#[derive(Default)]
pub(super) struct Paragraph {
    /// Among all paragraphs of the part, from 1.
    number: u32,
    pub(super) props: ParagraphProps,
    /// The look of its runs before they say anything.
    base: Resolved,
    look: Look,
    /// Set while the run's font shows signs instead of letters: index of its name.
    pub(super) sign_font: Option<SignFont>,
    /// The list and level that number it.
    list: Option<(i32, u8)>,
    /// Text has been put down, from this byte on.
    pub(super) start: Option<u32>,
    pub(super) line: LineStart,
    setup: Option<Box<Setup>>,
    /// It began with the large letters of a paragraph of their own; what it states itself is still to come.
    after_drop_cap: bool,
    /// The mark of a note that the run writes itself.
    own_mark: Option<(NoteKind, i32, u32)>,
    page_break: bool,
}

/// Where the open line starts, and whether its letters are bold.
#[derive(Clone, Copy, Default)]
pub(super) struct LineStart {
    pub(super) at: u32,
    pub(super) bold: bool,
    pub(super) plain: bool,
}

impl Walker<'_, '_, '_> {
    pub(super) fn start_paragraph(&mut self) {
        self.paragraphs += 1;
        let number = self.paragraphs;
        let base = self.context.styles.paragraph(None);
        let base = self.in_table(base);
        let flow = self.flow();
        if flow.paragraph.is_some() {
            // Only a damaged document has a paragraph inside a paragraph.
            self.end_paragraph();
        }
        let (part, cell) = (self.part, self.spot());
        let flow = self.flow();
        flow.paragraph = Some(match flow.carried.take() {
            Some(mut carried) => {
                carried.props.mark = RunProps::default();
                carried.after_drop_cap = std::mem::take(&mut carried.props.drop_cap);
                if carried.after_drop_cap {
                    flow.out.pieces.push(WordPiece { start: flow.out.at(), part, paragraph: number, cell });
                }
                carried
            }
            None => Paragraph { number, props: base.paragraph, base, look: look(base.run), ..Paragraph::default() },
        });
        // The style of all paragraphs or of the table may number those that say nothing themselves.
        if base.paragraph.list.is_some() {
            self.set_paragraph(ParagraphProps::default(), None);
        }
        self.start_run();
    }

    /// Takes what `w:pPr` says.
    pub(super) fn set_paragraph(&mut self, own: ParagraphProps, setup: Option<Box<Setup>>) {
        let base = self.context.styles.paragraph(own.style);
        let base = self.in_table(base);
        let context = &mut *self.context;
        let list = own.list.or(base.paragraph.list).filter(|&list| list != 0);
        if list.is_some() {
            context.read_lists();
        }
        let level = list.map(|list| {
            // A level may name the style; the style itself, then what it states, then the one it takes the list from.
            let named = |style: Option<u16>| {
                style
                    .filter(|_| own.list.is_none())
                    .and_then(|style| context.numbering.level_of_style(list, context.styles.id(style)))
            };
            let by_style = || named(base.paragraph.style).or(base.paragraph.level).or_else(|| named(base.list_style));
            own.level.or_else(by_style).unwrap_or(0)
        });
        let by_level = list.zip(level).and_then(|(list, level)| context.numbering.level_props(list, level));
        // Indents of the level lie under what a style says that names the list, and over one that does not.
        let indents = by_level.map(|props| ParagraphProps {
            left: props.left,
            right: props.right,
            first_line: props.first_line,
            ..ParagraphProps::default()
        });
        let props = match indents {
            Some(indents) if own.list.is_some() => base.paragraph.under(indents).under(own),
            Some(indents) => indents.under(base.paragraph).under(own),
            None => base.paragraph.under(own),
        };
        let flow = self.flow();
        let Some(paragraph) = &mut flow.paragraph else { return };
        paragraph.setup = setup.or(paragraph.setup.take());
        let own_mark = own.mark;
        if paragraph.start.is_some() && !std::mem::take(&mut paragraph.after_drop_cap) {
            // It goes on with the paragraph before, whose mark is deleted; the end of both is this one's.
            paragraph.props.mark = own_mark;
            return;
        }
        paragraph.props = ParagraphProps { mark: own_mark, ..props };
        paragraph.base = base;
        paragraph.look = look(base.run);
        paragraph.list = list.zip(level);
        paragraph.page_break = props.page_break == Some(true);
        if paragraph.page_break && flow.tables.is_empty() {
            flow.page_break();
        }
    }

    pub(super) fn start_run(&mut self) {
        if let Some(paragraph) = &mut self.flow().paragraph {
            paragraph.look = look(paragraph.base.run);
            paragraph.sign_font = None;
        }
        self.find_sign_font();
    }

    /// Takes what `w:rPr` says.
    pub(super) fn set_look(&mut self, own: &RunProps) {
        let original = self.context.options.tracked == TrackedChanges::Original;
        let style = own.style.map(|style| self.context.styles.resolve(style).run);
        let Some(paragraph) = &mut self.flow().paragraph else { return };
        let base = style.map_or(paragraph.base.run, |style| paragraph.base.run.with_character_style(style));
        paragraph.look = look(base.under(*own));
        // Runs of a formula say themselves that they were inserted or deleted.
        paragraph.look.hidden |= if original { own.inserted } else { own.deleted };
        self.find_sign_font();
    }

    fn find_sign_font(&mut self) {
        let Some(flow) = self.flows.last_mut() else { return };
        let Some(paragraph) = &mut flow.paragraph else { return };
        let name = paragraph.look.font.and_then(|font| self.context.names.list.get(usize::from(font)));
        paragraph.sign_font = name.and_then(|name| SignFont::of(name));
    }

    pub(super) fn end_run(&mut self) {
        let flow = self.flow();
        let Some(paragraph) = &mut flow.paragraph else { return };
        if let Some((kind, id, start)) = paragraph.own_mark.take() {
            let range = trimmed(&flow.out.text, start..flow.out.at());
            let label = flow.out.text[range.start as usize..range.end as usize].to_owned();
            if !label.is_empty() {
                flow.out.marks.push(NoteMark { kind, id, label, range, own: true });
            }
        }
    }

    /// Puts down text in the look of the run.
    pub(super) fn write(&mut self, text: &str) {
        let shows_hidden = self.context.options.hidden_text;
        if text.is_empty() {
            return;
        }
        let flow = self.flow();
        if flow.paragraph.is_none() {
            // Text outside a paragraph, as a formula of its own or a damaged file has it.
            self.start_paragraph();
        }
        if self.flow().paragraph.as_ref().is_some_and(|paragraph| paragraph.look.hidden && !shows_hidden) {
            return;
        }
        self.begin();
        let flow = self.flow();
        let Some(paragraph) = &mut flow.paragraph else { return };
        let start = flow.out.at();
        let figures = paragraph.look.script == Script::Super && text.bytes().all(|byte| byte.is_ascii_digit());
        if figures && flow.out.text.ends_with(|c: char| c.is_ascii_digit() || c == '%') {
            // `24%` with a raised 1 must not read as `24%1`, nor `10` with a raised 2 as 102.
            flow.out.text.push_str(&formats::raised(text).unwrap_or_else(|| text.to_owned()));
        } else {
            flow.out.text.push_str(text);
        }
        if text.contains(|c: char| c.is_alphanumeric()) {
            paragraph.line.bold |= paragraph.look.bold;
            paragraph.line.plain |= !paragraph.look.bold;
        }
        flow.out.look(start, paragraph.look);
    }

    /// Makes sure the paragraph has begun: its line end before, its number in front.
    fn begin(&mut self) {
        let (part, cell) = (self.part, self.spot());
        let Some(flow) = self.flows.last_mut() else { return };
        let Some(paragraph) = &mut flow.paragraph else { return };
        if paragraph.start.is_some() {
            return;
        }
        let label = paragraph.list.and_then(|(list, level)| self.context.numbering.next(list, level, &self.context.names));
        let Some(flow) = self.flows.last_mut() else { return };
        flow.flush();
        let start = flow.out.at();
        let Some(paragraph) = &mut flow.paragraph else { return };
        paragraph.start = Some(start);
        paragraph.line = LineStart { at: start, ..LineStart::default() };
        flow.out.pieces.push(WordPiece { start, part, paragraph: paragraph.number, cell });
        if let Some(label) = label.filter(|label| !label.text.trim().is_empty()) {
            flow.out.text.push_str(label.text.trim());
            flow.out.labels.push(start..flow.out.at());
            if label.suffix != Suffix::Nothing {
                flow.out.text.push(' ');
            }
        }
    }

    /// A line or page break.
    pub(super) fn line_break(&mut self, page: bool) {
        let show_codes = self.show_codes;
        let shows_hidden = self.context.options.hidden_text;
        let flow = self.flow();
        let hidden = flow.paragraph.as_ref().is_some_and(|paragraph| paragraph.look.hidden && !shows_hidden);
        if hidden || (flow.fields.in_code() && !show_codes) {
            return;
        }
        if !flow.tables.is_empty() {
            if flow.paragraph.as_ref().is_some_and(|paragraph| paragraph.start.is_some()) {
                flow.out.text.push('\n');
            }
            return;
        }
        flow.close_line();
        if page {
            flow.page_break();
        }
    }

    /// The mark of a note, raised so that it does not read as a figure.
    pub(super) fn note_mark(&mut self, kind: NoteKind, attributes: &Attributes<'_>) {
        let Some(id) = attributes.number("id") else { return };
        let own = attributes.get("customMarkFollows").is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"));
        let hidden = self.flow().paragraph.as_ref().is_some_and(|paragraph| paragraph.look.hidden);
        if self.part != WordPart::Document || (hidden && !self.context.options.hidden_text) {
            return;
        }
        if own {
            let flow = self.flow();
            let at = flow.out.at();
            if let Some(paragraph) = &mut flow.paragraph {
                paragraph.own_mark = Some((kind, id, at));
            }
            return;
        }
        if self.context.note_sections.is_none() {
            // A part that cannot be read to its end is told when the walk comes there.
            let sections = sections::note_numbers(self.xml.whole(), self.context.options.max_depth);
            self.context.note_sections = Some(sections.unwrap_or_default());
        }
        let label = self.context.note_label(kind);
        let shown = formats::raised(&label).unwrap_or_else(|| label.clone());
        self.write(&shown);
        let out = &mut self.flow().out;
        let end = out.at();
        if out.text.ends_with(&shown) {
            out.marks.push(NoteMark { kind, id, label, range: end - shown.len() as u32..end, own: false });
        }
    }

    /// Ends a paragraph that waits for the next one, where none comes.
    pub(super) fn finish_carried(&mut self) {
        let flow = self.flow();
        if let Some(carried) = flow.carried.take() {
            flow.paragraph = Some(carried);
            self.finish_paragraph();
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let original = self.context.options.tracked == TrackedChanges::Original;
        let Some(flow) = self.flows.last_mut() else { return };
        let Some(paragraph) = &mut flow.paragraph else { return };
        let mark = paragraph.props.mark;
        let goes_on = if original { mark.inserted } else { mark.deleted };
        if goes_on || paragraph.props.drop_cap {
            let paragraph = flow.paragraph.take();
            // Without text nothing of it is left; else the next paragraph goes on with it.
            if paragraph.as_ref().is_some_and(|paragraph| paragraph.start.is_some()) {
                flow.carried = paragraph;
                return;
            }
            flow.paragraph = paragraph;
            if let Some(paragraph) = flow.paragraph.as_mut().filter(|_| goes_on) {
                paragraph.list = None;
            }
        }
        self.finish_paragraph();
    }

    /// Ends the open paragraph with all that follows it.
    pub(super) fn finish_paragraph(&mut self) {
        let numbered = self.flow().paragraph.as_ref().is_some_and(|paragraph| paragraph.list.is_some());
        let hidden_mark = !self.context.options.hidden_text
            && self
                .flow()
                .paragraph
                .as_ref()
                .is_some_and(|paragraph| paragraph.props.mark.hidden.or(paragraph.base.run.hidden) == Some(true));
        if numbered && !hidden_mark {
            // Word numbers an empty paragraph, too: the first column of many a table is nothing else.
            self.begin();
        }
        let flow = self.flow();
        let Some(paragraph) = flow.paragraph.as_mut() else { return };
        let Some(start) = paragraph.start else {
            flow.blank = true;
            let setup = paragraph.setup.take();
            flow.paragraph = None;
            flow.place_boxes();
            return self.section_of(setup);
        };
        let range = trimmed(&flow.out.text, start..flow.out.at());
        if !range.is_empty() {
            let look = paragraph.shown(range);
            flow.out.paragraphs.push(look);
        }
        if flow.tables.is_empty() {
            flow.close_line();
        } else {
            flow.pending = true;
        }
        let setup = flow.paragraph.take().and_then(|paragraph| paragraph.setup);
        flow.place_boxes();
        self.section_of(setup);
    }

    fn section_of(&mut self, setup: Option<Box<Setup>>) {
        if let Some(setup) = setup.filter(|_| self.flows.len() == 1) {
            let out = &self.flow().out;
            let (end, block) = (out.at(), out.blocks.len());
            self.done.sections.push((*setup, end, block));
            if self.part == WordPart::Document {
                self.context.start_section();
            }
        }
    }

    /// Alignment of the open paragraph and size of its letters.
    pub(super) fn paragraph_look(&mut self) -> (Align, u16) {
        let paragraph = self.flow().paragraph.as_ref();
        paragraph.map_or((Align::Left, 0), |paragraph| (paragraph.props.align.unwrap_or_default(), paragraph.look.size))
    }
}

impl Paragraph {
    /// What the reader hands on of it.
    fn shown(&self, range: crate::raw::Bytes) -> ParagraphLook {
        let props = &self.props;
        ParagraphLook {
            range,
            style: self.base.name,
            align: props.align.unwrap_or_default(),
            left: props.left.unwrap_or(0),
            right: props.right.unwrap_or(0),
            first_line: props.first_line.unwrap_or(0),
            before: props.before.unwrap_or(0),
            after: props.after.unwrap_or(0),
            line: props.line.unwrap_or_default(),
            outline: props.outline.filter(|&level| level < 9).map(|level| level + 1),
            keep_next: props.keep_next == Some(true),
            list_level: self.list.map(|(_, level)| level + 1),
        }
    }
}
