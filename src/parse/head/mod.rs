//! The head of the document: letterhead, type and subject, whatever the copy did to its two columns.
//!
//! The head is read as one stream of text with line ends remembered, because copies glue, split and reorder its
//! lines. Markers that no copy loses (motto, number, date, type) are found first; what stands between them follows.

mod authority;
mod dateline;
mod issuer;
mod kind;
mod markers;
mod numberline;
mod stream;
mod symbol;
mod title;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::base::fold;
use crate::model::{DocType, Letterhead};
use crate::raw::{Bytes, RawDoc};

use kind::TypeMark;
use markers::Marks;
use stream::Stream;

use crate::parse::labels::label_at_start;

/// What the head gave, and where the body starts.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) letterhead: Letterhead,
    /// Ranges of the document's text by field.
    pub(crate) fields: BTreeMap<&'static str, Bytes>,
    /// Motto, rules, stamps.
    pub(crate) boilerplate: Vec<Bytes>,
    /// Lines before and inside the head that are not part of the document.
    pub(crate) noise: Vec<Bytes>,
    /// First byte of the body.
    pub(crate) body: u32,
}

/// Reads the head of the blocks from `first` on. `whole` is false for an attached document, whose head may be a title only.
pub(crate) fn read(doc: &RawDoc, first: usize) -> Head {
    let stream = Stream::new(doc, first);
    let mut head = Head { body: stream.start(), ..Head::default() };
    let marks = markers::find(&stream);
    let Some(last) = marks.end() else {
        return titled(&stream, head);
    };
    let put = |head: &mut Head, field: &'static str, part: std::ops::Range<usize>| {
        head.fields.insert(field, stream.range(part));
    };
    if let Some(number) = &marks.number {
        head.letterhead.number = number.number;
        head.letterhead.number_suffix.clone_from(&number.suffix);
        head.letterhead.number_year = number.year;
        head.letterhead.symbol.clone_from(&number.symbol);
        head.letterhead.number_text = Some(stream.text(number.range.clone()));
        put(&mut head, "number_text", number.range.clone());
    }
    if let Some(date) = &marks.date {
        head.letterhead.date = date.date;
        head.letterhead.date_text = Some(stream.text(date.range.clone()));
        put(&mut head, "date_text", date.range.clone());
        if let Some(place) = &date.place {
            head.letterhead.place = Some(stream.text(place.clone()));
            put(&mut head, "place", place.clone());
        }
    }
    let issuer = issuer::find(&stream, &marks);
    for (field, part) in [("issuer_parent", &issuer.parent), ("issuer", &issuer.issuer)] {
        let Some(parts) = part else { continue };
        let text = parts.iter().map(|part| stream.text(part.clone())).collect::<Vec<_>>().join(" ");
        let whole = parts[0].start..parts[parts.len() - 1].end;
        put(&mut head, field, whole);
        if field == "issuer" { head.letterhead.issuer = Some(text) } else { head.letterhead.issuer_parent = Some(text) }
    }
    if let Some(motto) = &marks.motto {
        put(&mut head, markers::motto_name(&stream.low[motto.clone()]), motto.clone());
    }
    let mut body = last;
    if let Some(doc_type) = &marks.doc_type {
        let written = clean_name(stream.text(doc_type.range.clone()), doc_type.kind);
        head.letterhead.kind = Some(doc_type.kind);
        head.letterhead.doc_type = Some(written);
        put(&mut head, "doc_type", doc_type.range.clone());
        let title = title::after_type(&stream, doc_type, &fold::aligned(head.letterhead.issuer.as_deref().unwrap_or("")));
        body = title.body;
        if let Some(range) = title.range {
            head.letterhead.title = Some(stream.text(range.clone()));
            put(&mut head, "title", range);
        }
        head.boilerplate.extend(title.rules.into_iter().map(|range| stream.range(range)));
    } else if let Some((kind, title)) = untyped(&stream, &marks, &head.letterhead) {
        head.letterhead.kind = Some(kind);
        head.letterhead.inferred.push("kind".into());
        if let Some(title) = title {
            head.letterhead.title = Some(stream.text(title.0.clone()));
            put(&mut head, "title", title.0);
            body = title.1;
        }
    } else if let Some(subject) = &marks.subject {
        head.letterhead.title = Some(stream.text(subject.clone()));
        put(&mut head, "title", subject.clone());
    }
    if head.letterhead.kind.is_none() && marks.subject.is_some() && names_no_type(&head.letterhead) {
        // A công văn never writes its type; its place is taken by `V/v`.
        head.letterhead.kind = Some(DocType::CongVan);
        head.letterhead.inferred.push("kind".into());
    }
    head.letterhead.stamps = marks.stamps.iter().map(|stamp| stream.text(stamp.clone())).collect();
    head.boilerplate.extend(marks.boilerplate.iter().chain(&marks.stamps).map(|part| stream.range(part.clone())));
    head.body = stream.offset(body);
    let (noise, signs) = stream.unclaimed(doc, body, &head);
    head.noise = noise;
    head.boilerplate.extend(signs);
    head
}

