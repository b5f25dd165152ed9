//! What the rules on suspicions of the repair stage share.

use crate::base::diagnostic::Diagnostic;
use crate::base::place::Place;
use crate::check::subject::Subject;

/// The suspicions of one kind.
pub(super) fn of<'a>(subject: &Subject<'a>, id: &'static str) -> impl Iterator<Item = &'a Diagnostic> {
    subject.plan.diagnostics.iter().filter(move |doubt| doubt.id == id)
}

/// The wrong words, the proposal for them, and the place of the wrong words.
pub(super) fn proposal<'a>(subject: &Subject<'a>, doubt: &'a Diagnostic) -> Option<(Place, &'a str, &'a str)> {
    let (wrong, right) = (subject.words(&doubt.place), doubt.proposal.as_deref()?);
    // A phrase known by the figure after it, `phần đầu năm 2…`, is shown without it.
    let figure = |text: &'a str| text.trim_end_matches(|c: char| c == ' ' || c.is_ascii_digit());
    let (short, right) = (figure(wrong), figure(right));
    let end = doubt.place.end - (wrong.len() - short.len()) as u32;
    Some((Place { end, ..doubt.place }, short, right))
}
