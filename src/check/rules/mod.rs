//! The rules, one file each, by family; `scan` holds the small readers of text that several of them share.

pub(super) mod ct;
pub(super) mod kc;
pub(super) mod pc;
pub(super) mod scan;
pub(super) mod sl;
pub(super) mod tt;
pub(super) mod vd;
