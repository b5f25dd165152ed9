//! Times that come again: a day of each month, a number of meetings a year.

use super::cues::{AT_LEAST, CUES, Cue, LIST, MEETINGS, ONCE, PERIODS, RECURS, clock};
use super::point::{Point, Stretch, stretch};
use super::{Finder, FoundDeadline};

impl Finder<'_> {
    /// `định kỳ`, or the recurrence that follows it: `định kỳ trước ngày 20 hằng tháng`, `định kỳ 03 tháng`.
    pub(super) fn periodic(&self, at: usize, next: usize) -> (usize, Option<FoundDeadline>) {
        let words = self.words;
        if let Some((end, Some(deadline))) = self.per_period(next) {
            return (end, deadline.normal.map(|normal| self.fixed(at..end, &normal)));
        }
        if let (Some(count), Some((end, unit))) = (words.number(next), PERIODS.longest(words, next + 1)) {
            // `định kỳ 6 tháng, hằng năm` recurs in more than one way.
            let more = words.is_mark(end, ',') || words.is_mark(end, '(') || words.slice(end).to_lowercase() == "và";
            return (end, Some(self.fixed(at..end, if more { "periodic" } else { every(count, unit) })));
        }
        let recurs = |deadline: &FoundDeadline| deadline.normal.as_deref().is_some_and(|normal| normal.ends_with("ly"));
        let follows =
            CUES.longest(self.words, next).is_some_and(|(_, cue)| matches!(cue, Cue::Before | Cue::NotAfter | Cue::Date));
        match self.one(next).filter(|_| follows) {
            Some((end, Some(deadline))) if recurs(&deadline) => (end, deadline.normal.map(|normal| self.fixed(at..end, &normal))),
            _ => (next, Some(self.fixed(at..next, "periodic"))),
        }
    }

    /// The end of a bracket that says by when in each period: `hằng năm | (trước ngày 30/11)`.
    pub(super) fn bracket(&self, open: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let words = self.words;
        let (_, cue) = words.is_mark(open, '(').then(|| CUES.longest(words, open + 1))??;
        if !matches!(cue, Cue::Before | Cue::NotAfter | Cue::In | Cue::Date) {
            return None;
        }
        let close = (open + 2..words.len().min(open + LONGEST)).find(|&at| words.is_mark(at, ')'))?;
        Some(close + 1)
    }

    /// The days after the first of a list recur with the last: `trước ngày 15/6 | và trước ngày 15/12 hằng năm`.
    pub(super) fn recurring_list(&self, mut end: usize) -> Option<(usize, &'static str)> {
        const MOST: usize = 4;
        let words = self.words;
        for _ in 1..MOST {
            let next = LIST.end(words, end)?;
            let next =
                CUES.longest(words, next).filter(|(_, cue)| matches!(cue, Cue::Before | Cue::NotAfter)).map_or(next, |c| c.0);
            let day = stretch(words, next, true).filter(|day| matches!(day.from, Point::Day(None, ..)))?;
            if let Some(recurs) = RECURS.longest(words, day.end) {
                return Some(recurs);
            }
            end = day.end;
        }
        None
    }

    /// `trước ngày 15 hằng tháng`, `chậm nhất ngày 20 của tháng cuối quý`.
    pub(super) fn recurring_day(&self, at: usize, next: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let words = self.words;
        let next = clock(words, next);
        let day = if words.slice(next).to_lowercase() == "ngày" { next + 1 } else { next };
        words.number(day).filter(|day| (1..=31).contains(day))?;
        let (end, period) = RECURS.longest(words, day + 1)?;
        Some((end, Some(self.fixed(at..end, period))))
    }

    /// `trong tháng 11 hằng năm`, `Quý IV hằng năm`.
    pub(super) fn yearly(&self, at: usize, found: &Stretch) -> Option<(usize, Option<FoundDeadline>)> {
        let (end, period) = RECURS.longest(self.words, found.end).filter(|(_, period)| *period == "yearly")?;
        found.from.year().is_none().then(|| (end, Some(self.fixed(at..end, period))))
    }

    /// `tối thiểu 02 cuộc/01 năm`, `1 lần/quý`.
    pub(super) fn per_period(&self, at: usize) -> Option<(usize, Option<FoundDeadline>)> {
        let words = self.words;
        // `03 tháng/lần`, `06 tháng một lần`
        if let Some((unit, period)) = PERIODS.longest(words, at + 1)
            && let slash = usize::from(words.is_mark(unit, '/'))
            && let Some(end) = ONCE.end(words, unit + slash).filter(|&end| slash > 0 || end > unit + 1)
        {
            return Some((end, Some(self.fixed(at..end, every(words.number(at)?, period)))));
        }
        let slash = MEETINGS.end(words, at + 1).filter(|&slash| words.is_mark(slash, '/'))?;
        let next = slash + 1 + usize::from(words.number(slash + 1).is_some());
        let (end, period) = PERIODS.longest(words, next)?;
        let start = at.checked_sub(2).filter(|&from| AT_LEAST.end(words, from) == Some(at)).unwrap_or(at);
        Some((end, Some(self.fixed(start..end, period))))
    }
}

/// The recurrence of so many units: every three months is quarterly.
fn every(count: u32, unit: &'static str) -> &'static str {
    match (count, unit) {
        (1, unit) => unit,
        (3, "monthly") => "quarterly",
        (12, "monthly") => "yearly",
        _ => "periodic",
    }
}
