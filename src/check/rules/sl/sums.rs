//! Sums in tables: when figures add up, and what a row of totals holds.

use rust_decimal::Decimal;

use crate::base::fold;
use crate::check::rules::scan;
use crate::model::{ColumnRole, RowKind, Table};

/// How far the printed sum of `count` printed figures may lie from their sum: half a unit of the last digit each, and
/// nothing where all are whole numbers.
pub(super) fn slack(figures: &[Decimal], sum: Decimal, rounding: Decimal) -> Decimal {
    let scale = figures.iter().map(Decimal::scale).max().unwrap_or(0);
    if scale == 0 && sum.scale() == 0 {
        return Decimal::ZERO;
    }
    let half = |scale: u32| Decimal::new(5, scale + 1);
    (Decimal::from(figures.len()) * half(scale) + half(sum.scale())) * rounding
}

/// A figure in the row of totals, with the figures of its column.
pub(super) struct Total {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) label: String,
    pub(super) printed: Decimal,
    pub(super) percent: bool,
    pub(super) figures: Vec<Decimal>,
    pub(super) sum: Decimal,
    /// The sum of the rows that head groups, where these hold figures.
    pub(super) groups: Option<Decimal>,
}

impl Total {
    /// The mean of the figures.
    pub(super) fn mean(&self) -> Option<Decimal> {
        self.sum.checked_div(Decimal::from(self.figures.len()))
    }

    /// Whether the printed figure is the mean, rounded or cut.
    pub(super) fn is_mean(&self) -> bool {
        let unit = Decimal::new(1, self.printed.scale());
        self.mean().is_some_and(|mean| (mean - self.printed).abs() < unit)
    }

    /// Whether the printed figure is the sum of the rows, or of the groups.
    pub(super) fn is_sum(&self, rounding: Decimal) -> bool {
        let slack = slack(&self.figures, self.printed, rounding);
        [Some(self.sum), self.groups].into_iter().flatten().any(|sum| (sum - self.printed).abs() <= slack)
    }
}

/// The totals of a table that has one row of totals; none where a column has words or gaps among its figures.
pub(super) fn totals(table: &Table) -> Vec<Total> {
    let kinds: Vec<RowKind> = table.row_info.iter().map(|info| info.kind).collect();
    let is_total = |row: usize| kinds[row] == RowKind::Total || is_mean_label(&label_of(&table.rows[row]));
    let mut rows = (0..kinds.len()).filter(|&row| is_total(row));
    let (Some(row), None) = (rows.next(), rows.next()) else { return vec![] };
    let cells = &table.rows[row];
    let label = label_of(cells);
    let mut out = vec![];
    for (column, cell) in cells.iter().enumerate() {
        let role = table.columns.get(column).map_or(ColumnRole::Other, |column| column.role);
        let adds = matches!(
            role,
            ColumnRole::Baseline
                | ColumnRole::Target
                | ColumnRole::Delta
                | ColumnRole::Max
                | ColumnRole::Funding
                | ColumnRole::Other
        );
        let Some((printed, percent)) = scan::cell(cell).filter(|_| adds) else { continue };
        let column_of = |kind: RowKind| {
            let kinds = kinds.iter().enumerate();
            let rows = kinds.filter(move |(at, known)| **known == kind && *at != row).map(|(row, _)| row);
            rows.map(|row| table.rows[row].get(column).map_or("", |cell| cell.trim())).filter(|cell| !matches!(*cell, "" | "-"))
        };
        let figures: Option<Vec<Decimal>> = column_of(RowKind::Data).map(|cell| Some(scan::cell(cell)?.0)).collect();
        let Some(figures) = figures.filter(|figures| figures.len() >= 2) else { continue };
        let Some(sum) = figures.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value)) else { continue };
        let groups: Option<Vec<Decimal>> = column_of(RowKind::Group).map(|cell| Some(scan::cell(cell)?.0)).collect();
        let groups = groups.filter(|groups| !groups.is_empty()).map(|groups| groups.iter().sum());
        out.push(Total { row, column, label: label.clone(), printed, percent, figures, sum, groups });
    }
    out
}

/// The first words of a row.
fn label_of(cells: &[String]) -> String {
    fold::key(cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or(""))
}

/// Whether a row of totals says that it holds means.
pub(super) fn is_mean_label(label: &str) -> bool {
    label == "bình quân" || label == "trung bình" || label.starts_with("bình quân chung") || label.starts_with("trung bình chung")
}
