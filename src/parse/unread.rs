//! What looks like a value and gave none: said aloud, so that nothing is lost in silence.

use std::collections::HashMap;

use super::facts::Facts;
use super::flow::Flow;
use super::indicators::prose::is_among_targets;
use super::number::parse_quantity;
use super::structure::Parts;
use super::tables::{names_plan_of_year, wholes};
use super::values::outlines;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::place::Place;
use crate::model::{Assignment, Column, ColumnRole, Indicator, RowInfo, RowKind, Table, TableKind};

/// Paragraphs of goals that hold a percentage, yet give no indicator.
pub(crate) fn figures(facts: &Facts, parts: &Parts, indicators: &[Indicator]) -> Vec<Diagnostic> {
    let starts = Starts::new(indicators.iter().map(|indicator| indicator.place));
    let mut found = vec![];
    for outline in outlines(parts) {
        for (at, node) in outline.nodes.iter().enumerate() {
            for flow in node.body.iter().filter(|flow| holds_percentage(flow)) {
                let place = flow.whole(facts.doc);
                if !starts.any_in(place) && is_among_targets(outline, at) {
                    let message = "a percentage among the goals that gave no indicator";
                    found.push(Diagnostic::new("figure-unread", Severity::Warning, message, place));
                }
            }
        }
    }
    found
}

/// Cells of indicator tables that hold a figure to reach or reached, in rows that have no such value from any cell.
pub(crate) fn cells(tables: &[Table], indicators: &[Indicator]) -> Vec<Diagnostic> {
    let of_rows: HashMap<u32, &Indicator> = indicators.iter().map(|found| (found.place.start, found)).collect();
    let mut found: Vec<Diagnostic> = tables.iter().filter_map(untyped).collect();
    for table in tables.iter().filter(|table| table.kind == TableKind::Indicator) {
        let columns = |role| table.columns.iter().enumerate().filter(move |(_, c)| c.role == role).map(|(at, _)| at);
        for (row, info) in table.row_info.iter().enumerate().filter(|(_, info)| info.kind != RowKind::Group) {
            let indicator = of_rows.get(&info.place.start);
            let aimed = indicator.is_some_and(|it| it.target.is_some() || it.delta.is_some() || it.rank_target.is_some());
            let reached = indicator.is_some_and(|it| it.baseline.is_some() || it.rank.is_some());
            let figure =
                |column: &usize| table.rows[row].get(*column).is_some_and(|cell| cell.contains(|c: char| c.is_ascii_digit()));
            let unread = |role, read: bool| if read { None } else { columns(role).find(figure) };
            let both = [unread(ColumnRole::Target, aimed), unread(ColumnRole::Baseline, reached)];
            found.extend(both.into_iter().flatten().map(|column| {
                let message = "a figure in a table of indicators that gave no value";
                Diagnostic::new("figure-unread", Severity::Warning, message, cell_place(info, column))
            }));
        }
    }
    found
}

/// The first figure of a column of targets, in a table that is not seen to be one of indicators: none of them is read.
fn untyped(table: &Table) -> Option<Diagnostic> {
    let planned = |column: &Column| column.role == ColumnRole::Other && names_plan_of_year(&column.path);
    let target = |&column: &usize| {
        let column = &table.columns[column];
        column.role == ColumnRole::Target || planned(column)
    };
    if table.kind != TableKind::Other {
        return None;
    }
    let figure = |row: usize, column: usize| table.rows[row].get(column).is_some_and(|cell| parse_quantity(cell).is_some());
    let rows = table.row_info.iter().enumerate().filter(|(_, info)| info.kind != RowKind::Group);
    let (info, column) = rows
        .flat_map(|(row, info)| (0..table.columns.len()).filter(target).map(move |column| (row, info, column)))
        .find_map(|(row, info, column)| figure(row, column).then_some((info, column)))?;
    let message = "a table with figures to reach, whose columns do not say of what: it gave no indicators";
    Some(Diagnostic::new("figure-unread", Severity::Warning, message, cell_place(info, column)))
}

/// Rows of tables of assignments that say what to do and give no assignment, and have no parts that do.
pub(crate) fn rows(tables: &[Table], assignments: &[Assignment]) -> Vec<Diagnostic> {
    let starts = Starts::new(assignments.iter().map(|assignment| assignment.place));
    let mut found = vec![];
    let names_doers = |table: &&Table| table.columns.iter().any(|column| column.role == ColumnRole::Lead);
    for table in tables.iter().filter(names_doers).filter(|table| table.kind == TableKind::Assignment) {
        let tasks: Vec<usize> =
            (0..table.columns.len()).filter(|&column| table.columns[column].role == ColumnRole::Task).collect();
        let mut has_parts = vec![false; table.rows.len()];
        wholes(table).into_iter().flatten().for_each(|whole| has_parts[whole] = true);
        for (row, info) in table.row_info.iter().enumerate() {
            let says = |&&column: &&usize| table.rows[row].get(column).is_some_and(|cell| !cell.trim().is_empty());
            let heads = has_parts[row] || matches!(info.kind, RowKind::Group | RowKind::Total);
            if let Some(&task) = tasks.iter().find(says).filter(|_| !heads && !starts.any_in(info.place)) {
                let message = "a row of a table of tasks that gave no assignment";
                found.push(Diagnostic::new("task-without-doer", Severity::Warning, message, cell_place(info, task)));
            }
        }
    }
    found
}

