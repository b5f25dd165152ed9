//! `PC`: assignments (phân công): who does what by when, and how bodies are named.

pub(in crate::check) mod agency_case;
pub(in crate::check) mod agency_incomplete;
mod agency_names;
pub(in crate::check) mod agency_out_of_time;
pub(in crate::check) mod agency_variant;
mod bodies;
pub(in crate::check) mod collective_prefix;
mod dates;
pub(in crate::check) mod deadline_before_issue;
pub(in crate::check) mod deadline_outside_plan;
pub(in crate::check) mod district_out_of_time;
pub(in crate::check) mod group_gap;
pub(in crate::check) mod indicator_no_owner;
pub(in crate::check) mod issuer_conflict;
pub(in crate::check) mod lead_also_coordinator;
pub(in crate::check) mod no_deadline;
pub(in crate::check) mod no_owner;
pub(in crate::check) mod owner_without_task;
pub(in crate::check) mod prose_no_owner;
pub(in crate::check) mod province_out_of_time;
pub(in crate::check) mod recipient_missing;
pub(in crate::check) mod scope_variant;
pub(in crate::check) mod two_leads;
pub(in crate::check) mod wrong_level;
