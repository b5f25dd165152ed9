//! Words that every stage shares: places, edits, diagnostics, errors and the Vietnamese letter rules.

pub mod diagnostic;
pub mod edit;
pub mod error;
pub mod fold;
pub mod place;
