//! Indicators (chỉ tiêu): from sentences.

pub(crate) mod prose;
