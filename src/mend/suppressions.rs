//! Suppressions that stand in a Word document as comments: `kehoach: bỏ qua SL101: lý do`, for the paragraph they are tied to.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::damaged;
use super::package::{Package, attribute};
use super::part::Scan;
use crate::base::error::Result;
use crate::base::place::WordPart;
use crate::check::{Suppression, asked};
use crate::raw::{RawDoc, Spots};

/// The suppressions of a Word document that was read as `raw`, each for the lines of its paragraph.
///
/// # Errors
///
/// If the bytes are not the document that was read.
pub(crate) fn suppressions_docx(bytes: &[u8], raw: &RawDoc) -> Result<Vec<Suppression>> {
    let mut package = Package::open(bytes)?;
    let Some(name) = package.part(WordPart::Comments)? else { return Ok(vec![]) };
    let comments = package.text(&name)?.unwrap_or_default();
    if !comments.contains("kehoach") {
        return Ok(vec![]);
    }
    let said: Vec<(String, String)> = texts(&comments)?.into_iter().filter(|(_, text)| asked(text).is_some()).collect();
    let main = package.main.clone();
    let text = package.text(&main)?.ok_or_else(|| damaged(format!("{main} is not UTF-8")))?;
    let scan = Scan::of(&main, &text, &[])?;
    let mut out = vec![];
    for (id, body) in &said {
        let Some((rules, reason)) = asked(body) else { continue };
        let Some(lines) = mark(&text, id).and_then(|at| lines(&scan, raw, at)) else { continue };
        let (first, last) = lines;
        let place = if first == last { format!("line {first}") } else { format!("line {first}-{last}") };
        out.extend(rules.map(|rule| Suppression { rule: rule.to_owned(), place: place.clone(), reason: reason.to_owned() }));
    }
    Ok(out)
}

/// The comments of the part: their ids and words.
fn texts(part: &str) -> Result<Vec<(String, String)>> {
    let mut out: Vec<(String, String)> = vec![];
    let mut reader = Reader::from_str(part);
    let mut inside = false;
    loop {
        match reader.read_event().map_err(|error| damaged(error.to_string()))? {
            Event::Start(start) if start.local_name().as_ref() == b"comment" => {
                out.push((attribute(&start, b"id").unwrap_or_default(), String::new()));
            }
            Event::Start(start) => inside = start.local_name().as_ref() == b"t",
            Event::End(_) => inside = false,
            Event::Text(text) if inside => {
                if let Some((_, words)) = out.last_mut() {
                    words.push_str(&text.decode().map_err(|error| damaged(error.to_string()))?);
                }
            }
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}

/// Where the mark of a comment stands in the document's part: its beginning, or its sign.
fn mark(text: &str, id: &str) -> Option<usize> {
    ["commentRangeStart", "commentReference"].into_iter().find_map(|name| {
        text.match_indices(name).map(|(at, _)| at).find(|&at| {
            let tag = text[at..].split('>').next().unwrap_or("");
            let value = tag.split_once("id=").map_or("", |(_, value)| value).trim_start_matches(['"', '\'']);
            value.split(['"', '\'']).next() == Some(id)
        })
    })
}

/// The lines of the paragraph that holds byte `at` of the part, or of the next one where the byte stands between two.
fn lines(scan: &Scan, raw: &RawDoc, at: usize) -> Option<(u32, u32)> {
    let held = scan.paragraphs.iter().rposition(|paragraph| paragraph.tag.start <= at && at < paragraph.inner_end);
    let paragraph = held.or_else(|| scan.paragraphs.iter().position(|paragraph| paragraph.tag.start > at))?;
    let Spots::Word(pieces) = &raw.spots else { return None };
    let of = |piece: &crate::raw::WordPiece| piece.part == WordPart::Document && piece.paragraph as usize == paragraph + 1;
    let first = pieces.iter().position(of)?;
    let end = pieces.get(first + 1).map_or(raw.source().len() as u32, |next| next.start);
    let (start, end) = (pieces[first].start, end.saturating_sub(1).max(pieces[first].start));
    Some((raw.lines.line(start), raw.lines.line(end)))
}
