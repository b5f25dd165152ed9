//! What follows a head noun and belongs to the name: fields, places, marks inside it, parentheses.

use std::sync::LazyLock;

use super::asides::{ASIDE, apposition, concerns, parenthesis, scope};
use super::lexicon::{FIELD, HEAD, Head, LINK, PLACE, QUANTIFIER, TAIL, stop};
use super::starts::{begins, is_and, is_glued_and, is_together, opening, separates};
use super::trade::trade;
use crate::parse::words::{Phrases, Shape, Words, key};

/// How far to trust that a text holds names only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A sentence: the name ends where the task begins.
    Running,
    /// A heading, which may be a list of names or something else.
    Heading,
    /// A text known to be a list of names: nothing but a separator ends one.
    Trusted,
}

/// Most words of unknown meaning in one name.
const LOOSE_LIMIT: usize = 8;

static NUMBER: LazyLock<u64> = LazyLock::new(|| key("số"));
static CITY: LazyLock<[u64; 3]> = LazyLock::new(|| [key("tp"), key("tx"), key("tt")]);

static SCHOOL: LazyLock<u64> = LazyLock::new(|| key("trường"));
static MINISTRIES: LazyLock<[u64; 2]> = LazyLock::new(|| [key("sở"), key("bộ")]);
static INSIDE: LazyLock<u64> = LazyLock::new(|| key("trong"));
static HAMLET: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("thôn|bản|ấp|tổ dân phố|khu phố|khu dân cư|buôn|làng|sóc|khóm", ())]));

static BASE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("cơ sở", ())]));
static CHARGE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("phụ trách", ())]));

/// What boards manage besides, after `và`.
static ZONES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let kinds = "khu công nghiệp|khu kinh tế|khu chế xuất|khu công nghệ cao|cụm công nghiệp|khu công nghệ thông tin tập trung";
    let all: Vec<String> = kinds.split('|').flat_map(|kind| [kind.to_owned(), format!("các {kind}")]).collect();
    Phrases::new(&[(all.join("|").as_str(), ())])
});

static NUMBERED: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("dự án|khu vực|quân khu|lữ đoàn|trung đoàn|sư đoàn|binh đoàn", ())]));

/// The end of words that tell which bodies are meant, or where the name ends before them: `các huyện | có đất trồng lúa | chủ
/// trì …`, `các cơ quan | được giao chủ trì nhiệm vụ | có trách nhiệm …`. They belong to the name up to the word that says what
/// the bodies do in the task.
fn relative_clause(words: &Words, at: usize, placed: bool) -> Option<usize> {
    const LONGEST: usize = 14;
    static HAVE: LazyLock<u64> = LazyLock::new(|| key("có"));
    static GIVEN: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("được phân công|được giao", ())]));
    static DUTIES: LazyLock<Phrases<()>> = LazyLock::new(|| {
        let words = "chủ trì|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|phối hợp|chủ động|khẩn trương|thường xuyên|tiếp tục|kịp thời|tích cực|tập trung\
                         |nghiêm túc|tăng cường|đẩy mạnh|quyết liệt";
        Phrases::new(&[(words, ())])
    });
    static MUST: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::new(&[("có trách nhiệm|chịu trách nhiệm|chủ động|khẩn trương|theo|căn cứ|tại", ())]));
    let last = words.len().min(at + LONGEST);
    let find =
        |duty: &Phrases<()>| (at + 2..last).take_while(|&at| words.mark(at).is_none()).find(|&at| duty.end(words, at).is_some());
    if let Some(next) = GIVEN.end(words, at) {
        let end = TAIL.end(words, at).unwrap_or(next);
        return Some(if placed { at } else { find(&MUST).unwrap_or(end).max(next) });
    }
    let own =
        words.key(at) == *HAVE && TAIL.end(words, at).is_none() && stop(words, at).is_none() && DUTIES.end(words, at).is_none();
    own.then(|| find(&DUTIES).unwrap_or(at))
}

/// Whether the school of `Đoàn Thanh niên trường` ends the name: no name of its own follows.
fn closes(words: &Words, at: usize) -> bool {
    words.all.get(at).is_none_or(|word| word.shape == Shape::Mark) || is_and(words, at) || stop(words, at).is_some()
}

/// `phụ trách chỉ đạo …`: a verb with another after it; at its end a name may have it (`Phó Giám đốc phụ trách`).
fn takes_charge(words: &Words, at: usize) -> bool {
    CHARGE.end(words, at).is_some_and(|next| stop(words, next).is_some())
}

/// `trong xử lý …`: what the bodies do, not where they are.
fn inside_task(words: &Words, at: usize) -> bool {
    words.key(at) == *INSIDE && stop(words, at + 1).is_some()
}

