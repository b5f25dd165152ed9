//! A page as drawn: glyphs and rules with their places, whatever library read the file.
//!
//! Coordinates are points from the upper left corner of the page as displayed (y grows downwards). A glyph counts in
//! the frame of its own reading direction: `start..end` along the line, `base` across it ([`Direction::to_page`]).

/// How a line of text runs on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::read::pdf) enum Direction {
    /// From left to right.
    #[default]
    Right,
    /// From bottom to top, as headings of narrow columns are set.
    Up,
    /// Upside down.
    Left,
    /// From top to bottom.
    Down,
}

impl Direction {
    /// From (along, across) of this direction to (x, y) of the page.
    pub(in crate::read::pdf) fn to_page(self, along: f32, across: f32) -> (f32, f32) {
        match self {
            Self::Right => (along, across),
            Self::Up => (across, -along),
            Self::Left => (-along, -across),
            Self::Down => (-across, along),
        }
    }

    /// From (x, y) of the page to (along, across) of this direction.
    pub(in crate::read::pdf) fn of_page(self, x: f32, y: f32) -> (f32, f32) {
        match self {
            Self::Right => (x, y),
            Self::Up => (-y, x),
            Self::Left => (-x, -y),
            Self::Down => (y, -x),
        }
    }
}

/// What drew a glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::read::pdf) enum Origin {
    /// The page's own content.
    #[default]
    Content,
    /// Content marked as a running head, a page number or a watermark.
    Artifact,
    /// An annotation, such as a signature's appearance; the number tells one from another.
    Annotation(u16),
}

/// One letter at its place.
#[derive(Clone, Copy, Debug)]
pub(in crate::read::pdf) struct Glyph {
    /// The letter, composed.
    pub(in crate::read::pdf) c: char,
    /// Where it starts and ends along its line.
    pub(in crate::read::pdf) start: f32,
    pub(in crate::read::pdf) end: f32,
    /// Where its baseline stands across the line.
    pub(in crate::read::pdf) base: f32,
    /// The size of its font.
    pub(in crate::read::pdf) size: f32,
    pub(in crate::read::pdf) direction: Direction,
    pub(in crate::read::pdf) origin: Origin,
    pub(in crate::read::pdf) bold: bool,
    /// Drawn in no colour, as text over a scan is.
    pub(in crate::read::pdf) hidden: bool,
}

/// A box of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::read::pdf) struct Area {
    pub(in crate::read::pdf) left: f32,
    pub(in crate::read::pdf) top: f32,
    pub(in crate::read::pdf) right: f32,
    pub(in crate::read::pdf) bottom: f32,
}

impl Area {
    /// The box that nothing has been put in.
    pub(in crate::read::pdf) const EMPTY: Self = Self { left: f32::MAX, top: f32::MAX, right: f32::MIN, bottom: f32::MIN };

    /// The box with two opposite corners.
    pub(in crate::read::pdf) fn of_corners(a: (f32, f32), b: (f32, f32)) -> Self {
        Self { left: a.0.min(b.0), top: a.1.min(b.1), right: a.0.max(b.0), bottom: a.1.max(b.1) }
    }

    /// The smallest box that holds both.
    pub(in crate::read::pdf) fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(in crate::read::pdf) fn width(&self) -> f32 {
        (self.right - self.left).max(0.0)
    }

    pub(in crate::read::pdf) fn height(&self) -> f32 {
        (self.bottom - self.top).max(0.0)
    }

    pub(in crate::read::pdf) fn holds(&self, x: f32, y: f32) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// What both cover.
    pub(in crate::read::pdf) fn overlap(&self, other: &Self) -> f32 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }
}

impl Glyph {
    /// What the letter covers on the page.
    pub(in crate::read::pdf) fn area(&self) -> Area {
        let top = self.direction.to_page(self.start, self.base - self.size * 0.8);
        let bottom = self.direction.to_page(self.end, self.base + self.size * 0.2);
        Area::of_corners(top, bottom)
    }

    /// The middle of the letter on the page, at the height of small letters.
    pub(in crate::read::pdf) fn middle(&self) -> (f32, f32) {
        self.direction.to_page(f32::midpoint(self.start, self.end), self.base - self.size * 0.3)
    }
}

/// A straight line or the edge of a filled box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::read::pdf) struct Rule {
    /// Whether it lies, rather than stands.
    pub(in crate::read::pdf) level: bool,
    /// Its y if it lies, its x if it stands.
    pub(in crate::read::pdf) at: f32,
    /// Where it starts and ends the other way.
    pub(in crate::read::pdf) from: f32,
    pub(in crate::read::pdf) to: f32,
}

/// A page as drawn.
#[derive(Clone, Debug, Default)]
pub(in crate::read::pdf) struct Page {
    pub(in crate::read::pdf) width: f32,
    pub(in crate::read::pdf) height: f32,
    /// The letters in the order they are drawn.
    pub(in crate::read::pdf) glyphs: Vec<Glyph>,
    pub(in crate::read::pdf) rules: Vec<Rule>,
    /// Area covered by images.
    pub(in crate::read::pdf) images: f32,
    /// Filled shapes with curves, as letters drawn without a font are.
    pub(in crate::read::pdf) outlines: usize,
    /// Whether reading stopped at a limit, or a part of the page is damaged.
    pub(in crate::read::pdf) remark: Option<&'static str>,
}

/// A file that can give its pages: what the layout needs of a PDF library.
pub(in crate::read::pdf) trait Pages {
    /// One page, from 0; an unreadable page is empty, with a remark.
    fn page(&self, index: usize) -> Page;
}
