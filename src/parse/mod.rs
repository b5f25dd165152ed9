//! RawDoc → Plan, in small stages. Never fails: what cannot be placed becomes a diagnostic and residue.
//!
//! ```text
//! head        letterhead, type and subject                     head/
//! paragraphs  lines → paragraphs; noise set apart              paragraphs, noise, segments
//! structure   paragraphs → body, closing, recipients, …        structure, sections, levels, labels, headings
//! tables      raw tables → grids with meaning                  tables/
//! values      references, indicators, assignments              references, indicators/, assignments/
//! build       outlines → the model; coverage                   build, coverage
//! ```

mod agencies;
mod alphabet;
mod appendix;
mod assignments;
mod basis;
mod bracketed;
mod build;
mod closing;
mod coverage;
mod date;
mod deadlines;
mod facts;
mod flow;
mod head;
mod headings;
mod ids;
mod indicators;
mod inline;
mod labels;
mod levels;
mod noise;
mod notes;
mod number;
mod outline;
mod paragraphs;
mod recipients;
mod references;
mod scan;
mod sections;
mod segments;
mod shape;
mod signature;
mod structure;
mod tables;
mod titles;
mod units;
mod unread;
mod values;
mod words;
mod wrapping;

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::place::Place;
use crate::model::{Appendix, Plan, SectionRun};
use crate::raw::{FurnitureKind, RawDoc, SpotFinder, Spots};

use outline::Outline;
use structure::{AppendixParts, Parts};
use values::Tables;

/// What the parser may assume.
///
/// ```
/// let options = kehoach::ParseOptions::default();
/// assert!(!options.skip_coverage);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ParseOptions {
    /// Leave `coverage` out, for archives where only the values count.
    pub skip_coverage: bool,
}

/// Parses a document.
pub(crate) fn parse(doc: &RawDoc, options: &ParseOptions) -> Plan {
    let mut plan = Plan {
        schema: "kehoach.plan/1".into(),
        edits: doc.edits.clone(),
        diagnostics: doc.diagnostics.clone(),
        ..Plan::default()
    };
    let head = head::read(doc, 0);
    let gathered = paragraphs::gather(doc, head.body);
    put_head(doc, &mut plan, &head, &gathered.noise);
    let mut parts = structure::cut(doc, gathered);
    notes::add(doc, &mut parts.body);
    let tables = values::tables(doc, &parts);
    let facts = facts::gather(doc, &head.letterhead);
    plan.references = values::references(&facts, &parts, &tables.list);
    plan.indicators = values::indicators(&facts, &parts, &tables.list);
    plan.diagnostics.extend(unread::figures(&facts, &parts, &plan.indicators));
    plan.diagnostics.extend(unread::cells(&tables.list, &plan.indicators));
    let (assignments, orphans) = values::assignments(&facts, &parts, &tables.list);
    plan.assignments = assignments;
    plan.diagnostics.extend(orphans.into_iter().map(unread::orphan));
    plan.diagnostics.extend(unread::rows(&tables.list, &plan.assignments));
    put_body(doc, &mut plan, std::mem::take(&mut parts.body), &tables);
    put_tail(doc, &mut plan, parts, &tables);
    put_furniture(doc, &mut plan);
    plan.tables = tables.list;
    notes::anchor(doc, &mut plan);
    let doubts = shape::doubts(doc, &plan);
    plan.diagnostics.extend(doubts);
    if !options.skip_coverage {
        plan.coverage = coverage::measure(doc, doc.source(), &plan);
    }
    put_spots(doc, &mut plan);
    plan
}

/// Says of each place where it stands in a Word or PDF document.
fn put_spots(doc: &RawDoc, plan: &mut Plan) {
    if !matches!(doc.spots, Spots::Text) {
        let finder = SpotFinder::new(&doc.spots, doc.source());
        plan.for_each_place_mut(&mut |place| place.at = finder.spot(place));
    }
}

fn put_head(doc: &RawDoc, plan: &mut Plan, head: &head::Head, noise: &[crate::raw::Bytes]) {
    plan.header = head.letterhead.clone();
    plan.places.header = head.fields.iter().map(|(field, range)| ((*field).to_owned(), doc.place(range))).collect();
    plan.places.boilerplate = head.boilerplate.iter().map(|range| doc.place(range)).collect();
    for range in head.noise.iter().chain(noise) {
        let text = flow::Flow::new(doc, range).text;
        if text.is_empty() {
            plan.places.boilerplate.push(doc.place(range));
        } else {
            plan.noise.push(text);
            plan.places.noise.push(doc.place(range));
        }
    }
}

