//! Names of indices: `Chỉ số cải cách hành chính (PAR INDEX)`, which texts go on about without naming them again.

use std::ops::Range;

use super::words::{INDEX_ENDS, INDICES};
use crate::base::fold::is_capitals;
use crate::parse::scan::{after, any_at, any_before, before, phrase_at, phrases, skip_spaces, trim_spaces};

/// Whether the name is that of an index.
pub(super) fn is_index(name: &str) -> bool {
    phrase_at(name, 0, "chỉ số").is_some() || any_at(name, 0, &INDICES).is_some()
}

/// The last index named in a region. `các chỉ số`, `04 chỉ số` and `chỉ số này` name none.
pub(super) fn last_index(text: &str, region: Range<usize>) -> Option<Range<usize>> {
    let part = &text[region.clone()];
    let mut at = part.len();
    // Bounded, so that a text of nothing but `chỉ số` stays cheap.
    for _ in 0..16 {
        let Some(found) = part[..at].rfind("hỉ số") else { return bare_index(text, region) };
        at = found;
        let start = region.start + found - usize::from(found > 0);
        let Some(word) = text.get(start..).and_then(|_| phrase_at(text, start, "chỉ số")) else { continue };
        if before(text, start).is_some_and(char::is_alphanumeric) {
            continue;
        }
        let left = trim_spaces(text, start);
        let counted = before(text, left).is_some_and(|c| c.is_ascii_digit())
            || any_before(text, left, phrases!["các", "những", "một số", "mỗi", "từng", "bộ"]).is_some();
        let generic = any_at(
            text,
            skip_spaces(text, word),
            phrases!["này", "nội dung", "thành phần", "trên", "đó", "đánh giá", "nêu trên"],
        )
        .is_some();
        if counted || generic {
            continue;
        }
        if let Some(name) = index_name(text, start, region.end) {
            return Some(name);
        }
    }
    None
}

/// An index named by its abbreviation alone, outside brackets.
fn bare_index(text: &str, region: Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let starts = (region.start..region.end).filter(|&at| bytes[at].is_ascii_uppercase() && (at == 0 || bytes[at - 1] == b' '));
    starts.filter_map(|at| any_at(text, at, &INDICES).map(|end| at..end)).find(|name| is_capitals(&text[name.clone()]))
}

/// The name of an index: up to a verb, a year, its place, or a sign; an abbreviation in brackets belongs to it.
pub(super) fn index_name(text: &str, start: usize, limit: usize) -> Option<Range<usize>> {
    let Some(mut end) = phrase_at(text, start, "chỉ số") else { return any_at(text, start, &INDICES).map(|end| start..end) };
    // A name of more words than this is none.
    for _ in 0..32 {
        let next = skip_spaces(text, end);
        if next >= limit {
            break;
        }
        let Some(c) = after(text, next) else { break };
        if c == '(' {
            let close = text[next..limit].find(')').map(|at| next + at);
            match close.filter(|&close| is_capitals(&text[next..close])) {
                Some(close) => end = close + 1,
                None => break,
            }
            // Nothing but the abbreviation belongs to a name after its end.
            break;
        }
        if c == '&' || c == '-' || c == '–' {
            end = next + c.len_utf8();
            continue;
        }
        if !c.is_alphanumeric() || c.is_ascii_digit() {
            break;
        }
        // `Quản trị và Hành chính công`: `và` goes on where the name does.
        if let Some(word) = phrase_at(text, next, "và") {
            let more = skip_spaces(text, word);
            if any_at(text, more, &INDEX_ENDS).is_some() || phrase_at(text, more, "chỉ số").is_some() {
                break;
            }
            end = word;
            continue;
        }
        if any_at(text, next, &INDEX_ENDS).is_some() {
            break;
        }
        end = text[next..limit].find(|c: char| !c.is_alphanumeric()).map_or(limit, |len| next + len);
    }
    let name = text[start..end].trim_end_matches([' ', '-', '–', '&']);
    let words = name.split(' ').count();
    (3..=24).contains(&words).then_some(start..start + name.len())
}
