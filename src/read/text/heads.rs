//! The second row of a header among lone bars: `X`, `Y` under `Toạ độ`, years under `Mục tiêu`.
//!
//! Copies of web pages do not say which cells of a header reach over several columns: the second row just holds fewer
//! cells. The rows below tell how many columns there are, and what stands in them where the cells belong.

use crate::base::fold;

/// Cells of the first header row that reach over several columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spans {
    /// The first of them.
    pub(super) first: usize,
    /// How many there are, side by side.
    pub(super) count: usize,
    /// How many columns each reaches over.
    pub(super) columns: usize,
}

/// At most this many rows are looked at.
pub(super) const SAMPLE: usize = 16;

/// Which cells of `head` the cells `below` stand under, where one place alone is fit; `rows` are full rows of the body.
pub(super) fn spans(head: &[&str], below: &[&str], rows: &[Vec<&str>]) -> Option<Spans> {
    let width = rows.first()?.len();
    // Each cell that reaches over several columns takes the place of as many, so this many of them are left.
    let count = (head.len() + below.len()).checked_sub(width).filter(|count| *count > 0)?;
    let columns = below.len() / count;
    let names = |cell: &str| !opens_with_digit(cell) || is_year(cell);
    // The first title of rows is no name of a column.
    if below.first().is_some_and(|cell| matches!(bare(cell).trim_end_matches('.'), "I" | "A" | "a")) {
        return None;
    }
    if columns < 2 || !below.len().is_multiple_of(count) || head.len() < 3 || below.iter().any(|cell| !names(cell)) {
        return None;
    }
    let roles = below.iter().any(|cell| contains(cell, &["chủ trì", "phối hợp", "tham mưu"]));
    let fits = |first: &usize| {
        let spanning = &head[*first..first + count];
        if roles {
            return spanning.iter().all(|cell| contains(cell, &["cơ quan", "đơn vị", "thực hiện", "phân công", "trách nhiệm"]));
        }
        const ALONE: [&str; 8] = ["đvt", "đơn vị", "ghi chú", "cơ quan", "chủ trì", "phối hợp", "nội dung", "nhiệm vụ"];
        !spanning.iter().any(|cell| contains(cell, &ALONE))
            && (*first..first + below.len()).all(|column| holds_figures(rows, column))
    };
    let mut places = (1..=head.len().checked_sub(count)?).filter(fits);
    let (first, None) = (places.next()?, places.next()) else { return None };
    Some(Spans { first, count, columns })
}

fn contains(cell: &str, words: &[&str]) -> bool {
    let key = fold::key(cell);
    words.iter().any(|word| key.contains(word))
}

/// Whether most cells of a column are figures or marks.
fn holds_figures(rows: &[Vec<&str>], column: usize) -> bool {
    let cells = || rows.iter().map(|row| bare(row[column]));
    let figure = |cell: &&str| cell.chars().count() < 2 || opens_with_digit(cell) || cell.starts_with(['≥', '≤', '>', '<']);
    2 * cells().filter(figure).count() > cells().count()
}

fn bare(cell: &str) -> &str {
    cell.trim_matches(['*', '_', ' '])
}

fn opens_with_digit(cell: &str) -> bool {
    bare(cell).starts_with(|c: char| c.is_ascii_digit())
}

/// `2026`, `2026-2030`: a year and nothing but figures.
fn is_year(cell: &str) -> bool {
    let cell = bare(cell);
    cell.len() >= 4 && cell.starts_with("20") && cell.bytes().take(4).all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(head: &str, below: &str, rows: &[&str]) -> Option<(usize, usize, usize)> {
        fn cells(row: &str) -> Vec<&str> {
            row.split('|').collect()
        }
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| cells(row)).collect();
        spans(&cells(head), &cells(below), &rows).map(|spans| (spans.first, spans.count, spans.columns))
    }

    #[test]
    fn figures_tell_where_a_cell_spans() {
        let rows = ["1|Hồ Bình An|Sâu|574945.0|1506250.8|Nuôi cá", "2|Đập Sơn Hà|Cạn|583593.4|1498499.1|Tưới"];
        assert_eq!(found("TT|Tên điểm|Kiểu|**Vị trí**|Mô tả", "X|Y", &rows), Some((3, 1, 2)));
        let rows = ["1|PAR|80|5|82|4|Sở A"];
        assert_eq!(found("TT|Chỉ số|Năm 2030|Mục tiêu|Ai", "Điểm|Hạng|Điểm|Hạng", &rows), Some((2, 2, 2)));
    }

    #[test]
    fn roles_stand_under_bodies() {
        let rows = ["1|Ươm cây|Sở A|Xã B|Quý I|Báo cáo"];
        assert_eq!(found("TT|Việc|Cơ quan thực hiện|Hạn|Sản phẩm", "Chủ trì|Phối hợp", &rows), Some((2, 1, 2)));
    }

    #[test]
    fn what_may_stand_in_two_places_stands_in_none() {
        let rows = ["1|Che phủ|50|52|55|58"];
        assert_eq!(found("TT|Chỉ tiêu|Kết quả|Kế hoạch|Mức", "2029|2030", &rows), None);
        assert_eq!(found("TT|Chỉ tiêu|Kết quả|Kế hoạch|Mức|Xã", "2029|2030", &rows), None);
    }
}
