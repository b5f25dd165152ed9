//! Lists beside a signature that a page break cuts: the entries that stand alone on the next page go before the
//! signature, where the list is.

use super::layout::{Item, Layout, TextLine};
use crate::base::fold;

/// A list goes on with no more entries than this.
const MOST: usize = 12;
/// And a signature with no more lines than this.
const MOST_ASIDE: usize = 4;

/// Puts such entries back.
pub(super) fn rejoin(pages: &mut [(u32, Layout)]) {
    for at in 1..pages.len() {
        let (before, after) = pages.split_at_mut(at);
        let (Some((_, last)), Some((number, next))) = (before.last_mut(), after.first_mut()) else { continue };
        let Some(list) = open_list(&last.items) else { continue };
        let mut inside = list.inside;
        let entry = |item: &&Item| match item {
            Item::Line(line) if list.goes_on(line, inside) => {
                inside = !ends(line);
                true
            }
            _ => false,
        };
        // The rest of the signature may stand higher than the entries.
        let aside = |item: &&Item| matches!(item, Item::Line(line) if line.start > list.column.1);
        let skipped = next.items.iter().take(MOST_ASIDE).take_while(aside).count();
        let count = next.items.iter().skip(skipped).take(MOST).take_while(entry).count();
        let mut moved: Vec<Item> = next.items.drain(skipped..skipped + count).collect();
        for item in &mut moved {
            if let Item::Line(line) = item {
                (line.column, line.page) = (Some(list.column), Some(*number));
            }
        }
        last.items.splice(list.place..list.place, moved);
    }
}

/// A list that goes on over the page.
struct List {
    /// Where its next entry belongs.
    place: usize,
    column: (f32, f32),
    /// Whether the page ends in the middle of an entry.
    inside: bool,
}

/// The list that the page ends with, left of a column.
fn open_list(items: &[Item]) -> Option<List> {
    let line = |at: usize| if let Item::Line(line) = items.get(at)? { Some(line) } else { None };
    let right = line(items.len().checked_sub(1)?)?.column?;
    let mut place = items.len() - 1;
    while place > 0 && line(place - 1).is_some_and(|line| line.column == Some(right)) {
        place -= 1;
    }
    let entry = line(place.checked_sub(1)?)?;
    let column = entry.column?;
    let named = matches!(fold::key(&entry.text()).as_str(), "nơi nhận:" | "nơi nhận");
    let inside = !ends(entry) && !named;
    let lines = (0..place).rev().map_while(line).take(3).take_while(|line| line.column == Some(column));
    let listed = if named {
        true
    } else if inside {
        lines.into_iter().any(is_entry)
    } else {
        entry.text().ends_with(';')
    };
    (column.1 < right.0 && listed).then_some(List { place, column, inside })
}

fn ends(line: &TextLine) -> bool {
    line.words.last().is_some_and(|word| word.text.ends_with([';', '.']))
}

fn is_entry(line: &TextLine) -> bool {
    line.words.first().is_some_and(|word| matches!(word.text.as_str(), "-" | "–" | "+"))
}

impl List {
    /// Whether a line of the next page is an entry of the list, or goes on with the one it ends in.
    fn goes_on(&self, line: &TextLine, inside: bool) -> bool {
        let starts = (line.start - self.column.0).abs() < line.size;
        let small = line.words.first().is_some_and(|word| word.text.starts_with(char::is_lowercase));
        let rest = inside && small && (line.end < self.column.1 + line.size * 3.0 || line.column.is_some());
        // The signature may stand beside the rest, which is a column of its own then.
        let apart = line.column.is_none_or(|column| (column.0 - self.column.0).abs() < line.size);
        starts && apart && (is_entry(line) || rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::tests_lines;

    fn line(text: &str, start: f32, column: Option<(f32, f32)>) -> Item {
        Item::Line(TextLine { column, ..tests_lines(text, start, 100.0, 12.0) })
    }

    #[test]
    fn an_entry_over_the_page_goes_to_its_list() {
        let (left, right) = (Some((60.0, 200.0)), Some((300.0, 420.0)));
        let page = |items: Vec<Item>| Layout { items, ..Layout::default() };
        let first = page(vec![line("- Sở Y tế;", 60.0, left), line("CHỦ TỊCH", 300.0, right), line("Lê Văn Sơn", 310.0, right)]);
        let second = page(vec![line("- Lưu: VT.", 60.0, None), line("PHỤ LỤC", 200.0, None)]);
        let mut pages = [(1, first), (2, second)];
        rejoin(&mut pages);
        let texts = |at: usize| -> Vec<String> {
            pages[at].1.items.iter().map(|item| if let Item::Line(line) = item { line.text() } else { String::new() }).collect()
        };
        assert_eq!(texts(0), ["- Sở Y tế;", "- Lưu: VT.", "CHỦ TỊCH", "Lê Văn Sơn"]);
        assert_eq!(texts(1), ["PHỤ LỤC"]);
    }

    #[test]
    fn an_entry_cut_by_the_page_goes_on_in_its_list() {
        let (left, right) = (Some((60.0, 200.0)), Some((300.0, 420.0)));
        let page = |items: Vec<Item>| Layout { items, ..Layout::default() };
        let joined = |rest: &str| {
            let first = page(vec![line("- Ủy ban nhân", 60.0, left), line("CHỦ TỊCH", 300.0, right)]);
            let entries = [line(rest, 60.0, left), line("- Lưu: VT.", 60.0, left), line("Lê Văn Sơn", 310.0, right)];
            let mut pages = [(1, first), (2, page(entries.into()))];
            rejoin(&mut pages);
            pages.map(|page| page.1.items.len())
        };
        assert_eq!(joined("dân các xã;"), [4, 1]);
        assert_eq!(joined("Phần thứ hai"), [2, 3]);
    }

    #[test]
    fn a_list_that_begins_on_the_page_before_or_stands_under_the_rest_of_a_signature_is_whole() {
        let (left, right) = (Some((60.0, 120.0)), Some((300.0, 420.0)));
        let page = |items: Vec<Item>| Layout { items, ..Layout::default() };
        let first = page(vec![line("Nơi nhận:", 60.0, left), line("CHỦ TỊCH", 300.0, right)]);
        let second = page(vec![
            line("Lê Văn Sơn", 310.0, None),
            line("- Sở Y tế;", 60.0, None),
            line("- Lưu: VT.", 60.0, None),
            line("PHỤ LỤC", 200.0, None),
        ]);
        let mut pages = [(1, first), (2, second)];
        rejoin(&mut pages);
        assert_eq!(pages.map(|page| page.1.items.len()), [4, 2]);
    }
}
