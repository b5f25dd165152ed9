//! Changes of rank in prose: `từ hạng 30 lên hạng 27 (tăng 3 bậc)`.

use std::ops::Range;

use crate::check::rules::scan::{Token, tokens};

/// A change of rank that a sentence tells with both ranks.
pub(super) struct Move {
    pub(super) from: u32,
    pub(super) to: u32,
    /// Whether it is told as a rise (`lên`) or a fall (`xuống`).
    pub(super) up: bool,
    /// By how many places, where the sentence says so.
    pub(super) by: Option<u32>,
    pub(super) place: Range<usize>,
}

const RANKS: [&str; 5] = ["hạng", "bậc", "vị", "trí", "thứ"];

/// The changes of rank in a text in small letters.
pub(super) fn moves(text: &str) -> Vec<Move> {
    if !(text.contains(" lên ") || text.contains(" xuống ")) || !RANKS.iter().any(|word| text.contains(word)) {
        return vec![];
    }
    let tokens = tokens(text);
    let starts = (0..tokens.len()).filter(|&at| tokens[at].text == "từ");
    starts.filter_map(|at| told(&tokens, at)).collect()
}

fn told(tokens: &[Token<'_>], start: usize) -> Option<Move> {
    let (from, at) = rank(tokens, start + 1)?;
    let turn = (at..tokens.len().min(at + 6)).find(|&at| matches!(tokens[at].text, "lên" | "xuống"))?;
    if tokens[at..turn].iter().any(|token| matches!(token.text, "." | ";")) {
        return None;
    }
    let (to, end) = rank(tokens, turn + 1)?;
    let by = (end..tokens.len().min(end + 4)).find(|&at| matches!(tokens[at].text, "tăng" | "giảm")).and_then(|at| {
        let unit = tokens.get(at + 2)?.text;
        matches!(unit, "bậc" | "hạng").then(|| tokens[at + 1].text.parse().ok())?
    });
    let last = &tokens[end - 1];
    Some(Move { from, to, up: tokens[turn].text == "lên", by, place: tokens[start].start..last.end })
}

/// A rank at token `at`: words of ranking, then a whole number, with what it is counted of.
fn rank(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    let number = (at..tokens.len().min(at + 5)).find(|&at| tokens[at].text.as_bytes()[0].is_ascii_digit())?;
    let between = &tokens[at..number];
    if between.is_empty() || !between.iter().all(|token| RANKS.contains(&token.text) || token.text == "xếp") {
        return None;
    }
    let value = tokens[number].text.parse().ok().filter(|&value| value < 1000)?;
    let next = |at: usize| tokens.get(at).map_or("", |token| token.text);
    if matches!(next(number + 1), "," | ".") && next(number + 2).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = if next(number + 1) == "/" && next(number + 2).parse::<u32>().is_ok() { number + 3 } else { number + 1 };
    Some((value, end))
}
