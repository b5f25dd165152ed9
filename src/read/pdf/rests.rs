//! Tables that go on over a page: rows of one without rules that stand alone on the next page, a title of a group that
//! stands last on a page, and the last line of a cell that had no room in its table.

use super::layout::{self, Cell, Item, Layout, Table, TextLine};

/// A head has no more lines.
const MAX_HEAD: usize = 40;
/// Nor has a row more above its label.
const MAX_ABOVE: usize = 5;

/// Puts such parts where they belong.
pub(super) fn rejoin(pages: &mut [(u32, Layout)]) {
    for at in 0..pages.len() {
        let (before, after) = pages.split_at_mut(at + 1);
        let Some((_, page)) = before.last_mut() else { continue };
        put_in_cell(&mut page.items);
        let Some((_, next)) = after.first_mut() else { continue };
        head_at_foot(page, next);
        let Some(columns) = open_columns(&page.items) else { continue };
        let table =
            |layout: &Layout| matches!(layout.items.first(), Some(Item::Table(table)) if table.columns.len() >= columns.len());
        let ends = matches!(page.items.last(), Some(Item::Table(_)));
        if ends && !table(next) {
            next.go_on(&columns);
        }
        if !ends && table(next) {
            take_title(&mut page.items);
        }
    }
}

/// Makes the lines in bold that end a page a head, if the next page begins with a table without rules that they are over.
fn head_at_foot(page: &mut Layout, next: &mut Layout) {
    // The upper lines of its first row may stand above what was found to be the table.
    let at = next.items.iter().take(MAX_ABOVE).position(|item| matches!(item, Item::Table(_)));
    let body = match at.and_then(|at| next.items.get(at)) {
        Some(Item::Table(table)) if !table.columns.is_empty() && !is_head(table) => table.columns.clone(),
        _ => return,
    };
    let mut fits = |columns: &[(f32, f32)]| at == Some(0) && body.len() == columns.len() || next.go_on(columns);
    if let Some(Item::Table(head)) = page.items.last_mut()
        && let Some(columns) = layout::columns_under(head)
    {
        if fits(&columns) {
            head.columns = columns;
        }
        return;
    }
    let foot = page.items.iter().rev().take(MAX_HEAD).take_while(|item| bold_lines(item).is_some()).count();
    let foot = page.items.len() - foot;
    let lines: Vec<TextLine> = page.items[foot..].iter().filter_map(bold_lines).flatten().cloned().collect();
    let Some((head, bases)) = layout::head_of(&lines, &body) else { return };
    let known = |line: &TextLine| bases.iter().any(|base| (base - line.base).abs() < 0.5);
    let taken = |item: &Item| bold_lines(item).is_some_and(|lines| lines.into_iter().any(known));
    // A table that is a head in part stays as it is.
    let whole = |item: &Item| !taken(item) || bold_lines(item).is_some_and(|lines| lines.into_iter().all(known));
    if !page.items[foot..].iter().all(whole) || !fits(&head.columns) {
        return;
    }
    let last = page.items.split_off(foot);
    page.items.extend(last.into_iter().filter(|item| !taken(item)));
    page.items.push(Item::Table(head));
}

/// The lines of a line, or of a table without rules, that is in bold.
fn bold_lines(item: &Item) -> Option<Vec<&TextLine>> {
    let lines: Vec<&TextLine> = match item {
        Item::Line(line) => vec![line],
        Item::Table(table) if table.columns.is_empty() => return None,
        Item::Table(table) => table.rows.iter().flatten().flat_map(|cell| &cell.lines).collect(),
    };
    lines.iter().all(|line| line.bold).then_some(lines)
}

/// Whether a table begins with a row of headings in bold.
fn is_head(table: &Table) -> bool {
    table.rows.first().is_some_and(|row| row.iter().flat_map(|cell| &cell.lines).all(|line| line.bold))
}

/// The columns of the table without rules that a page ends with, or that only a title follows.
fn open_columns(items: &[Item]) -> Option<Vec<(f32, f32)>> {
    let table = match items {
        [.., Item::Table(table)] => table,
        [.., Item::Table(table), Item::Line(line)] if is_title(line, table) => table,
        _ => return None,
    };
    (!table.columns.is_empty()).then(|| table.columns.clone())
}

/// `III. ...` under a table, where its rows start.
fn is_title(line: &TextLine, table: &Table) -> bool {
    let Some(word) = line.words.first() else { return false };
    let rank = word.text.trim_end_matches(['.', ')']);
    let ranked = !rank.is_empty()
        && rank.len() <= 5
        && (rank.bytes().all(|c| b"IVX".contains(&c)) || matches!(rank, "A" | "B" | "C" | "D"));
    let left = table.columns.first().is_some_and(|column| (line.start - column.0).abs() < line.size);
    let middle = |from: f32, to: f32| f32::midpoint(from, to);
    let central = (middle(line.start, line.end) - middle(table.area.left, table.area.right)).abs() < line.size;
    ranked && (left || central) && line.base - table.area.bottom < line.size * 3.0
}

