//! References: every mention of another document by its number, with date and issuer where they are written.
//!
//! A number is found first, by the slash or the word `số` that all forms share (`symbol`); then the words around it are
//! read: the type before, the date and issuer after (`cite`). Ratios, dates and blank numbers have no symbol and never match.

mod cite;
mod issuer;
mod standard;
mod symbol;
mod words;

use std::collections::HashMap;

use crate::base::fold;
use crate::model::{Letterhead, Reference, ReferenceSystem};
use crate::raw::RawDoc;

use self::cite::Citation;
use self::symbol::Code;
use super::facts::Facts;
use super::flow::Flow;
use super::ids::id;
use super::outline::Outline;
use super::scan::has_digit;

/// All references of the outline's text. Ids are given by [`number`], once those of the tables are there too.
pub(crate) fn find(facts: &Facts, outline: &Outline) -> Vec<Reference> {
    let mut out: Vec<Reference> = vec![];
    for passage in outline.passages() {
        let first = out.len();
        collect(facts, passage.flow, &mut out);
        for reference in &mut out[first..] {
            reference.source = outline.source(passage.source);
        }
    }
    out
}

/// The references of one paragraph, heading or table cell; the caller knows their source.
pub(crate) fn find_in_flow(facts: &Facts, flow: &Flow) -> Vec<Reference> {
    let mut out = vec![];
    collect(facts, flow, &mut out);
    out
}

/// Puts the references of all parts in document order, gives them their ids, and links the mentions of one document.
pub(crate) fn number(mut references: Vec<Reference>) -> Vec<Reference> {
    references.sort_by_key(|reference| (reference.place.start, reference.place.end));
    // For each number the first mention of every document that bears it; numbers start anew each year.
    let mut first: HashMap<String, Vec<usize>> = HashMap::new();
    for index in 0..references.len() {
        references[index].id = id('R', index + 1);
        let mentions = first.entry(fold::key(&references[index].number)).or_default();
        let date = references[index].date;
        let same = mentions.iter().copied().find(|&other| match (references[other].date, date) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        });
        match same {
            Some(other) => references[index].same_as = Some(references[other].id.clone()),
            // A hostile document may cite one number with a thousand dates.
            None if mentions.len() < 8 => mentions.push(index),
            None => {}
        }
    }
    references
}

fn collect(facts: &Facts, flow: &Flow, out: &mut Vec<Reference>) {
    let text = flow.text.as_str();
    // Every number of a document has digits.
    if !has_digit(text) {
        return;
    }
    let mut codes = symbol::find(text);
    standard::find(text, &mut codes);
    if codes.is_empty() {
        return;
    }
    codes.sort_by_key(|code| code.range.start);
    for citation in cite::citations(text, &codes) {
        if !is_own(facts, text, &citation) {
            out.push(reference(facts.doc, flow, &citation));
        }
    }
}

/// Whether the citation is the number of a letterhead: that of the document itself, or one that stands alone after `Số:`.
fn is_own(facts: &Facts, text: &str, citation: &Citation) -> bool {
    let number = citation.code.written(text);
    let alone = !citation.typed && citation.date.is_none() && citation.issuer.is_none();
    (alone && text[citation.range.clone()].starts_with("Số"))
        || (same_number(facts.header, &number) && citation.date.is_none_or(|date| facts.issued.is_none_or(|own| own == date)))
}

fn same_number(header: &Letterhead, number: &str) -> bool {
    let (Some(own), Some(symbol)) = (header.number, header.symbol.as_deref()) else { return false };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    number[..digits].parse() == Ok(own) && number[digits..].trim_start_matches(['/', '-']) == symbol
}

fn reference(doc: &RawDoc, flow: &Flow, citation: &Citation) -> Reference {
    let text = flow.text.as_str();
    Reference {
        id: String::new(),
        text: text[citation.range.clone()].to_owned(),
        doc_type: text[citation.doc_type.clone()].to_owned(),
        number: citation.code.written(text),
        date: citation.date,
        issuer: citation.issuer.clone().map(|issuer| text[issuer].to_owned()),
        system: citation.code.system,
        same_as: None,
        source: String::new(),
        place: flow.place(doc, citation.range.clone()),
    }
}

impl Code {
    /// The number as written: without white space, but for the name of a standard.
    fn written(&self, text: &str) -> String {
        let written = &text[self.range.clone()];
        match self.system {
            ReferenceSystem::Standard => written.to_owned(),
            _ => written.split_whitespace().collect(),
        }
    }
}

#[cfg(test)]
mod tests;
