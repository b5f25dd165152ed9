//! Showing text: codes become glyphs at their places on the page.

use super::interpreter::Interpreter;
use super::matrix::Matrix;
use crate::read::pdf::file::text_string;
use crate::read::pdf::font::{Code, Font, Letters};
use crate::read::pdf::lexer::Operand;
use crate::read::pdf::page::{Direction, Glyph};

/// How far from upright text may lean, as a share of its length, before it is no line of the page.
const LEAN: f32 = 0.2;

impl Interpreter<'_, '_> {
    /// Shows the strings among the operands; numbers between them move the pen.
    pub(super) fn show_all(&mut self, operands: &[Operand<'_>]) {
        let Some(font) = self.state.font.clone() else { return };
        for operand in operands {
            match operand {
                Operand::Number(back) => {
                    self.move_on(-back / 1000.0 * self.state.size * self.state.stretch);
                }
                Operand::Text(text) if self.spend(text.len() as u64) => {
                    font.decode(self.reader.file, text, |code, space| self.show(code, space, &font));
                }
                _ => {}
            }
        }
    }

    fn move_on(&mut self, by: f32) {
        let [a, b, _, _, e, f] = &mut self.text_matrix.0;
        (*e, *f) = (*e + *a * by, *f + *b * by);
    }

    fn show(&mut self, code: &Code, space: bool, font: &Font) {
        let state = &self.state;
        let advance = code.width * state.size * state.stretch;
        let extra = (state.character_spacing + if space { state.word_spacing } else { 0.0 }) * state.stretch;
        let placed = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, state.rise]).then(&self.text_matrix).then(&state.ctm);
        if let Some(place) = place(&placed, advance, state.size * font.height) {
            let glyph = Glyph {
                c: ' ',
                start: place.0,
                end: place.1,
                base: place.2,
                size: place.3,
                direction: place.4,
                origin: self.origin,
                bold: font.bold || matches!(state.mode, 1 | 2),
                hidden: matches!(state.mode, 3 | 7),
            };
            // What is clipped away as a whole is not on the page; a letter cut in half is.
            let (area, clip) = (glyph.area(), state.clip);
            let seen = area.right >= clip.left && area.left <= clip.right && area.bottom >= clip.top && area.top <= clip.bottom;
            match &code.letters {
                _ if !seen => {}
                // A mark drawn as a glyph of its own may carry the text of the whole letter.
                Letters::One(c) if code.width.abs() < f32::EPSILON && self.repeats(*c, &glyph) => {}
                Letters::One(c) => self.page.glyphs.push(Glyph { c: *c, ..glyph }),
                Letters::More(letters) => push_shared(&mut self.page.glyphs, glyph, letters),
                Letters::Unknown if code.width > 0.0 => self.page.glyphs.push(Glyph { c: '\u{fffd}', ..glyph }),
                Letters::Unknown => {}
            }
        }
        self.move_on(advance + extra);
    }

    /// Whether the letter just drawn, which ends here, has the same text.
    fn repeats(&self, c: char, glyph: &Glyph) -> bool {
        self.page.glyphs.last().is_some_and(|last| {
            last.c == c
                && c.is_alphabetic()
                && last.direction == glyph.direction
                && (last.base - glyph.base).abs() < glyph.size
                && (last.end - glyph.start).abs() < glyph.size * 0.7
        })
    }
}

