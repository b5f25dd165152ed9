//! Tests of whole tables without rules.

use super::*;
use crate::read::pdf::layout::TextLine;
use crate::read::pdf::layout::lines::{rows, tests::set};

#[test]
fn columns_under_each_other_are_a_table() {
    let mut glyphs = vec![];
    for (at, (name, value)) in [("Lúa", "12,5"), ("Ngô", "3,1"), ("Sắn", "40")].into_iter().enumerate() {
        let base = 100.0 + 20.0 * at as f32;
        glyphs.extend(set(&(at + 1).to_string(), 50.0, base, 12.0));
        glyphs.extend(set(name, 90.0, base, 12.0));
        glyphs.extend(set(value, 200.0, base, 12.0));
    }
    let (table, count) = table_at(&rows(&glyphs)).unwrap();
    assert_eq!((count, table.rows.len(), table.rows[1].len()), (3, 3, 3));
    assert_eq!(table.rows[2][1].lines[0].text(), "Sắn");
}

#[test]
fn two_rows_are_no_table() {
    let mut glyphs = vec![];
    for base in [100.0, 120.0] {
        glyphs.extend([50.0, 150.0, 250.0].into_iter().flat_map(|start| set("abc", start, base, 12.0)));
    }
    assert!(table_at(&rows(&glyphs)).is_none());
}

