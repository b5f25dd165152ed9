//! PDF: glyphs and rules of each page, laid out as lines and tables, put together as one document.
//!
//! ```text
//! weight      what the objects will take in memory, before they are read
//! file        objects, by lopdf: pages, dictionaries, streams, passwords
//! font        codes → letters and widths
//! content     content streams → glyphs and rules of a page
//! layout      glyphs and rules → lines and tables in reading order
//! furniture   page numbers and running heads set apart
//! judge       which pages are scans
//! unpacked    which pages are safe to draw
//! scan        scans drawn and given to an OCR, whose words are laid out like letters
//! rests       tables that go on over a page
//! tails       lists beside a signature put together over a page break
//! paragraphs, assemble   lines → paragraphs → the document, with a place on a page for each word
//! ```
//!
//! `lopdf` ends at `file`, `font` and `content`; the layout sees a [`page::Page`] and would take one from elsewhere.

mod assemble;
mod content;
mod cuts;
mod file;
mod font;
mod furniture;
mod judge;
mod layout;
mod lexer;
mod page;
mod paragraphs;
mod recognised;
mod rests;
#[cfg(feature = "ocr")]
mod scan;
mod tails;
#[cfg(feature = "ocr")]
mod unpacked;
mod weight;

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::error::{Error, Result};
use crate::raw::{RawDoc, Spots};

use super::{IsSyllable, ReadOptions, Reading};
use content::Reader;
use file::File;
use judge::PageText;
use layout::Layout;
use page::Pages as _;

/// Reads a PDF file.
pub(super) fn read(bytes: &[u8], options: &ReadOptions, is_syllable: IsSyllable) -> Result<Reading> {
    let file = File::open(bytes, options.password.as_deref(), options.max_pages as usize)?;
    let count = file.pages.len() as u32;
    if count > options.max_pages {
        return Err(Error::too_large("the PDF", u64::from(count), u64::from(options.max_pages), "max_pages"));
    }
    let wanted: Vec<u32> = (1..=count).filter(|page| options.pages.as_ref().is_none_or(|pages| pages.contains(page))).collect();
    if wanted.is_empty() {
        return Err(Error::malformed(format!("the PDF has {count} pages; none of them is in the range asked for")));
    }
    let mut pages = lay_out(&file, &wanted);
    let mut judged: Vec<(u32, PageText)> =
        pages.iter().map(|(page, layout)| (*page, judge::judge(layout, is_syllable))).collect();
    let recognised = recognised::recognise(bytes, &file, options, &mut pages, &mut judged, is_syllable)?;
    let heads = furniture::take(&mut pages);
    rests::rejoin(&mut pages);
    cuts::mend(&mut pages);
    tails::rejoin(&mut pages);
    let images: Vec<u32> = of_kind(&judged, PageText::None);
    if images.len() == judged.len() {
        return Err(Error::needs_ocr(format!("{}; {HOW_TO_OCR}", image_pages(&images))));
    }
    for (page, layout) in &mut pages {
        if images.contains(page) {
            // The few letters on a scan are its stamp; codes without a letter say nothing.
            let text = layout
                .items
                .drain(..)
                .filter_map(|item| if let layout::Item::Line(line) = item { Some(line.text()) } else { None });
            let text = text.filter(|text| !text.contains('\u{fffd}')).collect::<Vec<_>>().join(" ");
            layout.stamps.extend((!text.is_empty()).then_some(text));
        }
    }
    let assembly = assemble::assemble(&pages, is_syllable);
    let mut doc = super::unrepaired(assembly.text);
    doc.blocks = assembly.blocks;
    doc.hard_lines = true;
    doc.spots = Spots::Pages(assembly.pieces);
    remark(&mut doc, &file, &pages, &judged, &heads);
    recognised.remark(&mut doc);
    Ok(Reading { doc, encoding: "UTF-8", pages: Some(count) })
}

/// What a reader of a message can do about images.
const HOW_TO_OCR: &str = "an OCR has to read them (option `ocr`)";

