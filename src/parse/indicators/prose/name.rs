//! Names of indicators: the noun phrase before a verb, after `100%`, or before a bracket.

use std::ops::Range;

use memchr::memchr_iter;

use super::index::{index_name, is_index};
use super::marks::{Found, Mark, Marked};
use super::phrase::{is_clause, is_grade, is_place};
use super::verb::{Verb, period_before};
use super::words::{HEADS, INDICES, JOBS, MARKER_SET, NO_HEADS, PAPERS, WORKS};
use crate::parse::scan::{
    PhraseSet, any_at, any_before, before, has_digit, phrase_at, phrase_before, phrases, skip_spaces, trim_spaces,
};

/// Who or what a number is said of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A name that opens with a measuring noun (`tỷ lệ`, `chỉ số`).
    Measure(Range<usize>),
    /// A phrase that may be a name, by its place in the sentence.
    Phrase(Range<usize>),
    /// A place or body: the indicator is what the text speaks of.
    Place,
    /// Nobody: the sentence goes on about its last indicator.
    Empty,
    /// Something that is no indicator.
    Unfit,
}

/// The subject that ends where the predicate of a number starts; `share` where that is a percentage.
pub(super) fn subject(marked: Marked, region: Range<usize>, verb: Verb, share: bool) -> Subject {
    let text = marked.text;
    if text[region.clone()].trim_end().ends_with(['(', '“']) {
        return Subject::Empty;
    }
    let end = trim_end(text, region.clone());
    let open = hard_start(text, region.start..end);
    let start = skip_lead(text, open, end);
    let end = unquoted_end(text, start.min(end)..end);
    // `…, thuộc nhóm khá với 66,58 điểm` goes on about the same subject.
    if start >= end || any_at(text, start, phrases!["thuộc nhóm", "đạt mức", "nằm trong nhóm", "đứng trong nhóm"]).is_some()
    {
        return Subject::Empty;
    }
    if share && is_grade(text, start..end) {
        return Subject::Phrase(start..end);
    }
    // `…, tăng bình quân hằng năm đạt 5%` goes on about the same subject, too.
    if start > open
        && any_at(text, start, phrases!["bình quân hằng năm", "bình quân hàng năm", "bình quân mỗi năm", "trung bình"]).is_some()
    {
        return Subject::Empty;
    }
    let whole = &text[start..end];
    let points = phrase_before(text, end, "điểm").is_some_and(|at| at == start || at > start && text[..at].ends_with(' '));
    // Money to be spent is no indicator, its share of the budget is one.
    let spent = |found: &Found| share && phrase_at(text, found.start, "kinh phí").is_some();
    if points || marked.within(start..end).any(|found| found.mark == Mark::Unfit && !spent(found)) {
        return Subject::Unfit;
    }
    if any_at(text, start, phrases!["điểm số", "tổng điểm", "tổng số điểm", "số điểm", "kết quả", "thứ hạng"]) == Some(end)
    {
        return Subject::Place;
    }
    if let Some(name) = headed(marked, start..end, share) {
        return Subject::Measure(name);
    }
    // `rà soát điều kiện kinh doanh, bảo đảm đạt mục tiêu 30%` is work, no measure.
    if any_before(text, trim_spaces(text, region.end), &AIMS).is_some_and(|at| at > start) {
        return Subject::Unfit;
    }
    if is_place(text, start..end) {
        return Subject::Place;
    }
    // A phrase without a measuring noun is a name only where it is an item of its own.
    let item = matches!(before(text, trim_spaces(text, open)), None | Some(';' | ':' | '.' | '(' | ',' | '“'))
        || open == region.start
        || after_marker(text, start);
    let words = whole.split(' ').count();
    let verbal = matches!(verb, Verb::Value | Verb::Rise | Verb::Fall | Verb::Colon);
    let plain = verbal || !whole.contains('%');
    let fits = item && plain && (1..=24).contains(&words) && !is_clause(marked, start..end);
    if fits { Subject::Phrase(start..end) } else { Subject::Unfit }
}

