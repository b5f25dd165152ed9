//! Footnotes: the small lines under a short rule at the foot of a page.

use super::lines::{Row, TextLine};
use crate::read::pdf::page::Rule;

/// Takes the rows of footnotes out of `rows`.
pub(super) fn take(rows: &mut Vec<Row>, rules: &[Rule], height: f32) -> Vec<TextLine> {
    let separators = rules.iter().filter(|rule| is_separator(rule, height));
    let Some(separator) = separators.reduce(|last, rule| if rule.at > last.at { rule } else { last }) else { return vec![] };
    // A line that goes on beside it is that of a row of a table.
    let beside = |rule: &Rule| rule.from > separator.to - 1.0 || rule.to < separator.from + 1.0;
    if rules.iter().any(|rule| rule.level && (rule.at - separator.at).abs() < 1.0 && beside(rule)) {
        return vec![];
    }
    let rule = separator.at;
    let Some(first) = rows.iter().position(|row| row.base > rule) else { return vec![] };
    let body = rows[..first].iter().map(|row| row.size).fold(0.0, f32::max);
    let starts = rows[first].chunks.first().and_then(|chunk| chunk.words.first()).is_some_and(|word| {
        word.text.starts_with(|c: char| matches!(c, '¹' | '²' | '³' | '⁴'..='⁹' | '*' | '[') || c.is_ascii_digit())
    });
    let small = rows[first..].iter().all(|row| row.size < body * 0.95 || is_number(row));
    if !(starts && small) {
        return vec![];
    }
    let tail = rows.split_off(first);
    let (notes, numbers): (Vec<Row>, Vec<Row>) = tail.into_iter().partition(|row| !is_number(row));
    rows.extend(numbers);
    notes.into_iter().map(Row::into_line).collect()
}

/// A page number under the notes is none of them.
fn is_number(row: &Row) -> bool {
    matches!(row.chunks.as_slice(), [chunk] if chunk.words.len() == 1 && chunk.words[0].text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A short lying line in the lower part of the page.
fn is_separator(rule: &Rule, height: f32) -> bool {
    rule.level && (40.0..=230.0).contains(&(rule.to - rule.from)) && rule.at > height * 0.35
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::lines::{rows, tests::set};

    #[test]
    fn notes_under_a_short_rule() {
        let mut glyphs = set("đạt 24%", 50.0, 600.0, 14.0);
        glyphs.extend(set("1", 50.0, 697.0, 6.0));
        glyphs.extend(set("Theo báo cáo", 54.0, 700.0, 10.0));
        glyphs.extend(set("3", 300.0, 800.0, 14.0));
        let mut rows = rows(&glyphs);
        let rule = Rule { level: true, at: 680.0, from: 50.0, to: 194.0 };
        let notes = take(&mut rows, &[rule], 842.0);
        assert_eq!(notes.iter().map(TextLine::text).collect::<Vec<_>>(), ["¹Theo báo cáo"]);
        assert_eq!(rows.len(), 2);
        assert!(take(&mut rows, &[], 842.0).is_empty());
    }

    #[test]
    fn a_line_between_the_cells_of_a_table_has_no_notes() {
        let mut glyphs = set("đạt 24%", 50.0, 600.0, 14.0);
        glyphs.extend(set("5 Sở Tài chính", 50.0, 700.0, 10.0));
        let rule = |from: f32, to: f32| Rule { level: true, at: 680.0, from, to };
        let taken = |rules: &[Rule]| take(&mut rows(&glyphs), rules, 842.0).len();
        assert_eq!(taken(&[rule(50.0, 194.0)]), 1);
        assert_eq!(taken(&[rule(50.0, 194.0), rule(194.0, 300.0)]), 0);
    }
}
