//! What a walk passes over: branches not taken, pictures without text, rows that were deleted. Their paragraphs and
//! tables count all the same, so that places name those of the XML.

use super::body::Walker;
use super::names::Tag;
use super::xml::Node;
use crate::base::error::Result;

impl Walker<'_, '_, '_> {
    /// Passes over the element started last, counting what it holds.
    pub(super) fn skip(&mut self) -> Result<()> {
        let (paragraphs, tables) = (&mut self.paragraphs, &mut self.tables);
        self.xml.skip(|tag| match tag {
            Tag::Paragraph => *paragraphs += 1,
            Tag::Table => *tables += 1,
            _ => {}
        })
    }

    /// Passes over what is left of the element at `depth`.
    pub(super) fn skip_rest(&mut self, depth: usize) -> Result<()> {
        while self.xml.depth() >= depth {
            match self.xml.next()? {
                Node::Start(Tag::Paragraph, _) => self.paragraphs += 1,
                Node::Start(Tag::Table, _) => self.tables += 1,
                Node::Eof => break,
                Node::Start(..) | Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
            }
        }
        Ok(())
    }

    /// Passes over a picture without text, which is most of the XML of many a document.
    pub(super) fn pass_picture(&mut self, tag: Tag) {
        let close = if tag == Tag::Drawing { &b"</w:drawing>"[..] } else { b"</w:pict>" };
        let rest = self.xml.rest();
        if let Some(end) = self.xml.can_search().then(|| memchr::memmem::find(&rest[..rest.len().min(NEAR)], close)).flatten()
            && memchr::memmem::find(&rest[..end], b"txbxContent").is_none()
        {
            self.xml.pass(&rest[..end]);
        }
    }

    /// Passes over the branch for older readers, counting its paragraphs and tables.
    pub(super) fn pass_fallback(&mut self, tag: Tag) {
        let rest = self.xml.rest();
        let near = &rest[..rest.len().min(NEAR)];
        let search = tag == Tag::Fallback && self.xml.can_search();
        let Some(end) = search.then(|| memchr::memmem::find(near, b"</mc:Fallback>")).flatten() else { return };
        let inner = &rest[..end];
        if memchr::memmem::find(inner, b"<mc:Fallback").is_some() {
            return;
        }
        for at in memchr::memmem::find_iter(inner, b"<w:p") {
            self.paragraphs += u32::from(matches!(inner.get(at + 4), Some(b'>' | b' ' | b'/')));
        }
        self.tables += memchr::memmem::find_iter(inner, b"<w:tbl>").count() as u32;
        self.xml.pass(inner);
    }

    /// Takes the rest of a run that is nothing but properties met before and plain characters, as nearly all runs are,
    /// without going through its elements; its end comes next. Any other run is left as it is.
    pub(super) fn plain_run(&mut self) {
        if !self.xml.can_search() {
            return;
        }
        let rest = self.xml.rest();
        let (mut text, mut props) = (rest, None);
        if let Some(inside) = rest.strip_prefix(b"<w:rPr>") {
            let Some((raw, Some(known))) = self.known_runs.find(inside) else { return };
            props = Some(known);
            text = &inside[raw.len() + b"</w:rPr>".len()..];
        }
        let opened = text.strip_prefix(b"<w:t>").or_else(|| text.strip_prefix(b"<w:t xml:space=\"preserve\">"));
        let Some(opened) = opened else { return };
        let Some(end) = memchr::memchr(b'<', opened) else { return };
        let (text, after) = opened.split_at(end);
        if !after.starts_with(b"</w:t></w:r>") || memchr::memchr(b'&', text).is_some() {
            return;
        }
        if let Some(props) = props {
            self.set_look(&props);
        }
        let read = rest.len() - after.len() + b"</w:t>".len();
        self.text(self.xml.borrowed(text));
        self.xml.pass(&rest[..read]);
    }
}

/// How far the end of a picture is searched for, so that a document of nothing but starts of pictures stays quick.
const NEAR: usize = 1 << 15;
