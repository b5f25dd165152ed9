//! Whether a page has text: a scan with a stamp on it has none, nor has one whose letters are shapes or codes without a
//! name; one read by an engine that knows no Vietnamese has a poor one.

use super::layout::{Item, Layout, Table, TextLine};
use crate::read::IsSyllable;

/// What the text of a page is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageText {
    /// Text, or an empty page.
    Good,
    /// Text that is hardly Vietnamese.
    Poor,
    /// An image without text, or letters that nothing names.
    None,
}

/// A page with an image this large may be a scan.
const SCAN: f32 = 0.5;
/// Fewer letters on a scan are a stamp.
const STAMP: usize = 200;
/// A page of text drawn as shapes has more of them.
const OUTLINES: usize = 300;
/// And fewer letters; a cover page with an emblem has more.
const BARE: usize = 20;
/// Vietnamese text has a larger share of legal syllables.
const LEGAL: f32 = 0.75;
/// Fewer words say nothing about a page.
const FEW: usize = 30;

/// Judges a page.
pub(super) fn judge(layout: &Layout, is_syllable: IsSyllable) -> PageText {
    let counts = Counts::of(layout, is_syllable);
    let Counts { words, letters, lost, .. } = counts;
    let known = letters - lost;
    let drawn = layout.outlines >= OUTLINES && known < BARE;
    if layout.image_share >= SCAN && letters < STAMP || drawn || lost > letters / 2 && lost >= BARE && known < STAMP {
        return PageText::None;
    }
    if words >= FEW && counts.share() < LEGAL || lost * 10 > letters && letters > FEW { PageText::Poor } else { PageText::Good }
}

/// The share of legal syllables among the words of a page.
#[cfg(feature = "ocr")]
pub(super) fn share(layout: &Layout, is_syllable: IsSyllable) -> f32 {
    Counts::of(layout, is_syllable).share()
}

/// What a page is made of.
#[derive(Default)]
struct Counts {
    words: usize,
    legal: usize,
    letters: usize,
    lost: usize,
}

impl Counts {
    fn of(layout: &Layout, is_syllable: IsSyllable) -> Self {
        let mut out = Self::default();
        for line in layout.items.iter().flat_map(lines) {
            for word in &line.words {
                out.letters += word.text.chars().count();
                out.lost += word.text.chars().filter(|c| *c == '\u{fffd}').count();
                let core = word.text.trim_matches(|c: char| !c.is_alphanumeric());
                // Codes, figures and abbreviations in capitals are no syllables of any language.
                let plain =
                    core.chars().count() > 1 && core.chars().filter(|c| c.is_alphabetic()).count() * 2 > core.chars().count();
                let abbreviation = core.chars().count() <= 6 && core.chars().all(|c| c.is_uppercase() && c.is_ascii());
                if plain && !abbreviation {
                    out.words += 1;
                    let parts = core.split(['-', '/', ',', '.', ':', ';', '(']);
                    out.legal += usize::from(parts.filter(|part| !part.is_empty()).all(is_syllable));
                }
            }
        }
        out
    }

    fn share(&self) -> f32 {
        self.legal as f32 / self.words.max(1) as f32
    }
}

fn lines(item: &Item) -> Box<dyn Iterator<Item = &TextLine> + '_> {
    match item {
        Item::Line(line) => Box::new(std::iter::once(line)),
        Item::Table(Table { rows, .. }) => Box::new(rows.iter().flatten().flat_map(|cell| &cell.lines)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::tests_lines;
    use super::*;

    fn page(text: &str, image_share: f32) -> Layout {
        Layout { items: vec![Item::Line(tests_lines(text, 0.0, 0.0, 10.0))], image_share, ..Layout::default() }
    }

    #[test]
    fn stamps_and_foreign_engines() {
        let vietnamese = |word: &str| !word.chars().any(|c| "wzj$".contains(c));
        assert_eq!(judge(&page("Văn phòng Người ký", 0.9), vietnamese), PageText::None);
        assert_eq!(judge(&page("Văn phòng Người ký", 0.1), vietnamese), PageText::Good);
        assert_eq!(judge(&page(&"kế hoạch trồng rừng ".repeat(20), 0.9), vietnamese), PageText::Good);
        assert_eq!(judge(&page(&"kz howch ".repeat(40), 0.9), vietnamese), PageText::Poor);
        // A font whose table of letters is wrong in part.
        assert_eq!(judge(&page(&"kế hoạch zrồng ".repeat(40), 0.0), vietnamese), PageText::Poor);
    }
}
