//! What a rule says: findings in both languages, gathered with the rule that made them.

use super::finding::Replacement;
use super::rule::{FixSafety, Rule};
use crate::base::lang::Lang;
use crate::base::place::Place;

/// Takes the findings of one rule after the other.
pub(crate) struct Report<'a> {
    pub(super) rule: &'static Rule,
    pub(super) found: &'a mut Vec<Found>,
}

/// A finding before it has words in one language.
pub(crate) struct Found {
    pub(super) rule: &'static Rule,
    pub(super) place: Place,
    vi: String,
    en: String,
    pub(super) fix: Option<FoundFix>,
}

/// A fix before it has words in one language.
pub(crate) struct FoundFix {
    vi: String,
    en: String,
    pub(super) safe: bool,
    pub(super) edits: Vec<Replacement>,
}

impl Report<'_> {
    /// A fault at `place`, in Vietnamese and English. A message names the values, so that it can be read alone.
    pub(crate) fn add(&mut self, place: Place, vi: impl Into<String>, en: impl Into<String>) -> &mut Found {
        self.found.push(Found { rule: self.rule, place, vi: vi.into(), en: en.into(), fix: None });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// The finding that the rule made last.
    pub(crate) fn last(&mut self) -> Option<&mut Found> {
        let rule = self.rule.id;
        self.found.last_mut().filter(|found| found.rule.id == rule)
    }
}

impl Found {
    pub(super) fn message(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    /// How to mend it: the text at `place` replaced by `text`. How safe that is the rule says.
    pub(crate) fn replace(&mut self, place: Place, text: impl Into<String>) {
        let text = text.into();
        let (vi, en) = if text.is_empty() {
            ("xóa".to_owned(), "remove it".to_owned())
        } else {
            (format!("thay bằng “{text}”"), format!("replace with “{text}”"))
        };
        let edits = vec![Replacement { start: place.start, end: place.end, text }];
        self.fix = Some(FoundFix { vi, en, safe: self.rule.fix == FixSafety::Safe, edits });
    }

    /// The fault reaches to the end of `place` as well, and its fix with it.
    pub(crate) fn extend(&mut self, place: Place) {
        self.place.end = self.place.end.max(place.end);
        if let Some(edit) = self.fix.as_mut().and_then(|fix| fix.edits.last_mut()) {
            edit.end = edit.end.max(place.end);
        }
    }

    /// How to mend several spots at once: each place replaced by its text.
    pub(crate) fn replace_each(&mut self, spots: impl IntoIterator<Item = (Place, String)>) {
        let edit = |(place, text): (Place, String)| Replacement { start: place.start, end: place.end, text };
        let edits: Vec<Replacement> = spots.into_iter().map(edit).collect();
        let (vi, en) = (format!("sửa {} chỗ", edits.len()), format!("mend {} spots", edits.len()));
        self.fix = Some(FoundFix { vi, en, safe: self.rule.fix == FixSafety::Safe, edits });
    }
}

impl FoundFix {
    pub(super) fn message(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}
