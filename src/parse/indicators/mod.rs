//! Indicators (chỉ tiêu): from the rows of tables.

pub(crate) mod table;
