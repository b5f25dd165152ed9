//! The place of the tone mark: `hòa` or `hoà`, `thủy` or `thuỷ`. Only on request; i and y are never touched.

use super::letters::{Alphabet, Letter, compose};
use super::patch::Patch;
use crate::base::edit::EditKind;

/// Where the mark of an open oa, oe, uy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToneStyle {
    /// On the first vowel: `hòa`, `thủy`, as most official text has it.
    Old,
    /// On the second: `hoà`, `thuỷ`.
    New,
    /// As most words of the text have it; old, if it has none.
    Majority,
}

/// A word whose mark may stand on either vowel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    /// Where the two vowels start and end.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The mark stands on the first vowel.
    pub(crate) old: bool,
    first: Letter,
    second: Letter,
}

/// The open oa, oe, uy with a tone mark, in order.
pub(crate) fn pairs(text: &str) -> Vec<Pair> {
    let alphabet = Alphabet::new();
    let bytes = text.as_bytes();
    let mut out = vec![];
    // An `a`, `e` or `y` that ends a word, or a toned one; found by the byte before the word's end.
    let mut at = 0;
    let mut before = (Letter::NONE, 0, 0);
    let mut before_that = Letter::NONE;
    while at < bytes.len() {
        let (letter, len) = alphabet.at(text, at);
        let len = len.max(1);
        if letter != Letter::NONE && before.0 != Letter::NONE && is_pair(before.0, letter) {
            let open = alphabet.at(text, at + len).0 == Letter::NONE;
            // After q the u is part of the onset: `quý` has one place only.
            let after_q = before_that.code() == Q;
            let toned = (before.0.tone() == 0) != (letter.tone() == 0);
            if open && !after_q && toned {
                out.push(Pair { start: before.1, end: at + len, old: before.0.tone() != 0, first: before.0, second: letter });
            }
        }
        before_that = before.0;
        before = (letter, at, len);
        at += len;
    }
    out
}

/// Codes of the letters concerned.
const A: u8 = 1;
const E: u8 = 4;
const O: u8 = 7;
const U: u8 = 10;
const Y: u8 = 12;
const Q: u8 = 24;

fn is_pair(first: Letter, second: Letter) -> bool {
    matches!((first.code(), second.code()), (O, A | E) | (U, Y))
}

/// The patches that move the marks to one style.
pub(crate) fn patches(text: &str, style: ToneStyle) -> Vec<Patch> {
    let pairs = pairs(text);
    let old = match style {
        ToneStyle::Old => true,
        ToneStyle::New => false,
        ToneStyle::Majority => pairs.iter().filter(|pair| pair.old).count() * 2 >= pairs.len(),
    };
    pairs.iter().filter(|pair| pair.old != old).filter_map(|pair| moved(pair, old)).collect()
}

fn moved(pair: &Pair, old: bool) -> Option<Patch> {
    let tone = pair.first.tone().max(pair.second.tone());
    let (first, second) = if old { (tone, 0) } else { (0, tone) };
    let after: String =
        [compose(pair.first.code(), first, pair.first.upper())?, compose(pair.second.code(), second, pair.second.upper())?]
            .iter()
            .collect();
    Some(Patch::new(pair.start, pair.end, after, EditKind::Tone))
}

#[cfg(test)]
mod tests {
    use super::super::patch::apply;
    use super::*;

    fn check(text: &str, style: ToneStyle, expected: &str) {
        assert_eq!(apply(text, &patches(text, style)), expected);
    }

    #[test]
    fn marks_move_to_the_style_asked_for() {
        let (old, new) = ("hòa, khỏe, THỦY, Lũy, tòa", "hoà, khoẻ, THUỶ, Luỹ, toà");
        for text in [old, new] {
            check(text, ToneStyle::Old, old);
            check(text, ToneStyle::New, new);
        }
        check("hòa thủy hoà", ToneStyle::Majority, "hòa thủy hòa");
    }

    #[test]
    fn marks_with_one_place_stay() {
        for text in ["quý", "quả", "toàn", "hoàn", "khuyên", "lý kỷ mĩ", "của", "thoả mãn".split(' ').nth(1).unwrap(), "hoa tuy"]
        {
            check(text, ToneStyle::Old, text);
            check(text, ToneStyle::New, text);
        }
    }
}
