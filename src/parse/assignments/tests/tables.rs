//! Assignments of tables.

use super::*;
use crate::base::place::Place;
use crate::model::{CellSpan, Column, ColumnRole, RowInfo, RowKind, Table, TableKind};

fn table(header: &[(&str, ColumnRole)], rows: &[(&[&str], RowKind)], spans: Vec<CellSpan>) -> Table {
    Table {
        id: "T1".into(),
        section_path: None,
        kind: TableKind::Assignment,
        caption: None,
        header: vec![header.iter().map(|(text, _)| (*text).to_owned()).collect()],
        rows: rows.iter().map(|(cells, _)| cells.iter().map(|cell| (*cell).to_owned()).collect()).collect(),
        columns: header.iter().map(|&(text, role)| Column { path: text.into(), role, period: None }).collect(),
        row_info: rows.iter().map(|&(_, kind)| RowInfo { kind, place: Place::default(), cells: vec![] }).collect(),
        spans,
        merged_from_parts: 1,
        header_places: vec![],
        place: Place::default(),
    }
}

fn of_table(table: &Table) -> Vec<Assignment> {
    let (doc, _) = outline("");
    let header = Letterhead::default();
    from_table(&Facts { doc: &doc, header: &header, plan_year: Some(2025), issued: None, school: false }, table)
}

#[test]
fn rows_of_a_table() {
    let columns = [
        ("TT", ColumnRole::Ordinal),
        ("Nhiệm vụ", ColumnRole::Task),
        ("Đơn vị chủ trì", ColumnRole::Lead),
        ("Phối hợp", ColumnRole::Coordinating),
        ("Thời gian", ColumnRole::Deadline),
        ("Sản phẩm", ColumnRole::Deliverable),
    ];
    let rows: &[(&[&str], RowKind)] = &[
        (&["I", "NHẬN THỨC SỐ", "", "", "", ""], RowKind::Group),
        (&["1", "Mở lớp", "Phòng Nội vụ; Phòng Y tế", "UBND các xã", "Cả năm", "Kế hoạch"], RowKind::Data),
        (&["2", "Phát sóng", "", "", "Tháng 3", "-"], RowKind::Data),
        (&["3", "Kéo dây", "Sở Công Thương (chủ trì), Điện lực (phối hợp)", "", "", ""], RowKind::Data),
        (&["4", "Tên việc suông", "", "", "", ""], RowKind::Data),
    ];
    let all = of_table(&table(&columns, rows, vec![CellSpan { row: 2, column: 2, rowspan: 2, colspan: 1 }]));
    let [class, radio, wires] = all.as_slice() else { panic!("{all:#?}") };
    assert_eq!((class.source.as_str(), class.role_text.as_deref()), ("table T1 row 2", Some("Đơn vị chủ trì")));
    assert_eq!((class.lead.len(), class.coordinating.len(), class.deliverable.as_deref()), (2, 1, Some("Kế hoạch")));
    assert_eq!(class.deadline.as_ref().and_then(|due| due.normal.as_deref()), Some("2025"));
    assert_eq!((radio.lead.len(), radio.deliverable.as_deref()), (2, None), "the cell above covers it");
    assert_eq!(
        (wires.lead.as_slice(), wires.coordinating.as_slice()),
        (["Sở Công Thương".to_owned()].as_slice(), ["Điện lực".to_owned()].as_slice())
    );
}

#[test]
fn a_cell_of_ditto_stands_for_the_one_above() {
    let columns = [("Nhiệm vụ", ColumnRole::Task), ("Đơn vị chủ trì", ColumnRole::Lead), ("Thời gian", ColumnRole::Deadline)];
    let rows: &[(&[&str], RowKind)] = &[
        (&["Dọn kênh", "nt", ""], RowKind::Data),
        (&["Mở lớp", "Phòng Y tế", "Tháng 3"], RowKind::Data),
        (&["Phát sóng", "-nt-", "nt"], RowKind::Data),
        (&["Kéo dây", "Như trên", "Tháng 5"], RowKind::Data),
    ];
    let leads = |all: &[Assignment]| all.iter().map(|one| one.lead.join(", ")).collect::<Vec<_>>();
    let all = of_table(&table(&columns, rows, vec![]));
    assert_eq!(leads(&all), ["Phòng Y tế", "Phòng Y tế", "Phòng Y tế"], "with nothing above it, it says nothing");
    assert_eq!(all[1].deadline.as_ref().and_then(|due| due.normal.as_deref()), Some("2025-03"));
}

