//! Labelled fields of a task: `Cơ quan chủ trì: …`, `Cơ quan phối hợp: …`, `Thời gian thực hiện: …`, `Sản phẩm: …`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::parse::words::{Phrases, Words};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Lead,
    /// `Đơn vị thực hiện`: leads where no other field names a lead.
    Implementing,
    Monitoring,
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
            "chủ trì|phân công|phân công thực hiện|trách nhiệm thực hiện|chủ trì thực hiện|cấp thực hiện|người thực hiện|phân công nhiệm vụ|phân công trách nhiệm",
            Field::Lead,
        ),
        ("phối hợp|phối hợp thực hiện", Field::Coordinating),
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
/// Who: `cơ quan chủ trì`, `đơn vị, cá nhân phối hợp`.
static BODIES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "cơ quan|đơn vị|các cơ quan|các đơn vị|cơ quan, đơn vị|các cơ quan, đơn vị|cơ quan/đơn vị|đơn vị, cá nhân|cơ quan, tổ chức\
         |các cơ quan, tổ chức|tổ chức, cá nhân|bộ phận|phòng, ban|ngành|các ngành|cá nhân|đơn vị/cá nhân|địa phương",
        (),
    )])
});
/// What they do; the first word says which field it is, more may follow it: `chủ trì, tham mưu`, `đầu mối trình`.
static DUTIES: LazyLock<Phrases<Field>> = LazyLock::new(|| {
    Phrases::new(&[
        ("chủ trì|đầu mối|chịu trách nhiệm|tham mưu|phụ trách|làm đầu mối|chịu trách nhiệm chính", Field::Lead),
        ("thực hiện|tổ chức thực hiện|triển khai|triển khai thực hiện|tổ chức", Field::Implementing),
        ("phối hợp", Field::Coordinating),
        (
            "theo dõi|giám sát|kiểm tra|đôn đốc|kiểm tra, giám sát|theo dõi, đôn đốc|đôn đốc, theo dõi|theo dõi, giám sát",
            Field::Monitoring,
        ),
        ("trình|ban hành|xây dựng|tổng hợp|báo cáo|thẩm định", Field::Other),
    ])
});
static AND: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[(",|và|/|, và|hoặc", ())]));

/// The label at word `at`: the word after it, and what it names.
fn label(words: &Words, at: usize) -> Option<(usize, Field)> {
    let known = LABELS.longest(words, at);
    let timed = known.filter(|&(end, field)| field == Field::Deadline && !words.is_mark(end, ':')).and_then(|_| time(words, at));
    let known = timed.or(known);
    let (mut end, field) = match BODIES.longest(words, at).and_then(|(end, ())| DUTIES.longest(words, end)) {
        Some((_, Field::Other)) | None => return known,
        Some(found) => found,
    };
    while let Some((next, _)) = DUTIES.longest(words, AND.end(words, end).unwrap_or(end)) {
        end = next;
    }
    known.filter(|&(known, _)| known >= end).or(Some((end, field)))
}

static TIME: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("thời hạn|thời gian|tiến độ", ())]));

/// `Thời hạn ban hành:`, `Tiến độ trình Chính phủ:`: a time and in a few words what is done by then.
fn time(words: &Words, at: usize) -> Option<(usize, Field)> {
    const LONGEST: usize = 5;
    let end = TIME.end(words, at)?;
    let colon = (end..words.len().min(end + LONGEST)).find(|&at| words.mark(at).is_some())?;
    words.is_mark(colon, ':').then_some((colon, Field::Deadline))
}

/// The field whose label is all of a line: `Phân công thực hiện:`, with its values in the items below.
pub(super) fn bare_label(words: &Words) -> Option<Field> {
    // Labels are short.
    const LONGEST: usize = 90;
    if words.text.len() > LONGEST {
        return None;
    }
    let (end, field) = label(words, 0)?;
    let rest = end + usize::from([':', '.', ';'].iter().any(|&mark| words.is_mark(end, mark)));
    (rest >= words.len()).then_some(field)
}

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
        let Some((end, field)) = label(words, at).filter(|&(end, _)| words.is_mark(end, ':')) else { continue };
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
