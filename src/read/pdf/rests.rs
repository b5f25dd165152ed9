//! Tables that go on over a page: rows of one without rules that stand alone on the next page, a title of a group that
//! stands last on a page, and the last line of a cell that had no room in its table.

use super::layout::{Cell, Item, Layout, Table, TextLine};

/// Puts such parts where they belong.
pub(super) fn rejoin(pages: &mut [(u32, Layout)]) {
    for at in 0..pages.len() {
        let (before, after) = pages.split_at_mut(at + 1);
        let Some((_, page)) = before.last_mut() else { continue };
        put_in_cell(&mut page.items);
        let Some((_, next)) = after.first_mut() else { continue };
        let Some(columns) = open_columns(&page.items) else { continue };
        let table = |layout: &Layout| matches!(layout.items.first(), Some(Item::Table(table)) if table.columns.len() >= columns.len());
        let ends = matches!(page.items.last(), Some(Item::Table(_)));
        if ends && !table(next) {
            next.go_on(&columns);
        }
        if !ends && table(next) {
            take_title(&mut page.items);
        }
    }
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
    let ranked = !rank.is_empty() && rank.len() <= 5 && (rank.bytes().all(|c| b"IVX".contains(&c)) || matches!(rank, "A" | "B" | "C" | "D"));
    let left = table.columns.first().is_some_and(|column| (line.start - column.0).abs() < line.size);
    ranked && left && line.base - table.area.bottom < line.size * 3.0
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
        let last = cell.lines.last().filter(|last| (line.base - last.base) < line.size * 1.6 && (last.size - line.size).abs() < 0.5);
        inside && last.is_some()
    };
    let cell = table.rows.iter_mut().rev().take(8).flatten().find(under);
    if let Some(cell) = cell {
        cell.lines.push(line.clone());
        items.pop();
    }
}
