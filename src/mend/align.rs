//! Characters of a paragraph's XML set beside the source's text, one by one; a paragraph where they differ is left alone.

use std::ops::Range;

use super::part::{Item, Kind, Scan};
use crate::base::place::WordPart;
use crate::raw::{RawDoc, WordPiece};

/// A character of the source's text and the bytes of XML that it came from.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// Its first byte in the source's text.
    pub(super) source: u32,
    length: u32,
    pub(super) xml: Range<usize>,
    /// The element of text that holds it; none if it is not to be changed.
    pub(super) text: Option<usize>,
}

impl Slot {
    /// One past its last byte in the source's text.
    pub(super) fn end(&self) -> u32 {
        self.source + self.length
    }
}

/// The characters of the paragraph that `piece` names, whose text ends before `end`.
pub(super) fn slots(scan: &Scan, raw: &RawDoc, piece: &WordPiece, end: u32) -> Option<Vec<Slot>> {
    let paragraph = scan.paragraphs.get((piece.paragraph as usize).checked_sub(1)?)?;
    let text = raw.source().get(piece.start as usize..end as usize)?;
    let label = label(raw, piece, text)?;
    // A space stands between a number and the text, unless the list says otherwise.
    let spaced = (label > 0 && text[label..].starts_with(' ')).then_some(label + 1);
    let try_from = |from: usize| attempt(&paragraph.items, raw, text, piece.start, from);
    let mut slots = spaced.and_then(try_from).or_else(|| try_from(label))?;
    if label > 0 {
        // Whether the reader puts a space of its own behind a mark depends on what comes first.
        let first = slots.first_mut().filter(|slot| text[label..].starts_with(' ') && slot.source == piece.start + label as u32);
        first.into_iter().for_each(|slot| slot.text = None);
    }
    Some(slots)
}

/// Bytes of the number or mark that the reader put in front of the paragraph.
fn label(raw: &RawDoc, piece: &WordPiece, text: &str) -> Option<usize> {
    let labels = &raw.looks.labels;
    if let Ok(at) = labels.binary_search_by_key(&piece.start, |label| label.start) {
        return Some((labels[at].end - labels[at].start) as usize);
    }
    if !matches!(piece.part, WordPart::Footnotes | WordPart::Endnotes) {
        return Some(0);
    }
    let Some(note) = raw.looks.notes.iter().find(|note| note.range.start == piece.start) else { return Some(0) };
    let count = note.label.chars().count();
    text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(count)
}

fn attempt(items: &[Item], raw: &RawDoc, text: &str, base: u32, from: usize) -> Option<Vec<Slot>> {
    let mut slots = Vec::with_capacity(items.len());
    let mut at = from;
    for item in items {
        let next = text[at..].chars().next();
        let here = base + at as u32;
        let mut slot = |c: char, element: Option<usize>| {
            slots.push(Slot { source: here, length: c.len_utf8() as u32, xml: item.xml.clone(), text: element });
            at += c.len_utf8();
        };
        match (item.kind, next) {
            (Kind::Char(c), Some(shown)) if c == shown => slot(shown, item.text),
            (Kind::Char('\n' | '\r'), Some(' ')) => slot(' ', item.text),
            (Kind::Char(c), Some(shown)) if is_raised(c, shown) || (is_sign(c) && shown != '\n') => slot(shown, None),
            (Kind::Char(c), _) if c.is_control() && c != '\t' => {}
            (Kind::Char(_), _) => return None,
            (Kind::Symbol, Some(shown)) if shown != '\n' => slot(shown, None),
            (Kind::Break, Some('\n')) => at += 1,
            (Kind::Note, _) => {
                let anchors = raw.looks.notes.iter().filter_map(|note| note.anchor.as_ref());
                if let Some(anchor) = anchors.into_iter().find(|anchor| anchor.start == here) {
                    at = (anchor.end - base) as usize;
                    if !text.is_char_boundary(at) {
                        return None;
                    }
                }
            }
            (Kind::Symbol | Kind::Break, _) => {}
        }
    }
    let rest = &text[at..];
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(slots)
}

/// Whether a figure is shown raised so that it does not read as one.
fn is_raised(c: char, shown: char) -> bool {
    "0123456789".chars().zip("⁰¹²³⁴⁵⁶⁷⁸⁹".chars()).any(|pair| pair == (c, shown))
}

/// Whether a character stands for a sign of a font of signs.
fn is_sign(c: char) -> bool {
    ('\u{f000}'..='\u{f0ff}').contains(&c)
}
