//! A part of the package as paragraphs, runs and characters with their bytes; paragraphs count as the reader counts them.
//!
//! Every paragraph has its tags; only those asked for have their characters. What is shown but not to be changed (tabs,
//! formulas, results of fields, text of bound controls, text that stands twice) has characters without an element.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::damaged;
use super::package::attribute;
use super::part::{Item, Kind, Paragraph, Run, STRICT, Scan, Text, WORD, is_link, is_off};
use crate::base::error::Result;

/// The part itself, a note or a text box.
#[derive(Default)]
struct Flow {
    paragraph: Option<usize>,
    runs: Vec<usize>,
    fields: Vec<Field>,
    /// Whether each open field of one element may be changed.
    simple: Vec<bool>,
    outer: Option<usize>,
}

#[derive(Default)]
struct Field {
    code: String,
    in_result: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Word,
    Math,
    Other,
}

/// Elements without text: looks of paragraphs, tables and sections, what is read aloud above signs, what was deleted.
const SKIPPED: [&[u8]; 15] = [
    b"pPr",
    b"rPr",
    b"sectPr",
    b"tblPr",
    b"tblPrEx",
    b"tblGrid",
    b"trPr",
    b"tcPr",
    b"sdtPr",
    b"customXmlPr",
    b"smartTagPr",
    b"rubyPr",
    b"rt",
    b"del",
    b"moveFrom",
];

/// Codes are short, and fields are not deep.
const LONGEST_CODE: usize = 64;
const DEEPEST: usize = 200;

/// Where characters stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Outside text.
    Nothing,
    /// In text that is shown but not to be changed.
    Fixed,
    /// In an element of text.
    Text(usize),
}

struct Scanner<'a> {
    wanted: &'a [u32],
    scan: Scan,
    flows: Vec<Flow>,
    depth: usize,
    /// The depth of the element that is passed over.
    skipped: Option<usize>,
    alternatives: usize,
    insertions: usize,
    /// For each open control whether its text belongs to something else.
    controls: Vec<bool>,
    text: Inside,
    in_code: bool,
}

impl Scan {
    /// Scans a part; `wanted` are the sorted numbers of the paragraphs whose characters are needed.
    pub(super) fn of(name: &str, part: &str, wanted: &[u32]) -> Result<Self> {
        let mark = part.len() - part.trim_start_matches('\u{feff}').len();
        let mut reader = NsReader::from_str(&part[mark..]);
        reader.config_mut().allow_dangling_amp = true;
        let mut scanner = Scanner {
            wanted,
            scan: Scan::default(),
            flows: vec![Flow::default()],
            depth: 0,
            skipped: None,
            alternatives: 0,
            insertions: 0,
            controls: vec![],
            text: Inside::Nothing,
            in_code: false,
        };
        loop {
            let start = mark + reader.buffer_position() as usize;
            let (resolved, event) = reader.read_resolved_event().map_err(|error| damaged(format!("{name}: {error}")))?;
            let space = space(&resolved);
            let strict = matches!(resolved, ResolveResult::Bound(Namespace(uri)) if uri == STRICT.as_bytes());
            let at = start..mark + reader.buffer_position() as usize;
            match event {
                Event::Start(element) => {
                    scanner.scan.strict |= strict;
                    scanner.start(space, &element, &at);
                    scanner.depth += 1;
                }
                Event::Empty(element) => {
                    scanner.start(space, &element, &at);
                    scanner.depth += 1;
                    if let Some(paragraph) = scanner.paragraph().filter(|_| space == Space::Word && is(&element, b"p")) {
                        paragraph.empty = true;
                    }
                    scanner.end(space, element.local_name().as_ref(), &(at.end..at.end));
                }
                Event::End(element) => scanner.end(space, element.local_name().as_ref(), &at),
                Event::Text(_) => scanner.characters(part, at),
                Event::GeneralRef(_) => {
                    let shown = part.get(at.clone()).and_then(|raw| quick_xml::escape::unescape(raw).ok());
                    let mut shown = shown.as_deref().unwrap_or("\u{fffd}").chars();
                    scanner.character(shown.next().unwrap_or('\u{fffd}'), at, true);
                }
                Event::CData(data) => {
                    let inner = String::from_utf8_lossy(&data).into_owned();
                    inner.chars().for_each(|c| scanner.character(c, at.clone(), false));
                }
                Event::Eof => return Ok(scanner.scan),
                _ => {}
            }
        }
    }
}

