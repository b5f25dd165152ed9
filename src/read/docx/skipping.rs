//! What a walk passes over: branches not taken, pictures without text, rows that were deleted. Their paragraphs and
//! tables count all the same, so that places name those of the XML.

use super::body::Walker;
use super::names::Tag;
use super::xml::Node;
use crate::base::error::Result;

impl<'x> Walker<'_, 'x, '_> {
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

    /// Takes properties met before that a paragraph begins with, as nearly all do, without going through their elements.
    pub(super) fn plain_paragraph(&mut self) {
        if let Some((raw, props)) = self.known_start(b"<w:pPr>", |walker, inside| walker.known_paragraphs.find(inside)) {
            self.xml.pass(raw);
            self.set_paragraph(props, None);
        }
    }

    /// The same of a cell.
    pub(super) fn plain_cell(&mut self) -> Result<()> {
        let Some((raw, props)) = self.known_start(b"<w:tcPr>", |walker, inside| walker.known_cells.find(inside)) else {
            return Ok(());
        };
        self.xml.pass(raw);
        self.set_cell(props, self.xml.depth())
    }

    /// The element of known properties that comes next, if it starts with `open`, and what it says.
    fn known_start<T>(
        &mut self,
        open: &[u8],
        find: impl FnOnce(&mut Self, &'x [u8]) -> Option<(&'x [u8], Option<T>)>,
    ) -> Option<(&'x [u8], T)> {
        let rest = self.xml.rest();
        let inside = rest.strip_prefix(open).filter(|_| self.xml.can_search())?;
        let (raw, props) = find(self, inside)?;
        // The end has a slash more than the start.
        Some((&rest[..2 * open.len() + 1 + raw.len()], props?))
    }

    /// Takes what a run begins with if it is nothing but properties met before and plain characters, as in nearly all
    /// runs, without going through its elements. What is left comes next, if only its end.
    pub(super) fn plain_run(&mut self) {
        loop {
            if let Some((raw, props)) = self.known_start(b"<w:rPr>", |walker, inside| walker.known_runs.find(inside)) {
                self.xml.pass(raw);
                self.set_look(&props);
            }
            if !self.xml.can_search() {
                return;
            }
            let rest = self.xml.rest();
            let opened = rest.strip_prefix(b"<w:t>").or_else(|| rest.strip_prefix(b"<w:t xml:space=\"preserve\">"));
            let Some(opened) = opened else { return };
            let Some(end) = memchr::memchr(b'<', opened) else { return };
            let (text, after) = opened.split_at(end);
            if !after.starts_with(b"</w:t></w:r>") || memchr::memchr(b'&', text).is_some() {
                return;
            }
            self.text(self.xml.borrowed(text));
            self.xml.pass(&rest[..rest.len() - after.len() + b"</w:t>".len()]);
            // The next run goes on where this one ends.
            if !self.xml.rest().starts_with(NEXT_RUN) {
                return;
            }
            self.xml.pass(NEXT_RUN);
            self.end_run();
            self.start_run();
        }
    }
}

/// The end of a run and the start of another.
const NEXT_RUN: &[u8] = b"</w:r><w:r>";

/// How far the end of a picture is searched for, so that a document of nothing but starts of pictures stays quick.
const NEAR: usize = 1 << 15;
