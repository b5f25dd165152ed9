//! XML as a stream of known elements: names become [`Tag`]s whatever prefix or edition of the standard they come in.
//!
//! Depth is limited, document types are refused, and nothing recurses. An empty element comes as a start and an end.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::names::{Namespace, Tag, namespace, tag};
use crate::base::error::{Error, Result};

/// A reader of one part of the package.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// The part's name, for messages.
    part: &'a str,
    open: Vec<Tag>,
    max_depth: u32,
    /// The element just started was empty: its end comes next.
    empty: bool,
    /// The element just started has the prefix `w`.
    usual_prefix: bool,
    scopes: Scopes,
}

/// What comes next in the part.
pub(super) enum Node<'a> {
    /// An element starts.
    Start(Tag, Attributes<'a>),
    /// An element ends.
    End(Tag),
    /// Characters.
    Text(Cow<'a, str>),
    /// The part ends.
    Eof,
}

impl<'a> Xml<'a> {
    pub(super) fn new(part: &'a str, text: &'a str, max_depth: u32) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().allow_dangling_amp = true;
        Self {
            reader,
            part,
            open: Vec::with_capacity(32),
            max_depth,
            empty: false,
            usual_prefix: false,
            scopes: Scopes::default(),
        }
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
                Event::Start(start) => self.start(start)?,
                Event::Empty(start) => {
                    self.empty = true;
                    self.start(start)?
                }
                Event::End(_) => Node::End(self.close()),
                Event::Text(text) => Node::Text(utf8(text.into_inner())),
                Event::CData(data) => Node::Text(utf8(data.into_inner())),
                Event::GeneralRef(name) => Node::Text(Cow::Owned(entity(&name.into_inner()))),
                Event::DocType(_) => return Err(self.malformed("a document type declaration is not allowed")),
                Event::Eof if self.open.is_empty() => Node::Eof,
                Event::Eof => return Err(self.malformed("the part ends inside an element")),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
            });
        }
    }

    /// Passes over the rest of the element that was started last; `seen` is told of each element inside.
    pub(super) fn skip(&mut self, mut seen: impl FnMut(Tag)) -> Result<()> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            match self.next()? {
                Node::Start(tag, _) => seen(tag),
                Node::Eof => break,
                Node::End(_) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// What stands inside the element that was started last, as written, if it ends with `close` and holds no element
    /// of its own name; the reader stays where it is. Only for elements with the usual prefix `w`.
    pub(super) fn inside(&self, close: &memchr::memmem::Finder<'_>) -> Option<&'a [u8]> {
        if self.empty || !self.usual_prefix {
            return None;
        }
        let rest: &'a [u8] = self.reader.get_ref();
        // Longer properties do not repeat.
        let near = &rest[..rest.len().min(2048)];
        let raw = &near[..close.find(near)?];
        // A tracked change keeps the old properties inside the new ones.
        memchr::memmem::find(raw, b"Change").is_none().then_some(raw)
    }

    /// Passes over what [`inside`](Self::inside) gave; the end of the element comes next.
    pub(super) fn pass(&mut self, inside: &[u8]) {
        let rest = self.reader.get_mut();
        *rest = &rest[inside.len().min(rest.len())..];
    }

    /// Elements open now.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The namespace a prefix stands for here.
    pub(super) fn namespace(&self, prefix: &str) -> Namespace {
        self.scopes.find(prefix.as_bytes())
    }

    pub(super) fn malformed(&self, reason: &str) -> Error {
        let at = self.reader.error_position().max(self.reader.buffer_position());
        Error::malformed(format!("{}: {reason} (byte {at})", self.part))
    }

    fn start(&mut self, start: BytesStart<'a>) -> Result<Node<'a>> {
        if self.open.len() as u64 >= u64::from(self.max_depth) {
            let depth = self.open.len() as u64 + 1;
            return Err(Error::too_large("the nesting of elements", depth, u64::from(self.max_depth), "max_depth"));
        }
        if declares(start.attributes_raw()) {
            self.scopes.declare(self.open.len(), &start);
        }
        let tag = self.scopes.tag(start.name().into_inner());
        self.usual_prefix = start.starts_with(b"w:");
        self.open.push(tag);
        Ok(Node::Start(tag, Attributes(start)))
    }

    fn close(&mut self) -> Tag {
        let tag = self.open.pop().unwrap_or(Tag::Other);
        self.scopes.leave(self.open.len());
        tag
    }
}

/// The attributes of an element.
pub(super) struct Attributes<'a>(BytesStart<'a>);

impl Attributes<'_> {
    /// The value of the attribute with this local name, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.all().find(|(local, _)| *local == name.as_bytes()).map(|(_, value)| value)
    }

    /// The value of the attribute `val`.
    pub(super) fn val(&self) -> Option<Cow<'_, str>> {
        self.get("val")
    }

    /// The value as a number; fractions and units are dropped.
    pub(super) fn number(&self, name: &str) -> Option<i32> {
        number(&self.get(name)?)
    }

    /// Whether a switch such as `<w:b/>` is on: it is, unless its value says no.
    pub(super) fn on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    /// Local names and values.
    pub(super) fn all(&self) -> impl Iterator<Item = (&[u8], Cow<'_, str>)> {
        Raw(self.0.attributes_raw()).map(|(name, raw)| {
            let local = memchr::memchr(b':', name).map_or(name, |colon| &name[colon + 1..]);
            (local, value(raw))
        })
    }
}