impl Scanner<'_> {
    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        let at = self.flow().paragraph?;
        self.scan.paragraphs.get_mut(at)
    }

    fn run(&mut self) -> Option<&mut Run> {
        let at = *self.flow().runs.last()?;
        self.scan.runs.get_mut(at)
    }

    fn start(&mut self, space: Space, element: &BytesStart<'_>, at: &Range<usize>) {
        let local = element.local_name();
        let name = local.as_ref();
        if space == Space::Word
            && memchr::memmem::find(element.attributes_raw(), b"id=").is_some()
            && let Some(id) = attribute(element, b"id").and_then(|id| id.parse::<u32>().ok())
        {
            self.scan.last_id = self.scan.last_id.max(id);
        }
        if let Some(depth) = self.skipped {
            match name {
                b"p" if space == Space::Word => self.scan.paragraphs.push(Paragraph::default()),
                b"vanish" if depth + 1 == self.depth && !is_off(element) => {
                    if let Some(run) = self.run() {
                        run.hidden = true;
                    }
                }
                b"dataBinding" | b"lock" => self.controls.iter_mut().next_back().into_iter().for_each(|bound| *bound = true),
                _ => {}
            }
            return;
        }
        match (space, name) {
            (Space::Word, b"rPr") => {
                self.skipped = Some(self.depth);
                if let Some(run) = self.run().filter(|run| run.props.is_none()) {
                    run.props = Some(at.clone());
                }
            }
            (Space::Word, name) if SKIPPED.contains(&name) => self.skipped = Some(self.depth),
            (Space::Math, b"rPr") => self.skipped = Some(self.depth),
            (Space::Word, b"p") => self.start_paragraph(element, at),
            (Space::Word, b"r") => {
                let (prefix, tag) = (prefix(element), at.clone());
                let (head_end, inner_end, end) = (at.end, at.end, at.end);
                self.scan.runs.push(Run { prefix, tag, props: None, head_end, inner_end, end, hidden: false, sealed: false });
                let last = self.scan.runs.len() - 1;
                self.flow().runs.push(last);
            }
            (Space::Word, b"t") => self.start_text(element, at),
            (Space::Math, b"t") => self.text = Inside::Fixed,
            (Space::Math, b"den") => self.emit(Kind::Char('/'), at.clone(), None),
            (Space::Word, b"tab" | b"ptab") => self.emit(Kind::Char('\t'), at.clone(), None),
            (Space::Word, b"noBreakHyphen") => self.emit(Kind::Char('-'), at.clone(), None),
            (Space::Word, b"br" | b"cr") => self.emit(Kind::Break, at.clone(), None),
            (Space::Word, b"sym") => self.emit(Kind::Symbol, at.clone(), None),
            (Space::Word, b"footnoteReference" | b"endnoteReference") => {
                if attribute(element, b"customMarkFollows").is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on")) {
                    self.run().into_iter().for_each(|run| run.sealed = true);
                } else {
                    self.emit(Kind::Note, at.clone(), None);
                }
            }
            (Space::Word, b"fldChar") => self.field(attribute(element, b"fldCharType").as_deref()),
            (Space::Word, b"instrText") => self.in_code = true,
            (Space::Word, b"fldSimple") => {
                let link = is_link(&attribute(element, b"instr").unwrap_or_default());
                self.flow().simple.push(link);
            }
            (Space::Word, b"ins" | b"moveTo") => self.insertions += 1,
            (Space::Word, b"sdt") => self.controls.push(false),
            (Space::Word, b"footnote" | b"endnote") => self.flows.push(Flow::default()),
            (Space::Word, b"txbxContent") => {
                let outer = self.flows.iter().find_map(|flow| flow.paragraph);
                self.flows.push(Flow { outer, ..Flow::default() });
            }
            (_, b"AlternateContent") => self.alternatives += 1,
            _ => {}
        }
    }

    fn end(&mut self, space: Space, name: &[u8], at: &Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        if let Some(depth) = self.skipped {
            if depth < self.depth {
                return;
            }
            self.skipped = None;
            match (space, name) {
                (Space::Word, b"rPr") => {
                    if let Some(run) = self.run().filter(|run| run.head_end == run.tag.end) {
                        run.head_end = at.end;
                        run.props.iter_mut().for_each(|props| props.end = at.end);
                    }
                }
                (Space::Word, b"pPr") => self.paragraph().into_iter().for_each(|paragraph| paragraph.head_end = at.end),
                _ => {}
            }
            return;
        }
        match (space, name) {
            (Space::Word, b"p") => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.inner_end = at.start;
                }
                let flow = self.flow();
                flow.paragraph = None;
                flow.runs.clear();
            }
            (Space::Word, b"r") => {
                if let Some(run) = self.run() {
                    (run.inner_end, run.end) = (at.start, at.end);
                }
                self.flow().runs.pop();
            }
            (Space::Word | Space::Math, b"t") => {
                if let Inside::Text(text) = std::mem::replace(&mut self.text, Inside::Nothing)
                    && let Some(text) = self.scan.texts.get_mut(text)
                {
                    (text.inner.end, text.end) = (at.start, at.end);
                }
            }
            (Space::Word, b"instrText") => self.in_code = false,
            (Space::Word, b"fldSimple") => {
                self.flow().simple.pop();
            }
            (Space::Word, b"ins" | b"moveTo") => self.insertions = self.insertions.saturating_sub(1),
            (Space::Word, b"sdt") => {
                self.controls.pop();
            }
            (Space::Word, b"footnote" | b"endnote" | b"txbxContent") if self.flows.len() > 1 => {
                self.flows.pop();
            }
            (_, b"AlternateContent") => self.alternatives = self.alternatives.saturating_sub(1),
            _ => {}
        }
    }

    fn start_paragraph(&mut self, element: &BytesStart<'_>, at: &Range<usize>) {
        let number = self.scan.paragraphs.len();
        let flow = self.flow();
        flow.paragraph = Some(number);
        flow.runs.clear();
        let outer = flow.outer;
        let (prefix, tag) = (prefix(element), at.clone());
        self.scan.paragraphs.push(Paragraph { tag, prefix, head_end: at.end, outer, ..Paragraph::default() });
    }

    fn start_text(&mut self, element: &BytesStart<'_>, at: &Range<usize>) {
        let flow = self.flow();
        let in_other_field = flow.fields.iter().any(|field| !is_link(&field.code)) || flow.simple.contains(&false);
        let run = match flow.runs.as_slice() {
            [run] if flow.paragraph.is_some() && !in_other_field => Some(*run),
            _ => None,
        };
        let sealed = self.run().is_some_and(|run| run.sealed);
        let run = run.filter(|_| !sealed && self.alternatives == 0 && !self.controls.contains(&true));
        self.text = run.map_or(Inside::Fixed, |run| {
            let preserve = attribute(element, b"space").is_some_and(|space| space == "preserve");
            let tracked = self.insertions > 0;
            self.scan.texts.push(Text { run, tag: at.clone(), inner: at.end..at.end, end: at.end, preserve, tracked });
            Inside::Text(self.scan.texts.len() - 1)
        });
    }

    fn field(&mut self, kind: Option<&str>) {
        let fields = &mut self.flow().fields;
        match kind {
            Some("begin") if fields.len() < DEEPEST => fields.push(Field::default()),
            Some("separate") => fields.iter_mut().next_back().into_iter().for_each(|field| field.in_result = true),
            Some("end") => {
                fields.pop();
            }
            _ => {}
        }
    }

    /// Characters as they stand in the part.
    fn characters(&mut self, part: &str, at: Range<usize>) {
        if self.skipped.is_some() || (self.text == Inside::Nothing && !self.in_code) {
            return;
        }
        let start = at.start;
        for (offset, c) in part.get(at).unwrap_or("").char_indices() {
            let from = start + offset;
            self.character(c, from..from + c.len_utf8(), true);
        }
    }

    fn character(&mut self, c: char, at: Range<usize>, free: bool) {
        if self.skipped.is_some() {
            return;
        }
        let text = match self.text {
            Inside::Text(text) => Some(text).filter(|_| free),
            Inside::Fixed | Inside::Nothing => None,
        };
        if self.text != Inside::Nothing {
            self.emit(Kind::Char(c), at, text);
        } else if self.in_code {
            let field = self.flow().fields.iter_mut().next_back();
            if let Some(field) = field.filter(|field| !field.in_result && field.code.len() < LONGEST_CODE) {
                field.code.push(c);
            }
        }
    }

    fn emit(&mut self, kind: Kind, xml: Range<usize>, text: Option<usize>) {
        if self.flow().fields.iter().any(|field| !field.in_result) || self.run().is_some_and(|run| run.hidden) {
            return;
        }
        if self.flow().paragraph.is_none() && matches!(kind, Kind::Char(_) | Kind::Symbol) {
            // The reader makes a paragraph of text that has none.
            let number = self.scan.paragraphs.len();
            self.scan.paragraphs.push(Paragraph::default());
            self.flow().paragraph = Some(number);
        }
        let Some(at) = self.flow().paragraph else { return };
        if self.wanted.binary_search(&(at as u32 + 1)).is_ok()
            && let Some(paragraph) = self.scan.paragraphs.get_mut(at)
        {
            paragraph.items.push(Item { kind, xml, text });
        }
    }
}

