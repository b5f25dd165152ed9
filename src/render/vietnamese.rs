//! Faults of templates in Vietnamese: each English message by its pattern, so that the code that finds a fault says it once.
//!
//! A test that meets a message without a pattern fails. Words of the template engine itself stay as they are.

/// Messages, and what they are in Vietnamese; `{}` holds the same piece in both.
const MESSAGES: &[(&str, &str)] = &[
    ("`{}` is not in the data", "dữ liệu không có `{}`"),
    ("`{}` has {} items, not {}", "`{}` có {} mục, không phải {}"),
    ("`{}` is {}; a list is needed", "`{}` là {}; cần một danh sách"),
    ("`{}` is {} and has no `{}`", "`{}` là {} nên không có `{}`"),
    ("this value is not in the data", "dữ liệu không có giá trị này"),
    ("undefined value", "dữ liệu không có giá trị này"),
    ("this value is empty; fill it, or write |default(\"…\")", "giá trị này để trống; hãy điền, hoặc viết |default(\"…\")"),
    ("yes or no cannot be written; use it in {% if … %}", "giá trị đúng/sai không viết ra được; hãy dùng trong {% if … %}"),
    ("a list cannot be written; use |list or {% for … %}", "danh sách không viết ra được; hãy dùng |list hoặc {% for … %}"),
    ("a group of values cannot be written; name one of them", "nhóm giá trị không viết ra được; hãy gọi tên một giá trị"),
    ("this cannot be written", "giá trị này không viết ra được"),
    (
        "the template takes too many steps (option `max_steps`); a loop is too long",
        "mẫu chạy quá nhiều bước (tùy chọn `max_steps`); một vòng lặp quá dài",
    ),
    (
        "the result is larger than {} bytes (option `max_bytes`); a loop makes too much",
        "kết quả lớn hơn {} byte (tùy chọn `max_bytes`); một vòng lặp sinh ra quá nhiều",
    ),
    ("there is no such filter", "không có bộ lọc này"),
    ("filter {} is unknown", "không có bộ lọc {}"),
    ("cannot be read: {}", "không đọc được: {}"),
    ("{} is not a number; data write 1234.5", "{} không phải là số; dữ liệu viết 1234.5"),
    ("more than 20 decimals", "quá 20 chữ số thập phân"),
    ("{} is no number of columns (1 to 63)", "{} không phải là số cột (1 đến 63)"),
    ("{} is not a count", "{} không phải là số đếm"),
    ("{} has no Roman form (1 to 3999 have)", "{} không viết được bằng số La Mã (chỉ từ 1 đến 3999)"),
    ("{} is not a date; write {}", "{} không phải là ngày; hãy viết {}"),
    ("{} is not a month; write {}", "{} không phải là tháng; hãy viết {}"),
    ("{} is not a quarter; write {}", "{} không phải là quý; hãy viết {}"),
    ("{} is not a quarter", "{} không phải là quý"),
    ("{} is not a number", "{} không phải là số"),
    ("{} is not a list", "{} không phải là danh sách"),
    ("the list holds {}; only texts and numbers can be listed", "danh sách chứa {}; chỉ liệt kê được chữ và số"),
    ("the tag is not closed in this paragraph: {} is missing", "thẻ chưa đóng trong đoạn này: thiếu {}"),
    ("the tag is not closed: {} is missing", "thẻ chưa đóng: thiếu {}"),
    ("the tag is empty", "thẻ trống"),
    ("there is no statement `{}`", "không có lệnh `{}`"),
    ("there is no `if` around this", "không có `if` nào bao quanh thẻ này"),
    ("`{}` is expected here", "chỗ này cần `{}`"),
    ("nothing is open here to be closed", "ở đây không có gì đang mở để đóng"),
    ("this is never closed: {} is missing", "thẻ này không được đóng: thiếu {}"),
    (
        "other tags stand here too; give each a paragraph or row of its own",
        "ở đây còn thẻ khác; hãy để mỗi thẻ một đoạn hoặc một hàng riêng",
    ),
    ("other text stands beside this; put it in a {} of its own", "bên cạnh còn chữ khác; hãy để thẻ trong {} riêng"),
    (
        "this begins or ends inside a link, a field or a tracked change; put both ends on the same side",
        "thẻ mở hoặc đóng bên trong liên kết, trường hay chỗ sửa có theo dõi; hãy để hai đầu cùng một phía",
    ),
    ("this does not stand in a table", "thẻ này không nằm trong bảng"),
    ("this ends in another table, row or cell than it begins in", "thẻ đóng ở bảng, hàng hoặc ô khác với chỗ mở"),
    ("this stands in a table and its other end does not", "thẻ này nằm trong bảng mà đầu kia thì không"),
    (
        "this stands in a frame (text box, content control) and its other end does not",
        "thẻ này nằm trong khung (hộp chữ, điều khiển nội dung) mà đầu kia thì không",
    ),
    ("the part is not well-formed XML: {}", "phần này không phải là XML đúng: {}"),
    ("the part is nested too deeply or too large", "phần này lồng quá sâu hoặc quá lớn"),
    ("the part has a document type, which Word never writes", "phần này khai báo kiểu tài liệu, điều Word không bao giờ viết"),
    ("the part breaks off", "phần này bị đứt"),
    ("the part is larger than {} bytes (option `max_bytes`)", "phần này lớn hơn {} byte (tùy chọn `max_bytes`)"),
    ("the result is not well-formed: {}", "kết quả không phải là XML đúng: {}"),
    ("the result breaks off", "kết quả bị đứt"),
    ("the file could not be written: {}", "không ghi được tệp: {}"),
    ("the template is not a Word file (DOCX): it has no {}", "mẫu không phải là tệp Word (DOCX): không có {}"),
    ("the template is not a Word file (DOCX): it has too many entries", "mẫu không phải là tệp Word (DOCX): có quá nhiều mục"),
    ("the template is not a Word file (DOCX): {}", "mẫu không phải là tệp Word (DOCX): {}"),
    ("the template is not text in UTF-8", "mẫu không phải là chữ UTF-8"),
    ("the template is {} bytes; the limit is {} (option `max_bytes`)", "mẫu dài {} byte; giới hạn là {} (tùy chọn `max_bytes`)"),
    ("the data are {} bytes; the limit is {}", "dữ liệu dài {} byte; giới hạn là {}"),
    ("the data are not YAML: {}", "dữ liệu không phải là YAML: {}"),
    ("the data are not JSON: {}", "dữ liệu không phải là JSON: {}"),
    (
        "the data must be names with values (`ten: Sơn Hà`), not a list or a single value",
        "dữ liệu phải là các tên kèm giá trị (`ten: Sơn Hà`), không phải danh sách hay một giá trị đơn",
    ),
    ("a group of values (`name: value`) is needed", "cần một nhóm giá trị (`tên: giá trị`)"),
    ("a plan has no such part", "kế hoạch không có phần này"),
    ("sections are nested more than {} deep", "các mục lồng quá {} cấp"),
    ("{} is no kind of section", "{} không phải là loại mục"),
    ("there is no table `{}` among `tables`", "trong `tables` không có bảng `{}`"),
    ("a text is needed", "cần một đoạn chữ"),
    ("a whole number is needed", "cần một số nguyên"),
    ("a list is needed", "cần một danh sách"),
    (
        "the plan names no year, neither in its title nor in its date; so nothing can be moved to the next",
        "kế hoạch không nêu năm, cả ở tên lẫn ở ngày; nên không chuyển sang năm sau được",
    ),
    ("the draft has no such blank", "bản thảo không có chỗ trống này"),
];

