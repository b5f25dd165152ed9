//! XML as a stream of known elements: names become [`Tag`]s whatever prefix or edition of the standard they come in.
//!
//! Depth is limited, document types are refused, and nothing recurses. An empty element comes as a start and an end.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::attributes::{Attributes, Raw};
use super::names::{Namespace, Tag, namespace, tag};
use crate::base::error::{Error, Result};

/// A reader of one part of the package.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    /// The part's name, for messages.
    part: &'a str,
    open: Vec<Tag>,
    max_depth: u32,
    /// The element just started was empty: its end comes next.
    empty: bool,
    /// The element just started has the prefix `w` or `mc`.
    usual_prefix: bool,
    scopes: Scopes<'a>,
}

/// What comes next in the part.
pub(super) enum Node<'a> {
    /// An element starts.
    Start(Tag, Attributes<'a>),
    /// An element ends.
    End(Tag),
    /// Characters.
    Text(&'a str),
    /// The character an entity stands for.
    Entity(Entity),
    /// The part ends.
    Eof,
}

impl<'a> Xml<'a> {
    pub(super) fn new(part: &'a str, text: &'a str, max_depth: u32) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        let open = Vec::with_capacity(32);
        Self { reader, text, part, open, max_depth, empty: false, usual_prefix: false, scopes: Scopes::default() }
    }

    /// The next node.
    pub(super) fn next(&mut self) -> Result<Node<'a>> {
        if self.empty {
            self.empty = false;
            return Ok(Node::End(self.close()));
        }
        loop {
            let event = self.reader.read_event().map_err(|error| self.malformed(&error.to_string()))?;
            return Ok(match event {
                Event::Start(start) => self.start(&start)?,
                Event::Empty(start) => {
                    self.empty = true;
                    self.start(&start)?
                }
                Event::End(_) => Node::End(self.close()),
                Event::Text(text) => Node::Text(self.borrowed(&text)),
                Event::CData(data) => Node::Text(self.borrowed(&data)),
                Event::GeneralRef(name) => Node::Entity(Entity::of(self.borrowed(&name))),
                Event::DocType(_) => return Err(self.malformed("a document type declaration is not allowed")),
                Event::Eof if self.open.is_empty() => Node::Eof,
                Event::Eof => return Err(self.malformed("the part ends inside an element")),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
            });
        }
    }

    fn start(&mut self, start: &BytesStart<'a>) -> Result<Node<'a>> {
        if self.open.len() as u64 >= u64::from(self.max_depth) {
            let depth = self.open.len() as u64 + 1;
            return Err(Error::too_large("the nesting of elements", depth, u64::from(self.max_depth), "max_depth"));
        }
        let attributes = self.borrowed(start.attributes_raw());
        if declares(attributes) {
            self.scopes.declare(self.open.len(), attributes);
        }
        let name = self.borrowed(start.name().into_inner());
        let tag = self.scopes.tag(name);
        self.usual_prefix = name.starts_with("w:") || name.starts_with("mc:");
        self.open.push(tag);
        Ok(Node::Start(tag, Attributes::new(attributes)))
    }

    /// Passes over the rest of the element that was started last; `seen` is told of each element inside.
    pub(super) fn skip(&mut self, mut seen: impl FnMut(Tag)) -> Result<()> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            match self.next()? {
                Node::Start(tag, _) => seen(tag),
                Node::Eof => break,
                Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
            }
        }
        Ok(())
    }

    /// Passes over the rest of the element that was started last up to its end, `close`, without looking inside.
    pub(super) fn pass_to(&mut self, close: &[u8]) {
        let rest = self.rest();
        if let Some(end) = self.can_search().then(|| memchr::memmem::find(rest, close)).flatten() {
            self.pass(&rest[..end]);
        }
    }

    /// The whole part.
    pub(super) fn whole(&self) -> &'a str {
        self.text
    }

    /// The rest of the part.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.reader.get_ref()
    }

    /// Whether the element started last has the usual prefix and is not empty, so that its end can be searched for.
    pub(super) fn can_search(&self) -> bool {
        self.usual_prefix && !self.empty
    }

    /// Passes over what comes next.
    pub(super) fn pass(&mut self, inside: &[u8]) {
        let rest = self.reader.get_mut();
        *rest = &rest[inside.len().min(rest.len())..];
    }

    /// Elements open now.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The element that holds the one started last.
    pub(super) fn parent(&self) -> Tag {
        self.open.len().checked_sub(2).map_or(Tag::Other, |at| self.open[at])
    }

    /// The namespace a prefix stands for here.
    pub(super) fn namespace(&self, prefix: &str) -> Namespace {
        self.scopes.find(prefix)
    }

    pub(super) fn malformed(&self, reason: &str) -> Error {
        let at = self.text.len() - self.reader.get_ref().len();
        Error::malformed(format!("{}: {reason} (byte {at})", self.part))
    }

    /// A piece of the part that the reader handed out as bytes, as the text it is.
    pub(super) fn borrowed(&self, bytes: &[u8]) -> &'a str {
        let at = (bytes.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        self.text.get(at..at.wrapping_add(bytes.len())).unwrap_or_default()
    }

    fn close(&mut self) -> Tag {
        let tag = self.open.pop().unwrap_or(Tag::Other);
        self.scopes.leave(self.open.len());
        tag
    }
}