/// Texts at places, laid out as a table: its cells row by row, with the columns that a cell covers.
fn read(parts: &[(&str, f32, f32)]) -> (Vec<String>, usize) {
    let glyphs: Vec<_> = parts.iter().flat_map(|(text, start, base)| set(text, *start, *base, 12.0)).collect();
    let (table, count) = table_at(&rows(&glyphs)).unwrap();
    let cell = |cell: &Cell| {
        let text = cell.lines.iter().map(TextLine::text).collect::<Vec<_>>().join("/");
        let text = if cell.rowspan > 1 { format!("{text} v{}", cell.rowspan) } else { text };
        if cell.colspan > 1 { format!("{text} x{}", cell.colspan) } else { text }
    };
    (table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")).collect(), count)
}

#[test]
fn heads_titles_and_wrapped_cells() {
    let (cells, count) = read(&[
        ("TT", 50.0, 100.0),
        ("Cây", 120.0, 100.0),
        ("Sản lượng", 231.0, 100.0),
        ("2025", 210.0, 116.0),
        ("2026", 270.0, 116.0),
        ("I. CÂY HẰNG NĂM", 50.0, 136.0),
        ("1", 50.0, 156.0),
        ("Lúa nương,", 80.0, 156.0),
        ("12,5", 210.0, 156.0),
        ("13", 270.0, 156.0),
        ("lúa nước", 80.0, 170.0),
        ("tấn", 210.0, 170.0),
        ("tấn", 270.0, 170.0),
        ("2", 50.0, 190.0),
        ("Ngô", 80.0, 190.0),
        ("3,1", 210.0, 190.0),
        ("4", 270.0, 190.0),
        ("3", 50.0, 210.0),
        ("Sắn", 80.0, 210.0),
        ("40", 210.0, 210.0),
        ("41", 270.0, 210.0),
    ]);
    let expected = [
        "TT v2|Cây v2|Sản lượng x2",
        "2025|2026",
        "I. CÂY HẰNG NĂM x4",
        "1|Lúa nương,/lúa nước|12,5/tấn|13/tấn",
        "2|Ngô|3,1|4",
        "3|Sắn|40|41",
    ];
    assert_eq!((cells, count), (expected.map(str::to_owned).to_vec(), 7));
}

#[test]
fn cells_and_headings_set_in_the_middle_of_their_rows() {
    let (cells, _) = read(&[
        ("Thực hiện", 198.0, 100.0),
        ("TT", 50.0, 107.0),
        ("Cây", 105.0, 107.0),
        ("2024", 170.0, 114.0),
        ("2025", 213.0, 114.0),
        ("2026", 256.0, 114.0),
        ("1", 50.0, 134.0),
        ("Lúa", 80.0, 134.0),
        ("12,5", 170.0, 134.0),
        ("13", 213.0, 134.0),
        ("14", 256.0, 134.0),
        ("Ngô lai,", 80.0, 154.0),
        ("2", 50.0, 161.0),
        ("3,1", 170.0, 161.0),
        ("4", 213.0, 161.0),
        ("ngô nếp", 80.0, 168.0),
        ("3", 50.0, 188.0),
        ("Sắn", 80.0, 188.0),
        ("40", 170.0, 188.0),
        ("41", 213.0, 188.0),
        ("42", 256.0, 188.0),
    ]);
    let expected =
        ["TT v2|Cây v2|Thực hiện x3", "2024|2025|2026", "1|Lúa|12,5|13|14", "2|Ngô lai,/ngô nếp|3,1|4|", "3|Sắn|40|41|42"];
    assert_eq!(cells, expected);
}

#[test]
fn headings_beside_their_columns_and_a_row_of_the_page_before() {
    let (cells, _) = read(&[
        ("TT", 50.0, 100.0),
        ("Tên trường", 110.0, 100.0),
        ("Số lớp", 250.0, 100.0),
        ("và trung học", 80.0, 120.0),
        ("1", 40.0, 140.0),
        ("Trường Hạ Lý,", 80.0, 140.0),
        ("12", 230.0, 140.0),
        ("Suối Lâm", 80.0, 154.0),
        ("2", 40.0, 174.0),
        ("Trường Nà Bản", 80.0, 174.0),
        ("9", 230.0, 174.0),
        ("3", 40.0, 194.0),
        ("Trường Bình An", 80.0, 194.0),
        ("16", 230.0, 194.0),
    ]);
    let expected =
        ["TT|Tên trường|Số lớp", "|và trung học|", "1|Trường Hạ Lý,/Suối Lâm|12", "2|Trường Nà Bản|9", "3|Trường Bình An|16"];
    assert_eq!(cells, expected);
}

#[test]
fn the_number_of_a_row_that_had_no_room_is_one_of_the_table() {
    let mut parts = vec![];
    for (at, number) in ["1", "2", "3"].into_iter().enumerate() {
        let base = 100.0 + 16.0 * at as f32;
        parts.extend([(number, 50.0, base), ("Hạ", 150.0, base), ("12", 250.0, base)]);
    }
    parts.push(("4", 50.0, 148.0));
    assert_eq!(read(&parts), (["1|Hạ|12", "2|Hạ|12", "3|Hạ|12", "4||"].map(str::to_owned).to_vec(), 4));
}

#[test]
fn text_under_a_table_is_no_row_of_it() {
    let mut parts = vec![];
    for at in 0..4u8 {
        let base = 100.0 + 16.0 * f32::from(at);
        parts.extend([("Xã", 50.0, base), ("Hạ", 150.0, base), ("12", 250.0, base)]);
    }
    parts.push(("Tổng hợp theo báo cáo của các xã", 50.0, 164.0));
    assert_eq!(read(&parts).1, 4);
}

/// A table whose columns are `step` apart, line by line from `base` on, `pitch` apart; blank cells are not drawn.
fn grid<'a>(lines: &[&[&'a str]], step: f32, base: f32, pitch: f32) -> Vec<(&'a str, f32, f32)> {
    let line = |(row, cells): (usize, &&[&'a str])| -> Vec<(&'a str, f32, f32)> {
        let place = |(column, text): (usize, &&'a str)| (*text, 50.0 + step * column as f32, base + pitch * row as f32);
        cells.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(place).collect()
    };
    lines.iter().enumerate().flat_map(line).collect()
}

#[test]
fn months_with_a_heading_over_three_and_some_of_them_blank() {
    let mut parts = vec![("TT", 50.0, 100.0), ("Quý I", 158.0, 100.0), ("Quý II", 275.0, 100.0)];
    let lines: [&[&str]; 5] = [
        &["", "", "1", "2", "3", "4", "5", "6"],
        &["1", "Lúa", "x", "x", "", "", "", ""],
        &["2", "Ngô", "", "x", "", "", "x", ""],
        &["3", "Sắn", "x", "", "", "", "x", "x"],
        &["4", "Lạc", "", "", "", "", "", "x"],
    ];
    parts.push(("Cây", 90.0, 100.0));
    parts.extend(grid(&lines, 40.0, 120.0, 20.0));
    let expected =
        ["TT v2|Cây v2|Quý I x3|Quý II x3", "1|2|3|4|5|6", "1|Lúa|x|x||||", "2|Ngô||x|||x|", "3|Sắn|x||||x|x", "4|Lạc||||||x"];
    assert_eq!(read(&parts).0, expected);
}

#[test]
fn groups_and_totals_reach_over_columns() {
    let lines: [&[&str]; 5] =
        [&["1", "Lúa", "12,5", "13"], &["2", "Ngô", "3,1", "4"], &[], &["3", "Sắn", "40", "41"], &["", "", "55,6", "58"]];
    let mut parts = grid(&lines, 60.0, 100.0, 20.0);
    parts.extend([("II", 50.0, 140.0), ("Cây lấy củ của xã", 110.0, 140.0), ("Tổng cộng", 65.0, 180.0)]);
    let expected = ["1|Lúa|12,5|13", "2|Ngô|3,1|4", "II|Cây lấy củ của xã x3", "3|Sắn|40|41", "Tổng cộng x2|55,6|58"];
    assert_eq!(read(&parts).0, expected);
}

#[test]
fn a_number_cut_by_a_narrow_column_is_one_label() {
    let lines: [&[&str]; 5] =
        [&["8", "Lúa", "12,5"], &["9", "Ngô", "3,1"], &["1", "Sắn", "40"], &["0", "đồi", ""], &["11", "Lạc", "7"]];
    let expected = ["8|Lúa|12,5", "9|Ngô|3,1", "10|Sắn/đồi|40", "11|Lạc|7"];
    assert_eq!(read(&grid(&lines, 60.0, 100.0, 14.0)).0, expected);
}

#[test]
fn rows_that_are_not_set_apart_begin_with_their_labels() {
    let lines: [&[&str]; 6] = [
        &["TT", "Việc", "Nơi"],
        &["1", "Giao", "Sở Lúa"],
        &["", "đất;", "và Ngô"],
        &["", "đo", ""],
        &["2", "Thu", "Xã Hạ"],
        &["3", "Nộp", "Xã Lý"],
    ];
    let expected = ["TT|Việc|Nơi", "1|Giao/đất;/đo|Sở Lúa/và Ngô", "2|Thu|Xã Hạ", "3|Nộp|Xã Lý"];
    assert_eq!(read(&grid(&lines, 60.0, 100.0, 14.0)).0, expected);
}

#[test]
fn text_after_a_table_does_not_widen_its_columns() {
    let mut parts = grid(&[&["1", "Lúa", "12"], &["2", "Ngô", "3"], &["3", "Sắn", "40"]], 80.0, 100.0, 16.0);
    parts.push(("Nêu", 80.0, 148.0));
    let (table, count) = {
        let glyphs: Vec<_> = parts.iter().flat_map(|(text, start, base)| set(text, *start, *base, 12.0)).collect();
        table_at(&rows(&glyphs)).unwrap()
    };
    assert_eq!((count, table.columns.len()), (3, 3));
}

#[test]
fn a_few_rows_go_on_with_the_table_of_the_page_before() {
    let known = [(50.0, 62.0), (110.0, 160.0), (230.0, 260.0)];
    let page = |parts: &[(&str, f32, f32)]| {
        let glyphs: Vec<_> = parts.iter().flat_map(|(text, start, base)| set(text, *start, *base, 12.0)).collect();
        rest_of(&rows(&glyphs), &known).map(|(table, count)| (table.rows.len(), count))
    };
    assert_eq!(
        page(&[("4", 50.0, 100.0), ("Lạc", 110.0, 100.0), ("7", 230.0, 100.0), ("Nêu tại các xã, huyện", 50.0, 130.0)]),
        Some((1, 1))
    );
    assert_eq!(page(&[("Nơi nhận:", 50.0, 100.0), ("CHỦ TỊCH", 230.0, 100.0)]), None);
}

#[test]
fn headings_in_the_middle_of_their_height_begin_the_table() {
    let mut parts = vec![
        ("Kế hoạch năm", 206.0, 100.0),
        ("2026", 230.0, 114.0),
        ("Nơi", 340.0, 107.0),
        ("TT", 50.0, 114.0),
        ("Cây", 105.0, 114.0),
        ("Quý I", 200.0, 128.0),
        ("Quý II", 260.0, 128.0),
    ];
    for (at, cells) in
        [["1", "Lúa", "12,5", "13", "Hạ"], ["2", "Ngô", "3,1", "4", "Lý"], ["3", "Sắn", "40", "41", "Hạ"]].iter().enumerate()
    {
        let starts = [50.0, 100.0, 203.0, 270.0, 340.0];
        parts.extend(cells.iter().zip(starts).map(|(cell, start)| (*cell, start, 150.0 + 20.0 * at as f32)));
    }
    let expected =
        ["TT v2|Cây v2|Kế hoạch năm/2026 x2|Nơi v2", "Quý I|Quý II", "1|Lúa|12,5|13|Hạ", "2|Ngô|3,1|4|Lý", "3|Sắn|40|41|Hạ"];
    assert_eq!(read(&parts).0, expected);
}

#[test]
fn columns_that_never_stand_beside_a_label() {
    let mut parts = vec![];
    for at in 0..3u8 {
        let base = 100.0 + 40.0 * f32::from(at);
        parts.extend([
            ("Tháng", 200.0, base - 7.0),
            ("6/2026", 198.0, base + 7.0),
            ("Giao đất", 80.0, base),
            ("Sở Lúa", 300.0, base),
        ]);
        parts.push((["1", "2", "3"][usize::from(at)], 50.0, base));
    }
    let expected = ["1|Giao đất|Tháng/6/2026|Sở Lúa", "2|Giao đất|Tháng/6/2026|Sở Lúa", "3|Giao đất|Tháng/6/2026|Sở Lúa"];
    assert_eq!(read(&parts).0, expected);
}

#[test]
fn a_total_named_in_a_column_of_values_reaches_over_those_before() {
    let lines: [&[&str]; 3] =
        [&["1", "Lúa", "x", "", "x", "12,5"], &["2", "Ngô", "", "x", "x", "3,1"], &["3", "Sắn", "x", "x", "", "40"]];
    let mut parts = grid(&lines, 50.0, 100.0, 20.0);
    parts.extend([("Cộng", 141.0, 160.0), ("55,6", 300.0, 160.0)]);
    let expected = ["1|Lúa|x||x|12,5", "2|Ngô||x|x|3,1", "3|Sắn|x|x||40", "Cộng x5|55,6"];
    assert_eq!(read(&parts).0, expected);
}

#[test]
fn numbers_of_two_levels_cut_by_a_narrow_column() {
    let lines: [&[&str]; 5] =
        [&["1", "Lúa", "12,5"], &["2", "Ngô", "3,1"], &["2.", "Ngô lai", "2"], &["1", "trên đồi", ""], &["3", "Sắn", "40"]];
    let expected = ["1|Lúa|12,5", "2|Ngô|3,1", "2.1|Ngô lai/trên đồi|2", "3|Sắn|40"];
    assert_eq!(read(&grid(&lines, 60.0, 100.0, 14.0)).0, expected);
    let lines: [&[&str]; 5] =
        [&["1", "Lúa", "12,5"], &["8", "nương", ""], &["1", "Ngô", "3,1"], &["9", "lai", ""], &["20", "Sắn", "40"]];
    assert_eq!(read(&grid(&lines, 60.0, 100.0, 14.0)).0, ["18|Lúa/nương|12,5", "19|Ngô/lai|3,1", "20|Sắn|40"]);
}

#[test]
fn rows_under_a_head_that_alone_has_rules() {
    let heading = |text: &str, edges: (f32, f32)| {
        let lines = vec![rows(&set(text, edges.0 + 4.0, 80.0, 12.0)).remove(0).into_line()];
        Cell { lines, colspan: 1, rowspan: 1, edges }
    };
    let head = |first: &str| Table {
        area: Area { left: 40.0, top: 66.0, right: 300.0, bottom: 86.0 },
        rows: vec![vec![heading(first, (40.0, 80.0)), heading("Cây", (80.0, 180.0)), heading("Số", (180.0, 300.0))]],
        columns: vec![],
    };
    let lines: [&[&str]; 2] = [&["1", "Lúa", "12,5"], &["2", "Ngô", "3,1"]];
    let parts = [grid(&lines, 70.0, 102.0, 18.0), vec![("Các xã báo cáo kết quả trước ngày 15", 60.0, 150.0)]].concat();
    let glyphs: Vec<_> = parts.iter().flat_map(|(text, start, base)| set(text, *start, *base, 12.0)).collect();
    let under = |first: &str| {
        let mut table = head(first);
        (under(&mut table, &rows(&glyphs)), table.rows.len())
    };
    assert_eq!(under("TT"), (Some(2), 3));
    // A table with rows of its own has all of them.
    assert_eq!(under("1"), (None, 1));
}

#[test]
fn text_that_starts_left_of_a_column_is_no_line_of_it() {
    let mut parts = grid(&[&["1", "Lúa", "12"], &["2", "Ngô", "3"], &["3", "Sắn", "40"]], 80.0, 100.0, 16.0);
    parts.push(("Kết quả là căn cứ", 70.0, 148.0));
    parts.push(("III. THỰC HIỆN", 70.0, 163.0));
    assert_eq!(read(&parts).1, 3);
}

#[test]
fn figures_in_the_middle_of_their_rows_tell_them_apart() {
    let name = |text: &'static str, base: f32| (text, 50.0, base);
    let mut parts = vec![("Đơn vị", 50.0, 80.0), ("Lớp", 200.0, 80.0), ("Trẻ", 260.0, 80.0)];
    parts.extend([name("Phòng Nương,", 100.0), name("Ruộng", 114.0), name("Trường Hoa", 128.0), name("Ban", 142.0)]);
    parts.extend([("3", 200.0, 107.0), ("40", 260.0, 107.0), ("5", 200.0, 135.0), ("61", 260.0, 135.0)]);
    for (at, text) in ["Xã Hạ", "Xã Lý", "Xã Bản"].into_iter().enumerate() {
        let base = 156.0 + 14.0 * at as f32;
        parts.extend([name(text, base), ("7", 200.0, base), ("80", 260.0, base)]);
    }
    let expected = ["Đơn vị|Lớp|Trẻ", "Phòng Nương,/Ruộng|3|40", "Trường Hoa/Ban|5|61", "Xã Hạ|7|80"];
    assert_eq!(read(&parts).0[..4], expected);
}

#[test]
fn rows_with_labels_in_their_middle_after_the_rest_of_another() {
    let columns = [(50.0, 62.0), (80.0, 170.0), (200.0, 260.0)];
    let rest = |parts: &[(&str, f32, f32)]| {
        let glyphs: Vec<_> = parts.iter().flat_map(|(text, start, base)| set(text, *start, *base, 12.0)).collect();
        let table = rest_of(&rows(&glyphs), &columns).unwrap().0;
        let text = |cell: &Cell| cell.lines.iter().map(TextLine::text).collect::<Vec<_>>().join("/");
        table.rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join("|")).collect::<Vec<_>>()
    };
    let mut parts = vec![("cho các", 80.0, 100.0), ("xã vùng", 80.0, 114.0), ("sâu", 80.0, 128.0)];
    parts.extend([("Trồng", 80.0, 142.0), ("rừng", 80.0, 156.0), ("7", 50.0, 149.0), ("Quý I", 200.0, 149.0)]);
    parts.extend([("Giao", 80.0, 170.0), ("đất", 80.0, 184.0), ("8", 50.0, 177.0), ("Quý II", 200.0, 177.0)]);
    assert_eq!(rest(&parts), ["|cho các/xã vùng/sâu|", "7|Trồng/rừng|Quý I", "8|Giao/đất|Quý II"]);
    // The last row is cut by the end of the page.
    parts.extend([("9", 50.0, 198.0), ("Chia", 80.0, 198.0), ("ruộng", 80.0, 212.0)]);
    parts.drain(..3);
    assert_eq!(rest(&parts)[1..], ["8|Giao/đất|Quý II", "9|Chia/ruộng|"]);
}

#[test]
fn a_cell_over_several_rows_is_no_row() {
    let lines: [&[&str]; 4] =
        [&["1", "Lúa", "", "12"], &["2", "Ngô", "", "13"], &["3", "Sắn", "Sở Tư", "14"], &["4", "Chè", "Sở Y", "40"]];
    let mut parts = grid(&lines, 80.0, 100.0, 60.0);
    parts.extend([("vụ", 130.0, 114.0), ("Sở Lúa", 210.0, 138.0)]);
    assert_eq!(read(&parts).0, ["1|Lúa/vụ||12", "2|Ngô|Sở Lúa|13", "3|Sắn|Sở Tư|14", "4|Chè|Sở Y|40"]);
}
