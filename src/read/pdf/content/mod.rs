//! From page objects to glyphs and rules: content streams interpreted, forms and annotations included.

mod interpreter;
mod matrix;
mod paths;
mod show;
mod state;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{File, dictionary, number};
use super::font::Font;
use super::page::{Area, Origin, Page, Pages};
use interpreter::Interpreter;
use matrix::Matrix;

/// What the pages of a file may cost together: one for each operator, each letter, and each 64 bytes of content.
const FILE_BUDGET: u64 = 40_000_000;
/// Codes of all fonts of a file: a map of 65,536 codes is quickly written.
const MAX_CODES: usize = 1_500_000;
/// What one page may cost.
const PAGE_BUDGET: u64 = 6_000_000;
/// Annotations of a page that are looked at.
const MAX_ANNOTATIONS: usize = 2000;

/// The pages of an open file.
pub(super) struct Reader<'a> {
    file: &'a File,
    fonts: RefCell<HashMap<ObjectId, Rc<Font>>>,
    budget: Cell<u64>,
    codes: Cell<usize>,
}

impl<'a> Reader<'a> {
    /// Reads the pages of `file`; the cost of several readers of one file is shared out among them.
    pub(super) fn new(file: &'a File, readers: usize) -> Self {
        Self { file, fonts: RefCell::default(), budget: Cell::new(FILE_BUDGET / readers.max(1) as u64), codes: Cell::new(0) }
    }

    /// The font of a resource dictionary; fonts are read once a file.
    fn font(&self, fonts: &Dictionary, name: &[u8]) -> Option<Rc<Font>> {
        let object = fonts.get(name).ok()?;
        let dict = || dictionary(self.file.resolve(object));
        let Object::Reference(id) = object else {
            let font = (self.codes.get() <= MAX_CODES).then(&dict).flatten().map(|dict| Font::new(self.file, dict))?;
            self.codes.set(self.codes.get() + font.codes());
            return Some(Rc::new(font));
        };
        if let Some(font) = self.fonts.borrow().get(id) {
            return Some(Rc::clone(font));
        }
        if self.codes.get() > MAX_CODES {
            return None;
        }
        let font = Rc::new(Font::new(self.file, dict()?));
        self.codes.set(self.codes.get() + font.codes());
        self.fonts.borrow_mut().insert(*id, Rc::clone(&font));
        Some(font)
    }

