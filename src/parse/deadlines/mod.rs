//! Deadlines: due dates, time windows and recurrences in a task, and their normal form.
//!
//! In a sentence only words that set a time count (`trước ngày …`, `trong tháng …`, `hằng quý`): a year that qualifies
//! a result, a document's date or a programme's period is none. In a cell or after `Thời gian thực hiện:` every point
//! of time counts. A year that is not written is the plan's, and is marked as inferred.

mod cell;
mod cues;
mod point;
mod recurring;

use std::ops::Range;

use cues::{
    CUES, Cue, DAYS, DONE, DUE, FROM, KINDS, LIST, ONWARDS, PARTS, PERIOD, PROGRAMMES, RECURS, RESULT, SEASON, SINCE, UNITS,
    clock, follows_document, is_of_figure, weekday,
};
use point::{Point, Stretch, past_list, past_week, short_form, stretch};

pub(crate) use cell::{is_time, read_deadlines};

use super::facts::Calendar;
use super::words::{Shape, Words};

/// A deadline in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundDeadline {
    /// The bytes that state it.
    pub(crate) range: Range<usize>,
    /// Its normal form, as documented on `model::Deadline::normal`.
    pub(crate) normal: Option<String>,
    /// Whether the year is the plan's.
    pub(crate) inferred_year: bool,
}

/// The deadlines set in a sentence or paragraph, in order.
pub(crate) fn deadlines_of(words: &Words, calendar: Calendar) -> Vec<FoundDeadline> {
    Finder { words, calendar, cell: false }.all()
}

struct Finder<'a> {
    words: &'a Words<'a>,
    calendar: Calendar,
    cell: bool,
}

