//! The operators of a content stream.
//!
//! Forms nest, so streams are kept on a stack of our own, at most [`MAX_DEPTH`] deep, and all of them together spend
//! one budget: a form that draws itself a billion times stops where the page's budget does.

use lopdf::{Dictionary, Object};

use super::Reader;
use super::matrix::Matrix;
use super::paths::Path;
use super::show::Replacement;
use super::state::{State, is_white};
use crate::read::pdf::file::{File, dictionary};
use crate::read::pdf::lexer::{Lexer, Operand};
use crate::read::pdf::page::{Area, Origin, Page};

/// How deep forms nest.
const MAX_DEPTH: usize = 16;
/// How many states are saved.
const MAX_STATES: usize = 512;
/// Rules of a page; a drawing has more than a table.
const MAX_RULES: usize = 60_000;
/// Glyphs of a page.
const MAX_GLYPHS: usize = 200_000;

/// Draws a page.
pub(super) struct Interpreter<'r, 'f> {
    pub(super) reader: &'r Reader<'f>,
    pub(super) page: Page,
    budget: u64,
    spent: u64,
    depth: usize,
    pub(super) state: State,
    saved: Vec<State>,
    path: Path,
    /// Whether the path is to clip what follows.
    clips: bool,
    pub(super) text_matrix: Matrix,
    line_matrix: Matrix,
    pub(super) origin: Origin,
    /// Marked content that is open: where it began, and the text that stands for it.
    marks: Vec<Mark>,
}

/// One piece of marked content.
struct Mark {
    replacement: Option<Replacement>,
    /// What glyphs were marked as before it.
    before: Origin,
}

impl<'r, 'f> Interpreter<'r, 'f> {
    pub(super) fn new(reader: &'r Reader<'f>, page: Page, budget: u64) -> Self {
        Self {
            reader,
            page,
            budget,
            spent: 0,
            depth: 0,
            state: State::new(Matrix::IDENTITY),
            saved: vec![],
            path: Path::default(),
            clips: false,
            text_matrix: Matrix::IDENTITY,
            line_matrix: Matrix::IDENTITY,
            origin: Origin::Content,
            marks: vec![],
        }
    }

    /// The page drawn, and what it cost.
    pub(super) fn finish(self) -> (Page, u64) {
        (self.page, self.spent)
    }

    pub(super) fn spend(&mut self, cost: u64) -> bool {
        self.spent += cost;
        let over = self.spent > self.budget || self.page.glyphs.len() > MAX_GLYPHS;
        if over {
            self.page.remark = Some("the page draws more than the limit; what is beyond it was not read");
        }
        !over
    }

    /// Draws a form with `ctm` as the page's matrix.
    pub(super) fn form(&mut self, form: &Object, ctm: &Matrix, origin: Origin) {
        let outer = std::mem::replace(&mut self.state, State::new(*ctm));
        self.draw_form(form, &Dictionary::new(), origin);
        self.state = outer;
    }

    fn draw_form(&mut self, form: &Object, outer: &Dictionary, origin: Origin) {
        let Object::Stream(stream) = form else { return };
        if self.depth >= MAX_DEPTH || !self.spend(64) {
            return;
        }
        let file = self.reader.file;
        let matrix = Matrix(file.numbers(&stream.dict, b"Matrix").unwrap_or(Matrix::IDENTITY.0));
        let resources = file.dict(&stream.dict, b"Resources").unwrap_or(outer);
        let Some(content) = File::bytes(form) else {
            self.page.remark = Some("a part of the page's content is too large");
            return;
        };
        let ctm = matrix.then(&self.state.ctm);
        let before = std::mem::replace(&mut self.origin, origin);
        self.depth += 1;
        self.run(&content, resources, &ctm, origin);
        self.depth -= 1;
        self.origin = before;
    }

    /// Interprets a stream.
    pub(super) fn run(&mut self, content: &[u8], resources: &Dictionary, ctm: &Matrix, origin: Origin) {
        if !self.spend(content.len() as u64 / 64) {
            return;
        }
        self.origin = origin;
        let outer = self.state.clone();
        let (states, marks) = (self.saved.len(), self.marks.len());
        let (text, line) = (self.text_matrix, self.line_matrix);
        self.state.ctm = *ctm;
        self.path.clear();
        let mut lexer = Lexer::new(content);
        let mut operands = vec![];
        while let Some(operator) = lexer.next(&mut operands) {
            if !self.spend(1) {
                break;
            }
            match operator {
                b"ID" => lexer.skip_image(),
                b"Q" if self.saved.len() <= states => {}
                b"EMC" if self.marks.len() <= marks => {}
                _ => self.operator(operator, &operands, resources),
            }
        }
        while self.marks.len() > marks {
            self.end_mark();
        }
        self.saved.truncate(states);
        self.state = outer;
        (self.text_matrix, self.line_matrix) = (text, line);
    }

