//! What is looked at again after a round of spacing repairs: the runs of words that were cut or joined, not the whole text.

use std::ops::Range;

use super::patch::Patch;
use super::spacing::Piece;
use crate::base::edit::EditKind;

/// What patches of `cells` touch, in the offsets of the changed text: the runs of words that were cut or joined, or whole
/// cells where figures and signs moved. What is settled is left out.
pub(crate) fn touched(text: &str, cells: &[Range<usize>], patches: &[Patch]) -> Vec<Piece> {
    let mut out: Vec<Piece> = vec![];
    let (mut next, mut shift) = (0, 0i64);
    let moved = |at: usize, shift: i64| (at as i64 + shift) as usize;
    for cell in cells {
        let here = patches[next..].iter().take_while(|patch| patch.start as usize <= cell.end).count();
        if here == 0 {
            continue;
        }
        let (patches, first, start) = (&patches[next..next + here], out.len(), moved(cell.start, shift));
        next += here;
        let mut windows = windows(text, cell, patches).into_iter().peekable();
        let mut from = None;
        for patch in patches {
            while let Some(window) = windows.next_if(|window| window.end < patch.start as usize) {
                out.push(Piece { cell: 0..0, window: from.take().unwrap_or(start)..moved(window.end, shift) });
            }
            if let Some(window) = windows.peek().filter(|window| window.start <= patch.start as usize) {
                from.get_or_insert(moved(window.start, shift));
            }
            shift += patch.after.len() as i64 - i64::from(patch.end - patch.start);
        }
        out.extend(windows.map(|window| Piece { cell: 0..0, window: from.take().unwrap_or(start)..moved(window.end, shift) }));
        out[first..].iter_mut().for_each(|piece| piece.cell = start..moved(cell.end, shift));
    }
    out
}

/// The parts of a cell that patches touch; all of it, where more than words are cut and joined.
fn windows(text: &str, cell: &Range<usize>, patches: &[Patch]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = vec![];
    for patch in patches.iter().filter(|patch| !patch.settled) {
        let at = patch.start as usize;
        let plain = matches!(patch.kind, EditKind::Glued | EditKind::Split)
            || (patch.start == patch.end && text[..at].ends_with([',', ';']));
        if out.last().is_some_and(|run| at + NEAR < run.end) {
            continue;
        }
        let run = run_around(text, cell, at);
        // Straight quotes are told apart by counting from the start.
        if !plain || text.as_bytes()[run.clone()].contains(&b'"') {
            return vec![cell.clone()];
        }
        match out.last_mut().filter(|last| run.start <= last.end) {
            Some(last) => last.end = last.end.max(run.end),
            None => out.push(run),
        }
    }
    out
}

/// How many words on each side of a patch may be read otherwise because of it; the lattice and its guards look at two.
const WORDS: usize = 4;

/// Longest letters of the mark of an item: `II.`, `đ)`.
const MARK: usize = 5;

/// How near to the end of a run a patch may change what the sign there means.
const NEAR: usize = 16;

/// Whether a byte belongs to a word or to the spaces between words.
const IS_WORD: [bool; 256] = {
    let (mut table, mut byte) = ([false; 256], 0);
    while byte < 256 {
        table[byte] = byte == b' ' as usize || (byte as u8).is_ascii_alphabetic() || (byte >= 0x80 && byte != 0xe2);
        byte += 1;
    }
    table
};

fn is_word(byte: u8) -> bool {
    IS_WORD[usize::from(byte)]
}

/// How many bytes go before the end of the words, or before the space at which there are enough; and whether it is such.
fn some_words<'a>(bytes: impl Iterator<Item = &'a u8>) -> (usize, bool) {
    let (mut length, mut spaces) = (0, 0);
    for &byte in bytes {
        if !is_word(byte) {
            break;
        }
        spaces += usize::from(byte == b' ');
        if spaces > WORDS {
            return (length, true);
        }
        length += 1;
    }
    (length, false)
}

/// The words and spaces around a place, up to the next signs and figures on both sides, or over them if they are near.
fn run_around(text: &str, cell: &Range<usize>, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let back = |at: usize, word: bool| at - bytes[cell.start..at].iter().rev().take_while(|byte| is_word(**byte) == word).count();
    let on = |at: usize, word: bool| at + bytes[at..cell.end].iter().take_while(|byte| is_word(**byte) == word).count();
    let is_blank = |range: Range<usize>| bytes[range].iter().all(|byte| *byte == b' ');
    // In a long run, words farther away than these have no say; in capitals the whole run tells whether it is a title.
    let (before, mut cut_before) = some_words(bytes[cell.start..at].iter().rev());
    let (after, mut cut_after) = some_words(bytes[at..cell.end].iter());
    let (mut start, mut end) = (at - before, at + after);
    if (cut_before || cut_after) && !bytes[start..end].iter().any(u8::is_ascii_lowercase) {
        (start, end, cut_before, cut_after) = (back(start, true), on(end, true), false, false);
    }
    // Figures and signs with spaces between them belong together.
    let mut near_start = at - start < NEAR && !cut_before;
    let mut near_end = end - at < NEAR && !cut_after;
    let mut marks = 0..1;
    while near_start {
        let signs = back(start, false);
        let words = back(signs, true);
        // The mark of an item is told by what stands before it, and by the word after it.
        near_start = words < start && (is_blank(words..signs) || (signs - words <= MARK && marks.next().is_some()));
        start = words;
    }
    while near_end {
        let signs = on(end, false);
        let words = on(signs, true);
        near_end = words > end && is_blank(signs..words);
        end = words;
    }
    // The rest of a sign of several bytes is no part of the run.
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
