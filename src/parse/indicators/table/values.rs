//! The values of one row: results, targets and changes.

use rust_decimal::Decimal;

use super::Reader;
use crate::model::{Baseline, Comparator, Target};
use crate::parse::indicators::cell::{self, Direction, Value};

impl Reader<'_> {
    /// The value of a cell; `27/63` without a unit may be a rank, a share or a score, so it is none of them. Nor is one of
    /// two figures (`56,8; 4.180`), or a change in brackets (`(+0,6)`).
    fn value(&self, row: usize, column: usize) -> Option<Value> {
        let text = self.text(row, column);
        let value = cell::value(text)?;
        let another = text[value.quantity.range.end..].trim_start().strip_prefix(';').map(str::trim_start);
        if text.starts_with('(') && value.quantity.signed
            || another.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            return None;
        }
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

    /// The targets of a row, the one to prefer first: one for each period, and those that another body sets for it.
    pub(super) fn targets_of(&self, row: usize) -> Vec<(Target, Value)> {
        let mut targets: Vec<(Target, Value)> = vec![];
        for &column in &self.targets {
            let another = targets.first().is_none_or(|(first, _)| self.is_another(column, first.period.as_ref()))
                || self.setters.contains(&column);
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
    pub(super) fn other_baselines(
        &self,
        row: usize,
        first: Option<&Baseline>,
        scale: impl Fn(&Value) -> Option<Decimal>,
    ) -> Vec<Baseline> {
        let Some(first) = first else { return vec![] };
        let columns = self.baselines.iter().filter(|&&column| self.is_another(column, first.period.as_ref()));
        let others = columns.filter_map(|&column| self.baseline(row, column));
        others.filter_map(|(one, value)| Some(one.times(scale(&value)?))).collect()
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

/// What a figure in words of thousands is to be multiplied by to be one of `unit`: `16,5 nghìn` of `lượt`, `500 triệu đồng`
/// of `tỷ đồng`.
pub(super) fn factor(value: &Value, unit: Option<&str>) -> Decimal {
    let (Some(own), Some(unit)) = (value.unit.as_deref(), unit) else { return Decimal::ONE };
    let ((times, noun), (stated, of)) = (thousands(own), thousands(unit));
    let same = times > Decimal::ONE && times != stated && of.starts_with(noun);
    if same { times.checked_div(stated).unwrap_or(Decimal::ONE) } else { Decimal::ONE }
}

/// How many a unit counts by, and what it counts: `nghìn tỷ đồng`, `1000 người`.
fn thousands(unit: &str) -> (Decimal, &str) {
    const WORDS: [(&str, u64); 8] = [
        ("trăm", 100),
        ("nghìn", 1000),
        ("ngàn", 1000),
        ("1000", 1000),
        ("vạn", 10_000),
        ("triệu", 1_000_000),
        ("tỷ", 1_000_000_000),
        ("tỉ", 1_000_000_000),
    ];
    let (mut times, mut rest) = (Decimal::ONE, unit.trim());
    // At most `nghìn tỷ`.
    for _ in 0..2 {
        let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let Some((_, count)) = WORDS.iter().find(|(word, _)| *word == first) else { break };
        (times, rest) = (times * Decimal::from(*count), after.trim_start());
    }
    (times, rest)
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

/// A result, or a target, in the unit of its row.
pub(super) trait Scaled: Sized {
    /// The value and the other end of its range.
    fn ends(&mut self) -> (&mut Decimal, Option<&mut Decimal>);

    /// Multiplies both.
    fn times(mut self, factor: Decimal) -> Self {
        if factor != Decimal::ONE {
            let (value, upper) = self.ends();
            for end in std::iter::once(value).chain(upper) {
                *end = end.checked_mul(factor).map_or(*end, |end| end.normalize());
            }
        }
        self
    }
}

impl Scaled for Baseline {
    fn ends(&mut self) -> (&mut Decimal, Option<&mut Decimal>) {
        (&mut self.value, self.upper.as_mut())
    }
}

impl Scaled for Target {
    fn ends(&mut self) -> (&mut Decimal, Option<&mut Decimal>) {
        (&mut self.value, self.upper.as_mut())
    }
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
