//! The filters of templates: numbers, dates and lists as Vietnamese offices write them.
//!
//! Each takes what data hold (`2026-02-05`, `1234.5`) and refuses what it cannot read: a wrong value must not look right.

#![expect(clippy::needless_pass_by_value, reason = "filters take their arguments as minijinja hands them over")]

use crate::base::roman;
use jiff::civil::Date;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Value};
use rust_decimal::Decimal;

/// Adds all filters.
pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("number", number);
    environment.add_filter("so", number);
    environment.add_filter("hai_so", two_digits);
    environment.add_filter("roman", |value: Value| roman(&value));
    environment.add_filter("la_ma", |value: Value| roman(&value));
    environment.add_filter("ngay", |value: Value| Ok::<_, Error>(in_words(date(&value)?)));
    environment.add_filter("ngay_ngan", |value: Value| Ok::<_, Error>(in_digits(date(&value)?)));
    environment.add_filter("thang", |value: Value| month(&value));
    environment.add_filter("quy", |value: Value| quarter(&value));
    environment.add_filter("list", list);
    environment.add_filter("liet_ke", list);
    environment.add_filter("hoa_dau", |text: String| capital(&text));
    environment.add_filter("default", default);
    environment.add_filter("mac_dinh", default);
    environment.add_filter("_columns", columns);
}

fn wrong(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidOperation, message.into())
}

/// A value for a message.
fn shown(value: &Value) -> String {
    match value.kind() {
        ValueKind::String => format!("the text “{value}”"),
        ValueKind::Number => format!("the number {value}"),
        ValueKind::Undefined | ValueKind::None => "no value".to_owned(),
        ValueKind::Seq | ValueKind::Iterable => "a list".to_owned(),
        ValueKind::Map => "a group of values".to_owned(),
        _ => format!("“{value}”"),
    }
}

/// The exact decimal of a number, or of a text with one in the form of data: `1234.50`.
fn decimal(value: &Value) -> Result<Decimal, Error> {
    let refuse = || wrong(format!("{} is not a number; data write 1234.5", shown(value)));
    match value.kind() {
        ValueKind::Number if value.is_integer() => value.to_string().parse().map_err(|_| refuse()),
        // Sums of decimals carry the noise of binary fractions beyond 15 digits.
        ValueKind::Number => f64::try_from(value.clone()).ok().and_then(rounded).ok_or_else(refuse),
        ValueKind::String => {
            let text = value.as_str().unwrap_or_default();
            let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
            let plain =
                digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
            text.parse().ok().filter(|_| plain).ok_or_else(refuse)
        }
        _ => Err(refuse()),
    }
}

fn rounded(number: f64) -> Option<Decimal> {
    Decimal::try_from(number).ok().map(|decimal| decimal.normalize())
}

/// `1.234,5`; with `number(2)` two decimals, rounded half away from zero.
fn number(value: Value, places: Option<u32>) -> Result<String, Error> {
    let mut number = decimal(&value)?;
    if let Some(places) = places {
        if places > 20 {
            return Err(wrong("more than 20 decimals"));
        }
        number = number.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        number.rescale(places);
    }
    Ok(grouped(&number.to_string()))
}

/// Dots between thousands, a comma before decimals.
fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

/// A number written out by itself: `80,5`; whole numbers have no dots, since they may be years.
pub(super) fn plain(value: &Value) -> Option<String> {
    if value.is_integer() {
        return Some(value.to_string());
    }
    let number = rounded(f64::try_from(value.clone()).ok()?)?;
    Some(number.to_string().replace('.', ","))
}

/// How many columns a cell may cover.
fn columns(value: Value) -> Result<i64, Error> {
    value
        .as_i64()
        .filter(|number| (1..=63).contains(number))
        .ok_or_else(|| wrong(format!("{} is no number of columns (1 to 63)", shown(&value))))
}

/// `07`: counts below ten take a zero.
fn two_digits(value: Value) -> Result<String, Error> {
    let number = value.as_i64().or_else(|| value.as_str()?.parse().ok());
    let number = number.filter(|number| *number >= 0).ok_or_else(|| wrong(format!("{} is not a count", shown(&value))))?;
    Ok(format!("{number:02}"))
}

fn roman(value: &Value) -> Result<String, Error> {
    let number = value.as_i64().or_else(|| value.as_str()?.parse().ok()).and_then(|number| u32::try_from(number).ok());
    number.and_then(roman::numeral).ok_or_else(|| wrong(format!("{} has no Roman form (1 to 3999 have)", shown(value))))
}

/// A date of data: `2026-02-05`, or `05/02/2026` as offices write it.
fn date(value: &Value) -> Result<Date, Error> {
    let text = value.as_str().unwrap_or_default().trim();
    let iso =
        text.get(..10).filter(|_| text.len() == 10 || text.as_bytes().get(10) == Some(&b'T')).and_then(|day| day.parse().ok());
    let local = || {
        let mut parts = text.split(['/', '-', '.']).map(|part| part.trim().parse::<i16>().ok());
        let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
        (parts.next().is_none() && year >= 1000).then_some(())?;
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    iso.or_else(local).ok_or_else(|| wrong(format!("{} is not a date; write 2026-02-05 or 05/02/2026", shown(value))))
}

/// Days below ten and the months January and February take a zero (Decree 30/2020/NĐ-CP, annex I, II.4.b).
fn month_digits(date: Date) -> String {
    if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() }
}

