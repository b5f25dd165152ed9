//! What an OCR has to do to read scanned pages: an image in, words with their boxes out.
//!
//! ```
//! use kehoach::{Ocr, OcrWord, PageImage, ReadOptions, Result};
//!
//! /// Reads nothing but how dark a page is.
//! #[derive(Debug)]
//! struct Darkness;
//!
//! impl Ocr for Darkness {
//!     fn recognise(&self, page: &PageImage) -> Result<Vec<OcrWord>> {
//!         let dark = page.pixels.iter().filter(|&&pixel| pixel < 128).count();
//!         Ok(vec![OcrWord::new(dark.to_string(), [100.0, 100.0, 300.0, 140.0], 90.0)])
//!     }
//! }
//!
//! let options = ReadOptions { ocr: Some(std::sync::Arc::new(Darkness)), ..ReadOptions::default() };
//! assert!(options.ocr.is_some());
//! ```

use std::fmt;

use crate::base::error::Result;

/// An OCR: reads the pages of a PDF that are images. The command line brings Tesseract; a program may bring another.
///
/// The page is drawn, turned upright and made straight before it is handed over, and lines and tables are found after:
/// words and their boxes are all that is needed.
pub trait Ocr: fmt::Debug + Send + Sync {
    /// Called once before the first page, if there are pages to read.
    ///
    /// # Errors
    ///
    /// If no page can be read, as when a program is missing; the document is then not read at all.
    fn begin(&self, pages: usize) -> Result<()> {
        let _ = pages;
        Ok(())
    }

    /// The words of a page, in any order. Called for several pages at the same time, [`Ocr::at_once`] at most; for one
    /// page up to four times, if it may lie on its side or upside down.
    ///
    /// # Errors
    ///
    /// If this page cannot be read; the others still are.
    fn recognise(&self, page: &PageImage) -> Result<Vec<OcrWord>>;

    /// Called when a page is done.
    fn page_done(&self, page: u32) {
        let _ = page;
    }

    /// How many pages to read at the same time (default: one for each core).
    fn at_once(&self) -> usize {
        std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
    }
}

/// A page as an image in shades of grey.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageImage {
    /// The page's number, from 1.
    pub page: u32,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Pixels an inch.
    pub dpi: u32,
    /// One byte a pixel, row by row from the top: 0 is black, 255 is white.
    pub pixels: Vec<u8>,
}

impl PageImage {
    /// The image as a file in the format PGM, which every image library reads.
    pub fn to_pgm(&self) -> Vec<u8> {
        let mut out = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        out.extend_from_slice(&self.pixels);
        out
    }

    pub(in crate::read) fn blank(page: u32, width: u32, height: u32, dpi: u32) -> Self {
        Self { page, width, height, dpi, pixels: vec![255; width as usize * height as usize] }
    }

    /// One row of pixels; an empty one outside the image.
    pub(in crate::read) fn row(&self, y: u32) -> &[u8] {
        let start = y as usize * self.width as usize;
        self.pixels.get(start..start + self.width as usize).unwrap_or_default()
    }
}

impl fmt::Debug for PageImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PageImage {{ page: {}, {} × {}, {} dpi }}", self.page, self.width, self.height, self.dpi)
    }
}

/// A word on the image of a page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OcrWord {
    /// Its letters.
    pub text: String,
    /// Left, top, right and bottom edge in pixels from the upper left corner.
    pub edges: [f32; 4],
    /// How sure the OCR is, from 0 to 100.
    pub confidence: f32,
    /// Where the letters stand, in pixels from the top, if the OCR knows: the same for all words of a line.
    pub baseline: Option<f32>,
    /// The height of the line from its highest to its lowest letters in pixels, if the OCR knows.
    pub line_height: Option<f32>,
}

impl OcrWord {
    /// A word of which no more is known.
    pub fn new(text: impl Into<String>, edges: [f32; 4], confidence: f32) -> Self {
        Self { text: text.into(), edges, confidence, baseline: None, line_height: None }
    }
}
