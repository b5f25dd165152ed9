//! Facts about the whole document that later stages read: its dates, its year, its kind.

use jiff::civil::Date;

use crate::base::fold;
use crate::model::Letterhead;
use crate::raw::RawDoc;

/// What is known of the document once its head has been read.
#[derive(Clone, Debug)]
pub(crate) struct Facts<'a> {
    /// The document, for places.
    pub(crate) doc: &'a RawDoc,
    /// The letterhead.
    pub(crate) header: &'a Letterhead,
    /// The year the plan is for: the one its title names, else the year of issue.
    pub(crate) plan_year: Option<i16>,
    /// The date of issue.
    pub(crate) issued: Option<Date>,
    /// Whether the plan is for a school year (`năm học 2025 - 2026`), which ends in the plan's year.
    pub(crate) school: bool,
}

/// The time a plan is about, for the dates it writes without a year and for telling what is over.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Calendar {
    /// The year the plan is for.
    pub(crate) year: Option<i16>,
    /// The date of issue.
    pub(crate) issued: Option<Date>,
    /// Whether the year is the second of a school year.
    pub(crate) school: bool,
}

/// The month in which a school year begins; the sooner months belong to the year in which it ends.
const SCHOOL_BEGINS: u32 = 8;

impl Calendar {
    /// The year of a month that is written without one.
    pub(crate) fn year_of(self, month: u32) -> Option<i16> {
        self.year.map(|year| year - i16::from(self.school && month >= SCHOOL_BEGINS))
    }
}

impl Facts<'_> {
    /// The time the plan is about.
    pub(crate) fn calendar(&self) -> Calendar {
        Calendar { year: self.plan_year, issued: self.issued, school: self.school }
    }
}

/// The facts that follow from the head.
pub(crate) fn gather<'a>(doc: &'a RawDoc, header: &'a Letterhead) -> Facts<'a> {
    let issued_year =
        header.date.map(Date::year).or_else(|| header.date_text.as_deref().and_then(|text| years(text).last().copied()));
    // Without a date nothing tells whether a horizon lies near: `đến năm 2030` is no year of issue.
    let named = if issued_year.is_some() { years } else { years_of_plan };
    let title = header.title.as_deref().map(named).unwrap_or_default();
    // A title may look back (`kết quả năm 2025`) as well as ahead; a plan is for the latest year it names, but a
    // year far ahead is the end of a longer period.
    let near = |year: &&i16| issued_year.is_none_or(|issued| (issued - 1..=issued + 1).contains(*year));
    let plan_year = title.iter().filter(near).max().copied().or(issued_year);
    let school = header
        .title
        .as_deref()
        .is_some_and(|text| plan_year.is_some_and(|year| title.contains(&(year - 1))) && text.to_lowercase().contains("năm học"));
    Facts { doc, header, plan_year, issued: header.date, school }
}

/// The years of a title that are those of the plan: no horizons (`đến năm 2030`, `tầm nhìn 2045`) and no periods of
/// several years, but for a school year.
fn years_of_plan(title: &str) -> Vec<i16> {
    const PERIODS: [&str; 7] = ["giai đoạn", "5 năm", "năm năm", "10 năm", "nhiệm kỳ", "thời kỳ", "chiến lược"];
    let low = fold::aligned(title);
    let period = !low.contains("năm học") && PERIODS.iter().any(|word| low.contains(word));
    let own = |at: usize| {
        let before = low[..at].trim_end();
        let named = before.strip_suffix("năm").map(str::trim_end);
        let count = named.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        let horizon = ["đến", "tầm nhìn", "định hướng", "tới"].iter().any(|word| named.unwrap_or(before).ends_with(word));
        !horizon && (!period || named.is_some() && !count)
    };
    year_spots(title).filter(|&(at, _)| own(at)).map(|(_, year)| year).collect()
}

/// The years a text names after `năm`, and the years of ranges such as `2021-2025`.
fn years(text: &str) -> Vec<i16> {
    year_spots(text).map(|(_, year)| year).collect()
}

/// Where a text has years.
fn year_spots(text: &str) -> impl Iterator<Item = (usize, i16)> + '_ {
    text.match_indices("20").chain(text.match_indices("19")).filter_map(|(at, _)| {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let starts = !text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '/');
        let year = digits == 4 && starts && !text[at + 4..].starts_with('/');
        if year { Some((at, text[at..at + 4].parse().ok()?)) } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan_year(title: &str, date: Option<Date>) -> Option<i16> {
        let header = Letterhead { title: Some(title.into()), date, ..Letterhead::default() };
        gather(&RawDoc::default(), &header).plan_year
    }

    #[test]
    fn horizons_are_no_year_of_an_undated_plan() {
        for title in [
            "Phát triển chợ đến năm 2030",
            "Giảm nghèo giai đoạn 2026 - 2030",
            "Trồng rừng đến 2030, tầm nhìn 2045",
            "Phát triển kinh tế 5 năm 2026 - 2030",
        ] {
            assert_eq!(plan_year(title, None), None, "{title}");
        }
        assert_eq!(plan_year("Trồng rừng giai đoạn 2026 - 2030, năm 2027", None), Some(2027));
        assert_eq!(plan_year("Nhiệm vụ năm học 2026 - 2027", None), Some(2027));
        assert_eq!(plan_year("Trồng rừng năm 2026", None), Some(2026));
        assert_eq!(plan_year("Trồng rừng giai đoạn 2025 - 2030", Some(jiff::civil::date(2025, 3, 2))), Some(2025));
    }
}
