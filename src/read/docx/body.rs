//! One part of the package as a stream: elements in, text with blocks and looks out. Its stacks are its own; it never
//! recurses over the document.
//!
//! What is looked through (content controls, smart tags, insertions) needs no code; what is not text is skipped.

use super::attributes::Attributes;
use super::context::Context;
use super::fields::{self, Field};
use super::flow::Flow;
use super::known::Known;
use super::letters::clean;
use super::math::Formula;
use super::names::{Namespace, Tag};
use super::output::Out;
use super::package::Relationships;
use super::props::{self, ParagraphProps, RunProps};
use super::sections::{self, Setup};
use super::tables::{self, CellProps};
use super::xml::{Node, Xml};
use crate::base::error::Result;
use crate::base::place::WordPart;
use crate::raw::NoteKind;
use crate::read::TrackedChanges;

/// Reads one part.
pub(super) struct Walker<'w, 'x, 'o> {
    pub(super) xml: Xml<'x>,
    pub(super) context: &'w mut Context<'o>,
    pub(super) part: WordPart,
    pub(super) relationships: &'w Relationships,
    /// The flow that is written now is last; a text box opens one of its own.
    pub(super) flows: Vec<Flow>,
    pub(super) paragraphs: u32,
    pub(super) tables: u32,
    /// For each alternative that is open: whether a branch has been taken.
    branches: Vec<bool>,
    in_text: bool,
    in_code: bool,
    pub(super) math: Formula,
    /// A field was never closed: the text of codes is shown rather than lost.
    pub(super) show_codes: bool,
    pub(super) done: Done,
    /// Properties read before: most runs and paragraphs repeat those of others word for word.
    pub(super) known_runs: Known<'x, RunProps>,
    pub(super) known_paragraphs: Known<'x, ParagraphProps>,
    pub(super) known_cells: Known<'x, CellProps>,
}

/// What a part gave besides its flow.
#[derive(Default)]
pub(super) struct Done {
    /// Sections, each with the byte and the block where it ends.
    pub(super) sections: Vec<(Setup, u32, usize)>,
    /// Notes by id.
    pub(super) notes: Vec<(i32, Out)>,
    /// Bytes that stand in codes of fields that never end.
    pub(super) hidden_in_codes: usize,
    /// The part has the body of a document.
    pub(super) has_body: bool,
}

impl<'w, 'x, 'o> Walker<'w, 'x, 'o> {
    pub(super) fn new(
        xml: Xml<'x>,
        context: &'w mut Context<'o>,
        part: WordPart,
        relationships: &'w Relationships,
        show_codes: bool,
    ) -> Self {
        Self {
            xml,
            context,
            part,
            relationships,
            flows: vec![],
            paragraphs: 0,
            tables: 0,
            branches: vec![],
            in_text: false,
            in_code: false,
            math: Formula::default(),
            show_codes,
            done: Done::default(),
            known_runs: Known::new("</w:rPr>"),
            known_paragraphs: Known::new("</w:pPr>"),
            known_cells: Known::new("</w:tcPr>"),
        }
    }

    /// Reads the part to its end.
    pub(super) fn run(&mut self) -> Result<Out> {
        self.flows.push(Flow { blank: true, ..Flow::default() });
        loop {
            match self.xml.next()? {
                Node::Start(tag, attributes) => self.start(tag, &attributes)?,
                Node::End(tag) => self.end(tag),
                Node::Text(text) => {
                    if self.in_text && self.math.letters {
                        self.math_text(text);
                    } else if self.in_text {
                        self.text(text);
                    } else if self.in_code {
                        self.flow().fields.code(text);
                    }
                }
                Node::Entity(entity) => {
                    if self.in_text {
                        entity.with(|text| self.text(text));
                    } else if self.in_code {
                        entity.with(|text| self.flow().fields.code(text));
                    }
                }
                Node::Eof => break,
            }
        }
        while self.flows.len() > 1 {
            self.close_box();
        }
        self.end_paragraph();
        self.finish_carried();
        let flow = self.flows.pop().unwrap_or_default();
        if flow.fields.is_open() {
            self.done.hidden_in_codes += flow.fields.hidden;
        }
        Ok(flow.out)
    }

