//! What stands around a number besides its subject: `100% các nhiệm vụ …`, `so với năm 2021`, `27/63 tỉnh`, brackets.

use std::ops::Range;

use super::sentence::back;
use super::words::{AFTER_COMMA, NO_NOUN, RANKED, SHARE_ENDS, TASKS};
use crate::parse::number::quantity_at;
use crate::parse::scan::{after, any_at, any_before, has_digit, phrase_at, phrase_before, phrases, skip_spaces, trim_spaces};

/// The longest name of a share, in bytes.
const LONGEST: usize = 1200;
/// And in words.
const MOST_WORDS: usize = 110;

/// What a share is of: the noun phrase after `100%`, up to the end of its clause.
pub(super) fn after_share(text: &str, from: usize, limit: usize) -> Option<Range<usize>> {
    let start = text.len() - text.get(from..)?.trim_start_matches(|c: char| c.is_whitespace() || c == '*').len();
    let limit = (limit.min(from + LONGEST)..=limit).find(|&at| text.is_char_boundary(at)).unwrap_or(limit);
    // `đạt 60% “bến văn hóa”`
    let word = start + text[start..].chars().next().filter(|c| matches!(c, '“' | '"')).map_or(0, char::len_utf8);
    if word >= limit || !after(text, word)?.is_alphabetic() || any_at(text, start, &NO_NOUN).is_some() {
        return None;
    }
    // `giảm 2% điểm so với …` are points; `100% điểm trường` are places.
    if let Some(points) = phrase_at(text, start, "điểm") {
        let next = skip_spaces(text, points);
        // `100% điểm đến trong tỉnh`; `tăng 2% điểm đến năm 2030`
        let places = phrase_at(text, next, "đến").map(|end| skip_spaces(text, end)).is_some_and(|goal| {
            after(text, goal).is_some_and(char::is_alphabetic) && any_at(text, goal, phrases!["năm", "hết", "cuối"]).is_none()
        });
        if next >= limit || !after(text, next)?.is_alphabetic() || any_at(text, next, &NO_NOUN).is_some() && !places {
            return None;
        }
    }
    let end = share_end(text, start..limit);
    let name = text[start..end].trim_end_matches([' ', ',', '.', '-', '/', '…', '*']);
    if let Some(quoted) = name.strip_prefix('“').and_then(|name| name.strip_suffix('”')).filter(|name| !name.contains('“'))
    {
        return Some(word..word + quoted.len());
    }
    // `từ 80% tổ chức … trở lên`: the bound belongs to the value.
    let bounded = || {
        let left = &text[back(text, 0, from, LONGEST)..from];
        let clause = left.rsplit([',', ';', '.', ':']).next().unwrap_or(left);
        format!(" {clause}").to_lowercase().contains(" từ ")
    };
    let bound = ["trở lên", "trở xuống"].iter().find_map(|bound| name.strip_suffix(bound)).filter(|_| bounded());
    let name = bound.unwrap_or(name).trim_end();
    let words = name.split(' ').count();
    let whole = words == 1 && any_at(name, 0, phrases!["xã", "phường", "huyện", "thôn", "hộ", "trường"]) == Some(name.len());
    (whole || (2..=MOST_WORDS).contains(&words)).then_some(start..start + name.len())
}

/// What is said of a share by the verb right after it: `đạt chuẩn nâng cao`.
pub(super) fn predicate_after(text: &str, verb: Range<usize>, limit: usize) -> Option<Range<usize>> {
    let next = skip_spaces(text, verb.end);
    let end = share_end(text, verb.start..limit);
    let said = text[verb.start..end].trim_end_matches([' ', ',', '.', '-', '/', '…', '*']);
    let more =
        verb.start + said.len() > next && after(text, next).is_some_and(char::is_alphabetic) && !starts_quantity(text, next);
    more.then_some(verb.start..verb.start + said.len())
}