impl Finder<'_> {
    fn all(&self) -> Vec<FoundDeadline> {
        let mut found = vec![];
        let (mut at, mut quoted) = (0, false);
        while at < self.words.len() {
            // The title of a document sets no time.
            let mark = self.words.mark(at);
            quoted = mark == Some('“') || quoted && mark != Some('”');
            if quoted && !self.cell {
                at += 1;
                continue;
            }
            if self.cell
                && let Some(end) = follows_document(self.words, at)
            {
                at = end;
                continue;
            }
            match self.one(at) {
                Some((end, Some(deadline))) => {
                    found.push(deadline);
                    at = end;
                    while let Some((end, deadline)) = found.last().and_then(|before| self.listed(at, before)) {
                        found.push(deadline);
                        at = end;
                    }
                }
                Some((end, None)) => at = end.max(at + 1),
                None => at += 1,
            }
        }
        found
    }

    /// What begins at word `at`: the word after it, and the deadline if it is one.
    fn one(&self, at: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let words = self.words;
        if words.all.get(at)?.shape == Shape::Number {
            return self.per_period(at).or_else(|| self.bare_number(at));
        }
        if self.cell
            && let Some((point, end)) = short_form(words, at)
        {
            return Some((end, self.if_ahead(at, &Stretch { from: point, to: None, end })));
        }
        let (next, cue) = CUES.longest(words, at)?;
        match cue {
            Cue::Never => Some((next, None)),
            Cue::Before => self.bounded(at, next, "<").or_else(|| self.recurring_day(at, next)),
            Cue::NotAfter => {
                self.bounded(at, next, "<=").or_else(|| self.recurring_day(at, next)).or_else(|| self.within(at, next))
            }
            Cue::In => self
                .window(at, next)
                .or_else(|| self.plan_year(at, next))
                .or_else(|| self.days(at, next))
                .or_else(|| self.season(at, next)),
            Cue::From => self.span(at, next),
            Cue::Bare => self.bare(at, next),
            Cue::Date => self.date(at),
            Cue::Every(period) => {
                let kind = (1..=4).any(|back| at.checked_sub(back).is_some_and(|from| KINDS.end(words, from) == Some(at)));
                // `định kỳ quý, 6 tháng, năm` recurs in more than one way.
                let more = words.is_mark(next, ',')
                    && CUES.longest(words, next + 1).is_some_and(|(_, cue)| matches!(cue, Cue::Bare | Cue::Every(_)));
                let period = if more { "periodic" } else { period };
                let qualifies = words.slice(next).eq_ignore_ascii_case("của") || kind;
                let end = self.bracket(next).unwrap_or(next);
                Some((end, (!qualifies || self.cell).then(|| self.fixed(at..end, period))))
            }
            Cue::Periodic => Some(self.periodic(at, next)),
            Cue::Continuous => {
                let end = if words.is_mark(next, ',') {
                    CUES.longest(words, next + 1).filter(|c| c.1 == Cue::Continuous).map_or(next, |c| c.0)
                } else {
                    next
                };
                let closed = words.all.get(end).is_none_or(|word| word.shape == Shape::Mark);
                let opened = at.checked_sub(1).is_none_or(|before| words.is_mark(before, '(') || words.is_mark(before, ':'))
                    || next - at > 2;
                (self.cell || closed && opened).then(|| (end, Some(self.fixed(at..end, "continuous"))))
            }
            Cue::PlanYear => {
                let written = stretch(words, next, true).filter(|found| matches!(found.from, Point::Year(_)));
                let end = written.map_or(next, |found| found.end);
                let point = written
                    .map_or(self.calendar.year.map(|year| Point::Year(year.unsigned_abs().into())), |found| Some(found.from));
                Some((end, Some(self.found(at..end, point.and_then(Point::normal), written.is_none()))))
            }
            Cue::After => {
                // `(sau khi có ý kiến của …)` is a condition of what stands before it.
                let aside = !self.cell && at.checked_sub(1).is_some_and(|open| words.is_mark(open, '('));
                let firm = self.cell || next - at == 3 && !aside || words.slice(at).to_lowercase() == "ngay";
                firm.then(|| self.clause(at, next))
            }
            Cue::Event => Some(self.clause(at, next)),
            Cue::When => self.cell.then(|| self.clause(at, next)),
            Cue::Within => self.within(at, next),
            Cue::Term => self.term(at, next),
        }
    }

    /// `trước ngày 10/12/2024`, `chậm nhất 30/6`, `trước ngày 20/11 hằng năm`.
    fn bounded(&self, at: usize, next: usize, sign: &str) -> Option<(usize, Option<FoundDeadline>)> {
        let words = self.words;
        let next = clock(words, next);
        // `trước 16 giờ thứ Sáu hằng tuần`
        if let Some((end, Cue::Every(period))) = weekday(words, next).and_then(|next| CUES.longest(words, next)) {
            return Some((end, Some(self.fixed(at..end, period))));
        }
        // The end of a week is by the end of its month, its beginning may be long after that of the month.
        let next = past_week(words, next).filter(|_| sign == "<=").unwrap_or(next);
        let found = stretch(words, next, true)?;
        if let Some((end, period)) = RECURS.longest(words, found.end).or_else(|| self.recurring_list(found.end)) {
            return Some((end, Some(self.fixed(at..end, period))));
        }
        // Of a list of days this is the first.
        let listed = || (next..found.end).find(|&at| LIST.end(words, at).is_some());
        let end = found.to.and_then(|_| listed()).filter(|_| matches!(found.from, Point::Day(..))).unwrap_or(found.end);
        let found = Stretch { end, ..found };
        // `trước năm 2025` may be history; `từ nay đến hết năm 2025` is not.
        let ahead = words.slice(at).eq_ignore_ascii_case("từ")
            || at > 0 && DONE.end(words, at - 1) == Some(at)
            || sign == "<=" && DUE.end(words, found.end).is_some();
        if matches!(found.from, Point::Year(_)) && !self.cell && !ahead {
            return Some((found.end, None));
        }
        let (point, inferred) = self.dated(found.from);
        let normal = point.normal().map(|normal| [sign, &normal].concat());
        Some((found.end, Some(self.found(at..found.end, normal, inferred))))
    }

    /// The next day of a list that a deadline opened: `trước ngày 15/6 | và 15/12`.
    fn listed(&self, at: usize, before: &FoundDeadline) -> Option<(usize, FoundDeadline)> {
        let next = LIST.end(self.words, at)?;
        let normal = before.normal.as_deref()?;
        let sign = &normal[..normal.find(|c: char| !matches!(c, '<' | '=')).filter(|&end| end > 0)?];
        let day = stretch(self.words, next, true).filter(|day| matches!(day.from, Point::Day(..)) && day.to.is_none())?;
        let (point, inferred) = self.dated(day.from);
        Some((day.end, self.found(next..day.end, point.normal().map(|normal| [sign, &normal].concat()), inferred)))
    }

    /// `trong tháng 5 và tháng 6 năm 2025`, `trong năm 2022`, `vào cuối năm 2022`.
    fn window(&self, at: usize, next: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let part = PARTS.end(self.words, next).or_else(|| past_week(self.words, next)).unwrap_or(next);
        let mut found = stretch(self.words, part, self.cell)?;
        // `cuối năm 2025 và đầu năm 2026`
        if part > next
            && found.to.is_none()
            && let Some(other) = LIST.end(self.words, found.end).and_then(|and| PARTS.end(self.words, and))
            && let Some(to) = stretch(self.words, other, self.cell).filter(|to| matches!(to.from, Point::Year(_)))
        {
            (found.to, found.end) = (Some(to.from), to.end);
        }
        Some(self.yearly(at, &found).unwrap_or_else(|| (found.end, self.if_ahead(at, &found))))
    }

    /// `trong 05 ngày làm việc kể từ ngày …`.
    fn days(&self, at: usize, next: usize) -> Option<(usize, Option<FoundDeadline>)> {
        self.words.number(next)?;
        let unit = DAYS.end(self.words, next + 1)?;
        SINCE.end(self.words, unit).map(|end| self.clause(at, end))
    }

    /// `trong dịp cao điểm du lịch hè 2025`, `trong mùa mưa lũ 2025`: a season of a year that is written.
    fn season(&self, at: usize, next: usize) -> Option<(usize, Option<FoundDeadline>)> {
        const LONGEST: usize = 8;
        let words = self.words;
        let from = SEASON.end(words, next)?;
        let end = (from..words.len().min(from + LONGEST))
            .take_while(|&at| words.all[at].shape != Shape::Mark)
            .find_map(|at| stretch(words, at, true).filter(|found| matches!(found.from, Point::Year(_)) && found.to.is_none()))?;
        Some((end.end, self.if_ahead(at, &end)))
    }

    /// Whether a period that begins at `at` is that of the task, not of a programme named before it in the clause.
    fn own_period(&self, at: usize, found: &Stretch) -> bool {
        let from = found.from.year().zip(self.calendar.year).is_some_and(|(year, plan)| i64::from(year) >= i64::from(plan));
        let clause = (0..at).rev().take_while(|&at| ![';', '.', ':'].iter().any(|&mark| self.words.is_mark(at, mark)));
        from && found.to.is_some() && clause.take(60).all(|at| PROGRAMMES.end(self.words, at).is_none())
    }

    /// A window, unless in a sentence it is over before the plan begins or tells when something was reached.
    fn if_ahead(&self, at: usize, found: &Stretch) -> Option<FoundDeadline> {
        let past = self.is_over(found.to.unwrap_or(found.from));
        let result = (1..=2).any(|back| at.checked_sub(back).is_some_and(|from| RESULT.end(self.words, from) == Some(at)));
        if !self.cell && (past || result || matches!(found.from, Point::Year(_)) && is_of_figure(self.words, at)) {
            return None;
        }
        let (from, inferred) = self.dated(found.from);
        let normal = match found.to {
            Some(to) => from.normal().zip(self.dated(to).0.normal()).map(|(from, to)| format!("{from}/{to}")),
            None => from.normal(),
        };
        // `năm 2025 và các năm tiếp theo` does not end with 2025.
        if let Some(end) = ONWARDS.end(self.words, found.end).filter(|_| found.to.is_none()) {
            return Some(self.found(at..end, normal.map(|from| from + "/.."), inferred));
        }
        Some(self.found(at..found.end, normal, inferred))
    }

    /// `trong năm` of a cell: the plan's year.
    fn plan_year(&self, at: usize, next: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let year = self.cell && self.words.slice(next).to_lowercase() == "năm";
        let normal = self.calendar.year.map(|year| year.to_string());
        year.then(|| (next + 1, Some(self.found(at..next + 1, normal, true))))
    }

    /// `từ tháng 3 đến tháng 5/2025`, `từ ngày 01/6/2025 đến hết ngày 30/6/2025`.
    fn span(&self, at: usize, next: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let found = stretch(self.words, next, self.cell)?;
        let years = matches!(found.from, Point::Year(_));
        if !self.cell && (found.to.is_none() || years) {
            return Some((found.end, None));
        }
        let mut deadline = self.if_ahead(at, &found);
        // `Từ 01/7/2025` is a beginning.
        if let Some(normal) = deadline.as_mut().and_then(|deadline| deadline.normal.as_mut())
            && !normal.contains('/')
        {
            normal.push_str("/..");
        }
        Some((found.end, deadline))
    }

    /// `Quý II/2024`, `tháng 12/2024` without a word before it; in a cell also `năm 2024`, `giai đoạn 2021-2025`.
    fn bare(&self, at: usize, next: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let period = PERIOD.end(self.words, at) == Some(next);
        let found = match past_week(self.words, at) {
            // A week has no normal form of its own: that of its month is true, too.
            Some(month) => stretch(self.words, month, true)?,
            None => stretch(self.words, at, false).or_else(|| stretch(self.words, next, self.cell || period))?,
        };
        if self.cell
            && let Some(end) = past_list(self.words, &found)
        {
            // Months far apart have no normal form of their own.
            let every = RECURS.longest(self.words, end).map(|(next, period)| (next, self.fixed(at..next, period)));
            let (end, found) = every.unwrap_or_else(|| (end, self.found(at..end, None, false)));
            return Some((end, Some(found)));
        }
        if let Some(yearly) = self.yearly(at, &found).filter(|_| !matches!(found.from, Point::Year(_))) {
            return Some(yearly);
        }
        if period && self.own_period(at, &found) {
            return Some((found.end, self.if_ahead(at, &found)));
        }
        let dated = match found.from {
            Point::Quarter(year, _) | Point::Half(year, _) | Point::Month(year, _) => year.is_some(),
            Point::Year(_) | Point::Day(..) => false,
        };
        // A sentence may open with its time: `Tháng 6/2025, …`; in its middle a month often dates something else.
        let opens = at
            .checked_sub(1)
            .is_none_or(|before| self.words.all[before].shape == Shape::Mark || DONE.end(self.words, before) == Some(at));
        let month = matches!(found.from, Point::Month(..));
        let taken =
            self.cell || dated && (opens || !month) || opens && matches!(found.from, Point::Quarter(..) | Point::Half(..));
        Some((found.end, if taken { self.if_ahead(at, &found) } else { None }))
    }

    /// A number in a cell: `2026-2027`, `30/6/2024`, `12/2024`.
    fn bare_number(&self, at: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let found = if self.cell { stretch(self.words, at, true)? } else { return None };
        Some((found.end, self.if_ahead(at, &found)))
    }

    /// `ngày 10/12/2024` in a cell is a deadline; in a sentence it is a document's date, and is passed over as a whole.
    fn date(&self, at: usize) -> Option<(usize, Option<FoundDeadline>)> {
        if let Some(recurring) = self.recurring_day(at, at) {
            return Some(recurring);
        }
        let found = stretch(self.words, at, false)?;
        Some((found.end, if self.cell { self.if_ahead(at, &found) } else { None }))
    }

    /// `trong thời hạn 05 ngày kể từ …`, `chậm nhất 03 ngày sau khi …`.
    fn within(&self, at: usize, next: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let words = self.words;
        let number = (next..next + 3).find(|&at| words.number(at).is_some())?;
        UNITS.end(words, number + 1)?;
        Some(self.clause(at, number + 1))
    }

    /// `thời hạn 07 ngày kể từ ngày ký`; a term that counts from nothing is the length of something else.
    fn term(&self, at: usize, next: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let words = self.words;
        words.number(next)?;
        let unit = UNITS.end(words, next + 1)?;
        FROM.end(words, unit)?;
        Some(self.clause(at, unit))
    }

    /// A time that hangs on an event: from `at` to the end of the clause.
    fn clause(&self, at: usize, next: usize) -> (usize, Option<FoundDeadline>) {
        const LONGEST: usize = 40;
        let words = self.words;
        let closes = |at: usize| [',', ';', '.', ')', ':'].iter().any(|&mark| words.is_mark(at, mark));
        let end = (next..words.len().min(next + LONGEST)).find(|&at| closes(at)).unwrap_or(words.len().min(next + LONGEST));
        (end, Some(self.fixed(at..end, "relative")))
    }

    /// Whether a point is over when the plan begins. A month before the plan's year may still lie ahead of its issue.
    fn is_over(&self, point: Point) -> bool {
        let Some((year, plan)) = point.year().zip(self.calendar.year) else { return false };
        let before = i64::from(year) < i64::from(plan);
        match (point.last_month(), self.calendar.issued) {
            (Some(month), Some(issued)) => before && (year as i16, month as i8) < (issued.year(), issued.month()),
            _ => before,
        }
    }

    /// The point with the plan's year where it has none.
    fn dated(&self, point: Point) -> (Point, bool) {
        let year = self.calendar.year_of(point.last_month().unwrap_or(1)).map(|year| u32::from(year.unsigned_abs()));
        (point.with_year(year), point.year().is_none() && year.is_some())
    }

    fn fixed(&self, run: Range<usize>, normal: &str) -> FoundDeadline {
        self.found(run, Some(normal.to_owned()), false)
    }

    fn found(&self, run: Range<usize>, normal: Option<String>, inferred_year: bool) -> FoundDeadline {
        let mut range = self.words.bytes(run);
        // Marks of emphasis that open inside the words close right after them: `trước ngày **10/12/2024**`.
        let marks = self.words.text[range.clone()].matches("**").count();
        if marks % 2 == 1 && self.words.text[range.end..].starts_with("**") {
            range.end += 2;
        }
        FoundDeadline { range, inferred_year: inferred_year && normal.is_some(), normal }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;

    fn find_deadlines(text: &str, plan_year: Option<i16>) -> Vec<FoundDeadline> {
        deadlines_of(&Words::new(text), Calendar { year: plan_year, ..Calendar::default() })
    }

    fn prose(text: &str) -> Vec<(&str, Option<String>, bool)> {
        find_deadlines(text, Some(2025)).into_iter().map(|d| (&text[d.range], d.normal, d.inferred_year)).collect()
    }

    #[test]
    fn sentences_that_set_a_time() {
        for (text, words, normal) in [
            ("báo cáo UBND tỉnh trước ngày 10/12/2025.", "trước ngày 10/12/2025", "<2025-12-10"),
            ("gửi về Sở trước ngày **05/9/2025**.", "trước ngày **05/9/2025**", "<2025-09-05"),
            ("hoàn thành trước 30/6", "trước 30/6", "<2025-06-30"),
            ("trước ngày 05 tháng 12 năm 2025", "trước ngày 05 tháng 12 năm 2025", "<2025-12-05"),
            ("chậm nhất là ngày 20/11/2025 phải xong", "chậm nhất là ngày 20/11/2025", "<=2025-11-20"),
            ("chậm nhất vào ngày 25 của tháng cuối kỳ báo cáo", "chậm nhất vào ngày 25 của tháng cuối kỳ báo cáo", "periodic"),
            ("trước ngày 15 hằng tháng", "trước ngày 15 hằng tháng", "monthly"),
            ("trước ngày 20/11 hàng năm", "trước ngày 20/11 hàng năm", "yearly"),
            ("ban hành trong Quý II/2025", "trong Quý II/2025", "2025-Q2"),
            ("hoàn thành quý III năm 2025", "quý III năm 2025", "2025-Q3"),
            ("trong tháng 5 và tháng 6 năm 2025", "trong tháng 5 và tháng 6 năm 2025", "2025-05/2025-06"),
            ("kiểm tra công vụ trong năm 2025", "trong năm 2025", "2025"),
            ("hằng năm tổ chức sơ kết", "hằng năm", "yearly"),
            ("hoàn thành trong ngày 20/11/2025", "trong ngày 20/11/2025", "2025-11-20"),
            ("hồ sơ (nhiệm vụ thường xuyên).", "nhiệm vụ thường xuyên", "continuous"),
            ("thẩm định trong cuối năm 2025 và đầu năm 2026.", "trong cuối năm 2025 và đầu năm 2026", "2025/2026"),
            ("định kỳ hằng năm (trước ngày 30/11) báo cáo", "định kỳ hằng năm (trước ngày 30/11)", "yearly"),
            ("báo cáo hằng năm (nếu có) về Sở", "hằng năm", "yearly"),
            ("trước ngày 15/6 và trước ngày 15/12 hằng năm", "trước ngày 15/6 và trước ngày 15/12 hằng năm", "yearly"),
            ("và định kỳ báo cáo tình hình", "định kỳ", "periodic"),
            ("định kỳ hằng quý báo cáo", "định kỳ hằng quý", "quarterly"),
            ("báo cáo định kỳ quý, 6 tháng, năm", "định kỳ quý", "periodic"),
            ("báo cáo định kỳ 06 tháng, hằng năm về Sở", "định kỳ 06 tháng", "periodic"),
            ("kiểm tra định kỳ 3 tháng tại xã", "định kỳ 3 tháng", "quarterly"),
            ("kiểm tra định kỳ 02 lần/năm tại xã", "định kỳ 02 lần/năm", "yearly"),
            ("tổng kết Kế hoạch vào cuối năm 2025.", "vào cuối năm 2025", "2025"),
            ("đến hết năm 2025 hoàn thành số hóa", "đến hết năm 2025", "<=2025"),
            ("hoàn thành trước Tết Nguyên đán, báo cáo", "trước Tết Nguyên đán", "relative"),
            ("đối thoại (tối thiểu 02 cuộc/01 năm).", "tối thiểu 02 cuộc/01 năm", "yearly"),
            ("họp 1 lần/quý", "1 lần/quý", "quarterly"),
            ("kiểm tra 03 tháng/lần tại chợ", "03 tháng/lần", "quarterly"),
            ("rà soát 6 tháng một lần", "6 tháng một lần", "periodic"),
            ("gửi báo cáo trước 16 giờ ngày 11/02/2025.", "trước 16 giờ ngày 11/02/2025", "<2025-02-11"),
            ("gửi báo cáo trước 17h00 ngày 11/02/2025.", "trước 17h00 ngày 11/02/2025", "<2025-02-11"),
            ("báo cáo nhanh trước 15 giờ 30 phút hằng ngày về Sở", "trước 15 giờ 30 phút hằng ngày", "periodic"),
            ("chậm nhất 16h00 thứ Sáu hằng tuần", "chậm nhất 16h00 thứ Sáu hằng tuần", "periodic"),
            ("quét dọn vào sáng thứ Bảy hằng tuần", "hằng tuần", "periodic"),
            ("đánh giá trước khi kết thúc năm học.", "trước khi kết thúc năm học", "relative"),
            ("nạo vét kênh trước mùa mưa bão, kiểm tra", "trước mùa mưa bão", "relative"),
            ("Duy trì bản tin giai đoạn 2025-2027.", "giai đoạn 2025-2027", "2025/2027"),
            ("báo cáo trước 15/6 và 15/12 hằng năm", "trước 15/6 và 15/12 hằng năm", "yearly"),
            ("tổng kết trong tháng 11 hằng năm", "trong tháng 11 hằng năm", "yearly"),
            ("mở lớp trong tuần 3 tháng 4/2025.", "trong tuần 3 tháng 4/2025", "2025-04"),
            ("làm xong trong tuần 3 tháng 4/2025.", "xong trong tuần 3 tháng 4/2025", "<=2025-04"),
            ("Quý I–II/2026, mở lớp", "Quý I–II/2026", "2026-Q1/2026-Q2"),
            ("chậm nhất ngày 25 của tháng cuối quý", "chậm nhất ngày 25 của tháng cuối quý", "quarterly"),
            ("trả lời trong 05 ngày làm việc kể từ ngày nhận", "trong 05 ngày làm việc kể từ ngày nhận", "relative"),
            ("trực gác trong mùa mưa lũ 2025", "trong mùa mưa lũ 2025", "2025"),
            ("từ nay đến hết năm 2025 tập trung", "từ nay đến hết năm 2025", "<=2025"),
            ("nộp báo cáo, thời hạn 07 ngày kể từ ngày ký; thời hạn 10 ngày", "thời hạn 07 ngày kể từ ngày ký", "relative"),
            (
                "trong thời hạn 05 ngày làm việc kể từ ngày nhận hồ sơ, Sở trả lời",
                "trong thời hạn 05 ngày làm việc kể từ ngày nhận hồ sơ",
                "relative",
            ),
            ("ngay sau khi Kế hoạch có hiệu lực, rà soát", "ngay sau khi Kế hoạch có hiệu lực", "relative"),
            ("từ ngày 01/6/2025 đến hết ngày 30/6/2025", "từ ngày 01/6/2025 đến hết ngày 30/6/2025", "2025-06-01/2025-06-30"),
            ("(thực hiện thường xuyên, liên tục).", "thực hiện thường xuyên, liên tục", "continuous"),
        ] {
            let found = prose(text);
            assert_eq!(found.first().map(|d| (d.0, d.1.as_deref())), Some((words, Some(normal))), "{text}");
        }
    }

    #[test]
    fn a_school_year_begins_in_august() {
        let calendar = Calendar { year: Some(2026), issued: Date::new(2025, 9, 5).ok(), school: true };
        for (text, normal) in [
            ("báo cáo trước ngày 30/9", Some("<2025-09-30")),
            ("báo cáo trước ngày 25/5", Some("<2026-05-25")),
            ("tổ chức từ tháng 9 đến tháng 5", Some("2025-09/2026-05")),
            ("trình Giám đốc Sở trong tháng 10/2025.", Some("2025-10")),
            ("đã tổ chức trong tháng 6/2025", None),
        ] {
            let found = deadlines_of(&Words::new(text), calendar).into_iter().next().and_then(|one| one.normal);
            assert_eq!(found.as_deref(), normal, "{text}");
        }
    }

    #[test]
    fn a_year_of_the_plan_is_marked() {
        assert_eq!(prose("trước ngày 05/6"), [("trước ngày 05/6", Some("<2025-06-05".into()), true)]);
        let found = find_deadlines("trước ngày 05/6", None);
        assert_eq!((found[0].normal.clone(), found[0].inferred_year), (None, false));
        assert_eq!(prose("trước ngày 31/02/2025"), [("trước ngày 31/02/2025", None, false)]);
    }

    #[test]
    fn times_that_are_no_deadlines() {
        for text in [
            "kết quả đạt được trong năm 2025",
            "Chỉ số năm 2025 và những năm tiếp theo",
            "Kế hoạch giai đoạn 2021-2025",
            "Công văn số 12/UBND ngày 28/4/2025 của UBND tỉnh",
            "Nghị định ngày 13 tháng 6 năm 2025 của Chính phủ",
            "so với trong năm 2023",
            "đến năm 2025, định hướng đến năm 2030",
            "đánh giá viên chức hằng năm của đơn vị",
            "dự toán hằng năm",
            "thường xuyên rà soát",
            "đảm bảo kịp thời",
            "tồn tại trước năm 2025",
            "trước mắt tập trung",
            "mức độ 3, 4",
            "hết sức quan trọng",
            "thực hiện Chương trình trồng rừng giai đoạn 2025-2030",
            "nâng cao đời sống hằng ngày",
            "khi có yêu cầu, cử lực lượng",
            "trước khi trình UBND tỉnh",
            "giai đoạn 2021-2024",
            "“Năm 2025: trong tháng 5/2025”",
            "sau kiểm tra",
        ] {
            assert_eq!(prose(text), [], "{text}");
        }
    }

    #[test]
    fn years_of_figures_and_recurrences_of_plans_set_no_time() {
        for text in [
            "Phấn đấu đạt 20% số bến trong năm 2025.",
            "lộ trình đạt mục tiêu ít nhất 50% xã vào năm 2030",
            "cân đối dự toán được cấp có thẩm quyền giao hàng năm",
            "từ nguồn chi thường xuyên được giao bổ sung hàng năm",
            "xác định chỉ tiêu, nhiệm vụ hằng năm",
        ] {
            assert_eq!(prose(text), [], "{text}");
        }
    }

    #[test]
    fn cells_are_read_whole() {
        for (text, normal) in [
            ("Cả năm", Some("2025")),
            ("Trong năm", Some("2025")),
            ("Năm 2026", Some("2026")),
            ("2026", Some("2026")),
            ("2026–2027", Some("2026/2027")),
            ("Giai đoạn 2021-2025", Some("2021/2025")),
            ("Quý I-II/2026", Some("2026-Q1/2026-Q2")),
            ("Quý IV năm 2024 và các năm tiếp theo", Some("2024-Q4/..")),
            ("Năm 2026 và những năm tiếp theo", Some("2026/..")),
            ("Từ năm 2026 trở đi", Some("2026/..")),
            ("Từ 01/7/2025", Some("2025-07-01/..")),
            ("Năm 2026, 2027", Some("2026/2027")),
            ("Quý II", Some("2025-Q2")),
            ("Tháng 12/2024", Some("2024-12")),
            ("Thường xuyên", Some("continuous")),
            ("Hằng năm", Some("yearly")),
            ("Tháng 12 hằng năm", Some("yearly")),
            ("Khi có phát sinh", Some("relative")),
            ("Quí III/2026", Some("2026-Q3")),
            ("Cả năm học", None),
            ("6 tháng/lần", Some("periodic")),
            ("6 tháng đầu năm 2024", Some("2024-H1")),
            ("Trước 30/6/2024", Some("<2024-06-30")),
            ("30/6/2024", Some("2024-06-30")),
            ("Hoàn thành trong tháng 5/2024", Some("2024-05")),
            ("Tháng 6, tháng 12", None),
            ("Tháng 3, 6, 9", None),
            ("Tháng 3, 4, 5/2026", Some("2026-03/2026-05")),
            ("Quý I, III/2026", None),
            ("Tháng 6, 12 hằng năm", Some("yearly")),
            ("T3/2026", Some("2026-03")),
            ("QII/2026", Some("2026-Q2")),
            ("T3, T9", None),
            ("Theo quy định", None),
            ("Theo tiến độ được giao của Luật Bến thủy 2025", None),
            ("Theo Kế hoạch số 15/KH-UBND ngày 12/3/2025 của UBND tỉnh", None),
            ("Giai đoạn 2025 - 2030, theo Luật Đầu tư công năm 2024", Some("2025/2030")),
            ("Theo chương trình công tác năm 2025", Some("2025")),
            ("Sau khi có hướng dẫn", Some("relative")),
            ("Từ tháng 3 đến tháng 5/2025", Some("2025-03/2025-05")),
            ("Tháng 3-5/2025", Some("2025-03/2025-05")),
            ("Tuần 3 tháng 4/2025", Some("2025-04")),
            ("Tuần thứ 2, tháng 5", Some("2025-05")),
            ("Tuần 3 - 4 tháng 4 năm 2026", Some("2026-04")),
            ("Tuần 1/4/2025", Some("2025-04")),
            ("Trong tuần 2 của tháng 6", Some("2025-06")),
            ("Tuần 3", None),
        ] {
            assert_eq!(
                read_deadlines(text, Calendar { year: Some(2025), ..Calendar::default() })
                    .into_iter()
                    .next()
                    .and_then(|d| d.normal)
                    .as_deref(),
                normal,
                "{text}"
            );
        }
        let starts = |text: &str| {
            read_deadlines(text, Calendar::default()).into_iter().map(|d| (d.range.start, d.range.end)).collect::<Vec<_>>()
        };
        assert_eq!(starts(" Quý II/2025. "), [(1, 13)]);
        assert!(starts("-").is_empty() && starts("").is_empty() && starts("x").is_empty());
    }

    #[test]
    fn each_day_of_a_list_is_a_deadline() {
        let june = || ("trước ngày 15/6", Some("<2025-06-15".to_owned()), true);
        let december = |words| (words, Some("<2025-12-15".to_owned()), true);
        assert_eq!(prose("gửi báo cáo trước ngày 15/6 và 15/12 về Sở"), [june(), december("15/12")]);
        assert_eq!(prose("trước ngày 15/6, trước ngày 15/12"), [june(), december("trước ngày 15/12")]);
        assert_eq!(prose("trước ngày 15/6 và gửi Sở 12 bản"), [june()]);
    }

    #[test]
    fn a_cell_of_several_times_holds_each_of_them() {
        let all = |text: &str| {
            let found = read_deadlines(text, Calendar { year: Some(2025), ..Calendar::default() });
            found.into_iter().map(|d| (text[d.range].to_owned(), d.normal)).collect::<Vec<_>>()
        };
        let of = |text: &str, normal: Option<&str>| (text.to_owned(), normal.map(str::to_owned));
        let halves = [of("Tháng 6, tháng 12", None), of("Tháng 6", Some("2025-06")), of("tháng 12", Some("2025-12"))];
        assert_eq!(all("Tháng 6, tháng 12"), halves);
        let yearly = [of("Hằng năm, trước 30/11", Some("yearly")), of("trước 30/11", Some("<2025-11-30"))];
        assert_eq!(all("Hằng năm, trước 30/11"), yearly);
    }
}