/// Names and values of attributes as written; ends where they are no attributes.
struct Raw<'a>(&'a [u8]);

impl<'a> Iterator for Raw<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.0.trim_ascii_start();
        let equals = memchr::memchr(b'=', text)?;
        let after = text[equals + 1..].trim_ascii_start();
        let quote = *after.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
        let end = memchr::memchr(quote, &after[1..])? + 1;
        self.0 = &after[end + 1..];
        Some((text[..equals].trim_ascii_end(), &after[1..end]))
    }
}

/// Whether an element may declare a namespace.
fn declares(attributes: &[u8]) -> bool {
    memchr::memchr_iter(b'x', attributes).any(|at| attributes[at..].starts_with(b"xmlns"))
}

/// A whole number at the start of a text, with its sign.
pub(super) fn number(text: &str) -> Option<i32> {
    let text = text.trim();
    let end = text.bytes().skip(usize::from(text.starts_with(['-', '+']))).take_while(u8::is_ascii_digit).count()
        + usize::from(text.starts_with(['-', '+']));
    let value: i64 = text.get(..end)?.parse().ok()?;
    let points = text[end..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    // Lengths may be given in points or other units instead of twips.
    let twips = match points {
        "pt" => value * 20,
        "in" => value * 1440,
        "cm" => value * 567,
        "mm" => value * 57,
        _ => value,
    };
    Some(twips.clamp(-1_000_000_000, 1_000_000_000) as i32)
}

fn value(raw: &[u8]) -> Cow<'_, str> {
    let text = utf8(Cow::Borrowed(raw));
    if text.contains('&') { quick_xml::escape::unescape(&text).map(Cow::into_owned).map_or(text, Cow::Owned) } else { text }
}

fn utf8(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        // Parts are valid UTF-8 as a whole; the quick check settles it.
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// The characters of an entity. An unknown one stands for itself, so that nothing is lost.
fn entity(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    if let Some(code) = name.strip_prefix('#') {
        let value = match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => code.parse(),
        };
        let c = value.ok().and_then(char::from_u32).unwrap_or('\u{fffd}');
        return c.to_string();
    }
    match name.as_ref() {
        "lt" => "<".into(),
        "gt" => ">".into(),
        "amp" => "&".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        other => format!("&{other};"),
    }
}

/// Which namespace each prefix stands for, element by element.
#[derive(Default)]
struct Scopes {
    /// Depth of the declaring element, prefix, namespace.
    declared: Vec<(usize, Vec<u8>, Namespace)>,
    /// The prefix asked for last: nearly all elements of a part have the same.
    last: Option<(Vec<u8>, Namespace)>,
}

impl Scopes {
    fn declare(&mut self, depth: usize, start: &BytesStart<'_>) {
        for (name, uri) in Raw(start.attributes_raw()) {
            let prefix = match name.strip_prefix(b"xmlns") {
                Some(b"") => &b""[..],
                Some([b':', prefix @ ..]) => prefix,
                _ => continue,
            };
            // No document declares more; a hostile one must not make each look-up long.
            if self.declared.len() < 200 {
                self.declared.push((depth, prefix.to_vec(), namespace(uri)));
            }
        }
        self.last = None;
    }

    fn leave(&mut self, depth: usize) {
        if self.declared.last().is_some_and(|last| last.0 >= depth && last.0 > 0) {
            while self.declared.last().is_some_and(|last| last.0 >= depth && last.0 > 0) {
                self.declared.pop();
            }
            self.last = None;
        }
    }

    fn find(&self, prefix: &[u8]) -> Namespace {
        self.declared.iter().rev().find(|(_, known, _)| known == prefix).map_or(Namespace::Other, |(_, _, namespace)| *namespace)
    }

    fn tag(&mut self, name: &[u8]) -> Tag {
        let (prefix, local) = match memchr::memchr(b':', name) {
            Some(colon) => (&name[..colon], &name[colon + 1..]),
            None => (&b""[..], name),
        };
        if let Some((last, namespace)) = &self.last
            && last == prefix
        {
            return tag(*namespace, local);
        }
        let namespace = self.find(prefix);
        self.last = Some((prefix.to_vec(), namespace));
        tag(namespace, local)
    }
}
