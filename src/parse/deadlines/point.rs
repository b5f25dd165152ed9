//! Points of time: a day, month, quarter, half or year as written, and its normal form.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::parse::words::{Phrases, Shape, Words};

/// A point of time; the year may be left to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// `10/12/2024`, `ngày 30/6`.
    Day(Option<u32>, u32, u32),
    /// `tháng 12/2024`.
    Month(Option<u32>, u32),
    /// `Quý II/2024`.
    Quarter(Option<u32>, u32),
    /// `6 tháng đầu năm 2024`.
    Half(Option<u32>, u32),
    /// `năm 2024`.
    Year(u32),
}

/// A point or a stretch of time in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) from: Point,
    pub(super) to: Option<Point>,
    /// The word after it.
    pub(super) end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Month,
    Quarter,
    Year,
    FirstHalf,
    SecondHalf,
    To,
}

static UNIT: LazyLock<Phrases<Unit>> = LazyLock::new(|| {
    Phrases::new(&[
        ("ngày", Unit::Day),
        ("tháng", Unit::Month),
        ("quý|quí", Unit::Quarter),
        ("năm|các năm", Unit::Year),
        ("6 tháng đầu năm|06 tháng đầu năm|sáu tháng đầu năm|6 tháng đầu|06 tháng đầu", Unit::FirstHalf),
        ("6 tháng cuối năm|06 tháng cuối năm|sáu tháng cuối năm|6 tháng cuối|06 tháng cuối", Unit::SecondHalf),
        ("đến|tới|-|đến hết|đến ngày|và|,|và các", Unit::To),
    ])
});

static WEEK: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("tuần|tuần thứ|tuần lễ thứ", ())]));
static OF: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("của|trong|,|/", ())]));

/// The word at which the month of a week is named: `tuần 3 | tháng 4/2025`, `tuần 2, 3 của | tháng 5`, `tuần 1/ | 4/2025`.
pub(super) fn past_week(words: &Words, at: usize) -> Option<usize> {
    const WEEKS: std::ops::RangeInclusive<u32> = 1..=5;
    let number = |at: usize| words.number(at).is_some_and(|week| WEEKS.contains(&week));
    let mut end = WEEK.end(words, at).filter(|&end| number(end))? + 1;
    // Of `tuần 1/4/2025` the second number is the month.
    while let Some((next, Unit::To)) = UNIT.longest(words, end).filter(|&(next, _)| number(next) && !words.is_mark(next + 1, '/'))
    {
        end = next + 1;
    }
    let month = OF.end(words, end).unwrap_or(end);
    let named = matches!(unit(words, month), Some((_, Unit::Month))) || month > end && month_of_year(words, month).is_some();
    named.then_some(month)
}

fn unit(words: &Words, at: usize) -> Option<(usize, Unit)> {
    UNIT.longest(words, at).filter(|(_, unit)| *unit != Unit::To)
}

/// Whether a normal form is a single point of time.
pub(super) fn is_point(normal: &str) -> bool {
    normal.starts_with(|c: char| c.is_ascii_digit()) && !normal.contains('/')
}

/// The point or stretch that begins at `at`. `bare` allows days and years without the word `ngày`, `năm`.
pub(super) fn stretch(words: &Words, at: usize, bare: bool) -> Option<Stretch> {
    let (mut from, mut end) = point(words, at, bare)?;
    let mut to = None;
    if let Some((next, Unit::To)) = UNIT.longest(words, end)
        && let Some((other, after)) = point(words, next, true).or_else(|| continued(words, next, from))
        && (words.is_mark(end, '-') || !words.is_mark(end, ',') || follows(from, other))
        && same_kind(from, other)
    {
        (to, end) = (Some(other), after);
        from = from.with_year(other.year());
        // `Tháng 3, 4, 5/2024`.
        while let Some((other, after)) = listed(words, end, from)
            && to.is_some_and(|last| follows(last, other))
        {
            (to, end) = (Some(other.with_year(from.year())), after);
            from = from.with_year(other.year());
        }
    }
    Some(Stretch { from, to, end })
}