/// Where what a share is of ends: at a sign or word that starts another clause.
fn share_end(text: &str, part: Range<usize>) -> usize {
    let (start, limit) = (part.start, part.end);
    let mut at = start;
    while let Some(c) = text[at..limit].chars().next() {
        let next = at + c.len_utf8();
        let goes_on = match c {
            '“' => text[next..limit].find('”').map(|end| next + end + '”'.len_utf8()),
            '"' => text[next..limit].find('"').map(|end| next + end + 1),
            '(' => after_remark(text, at, limit),
            '*' => after_emphasis(text, at, limit),
            ':' => to_predicate(text, start..at, next..limit),
            ';' => repeats_head(text, start..at, next..limit).then_some(next),
            ')' | '”' => None,
            ',' => (!starts_clause(text, at)).then_some(next),
            ' ' => (!ends_share(text, next)).then_some(next),
            _ => Some(next),
        };
        match goes_on {
            Some(next) => at = next,
            None => return at,
        }
    }
    limit
}

/// Whether a comma at `at` is followed by another clause.
fn starts_clause(text: &str, at: usize) -> bool {
    let next = skip_spaces(text, at + 1);
    // `phòng ngừa, giảm nhẹ thiên tai`, `các hoạt động an sinh, giảm nghèo`: no clause of its own.
    let kind = any_at(text, next, phrases!["giảm nhẹ", "giảm nghèo"]).is_some();
    starts_quantity(text, next) || !kind && any_at(text, next, &AFTER_COMMA).is_some()
}

/// Whether the words at `at` end what a share is of.
fn ends_share(text: &str, at: usize) -> bool {
    let years = || {
        any_at(text, at, phrases!["năm", "thời kỳ", "nhiệm kỳ"])
            .is_some_and(|word| text[skip_spaces(text, word)..].starts_with("20"))
    };
    let joined = || phrase_at(text, at, "và").is_some_and(|word| starts_quantity(text, skip_spaces(text, word)));
    any_at(text, at, &SHARE_ENDS).is_some() || years() || joined() || another_task(text, at)
}

/// The end of a remark in brackets in the middle of a name: `tàu thuyền (gồm ca nô, phà) được đăng kiểm`.
fn after_remark(text: &str, open: usize, limit: usize) -> Option<usize> {
    let close = open + text[open..limit].find(')')?;
    let next = skip_spaces(text, close + 1);
    let goes_on =
        next < limit && after(text, next)?.is_lowercase() && !ends_share(text, next) && !text[open..close].contains('%');
    let another = any_at(text, next, phrases!["tăng", "giảm", "còn", "trở lên", "so", "là"]).is_some();
    (goes_on && !another).then_some(close + 1)
}

/// The end of marks of emphasis in the middle of a name: what follows is no sentence of its own.
fn after_emphasis(text: &str, at: usize, limit: usize) -> Option<usize> {
    let end = at + text[at..limit].bytes().take_while(|&byte| byte == b'*').count();
    let next = skip_spaces(text, end);
    (next < limit && after(text, next)?.is_lowercase() && !ends_share(text, next)).then_some(end)
}

/// Whether the part after a semicolon opens like one of the name, which lacks its predicate still: `người dân ở các bến phà;
/// các bến đò được cảnh báo`.
fn repeats_head(text: &str, name: Range<usize>, rest: Range<usize>) -> bool {
    let rest = text[rest].trim_start();
    let Some((end, _)) = rest.match_indices(' ').nth(1).filter(|_| rest.starts_with("các ")) else { return false };
    let part = rest.split(';').next().unwrap_or(rest);
    // A figure in it must be one of another noun.
    let own = part.find(|c: char| c.is_ascii_digit()).is_some_and(|digit| {
        quantity_at(part, digit).is_none_or(|other| phrase_before(part, trim_spaces(part, other.range.start), "và").is_none())
    });
    !own && text[name.clone()].contains(&rest[..end]) && !text[name].contains(" được ")
}

/// The predicate that a name still lacks, after a list: `các ngành: xi măng, luyện thép được kiểm soát`.
fn to_predicate(text: &str, name: Range<usize>, rest: Range<usize>) -> Option<usize> {
    let list = text[rest.clone()].split([';', ':', '(']).next()?;
    let predicate = list.find(" được ")?;
    let listed = &list[..predicate];
    let lower = listed.trim_start().starts_with(char::is_lowercase);
    (lower && !has_digit(listed) && !text[name].contains(" được ")).then_some(rest.start + predicate)
}

