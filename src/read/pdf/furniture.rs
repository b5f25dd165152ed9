//! Page furniture: page numbers and running heads, told from text by where they stand and that they come again.

use std::collections::HashMap;

use super::layout::{Item, Layout, TextLine};

/// Furniture stands in this part of the page, from its upper or lower edge.
const MARGIN: f32 = 0.125;

/// Takes the furniture out of the pages; gives back each running head once.
pub(super) fn take(pages: &mut [(u32, Layout)]) -> Vec<String> {
    let numbered = page_numbers(pages);
    let mut heads = running_heads(pages);
    heads.extend(head_above_text(pages).map(|key| (key, 1)));
    let mut texts: Vec<String> = vec![];
    for ((number, layout), own) in pages.iter_mut().zip(numbered) {
        let height = layout.height;
        let mut at = 0;
        layout.items.retain(|item| {
            let index = at;
            at += 1;
            let Item::Line(line) = item else { return true };
            if own == Some(index) {
                return false;
            }
            let head = edge(line, height).is_some_and(|place| heads.contains_key(&(masked(&line.text()), place)));
            if head {
                texts.push(line.text());
            }
            !head
        });
        texts.extend(layout.furniture.iter().map(TextLine::text).filter(|text| page_number(text).is_none()));
        let _ = number;
    }
    texts.sort_unstable();
    texts.dedup_by_key(|text| masked(text));
    texts
}

/// The item of each page that is its number.
fn page_numbers(pages: &[(u32, Layout)]) -> Vec<Option<usize>> {
    let candidates: Vec<Vec<(usize, u32)>> = pages
        .iter()
        .map(|(_, layout)| {
            let lines = layout.items.iter().enumerate().filter_map(|(at, item)| match item {
                Item::Line(line) if edge(line, layout.height).is_some() && line.words.len() <= 4 => {
                    Some((at, page_number(&line.text())?))
                }
                _ => None,
            });
            lines.collect()
        })
        .collect();
    // Numbers count on from page to page, wherever they begin.
    let mut steps: HashMap<i64, usize> = HashMap::new();
    for ((page, _), list) in pages.iter().zip(&candidates) {
        for (_, number) in list {
            *steps.entry(i64::from(*number) - i64::from(*page)).or_default() += 1;
        }
    }
    let usual = steps.iter().max_by_key(|(step, count)| (**count, **step == 0, -step.abs())).map(|(step, count)| (*step, *count));
    let found: Vec<Option<usize>> = pages
        .iter()
        .zip(&candidates)
        .map(|((page, layout), list)| {
            let fits = |number: u32| {
                let step = i64::from(number) - i64::from(*page);
                usual.is_some_and(|(usual, count)| step == usual && count > 1) || step == 0
            };
            list.iter().find(|&&(at, number)| fits(number) && outermost(layout, at)).map(|&(at, _)| at)
        })
        .collect();
    restarted(pages, &candidates, found)
}

/// Adds the numbers that begin again with an appendix: they stand at the height of the others and count on from their own 1.
fn restarted(pages: &[(u32, Layout)], candidates: &[Vec<(usize, u32)>], mut found: Vec<Option<usize>>) -> Vec<Option<usize>> {
    let height = |page: usize, at: usize| match &pages[page].1.items[at] {
        Item::Line(line) => edge(line, pages[page].1.height),
        Item::Table(_) => None,
    };
    let heights: Vec<i32> = found.iter().enumerate().filter_map(|(page, at)| height(page, (*at)?)).collect();
    let mut before = 0;
    for (page, list) in candidates.iter().enumerate() {
        let beside = |at: usize| height(page, at).is_some_and(|own| heights.iter().any(|known| known.abs_diff(own) <= 1));
        if found[page].is_none() {
            // The first page of an appendix may show no number.
            let next = |number: u32| number == before + 1 || number == 2 && before == 0 || number == 1;
            let layout = &pages[page].1;
            let number = list.iter().find(|&&(at, number)| next(number) && beside(at) && outermost(layout, at));
            found[page] = number.map(|&(at, _)| at);
        }
        let own = found[page].and_then(|own| list.iter().find(|(at, _)| *at == own));
        before = own.map_or(0, |&(_, number)| number);
    }
    found
}

/// Whether nothing stands between a line and its edge of the page.
fn outermost(layout: &Layout, at: usize) -> bool {
    let area = layout.items[at].area();
    let upper = area.top < layout.height / 2.0;
    layout.items.iter().enumerate().all(|(other, item)| {
        let there = item.area();
        other == at || if upper { there.bottom > area.top + 1.0 } else { there.top < area.bottom - 1.0 }
    })
}

