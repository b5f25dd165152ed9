//! Word documents (DOCX) in the form of Decree 30/2020/NĐ-CP: any plan as an office would send it.
//!
//! The body is built with docx-rs; what that cannot say is mended in its XML ([`tidy`]), and the package around it is
//! written here ([`package`]). Nothing is invented: what a plan does not have is a blank, as in a draft.

mod foot;
mod head;
mod measure;
mod notes;
mod numbering;
mod package;
mod page;
mod schema;
mod styles;
mod table;
mod text;
mod tidy;

use docx_rs::{Docx, IndentLevel, NumberingId, Paragraph, Run, Table};

use super::frame;
use super::order::{Order, Piece, Pieces};
use crate::base::fold::is_capitals;
use crate::model::{Plan, Section, SectionKind};
use notes::Notes;
use numbering::Lists;
use page::Page;
use styles::id;
use text::{clean, paragraph, with_notes};

/// How a Word document is written.
///
/// ```
/// use kehoach::{DocxOptions, Plan};
/// let options = DocxOptions { word_numbers: true, ..DocxOptions::default() };
/// assert!(kehoach::write_docx(&Plan::default(), &options).starts_with(b"PK"));
/// ```
#[derive(Clone, Debug)]
pub struct DocxOptions {
    /// Labels as Word's automatic numbers where Word counts as the plan does; else they are typed (the default), and
    /// no change elsewhere in the document can move them.
    pub word_numbers: bool,
    /// Size of the body text in points: 13 or 14 (the default).
    pub points: u8,
}

impl Default for DocxOptions {
    fn default() -> Self {
        Self { word_numbers: false, points: 14 }
    }
}

/// The document as the bytes of a file.
pub(super) fn document(plan: &Plan, options: &DocxOptions) -> Vec<u8> {
    let order = Order::new(plan);
    let lists = if options.word_numbers { Lists::of(plan) } else { Lists::default() };
    let mut body = Body {
        notes: Notes::find(plan),
        lists: &lists,
        pages: vec![Pages::new(Page::Upright)],
        pending: String::new(),
        opening: true,
    };
    body.main(plan, &order);
    for appendix in &plan.appendices {
        let tables = plan.tables.iter().filter(|table| appendix.tables.contains(&table.id));
        let in_sections = plan.sections_of(appendix).iter().flat_map(Section::walk).flat_map(|section| &section.tables);
        let inner = in_sections.filter_map(|id| plan.tables.iter().find(|table| table.id == *id));
        let across = tables.chain(inner).any(table::is_wide);
        body.pages.push(Pages::new(if across { Page::Across } else { Page::Upright }));
        body.caption(appendix);
        body.pieces(order.appendix(appendix));
    }
    let has_notes = body.notes.any();
    assemble(plan, options, body.pages, &lists, has_notes)
}

fn assemble(plan: &Plan, options: &DocxOptions, pages: Vec<Pages>, lists: &Lists, has_notes: bool) -> Vec<u8> {
    let header = frame::stated(&plan.header);
    let header_rows: Vec<usize> = pages.iter().flat_map(|pages| &pages.header_rows).copied().collect();
    let mut docx = Docx::new().numberings(lists.definitions());
    let last = pages.len().saturating_sub(1);
    for (at, pages) in pages.into_iter().enumerate() {
        docx = if at == last { pages.into_last(docx, at) } else { pages.into_section(docx, at) };
    }
    let xml = docx.build();
    let parts = package::Parts {
        document: tidy::tidy(&xml.document, tidy::Part::Document(&header_rows)),
        header: xml.headers.first().map(|header| tidy::tidy(header, tidy::Part::Other)).unwrap_or_default(),
        footnotes: has_notes.then(|| tidy::tidy(&xml.footnotes, tidy::Part::Footnotes)),
        numbering: lists.any().then(|| tidy::tidy(&xml.numberings, tidy::Part::Other)),
        points: u32::from(options.points.clamp(13, 14)),
        title: match (&header.doc_type, &header.title) {
            (Some(kind), Some(title)) => Some(clean(&format!("{kind} {title}"))),
            (kind, title) => kind.as_deref().or(title.as_deref()).map(clean),
        },
        author: header.issuer.as_deref().map(clean),
    };
    package::pack(&parts)
}