/// The word after the numbers that go on with a list of months or quarters that are no stretch: `Tháng 3 | , 6, 9`.
pub(super) fn past_list(words: &Words, found: &Stretch) -> Option<usize> {
    let mut end = listed(words, found.end, found.from)?.1;
    while let Some((_, after)) = listed(words, end, found.from) {
        end = after;
    }
    Some(end)
}

/// The next number of a list of months or quarters, and the word after it.
fn listed(words: &Words, end: usize, from: Point) -> Option<(Point, usize)> {
    let (next, Unit::To) = UNIT.longest(words, end).filter(|_| !words.is_mark(end, '-'))? else { return None };
    let closed = |after: usize| {
        let word = words.all.get(after).map(|word| word.shape);
        word.is_none_or(|shape| shape == Shape::Mark) || matches!(words.slice(after), "và" | "hằng" | "hàng" | "năm")
    };
    continued(words, next, from).filter(|&(_, after)| closed(after))
}

/// The second number of `tháng 5 - 6/2025`, `Quý I, II/2024`.
fn continued(words: &Words, at: usize, from: Point) -> Option<(Point, usize)> {
    match from {
        Point::Month(..) => month(words, at),
        Point::Quarter(..) => quarter(words, at),
        _ => None,
    }
}

fn same_kind(from: Point, to: Point) -> bool {
    std::mem::discriminant(&from) == std::mem::discriminant(&to)
}

/// Whether `to` is the very next month, quarter or year, so that a list of the two is a stretch.
fn follows(from: Point, to: Point) -> bool {
    match (from, to) {
        (Point::Month(_, a), Point::Month(_, b))
        | (Point::Quarter(_, a), Point::Quarter(_, b))
        | (Point::Year(a), Point::Year(b)) => a + 1 == b,
        _ => false,
    }
}

fn point(words: &Words, at: usize, bare: bool) -> Option<(Point, usize)> {
    match unit(words, at) {
        Some((next, Unit::Day)) => day(words, next),
        Some((next, Unit::Month)) => month(words, next),
        Some((next, Unit::Quarter)) => quarter(words, next),
        Some((next, Unit::Year)) => year(words, next).map(|year| (Point::Year(year), next + 1)),
        Some((next, half @ (Unit::FirstHalf | Unit::SecondHalf))) => {
            let (year, end) = of_year(words, next);
            Some((Point::Half(year, if half == Unit::FirstHalf { 1 } else { 2 }), end))
        }
        _ if bare => day(words, at)
            .filter(|(point, _)| matches!(point, Point::Day(..)))
            .or_else(|| month_of_year(words, at))
            .or_else(|| year(words, at).map(|year| (Point::Year(year), at + 1))),
        _ => None,
    }
}

/// `10/12/2024`, `10/12`, `10 tháng 12 năm 2024`, `10 tháng 12`.
fn day(words: &Words, at: usize) -> Option<(Point, usize)> {
    let day = words.number(at).filter(|day| (1..=31).contains(day))?;
    if let Some((next, Unit::Month)) = unit(words, at + 1) {
        let month = words.number(next).filter(|month| (1..=12).contains(month))?;
        let (year, end) = of_year(words, next + 1);
        return Some((Point::Day(year, month, day), end));
    }
    let divided = |at: usize| ['/', '-', '.'].iter().any(|&mark| words.is_mark(at, mark));
    if !divided(at + 1) {
        return None;
    }
    let month = words.number(at + 2).filter(|month| (1..=12).contains(month))?;
    if divided(at + 3)
        && let Some(year) = year(words, at + 4)
    {
        return Some((Point::Day(Some(year), month, day), at + 5));
    }
    // Without a year only the slash makes a date, and no second one may follow (`10/12/24`).
    let date = words.is_mark(at + 1, '/') && !(words.is_mark(at + 3, '/') && words.number(at + 4).is_some());
    let (year, end) = match unit(words, at + 3) {
        Some((_, Unit::Year)) => of_year(words, at + 3),
        _ => (None, at + 3),
    };
    date.then_some((Point::Day(year, month, day), end))
}

/// `12/2024`, `12 năm 2024`, `12`.
fn month(words: &Words, at: usize) -> Option<(Point, usize)> {
    let month = words.number(at).filter(|month| (1..=12).contains(month))?;
    let (year, end) = of_year(words, at + 1);
    Some((Point::Month(year, month), end))
}

