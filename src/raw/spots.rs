//! Where the text of a Word or PDF document came from, piece by piece: turns a place in text into a [`Spot`].

use crate::base::place::{CellSpot, PageBox, PageSpot, Place, Spot, WordPart, WordSpot};

/// Where each piece of the source's text stands in the document; empty where the text is the document.
#[derive(Clone, Debug, Default)]
pub enum Spots {
    /// The text is the document.
    #[default]
    Text,
    /// One piece a paragraph, sorted by start.
    Word(Vec<WordPiece>),
    /// One piece a word or line, sorted by start.
    Pages(Vec<PagePiece>),
}

/// A paragraph of a Word document: it holds the text from `start` to the next piece.
#[derive(Clone, Copy, Debug)]
pub struct WordPiece {
    /// First byte in the source's text.
    pub start: u32,
    /// The part of the package.
    pub part: WordPart,
    /// The paragraph, among all of the part, from 1.
    pub paragraph: u32,
    /// The innermost cell that holds it.
    pub cell: Option<CellSpot>,
}

/// A word or line of a PDF page: it holds the text from `start` to the next piece.
#[derive(Clone, Copy, Debug)]
pub struct PagePiece {
    /// First byte in the source's text.
    pub start: u32,
    /// The page, from 1.
    pub page: u32,
    /// What the piece covers.
    pub r#box: PageBox,
}

/// Finds the spots of many places of one document.
pub(crate) struct SpotFinder<'a> {
    spots: &'a Spots,
    source: &'a str,
    /// Characters before each [`STEP`]th byte, so that a long paragraph is not counted anew for each place in it.
    counts: Vec<u32>,
}

/// Bytes between two counts of characters.
const STEP: usize = 64;

impl<'a> SpotFinder<'a> {
    pub(crate) fn new(spots: &'a Spots, source: &'a str) -> Self {
        let counts = match spots {
            Spots::Word(_) => counts(source.as_bytes()),
            Spots::Text | Spots::Pages(_) => vec![],
        };
        Self { spots, source, counts }
    }

    /// The spot of a place, if the document has any there.
    pub(crate) fn spot(&self, place: &Place) -> Option<Spot> {
        match self.spots {
            Spots::Text => None,
            Spots::Word(pieces) => {
                let next = pieces.partition_point(|piece| piece.start <= place.start);
                let piece = pieces[..next].last()?;
                let end = pieces.get(next).map_or(self.source.len() as u32, |piece| piece.start).min(place.end);
                let base = self.characters(piece.start);
                // White space between two paragraphs belongs to neither.
                let paragraph = self.source.get(piece.start as usize..end as usize).unwrap_or("");
                let end = piece.start + paragraph.trim_end_matches(['\n', '\t']).len() as u32;
                let start = self.characters(place.start) - base;
                let characters = (start, (self.characters(end) - base).max(start));
                Some(Spot::Word(WordSpot { part: piece.part, paragraph: piece.paragraph, cell: piece.cell, characters }))
            }
            Spots::Pages(pieces) => {
                let next = pieces.partition_point(|piece| piece.start <= place.start);
                let first = pieces[..next].last()?;
                let inside = pieces[next..].iter().take_while(|piece| piece.start < place.end && piece.page == first.page);
                let r#box = inside.fold(first.r#box, |sum, piece| sum.union(piece.r#box));
                Some(Spot::Page(PageSpot { page: first.page, r#box }))
            }
        }
    }

    /// Characters of the source before byte `at`.
    fn characters(&self, at: u32) -> u32 {
        let at = (at as usize).min(self.source.len());
        let step = at / STEP;
        let rest = &self.source.as_bytes()[step * STEP..at];
        self.counts.get(step).copied().unwrap_or(0) + starts(rest)
    }
}

fn counts(source: &[u8]) -> Vec<u32> {
    let mut sum = 0;
    let mut counts = vec![0];
    counts.extend(source.chunks(STEP).map(|chunk| {
        sum += starts(chunk);
        sum
    }));
    counts
}

/// Characters that start in `bytes`.
fn starts(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks::<8>();
    words.iter().map(|word| starts_of_eight(u64::from_le_bytes(*word))).sum::<u32>()
        + rest.iter().map(|&byte| u32::from(byte & 0xC0 != 0x80)).sum::<u32>()
}

/// The same of eight bytes at once: all but those of the form `10xxxxxx`.
fn starts_of_eight(bytes: u64) -> u32 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let starts = (!bytes >> 7 | bytes >> 6) & ONES;
    (starts.wrapping_mul(ONES) >> 56) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_cell_counts_characters_not_bytes() {
        let source = "KẾ HOẠCH\nChỉ tiêu\tĐơn vị\n";
        let cell = Some(CellSpot { table: 1, row: 1, cell: 2 });
        let start = source.find("Đơn").unwrap() as u32;
        let pieces = [(0, None), (13, Some(CellSpot { table: 1, row: 1, cell: 1 })), (start, cell)];
        let spots = Spots::Word(
            (1..)
                .zip(pieces)
                .map(|(paragraph, (start, cell))| WordPiece { start, part: WordPart::Document, paragraph, cell })
                .collect(),
        );
        let finder = SpotFinder::new(&spots, source);
        let at = source.find("vị").unwrap() as u32;
        let found = finder.spot(&Place::in_text(at, at + 5, 2));
        assert_eq!(found, Some(Spot::Word(WordSpot { part: WordPart::Document, paragraph: 3, cell, characters: (4, 6) })));
        let long = finder.spot(&Place::in_text(0, start, 1));
        assert!(matches!(long, Some(Spot::Word(WordSpot { paragraph: 1, characters: (0, 8), .. }))), "{long:?}");
    }

    #[test]
    fn a_place_on_a_page_covers_its_words_there() {
        let piece = |start, page, left| PagePiece { start, page, r#box: PageBox { left, top: 10, right: left + 5, bottom: 20 } };
        let spots = Spots::Pages(vec![piece(0, 1, 0), piece(4, 1, 50), piece(8, 2, 0)]);
        let found = SpotFinder::new(&spots, "một hai ba bốn").spot(&Place::in_text(0, 12, 1));
        let r#box = PageBox { left: 0, top: 10, right: 55, bottom: 20 };
        assert_eq!(found, Some(Spot::Page(PageSpot { page: 1, r#box })));
    }
}
