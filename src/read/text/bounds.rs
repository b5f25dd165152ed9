//! Where a table of lone bars ends.
//!
//! Copies without empty lines set nothing but a bar between a table and the text after it, the same bar that stands
//! between two cells. What tells them apart: the rows before say how many cells a row has, a letterhead and the foot
//! with recipients and signature have two; and titles, articles and numbered sections are no cells. A table that
//! starts with a column of ordinals or with the recipients has its own first bar, so the text before that bar is none
//! of its cells either.

use crate::base::fold;
use crate::raw::Block;

use super::exploded::{is_bar, slice};

/// More lines or bytes than this without a bar are text again.
const MAX_CELL_LINES: usize = 120;
const MAX_CELL_BYTES: u32 = 6000;
/// The same for what would be one cell more than the rows before have.
const MAX_SURPLUS_BYTES: u32 = 1500;

/// Titles that stand under a letterhead or open an attachment.
const TITLES: [&str; 22] = [
    "QUYẾT ĐỊNH",
    "KẾ HOẠCH",
    "CÔNG ĐIỆN",
    "CHỈ THỊ",
    "NGHỊ QUYẾT",
    "THÔNG BÁO",
    "BÁO CÁO",
    "TỜ TRÌNH",
    "CHƯƠNG TRÌNH",
    "ĐỀ ÁN",
    "PHƯƠNG ÁN",
    "HƯỚNG DẪN",
    "THÔNG TƯ",
    "NGHỊ ĐỊNH",
    "QUY CHẾ",
    "QUY ĐỊNH",
    "ĐỀ CƯƠNG",
    "PHỤ LỤC",
    "DANH MỤC",
    "BIỂU ",
    "MẪU ",
    "BẢNG ",
];

/// After the last bar of the table whose first bar is block `start`: an empty line after a bar ends a table, too.
pub(super) fn region_end(blocks: &[Block], start: usize, text: &str) -> usize {
    let mut region = Region { end: start + 1, bars: 1, ..Region::default() };
    let (mut since_bar, mut blanks, mut cell_start) = (0, 0, 0);
    for (at, block) in blocks.iter().enumerate().skip(start + 1) {
        let Block::Line(line) = block else { break };
        if line.blank_before && since_bar == 0 {
            break;
        }
        if is_bar(block, text) {
            region.bars = if since_bar == 0 { region.bars + 1 } else { 1 };
            (region.end, since_bar, blanks) = (at + 1, 0, 0);
            continue;
        }
        let slice = slice(text, &line.range);
        if since_bar == 0 {
            cell_start = line.range.start;
            let whole = blocks.get(at + 1).is_none_or(|next| is_bar(next, text));
            match region.cell(slice, at, whole) {
                Next::Cell => {}
                Next::Text => break,
                Next::Table(end) => return end,
            }
        }
        region.look(slice);
        since_bar += 1;
        blanks += usize::from(line.blank_before);
        let limit = if region.surplus { MAX_SURPLUS_BYTES } else { MAX_CELL_BYTES };
        if since_bar > MAX_CELL_LINES || blanks > 6 || line.range.end - cell_start > limit {
            break;
        }
    }
    region.end
}

#[derive(Default)]
struct Region {
    /// After the last bar so far.
    end: usize,
    /// Bars since the last cell.
    bars: usize,
    /// Cells of the row that is open, and of the longest row before it.
    cells: usize,
    width: usize,
    /// Cells so far.
    all: usize,
    /// The block the last cell starts at.
    last: usize,
    /// A letterhead, or recipients beside a signature: no row has more than two cells.
    letterhead: bool,
    foot: bool,
    /// The cell that is open is one more than the rows before have.
    surplus: bool,
}

enum Next {
    Cell,
    Text,
    /// Another table starts; this one ends here.
    Table(usize),
}

