//! What a steering committee steers: `Ban Chỉ đạo chuyển đổi số xã`, `Tổ công tác phòng, chống hạn hán tỉnh`.

use std::sync::LazyLock;

use super::lexicon::{FIELD, HEAD, Head, LINK, PLACE, QUANTIFIER, TAIL, stop};
use super::starts::is_and;
use crate::parse::words::{Phrases, Shape, Words};

/// Most words of a theme.
const LONGEST: usize = 14;

static COMMITTEE: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("ban chỉ đạo|bcđ|tổ công tác|tổ giúp việc|tiểu ban", ())]));

/// Verbs that open what is steered; any other is what the committee itself does.
static STEERED: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "phòng, chống|phòng chống|thực hiện|xây dựng|quản lý|chuyển đổi|phát triển|sắp xếp|tổng điều tra|điều tra|giải phóng|bảo vệ\
                 |giải quyết|đổi mới|triển khai|thi hành|kiểm kê|hỗ trợ|xóa|bảo đảm|đảm bảo|đầu tư|cải thiện|thu hút|xúc tiến";
    Phrases::new(&[(words, ())])
});

/// The word after the theme that follows the head of a name at `at`; `head_end` itself where there is none.
pub(super) fn theme(words: &Words, at: usize, head_end: usize) -> usize {
    if COMMITTEE.end(words, at) != Some(head_end) {
        return head_end;
    }
    let known = FIELD.end(words, head_end).filter(|&end| stop(words, head_end).is_none_or(|verb| verb < end));
    known.max(up_to_place(words, head_end)).unwrap_or(head_end)
}

static BOARD: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("ban quản lý|bql", ())]));
static MANAGED: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "khu|các khu|vườn|rừng|dự án|các dự án|chợ|các chợ|di tích|cảng|bến|bến xe|công viên|nghĩa trang|cụm|tòa nhà|chung cư|quỹ|cửa khẩu";
    Phrases::new(&[(words, ())])
});

/// The word after the kind of thing that a board of management manages, whose own name follows: `Ban Quản lý rừng | Núi Bà`.
pub(super) fn managed(words: &Words, at: usize, head_end: usize) -> Option<usize> {
    MANAGED.end(words, head_end).filter(|_| BOARD.end(words, at) == Some(head_end))
}

/// A run of words up to the place whose committee it is; no body, preposition or verb of doing may stand in it.
fn up_to_place(words: &Words, head_end: usize) -> Option<usize> {
    let mut at = head_end;
    let mut plain = 0;
    while at < words.len().min(head_end + LONGEST) {
        if let Some(end) = STEERED.end(words, at) {
            (at, plain) = (end, 0);
            continue;
        }
        if let Some(end) = FIELD.end(words, at).filter(|_| at > head_end) {
            (at, plain) = (end, plain + 2);
            continue;
        }
        if PLACE.end(words, at).is_some() {
            return (plain > 1).then_some(at);
        }
        let joins = words.is_mark(at, ',') || words.is_mark(at, '-') || is_and(words, at);
        let ends = words.all[at].shape == Shape::Mark && !joins
            || QUANTIFIER.end(words, at).is_some()
            || LINK.end(words, at).is_some()
            || TAIL.end(words, at).is_some()
            || stop(words, at).is_some()
            || HEAD.longest(words, at).is_some_and(|(_, head)| head != Head::Not);
        if ends {
            return None;
        }
        at += 1;
        plain += usize::from(!joins);
    }
    None
}
