//! Labelled fields of a task: `Cơ quan chủ trì: …`, `Cơ quan phối hợp: …`, `Thời gian thực hiện: …`, `Sản phẩm: …`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::parse::words::{Phrases, Words};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Lead,
    Coordinating,
    Deadline,
    Deliverable,
    Task,
    /// Money, places, numbers: known as fields, kept by no assignment.
    Other,
}

static LABELS: LazyLock<Phrases<Field>> = LazyLock::new(|| {
    Phrases::new(&[
        (
            "cơ quan chủ trì|đơn vị chủ trì|chủ trì|cơ quan thực hiện|đơn vị thực hiện|cơ quan, đơn vị chủ trì|cơ quan chủ trì thực hiện|đơn vị chủ trì thực hiện\
          |cơ quan đầu mối|đơn vị đầu mối|phân công thực hiện|trách nhiệm thực hiện|cơ quan, đơn vị thực hiện|chủ trì thực hiện|cơ quan chịu trách nhiệm\
          |cơ quan chủ trì tham mưu|đơn vị chủ trì tham mưu|cơ quan tham mưu|đơn vị chịu trách nhiệm|cơ quan chủ trì, tham mưu|đơn vị, cá nhân chủ trì\
          |cơ quan/đơn vị chủ trì|cơ quan tổ chức thực hiện|cơ quan chủ trì, theo dõi|đơn vị tổ chức thực hiện|cấp thực hiện|người thực hiện",
            Field::Lead,
        ),
        (
            "cơ quan phối hợp|đơn vị phối hợp|phối hợp|phối hợp thực hiện|cơ quan, đơn vị phối hợp|cơ quan phối hợp thực hiện|đơn vị phối hợp thực hiện\
          |cơ quan/đơn vị phối hợp|các cơ quan phối hợp|các đơn vị phối hợp|cơ quan, tổ chức phối hợp",
            Field::Coordinating,
        ),
        (
            "thời gian|thời gian thực hiện|thời gian hoàn thành|thời hạn|thời hạn hoàn thành|tiến độ|tiến độ thực hiện|tiến độ hoàn thành|thời điểm|thời gian tổ chức\
          |thời gian triển khai|thời hạn thực hiện|hoàn thành|thời gian dự kiến|dự kiến thời gian|thời gian, tiến độ|thời gian, địa điểm|lộ trình|thời điểm hoàn thành",
            Field::Deadline,
        ),
        (
            "sản phẩm|kết quả|sản phẩm đầu ra|kết quả đầu ra|sản phẩm dự kiến|dự kiến sản phẩm|sản phẩm hoàn thành|kết quả dự kiến|kết quả, sản phẩm|dự kiến kết quả\
          |sản phẩm, kết quả|kết quả thực hiện|sản phẩm/kết quả|kết quả/sản phẩm|kết quả hoàn thành",
            Field::Deliverable,
        ),
        (
            "nội dung|nội dung thực hiện|nhiệm vụ|nội dung công việc|nội dung nhiệm vụ|công việc|nội dung hoạt động|nội dung, nhiệm vụ",
            Field::Task,
        ),
        (
            "kinh phí|nguồn kinh phí|kinh phí thực hiện|địa điểm|đối tượng|số lượng|hình thức|thành phần|mục tiêu|phạm vi|nguồn lực|cách thức thực hiện|hình thức thực hiện|địa bàn",
            Field::Other,
        ),
    ])
});

/// One field of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) field: Field,
    /// The bytes of the label, without its colon.
    pub(super) label: Range<usize>,
    /// The bytes of the value.
    pub(super) value: Range<usize>,
}

/// The fields of a paragraph, and the first byte of the first: several may stand in one.
pub(super) fn fields(words: &Words) -> Vec<Found> {
    let mut found: Vec<Found> = vec![];
    for at in 0..words.len() {
        let opens = at == 0 || ['.', ';', ',', '(', '-', '+', ')', '/'].iter().any(|&mark| words.is_mark(at - 1, mark));
        // In a cell of two lines nothing but the capital parts them: `Chủ trì: Sở A Phối hợp: Sở B`.
        let line = !found.is_empty() && words.is_capital(at);
        if !opens && !line {
            continue;
        }
        let Some((end, field)) = LABELS.longest(words, at).filter(|&(end, _)| words.is_mark(end, ':')) else { continue };
        if let Some(last) = found.last_mut() {
            last.value.end = words.bytes(at..end).start;
        }
        let label = words.bytes(at..end);
        let start = words.all[end].end as usize;
        found.push(Found { field, label, value: start..words.text.len() });
    }
    for one in &mut found {
        let value = &words.text[one.value.clone()];
        let trimmed = value.trim_start_matches([' ', '*']);
        let start = one.value.start + (value.len() - trimmed.len());
        let closes = |c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',' | '(' | '-' | '+' | '*' | '/');
        let mut end = start + trimmed.trim_end_matches(closes).len();
        // A parenthesis around the fields closes after the last.
        if words.text[start..end].ends_with(')') && !words.text[start..end].contains('(') {
            end -= 1;
        }
        one.value = start..end.max(start);
    }
    found
}