#[test]
fn a_group_row_leads_where_no_column_does() {
    let columns = [("TT", ColumnRole::Ordinal), ("Nhiệm vụ", ColumnRole::Task), ("Thời hạn", ColumnRole::Deadline)];
    let rows: &[(&[&str], RowKind)] = &[(&["I", "SỞ NỘI VỤ", ""], RowKind::Group), (&["1", "Mở lớp", "Quý I"], RowKind::Data)];
    let all = of_table(&table(&columns, rows, vec![]));
    assert_eq!((all[0].lead[0].as_str(), all[0].inferred.as_slice()), ("SỞ NỘI VỤ", ["lead".to_owned()].as_slice()));
}

#[test]
fn one_column_for_leads_and_partners() {
    let columns = [("Nhiệm vụ", ColumnRole::Task), ("Đơn vị thực hiện", ColumnRole::Lead), ("Thời hạn", ColumnRole::Deadline)];
    let rows: &[(&[&str], RowKind)] = &[
        (&["Mở lớp", "Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ", "Quý I–II/2026"], RowKind::Data),
        (&["Kéo dây", "Sở Công Thương chủ trì; Điện lực phối hợp", "Khi có phát sinh"], RowKind::Data),
    ];
    let all = of_table(&table(&columns, rows, vec![]));
    let brief: Vec<(&str, &str, Option<&str>)> = all
        .iter()
        .map(|one| {
            (one.lead[0].as_str(), one.coordinating[0].as_str(), one.deadline.as_ref().and_then(|due| due.normal.as_deref()))
        })
        .collect();
    assert_eq!(brief, [("Sở Y tế", "Sở Nội vụ", Some("2026-Q1/2026-Q2")), ("Sở Công Thương", "Điện lực", Some("relative"))]);
}

#[test]
fn a_row_of_bodies_under_a_task_does_that_task() {
    let columns = [
        ("TT", ColumnRole::Ordinal),
        ("Nhiệm vụ", ColumnRole::Task),
        ("Chủ trì", ColumnRole::Lead),
        ("Phối hợp", ColumnRole::Coordinating),
        ("Hạn", ColumnRole::Deadline),
    ];
    let rows: &[(&[&str], RowKind)] = &[
        (&["1", "Lập sổ", "Sở Y tế", "Các xã", "Quý I/2025"], RowKind::Data),
        (&["", "", "Sở Nội vụ", "Các phường", ""], RowKind::Data),
        (&["2", "Giữ sổ", "Công an tỉnh", "", "Quý II/2025"], RowKind::Data),
    ];
    let all = of_table(&table(&columns, rows, vec![]));
    assert_eq!(all.iter().map(|one| one.task.as_str()).collect::<Vec<_>>(), ["Lập sổ", "Lập sổ", "Giữ sổ"]);
    assert_eq!((all[1].lead.join(" + "), all[1].coordinating.join(" + ")), ("Sở Nội vụ".into(), "Các phường".into()));
    assert_eq!(all[1].deadline.as_ref().and_then(|due| due.normal.as_deref()), Some("2025-Q1"));
    assert_eq!(all[1].inferred, ["task"]);
}

