//! Indicators from the rows of indicator tables: one for each row that holds a value.
//!
//! The roles of the columns say what a cell means; where several columns hold results, the last before the plan is
//! the baseline. A cell that holds no clear figure gives no value: the text is still in the table.

use crate::model::{Baseline, Column, ColumnRole, Comparator, Indicator, Rank, RowKind, Table, TableKind, Target};
use crate::parse::agencies;
use crate::parse::facts::Facts;
use crate::parse::indicators::cell::{self, Direction, Value};
use crate::parse::tables;

/// The indicators of all tables, in document order. Ids count from `I1`; parents name them.
pub(crate) fn from_tables(facts: &Facts<'_>, tables: &[Table]) -> Vec<Indicator> {
    let mut indicators = vec![];
    for table in tables.iter().filter(|table| table.kind == TableKind::Indicator) {
        if let Some(reader) = Reader::new(table, facts.plan_year) {
            reader.read(&mut indicators);
        }
    }
    indicators
}

/// Where each value of a row stands.
struct Reader<'a> {
    table: &'a Table,
    name: usize,
    unit: Option<usize>,
    /// Columns of results, the one to prefer first.
    baselines: Vec<usize>,
    /// Columns of targets, the one to prefer first.
    targets: Vec<usize>,
    ranks: Vec<usize>,
    rank_targets: Vec<usize>,
    max: Option<usize>,
    delta: Option<usize>,
    owners: Vec<usize>,
    /// The unit that the header states for all values.
    header_unit: Option<String>,
    /// The unit that stands over the whole table.
    table_unit: Option<String>,
}

impl<'a> Reader<'a> {
    fn new(table: &'a Table, plan_year: Option<i16>) -> Option<Self> {
        let all = |role: ColumnRole| -> Vec<usize> {
            table.columns.iter().enumerate().filter(|(_, column)| column.role == role).map(|(at, _)| at).collect()
        };
        let first = |role| all(role).first().copied();
        let plan = plan_year.map(|year| year.to_string());
        let period = |column: usize| table.columns[column].period.as_deref();
        let (mut baselines, mut targets) = (all(ColumnRole::Baseline), all(ColumnRole::Target));
        if let Some(plan) = plan.as_deref().filter(|_| targets.is_empty()) {
            // Columns that only name a year: the year of the plan tells results from targets.
            for column in (0..table.columns.len()).filter(|&column| is_value_of_year(&table.columns[column])) {
                match period(column) {
                    Some(year) if year < plan => baselines.push(column),
                    Some(_) => targets.push(column),
                    None => {}
                }
            }
        }
        let (mut ranks, mut rank_targets) = (all(ColumnRole::Rank), all(ColumnRole::RankTarget));
        if rank_targets.is_empty() && ranks.len() > 1 {
            // Ranks of the plan's own year, beside ranks of earlier years, are aimed at.
            let is_later = |&column: &usize| plan.as_deref().zip(period(column)).is_some_and(|(plan, year)| year >= plan);
            (rank_targets, ranks) = ranks.into_iter().partition(is_later);
            if ranks.is_empty() {
                std::mem::swap(&mut rank_targets, &mut ranks);
            }
        }
        let late_first = |columns: &mut Vec<usize>| {
            columns.sort_by_key(|&column| {
                (is_part_of_year(&table.columns[column]), std::cmp::Reverse(period(column)), std::cmp::Reverse(column))
            });
        };
        late_first(&mut baselines);
        late_first(&mut ranks);
        let plan_first =
            |columns: &mut Vec<usize>| columns.sort_by_key(|&column| plan.is_some() && period(column) != plan.as_deref());
        plan_first(&mut targets);
        plan_first(&mut rank_targets);
        let mut reader = Self {
            table,
            name: first(ColumnRole::Name).or_else(|| first(ColumnRole::Task))?,
            unit: first(ColumnRole::Unit),
            baselines,
            targets,
            ranks,
            rank_targets,
            max: first(ColumnRole::Max),
            delta: first(ColumnRole::Delta),
            owners: all(ColumnRole::Lead),
            header_unit: None,
            table_unit: None,
        };
        reader.header_unit = reader.unit_of_header();
        reader.table_unit = reader.unit_of_table();
        Some(reader)
    }

