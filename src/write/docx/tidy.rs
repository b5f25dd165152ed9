//! What docx-rs cannot say or says in the wrong order, mended in the XML it writes.
//!
//! Word reads the children of properties in the order of the schema (ECMA-376, part 1) and may refuse another; docx-rs
//! writes an order of its own. It has no word for a repeated header row, none for the mark inside a footnote, none for
//! the separator notes, and numbers its paragraphs by a counter of the process, which would make two equal documents
//! differ. One pass over the events mends all of it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::schema;

/// What a part of the package needs beside the order of the schema.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    /// The body; for each of its tables the number of header rows that every page repeats.
    Document(&'a [usize]),
    /// Footnotes: the separators, and a mark at the start of each.
    Footnotes,
    /// Headers and numbering.
    Other,
}

/// The part as Word wants it. XML that breaks off, which docx-rs does not write, is given up to there.
pub(super) fn tidy(xml: &[u8], part: Part<'_>) -> Vec<u8> {
    let mut reader = Reader::from_reader(xml);
    let mut pass = Pass { part, out: Vec::with_capacity(xml.len()), open: vec![], depth: 0, table: 0, row: 0, mark: false };
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => pass.start(&tag),
            Ok(Event::Empty(tag)) => pass.empty(&tag),
            Ok(Event::End(tag)) => pass.end(tag.name().as_ref()),
            Ok(Event::Text(text)) => pass.put(&[&text]),
            Ok(Event::GeneralRef(name)) => pass.put(&[b"&", &name, b";"]),
            Ok(Event::Decl(declaration)) => pass.put(&[b"<?", &declaration, b"?>"]),
            Ok(Event::Eof) | Err(_) => return pass.out,
            Ok(_) => {}
        }
    }
}

struct Pass<'a> {
    part: Part<'a>,
    out: Vec<u8>,
    /// Properties whose children are being collected, outermost first.
    open: Vec<Properties>,
    depth: usize,
    table: usize,
    row: usize,
    /// Whether the next paragraph of a footnote takes its mark.
    mark: bool,
}

struct Properties {
    tag: Vec<u8>,
    order: &'static [&'static str],
    /// Depth of the element itself.
    depth: usize,
    children: Vec<(usize, Vec<u8>)>,
}

const SEPARATORS: &[u8] = b"<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";
const MARK: &[u8] = b"<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>\
<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";
/// The paragraph that ends a section shows nothing; it must not push a full page over its edge.
const NO_HEIGHT: &[u8] = b"<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";

impl Pass<'_> {
    fn put(&mut self, pieces: &[&[u8]]) {
        let out = match self.open.last_mut().and_then(|properties| properties.children.last_mut()) {
            Some((_, child)) => child,
            None => &mut self.out,
        };
        pieces.iter().for_each(|piece| out.extend_from_slice(piece));
    }

    /// A child of the innermost properties begins, if it is one.
    fn child(&mut self, name: &[u8]) {
        let depth = self.depth;
        if let Some(properties) = self.open.last_mut()
            && properties.depth + 1 == depth
        {
            properties.children.push((schema::rank(properties.order, name), vec![]));
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        let name = name.as_ref();
        self.child(name);
        match name {
            b"w:tbl" => self.row = 0,
            b"w:tr" => self.row += 1,
            _ => {}
        }
        let text = attributes(tag);
        if let Some(order) = schema::order(name) {
            self.open.push(Properties { tag: text, order, depth: self.depth, children: vec![] });
        } else {
            self.put(&[b"<", &text, b">"]);
        }
        match name {
            b"w:footnotes" => self.put(&[SEPARATORS]),
            b"w:footnote" => self.mark = true,
            _ => {}
        }
        self.depth += 1;
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        if schema::order(name.as_ref()).is_some() {
            // Properties that say nothing; only a paragraph's tell where the mark of a footnote goes.
            if name.as_ref() == b"w:pPr" {
                self.put_mark();
            }
            return;
        }
        self.child(name.as_ref());
        let text = attributes(tag);
        self.put(&[b"<", &text, b"/>"]);
    }

    fn end(&mut self, name: &[u8]) {
        self.depth = self.depth.saturating_sub(1);
        let closes = self.open.last().is_some_and(|properties| properties.depth == self.depth);
        if closes && let Some(properties) = self.open.pop() {
            self.properties(name, properties);
        } else {
            self.put(&[b"</", name, b">"]);
        }
        match name {
            b"w:tbl" => self.table += 1,
            b"w:pPr" => self.put_mark(),
            _ => {}
        }
    }

    fn properties(&mut self, name: &[u8], mut properties: Properties) {
        if name == b"w:trPr" && self.is_header_row() {
            properties.children.push((schema::rank(properties.order, b"w:tblHeader"), b"<w:tblHeader/>".to_vec()));
        }
        let section = schema::rank(properties.order, b"w:sectPr");
        if name == b"w:pPr" && properties.children.iter().any(|(rank, _)| *rank == section) {
            properties.children.push((schema::rank(properties.order, b"w:spacing"), NO_HEIGHT.to_vec()));
        }
        properties.children.sort_by_key(|(rank, _)| *rank);
        if properties.children.is_empty() {
            // The child that an outer element keeps for it goes as well, or it would be an empty piece: harmless.
            return;
        }
        self.put(&[b"<", &properties.tag, b">"]);
        for (_, child) in &properties.children {
            self.put(&[child]);
        }
        self.put(&[b"</", name, b">"]);
    }

    fn is_header_row(&self) -> bool {
        match self.part {
            Part::Document(header_rows) => header_rows.get(self.table).is_some_and(|&rows| self.row <= rows),
            _ => false,
        }
    }

    fn put_mark(&mut self) {
        if self.mark && matches!(self.part, Part::Footnotes) {
            self.mark = false;
            self.put(&[MARK]);
        }
    }
}

