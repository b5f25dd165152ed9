//! Assignments of tables: one a row of values, by the roles of the columns.

use std::collections::HashMap;

use super::shares::shares;
use crate::base::place::Place;
use crate::model::{Assignment, ColumnRole, Deadline, RowKind, Table, TableKind};
use crate::parse::agencies::{heading_agencies, split_agencies};
use crate::parse::deadlines::read_deadline;
use crate::parse::facts::Facts;
use crate::parse::tables::{is_ditto, meant_row};
use crate::parse::words::Words;

/// The assignments of a table; none of a table that assigns nothing.
pub(crate) fn from_table(facts: &Facts, table: &Table) -> Vec<Assignment> {
    let column = |role: ColumnRole| table.columns.iter().position(|column| column.role == role);
    let columns = Columns {
        task: column(ColumnRole::Task).or_else(|| column(ColumnRole::Name)),
        lead: column(ColumnRole::Lead),
        coordinating: column(ColumnRole::Coordinating),
        deadline: column(ColumnRole::Deadline),
        deliverable: column(ColumnRole::Deliverable),
    };
    let assigns = table.kind == TableKind::Assignment || column(ColumnRole::Task).is_some() && columns.lead.is_some();
    let Some(task) = columns.task.filter(|_| assigns && table.kind != TableKind::Indicator) else { return vec![] };
    let mut found = vec![];
    let named = [columns.lead, columns.coordinating, columns.deadline, columns.deliverable];
    let covered = covered(table, &named.into_iter().flatten().collect::<Vec<_>>());
    // Rows under `I. Sở Nội vụ` of a table without a column for the lead.
    let mut above: Option<(usize, usize)> = None;
    for row in 0..table.rows.len() {
        let kind = table.row_info.get(row).map_or(RowKind::Data, |info| info.kind);
        if matches!(kind, RowKind::Group | RowKind::Total) {
            let agency = table.rows[row].iter().position(|cell| heading_agencies(&Words::new(cell)).is_some());
            above = agency.map(|column| (row, column)).filter(|_| kind == RowKind::Group);
            continue;
        }
        let cells = Cells { table, covered: &covered, row };
        found.extend(assignment(facts, &cells, task, &columns, above));
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
    if let Some(deadline) = &mut assignment.deadline {
        deadline.place = facts.doc.narrowed(deadline.place, &deadline.text);
    }
}

/// The columns by what they hold.
struct Columns {
    task: Option<usize>,
    lead: Option<usize>,
    coordinating: Option<usize>,
    deadline: Option<usize>,
    deliverable: Option<usize>,
}

/// Which cell stands for an empty one that a span covers: the row and column of the span's own cell, by the first.
type Covered = HashMap<(usize, usize), (usize, usize)>;

/// The covered cells of the columns that matter.
fn covered(table: &Table, columns: &[usize]) -> Covered {
    let mut covered = Covered::new();
    let head = table.header.len();
    for span in &table.spans {
        let Some(top) = (span.row as usize).checked_sub(head) else { continue };
        let (left, bottom) = (span.column as usize, top.saturating_add(span.rowspan as usize).min(table.rows.len()));
        for &column in columns.iter().filter(|&&column| left <= column && column - left < span.colspan as usize) {
            for row in top..bottom {
                covered.entry((row, column)).or_insert((top, left));
            }
        }
    }
    covered
}

/// Most rows that share one task.
const SHARING: usize = 24;

/// One row of a table.
struct Cells<'a> {
    table: &'a Table,
    covered: &'a Covered,
    row: usize,
}

impl<'a> Cells<'a> {
    /// The cell that stands for a column: its own, the one above or beside it that covers it, or the one that `nt` repeats.
    fn cell(&self, column: usize) -> (usize, usize) {
        let own = (meant_row(self.table, self.row, column), column);
        if self.text(own).trim().is_empty() { self.covered.get(&own).copied().unwrap_or(own) } else { own }
    }

