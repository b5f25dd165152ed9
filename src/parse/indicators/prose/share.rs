//! What stands around a number besides its subject: `100% các nhiệm vụ …`, `so với năm 2021`, `27/63 tỉnh`, brackets.

use std::ops::Range;

use super::words::{AFTER_COMMA, NO_NOUN, RANKED, SHARE_ENDS, TASKS};
use crate::parse::number::quantity_at;
use crate::parse::scan::{after, any_at, any_before, phrase_at, phrases, skip_spaces, trim_spaces};

/// The longest name of a share, in bytes.
const LONGEST: usize = 1200;
/// And in words.
const MOST_WORDS: usize = 110;

/// What a share is of: the noun phrase after `100%`, up to the end of its clause.
pub(super) fn after_share(text: &str, from: usize, limit: usize) -> Option<Range<usize>> {
    let start = text.len() - text.get(from..)?.trim_start_matches(|c: char| c.is_whitespace() || c == '*').len();
    let limit = (limit.min(from + LONGEST)..=limit).find(|&at| text.is_char_boundary(at)).unwrap_or(limit);
    if start >= limit || !after(text, start)?.is_alphabetic() || any_at(text, start, &NO_NOUN).is_some() {
        return None;
    }
    // `giảm 2% điểm so với …` are points; `100% điểm trường` are places.
    if let Some(points) = phrase_at(text, start, "điểm") {
        let next = skip_spaces(text, points);
        if next >= limit || !after(text, next)?.is_alphabetic() || any_at(text, next, &NO_NOUN).is_some() {
            return None;
        }
    }
    let mut end = limit;
    for (offset, c) in text[start..limit].char_indices() {
        let at = start + offset;
        let stop = match c {
            ';' | ':' | '(' | ')' | '"' | '“' | '”' | '*' => true,
            ',' => {
                let next = skip_spaces(text, at + 1);
                starts_quantity(text, next) || any_at(text, next, &AFTER_COMMA).is_some()
            }
            ' ' => {
                let years = phrase_at(text, at + 1, "năm").is_some_and(|word| text[skip_spaces(text, word)..].starts_with("20"));
                let joined = phrase_at(text, at + 1, "và").is_some_and(|word| starts_quantity(text, skip_spaces(text, word)));
                years || joined || any_at(text, at + 1, &SHARE_ENDS).is_some() || another_task(text, at + 1)
            }
            _ => false,
        };
        if stop {
            end = at;
            break;
        }
    }
    let name = text[start..end].trim_end_matches([' ', ',', '.', '-', '/', '…']);
    // `từ 80% tổ chức … trở lên`: the bound belongs to the value.
    let bounded = text[..from]
        .rsplit([',', ';', '.', ':'])
        .next()
        .is_some_and(|clause| format!(" {clause}").to_lowercase().contains(" từ "));
    let bound = ["trở lên", "trở xuống"].iter().find_map(|bound| name.strip_suffix(bound)).filter(|_| bounded);
    let name = bound.unwrap_or(name).trim_end();
    let words = name.split(' ').count();
    let whole = words == 1 && any_at(name, 0, phrases!["xã", "phường", "huyện", "thôn", "hộ", "trường"]) == Some(name.len());
    (whole || (2..=MOST_WORDS).contains(&words)).then_some(start..start + name.len())
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