/// Pages of one form, with what stands on them.
struct Pages {
    page: Page,
    blocks: Vec<Block>,
    /// For each table, in order, how many of its rows are repeated on every page.
    header_rows: Vec<usize>,
}

#[expect(clippy::large_enum_variant, reason = "most blocks are paragraphs")]
enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

impl Pages {
    fn new(page: Page) -> Self {
        Self { page, blocks: vec![], header_rows: vec![] }
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.blocks.push(Block::Paragraph(paragraph));
    }

    fn add_table(&mut self, table: Table, header_rows: usize) {
        self.blocks.push(Block::Table(table));
        self.header_rows.push(header_rows);
    }

    fn into_section(self, docx: Docx, at: usize) -> Docx {
        let mut section = docx_rs::Section::new().page_size(self.page.size()).page_margin(self.page.margin()).title_pg();
        if at == 0 {
            // Later sections take the header of the first.
            section = section.header(page::number());
        } else {
            section = section.page_num_type(page::counted_anew());
        }
        for block in self.blocks {
            section = match block {
                Block::Paragraph(paragraph) => section.add_paragraph(paragraph),
                Block::Table(table) => section.add_table(table),
            };
        }
        docx.add_section(section)
    }

    fn into_last(self, docx: Docx, at: usize) -> Docx {
        let margin = self.page.margin();
        let size = self.page.size();
        let mut docx = docx.page_margin(margin).title_pg();
        docx.document.section_property = docx.document.section_property.page_size(size);
        if at == 0 {
            docx = docx.header(page::number());
        } else {
            docx = docx.page_num_type(page::counted_anew());
        }
        for block in self.blocks {
            docx = match block {
                Block::Paragraph(paragraph) => docx.add_paragraph(paragraph),
                Block::Table(table) => docx.add_table(table),
            };
        }
        docx
    }
}

/// The document under way.
struct Body<'a, 'l> {
    notes: Notes<'a>,
    lists: &'l Lists,
    pages: Vec<Pages>,
    /// A label whose text is the first line of the section below it.
    pending: String,
    /// Before the first section: the place of citations and of the lines in capitals of a decision.
    opening: bool,
}

