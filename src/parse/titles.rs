//! Titles without a label: in a document that numbers none of its sections, the lines that its format or their look
//! sets apart. Where sections are numbered such a line is text of the section it stands in.

use crate::base::fold;
use crate::model::{DocType, SectionKind};
use crate::raw::{Align, Block, RawDoc};

use super::labels::label_at_start;
use super::paragraphs::{Item, Paragraph};

/// Longer lines are sentences, whatever their look.
const MAX_CHARS: usize = 160;
/// Levels of lines that a document sets apart by their look alone: bold capitals or centred, and plainly bold.
const SHOUTED: u8 = 1;
const BOLD: u8 = 2;

/// What counts as a title in one document.
pub(crate) struct Titles<'a> {
    doc: &'a RawDoc,
    /// The document has titles and no numbered sections.
    apply: bool,
}

impl<'a> Titles<'a> {
    /// Looks whether the document numbers its sections.
    pub(crate) fn new(doc: &'a RawDoc, items: &[Item]) -> Self {
        let mut titles = Self { doc, apply: true };
        let (mut found, mut ones) = (0, 0);
        for item in items {
            let Item::Paragraph(paragraph) = item else { continue };
            let Some(label) = label_at_start(&paragraph.flow.text) else {
                found += usize::from(titles.level(paragraph).is_some());
                continue;
            };
            match label.kind {
                SectionKind::Letter | SectionKind::Bullet | SectionKind::Footnote => {}
                // A list of numbers under each title begins anew; one that goes through the document numbers its sections.
                SectionKind::Arabic if label.value == 1 && found > ones => ones += 1,
                SectionKind::Arabic | SectionKind::Decimal if ones > 0 => {}
                _ => return Self { apply: false, ..titles },
            }
        }
        titles.apply = found > 1 && ones != 1;
        titles
    }

    /// The level of a title, from 1; none for a paragraph that is no title.
    pub(crate) fn level(&self, paragraph: &Paragraph) -> Option<u8> {
        let Some(Block::Line(line)) = self.doc.blocks.get(paragraph.block).filter(|_| self.apply) else { return None };
        if line.outline.is_none() && !line.bold {
            return None;
        }
        let text = paragraph.flow.text.trim_matches(['#', '*', '_', ' ']);
        let closed = text.ends_with(['.', ';', ',', '/', '!', '?']) || text.starts_with(['(', '“', '"']);
        if closed || enacts(text) || !text.contains(char::is_alphabetic) || text.chars().count() > MAX_CHARS {
            return None;
        }
        let at = self.doc.source_range(&line.range).start;
        let centred = self.doc.looks.paragraph(at).is_some_and(|look| look.align == Align::Center);
        let by_look = if centred || fold::is_capitals(text) { SHOUTED } else { BOLD };
        Some(line.outline.unwrap_or(by_look))
    }
}

/// `QUYẾT ĐỊNH:` and its kin end the grounds of a document and name none of its parts.
fn enacts(text: &str) -> bool {
    let word = fold::key(text.trim_end_matches([':', ' ']));
    word == "quyết nghị" || DocType::ALL.iter().any(|kind| fold::key(kind.name()) == word)
}

#[cfg(test)]
mod tests {
    /// The sections of a Markdown text by path and heading.
    fn sections(text: &str) -> String {
        let text = format!("KẾ HOẠCH\nTrồng rừng năm 2031\n\n{text}");
        let plan = crate::parse(text.as_bytes(), crate::Format::Text, &crate::ParseOptions::default()).unwrap();
        let all = plan.sections.iter().flat_map(|section| section.walk());
        all.map(|section| format!("{} {}", section.path, section.heading.as_deref().unwrap_or("–")))
            .collect::<Vec<_>>()
            .join("; ")
    }

    #[test]
    fn a_document_without_numbers_has_its_titles() {
        assert_eq!(
            sections(
                "## Mục tiêu\n\nTrồng 500 cây.\n\n### Cây xanh\n\n- Sưa đỏ.\n\n## Tổ chức thực hiện\n\nPhòng Kinh tế chủ trì.\n"
            ),
            "h1 Mục tiêu; h1/h1 Cây xanh; h1/h1/-1 –; h2 Tổ chức thực hiện"
        );
        assert_eq!(
            sections(
                "**MỤC TIÊU**\n\nTrồng cây:\n\n1. Sưa đỏ.\n\n2. Lim xanh.\n\n**TỔ CHỨC THỰC HIỆN:**\n\n**Phân công**\n\n1. Phòng Kinh tế.\n"
            ),
            "h1 MỤC TIÊU; h1/1 –; h1/2 –; h2 TỔ CHỨC THỰC HIỆN; h2/h1 Phân công; h2/h1/1 –"
        );
    }

    #[test]
    fn where_sections_are_numbered_a_bold_line_is_text() {
        assert_eq!(sections("I. MỤC TIÊU\n\n**Cây xanh**\n\nTrồng cây.\n\n**Cây bóng mát**\n\nTrồng cây.\n"), "I MỤC TIÊU");
        assert_eq!(
            sections("1. Mục tiêu\n\n**Cây xanh**\n\n2. Nội dung\n\n**Cây bóng mát**\n\nTrồng cây.\n"),
            "1 Mục tiêu; 2 Nội dung"
        );
        assert_eq!(sections("**Cây xanh**\n\nTrồng 500 cây trong năm.\n"), "");
    }
}