fn put_body(doc: &RawDoc, plan: &mut Plan, body: Outline, tables: &Tables) {
    for basis in basis::find(&body.preamble) {
        plan.places.legal_basis.push(basis.whole(doc));
        plan.legal_basis.push(basis.text);
    }
    plan.footnotes = build::footnotes(doc, &body);
    plan.preamble = build::paragraphs(doc, body.preamble);
    plan.closing = build::paragraphs(doc, body.closing);
    plan.sections = build::sections(doc, body.nodes, tables.nodes(None));
}

fn put_tail(doc: &RawDoc, plan: &mut Plan, parts: Parts, tables: &Tables) {
    plan.addressees = parts.addressees.entries.iter().map(|flow| flow.text.clone()).collect();
    plan.places.addressees = parts.addressees.entries.iter().map(|flow| flow.whole(doc)).collect();
    plan.places.boilerplate.extend(parts.addressees.label.iter().map(|flow| flow.whole(doc)));
    plan.recipients = parts.recipients.entries.iter().map(|flow| flow.text.clone()).collect();
    plan.places.recipients = parts.recipients.entries.iter().map(|flow| flow.whole(doc)).collect();
    plan.places.recipients_label = parts.recipients.label.as_ref().map(|flow| flow.whole(doc));
    (plan.signature, plan.places.signature) = build::signature(doc, &parts.signature);
    plan.places.boilerplate.extend(parts.boilerplate.iter().map(|range| doc.place(range)));
    plan.places.boilerplate.extend(parts.signature.boilerplate.iter().map(|flow| flow.whole(doc)));
    for (at, appendix) in parts.appendices.into_iter().enumerate() {
        put_appendix(doc, plan, appendix, tables, at);
    }
    for flow in &parts.stray {
        let message = "text after the signature that starts no appendix";
        plan.diagnostics.push(Diagnostic::new("text-after-signature", Severity::Warning, message, flow.whole(doc)));
    }
}

/// Stamps in boxes, and what else belongs to the pages and not to the text.
fn put_furniture(doc: &RawDoc, plan: &mut Plan) {
    for piece in &doc.looks.furniture {
        let range = doc.repaired_range(&piece.range);
        let text = flow::Flow::new(doc, &range).text;
        if piece.kind == FurnitureKind::TextBox && head::is_stamp(&text) {
            plan.header.stamps.push(text);
            plan.places.boilerplate.push(doc.place(&range));
        } else if text.is_empty() || noise::is_page_number(&text) || paragraphs::is_rule(&text) {
            plan.places.boilerplate.push(doc.place(&range));
        } else {
            plan.noise.push(text);
            plan.places.noise.push(doc.place(&range));
        }
    }
}

fn put_appendix(doc: &RawDoc, plan: &mut Plan, parts: AppendixParts, tables: &Tables, at: usize) {
    let caption = &parts.caption;
    let label = caption.opening().whole(doc);
    let lines: Vec<Place> =
        caption.title.iter().chain(&caption.attached_to).chain(&caption.boilerplate).map(|flow| flow.whole(doc)).collect();
    let caption_end = lines.iter().map(|place| place.end).fold(label.end, u32::max);
    let title = caption.title.iter().map(|flow| flow.text.as_str()).collect::<Vec<_>>().join(" ");
    let (_, signature) = build::signature(doc, &parts.signature);
    let closing = build::paragraphs(doc, parts.outline.closing);
    plan.places.boilerplate.extend(signature.iter().chain(closing.iter().map(|paragraph| &paragraph.place)));
    let sections = build::sections(doc, parts.outline.nodes, tables.nodes(Some(at)));
    let preamble = build::paragraphs(doc, parts.outline.preamble);
    let ends = sections
        .iter()
        .map(|section| section.place.end)
        .chain(preamble.iter().map(|paragraph| paragraph.place.end))
        .chain(signature.iter().map(|place| place.end))
        .chain(tables.of(Some(at)).map(|table| table.place.end));
    let end = ends.fold(caption_end, u32::max);
    let run = match sections.len() as u32 {
        0 => SectionRun::default(),
        count => SectionRun { first: plan.sections.len() as u32, count },
    };
    plan.appendices.push(Appendix {
        label: caption.label.text.clone(),
        title: (!title.is_empty()).then_some(title),
        attached_to: caption.attached_to.as_ref().map(|flow| flow.text.clone()),
        place: Place { end, ..label },
        caption_place: Place { end: caption_end, ..label },
        preamble,
        sections: run,
        tables: tables.of(Some(at)).map(|table| table.id.clone()).collect(),
    });
    plan.sections.extend(sections);
}