/// The head of a document that has none but a title in capitals, marked as the first of its headings: `# TRỒNG RỪNG`.
fn titled(stream: &Stream, mut head: Head) -> Head {
    let Some(line) = stream.lines.first().filter(|line| line.heading) else { return head };
    let text = stream.text(line.range.clone());
    if fold::is_capitals(&text) && text.contains(' ') && label_at_start(&text).is_none() {
        let start = line.range.end - stream.all()[line.range.clone()].trim_start_matches(['#', ' ', '*']).len();
        head.fields.insert("title", stream.range(start..line.range.end));
        head.letterhead.title = Some(text);
        head.body = stream.offset(line.range.end);
    }
    head
}

/// A subject and where the body starts after it.
type Subject = (Range<usize>, usize);

/// The type that the symbol tells and the subject in capitals under the date, where a copy lost the line of the type.
fn untyped(stream: &Stream, marks: &Marks, letterhead: &Letterhead) -> Option<(DocType, Option<Subject>)> {
    let kind = symbol::kind(letterhead.symbol.as_deref()?).filter(|_| marks.subject.is_none() && marks.has_motto)?;
    let end = marks.end()?;
    let mark = TypeMark { kind, range: end..end };
    let title = title::after_type(stream, &mark, &fold::aligned(letterhead.issuer.as_deref().unwrap_or("")));
    let own_line = |range: &Range<usize>| {
        let after_date = !stream.all()[end..range.start].contains(char::is_alphanumeric);
        after_date || stream.lines[stream.line_at(range.start)].range.start == range.start
    };
    let capitals = |range: &Range<usize>| fold::is_capitals(&stream.all()[range.clone()]);
    let range = title.range.filter(|range| own_line(range) && capitals(range) && range.len() > 20);
    Some((kind, range.map(|range| (range, title.body))))
}

/// Whether a text outside the flow, such as that of a box, is a stamp of the head: `HỎA TỐC`, `DỰ THẢO 2`.
pub(crate) fn is_stamp(text: &str) -> bool {
    markers::is_stamp(&fold::key(text)) && text.chars().any(char::is_uppercase)
}

/// The type as written; its letters without the spaces and slips a copy put into them.
fn clean_name(written: String, kind: DocType) -> String {
    let same = fold::key(&written).starts_with(&fold::key(kind.name()));
    if same { written } else { kind.name().to_uppercase() }
}

/// Whether the symbol names no type (`UBND-KT`), as that of a công văn; `QĐ-UBND` is of a decision whose type line is lost.
fn names_no_type(letterhead: &Letterhead) -> bool {
    let first = letterhead.symbol.as_deref().unwrap_or("").split(['-', '/', '.']).next().unwrap_or("");
    let known = DocType::ALL.iter().any(|kind| kind.abbreviation() == first && !first.is_empty());
    letterhead.number_text.is_some() && !known
}