impl Region {
    /// Takes the first line of what stands after a bar, at block `at`; `whole` where nothing else stands there.
    fn cell(&mut self, slice: &str, at: usize, whole: bool) -> Next {
        if self.bars > 1 {
            self.width = self.width.max(self.cells);
            self.cells = 0;
        }
        let bare = slice.trim_start_matches(['*', '_', '#', ' ']);
        let foot = bare.starts_with("Nơi nhận") || bare.starts_with("NƠI NHẬN");
        if self.all > 0 && (foot || (self.cells > 0 && whole && is_ordinal_column(bare))) {
            // Between two tables with one bar each stands text.
            return Next::Table(if self.cells > 0 { self.last } else { at - 1 });
        }
        if self.all > 1 && !self.letterhead && opens_motto(bare) {
            // The cell before names the issuer: with it and its bar a letterhead starts below what a page put over it.
            return Next::Table(self.last - 1);
        }
        let full = if self.letterhead || self.foot { 2 } else { self.width };
        self.surplus = full > 1 && self.cells >= full;
        let row_starts = self.cells == 0 && self.all > 1 && (self.letterhead || self.foot);
        if self.surplus && (self.letterhead || opens_text(bare)) || row_starts && is_title(bare) {
            return Next::Text;
        }
        (self.foot, self.bars, self.last) = (self.foot || foot, 0, at);
        self.cells += 1;
        self.all += 1;
        Next::Cell
    }

    /// Looks for the motto, which only letterheads have.
    fn look(&mut self, line: &str) {
        const MOTTOS: [&str; 4] = ["HÒA XÃ HỘI", "HOÀ XÃ HỘI", "ộc lập - Tự do", "ĐẢNG CỘNG SẢN VIỆT NAM"];
        self.letterhead |= self.all <= 2 && MOTTOS.iter().any(|motto| line.contains(motto));
    }
}

/// Whether a cell starts as the right one of a letterhead does.
fn opens_motto(cell: &str) -> bool {
    ["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM"].iter().any(|motto| cell.starts_with(motto))
}

/// The name of a column of ordinals, which is the first of its table.
pub(super) fn is_ordinal_column(cell: &str) -> bool {
    let name = cell.trim_matches(['*', '_', ' ', '.']);
    name.len() <= 16 && matches!(fold::key(name).as_str(), "tt" | "stt" | "số tt" | "số thứ tự")
}

fn is_title(line: &str) -> bool {
    TITLES.iter().any(|title| line.starts_with(title))
}

/// Whether a line is no cell but text: a title, an article, a numbered section, the opening of the body.
pub(super) fn opens_text(line: &str) -> bool {
    const OPENINGS: [&str; 6] = ["Kính gửi", "Căn cứ ", "Trên đây", "Điều ", "(Kèm theo", "(Ban hành kèm"];
    is_title(line) || OPENINGS.iter().any(|opening| line.starts_with(opening)) || is_numbered(line)
}

/// `I. MỤC TIÊU`, `2. Sở Y tế`, `a) Rà soát`: a number or letter, its sign, and text.
fn is_numbered(line: &str) -> bool {
    let Some(sign) = line.find(['.', ')', '-']).filter(|&sign| (1..=5).contains(&sign)) else { return false };
    let number = line[..sign].trim_end();
    let counts = number.bytes().all(|byte| byte.is_ascii_digit())
        || number.bytes().all(|byte| b"IVXLC".contains(&byte))
        || (number.chars().count() == 1 && number.chars().all(char::is_alphabetic));
    let rest = line[sign + 1..].trim_start_matches(['*', '_']);
    let text = rest.trim_start();
    counts && text.len() < rest.len() && text.starts_with(char::is_uppercase) && text.len() > 3
}

#[cfg(test)]
mod tests {
    use super::super::lines::blocks;
    use super::*;

    /// The blocks of a text, cells set apart by commas and rows by slashes.
    fn shape(text: &str) -> Vec<String> {
        let text = text.replace('/', "\n");
        let show = |block: &Block| match block {
            Block::Line(line) => slice(&text, &line.range).to_owned(),
            Block::PageBreak(_) => "page".into(),
            Block::Table(table) => {
                let rows = table.rows.iter().map(|row| {
                    let cells = row.cells.iter().map(|cell| slice(&text, &cell.range).replace('\n', "_"));
                    cells.collect::<Vec<_>>().join(",")
                });
                format!("[{}]", rows.collect::<Vec<_>>().join(" / "))
            }
        };
        blocks(&text).iter().map(show).collect()
    }

