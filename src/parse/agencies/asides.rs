//! What stands beside a name and is no part of it: its role, for whom or in what it holds, what the body is besides.

use std::sync::LazyLock;

use super::lexicon::stop;
use super::starts::{is_and, separates};
use crate::parse::words::{Phrases, Words};

/// Most words in a parenthesis that belongs to a name.
const PAREN_LIMIT: usize = 40;

/// The word after a parenthesis that says for whom the name holds, where a further name or a verb follows it:
/// `Phòng Kinh tế (đối với xã), …`.
pub(super) fn scope(words: &Words, open: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    static FOR: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("đối với|ở|tại", ())]));
    let from = FOR.end(words, open + 1)?;
    let close = (from..words.len().min(open + LONGEST)).find(|&at| words.is_mark(at, ')'))? + 1;
    (separates(words, close) || stop(words, close).is_some()).then_some(close)
}

/// Words that open a parenthesis about something else than the name.
pub(super) static ASIDE: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "do|qua|thông qua|để|sau đây|gọi tắt|viết tắt|bao gồm|gồm|theo|trừ|nếu|kể cả|trong đó|phụ lục|chi tiết|nay là|trước|có|đối với|tại";
    Phrases::new(&[(words, ())])
});

static ROLE: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let roles = "chủ trì|phối hợp|chủ trì thực hiện|đầu mối|thực hiện|cơ quan chủ trì|cơ quan phối hợp|đơn vị chủ trì|đơn vị phối hợp|theo dõi\
                 |cơ quan thường trực|đơn vị thường trực|thường trực|cơ quan đầu mối|đơn vị đầu mối|cơ quan thực hiện|đơn vị thực hiện|chịu trách nhiệm chính|chủ trì tham mưu|phối hợp thực hiện";
    Phrases::new(&[(roles, ())])
});

/// Roles that stand for the body itself, whatever follows: `(Cơ quan thường trực Ban Chỉ huy)`.
static OFFICE: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let roles = "cơ quan thường trực|đơn vị thường trực|thường trực|cơ quan đầu mối|đơn vị đầu mối|cơ quan chủ trì|đơn vị chủ trì\
                 |là cơ quan|là đơn vị";
    Phrases::new(&[(roles, ())])
});

/// The end of what a dash says the body is besides: `Sở Y tế | - Cơ quan thường trực Ban Chỉ đạo`.
pub(super) fn apposition(words: &Words, dash: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    static IS: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::new(&[("phó trưởng ban|trưởng ban|phó chủ tịch|ủy viên|thành viên|cơ quan tham mưu", ())]));
    if !words.is_mark(dash, '-') || !words.spaced(dash) {
        return None;
    }
    let from = OFFICE.end(words, dash + 1).or_else(|| IS.end(words, dash + 1))?;
    let last = words.len().min(dash + LONGEST);
    let ends = |&at: &usize| words.mark(at).is_some() || is_and(words, at) || words.is_lower(at) && stop(words, at).is_some();
    (from..=last).find(|at| *at == words.len() || ends(at))
}

/// The word after the parenthesis that opens at `at`, and whether it only names a role.
pub(super) fn parenthesis(words: &Words, at: usize) -> Option<(usize, bool)> {
    let close = (at + 1..(at + PAREN_LIMIT).min(words.len())).find(|&at| words.is_mark(at, ')'))?;
    let role = ROLE.end(words, at + 1) == Some(close) || OFFICE.end(words, at + 1).is_some_and(|end| end <= close);
    Some((close + 1, role))
}

/// Whether word `at` begins to say in what a body has its part: `Bộ Y tế | với các quy chuẩn về thuốc; …`.
pub(super) fn concerns(words: &Words, at: usize) -> bool {
    static CONCERNS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::new(&[(
            "trong phạm vi|theo chức năng|theo thẩm quyền|với các|đối với các|về các|với những|đối với những|đối với nội dung|đối với nhiệm vụ|với nhiệm vụ|với nội dung",
            (),
        )])
    });
    words.is_lower(at) && CONCERNS.end(words, at).is_some()
}
