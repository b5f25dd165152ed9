//! Numbers and quantities as Vietnamese documents write them, into exact decimals.
//!
//! The decimal sign is the comma; a dot before exactly three digits parts thousands (`1.573,1`). A dot before any
//! other count of digits (`77.6`) is read as a decimal sign and flagged. Digits that look damaged (`3 0`, `1.2.3`)
//! give nothing: a missing value is better than a wrong one.

mod compare;

use std::ops::Range;

use rust_decimal::Decimal;

use self::compare::{WORDS, compare};
use super::scan::{after, any_at, before, digits_end, is_word, phrases, skip_spaces, trim_spaces};
use super::units::unit_at;
use crate::model::Comparator;

/// A number and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// The value, with the decimal places of the source.
    pub(crate) value: Decimal,
    /// The bytes of the sign and digits.
    pub(crate) range: Range<usize>,
    /// Whether a sign is written.
    pub(crate) signed: bool,
    /// Whether a dot had to be read as a decimal sign.
    pub(crate) suspect: bool,
}

/// A number with what is said of it: how to compare, its unit, its highest possible value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// How a result must compare with the value; `Range` where `upper` is given.
    pub(crate) comparator: Comparator,
    /// The value, or the lower end of a range.
    pub(crate) value: Decimal,
    /// The upper end of a range.
    pub(crate) upper: Option<Decimal>,
    /// What stands after a slash: the highest possible value (`4,86/10`), or how many are ranked (`27/63`).
    pub(crate) of: Option<Decimal>,
    /// The unit as written.
    pub(crate) unit: Option<Range<usize>>,
    /// The number or numbers alone, with sign and slash.
    pub(crate) number: Range<usize>,
    /// From the words of comparison to the unit or the closing `trở lên`.
    pub(crate) range: Range<usize>,
    /// Whether the value has a written sign.
    pub(crate) signed: bool,
    /// Whether a dot had to be read as a decimal sign.
    pub(crate) suspect: bool,
}

/// The number that starts at byte `at` with a digit, or with a sign and an optional space before one.
pub(crate) fn parse_number(text: &str, at: usize) -> Option<Number> {
    let (digits, minus) = match after(text, at)? {
        '+' => (skip_spaces(text, at + 1), false),
        sign @ ('-' | '−' | '–') => (skip_spaces(text, at + sign.len_utf8()), true),
        _ => (at, false),
    };
    let before_digits = before(text, digits);
    if before_digits.is_some_and(is_word) || (digits == at && is_inside_number(text, at)) {
        return None;
    }
    let bytes = text.as_bytes();
    let mut end = digits_end(text, digits);
    if end == digits {
        return None;
    }
    let mut written = Written::default();
    written.add(&bytes[digits..end]);
    let mut suspect = false;
    let group = |at: usize| (bytes.get(at) == Some(&b'.')).then(|| digits_end(text, at + 1)).filter(|&end| end > at + 1);
    let leads_thousands = end - digits <= 3 && bytes[digits] != b'0';
    while let Some(group_end) = group(end) {
        if group_end - end == 4 && leads_thousands && !suspect {
            written.add(&bytes[end + 1..group_end]);
        } else if end == digits_end(text, digits) {
            suspect = true;
            written.add_places(&bytes[end + 1..group_end]);
        } else {
            return None;
        }
        end = group_end;
        if suspect {
            break;
        }
    }
    if bytes.get(end) == Some(&b',') {
        let fraction = digits_end(text, end + 1);
        if fraction > end + 1 {
            if suspect {
                return None;
            }
            written.add_places(&bytes[end + 1..fraction]);
            end = fraction;
        }
    }
    if is_cut_short(text, end) {
        return None;
    }
    Some(Number { value: written.value(minus)?, range: at..end, signed: digits > at, suspect })
}

