//! Every PDF of the fixtures, damaged thousands of times: no panic, no more time or memory than the limits.
//!
//! ```text
//! MUTATIONS=10000 cargo test --release --test it -- --ignored mutations --nocapture
//! ```

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kehoach::{Format, ReadOptions};

use crate::support;

const LONGEST: Duration = Duration::from_secs(10);
/// Kilobytes.
const LARGEST: u64 = 512 * 1024;

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, out) } else { out.push(path) }
    }
    out.sort();
}

/// Numbers without an end, the same in each run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }
}

/// What files break at: entries that steer the reader.
const WORDS: [&[u8]; 16] = [
    b"/Length 99999999",
    b"/Kids [2 0 R]",
    b"/Parent 3 0 R",
    b"/Filter /FlateDecode",
    b"/Size 2147483647",
    b"/W [1 9 9]",
    b"/Index [0 4294967295]",
    b"/Prev 0",
    b"/Count -1",
    b"endobj",
    b"stream\n",
    b"endstream",
    b"/Type /ObjStm",
    b"/N 999999",
    b"<< << << <<",
    b"[[[[[[[[",
];

fn damaged(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    match dice.next(6) {
        0 => out.truncate(dice.next(bytes.len())),
        1 => {
            for _ in 0..=dice.next(40) {
                let at = dice.next(out.len());
                out[at] ^= 1 << dice.next(8);
            }
        }
        2 => {
            // Digits, which are lengths, offsets and numbers of objects.
            let digits: Vec<usize> = (0..out.len()).filter(|&at| out[at].is_ascii_digit()).collect();
            for _ in 0..=dice.next(8) {
                out[digits[dice.next(digits.len())]] = b'0' + dice.next(10) as u8;
            }
        }
        3 => {
            let (from, to) = (dice.next(out.len()), dice.next(out.len()));
            out.drain(from.min(to)..from.max(to));
        }
        4 => {
            let (from, to) = (dice.next(other.len()), dice.next(other.len()));
            let at = dice.next(out.len());
            out.splice(at..at, other[from.min(to)..from.max(to)].iter().copied());
        }
        _ => {
            let at = dice.next(out.len());
            let word = WORDS[dice.next(WORDS.len())];
            let end = (at + word.len()).min(out.len());
            out.splice(at..end, word.iter().copied());
        }
    }
    out
}

/// The most memory this process has held since it was last asked, in kilobytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    peak
}

#[test]
#[ignore = "takes minutes; run it in release"]
#[expect(clippy::print_stderr, reason = "a long run tells what it found")]
fn mutations_end_in_time_and_memory() {
    let rounds = std::env::var("MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(500);
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut list = vec![];
    files(&support::root().join("pdf"), &mut list);
    list.retain(|path| path.to_string_lossy().contains(&only));
    let mut faults = vec![];
    for path in &list {
        let bytes = std::fs::read(path).unwrap();
        let other = std::fs::read(&list[list.len() / 2]).unwrap();
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ bytes.len() as u64);
        let (mut slowest, mut largest, mut read) = (Duration::ZERO, 0, 0);
        for round in 0..rounds {
            let damaged = damaged(&bytes, &other, &mut dice);
            peak();
            let start = Instant::now();
            let result = std::panic::catch_unwind(|| kehoach::read(&damaged, Format::Pdf, &ReadOptions::default()).is_ok());
            let (took, held) = (start.elapsed(), peak());
            if result.is_err() || took > LONGEST || held > LARGEST {
                let kept = std::env::temp_dir().join(format!("mutation-{}-{round}.pdf", path.file_stem().unwrap().display()));
                std::fs::write(&kept, &damaged).unwrap();
                faults.push(format!("{}: {result:?}, {took:?}, {held} kB", kept.display()));
            }
            (slowest, largest) = (slowest.max(took), largest.max(held));
            read += usize::from(result.unwrap_or(false));
        }
        eprintln!("{}: {rounds} mutations, {read} read, slowest {slowest:?}, largest {largest} kB", path.display());
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
