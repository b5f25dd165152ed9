//! The values of one row: results, targets and changes.

use rust_decimal::Decimal;

use super::Reader;
use crate::model::{Baseline, Comparator, Target};
use crate::parse::indicators::cell::{self, Direction, Value};

impl Reader<'_> {
    /// The value of a cell; `27/63` without a unit may be a rank, a share or a score, so it is none of them.
    fn value(&self, row: usize, column: usize) -> Option<Value> {
        let value = cell::value(self.text(row, column))?;
        let unclear = value.quantity.of.is_some() && value.unit.is_none() && value.quantity.value.scale() == 0;
        let known = self.unit.is_some() || self.max.is_some() || self.header_unit.is_some();
        (!unclear || known).then_some(value)
    }

    pub(super) fn baseline(&self, row: usize, column: usize) -> Option<(Baseline, Value)> {
        let text = self.text(row, column);
        let value = self.value(row, column).filter(|value| value.direction.is_none())?;
        let baseline = Baseline {
            period: self.table.columns[column].period.clone(),
            value: value.quantity.value,
            upper: value.quantity.upper,
            text: text.to_owned(),
            place: self.table.row_info[row].cells[column],
        };
        Some((baseline, value))
    }

    /// The targets of a row, the one to prefer first, with one for each period.
    pub(super) fn targets_of(&self, row: usize) -> Vec<(Target, Value)> {
        let mut targets: Vec<(Target, Value)> = vec![];
        for &column in &self.targets {
            let another = targets.first().is_none_or(|(first, _)| self.is_another(column, first.period.as_ref()));
            targets.extend(another.then(|| self.target(row, column)).flatten());
        }
        targets
    }

    fn target(&self, row: usize, column: usize) -> Option<(Target, Value)> {
        let text = self.text(row, column);
        let value = self.value(row, column)?;
        let period = self.table.columns[column].period.as_ref().or_else(|| self.times.get(row)?.as_ref());
        let target = Target {
            period: period.cloned(),
            comparator: value.quantity.comparator,
            value: value.quantity.value,
            upper: value.quantity.upper,
            text: text.to_owned(),
            place: self.table.row_info[row].cells[column],
        };
        Some((target, value))
    }

    /// The results of other periods than that of the first.
    pub(super) fn other_baselines(&self, row: usize, first: Option<&Baseline>, fits: impl Fn(&Value) -> bool) -> Vec<Baseline> {
        let Some(first) = first else { return vec![] };
        let columns = self.baselines.iter().filter(|&&column| self.is_another(column, first.period.as_ref()));
        let others = columns.filter_map(|&column| self.baseline(row, column));
        others.filter(|(_, value)| fits(value)).map(|(one, _)| one).collect()
    }

    /// Whether a column holds values of a named period other than this one.
    fn is_another(&self, column: usize, period: Option<&String>) -> bool {
        let own = self.table.columns[column].period.as_ref();
        own.is_some() && own != period
    }

    /// The change, and the other end of one given as a range: of the column of changes, or of a target stated as one.
    pub(super) fn delta(&self, row: usize, unit: Option<&str>, target: Option<&Value>) -> (Option<Decimal>, Option<Decimal>) {
        let Some(column) = self.delta else { return target.map_or((None, None), stated_change) };
        let Some((change, own_unit)) = cell::change(self.text(row, column), self.delta_falls) else { return (None, None) };
        // A change in per cent of something measured otherwise, or in places of a ranking, is no change of the value.
        let same = own_unit.is_none_or(|own| unit.is_none_or(|unit| unit.eq_ignore_ascii_case(&own)));
        (same.then_some(change), None)
    }
}

/// The change that a target states: `Tăng ít nhất 2%`, `Giảm 1 - 1,5%/năm`.
fn stated_change(value: &Value) -> (Option<Decimal>, Option<Decimal>) {
    let Some(direction) = value.direction else { return (None, None) };
    let down = direction == Direction::Down;
    let signed = |amount: Decimal| if down { -amount } else { amount };
    let known = matches!(value.quantity.comparator, Comparator::Eq | Comparator::Ge | Comparator::Range) || !down;
    if !known {
        return (None, None);
    }
    (Some(signed(value.quantity.value)), value.quantity.upper.map(signed))
}

/// The first level to aim at, and those of other periods. `Giảm 2%` states a change, no level.
pub(super) fn levels(targets: Vec<(Target, Value)>) -> (Option<Target>, Vec<Target>) {
    let first = targets.first().and_then(|(_, value)| value.direction);
    // Of columns that all say `Tăng …` each is kept; beside levels a change is none.
    let alike =
        |value: &Value| value.direction != Some(Direction::Down) && (value.direction.is_none() || value.direction == first);
    let mut levels = targets.into_iter().filter(|(_, value)| alike(value)).map(|(target, _)| target);
    (levels.next(), levels.collect())
}
