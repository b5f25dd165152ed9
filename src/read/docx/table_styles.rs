//! What a table style says of the text in its cells, part by part: first and last rows and columns, bands, corners.

use super::props::{ParagraphProps, RunProps};
use super::styles::Resolved;

/// A part of a table that its style may set off; later ones lie over earlier ones, as Word lays them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    OddColumns,
    EvenColumns,
    OddRows,
    EvenRows,
    FirstRow,
    LastRow,
    FirstColumn,
    LastColumn,
    TopRight,
    TopLeft,
    BottomRight,
    BottomLeft,
}

impl Part {
    /// The part that `w:tblStylePr` names.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "band1Vert" => Self::OddColumns,
            "band2Vert" => Self::EvenColumns,
            "band1Horz" => Self::OddRows,
            "band2Horz" => Self::EvenRows,
            "firstRow" => Self::FirstRow,
            "lastRow" => Self::LastRow,
            "firstCol" => Self::FirstColumn,
            "lastCol" => Self::LastColumn,
            "neCell" => Self::TopRight,
            "nwCell" => Self::TopLeft,
            "seCell" => Self::BottomRight,
            "swCell" => Self::BottomLeft,
            _ => return None,
        })
    }

    /// Whether the part is one of rows or columns at the end, of which only what follows tells that they are last.
    fn is_last(self) -> bool {
        matches!(self, Self::LastRow | Self::LastColumn | Self::TopRight | Self::BottomRight | Self::BottomLeft)
    }
}

/// What is said of parts of a table.
pub(super) type PartProps = Vec<(Part, RunProps)>;

/// The parts that a table wants set off (`w:tblLook`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box to tick")]
pub(super) struct Wanted {
    pub(super) first_row: bool,
    pub(super) last_row: bool,
    pub(super) first_column: bool,
    pub(super) last_column: bool,
    pub(super) row_bands: bool,
    pub(super) column_bands: bool,
}

/// Where a cell stands in its table; row and cell count from 1.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    pub(super) row: u32,
    pub(super) cell: u32,
    pub(super) in_last_row: bool,
    pub(super) is_last_cell: bool,
}

impl Wanted {
    /// Whether a part is set off at all.
    fn has(self, part: Part) -> bool {
        match part {
            Part::OddColumns | Part::EvenColumns => self.column_bands,
            Part::OddRows | Part::EvenRows => self.row_bands,
            Part::FirstRow => self.first_row,
            Part::LastRow => self.last_row,
            Part::FirstColumn => self.first_column,
            Part::LastColumn => self.last_column,
            Part::TopRight => self.first_row && self.last_column,
            Part::TopLeft => self.first_row && self.first_column,
            Part::BottomRight => self.last_row && self.last_column,
            Part::BottomLeft => self.last_row && self.first_column,
        }
    }

    /// Whether a part that is set off holds the cell.
    fn holds(self, part: Part, at: Standing) -> bool {
        let (top, left) = (at.row == 1, at.cell == 1);
        let (bottom, right) = (at.in_last_row, at.is_last_cell);
        // Bands count without the row and the column that are set off, and leave these alone.
        let row = at.row.saturating_sub(u32::from(self.first_row));
        let column = at.cell.saturating_sub(u32::from(self.first_column));
        let in_rows = row > 0 && !(self.last_row && bottom);
        let in_columns = column > 0 && !(self.last_column && right);
        match part {
            Part::OddColumns => in_columns && column % 2 == 1,
            Part::EvenColumns => in_columns && column % 2 == 0,
            Part::OddRows => in_rows && row % 2 == 1,
            Part::EvenRows => in_rows && row % 2 == 0,
            Part::FirstRow => top,
            Part::LastRow => bottom,
            Part::FirstColumn => left,
            Part::LastColumn => right,
            Part::TopRight => top && right,
            Part::TopLeft => top && left,
            Part::BottomRight => bottom && right,
            Part::BottomLeft => bottom && left,
        }
    }
}

/// What a table style says of the text in its cells, below what paragraphs say.
#[derive(Clone, Debug, Default)]
pub(super) struct CellText {
    run: RunProps,
    pub(super) paragraph: ParagraphProps,
    /// What it says of the parts that the table wants set off, in the order in which they are laid.
    parts: PartProps,
    wanted: Wanted,
}

impl CellText {
    pub(super) fn new(all: Resolved, mut parts: PartProps, wanted: Wanted) -> Self {
        parts.retain(|(part, _)| wanted.has(*part));
        parts.sort_by_key(|(part, _)| *part);
        Self { run: all.run, paragraph: all.paragraph, parts, wanted }
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.run == RunProps::default() && self.paragraph == ParagraphProps::default()
    }

    /// Whether it matters which row or cell is the last.
    pub(super) fn asks_for_last(&self) -> bool {
        self.parts.iter().any(|(part, _)| part.is_last())
    }

    /// The look of paragraphs in a cell over which `style` is laid.
    pub(super) fn under(&self, style: Resolved, at: Standing) -> Resolved {
        let held = self.parts.iter().filter(|(part, _)| self.wanted.holds(*part, at));
        let run = held.fold(self.run, |run, (_, props)| run.under(*props));
        Resolved { run: run.with_character_style(style.run), paragraph: self.paragraph.under(style.paragraph), ..style }
    }
}

/// Lays what a style says of parts over what it is based on.
pub(super) fn lay(below: &mut PartProps, own: &PartProps) {
    for &(part, props) in own {
        match below.iter_mut().find(|(known, _)| *known == part) {
            Some((_, known)) => *known = known.under(props),
            None => below.push((part, props)),
        }
    }
}

/// Whether the element whose inside comes next in `rest` is the last of its kind in its parent: `close` ends it, and `outer`
/// the parent right behind. An element that holds a table of its own is never said to be last.
pub(super) fn ends_with_parent(rest: &[u8], close: &str, outer: &str) -> bool {
    // Longer rows are rare; to search each to its end must not become a matter of minutes.
    const NEAR: usize = 1 << 15;
    let near = &rest[..rest.len().min(NEAR)];
    let Some(end) = memchr::memmem::find(near, close.as_bytes()) else { return false };
    let after = near[end + close.len()..].trim_ascii_start();
    after.starts_with(outer.as_bytes()) && memchr::memmem::find(&near[..end], b"<w:tbl>").is_none()
}