/// Whether another task is joined by `và`: `giảm 30% thời gian … và đơn giản hóa …`.
fn another_task(text: &str, at: usize) -> bool {
    // `phường xây dựng và triển khai mô hình`: two verbs of one object.
    phrase_at(text, at, "và").is_some_and(|word| any_at(text, skip_spaces(text, word), &TASKS).is_some())
        && any_before(text, trim_spaces(text, at), &TASKS).is_none()
}

/// Whether a percentage of it is a comparison with what was planned: `đạt 95% kế hoạch`.
pub(super) fn is_yardstick(name: &str) -> bool {
    any_at(name, 0, phrases!["kế hoạch", "dự toán", "chỉ tiêu", "cùng kỳ", "nghị quyết", "tổng số", "lực lượng lao động"])
        .is_some()
}

/// The end of the plan or budget that an amount is compared with: `bằng 105% dự toán tỉnh giao`.
pub(super) fn yardstick_end(text: &str, from: usize, limit: usize) -> Option<usize> {
    let start = skip_spaces(text, from);
    (start < limit && is_yardstick(&text[start..limit])).then(|| share_end(text, start..limit))
}

/// Whether another percentage starts here: `trên 80% …`.
pub(super) fn starts_quantity(text: &str, at: usize) -> bool {
    let mut at = at;
    for _ in 0..4 {
        if after(text, at).is_some_and(|c| c.is_ascii_digit()) {
            return quantity_at(text, at).is_some_and(|quantity| quantity.unit.is_some());
        }
        let words = phrases![
            "phấn đấu",
            "trên",
            "từ",
            "ít nhất",
            "tối thiểu",
            "có",
            "đạt",
            "hoàn thành",
            "khoảng",
            "trong đó",
            "và",
            "dưới",
            "tỷ lệ",
            "bình quân",
            "tăng thêm",
            "tăng",
            "giảm",
            "thêm",
        ];
        match any_at(text, at, words) {
            Some(end) => at = skip_spaces(text, end),
            None => return false,
        }
    }
    false
}

/// The end of `so với …` after a change.
pub(super) fn comparison_end(text: &str, from: usize, limit: usize) -> usize {
    let at = skip_spaces(text, from);
    if phrase_at(text, at, "so với").is_none_or(|end| end > limit) {
        return from;
    }
    let rest = &text[at..limit];
    let mut end = rest.find([',', ';', '(', ')', '*', '.']).unwrap_or(rest.len());
    for word in [" và ", " xếp ", " là ", " nhưng "] {
        end = end.min(rest.find(word).unwrap_or(end));
    }
    at + rest[..end].trim_end().len()
}

/// The end of those a rank is counted among: `27/63 tỉnh, thành phố trực thuộc Trung ương`.
pub(super) fn ranked_end(text: &str, from: usize, limit: usize) -> usize {
    let mut end = from;
    while let Some(next) = any_at(text, skip_spaces(text, end), &RANKED).filter(|&next| next <= limit) {
        end = next;
    }
    end
}

/// What a number in brackets is said of: the work named before the bracket, `việc (thực hiện) … (đảm bảo đạt trên 90%)`.
pub(super) fn before_bracket(text: &str, sentence: &Range<usize>, number: usize) -> Option<Range<usize>> {
    let open = sentence.start + text[sentence.start..number].rfind('(')?;
    if text[open..number].contains(')') {
        return None;
    }
    let end = trim_spaces(text, open).max(sentence.start);
    let clause = text[sentence.start..end].rfind(';').map_or(sentence.start, |at| sentence.start + at + 1);
    let work =
        ["việc thực hiện ", "việc "].iter().find_map(|word| text[clause..end].rfind(word).map(|at| clause + at + word.len()))?;
    let words = text[work..end].split(' ').count();
    (2..=60).contains(&words).then_some(work..end)
}

/// Where `word` starts at or after `at`.
pub(super) fn word_start(text: &str, at: usize, word: &str) -> Option<usize> {
    let spaces = text[at..].char_indices().take(40).filter(|(_, c)| *c == ' ').map(|(offset, _)| at + offset + 1);
    std::iter::once(at).chain(spaces).find(|&start| phrase_at(text, start, word).is_some())
}
