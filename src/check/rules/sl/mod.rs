//! `SL`: figures and indicators (số liệu, chỉ tiêu).

pub(in crate::check) mod target_arith;
