//! Any text, repaired: the first byte chooses the options.
#![no_main]

use kehoach::normalise::{Options, ToneStyle};
use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "each target calls one of the functions")]
#[path = "../../it/invariants.rs"]
mod invariants;

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    let tone = [None, Some(ToneStyle::Old), Some(ToneStyle::New), Some(ToneStyle::Majority)][usize::from(choice >> 2 & 3)];
    let options = Options { joins: choice & 1 != 0, punctuation: choice & 2 != 0, tone, ..Options::default() };
    invariants::repaired(text, &options);
});