/// What a complement has shown so far.
pub(super) struct Growth {
    /// End of what surely belongs to the name; 0 while nothing does.
    pub(super) sure: usize,
    /// The next word to look at.
    pub(super) at: usize,
    /// Words of unknown meaning taken in.
    pub(super) loose: usize,
    /// Whether the name is complete, so that an unknown word ends it.
    pub(super) settled: bool,
    /// Whether the last words named a kind of territory.
    pub(super) placed: bool,
}

/// Takes in what belongs to a name after its head: the word after the name, and the word to go on from.
pub(super) fn grow(words: &Words, growth: &mut Growth, mode: Mode) -> Option<(usize, usize)> {
    let accepted = loop {
        let at = growth.at;
        let Some(word) = words.all.get(at) else { break true };
        if word.shape == Shape::Mark || is_and(words, at) {
            if let Some(end) = apposition(words, at) {
                return Some((at, end));
            }
            if let Some(next) = through_mark(words, growth, mode) {
                growth.at = next;
                continue;
            }
            if words.is_mark(at, '(') && ASIDE.end(words, at + 1).is_some() {
                match scope(words, at) {
                    Some(close) => return Some((at, close)),
                    None => break true,
                }
            }
            if words.is_mark(at, '(')
                && let Some((close, role)) = parenthesis(words, at)
            {
                // `(chủ trì)` is no part of the name, `(Ban Thi đua - Khen thưởng)` is.
                if role || mode == Mode::Running && growth.loose > 0 {
                    return Some((at, if role { close } else { at }));
                }
                growth.settled = true;
                (growth.sure, growth.at) = (close, close);
                continue;
            }
            break true;
        }
        if mode == Mode::Trusted && opens_line(words, at) {
            break true;
        }
        if mode == Mode::Trusted && growth.sure > 0 && concerns(words, at) {
            let close = |&at: &usize| words.is_mark(at, ';') || separates(words, at) && begins(words, at + 1);
            return Some((at, (at..words.len()).find(close).unwrap_or(words.len())));
        }
        if mode == Mode::Running
            && let Some(end) = relative_clause(words, at, growth.placed)
        {
            return Some((end, end));
        }
        if is_together(words, at) && TAIL.end(words, at).is_none() || takes_charge(words, at) {
            break true;
        }
        if let Some(end) = trade(words, at).filter(|_| mode != Mode::Trusted) {
            (growth.sure, growth.at, growth.settled) = (end, end, true);
            continue;
        }
        // `Đảng ủy xã`, though `đảng` alone describes a body too.
        let place = territory(words, at);
        if let Some(end) = TAIL.end(words, at).filter(|&tail| place.is_none_or(|place| place <= tail)) {
            // In capitals it is the field itself, which may go on: `Vụ Vận tải và An toàn giao thông`.
            growth.settled |= words.is_lower(at);
            growth.placed = PLACE.end(words, end.saturating_sub(1)) == Some(end);
            (growth.sure, growth.at) = (end, end);
        } else if let Some(end) = place {
            (growth.settled, growth.placed) = (true, true);
            (growth.sure, growth.at) = (end, end);
        } else if let Some(end) = linked(words, at) {
            (growth.settled, growth.placed) = (true, true);
            (growth.sure, growth.at) = (end, end);
        } else if growth.settled && words.key(at) == *NUMBER && words.number(at + 1).is_some() {
            // `Đội Quản lý thị trường số 3`
            (growth.sure, growth.at) = (at + 2, at + 2);
        } else if growth.settled && word.shape == Shape::Number && BASE.end(words, at.saturating_sub(2)) == Some(at) {
            // `Thuế cơ sở 3`
            (growth.sure, growth.at) = (at + 1, at + 1);
        } else if word.shape == Shape::Number && at > 1 && NUMBERED.end(words, at - 2) == Some(at) {
            // `Ban Quản lý Dự án 85`
            (growth.sure, growth.at, growth.settled) = (at + 1, at + 1, true);
        } else if growth.settled && words.key(at) == *SCHOOL && closes(words, at + 1) {
            (growth.sure, growth.at) = (at + 1, at + 1);
        } else if (mode == Mode::Heading || takes_object(words, at))
            && !growth.settled
            && words.is_lower(at)
            && let Some(end) = NOMINAL.end(words, at)
        {
            growth.at = end;
            growth.sure = end;
        } else if mode == Mode::Running && growth.sure > 0 && opens_task(words, at)
            || mode != Mode::Trusted && words.is_lower(at) && (stop(words, at).is_some() || inside_task(words, at))
        {
            break true;
        } else if words.is_capital(at) || word.shape == Shape::Number && at > 0 && words.is_capital(at - 1) {
            // The second syllable of the word it opens belongs to it: `Nông | sản`.
            growth.settled = false;
            growth.at = at + 1;
            let syllable = words.is_lower(at + 1) && !is_and(words, at + 1) && !is_together(words, at + 1);
            // `Phòng Đào tạo`: a verb of two syllables is here the field, though the second alone is a verb too.
            let whole = stop(words, at) == Some(at + 2);
            if syllable && (whole || stop(words, at + 1).is_none() && TAIL.end(words, at + 1).is_none()) {
                growth.at = at + 2;
            }
            growth.sure = growth.at;
        } else if word.shape == Shape::Number && (mode == Mode::Running && words.key(at - 1) != *NUMBER) {
            break true;
        } else if mode == Mode::Trusted {
            growth.at = at + 1;
            growth.sure = growth.at;
            growth.loose += 1;
        } else {
            growth.loose += 1;
            if growth.settled && mode == Mode::Running || growth.loose > LOOSE_LIMIT {
                break false;
            }
            growth.at = at + 1;
        }
    };
    let end = if accepted { growth.at } else { growth.sure };
    growth.at = end;
    (end > 0).then_some((end, end))
}

