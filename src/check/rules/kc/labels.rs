//! What the rules on labels share: sections that stand side by side, and the number a label says.

use super::truncated;
use crate::base::{points, roman};
use crate::check::subject::Subject;
use crate::model::{Section, SectionKind};

/// The sections that stand side by side, a list for each parent (none for the top), of one kind each.
pub(super) fn siblings<'a>(subject: &Subject<'a>) -> Vec<(Option<&'a Section>, Vec<&'a Section>)> {
    let plan = subject.plan;
    let mut lists: Vec<(Option<&Section>, &[Section])> = vec![(None, plan.body_sections())];
    lists.extend(plan.appendices.iter().map(|appendix| (None, plan.sections_of(appendix))));
    lists.extend(subject.sections.iter().map(|(section, _)| (Some(*section), section.children.as_slice())));
    let mut out = vec![];
    for (parent, list) in lists {
        for kind in [
            SectionKind::Part,
            SectionKind::Chapter,
            SectionKind::Division,
            SectionKind::Article,
            SectionKind::Capital,
            SectionKind::Roman,
            SectionKind::Arabic,
            SectionKind::Decimal,
            SectionKind::Letter,
        ] {
            let own: Vec<&Section> = list.iter().filter(|section| section.kind == kind).collect();
            if !own.is_empty() {
                out.push((parent, own));
            }
        }
    }
    out
}

/// A label without its closing signs and its word: `1.1`, `đ`, `IV`.
pub(super) fn bare(section: &Section) -> &str {
    let label = section.label.trim_end_matches(['.', ')', ':', '-', '/', ' ']).trim_start_matches('(');
    label.rsplit(' ').next().unwrap_or(label)
}

/// The place of a label in its series, from 1: the last number of a decimal label, the rank of a letter.
pub(super) fn number(section: &Section) -> Option<u32> {
    let label = bare(section);
    match section.kind {
        SectionKind::Letter => points::rank(label),
        SectionKind::Capital => {
            let [only] = label.as_bytes() else { return None };
            only.is_ascii_uppercase().then(|| u32::from(only - b'A') + 1)
        }
        SectionKind::Decimal => label.rsplit('.').next()?.parse().ok(),
        SectionKind::Bullet | SectionKind::Footnote => None,
        _ => label.parse().ok().or_else(|| roman::value(label)),
    }
}

/// A number in the form of a section's labels.
pub(super) fn shown(kind: SectionKind, value: u32) -> String {
    match kind {
        SectionKind::Letter => points::letter(value).unwrap_or_default().to_owned(),
        SectionKind::Capital => char::from_u32(u32::from(b'A') + value - 1).map_or_else(String::new, String::from),
        SectionKind::Roman => roman::numeral(value).unwrap_or_default(),
        _ => value.to_string(),
    }
}

/// Whether a mark between two sections says that what stood there was left out.
pub(super) fn left_out(subject: &Subject<'_>, before: &Section, after: &Section) -> bool {
    let source = subject.doc.source();
    let between = source.get(before.place.start as usize..after.label_place.start as usize).unwrap_or("");
    truncated::MARKS.iter().any(|mark| between.contains(mark))
}

/// Whether a line between two sections begins with a label: then it was read as text, and is not missing.
pub(super) fn stands_between(subject: &Subject<'_>, before: &Section, after: &Section, label: &str) -> bool {
    let source = subject.doc.source();
    let between = source.get(before.place.start as usize..after.label_place.start as usize).unwrap_or("");
    between.lines().skip(1).any(|line| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '(' | '|'));
        let rest = line.strip_prefix(label);
        rest.is_some_and(|rest| {
            rest.starts_with(['.', ')', '-', ':', '/']) || rest.starts_with(char::is_lowercase) && label.parse::<u32>().is_ok()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_go_there_and_back() {
        for value in 1..60 {
            assert_eq!(roman::value(&shown(SectionKind::Roman, value)), Some(value));
        }
        assert_eq!(roman::value("A"), None);
        assert_eq!((points::rank("đ"), points::rank("f"), points::rank("g")), (Some(5), None, Some(7)));
    }
}