    /// Reads all rows.
    fn read(&self, indicators: &mut Vec<Indicator>) {
        let wholes = tables::wholes(self.table);
        let mut ids: Vec<Option<String>> = vec![None; self.table.rows.len()];
        let mut last_unit: Option<String> = None;
        for (row, info) in self.table.row_info.iter().enumerate() {
            if info.kind == RowKind::Group {
                continue;
            }
            let Some(mut indicator) = self.indicator(row, last_unit.as_deref()) else { continue };
            last_unit.clone_from(&indicator.unit);
            indicator.id = format!("I{}", indicators.len() + 1);
            indicator.parent = wholes.get(row).copied().flatten().and_then(|whole| ids[whole].clone());
            ids[row] = Some(indicator.id.clone());
            indicators.push(indicator);
        }
    }

    /// The indicator of one row; nothing where the row has no name or no value.
    fn indicator(&self, row: usize, last_unit: Option<&str>) -> Option<Indicator> {
        let info = &self.table.row_info[row];
        let name_column = self.name_column(row)?;
        let name = without_label(self.text(row, name_column), self.table);
        let baseline = self.baselines.iter().find_map(|&column| self.baseline(row, column));
        let target = self.targets.iter().find_map(|&column| self.target(row, column));
        let unit = self.unit(row, last_unit, name, [baseline.as_ref().map(|b| &b.1), target.as_ref().map(|t| &t.1)]);
        let highest =
            [&baseline.as_ref().map(|b| &b.1), &target.as_ref().map(|t| &t.1)].into_iter().flatten().find_map(|v| v.quantity.of);
        let max = match self.max {
            Some(column) => cell::value(self.text(row, column)).map(|value| value.quantity.value),
            None => highest,
        };
        let delta = self.delta(row, unit.as_deref(), target.as_ref().map(|target| &target.1));
        let rank = self.ranks.iter().find_map(|&column| {
            let (value, of) = cell::rank(self.text(row, column))?;
            Some(Rank { period: self.table.columns[column].period.clone(), value, of, place: info.cells[column] })
        });
        let rank_target = self.rank_targets.iter().find_map(|&column| cell::rank(self.text(row, column))).map(|(value, _)| value);
        let valued =
            baseline.is_some() || target.is_some() || rank.is_some() || rank_target.is_some() || max.is_some() || delta.is_some();
        // `giảm 2%` states a change; there is no level to aim at.
        let target = target.filter(|(_, value)| value.direction != Some(Direction::Down)).map(|(target, _)| target);
        valued.then(|| Indicator {
            id: String::new(),
            source: format!("table {} row {}", self.table.id, row + 1),
            name: name.to_owned(),
            parent: None,
            unit,
            baseline: baseline.map(|(baseline, _)| baseline),
            rank,
            rank_target,
            max,
            delta,
            target,
            owner: self.owner(row),
            inferred: vec![],
            name_place: info.cells[name_column],
            place: info.place,
        })
    }

