//! A unified diff of a text and its repair, made from the edits themselves: one pass, however large the text.
//!
//! Edits are sorted and do not overlap, so no lines need to be compared; the result is what `diff -u` would print, and
//! `patch` takes it.

use std::fmt::Write as _;

use kehoach::{Edit, apply_edits};

/// Unchanged lines shown around a change.
const CONTEXT: usize = 3;

/// The diff of `text` and of `text` with `edits` applied; empty where there are none.
pub(crate) fn unified(name: &str, text: &str, edits: &[Edit]) -> String {
    let lines = Lines::new(text);
    let mut out = String::new();
    if edits.is_empty() {
        return out;
    }
    let _ = writeln!(out, "--- {name}\n+++ {name} (repaired)");
    let blocks = blocks(&lines, edits);
    let mut shift = Shift::default();
    for hunk in blocks.chunk_by(|a, b| b.first <= a.last + 2 * CONTEXT) {
        hunk_of(&mut out, &lines, hunk, &mut shift);
    }
    out
}

/// A run of lines that changes as one.
struct Block<'a> {
    first: usize,
    last: usize,
    edits: &'a [Edit],
}

/// Edits that touch the same line, or the next, make one block.
fn blocks<'a>(lines: &Lines<'_>, edits: &'a [Edit]) -> Vec<Block<'a>> {
    let mut out: Vec<Block<'a>> = vec![];
    let mut from = 0;
    for (at, edit) in edits.iter().enumerate() {
        let (first, last) = (lines.of(edit.start), lines.of(edit.end));
        match out.last_mut() {
            Some(block) if first <= block.last + 1 => {
                block.last = block.last.max(last);
                block.edits = &edits[from..=at];
            }
            _ => {
                from = at;
                out.push(Block { first, last, edits: &edits[at..=at] });
            }
        }
    }
    out
}

/// Lines that changes have added and taken away so far.
#[derive(Default)]
struct Shift {
    added: usize,
    taken: usize,
}

/// Writes one hunk.
fn hunk_of(out: &mut String, lines: &Lines<'_>, blocks: &[Block<'_>], shift: &mut Shift) {
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return };
    let start = first.first.saturating_sub(CONTEXT);
    let end = (last.last + CONTEXT + 1).min(lines.count());
    let new_start = start + shift.added - shift.taken;
    let (mut body, mut next) = (String::new(), start);
    for block in blocks {
        (next..block.first).for_each(|at| line(&mut body, ' ', lines.get(at)));
        (block.first..=block.last).for_each(|at| line(&mut body, '-', lines.get(at)));
        let repaired = lines.repaired(block);
        repaired.split_inclusive('\n').for_each(|new| line(&mut body, '+', new));
        shift.added += repaired.split_inclusive('\n').count();
        shift.taken += block.last - block.first + 1;
        next = block.last + 1;
    }
    (next..end).for_each(|at| line(&mut body, ' ', lines.get(at)));
    let new_end = end + shift.added - shift.taken;
    let _ = writeln!(out, "@@ -{},{} +{},{} @@", start + 1, end - start, new_start + 1, new_end - new_start);
    out.push_str(&body);
}

fn line(out: &mut String, mark: char, text: &str) {
    out.push(mark);
    out.push_str(text);
    if !text.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

/// The lines of a text, each with its line feed.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        // After a final line feed there is no further line, unless the text is empty.
        let starts = starts.filter(|&at| at == 0 || at < text.len()).collect();
        Self { text, starts }
    }

    fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line that holds a byte, from 0.
    fn of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset as usize).saturating_sub(1)
    }

    fn get(&self, at: usize) -> &'a str {
        self.between(at, at)
    }

    /// The lines `first..=last`.
    fn between(&self, first: usize, last: usize) -> &'a str {
        let end = self.starts.get(last + 1).copied().unwrap_or(self.text.len());
        &self.text[self.starts[first]..end]
    }

    /// The lines of a block as they read after its edits.
    fn repaired(&self, block: &Block<'_>) -> String {
        let start = self.starts[block.first] as u32;
        let moved = |edit: &Edit| Edit { start: edit.start - start, end: edit.end - start, ..edit.clone() };
        let edits: Vec<Edit> = block.edits.iter().map(moved).collect();
        apply_edits(self.between(block.first, block.last), &edits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehoach::{Certainty, EditKind};

    fn edit(text: &str, before: &str, after: &str) -> Edit {
        let start = text.find(before).unwrap() as u32;
        Edit {
            start,
            end: start + before.len() as u32,
            before: before.into(),
            after: after.into(),
            kind: EditKind::Spacing,
            certainty: Certainty::Certain,
        }
    }

    #[test]
    fn a_change_has_three_lines_around_it() {
        let text = "a\nb\nc\nd\nexx\nf\ng\nh\ni\n";
        let diff = unified("x.txt", text, &[edit(text, "exx", "e")]);
        assert_eq!(diff, "--- x.txt\n+++ x.txt (repaired)\n@@ -2,7 +2,7 @@\n b\n c\n d\n-exx\n+e\n f\n g\n h\n");
    }

    #[test]
    fn joined_lines_shift_the_hunks_after_them() {
        let text = "công tác\n\nphối hợp\n1\n2\n3\n4\n5\n6\n7\n8 x";
        let edits = [edit(text, "\n\n", " "), edit(text, " x", "")];
        let diff = unified("x", text, &edits);
        let expected = "@@ -1,6 +1,4 @@\n-công tác\n-\n-phối hợp\n+công tác phối hợp\n 1\n 2\n 3\n\
                        @@ -8,4 +6,4 @@\n 5\n 6\n 7\n-8 x\n\\ No newline at end of file\n+8\n\\ No newline at end of file\n";
        assert_eq!(diff, format!("--- x\n+++ x (repaired)\n{expected}"));
    }

    #[test]
    fn near_changes_share_a_hunk() {
        let text = "a1\nb\nc\nd2\ne3\n";
        let edits = [edit(text, "1", ""), edit(text, "2", ""), edit(text, "3", "")];
        let diff = unified("x", text, &edits);
        assert!(diff.ends_with("@@ -1,5 +1,5 @@\n-a1\n+a\n b\n c\n-d2\n-e3\n+d\n+e\n"), "{diff}");
    }

    #[test]
    fn no_edits_no_diff() {
        assert_eq!(unified("x", "a\n", &[]), "");
    }
}