/// Pieces of messages and of places.
const PIECES: &[(&str, &str)] = &[
    ("the text “{}”", "chữ “{}”"),
    ("the number {}", "số {}"),
    ("no value", "chỗ không có giá trị"),
    ("a list", "danh sách"),
    ("a group of values", "nhóm giá trị"),
    ("a number", "số"),
    ("a text", "chữ"),
    ("yes or no", "đúng/sai"),
    ("empty", "chỗ trống"),
    ("{} or {}", "{} hoặc {}"),
    ("paragraph", "đoạn"),
    ("row", "hàng"),
    ("body", "thân văn bản"),
    ("header {}", "đầu trang {}"),
    ("header", "đầu trang"),
    ("footer {}", "chân trang {}"),
    ("footer", "chân trang"),
    ("footnotes", "chú thích cuối trang"),
    ("endnotes", "chú thích cuối văn bản"),
];

/// A message in Vietnamese; none if its words are not ours.
pub(super) fn message(english: &str) -> Option<String> {
    let mut heads = String::new();
    let mut rest = english;
    loop {
        if let Some(told) = by_pattern(MESSAGES, rest, piece) {
            return Some(heads + &told);
        }
        // The name of a value or of a part may stand before.
        let (head, after) = rest.split_once(": ")?;
        heads += &piece(head);
        heads += ": ";
        rest = after;
    }
}

/// A piece of a message or of a place in Vietnamese; as it is if it is a name or a figure.
pub(super) fn piece(english: &str) -> String {
    by_pattern(PIECES, english, str::to_owned).unwrap_or_else(|| english.to_owned())
}

fn by_pattern(patterns: &[(&str, &str)], text: &str, told: impl Fn(&str) -> String) -> Option<String> {
    patterns.iter().find_map(|(english, vietnamese)| {
        let mut holes = holes(english, text)?.into_iter();
        let mut pieces = vietnamese.split("{}");
        let mut out = pieces.next()?.to_owned();
        for piece in pieces {
            out += &told(holes.next().unwrap_or_default());
            out += piece;
        }
        Some(out)
    })
}

/// What stands in the holes of a pattern, if the whole text follows it.
fn holes<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut holes = vec![];
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let (hole, after) = if pieces.peek().is_some() { rest.split_once(piece)? } else { (rest.strip_suffix(piece)?, "") };
        holes.push(hole);
        rest = after;
    }
    rest.is_empty().then_some(holes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_hold_the_same_pieces() {
        for (english, vietnamese) in MESSAGES.iter().chain(PIECES) {
            assert_eq!(english.matches("{}").count(), vietnamese.matches("{}").count(), "{english}");
        }
    }

    #[test]
    fn messages_are_told_with_their_pieces() {
        for (english, vietnamese) in [
            ("`viec` is a text; a list is needed", "`viec` là chữ; cần một danh sách"),
            (
                "the text “mai” is not a date; write 2026-02-05 or 05/02/2026",
                "chữ “mai” không phải là ngày; hãy viết 2026-02-05 hoặc 05/02/2026",
            ),
            ("other text stands beside this; put it in a row of its own", "bên cạnh còn chữ khác; hãy để thẻ trong hàng riêng"),
            ("`sections[0].text`: a text is needed", "`sections[0].text`: cần một đoạn chữ"),
            ("header 2: the result breaks off", "đầu trang 2: kết quả bị đứt"),
        ] {
            assert_eq!(message(english).as_deref(), Some(vietnamese));
        }
        assert_eq!(message("some words of the engine"), None);
        assert_eq!((piece("header 1"), piece("An Hòa")), ("đầu trang 1".to_owned(), "An Hòa".to_owned()));
    }
}
