//! Rules of `TT` on what a page looks like: they need a document that has fonts and margins.

pub(in crate::check) mod body_spacing;
pub(in crate::check) mod font;
pub(in crate::check) mod margins;
pub(in crate::check) mod page_number;
pub(in crate::check) mod paper;
pub(in crate::check) mod size;
pub(in crate::check) mod style;
