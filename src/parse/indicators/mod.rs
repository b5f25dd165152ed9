//! Indicators (chỉ tiêu): what is measured, from the rows of tables.

mod cell;
pub(crate) mod table;
