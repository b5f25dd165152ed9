//! Tables that page breaks cut, and tables that only stand one after the other.

use super::{Found, build, doc, one, rows, tables};
use crate::raw::Block;

#[test]
fn a_split_table_is_one() {
    let head = "TT\tNhiệm vụ\tChủ trì\tPhối hợp\n";
    let text = format!(
        "{head}1\tLập danh sách hộ\tPhòng Nội vụ\tCác xã\n2\tKiểm tra việc thực hiện của\tPhòng Tư pháp\tCác phòng\n\n{head}\tcác xã trong quý\t\t, Thanh tra\n3\tTổng kết\tVăn phòng\tCác xã\n"
    );
    let table = one(&text);
    assert_eq!((table.rows.len(), table.merged_from_parts), (3, 2));
    assert_eq!(table.rows[1], ["2", "Kiểm tra việc thực hiện của các xã trong quý", "Phòng Tư pháp", "Các phòng , Thanh tra"]);
    assert_eq!(table.row_info[1].cells[1].line, 3);
    // The values may stand in the second part of a row.
    let head = "TT\tTiêu chí\tNăm 2030\tMục tiêu năm 2031\n";
    let table = one(&format!("{head}1\tMức độ hài lòng của\t\t\n\n{head}\tngười dân\t80%\t85%\n2\tSố hóa\t70%\t75%"));
    assert_eq!(table.rows[0], ["1", "Mức độ hài lòng của người dân", "80%", "85%"]);
    // The first words of a row may be what had no room on the page.
    let table = one(&format!("{head}1\t\t70%\t75%\n\n{head}\tSố hóa hồ sơ\t\t\n2\tTrả kết quả\t1\t2"));
    assert_eq!(table.rows, [["1", "Số hóa hồ sơ", "70%", "75%"], ["2", "Trả kết quả", "1", "2"]]);
    // A break may go through all lines of a row, figures with them.
    let cut = "1\tThu từ phí\t2.145.67\t1.541.\n";
    let table = one(&format!("{head}{cut}\n{head}\tvà lệ phí\t8\t976,5\n2\tThu khác\t1\t2"));
    assert_eq!(table.rows, [["1", "Thu từ phí và lệ phí", "2.145.678", "1.541.976,5"], ["2", "Thu khác", "1", "2"]]);
    let table = one(&format!("{head}1\tSố hồ sơ trực tuyến\t70%\t75%\n\n{head}\tđạt từ 68% trở lên\t\t\n2\tThu khác\t1\t2"));
    assert_eq!(table.rows[0][1], "Số hồ sơ trực tuyến đạt từ 68% trở lên");
    // A header repeated where a page has less room for it.
    let table = one(&format!("{head}1\tSố hóa\t70%\t75%\n\nTT\tTiêu chí\tNăm 2030\tMục tiêu\n2\tTrả kết quả\t1\t2"));
    assert_eq!((table.rows.len(), table.merged_from_parts), (2, 2));
    // Without the header repeated, and with the header repeated inside the same block.
    let table = one("TT\tNhiệm vụ\tChủ trì\n1\tLập sổ\tVăn phòng\n\n2\tGiữ sổ\tVăn phòng");
    assert_eq!((table.rows.len(), table.merged_from_parts), (2, 2));
    let table = one("TT\tNhiệm vụ\tChủ trì\n1\tLập sổ\tVăn phòng\nTT\tNhiệm vụ\tChủ trì\n2\tGiữ sổ\tVăn phòng");
    assert_eq!((table.rows.len(), table.merged_from_parts), (2, 2));
}

