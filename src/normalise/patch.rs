//! Patches: edits in the making, and how the patches of one pass after another become one list over the source.

use std::borrow::Cow;

use crate::base::edit::{Certainty, Edit, EditKind};

/// One change of a pass, in the byte offsets of that pass's input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Patch {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) after: Cow<'static, str>,
    pub(crate) kind: EditKind,
    pub(crate) certainty: Certainty,
    /// Whether nothing around it has to be looked at again.
    pub(crate) settled: bool,
}

impl Patch {
    pub(crate) fn new(start: usize, end: usize, after: impl Into<Cow<'static, str>>, kind: EditKind) -> Self {
        Self { start: start as u32, end: end as u32, after: after.into(), kind, certainty: Certainty::Certain, settled: false }
    }

    pub(crate) fn likely(self) -> Self {
        Self { certainty: Certainty::Likely, ..self }
    }

    /// The edit of `source`; none, if a later pass took the change back.
    fn edit(&self, source: &str) -> Option<Edit> {
        let before = source.get(self.start as usize..self.end as usize).unwrap_or_default();
        let &Self { start, end, kind, certainty, .. } = self;
        (before != self.after).then(|| Edit { start, end, before: before.into(), after: (*self.after).into(), kind, certainty })
    }
}

/// The text with sorted, non-overlapping patches applied.
pub(crate) fn apply(text: &str, patches: &[Patch]) -> String {
    let mut out = String::with_capacity(text.len() + patches.len());
    let mut done = 0;
    for patch in patches {
        out.push_str(text.get(done..patch.start as usize).unwrap_or_default());
        out.push_str(&patch.after);
        done = patch.end as usize;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The patches as edits of `source`, without those that a later pass took back.
pub(crate) fn edits(patches: &[Patch], source: &str) -> Vec<Edit> {
    let mut out = Vec::with_capacity(patches.len());
    out.extend(patches.iter().filter_map(|patch| patch.edit(source)));
    out
}

/// Patches of two passes as one list over the first pass's input.
///
/// `first` leads from the source to `middle`, `second` from `middle` on. Patches that touch the same text are merged.
pub(crate) fn compose(first: Vec<Patch>, second: Vec<Patch>, middle: &str) -> Vec<Patch> {
    if second.is_empty() {
        return first;
    }
    if first.is_empty() {
        return second;
    }
    let mut out = Vec::with_capacity(first.len() + second.len());
    let (mut firsts, mut seconds) = (first.into_iter().peekable(), second.into_iter().peekable());
    // From an offset in `middle` to one in the source, outside the patches.
    let mut shift = 0i64;
    loop {
        match (firsts.peek(), seconds.peek()) {
            (None, None) => return out,
            (Some(_), None) => out.extend(firsts.next()),
            (None, Some(_)) => out.extend(seconds.next().map(|patch| moved(patch, shift))),
            (Some(a), Some(b)) => {
                let (start, end) = middle_range(a, shift);
                let (b_start, b_end) = (i64::from(b.start), i64::from(b.end));
                if touches((start, end), (b_start, b_end)) {
                    let (group, new_shift) = merge(&mut firsts, &mut seconds, shift, middle);
                    out.push(group);
                    shift = new_shift;
                } else if b_end < start || (b_end == start && (b_start < b_end || start < end)) {
                    out.extend(seconds.next().map(|patch| moved(patch, shift)));
                } else if let Some(a) = firsts.next() {
                    shift = i64::from(a.end) - end;
                    out.push(a);
                }
            }
        }
    }
}

/// The places in the source of patches over the text that `first` leads to, each widened over what it touches.
pub(crate) fn compose_only(first: &[Patch], second: &[Patch]) -> Vec<Patch> {
    let (mut firsts, mut shift) = (first.iter().peekable(), 0i64);
    let mut out = Vec::with_capacity(second.len());
    for patch in second {
        while let Some(a) = firsts.next_if(|a| {
            let (start, end) = middle_range(a, shift);
            end < i64::from(patch.start) || (end == i64::from(patch.start) && start <= end)
        }) {
            shift = i64::from(a.end) - middle_range(a, shift).1;
        }
        let start = (i64::from(patch.start) + shift) as u32;
        while let Some(a) = firsts.next_if(|a| middle_range(a, shift).1 <= i64::from(patch.end)) {
            shift = i64::from(a.end) - middle_range(a, shift).1;
        }
        let end = ((i64::from(patch.end) + shift) as u32).max(start);
        out.push(Patch { start, end, ..patch.clone() });
    }
    out
}

fn moved(mut patch: Patch, shift: i64) -> Patch {
    patch.start = (i64::from(patch.start) + shift) as u32;
    patch.end = (i64::from(patch.end) + shift) as u32;
    patch
}

/// Where a first patch's text stands in the middle text.
fn middle_range(patch: &Patch, shift: i64) -> (i64, i64) {
    let start = i64::from(patch.start) - shift;
    (start, start + patch.after.len() as i64)
}

/// Whether two ranges share text, or one is an empty place inside the other.
fn touches(a: (i64, i64), b: (i64, i64)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

type Patches = std::iter::Peekable<std::vec::IntoIter<Patch>>;

/// Merges the patches that share text into one.
fn merge(firsts: &mut Patches, seconds: &mut Patches, mut shift: i64, middle: &str) -> (Patch, i64) {
    let (mut start, mut end) = (i64::MAX, i64::MIN);
    let (mut kind, mut certainty) = (None, Certainty::Certain);
    let (mut first_start, mut source_start_known) = (0i64, false);
    let mut inner = vec![];
    loop {
        let a = firsts.peek().map(|patch| middle_range(patch, shift));
        let b = seconds.peek().map(|patch| (i64::from(patch.start), i64::from(patch.end)));
        let a_in = a.is_some_and(|a| start == i64::MAX || touches(a, (start, end)));
        let b_in = b.is_some_and(|b| start == i64::MAX || touches(b, (start, end)));
        if !a_in && !b_in {
            break;
        }
        let (range, patch) = if a_in { (a, firsts.next()) } else { (b, seconds.next()) };
        let (Some(range), Some(patch)) = (range, patch) else { break };
        if range.0 < start {
            start = range.0;
        }
        end = end.max(range.1);
        certainty = certainty.min(patch.certainty);
        if !matches!(kind, Some(EditKind::Number | EditKind::Legacy)) {
            kind = Some(patch.kind);
        }
        if a_in {
            if !source_start_known {
                (first_start, source_start_known) = (shift, true);
            }
            shift = i64::from(patch.end) - range.1;
        } else {
            inner.push(patch);
        }
    }
    let text = middle.get(start as usize..end as usize).unwrap_or_default();
    let inner: Vec<Patch> = inner.into_iter().map(|patch| moved(patch, -start)).collect();
    let patch = Patch {
        start: (start + first_start) as u32,
        end: (end + shift) as u32,
        after: apply(text, &inner).into(),
        kind: kind.unwrap_or(EditKind::Unicode),
        certainty,
        settled: false,
    };
    (patch, shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(start: usize, end: usize, after: &'static str) -> Patch {
        Patch::new(start, end, after, EditKind::Spacing)
    }

    fn check(source: &str, first: &[Patch], second: &[Patch]) {
        let middle = apply(source, first);
        let expected = apply(&middle, second);
        let composed = compose(first.to_vec(), second.to_vec(), &middle);
        assert_eq!(apply(source, &composed), expected, "{composed:?}");
        assert!(composed.windows(2).all(|pair| pair[0].end <= pair[1].start), "{composed:?}");
    }

    #[test]
    fn two_passes_become_one() {
        // abcdefgh -> aXYdefgh -> ...
        let first = [patch(1, 3, "XY"), patch(4, 5, ""), patch(6, 6, "Z")];
        for second in [
            vec![patch(0, 1, "")],
            vec![patch(1, 1, "-")],
            vec![patch(2, 2, "-")],
            vec![patch(3, 3, "-")],
            vec![patch(2, 4, "*")],
            vec![patch(4, 4, "-")],
            vec![patch(3, 5, "*")],
            vec![patch(0, 8, "")],
            vec![patch(1, 2, "q"), patch(2, 6, "r"), patch(7, 8, "")],
            vec![patch(5, 6, "+"), patch(6, 6, "+")],
        ] {
            check("abcdefgh", &first, &second);
        }
        check("abc", &[], &[patch(1, 2, "")]);
        check("abc", &[patch(1, 2, "")], &[]);
    }
}
