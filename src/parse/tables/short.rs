//! Rows with fewer cells than columns: where a copy lost the cells that reach over several rows, those left are pushed
//! to the first columns.

use crate::model::{Column, ColumnRole};
use crate::parse::agencies::heading_agencies;
use crate::parse::tables::grid::{Cell, Row};
use crate::parse::words::Words;

/// Puts the bodies of such rows back under the columns of bodies; other rows stay as they are.
pub(super) fn align(body: &mut [Row], columns: &[Column]) {
    let of = |role: ColumnRole| columns.iter().position(|column| column.role == role);
    let (Some(lead), partners) = (of(ColumnRole::Lead), of(ColumnRole::Coordinating)) else { return };
    let room = if partners == Some(lead + 1) { 2 } else { 1 };
    for row in body.iter_mut().skip(1) {
        let first = row.cells.iter().take_while(|cell| cell.text.is_empty()).count();
        let given = row.cells[first..].iter().take_while(|cell| !is_absent(cell)).count();
        let names = |cell: &Cell| heading_agencies(&Words::new(&cell.text)).is_some();
        let short = first < lead && (1..=room).contains(&given) && lead + given <= row.cells.len();
        if short && row.cells[first + given..].iter().all(is_absent) && row.cells[first..first + given].iter().all(names) {
            // The cells that were filled up stand in front now.
            row.cells[first..lead + given].rotate_right(lead - first);
        }
    }
}

/// Whether a cell is not there in the source: it was only filled up.
fn is_absent(cell: &Cell) -> bool {
    cell.text.is_empty() && cell.place.start == cell.place.end && !cell.from_left && !cell.from_above
}
