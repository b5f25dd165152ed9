//! Words and signs of comparison beside a number: `ít nhất`, `≥`, `trở lên`.

use super::Quantity;
use crate::base::fold::is_letter;
use crate::model::Comparator;
use crate::parse::scan::{PhraseKinds, any_at, any_before, phrase_at, phrases, skip_spaces, trim_spaces};

/// What a word before a number says of it.
#[derive(Clone, Copy)]
pub(super) enum Said {
    /// `từ`.
    From,
    Compared(Comparator),
    /// `đạt`, `là`: nothing more than the number.
    Equal,
}

/// Words before a number, the denied and longer forms first.
#[rustfmt::skip]
pub(super) static WORDS: PhraseKinds<Said> = PhraseKinds::new(&[
    (Said::From, &["từ"]),
    (Said::Compared(Comparator::Le), &[
        "không quá", "không vượt quá", "không vượt", "tối đa", "nhiều nhất", "không lớn hơn", "không cao hơn", "chậm nhất",
    ]),
    (Said::Compared(Comparator::Ge), &["ít nhất", "tối thiểu", "không dưới", "không thấp hơn", "không nhỏ hơn", "thấp nhất"]),
    (Said::Compared(Comparator::Lt), &["dưới", "nhỏ hơn", "thấp hơn", "ít hơn", "chưa đến", "chưa tới", "chưa đạt"]),
    (Said::Compared(Comparator::Approx), &["khoảng", "gần", "xấp xỉ"]),
    (Said::Compared(Comparator::Gt), &["trên", "hơn", "vượt", "quá", "vượt quá", "lớn hơn", "cao hơn", "nhiều hơn"]),
    (Said::Equal, &["đạt được", "đạt", "bằng", "là", "còn", "hoàn thành"]),
]);

/// Reads the words of comparison beside the number and widens the range over them.
pub(super) fn compare(text: &str, quantity: &mut Quantity) {
    let mut start = quantity.number.start;
    let mut found = None;
    let mut from = false;
    // At most three words: `phải đạt tối thiểu từ 5`.
    for _ in 0..3 {
        // Marks of emphasis may stand between: `trên **60%**`.
        let end = unmarked(text, start);
        if let Some((comparator, sign)) = sign_before(text, end) {
            (found, start) = (found.or(Some(comparator)), sign);
        } else if let Some((said, word)) = WORDS.before(text, end, |_| true) {
            start = word;
            match said {
                Said::From => from = true,
                Said::Compared(comparator) => found = found.or(Some(comparator)),
                Said::Equal => {}
            }
        } else if let Some((comparator, word)) = before_colon(text, end) {
            (found, start) = (found.or(Some(comparator)), word);
        } else {
            break;
        }
    }
    quantity.range.start = start;
    let suffix = onwards(text, quantity.range.end);
    if let Some((comparator, end)) = suffix {
        quantity.range.end = end;
        found = Some(comparator);
    }
    quantity.comparator = match found {
        _ if quantity.upper.is_some() => Comparator::Range,
        Some(found) => found,
        None if from => Comparator::Ge,
        None => Comparator::Eq,
    };
}

/// The end of what stands before `end`, without space and marks of emphasis.
fn unmarked(text: &str, end: usize) -> usize {
    text[..end].trim_end_matches(|c: char| c.is_whitespace() || c == '*').len()
}

/// Words that compare with a number behind a colon too; `cao hơn: 5%` and `thấp nhất: 5` state a change and a value there.
#[rustfmt::skip]
static BOUNDS: PhraseKinds<Comparator> = PhraseKinds::new(&[
    (Comparator::Le, &["không quá", "không vượt quá", "tối đa"]),
    (Comparator::Ge, &["ít nhất", "tối thiểu", "không dưới", "không thấp hơn"]),
    (Comparator::Lt, &["dưới"]),
    (Comparator::Gt, &["trên"]),
]);

/// A comparison parted from its number by a colon: `bỏ học dưới: 1%`. `Các tỷ lệ nêu trên: 90%` points back instead.
fn before_colon(text: &str, end: usize) -> Option<(Comparator, usize)> {
    let end = unmarked(text, text[..end].strip_suffix(':')?.len());
    BOUNDS.before(text, end, |_| true).filter(|&(_, start)| !points(text, start))
}

/// Whether what stands before makes `trên`, `dưới` a word of place.
fn points(text: &str, at: usize) -> bool {
    let places = phrases!["nêu", "nói", "kể", "như", "ở", "bên", "phía", "cấp", "lớp", "hàng", "dòng", "bảng", "trong", "theo"];
    any_before(text, trim_spaces(text, at), places).is_some()
}

/// A sign of comparison that ends at `end`.
fn sign_before(text: &str, end: usize) -> Option<(Comparator, usize)> {
    const SIGNS: &[(&str, Comparator)] = &[
        (">=", Comparator::Ge),
        ("=>", Comparator::Ge),
        ("<=", Comparator::Le),
        ("≥", Comparator::Ge),
        ("≤", Comparator::Le),
        (">", Comparator::Gt),
        ("<", Comparator::Lt),
        ("≈", Comparator::Approx),
        ("~", Comparator::Approx),
        ("=", Comparator::Eq),
    ];
    if !text[..end].ends_with(['=', '>', '<', '≥', '≤', '≈', '~']) {
        return None;
    }
    SIGNS.iter().find_map(|(sign, comparator)| text[..end].ends_with(sign).then(|| (*comparator, end - sign.len())))
}

/// `trở lên` or `trở xuống` after the unit and at most three further words: `80% điểm trở lên`.
fn onwards(text: &str, at: usize) -> Option<(Comparator, usize)> {
    let mut at = skip_spaces(text, at);
    for _ in 0..4 {
        if let Some(end) = any_at(text, at, phrases!["trở lên", "hoặc hơn", "và hơn"]) {
            return Some((Comparator::Ge, end));
        }
        if let Some(end) = phrase_at(text, at, "trở xuống") {
            return Some((Comparator::Le, end));
        }
        let word = text[at..].find(|c: char| !is_letter(c)).map(|len| at + len).filter(|&end| end > at)?;
        at = skip_spaces(text, word);
    }
    None
}