/// Whether a name begins at `at` without a separator, as where two lines of a cell run together: after a kind of
/// territory (`UBND các xã | Sở Tài chính`), or after a body that has no such part (`Sở Nội vụ | Sở Tài chính`).
pub(super) fn opens_line(words: &Words, at: usize) -> bool {
    at > 0 && words.is_capital(at) && (ends_in_place(words, at) || ends_in_field(words, at)) && begins(words, at)
}

fn ends_in_place(words: &Words, at: usize) -> bool {
    words.is_lower(at - 1) && (1..=2).any(|back| at.checked_sub(back).is_some_and(|from| PLACE.end(words, from) == Some(at)))
}

/// `Sở Nội vụ |`, `Phòng Nội vụ | Phòng …`; `Ban Tổ chức Tỉnh ủy` and `Phòng Tư pháp UBND huyện` go on.
fn ends_in_field(words: &Words, at: usize) -> bool {
    const LONGEST_FIELD: usize = 9;
    let field = |from: &usize| FIELD.end(words, *from) == Some(at);
    let Some(from) = (at.saturating_sub(LONGEST_FIELD)..at).filter(|&from| from > 0).find(field) else { return false };
    MINISTRIES.contains(&words.key(from - 1)) || words.key(from - 1) == words.key(at)
}

/// Past a mark or `và` that belongs to the name, if it does: the word to go on from.
fn through_mark(words: &Words, growth: &mut Growth, mode: Mode) -> Option<usize> {
    let at = growth.at;
    if is_glued_and(words, at) {
        growth.sure = at + 2;
        return Some(at + 2);
    }
    let comma = words.is_mark(at, ',');
    let next = at + 1 + usize::from(comma && is_and(words, at + 1));
    // `UBND các tỉnh/thành phố`
    if words.is_mark(at, '/') {
        let place = territory(words, next).filter(|_| growth.placed && words.is_lower(next))?;
        growth.sure = place;
        return Some(place);
    }
    if comma || is_and(words, at) {
        // `Ban Quản lý các khu công nghệ cao và khu công nghiệp`
        if let Some(end) = ZONES.end(words, next).filter(|_| !comma) {
            (growth.sure, growth.settled) = (end, true);
            return Some(end);
        }
        // `UBND các huyện, thành phố`: a further kind of territory.
        // `Công an phường, các tổ dân phố`: hamlets have no offices of their own.
        let apart = QUANTIFIER.end(words, next).is_some_and(|noun| HAMLET.end(words, noun).is_some());
        if growth.placed
            && !apart
            && let Some(end) = territory(words, next)
            // `các huyện ủy, thành ủy` is one collective; `UBND tỉnh, Tỉnh ủy` are two bodies.
            && (HEAD.end(words, next).is_none() || words.is_lower(next))
        {
            growth.sure = end;
            return Some(end);
        }
        // `Sở Nông nghiệp và PTNT`: half of the name abbreviated.
        let half = !comma && words.all.get(next).is_some_and(|word| word.shape == Shape::Capitals) && !words.capitals;
        if half && growth.sure == at && !growth.placed && !begins(words, next) && FIELD.end(words, next).is_none() {
            return Some(next);
        }
        // `Trung tâm Bảo tồn và Phát huy di sản`, `Hội A, B và C`: capitals that begin no name go on with it.
        let whole = growth.settled && (comma || growth.placed || FIELD.end(words, next).is_some());
        let continues = !whole && words.is_capital(next) && !begins(words, next) && at > 0 && !words.is_mark(at - 1, ')');
        let listed = !comma || (next..(next + LOOSE_LIMIT).min(words.len())).any(|at| is_and(words, at));
        return (mode != Mode::Heading && continues && listed && growth.sure > 0).then_some(next);
    }
    if words.is_mark(at, '-') {
        let glued = !words.spaced(at) && !words.spaced(at + 1);
        // In a list a dash before the next body is its mark: `- Sở Y tế - Công an tỉnh`.
        if mode == Mode::Trusted && !glued && opens_body(words, at + 1) {
            return None;
        }
        let goes_on = words.all.get(at + 1).is_some_and(|next| !matches!(next.shape, Shape::Mark));
        return (goes_on && (glued || words.is_capital(at + 1) || mode != Mode::Running)).then_some(at + 1);
    }
    if words.is_mark(at, '.') {
        return (at > 0 && CITY.contains(&words.key(at - 1)) && words.is_capital(at + 1)).then_some(at + 1);
    }
    let quote = ['"', '“', '”', '\''].iter().any(|&mark| words.is_mark(at, mark));
    (quote && mode == Mode::Trusted).then_some(at + 1)
}