/// Whether an element may declare a namespace.
fn declares(attributes: &str) -> bool {
    let bytes = attributes.as_bytes();
    bytes.len() > 8 && memchr::memchr_iter(b'x', bytes).any(|at| bytes[at..].starts_with(b"xmlns"))
}

/// What an entity stands for.
pub(super) enum Entity {
    /// A character.
    Character(char),
    /// An unknown name: it stands for itself, so that nothing is lost.
    Unknown(String),
}

impl Entity {
    fn of(name: &str) -> Self {
        if let Some(code) = name.strip_prefix('#') {
            let value = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => code.parse(),
            };
            return Self::Character(value.ok().and_then(char::from_u32).unwrap_or('\u{fffd}'));
        }
        Self::Character(match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            other => return Self::Unknown(format!("&{other};")),
        })
    }

    /// Calls `take` with the text.
    pub(super) fn with<T>(&self, take: impl FnOnce(&str) -> T) -> T {
        match self {
            Self::Character(c) => take(c.encode_utf8(&mut [0; 4])),
            Self::Unknown(text) => take(text),
        }
    }
}

/// Which namespace each prefix stands for, element by element.
#[derive(Default)]
struct Scopes<'a> {
    /// Depth of the declaring element, prefix, namespace.
    declared: Vec<(usize, &'a str, Namespace)>,
    /// The prefix asked for last: nearly all elements of a part have the same.
    last: Option<(&'a str, Namespace)>,
}

impl<'a> Scopes<'a> {
    fn declare(&mut self, depth: usize, attributes: &'a str) {
        for (name, uri) in Raw(attributes) {
            let Some(prefix) = name.strip_prefix("xmlns") else { continue };
            let Some(prefix) = prefix.strip_prefix(':').or_else(|| prefix.is_empty().then_some("")) else { continue };
            // No document declares more; a hostile one must not make each look-up long.
            if self.declared.len() < 200 {
                self.declared.push((depth, prefix, namespace(uri.as_bytes())));
            }
        }
        self.last = None;
    }

    fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|last| last.0 >= depth && last.0 > 0) {
            self.declared.pop();
            self.last = None;
        }
    }

    fn find(&self, prefix: &str) -> Namespace {
        self.declared.iter().rev().find(|(_, known, _)| *known == prefix).map_or(Namespace::Other, |(_, _, namespace)| *namespace)
    }

    fn tag(&mut self, name: &'a str) -> Tag {
        let colon = name.bytes().position(|byte| byte == b':');
        let (prefix, local) = colon.map_or(("", name), |colon| (&name[..colon], &name[colon + 1..]));
        if let Some((last, namespace)) = self.last
            && last == prefix
        {
            return tag(namespace, local.as_bytes());
        }
        let namespace = self.find(prefix);
        self.last = Some((prefix, namespace));
        tag(namespace, local.as_bytes())
    }
}
