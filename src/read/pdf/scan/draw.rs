//! Pages drawn as images in shades of grey, for an OCR: `hayro` interprets the page and decodes its images, this
//! paints them.
//!
//! What a scan is made of is painted well: images with their masks, scaled down by averaging. Letters and lines are
//! filled without refinements; shadings, patterns and soft masks of the graphics state are left out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::kurbo::{self, Affine, BezPath, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, FillRule, Image, ImageData, ImageDrawProps, InterpreterCache,
    InterpreterSettings, LumaData, Paint, SoftMask, TransformExt as _, interpret_page,
};

use super::fill;
use crate::base::error::{Error, Result};
use crate::read::ocr::PageImage;

/// What an OCR reads best; larger pages are drawn coarser.
const DPI: f32 = 300.0;
/// Most pixels of a drawn page: A3 at 300 dpi is 17 million.
const MAX_PIXELS: f32 = 40e6;
/// Most pixels of an image on the page: A4 at 600 dots an inch has 35 million.
const MAX_IMAGE: u64 = 40_000_000;
/// And of one in black and white.
const MAX_STENCIL: u64 = 120_000_000;
/// What unpacking a pixel of an image costs; the same image is unpacked each time it is drawn.
const UNPACKING: u64 = 4;
/// What a page may cost to paint: one for each pixel or edge.
const BUDGET: u64 = 500_000_000;

/// How many times over the images of a page may cover it: a scan in layers has three or four.
const MAX_COVER: f64 = 8.0;

const TOO_MANY: &str = "it is made of too many images";

/// A file whose pages can be drawn.
pub(super) struct Drawer {
    pdf: Pdf,
}

impl Drawer {
    pub(super) fn open(bytes: &[u8], password: Option<&str>) -> Result<Self> {
        let open = || Pdf::new_with_password(bytes.to_vec(), password.unwrap_or_default());
        match catch_unwind(AssertUnwindSafe(open)) {
            Ok(Ok(pdf)) => Ok(Self { pdf }),
            _ => Err(Error::malformed("the PDF cannot be drawn: it is damaged or encrypted in a way not known here")),
        }
    }

    /// Draws a page, from 1.
    pub(super) fn draw(&self, number: u32) -> Result<PageImage> {
        let failed = |why: &str| Error::malformed(format!("page {number} cannot be drawn: {why}"));
        let draw = || {
            let page = self.pdf.pages().get(number as usize - 1).ok_or_else(|| failed("it is not found"))?;
            let (width, height) = page.render_dimensions();
            if !(width >= 1.0 && height >= 1.0) {
                return Err(failed("it has no size"));
            }
            let scale = (DPI / 72.0).min((MAX_PIXELS / (width * height)).sqrt());
            let size = ((width * scale).max(1.0) as u32, (height * scale).max(1.0) as u32);
            let canvas = PageImage::blank(number, size.0, size.1, (scale * 72.0).round().max(1.0) as u32);
            let transform = Affine::scale(f64::from(scale)) * page.initial_transform(true).to_kurbo();
            let target = Rect::new(0.0, 0.0, f64::from(size.0), f64::from(size.1));
            let cache = InterpreterCache::new();
            let mut context = Context::new(transform, target, &cache, page.xref(), InterpreterSettings::default());
            let mut painter =
                Painter { canvas, clips: vec![target], opacity: vec![1.0], left: BUDGET, images: 0, covered: 0.0, undrawn: None };
            interpret_page(page, &mut context, &mut painter);
            match painter.undrawn {
                Some(why) if painter.images == 0 => Err(failed(why)),
                None if painter.left == BUDGET && painter.images == 0 => {
                    Err(failed("its images are damaged or of a kind not known here"))
                }
                _ => Ok(painter.canvas),
            }
        };
        catch_unwind(AssertUnwindSafe(draw)).unwrap_or_else(|_| Err(failed("it is damaged")))
    }
}

/// The canvas and what holds for the next thing painted.
struct Painter {
    canvas: PageImage,
    clips: Vec<Rect>,
    opacity: Vec<f32>,
    left: u64,
    /// Images painted.
    images: usize,
    /// Pixels of the page that images have covered, each as often as it was.
    covered: f64,
    /// Why an image was not painted.
    undrawn: Option<&'static str>,
}

