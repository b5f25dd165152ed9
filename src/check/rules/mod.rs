//! The rules, one file each, by family.

pub(super) mod ct;
pub(super) mod kc;
pub(super) mod sl;
pub(super) mod tt;
