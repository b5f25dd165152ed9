//! One cell of an indicator table as a value: a quantity, a rank, a change, a unit.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::base::fold;
use crate::model::Comparator;
use crate::parse::number::{Quantity, parse_quantity};
use crate::parse::scan::{PhraseSet, any_at, phrases, skip_spaces};
use crate::parse::units::{is_place_unit, unit_at};

/// Words that may open a cell of a value without changing what the value says.
static OPENINGS: PhraseSet =
    PhraseSet::new(&["phấn đấu", "duy trì", "giữ vững", "giữ", "đạt tỷ lệ", "tỷ lệ", "có", "đạt mức", "mức", "số điểm", "điểm"]);

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

/// What a cell of a value says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    /// The quantity; its ranges count in the cell's text.
    pub(super) quantity: Quantity,
    /// `tăng`, `giảm` before the quantity.
    pub(super) direction: Option<Direction>,
    /// The unit as written.
    pub(super) unit: Option<String>,
}

/// Reads a cell that should hold a value. Nothing where it holds words, a date, or digits that look damaged.
pub(super) fn value(text: &str) -> Option<Value> {
    let mut at = 0;
    let mut direction = None;
    // At most three: `Phấn đấu duy trì tăng 5%`. Most cells open with a digit or a sign.
    let words = if text.starts_with(fold::is_letter) { 3 } else { 0 };
    for _ in 0..words {
        let next = skip_spaces(text, at);
        if let Some(end) = any_at(text, next, phrases!["tăng thêm", "tăng", "thêm"]) {
            (at, direction) = (end, Some(Direction::Up));
        } else if let Some(end) = any_at(text, next, phrases!["giảm bớt", "giảm còn", "giảm xuống còn"]) {
            // What is left is a level, not a change.
            (at, direction) = (end, if text[next..end].ends_with("bớt") { Some(Direction::Down) } else { None });
        } else if let Some(end) = any_at(text, next, phrases!["giảm"]) {
            (at, direction) = (end, Some(Direction::Down));
        } else if let Some(end) = any_at(text, next, &OPENINGS) {
            at = end;
        } else {
            break;
        }
    }
    let quantity = shifted(parse_quantity(&text[at..])?, at);
    let unit = quantity.unit.clone().map(|unit| text[unit].to_owned());
    Some(Value { quantity, direction, unit })
}

/// The quantity found in the text from `at` on, with ranges of the whole text.
fn shifted(mut quantity: Quantity, at: usize) -> Quantity {
    let shift = |range: &mut Range<usize>| *range = range.start + at..range.end + at;
    shift(&mut quantity.number);
    shift(&mut quantity.range);
    quantity.unit.iter_mut().for_each(shift);
    quantity
}

/// A place in a ranking, and how many are ranked.
pub(super) type Ranked = (u32, Option<u32>);

/// The place in a ranking that a cell holds, and how many are ranked: `4`, `12/63`, `Thứ 3`, `hạng 5/12`.
pub(super) fn rank(text: &str) -> Option<Ranked> {
    let mut at = 0;
    for _ in 0..3 {
        let next = skip_spaces(text, at);
        match any_at(text, next, phrases!["xếp", "hạng", "thứ", "vị trí", "vị thứ", "đạt", "giữ", "duy trì"]) {
            Some(end) => at = end,
            None => break,
        }
    }
    let quantity = parse_quantity(text.get(at..)?)?;
    let rest = &text[at + quantity.range.end..];
    let unit = quantity.unit.clone().map(|unit| &text[at..][unit]);
    let plain = quantity.comparator == Comparator::Eq && quantity.upper.is_none() && !quantity.signed && !quantity.suspect;
    // A rank with words after it is something else (`3 chỉ số tăng hạng`), unless they name what is ranked: `12/34 tỉnh`.
    let level = unit.is_some_and(|unit| unit.starts_with(['%', '‰', 'đ', 'Đ']) && !unit.starts_with("đơn vị"));
    let closed = if quantity.of.is_some() {
        !level && !rest.contains(|c: char| c == '%' || c.is_ascii_digit())
    } else {
        unit.is_none_or(is_place_unit) && rest.trim_start().chars().next().is_none_or(|c| !c.is_alphanumeric())
    };
    if !plain || !closed {
        return None;
    }
    let of = match quantity.of {
        Some(of) => Some(whole(of)?),
        None => None,
    };
    let value = whole(quantity.value)?;
    (value > 0 && of.is_none_or(|of| value <= of)).then_some((value, of))
}

/// The rank that stands beside a value in one cell: `42,7 điểm (27/63)`, `43 điểm, xếp hạng 25`.
pub(super) fn rank_beside(text: &str, value: &Value) -> Option<Ranked> {
    let rest =
        text[value.quantity.range.end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | ';' | '-'));
    let named = any_at(rest, 0, phrases!["xếp", "hạng", "thứ", "thứ hạng", "đứng", "vị trí"]).is_some();
    let words = any_at(rest, 0, phrases!["xếp", "thứ hạng", "đứng"]).map_or(rest, |end| rest[end..].trim_start());
    let found = rank(words)?;
    (named || found.1.is_some()).then_some(found)
}