/// Words between what is measured, or some work, and the value aimed at.
static AIMS: PhraseSet = PhraseSet::new(&[
    "bảo đảm đạt mục tiêu",
    "đảm bảo đạt mục tiêu",
    "đạt mục tiêu",
    "đạt chỉ tiêu",
    "bảo đảm mục tiêu",
    "đảm bảo mục tiêu",
]);

/// The part of the region where the name ends: without years, signs and opened brackets.
fn trim_end(text: &str, region: Range<usize>) -> usize {
    let mut end = region.end;
    loop {
        end = region.start + text[region.start..end].trim_end_matches([' ', ',', '-', '–', ':', '*', '“', '(']).len();
        // A straight quote that closes belongs to the name, one that opens does not.
        if text[region.start..end].ends_with('"') && !text[region.start..end].matches('"').count().is_multiple_of(2) {
            end -= 1;
            continue;
        }
        let adverb = || {
            any_before(
                text,
                end,
                phrases![
                    "được giữ ổn định",
                    "giữ ổn định",
                    "duy trì ổn định",
                    "ổn định",
                    "được duy trì",
                    "luôn",
                    "với mục tiêu",
                    "với chỉ tiêu"
                ],
            )
        };
        // `nợ xấu tiếp tục duy trì dưới 3%`, `cán cân thương mại thặng dư 5 tỷ USD`: verbs, where a subject stands before them.
        let kept = || {
            any_before(text, end, phrases!["tiếp tục duy trì", "duy trì", "được giữ", "giữ vững", "thặng dư"])
                .filter(|&at| before(text, trim_spaces(text, at)).is_some_and(|c| c.is_alphanumeric() || c == ')'))
        };
        let aim = || any_before(text, end, &AIMS);
        match period_before(text, end).or_else(adverb).or_else(aim).or_else(kept).filter(|&at| at > region.start) {
            Some(at) => end = at,
            None => return end,
        }
    }
}

/// The end of a part without the closing quote whose opening one was skipped.
fn unquoted_end(text: &str, part: Range<usize>) -> usize {
    let inner = &text[part.clone()];
    let cut = match inner.chars().next_back() {
        Some('"') if inner.matches('"').count() == 1 => 1,
        Some('”') if !inner.contains('“') => '”'.len_utf8(),
        _ => 0,
    };
    part.end - cut
}

/// After the last sign that parts subjects: semicolon, colon, an opened bracket, `, trong đó`.
fn hard_start(text: &str, region: Range<usize>) -> usize {
    let part = &text[region.clone()];
    let sign = last_sign(part).map_or(0, |at| at + 1);
    let open = part.rfind('(').filter(|&at| !part[at..].contains(')')).map_or(0, |at| at + 1);
    let quote = part.rfind('“').filter(|&at| !part[at..].contains('”')).map_or(0, |at| at + '“'.len_utf8());
    let part_of = part.rfind(", trong đó ").map_or(0, |at| at + 2);
    region.start + sign.max(open).max(quote).max(part_of)
}

/// The last semicolon or colon outside closed brackets: `chi phí khác (in ấn; thuê xe): …` is one name.
fn last_sign(part: &str) -> Option<usize> {
    let mut end = part.len();
    // Few names hold more than one remark.
    for _ in 0..8 {
        let at = part[..end].rfind([';', ':', ')'])?;
        if !part[at..].starts_with(')') {
            return Some(at);
        }
        end = part[..at].rfind('(').unwrap_or(at);
    }
    part[..end].rfind([';', ':'])
}

