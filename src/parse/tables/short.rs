//! Rows with fewer cells than columns: where a copy lost the cells that reach over several rows, those left are pushed
//! to the first columns.
//!
//! What a cell holds tells where it belongs: bodies under the columns of bodies, a time under that of times, words to
//! the right-most columns of words that are left. A row whose cells say nothing of the kind goes the way of the rows of
//! the same length that do. A row of a title and one amount is a sum: it belongs under the column of amounts.

use crate::base::fold;
use crate::base::place::Place;
use crate::model::{Column, ColumnRole};
use crate::parse::agencies::heading_agencies;
use crate::parse::deadlines::is_time;
use crate::parse::tables::grid::{Cell, Row};
use crate::parse::tables::header::is_figure;
use crate::parse::tables::ordinal;
use crate::parse::words::Words;

/// Puts the cells of such rows back under their columns; other rows stay as they are.
pub(super) fn align(body: &mut [Row], columns: &[Column]) {
    let of = |role: ColumnRole| columns.iter().position(|column| column.role == role);
    let (Some(lead), partners) = (of(ColumnRole::Lead), of(ColumnRole::Coordinating)) else { return };
    let room = if partners == Some(lead + 1) { 2 } else { 1 };
    let mut unclear: Vec<(usize, usize)> = vec![];
    let mut known: Vec<(usize, Vec<usize>)> = vec![];
    for (index, row) in body.iter_mut().enumerate().skip(1) {
        let first = row.cells.iter().take_while(|cell| cell.text.is_empty()).count();
        let given = row.cells[first..].iter().take_while(|cell| !is_absent(cell)).count();
        let lost = lost_front(row, first);
        if given == 0 || first + given >= row.cells.len() && !lost || !row.cells[first + given..].iter().all(is_absent) {
            continue;
        }
        let bodies = |cell: &Cell| names_bodies(&cell.text);
        if first < lead && given <= room && lead + given <= row.cells.len() && row.cells[first..first + given].iter().all(bodies)
        {
            // The cells that were filled up stand in front now.
            row.cells[first..lead + given].rotate_right(lead - first);
            continue;
        }
        if given < 2 || !lacks_its_number(row, columns) {
            continue;
        }
        let looks: Vec<Look> = row.cells[first..first + given].iter().map(|cell| look(&cell.text)).collect();
        match misplaced(&looks, first, columns, lost).then(|| places(&looks, columns)).flatten() {
            Some(places) => {
                row.spread(first, places.iter().copied());
                known.push((given, places));
            }
            None if looks.iter().all(|look| *look == Look::Words) => unclear.push((index, first)),
            None => {}
        }
    }
    for (index, first) in unclear {
        let row = &mut body[index];
        let given = row.cells[first..].iter().take_while(|cell| !is_absent(cell)).count();
        let mut same = known.iter().filter(|(count, _)| *count == given).map(|(_, places)| places);
        if let Some(places) = same.next().filter(|places| same.all(|other| other == *places)) {
            row.spread(first, places.iter().copied());
        }
    }
}

/// Puts the amount of a row that has but its title and one figure under the last column of amounts, where it stands under
/// one whose own figures are far smaller: `I | Trồng rừng | 1.364.329.243` beside `Số lượng | Đơn giá | Thành tiền`.
pub(super) fn sums(body: &mut [Row], columns: &[Column]) {
    const MOST_BEFORE: usize = 2;
    let amounts = |column: &Column| {
        let key = fold::key(&column.path);
        column.role == ColumnRole::Funding && !key.contains("đơn giá") && !key.contains("định mức")
    };
    let Some(last) = columns.iter().rposition(amounts) else { return };
    // How many digits the longest figures have, here and under the amounts, in the rows that have both.
    let most = |column: usize| {
        let full = || body.iter().filter(|row| !row.text(last).is_empty() && !row.text(column).is_empty());
        let longest = |at: usize| full().map(|row| digits_of(row.text(at))).max();
        longest(column).zip(longest(last))
    };
    let most: Vec<Option<(usize, usize)>> = (0..=MOST_BEFORE.min(last)).map(most).collect();
    for row in body {
        let Some(column) = only_figure(row, columns) else { continue };
        let Some((here, there)) = most.get(column).copied().flatten() else { continue };
        let digits = digits_of(row.text(column));
        let alone = row.cells[column + 1..].iter().all(|cell| cell.text.is_empty());
        if column < last && !amounts(&columns[column]) && alone && digits >= 6 && here + 3 <= digits && here < there {
            let cell = std::mem::take(&mut row.cells[column]);
            let at = cell.place;
            for gap in &mut row.cells[column..last] {
                gap.place = Place { end: at.start, ..at };
            }
            row.cells[last] = cell;
            for gap in &mut row.cells[last + 1..] {
                gap.place = Place { start: at.end, ..at };
            }
        }
    }
}

