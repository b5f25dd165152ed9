//! Markdown (GitHub's dialect): the whole document for reading, on the web and in editors.
//!
//! Labels stay as written: `1\.` is escaped so that no renderer counts anew, a dash stays a list. A table's header
//! rows become one row of paths (`Năm 2025 › Điểm`), since Markdown has one. Characters of the text that Markdown
//! would take for its own are escaped, so what is seen is what the plan says.

use std::borrow::Cow;
use std::ops::Range;

use super::frame;
use super::order::{Order, Piece, Pieces};
use crate::base::fold::squeeze;
use crate::model::{Plan, Section, SectionKind, Table};

/// The document.
pub(super) fn document(plan: &Plan) -> String {
    let mut out = String::with_capacity(4096);
    let order = Order::new(plan);
    head(&mut out, plan);
    let basis: Vec<&str> = order.legal_basis().collect();
    for (at, text) in basis.iter().enumerate() {
        marked(&mut out, "*", Some(&frame::citation(text, at + 1 == basis.len())));
    }
    pieces(&mut out, order.body(), 2);
    for text in &plan.closing {
        paragraph(&mut out, &[&line(&text.text)]);
    }
    foot(&mut out, plan);
    for appendix in &plan.appendices {
        paragraph(&mut out, &["---"]);
        paragraph(&mut out, &["# ", &escaped(appendix.name())]);
        marked(&mut out, "**", appendix.title.as_deref().filter(|_| !appendix.label.is_empty()));
        marked(&mut out, "*", frame::attached_line(appendix).as_deref());
        pieces(&mut out, order.appendix(appendix), 2);
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn head(out: &mut String, plan: &Plan) {
    let header = &frame::stated(&plan.header);
    for stamp in &header.stamps {
        marked(out, "**", Some(stamp));
    }
    let block = |lines: &[String]| lines.join("\\\n");
    let issuer: Vec<String> = header
        .issuer_parent
        .iter()
        .map(|line| escaped(line))
        .chain(header.issuer.iter().map(|line| format!("**{}**", escaped(line))))
        .collect();
    let motto: Vec<String> = frame::motto(plan).iter().map(|line| format!("**{}**", escaped(line))).collect();
    let subject = frame::subject_under_number(header);
    let title = if subject.is_some() { None } else { header.title.as_deref() };
    let numbers: Vec<String> = frame::number_line(header).iter().chain(&subject).map(|line| escaped(line)).collect();
    for lines in [issuer, motto, numbers] {
        if !lines.is_empty() {
            paragraph(out, &[&block(&lines)]);
        }
    }
    marked(out, "*", frame::date_line(header).as_deref());
    header.doc_type.iter().for_each(|kind| paragraph(out, &["# ", &escaped(kind)]));
    marked(out, "**", title);
    addressees(out, plan);
}

fn addressees(out: &mut String, plan: &Plan) {
    if let Some(line) = frame::single_addressee(plan) {
        paragraph(out, &[&escaped(&line)]);
    } else if !plan.addressees.is_empty() {
        paragraph(out, &["Kính gửi:"]);
        list(out, &plan.addressees);
    }
}

fn list(out: &mut String, items: &[String]) {
    let lines: Vec<String> = frame::list(items).map(|line| escaped(&line)).collect();
    paragraph(out, &[&lines.join("\n")]);
}

fn foot(out: &mut String, plan: &Plan) {
    if !plan.recipients.is_empty() {
        paragraph(out, &["***Nơi nhận:***"]);
        list(out, &plan.recipients);
    }
    for (office, name) in frame::signers(&plan.signature) {
        let lines: Vec<String> = office.iter().map(|line| format!("**{}**", escaped(line))).collect();
        if !lines.is_empty() {
            paragraph(out, &[&lines.join("\\\n")]);
        }
        marked(out, "**", name);
    }
}

fn pieces(out: &mut String, pieces: Pieces<'_, '_>, top: usize) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => paragraph(out, &[&line(text)]),
            Piece::Table { table, caption } => {
                marked(out, "*", caption);
                grid(out, table);
            }
            Piece::Section { section, depth, text, child_follows } => {
                let body = section.heading.as_deref().or(text).map(escaped).unwrap_or_default();
                if section.heading.is_some() {
                    let level = (top + depth).min(6);
                    let label = if section.label.is_empty() { String::new() } else { escaped(&section.label) + " " };
                    paragraph(out, &[&"#".repeat(level), " ", &label, &body]);
                } else if child_follows {
                    out.push_str(&label(section));
                    out.push(' ');
                } else {
                    paragraph(out, &[&label(section), " ", &body]);
                }
            }
        }
    }
}

