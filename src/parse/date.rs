//! Dates as written: `ngày 08/4/2020`, `ngày 14 tháng 7 năm 2022`, `16-02-2004`, and the blanks of drafts.

use std::ops::Range;

use jiff::civil::Date;

use super::number::is_year;
use super::scan::{after, before, digits_end, phrase_at, skip_spaces};

/// The parts of a written date. A part that is blank in the document is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDate {
    /// Day of the month as written, possible or not.
    pub(crate) day: Option<i8>,
    /// Month as written, possible or not.
    pub(crate) month: Option<i8>,
    /// Year of four digits.
    pub(crate) year: Option<i16>,
    /// From the word `ngày`, or the first digit, to the last part.
    pub(crate) range: Range<usize>,
}

impl WrittenDate {
    /// The date, where all parts are there and make a day of the calendar.
    pub(crate) fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }
}

/// The date that starts at byte `at` with the word `ngày`, the word `tháng` or a digit.
///
/// With a digit first all three parts must be written; after a word they may be blank (`ngày … tháng … năm 2024`)
/// or left out from the right (`ngày 05/6`, `tháng 7`).
pub(crate) fn parse_date(text: &str, at: usize) -> Option<WrittenDate> {
    if before(text, at).is_some_and(char::is_alphanumeric) {
        return None;
    }
    if let Some(word) = phrase_at(text, at, "tháng") {
        return from_month(text, at, None, word);
    }
    let word = phrase_at(text, at, "ngày");
    let digits = skip_blank(text, word.unwrap_or(at));
    let end = digits_end(text, digits);
    if end == digits {
        // The day is blank: only the words tell that this is a date.
        let month = phrase_at(text, digits, "tháng")?;
        return word.and_then(|_| from_month(text, at, None, month));
    }
    let day = small(text, digits..end)?;
    let next = skip_spaces(text, end);
    if let Some(month) = phrase_at(text, next, "tháng").or_else(|| glued(text, next, "tháng")) {
        return from_month(text, at, Some(day), month).filter(|date| word.is_some() || date.year.is_some());
    }
    numeric(text, at, day, next).filter(|date| word.is_some() || date.year.is_some())
}

/// `… tháng M năm Y` or `tháng M/Y`, from the end of the word `tháng`.
fn from_month(text: &str, start: usize, day: Option<i8>, word: usize) -> Option<WrittenDate> {
    let at = skip_blank(text, word);
    let end = digits_end(text, at);
    let month = if end > at { Some(small(text, at..end)?) } else { None };
    let mut date = WrittenDate { day, month, year: None, range: start..if end > at { end } else { word } };
    let next = skip_blank(text, end);
    if let Some(word) = phrase_at(text, next, "năm").or_else(|| glued(text, next, "năm")) {
        let at = skip_blank(text, word);
        let end = digits_end(text, at);
        date.range.end = word;
        if end > at {
            date.year = Some(year(text, at..end)?);
            date.range.end = end;
        }
    } else if let Some(at) = separator(text, end).filter(|_| month.is_some()) {
        let end = digits_end(text, at);
        if let Some(year) = year(text, at..end) {
            (date.year, date.range.end) = (Some(year), end);
        }
    }
    (date.month.is_some() || date.year.is_some() || phrase_at(text, next, "năm").is_some()).then_some(date)
}

/// `D/M/Y`, `D-M-Y`, `D.M.Y`, `D/M năm Y` or `D/M`, from the separator after the day.
fn numeric(text: &str, start: usize, day: i8, at: usize) -> Option<WrittenDate> {
    let sign = after(text, at)?;
    let at = separator(text, at)?;
    let end = digits_end(text, at);
    let month = small(text, at..end)?;
    let mut date = WrittenDate { day: Some(day), month: Some(month), year: None, range: start..end };
    let next = skip_spaces(text, end);
    let at = match phrase_at(text, next, "năm") {
        Some(word) => skip_spaces(text, word),
        None => match separator(text, end) {
            // `5.6` or `5-6` alone is a number or a range, not a day.
            None => return (sign == '/').then_some(date),
            Some(_) if after(text, next) != Some(sign) => return (sign == '/').then_some(date),
            Some(at) => at,
        },
    };
    let end = digits_end(text, at);
    match year(text, at..end) {
        Some(year) => (date.year, date.range.end) = (Some(year), end),
        None if end > at => return None,
        None => {}
    }
    (sign == '/' || date.year.is_some()).then_some(date)
}

/// What follows a `/`, `-` or `.` with optional spaces, where it is a digit.
fn separator(text: &str, at: usize) -> Option<usize> {
    let at = skip_spaces(text, at);
    matches!(after(text, at), Some('/' | '-' | '.'))
        .then(|| skip_spaces(text, at + 1))
        .filter(|&next| digits_end(text, next) > next)
}

/// White space, dots and lines that stand for a blank.
fn skip_blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '.', '…', '_']).len()
}

/// A word of a date with the next digits stuck to it: `tháng7`.
fn glued(text: &str, at: usize, word: &str) -> Option<usize> {
    let end = at + word.len();
    let same = text.get(at..end).is_some_and(|part| crate::base::fold::key(part) == word);
    (same && digits_end(text, end) > end).then_some(end)
}

fn small(text: &str, range: Range<usize>) -> Option<i8> {
    (range.len() <= 2).then(|| text[range].parse().ok()).flatten()
}

fn year(text: &str, range: Range<usize>) -> Option<i16> {
    let digits = &text[range];
    is_year(digits).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<(String, &str)> {
        let found = parse_date(text, 0)?;
        let date = found.date().map_or("none".into(), |date| date.to_string());
        Some((date, &text[found.range]))
    }

    #[test]
    fn written_dates() {
        for (text, date, range) in [
            ("ngày 08/4/2020 của", "2020-04-08", "ngày 08/4/2020"),
            ("ngày 14 tháng 7 năm 2022, của", "2022-07-14", "ngày 14 tháng 7 năm 2022"),
            ("Ngày 16-02-2004;", "2004-02-16", "Ngày 16-02-2004"),
            ("5.6.1998", "1998-06-05", "5.6.1998"),
            ("08/ 4/ 2020", "2020-04-08", "08/ 4/ 2020"),
            ("ngày 3/5 năm 2024", "2024-05-03", "ngày 3/5 năm 2024"),
            ("ngày 14 tháng7 năm2022", "2022-07-14", "ngày 14 tháng7 năm2022"),
            ("ngày 31/02/2023", "none", "ngày 31/02/2023"),
            ("ngày tháng 7 năm 2024", "none", "ngày tháng 7 năm 2024"),
            ("ngày … tháng … năm 2024", "none", "ngày … tháng … năm 2024"),
            ("ngày ..... tháng ..... năm .....", "none", "ngày ..... tháng ..... năm"),
            ("tháng 12/2024", "none", "tháng 12/2024"),
            ("ngày 05/6 hằng năm", "none", "ngày 05/6"),
        ] {
            assert_eq!(parse(text), Some((date.to_owned(), range)), "{text}");
        }
    }

    #[test]
    fn other_digits_are_no_dates() {
        for text in ["27/63", "4,86/10", "5.6", "1-2", "ngày càng", "ngày 25 của tháng", "16/7/20 21", "123/4/2020", "tháng sau"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
