//! Automatic numbers: definitions of lists, and counters that give each paragraph the label Word shows.
//!
//! A paragraph names an instance (`w:num`), which stands on a definition (`w:abstractNum`) and may override its levels.
//! Instances of one definition count on together; an instance that states a start counts anew when it is first used.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::formats::{in_sign_font, is_sign_font, number};
use super::names::Tag;
use super::props::{self, Names, ParagraphProps};
use super::styles::{Styles, within};
use super::xml::{Node, Xml};
use crate::base::error::Result;

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document and how far they have counted.
#[derive(Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<i32, Definition>,
    instances: BTreeMap<i32, Instance>,
    counters: HashMap<i32, [Option<i32>; LEVELS]>,
}

/// `w:abstractNum`.
#[derive(Default)]
struct Definition {
    levels: [Level; LEVELS],
    /// The numbering style that holds the levels instead.
    linked: Option<String>,
}

/// `w:num`.
#[derive(Default)]
struct Instance {
    definition: i32,
    overrides: Vec<(usize, Override)>,
    /// Levels whose own start has been used.
    started: [bool; LEVELS],
}

#[derive(Default)]
struct Override {
    start: Option<i32>,
    level: Option<Level>,
}

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: i32,
    format: String,
    text: String,
    suffix: Suffix,
    /// The paragraph style that takes its number from this level.
    style: Option<String>,
    legal: bool,
    /// The level, from 1, that starts this one anew; 0 for none.
    restart: Option<usize>,
    props: ParagraphProps,
    /// Index of the font of the mark.
    font: Option<u16>,
    /// The number counts but is not shown.
    hidden: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".into(),
            text: String::new(),
            suffix: Suffix::Tab,
            style: None,
            legal: false,
            restart: None,
            props: ParagraphProps::default(),
            font: None,
            hidden: false,
        }
    }
}

/// What stands between a label and its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Suffix {
    #[default]
    Tab,
    Space,
    Nothing,
}

/// A label as shown.
pub(super) struct Label {
    pub(super) text: String,
    pub(super) suffix: Suffix,
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn read(xml: &mut Xml<'_>, names: &mut Names, styles: &Styles) -> Result<Self> {
        let mut out = Self::default();
        loop {
            match xml.next()? {
                Node::Start(Tag::AbstractNumbering, attributes) => {
                    let id = attributes.number("abstractNumId").unwrap_or(-1);
                    let definition = definition(xml, names, styles)?;
                    out.definitions.insert(id, definition);
                }
                Node::Start(Tag::NumberingInstance, attributes) => {
                    let id = attributes.number("numId").unwrap_or(-1);
                    let instance = instance(xml, names, styles)?;
                    out.instances.insert(id, instance);
                }
                Node::Eof => return Ok(out),
                Node::Start(..) | Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
            }
        }
    }

    /// Leads definitions that only name a numbering style to the definition that the style uses.
    pub(super) fn link(&mut self, styles: &mut Styles) {
        let linked: Vec<(i32, String)> =
            self.definitions.iter().filter_map(|(&id, definition)| Some((id, definition.linked.clone()?))).collect();
        let mut targets = HashMap::new();
        for (id, style) in linked {
            let list = styles.find(&style).and_then(|style| styles.resolve(style).paragraph.list);
            let target = list.and_then(|list| self.instances.get(&list)).map(|instance| instance.definition);
            if let Some(target) = target.filter(|&target| target != id) {
                targets.insert(id, target);
            }
        }
        for instance in self.instances.values_mut() {
            if let Some(&target) = targets.get(&instance.definition) {
                instance.definition = target;
            }
        }
    }

    /// The level that a paragraph style takes its number from.
    pub(super) fn level_of_style(&self, list: i32, style: &str) -> Option<u8> {
        let definition = self.definition(list)?;
        definition.levels.iter().position(|level| level.style.as_deref() == Some(style)).map(|at| at as u8)
    }