/// A label at the start of a line: a Markdown list for `-`, else the characters themselves.
fn label(section: &Section) -> String {
    match section.label.as_str() {
        "-" if section.kind == SectionKind::Bullet => "-".into(),
        label => line(label),
    }
}

fn grid(out: &mut String, table: &Table) {
    let rows = || table.header.iter().chain(&table.rows);
    let width = rows().map(Vec::len).max().unwrap_or(0);
    if width == 0 {
        return;
    }
    let path = |at: usize| match table.columns.get(at) {
        Some(column) => column.path.clone(),
        None => header_path(table, at),
    };
    let header: Vec<String> = (0..width).map(path).collect();
    row(out, &header, width);
    out.push_str(&"|---".repeat(width));
    out.push_str("|\n");
    table.rows.iter().for_each(|cells| row(out, cells, width));
    out.push('\n');
}

/// The header cells of one column, top to bottom, for a table whose columns are not described.
fn header_path(table: &Table, at: usize) -> String {
    let cells: Vec<&str> =
        table.header.iter().filter_map(|row| row.get(at)).map(String::as_str).filter(|c| !c.is_empty()).collect();
    cells.join(" › ")
}

fn row(out: &mut String, cells: &[String], width: usize) {
    for at in 0..width {
        out.push_str("| ");
        if let Some(cell) = cells.get(at).filter(|cell| !cell.is_empty()) {
            out.push_str(&escaped(cell).replace('|', "\\|"));
            out.push(' ');
        }
    }
    out.push_str("|\n");
}

/// A paragraph between two marks of emphasis.
fn marked(out: &mut String, mark: &str, text: Option<&str>) {
    if let Some(text) = text {
        paragraph(out, &[mark, &escaped(text), mark]);
    }
}

fn paragraph(out: &mut String, parts: &[&str]) {
    let start = out.len();
    for part in parts {
        out.push_str(part);
    }
    out.truncate(start + out[start..].trim_end().len());
    out.push_str("\n\n");
}

/// Text on one line, with a mark that Markdown would read at the start of a line escaped too.
fn line(text: &str) -> String {
    let mut out = escaped(text);
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    let at = match out.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'#' | b'>' | b'-' | b'+' | b'=' | b'~' | b'|') if digits == 0 => 0,
        _ => return out,
    };
    out.insert(at, '\\');
    out
}

