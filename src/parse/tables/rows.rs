//! What each row is: a row of values, a title over others, a part of a numbered row, a sum.

use crate::base::fold;
use crate::model::{ColumnRole, RowKind, Table};
use crate::parse::tables::grid::Row;
use crate::parse::tables::header::is_figure;
use crate::parse::tables::ordinal::{self, Kind, Ordinal};
use crate::parse::tables::vocabulary;

/// The columns that rows are told apart by.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// The column of ordinals.
    pub(super) ordinal: Option<usize>,
    /// The column of names or tasks.
    pub(super) name: Option<usize>,
    /// Columns that only a row in its own right fills: ranks and bodies.
    pub(super) own: Vec<usize>,
}

/// The numbered rows above that a row may be a part of, the deepest last.
#[derive(Default)]
struct Above<'a> {
    rows: Vec<(usize, Ordinal<'a>, bool)>,
}

impl<'a> Above<'a> {
    /// Goes on to the row `index` with `ordinal`: the row it is a part of, and whether that is a title.
    fn enter(&mut self, index: usize, ordinal: Ordinal<'a>, group: bool) -> Option<(usize, bool)> {
        while self.rows.last().is_some_and(|(_, above, _)| above.depth() >= ordinal.depth()) {
            self.rows.pop();
        }
        let whole = self.rows.last().filter(|(_, above, _)| is_part(ordinal, *above)).map(|&(row, _, group)| (row, group));
        self.rows.push((index, ordinal, group));
        whole
    }

    /// The last numbered row, and whether it is a title.
    fn last(&self) -> Option<(usize, bool)> {
        self.rows.last().map(|&(row, _, group)| (row, group))
    }
}

/// Whether the row with ordinal `part` is a part of the row with ordinal `whole` above it.
fn is_part(part: Ordinal<'_>, whole: Ordinal<'_>) -> bool {
    match part.kind {
        Kind::Dotted(_) => {
            whole.kind < Kind::Number || part.text.strip_prefix(whole.text).is_some_and(|rest| rest.starts_with('.'))
        }
        _ => true,
    }
}

/// Reads the rows from top to bottom.
pub(super) fn kinds(rows: &[Row], shape: &Shape) -> Vec<RowKind> {
    let mut above = Above::default();
    let mut kinds = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        if is_total(row, shape) {
            above.rows.clear();
            kinds.push(RowKind::Total);
            continue;
        }
        let ordinal = ordinal_of(|column| row.text(column), shape.ordinal, shape.name);
        let group = is_group(rows, index, ordinal, shape);
        let whole = match ordinal {
            Some(ordinal) => above.enter(index, ordinal, group),
            None if group => {
                above.rows.clear();
                None
            }
            None => above.last().filter(|&(whole, _)| !row.is_blank() && !stands_alone(row, &rows[whole], shape)),
        };
        kinds.push(match whole {
            _ if group => RowKind::Group,
            // A title has rows below it, not parts.
            Some((_, false)) => RowKind::Sub,
            _ => RowKind::Data,
        });
    }
    kinds
}

/// For each row the row it is a part of: only rows of kind [`RowKind::Sub`] have one.
pub(crate) fn wholes(table: &Table) -> Vec<Option<usize>> {
    let column = |role: &[ColumnRole]| table.columns.iter().position(|column| role.contains(&column.role));
    let (ordinals, names) = (column(&[ColumnRole::Ordinal]), column(&[ColumnRole::Name, ColumnRole::Task]));
    let mut above = Above::default();
    let mut wholes = Vec::with_capacity(table.rows.len());
    for (index, (row, info)) in table.rows.iter().zip(&table.row_info).enumerate() {
        let text = |column: usize| row.get(column).map_or("", String::as_str);
        let ordinal = ordinal_of(text, ordinals, names).filter(|_| info.kind != RowKind::Total);
        let whole = match ordinal {
            Some(ordinal) => above.enter(index, ordinal, info.kind == RowKind::Group),
            None if matches!(info.kind, RowKind::Group | RowKind::Total) => {
                above.rows.clear();
                None
            }
            None => above.last(),
        };
        wholes.push(whole.filter(|_| info.kind == RowKind::Sub).map(|(row, _)| row));
    }
    wholes
}

/// For each row the time that a title above it names and nothing else: `Đến năm 2030`. Empty where no title does.
pub(crate) fn times_above(table: &Table) -> Vec<Option<String>> {
    let of_title = |row: usize| {
        let title = |cell: &&String| !cell.is_empty() && ordinal::of(cell).is_none();
        vocabulary::time_alone(table.rows[row].iter().find(title)?)
    };
    let is_group = |row: &usize| table.row_info[*row].kind == RowKind::Group;
    if !(0..table.row_info.len()).filter(is_group).any(|row| of_title(row).is_some()) {
        return vec![];
    }
    let column = |role: &[ColumnRole]| table.columns.iter().position(|column| role.contains(&column.role));
    let (ordinals, names) = (column(&[ColumnRole::Ordinal]), column(&[ColumnRole::Name, ColumnRole::Task]));
    let mut above: Vec<(u8, Option<String>)> = vec![];
    let mut times = Vec::with_capacity(table.rows.len());
    for row in 0..table.row_info.len() {
        if is_group(&row) {
            let time = of_title(row);
            let ordinal = ordinal_of(|column| table.rows[row].get(column).map_or("", String::as_str), ordinals, names);
            match ordinal {
                Some(ordinal) => {
                    above.retain(|(depth, _)| *depth < ordinal.depth());
                    above.push((ordinal.depth(), time));
                }
                // A title without a number of its own holds until the next time; others stand under it.
                None if time.is_some() => above = vec![(0, time)],
                None => {}
            }
        }
        times.push(above.iter().rev().find_map(|(_, time)| time.clone()));
    }
    times
}

