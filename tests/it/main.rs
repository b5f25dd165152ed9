//! The one integration binary: what the whole does, seen from outside.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests read files, start the command and stop at the first surprise"
)]

#[cfg(feature = "cli")]
mod cli;
mod docs;
mod fuzz;
mod hostile;
mod invariants;
mod normalise;
mod properties;
mod score;
mod support;
mod tidy;