/// The place of a cell; of its row where the cell has none.
fn cell_place(info: &RowInfo, column: usize) -> Place {
    info.cells.get(column).copied().unwrap_or(info.place)
}

/// The remark on a dated task whose doer was not found.
pub(crate) fn orphan(place: Place) -> Diagnostic {
    let message = "a task with a date whose doer was not found";
    Diagnostic::new("task-without-doer", Severity::Warning, message, place)
}

/// Where values start, in order.
struct Starts(Vec<u32>);

impl Starts {
    fn new(places: impl Iterator<Item = Place>) -> Self {
        let mut starts: Vec<u32> = places.map(|place| place.start).collect();
        starts.sort_unstable();
        Self(starts)
    }

    fn any_in(&self, place: Place) -> bool {
        let next = self.0.partition_point(|&start| start < place.start);
        self.0.get(next).is_some_and(|&start| start < place.end)
    }
}

fn holds_percentage(flow: &Flow) -> bool {
    let text = flow.text.as_bytes();
    memchr::memchr_iter(b'%', text).any(|at| text[..at].trim_ascii_end().last().is_some_and(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use crate::model::Plan;

    fn remarks(text: &str) -> Vec<(String, String)> {
        let plan: Plan = crate::parse(text.as_bytes(), crate::Format::Text, &crate::ParseOptions::default()).unwrap();
        let at = |place: crate::Place| text[place.start as usize..place.end as usize].to_owned();
        plan.diagnostics.iter().map(|remark| (remark.id.clone(), at(remark.place))).collect()
    }

    #[test]
    fn a_percentage_without_an_indicator_is_reported() {
        let text = "KẾ HOẠCH\nTrồng rừng năm 2026\n\nI. MỤC TIÊU\n1. Tỷ lệ che phủ đạt 52%.\n2. Khi tham gia, cứ 3% thì, do, nên.\n\n\
                    II. NHIỆM VỤ\n1. Khi làm, cứ 4% thì, do, nên.\n";
        assert_eq!(remarks(text), [("figure-unread".into(), "Khi tham gia, cứ 3% thì, do, nên.".into())]);
    }

    #[test]
    fn a_dated_task_without_a_doer_is_reported() {
        let text = "KẾ HOẠCH\nTrồng rừng năm 2026\n\nIV. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng báo cáo trước ngày 15/4/2026.\n\
                    2. Hoàn thành việc giao cây giống trước ngày 30/4/2026.\n3. Cây giống phải tốt.\n";
        let expected = "Hoàn thành việc giao cây giống trước ngày 30/4/2026.";
        assert_eq!(remarks(text), [("task-without-doer".into(), expected.into())]);
    }

    #[test]
    fn figures_of_tables_that_give_no_value_are_reported() {
        let text = "KẾ HOẠCH\nTrồng rừng năm 2026\n\nI. MỤC TIÊU\n\nTT\tChỉ tiêu\tĐơn vị\tThực hiện năm 2025\tKế hoạch năm 2026\n\
                    1\tCây giống\ttriệu cây\t12\tTăng 5%\n2\tRừng trồng\tha\t300\t350\n3\tXưởng gỗ\txưởng\txưởng 1 và 2\t12\n";
        let message = |text: &str| ("figure-unread".to_owned(), text.to_owned());
        assert_eq!(remarks(text), [message("Tăng 5%"), message("xưởng 1 và 2")]);
    }

    #[test]
    fn a_table_of_targets_whose_rows_have_no_name_is_reported_once() {
        let text = "KẾ HOẠCH\nTrồng rừng năm 2026\n\nI. MỤC TIÊU\n\nTT\tSản phẩm\tKế hoạch 2026\t\tKế hoạch 2027\t\n\
                    \t\tLượng (Tấn)\tGiá trị (Tỷ đồng)\tLượng (Tấn)\tGiá trị tham gia xuất khẩu (Tỷ đồng)\n\
                    1\tGỗ keo\t120\t36\t130\t40\n2\tGỗ thông\t50\t15\t60\t19\n";
        assert_eq!(remarks(text), [("figure-unread".into(), "120".into())]);
    }

    #[test]
    fn rows_of_tasks_that_give_no_assignment_are_reported() {
        let text = "KẾ HOẠCH\nTrồng rừng năm 2026\n\nI. NHIỆM VỤ\n\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n\
                    1\tGiống cây\t\t\n1.1\tMua hạt giống\tSở Xây dựng\tTháng 3\n2\tTỉa cành\t\t\n3\tTưới cây\tSở Y tế\tTháng 4\n";
        assert_eq!(remarks(text), [("task-without-doer".into(), "Tỉa cành".into())]);
    }
}