/// The ordinal of a row: in its own column, or where there is none at the start of the name (`1.2. Trồng rừng`).
fn ordinal_of<'a>(text: impl Fn(usize) -> &'a str, ordinals: Option<usize>, names: Option<usize>) -> Option<Ordinal<'a>> {
    if let Some(column) = ordinals {
        return ordinal::of(text(column));
    }
    inner_ordinal(text(names?)).map(|(ordinal, _)| ordinal)
}

/// The ordinal at the start of a name, and the name after it.
fn inner_ordinal(name: &str) -> Option<(Ordinal<'_>, &str)> {
    let (label, rest) = name.split_once(' ')?;
    let marked = label.ends_with(['.', ')', '/']) || label.contains('.');
    Some((ordinal::of(label).filter(|_| marked && !rest.is_empty())?, rest))
}

/// A name without the ordinal at its start.
pub(crate) fn without_ordinal(name: &str) -> &str {
    inner_ordinal(name).map_or(name, |(_, rest)| rest)
}

/// Labels of rows that sum up others. Inside a longer name such words are an indicator's own (`Tổng số hộ nghèo`).
const TOTALS: [&str; 9] =
    ["tổng cộng", "cộng", "tổng số", "tổng", "tổng điểm", "tổng chung", "tổng số điểm", "tổng kinh phí", "cộng chung"];

/// Whether the row sums up others.
fn is_total(row: &Row, shape: &Shape) -> bool {
    let last = shape.name.or(shape.ordinal).unwrap_or(0).max(1);
    let mut labels = row.filled().take_while(|&(column, _)| column <= last);
    labels.any(|(_, cell)| {
        if cell.text.len() > 60 || !cell.text.starts_with(['T', 't', 'C', 'c']) {
            return false;
        }
        let key = fold::key(&cell.text);
        let bare = key.split(['(', ':', '=']).next().unwrap_or("").trim();
        TOTALS.contains(&bare) || bare.starts_with("tổng cộng")
    })
}

/// Whether the row is a title over the rows below it: a name and nothing else.
fn is_group(rows: &[Row], index: usize, ordinal: Option<Ordinal<'_>>, shape: &Shape) -> bool {
    let row = &rows[index];
    let in_column = ordinal.is_some() && shape.ordinal.is_some();
    let mut others = row.filled().filter(|&(column, _)| !in_column || Some(column) != shape.ordinal);
    let (Some((column, cell)), None) = (others.next(), others.next()) else { return false };
    // What a span from above covers is not missing.
    if row.cells.len() < 3 || is_figure(&cell.text) || row.cells.iter().any(|cell| cell.from_above) {
        return false;
    }
    let next = rows.get(index + 1);
    let next_ordinal = next.and_then(|next| ordinal_of(|column| next.text(column), shape.ordinal, shape.name));
    if let Some(ordinal) = ordinal {
        return match ordinal.kind {
            Kind::Capital | Kind::Roman => true,
            Kind::Small => false,
            // `5` over `5.1`, or over rows without a number, is a title; beside `6` it is a row whose values are missing.
            Kind::Number | Kind::Dotted(_) => match next_ordinal {
                Some(next) => next.depth() > ordinal.depth(),
                None => next.is_some_and(|next| in_column && next.filled().count() > 1 && !is_total(next, shape)),
            },
        };
    }
    let starts_below = next_ordinal.is_some_and(|next| next.kind <= Kind::Number);
    let listed = cell.text.starts_with(['-', '+', '•']) || cell.italic;
    let spans = cell_spans(row, column);
    fold::is_capitals(&cell.text)
        || (shape.ordinal.is_some() && Some(column) == shape.ordinal)
        || spans
        || (starts_below && !listed)
}

/// Whether the cell covers all cells to its right.
fn cell_spans(row: &Row, column: usize) -> bool {
    column + 2 < row.cells.len() && row.cells[column + 1..].iter().all(|cell| cell.from_left)
}

/// Whether a row without an ordinal is no part of the numbered row above it: it is as complete, with its own rank or body.
fn stands_alone(row: &Row, whole: &Row, shape: &Shape) -> bool {
    let name = shape.name.map_or("", |column| row.text(column));
    if name.starts_with(['-', '+', '•', '*']) || row.filled().any(|(_, cell)| cell.italic) {
        return false;
    }
    let complete = whole.filled().all(|(column, _)| Some(column) == shape.ordinal || !row.text(column).is_empty());
    complete && shape.own.iter().any(|&column| !row.text(column).is_empty())
}