impl Painter {
    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or_default()
    }

    fn spend(&mut self, cost: u64) -> bool {
        let enough = self.left >= cost;
        self.left = self.left.saturating_sub(cost);
        enough
    }

    fn fill(&mut self, path: &BezPath, rule: FillRule, paint: &Paint<'_>) {
        let Some((grey, alpha)) = grey(paint) else { return };
        let alpha = alpha * self.opacity.last().copied().unwrap_or(1.0);
        let clip = self.clip();
        let bounds = path.bounding_box().intersect(clip);
        if alpha <= 0.0 || !(bounds.width() > 0.0 && bounds.height() > 0.0) {
            return;
        }
        if self.spend(path.elements().len() as u64 * (16 + bounds.height() as u64) + bounds.area() as u64) {
            fill::fill(&mut self.canvas, path, rule == FillRule::EvenOdd, clip, grey, alpha);
        }
    }

    fn path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'_>, mode: &DrawMode) {
        if let DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) = mode {
            self.fill(&(transform * path), *rule, paint);
        }
        if let DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) = mode {
            if path.elements().len() > 20_000 || !self.spend(path.elements().len() as u64 * 200) {
                return;
            }
            let style = kurbo::Stroke::new(f64::from(stroke.line_width).max(0.2));
            let outline = kurbo::stroke(path.elements().iter().copied(), &style, &kurbo::StrokeOpts::default(), 0.2);
            self.fill(&(transform * outline), FillRule::NonZero, paint);
        }
    }

    /// Paints an image: `grey` and `alpha` give a pixel of it.
    #[expect(clippy::many_single_char_names, reason = "places of pixels and a matrix")]
    fn image(&mut self, pixels: &Pixels<'_>, transform: Affine) {
        let size = Rect::new(0.0, 0.0, f64::from(pixels.width), f64::from(pixels.height));
        let area = transform.transform_rect_bbox(size).intersect(self.clip());
        let inverse = transform.inverse();
        let [a, b, c, d, e, f] = inverse.as_coeffs();
        if !(area.width() > 0.0 && area.height() > 0.0 && [a, b, c, d, e, f].iter().all(|value| value.is_finite())) {
            return;
        }
        // Samples a pixel of the canvas, each way, so that no line of the image is skipped.
        let samples = |x: f64, y: f64| (x.hypot(y).ceil() as u64).clamp(1, 4);
        let (across, down) = (samples(a, b), samples(c, d));
        self.covered += area.area();
        let covers = self.covered > MAX_COVER * f64::from(self.canvas.width) * f64::from(self.canvas.height);
        if covers || !self.spend(area.area() as u64 * across * down) {
            self.undrawn = Some(TOO_MANY);
            return;
        }
        self.images += 1;
        let opacity = self.opacity.last().copied().unwrap_or(1.0);
        let (left, right) = (area.x0.floor().max(0.0) as u32, (area.x1.ceil() as u32).min(self.canvas.width));
        let (top, bottom) = (area.y0.floor().max(0.0) as u32, (area.y1.ceil() as u32).min(self.canvas.height));
        for y in top..bottom {
            let start = y as usize * self.canvas.width as usize;
            let row = self.canvas.pixels.get_mut(start + left as usize..start + right as usize).unwrap_or_default();
            for (x, out) in (left..right).zip(row) {
                let (mut sum, mut cover) = (0.0, 0.0);
                for j in 0..down {
                    let v = f64::from(y) + (j as f64 + 0.5) / down as f64;
                    for i in 0..across {
                        let u = f64::from(x) + (i as f64 + 0.5) / across as f64;
                        let (grey, alpha) = pixels.at(a * u + c * v + e, b * u + d * v + f);
                        sum += grey * alpha;
                        cover += alpha;
                    }
                }
                let (share, count) = (opacity / (across * down) as f32, f32::from(*out));
                *out = (count * (1.0 - cover * share) + sum * share + 0.5) as u8;
            }
        }
    }
}

/// The pixels of an image.
struct Pixels<'p> {
    width: u32,
    height: u32,
    /// Shades, or red, green and blue; nothing for a stencil of one shade.
    colours: Option<(&'p [u8], usize)>,
    shade: f32,
    alpha: Option<&'p LumaData>,
}

