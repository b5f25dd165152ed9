//! `TT`: the form of administrative documents (thể thức), Decree 30/2020/NĐ-CP, Annex I.

pub(in crate::check) mod layout;
pub(in crate::check) mod missing_header;
