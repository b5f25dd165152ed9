//! The one integration binary: what the whole does, seen from outside.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests read files, start the command and stop at the first surprise"
)]

#[cfg(feature = "cli")]
mod check;
#[cfg(feature = "cli")]
mod cli;
mod contracts;
mod docs;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "docx")]
mod docx_hostile;
mod fuzz;
mod hostile;
mod invariants;
#[cfg(feature = "docx")]
mod layout;
#[cfg(feature = "docx")]
mod mend;
mod normalise;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "pdf")]
mod pdf_mutations;
#[cfg(feature = "pdf")]
mod pdf_odd;
#[cfg(feature = "ocr")]
mod pdf_scan;
mod properties;
#[cfg(feature = "render")]
mod render;
mod rules;
mod score;
mod support;
mod tidy;
