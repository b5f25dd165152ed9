//! From glyphs and rules to lines and tables in reading order, page by page.
//!
//! ```text
//! clean     the page turned upright, marks put on their letters, letters drawn twice counted once, stamps set apart
//! frames    tables whose lines are not all drawn
//! grid      rules → tables with merged cells; each letter goes to its cell
//! mended    grids mended by the text in them
//! stacked   rows of a table that no line parts
//! lines     letters → words → chunks → rows
//! order     rows → columns (letterhead, signature) and lines in reading order
//! ```

mod clean;
mod footnotes;
mod frames;
mod grid;
mod lines;
mod mended;
mod order;
mod segments;
mod stacked;
mod table;
mod unruled;

pub(super) use lines::{TextLine, Word};
pub(super) use table::{Cell, Table};
pub(super) use unruled::head_of;

use super::page::{Area, Direction, Glyph, Page};

/// A page has fewer rows.
const MAX_TOP: usize = 150;

/// A page in reading order.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) width: f32,
    pub(super) height: f32,
    /// How the page was turned: places are turned back by it.
    pub(super) turn: Direction,
    /// By how much a scan's lines fell to the right before it was made straight, in radians.
    pub(super) skew: f32,
    pub(super) items: Vec<Item>,
    /// The rows above the first ruled table, if a table of the page before may go on with them.
    pub(super) top: Vec<lines::Row>,
    /// Lines of footnotes.
    pub(super) footnotes: Vec<TextLine>,
    /// Lines marked by the file as running heads or page numbers.
    pub(super) furniture: Vec<TextLine>,
    /// Texts of stamps and of other annotations.
    pub(super) stamps: Vec<String>,
    /// Share of the page that images cover.
    pub(super) image_share: f32,
    /// Filled shapes with curves.
    pub(super) outlines: usize,
    pub(super) remark: Option<&'static str>,
}

/// One piece of a page.
#[derive(Debug)]
pub(super) enum Item {
    Line(TextLine),
    Table(Table),
}

impl Layout {
    /// The size of the page as displayed, before it was turned.
    pub(super) fn displayed(&self) -> (f32, f32) {
        match self.turn {
            Direction::Right | Direction::Left => (self.width, self.height),
            Direction::Up | Direction::Down => (self.height, self.width),
        }
    }
}

impl Item {
    pub(super) fn area(&self) -> Area {
        match self {
            Item::Line(line) => line.area,
            Item::Table(table) => table.area,
        }
    }
}

impl Layout {
    /// Has the page go on with a table of the page before, if its first rows stand in these columns; says whether they do.
    pub(super) fn go_on(&mut self, columns: &[(f32, f32)]) -> bool {
        let ruled = |item: &Item| matches!(item, Item::Table(table) if table.columns.is_empty());
        let end = self.items.iter().position(ruled).unwrap_or(self.items.len());
        // Page numbers and running heads are gone by now.
        let known = |row: &lines::Row| {
            self.items[..end].iter().any(|item| match item {
                Item::Line(line) => (line.base - row.base).abs() < 0.1,
                Item::Table(table) => table.area.top < row.base && row.base < table.area.bottom + row.size * 0.5,
            })
        };
        let rows: Vec<lines::Row> = std::mem::take(&mut self.top).into_iter().filter(known).map(order::with_label).collect();
        let Some(mut items) = order::arrange_rest(&rows, columns) else {
            self.top = rows;
            return false;
        };
        let aslant = |item: &Item| matches!(item, Item::Line(line) if !rows.iter().any(|row| (line.base - row.base).abs() < 0.1));
        let kept: Vec<Item> = self.items.drain(..end).filter(aslant).collect();
        items.extend(kept);
        self.items.splice(0..0, items);
        true
    }
}

/// The columns under a table with rules that is nothing but headings.
pub(super) fn columns_under(head: &Table) -> Option<Vec<(f32, f32)>> {
    let edges = unruled::edges_of(head)?;
    Some(edges.windows(2).map(|pair| (pair[0] + 0.5, pair[1] - 0.5)).collect())
}

/// The rows above the first table, where several chunks stand in one of the first.
fn top(rows: &[lines::Row], tables: &[Table]) -> Vec<lines::Row> {
    let end = tables.first().map_or(f32::MAX, |table| table.area.top);
    let above: Vec<&lines::Row> = rows.iter().take_while(|row| row.base < end + row.size * 0.5).collect();
    if above.len() > MAX_TOP || !above.iter().take(6).any(|row| row.chunks.len() > 1) {
        return vec![];
    }
    above.into_iter().cloned().collect()
}

/// Lays a page out.
pub(super) fn lay_out(page: Page) -> Layout {
    let mut layout = Layout {
        image_share: (page.images / (page.width * page.height).max(1.0)).min(1.0),
        outlines: page.outlines,
        remark: page.remark,
        ..Layout::default()
    };
    let cleaned = clean::clean(page);
    (layout.width, layout.height, layout.turn) = (cleaned.width, cleaned.height, cleaned.turn);
    layout.stamps = cleaned.stamps;
    let grids = grid::find(&cleaned.rules);
    // The head of a table that goes on from the page before is marked as no text of this page, but it is the table's.
    let (heads, furniture): (Vec<Glyph>, Vec<Glyph>) =
        cleaned.furniture.into_iter().partition(|glyph| grids.iter().any(|grid| grid.holds(glyph)));
    layout.furniture = lines::rows(&furniture).into_iter().map(lines::Row::into_line).collect();
    let mut glyphs = cleaned.glyphs;
    glyphs.extend(heads);
    let (tables, free) = table::fill(grids, glyphs);
    let (upright, turned): (Vec<Glyph>, Vec<Glyph>) = free.into_iter().partition(|glyph| glyph.direction == Direction::Right);
    let mut rows = lines::rows(&upright);
    layout.footnotes = footnotes::take(&mut rows, &cleaned.rules, layout.height);
    layout.top = top(&rows, &tables);
    layout.items = order::arrange(rows, tables);
    // Text set aslant of the page stands in margins; it is read last.
    layout.items.extend(lines::rows(&turned).into_iter().map(|row| Item::Line(row.into_line())));
    layout
}

/// A line of letters half as wide as they are high.
#[cfg(test)]
pub(super) fn tests_lines(text: &str, start: f32, base: f32, size: f32) -> TextLine {
    lines::rows(&lines::tests::set(text, start, base, size)).remove(0).into_line()
}
