//! Facts about the whole document that later stages read: its dates, its year, its kind.

use jiff::civil::Date;

use crate::model::Letterhead;
use crate::raw::RawDoc;

/// What is known of the document once its head has been read.
#[derive(Clone, Debug)]
pub(crate) struct Facts<'a> {
    /// The document, for places.
    pub(crate) doc: &'a RawDoc,
    /// The letterhead.
    pub(crate) header: &'a Letterhead,
    /// The year the plan is for: the one its title names, else the year of issue.
    pub(crate) plan_year: Option<i16>,
    /// The date of issue.
    pub(crate) issued: Option<Date>,
}