/// Skips signs, connecting words and adverbial phrases that end in a comma.
fn skip_lead(text: &str, start: usize, end: usize) -> usize {
    let mut at = start;
    loop {
        let next =
            at + text[at..end].len() - text[at..end].trim_start_matches([' ', ',', '-', '–', '+', '*', ')', '"', '“', '”']).len();
        let word = any_at(
            text,
            next,
            phrases![
                "và",
                "còn",
                "cụ thể",
                "trong đó",
                "riêng",
                "đồng thời",
                "phấn đấu",
                "theo đó",
                "có",
                "thì",
                "là",
                "mà",
                "đảm bảo",
                "bảo đảm",
            ],
        );
        let word =
            word.or_else(|| period_at(text, next)).or_else(|| any_at(text, next, phrases!["hằng năm", "hàng năm", "mỗi năm"]));
        let change = || {
            any_at(text, next, phrases!["giảm", "tăng", "hạ", "cải thiện điểm số", "cải thiện điểm", "nâng điểm số", "nâng điểm"])
                .filter(|_| any_at(text, next, phrases!["tăng trưởng", "tăng cường", "giảm nghèo"]).is_none())
        };
        let word = word.or_else(change).filter(|&word| word <= end);
        // `trong đó có bằng cấp, chứng chỉ đạt 28%`: those who have them.
        if let Some(word) = word.filter(|&word| any_at(text, skip_spaces(text, word), &PAPERS).is_none()) {
            at = word;
            continue;
        }
        let comma = text[next..end].find(", ").map(|at| next + at);
        let Some(comma) = comma.filter(|&comma| is_adverbial(text, next..comma)) else { return next.min(end) };
        at = comma + 1;
    }
}

/// `năm 2025`, `đến năm 2025`, `giai đoạn 2021-2025` at the start of a phrase.
fn period_at(text: &str, at: usize) -> Option<usize> {
    let word = any_at(
        text,
        at,
        phrases![
            "đến cuối năm",
            "đến hết năm",
            "đến năm",
            "trong năm",
            "hết năm",
            "cuối năm",
            "năm",
            "giai đoạn",
            "thời kỳ",
            "trong giai đoạn",
        ],
    )?;
    let digits = skip_spaces(text, word);
    let len = text[digits..].find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '–' | ' ')).unwrap_or(text.len() - digits);
    let end = digits + text[digits..digits + len].trim_end_matches([' ', '-', '–']).len();
    (end > digits).then_some(end)
}

/// Whether the phrase says when, where or by what source.
fn is_adverbial(text: &str, range: Range<usize>) -> bool {
    let opens = phrases![
        "trong",
        "đến",
        "tính đến",
        "từ",
        "năm",
        "giai đoạn",
        "hằng năm",
        "hàng năm",
        "mỗi năm",
        "theo",
        "qua",
        "về",
        "so với",
        "với",
        "để",
        "nhằm",
        "tại",
        "phấn đấu",
        "phần đầu",
    ];
    any_at(text, range.start, opens).is_some()
}

/// Whether a marker stands right before `at`.
fn after_marker(text: &str, at: usize) -> bool {
    any_before(text, trim_spaces(text, at), &MARKER_SET).is_some()
}

/// The last noun phrase of the region that opens with a measuring noun and reaches its end.
fn headed(marked: Marked, region: Range<usize>, share: bool) -> Option<Range<usize>> {
    let text = marked.text;
    let mut starts = np_starts(marked, region.clone());
    if share {
        // `Tập trung thúc đẩy tăng trưởng với mục tiêu đạt 9%`
        let work = any_at(text, region.start, &WORKS).map(|end| skip_spaces(text, end));
        let object = work.map(|next| any_at(text, next, &WORKS).map_or(next, |end| skip_spaces(text, end)));
        starts.extend(object.filter(|&at| at < region.end));
        starts.sort_unstable();
    }
    let mut chosen: Option<(usize, bool)> = None;
    for &at in starts.iter().rev() {
        let Some(head) = head_at(text, at) else { continue };
        let plain = &text[at..head];
        let counts = plain.eq_ignore_ascii_case("số") || plain == "Số";
        match chosen {
            // `số vụ, số người chết`: a run of counts is one name.
            Some((_, true)) if counts => chosen = Some((at, true)),
            // `tỷ lệ người dùng mạng với tốc độ 1 Gb/s`: what has a figure of its own describes what is measured.
            Some((start, _)) if has_digit(&text[start..region.end]) && !has_digit(&text[at..start]) => {
                chosen = Some((at, counts));
            }
            Some(_) => break,
            None => chosen = Some((at, counts)),
        }
    }
    let start = match chosen {
        Some((start, _)) => start,
        None => first_strong(marked, region.clone())?,
    };
    let range = start..region.end;
    if is_index(&text[range.clone()]) {
        let name = index_name(text, start, region.end)?;
        let rest = text[name.end..region.end].trim();
        let own = rest.is_empty()
            || ["của", "năm", "trên địa bàn", "cấp", "trong"].iter().any(|word| phrase_at(rest, 0, word).is_some())
                && !rest.contains(',');
        return own.then_some(name);
    }
    Some(range)
}

