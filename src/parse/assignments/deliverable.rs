//! Deliverables: the first document a task requires to be written.
//!
//! A verb of writing (`xây dựng`, `tham mưu …`) and then a document (`kế hoạch`, `văn bản`), perhaps with a body
//! between; or `báo cáo` with what is reported. Documents that exist already (`Kế hoạch số …`) do not count.

use std::ops::Range;
use std::sync::LazyLock;

use crate::parse::agencies::agencies_at_word;
use crate::parse::words::{Phrases, Words, key};

/// Verbs that require a document to be written.
static WRITES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let verbs = "xây dựng|ban hành|lập|biên soạn|soạn thảo|trình|tham mưu|niêm yết|dự thảo|gửi|nộp|đề xuất|giúp|tham mưu cho|tham mưu giúp|đề xuất với|trình ban hành";
    Phrases::new(&[(verbs, ())])
});
static DOCUMENTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let nouns = "kế hoạch|báo cáo|văn bản|tài liệu|lịch|đề án|chương trình|phương án|quyết định|quy chế|tờ trình|nghị quyết|công văn|hướng dẫn|đề cương\
                 |bộ tài liệu|sổ tay|phiếu khảo sát|danh mục|dự thảo|chỉ thị|quy trình|phương án, kế hoạch|kế hoạch, phương án";
    Phrases::new(&[(nouns, ())])
});
static NO_DOCUMENTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "lịch sử|quyết định cơ chế|quyết định các|quyết định chính sách|hướng dẫn, đôn đốc|hướng dẫn, kiểm tra|hướng dẫn các|lịch sự",
        (),
    )])
});
static EACH: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("các|một|01|những|và niêm yết|và ban hành|ban hành|, ban hành|, trình", ())]));
/// Words at which the description of a document ends.
static BREAKS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "đảm bảo|bảo đảm|theo quy định|theo phân công|theo|để làm|trước ngày|trước|phục vụ|phù hợp|trong đó|nhằm|gửi|trình|cụ thể|định kỳ|gắn với|hằng năm\
                 |hàng năm|chậm nhất|xem xét|qua|sau đó|kịp thời|khi có|nếu|hoàn thành|làm cơ sở|đúng|và tổ chức|trong quý|trong tháng|trong năm|trong thời hạn|ngay sau\
                 |trong ngày|ngay trong|trong tuần|trong báo cáo|vào ngày";
    Phrases::new(&[(words, ())])
});
static WRITTEN: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("bằng văn bản", ())]));
/// After these a document is one that exists.
static EXISTING: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("số|này|trên|nêu trên|nói trên|đã|của", ())]));
static REPORT: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("báo cáo", ())]));
static TO: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("về|cho|với|lên|gửi", ())]));
static RESULT: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("kết quả|tình hình|bằng văn bản", ())]));
static AND: LazyLock<u64> = LazyLock::new(|| key("và"));
static SOME: LazyLock<u64> = LazyLock::new(|| key("các"));

/// The first document that the words from `start` on require.
pub(super) fn deliverable(words: &Words, start: usize) -> Option<Range<usize>> {
    (start..words.len()).find_map(|at| {
        if let Some(end) = REPORT.end(words, at) {
            return reported(words, at, end);
        }
        let mut next = WRITES.end(words, at)?;
        if let Some(list) = agencies_at_word(words, next) {
            next = list.next_word;
        }
        let noun = EACH.end(words, next).unwrap_or(next);
        let from = if words.is_lower(next) && words.key(next) == *SOME { next } else { noun };
        // `lịch sử` is no timetable, `quyết định cơ chế …` no document.
        if NO_DOCUMENTS.end(words, noun).is_some() {
            return None;
        }
        DOCUMENTS.end(words, noun).filter(|_| REPORT.end(words, noun).is_none()).and_then(|end| phrase(words, from, end))
    })
}

/// `báo cáo X (qua Y) kết quả …`, `báo cáo tình hình …`: what is reported is the document.
fn reported(words: &Words, at: usize, end: usize) -> Option<Range<usize>> {
    let next = TO.end(words, end).unwrap_or(end);
    let Some(list) = agencies_at_word(words, next) else {
        // `báo cáo số liệu` is a document, `báo cáo.` is not, nor is an existing one.
        return phrase(words, at, end).filter(|found| found.end > words.bytes(at..end).end);
    };
    let mut next = list.next_word;
    if words.is_mark(next, '(') {
        next = (next..words.len()).find(|&at| words.is_mark(at, ')'))? + 1;
    }
    RESULT.end(words, next).and_then(|end| phrase(words, next, end))
}

/// Whether the description of a document ends at word `at`; `trình` inside a noun (`công trình`, `lộ trình`) ends nothing.
fn breaks(words: &Words, at: usize) -> bool {
    static NOUNS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::new(&[(
            "chương trình|công trình|lộ trình|quy trình|quá trình|giáo trình|tờ trình|tiến trình|hành trình|báo cáo trình",
            (),
        )])
    });
    let inside = at.checked_sub(1).is_some_and(|before| NOUNS.end(words, before) == Some(at + 1));
    BREAKS.end(words, at).is_some() && !inside
}

/// From the first word of a document to the end of what describes it; `after` follows its noun.
fn phrase(words: &Words, from: usize, after: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 40;
    if EXISTING.end(words, after).is_some() {
        return None;
    }
    let mut end = after;
    while end < words.len().min(after + LONGEST) {
        if let Some(written) = WRITTEN.end(words, end) {
            end = written;
            break;
        }
        // `57-NQ/TW`, `16-22/11/2025`: a stroke inside a number or a symbol ends nothing.
        let inner = words.is_mark(end, '/') && !words.spaced(end) && !words.spaced(end + 1);
        let mark = !inner && [';', '.', ':', '(', ')', '/'].iter().any(|&mark| words.is_mark(end, mark));
        // `…, báo cáo UBND tỉnh`: the next duty.
        let duty =
            words.is_mark(end, ',') && REPORT.end(words, end + 1).is_some_and(|next| agencies_at_word(words, next).is_some());
        let addressed = TO.end(words, end).is_some_and(|next| agencies_at_word(words, next).is_some());
        if mark || duty || addressed || breaks(words, end) {
            break;
        }
        end += 1;
    }
    while end > after && (words.is_mark(end - 1, ',') || words.key(end - 1) == *AND) {
        end -= 1;
    }
    Some(words.bytes(from..end))
}
