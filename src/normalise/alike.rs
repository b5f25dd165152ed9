//! The table of look-alikes, from `lookalikes.txt`: a line per Vietnamese letter, then the letters that look like it.
//!
//! The list follows the Unicode confusables data, kept to letters of Vietnamese words, plus small capitals and phonetic
//! letters.

use std::sync::LazyLock;

use super::letters::{Alphabet, Letter};

/// The look-alikes, sorted, each with the letter it stands for.
pub(super) struct Table {
    pub(super) alike: Vec<char>,
    letters: Vec<&'static str>,
    /// The same as the scan sees them.
    pub(super) plain: Vec<Letter>,
    /// Open addressing by the character: numbers plus one.
    slots: Vec<u16>,
}

/// Slots of the table; a power of two, more than twice the look-alikes.
const SLOTS: usize = 1 << 11;

fn slot_of(c: char) -> usize {
    ((c as u32).wrapping_mul(0x9e37_79b1) >> (32 - SLOTS.trailing_zeros())) as usize
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut entries: Vec<(char, &str)> = include_str!("lookalikes.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(letter, alike)| alike.chars().map(move |c| (c, letter)))
        .collect();
    entries.sort_unstable();
    let mut slots = vec![0; SLOTS];
    for (i, &(c, _)) in entries.iter().enumerate() {
        let mut at = slot_of(c);
        while slots[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        slots[at] = i as u16 + 1;
    }
    let alphabet = Alphabet::new();
    Table {
        alike: entries.iter().map(|entry| entry.0).collect(),
        letters: entries.iter().map(|entry| entry.1).collect(),
        plain: entries.iter().map(|entry| alphabet.at(entry.1, 0).0).collect(),
        slots,
    }
});

/// The number of a look-alike in the table.
pub(super) fn number(c: char) -> Option<usize> {
    let table = &*TABLE;
    let mut at = slot_of(c);
    loop {
        let number = usize::from(table.slots[at]).checked_sub(1)?;
        if table.alike[number] == c {
            return Some(number);
        }
        at = (at + 1) % SLOTS;
    }
}

/// The letter that look-alike `number` stands for, as a capital if asked.
pub(super) fn letter(number: usize, capital: bool) -> &'static str {
    const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = TABLE.letters[number];
    match letter.as_bytes() {
        &[small @ b'a'..=b'z'] if capital => {
            let at = usize::from(small - b'a');
            &CAPITALS[at..=at]
        }
        _ => letter,
    }
}
