//! Letters set apart: `K Ế H O Ạ C H`, `TH Ô NG V Ậ N T Ả I`.
//!
//! Headings are spaced out by hand, and text layers of PDF files fall into letters. Where nothing but pieces of one or two
//! letters stands in a row, the spaces say nothing, and the letters alone are read as syllables. They count only where one
//! reading is clearly the likeliest: `S Ơ N H À` is `SƠN HÀ` as well as `SƠ NHÀ`, and stays as it is.

use std::ops::Range;

use super::letters::{Alphabet, Letter};
use super::patch::Patch;
use super::syllable::{IN_USE, LONGEST, Spelling, Syllables, cost};
use super::word::Word;
use crate::base::edit::EditKind;

/// Fewest pieces in a row, and fewest single letters among them.
const FEWEST: usize = 4;
const SINGLE: usize = 3;
/// Most pieces read as one row.
const MOST: usize = 160;
/// What each syllable costs besides its rarity, so that few long ones are likelier than many short ones.
const STEP: f32 = 3.0;
/// How much likelier the best reading has to be than the next.
const MARGIN: f32 = 8.0;

/// Joins the pieces of scattered words; the words of a row that was read, or that has two readings, are fixed.
pub(super) fn join(text: &str, words: &mut [Word], table: &Syllables, out: &mut Vec<Patch>) {
    // Nearly all runs have too few letters alone.
    if words.iter().filter(|word| word.letters() == 1).count() < SINGLE {
        return;
    }
    let mut at = 0;
    while let Some(row) = next_row(words, at) {
        at = row.end;
        let letters = letters(text, &words[row.clone()]);
        let single = words[row.clone()].iter().all(|word| word.letters() == 1);
        match read(&letters, table) {
            Some(ends) => {
                patches(&letters, &ends, out);
                words[row].iter_mut().for_each(Word::fix);
            }
            None if single => words[row].iter_mut().for_each(Word::fix),
            None => {}
        }
    }
}

/// The next row of pieces from word `at` on.
fn next_row(words: &[Word], mut at: usize) -> Option<Range<usize>> {
    let piece = |word: &Word| word.letters() <= 2 && !word.is_fixed() && !word.is_foreign();
    while at + FEWEST <= words.len() {
        let length = words[at..].iter().take(MOST).take_while(|word| piece(word)).count();
        let single = words[at..at + length].iter().filter(|word| word.letters() == 1).count();
        // Words of one or two letters stand in a row in clean text too: `có ý gì`.
        let whole = words[at..at + length].iter().filter(|word| word.letters() == 2 && word.in_use()).count();
        if length >= FEWEST && single >= SINGLE && single > whole {
            return Some(at..at + length);
        }
        at += length.max(1);
    }
    None
}

/// A letter of a row, where it starts, and whether a space stands before it.
struct Place {
    letter: Letter,
    at: usize,
    spaced: bool,
}

fn letters(text: &str, words: &[Word]) -> Vec<Place> {
    let alphabet = Alphabet::new();
    let mut all = vec![];
    for word in words {
        let mut at = word.start();
        while at < word.end() {
            let (letter, len) = alphabet.at(text, at);
            all.push(Place { letter, at, spaced: at == word.start() });
            at += len.max(1);
        }
    }
    all
}

/// The likeliest reading as the ends of its syllables; none where there is no reading, or more than one.
fn read(letters: &[Place], table: &Syllables) -> Option<Vec<usize>> {
    #[derive(Clone, Copy)]
    struct Way {
        cost: f32,
        /// Where its last syllable starts, and which of the two ways there it goes on from.
        from: (usize, usize),
    }
    let none = Way { cost: f32::INFINITY, from: (0, 0) };
    let mut ways = vec![[none; 2]; letters.len() + 1];
    ways[0][0].cost = 0.0;
    for from in 0..letters.len() {
        let mut spelling = Spelling::default();
        for to in from + 1..=(from + LONGEST).min(letters.len()) {
            spelling.push(letters[to - 1].letter);
            let grade = table.grade(&spelling);
            if spelling.odd {
                break;
            }
            if grade < IN_USE {
                continue;
            }
            for which in 0..2 {
                let cost = ways[from][which].cost + cost(grade) + STEP;
                let way = Way { cost, from: (from, which) };
                let [first, second] = &mut ways[to];
                if cost < first.cost {
                    *second = std::mem::replace(first, way);
                } else if cost < second.cost {
                    *second = way;
                }
            }
        }
    }
    let [first, second] = ways[letters.len()];
    if !first.cost.is_finite() || second.cost - first.cost < MARGIN {
        return None;
    }
    let (mut ends, mut at) = (vec![], (letters.len(), 0));
    while at.0 > 0 {
        ends.push(at.0);
        at = ways[at.0][at.1].from;
    }
    ends.reverse();
    Some(ends)
}

fn patches(letters: &[Place], ends: &[usize], out: &mut Vec<Patch>) {
    let mut start = 0;
    for &end in ends {
        let first = &letters[start];
        if start > 0 && !first.spaced {
            out.push(Patch::new(first.at, first.at, " ", EditKind::Glued).likely());
        }
        for place in letters[start + 1..end].iter().filter(|place| place.spaced) {
            out.push(Patch::new(place.at - 1, place.at, "", EditKind::Split).likely());
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, normalise};

    fn check(text: &str, expected: &str) {
        assert_eq!(normalise(text, &Options::default()).text, expected);
    }

    #[test]
    fn spaced_headings_are_read() {
        check("K Ế H O Ạ C H", "KẾ HOẠCH");
        check("Q U Y Ế T Đ Ị N H", "QUYẾT ĐỊNH");
        check("N G H Ĩ A", "NGHĨA");
        check("GIAO TH Ô NG V Ậ N T Ả I", "GIAO THÔNG VẬN TẢI");
        check("được th ự c h i ệ n đầy đủ", "được thực hiện đầy đủ");
    }

    #[test]
    fn what_has_two_readings_stays() {
        check("S Ơ N H À", "S Ơ N H À");
        for text in ["nhóm A B C D", "có ý gì ở đó", "các điểm a b c d đ", "x y z t"] {
            check(text, text);
        }
    }
}
