//! `KC`: the structure of the document (kết cấu).

mod appendices;
pub(in crate::check) mod appendix_missing;
pub(in crate::check) mod appendix_number;
pub(in crate::check) mod appendix_unannounced;
pub(in crate::check) mod column_shift;
pub(in crate::check) mod decimal_parent;
pub(in crate::check) mod empty_section;
pub(in crate::check) mod label_style;
mod labels;
pub(in crate::check) mod letter_gap;
pub(in crate::check) mod letter_sequence;
pub(in crate::check) mod list_missing;
pub(in crate::check) mod number_gap;
pub(in crate::check) mod number_sequence;
pub(in crate::check) mod para_split;
pub(in crate::check) mod repeated_paragraph;
pub(in crate::check) mod row_number;
pub(in crate::check) mod row_split;
pub(in crate::check) mod row_width;
pub(in crate::check) mod single_item_list;
pub(in crate::check) mod truncated;
