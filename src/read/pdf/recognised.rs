//! What an OCR made of the pages without good text: their layouts, and what is to be said about them.

use super::ranges;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::raw::RawDoc;
#[cfg(feature = "ocr")]
use crate::raw::Spots;

#[cfg(feature = "ocr")]
use super::scan::Doubt;

/// Most doubtful words that are named one by one.
#[cfg(feature = "ocr")]
const NAMED: usize = 100;

/// The pages that an OCR read.
#[derive(Debug, Default)]
pub(super) struct Recognised {
    /// Pages read, and how sure the OCR is of each, from 0 to 1.
    pages: Vec<(u32, f32)>,
    /// Pages that were not, and why.
    failed: Vec<(u32, String)>,
    #[cfg(feature = "ocr")]
    doubts: Vec<(u32, Doubt)>,
}

#[cfg(feature = "ocr")]
pub(super) use with::recognise;
#[cfg(not(feature = "ocr"))]
pub(super) use without::recognise;

#[cfg(not(feature = "ocr"))]
mod without {
    use super::Recognised;
    use crate::base::error::Result;
    use crate::read::pdf::file::File;
    use crate::read::pdf::judge::PageText;
    use crate::read::pdf::layout::Layout;
    use crate::read::{IsSyllable, ReadOptions};

    /// Without the feature `ocr` no page is read.
    #[expect(clippy::unnecessary_wraps, reason = "with the feature it can fail")]
    pub(in crate::read::pdf) fn recognise(
        _: &[u8],
        _: &File,
        _: &ReadOptions,
        _: &mut [(u32, Layout)],
        _: &mut [(u32, PageText)],
        _: IsSyllable,
    ) -> Result<Recognised> {
        Ok(Recognised::default())
    }
}

#[cfg(feature = "ocr")]
mod with {
    use super::Recognised;
    use crate::base::error::{Error, Result};
    use crate::read::pdf::file::File;
    use crate::read::pdf::judge::{self, PageText};
    use crate::read::pdf::layout::{self, Layout};
    use crate::read::pdf::scan::{self, Scan, Wanted};
    use crate::read::pdf::unpacked;
    use crate::read::{IsSyllable, ReadOptions};

    /// Has the pages without good text read, if there is an OCR, and puts what it read in their place.
    pub(in crate::read::pdf) fn recognise(
        bytes: &[u8],
        file: &File,
        options: &ReadOptions,
        pages: &mut [(u32, Layout)],
        judged: &mut [(u32, PageText)],
        is_syllable: IsSyllable,
    ) -> Result<Recognised> {
        let Some(ocr) = &options.ocr else { return Ok(Recognised::default()) };
        let needs = |(layout, text): (&Layout, PageText)| text != PageText::Good && layout.remark.is_none();
        let mut wanted: Vec<Wanted> = pages
            .iter()
            .zip(judged.iter())
            // What draws more than the limit would take as long to be drawn as an image.
            .filter(|((_, layout), (_, text))| needs((layout, *text)))
            .map(|((number, layout), _)| {
                let (width, height) = layout.displayed();
                Wanted { number: *number, width, height }
            })
            .collect();
        if wanted.is_empty() {
            return Ok(Recognised::default());
        }
        let mut out = Recognised::default();
        let mut first_error = None;
        let numbers: Vec<u32> = wanted.iter().map(|page| page.number).collect();
        for number in unpacked::pages_beyond(file, &numbers) {
            let error = Error::malformed(format!("page {number} cannot be drawn: an image or a font of it unpacks to too much"));
            out.failed.push((number, error.to_string()));
            first_error.get_or_insert(error);
            wanted.retain(|page| page.number != number);
        }
        let read = scan::read(bytes, options.password.as_deref(), &wanted, ocr.as_ref(), is_syllable)?;
        for (number, scan) in read {
            let place = pages.iter_mut().zip(judged.iter_mut()).find(|((page, _), _)| *page == number);
            let Some(((_, layout), (_, text))) = place else { continue };
            match scan {
                Ok(scan) => out.put(number, scan, layout, text, is_syllable),
                Err(error) => {
                    out.failed.push((number, error.to_string()));
                    first_error.get_or_insert(error);
                }
            }
        }
        match first_error {
            // Nothing of the document could be read: the reason is all there is to say.
            Some(error) if judged.iter().all(|(_, text)| *text == PageText::None) => Err(error),
            _ => Ok(out),
        }
    }