/// A number whose thousands are parted by spaces: `đạt 12 345 tấn`. Between a word of comparison and a unit it is surely
/// one number; elsewhere two figures may stand side by side.
fn spaced_thousands(text: &str, at: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let mut end = digits_end(text, at);
    if !(1..=3).contains(&(end - at)) || bytes[at] == b'0' || bytes.get(end) != Some(&b' ') || is_inside_number(text, at) {
        return None;
    }
    let mut written = Written::default();
    written.add(&bytes[at..end]);
    while bytes.get(end) == Some(&b' ') && digits_end(text, end + 1) == end + 4 {
        written.add(&bytes[end + 1..end + 4]);
        end += 4;
    }
    if bytes.get(end) == Some(&b',') && digits_end(text, end + 1) > end + 1 {
        let fraction = digits_end(text, end + 1);
        written.add_places(&bytes[end + 1..fraction]);
        end = fraction;
    }
    let said = || WORDS.before(text, trim_spaces(text, at), |_| true).is_some();
    let whole =
        end > digits_end(text, at) && !is_cut_short(text, end) && unit_at(text, skip_spaces(text, end)).is_some() && said();
    if !whole {
        return None;
    }
    Some(Number { value: written.value(false)?, range: at..end, signed: false, suspect: false })
}

/// The digits of a number, put together.
#[derive(Default)]
struct Written {
    digits: i128,
    count: usize,
    places: u32,
}

impl Written {
    fn add(&mut self, digits: &[u8]) {
        self.digits = digits.iter().fold(self.digits, |sum, digit| sum.wrapping_mul(10).wrapping_add(i128::from(digit - b'0')));
        self.count += digits.len();
    }

    fn add_places(&mut self, digits: &[u8]) {
        self.add(digits);
        self.places += digits.len() as u32;
    }

    /// The decimal, if one can hold it.
    fn value(&self, minus: bool) -> Option<Decimal> {
        // More digits than these might have run over.
        if self.count > 38 {
            return None;
        }
        Decimal::try_from_i128_with_scale(if minus { -self.digits } else { self.digits }, self.places).ok()
    }
}

/// Whether the digits at `at` go on from a number before them: `5` of `1,5`, or of `1 5`.
fn is_inside_number(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let digit = |back: usize| at.checked_sub(back).and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    match at.checked_sub(1).map(|i| bytes[i]) {
        Some(b'.' | b',') => digit(2),
        Some(b' ') => digit(2) && !ends_with_year(text, at - 1),
        _ => false,
    }
}

/// Whether the digits that end at `end` are a year: what follows after a space is another number.
fn ends_with_year(text: &str, end: usize) -> bool {
    let start = end - text.as_bytes()[..end].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    is_year(&text[start..end])
}

/// Whether the text is a year: four digits, 19xx or 20xx.
pub(crate) fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether more digits follow in a way no number is written: `1,5,2`, `1.5.2`, `3 0`.
fn is_cut_short(text: &str, end: usize) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    match bytes.get(end) {
        Some(b'.' | b',') => digit(end + 1),
        Some(b' ') => digit(end + 1) && !ends_with_year(text, end),
        Some(byte) => byte.is_ascii_alphanumeric() && !glued_unit(text, end),
        None => false,
    }
}

/// Whether a unit is written without a space after the digits: `5km`, `20ha`.
fn glued_unit(text: &str, at: usize) -> bool {
    unit_at(text, at).is_some()
}

/// The quantity a cell holds: words of comparison, number, unit. Nothing where the cell starts in another way.
///
/// What follows the quantity (a remark in brackets) is left to the caller: it starts at `range.end`.
pub(crate) fn parse_quantity(cell: &str) -> Option<Quantity> {
    let digit = cell.bytes().position(|byte| byte.is_ascii_digit())?;
    let quantity = quantity_at(cell, digit)?;
    if !cell[..quantity.range.start].trim_start_matches(['(', '*', '"', ' ']).is_empty() || is_date_like(cell, &quantity) {
        return None;
    }
    Some(quantity)
}

/// Years, months and dates are not quantities: `2021-2025`, `6/2024`.
fn is_date_like(cell: &str, quantity: &Quantity) -> bool {
    if quantity.unit.is_some() {
        return false;
    }
    let written = &cell[quantity.number.clone()];
    let parts = || written.split(['/', '-', '–', ' ']).filter(|part| !part.is_empty());
    (quantity.upper.is_some() && parts().all(is_year))
        || (quantity.of.is_some() && parts().next_back().is_some_and(is_year) && quantity.value <= Decimal::from(12))
}