    #[test]
    fn a_letterhead_and_a_foot_without_empty_lines() {
        let text = "|/SỞ Y TẾ/|/CỘNG HÒA XÃ HỘI/CHỦ NGHĨA VIỆT NAM/|/|/Số: 5-KH/|/ngày 5/|/**KẾ HOẠCH**/Tiêm chủng/1. Mua thuốc./|/*Nơi nhận:*/- Các xã./|/GIÁM ĐỐC/Lê Văn Sơn/|/**PHỤ LỤC**/Các điểm tiêm/|/STT/|/Điểm/|/|/1/|/Xã A/|";
        assert_eq!(
            shape(text),
            [
                "[SỞ Y TẾ,CỘNG HÒA XÃ HỘI_CHỦ NGHĨA VIỆT NAM / Số: 5-KH,ngày 5]",
                "**KẾ HOẠCH**",
                "Tiêm chủng",
                "1. Mua thuốc.",
                "[*Nơi nhận:*_- Các xã.,GIÁM ĐỐC_Lê Văn Sơn]",
                "**PHỤ LỤC**",
                "Các điểm tiêm",
                "[STT,Điểm / 1,Xã A]",
            ]
        );
    }

    #[test]
    fn a_letterhead_under_the_table_of_a_page_starts_its_own() {
        let text = "#/Số hiệu:/|/5-KH/|/|/Loại văn bản:/|/Kế hoạch/|/Nơi ban hành:/|/Sở Y tế/|/|/SỞ Y TẾ/|/CỘNG HÒA XÃ HỘI/CHỦ NGHĨA VIỆT NAM/|/|/Số: 5-KH/|/ngày 5/|/**KẾ HOẠCH**";
        assert_eq!(
            shape(text),
            [
                "#",
                "Số hiệu:",
                "[5-KH,,, / Loại văn bản:,Kế hoạch,Nơi ban hành:,Sở Y tế]",
                "[SỞ Y TẾ,CỘNG HÒA XÃ HỘI_CHỦ NGHĨA VIỆT NAM / Số: 5-KH,ngày 5]",
                "**KẾ HOẠCH**",
            ]
        );
    }

    #[test]
    fn text_between_two_tables_and_at_the_foot() {
        let text = "|/TT/|/Việc/|/Ai/|/|/1/|/Ươm/|/Sở A/|/2. Kinh phí/Do các xã lo./|/Stt/|/Mục/|/|/1/|/Giống/|/Yêu cầu các xã thực hiện./|/Nơi nhận:/|/CHỦ TỊCH/|";
        assert_eq!(
            shape(text),
            [
                "[TT,Việc,Ai / 1,Ươm,Sở A]",
                "2. Kinh phí",
                "Do các xã lo.",
                "[Stt,Mục / 1,Giống]",
                "Yêu cầu các xã thực hiện.",
                "[Nơi nhận:,CHỦ TỊCH]",
            ]
        );
    }

    #[test]
    fn cells_that_read_like_text_stay_cells() {
        let text = "|/TT/|/KẾ HOẠCH/|/Thời gian/|/|/1/|/1. Ươm cây/|/a) Quý I/|/|/2/|/Căn cứ bản đồ/|/Quý II/|";
        assert_eq!(shape(text), ["[TT,KẾ HOẠCH,Thời gian / 1,1. Ươm cây,a) Quý I / 2,Căn cứ bản đồ,Quý II]"]);
        // The columns under a span of the header are more than its cells.
        let text = "|/Xã/|/Diện tích/|/|/Tổng/|/Năm 2026/|/|/Bình An/|/30/|/20/|/|/Hòa Sơn/|/25/|/10/|";
        assert_eq!(shape(text), ["[Xã,Diện tích, / Tổng,Năm 2026, / Bình An,30,20 / Hòa Sơn,25,10]"]);
    }
}
