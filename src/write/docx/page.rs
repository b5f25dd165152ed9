//! The page: A4, its margins, upright or across, and the page number in its header.

use docx_rs::{Header, PageMargin, PageNum, PageNumType, PageOrientationType, PageSize, Paragraph};

use super::styles::id;

/// Which way a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Upright,
    Across,
}

const A4_SHORT: u32 = 11_906;
const A4_LONG: u32 = 16_838;
/// 20 mm above, below and on the right, 30 mm on the left.
const MARGIN: u32 = 1134;
const LEFT: u32 = 1701;

impl Page {
    /// The width of the text.
    pub(super) fn text_width(self) -> u32 {
        match self {
            Page::Upright => A4_SHORT - LEFT - MARGIN,
            // The left edge of the upright page, where it is bound, becomes the upper one.
            Page::Across => A4_LONG - 2 * MARGIN,
        }
    }

    pub(super) fn size(self) -> PageSize {
        match self {
            Page::Upright => PageSize::new().size(A4_SHORT, A4_LONG),
            Page::Across => PageSize::new().size(A4_LONG, A4_SHORT).orient(PageOrientationType::Landscape),
        }
    }

    pub(super) fn margin(self) -> PageMargin {
        let (left, top) = match self {
            Page::Upright => (LEFT, MARGIN),
            Page::Across => (MARGIN, LEFT),
        };
        let margin = |twips: u32| twips as i32;
        PageMargin::new()
            .top(margin(top))
            .left(margin(left))
            .bottom(margin(MARGIN))
            .right(margin(MARGIN))
            .header(567)
            .footer(567)
            .gutter(0)
    }
}

/// The page number, centred.
pub(super) fn number() -> Header {
    Header::new().add_paragraph(Paragraph::new().style(id::PAGE_NUMBER).add_page_num(PageNum::new()))
}

/// The pages of each appendix are counted from 1.
pub(super) fn counted_anew() -> PageNumType {
    PageNumType::new().start(1)
}
