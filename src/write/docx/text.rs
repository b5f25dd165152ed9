//! Paragraphs and runs: text as XML can hold it, with footnote references where their marks stood.

use docx_rs::{BorderType, Footnote, LineSpacing, LineSpacingType, Paragraph, ParagraphBorder, ParagraphBorderPosition};
use docx_rs::{ParagraphBorders, Run};

use super::notes::Notes;
use super::styles::id;
use crate::base::fold::squeeze;

/// Text on one line, without the characters XML 1.0 has no way to write.
pub(super) fn clean(text: &str) -> String {
    let is_bad = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(is_bad) { squeeze(&text.replace(is_bad, "")).into_owned() } else { squeeze(text).into_owned() }
}

/// A paragraph of a style with one run.
pub(super) fn paragraph(style: &str, text: &str) -> Paragraph {
    let text = clean(text);
    let paragraph = Paragraph::new().style(style);
    if text.is_empty() { paragraph } else { paragraph.add_run(Run::new().add_text(text)) }
}

/// A paragraph whose lines are broken where they are given.
pub(super) fn broken_lines(style: &str, lines: &[String]) -> Paragraph {
    let mut run = Run::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        run = run.add_text(clean(line));
    }
    Paragraph::new().style(style).add_run(run)
}

/// Adds a string of the plan, with its footnotes; `format` gives each run its looks.
pub(super) fn with_notes(mut paragraph: Paragraph, text: &str, notes: &mut Notes<'_>, format: impl Fn(Run) -> Run) -> Paragraph {
    let mut done = 0;
    for mark in notes.marks(text) {
        paragraph = piece(paragraph, &text[done..mark.start], &format);
        let note = Footnote { id: mark.id, content: notes.content(mark.note) };
        paragraph = paragraph.add_run(Run::new().style(id::NOTE_MARK).add_footnote_reference(note));
        done = mark.end;
    }
    piece(paragraph, &text[done..], &format)
}

/// A piece of a paragraph: the space at its ends is kept.
fn piece(paragraph: Paragraph, text: &str, format: &impl Fn(Run) -> Run) -> Paragraph {
    let body = clean(text);
    let outer = |at_end: bool| {
        let edge = if at_end { text.chars().next_back() } else { text.chars().next() };
        if edge.is_some_and(char::is_whitespace) { " " } else { "" }
    };
    if body.is_empty() && text.is_empty() {
        return paragraph;
    }
    let text = if body.is_empty() { " ".to_owned() } else { format!("{}{body}{}", outer(false), outer(true)) };
    paragraph.add_run(format(Run::new().add_text(text)))
}

/// A rule `length` long, centred in a column of `width`.
pub(super) fn rule(width: u32, length: u32) -> Paragraph {
    let side = i32::try_from(width.saturating_sub(length) / 2).unwrap_or_default();
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(6).space(0).color("000000");
    let mut paragraph = Paragraph::new().style(id::RULE).indent(Some(side), None, Some(side), None);
    paragraph.property.borders = Some(ParagraphBorders::with_empty().set(border));
    paragraph
}

/// A box around a stamp, as wide as its text.
pub(super) fn boxed(mut paragraph: Paragraph, width: u32, length: u32) -> Paragraph {
    let side = i32::try_from(width.saturating_sub(length + 160) / 2).unwrap_or_default();
    let positions = [
        ParagraphBorderPosition::Top,
        ParagraphBorderPosition::Left,
        ParagraphBorderPosition::Bottom,
        ParagraphBorderPosition::Right,
    ];
    let borders = positions.into_iter().fold(ParagraphBorders::with_empty(), |borders, position| {
        borders.set(ParagraphBorder::new(position).val(BorderType::Single).size(8).space(2).color("000000"))
    });
    paragraph.property.borders = Some(borders);
    paragraph.indent(Some(side), None, Some(side), None)
}

/// Space before a paragraph, in twentieths of a point.
pub(super) fn space_before(twips: u32) -> LineSpacing {
    LineSpacing::new().before(twips).after(0).line(252).line_rule(LineSpacingType::Auto)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_cannot_hold_are_left_out() {
        assert_eq!(clean("Kế\u{1}\u{fffe} hoạch\n\t2026"), "Kế hoạch 2026");
    }
}
