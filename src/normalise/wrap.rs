//! The prior of a hard wrap: where a text lost the spaces of its line ends, they stand one line width apart.
//!
//! A word that is a syllable by the rules alone (`vụy`) is not cut on its rarity. But where the spaces lost around it show
//! a width, and it stands at the end of such a line, it is two words (`vụ y`).

use std::ops::Range;

use super::patch::Patch;
use super::syllable::{IN_USE, NONE, Syllables, cost};
use crate::base::edit::EditKind;

/// Widths at which text is wrapped, in columns.
const WIDTHS: Range<usize> = 55..105;
/// How far a line may end before and behind the width.
const SLACK: (usize, usize) = (6, 3);

/// The cuts of doubtful words that the wrap of their paragraph suggests.
///
/// `patches` are those of the paragraph `range` so far, and `doubtful` its words that are hardly known; both are sorted.
pub(super) fn cuts(text: &str, range: &Range<usize>, patches: &[Patch], doubtful: &[Range<usize>]) -> Vec<Patch> {
    let lost: Vec<usize> =
        patches.iter().filter(|patch| patch.start == patch.end && patch.after == " ").map(|patch| patch.start as usize).collect();
    if lost.len() < 4 || doubtful.is_empty() {
        return vec![];
    }
    // Words that were cut or are no syllables are in no doubt here.
    let table = Syllables::get();
    let doubtful: Vec<&Range<usize>> =
        doubtful.iter().filter(|word| text.get((*word).clone()).is_some_and(|slice| table.grade_of(slice) != NONE)).collect();
    if doubtful.is_empty() {
        return vec![];
    }
    let columns = columns(text, range, &lost);
    let Some(width) = width(&columns) else { return vec![] };
    doubtful.into_iter().filter_map(|word| cut(text, range, word, &lost, &columns, width)).collect()
}

/// The column of each place, counted from the start of the paragraph.
fn columns(text: &str, range: &Range<usize>, places: &[usize]) -> Vec<usize> {
    let (mut column, mut done) = (0, range.start);
    let mut out = Vec::with_capacity(places.len());
    for &place in places {
        column += text[done..place].chars().count();
        done = place;
        out.push(column);
    }
    out
}

/// The width that most gaps between lost spaces have.
fn width(columns: &[usize]) -> Option<usize> {
    let mut gaps: Vec<usize> = columns.windows(2).map(|pair| pair[1] - pair[0]).filter(|gap| WIDTHS.contains(gap)).collect();
    gaps.sort_unstable();
    let width = *gaps.get(gaps.len() / 2)?;
    let near = gaps.iter().filter(|&&gap| is_width(gap, width)).count();
    (near >= 3 && near * 4 >= gaps.len() * 3).then_some(width)
}

fn is_width(gap: usize, width: usize) -> bool {
    gap + SLACK.0 >= width && gap <= width + SLACK.1
}

/// The cut of one word, if it falls on a line end.
fn cut(text: &str, range: &Range<usize>, word: &Range<usize>, lost: &[usize], columns: &[usize], width: usize) -> Option<Patch> {
    let table = Syllables::get();
    let slice = text.get(word.clone())?;
    let (at, _) = slice
        .char_indices()
        .skip(1)
        .filter_map(|(at, _)| {
            let (first, second) = (table.grade_of(&slice[..at]), table.grade_of(&slice[at..]));
            (first >= IN_USE && second >= IN_USE).then(|| (at, cost(first) + cost(second)))
        })
        .min_by(|a, b| a.1.total_cmp(&b.1))?;
    let place = word.start + at;
    let next = lost.partition_point(|&other| other < place);
    // From the last line end to here, and from here to the next.
    let since = match next.checked_sub(1) {
        Some(i) => text[lost[i]..place].chars().count(),
        None => text[range.start..place].chars().count(),
    };
    let until = lost.get(next).map(|&other| text[place..other].chars().count());
    let whole_line = next.checked_sub(1).zip(lost.get(next)).map(|(i, _)| columns[next] - columns[i]);
    // Two lines without a lost space between them, and this word where they meet.
    let fits = whole_line.is_none_or(|gap| gap > width + SLACK.0)
        && is_width(since, width)
        && until.is_none_or(|gap| gap <= width + SLACK.1);
    fits.then(|| Patch::new(place, place, " ", EditKind::Glued).likely())
}

#[cfg(test)]
mod tests {
    use super::super::{Options, normalise};

    #[test]
    fn a_doubtful_word_is_cut_at_a_line_end() {
        // Spaces are lost each 40 words or so; `vụy` stands where the third line ends.
        let line = "thực hiện đầy đủ các chỉ tiêu của huyện Bình An và các xã, tăng cường dịch v";
        let text = format!("{line}ụcông tác {line}ụcông tác {line}ụy tế, {line}ụcông tác {line}ụcông tác {line}ụcông tác");
        let repaired = normalise(&text, &Options::default()).text.into_owned();
        assert!(repaired.contains("dịch vụ y tế"), "{repaired}");
        let once = normalise("các dịch vụy tế công lập", &Options::default()).text.into_owned();
        assert_eq!(once, "các dịch vụy tế công lập");
    }
}
