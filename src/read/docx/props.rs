//! Properties of runs and paragraphs as a part of the package states them: only what is stated, to be laid over styles.

use std::borrow::Cow;
use std::collections::HashMap;

use super::attributes::{Attributes, number};
use super::known::Known;
use super::names::Tag;
use super::sections::{self, Setup};
use super::theme::Theme;
use super::xml::{Node, Xml};
use crate::base::error::Result;
use crate::raw::{Align, LineHeight, Script};

/// Names of fonts and styles, each once.
#[derive(Default)]
pub(super) struct Names {
    pub(super) list: Vec<String>,
    index: HashMap<String, u16>,
    pub(super) theme: Theme,
    /// Properties are wanted as they were before tracked changes.
    pub(super) original: bool,
}

impl Names {
    /// The index of a name; none once there are more than a document can have.
    pub(super) fn index(&mut self, name: &str) -> Option<u16> {
        if let Some(&index) = self.index.get(name) {
            return Some(index);
        }
        let index = u16::try_from(self.list.len()).ok()?;
        self.list.push(name.to_owned());
        self.index.insert(name.to_owned(), index);
        Some(index)
    }
}

/// A colour as stated: the automatic one, or red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Color {
    Automatic,
    Is([u8; 3]),
}

/// What is stated of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RunProps {
    /// Index of the character style.
    pub(super) style: Option<u16>,
    pub(super) font: Option<u16>,
    pub(super) size: Option<u16>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) caps: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) script: Option<Script>,
    pub(super) color: Option<Color>,
    /// The mark of the paragraph was inserted or deleted while changes were tracked.
    pub(super) inserted: bool,
    pub(super) deleted: bool,
}

impl RunProps {
    /// These properties with those of `top` laid over them.
    pub(super) fn under(self, top: Self) -> Self {
        Self {
            style: top.style.or(self.style),
            font: top.font.or(self.font),
            size: top.size.or(self.size),
            bold: top.bold.or(self.bold),
            italic: top.italic.or(self.italic),
            underline: top.underline.or(self.underline),
            caps: top.caps.or(self.caps),
            hidden: top.hidden.or(self.hidden),
            script: top.script.or(self.script),
            color: top.color.or(self.color),
            inserted: top.inserted,
            deleted: top.deleted,
        }
    }

    /// These properties of a paragraph's style with those of a character style: switches of both cancel each other.
    pub(super) fn with_character_style(self, style: Self) -> Self {
        let toggled = |a: Option<bool>, b: Option<bool>| match (a, b) {
            (Some(a), Some(b)) => Some(a ^ b),
            (a, b) => b.or(a),
        };
        Self {
            bold: toggled(self.bold, style.bold),
            italic: toggled(self.italic, style.italic),
            caps: toggled(self.caps, style.caps),
            hidden: toggled(self.hidden, style.hidden),
            ..self.under(style)
        }
    }
}

/// What is stated of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphProps {
    /// Index of the paragraph style.
    pub(super) style: Option<u16>,
    pub(super) align: Option<Align>,
    pub(super) left: Option<i32>,
    pub(super) right: Option<i32>,
    pub(super) first_line: Option<i32>,
    pub(super) before: Option<u16>,
    pub(super) after: Option<u16>,
    pub(super) line: Option<LineHeight>,
    /// From 0; 9 is plain text.
    pub(super) outline: Option<u8>,
    pub(super) keep_next: Option<bool>,
    pub(super) page_break: Option<bool>,
    pub(super) list: Option<i32>,
    pub(super) level: Option<u8>,
    /// Its letters are the large first ones of the next paragraph.
    pub(super) drop_cap: bool,
    /// The look of the paragraph's mark, and so of its automatic number.
    pub(super) mark: RunProps,
}

impl ParagraphProps {
    /// These properties with those of `top` laid over them; list and level are inherited each on its own.
    pub(super) fn under(self, top: Self) -> Self {
        Self {
            style: top.style.or(self.style),
            align: top.align.or(self.align),
            left: top.left.or(self.left),
            right: top.right.or(self.right),
            first_line: top.first_line.or(self.first_line),
            before: top.before.or(self.before),
            after: top.after.or(self.after),
            line: top.line.or(self.line),
            outline: top.outline.or(self.outline),
            keep_next: top.keep_next.or(self.keep_next),
            page_break: top.page_break.or(self.page_break),
            list: top.list.or(self.list),
            level: top.level.or(self.level),
            drop_cap: top.drop_cap,
            mark: self.mark.under(top.mark),
        }
    }
}