/// The end of the measuring noun or index that starts at `at`.
fn head_at(text: &str, at: usize) -> Option<usize> {
    if any_at(text, at, &NO_HEADS).is_some() {
        return None;
    }
    any_at(text, at, &HEADS).or_else(|| any_at(text, at, &INDICES))
}

/// Where noun phrases may start: at the start, after commas, markers, and a verb of change that opens a clause.
fn np_starts(marked: Marked, region: Range<usize>) -> Vec<usize> {
    let text = marked.text;
    let commas = memchr_iter(b',', &text.as_bytes()[region.clone()]).map(|at| region.start + at + 1);
    let markers = marked.plain(region.clone(), |mark| mark == Mark::Marker).map(|found| found.end);
    // `Tỉnh có quy mô kinh tế số đạt …`: what somebody has.
    let owner = text[region.clone()].find(" có ").map(|at| region.start + at).filter(|&at| is_place(text, region.start..at));
    let owned = owner.map(|at| at + " có ".len());
    let mut out = Vec::with_capacity(16);
    for at in std::iter::once(region.start).chain(owned.into_iter().chain(commas).chain(markers).map(|at| skip_spaces(text, at)))
    {
        let start = period_at(text, at).map_or(at, |end| skip_spaces(text, end));
        out.extend([at, start]);
        // Only where it opens the clause: not in `tốc độ tăng dân số`.
        out.extend(any_at(text, start, phrases!["tăng", "giảm", "hạ", "nâng", "điều chỉnh"]).map(|end| skip_spaces(text, end)));
    }
    out.retain(|&at| at < region.end);
    out.sort_unstable();
    out.dedup();
    out
}

/// The first measuring noun of two syllables anywhere in the region.
fn first_strong(marked: Marked, region: Range<usize>) -> Option<usize> {
    let start = region.start;
    let heads = marked.plain(region, |mark| mark == Mark::StrongHead).map(|found| found.start);
    let free = |&at: &usize| at > start && phrase_before(marked.text, trim_spaces(marked.text, at), "các").is_none();
    heads.into_iter().find(free)
}

/// Whether a verb of change stands right before a name: whether what is named falls.
pub(super) fn governed(text: &str, name: &Range<usize>) -> Option<bool> {
    let end = trim_spaces(text, name.start);
    if any_before(text, end, phrases!["giảm", "kéo giảm", "hạ"]).is_some() {
        return Some(true);
    }
    phrase_before(text, end, "tăng").map(|_| false)
}

/// Work whose amount is a target in itself: `giải quyết việc làm cho 5.000 lao động`.
pub(super) fn job(marked: Marked, region: Range<usize>) -> Option<Range<usize>> {
    let text = marked.text;
    let mut end = trim_end(text, region.clone());
    if let Some(word) = phrase_before(text, end, "cho").filter(|&word| word >= region.start) {
        end = trim_spaces(text, word);
    }
    let floor = hard_start(text, region.start..end.max(region.start));
    let comma = text[floor..end].rfind(',').map_or(floor, |at| floor + at + 1);
    let start = skip_lead(text, comma, end);
    let yearly = phrases!["bình quân mỗi năm", "bình quân hằng năm", "bình quân hàng năm", "trung bình mỗi năm"];
    let start = any_at(text, start, yearly).map_or(start, |end| skip_spaces(text, end)).min(end);
    let start = np_starts(marked, start..end).into_iter().rev().find(|&at| any_at(text, at, &JOBS).is_some())?;
    Some(start..end)
}
