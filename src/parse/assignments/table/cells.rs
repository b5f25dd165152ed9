//! The cells of one row: its own, and those above that stand for its empty ones.

use std::collections::HashMap;

use super::columns::Columns;
use crate::base::place::Place;
use crate::model::{RowKind, Table};
use crate::parse::tables::meant_row;

/// Row and column of a cell.
pub(super) type At = (usize, usize);

/// Which cell stands for an empty one that a span covers: the row and column of the span's own cell, by the first.
pub(super) struct Covered {
    by: HashMap<At, At>,
    /// Whether the format states which cells reach over several rows.
    stated: bool,
}

impl Covered {
    /// The covered cells of the columns that matter.
    pub(super) fn new(table: &Table, columns: &Columns) -> Self {
        let mut covered = Self { by: HashMap::new(), stated: false };
        let (head, columns) = (table.header.len(), columns.shared());
        for span in &table.spans {
            let Some(top) = (span.row as usize).checked_sub(head) else { continue };
            covered.stated |= span.rowspan > 1;
            let (left, bottom) = (span.column as usize, top.saturating_add(span.rowspan as usize).min(table.rows.len()));
            for &column in columns.iter().filter(|&&column| left <= column && column - left < span.colspan as usize) {
                for row in top..bottom {
                    covered.by.entry((row, column)).or_insert((top, left));
                }
            }
        }
        covered
    }
}

/// Most rows that share one cell.
const SHARING: usize = 24;

/// One row of a table.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) table: &'a Table,
    pub(super) covered: &'a Covered,
    pub(super) row: usize,
}

impl<'a> Cells<'a> {
    /// The cell that stands for a column: its own, the one above or beside it that covers it, or the one that `nt` repeats.
    pub(super) fn cell(&self, column: usize) -> At {
        let own = (meant_row(self.table, self.row, column), column);
        if self.text(own).trim().is_empty() { self.covered.by.get(&own).copied().unwrap_or(own) } else { own }
    }

    pub(super) fn text(&self, at: At) -> &'a str {
        self.table.rows.get(at.0).and_then(|row| row.get(at.1)).map_or("", |cell| cell.as_str())
    }

    pub(super) fn place(&self, at: At) -> Place {
        let info = self.table.row_info.get(at.0);
        info.map_or(self.table.place, |info| info.cells.get(at.1).copied().unwrap_or(info.place))
    }

    /// The rows above that may share a cell with this one, the nearest first.
    pub(super) fn rows_above(&self) -> impl Iterator<Item = usize> {
        let shares = |row: &usize| !matches!(self.kind(*row), Some(RowKind::Group | RowKind::Total));
        (self.row.saturating_sub(SHARING)..self.row).rev().take_while(shares)
    }

    fn kind(&self, row: usize) -> Option<RowKind> {
        self.table.row_info.get(row).map(|info| info.kind)
    }

    /// The row whose bodies do the task of this one, where a copy shows a cell over several rows as empty cells: this row
    /// has no number of its own, or is a part of the row that has the bodies.
    pub(super) fn continued(&self, columns: &Columns) -> Option<usize> {
        let bodies = |row: &usize| columns.leads.iter().any(|&column| !self.text((*row, column)).trim().is_empty());
        let numbered = !self.text((self.row, columns.key)).trim().is_empty();
        if self.covered.stated || self.row == 0 || numbered && self.kind(self.row) != Some(RowKind::Sub) {
            return None;
        }
        let above = self.rows_above().find(bodies)?;
        (!numbered || self.kind(above) == Some(RowKind::Data)).then_some(above)
    }
}