#[test]
fn cells_over_several_rows_are_whole_again_after_a_page_break() {
    // A page break in a cell over rows 2 and 3, between them or in the text of row 2, with row 2 or only its number above it.
    let header = "TT\tNhiệm vụ\tChủ trì\tHạn\n";
    let first = "1\tLập sổ\tVăn phòng\tQuý I\nLập bảng\tQuý I\n";
    let joined = |above: &str, below: &str, spans: &[(usize, usize, usize, u16)]| {
        let mut doc = doc(&format!("{header}{first}{above}\n\n{header}{below}"));
        let blocks: Vec<usize> = (0..doc.blocks.len()).filter(|&at| matches!(doc.blocks[at], Block::Table(_))).collect();
        for &(part, row, cell, rowspan) in [(0, 1, 0, 2), (0, 1, 2, 2)].iter().chain(spans) {
            let Block::Table(table) = &mut doc.blocks[blocks[part]] else { panic!("no table") };
            table.rows[row].cells[cell].rowspan = rowspan;
        }
        let found = blocks.iter().map(|&at| {
            let Block::Table(raw) = &doc.blocks[at] else { panic!("no table") };
            Found { raw, section_path: None, adjacent: true, caption: None }
        });
        let found: Vec<Found<'_>> = found.collect();
        let (tables, _) = build(&doc, &found);
        let span = tables[0].spans.iter().find(|span| span.row == 3 && span.column == 2).map(|span| span.rowspan);
        (tables.len(), tables[0].rows.len(), tables[0].rows[2].join("|"), span)
    };
    let row = "2\tGiữ sổ\tSở Y tế\tQuý II";
    let whole = (1, 4, "2|Giữ sổ|Sở Y tế|Quý II".to_owned(), Some(2));
    assert_eq!(joined(row, "3\tSửa sổ\t\tQuý II\n", &[]), whole);
    assert_eq!(joined("2\tGiữ\tSở Y tế\tQuý II", "\tsổ\t\t\n3\tSửa sổ\tQuý II\n", &[(1, 1, 2, 2)]), whole);
    assert_eq!(joined("2\t\t\t", "\tGiữ sổ\tSở Y tế\tQuý II\n3\tSửa sổ\tQuý II\n", &[(1, 1, 2, 2)]), whole);
}

#[test]
fn tables_that_only_stand_side_by_side_stay_apart() {
    let count = |text: &str| tables(&doc(text)).len();
    let part = "TT\tNhiệm vụ\tChủ trì\n1\tLập sổ\tVăn phòng\n2\tGiữ sổ\tVăn phòng\n";
    assert_eq!(count(&format!("{part}\n{part}")), 2);
    assert_eq!(count(&format!("{part}\nCác nhiệm vụ khác\n\nTT\tNhiệm vụ\tChủ trì\n3\tSửa sổ\tVăn phòng\n")), 2);
    assert_eq!(count(&format!("{part}\nTT\tChỉ tiêu\tKế hoạch 2031\n3\tHộ nghèo\t12\n")), 2);
    assert_eq!(count("SỞ Y TẾ\tCỘNG HÒA\n\nNơi nhận:\tGIÁM ĐỐC\n"), 2);
}

#[test]
fn a_whole_row_after_the_break_stays_a_row() {
    let table = one(
        "TT\tTiêu chí\tNăm 2030\tMục tiêu năm 2031\n1\tTrồng cây\t10\t12\n\nTT\tTiêu chí\tNăm 2030\tMục tiêu năm 2031\n\tCây ăn quả\t3\t4\n2\tNuôi ong\t5\t6",
    );
    assert_eq!(rows(&table), "D S0 D");
    let group = one(
        "TT\tTiêu chí\tNăm 2030\tMục tiêu năm 2031\n1\tTrồng cây\t10\t12\n\nTT\tTiêu chí\tNăm 2030\tMục tiêu năm 2031\n\tCHĂN NUÔI\t\t\n1\tNuôi ong\t5\t6",
    );
    assert_eq!(rows(&group), "D G D");
    let head = "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tHạn\n";
    let text = format!(
        "{head}1\tLập sổ\tPhòng Nội vụ\tCác xã\tQuý I\n\n{head}\tMua tủ\tPhòng Nội vụ\t\t\n2\tGiữ sổ\tVăn phòng\tCác xã\tQuý II\n"
    );
    assert_eq!(one(&text).rows.iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["Lập sổ", "Mua tủ", "Giữ sổ"]);
}
