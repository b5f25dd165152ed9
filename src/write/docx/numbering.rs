//! Labels as Word's own numbers, where Word counts as the plan does.
//!
//! A run of siblings whose labels follow one another (`I.`, `II.`; `1.1.`, `1.2.`; `a)`, `b)`) becomes a list of Word's
//! that starts with the same number. Word knows no Vietnamese alphabet, in which đ follows d and there is no f: letters
//! beyond d are typed, and so is the whole run, like every label of another shape.

use std::collections::BTreeMap;

use docx_rs::{AbstractNumbering, Level, LevelJc, LevelOverride, LevelSuffixType, LevelText, NumberFormat};
use docx_rs::{Numbering, Numberings, SpecialIndentType, Start};

use super::styles::INDENT;
use crate::base::roman;
use crate::model::{Plan, Section, SectionKind};

/// The lists of a plan.
#[derive(Default)]
pub(super) struct Lists {
    /// By the address of a section, the number of its list.
    of: BTreeMap<usize, usize>,
    /// The shape and first number of each list.
    lists: Vec<(Shape, u32)>,
}

/// What Word needs to know of a label: format, text before and after the number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    format: &'static str,
    before: String,
    after: String,
}

impl Lists {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut lists = Self::default();
        let appended = plan.appendices.iter().map(|appendix| plan.sections_of(appendix));
        let mut waiting: Vec<&[Section]> = std::iter::once(plan.body_sections()).chain(appended).collect();
        while let Some(siblings) = waiting.pop() {
            lists.add(siblings);
            waiting.extend(siblings.iter().map(|section| section.children.as_slice()));
        }
        lists
    }

    fn add(&mut self, siblings: &[Section]) {
        let labels: Vec<Option<(Shape, u32)>> = siblings.iter().map(label).collect();
        let mut at = 0;
        while at < siblings.len() {
            let Some((shape, first)) = &labels[at] else {
                at += 1;
                continue;
            };
            let follows = |step: usize| match &labels[at + step] {
                Some((next, number)) => next == shape && (shape.format == "bullet" || *number == first + step as u32),
                None => false,
            };
            let length = (1..siblings.len() - at).take_while(|&step| follows(step)).count() + 1;
            let is_whole = shape.format != "lowerLetter" || first + length as u32 <= 5;
            let broken_off =
                siblings.get(at + length).is_some_and(|next| next.kind == siblings[at].kind) && shape.format == "lowerLetter";
            if is_whole && !broken_off {
                self.lists.push((shape.clone(), *first));
                self.of.extend(siblings[at..at + length].iter().map(|section| (address(section), self.lists.len())));
            }
            at += length;
        }
    }

    pub(super) fn any(&self) -> bool {
        !self.lists.is_empty()
    }

    /// The list that counts a section, or none if its label is to be typed.
    pub(super) fn list(&self, section: &Section) -> Option<usize> {
        self.of.get(&address(section)).copied()
    }

    /// The definitions for `numbering.xml`.
    pub(super) fn definitions(&self) -> Numberings {
        let mut shapes: Vec<&Shape> = self.lists.iter().map(|(shape, _)| shape).collect();
        shapes.sort_unstable();
        shapes.dedup();
        let mut out = Numberings::new();
        for (at, shape) in shapes.iter().enumerate() {
            let text = if shape.format == "bullet" { shape.before.clone() } else { format!("{}%1{}", shape.before, shape.after) };
            let level = Level::new(0, Start::new(1), NumberFormat::new(shape.format), LevelText::new(text), LevelJc::new("left"))
                .indent(Some(0), Some(SpecialIndentType::FirstLine(INDENT)), None, None)
                .suffix(LevelSuffixType::Space);
            out = out.add_abstract_numbering(AbstractNumbering::new(at + 1).add_level(level));
        }
        for (at, (shape, first)) in self.lists.iter().enumerate() {
            let definition = shapes.binary_search(&shape).map_or(1, |at| at + 1);
            let start = LevelOverride::new(0).start(*first as usize);
            out = out.add_numbering(Numbering::new(at + 1, definition).add_override(start));
        }
        out
    }
}

fn address(section: &Section) -> usize {
    std::ptr::from_ref(section).addr()
}

/// The shape and number of a label that Word can count.
fn label(section: &Section) -> Option<(Shape, u32)> {
    let label = section.label.as_str();
    let shape = |format, before: &str, after: &str| Shape { format, before: before.to_owned(), after: after.to_owned() };
    let core = label.trim_end_matches(['.', ')', '-', '/']);
    let after = &label[core.len()..];
    match section.kind {
        SectionKind::Bullet => Some((shape("bullet", label, ""), 1)),
        SectionKind::Roman => Some((shape("upperRoman", "", after), roman::value(core)?)),
        SectionKind::Letter => {
            let number = ["a", "b", "c", "d"].iter().position(|letter| *letter == core)?;
            Some((shape("lowerLetter", "", after), number as u32 + 1))
        }
        SectionKind::Arabic | SectionKind::Decimal | SectionKind::Article => {
            let digits = core.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let (before, number) = core.split_at(digits);
            let canonical = !number.starts_with('0');
            Some((shape("decimal", before, after), number.parse().ok().filter(|_| canonical)?))
        }
        _ => None,
    }
}

/// The value of a Roman number in its usual form.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample::section;

    fn lists(labels: &[(&str, SectionKind)]) -> Vec<(String, u32)> {
        let sections = labels.iter().map(|(label, kind)| section(label, *kind, None, &["x"])).collect();
        let plan = Plan { sections, ..Plan::default() };
        let lists = Lists::of(&plan);
        lists.lists.iter().map(|(shape, first)| (format!("{}%{}", shape.before, shape.after), *first)).collect()
    }

    #[test]
    fn runs_become_lists() {
        use SectionKind::*;
        assert_eq!(lists(&[("II.", Roman), ("III.", Roman)]), [("%.".into(), 2)]);
        assert_eq!(lists(&[("1.1.", Decimal), ("1.2.", Decimal), ("1.4.", Decimal)]), [("1.%.".into(), 1), ("1.%.".into(), 4)]);
        assert_eq!(lists(&[("Điều 1.", Article), ("Điều 2.", Article)]), [("Điều %.".into(), 1)]);
        assert_eq!(lists(&[("-", Bullet), ("-", Bullet)]), [("-%".into(), 1)]);
    }

    #[test]
    fn letters_that_word_would_count_otherwise_are_typed() {
        use SectionKind::*;
        assert_eq!(lists(&[("a)", Letter), ("b)", Letter)]).len(), 1);
        assert!(lists(&[("a)", Letter), ("b)", Letter), ("c)", Letter), ("d)", Letter), ("đ)", Letter)]).is_empty());
    }
}
