//! Lists numbered `(1)`, `(2)`, … whose items are paragraphs: such a number is a label only where it counts on.
//!
//! The same signs number the parts of one sentence (`gồm: (1) …; (2) …`) and the notes under a table, which are no
//! sections.

use super::labels::{bracketed, label_at_start};
use super::paragraphs::Item;

/// Marks the paragraphs that are items of such lists.
pub(crate) fn mark(items: &mut [Item]) {
    let mut run: Vec<usize> = vec![];
    for at in 0..items.len() {
        let Item::Paragraph(paragraph) = &items[at] else { continue };
        let text = paragraph.flow.text.as_str();
        let number = bracketed(text).map(|label| label.value as usize);
        match number.filter(|number| !text.contains(&format!("({})", number + 1))) {
            Some(number) if !run.is_empty() && number == run.len() + 1 => run.push(at),
            Some(number) => {
                close(items, &mut run);
                let below_table = at > 0 && matches!(items[at - 1], Item::Table(_));
                if number == 1 && !below_table {
                    run.push(at);
                }
            }
            // Items may hold bullets of their own; a number or a letter belongs to what stands above the list.
            None if !run.is_empty() && label_at_start(text).is_some_and(|label| !label.name.is_empty()) => close(items, &mut run),
            None => {}
        }
    }
    close(items, &mut run);
}

/// Ends a run of items; one alone is no list.
fn close(items: &mut [Item], run: &mut Vec<usize>) {
    if run.len() > 1 {
        for &at in &*run {
            if let Item::Paragraph(paragraph) = &mut items[at] {
                paragraph.listed = true;
            }
        }
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use crate::parse::flow::Flow;
    use crate::parse::paragraphs::Paragraph;

    use super::*;

    fn listed(lines: &[&str]) -> String {
        let item = |text: &&str| match *text {
            "table" => Item::Table(0),
            text => {
                let mut flow = Flow::default();
                flow.text.push_str(text);
                Item::Paragraph(Paragraph { flow, blank_before: false, block: 0, listed: false })
            }
        };
        let mut items: Vec<Item> = lines.iter().map(item).collect();
        mark(&mut items);
        let sign = |item: &Item| if matches!(item, Item::Paragraph(Paragraph { listed: true, .. })) { 'x' } else { '.' };
        items.iter().map(sign).collect()
    }

    #[test]
    fn numbers_that_count_on_are_a_list() {
        assert_eq!(listed(&["(1) Trồng rừng;", "- Rừng phòng hộ", "(2) Nuôi ong.", "2. Giải pháp", "(3) Khác"]), "x.x..");
        assert_eq!(listed(&["(1) Trồng rừng;", "(2) Nuôi ong;", "b) Khác", "(1) Lập sổ;", "(2) Giữ sổ."]), "xx.xx");
    }

    #[test]
    fn parts_of_a_sentence_and_notes_are_none() {
        assert_eq!(listed(&["(1) Trồng rừng; (2) Nuôi ong", "(2) Nuôi ong"]), "..");
        assert_eq!(listed(&["(1) Ghi chú duy nhất", "Đoạn khác"]), "..");
        assert_eq!(listed(&["table", "(1) Số ước tính", "(2) Số liệu của năm trước"]), "...");
    }
}
