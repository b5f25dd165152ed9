//! Word documents mended in place: replacements made, tracked or remarked on, with all else in the file left as it was.
//!
//! ```text
//! package   the archive: parts out, parts in, every other entry copied as it is packed
//! scan      the XML of a part → paragraphs, runs and characters with their bytes (part)
//! align     characters of a paragraph ↔ bytes of the source's text, checked one by one
//! patch     changes → the few bytes of XML that become others
//! comments  findings → the part of comments and its marks
//! ```
//!
//! Nothing is guessed: a replacement that touches anything but plain characters of a run (automatic numbers, tabs,
//! breaks, marks of notes, results of fields, text that stands twice) is not made but handed back.

mod align;
mod comments;
mod package;
mod part;
mod patch;
mod scan;
mod suppressions;

pub(crate) use comments::comment_docx;
pub(crate) use suppressions::suppressions_docx;

use std::collections::BTreeMap;

use crate::base::error::{Error, Result};
use crate::base::place::WordPart;
use crate::check::Replacement;
use crate::raw::{RawDoc, Spots, WordPiece};
use align::Slot;
use package::Package;
use part::Scan;
use patch::{Change, Put, Style};

/// Who made a change or a comment, and when.
#[derive(Clone, Debug)]
pub struct Author {
    /// The name shown in Word.
    pub name: String,
    /// The moment, as Word writes it: `2026-03-02T08:00:00Z`.
    pub date: String,
}

/// How replacements are made in a Word document.
#[derive(Clone, Debug)]
pub enum Mend {
    /// The old text is gone.
    Replace,
    /// As tracked changes, for somebody to accept or reject.
    Track(Author),
}

/// A Word document with replacements made.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The document.
    pub bytes: Vec<u8>,
    /// How many replacements were made.
    pub made: usize,
    /// Those that were not: they touch more than plain characters.
    pub left: Vec<Replacement>,
}

/// Makes replacements in a Word document that was read as `raw`; they count in the source's text.
///
/// # Errors
///
/// If the bytes are not the document that was read, or carry a signature that any change would break.
pub(crate) fn mend_docx(bytes: &[u8], raw: &RawDoc, edits: &[Replacement], how: &Mend) -> Result<Mended> {
    let mut package = Package::open(bytes)?;
    let mut parts: BTreeMap<WordPart, Vec<Minimal<'_>>> = BTreeMap::new();
    let (mut made, mut left) = (0, vec![]);
    let mut sorted: Vec<&Replacement> = edits.iter().collect();
    sorted.sort();
    let mut end = 0;
    for edit in sorted {
        let apart = edit.start >= end;
        match Minimal::of(edit, raw).filter(|_| apart) {
            Some(minimal) => {
                end = edit.end;
                parts.entry(minimal.piece.part).or_default().push(minimal);
            }
            None => left.push(edit.clone()),
        }
    }
    let mut changed = vec![];
    let mut last_id = None;
    for (part, edits) in parts {
        let name = package.part(part)?;
        let text = match &name {
            Some(name) => package.text(name)?,
            None => None,
        };
        let (Some(name), Some(text)) = (name, text) else {
            left.extend(edits.iter().map(|minimal| minimal.edit.clone()));
            continue;
        };
        let mut wanted: Vec<u32> = edits.iter().map(|minimal| minimal.piece.paragraph).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let scan = Scan::of(&name, &text, &wanted)?;
        let track = matches!(how, Mend::Track(_));
        let mut aligned: BTreeMap<u32, Option<Vec<Slot>>> = BTreeMap::new();
        let mut changes = vec![];
        for minimal in &edits {
            let slots =
                aligned.entry(minimal.piece.start).or_insert_with(|| align::slots(&scan, raw, &minimal.piece, minimal.end));
            match slots.as_deref().and_then(|slots| minimal.changes(&scan, slots, track)) {
                Some(more) => {
                    made += 1;
                    changes.extend(more);
                }
                None => left.push(minimal.edit.clone()),
            }
        }
        if changes.is_empty() {
            continue;
        }
        let first_id = last_id.unwrap_or(0u32).max(scan.last_id).saturating_add(1);
        let style = match how {
            Mend::Replace => Style::Replace,
            Mend::Track(author) => Style::Track(author, first_id),
        };
        let (text, last) = patch::patched(&scan, &text, &changes, &style);
        last_id = Some(last);
        changed.push((name, text));
    }
    left.sort();
    let bytes = if changed.is_empty() { bytes.to_vec() } else { package.with(&changed)? };
    Ok(Mended { bytes, made, left })
}