/// Reads `w:rPr`, whose start was read last; `style` finds character styles by id.
pub(super) fn run(xml: &mut Xml<'_>, names: &mut Names, style: &dyn Fn(&str) -> Option<u16>) -> Result<RunProps> {
    let mut props = RunProps::default();
    let depth = xml.depth();
    loop {
        match xml.next()? {
            Node::Start(tag, attributes) => {
                run_property(tag, &attributes, &mut props, names, style);
                match tag {
                    // The old properties stand inside, after all new ones.
                    Tag::RunChange if names.original => {
                        let RunProps { inserted, deleted, .. } = props;
                        props = RunProps { inserted, deleted, ..RunProps::default() };
                    }
                    Tag::RunChange => xml.skip(|_| {})?,
                    _ => {}
                }
            }
            Node::End(_) if xml.depth() < depth => return Ok(props),
            Node::Eof => return Ok(props),
            Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
        }
    }
}

/// The same, at once if the same piece of XML was read before.
pub(super) fn known_run<'x>(
    xml: &mut Xml<'x>,
    names: &mut Names,
    style: &dyn Fn(&str) -> Option<u16>,
    known: &mut Known<'x, RunProps>,
) -> Result<RunProps> {
    let rest = xml.rest();
    let found = xml.can_search().then(|| known.find(rest)).flatten();
    if let Some((inside, Some(props))) = found {
        xml.pass(inside);
        return Ok(props);
    }
    let props = run(xml, names, style)?;
    found.iter().filter(|(inside, _)| repeats(inside)).for_each(|(inside, _)| known.put(rest, inside, props));
    Ok(props)
}

/// Whether properties may be kept for others: a tracked change has the old ones inside the new ones.
pub(super) fn repeats(inside: &[u8]) -> bool {
    memchr::memmem::find(inside, b"Change").is_none()
}

fn run_property(
    tag: Tag,
    attributes: &Attributes<'_>,
    props: &mut RunProps,
    names: &mut Names,
    style: &dyn Fn(&str) -> Option<u16>,
) {
    match tag {
        Tag::RunStyle => props.style = attributes.val().and_then(|id| style(&id)),
        Tag::Fonts => props.font = font(attributes, names).or(props.font),
        Tag::Size => props.size = attributes.val().and_then(|value| half_points(&value)),
        Tag::Bold => props.bold = Some(attributes.on()),
        Tag::Italic => props.italic = Some(attributes.on()),
        Tag::Underline => props.underline = Some(attributes.val().is_some() && attributes.on()),
        Tag::Caps => props.caps = Some(attributes.on()),
        Tag::Hidden => props.hidden = Some(attributes.on()),
        Tag::VerticalAlign => {
            props.script = Some(match attributes.val().as_deref() {
                Some("superscript") => Script::Super,
                Some("subscript") => Script::Sub,
                _ => Script::Base,
            });
        }
        Tag::Color => props.color = Some(attributes.val().and_then(|value| color(&value)).map_or(Color::Automatic, Color::Is)),
        Tag::Inserted => props.inserted = true,
        Tag::Deleted | Tag::MovedFrom => props.deleted = true,
        _ => {}
    }
}

/// `28`, or `14pt` in the strict edition.
fn half_points(value: &str) -> Option<u16> {
    let size = if value.ends_with(|c: char| c.is_ascii_alphabetic()) { number(value)? / 10 } else { number(value)? };
    u16::try_from(size).ok()
}

fn color(value: &str) -> Option<[u8; 3]> {
    let value = u32::from_str_radix(value, 16).ok().filter(|_| value.len() == 6)?;
    Some([(value >> 16) as u8, (value >> 8) as u8, value as u8])
}

/// The font of Latin letters.
fn font(attributes: &Attributes<'_>, names: &mut Names) -> Option<u16> {
    let (mut plain, mut themed) = (None, None);
    for (name, value) in attributes.all() {
        match name {
            "ascii" => plain = Some(value),
            "hAnsi" => plain = plain.or(Some(value)),
            "asciiTheme" | "hAnsiTheme" => themed = Some(usize::from(value.starts_with("minor"))),
            _ => {}
        }
    }
    themed.and_then(|at| names.theme_font(at)).or_else(|| plain.and_then(|name| names.index(&name)))
}

