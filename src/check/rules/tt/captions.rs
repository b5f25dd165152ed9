//! The line `(Kèm theo Kế hoạch số … ngày … của …)` under an appendix's title.

use crate::base::fold;
use crate::base::place::Place;
use crate::check::subject::Subject;

/// What an appendix says it is attached to.
pub(super) struct Caption {
    /// From `kèm theo` on, in small letters, white space folded.
    pub(super) text: String,
    pub(super) place: Place,
}

/// The lines of all appendices.
pub(super) fn all(subject: &Subject<'_>) -> Vec<Caption> {
    let attached = subject.plan.appendices.iter().filter(|appendix| appendix.attached_to.is_some());
    attached
        .filter_map(|appendix| {
            let words = subject.words(&appendix.caption_place);
            let folded = fold::aligned(words);
            let at = folded.rfind("kèm theo")?;
            let start = words[..at].rfind('\n').map_or(0, |line| line + 1);
            let place = subject.doc_place(appendix.caption_place.start + start as u32..appendix.caption_place.end);
            Some(Caption { text: folded[at..].split_whitespace().collect::<Vec<_>>().join(" "), place })
        })
        .collect()
}

/// The number and symbol the line names: `12/kh-ubnd`.
pub(super) fn number(text: &str) -> Option<&str> {
    let (_, after) = text.split_once(" số")?;
    let after = after.trim_start_matches([' ', ':']);
    let end = after.find([' ', ')', ',', ';']).unwrap_or(after.len());
    let number = &after[..end];
    (number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('/')).then_some(number)
}
