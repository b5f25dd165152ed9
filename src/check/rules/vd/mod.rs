//! `VD`: citations (viện dẫn): of other documents, and of the document's own parts.

pub(in crate::check) mod appendix_ref;
pub(in crate::check) mod appendix_ref_blank;
pub(in crate::check) mod citation_blank;
pub(in crate::check) mod citation_conflict;
pub(in crate::check) mod citation_incomplete;
pub(in crate::check) mod citation_malformed;
pub(in crate::check) mod citation_spacing;
pub(in crate::check) mod citation_two_dates;
pub(in crate::check) mod citation_unnumbered;
pub(in crate::check) mod citation_year;
pub(in crate::check) mod cited_after_issue;
pub(in crate::check) mod date_impossible;
pub(in crate::check) mod issuer_symbol;
pub(in crate::check) mod repeat_full_citation;
pub(in crate::check) mod section_ref;
mod symbols;
pub(in crate::check) mod type_abbr_mismatch;
