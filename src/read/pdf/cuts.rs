//! Rows of tables that the end of a page cuts: a number that stands in both parts, or in the second alone, goes to the
//! first, and a line that the cut shows on both pages counts once. What reads the tables then joins the parts.

use super::layout::{Cell, Item, Layout, Table, TextLine};

/// A number is looked for in no more rows.
const NEAR: usize = 6;
/// A line with fewer words may well be said twice.
const MIN_WORDS: usize = 3;

/// Mends the rows that page ends cut.
pub(super) fn mend(pages: &mut [(u32, Layout)]) {
    for at in 1..pages.len() {
        let (before, after) = pages.split_at_mut(at);
        let (Some((_, page)), Some((_, next))) = (before.last_mut(), after.first_mut()) else { continue };
        if let (Some(Item::Table(above)), Some(Item::Table(below))) = (page.items.last_mut(), next.items.first_mut()) {
            mend_row(above, below);
        }
    }
}

/// Mends the last row of a table, if it goes on in the table of the next page.
fn mend_row(above: &mut Table, below: &mut Table) -> Option<()> {
    let known = above.rows.iter().rev().skip(1).take(NEAR).find_map(|row| row.first().and_then(digits)?.parse::<u32>().ok())?;
    let last = above.rows.last_mut()?;
    // Headings may come again first.
    let heads = below.rows.iter().take(NEAR).position(|row| row.first().is_some_and(|cell| digits(cell).is_some()));
    let blank = |row: &Vec<Cell>| row.first().is_some_and(|cell| cell.lines.is_empty());
    let plain = |row: &Vec<Cell>| row.len() == last.len() && row.iter().all(|cell| cell.rowspan == 1);
    let rest = below.rows.iter().take(heads.unwrap_or(NEAR)).position(|row| blank(row) && plain(row)).or(heads)?;
    let rest = below.rows.get_mut(rest).filter(|row| row.len() == last.len())?;
    let (first, second) = (last.first().and_then(digits), rest.first().and_then(digits));
    match (first, second) {
        (Some(first), Some(second)) if is_next(&format!("{first}{second}"), known) && !is_next(&first, known) => {
            rest.first_mut()?.lines.clear();
            last.first_mut()?.lines.last_mut()?.words.last_mut()?.text.push_str(&second);
            Some(())
        }
        // The cut goes through the line with the number.
        (Some(first), Some(second)) if first == second && is_next(&first, known) => {
            for (cell, rest) in last.iter().zip(rest) {
                if cell.lines.last().zip(rest.lines.first()).is_some_and(|(last, first)| last.text() == first.text()) {
                    rest.lines.remove(0);
                }
            }
            Some(())
        }
        (None, Some(second)) if is_next(&second, known) && goes_on(last, rest) => {
            drop_shown(last, rest);
            let number = std::mem::take(&mut rest.first_mut()?.lines);
            last.first_mut()?.lines = number;
            Some(())
        }
        (Some(_), None) => {
            drop_shown(last, rest);
            Some(())
        }
        _ => None,
    }
}

fn is_next(number: &str, known: u32) -> bool {
    number.parse::<u32>().is_ok_and(|number| number == known.saturating_add(1))
}

/// The digits of a cell that is a number, whose digits may stand under each other.
fn digits(cell: &Cell) -> Option<String> {
    let words = || cell.lines.iter().flat_map(|line| &line.words);
    let text: String = words().take(5).map(|word| word.text.as_str()).collect();
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// Whether a row without a number is the beginning of one on the next page: each of its cells goes on there, in the middle
/// of a sentence or with the line that the cut shows twice.
fn goes_on(last: &[Cell], rest: &[Cell]) -> bool {
    let mut filled = last.iter().zip(rest).filter(|(cell, _)| !cell.lines.is_empty()).peekable();
    let small = |line: &TextLine| line.words.first().is_some_and(|word| word.text.starts_with(char::is_lowercase));
    filled.peek().is_some()
        && filled.all(|(cell, rest)| rest.lines.first().is_some_and(|line| small(line) || is_shown_twice(cell, rest)))
}

fn is_shown_twice(cell: &Cell, rest: &Cell) -> bool {
    let (Some(last), Some(first)) = (cell.lines.last(), rest.lines.first()) else { return false };
    last.words.len() >= MIN_WORDS && last.text() == first.text()
}

/// Drops what the rest of a row shows again.
fn drop_shown(last: &[Cell], rest: &mut [Cell]) {
    for (cell, rest) in last.iter().zip(rest) {
        if is_shown_twice(cell, rest) {
            rest.lines.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::tests_lines;
    use crate::read::pdf::page::Area;

    fn table(rows: &[[&str; 3]]) -> Table {
        let cell = |text: &&str| {
            let lines =
                text.split('/').filter(|line| !line.is_empty()).map(|line| tests_lines(line, 60.0, 100.0, 10.0)).collect();
            Cell { lines, colspan: 1, rowspan: 1, edges: (60.0, 200.0) }
        };
        Table { area: Area::EMPTY, rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(), columns: vec![] }
    }

    /// The last row above and the row below after they were mended.
    fn mended(last: [&str; 3], rest: [&str; 3]) -> [String; 2] {
        let (mut above, mut below) = (table(&[["16", "Thu", "Sở"], last]), table(&[["TT", "Việc", "Nơi"], rest]));
        mend_row(&mut above, &mut below);
        let row = |table: &Table| {
            let text = |cell: &Cell| cell.lines.iter().map(TextLine::text).collect::<Vec<_>>().join("/");
            table.rows[1].iter().map(text).collect::<Vec<_>>().join("|")
        };
        [row(&above), row(&below)]
    }

    #[test]
    fn numbers_go_to_the_first_part_of_their_row() {
        assert_eq!(mended(["1", "Giao đất", ""], ["7", "cho xã", ""]), ["17|Giao đất|", "|cho xã|"]);
        assert_eq!(mended(["", "Giao đất", ""], ["17", "cho xã", "Sở Lúa"]), ["17|Giao đất|", "|cho xã|Sở Lúa"]);
        assert_eq!(mended(["", "Giao đất", ""], ["18", "cho xã", ""]), ["|Giao đất|", "18|cho xã|"]);
        assert_eq!(mended(["17", "Giao đất", ""], ["18", "Thu", ""]), ["17|Giao đất|", "18|Thu|"]);
    }

    #[test]
    fn a_line_cut_by_the_end_of_the_page_counts_once() {
        let last = ["17", "Giao đất/cho các xã,", ""];
        assert_eq!(mended(last, ["", "cho các xã,/phường", ""]), ["17|Giao đất/cho các xã,|", "|phường|"]);
        let last = ["17", "Giao đất/cho xã", "Sở Lúa"];
        assert_eq!(mended(last, ["17", "cho xã/Hạ", "Sở Lúa"]), ["17|Giao đất/cho xã|Sở Lúa", "|Hạ|"]);
    }
}