/// Name and attributes, without those that docx-rs should not have written.
fn attributes(tag: &BytesStart<'_>) -> Vec<u8> {
    let raw: &[u8] = tag;
    let unwanted: &[u8] = match tag.name().as_ref() {
        b"w:gridCol" => b"w:type",
        b"w:p" => b"w14:paraId",
        _ => return raw.trim_ascii_end().to_vec(),
    };
    let mut out = tag.name().as_ref().to_vec();
    for attribute in tag.attributes().flatten().filter(|attribute| attribute.key.as_ref() != unwanted) {
        [b" ", attribute.key.as_ref(), b"=\"", &attribute.value, b"\""].iter().for_each(|piece| out.extend_from_slice(piece));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(xml: &str, part: Part<'_>) -> String {
        String::from_utf8(tidy(xml.as_bytes(), part)).unwrap()
    }

    #[test]
    fn children_stand_in_the_order_of_the_schema() {
        let xml = "<w:p w14:paraId=\"0001\"><w:pPr><w:rPr /><w:jc w:val=\"both\" /><w:pStyle w:val=\"A\" /></w:pPr><w:r><w:rPr><w:sz w:val=\"2\" /><w:b /></w:rPr><w:t>a &amp; b</w:t></w:r></w:p>";
        let expected = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val=\"2\"/></w:rPr><w:t>a &amp; b</w:t></w:r></w:p>";
        assert_eq!(tidied(xml, Part::Other), expected);
    }

    #[test]
    fn header_rows_are_repeated() {
        let row = "<w:tr><w:trPr><w:cantSplit /></w:trPr></w:tr>";
        let xml = format!("<w:body><w:tbl>{row}</w:tbl><w:tbl>{row}{row}</w:tbl></w:body>");
        let marked = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr></w:tr>";
        let plain = "<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr>";
        assert_eq!(
            tidied(&xml, Part::Document(&[0, 1])),
            format!("<w:body><w:tbl>{plain}</w:tbl><w:tbl>{marked}{plain}</w:tbl></w:body>")
        );
    }

    #[test]
    fn footnotes_have_separators_and_marks() {
        let xml = "<w:footnotes><w:footnote w:id=\"1\"><w:p><w:pPr><w:pStyle w:val=\"F\" /></w:pPr><w:r /></w:p><w:p><w:pPr /></w:p></w:footnote></w:footnotes>";
        let out = tidied(xml, Part::Footnotes);
        assert_eq!(out.matches("<w:footnoteRef/>").count(), 1);
        assert!(out.contains("</w:pPr><w:r><w:rPr><w:rStyle"), "{out}");
        assert!(out.starts_with("<w:footnotes><w:footnote w:type=\"separator\""));
    }

    #[test]
    fn the_end_of_a_section_has_no_height() {
        let xml = "<w:p><w:pPr><w:sectPr><w:cols w:num=\"1\" /><w:headerReference w:type=\"default\" /></w:sectPr></w:pPr></w:p>";
        let out = tidied(xml, Part::Other);
        assert!(out.contains("<w:sectPr><w:headerReference w:type=\"default\"/><w:cols"), "{out}");
        assert!(out.contains("<w:pPr><w:spacing w:before=\"0\""), "{out}");
    }
}