    /// What a level says of its paragraphs.
    pub(super) fn level_props(&self, list: i32, level: u8) -> Option<ParagraphProps> {
        Some(self.level(list, usize::from(level))?.props)
    }

    fn definition(&self, list: i32) -> Option<&Definition> {
        self.definitions.get(&self.instances.get(&list)?.definition)
    }

    fn level(&self, list: i32, at: usize) -> Option<&Level> {
        let own = self.instances.get(&list)?.overrides.iter().find(|(level, _)| *level == at);
        own.and_then(|(_, own)| own.level.as_ref()).or_else(|| self.definition(list)?.levels.get(at))
    }

    /// Counts anew.
    pub(super) fn restart(&mut self) {
        self.counters.clear();
        self.instances.values_mut().for_each(|instance| instance.started = [false; LEVELS]);
    }

    /// Counts a paragraph of a list and gives its label; none if there is no such list.
    pub(super) fn next(&mut self, list: i32, level: u8, names: &Names) -> Option<Label> {
        let at = usize::from(level).min(LEVELS - 1);
        self.count(list, at)?;
        let counters = *self.counters.get(&self.instances.get(&list)?.definition)?;
        let own = self.level(list, at)?;
        let text = if own.hidden {
            String::new()
        } else if own.format == "bullet" {
            let font = names.list.get(usize::from(own.font.unwrap_or(u16::MAX))).map_or("", String::as_str);
            bullet(&own.text, font)
        } else {
            self.label(list, own, &counters)
        };
        Some(Label { text, suffix: own.suffix })
    }

    fn count(&mut self, list: i32, at: usize) -> Option<()> {
        let start = self.level(list, at)?.start;
        let restarts: Vec<bool> = (0..LEVELS)
            .map(|lower| match self.level(list, lower).and_then(|level| level.restart) {
                // Any higher level starts a lower one anew, unless it names one or none.
                None => lower > at,
                Some(0) => false,
                Some(level) => lower > at && at < level,
            })
            .collect();
        let instance = self.instances.get_mut(&list)?;
        let stated = instance.overrides.iter().find(|(level, _)| *level == at).and_then(|(_, own)| own.start);
        let fresh = !std::mem::replace(&mut instance.started[at], true);
        let counters = self.counters.entry(instance.definition).or_default();
        counters[at] = Some(match (stated.filter(|_| fresh), counters[at]) {
            (Some(stated), _) => stated,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => stated.unwrap_or(start),
        });
        for (counter, anew) in counters.iter_mut().zip(restarts) {
            if anew {
                *counter = None;
            }
        }
        Some(())
    }

    /// The text of a level with `%1` to `%9` filled in.
    fn label(&self, list: i32, own: &Level, counters: &[Option<i32>; LEVELS]) -> String {
        let mut out = String::new();
        let mut chars = own.text.chars().peekable();
        while let Some(c) = chars.next() {
            let at =
                chars.peek().filter(|_| c == '%').and_then(|digit| digit.to_digit(10)).filter(|digit| (1..=9).contains(digit));
            let Some(at) = at else {
                out.push(c);
                continue;
            };
            chars.next();
            let at = at as usize - 1;
            let level = self.level(list, at);
            let value = counters[at].unwrap_or_else(|| level.map_or(1, |level| level.start));
            let format = level.map_or("decimal", |level| level.format.as_str());
            let format = if own.legal && format != "decimalZero" { "decimal" } else { format };
            out.push_str(&number(value, format));
        }
        out
    }
}

/// A list mark as shown, in letters that do not depend on a font.
fn bullet(text: &str, font: &str) -> String {
    let shown: String = text
        .chars()
        .map(|c| if is_sign_font(font) || u32::from(c) >= 0xF000 { in_sign_font(c, font) } else { c })
        .filter(|c| !c.is_control())
        .collect();
    match shown.trim() {
        // A level without a mark shows none; a mark that is no letter stands for a round one.
        "" if text.trim().is_empty() && !is_sign_font(font) => String::new(),
        "" => "•".into(),
        // Courier's small o and the middle dot stand for a round mark.
        "·" => "•".into(),
        shown => shown.to_owned(),
    }
}

