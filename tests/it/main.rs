//! The one integration binary: what the whole does, seen from outside.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests read files, start the command and stop at the first surprise"
)]

#[cfg(feature = "cli")]
mod cli;
mod docs;
mod hostile;
mod normalise;
#[cfg(feature = "pdf")]
mod pdf;
mod properties;
mod score;
mod support;
mod tidy;