/// Text on one line, with the characters escaped that Markdown would take for marks of its own.
fn escaped(text: &str) -> String {
    let text = unmarked(&squeeze(text)).into_owned();
    let is_mark = |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&');
    if !text.contains(is_mark) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // An ampersand is only a mark where a character reference could start.
        if is_mark(c) && (c != '&' || chars.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#')) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The text without the marks of bold and slanted letters that a copy left in it. Stars that mark notes stay: a lone
/// one, and those in brackets or apart from words.
fn unmarked(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut cuts: Vec<Range<usize>> = vec![];
    let mut open: Option<usize> = None;
    let mut from = 0;
    while let Some(star) = memchr::memchr(b'*', &bytes[from..]) {
        let start = from + star;
        let run = bytes[start..].iter().take_while(|&&byte| byte == b'*').count();
        from = start + run;
        let apart = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        let (before, after) = (start.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(from));
        let noted = before == Some(&b'(') && after == Some(&b')') || apart(before) && apart(after);
        if noted || run > 3 {
            continue;
        }
        // One mark opens slanted letters and another closes them; alone it is the sign of a note.
        let single = run % 2 == 1;
        if run > 1 {
            cuts.push(start + usize::from(single)..from);
        }
        if !single {
            continue;
        }
        let opens = before.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'(' | b'*')) && !apart(after);
        match open.take() {
            Some(first) if !apart(before) => cuts.extend([first..first + 1, start..start + 1]),
            _ if opens => open = Some(start),
            _ => {}
        }
    }
    // A mark before a bracket whose fellow was cut off with the sign that closed the line.
    cuts.extend(open.filter(|at| bytes.get(at + 1) == Some(&b'(')).map(|at| at..at + 1));
    if cuts.is_empty() {
        return Cow::Borrowed(text);
    }
    cuts.sort_by_key(|cut| cut.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for cut in cuts {
        out.push_str(&text[at..cut.start]);
        at = cut.end;
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn marks_of_emphasis_are_left_out() {
        assert_eq!(
            escaped("**Sở Y tế:** mua *thuốc* *(kèm biểu)*; Văn phòng:** lưu"),
            "Sở Y tế: mua thuốc (kèm biểu); Văn phòng: lưu"
        );
        assert_eq!(escaped("Bộ trưởng *(để báo cáo)"), "Bộ trưởng (để báo cáo)");
        assert_eq!(escaped("***Nơi nhận*** 5*3 ước tính* (*) (**) * d"), "Nơi nhận 5\\*3 ước tính\\* (\\*) (\\*\\*) \\* d");
    }

    #[test]
    fn the_whole_document() {
        let expected = "\
**ỦY BAN NHÂN DÂN TỈNH SƠN HÀ**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\\
**Độc lập - Tự do - Hạnh phúc**

Số: 07/KH-UBND

*Sơn Hà, ngày 05 tháng 02 năm 2026*

# KẾ HOẠCH

**Trồng cây năm 2026**

*Căn cứ Luật Lâm nghiệp;*

*Thực hiện Kế hoạch số 12/KH-UBND.*

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

## I. MỤC TIÊU

Các chỉ tiêu như sau:

| STT | Chỉ tiêu | Năm 2025 › Điểm | Năm 2025 › Hạng |
|---|---|---|---|
| 1 | Tỷ lệ che phủ \\| rừng | 41,50 | 5/12 |
| | Tổng | 41,50 | |

¹ - Theo công bố năm 2025.

## II. TỔ CHỨC THỰC HIỆN

### 1. Sở Nông nghiệp

a) Chủ trì trồng cây:

Mỗi xã trồng 500 cây.

- Xã Hòa Sơn;

\\+ Thôn 1 \\< thôn 2.

đ) Báo cáo kết quả.

Trên đây là Kế hoạch trồng cây năm 2026./.

***Nơi nhận:***

- Sở Nông nghiệp;
- Lưu: VT.

**TM. ỦY BAN NHÂN DÂN**\\
**KT. CHỦ TỊCH**\\
**PHÓ CHỦ TỊCH**

**Nguyễn Văn An**

---

# PHỤ LỤC

**BIỂU CHỈ TIÊU**

*(Kèm theo Kế hoạch số 07/KH-UBND)*

*Biểu số 01*

| STT | Chỉ tiêu | Năm 2025 › Điểm | Năm 2025 › Hạng |
|---|---|---|---|
| 1 | Tỷ lệ che phủ \\| rừng | 41,50 | 5/12 |
| | Tổng | 41,50 | |
";
        assert_eq!(document(&sample::plan()), expected);
    }

    #[test]
    fn no_renderer_counts_anew() {
        assert_eq!(line("1. Trồng cây"), "1\\. Trồng cây");
        assert_eq!(line("2) Trồng cây"), "2\\) Trồng cây");
        assert_eq!(line("2026 là năm"), "2026 là năm");
        assert_eq!(line("# 1"), "\\# 1");
        assert_eq!(line("1.1. Trồng"), "1\\.1. Trồng");
    }

    #[test]
    fn marks_of_the_text_stay_text() {
        assert_eq!(escaped("<b>[1]</b> A&B R & D"), "\\<b>\\[1\\]\\</b> A\\&B R & D");
        assert_eq!(escaped("hai\ndòng"), "hai dòng");
    }

    #[test]
    fn rows_of_unequal_width_are_filled() {
        let mut table = sample::table();
        table.columns.clear();
        table.rows[1].pop();
        let plan = Plan { tables: vec![table], ..Plan::default() };
        let text = document(&plan);
        assert!(text.lines().all(|line| line.matches('|').count() - line.matches("\\|").count() == 5), "{text}");
        assert!(text.contains("| Năm 2025 › Điểm | Hạng |"), "{text}");
    }
}
