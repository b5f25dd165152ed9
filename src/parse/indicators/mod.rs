//! Indicators (chỉ tiêu): what is measured, from the rows of tables and from sentences.

mod cell;
pub(crate) mod prose;
pub(crate) mod table;
