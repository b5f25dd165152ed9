//! Indicators (chỉ tiêu): what is measured, from the rows of tables and from sentences.

mod cell;
pub(crate) mod prose;
pub(crate) mod table;

use super::ids::id;
use crate::model::Indicator;

/// An indicator that has no id yet.
pub(crate) struct Found {
    pub(crate) indicator: Indicator,
    /// The one it is a part of, by its index in the list of all that were found.
    pub(crate) parent: Option<usize>,
}

/// Puts indicators in document order and gives them their ids, `I1`, `I2` ….
pub(crate) fn number(mut found: Vec<Found>) -> Vec<Indicator> {
    let spot = |indicator: &Indicator| (indicator.name_place.start.min(indicator.place.start), indicator.place.start);
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&at| spot(&found[at].indicator));
    let mut numbers = vec![0; found.len()];
    for (before, &at) in order.iter().enumerate() {
        numbers[at] = before + 1;
    }
    for (one, &number) in found.iter_mut().zip(&numbers) {
        one.indicator.id = id('I', number);
        one.indicator.parent = one.parent.map(|parent| id('I', numbers[parent]));
    }
    let mut list: Vec<Indicator> = found.into_iter().map(|one| one.indicator).collect();
    // Indicators are large: room for more of them is given back.
    list.shrink_to_fit();
    list.sort_by_key(spot);
    list
}