/// `pages 1-3, 7 are images without text`.
fn image_pages(pages: &[u32]) -> String {
    let verb = if pages.len() == 1 { "is an image" } else { "are images" };
    format!("{} {} {verb} without text", if pages.len() == 1 { "page" } else { "pages" }, ranges(pages))
}

fn ranges(pages: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = vec![];
    for &page in pages {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == page => run.1 = page,
            _ => runs.push((page, page)),
        }
    }
    let run = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

fn of_kind(judged: &[(u32, PageText)], kind: PageText) -> Vec<u32> {
    judged.iter().filter(|(_, found)| *found == kind).map(|(page, _)| *page).collect()
}

/// Lays the wanted pages out, several at a time where there are many.
fn lay_out(file: &File, wanted: &[u32]) -> Vec<(u32, Layout)> {
    let one = |reader: &Reader<'_>, page: u32| (page, layout::lay_out(reader.page(page as usize - 1)));
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(wanted.len() / 4).clamp(1, 8);
    if threads == 1 {
        let reader = Reader::new(file, 1);
        return wanted.iter().map(|&page| one(&reader, page)).collect();
    }
    let share = wanted.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let parts: Vec<_> = wanted
            .chunks(share)
            .map(|part| {
                scope.spawn(move || {
                    let reader = Reader::new(file, threads);
                    part.iter().map(|&page| one(&reader, page)).collect::<Vec<_>>()
                })
            })
            .collect();
        // A part that stopped is given back as empty pages, so that the others are still read.
        let lost = |part: &[u32]| {
            part.iter().map(|&page| (page, Layout { remark: Some("the page is damaged"), ..Layout::default() })).collect()
        };
        parts
            .into_iter()
            .zip(wanted.chunks(share))
            .flat_map(|(thread, part)| thread.join().unwrap_or_else(|_| lost(part)))
            .collect()
    })
}

/// Says what the pages are worth and what was set apart.
fn remark(doc: &mut RawDoc, file: &File, pages: &[(u32, Layout)], judged: &[(u32, PageText)], heads: &[String]) {
    let mut say = |id: &str, severity: Severity, message: String| {
        let place = doc.place(&(0..0));
        doc.diagnostics.push(Diagnostic::new(id, severity, message, place));
    };
    if file.rebuilt {
        say(
            "pdf-rebuilt",
            Severity::Warning,
            "the file's table of objects is damaged and was rebuilt; objects may be missing".into(),
        );
    }
    let attached = file.attachments();
    if !attached.is_empty() {
        let message = format!("files are attached, which were not read: {}", attached.join(", "));
        say("attached-files", Severity::Warning, message);
    }
    let images = of_kind(judged, PageText::None);
    if !images.is_empty() {
        say("page-text-none", Severity::Warning, format!("{}; {HOW_TO_OCR}", image_pages(&images)));
    }
    let poor = of_kind(judged, PageText::Poor);
    if !poor.is_empty() {
        let message =
            format!("the text of page {} is hardly Vietnamese: letters are lost, or it was read by an unfit OCR", ranges(&poor));
        say("page-text-poor", Severity::Warning, message);
    }
    let mut remarks: Vec<(&str, Vec<u32>)> = vec![];
    for (page, layout) in pages {
        if let Some(text) = layout.remark {
            match remarks.iter_mut().find(|(known, _)| *known == text) {
                Some((_, list)) => list.push(*page),
                None => remarks.push((text, vec![*page])),
            }
        }
    }
    for (text, list) in remarks {
        let message = format!("page {}: {text}", ranges(&list));
        say("page-damaged", Severity::Warning, message);
    }
    for (page, layout) in pages {
        for stamp in &layout.stamps {
            say("stamp", Severity::Info, format!("page {page} bears the stamp: {stamp}"));
        }
    }
    for head in heads {
        say("running-head", Severity::Info, format!("set apart from the text of the pages: {head}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_listed_in_runs() {
        assert_eq!(image_pages(&[1, 2, 3, 7]), "pages 1-3, 7 are images without text");
        assert_eq!(image_pages(&[2]), "page 2 is an image without text");
    }
}
