//! What the rules on the end of a document share.

use crate::base::fold;
use crate::base::place::Place;
use crate::check::subject::Subject;

/// Whether a text is a piece of a document: without a head, or cut off in mid-sentence, nothing can be asked of its end.
pub(super) fn is_fragment(subject: &Subject<'_>) -> bool {
    if is_personal(subject) {
        return true;
    }
    let headless = subject.plan.header.doc_type.is_none() && subject.plan.header.number_text.is_none();
    headless || subject.cut().is_some()
}

/// Whether a person reports to the office's head: such a paper has no number, no recipients, and its writer's name alone.
pub(super) fn is_personal(subject: &Subject<'_>) -> bool {
    const END: usize = 400;
    let source = subject.doc.source().trim_end();
    let tail = fold::aligned(crate::check::rules::scan::before(source, source.len(), END));
    ["người báo cáo", "người lập", "người viết", "người làm đơn", "người đề nghị"].iter().any(|words| tail.contains(words))
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
