//! The words between a subject and its number: `xếp hạng:`, `tăng bình quân`, `ước đạt`, `giảm xuống còn`.

use crate::parse::number::Quantity;
use crate::parse::scan::{
    PhraseKinds, PhraseSet, any_at, any_before, digits_end, phrase_at, phrase_before, phrases, skip_spaces, trim_spaces,
};

/// What the words before a number say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// No verb: `Chất lượng nước 0,79/3,3 điểm`.
    None,
    /// A colon: `Tổng thu ngân sách: 12 tỷ đồng`.
    Colon,
    /// `đạt`, `là`, `còn`, `tăng lên`, `giảm xuống còn`.
    Value,
    /// `chiếm 5% tổng mức …`: a share of what follows, said of the subject.
    Part,
    /// `có 80% số hộ …`.
    Have,
    /// `hoàn thành 100% …`.
    Complete,
    /// `xếp thứ`, `đứng thứ`.
    Rank,
    /// `tăng`, `vượt`.
    Rise,
    /// `giảm`.
    Fall,
}

/// The verb of a number and where the predicate starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Predicate {
    pub(super) verb: Verb,
    /// Where the verb itself starts, without the adverbs and years before it; the number's own start where there is none.
    pub(super) verb_start: usize,
    pub(super) start: usize,
}

#[rustfmt::skip]
const RANK: &[&str] = &[
    "xếp thứ hạng", "xếp vị trí thứ", "xếp ở vị trí thứ", "xếp ở vị trí", "xếp vị trí", "xếp hạng thứ", "xếp hạng", "xếp thứ",
    "xếp", "đứng ở vị trí thứ", "đứng vị trí thứ", "đứng vị trí", "đứng hạng", "đứng thứ", "ở vị trí thứ", "lên vị trí thứ",
    "vị trí thứ", "thứ hạng thứ", "thứ hạng", "vị trí xếp hạng",
];
static RANKS: PhraseSet = PhraseSet::new(RANK);
/// What a verb or adverb right before a number does to its predicate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Rank,
    Towards,
    Rise,
    Fall,
    Complete,
    Part,
    Value,
    Have,
    Adverb,
}

/// The words of predicates, in the order in which they are tried.
#[rustfmt::skip]
static PREDICATES: PhraseKinds<Step> = PhraseKinds::new(&[
    (Step::Rank, RANK),
    (Step::Towards, &["lên", "xuống", "lên mức", "xuống mức", "về mức", "đến mức"]),
    (Step::Rise, &["tăng trung bình", "tăng", "vượt", "cải thiện", "nâng"]),
    (Step::Fall, &["giảm trung bình", "cắt giảm", "kéo giảm", "giảm", "tụt", "hạ"]),
    (Step::Complete, &["hoàn thành"]),
    (Step::Part, &["chiếm tỷ lệ", "chiếm tỉ lệ", "chiếm"]),
    (Step::Value, &["đạt tỷ lệ", "đạt tỉ lệ", "đạt mức", "ở mức", "đạt được", "đạt", "là", "còn", "bằng", "mức", "với", "gấp"]),
    (Step::Have, &["có"]),
    (Step::Adverb, &[
        "tỷ lệ", "tỉ lệ", "bình quân hằng năm", "bình quân hàng năm", "bình quân mỗi năm", "bình quân", "hằng năm", "hàng năm",
        "mỗi năm", "ước thực hiện", "ước tính", "ước", "dự kiến", "thực hiện", "phải", "cần", "chỉ", "đã", "sẽ", "được", "thêm",
        "đều", "tiếp tục", "tối thiểu", "ít nhất", "tối đa", "không quá", "phấn đấu", "cả năm", "và",
    ]),
]);

/// Reads the predicate of a number, back to `floor` at most.
pub(super) fn predicate(text: &str, floor: usize, quantity: &Quantity) -> Predicate {
    let number = quantity.number.start;
    let mut start = quantity.range.start;
    let own = own_verb(text, start, number);
    let mut verb = own;
    let mut verb_start = start;
    let bare = quantity.unit.is_none();
    // A predicate has a handful of words; the bound keeps the scan short on any text.
    for _ in 0..8 {
        let end = trim_spaces(text, start);
        if end <= floor {
            break;
        }
        if text[..end].ends_with(':') {
            if verb == Verb::None {
                verb = Verb::Colon;
            }
            let before = trim_spaces(text, end - 1);
            let Some(word) = any_before(text, before, &RANKS).filter(|_| bare) else {
                // What a colon closes is the subject.
                start = end - 1;
                break;
            };
            (verb, start, verb_start) = (Verb::Rank, word, word);
        } else if let Some((step, word)) = PREDICATES.before(text, end, |step| bare || step != Step::Rank) {
            start = word;
            let said = match step {
                // `chứng chỉ đạt …`: the end of a noun.
                // `tốc độ tăng bình quân`: what is measured, not what it does.
                Step::Rise | Step::Fall
                    if any_before(text, trim_spaces(text, word), phrases!["tốc độ", "nhịp độ", "mức"]).is_some() =>
                {
                    (verb, start, verb_start) = (own, quantity.range.start, quantity.range.start);
                    break;
                }
                Step::Adverb if is_part_of_noun(text, word, end, floor) => {
                    start = end;
                    break;
                }
                // `người từ 65 tuổi trở lên đạt …`
                Step::Towards if phrase_before(text, trim_spaces(text, word), "trở").is_some() => {
                    start = end;
                    break;
                }
                Step::Adverb => continue,
                Step::Rank => {
                    (verb, verb_start) = (Verb::Rank, word);
                    break;
                }
                Step::Complete => {
                    verb = Verb::Complete;
                    continue;
                }
                Step::Rise => Verb::Rise,
                Step::Fall => Verb::Fall,
                Step::Part => Verb::Part,
                Step::Towards | Step::Value => Verb::Value,
                Step::Have => Verb::Have,
            };
            if verb == Verb::None {
                verb = said;
                if matches!(step, Step::Rise | Step::Fall) {
                    verb_start = word;
                }
            }
        } else if let Some(word) = period_before(text, end) {
            start = word;
        } else {
            break;
        }
    }
    Predicate { verb, verb_start: verb_start.max(floor), start: start.max(floor) }
}

