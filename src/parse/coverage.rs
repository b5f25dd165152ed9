//! Coverage: which characters of the source the finished plan holds, counted over the plan's own places.

use crate::base::place::Place;
use crate::model::{Appendix, Coverage, Plan, Residue, Section};
use crate::raw::RawDoc;

use super::scan::has_wide_space;

/// Counts the plan's places against the source's text, which is `source`.
pub(crate) fn measure(doc: &RawDoc, source: &str, plan: &Plan) -> Coverage {
    let mut places: Vec<(u32, u32)> = vec![];
    collect(plan, &mut |place| places.push((place.start, place.end)));
    places.sort_unstable();
    let mut coverage = Coverage::default();
    let mut at = 0u32;
    let wide = has_wide_space(source.as_bytes());
    let gap = |coverage: &mut Coverage, start: u32, end: u32| {
        let slice = source.get(start as usize..end as usize).unwrap_or("");
        let count = visible(slice, wide);
        // Comments of HTML are no text of the document.
        if count == 0 || slice.contains("<!--") && slice.lines().all(|line| line.trim().is_empty() || is_comment(line.trim())) {
            return;
        }
        coverage.characters += count;
        // Marks of emphasis and the sign that closes a heading or list entry are left out of strings, not lost.
        if slice.chars().all(|c| c.is_whitespace() || "*#_|\\.:;,-–/\u{feff}\u{c}".contains(c)) {
            coverage.placed += count;
            return;
        }
        let text = slice.trim();
        let start = start + (slice.len() - slice.trim_start().len()) as u32;
        let place = Place::in_text(start, start + text.len() as u32, doc.lines.line(start));
        coverage.residue.push(Residue { text: text.to_owned(), place });
    };
    for (start, end) in places.into_iter().chain([(source.len() as u32, source.len() as u32)]) {
        if start > at {
            gap(&mut coverage, at, start);
        }
        if end > at {
            let count = visible(source.get(at.max(start) as usize..end as usize).unwrap_or(""), wide);
            coverage.characters += count;
            coverage.placed += count;
            at = end;
        }
    }
    // Ten thousandths are whole numbers that a float holds exactly; an empty text is wholly placed.
    let share = (coverage.placed * 10_000).checked_div(coverage.characters).unwrap_or(10_000);
    coverage.share = f64::from(share as u32) / 10_000.0;
    coverage
}

fn is_comment(line: &str) -> bool {
    line.starts_with("<!--") && line.ends_with("-->")
}

/// How many characters of a text can be seen; `wide` if it may hold white space beyond ASCII.
fn visible(text: &str, wide: bool) -> u64 {
    let bytes = text.as_bytes();
    let count = if wide {
        text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').count()
    } else {
        // Counted in small pieces, a processor takes many bytes at a time.
        let seen = |byte: u8| u8::from(byte & 0xc0 != 0x80 && !matches!(byte, b'\t'..=b'\r' | b' '));
        bytes.chunks(255).map(|piece| usize::from(piece.iter().map(|&byte| seen(byte)).sum::<u8>())).sum()
    };
    count as u64
}

/// Every place of a part of the plan. Values found inside a part (indicators, references) add nothing to it.
fn collect(plan: &Plan, take: &mut impl FnMut(Place)) {
    let places = &plan.places;
    let lists =
        [&places.boilerplate, &places.legal_basis, &places.addressees, &places.recipients, &places.signature, &places.noise];
    places.header.values().chain(lists.into_iter().flatten()).chain(&places.recipients_label).for_each(|place| take(*place));
    plan.preamble.iter().chain(&plan.closing).for_each(|paragraph| take(paragraph.place));
    plan.tables.iter().for_each(|table| take(table.place));
    sections(&plan.sections, take);
    for Appendix { caption_place, preamble, .. } in &plan.appendices {
        take(*caption_place);
        preamble.iter().for_each(|paragraph| take(paragraph.place));
    }
}

fn sections(list: &[Section], take: &mut impl FnMut(Place)) {
    for section in list.iter().flat_map(Section::walk) {
        take(section.label_place);
        section.heading_place.into_iter().for_each(&mut *take);
        for paragraph in &section.paragraphs {
            take(paragraph.place);
        }
    }
}