/// What stands in `w:pPr`, with properties of runs that are known: the properties, and the setup of a section that ends with the paragraph.
pub(super) fn paragraph<'x>(
    xml: &mut Xml<'x>,
    names: &mut Names,
    style: &dyn Fn(&str) -> Option<u16>,
    mut known: Option<&mut Known<'x, RunProps>>,
) -> Result<(ParagraphProps, Option<Box<Setup>>)> {
    let mut props = ParagraphProps::default();
    let mut setup = None;
    let depth = xml.depth();
    loop {
        match xml.next()? {
            Node::Start(Tag::RunProperties, _) => {
                props.mark = match known.as_deref_mut() {
                    Some(known) => known_run(xml, names, style, known)?,
                    None => run(xml, names, style)?,
                };
            }
            Node::Start(Tag::Section, _) => setup = Some(Box::new(sections::read(xml)?)),
            Node::Start(Tag::ParagraphChange, _) if names.original => {
                props = ParagraphProps { mark: props.mark, ..ParagraphProps::default() };
            }
            Node::Start(Tag::ParagraphChange, _) => xml.skip(|_| {})?,
            // The number was added while changes were tracked.
            Node::Start(Tag::Inserted, _) if names.original => (props.list, props.level) = (None, None),
            Node::Start(tag, attributes) => paragraph_property(tag, &attributes, &mut props, style),
            Node::End(_) if xml.depth() < depth => return Ok((props, setup)),
            Node::Eof => return Ok((props, setup)),
            Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
        }
    }
}

fn paragraph_property(tag: Tag, attributes: &Attributes<'_>, props: &mut ParagraphProps, style: &dyn Fn(&str) -> Option<u16>) {
    match tag {
        Tag::ParagraphStyle => props.style = attributes.val().and_then(|id| style(&id)),
        Tag::Justification => {
            props.align = Some(match attributes.val().as_deref() {
                Some("center") => Align::Center,
                Some("right" | "end") => Align::Right,
                Some("both" | "distribute" | "thaiDistribute") => Align::Justify,
                _ => Align::Left,
            });
        }
        Tag::Indent => {
            for (name, value) in attributes.all() {
                let Some(length) = number(&value) else { continue };
                match name {
                    "left" | "start" => props.left = Some(length),
                    "right" | "end" => props.right = Some(length),
                    "firstLine" => props.first_line = Some(length),
                    "hanging" => props.first_line = Some(-length),
                    _ => {}
                }
            }
        }
        Tag::Spacing => spacing(attributes, props),
        Tag::OutlineLevel => props.outline = attributes.number("val").and_then(|level| u8::try_from(level).ok()),
        Tag::Frame => props.drop_cap = matches!(attributes.get("dropCap").as_deref(), Some("drop" | "margin")),
        Tag::KeepNext => props.keep_next = Some(attributes.on()),
        Tag::PageBreakBefore => props.page_break = Some(attributes.on()),
        Tag::NumberingId => props.list = attributes.number("val"),
        Tag::NumberingLevel => props.level = attributes.number("val").map(|level| level.clamp(0, 8) as u8),
        _ => {}
    }
}

fn spacing(attributes: &Attributes<'_>, props: &mut ParagraphProps) {
    // Word's own automatic space between paragraphs of web pages.
    const WEB: u16 = 280;
    let mut stated: [Option<Cow<'_, str>>; 6] = Default::default();
    for (name, value) in attributes.all() {
        let names = ["before", "beforeAutospacing", "after", "afterAutospacing", "line", "lineRule"];
        if let Some(at) = names.iter().position(|known| *known == name) {
            stated[at].get_or_insert(value);
        }
    }
    let [before, web_before, after, web_after, line, rule] = stated;
    let length = |value: Option<Cow<'_, str>>| number(&value?).map(|length| length.clamp(0, 0xFFFF) as u16);
    let automatic = |value: Option<Cow<'_, str>>| matches!(value.as_deref(), Some("1" | "true" | "on"));
    props.before = if automatic(web_before) { Some(WEB) } else { length(before).or(props.before) };
    props.after = if automatic(web_after) { Some(WEB) } else { length(after).or(props.after) };
    if let Some(line) = length(line) {
        props.line = Some(match rule.as_deref() {
            Some("exact") => LineHeight::Exact(line),
            Some("atLeast") => LineHeight::AtLeast(line),
            _ => LineHeight::Multiple(line),
        });
    }
}
