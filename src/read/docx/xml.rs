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
    text: &'a str,
    /// The part's name, for messages.
    part: &'a str,
    open: Vec<Tag>,
    max_depth: u32,
    /// The element just started was empty: its end comes next.
    empty: bool,
    /// The element just started has the prefix `w` or `mc`.
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
        Self {
            reader,
            text,
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
                Event::Start(start) => self.start(&start)?,
                Event::Empty(start) => {
                    self.empty = true;
                    self.start(&start)?
                }
                Event::End(_) => Node::End(self.close()),
                Event::Text(text) => Node::Text(self.borrowed(&text)),
                Event::CData(data) => Node::Text(self.borrowed(&data)),
                Event::GeneralRef(name) => Node::Entity(Entity::of(&name)),
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
                Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
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
        Some(&near[..close.find(near)?])
    }

    /// Passes over the rest of the element that was started last up to its end, `close`, without looking inside.
    pub(super) fn pass_to(&mut self, close: &[u8]) {
        let rest = self.rest();
        if let Some(end) = self.can_search().then(|| memchr::memmem::find(rest, close)).flatten() {
            self.pass(&rest[..end]);
        }
    }

    /// The rest of the part.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.reader.get_ref()
    }

    /// Whether the element started last has the usual prefix and is not empty, so that its end can be searched for.
    pub(super) fn can_search(&self) -> bool {
        self.usual_prefix && !self.empty
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

    /// The element that holds the one started last.
    pub(super) fn parent(&self) -> Tag {
        self.open.len().checked_sub(2).map_or(Tag::Other, |at| self.open[at])
    }

    /// The namespace a prefix stands for here.
    pub(super) fn namespace(&self, prefix: &str) -> Namespace {
        self.scopes.find(prefix.as_bytes())
    }

    pub(super) fn malformed(&self, reason: &str) -> Error {
        let at = self.reader.error_position().max(self.reader.buffer_position());
        Error::malformed(format!("{}: {reason} (byte {at})", self.part))
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
        let tag = self.scopes.tag(start.name().into_inner());
        self.usual_prefix = start.starts_with(b"w:") || start.starts_with(b"mc:");
        self.open.push(tag);
        Ok(Node::Start(tag, Attributes(attributes)))
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

/// The attributes of an element.
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    /// The value of the attribute with this local name, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'a, str>> {
        self.all().find(|(local, _)| *local == name).map(|(_, value)| value)
    }

    /// The value of the attribute `val`.
    pub(super) fn val(&self) -> Option<Cow<'a, str>> {
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
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> + use<'a> {
        Raw(self.0).map(|(name, raw)| {
            let local = name.bytes().position(|byte| byte == b':').map_or(name, |colon| &name[colon + 1..]);
            (local, value(raw))
        })
    }
}

/// Names and values of attributes as written; ends where they are no attributes.
struct Raw<'a>(&'a str);

impl<'a> Iterator for Raw<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.0.trim_ascii_start();
        // Names are short: a loop is quicker than a search that sets itself up.
        let equals = text.bytes().position(|byte| byte == b'=')?;
        let after = text[equals + 1..].trim_ascii_start();
        let quote = *after.as_bytes().first().filter(|quote| matches!(quote, b'"' | b'\''))?;
        let end = memchr::memchr(quote, &after.as_bytes()[1..])? + 1;
        self.0 = &after[end + 1..];
        Some((text[..equals].trim_ascii_end(), &after[1..end]))
    }
}

/// Whether an element may declare a namespace.
fn declares(attributes: &str) -> bool {
    let bytes = attributes.as_bytes();
    bytes.len() > 8 && memchr::memchr_iter(b'x', bytes).any(|at| bytes[at..].starts_with(b"xmlns"))
}

/// A whole number at the start of a text, with its sign.
pub(super) fn number(text: &str) -> Option<i32> {
    let text = text.trim();
    let end = text.bytes().skip(usize::from(text.starts_with(['-', '+']))).take_while(u8::is_ascii_digit).count()
        + usize::from(text.starts_with(['-', '+']));
    let value: i64 = text.get(..end)?.parse().ok()?;
    // Lengths may be given in points or other units instead of twips.
    let unit = text[end..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let twips = match unit {
        "pt" => 20.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "pc" | "pi" => 240.0,
        _ => return Some(value.clamp(-LONGEST, LONGEST) as i32),
    };
    let length: f64 = text[..text.len() - unit.len()].parse().ok()?;
    let longest = LONGEST as f64;
    Some((length * twips).round().clamp(-longest, longest) as i32)
}

/// No length or number of a document is greater.
const LONGEST: i64 = 1_000_000_000;

fn value(raw: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

/// What an entity stands for.
pub(super) enum Entity {
    /// A character.
    Character(char),
    /// An unknown name: it stands for itself, so that nothing is lost.
    Unknown(String),
}

impl Entity {
    fn of(name: &[u8]) -> Self {
        let name = String::from_utf8_lossy(name);
        if let Some(code) = name.strip_prefix('#') {
            let value = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => code.parse(),
            };
            return Self::Character(value.ok().and_then(char::from_u32).unwrap_or('\u{fffd}'));
        }
        Self::Character(match name.as_ref() {
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
struct Scopes {
    /// Depth of the declaring element, prefix, namespace.
    declared: Vec<(usize, Vec<u8>, Namespace)>,
    /// The prefix asked for last: nearly all elements of a part have the same.
    last: Option<(Vec<u8>, Namespace)>,
}

impl Scopes {
    fn declare(&mut self, depth: usize, attributes: &str) {
        for (name, uri) in Raw(attributes) {
            let name = name.as_bytes();
            let prefix = match name.strip_prefix(b"xmlns") {
                Some(b"") => &b""[..],
                Some([b':', prefix @ ..]) => prefix,
                _ => continue,
            };
            // No document declares more; a hostile one must not make each look-up long.
            if self.declared.len() < 200 {
                self.declared.push((depth, prefix.to_vec(), namespace(uri.as_bytes())));
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

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn lengths_in_other_units_are_twips() {
        assert_eq!(
            ["210mm", "21cm", "8.5in", "70.85pt", "1440", "-12.9"].map(number),
            [11906, 11906, 12240, 1417, 1440, -12].map(Some)
        );
        assert_eq!(["", "mm", "-", "x1"].map(number), [None; 4]);
    }
}
