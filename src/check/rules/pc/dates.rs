//! The last day of a deadline in its normal form.

use jiff::civil::Date;

/// The last day on which `<2024-12-10`, `2024-Q2`, `2024-05`, `2024` or `2021/2025` can be met.
pub(super) fn last_day(normal: &str) -> Option<Date> {
    let normal = normal.trim_start_matches(['<', '=']);
    let end = normal.rsplit('/').next()?;
    let mut parts = end.split('-');
    let year: i16 = parts.next()?.parse().ok().filter(|year| (1990..2100).contains(year))?;
    let (month, day) = (parts.next(), parts.next());
    let month: i8 = match month {
        None => 12,
        Some("Q1") => 3,
        Some("Q2" | "H1") => 6,
        Some("Q3") => 9,
        Some("Q4" | "H2") => 12,
        Some(month) => month.parse().ok()?,
    };
    match day {
        Some(day) => Date::new(year, month, day.parse().ok()?).ok(),
        None => Date::new(year, month, 1).ok().map(Date::last_of_month),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_that_of_the_form() {
        let day = |normal: &str| last_day(normal).map(|date| date.to_string());
        assert_eq!(day("<2024-12-10").as_deref(), Some("2024-12-10"));
        assert_eq!(day("2024-Q2").as_deref(), Some("2024-06-30"));
        assert_eq!(day("2021/2025").as_deref(), Some("2025-12-31"));
        assert_eq!(day("yearly"), None);
    }
}