    fn operator(&mut self, operator: &[u8], operands: &[Operand<'_>], resources: &Dictionary) {
        match operator {
            b"q" => {
                if self.saved.len() < MAX_STATES {
                    self.saved.push(self.state.clone());
                }
            }
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(matrix) = numbers(operands) {
                    self.state.ctm = Matrix(matrix).then(&self.state.ctm);
                }
            }
            b"Do" => self.external(operands, resources),
            b"BI" => self.page.images += self.unit_area(),
            b"BDC" | b"BMC" => self.begin_mark(operands, resources),
            b"EMC" => self.end_mark(),
            b"g" | b"rg" | b"k" | b"sc" | b"scn" => self.state.white_fill = is_white(&all_numbers(operands)),
            b"G" | b"RG" | b"K" | b"SC" | b"SCN" => self.state.white_stroke = is_white(&all_numbers(operands)),
            b"cs" => self.state.white_fill = false,
            b"CS" => self.state.white_stroke = false,
            b"W" | b"W*" => self.clips = true,
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => self.build_path(operator, operands),
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => self.paint_path(operator),
            _ => self.text_operator(operator, operands, resources),
        }
    }

    fn build_path(&mut self, operator: &[u8], operands: &[Operand<'_>]) {
        let ctm = self.state.ctm;
        match operator {
            b"re" => {
                if let Some(rectangle) = numbers(operands) {
                    self.path.rectangle(&ctm, rectangle);
                }
            }
            b"h" => self.path.close(),
            // The last two numbers are where a line or curve ends.
            _ => {
                let Some([x, y]) = operands.len().checked_sub(2).and_then(|at| numbers(&operands[at..])) else { return };
                let at = ctm.apply(x, y);
                match operator {
                    b"m" => self.path.move_to(at),
                    b"l" => self.path.line_to(at),
                    _ => self.path.curve_to(at),
                }
            }
        }
    }

    fn paint_path(&mut self, operator: &[u8]) {
        let closes = matches!(operator, b"s" | b"b" | b"b*");
        let fills = matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*") && !self.state.white_fill;
        let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*") && !self.state.white_stroke;
        if self.page.rules.len() < MAX_RULES {
            if closes {
                self.path.close();
            }
            if strokes {
                self.path.stroke(&mut self.page.rules);
            }
            if fills {
                self.path.fill(&mut self.page.rules);
            }
        }
        self.page.outlines += if fills { self.path.curved_shapes() } else { 0 };
        if std::mem::take(&mut self.clips)
            && let Some(area) = self.path.area()
        {
            let clip = &mut self.state.clip;
            *clip = Area {
                left: clip.left.max(area.left),
                top: clip.top.max(area.top),
                right: clip.right.min(area.right),
                bottom: clip.bottom.min(area.bottom),
            };
        }
        self.path.clear();
    }

    fn external(&mut self, operands: &[Operand<'_>], resources: &Dictionary) {
        let [Operand::Name(name)] = operands else { return };
        let file = self.reader.file;
        let Some(object) = file.dict(resources, b"XObject").and_then(|objects| file.get(objects, name)) else { return };
        let Some(dict) = dictionary(object) else { return };
        match file.name(dict, b"Subtype") {
            Some(b"Image") => self.page.images += self.unit_area(),
            Some(b"Form") => {
                let origin = self.origin;
                self.draw_form(object, resources, origin);
                self.origin = origin;
            }
            _ => {}
        }
    }

    /// What the unit square covers: images are drawn in it.
    fn unit_area(&self) -> f32 {
        let [a, b, c, d, ..] = self.state.ctm.0;
        (a * d - b * c).abs().min(self.page.width * self.page.height)
    }

    fn begin_mark(&mut self, operands: &[Operand<'_>], resources: &Dictionary) {
        if self.marks.len() >= MAX_STATES {
            return;
        }
        let mut mark = Mark { replacement: None, before: self.origin };
        if let Some(Operand::Name(tag)) = operands.first() {
            let inline = |key: &[u8]| inline_entry(operands, key);
            let named = match operands.get(1) {
                Some(Operand::Name(name)) => {
                    let file = self.reader.file;
                    file.dict(resources, b"Properties").and_then(|properties| file.dict(properties, name))
                }
                _ => None,
            };
            let file = self.reader.file;
            let entry = |key: &[u8]| named.and_then(|dict| file.get(dict, key));
            if **tag == *b"Artifact" && self.origin == Origin::Content {
                let kind = |key: &[u8]| {
                    let named = entry(key).and_then(|object| object.as_name().ok()).map(<[u8]>::to_vec);
                    inline(key)
                        .and_then(|operand| if let Operand::Name(name) = operand { Some(name.to_vec()) } else { None })
                        .or(named)
                };
                if kind(b"Type").as_deref() == Some(b"Pagination") {
                    self.origin = Origin::Artifact;
                }
            }
            let text = match inline(b"ActualText") {
                Some(Operand::Text(text)) => Some(text.to_vec()),
                _ => entry(b"ActualText").and_then(|object| object.as_str().ok()).map(<[u8]>::to_vec),
            };
            mark.replacement = text.map(|text| Replacement::new(&text, self.page.glyphs.len()));
        }
        self.marks.push(mark);
    }

    fn end_mark(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        self.origin = mark.before;
        if let Some(replacement) = mark.replacement {
            replacement.put(&mut self.page.glyphs);
        }
    }

    fn text_operator(&mut self, operator: &[u8], operands: &[Operand<'_>], resources: &Dictionary) {
        match operator {
            b"BT" => (self.text_matrix, self.line_matrix) = (Matrix::IDENTITY, Matrix::IDENTITY),
            b"Tf" => {
                if let [Operand::Name(name), Operand::Number(size)] = operands {
                    let fonts = self.reader.file.dict(resources, b"Font");
                    self.state.font = fonts.and_then(|fonts| self.reader.font(fonts, name));
                    self.state.size = *size;
                }
            }
            b"gs" => self.extended_state(operands, resources),
            b"Tc" => set(&mut self.state.character_spacing, operands),
            b"Tw" => set(&mut self.state.word_spacing, operands),
            b"TL" => set(&mut self.state.leading, operands),
            b"Ts" => set(&mut self.state.rise, operands),
            b"Tz" => {
                set(&mut self.state.stretch, operands);
                self.state.stretch /= 100.0;
            }
            b"Tr" => {
                if let Some([mode]) = numbers(operands) {
                    self.state.mode = mode as u8;
                }
            }
            b"Td" => self.next_line(numbers(operands)),
            b"TD" => {
                let by = numbers(operands);
                if let Some([_, down]) = by {
                    self.state.leading = -down;
                }
                self.next_line(by);
            }
            b"Tm" => {
                if let Some(matrix) = numbers(operands) {
                    (self.text_matrix, self.line_matrix) = (Matrix(matrix), Matrix(matrix));
                }
            }
            b"T*" => self.next_line(Some([0.0, -self.state.leading])),
            b"Tj" | b"TJ" => self.show_all(operands),
            b"'" => {
                self.next_line(Some([0.0, -self.state.leading]));
                self.show_all(operands);
            }
            b"\"" => {
                if let [Operand::Number(word), Operand::Number(character), text] = operands {
                    (self.state.word_spacing, self.state.character_spacing) = (*word, *character);
                    self.next_line(Some([0.0, -self.state.leading]));
                    self.show_all(std::slice::from_ref(text));
                }
            }
            _ => {}
        }
    }

    fn extended_state(&mut self, operands: &[Operand<'_>], resources: &Dictionary) {
        let [Operand::Name(name)] = operands else { return };
        let file = self.reader.file;
        let Some(dict) = file.dict(resources, b"ExtGState").and_then(|states| file.dict(states, name)) else { return };
        if let Some([font, size]) = file.array(dict, b"Font") {
            let mut fonts = Dictionary::new();
            fonts.set("F", font.clone());
            self.state.font = self.reader.font(&fonts, b"F");
            self.state.size = crate::read::pdf::file::number(file.resolve(size)).unwrap_or(self.state.size);
        }
    }

    fn next_line(&mut self, by: Option<[f32; 2]>) {
        if let Some([x, y]) = by {
            self.line_matrix = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(&self.line_matrix);
            self.text_matrix = self.line_matrix;
        }
    }
}

fn set(value: &mut f32, operands: &[Operand<'_>]) {
    if let Some([number]) = numbers(operands) {
        *value = number;
    }
}

/// Exactly `N` operands that are numbers.
fn numbers<const N: usize>(operands: &[Operand<'_>]) -> Option<[f32; N]> {
    let mut out = [0.0; N];
    if operands.len() != N {
        return None;
    }
    for (value, operand) in out.iter_mut().zip(operands) {
        let Operand::Number(number) = operand else { return None };
        *value = *number;
    }
    Some(out)
}

fn all_numbers(operands: &[Operand<'_>]) -> Vec<f32> {
    let number = |operand: &Operand<'_>| if let Operand::Number(number) = operand { Some(*number) } else { None };
    operands.iter().map_while(number).take(5).collect()
}

/// An entry of the dictionary among the operands of `BDC`, at its top level.
fn inline_entry<'o, 'a>(operands: &'o [Operand<'a>], key: &[u8]) -> Option<&'o Operand<'a>> {
    let at = operands.iter().position(|operand| matches!(operand, Operand::Name(name) if **name == *key))?;
    operands.get(at + 1).filter(|_| at > 0)
}
