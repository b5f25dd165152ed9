//! Every place of a plan, one after the other.

use super::{Appendix, Assignment, Footnote, Indicator, Paragraph, Places, Plan, Section, Table};
use crate::base::place::Place;

impl Plan {
    /// Calls `visit` with each place of the plan but those of its edits.
    ///
    /// ```
    /// let mut plan = kehoach::parse("KẾ HOẠCH\nNăm 2026\n".as_bytes(), kehoach::Format::Text, &Default::default()).unwrap();
    /// let mut last = 0;
    /// plan.for_each_place_mut(&mut |place| last = last.max(place.end));
    /// assert_eq!(last, 22);
    /// ```
    pub fn for_each_place_mut(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        self.places.each(visit);
        self.preamble.iter_mut().chain(&mut self.closing).for_each(|paragraph| visit(&mut paragraph.place));
        sections(&mut self.sections, visit);
        self.tables.iter_mut().for_each(|table| table.each(visit));
        self.indicators.iter_mut().for_each(|indicator| indicator.each(visit));
        self.assignments.iter_mut().for_each(|assignment| assignment.each(visit));
        self.references.iter_mut().for_each(|reference| visit(&mut reference.place));
        self.footnotes.iter_mut().for_each(|footnote| footnote.each(visit));
        self.appendices.iter_mut().for_each(|appendix| appendix.each(visit));
        self.diagnostics.iter_mut().for_each(|diagnostic| visit(&mut diagnostic.place));
        self.coverage.residue.iter_mut().for_each(|residue| visit(&mut residue.place));
    }
}

impl Places {
    fn each(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        let lists = [&mut self.boilerplate, &mut self.legal_basis, &mut self.addressees, &mut self.recipients];
        let lists = lists.into_iter().chain([&mut self.signature, &mut self.noise]).flatten();
        self.header.values_mut().chain(lists).chain(&mut self.recipients_label).for_each(visit);
    }
}

impl Table {
    fn each(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        visit(&mut self.place);
        self.header_places.iter_mut().flatten().for_each(&mut *visit);
        for row in &mut self.row_info {
            visit(&mut row.place);
            row.cells.iter_mut().for_each(&mut *visit);
        }
    }
}

impl Indicator {
    fn each(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        visit(&mut self.name_place);
        visit(&mut self.place);
        self.baseline.iter_mut().chain(&mut self.other_baselines).for_each(|baseline| visit(&mut baseline.place));
        self.rank.iter_mut().for_each(|rank| visit(&mut rank.place));
        self.target.iter_mut().chain(&mut self.other_targets).for_each(|target| visit(&mut target.place));
    }
}

impl Assignment {
    fn each(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        visit(&mut self.place);
        self.lead_places.iter_mut().chain(&mut self.coordinating_places).for_each(&mut *visit);
        self.others.iter_mut().for_each(|holder| visit(&mut holder.place));
        self.deadline.iter_mut().chain(&mut self.other_deadlines).for_each(|deadline| visit(&mut deadline.place));
    }
}

impl Footnote {
    fn each(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        visit(&mut self.place);
        self.anchor_place.iter_mut().for_each(visit);
    }
}

impl Appendix {
    fn each(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        visit(&mut self.caption_place);
        visit(&mut self.place);
        paragraphs(&mut self.preamble, visit);
    }
}

fn paragraphs(list: &mut [Paragraph], visit: &mut dyn FnMut(&mut Place)) {
    list.iter_mut().for_each(|paragraph| visit(&mut paragraph.place));
}

/// Without recursion: a hostile document may nest deeply.
fn sections(list: &mut [Section], visit: &mut dyn FnMut(&mut Place)) {
    let mut stack: Vec<&mut Section> = list.iter_mut().collect();
    while let Some(section) = stack.pop() {
        visit(&mut section.label_place);
        visit(&mut section.place);
        section.heading_place.iter_mut().for_each(&mut *visit);
        paragraphs(&mut section.paragraphs, visit);
        stack.extend(section.children.iter_mut());
    }
}
