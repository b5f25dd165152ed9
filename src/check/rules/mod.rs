//! The rules, one file each, by family.

pub(super) mod sl;
pub(super) mod tt;
