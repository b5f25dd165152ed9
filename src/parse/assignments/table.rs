//! Assignments of tables: one a row of values, by the roles of the columns.

mod cells;
mod columns;

use std::ops::Range;

use super::due::Due;
use super::shares::shares;
use crate::base::place::Place;
use crate::model::{Assignment, Deadline, RoleHolder, RowKind, Table, TableKind};
use crate::parse::agencies::{agencies_at_word, heading_agencies, split_agencies};
use crate::parse::deadlines::{FoundDeadline, is_time, read_deadlines};
use crate::parse::facts::Facts;
use crate::parse::tables::is_ditto;
use crate::parse::words::Words;
use cells::{At, Cells, Covered};
use columns::Columns;

/// The assignments of a table; none of a table that assigns nothing.
pub(crate) fn from_table(facts: &Facts, table: &Table) -> Vec<Assignment> {
    let columns = Columns::new(table);
    let assigns = table.kind == TableKind::Assignment || columns.tasked && !columns.leads.is_empty();
    if columns.tasks.is_empty() || !assigns || table.kind == TableKind::Indicator {
        return vec![];
    }
    let mut found = vec![];
    let covered = Covered::new(table, &columns);
    // Rows under `I. Sở Nội vụ` of a table without a column for the lead.
    let mut above: Option<At> = None;
    for row in 0..table.rows.len() {
        let kind = table.row_info.get(row).map_or(RowKind::Data, |info| info.kind);
        if matches!(kind, RowKind::Group | RowKind::Total) {
            let agency = table.rows[row].iter().position(|cell| heading_agencies(&Words::new(cell)).is_some());
            above = agency.map(|column| (row, column)).filter(|_| kind == RowKind::Group);
            continue;
        }
        let cells = Cells { table, covered: &covered, row };
        found.extend(assignment(facts, &cells, &columns, above));
    }
    found.iter_mut().for_each(|assignment| narrow(facts, assignment));
    found
}

/// Gives each body and the deadline its own place within the cell.
fn narrow(facts: &Facts, assignment: &mut Assignment) {
    let leads = assignment.lead.iter().zip(&mut assignment.lead_places);
    for (name, place) in leads.chain(assignment.coordinating.iter().zip(&mut assignment.coordinating_places)) {
        *place = facts.doc.narrowed(*place, name);
    }
    for holder in &mut assignment.others {
        holder.place = facts.doc.narrowed(holder.place, &holder.agency);
    }
    for deadline in assignment.deadline.iter_mut().chain(&mut assignment.other_deadlines) {
        deadline.place = facts.doc.narrowed(deadline.place, &deadline.text);
    }
}

/// The bodies of a row, each with its cell.
#[derive(Default)]
struct Bodies {
    lead: Vec<(String, At)>,
    coordinating: Vec<(String, At)>,
    /// The column the first lead stands in.
    column: Option<usize>,
    inferred: bool,
}

impl Bodies {
    /// Those in the cells of a row; none where the row's own cells name nobody.
    fn of(cells: &Cells, columns: &Columns) -> Self {
        let mut bodies = Self::default();
        let mut partners = vec![];
        for &column in &columns.leads {
            let at = cells.cell(column);
            let cell = cells.text(at).trim();
            if is_ditto(cell) || is_only_time(cell) {
                continue;
            }
            let named = |names: Vec<Range<usize>>| {
                let names = names.into_iter().map(move |range| &cell[range]).filter(|name| !is_sentence(name));
                names.map(move |name| (name.to_owned(), at))
            };
            let (first, second) = shares(cell);
            if !first.is_empty() {
                bodies.column = bodies.column.or(Some(column));
            }
            bodies.lead.extend(named(first));
            bodies.coordinating.extend(named(second));
        }
        if let Some(column) = columns.coordinating {
            let at = cells.cell(column);
            let cell = cells.text(at).trim();
            if !is_only_time(cell) {
                partners.extend(split_agencies(cell).into_iter().map(|range| (cell[range].to_owned(), at)));
            }
        }
        bodies.coordinating.append(&mut partners);
        bodies
    }

    fn is_empty(&self) -> bool {
        self.lead.is_empty() && self.coordinating.is_empty()
    }
}

/// Whether a cell in a column of bodies holds a time, as where cells before it were lost.
fn is_only_time(cell: &str) -> bool {
    is_time(cell) && agencies_at_word(&Words::new(cell), 0).is_none()
}

/// Whether what stands for a name is a sentence about no body, as where a row is out of its columns.
fn is_sentence(name: &str) -> bool {
    const LONGEST_NAME: usize = 16;
    name.len() > 2 * LONGEST_NAME && {
        let words = Words::new(name);
        words.len() > LONGEST_NAME && agencies_at_word(&words, 0).is_none()
    }
}