/// Texts that stand at one place of most pages.
fn running_heads(pages: &[(u32, Layout)]) -> HashMap<(String, i32), usize> {
    let mut counts: HashMap<(String, i32), usize> = HashMap::new();
    for (_, layout) in pages {
        let mut seen: Vec<(String, i32)> = vec![];
        for item in &layout.items {
            let Item::Line(line) = item else { continue };
            let Some(place) = edge(line, layout.height) else { continue };
            let key = (masked(&line.text()), place);
            if !seen.contains(&key) && seen.len() < 12 {
                seen.push(key);
            }
        }
        for key in seen {
            *counts.entry(key).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= 3 && *count * 2 > pages.len());
    counts
}

/// The text that stands above all text of the first page on each of the one or two pages after it, in smaller letters and
/// set apart: on so few pages it does not come again often enough to be told by that.
fn head_above_text(pages: &[(u32, Layout)]) -> Option<(String, i32)> {
    let ((_, first), rest) = pages.split_first().filter(|(_, rest)| (1..=2).contains(&rest.len()))?;
    let top = first.items.iter().map(|item| item.area().top).reduce(f32::min)?;
    let mut sizes: Vec<f32> =
        first.items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line.size) } else { None }).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes.get(sizes.len() / 2)?;
    let head = |layout: &Layout| {
        let [Item::Line(line), next, ..] = layout.items.as_slice() else { return None };
        let above = (layout.height - first.height).abs() < 4.0 && line.area.bottom < top;
        let apart = next.area().top - line.area.bottom > line.size * 0.8;
        // A sentence goes on from the page before or to the next line.
        let text = line.text();
        let title = text.starts_with(char::is_uppercase) && !text.ends_with([',', ';', ':', '.']);
        (above && apart && title && line.size < usual * 0.9).then_some((masked(&text), edge(line, layout.height)?))
    };
    let found = head(&rest[0].1)?;
    rest.iter().all(|(_, layout)| head(layout).as_ref() == Some(&found)).then_some(found)
}

/// Where a line stands, in steps of 6 points from its edge, if it stands in a margin.
fn edge(line: &TextLine, height: f32) -> Option<i32> {
    let (top, bottom) = (line.area.top, height - line.area.bottom);
    if top < height * MARGIN {
        Some((top / 6.0).round() as i32)
    } else if bottom < height * MARGIN {
        Some(-1 - (bottom / 6.0).round() as i32)
    } else {
        None
    }
}

/// A text with its figures made alike.
fn masked(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>().replace("00", "0").replace("00", "0")
}

/// The number in `3`, `- 3 -`, `Trang 3`, `Trang 3/12`.
fn page_number(text: &str) -> Option<u32> {
    let core = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|'));
    let word = ["Trang", "trang", "Page"].iter().find_map(|word| core.strip_prefix(word));
    let core = word.unwrap_or(core).trim();
    let digits = core.bytes().take_while(u8::is_ascii_digit).count();
    let rest = core[digits..].trim();
    let of = rest.strip_prefix('/').map(str::trim);
    let plain = rest.is_empty() || word.is_some() && of.is_some_and(|total| total.bytes().all(|byte| byte.is_ascii_digit()));
    ((1..=4).contains(&digits) && plain).then(|| core[..digits].parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages() {
        for text in ["3", "- 3 -", "Trang 3", "Trang 3/12", "– 3 –"] {
            assert_eq!(page_number(text), Some(3), "{text}");
        }
        for text in ["3/12", "3 xã", "", "20265", "3."] {
            assert_eq!(page_number(text), None, "{text}");
        }
        assert_eq!(masked("Kế hoạch 12 - trang 107"), "Kế hoạch 0 - trang 0");
    }

    #[test]
    fn the_head_of_the_second_page_is_told_by_its_place_and_size() {
        use crate::read::pdf::layout::tests_lines;
        let page = |lines: &[(&str, f32, f32)]| {
            let items = lines.iter().map(|(text, base, size)| Item::Line(tests_lines(text, 60.0, *base, *size))).collect();
            Layout { height: 842.0, items, ..Layout::default() }
        };
        let first = || page(&[("KẾ HOẠCH", 70.0, 13.0), ("Trồng rừng", 90.0, 13.0)]);
        let heads = |second: (&str, f32, f32)| {
            let mut pages = [(1, first()), (2, page(&[second, ("Giao các xã", 70.0, 13.0)]))];
            take(&mut pages)
        };
        assert_eq!(heads(("Kế hoạch năm 2026", 40.0, 9.0)), ["Kế hoạch năm 2026"]);
        assert!(heads(("Kế hoạch năm 2026", 40.0, 13.0)).is_empty());
        assert!(heads(("và các xã", 40.0, 9.0)).is_empty());
        assert!(heads(("Kế hoạch năm 2026", 62.0, 9.0)).is_empty());
    }
}