/// A number without decimal places as an integer.
fn whole(value: Decimal) -> Option<u32> {
    (value.scale() == 0).then(|| u32::try_from(value).ok()).flatten()
}

/// The signed change a cell holds; an unsigned one goes the way the header says.
pub(super) fn change(text: &str, header_falls: bool) -> Option<(Decimal, Option<String>)> {
    let value = value(text)?;
    let quantity = &value.quantity;
    if quantity.upper.is_some() || quantity.of.is_some() {
        return None;
    }
    let falls = value.direction.map_or(header_falls && !quantity.signed, |direction| direction == Direction::Down);
    let amount = if falls && !quantity.value.is_zero() { -quantity.value.abs() } else { quantity.value };
    Some((amount, value.unit))
}

/// The unit in the last brackets of a header or a name: `Mục tiêu (điểm)`, `Tỷ lệ hộ nghèo (%)`.
pub(super) fn unit_in_brackets(text: &str) -> Option<&str> {
    let start = text.rfind('(')? + 1;
    let end = start + text[start..].find(')')?;
    unit_only(&text[start..end])
}

/// The text, if it is a unit and nothing else, but for words such as `ĐVT:` before it.
fn unit_only(text: &str) -> Option<&str> {
    let text = stated_unit(text).unwrap_or(text).trim();
    let unit = unit_at(text, 0)?;
    (unit.end == text.len()).then_some(text)
}

/// The unit that a line over a table states for all of it: `Đơn vị tính: triệu đồng`.
pub(super) fn stated_unit(text: &str) -> Option<&str> {
    let start = memchr::memmem::find(text.as_bytes(), b":")?;
    let before = fold::key(&text[..start]);
    let named = ["đơn vị tính", "đvt", "đơn vị"].iter().any(|word| before.trim_start_matches('(').ends_with(word));
    let unit = text[start + 1..].trim().trim_end_matches([')', '.', ';']).trim();
    (named && !unit.is_empty() && unit.chars().count() <= 40).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_after_words() {
        let read = |text: &str| {
            let value = value(text)?;
            Some((value.quantity.value.to_string(), value.direction, value.unit.unwrap_or_default()))
        };
        let some = |number: &str, direction, unit: &str| Some((number.to_owned(), direction, unit.to_owned()));
        assert_eq!(read("Phấn đấu đạt trên 75%"), some("75", None, "%"));
        assert_eq!(read("Tăng ít nhất 2 điểm"), some("2", Some(Direction::Up), "điểm"));
        assert_eq!(read("Giảm 1,5%"), some("1.5", Some(Direction::Down), "%"));
        assert_eq!(read("Giảm còn 3%"), some("3", None, "%"));
        assert_eq!(read("≥ 8,50"), some("8.50", None, ""));
        for text in ["Duy trì nhóm dẫn đầu", "Top 10", "-", "x", "3 0%", "Năm 2031", "Thôn 5"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn ranks() {
        for (text, expected) in [
            ("4", Some((4, None))),
            ("12/63", Some((12, Some(63)))),
            ("Thứ 03", Some((3, None))),
            ("hạng 5/12", Some((5, Some(12)))),
            ("Xếp thứ 7", Some((7, None))),
            ("12/34 tỉnh, thành phố", Some((12, Some(34)))),
            ("3/12 đơn vị", Some((3, Some(12)))),
            ("7/10 điểm", None),
            ("64/63", None),
            ("10 - 15", None),
            ("≤ 10", None),
            ("7,5", None),
            ("12%", None),
            ("Tăng 2 bậc", None),
            ("Top 10", None),
            ("3 chỉ số", None),
        ] {
            assert_eq!(rank(text), expected, "{text}");
        }
    }

    #[test]
    fn changes_have_signs() {
        let read = |text: &str, falls| change(text, falls).map(|(value, _)| value.to_string());
        assert_eq!(read("+ 0,40", false).as_deref(), Some("0.40"));
        assert_eq!(read("1,46", false).as_deref(), Some("1.46"));
        assert_eq!(read("- 2", false).as_deref(), Some("-2"));
        assert_eq!(read("2", true).as_deref(), Some("-2"));
        assert_eq!(read("0", true).as_deref(), Some("0"));
        assert_eq!(read("giảm 0,5", false).as_deref(), Some("-0.5"));
        assert_eq!(read("1-2", false), None);
    }

    #[test]
    fn units_beside_values() {
        assert_eq!(unit_in_brackets("Mục tiêu năm 2031 (điểm)"), Some("điểm"));
        assert_eq!(unit_in_brackets("Tỷ lệ hộ nghèo (%)"), Some("%"));
        assert_eq!(unit_in_brackets("Chỉ số hài lòng (SIPAS)"), None);
        assert_eq!(stated_unit("Đơn vị tính: triệu đồng"), Some("triệu đồng"));
        assert_eq!(stated_unit("Bảng 2: Chỉ tiêu"), None);
    }
}
