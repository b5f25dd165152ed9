//! Edits: every change a repair makes to the text, listed so that it can be traced, refused or undone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::snippet::Snippet;

/// What a repair is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EditKind {
    /// Bytes of an 8-bit or font encoding (TCVN3, VNI, VPS, VISCII, windows-1258, VIQR) read as Unicode.
    Legacy,
    /// A backslash that Markdown puts before a sign; in a document read from text, or on request.
    Escape,
    /// Canonical composition, compatibility letters, invisible characters.
    Unicode,
    /// A letter of another script that looks like a Vietnamese one.
    LookAlike,
    /// A space lost or gained beside punctuation, dashes or brackets.
    Spacing,
    /// A space lost between two syllables.
    Glued,
    /// A space put inside a syllable.
    Split,
    /// A space lost or gained beside or inside a number.
    Number,
    /// A paragraph cut by a page break or a hard wrap.
    Join,
    /// The place of the tone mark (hòa, hoà); only on request.
    Tone,
    /// Dashes and quotes made one form; only on request.
    Punctuation,
}

/// How sure a repair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Another reading is possible.
    Likely,
    /// No other reading is known.
    Certain,
}

/// One change to the source's text: the bytes `start..end`, which read `before`, become `after`.
///
/// Edits of one document are sorted by place and do not overlap; the repaired text is the source with the edits applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// First byte replaced, in the source's text.
    pub start: u32,
    /// One past the last byte replaced; equal to `start` for an insertion.
    pub end: u32,
    /// The text replaced.
    pub before: Snippet,
    /// The text put in its place.
    pub after: Snippet,
    /// What the repair is about.
    pub kind: EditKind,
    /// How sure it is.
    pub certainty: Certainty,
}

/// Applies sorted, non-overlapping edits to `text`.
///
/// ```
/// use kehoach::{Certainty, Edit, EditKind, apply_edits};
/// let edit = Edit { start: 5, end: 5, before: "".into(), after: " ".into(), kind: EditKind::Glued, certainty: Certainty::Certain };
/// assert_eq!(apply_edits("cáccấp", &[Edit { start: 4, end: 4, ..edit }]), "các cấp");
/// ```
///
/// # Panics
///
/// If an edit's bytes are outside `text` or cut a character.
pub fn apply_edits(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + edits.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(&text[done..edit.start as usize]);
        out.push_str(&edit.after);
        done = edit.end as usize;
    }
    out.push_str(&text[done..]);
    out
}

/// From offsets in repaired text back to offsets in the source.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    /// (source start, source end, repaired start, repaired end) of each edit, sorted.
    steps: Vec<(u32, u32, u32, u32)>,
}

impl OffsetMap {
    /// The map of a text repaired by `edits` (sorted, not overlapping, in source offsets).
    pub fn new(edits: &[Edit]) -> Self {
        let mut steps = Vec::with_capacity(edits.len());
        let (mut done, mut out) = (0, 0);
        for edit in edits {
            let start = out + (edit.start - done);
            let end = start + edit.after.len() as u32;
            steps.push((edit.start, edit.end, start, end));
            (done, out) = (edit.end, end);
        }
        Self { steps }
    }

    /// The source offset at which a value that starts at repaired offset `at` starts.
    pub fn source_start(&self, at: u32) -> u32 {
        let next = self.steps.partition_point(|step| step.2 <= at);
        match next.checked_sub(1).map(|i| self.steps[i]) {
            None => at,
            Some((start, _, _, out_end)) if at < out_end => start,
            Some((_, end, _, out_end)) => end + (at - out_end),
        }
    }

    /// The source offset at which a value that ends at repaired offset `at` ends.
    pub fn source_end(&self, at: u32) -> u32 {
        let next = self.steps.partition_point(|step| step.2 < at);
        match next.checked_sub(1).map(|i| self.steps[i]) {
            None => at,
            Some((_, end, _, out_end)) if at <= out_end => end,
            Some((_, end, _, out_end)) => end + (at - out_end),
        }
    }

    /// The repaired offset of the source offset `at`; inside an edit, the edit's start.
    pub fn repaired(&self, at: u32) -> u32 {
        let next = self.steps.partition_point(|step| step.0 <= at);
        match next.checked_sub(1).map(|i| self.steps[i]) {
            None => at,
            Some((_, end, out_start, _)) if at < end => out_start,
            Some((start, end, out_start, _)) if at == start && start == end => out_start,
            Some((_, end, _, out_end)) => out_end + (at - end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, after: &str) -> Edit {
        Edit {
            start,
            end,
            before: Snippet::default(),
            after: after.into(),
            kind: EditKind::Spacing,
            certainty: Certainty::Certain,
        }
    }

    #[test]
    fn offsets_go_there_and_back() {
        // "abcdef" -> "aXXbc ef": b at 1 gets XX before it, d is replaced by a space.
        let edits = [edit(1, 1, "XX"), edit(3, 4, " ")];
        assert_eq!(apply_edits("abcdef", &edits), "aXXbc ef");
        let map = OffsetMap::new(&edits);
        assert_eq!((map.source_start(3), map.source_end(5)), (1, 3));
        assert_eq!((map.source_start(5), map.source_end(6)), (3, 4));
        assert_eq!((map.source_start(0), map.source_end(1)), (0, 1));
        assert_eq!(map.repaired(5), 7);
    }
}