fn space(resolved: &ResolveResult<'_>) -> Space {
    match resolved {
        ResolveResult::Bound(Namespace(uri)) if *uri == WORD.as_bytes() || *uri == STRICT.as_bytes() => Space::Word,
        ResolveResult::Bound(Namespace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/math" | b"http://purl.oclc.org/ooxml/officeDocument/math",
        )) => Space::Math,
        _ => Space::Other,
    }
}

fn is(element: &BytesStart<'_>, name: &[u8]) -> bool {
    element.local_name().as_ref() == name
}

fn prefix(element: &BytesStart<'_>) -> String {
    let name = element.name();
    name.prefix().map(|prefix| String::from_utf8_lossy(prefix.as_ref()).into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_their_bytes() {
        let part = format!(
            "<w:p xmlns:w=\"{WORD}\"><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a&amp;ơ</w:t><w:tab/></w:r></w:p>"
        );
        let scan = Scan::of("x", &part, &[1]).unwrap();
        let shown: Vec<&str> = scan.paragraphs[0].items.iter().map(|item| &part[item.xml.clone()]).collect();
        assert_eq!(shown, ["a", "&amp;", "ơ", "<w:tab/>"]);
        assert_eq!(&part[scan.runs[0].props.clone().unwrap()], "<w:rPr><w:b/></w:rPr>");
        assert_eq!(&part[scan.texts[0].inner.clone()], "a&amp;ơ");
        assert!(part[scan.paragraphs[0].head_end..].starts_with("<w:r>"));
    }

    #[test]
    fn results_of_fields_are_not_to_be_changed_but_links_are() {
        let field = |code: &str| {
            format!(
                "<w:p xmlns:w=\"{WORD}\"><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
            )
        };
        let free = |code: &str| Scan::of("x", &field(code), &[1]).unwrap().paragraphs[0].items[0].text.is_some();
        assert!(free(" HYPERLINK \"https://vidu.vn\"") && !free(" REF a"));
    }
}
