//! XML as a stream of known elements: names become [`Tag`]s whatever prefix or edition of the standard they come in.
//!
//! Depth is limited, document types are refused, and nothing recurses. An empty element comes as a start and an end.

use super::attributes::{Attributes, Raw};
use super::names::{Namespace, Tag, namespace, tag};
use crate::base::error::{Error, Result};

/// A reader of one part of the package.
///
/// Elements are found here and not by a library: nearly all of them are short and of one form, so the few steps that each
/// takes are most of what reading a document costs.
pub(super) struct Xml<'a> {
    text: &'a str,
    /// First byte that is not read.
    at: usize,
    /// The part's name, for messages.
    part: &'a str,
    /// Elements that are open, with their names as written.
    open: Vec<(Tag, &'a str)>,
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
        let open = Vec::with_capacity(32);
        Self { text, at: 0, part, open, max_depth, empty: false, usual_prefix: false, scopes: Scopes::default() }
    }

    /// The next node.
    pub(super) fn next(&mut self) -> Result<Node<'a>> {
        if self.empty {
            self.empty = false;
            return Ok(Node::End(self.close()));
        }
        loop {
            match self.rest() {
                [b'<', b'/', ..] => return self.end(),
                [b'<', b'!', ..] => {
                    if let Some(text) = self.declaration()? {
                        return Ok(Node::Text(text));
                    }
                }
                [b'<', b'?', ..] => self.pass_through(0, b"?>", "an instruction is not closed")?,
                [b'<', ..] => return self.start(),
                [b'&', ..] => return Ok(self.entity()),
                [] if self.open.is_empty() => return Ok(Node::Eof),
                [] => return Err(self.malformed("the part ends inside an element")),
                rest => {
                    let length = memchr::memchr2(b'<', b'&', rest).unwrap_or(rest.len());
                    return Ok(Node::Text(self.take(length)));
                }
            }
        }
    }

    /// The next bytes, which are read with this; their ends stand beside ASCII or at the end of the part.
    fn take(&mut self, length: usize) -> &'a str {
        let taken = self.text.get(self.at..self.at + length).unwrap_or_default();
        self.at += length;
        taken
    }

    /// Starts the element whose `<` comes next.
    fn start(&mut self) -> Result<Node<'a>> {
        if self.open.len() as u64 >= u64::from(self.max_depth) {
            let depth = self.open.len() as u64 + 1;
            return Err(Error::too_large("the nesting of elements", depth, u64::from(self.max_depth), "max_depth"));
        }
        let rest = &self.rest()[1..];
        let unclosed = || self.malformed("an element is not closed");
        let name = rest.iter().position(|&byte| stops(byte)).ok_or_else(unclosed)?;
        let (mut end, mut declares) = (name, false);
        loop {
            end += match rest[end] {
                b'>' => break,
                // What stands in quotes may hold anything but the quote.
                quote @ (b'"' | b'\'') => 2 + rest[end + 1..].iter().position(|&byte| byte == quote).ok_or_else(unclosed)?,
                _ => {
                    declares |= rest[end + 1..].starts_with(b"xmlns");
                    1
                }
            };
            end += rest[end..].iter().position(|&byte| stops(byte)).ok_or_else(unclosed)?;
        }
        let empty = end > 0 && rest[end - 1] == b'/';
        let inside = self.text.get(self.at + 1..=self.at + end - usize::from(empty)).unwrap_or_default();
        let (name, attributes) = inside.split_at_checked(name).unwrap_or((inside, ""));
        if declares {
            self.scopes.declare(self.open.len(), attributes);
        }
        let tag = self.scopes.tag(name);
        self.usual_prefix = name.starts_with("w:") || name.starts_with("mc:");
        self.open.push((tag, name));
        (self.at, self.empty) = (self.at + end + 2, empty);
        Ok(Node::Start(tag, Attributes::new(attributes)))
    }

    /// Ends the element whose `</` comes next.
    fn end(&mut self) -> Result<Node<'a>> {
        let after = &self.rest()[2..];
        let Some(&(_, name)) = self.open.last() else { return Err(self.malformed("the end of an element that never started")) };
        let mut length = name.len();
        // White space may follow the name.
        while after.get(length).is_some_and(|&byte| byte != b'>' && stops(byte)) {
            length += 1;
        }
        if !after.starts_with(name.as_bytes()) || after.get(length) != Some(&b'>') {
            return Err(self.malformed(&format!("the element {name} is not closed by its own end")));
        }
        self.at += length + 3;
        Ok(Node::End(self.close()))
    }

    /// Reads what starts with `<!`; it may hold text.
    fn declaration(&mut self) -> Result<Option<&'a str>> {
        let rest = self.rest();
        if rest.starts_with(b"<!--") {
            self.pass_through(4, b"-->", "a comment is not closed")?;
            return Ok(None);
        }
        if rest.starts_with(b"<![CDATA[") {
            let from = self.at + 9;
            self.pass_through(9, b"]]>", "a section of text is not closed")?;
            return Ok(self.text.get(from..self.at - 3));
        }
        Err(self.malformed("a document type declaration is not allowed"))
    }

    /// Passes over what comes next to the end of `close`, which stands after the first `from` bytes.
    fn pass_through(&mut self, from: usize, close: &[u8], missing: &str) -> Result<()> {
        let Some(found) = memchr::memmem::find(&self.rest()[from..], close) else { return Err(self.malformed(missing)) };
        self.at += from + found + close.len();
        Ok(())
    }

    /// Reads the entity whose `&` comes next; without an end it is text.
    fn entity(&mut self) -> Node<'a> {
        let rest = &self.rest()[1..];
        let length = memchr::memchr3(b';', b'&', b'<', rest).unwrap_or(rest.len());
        if rest.get(length) != Some(&b';') {
            return Node::Text(self.take(length + 1));
        }
        let name = &self.take(length + 2)[1..];
        Node::Entity(Entity::of(&name[..length]))
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
        &self.text.as_bytes()[self.at..]
    }

    /// Whether the element started last has the usual prefix and is not empty, so that its end can be searched for.
    pub(super) fn can_search(&self) -> bool {
        self.usual_prefix && !self.empty
    }

    /// Passes over what comes next.
    pub(super) fn pass(&mut self, inside: &[u8]) {
        self.at = (self.at + inside.len()).min(self.text.len());
    }

    /// Elements open now.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The element that holds the one started last.
    pub(super) fn parent(&self) -> Tag {
        self.open.len().checked_sub(2).map_or(Tag::Other, |at| self.open[at].0)
    }

    /// The namespace a prefix stands for here.
    pub(super) fn namespace(&self, prefix: &str) -> Namespace {
        self.scopes.find(prefix)
    }

    pub(super) fn malformed(&self, reason: &str) -> Error {
        Error::malformed(format!("{}: {reason} (byte {})", self.part, self.at))
    }

    /// A piece of the part that the reader handed out as bytes, as the text it is.
    pub(super) fn borrowed(&self, bytes: &[u8]) -> &'a str {
        let at = (bytes.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        self.text.get(at..at.wrapping_add(bytes.len())).unwrap_or_default()
    }

    fn close(&mut self) -> Tag {
        let tag = self.open.pop().map_or(Tag::Other, |(tag, _)| tag);
        self.scopes.leave(self.open.len());
        tag
    }
}

/// Whether a byte ends a name or a run of other bytes in an element: white space, quotes, its end.
fn stops(byte: u8) -> bool {
    const STOPS: u64 = 1 << b' ' | 1 << b'\t' | 1 << b'\r' | 1 << b'\n' | 1 << b'"' | 1 << b'\'' | 1 << b'>';
    byte < 64 && STOPS >> byte & 1 == 1
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
