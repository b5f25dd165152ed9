//! What bodies without names of their own do for a living, which is part of what they are called: `Các cơ sở | sản xuất, kinh
//! doanh rượu | chấp hành …`.

use std::sync::LazyLock;

use super::lexicon::stop;
use super::starts::is_and;
use crate::parse::words::{Phrases, Words};

/// Those who live by a trade.
static TRADERS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[("cơ sở|hộ|hộ dân|hộ gia đình|hộ nông dân|doanh nghiệp|công ty|hợp tác xã|chủ cơ sở|chủ hộ|tiểu thương", ())])
});
static TRADES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "sản xuất|kinh doanh|sản xuất kinh doanh|chế biến|sơ chế|nuôi|nuôi trồng|chăn nuôi|trồng|trồng trọt|giết mổ|mua bán|buôn bán\
                 |thu mua|khai thác|đánh bắt|nhập khẩu|xuất khẩu|bán lẻ|bán buôn|cho thuê|lưu trú";
    Phrases::new(&[(words, ())])
});

/// Those who have a part in something, and the part: only before a colon, for in a sentence it may be what they are to do.
static HOLDERS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("đơn vị|tổ chức|cá nhân|cơ quan|chủ đầu tư", ())]));
static PARTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "sử dụng|quản lý|quản lý, sử dụng|vận hành|cung cấp|cung ứng|thi công|tư vấn|thụ hưởng|thu gom|vận chuyển",
        (),
    )])
});

/// The end of the trade that stands at word `at` after the bodies that live by it.
pub(super) fn trade(words: &Words, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    if !words.is_lower(at) {
        return None;
    }
    let after =
        |nouns: &Phrases<()>| (1..=3).any(|back| at.checked_sub(back).is_some_and(|from| nouns.end(words, from) == Some(at)));
    let (first, verbs, sentence) = match TRADES.end(words, at) {
        Some(end) => (end, &TRADES, after(&TRADERS)),
        None => (PARTS.end(words, at)?, &PARTS, false),
    };
    if !sentence && !after(&TRADERS) && !after(&HOLDERS) {
        return None;
    }
    let mut end = first;
    while end < words.len().min(at + LONGEST) {
        if words.is_mark(end, ':') {
            return Some(end);
        }
        // `sản xuất, kinh doanh và xuất khẩu rượu`
        let joined = end + usize::from(words.is_mark(end, ',') || is_and(words, end));
        if let Some(next) = verbs.end(words, joined) {
            end = next;
            continue;
        }
        if joined > end || words.mark(end).is_some() || stop(words, end).is_some() {
            break;
        }
        end += 1;
    }
    sentence.then_some(end)
}