fn in_words(date: Date) -> String {
    format!("ngày {:02} tháng {} năm {}", date.day(), month_digits(date), date.year())
}

fn in_digits(date: Date) -> String {
    format!("{:02}/{}/{}", date.day(), month_digits(date), date.year())
}

/// `tháng 02 năm 2026` of a date or of `2026-02`.
fn month(value: &Value) -> Result<String, Error> {
    let text = value.as_str().unwrap_or_default();
    let day = if text.len() == 7 { date(&Value::from(format!("{text}-01"))) } else { date(value) };
    let day = day.map_err(|_| wrong(format!("{} is not a month; write 2026-02", shown(value))))?;
    Ok(format!("tháng {} năm {}", month_digits(day), day.year()))
}

/// `quý I năm 2026` of a date or of `2026-Q1`.
fn quarter(value: &Value) -> Result<String, Error> {
    let text = value.as_str().unwrap_or_default();
    let named = text.split_once("-Q").and_then(|(year, quarter)| Some((year.parse().ok()?, quarter.parse::<i64>().ok()?)));
    let (year, number) = match named {
        Some((year, number)) if (1..=4).contains(&number) => (year, number),
        Some(_) => return Err(wrong(format!("{} is not a quarter", shown(value)))),
        None => date(value)
            .map(|day| (day.year(), (i64::from(day.month()) + 2) / 3))
            .map_err(|_| wrong(format!("{} is not a quarter; write 2026-Q1", shown(value))))?,
    };
    Ok(format!("quý {} năm {year}", roman(&Value::from(number))?))
}

/// `A, B và C`; with another last word by `list("hoặc")`.
fn list(value: Value, last: Option<String>) -> Result<String, Error> {
    if !matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable) {
        return Err(wrong(format!("{} is not a list", shown(&value))));
    }
    let mut items = vec![];
    for item in value.try_iter()? {
        match item.kind() {
            ValueKind::String => items.push(item.to_string()),
            ValueKind::Number => items.push(plain(&item).unwrap_or_default()),
            _ => return Err(wrong(format!("the list holds {}; only texts and numbers can be listed", shown(&item)))),
        }
    }
    let word = last.as_deref().unwrap_or("và");
    Ok(match items.pop() {
        None => String::new(),
        Some(one) if items.is_empty() => one,
        Some(one) => format!("{} {word} {one}", items.join(", ")),
    })
}

/// The first letter a capital, the rest as it is.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The value, or what stands in for a missing or empty one.
fn default(value: Value, other: Option<Value>, kwargs: Kwargs) -> Result<Value, Error> {
    kwargs.assert_all_used()?;
    let missing = value.is_undefined() || value.is_none();
    Ok(if missing { other.unwrap_or_else(|| Value::from("")) } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(template: &str) -> Result<String, Error> {
        let mut environment = Environment::new();
        add(&mut environment);
        environment.render_str(template, ())
    }

    #[test]
    fn values_as_offices_write_them() {
        for (template, expected) in [
            ("{{ 1234567|number }}", "1.234.567"),
            ("{{ 1234.5|number }}", "1.234,5"),
            ("{{ '41.50'|number }}", "41,50"),
            ("{{ -1000|so }}", "-1.000"),
            ("{{ 2.345|number(2) }}", "2,35"),
            ("{{ 3|number(1) }}", "3,0"),
            ("{{ (0.1 + 0.2)|number }}", "0,3"),
            ("{{ 7|hai_so }}", "07"),
            ("{{ 14|roman }}", "XIV"),
            ("{{ '2026-02-05'|ngay }}", "ngày 05 tháng 02 năm 2026"),
            ("{{ '5/12/2026'|ngay }}", "ngày 05 tháng 12 năm 2026"),
            ("{{ '2026-08-09T10:00:00'|ngay_ngan }}", "09/8/2026"),
            ("{{ '2026-02'|thang }}", "tháng 02 năm 2026"),
            ("{{ '2026-Q3'|quy }}", "quý III năm 2026"),
            ("{{ '2026-11-01'|quy }}", "quý IV năm 2026"),
            ("{{ ['A', 'B', 'C']|list }}", "A, B và C"),
            ("{{ ['A', 'B']|list('hoặc') }}", "A hoặc B"),
            ("{{ ['A']|list }}", "A"),
            ("{{ 'ủy ban nhân dân'|upper }}", "ỦY BAN NHÂN DÂN"),
            ("{{ 'đường Hòa Bình'|hoa_dau }}", "Đường Hòa Bình"),
            ("{{ none|default('…') }}", "…"),
        ] {
            assert_eq!(rendered(template).unwrap(), expected, "{template}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for template in [
            "{{ 'mười'|number }}",
            "{{ '1.234,5'|number }}",
            "{{ none|number }}",
            "{{ '1e5'|number }}",
            "{{ '2026-02-30'|ngay }}",
            "{{ '30/2/2026'|ngay }}",
            "{{ 'thứ hai'|ngay }}",
            "{{ '2026-Q5'|quy }}",
            "{{ 0|roman }}",
            "{{ 'abc'|list }}",
            "{{ -1|hai_so }}",
        ] {
            assert!(rendered(template).is_err(), "{template}");
        }
    }
}