impl Pixels<'_> {
    /// The shade at a place, and how far it covers what is under it.
    fn at(&self, x: f64, y: f64) -> (f32, f32) {
        if x < 0.0 || y < 0.0 || x >= f64::from(self.width) || y >= f64::from(self.height) {
            return (0.0, 0.0);
        }
        let alpha = self.alpha.map_or(1.0, |alpha| {
            let across = (x / f64::from(self.width) * f64::from(alpha.width)) as usize;
            let down = (y / f64::from(self.height) * f64::from(alpha.height)) as usize;
            alpha.data.get(down * alpha.width as usize + across).map_or(0.0, |&value| f32::from(value) / 255.0)
        });
        let Some((data, channels)) = self.colours else { return (self.shade, alpha) };
        let at = (y as usize * self.width as usize + x as usize) * channels;
        match data.get(at..at + channels) {
            Some(&[red, green, blue]) => (luma(f32::from(red), f32::from(green), f32::from(blue)), alpha),
            Some(&[shade]) => (f32::from(shade), alpha),
            _ => (0.0, 0.0),
        }
    }
}

fn luma(red: f32, green: f32, blue: f32) -> f32 {
    red * 0.299 + green * 0.587 + blue * 0.114
}

/// The shade of a paint and how far it covers; patterns are not painted.
fn grey(paint: &Paint<'_>) -> Option<(u8, f32)> {
    let Paint::Color(colour) = paint else { return None };
    let [red, green, blue, alpha] = colour.to_rgba().to_rgba8().map(f32::from);
    Some((luma(red, green, blue).round() as u8, alpha / 255.0))
}

impl<'a> Device<'a> for Painter {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.path(path, props.transform, &props.paint, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let inner = self.clip().intersect(clip.path.bounding_box());
        self.clips.push(inner);
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.opacity.push(opacity.clamp(0.0, 1.0) * self.opacity.last().copied().unwrap_or(1.0));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        for positioned in run.glyphs() {
            match &**positioned {
                Glyph::Outline(glyph) => {
                    if !self.spend(500) {
                        return;
                    }
                    let transform = props.transform * positioned.transform();
                    self.fill(&(transform * glyph.outline()), FillRule::NonZero, &props.paint);
                }
                Glyph::Type3(glyph) => {
                    if !self.spend(2000) {
                        return;
                    }
                    glyph.interpret(self, props.transform, positioned.transform(), &props.paint);
                }
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let pixels = u64::from(image.width()) * u64::from(image.height());
        let black_and_white = match &image {
            Image::Stencil(_) => true,
            Image::Raster(raster) => raster.stream().dict().get::<u8>("BitsPerComponent") == Some(1),
        };
        if pixels > if black_and_white { MAX_STENCIL } else { MAX_IMAGE } {
            self.undrawn = Some("an image of it is too large");
            return;
        }
        if self.undrawn == Some(TOO_MANY) || !self.spend(pixels * UNPACKING) {
            self.undrawn = Some(TOO_MANY);
            return;
        }
        let scaled =
            |factors: (f32, f32)| props.transform * Affine::scale_non_uniform(f64::from(factors.0), f64::from(factors.1));
        let before = self.images;
        match &image {
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, paint| {
                    let Some((shade, _)) = grey(paint) else { return };
                    let pixels = Pixels {
                        width: mask.width,
                        height: mask.height,
                        colours: None,
                        shade: f32::from(shade),
                        alpha: Some(&mask),
                    };
                    self.image(&pixels, scaled(mask.scale_factors));
                },
                None,
            ),
            Image::Raster(raster) => raster.with_rgba(
                |data, alpha| {
                    let (colours, factors) = match &data {
                        ImageData::Rgb(rgb) => ((rgb.data.as_slice(), 3), rgb.scale_factors),
                        ImageData::Luma(luma) => ((luma.data.as_slice(), 1), luma.scale_factors),
                    };
                    let pixels = Pixels {
                        width: data.width(),
                        height: data.height(),
                        colours: Some(colours),
                        shade: 0.0,
                        alpha: alpha.as_ref(),
                    };
                    self.image(&pixels, scaled(factors));
                },
                None,
            ),
        }
        if self.images == before && self.undrawn.is_none() {
            self.undrawn = Some("an image of it cannot be decoded");
        }
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {
        if self.opacity.len() > 1 {
            self.opacity.pop();
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], _: Option<&Dict<'_>>) {}
}