/// Whether a body begins at `at` that is never the second half of a name: no council (`HĐND - UBND`), no office of a person.
fn opens_body(words: &Words, at: usize) -> bool {
    let (noun, _, titled) = opening(words, at);
    let council = matches!(HEAD.longest(words, noun), Some((_, Head::Council)));
    words.is_capital(at) && !titled && !council && begins(words, at)
}

/// `tỉnh Sơn Hà`, `các huyện`, `phường 5`: the word after a kind of territory and its name.
fn territory(words: &Words, at: usize) -> Option<usize> {
    let noun = QUANTIFIER.end(words, at).unwrap_or(at);
    let mut end = PLACE.end(words, noun)?;
    if words.is_mark(end, '.') && words.is_capital(end + 1) {
        end += 1;
    }
    for _ in 0..8 {
        let Some(word) = words.all.get(end) else { break };
        let dash = words.is_mark(end, '-') && words.is_capital(end + 1) && words.is_capital(end - 1) && !begins(words, end + 1);
        let proper = words.is_capital(end) || word.shape == Shape::Number;
        if !dash && (!proper || begins(words, end) || opens_task(words, end)) {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// Whether what is to be done begins at `at` with a capital, as where a line break was lost after the bodies: `các xã | Khẩn
/// trương rà soát`, `trình UBND tỉnh | Kế hoạch …`. A name has capitals on.
pub(super) fn opens_task(words: &Words, at: usize) -> bool {
    static OPENS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        let words = "tập trung|khẩn trương|quyết liệt|chủ động|nghiêm túc|tiếp tục|tích cực|kịp thời|phối hợp|chủ trì|hoàn thành|rà soát|tăng cường|đẩy mạnh|tham mưu\
                     |có trách nhiệm|chịu trách nhiệm|kế hoạch|đề án|quyết định|nghị quyết|chương trình|dự thảo|phương án|báo cáo";
        Phrases::new(&[(words, ())])
    });
    let open = words.is_capital(at) && words.is_lower(at + 1) && at > 0 && words.mark(at - 1).is_none();
    open && OPENS.end(words, at).is_some() && FIELD.end(words, at).is_none()
}

/// `thuộc UBND tỉnh`, `của huyện`, `trên địa bàn tỉnh`: the word after a preposition and the place or body it leads to.
fn linked(words: &Words, at: usize) -> Option<usize> {
    let link = LINK.end(words, at)?;
    if let Some(end) = territory(words, link) {
        return Some(end);
    }
    match HEAD.longest(words, link) {
        Some((end, Head::Whole | Head::Council)) => Some(end),
        Some((end, Head::Open | Head::Group)) => FIELD.end(words, end),
        _ => None,
    }
}

/// Verbs that are nouns in the name of an institution: `Viện Nghiên cứu phát triển Thành phố`, `Quỹ Đầu tư phát triển`.
/// In a sentence they open the task as often, so only headings take them in.
static NOMINAL: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "phát triển|hỗ trợ|đầu tư|quản lý|bảo tồn|bảo vệ|phục hồi|nghiên cứu|đào tạo|ứng dụng|kiểm soát|khai thác|xúc tiến|tư vấn|kiểm định|chuyển giao\
                 |bồi dưỡng|giám định|thẩm định|phòng, chống|phòng chống|sản xuất|bảo trợ|cung cấp|chăm sóc|giải quyết|sắp xếp|điều hành|giám sát";
    Phrases::new(&[(words, ())])
});

static OBJECTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "quản lý|hỗ trợ|xúc tiến|phục vụ|dịch vụ|giám sát|kiểm soát|điều hành|ứng dụng|nghiên cứu|tư vấn|kiểm định",
        (),
    )])
});

/// Whether the verb before word `at` is written as a name and needs an object: `Cục Quản lý | đầu tư xây dựng`.
fn takes_object(words: &Words, at: usize) -> bool {
    at.checked_sub(2).is_some_and(|from| words.is_capital(from) && OBJECTS.end(words, from) == Some(at))
}
