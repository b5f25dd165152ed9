//! Where a statement acts: between words, paragraphs, rows or cells.
//!
//! A statement whose tags stand in one paragraph repeats or leaves out text. One that reaches over paragraphs takes
//! whole paragraphs, one that reaches over the cells of a row the whole row, one over rows the rows between; `{%tr`,
//! `{%tc` and `{%p` say it outright. A paragraph or row that holds nothing but such tags is only their place, and goes.

use super::tags::{Found, Group, Level, Role};
use super::tree::{Kind, Tree};
use crate::render::fault::TemplateFault;

/// What becomes of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// It stays in its text.
    Text,
    /// It stands between runs: the run is cut where it stood.
    Runs,
    /// It stands before an element, or after it.
    Before(usize),
    After(usize),
    /// It takes the place of an element that holds nothing else.
    Instead(usize),
    /// It goes.
    Nothing,
}

/// Decides for every tag.
pub(super) fn decide(tree: &Tree<'_>, tags: &[Found], groups: &[Group]) -> (Vec<Action>, Vec<TemplateFault>) {
    let mut actions: Vec<Action> =
        tags.iter().map(|tag| if tag.role == Role::Comment { Action::Nothing } else { Action::Text }).collect();
    let mut faults = vec![];
    // Tags by paragraph, to look at units quickly.
    let of_paragraph = |paragraph: usize| {
        let first = tags.partition_point(|tag| tag.paragraph < paragraph);
        first..tags.partition_point(|tag| tag.paragraph <= paragraph)
    };
    let units = Units { tree, tags, of_paragraph: &of_paragraph };
    for group in groups {
        match units.group(group) {
            Ok(found) => found.into_iter().for_each(|(tag, action)| actions[tag] = action),
            Err(fault) => faults.push(fault),
        }
    }
    // A setting in a paragraph of its own leaves no empty line.
    for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.role == Role::Alone) {
        let element = tree.paragraphs[tag.paragraph].element;
        if units.is_bare(element) && of_paragraph(tag.paragraph).len() == 1 {
            actions[at] = Action::Instead(element);
        }
    }
    // What goes with an element must be all that the element holds.
    for (at, action) in actions.iter().enumerate() {
        if let Action::Instead(element) = action
            && tree.paragraphs_in(*element).flat_map(of_paragraph).any(|other| actions[other] != *action)
        {
            faults.push(units.fault(at, "other tags stand here too; give each a paragraph or row of its own"));
        }
    }
    (actions, faults)
}

struct Units<'t, F> {
    tree: &'t Tree<'t>,
    tags: &'t [Found],
    of_paragraph: &'t F,
}