    /// The bytes of a page's content streams, one after the other.
    fn contents(&self, page: &Dictionary) -> (Vec<u8>, bool) {
        let Some(contents) = self.file.get(page, b"Contents") else { return (vec![], true) };
        let mut whole = true;
        let mut out = vec![];
        let parts = match contents {
            Object::Array(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        for part in parts.iter().take(10_000) {
            match File::bytes(self.file.resolve(part)) {
                Some(bytes) if out.len() + bytes.len() <= super::file::MAX_STREAM => {
                    out.extend(bytes);
                    // A stream may end in the middle of a line, but not of a word.
                    out.push(b'\n');
                }
                _ => whole = false,
            }
        }
        (out, whole)
    }

    /// The size of a page as displayed, and the matrix that leads there.
    fn frame(&self, page: &Dictionary) -> (f32, f32, Matrix) {
        let area = |key: &[u8]| {
            let array = self.file.inherited(page, key)?.as_array().ok()?;
            let at = |index: usize| array.get(index).and_then(|value| number(self.file.resolve(value)));
            let area = Area::of_corners((at(0)?, at(1)?), (at(2)?, at(3)?));
            (area.width() >= 1.0 && area.height() >= 1.0).then_some(area)
        };
        let media = area(b"MediaBox").unwrap_or(Area { left: 0.0, top: 0.0, right: 595.0, bottom: 842.0 });
        let shown = area(b"CropBox").filter(|crop| crop.overlap(&media) > 100.0).unwrap_or(media);
        let (left, low) = (shown.left.max(media.left), shown.top.max(media.top));
        let (right, high) = (shown.right.min(media.right), shown.bottom.min(media.bottom));
        let (width, height) = (right - left, high - low);
        let turn = self.file.inherited(page, b"Rotate").and_then(number).unwrap_or(0.0) as i32;
        match turn.rem_euclid(360) / 90 {
            1 => (height, width, Matrix([0.0, 1.0, 1.0, 0.0, -low, -left])),
            2 => (width, height, Matrix([-1.0, 0.0, 0.0, 1.0, right, -low])),
            3 => (height, width, Matrix([0.0, -1.0, -1.0, 0.0, high, right])),
            _ => (width, height, Matrix([1.0, 0.0, 0.0, -1.0, -left, high])),
        }
    }

    /// Draws the appearances of the page's annotations.
    fn annotations(&self, page: &Dictionary, interpreter: &mut Interpreter<'_, '_>, frame: &Matrix) {
        let annotations = self.file.array(page, b"Annots").unwrap_or_default();
        for (index, object) in annotations.iter().take(MAX_ANNOTATIONS).enumerate() {
            let Some(annotation) = dictionary(self.file.resolve(object)) else { continue };
            // Hidden ones and those that are never shown; what pops up is no text of the page.
            let flags = self.file.number(annotation, b"F").unwrap_or(0.0) as u32;
            let kind = self.file.name(annotation, b"Subtype").unwrap_or_default();
            if flags & 0b10_0010 != 0 || matches!(kind, b"Popup" | b"Link" | b"Text") {
                continue;
            }
            let Some(form) = self.appearance(annotation) else { continue };
            let Some(matrix) = self.placed(annotation, form) else { continue };
            interpreter.form(form, &matrix.then(frame), Origin::Annotation(index as u16));
        }
    }

    /// The form that shows an annotation now.
    fn appearance(&self, annotation: &'a Dictionary) -> Option<&'a Object> {
        let normal = self.file.get(self.file.dict(annotation, b"AP")?, b"N")?;
        match normal {
            Object::Stream(_) => Some(normal),
            Object::Dictionary(states) => self.file.get(states, self.file.name(annotation, b"AS")?),
            _ => None,
        }
    }

    /// The matrix that puts an appearance's box into the annotation's.
    fn placed(&self, annotation: &Dictionary, form: &Object) -> Option<Matrix> {
        let form = dictionary(form)?;
        let [x0, y0, x1, y1] = self.file.numbers(annotation, b"Rect")?;
        let target = Area::of_corners((x0, y0), (x1, y1));
        let [x0, y0, x1, y1] = self.file.numbers(form, b"BBox")?;
        let matrix = Matrix(self.file.numbers(form, b"Matrix").unwrap_or(Matrix::IDENTITY.0));
        let corners = [(x0, y0), (x0, y1), (x1, y0), (x1, y1)].map(|(x, y)| matrix.apply(x, y));
        let drawn = corners.iter().fold(Area::EMPTY, |area, &corner| area.union(Area::of_corners(corner, corner)));
        let scale = |to: f32, from: f32| if from > 0.01 { to / from } else { 1.0 };
        let (x, y) = (scale(target.width(), drawn.width()), scale(target.height(), drawn.height()));
        Some(Matrix([x, 0.0, 0.0, y, target.left - drawn.left * x, target.top - drawn.top * y]))
    }
}

impl Pages for Reader<'_> {
    fn page(&self, index: usize) -> Page {
        let Some(dict) = self.file.pages.get(index).and_then(|id| self.file.dict_of(*id)) else {
            return Page { remark: Some("the page is damaged"), ..Page::default() };
        };
        let (width, height, frame) = self.frame(dict);
        if self.budget.get() == 0 {
            return Page {
                width,
                height,
                remark: Some("the file draws more than the limit; this page was not read"),
                ..Page::default()
            };
        }
        let (content, whole) = self.contents(dict);
        let empty = Dictionary::new();
        let resources = self.file.inherited(dict, b"Resources").and_then(dictionary).unwrap_or(&empty);
        let page = Page { width, height, ..Page::default() };
        let mut interpreter = Interpreter::new(self, page, self.budget.get().min(PAGE_BUDGET));
        interpreter.run(&content, resources, &frame, Origin::Content);
        self.annotations(dict, &mut interpreter, &frame);
        let (mut page, spent) = interpreter.finish();
        self.budget.set(self.budget.get().saturating_sub(spent));
        if !whole {
            page.remark = Some("a part of the page's content is too large or damaged");
        }
        page
    }
}
