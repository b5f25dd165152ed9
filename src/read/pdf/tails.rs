//! Lists beside a signature that a page break cuts: the entries that stand alone on the next page go before the
//! signature, where the list is.

use super::layout::{Item, Layout, TextLine};

/// A list goes on with no more entries than this.
const MOST: usize = 12;

/// Puts such entries back.
pub(super) fn rejoin(pages: &mut [(u32, Layout)]) {
    for at in 1..pages.len() {
        let (before, after) = pages.split_at_mut(at);
        let (Some((_, last)), Some((number, next))) = (before.last_mut(), after.first_mut()) else { continue };
        let Some((place, column)) = open_list(&last.items) else { continue };
        let entry = |item: &Item| matches!(item, Item::Line(line) if goes_on(line, column));
        let count = next.items.iter().take(MOST).take_while(|item| entry(item)).count();
        let mut moved: Vec<Item> = next.items.drain(..count).collect();
        for item in &mut moved {
            if let Item::Line(line) = item {
                (line.column, line.page) = (Some(column), Some(*number));
            }
        }
        last.items.splice(place..place, moved);
    }
}

/// The list that the page ends with, left of a column: where its next entry belongs, and its column.
fn open_list(items: &[Item]) -> Option<(usize, (f32, f32))> {
    let line = |at: usize| if let Item::Line(line) = items.get(at)? { Some(line) } else { None };
    let right = line(items.len().checked_sub(1)?)?.column?;
    let mut place = items.len() - 1;
    while place > 0 && line(place - 1).is_some_and(|line| line.column == Some(right)) {
        place -= 1;
    }
    let entry = line(place.checked_sub(1)?)?;
    let left = entry.column?;
    let ends = entry.words.last().is_some_and(|word| word.text.ends_with(';'));
    (left.1 < right.0 && ends).then_some((place, left))
}

fn goes_on(line: &TextLine, column: (f32, f32)) -> bool {
    let dash = line.words.first().is_some_and(|word| matches!(word.text.as_str(), "-" | "–" | "+"));
    dash && line.column.is_none() && (line.start - column.0).abs() < line.size
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
}