/// The title of a group at the end of a page is the last row of the table above it.
fn take_title(items: &mut Vec<Item>) {
    let Some(Item::Line(line)) = items.pop() else { return };
    if let Some(Item::Table(table)) = items.last_mut() {
        let edges = (table.area.left, table.area.right);
        table.area = table.area.union(line.area);
        table.rows.push(vec![Cell { lines: vec![line], colspan: table.columns.len(), rowspan: 1, edges }]);
    }
}

/// A line just under a ruled table that ends the page is the last of a cell whose other lines it stands under.
fn put_in_cell(items: &mut Vec<Item>) {
    let [.., Item::Table(table), Item::Line(line)] = items.as_mut_slice() else { return };
    let near = line.base - line.size < table.area.bottom + line.size * 0.5;
    if !table.columns.is_empty() || !near {
        return;
    }
    let under = |cell: &&mut Cell| {
        let inside = line.start > cell.edges.0 - 1.0 && line.end < cell.edges.1 + 1.0;
        let last =
            cell.lines.last().filter(|last| (line.base - last.base) < line.size * 1.6 && (last.size - line.size).abs() < 0.5);
        inside && last.is_some()
    };
    let cell = table.rows.iter_mut().rev().take(8).flatten().find(under);
    if let Some(cell) = cell {
        cell.lines.push(line.clone());
        items.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::tests_lines;
    use crate::read::pdf::page::Area;

    fn table(columns: &[(f32, f32)], text: &str) -> Item {
        let cell = Cell { lines: vec![tests_lines(text, 62.0, 140.0, 12.0)], colspan: 1, rowspan: 1, edges: (60.0, 200.0) };
        let area = Area { left: 60.0, top: 100.0, right: 300.0, bottom: 150.0 };
        Item::Table(Table { area, rows: vec![vec![cell]], columns: columns.to_vec() })
    }

    fn cells(item: Option<&Item>) -> Vec<String> {
        let Some(Item::Table(table)) = item else { return vec![] };
        let lines = table.rows.iter().flatten().map(|cell| &cell.lines);
        lines.map(|lines| lines.iter().map(TextLine::text).collect::<Vec<_>>().join("/")).collect()
    }

    #[test]
    fn the_last_line_of_a_cell_below_its_table_is_in_the_cell() {
        let page = |base: f32| {
            let items = vec![table(&[], "Sở Khoa học và Công"), Item::Line(tests_lines("nghệ", 62.0, base, 12.0))];
            let mut pages = [(1, Layout { items, ..Layout::default() })];
            rejoin(&mut pages);
            (pages[0].1.items.len(), cells(pages[0].1.items.first()))
        };
        assert_eq!(page(154.0), (1, vec!["Sở Khoa học và Công/nghệ".to_owned()]));
        assert_eq!(page(180.0).0, 2);
    }

    #[test]
    fn a_title_that_ends_a_page_is_a_row_of_the_table_that_goes_on() {
        let columns = [(60.0, 80.0), (100.0, 200.0), (220.0, 300.0)];
        let first = vec![table(&columns, "12"), Item::Line(tests_lines("III. HẠ TẦNG", 60.0, 170.0, 12.0))];
        let mut pages = [
            (1, Layout { items: first, ..Layout::default() }),
            (2, Layout { items: vec![table(&columns, "13")], ..Layout::default() }),
        ];
        rejoin(&mut pages);
        assert_eq!(cells(pages[0].1.items.first()), ["12", "III. HẠ TẦNG"]);
        assert_eq!(pages[0].1.items.len(), 1);
    }

    #[test]
    fn headings_that_end_a_page_are_the_head_of_the_table_on_the_next() {
        let columns = [(60.0, 80.0), (100.0, 200.0), (220.0, 300.0)];
        let heading = |text: &str, start: f32, bold: bool| Item::Line(TextLine { bold, ..tests_lines(text, start, 700.0, 12.0) });
        let read = |bold: bool| {
            let lead = Item::Line(tests_lines("Giao các xã:", 60.0, 680.0, 12.0));
            let items = vec![lead, heading("TT", 62.0, bold), heading("Việc", 130.0, bold), heading("Hạn", 250.0, bold)];
            let mut pages = [
                (1, Layout { items, ..Layout::default() }),
                (2, Layout { items: vec![table(&columns, "1")], ..Layout::default() }),
            ];
            rejoin(&mut pages);
            (pages[0].1.items.len(), cells(pages[0].1.items.last()))
        };
        assert_eq!(read(true), (2, ["TT", "Việc", "Hạn"].map(str::to_owned).to_vec()));
        assert_eq!(read(false).0, 4);
    }
}
