//! The condition a document is in, which decides what may be asked of it: a part of another document, a copy of a web
//! page, cut off, or so damaged that its words say nothing.

use crate::base::fold;
use crate::base::place::Place;
use crate::check::subject::{Part, Subject};
use crate::raw::Block;

/// Why the words of a document cannot be read, and the first of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Illegible {
    pub(crate) place: Place,
    pub(crate) kind: Damage,
}

/// What happened to the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Damage {
    /// Letters were replaced by “?” or by the mark of a broken character.
    Lost,
    /// The marks of Vietnamese are gone, as after recognition for another language.
    Unmarked,
    /// Signs of a font's own encoding (TCVN3, VNI) stand for letters.
    Encoding,
}

/// Bytes looked at: enough to know a document by.
const SAMPLE: usize = 16_000;
/// How many first lines may hold a letterhead or a line `(Kèm theo …)`.
const HEAD: usize = 12;

impl Subject<'_> {
    /// Whether the words of the document are too damaged to be judged.
    pub(crate) fn illegible(&self) -> Option<Illegible> {
        *self.illegible.get_or_init(|| self.damage())
    }

    fn damage(&self) -> Option<Illegible> {
        let source = self.doc.source();
        let (mut words, mut marked, mut lost, mut odd) = (0usize, 0, 0, 0);
        let mut firsts: [Option<usize>; 3] = [None; 3];
        let bytes = &source.as_bytes()[..SAMPLE.min(source.len())];
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            let (mut letters, mut ascii, mut broken, mut sign) = (0, true, false, false);
            while let Some(&byte) = bytes.get(at).filter(|byte| !byte.is_ascii_whitespace()) {
                letters += usize::from(byte.is_ascii_alphabetic());
                ascii &= byte.is_ascii();
                let next = bytes.get(at + 1).copied().unwrap_or(0);
                broken |= byte == b'?' && next.is_ascii_alphabetic() || byte == 0xef && next == 0xbf;
                // Signs of Latin-1, U+00A1 to U+00BF, are C2 A1 to C2 BF.
                sign |= byte == 0xc2 && next > 0xa0;
                at += 1;
            }
            let length = at - start;
            at += 1;
            if length == 0 || letters == 0 && ascii || letters + usize::from(!ascii) < 2 {
                continue;
            }
            words += 1;
            let kind = if broken {
                lost += 1;
                0
            } else if ascii {
                1
            } else if sign {
                odd += 1;
                2
            } else {
                marked += 1;
                continue;
            };
            firsts[kind].get_or_insert(start);
        }
        let (kind, first) = if words >= 40 && lost * 20 > words {
            (Damage::Lost, firsts[0])
        } else if words >= 10 && odd * 5 > words {
            (Damage::Encoding, firsts[2])
        } else if words >= 40 && marked * 5 < words {
            (Damage::Unmarked, firsts[1])
        } else {
            return None;
        };
        let start = first?;
        let length = source.get(start..)?.find(char::is_whitespace).unwrap_or(source.len() - start);
        Some(Illegible { place: self.doc_place(start as u32..(start + length) as u32), kind })
    }

    /// Whether the file is an appendix or another attached part, which has no letterhead and signature of its own.
    pub(crate) fn is_attachment(&self) -> bool {
        let mut motto = false;
        for (at, line) in self.first_lines(HEAD).enumerate() {
            let key = fold::key(line);
            if at == 0 && ["phụ lục", "biểu mẫu", "mẫu số"].iter().any(|word| key.starts_with(word)) {
                return true;
            }
            motto |= key.contains("cộng hòa xã hội") || key.contains("độc lập - tự do") || key.contains("đảng cộng sản việt nam");
            if key.starts_with("(kèm theo") || key.starts_with("(ban hành kèm theo") {
                return !motto;
            }
        }
        false
    }

    /// Whether the text was copied from a web page or a catalogue, which have their own way with heads.
    pub(crate) fn is_copy(&self) -> bool {
        // Rules below the heads of both columns become rows of hyphens.
        const HEAD: usize = 1_500;
        let source = self.doc.source().as_bytes();
        !self.plan.noise.is_empty() || memchr::memmem::find(&source[..source.len().min(HEAD)], b"-----").is_some()
    }

    /// Where the text ends in mid-sentence, without a signature below: what followed is lost.
    pub(crate) fn cut(&self) -> Option<Place> {
        let (plan, source) = (self.plan, self.doc.source());
        if plan.signature.name.is_some() || !plan.places.signature.is_empty() || !plan.recipients.is_empty() {
            return None;
        }
        let last = self.prose().last().filter(|last| matches!(last.part, Part::Preamble | Part::Body | Part::Closing))?;
        let tail = source.get(last.place.end as usize..).unwrap_or("");
        let text = last.text.trim_end();
        let ended = text.ends_with(['.', '!', '?', '/', ';', ':', '”', ')']) || tail.contains(char::is_alphanumeric);
        if ended || text.split_whitespace().nth(6).is_none() {
            return None;
        }
        let start = text.char_indices().rev().filter(|(_, c)| *c == ' ').nth(3).map_or(0, |(at, _)| at + 1);
        Some(self.place(last, start..text.len()))
    }

    /// The first lines with text.
    fn first_lines(&self, count: usize) -> impl Iterator<Item = &str> {
        let ranges = self.doc.blocks.iter().flat_map(|block| {
            let (line, table) = match block {
                Block::Line(line) => (Some(&line.range), None),
                Block::Table(table) => (None, Some(table)),
                Block::PageBreak(_) => (None, None),
            };
            let cells = table.into_iter().flat_map(|table| &table.rows).flat_map(|row| row.cells.iter().map(|cell| &cell.range));
            line.into_iter().chain(cells)
        });
        ranges.map(|range| self.doc.slice(range).trim()).filter(|line| line.contains(char::is_alphanumeric)).take(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Settings;

    fn with<T>(text: &str, look: impl Fn(&Subject<'_>) -> T) -> T {
        let document = crate::Document::read(text.as_bytes(), crate::Format::Text, &crate::ReadOptions::default()).unwrap();
        let settings = Settings::default();
        look(&Subject::new(&document.raw, &document.plan, &settings))
    }

    #[test]
    fn damaged_words_are_known_by_their_share() {
        let kind = |text: &str| with(text, |subject| subject.illegible().map(|found| found.kind));
        assert_eq!(kind(&"Tr?ng cây xanh ven ???ng và ch?m sóc r?ng. ".repeat(8)), Some(Damage::Lost));
        assert_eq!(kind(&"Trong cay xanh ven duong va cham soc rung. ".repeat(8)), Some(Damage::Unmarked));
        assert_eq!(kind("§¶ng bé c¬ quan huyÖn, ®¶ng céng s¶n viÖt nam, chi bé thanh tra"), Some(Damage::Encoding));
        assert_eq!(kind(&"Trồng cây xanh ven đường và chăm sóc rừng. Có ai hỏi? Không. ".repeat(8)), None);
    }

    #[test]
    fn an_appendix_alone_has_no_letterhead() {
        let whole = |text: &str| with(text, |subject| !subject.is_attachment());
        assert!(!whole("PHỤ LỤC II\nCHỈ TIÊU NĂM 2026\n"));
        assert!(!whole("DANH MỤC CÔNG VIỆC\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/02/2026)\n"));
        assert!(whole("KẾ HOẠCH\nTrồng cây năm 2026\n\nI. MỤC TIÊU\n\nTrồng 500 cây.\n"));
    }
}