/// Whether the adverb at `at` belongs to a noun: `chứng chỉ`, `tín chỉ`, `chuyên cần`, `thu nhập bình quân`.
fn is_part_of_noun(text: &str, at: usize, end: usize, floor: usize) -> bool {
    let left = trim_spaces(text, at);
    if phrase_at(text, at, "bình quân") == Some(end) {
        // `tăng bình quân 5%`, `…, bình quân 5%`: how something rises or what it is like, of no noun.
        let clause = text[floor.min(left)..left].rfind([',', ';', ':', '(']).map_or(floor, |at| floor + at + 1);
        // `giảm tỷ lệ hộ nghèo bình quân 1%/năm`
        let verbs = phrases!["giảm", "tăng", "hạ", "kéo giảm", "nâng", "phấn đấu giảm", "phấn đấu tăng"];
        let free = left <= floor
            || any_at(text, skip_spaces(text, clause), verbs).is_some()
            || phrase_before(text, left, "đầu người").is_some()
            || text[..left].ends_with([',', ';', ':', '(']);
        return !free && PREDICATES.before(text, left, |_| true).is_none() && period_before(text, left).is_none();
    }
    // `tỷ lệ chuyên cần đạt 98%`
    phrase_at(text, at, "cần").is_some() && phrase_before(text, left, "chuyên").is_some()
        || phrase_at(text, at, "chỉ").is_some() && any_before(text, left, phrases!["chứng", "tín", "địa"]).is_some()
}

/// Whether a verb of ranking, with an optional colon, stands right before the number.
pub(super) fn is_ranked(text: &str, number: usize) -> bool {
    let end = trim_spaces(text, number);
    let end = if text[..end].ends_with(':') { trim_spaces(text, end - 1) } else { end };
    any_before(text, end, &RANKS).is_some() || any_before(text, end, phrases!["là", "đạt", "còn"]).is_some()
}

/// The verb among the words of comparison that the number was read with.
fn own_verb(text: &str, at: usize, number: usize) -> Verb {
    let words = &text[at..number];
    let starts = |words: &PhraseSet| any_at(text, at, words).is_some_and(|end| end <= number);
    if starts(phrases!["hoàn thành"]) {
        Verb::Complete
    } else if starts(phrases!["đạt", "là", "bằng", "còn"]) {
        Verb::Value
    } else if starts(phrases!["vượt"]) {
        Verb::Rise
    } else if words.contains("đạt ") || words.contains("còn ") {
        Verb::Value
    } else {
        Verb::None
    }
}

/// A period that ends at `end`: `năm 2025`, `đến hết năm 2025`, `giai đoạn 2021 - 2025`.
pub(super) fn period_before(text: &str, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |end: usize| bytes[..end].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let year = |end: usize| (digits(end) == 4 && matches!(&bytes[end - 4..end - 2], b"19" | b"20")).then(|| end - 4);
    let last = year(end)?;
    let gap = trim_spaces(text, last);
    let mut start = last;
    if let Some(dash) = ["-", "–"].iter().find(|dash| text[..gap].ends_with(**dash)) {
        start = year(trim_spaces(text, gap - dash.len()))?;
    }
    debug_assert!(digits_end(text, start) > start);
    let word = any_before(text, trim_spaces(text, start), phrases!["năm", "giai đoạn", "thời kỳ", "nhiệm kỳ", "các năm"])?;
    // `5 năm 2026-2030`, `5 năm giai đoạn 2026 - 2030`
    let span = |end: usize| {
        let end = trim_spaces(text, end);
        let digits = digits(end);
        ((1..=2).contains(&digits) && text[..end - digits].ends_with(' ')).then(|| end - digits)
    };
    let years = phrase_before(text, trim_spaces(text, word), "năm").and_then(span);
    let word = years.or_else(|| span(word).filter(|_| start < last)).unwrap_or(word);
    let before = trim_spaces(text, word);
    Some(
        any_before(text, before, phrases!["đến hết", "đến cuối", "tính đến", "đến", "cuối", "hết", "trong", "vào", "cả"])
            .unwrap_or(word),
    )
}
