//! Where findings stand, in the reader's words: `section II/1/a`, `table T2 row 4 cell 7`, `header`.
//!
//! A long document has thousands of findings and of places, so that each is found by halves and not one by one.

use super::subject::Subject;
use crate::base::place::Place;
use crate::model::{Paragraph, Plan, Table};

/// The places of a plan's parts.
pub(super) struct Paths {
    tables: Spans,
    sections: Spans,
    parts: Vec<(&'static str, Spans)>,
    appendices: Spans,
}

impl Paths {
    pub(super) fn new(subject: &Subject<'_>) -> Self {
        let Plan { places, preamble, closing, .. } = subject.plan;
        let paragraphs = |list: &[Paragraph]| Spans::new(list.iter().map(|paragraph| paragraph.place));
        let among = |list: &[Place]| Spans::new(list.iter().copied());
        let parts = vec![
            ("header", Spans::new(places.header.values().copied())),
            ("preamble", paragraphs(preamble)),
            ("preamble", among(&places.legal_basis)),
            ("closing", paragraphs(closing)),
            ("recipients", among(&places.recipients)),
            ("signature", among(&places.signature)),
        ];
        Self {
            tables: Spans::new(subject.plan.tables.iter().map(|table| table.place)),
            sections: Spans::new(subject.sections.iter().map(|(section, _)| section.place)),
            parts,
            appendices: Spans::new(subject.plan.appendices.iter().map(|appendix| appendix.place)),
        }
    }

    /// The way to a place of the same subject.
    pub(super) fn path(&self, subject: &Subject<'_>, place: &Place) -> String {
        if let Some(table) = self.tables.innermost(place).and_then(|at| subject.plan.tables.get(at)) {
            return table_path(table, place);
        }
        if let Some((section, _)) = self.sections.innermost(place).and_then(|at| subject.sections.get(at)) {
            return format!("section {}", section.path);
        }
        if let Some((name, _)) = self.parts.iter().find(|(_, spans)| spans.innermost(place).is_some()) {
            return (*name).to_owned();
        }
        match self.appendices.innermost(place).and_then(|at| subject.plan.appendices.get(at)) {
            Some(appendix) => format!("appendix {}", appendix.name()),
            None => "document".into(),
        }
    }
}

fn table_path(table: &Table, place: &Place) -> String {
    let cell = |cells: &[Place]| cells.iter().position(|cell| cell.contains(place)).map(|cell| cell + 1);
    // Rows stand in their order; where they do not, as in a table put together from columns, all are looked through.
    let near = table.row_info.partition_point(|info| info.place.start <= place.start).checked_sub(1);
    let near = near.filter(|&row| table.row_info[row].place.contains(place));
    if let Some((row, cell)) = near.and_then(|row| Some((row, cell(&table.row_info[row].cells)?))) {
        return format!("table {} row {} cell {cell}", table.id, row + 1);
    }
    if let Some(row) = near.or_else(|| table.row_info.iter().position(|info| info.place.contains(place))) {
        return match cell(&table.row_info[row].cells) {
            Some(cell) => format!("table {} row {} cell {cell}", table.id, row + 1),
            None => format!("table {} row {}", table.id, row + 1),
        };
    }
    match table.header_places.iter().find_map(|row| cell(row)) {
        Some(cell) => format!("table {} header cell {cell}", table.id),
        None => format!("table {}", table.id),
    }
}

/// Places in the order of their starts, each with the nearest before it that reaches as far.
struct Spans(Vec<Span>);

struct Span {
    place: Place,
    /// Its number in the list it comes from.
    number: usize,
    outer: Option<usize>,
}

impl Spans {
    fn new(places: impl Iterator<Item = Place>) -> Self {
        let mut spans: Vec<Span> = places.enumerate().map(|(number, place)| Span { place, number, outer: None }).collect();
        spans.sort_by_key(|span| span.place.start);
        let mut open: Vec<usize> = vec![];
        for at in 0..spans.len() {
            let end = spans[at].place.end;
            while open.last().is_some_and(|&outer| spans[outer].place.end < end) {
                open.pop();
            }
            spans[at].outer = open.last().copied();
            open.push(at);
        }
        Self(spans)
    }

    /// The number of the last place that holds this one, which is the innermost.
    fn innermost(&self, place: &Place) -> Option<usize> {
        let mut at = self.0.partition_point(|span| span.place.start <= place.start).checked_sub(1)?;
        // Steps lead to ever longer places, so there are no more of them than places nest.
        while !self.0[at].place.contains(place) {
            at = self.0[at].outer?;
        }
        Some(self.0[at].number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_place_is_found() {
        let list = [(0, 100), (10, 40), (12, 20), (25, 30), (50, 60), (50, 55), (120, 130)];
        let places: Vec<Place> = list.iter().map(|&(start, end)| Place::in_text(start, end, 1)).collect();
        let spans = Spans::new(places.iter().copied());
        for start in 0..140 {
            for end in start..140 {
                let place = Place::in_text(start, end, 1);
                let wanted = places.iter().rposition(|known| known.contains(&place));
                assert_eq!(spans.innermost(&place), wanted, "{start}..{end}");
            }
        }
        assert_eq!(Spans::new([].into_iter()).innermost(&places[0]), None);
    }
}