fn definition(xml: &mut Xml<'_>, names: &mut Names, styles: &Styles) -> Result<Definition> {
    let mut out = Definition::default();
    let depth = xml.depth();
    while let Some(node) = within(xml, depth)? {
        match node {
            Node::Start(Tag::Level, attributes) => {
                let at = attributes.number("ilvl").unwrap_or(0).clamp(0, LEVELS as i32 - 1) as usize;
                out.levels[at] = level(xml, names, styles)?;
            }
            Node::Start(Tag::NumberingStyleLink, attributes) => out.linked = attributes.val().map(Cow::into_owned),
            _ => {}
        }
    }
    Ok(out)
}

fn instance(xml: &mut Xml<'_>, names: &mut Names, styles: &Styles) -> Result<Instance> {
    let mut out = Instance::default();
    let depth = xml.depth();
    let mut open: Option<(usize, Override)> = None;
    while let Some(node) = within(xml, depth)? {
        match node {
            Node::Start(Tag::AbstractNumberingId, attributes) => out.definition = attributes.number("val").unwrap_or(-1),
            Node::Start(Tag::LevelOverride, attributes) => {
                let at = attributes.number("ilvl").unwrap_or(0).clamp(0, LEVELS as i32 - 1) as usize;
                open = Some((at, Override::default()));
            }
            Node::Start(Tag::StartOverride, attributes) => {
                if let Some((_, own)) = &mut open {
                    own.start = attributes.number("val");
                }
            }
            Node::Start(Tag::Level, _) => {
                let level = level(xml, names, styles)?;
                if let Some((_, own)) = &mut open {
                    own.level = Some(level);
                }
            }
            Node::End(Tag::LevelOverride) if out.overrides.len() < LEVELS => out.overrides.extend(open.take()),
            _ => {}
        }
    }
    Ok(out)
}

fn level(xml: &mut Xml<'_>, names: &mut Names, styles: &Styles) -> Result<Level> {
    let mut out = Level::default();
    let depth = xml.depth();
    while let Some(node) = within(xml, depth)? {
        let Node::Start(tag, attributes) = node else { continue };
        match tag {
            Tag::Start => out.start = attributes.number("val").unwrap_or(1),
            Tag::NumberFormat => {
                let custom = attributes.get("format").filter(|_| attributes.val().as_deref() == Some("custom"));
                out.format = custom.or_else(|| attributes.val()).unwrap_or_default().into_owned();
            }
            // An older reader's format, for those that do not know the one before it.
            Tag::Fallback => xml.skip(|_| {})?,
            Tag::LevelText => out.text = attributes.val().unwrap_or_default().into_owned(),
            Tag::LevelSuffix => {
                out.suffix = match attributes.val().as_deref() {
                    Some("space") => Suffix::Space,
                    Some("nothing") => Suffix::Nothing,
                    _ => Suffix::Tab,
                };
            }
            Tag::ParagraphStyle => out.style = attributes.val().map(Cow::into_owned),
            Tag::Legal => out.legal = attributes.on(),
            Tag::LevelRestart => out.restart = attributes.number("val").map(|level| level.clamp(0, LEVELS as i32) as usize),
            Tag::PictureBullet => out.text = "•".into(),
            Tag::ParagraphProperties => out.props = props::paragraph(xml, names, &|id| styles.find(id), None)?.0,
            Tag::RunProperties => {
                let look = props::run(xml, names, &|id| styles.find(id))?;
                (out.font, out.hidden) = (look.font, look.hidden == Some(true));
            }
            _ => {}
        }
    }
    Ok(out)
}