/// Where a glyph stands: from, to, baseline, size, direction; nothing if it is aslant or not on any page.
fn place(matrix: &Matrix, advance: f32, size: f32) -> Option<(f32, f32, f32, f32, Direction)> {
    let (x, y) = matrix.apply(0.0, 0.0);
    let (dx, dy) = (matrix.0[0], matrix.0[1]);
    let direction = match (dx.abs() > dy.abs(), dx > 0.0, dy > 0.0) {
        (true, true, _) => Direction::Right,
        (true, false, _) => Direction::Left,
        (false, _, true) => Direction::Down,
        (false, _, false) => Direction::Up,
    };
    if dx.abs().min(dy.abs()) > LEAN * dx.abs().max(dy.abs()) {
        return None;
    }
    let (along, across) = direction.of_page(x, y);
    let height = (matrix.y_scale() * size).abs();
    let length = advance * matrix.x_scale();
    let on_page = [along, across, height, length].iter().all(|value| value.is_finite() && value.abs() < 30_000.0);
    (on_page && height > 0.5).then_some((along.min(along + length), along.max(along + length), across, height, direction))
}

/// Several letters share the room of one glyph; marks take none.
fn push_shared(glyphs: &mut Vec<Glyph>, glyph: Glyph, letters: &str) {
    let count = letters.chars().count().max(1) as f32;
    let step = (glyph.end - glyph.start) / count;
    for (at, c) in letters.chars().enumerate() {
        let start = glyph.start + step * at as f32;
        glyphs.push(Glyph { c, start, end: start + step, ..glyph });
    }
}

/// Text that stands for the glyphs of a piece of marked content.
pub(super) struct Replacement {
    text: String,
    /// The first glyph it stands for.
    from: usize,
}

impl Replacement {
    /// `text` is a PDF text string.
    pub(super) fn new(text: &[u8], from: usize) -> Self {
        let text = text_string(text);
        Self { text, from }
    }

    /// Puts the text in the place of the glyphs drawn since it was opened.
    pub(super) fn put(self, glyphs: &mut Vec<Glyph>) {
        let drawn = glyphs.get(self.from..).unwrap_or_default();
        let (Some(first), count) = (drawn.first().copied(), drawn.len()) else { return };
        let text: String = self.text.chars().filter(|c| !c.is_control() && *c != '\u{ad}').collect();
        if text.chars().count() == count {
            glyphs[self.from..].iter_mut().zip(text.chars()).for_each(|(glyph, c)| glyph.c = c);
            return;
        }
        // Glyphs of several lines cannot share one text; they are kept as drawn.
        let one_line =
            drawn.iter().all(|glyph| glyph.direction == first.direction && (glyph.base - first.base).abs() < first.size);
        if !one_line || text.chars().count() > count * 8 {
            return;
        }
        let (start, end) =
            drawn.iter().fold((f32::MAX, f32::MIN), |(start, end), glyph| (start.min(glyph.start), end.max(glyph.end)));
        glyphs.truncate(self.from);
        push_shared(glyphs, Glyph { start, end, ..first }, &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(c: char, start: f32) -> Glyph {
        Glyph {
            c,
            start,
            end: start + 5.0,
            base: 10.0,
            size: 10.0,
            direction: Direction::Right,
            origin: crate::read::pdf::page::Origin::Content,
            bold: false,
            hidden: false,
        }
    }

    #[test]
    fn text_stands_for_its_glyphs() {
        let mut glyphs = vec![glyph('x', 0.0), glyph('?', 5.0), glyph('?', 10.0)];
        Replacement::new("\u{feff}ê".as_bytes(), 1).put(&mut glyphs);
        assert_eq!(glyphs.iter().map(|glyph| glyph.c).collect::<String>(), "xê");
        assert!((glyphs[1].end - 15.0).abs() < 1e-3);
        Replacement::new(b"", 1).put(&mut glyphs);
        assert_eq!(glyphs.len(), 1);
    }

    #[test]
    fn turned_text_has_a_direction() {
        let up = Matrix([0.0, -1.0, 1.0, 0.0, 50.0, 700.0]);
        let (start, end, base, size, direction) = place(&up, 6.0, 12.0).unwrap();
        assert_eq!((direction, start, end, base, size), (Direction::Up, -700.0, -694.0, 50.0, 12.0));
        assert!(place(&Matrix([0.7, 0.7, -0.7, 0.7, 0.0, 0.0]), 6.0, 12.0).is_none());
    }
}