fn month_of_year(words: &Words, at: usize) -> Option<(Point, usize)> {
    month(words, at).filter(|(point, _)| point.year().is_some())
}

/// `T3/2024`, `Q1/2024`, `QII/2024`.
pub(super) fn short_form(words: &Words, at: usize) -> Option<(Point, usize)> {
    let word = words.slice(at);
    let (Some(year), end) = of_year(words, at + 1) else { return None };
    let point = match word.strip_prefix(['T', 't']).filter(|month| month.len() <= 2 && month.bytes().all(|b| b.is_ascii_digit()))
    {
        Some(month) => Point::Month(Some(year), month.parse().ok().filter(|month| (1..=12).contains(month))?),
        None => Point::Quarter(Some(year), quarter_number(word.strip_prefix(['Q', 'q'])?)?),
    };
    words.is_mark(at + 1, '/').then_some((point, end))
}

/// `II/2024`, `2 năm 2024`, `IV`.
fn quarter(words: &Words, at: usize) -> Option<(Point, usize)> {
    let quarter = quarter_number(words.slice(at))?;
    let (year, end) = of_year(words, at + 1);
    Some((Point::Quarter(year, quarter), end))
}

fn quarter_number(text: &str) -> Option<u32> {
    Some(match text {
        "I" | "1" | "01" => 1,
        "II" | "2" | "02" => 2,
        "III" | "3" | "03" => 3,
        "IV" | "4" | "04" => 4,
        _ => return None,
    })
}

/// `/2024`, `năm 2024`, `-2024`, or nothing.
fn of_year(words: &Words, at: usize) -> (Option<u32>, usize) {
    let next = match unit(words, at) {
        Some((next, Unit::Year)) => next,
        _ if words.is_mark(at, '/') || words.is_mark(at, '-') => at + 1,
        _ => match year(words, at).filter(|_| at > 0 && words.all.get(at - 1).is_some_and(|word| word.shape == Shape::Lower)) {
            // `6 tháng đầu năm 2024`, where `năm` was taken with the half.
            Some(year) => return (Some(year), at + 1),
            None => return (None, at),
        },
    };
    match year(words, next) {
        Some(year) => (Some(year), next + 1),
        None => (None, at),
    }
}

fn year(words: &Words, at: usize) -> Option<u32> {
    words.number(at).filter(|year| (1990..=2100).contains(year) && words.slice(at).len() == 4)
}

impl Point {
    /// The year written with it.
    pub(super) fn year(self) -> Option<u32> {
        match self {
            Self::Day(year, ..) | Self::Month(year, _) | Self::Quarter(year, _) | Self::Half(year, _) => year,
            Self::Year(year) => Some(year),
        }
    }

    /// Its last month; none for a whole year.
    pub(super) fn last_month(self) -> Option<u32> {
        match self {
            Self::Day(_, month, _) | Self::Month(_, month) => Some(month),
            Self::Quarter(_, quarter) => Some(quarter * 3),
            Self::Half(_, half) => Some(half * 6),
            Self::Year(_) => None,
        }
    }

    /// The point in `year`, where it has none of its own.
    pub(super) fn with_year(self, year: Option<u32>) -> Self {
        match self {
            Self::Day(None, month, day) => Self::Day(year, month, day),
            Self::Month(None, month) => Self::Month(year, month),
            Self::Quarter(None, quarter) => Self::Quarter(year, quarter),
            Self::Half(None, half) => Self::Half(year, half),
            known => known,
        }
    }

    /// `2024-12-10`, `2024-05`, `2024-Q2`, `2024-H1`, `2024`; none without a year or for a day that does not exist.
    pub(super) fn normal(self) -> Option<String> {
        let year = self.year()?;
        Some(match self {
            Self::Day(_, month, day) => Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()?.to_string(),
            Self::Month(_, month) => format!("{year}-{month:02}"),
            Self::Quarter(_, quarter) => format!("{year}-Q{quarter}"),
            Self::Half(_, half) => format!("{year}-H{half}"),
            Self::Year(_) => year.to_string(),
        })
    }
}
