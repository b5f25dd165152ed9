//! Words that every stage shares: places, edits, diagnostics, errors, Roman numbers and the Vietnamese letter rules.

pub(crate) mod diagnostic;
pub(crate) mod edit;
pub(crate) mod error;
pub mod fold;
pub(crate) mod lang;
pub(crate) mod memo;
pub(crate) mod offices;
pub(crate) mod place;
pub(crate) mod points;
pub(crate) mod roman;
pub(crate) mod snippet;
