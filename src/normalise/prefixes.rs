//! The beginnings of syllables, as an automaton walked letter by letter: the lattice asks at each letter whether a
//! syllable may end there, and stops where none goes on.
//!
//! Made from the keys of the syllable table: the tree of all their beginnings, in which equal branches are one (`-ương`
//! goes on alike after every onset). That leaves few enough states to stay in the fastest cache.

use std::collections::HashMap;

use super::letters::{Alphabet, CONSONANTS, Mark, VOWELS};
use super::syllable::{COUNTED, Spelling, Syllables};

/// Where to go on, by the code of the next letter; nowhere at 0, which is no letter.
type Row = [State; 32];

/// The automaton.
pub(super) struct Prefixes {
    rows: Vec<Row>,
    /// By the code of a letter at which a syllable may end: the codes that may follow it in another, a bit each.
    longer: [u32; 32],
}

/// The letters read so far: the row to go on from, and in the highest bit whether they are a syllable.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct State(u16);

impl State {
    const END: u16 = 1 << 15;
    /// Letters that no syllable begins with.
    const NOWHERE: Self = Self(0);

    fn row(self) -> usize {
        usize::from(self.0 & !Self::END)
    }

    /// Whether the letters read are a syllable, with some tone or without.
    #[inline]
    pub(super) fn ends(self) -> bool {
        self.0 & Self::END != 0
    }
}

impl Prefixes {
    /// The state before the first letter.
    pub(super) const START: State = State(1);

    /// The automaton of syllables, given as keys of the table.
    ///
    /// Names of several syllables (`sêrêpôk`) are left out: no word is cut into them.
    pub(super) fn new(keys: impl Iterator<Item = u64>) -> Self {
        let mut tree: Vec<Row> = vec![Row::default(); 2];
        let mut longer = [0; 32];
        for key in keys {
            let codes = codes(key);
            if has_one_nucleus(&codes) {
                add(&mut tree, &codes);
                let nucleus = codes.iter().position(|code| is_vowel(*code)).unwrap_or(0);
                codes[nucleus..].windows(2).for_each(|pair| longer[usize::from(pair[0])] |= 1 << pair[1]);
            }
        }
        Self { rows: merged(&tree), longer }
    }

    /// Whether a syllable that ends in `last` may be longer by a letter; false for most pairs.
    #[inline]
    pub(super) fn may_be_longer(&self, last: Mark, next: Mark) -> bool {
        self.longer[usize::from(last.code())] >> next.code() & 1 == 1
    }

    /// The state after one letter more, if any syllable goes on with it.
    #[inline]
    pub(super) fn next(&self, state: State, letter: Mark) -> Option<State> {
        let next = self.rows[state.row()][usize::from(letter.code())];
        (next != State::NOWHERE).then_some(next)
    }
}

/// The codes of the letters of a key, first letter first.
fn codes(key: u64) -> Vec<u8> {
    let letters = (64 - key.leading_zeros()).div_ceil(5);
    (0..letters).rev().map(|i| (key >> (5 * i) & 31) as u8).collect()
}

fn is_vowel(code: u8) -> bool {
    usize::from(code) <= VOWELS.len()
}

/// Whether no vowel follows the consonants that a vowel stands before.
fn has_one_nucleus(codes: &[u8]) -> bool {
    let known = codes.iter().all(|code| usize::from(*code) <= VOWELS.len() + CONSONANTS.len());
    known && codes.chunk_by(|a, b| is_vowel(*a) == is_vowel(*b)).filter(|run| is_vowel(run[0])).count() == 1
}

fn add(tree: &mut Vec<Row>, codes: &[u8]) {
    let (mut row, mut last) = (1, (0, 0));
    for &code in codes {
        last = (row, usize::from(code));
        if tree[row][last.1] == State::NOWHERE {
            tree[row][last.1] = State(tree.len() as u16);
            tree.push(Row::default());
        }
        row = tree[row][last.1].row();
    }
    tree[last.0][last.1].0 |= State::END;
}

/// The tree with equal branches made one. A branch was made after what it grows from, so the last come first.
fn merged(tree: &[Row]) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![Row::default(); 2];
    let mut known: HashMap<Row, u16> = HashMap::new();
    let mut place = vec![0u16; tree.len()];
    for (at, row) in tree.iter().enumerate().skip(1).rev() {
        let row = row.map(|next| State(place[next.row()] | (next.0 & State::END)));
        if at == 1 {
            rows[1] = row;
        } else {
            place[at] = *known.entry(row).or_insert_with(|| {
                rows.push(row);
                rows.len() as u16 - 1
            });
        }
    }
    rows
}

/// Whether two consonants begin no Vietnamese syllable, though they may begin a name.
pub(super) fn is_name_onset(first: Mark, second: Mark) -> bool {
    let pair = (first.code(), second.code());
    // ch, gh, kh, ng, nh, ph, th, tr
    !first.is_vowel() && !second.is_vowel() && !matches!(pair, (14 | 17 | 19 | 22 | 23 | 27, 18) | (22, 17) | (27, 25))
}

/// Whether a word falls into syllables in use.
pub(crate) fn is_words(word: &str) -> bool {
    if word.len() > LONG {
        return false;
    }
    let (table, alphabet) = (Syllables::get(), Alphabet::new());
    let prefixes = table.prefixes();
    // By byte: whether syllables end before it.
    let mut reached = [false; LONG + 1];
    reached[0] = true;
    for from in 0..word.len() {
        let (mut state, mut spelling, mut at) = (Prefixes::START, Spelling::default(), from);
        while reached[from] {
            let (letter, len) = alphabet.at(word, at);
            let Some(next) = prefixes.next(state, letter.mark()) else { break };
            state = next;
            spelling.push(letter);
            at += len;
            reached[at] |= state.ends() && table.grade(&spelling) >= COUNTED;
        }
    }
    reached[word.len()]
}

/// Longest word that is read as words, in bytes.
const LONG: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(word: &str) -> Vec<usize> {
        let (prefixes, alphabet, mut state) = (Syllables::get().prefixes(), Alphabet::new(), Prefixes::START);
        let mut out = vec![];
        for (at, c) in word.char_indices() {
            let Some(next) = prefixes.next(state, alphabet.of(c).mark()) else {
                break;
            };
            state = next;
            if state.ends() {
                out.push(at + c.len_utf8());
            }
        }
        out
    }

    #[test]
    fn the_ends_of_syllables_are_found() {
        assert_eq!(ends("canh"), [2, 3, 4]);
        assert_eq!(ends("thanhtra"), [3, 4, 5]);
        assert_eq!(ends("nghĩa"), ["nghĩ".len(), "nghĩa".len()]);
        assert_eq!(ends("krông"), ["krông".len()]);
        assert!(ends("wifi").is_empty());
    }

    #[test]
    fn equal_branches_are_one() {
        let states = Syllables::get().prefixes().rows.len();
        assert!((50..200).contains(&states), "{states}");
    }
}
