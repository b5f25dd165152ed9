//! Any bytes, parsed in each format.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "each target calls one of the functions")]
#[path = "../../it/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| invariants::parsed(bytes));
