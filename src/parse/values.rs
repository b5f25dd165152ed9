//! Values: tables, references, indicators and assignments of all parts, numbered in document order.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::base::fold;
use crate::base::place::Place;
use crate::model::{Assignment, Indicator, Reference, Table};
use crate::raw::{Block, RawDoc};

use super::facts::Facts;
use super::flow::Flow;
use super::outline::Outline;
use super::structure::{Parts, TableSpot};
use super::words::Words;
use super::{agencies, assignments, indicators, references, tables};

/// The tables of the document, and for each the part and node that holds it.
pub(crate) struct Tables {
    pub(crate) list: Vec<Table>,
    /// (appendix, node, index in `list`).
    pub(crate) spots: Vec<(Option<usize>, Option<usize>, usize)>,
}

impl Tables {
    /// The tables of the body (none) or of an appendix.
    pub(crate) fn of(&self, appendix: Option<usize>) -> impl Iterator<Item = &Table> {
        self.spots.iter().filter(move |spot| spot.0 == appendix).filter_map(|spot| self.list.get(spot.2))
    }

    /// Node and table id of the tables that stand in a section of the part.
    pub(crate) fn nodes(&self, appendix: Option<usize>) -> HashMap<usize, Vec<String>> {
        let mut out: HashMap<usize, Vec<String>> = HashMap::new();
        for &(part, node, index) in &self.spots {
            if let (Some(node), Some(table)) = (node.filter(|_| part == appendix), self.list.get(index)) {
                out.entry(node).or_default().push(table.id.clone());
            }
        }
        out
    }
}

/// Builds the tables where they stand.
pub(crate) fn tables(doc: &RawDoc, parts: &Parts) -> Tables {
    let found: Vec<tables::Found<'_>> = parts
        .tables
        .iter()
        .filter_map(|spot| {
            let Some(Block::Table(raw)) = doc.blocks.get(spot.block) else { return None };
            Some(tables::Found { raw, section_path: path(parts, spot), adjacent: spot.adjacent, caption: spot.caption.clone() })
        })
        .collect();
    let (list, indices) = tables::build(doc, &found);
    let mut spots: Vec<(Option<usize>, Option<usize>, usize)> = vec![];
    for (spot, index) in parts.tables.iter().zip(indices) {
        if spots.last().is_none_or(|last| last.2 != index) {
            spots.push((spot.appendix, spot.node, index));
        }
    }
    Tables { list, spots }
}

/// `II/2`; in an appendix its label, then the path within it.
fn path(parts: &Parts, spot: &TableSpot) -> Option<String> {
    let outline = match spot.appendix {
        None => &parts.body,
        Some(at) => &parts.appendices.get(at)?.outline,
    };
    let node = spot.node.and_then(|node| outline.nodes.get(node)).map(|node| node.path.as_str());
    match (outline.name.as_str(), node) {
        ("", node) => node.map(str::to_owned),
        (name, None) => Some(name.to_owned()),
        (name, Some(node)) => Some(format!("{name}/{node}")),
    }
}

/// The outlines of the body and of all appendices.
pub(crate) fn outlines(parts: &Parts) -> impl Iterator<Item = &Outline> {
    std::iter::once(&parts.body).chain(parts.appendices.iter().map(|appendix| &appendix.outline))
}

/// The assignments of all parts and tables, in document order, and where a dated task has no doer.
pub(crate) fn assignments(facts: &Facts<'_>, parts: &Parts, list: &[Table]) -> (Vec<Assignment>, Vec<Place>) {
    let (mut found, mut orphans) = (vec![], vec![]);
    for outline in outlines(parts) {
        assignments::find(facts, outline, &mut found, &mut orphans);
    }
    found.extend(list.iter().flat_map(|table| assignments::from_table(facts, table)));
    assignments::number(&mut found);
    (found, orphans)
}

/// The references of all text and table cells.
pub(crate) fn references(facts: &Facts<'_>, parts: &Parts, list: &[Table]) -> Vec<Reference> {
    let doc = facts.doc;
    let mut out: Vec<Reference> = outlines(parts).flat_map(|outline| references::find(facts, outline)).collect();
    for spot in &parts.tables {
        let Some(Block::Table(raw)) = doc.blocks.get(spot.block) else { continue };
        for row in &raw.rows {
            let cells = row.cells.iter().filter(|cell| doc.slice(&cell.range).contains(['/', ':', '-']));
            for cell in cells {
                let flow = Flow::new(doc, &cell.range);
                let mut found = references::find_in_flow(facts, &flow);
                if !found.is_empty() {
                    let source = row_source(list, doc.place(&cell.range));
                    for reference in &mut found {
                        reference.source.clone_from(&source);
                    }
                    out.extend(found);
                }
            }
        }
    }
    references::number(out)
}

/// `table T2 row 3` for a cell's place.
fn row_source(list: &[Table], place: Place) -> String {
    // Tables are in document order, so the one that holds the place is found by bisection.
    let next = list.partition_point(|table| table.place.start <= place.start);
    let Some(table) = next.checked_sub(1).and_then(|at| list.get(at)) else { return "table".into() };
    let after = table.row_info.partition_point(|row| row.place.start <= place.start);
    // A row joined over a page break reaches past the rows that follow its first half.
    let held = |row: &usize| table.row_info[*row].cells.iter().any(|cell| cell.contains(&place));
    match (after.saturating_sub(4)..after).rev().find(held) {
        Some(row) => format!("table {} row {}", table.id, row + 1),
        None => format!("table {} header", table.id),
    }
}

/// The indicators of tables and prose, in document order.
pub(crate) fn indicators(facts: &Facts<'_>, parts: &Parts, list: &[Table]) -> Vec<Indicator> {
    let mut found = indicators::table::from_tables(facts, list);
    for indicators::Found { indicator, .. } in &mut found {
        indicator.name_place = facts.doc.narrowed(indicator.name_place, &indicator.name);
    }
    for outline in outlines(parts) {
        let owners = Owners::new(outline);
        indicators::prose::from_prose(facts, outline, &|node| owners.of(node), &mut found);
    }
    indicators::number(found)
}

/// The bodies that headings name; each heading is asked once.
struct Owners<'a> {
    outline: &'a Outline,
    named: Vec<OnceCell<Option<Vec<String>>>>,
}

impl<'a> Owners<'a> {
    fn new(outline: &'a Outline) -> Self {
        Self { outline, named: vec![OnceCell::new(); outline.nodes.len()] }
    }

    /// The bodies under whose heading a node stands.
    fn of(&self, node: usize) -> Vec<String> {
        let named = |at: usize| self.named[at].get_or_init(|| self.named_by(at)).as_ref();
        self.outline.ancestors(node).find_map(|(at, _)| named(at)).cloned().unwrap_or_default()
    }

    fn named_by(&self, node: usize) -> Option<Vec<String>> {
        let text = self.outline.nodes[node].heading.as_ref()?.text.as_str();
        let names = agencies::heading_agencies(&Words::new(text))?;
        // `Đối với cơ sở giáo dục mầm non` among the aims says of whom they are counted, not who answers for them.
        let aims = |text: &str| ["mục tiêu", "chỉ tiêu"].iter().any(|word| fold::key(text).contains(word));
        let above = || self.outline.ancestors(node).skip(1).filter_map(|(_, node)| node.heading.as_ref()).take(4);
        if fold::key(text).starts_with("đối với") && above().any(|heading| aims(&heading.text)) {
            return None;
        }
        Some(names.into_iter().map(|name| text[name].to_owned()).collect())
    }
}
