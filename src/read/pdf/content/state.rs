//! The graphics state: what a content stream has set so far.

use std::rc::Rc;

use super::matrix::Matrix;
use crate::read::pdf::font::Font;
use crate::read::pdf::page::Area;

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f32,
    pub(super) character_spacing: f32,
    pub(super) word_spacing: f32,
    /// Horizontal scale, 1 as a rule.
    pub(super) stretch: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: u8,
    /// Whether filling and stroking leave no mark on white paper.
    pub(super) white_fill: bool,
    pub(super) white_stroke: bool,
    /// Nothing outside is seen.
    pub(super) clip: Area,
}

impl State {
    pub(super) fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            font: None,
            size: 0.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            white_fill: false,
            white_stroke: false,
            clip: Area { left: f32::MIN, top: f32::MIN, right: f32::MAX, bottom: f32::MAX },
        }
    }
}

/// Whether the operands of a colour operator are those of white.
pub(super) fn is_white(values: &[f32]) -> bool {
    match values {
        [gray] => *gray > 0.98,
        [r, g, b] => *r > 0.98 && *g > 0.98 && *b > 0.98,
        [c, m, y, k] => c + m + y + k < 0.02,
        _ => false,
    }
}