    fn text(&self, at: (usize, usize)) -> &'a str {
        self.table.rows.get(at.0).and_then(|row| row.get(at.1)).map_or("", |cell| cell.as_str())
    }

    fn place(&self, at: (usize, usize)) -> Place {
        let info = self.table.row_info.get(at.0);
        info.map_or(self.table.place, |info| info.cells.get(at.1).copied().unwrap_or(info.place))
    }
}

fn assignment(facts: &Facts, cells: &Cells, task: usize, columns: &Columns, above: Option<(usize, usize)>) -> Option<Assignment> {
    let text = |column: Option<usize>| column.map(|column| cells.cell(column)).map(|at| (cells.text(at).trim(), at));
    let mut own = cells.text((cells.row, task)).trim();
    let mut own_row = cells.row;
    let mut inferred = vec![];
    let (mut lead, mut coordinating, mut partners) = (vec![], vec![], vec![]);
    let (mut lead_at, mut coordinating_at) = ((cells.row, task), (cells.row, task));
    if let Some((cell, at)) = text(columns.lead) {
        let (first, second) = if is_ditto(cell) { (vec![], vec![]) } else { shares(cell) };
        lead = first.into_iter().map(|range| cell[range].to_owned()).collect();
        partners = second.into_iter().map(|range| cell[range].to_owned()).collect();
        lead_at = at;
    } else if let Some(at) = above {
        let cell = cells.text(at);
        lead = heading_agencies(&Words::new(cell))?.into_iter().map(|range| cell[range].to_owned()).collect();
        lead_at = at;
        inferred.push("lead".to_owned());
    }
    if let Some((cell, at)) = text(columns.coordinating) {
        coordinating = split_agencies(cell).into_iter().map(|range| cell[range].to_owned()).collect();
        coordinating_at = at;
    }
    let coordinating_places =
        [vec![cells.place(lead_at); partners.len()], vec![cells.place(coordinating_at); coordinating.len()]].concat();
    partners.append(&mut coordinating);
    // Bodies in a row of their own under a task do that task, too: its cell reaches over both rows.
    let named = |cell: &str| heading_agencies(&Words::new(cell)).is_some();
    if own.is_empty() && inferred.is_empty() && text(columns.lead).is_some_and(|(cell, _)| named(cell)) {
        let reach = cells.row.saturating_sub(SHARING)..cells.row;
        let data = |row: &usize| cells.table.row_info.get(*row).is_none_or(|info| info.kind == RowKind::Data);
        let above = reach.rev().take_while(data).find(|&row| !cells.text((row, task)).trim().is_empty());
        if let Some(row) = above {
            (own, own_row) = (cells.text((row, task)).trim(), row);
            inferred.push("task".to_owned());
        }
    }
    let due = columns.deadline.map(|column| {
        let at = cells.cell(column);
        if cells.text(at).trim().is_empty() && own_row != cells.row { (own_row, column) } else { at }
    });
    let deadline = due.map(|at| (cells.text(at).trim(), at)).and_then(|(cell, at)| {
        let found = read_deadline(cell, facts.calendar())?;
        let text = cell[found.range].to_owned();
        Some(Deadline { text, normal: found.normal, inferred_year: found.inferred_year, place: cells.place(at) })
    });
    let deliverable = text(columns.deliverable).map(|(cell, _)| cell.to_owned()).filter(|cell| cell.chars().count() > 1);
    // A row of nothing but its title heads the rows below it.
    let says = !lead.is_empty() && (inferred.is_empty() || own_row != cells.row)
        || !partners.is_empty()
        || deadline.is_some()
        || deliverable.is_some();
    if own.is_empty() || !says && (inferred.is_empty() || columns.lead.is_some()) {
        return None;
    }
    let header = columns.lead.and_then(|column| cells.table.columns.get(column));
    Some(Assignment {
        id: String::new(),
        source: format!("table {} row {}", cells.table.id, cells.row + 1),
        lead_places: vec![cells.place(lead_at); lead.len()],
        lead,
        coordinating: partners,
        others: vec![],
        role_text: header.map(|column| column.path.rsplit(" › ").next().unwrap_or_default().to_owned()),
        task: own.to_owned(),
        deadline,
        deliverable,
        inferred,
        coordinating_places,
        place: cells.place((own_row, task)),
    })
}
