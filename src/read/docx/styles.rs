//! Styles: what a paragraph or run looks like before it says anything itself. Chains of styles are followed once and
//! remembered; a chain that leads back to itself ends there.

use std::borrow::Cow;
use std::collections::HashMap;

use super::names::Tag;
use super::props::{self, Names, ParagraphProps, RunProps};
use super::table_styles::{self, CellText, Part, PartProps, Wanted};
use super::xml::{Node, Xml};
use crate::base::error::Result;

/// All styles of the document.
#[derive(Default)]
pub(super) struct Styles {
    list: Vec<Style>,
    ids: Vec<String>,
    index: HashMap<String, u16>,
    default_run: RunProps,
    default_paragraph: ParagraphProps,
    /// The paragraph style of paragraphs that name none.
    default_style: Option<u16>,
}

/// One style.
#[derive(Default)]
struct Style {
    /// Index of its name.
    name: Option<u16>,
    based_on: Option<String>,
    run: RunProps,
    paragraph: ParagraphProps,
    /// Outline level by its name, as Word gives built-in headings.
    heading: Option<u8>,
    /// A table style that draws lines.
    ruled: bool,
    /// What a table style says of parts of the table.
    parts: PartProps,
    resolved: Option<Resolved>,
    /// The same over what all paragraphs have.
    full: Option<Resolved>,
}

/// A style with all it is based on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Resolved {
    pub(super) run: RunProps,
    pub(super) paragraph: ParagraphProps,
    /// The style of the chain that names the list.
    pub(super) list_style: Option<u16>,
    pub(super) name: Option<u16>,
    /// For table styles: whether lines are drawn.
    pub(super) ruled: bool,
}

/// No chain of styles is longer in earnest.
const LONGEST_CHAIN: usize = 64;

impl Styles {
    /// Reads the styles part.
    pub(super) fn read(xml: &mut Xml<'_>, names: &mut Names) -> Result<Self> {
        let mut styles = Self::default();
        loop {
            match xml.next()? {
                Node::Start(Tag::Style, attributes) => {
                    let id = attributes.get("styleId").unwrap_or_default().into_owned();
                    let default = attributes.get("default").is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"));
                    let paragraph = attributes.get("type").as_deref() == Some("paragraph");
                    let style = style(xml, names)?;
                    let Ok(at) = u16::try_from(styles.list.len()) else { continue };
                    if default && paragraph {
                        styles.default_style = Some(at);
                    }
                    styles.list.push(style);
                    styles.ids.push(id.clone());
                    styles.index.insert(id, at);
                }
                // What Word would show of styles that the document has not: hundreds of elements.
                Node::Start(Tag::LatentStyles, _) => xml.pass_to(b"</w:latentStyles>"),
                Node::Start(Tag::DefaultRun, _) => styles.default_run = inner_run(xml, names)?,
                Node::Start(Tag::DefaultParagraph, _) => {
                    let depth = xml.depth();
                    while let Some(node) = within(xml, depth)? {
                        if let Node::Start(Tag::ParagraphProperties, _) = node {
                            styles.default_paragraph = props::paragraph(xml, names, &|_| None, None)?.0;
                        }
                    }
                }
                Node::Eof => return Ok(styles),
                Node::Start(..) | Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
            }
        }
    }

    /// The index of the style with this id.
    pub(super) fn find(&self, id: &str) -> Option<u16> {
        self.index.get(id).copied()
    }

    /// The id of a style.
    pub(super) fn id(&self, style: u16) -> &str {
        self.ids.get(usize::from(style)).map_or("", String::as_str)
    }

    /// A paragraph style with all below it; without one, the style of all paragraphs.
    pub(super) fn paragraph(&mut self, style: Option<u16>) -> Resolved {
        let base = Resolved { run: self.default_run, paragraph: self.default_paragraph, ..Resolved::default() };
        match style.or(self.default_style) {
            Some(style) => {
                if let Some(full) = self.list.get(usize::from(style)).and_then(|style| style.full) {
                    return full;
                }
                let own = self.resolve(style);
                let paragraph = ParagraphProps { style: Some(style), ..base.paragraph.under(own.paragraph) };
                let full = Resolved { run: base.run.under(own.run), paragraph, ..own };
                if let Some(style) = self.list.get_mut(usize::from(style)) {
                    style.full = Some(full);
                }
                full
            }
            None => base,
        }
    }