    #[inline]
    pub(super) fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    fn start(&mut self, tag: Tag, attributes: &Attributes<'x>) -> Result<()> {
        let original = self.context.options.tracked == TrackedChanges::Original;
        match tag {
            Tag::Other => {}
            Tag::Body => self.done.has_body = true,
            Tag::Text => self.in_text = true,
            Tag::MathText => {
                self.in_text = true;
                self.math.letters = true;
            }
            Tag::Run => {
                self.start_run();
                self.plain_run();
            }
            Tag::MathRun => self.start_run(),
            Tag::MathDenominator
            | Tag::MathElement
            | Tag::MathSuper
            | Tag::MathSub
            | Tag::MathDegree
            | Tag::MathDelimiter
            | Tag::MathDelimiterProperties
            | Tag::MathNaryProperties => self.start_math(tag)?,
            Tag::RunProperties => {
                let styles = &self.context.styles;
                let style = |id: &str| styles.find(id);
                let props = props::known_run(&mut self.xml, &mut self.context.names, &style, &mut self.known_runs)?;
                self.set_look(&props);
            }
            Tag::Paragraph => {
                let in_table = self.flows.last().is_some_and(|flow| !flow.tables.is_empty());
                self.context.count_paragraph(in_table)?;
                self.start_paragraph();
                self.plain_paragraph();
            }
            Tag::ParagraphProperties => {
                let rest = self.xml.rest();
                let inside = self.xml.can_search().then(|| self.known_paragraphs.find(rest)).flatten();
                let styles = &self.context.styles;
                let style = |id: &str| styles.find(id);
                let (props, setup) =
                    props::paragraph(&mut self.xml, &mut self.context.names, &style, Some(&mut self.known_runs))?;
                if let Some((raw, None)) = inside.filter(|(raw, _)| setup.is_none() && props::repeats(raw)) {
                    self.known_paragraphs.put(rest, raw, props);
                }
                self.set_paragraph(props, setup);
            }
            Tag::Tab | Tag::PositionedTab => self.text("\t"),
            Tag::Break | Tag::CarriageReturn => {
                let page = matches!(attributes.get("type").as_deref(), Some("page"));
                if page {
                    self.context.start_page();
                }
                self.line_break(page);
            }
            Tag::RenderedPage => self.context.start_page(),
            Tag::NoBreakHyphen => self.text("-"),
            Tag::Symbol => self.symbol(attributes),
            Tag::FieldChar => match attributes.get("fldCharType").as_deref() {
                Some("begin") => self.flow().fields.begin(),
                Some("separate") => {
                    let at = self.flow().out.at();
                    self.flow().fields.separate(at);
                }
                Some("end") => {
                    let field = self.flow().fields.end();
                    self.end_field(field);
                }
                _ => {}
            },
            Tag::FormField => {
                if let Some(shown) = fields::form_field(&mut self.xml)? {
                    self.flow().fields.form(shown);
                }
            }
            Tag::FieldCode => self.in_code = true,
            Tag::SimpleField => {
                let at = self.flow().out.at();
                let field = Field::simple(&attributes.get("instr").unwrap_or_default(), at);
                self.flow().simple_fields.push(field);
            }
            Tag::Hyperlink => {
                let target = self.target(attributes);
                let at = self.flow().out.at();
                self.flow().links.push((at, target));
            }
            Tag::Inserted | Tag::MovedTo if original => self.skip()?,
            Tag::Deleted | Tag::MovedFrom if !original => self.skip()?,
            Tag::DeletedText => self.in_text = original,
            Tag::FootnoteMark => self.note_mark(NoteKind::Footnote, attributes),
            Tag::EndnoteMark => self.note_mark(NoteKind::Endnote, attributes),
            Tag::Footnote | Tag::Endnote => {
                if attributes.get("type").is_some_and(|kind| kind != "normal") {
                    return self.skip();
                }
                let note = attributes.number("id");
                self.flows.push(Flow { note, ..Flow::default() });
            }
            Tag::Drawing | Tag::Picture => self.pass_picture(tag),
            Tag::TextBox => self.flows.push(Flow { blank: true, ..Flow::default() }),
            Tag::AlternateContent => self.branches.push(false),
            Tag::Choice | Tag::Fallback => {
                let known = tag == Tag::Fallback || self.understands(attributes);
                match self.branches.last_mut() {
                    Some(taken) if *taken || !known => {
                        self.pass_fallback(tag);
                        self.skip()?;
                    }
                    Some(taken) => *taken = true,
                    None => {}
                }
            }
            Tag::Alternative | Tag::SubDocument => {
                let id = attributes.get("id").unwrap_or_default().into_owned();
                self.embedded(&id)?;
            }
            Tag::Table => self.start_table(),
            Tag::TableProperties => {
                let styles = &self.context.styles;
                let props = tables::table_props(&mut self.xml, &|id| styles.find(id), original)?;
                self.set_table(&props);
            }
            Tag::Row => {
                let depth = self.xml.depth();
                self.start_row(depth);
            }
            Tag::RowProperties => {
                let props = tables::row_props(&mut self.xml, original)?;
                let hidden = props.hidden && !self.context.options.hidden_text;
                let flow = self.flow();
                let at = flow.out.at();
                let Some(table) = flow.tables.last_mut() else { return Ok(()) };
                if hidden || if original { props.inserted } else { props.deleted } {
                    let depth = table.row_depth;
                    table.drop_row();
                    return self.skip_rest(depth);
                }
                table.row_props(props, at);
            }
            Tag::Cell => {
                self.start_cell();
                self.plain_cell()?;
            }
            Tag::CellProperties => {
                let depth = self.xml.depth() - 1;
                let rest = self.xml.rest();
                let inside = self.xml.can_search().then(|| self.known_cells.find(rest)).flatten();
                let props = tables::cell_props(&mut self.xml, original)?;
                if let Some((raw, None)) = inside.filter(|(raw, _)| props::repeats(raw)) {
                    self.known_cells.put(rest, raw, props);
                }
                self.set_cell(props, depth)?;
            }
            Tag::Section => {
                let setup = sections::read(&mut self.xml)?;
                self.end_section(setup);
            }
            Tag::RubyText
            | Tag::RubyProperties
            | Tag::ControlProperties
            | Tag::CustomProperties
            | Tag::SmartTagProperties
            | Tag::DeletedFieldCode
            | Tag::TableGrid
            | Tag::TableExceptions
            | Tag::MathProperties => self.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Text | Tag::DeletedText => self.in_text = false,
            Tag::MathText => (self.in_text, self.math.letters) = (false, false),
            Tag::FieldCode => self.in_code = false,
            Tag::Run | Tag::MathRun => self.end_run(),
            Tag::Paragraph => self.end_paragraph(),
            Tag::MathDelimiter => self.end_delimiter(),
            Tag::MathSuper | Tag::MathDegree => self.math.raised = false,
            Tag::SimpleField => {
                let field = self.flow().simple_fields.pop();
                self.end_field(field);
            }
            Tag::Hyperlink => {
                if let Some((start, Some(target))) = self.flow().links.pop() {
                    self.link(start, target);
                }
            }
            Tag::Footnote | Tag::Endnote => self.close_note(),
            Tag::TextBox => self.close_box(),
            Tag::AlternateContent => {
                self.branches.pop();
            }
            Tag::Table => self.end_table(),
            Tag::Row => self.end_row(),
            Tag::Cell => self.end_cell(),
            _ => {}
        }
    }

    /// Whether all that a choice requires is of the kinds of shapes and marks known here.
    fn understands(&self, attributes: &Attributes<'_>) -> bool {
        let required = attributes.get("Requires").unwrap_or_default();
        required.split_whitespace().all(|prefix| {
            matches!(self.xml.namespace(prefix), Namespace::Extension | Namespace::Word | Namespace::Math | Namespace::Drawing)
        })
    }

    /// Text of the flow, cleaned of what XML or a sign font put in place of characters.
    pub(super) fn text(&mut self, text: &str) {
        let show_codes = self.show_codes;
        let flow = self.flow();
        if flow.fields.in_code() && !show_codes {
            flow.fields.hidden += text.len();
            return;
        }
        let shown = flow.paragraph.as_ref().map_or_else(|| clean(text, None), |paragraph| clean(text, paragraph.sign_font));
        self.write(&shown);
    }
}
