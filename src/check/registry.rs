//! The list of all rules, by id. A new rule is a file under `rules/`, a `mod` line there and a line here.

use super::rule::Rule;
use super::rules::{pc, sl, tt, vd};

/// All rules, by id.
///
/// ```
/// let ids: Vec<_> = kehoach::rules().iter().map(|rule| rule.id).collect();
/// assert!(ids.is_sorted());
/// ```
pub fn rules() -> &'static [&'static Rule] {
    RULES
}

static RULES: &[&Rule] = &[
    &pc::no_owner::RULE,
    &pc::no_deadline::RULE,
    &pc::two_leads::RULE,
    &pc::lead_also_coordinator::RULE,
    &pc::deadline_before_issue::RULE,
    &pc::deadline_outside_plan::RULE,
    &pc::recipient_missing::RULE,
    &pc::owner_without_task::RULE,
    &pc::indicator_no_owner::RULE,
    &pc::group_gap::RULE,
    &pc::agency_variant::RULE,
    &pc::agency_case::RULE,
    &pc::agency_incomplete::RULE,
    &pc::wrong_level::RULE,
    &pc::agency_out_of_time::RULE,
    &pc::province_out_of_time::RULE,
    &pc::district_out_of_time::RULE,
    &pc::collective_prefix::RULE,
    &pc::issuer_conflict::RULE,
    &pc::scope_variant::RULE,
    &sl::target_arith::RULE,
    &sl::subrow_sum::RULE,
    &sl::column_total::RULE,
    &sl::aggregate_label::RULE,
    &sl::value_conflict::RULE,
    &sl::percent_of_max::RULE,
    &sl::comparator_conflict::RULE,
    &sl::target_below_baseline::RULE,
    &sl::rank_out_of_range::RULE,
    &sl::rank_direction::RULE,
    &sl::rank_change::RULE,
    &sl::value_above_max::RULE,
    &sl::percent_over_hundred::RULE,
    &sl::count_mismatch::RULE,
    &sl::sign_missing::RULE,
    &sl::unit_missing::RULE,
    &sl::unit_mixed::RULE,
    &sl::average_wrong::RULE,
    &sl::decimal_point::RULE,
    &sl::period_reversed::RULE,
    &sl::name_mismatch::RULE,
    &sl::name_variant::RULE,
    &sl::plan_year_conflict::RULE,
    &tt::missing_header::RULE,
    &tt::layout::paper::RULE,
    &tt::layout::margins::RULE,
    &tt::layout::font::RULE,
    &tt::layout::size::RULE,
    &tt::layout::style::RULE,
    &tt::layout::body_spacing::RULE,
    &tt::layout::page_number::RULE,
    &vd::citation_malformed::RULE,
    &vd::citation_conflict::RULE,
    &vd::citation_two_dates::RULE,
    &vd::type_abbr_mismatch::RULE,
    &vd::cited_after_issue::RULE,
    &vd::citation_year::RULE,
    &vd::citation_incomplete::RULE,
    &vd::repeat_full_citation::RULE,
    &vd::appendix_ref_blank::RULE,
    &vd::section_ref::RULE,
    &vd::appendix_ref::RULE,
    &vd::date_impossible::RULE,
    &vd::citation_blank::RULE,
    &vd::issuer_symbol::RULE,
    &vd::citation_spacing::RULE,
];