/// The quantity whose first digit stands at byte `digit`, with the words of comparison before it.
pub(crate) fn quantity_at(text: &str, digit: usize) -> Option<Quantity> {
    let first = parse_number(text, signed_start(text, digit)).or_else(|| parse_number(text, digit));
    let first = first.or_else(|| spaced_thousands(text, digit))?;
    let mut quantity = Quantity {
        comparator: Comparator::Eq,
        value: first.value,
        upper: None,
        of: None,
        unit: None,
        number: first.range.clone(),
        range: first.range.clone(),
        signed: first.signed,
        suspect: first.suspect,
    };
    let mut at = first.range.end;
    let rate = rate_at(text, at);
    if rate.is_some() {
        // `4/100.000 trẻ` is a rate, no score.
    } else if let Some(of) = slash_maximum(text, at) {
        (at, quantity.of) = (of.range.end, Some(of.value));
        quantity.suspect |= of.suspect;
    } else if let Some(upper) = range_end(text, at) {
        if upper.value < first.value {
            return None;
        }
        (at, quantity.upper) = (upper.range.end, Some(upper.value));
        quantity.suspect |= upper.suspect;
    }
    if rate.is_none() && continues_as_code(text, at) {
        return None;
    }
    quantity.number.end = at;
    quantity.unit = rate.or_else(|| unit_at(text, skip_spaces(text, at)));
    quantity.range.end = quantity.unit.as_ref().map_or(at, |unit| unit.end);
    compare(text, &mut quantity);
    Some(quantity)
}

/// The unit of a number that is counted per so many people: `/100.000 trẻ`, `/1.000 dân`.
fn rate_at(text: &str, at: usize) -> Option<Range<usize>> {
    let base = slash_maximum(text, at).filter(|base| base.value >= Decimal::from(1000) && base.value.scale() == 0)?;
    let people = phrases![
        "trẻ đẻ sống",
        "trẻ sinh sống",
        "trẻ em",
        "trẻ",
        "ca sinh",
        "người dân",
        "người",
        "dân",
        "phụ nữ",
        "bà mẹ",
        "lao động",
        "hộ dân",
        "hộ"
    ];
    any_at(text, skip_spaces(text, base.range.end), people).map(|end| skip_spaces(text, at)..end)
}

/// Where the number of `digit` starts when a sign of its own stands before it. A dash after a word or number is no sign.
fn signed_start(text: &str, digit: usize) -> usize {
    let sign_end = trim_spaces(text, digit);
    let Some(sign @ ('+' | '-' | '−' | '–')) = before(text, sign_end) else { return digit };
    let start = sign_end - sign.len_utf8();
    let left = trim_spaces(text, start);
    let free = before(text, left).is_none_or(|c| matches!(c, '(' | ';' | ':' | '*'));
    if free || (sign == '+' && start > left) { start } else { digit }
}

/// The number after a slash, unless what follows makes it a date or a document's number.
fn slash_maximum(text: &str, at: usize) -> Option<Number> {
    let slash = skip_spaces(text, at);
    if text.as_bytes().get(slash) != Some(&b'/') {
        return None;
    }
    let number = parse_number(text, skip_spaces(text, slash + 1))?;
    (!number.signed && text.as_bytes().get(number.range.end) != Some(&b'/')).then_some(number)
}

/// The upper end of a range: `5-10`, `5 – 10`, `5% đến 10`.
fn range_end(text: &str, at: usize) -> Option<Number> {
    let after_unit = unit_at(text, skip_spaces(text, at)).map_or(at, |unit| unit.end);
    for at in [at, after_unit] {
        let next = skip_spaces(text, at);
        let sign = match after(text, next) {
            Some(c @ ('-' | '–' | '—' | '÷' | '~')) => next + c.len_utf8(),
            _ => match any_at(text, next, phrases!["đến", "tới"]) {
                Some(end) => end,
                None => continue,
            },
        };
        let digit = skip_spaces(text, sign);
        if let Some(number) = parse_number(text, digit).filter(|number| !number.signed) {
            return Some(number);
        }
    }
    None
}

