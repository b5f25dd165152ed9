//! The invariants over mutated fixtures, on the stable toolchain: the same functions that the fuzz targets call.
//!
//! `FUZZ_ROUNDS=100000 cargo test --release --test it fuzz` looks longer; `tests/fuzz` is for runs without end.

use kehoach::normalise::{Options, ToneStyle};

use crate::{invariants, support};

/// A small generator of numbers, the same on each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }
}

/// Pieces that damaged files hold: look-alikes, marks, odd spaces, bytes of old encodings, signs of structure.
const PIECES: &[&str] = &[
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "\u{301}",
    " \u{300}",
    "\u{323}",
    "\u{302}",
    "а",
    "ѕ",
    "у",
    "х",
    "ᴠ",
    "ɑ",
    "Ð",
    "ð",
    "đ",
    "Đ",
    "ｖ",
    "２",
    "𝐯",
    "ﬁ",
    "½",
    "Ⅳ",
    "¸",
    "®",
    "µ",
    "ñ",
    "\u{96}",
    "a^",
    "o+",
    "dd",
    "2 0",
    ",",
    ";",
    ".",
    ":",
    "-",
    " -",
    "–",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "%",
    "≥",
    "/",
    "UBND",
    "MTTQ",
    "năm",
    "ngày",
    "p hố",
    "nghi ệp",
    "củacác",
    "Kạn",
    "|",
    "**",
    "I.",
    "a)",
    "Số:",
    "?",
    "\u{fffd}",
    "\0",
];

/// One fixture with a few injuries, cut to a size that a test without optimisation handles.
fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let seed = &seeds[dice.roll(seeds.len())];
    let start = dice.roll(seed.len());
    let mut bytes = seed[start..(start + 200 + dice.roll(1500)).min(seed.len())].to_vec();
    for _ in 0..=dice.roll(12) {
        let at = dice.roll(bytes.len() + 1);
        let end = (at + dice.roll(12)).min(bytes.len());
        match dice.roll(6) {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.splice(at..at, bytes[at..end].to_vec()).for_each(drop),
            2 if at < bytes.len() => bytes[at] = dice.roll(256) as u8,
            3 => bytes.retain(|&byte| byte != b' ' || dice.roll(9) > 0),
            _ => bytes.splice(at..at, PIECES[dice.roll(PIECES.len())].bytes()).for_each(drop),
        }
    }
    bytes
}

/// Calls `check` with as many mutated fixtures as asked for.
fn run(rounds: usize, check: impl Fn(&[u8], usize)) {
    let seeds: Vec<Vec<u8>> = support::fixtures().into_iter().map(|fixture| fixture.bytes).collect();
    let rounds = std::env::var("FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(rounds);
    let mut dice = Dice(2026);
    for round in 0..rounds {
        check(&mutated(&seeds, &mut dice), round);
    }
}

#[test]
fn mutated_texts_are_repaired_soundly() {
    run(1500, |bytes, round| {
        let tone = [None, Some(ToneStyle::Old), Some(ToneStyle::New), Some(ToneStyle::Majority)][round / 2 % 4];
        let options = Options { joins: round % 2 == 1, punctuation: round % 3 == 2, tone, ..Options::default() };
        invariants::repaired(&String::from_utf8_lossy(bytes), &options);
    });
}

#[test]
fn mutated_bytes_are_parsed_soundly() {
    run(400, |bytes, _| invariants::parsed(bytes));
}
