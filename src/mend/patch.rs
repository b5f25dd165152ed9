//! Changes of characters → the few bytes of XML that become others; every byte between them stays.

use std::ops::Range;

use super::Author;
use super::part::{Scan, Text};

/// A change inside one element of text.
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// The element.
    pub(super) text: usize,
    /// Bytes of the part; empty where something is put between two characters.
    pub(super) at: Range<usize>,
    pub(super) put: Put,
}

/// What happens there.
#[derive(Clone, Debug)]
pub(super) enum Put {
    /// The characters become these.
    Text(String),
    /// XML that stands between runs.
    Between(String),
}

/// How changes of characters are written.
pub(super) enum Style<'a> {
    Replace,
    /// As tracked changes, numbered from here on.
    Track(&'a Author, u32),
}

/// Bytes of the part that become others.
pub(super) struct Patch {
    pub(super) at: Range<usize>,
    pub(super) xml: String,
}

/// The part with the changes made, and the last number given to one.
pub(super) fn patched(scan: &Scan, part: &str, changes: &[Change], style: &Style<'_>) -> (String, u32) {
    let mut pen = Pen { scan, part, style, next_id: if let Style::Track(_, first) = style { *first } else { 0 } };
    let patches = pen.patches(changes);
    let last = pen.next_id.saturating_sub(1);
    (applied(part, patches), last)
}

/// A part with patches applied; those at one place keep their order.
pub(super) fn applied(part: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|patch| patch.at.start);
    let mut out = String::with_capacity(part.len() + 1024);
    let mut at = 0;
    for patch in patches {
        debug_assert!(patch.at.start >= at, "patches overlap");
        let Some(before) = part.get(at..patch.at.start) else { continue };
        out.push_str(before);
        out.push_str(&patch.xml);
        at = patch.at.end;
    }
    out.push_str(part.get(at..).unwrap_or(""));
    out
}

/// One patch for each element of text that changes.
pub(super) fn patches(scan: &Scan, part: &str, changes: &[Change]) -> Vec<Patch> {
    Pen { scan, part, style: &Style::Replace, next_id: 0 }.patches(changes)
}

/// Writes runs.
struct Pen<'a> {
    scan: &'a Scan,
    part: &'a str,
    style: &'a Style<'a>,
    next_id: u32,
}

impl Pen<'_> {
    fn patches(&mut self, changes: &[Change]) -> Vec<Patch> {
        let mut sorted: Vec<&Change> = changes.iter().collect();
        sorted.sort_by_key(|change| (change.text, change.at.start));
        sorted.chunk_by(|a, b| a.text == b.text).filter_map(|of_one| self.patch(of_one)).collect()
    }

    fn patch(&mut self, changes: &[&Change]) -> Option<Patch> {
        let text = self.scan.texts.get(changes.first()?.text)?;
        let between = changes.iter().any(|change| matches!(change.put, Put::Between(_)));
        Some(match self.style {
            Style::Replace if !between => self.rewritten(text, changes),
            _ => self.split(text, changes),
        })
    }

    /// The element with other characters.
    fn rewritten(&self, text: &Text, changes: &[&Change]) -> Patch {
        let mut inner = String::new();
        let mut at = text.inner.start;
        for change in changes {
            inner.push_str(&self.part[at..change.at.start]);
            if let Put::Text(new) = &change.put {
                inner.push_str(&escaped(new));
            }
            at = change.at.end;
        }
        inner.push_str(&self.part[at..text.inner.end]);
        let edge = inner.starts_with(char::is_whitespace) || inner.ends_with(char::is_whitespace);
        if edge && !text.preserve {
            let name = self.name(text, "t");
            return Patch { at: text.tag.start..text.inner.end, xml: format!("<{name} xml:space=\"preserve\">{inner}") };
        }
        Patch { at: text.inner.clone(), xml: inner }
    }

    /// The run cut at each change, with the same properties for each piece.
    fn split(&mut self, text: &Text, changes: &[&Change]) -> Patch {
        let run = &self.scan.runs[text.run];
        let first = run.head_end == text.tag.start;
        let last = run.inner_end == text.end;
        let close = format!("</{}>", self.name(text, "r"));
        let mut xml = String::new();
        if !first {
            xml.push_str(&close);
        }
        let mut at = text.inner.start;
        for change in changes {
            self.keep(text, at..change.at.start, &mut xml);
            match &change.put {
                Put::Between(between) => {
                    self.keep(text, change.at.clone(), &mut xml);
                    xml.push_str(between);
                }
                Put::Text(new) => {
                    if !change.at.is_empty() {
                        let old = self.part[change.at.clone()].to_owned();
                        self.tracked(text, "del", "delText", &old, &mut xml);
                    }
                    if !new.is_empty() {
                        self.tracked(text, "ins", "t", &escaped(new), &mut xml);
                    }
                }
            }
            at = change.at.end;
        }
        self.keep(text, at..text.inner.end, &mut xml);
        if !last {
            self.open(text, &mut xml);
        }
        let start = if first { run.tag.start } else { text.tag.start };
        let end = if last { run.end } else { text.end };
        Patch { at: start..end, xml }
    }

    fn keep(&self, text: &Text, inner: Range<usize>, xml: &mut String) {
        if !inner.is_empty() {
            self.run(text, "t", &self.part[inner], xml);
        }
    }

    fn run(&self, text: &Text, element: &str, inner: &str, xml: &mut String) {
        let name = self.name(text, element);
        self.open(text, xml);
        xml.push_str(&format!("<{name} xml:space=\"preserve\">{inner}</{name}></{}>", self.name(text, "r")));
    }

    fn tracked(&mut self, text: &Text, change: &str, element: &str, inner: &str, xml: &mut String) {
        let Style::Track(author, _) = self.style else { return };
        let name = self.name(text, change);
        let attributes = [("id", self.next_id.to_string()), ("author", author.name.clone()), ("date", author.date.clone())];
        self.next_id = self.next_id.saturating_add(1);
        let prefix = self.scan.runs[text.run].prefix.as_str();
        xml.push_str(&format!("<{name}{}>", self.scan.attributes(prefix, &attributes)));
        self.run(text, element, inner, xml);
        xml.push_str(&format!("</{name}>"));
    }

    /// The start of another run with the properties of this one.
    fn open(&self, text: &Text, xml: &mut String) {
        let run = &self.scan.runs[text.run];
        xml.push_str(&self.part[run.tag.clone()]);
        if let Some(props) = &run.props {
            xml.push_str(&self.part[props.clone()]);
        }
    }

    fn name(&self, text: &Text, local: &str) -> String {
        named(&self.scan.runs[text.run].prefix, local)
    }
}

/// A name with its prefix, which may be empty.
pub(super) fn named(prefix: &str, local: &str) -> String {
    if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") }
}

/// Text as XML has it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no place for other control characters.
            c if c.is_control() && c != '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
