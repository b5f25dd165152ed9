//! What the rules on the end of a document share.

use crate::base::fold;
use crate::base::place::Place;
use crate::check::subject::Subject;

/// Whether a text is a piece of a document: without a head, nothing can be asked of its end.
pub(super) fn is_fragment(subject: &Subject<'_>) -> bool {
    subject.plan.header.doc_type.is_none() && subject.plan.header.number_text.is_none()
}

/// The last line with text.
pub(super) fn last_line(subject: &Subject<'_>) -> Place {
    let source = subject.doc.source();
    let end = source.trim_end().len();
    let start = source[..end].rfind('\n').map_or(0, |at| at + 1);
    let start = end - source[start..end].trim_start().len();
    Place::in_text(start as u32, end as u32, subject.doc.lines.line(start as u32))
}

/// Whether the words name a People's Committee (and not its chairman or an office of it).
pub(super) fn is_committee(words: &str) -> bool {
    let folded = fold::key(words);
    folded.starts_with("ủy ban nhân dân") || folded.starts_with("ubnd")
}
