//! Rows with fewer cells than the table has columns.

use super::{columns, doc, one, tables};
use crate::raw::Block;

#[test]
fn bodies_pushed_to_the_left_go_back_to_their_columns() {
    let head = "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tHạn\n1\tLập sổ\tSở Y tế\tCác xã\tQuý I\n";
    for row in ["Sở Nội vụ\tCác phường\n", "\tSở Nội vụ\tCác phường\n"] {
        let table = one(&format!("{head}{row}2\tGiữ sổ\tCông an tỉnh\tCác xã\tQuý II\n"));
        assert_eq!(table.rows[1], ["", "", "Sở Nội vụ", "Các phường", ""], "{row}");
    }
}

#[test]
fn what_is_left_of_a_row_goes_by_what_it_holds() {
    let head = "TT\tNhóm việc\tNội dung\tChủ trì\tPhối hợp\tSản phẩm\tHạn\n";
    let first = "1\tĐào tạo\tLập sổ\tSở Y tế\tCác xã\tSổ\tQuý I\n";
    let row =
        |row: &str| one(&format!("{head}{first}{row}\n2\tMua sắm\tGiữ sổ\tCông an tỉnh\tCác xã\tSổ\tQuý II\n")).rows[1].join("|");
    assert_eq!(row("Mở lớp\tTháng 9/2031"), "||Mở lớp||||Tháng 9/2031");
    assert_eq!(
        row("\tMở lớp\tĐề cương\tGiai đoạn 2031 - 2032. Rà soát (nếu có)"),
        "||Mở lớp|||Đề cương|Giai đoạn 2031 - 2032. Rà soát (nếu có)"
    );
    assert_eq!(row("Mở lớp\tSở Nội vụ\tTháng 9/2031"), "||Mở lớp|Sở Nội vụ|||Tháng 9/2031");
    assert_eq!(row("Mở lớp\tTrần Văn An\tQuý III"), "||Mở lớp|Trần Văn An|||Quý III");
    // A row that stands where it should, one that is whole, and one that says nothing of where it belongs.
    for row_as_it_is in ["\t\tMở lớp\tSở Nội vụ", "3\tKhác\tMở lớp", "Mở lớp\tĐề cương"] {
        assert_eq!(row(row_as_it_is).trim_end_matches('|'), row_as_it_is.replace('\t', "|"));
    }
    // But for rows of the same length that do.
    let more = "\tMở lớp\tĐề cương\tQuý III\n\tMở sổ\tSổ\tTheo tiến độ của dự án\n";
    assert_eq!(one(&format!("{head}{first}{more}")).rows[2].join("|"), "||Mở sổ|||Sổ|Theo tiến độ của dự án");
}

#[test]
fn a_row_whose_front_was_lost_may_begin_in_any_column() {
    let text = "TT\tNội dung\tChủ trì\tPhối hợp\tHạn\n1\tLập sổ\tSở Y tế\tCác xã\tQuý I\n\t\t\tMở lớp\tQuý II/2031";
    let rows = |lost: bool| {
        let mut doc = doc(text);
        let Block::Table(table) = &mut doc.blocks[0] else { panic!("no table") };
        if lost {
            let cells = &mut table.rows[2].cells;
            let start = cells[3].range.start;
            cells[..3].iter_mut().for_each(|cell| cell.range = start..start);
        }
        tables(&doc)[0].rows[1].join("|")
    };
    assert_eq!((rows(true).as_str(), rows(false).as_str()), ("|Mở lớp|||Quý II/2031", "|||Mở lớp|Quý II/2031"));
}

#[test]
fn the_amount_of_a_title_stands_under_the_amounts() {
    let head = "TT\tNội dung\tSố lượng\tĐơn giá\tThành tiền\tGhi chú\n";
    let table = one(&format!("{head}I\tTrồng rừng\t1.364.329.243\n1\tCây giống\t2.000\t95.614\t191.228.000\tQĐ 6\n"));
    assert_eq!(table.rows[0], ["I", "Trồng rừng", "", "", "1.364.329.243", ""]);
    // A number that is as long as those of its own column stays.
    let table = one(&format!("{head}I\tTrồng rừng\t136.432\n1\tCây giống\t200.000\t95.614\t191.228.000\tQĐ 6\n"));
    assert_eq!(table.rows[0], ["I", "Trồng rừng", "136.432", "", "", ""]);
}

#[test]
fn header_cells_that_lost_their_spans_stand_over_their_columns() {
    let table = one("TT\tChỉ tiêu\tĐVT\tƯớc thực hiện năm 2030\tGiai đoạn 2031 - 2033\n\
        Năm 2031\tNăm 2032\tNăm 2033\n\
        1\tDiện tích chè\tHa\t26.120\t27.000\t27.500\t28.000\n\
        2\tSản lượng\tTấn\t37.724\t39.800\t40.602\t45.225");
    assert_eq!(columns(&table), "Indicator 2: ordinal name unit baseline@2030 target@2031 target@2032 target@2033");
    assert_eq!(table.rows.len(), 2);
    let table = one("TT\tChỉ tiêu\tĐVT\tNăm 2030\tNăm 2031\tGhi chú\n\
        Kế hoạch\tThực hiện\tKế hoạch\tDự kiến\n\
        1\tDiện tích chè\tHa\t120\t270\t275\t280\tđất đồi\n\
        2\tSản lượng\tTấn\t377\t398\t406\t452\t");
    assert_eq!(table.header[1], ["", "", "", "Kế hoạch", "Thực hiện", "Kế hoạch", "Dự kiến", ""]);
    assert_eq!(table.header[0][7], "Ghi chú");
    // A row of values is none of the header.
    let table = one("TT\tChỉ tiêu\tNăm 2030\tNăm 2031\n\
        Chè\t120\t270\n\
        1\tDiện tích chè\t120\t270\tđất đồi");
    assert_eq!(table.rows.len(), 2);
}