/// Whether the digits belong to a date or a document's number: `08/4/2020`, `45/2020/NĐ-CP`, `12-KH/TU`.
fn continues_as_code(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    match (rest.next(), rest.next()) {
        (Some('/'), Some(c)) => c.is_ascii_digit() || c.is_uppercase(),
        (Some('-'), Some(c)) => c.is_uppercase(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<String> {
        parse_number(text, 0).map(|n| format!("{}{}", n.value, if n.suspect { "?" } else { "" }))
    }

    #[test]
    fn comma_is_decimal_and_dot_parts_thousands() {
        for (written, value) in [
            ("42,690", "42.690"),
            ("1.573,1", "1573.1"),
            ("1.778.785", "1778785"),
            ("2.344", "2344"),
            ("03", "3"),
            ("77.6", "77.6?"),
            ("0.123", "0.123?"),
            ("+ 0,39", "0.39"),
            ("- 2", "-2"),
            ("−0,5", "-0.5"),
            ("5, 6", "5"),
            ("5.", "5"),
            ("20ha", "20"),
            ("2022 100", "2022"),
        ] {
            assert_eq!(number(written).as_deref(), Some(value), "{written}");
        }
    }

    #[test]
    fn damaged_digits_are_not_guessed() {
        for written in [
            "3 0/63",
            "1.2.3",
            "1,5,2",
            "1.234.56",
            "1,234.5",
            "77.6,1",
            "12abc",
            "",
            "-",
            "a",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(number(written), None, "{written}");
        }
        assert_eq!(parse_number("3 0", 2), None);
        assert_eq!(parse_number("1,25", 2), None);
    }

    fn quantity(text: &str) -> Option<String> {
        let q = parse_quantity(text)?;
        let json = serde_json::to_string(&q.comparator).unwrap();
        let upper = q.upper.map_or(String::new(), |upper| format!("..{upper}"));
        let of = q.of.map_or(String::new(), |of| format!("/{of}"));
        let unit = q.unit.map_or(String::new(), |unit| format!(" {}", &text[unit]));
        Some(format!("{}{}{upper}{of}{unit}", json.trim_matches('"'), q.value))
    }

    #[test]
    fn quantities_of_cells() {
        for (cell, expected) in [
            ("53/63", "=53/63"),
            ("≥ 8,97", ">=8.97"),
            ("Trên 75%", ">75 %"),
            ("từ 80% điểm trở lên", ">=80 %"),
            ("Tối thiểu đạt 95%", ">=95 %"),
            ("không quá 3 ngày", "<=3 ngày"),
            ("5-10%", "range5..10 %"),
            ("từ 5% đến 10%", "range5..10 %"),
            ("10 – 15", "range10..15"),
            ("Dưới 2,5 %", "<2.5 %"),
            ("dưới : 1%", "<1 %"),
            ("không quá: 3 ngày", "<=3 ngày"),
            ("4,86/10 điểm", "=4.86/10 điểm"),
            ("1.573,1 tỷ đồng", "=1573.1 tỷ đồng"),
            ("45 triệu đồng/người/năm", "=45 triệu đồng/người/năm"),
            ("+ 0,40", "=0.40"),
            ("-5", "=-5"),
            ("đạt 100% (theo quý)", "=100 %"),
            ("không thấp hơn 60", ">=60"),
            ("5 xã trở lên", ">=5 xã"),
            ("đạt 12 345 tấn", "=12345 tấn"),
            ("trên 1 200 500,5 tỷ đồng", ">1200500.5 tỷ đồng"),
        ] {
            assert_eq!(quantity(cell).as_deref(), Some(expected), "{cell}");
        }
    }

    #[test]
    fn dates_codes_and_names_are_no_quantities() {
        for cell in [
            "08/4/2020",
            "2021-2025",
            "6/2024",
            "45/2020/NĐ-CP",
            "12-KH/TU",
            "xã 5",
            "3 0%",
            "Quý I",
            "10-5%",
            "95 100",
            "12 345 tấn",
            "đạt 95 100",
            "đạt 3 45 tấn",
        ] {
            assert_eq!(quantity(cell), None, "{cell}");
        }
    }
}