/// The times of a row: its own, or those of the row whose task it shares.
fn due(facts: &Facts, cells: &Cells, columns: &Columns, own_row: usize) -> Due {
    let Some(column) = columns.deadline else { return Due::default() };
    let own = cells.cell(column);
    let at = if cells.text(own).trim().is_empty() && own_row != cells.row { (own_row, column) } else { own };
    let cell = cells.text(at).trim();
    let written = |found: FoundDeadline| {
        let text = cell[found.range].to_owned();
        Deadline { text, normal: found.normal, inferred_year: found.inferred_year, place: cells.place(at) }
    };
    Due::new(read_deadlines(cell, facts.calendar()).into_iter().map(written).collect(), 0)
}

fn assignment(facts: &Facts, cells: &Cells, columns: &Columns, above: Option<At>) -> Option<Assignment> {
    let task_at = |row: usize| columns.tasks.iter().map(|&column| (row, column)).find(|&at| !cells.text(at).trim().is_empty());
    let mut task = task_at(cells.row);
    let mut inferred = vec![];
    let mut bodies = Bodies::of(cells, columns);
    if let Some(at) = above.filter(|_| columns.leads.is_empty()) {
        let cell = cells.text(at);
        bodies.lead = heading_agencies(&Words::new(cell))?.into_iter().map(|range| (cell[range].to_owned(), at)).collect();
        bodies.inferred = true;
        inferred.push("lead".to_owned());
    }
    // Bodies in a row of their own under a task do that task, too: its cell reaches over both rows.
    let named = |&column: &usize| heading_agencies(&Words::new(cells.text(cells.cell(column)).trim())).is_some();
    if task.is_none() && !bodies.inferred && columns.leads.iter().any(named) {
        task = cells.rows_above().find_map(task_at);
        inferred.extend(task.map(|_| "task".to_owned()));
    }
    let task = task?;
    let own_row = task.0;
    let due = due(facts, cells, columns, own_row);
    let deliverable = columns.deliverable.map(|column| cells.text(cells.cell(column)).trim().to_owned());
    let deliverable = deliverable.filter(|cell| cell.chars().count() > 1);
    // A row of nothing but its title heads the rows below it.
    let says = !bodies.lead.is_empty() && (inferred.is_empty() || own_row != cells.row)
        || !bodies.coordinating.is_empty()
        || due.deadline.is_some()
        || deliverable.is_some();
    if !says && (inferred.is_empty() || !columns.leads.is_empty()) {
        return None;
    }
    // A task with a time or a product of its own below a cell of bodies that reaches down to it is theirs.
    if bodies.is_empty()
        && let Some(row) = cells.continued(columns)
    {
        bodies = Bodies::of(&Cells { row, ..*cells }, columns);
        inferred.push("lead".to_owned());
    }
    let column = bodies.column.or_else(|| columns.leads.first().copied());
    let role_text = column.and_then(|column| cells.table.columns.get(column));
    let (lead, lead_places) = placed(cells, bodies.lead);
    let (coordinating, coordinating_places) = placed(cells, bodies.coordinating);
    Some(Assignment {
        id: String::new(),
        source: format!("table {} row {}", cells.table.id, cells.row + 1),
        lead_places,
        lead,
        coordinating,
        others: others(cells, columns),
        role_text: role_text.map(|column| column.path.rsplit(" › ").next().unwrap_or_default().to_owned()),
        task: without_mark(cells.text(task).trim()).to_owned(),
        deadline: due.deadline,
        other_deadlines: due.others,
        deliverable,
        inferred,
        coordinating_places,
        place: cells.place(task),
    })
}

/// A task without the mark of a list before it.
fn without_mark(task: &str) -> &str {
    let bare = task.trim_start_matches(['-', '–', '+', '•', '*']).trim_start();
    if bare.is_empty() { task } else { bare }
}

fn placed(cells: &Cells, names: Vec<(String, At)>) -> (Vec<String>, Vec<Place>) {
    names.into_iter().map(|(name, at)| (name, cells.place(at))).unzip()
}

/// Those in other roles: who carries it out under the lead, who watches over it.
fn others(cells: &Cells, columns: &Columns) -> Vec<RoleHolder> {
    let mut others = vec![];
    for &(role, column) in &columns.others {
        let at = cells.cell(column);
        let cell = cells.text(at).trim();
        if is_ditto(cell) || is_only_time(cell) {
            continue;
        }
        let names = split_agencies(cell).into_iter();
        others.extend(names.map(|range| RoleHolder { role, agency: cell[range].to_owned(), place: cells.place(at) }));
    }
    others
}