impl<'a> Body<'a, '_> {
    fn add(&mut self, paragraph: Paragraph) {
        if let Some(pages) = self.pages.last_mut() {
            pages.add(paragraph);
        }
    }

    fn add_table(&mut self, table: Table, header_rows: usize) {
        if let Some(pages) = self.pages.last_mut() {
            pages.add_table(table, header_rows);
        }
    }

    fn main(&mut self, plan: &'a Plan, order: &Order<'a>) {
        let header = &frame::stated(&plan.header);
        if let Some(table) = head::letterhead(plan, header) {
            self.add_table(table, 0);
        } else {
            header.stamps.iter().for_each(|stamp| self.add(paragraph(id::STAMP, stamp)));
        }
        head::title(header).into_iter().chain(head::addressees(plan, header)).for_each(|paragraph| self.add(paragraph));
        let basis: Vec<&str> = order.legal_basis().collect();
        for (at, text) in basis.iter().enumerate() {
            self.add(paragraph(id::BASIS, &frame::citation(text, at + 1 == basis.len())));
        }
        self.pieces(order.body());
        self.opening = false;
        for closing in &plan.closing {
            self.text(&closing.text);
        }
        self.foot(plan);
    }

    fn foot(&mut self, plan: &Plan) {
        let tables = foot::tables(plan);
        // A signature does not stand alone on a page.
        if !tables.is_empty()
            && let Some(Block::Paragraph(last)) = self.pages.last_mut().and_then(|pages| pages.blocks.last_mut())
        {
            *last = std::mem::take(last).keep_next(true);
        }
        for table in tables {
            self.add(paragraph(id::RECIPIENT, "").line_spacing(text::space_before(120)).keep_next(true));
            self.add_table(table, 0);
        }
    }

    fn caption(&mut self, appendix: &crate::model::Appendix) {
        if !appendix.label.is_empty() {
            self.add(paragraph(id::APPENDIX, &appendix.label));
        }
        if let Some(title) = &appendix.title {
            self.add(paragraph(id::APPENDIX, title));
        }
        if let Some(line) = frame::attached_line(appendix) {
            self.add(paragraph(id::ATTACHED, &line));
        }
    }

    fn pieces(&mut self, pieces: Pieces<'_, 'a>) {
        for piece in pieces {
            if self.notes.holds(&piece) {
                continue;
            }
            match piece {
                Piece::Text(text) => self.text(text),
                Piece::Table { table, caption } => self.table(table, caption),
                Piece::Section { section, depth, text, child_follows } => {
                    if child_follows {
                        self.pending = format!("{} ", clean(&section.label));
                    } else {
                        self.section(section, depth, text);
                    }
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        let style = if self.opening && text.chars().count() < 120 && is_capitals(text) {
            Some(id::CENTRED)
        } else if self.opening && is_citation(text) {
            Some(id::BASIS)
        } else if text.len() < 80 && text.starts_with("Đơn vị tính") {
            Some(id::UNIT)
        } else {
            None
        };
        let paragraph = style.map_or_else(Paragraph::new, |style| Paragraph::new().style(style));
        let paragraph = with_notes(paragraph, text, &mut self.notes, |run| run);
        self.add(paragraph);
    }

    fn table(&mut self, table: &crate::model::Table, caption: Option<&str>) {
        if let Some(caption) = caption {
            self.add(paragraph(id::CAPTION, caption));
        }
        let page = self.pages.last().map_or(Page::Upright, |pages| pages.page);
        if let Some(laid) = table::lay(table, page, &mut self.notes) {
            self.add(paragraph(id::CELL, "").keep_next(true).line_spacing(text::space_before(0)));
            self.add_table(laid.grid, laid.header_rows);
        }
    }

    fn section(&mut self, section: &Section, depth: usize, text: Option<&str>) {
        self.opening = false;
        let label = format!("{}{}", std::mem::take(&mut self.pending), clean(&section.label));
        let Some(heading) = section.heading.as_deref() else {
            let is_article = section.kind == SectionKind::Article;
            let look = |run: Run| if is_article { run.bold() } else { run };
            let paragraph = self.labelled(section, Paragraph::new(), &label, look);
            let paragraph = with_notes(paragraph, text.unwrap_or_default(), &mut self.notes, |run| run);
            return self.add(paragraph);
        };
        let level = depth.min(5);
        if matches!(section.kind, SectionKind::Part | SectionKind::Chapter | SectionKind::Division) {
            // The word and its number stand over the title, unless a mark joins them on one line.
            let own_line = section.label.ends_with(char::is_alphanumeric);
            let title = Paragraph::new().style(id::CENTRED).outline_lvl(level);
            let title = if own_line {
                self.add(paragraph(id::CENTRED, &label).outline_lvl(level));
                title.line_spacing(text::space_before(0))
            } else {
                title.add_run(Run::new().add_text(format!("{label} ")))
            };
            let title = with_notes(title, heading, &mut self.notes, |run| run);
            return self.add(title);
        }
        const STYLES: [&str; 6] = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
        // Bold is for numbers; a lettered or dashed title is set in italics.
        let plain = matches!(section.kind, SectionKind::Letter | SectionKind::Bullet | SectionKind::Footnote);
        let look = |run: Run| if plain { run.disable_bold().italic() } else { run };
        let paragraph = self.labelled(section, Paragraph::new().style(STYLES[level]), &label, look);
        let paragraph = with_notes(paragraph, heading, &mut self.notes, look);
        self.add(paragraph);
    }

    /// The label, typed or counted by Word.
    fn labelled(&self, section: &Section, paragraph: Paragraph, label: &str, look: impl Fn(Run) -> Run) -> Paragraph {
        match self.lists.list(section) {
            Some(list) => paragraph.numbering(NumberingId::new(list), IndentLevel::new(0)),
            None if label.is_empty() => paragraph,
            None => paragraph.add_run(look(Run::new().add_text(format!("{label} ")))),
        }
    }
}

/// `Căn cứ …;`, `Theo đề nghị của …`: what founds the document, in italics.
fn is_citation(text: &str) -> bool {
    ["Căn cứ ", "Theo đề nghị ", "Xét đề nghị ", "Xét Tờ trình "].iter().any(|start| text.starts_with(start))
        && text.ends_with([';', '.', ','])
}

#[cfg(test)]
mod tests;
