//! `SL`: figures and indicators (số liệu, chỉ tiêu).

pub(in crate::check) mod aggregate_label;
pub(in crate::check) mod average_wrong;
pub(in crate::check) mod column_total;
pub(in crate::check) mod comparator_conflict;
pub(in crate::check) mod count_mismatch;
pub(in crate::check) mod decimal_point;
mod index_names;
pub(in crate::check) mod name_mismatch;
pub(in crate::check) mod name_variant;
pub(in crate::check) mod percent_of_max;
pub(in crate::check) mod percent_over_hundred;
pub(in crate::check) mod period_reversed;
pub(in crate::check) mod plan_year_conflict;
pub(in crate::check) mod rank_change;
pub(in crate::check) mod rank_direction;
pub(in crate::check) mod rank_out_of_range;
mod ranks;
pub(in crate::check) mod sign_missing;
pub(in crate::check) mod subrow_sum;
mod sums;
pub(in crate::check) mod target_arith;
pub(in crate::check) mod target_below_baseline;
pub(in crate::check) mod unit_missing;
pub(in crate::check) mod unit_mixed;
pub(in crate::check) mod value_above_max;
pub(in crate::check) mod value_conflict;