    /// The text of a cell.
    fn text(&self, row: usize, column: usize) -> &'a str {
        self.table.rows[row].get(column).map_or("", String::as_str)
    }

    /// The text of a cell, or of the cell that covers it.
    fn covering_text(&self, row: usize, column: usize) -> &'a str {
        match self.text(row, column) {
            "" => self.text(tables::covering_row(self.table, row, column), column),
            text => text,
        }
    }

    /// The column that holds the row's name; a total may have it in the column of ordinals.
    fn name_column(&self, row: usize) -> Option<usize> {
        let total = self.table.row_info[row].kind == RowKind::Total;
        let named = |&column: &usize| !self.text(row, column).is_empty();
        std::iter::once(self.name).chain((0..self.name).filter(|_| total)).find(named)
    }

    fn baseline(&self, row: usize, column: usize) -> Option<(Baseline, Value)> {
        let text = self.text(row, column);
        let value = cell::value(text).filter(|value| value.quantity.upper.is_none() && value.direction.is_none())?;
        let baseline = Baseline {
            period: self.table.columns[column].period.clone(),
            value: value.quantity.value,
            text: text.to_owned(),
            place: self.table.row_info[row].cells[column],
        };
        Some((baseline, value))
    }

    fn target(&self, row: usize, column: usize) -> Option<(Target, Value)> {
        let text = self.text(row, column);
        let value = cell::value(text)?;
        let target = Target {
            period: self.table.columns[column].period.clone(),
            comparator: value.quantity.comparator,
            value: value.quantity.value,
            upper: value.quantity.upper,
            text: text.to_owned(),
            place: self.table.row_info[row].cells[column],
        };
        Some((target, value))
    }

    /// The change: of the column of changes, or of a target stated as one.
    fn delta(&self, row: usize, unit: Option<&str>, target: Option<&Value>) -> Option<rust_decimal::Decimal> {
        let Some(column) = self.delta else {
            let value = target?;
            let sign = value.direction.filter(|_| value.quantity.upper.is_none())?;
            let known = matches!(value.quantity.comparator, Comparator::Eq | Comparator::Ge) || sign == Direction::Up;
            return known.then(|| if sign == Direction::Down { -value.quantity.value } else { value.quantity.value });
        };
        let header = crate::base::fold::key(&self.table.columns[column].path);
        let falls = header.contains("giảm") && !header.contains("tăng");
        let (change, own_unit) = cell::change(self.text(row, column), falls)?;
        // A change in per cent of something measured otherwise, or in places of a ranking, is no change of the value.
        let same = own_unit.is_none_or(|own| unit.is_none_or(|unit| unit.eq_ignore_ascii_case(&own)));
        same.then_some(change)
    }

    /// The unit: of the column of units, of the values, of the name, of the header, of the table.
    fn unit(&self, row: usize, last: Option<&str>, name: &str, values: [Option<&Value>; 2]) -> Option<String> {
        let stated = self.unit.map_or("", |column| self.covering_text(row, column));
        if cell::is_ditto(stated) {
            return last.map(str::to_owned);
        }
        if stated.chars().any(|c| c.is_alphanumeric() || c == '%' || c == '‰') {
            return Some(stated.to_owned());
        }
        let of_values = values.into_iter().flatten().filter_map(|value| value.unit.clone());
        of_values
            .into_iter()
            .next()
            .or_else(|| cell::unit_in_brackets(name).map(str::to_owned))
            .or_else(|| self.header_unit.clone())
            .or_else(|| self.table_unit.clone())
    }

    /// The unit in brackets in the header of a column of values, or the word `điểm` there.
    fn unit_of_header(&self) -> Option<String> {
        let columns = || self.targets.iter().chain(&self.baselines).chain(&self.max).chain(&self.delta);
        let path = |&column: &usize| self.table.columns[column].path.as_str();
        let bracketed = columns().map(path).find_map(|path| path.split(" › ").find_map(cell::unit_in_brackets));
        let points = || {
            columns()
                .map(path)
                .any(|path| crate::base::fold::key(path).split(|c: char| !c.is_alphanumeric()).any(|word| word == "điểm"))
        };
        bracketed.map(str::to_owned).or_else(|| points().then(|| "điểm".to_owned()))
    }

    /// The unit stated in the caption or in a header row over the whole table.
    fn unit_of_table(&self) -> Option<String> {
        let titles = self.table.header.iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() == 1).flatten();
        let lines = self.table.caption.iter().chain(titles).map(String::as_str);
        lines.filter(|line| !line.is_empty()).find_map(cell::stated_unit).map(str::to_owned)
    }

    /// The bodies answerable for the row.
    fn owner(&self, row: usize) -> Vec<String> {
        let mut owners: Vec<String> = vec![];
        for &column in &self.owners {
            let text = self.covering_text(row, column);
            for name in agencies::owners(text).into_iter().filter_map(|range| text.get(range)) {
                if !owners.iter().any(|known| known == name) {
                    owners.push(name.to_owned());
                }
            }
        }
        owners
    }
}

/// Whether a column holds values of a year that its header names without saying whether planned or reached.
fn is_value_of_year(column: &Column) -> bool {
    column.role == ColumnRole::Other && tables::names_value_of_year(&column.path)
}

/// Whether a column's results are of a part of a year.
fn is_part_of_year(column: &Column) -> bool {
    let key = crate::base::fold::key(&column.path);
    key.contains("tháng") || key.contains("quý")
}

/// A name without its list mark, or its number where the table has no column for numbers.
fn without_label<'t>(name: &'t str, table: &Table) -> &'t str {
    let bare = name.trim_start_matches(['-', '–', '+', '•', '*']).trim_start();
    if bare.is_empty() {
        return name;
    }
    if table.columns.iter().any(|column| column.role == ColumnRole::Ordinal) {
        return bare;
    }
    tables::without_ordinal(bare)
}