/// The column of the only figure of a row, but for its number.
fn only_figure(row: &Row, columns: &[Column]) -> Option<usize> {
    let numbers = |at: usize| columns.get(at).is_some_and(|column| column.role == ColumnRole::Ordinal);
    let mut figures = row.filled().filter(|&(at, cell)| is_figure(&cell.text) && !numbers(at));
    let (column, _) = figures.next()?;
    figures.next().is_none().then_some(column)
}

fn digits_of(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether a cell is not there in the source: it was only filled up.
fn is_absent(cell: &Cell) -> bool {
    cell.text.is_empty() && cell.place.start == cell.place.end && !cell.from_left && !cell.from_above
}

/// Whether the empty cells before cell `first` are not there in the source, so that the row may begin in any column.
fn lost_front(row: &Row, first: usize) -> bool {
    let start = |cell: &Cell| (cell.place.start, cell.place.end);
    first > 1 && row.cells[..first].iter().all(|cell| is_absent(cell) && start(cell) == start(&row.cells[0]))
}

/// Whether a text is a list of bodies and nothing else.
fn names_bodies(text: &str) -> bool {
    heading_agencies(&Words::new(text)).is_some()
}

/// Whether a text may be the name of a person: a few words, all with capitals.
fn names_person(text: &str) -> bool {
    const LONGEST: usize = 5;
    let words = Words::new(text);
    (2..=LONGEST).contains(&words.len()) && (0..words.len()).all(|at| words.is_capital(at))
}

/// Whether the table numbers its rows in the first column, and this row has no number and is no sum.
fn lacks_its_number(row: &Row, columns: &[Column]) -> bool {
    let numbered = columns.first().is_some_and(|column| column.role == ColumnRole::Ordinal);
    let text = row.text(0);
    numbered && ordinal::of(text).is_none() && !text.starts_with("Tổng") && !text.starts_with("Cộng") && !text.starts_with("TỔNG")
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Bodies,
    Time,
    Words,
}

fn look(text: &str) -> Look {
    match () {
        () if names_bodies(text) => Look::Bodies,
        () if is_time(text) => Look::Time,
        () if names_person(text) => Look::Bodies,
        () => Look::Words,
    }
}

fn is_of_tasks(role: ColumnRole) -> bool {
    matches!(role, ColumnRole::Task | ColumnRole::Name)
}

fn is_of_bodies(role: ColumnRole) -> bool {
    matches!(role, ColumnRole::Lead | ColumnRole::Coordinating)
}

/// Whether a cell stands where it cannot belong: words under the number, bodies or a time outside of their columns; and
/// where the front of the row was lost, words under bodies with no task beside them.
fn misplaced(looks: &[Look], first: usize, columns: &[Column], lost: bool) -> bool {
    let cells = || looks.iter().zip(&columns[first..]);
    let tasked = cells().any(|(look, column)| *look == Look::Words && is_of_tasks(column.role));
    cells().any(|(look, column)| match look {
        Look::Words => column.role == ColumnRole::Ordinal || lost && !tasked && is_of_bodies(column.role),
        Look::Bodies => !is_of_bodies(column.role),
        Look::Time => column.role != ColumnRole::Deadline,
    })
}

/// The columns of the cells, from left to right; none where a cell finds no column, or none of them but words.
fn places(looks: &[Look], columns: &[Column]) -> Option<Vec<usize>> {
    let alone = looks.iter().filter(|look| **look == Look::Bodies).count() == 1;
    let fits = |look: Look, column: &Column| match look {
        // Bodies by themselves lead, as where they are all that is left of a row.
        Look::Bodies => column.role == ColumnRole::Lead || !alone && is_of_bodies(column.role),
        Look::Time => column.role == ColumnRole::Deadline,
        Look::Words => {
            !is_of_bodies(column.role) && !matches!(column.role, ColumnRole::Ordinal | ColumnRole::Deadline | ColumnRole::Unit)
        }
    };
    if looks.iter().all(|look| *look == Look::Words) {
        return None;
    }
    let mut places = vec![0; looks.len()];
    let mut right = columns.len();
    for (at, &look) in looks.iter().enumerate().rev() {
        right = columns[..right].iter().rposition(|column| fits(look, column))?;
        places[at] = right;
    }
    // The first words are the task, not a product or a remark beside it.
    let is_task = |place: usize| is_of_tasks(columns[place].role);
    let Some(first) = looks.iter().position(|look| *look == Look::Words) else { return Some(places) };
    if !places.iter().any(|&place| is_task(place)) {
        let task = (0..places[first]).rev().find(|&place| is_task(place))?;
        places[first] = task;
    }
    places.is_sorted_by(|left, right| left < right).then_some(places)
}