#[test]
fn a_task_below_a_cell_of_bodies_is_theirs() {
    let columns = [
        ("TT", ColumnRole::Ordinal),
        ("Nhóm", ColumnRole::Other),
        ("Nhiệm vụ", ColumnRole::Task),
        ("Chủ trì", ColumnRole::Lead),
        ("Phối hợp", ColumnRole::Coordinating),
        ("Hạn", ColumnRole::Deadline),
    ];
    let rows: &[(&[&str], RowKind)] = &[
        (&["1", "Sổ sách", "Lập sổ", "Sở Y tế", "Các xã", "Quý I/2025"], RowKind::Data),
        (&["", "", "- Giữ sổ", "", "", "Quý II/2025"], RowKind::Sub),
        (&["", "", "Chia sổ", "Sở Nội vụ", "", "Quý III/2025"], RowKind::Sub),
        (&["", "", "Đóng sổ", "", "", "Quý IV/2025"], RowKind::Sub),
        (&["", "", "(kể cả sổ cũ)", "", "", ""], RowKind::Sub),
        (&["2", "Tủ", "Mua tủ", "", "", "Quý II/2025"], RowKind::Data),
    ];
    let all = of_table(&table(&columns, rows, vec![]));
    let brief = |one: &Assignment| format!("{}: {} / {}", one.task, one.lead.join(" + "), one.coordinating.join(" + "));
    assert_eq!(
        all.iter().map(brief).collect::<Vec<_>>(),
        ["Lập sổ: Sở Y tế / Các xã", "Giữ sổ: Sở Y tế / Các xã", "Chia sổ: Sở Nội vụ / ", "Đóng sổ: Sở Nội vụ / ", "Mua tủ:  / "]
    );
    assert_eq!((all[1].inferred.as_slice(), all[2].inferred.len()), (["lead".to_owned()].as_slice(), 0));
    // Where the format states spans, an empty cell is empty.
    let all = of_table(&table(&columns, rows, vec![CellSpan { row: 1, column: 1, rowspan: 2, colspan: 1 }]));
    assert_eq!(all[1].lead.len(), 0);
}

#[test]
fn a_time_in_the_column_of_leads_is_no_body() {
    let columns = [("Nhiệm vụ", ColumnRole::Task), ("Chủ trì", ColumnRole::Lead), ("Sản phẩm", ColumnRole::Deliverable)];
    let rows: &[(&[&str], RowKind)] = &[(&["Lập sổ", "Tháng 9/2025", "Sổ sách"], RowKind::Data)];
    assert_eq!(of_table(&table(&columns, rows, vec![]))[0].lead, [] as [&str; 0]);
}

#[test]
fn of_several_columns_of_bodies_the_duties_tell_who_leads() {
    let columns = [
        ("Nhiệm vụ", ColumnRole::Task),
        ("Lãnh đạo phụ trách", ColumnRole::Lead),
        ("Cấp tỉnh chủ trì", ColumnRole::Lead),
        ("Cấp xã chủ trì", ColumnRole::Lead),
        ("Cơ quan thẩm định", ColumnRole::Lead),
    ];
    let rows: &[(&[&str], RowKind)] = &[
        (&["Lập sổ", "Đ/c Trần Văn An", "Sở Y tế", "Trạm Y tế", "Sở Tư pháp"], RowKind::Data),
        (&["Giữ sổ", "", "", "Trạm Y tế", ""], RowKind::Data),
    ];
    let all = of_table(&table(&columns, rows, vec![]));
    assert_eq!((all[0].lead.join(" + "), all[1].lead.join(" + ")), ("Sở Y tế + Trạm Y tế".into(), "Trạm Y tế".into()));
    assert_eq!((all[0].others.len(), all[0].others[0].agency.as_str()), (1, "Đ/c Trần Văn An"));
    assert_eq!((all[0].others[0].role, all[1].role_text.as_deref()), (Role::Monitoring, Some("Cấp xã chủ trì")));
    let columns = [("Việc", ColumnRole::Task), ("Người phụ trách", ColumnRole::Lead), ("Đơn vị thực hiện", ColumnRole::Lead)];
    let rows: &[(&[&str], RowKind)] = &[(&["Lập sổ", "Bà Lê Thị Bình", "Trạm Y tế"], RowKind::Data)];
    let one = of_table(&table(&columns, rows, vec![])).remove(0);
    assert_eq!((one.lead[0].as_str(), one.others[0].agency.as_str()), ("Trạm Y tế", "Bà Lê Thị Bình"));
}