    impl Recognised {
        /// Puts a page that was read in the place of its image, or of its text, if that is the worse.
        fn put(&mut self, number: u32, scan: Scan, layout: &mut Layout, text: &mut PageText, is_syllable: IsSyllable) {
            let mut read = layout::lay_out(scan.page);
            if *text == PageText::Poor && judge::share(&read, is_syllable) <= judge::share(layout, is_syllable) {
                return;
            }
            read.stamps.append(&mut layout.stamps);
            read.skew = scan.skew;
            *text = judge::judge(&read, is_syllable);
            *layout = read;
            self.pages.push((number, scan.certainty));
            self.doubts.extend(scan.doubts.into_iter().map(|doubt| (number, doubt)));
        }
    }
}

impl Recognised {
    /// Says which pages were read by an OCR, which were not, and which words of theirs are doubtful.
    pub(super) fn remark(&self, doc: &mut RawDoc) {
        let whole = doc.place(&(0..0));
        if !self.pages.is_empty() {
            let numbers: Vec<u32> = self.pages.iter().map(|(page, _)| *page).collect();
            let least = self.pages.iter().map(|(_, certainty)| *certainty).fold(1.0, f32::min);
            let message = format!(
                "the text of page {} was read by OCR, the least surely read page at {:.0} %",
                ranges(&numbers),
                (least * 100.0).floor()
            );
            doc.diagnostics.push(Diagnostic::new("page-text-ocr", Severity::Warning, message, whole));
        }
        for (page, why) in &self.failed {
            let message = format!("page {page} was not read by OCR: {why}");
            doc.diagnostics.push(Diagnostic::new("page-ocr-failed", Severity::Warning, message, whole));
        }
        #[cfg(feature = "ocr")]
        self.remark_doubts(doc);
    }

    /// Names the words that may have been read wrongly, each at its place.
    #[cfg(feature = "ocr")]
    fn remark_doubts(&self, doc: &mut RawDoc) {
        let Spots::Pages(pieces) = &doc.spots else { return };
        let mut found = vec![];
        let mut doubts: Vec<&(u32, Doubt)> = self.doubts.iter().collect();
        doubts.sort_by(|a, b| a.1.confidence.total_cmp(&b.1.confidence));
        doubts.truncate(NAMED);
        for (page, doubt) in doubts {
            let first = pieces.partition_point(|piece| piece.page < *page);
            let piece = pieces[first..].iter().take_while(|piece| piece.page == *page).find(|piece| {
                let text = doc.text.get(piece.start as usize..).unwrap_or_default();
                let at = |hundredths: i32| hundredths as f32 / 100.0;
                let (x, y) = doubt.middle;
                text.starts_with(doubt.text.as_str())
                    && (at(piece.r#box.left) - 12.0..=at(piece.r#box.right) + 12.0).contains(&x)
                    && (at(piece.r#box.top) - 24.0..=at(piece.r#box.bottom) + 24.0).contains(&y)
            });
            if let Some(piece) = piece {
                found.push((piece.start, doubt));
            }
        }
        found.sort_by_key(|(start, _)| *start);
        for (start, doubt) in found {
            let place = doc.place(&(start..start + doubt.text.len() as u32));
            let message =
                format!("`{}` was read by OCR at {:.0} % only; look at the page", doubt.text, doubt.confidence.max(0.0));
            doc.diagnostics.push(Diagnostic::new("ocr-doubtful", Severity::Info, message, place));
        }
        if self.doubts.len() > NAMED {
            let message = format!("{} more words were read by OCR with doubt", self.doubts.len() - NAMED);
            doc.diagnostics.push(Diagnostic::new("ocr-doubtful", Severity::Info, message, doc.place(&(0..0))));
        }
    }
}