impl<F: Fn(usize) -> std::ops::Range<usize>> Units<'_, F> {
    fn fault(&self, tag: usize, message: &str) -> TemplateFault {
        let found = &self.tags[tag];
        TemplateFault::new(Some(self.tree.paragraphs[found.paragraph].place.clone()), &found.shown(), message)
    }

    fn paragraph_element(&self, tag: usize) -> usize {
        self.tree.paragraphs[self.tags[tag].paragraph].element
    }

    fn group(&self, group: &Group) -> Result<Vec<(usize, Action)>, TemplateFault> {
        let level = group.iter().find_map(|&tag| self.tags[tag].level);
        let same_paragraph = group.iter().all(|&tag| self.tags[tag].paragraph == self.tags[group[0]].paragraph);
        if same_paragraph && level.is_none() {
            return self.in_text(group);
        }
        let units = match level {
            Some(level) => self.named_units(group, level)?,
            None => self.found_units(group)?,
        };
        let is_one = units.iter().all(|unit| *unit == units[0]);
        let mut out = vec![];
        for (at, (&tag, &unit)) in group.iter().zip(&units).enumerate() {
            let (is_first, is_last) = (at == 0, at + 1 == group.len());
            let action = if !is_one && self.is_bare(unit) {
                // The end of a section must stay, though its paragraph says nothing.
                if self.tree.paragraphs_in(unit).any(|paragraph| self.tree.paragraphs[paragraph].has_section) {
                    Action::Before(unit)
                } else {
                    Action::Instead(unit)
                }
            } else if is_first && self.nothing_before(tag, unit) {
                Action::Before(unit)
            } else if is_last && self.nothing_after(tag, unit) {
                Action::After(unit)
            } else {
                let what = if self.tree.elements[unit].kind == Kind::Paragraph { "paragraph" } else { "row" };
                return Err(self.fault(tag, &format!("other text stands beside this; put it in a {what} of its own")));
            };
            out.push((tag, action));
        }
        Ok(out)
    }

    /// Tags of one paragraph: in one piece of text they stay; over several runs the runs are cut.
    fn in_text(&self, group: &Group) -> Result<Vec<(usize, Action)>, TemplateFault> {
        let piece = |tag: usize| self.tags[tag].piece;
        if group.iter().all(|&tag| piece(tag) == piece(group[0])) {
            return Ok(group.iter().map(|&tag| (tag, Action::Text)).collect());
        }
        let holder = |tag: usize| {
            let paragraph = &self.tree.paragraphs[self.tags[tag].paragraph];
            let element = paragraph.pieces.get(piece(tag)).map_or(paragraph.element, |piece| piece.element);
            self.tree.nearest(element, Kind::Run).map_or(element, |run| self.tree.elements[run].parent)
        };
        if let Some(&tag) = group.iter().find(|&&tag| holder(tag) != holder(group[0])) {
            return Err(
                self.fault(tag, "this begins or ends inside a link, a field or a tracked change; put both ends on the same side")
            );
        }
        Ok(group.iter().map(|&tag| (tag, Action::Runs)).collect())
    }

    /// The elements that `{%tr` and its kin name.
    fn named_units(&self, group: &Group, level: Level) -> Result<Vec<usize>, TemplateFault> {
        let kind = match level {
            Level::Paragraph => Kind::Paragraph,
            Level::Row => Kind::Row,
            Level::Cell => Kind::Cell,
        };
        let units: Option<Vec<usize>> = group.iter().map(|&tag| self.tree.nearest(self.paragraph_element(tag), kind)).collect();
        let units = units.ok_or_else(|| self.fault(group[0], "this does not stand in a table"))?;
        let parent = |unit: usize| self.tree.elements[unit].parent;
        match group.iter().zip(&units).find(|(_, unit)| parent(**unit) != parent(units[0])) {
            Some((&tag, _)) => Err(self.fault(tag, "this ends in another table, row or cell than it begins in")),
            None => Ok(units),
        }
    }

    /// The elements between which tags of several paragraphs stand.
    fn found_units(&self, group: &Group) -> Result<Vec<usize>, TemplateFault> {
        let elements: Vec<usize> = group.iter().map(|&tag| self.paragraph_element(tag)).collect();
        let common = elements.iter().fold(elements[0], |common, &element| self.tree.common(common, element));
        if self.tree.elements[common].kind == Kind::Row {
            return Ok(vec![common; group.len()]);
        }
        let units: Vec<usize> = elements.iter().map(|&element| self.tree.child_of(common, element)).collect();
        let is_unit = |unit: usize| matches!(self.tree.elements[unit].kind, Kind::Paragraph | Kind::Row);
        match group.iter().zip(&units).find(|(_, unit)| !is_unit(**unit)) {
            Some((&tag, &unit)) if self.tree.elements[unit].kind == Kind::Table => {
                Err(self.fault(tag, "this stands in a table and its other end does not"))
            }
            Some((&tag, _)) => {
                Err(self.fault(tag, "this stands in a frame (text box, content control) and its other end does not"))
            }
            None => Ok(units),
        }
    }

    /// Whether an element holds statements and nothing else.
    fn is_bare(&self, element: usize) -> bool {
        self.tree.paragraphs_in(element).all(|index| {
            let paragraph = &self.tree.paragraphs[index];
            let tags = &self.tags[(self.of_paragraph)(index)];
            !paragraph.has_object
                && tags.iter().all(|tag| tag.role != Role::Value)
                && is_blank(&paragraph.text, tags, 0, paragraph.text.len())
        })
    }

    fn nothing_before(&self, tag: usize, unit: usize) -> bool {
        let found = &self.tags[tag];
        self.tree.paragraphs_in(unit).take_while(|&index| index <= found.paragraph).all(|index| {
            let paragraph = &self.tree.paragraphs[index];
            let end = if index == found.paragraph { found.range.start } else { paragraph.text.len() };
            self.is_empty_between(index, 0, end)
        })
    }

    fn nothing_after(&self, tag: usize, unit: usize) -> bool {
        let found = &self.tags[tag];
        self.tree.paragraphs_in(unit).skip_while(|&index| index < found.paragraph).all(|index| {
            let start = if index == found.paragraph { found.range.end } else { 0 };
            self.is_empty_between(index, start, self.tree.paragraphs[index].text.len())
        })
    }

    fn is_empty_between(&self, index: usize, start: usize, end: usize) -> bool {
        let paragraph = &self.tree.paragraphs[index];
        let tags = &self.tags[(self.of_paragraph)(index)];
        let values = tags.iter().any(|tag| tag.role == Role::Value && start <= tag.range.start && tag.range.end <= end);
        !values && !paragraph.has_object && is_blank(&paragraph.text, tags, start, end)
    }
}

/// Whether a stretch of text has nothing but white space outside its tags.
fn is_blank(text: &str, tags: &[Found], start: usize, end: usize) -> bool {
    let mut at = start;
    for tag in tags.iter().filter(|tag| tag.range.start >= start && tag.range.end <= end) {
        if !text[at..tag.range.start].trim().is_empty() {
            return false;
        }
        at = tag.range.end;
    }
    text[at..end.max(at)].trim().is_empty()
}