/// A replacement cut down to the characters that change, and the paragraph that holds them.
struct Minimal<'a> {
    edit: &'a Replacement,
    start: u32,
    end_of_change: u32,
    text: &'a str,
    piece: WordPiece,
    /// Where the text of the paragraph ends.
    end: u32,
}

impl<'a> Minimal<'a> {
    fn of(edit: &'a Replacement, raw: &RawDoc) -> Option<Self> {
        let before = raw.source().get(edit.start as usize..edit.end as usize)?;
        let (skip, keep) = common(before, &edit.text);
        let text = &edit.text[skip..edit.text.len() - keep];
        let (start, end_of_change) = (edit.start + skip as u32, edit.end - keep as u32);
        if text.chars().any(char::is_control) {
            return None;
        }
        let (piece, end) = piece_at(raw, start)?;
        (end_of_change <= end).then_some(Self { edit, start, end_of_change, text, piece, end })
    }

    /// The changes of the part that make it; none if it touches more than plain characters.
    fn changes(&self, scan: &Scan, slots: &[Slot], track: bool) -> Option<Vec<Change>> {
        let usable = |slot: &Slot| slot.text.filter(|&text| !(track && scan.texts[text].tracked));
        if self.start == self.end_of_change {
            if self.text.is_empty() {
                return Some(vec![]);
            }
            let next = slots.partition_point(|slot| slot.source < self.start);
            let before = next.checked_sub(1).and_then(|at| slots.get(at)).filter(|slot| slot.end() == self.start);
            let after = slots.get(next).filter(|slot| slot.source == self.start);
            // New text takes the look of what stands before it.
            let place = before.and_then(|slot| Some((usable(slot)?, slot.xml.end)));
            let (text, at) = place.or_else(|| after.and_then(|slot| Some((usable(slot)?, slot.xml.start))))?;
            return Some(vec![Change { text, at: at..at, put: Put::Text(self.text.to_owned()) }]);
        }
        let first = slots.partition_point(|slot| slot.source < self.start);
        let mut out: Vec<Change> = vec![];
        let mut at = self.start;
        for slot in &slots[first..] {
            if at >= self.end_of_change {
                break;
            }
            if slot.source != at {
                return None;
            }
            let text = usable(slot)?;
            if let Some(last) = out.last_mut().filter(|last| last.text == text && last.at.end == slot.xml.start) {
                last.at.end = slot.xml.end;
            } else {
                // The first run takes all of the new text.
                let put = if out.is_empty() { self.text.to_owned() } else { String::new() };
                out.push(Change { text, at: slot.xml.clone(), put: Put::Text(put) });
            }
            at = slot.end();
        }
        (at == self.end_of_change).then_some(out)
    }
}

/// The piece that holds byte `at` of the source's text, and where its text ends.
fn piece_at(raw: &RawDoc, at: u32) -> Option<(WordPiece, u32)> {
    let Spots::Word(pieces) = &raw.spots else { return None };
    let next = pieces.partition_point(|piece| piece.start <= at);
    let piece = *pieces.get(next.checked_sub(1)?)?;
    let end = pieces.get(next).map_or(raw.source().len() as u32, |piece| piece.start);
    Some((piece, end))
}

/// Bytes that both texts begin with, and then end with.
fn common(before: &str, after: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = before.chars().zip(after.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (before, after) = (&before[start..], &after[start..]);
    let end = before.chars().rev().zip(after.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (start, end)
}

/// A text with replacements made; they are apart.
pub(crate) fn replaced(source: &str, edits: &[&Replacement]) -> String {
    let mut sorted = edits.to_vec();
    sorted.sort();
    let mut out = String::with_capacity(source.len() + 64);
    let mut at = 0;
    for edit in sorted {
        out.push_str(source.get(at..edit.start as usize).unwrap_or(""));
        out.push_str(&edit.text);
        at = edit.end as usize;
    }
    out + source.get(at..).unwrap_or("")
}

/// The error of a file that is not the one that was read.
fn damaged(reason: impl std::fmt::Display) -> Error {
    Error::malformed(format!("the document cannot be changed: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_is_replaced() {
        assert_eq!(common("Uỷ ban", "Ủy ban"), (0, 4));
        assert_eq!(common("01/ 2026", "01/2026"), (3, 4));
        assert_eq!(common("aa", "aaa"), (2, 0));
        assert_eq!(common("", "x"), (0, 0));
    }
}