    /// What a table style says of text, if it says anything, in a table that wants these parts of it.
    pub(super) fn cell_text(&mut self, style: u16, wanted: Wanted) -> Option<Box<CellText>> {
        let all = self.resolve(style);
        let mut chain = vec![];
        let mut next = Some(style);
        while let Some(style) = next.and_then(|at| self.list.get(usize::from(at))).filter(|_| chain.len() < LONGEST_CHAIN) {
            chain.push(&style.parts);
            next = style.based_on.as_deref().and_then(|id| self.find(id));
        }
        // What a style says lies over what it is based on.
        let mut parts = PartProps::new();
        chain.into_iter().rev().for_each(|own| table_styles::lay(&mut parts, own));
        let text = CellText::new(all, parts, wanted);
        (!text.is_empty()).then(|| Box::new(text))
    }

    /// A character or table style, without what all runs have.
    pub(super) fn resolve(&mut self, style: u16) -> Resolved {
        let mut chain = vec![];
        let mut next = Some(style);
        let mut base = Resolved::default();
        while let Some(at) = next {
            let Some(style) = self.list.get(usize::from(at)) else { break };
            if let Some(resolved) = style.resolved {
                base = resolved;
                break;
            }
            if chain.len() >= LONGEST_CHAIN || chain.contains(&at) {
                break;
            }
            chain.push(at);
            next = style.based_on.as_deref().and_then(|id| self.find(id));
        }
        for &at in chain.iter().rev() {
            let style = &mut self.list[usize::from(at)];
            let mut own = style.paragraph;
            own.outline = own.outline.or(style.heading);
            base = Resolved {
                run: base.run.under(style.run),
                paragraph: base.paragraph.under(own),
                list_style: if own.list.is_some() { Some(at) } else { base.list_style },
                name: style.name,
                ruled: base.ruled || style.ruled,
            };
            style.resolved = Some(base);
        }
        base
    }
}

/// Reads one style, whose start was read last.
fn style(xml: &mut Xml<'_>, names: &mut Names) -> Result<Style> {
    let mut style = Style::default();
    let depth = xml.depth();
    while let Some(node) = within(xml, depth)? {
        let Node::Start(tag, attributes) = node else { continue };
        match tag {
            Tag::Name => {
                let name = attributes.val().unwrap_or_default();
                style.heading = heading_level(&name);
                style.name = names.index(&name);
            }
            Tag::BasedOn => style.based_on = attributes.val().map(Cow::into_owned),
            Tag::RunProperties => style.run = props::run(xml, names, &|_| None)?,
            Tag::ParagraphProperties => style.paragraph = props::paragraph(xml, names, &|_| None, None)?.0,
            Tag::TableBorders => style.ruled = draws_lines(xml)?,
            Tag::StyleCondition if style.parts.len() < MOST_PARTS && sets_letters(xml) => {
                let part = attributes.get("type").and_then(|name| Part::named(&name));
                let props = inner_run(xml, names)?;
                style.parts.extend(part.map(|part| (part, props)));
            }
            Tag::StyleCondition => {
                xml.pass_to(b"</w:tblStylePr>");
                xml.skip(|_| {})?;
            }
            _ => {}
        }
    }
    Ok(style)
}

/// A table has no more parts.
const MOST_PARTS: usize = 13;

/// Whether what is said of a part of a table, whose start was read last, is said of letters and not of lines and colours alone.
fn sets_letters(xml: &Xml<'_>) -> bool {
    let near = &xml.rest()[..xml.rest().len().min(1 << 12)];
    let end = memchr::memmem::find(near, b"</w:tblStylePr>").filter(|_| xml.can_search());
    end.is_none_or(|end| memchr::memmem::find(&near[..end], b"<w:rPr>").is_some())
}

/// The level of a built-in heading style: `heading 1` is 0, as in `w:outlineLvl`.
fn heading_level(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    let level: u8 = name.strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}

/// Whether any border inside the element, whose start was read last, is a line.
pub(super) fn draws_lines(xml: &mut Xml<'_>) -> Result<bool> {
    let depth = xml.depth();
    let mut drawn = false;
    while let Some(node) = within(xml, depth)? {
        if let Node::Start(_, attributes) = node {
            drawn |= !matches!(attributes.val().as_deref(), None | Some("nil" | "none" | ""));
        }
    }
    Ok(drawn)
}

fn inner_run(xml: &mut Xml<'_>, names: &mut Names) -> Result<RunProps> {
    let depth = xml.depth();
    let mut props = RunProps::default();
    while let Some(node) = within(xml, depth)? {
        if let Node::Start(Tag::RunProperties, _) = node {
            props = props::run(xml, names, &|_| None)?;
        }
    }
    Ok(props)
}

/// The next node inside the element at `depth`; none once it has ended.
pub(super) fn within<'a>(xml: &mut Xml<'a>, depth: usize) -> Result<Option<Node<'a>>> {
    let node = xml.next()?;
    Ok(if xml.depth() < depth || matches!(node, Node::Eof) { None } else { Some(node) })
}
