//! RawDoc → Plan, in small stages. Never fails: what cannot be placed becomes a diagnostic and residue.

mod date;
mod facts;
mod flow;
mod indicators;
mod number;
mod outline;
mod references;
mod scan;
mod units;

use crate::model::Plan;
use crate::raw::RawDoc;

/// What the parser may assume.
#[derive(Clone, Debug, Default)]
pub struct ParseOptions {}

/// Parses a document.
pub fn parse(_doc: &RawDoc, _options: &ParseOptions) -> Plan {
    Plan::default()
}
