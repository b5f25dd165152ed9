//! Columns that name nothing but a year or a period, beside columns of what is aimed at: which of them are aimed at too.

use super::{Candidate, Word, year};
use crate::model::ColumnRole;

/// The last year of a period; of a school year (`2025-2026`) the first, which its plans are named by.
pub(crate) fn last_year(period: &str) -> &str {
    let Some((first, last)) = period.split_once('-') else { return period };
    let next = |first: &str, last: &str| Some(first.parse::<u16>().ok()? + 1 == last.parse::<u16>().ok()?);
    if next(first, last) == Some(true) { first } else { last }
}

fn first_year(period: &str) -> &str {
    period.split_once('-').map_or(period, |(first, _)| first)
}

/// Whether what a column of `period` holds was reached before the plan of `plan`: years of the plan's own time were not,
/// but for the year it starts from.
pub(super) fn is_early(period: &str, plan: &str) -> bool {
    if plan.contains('-') && !period.contains('-') { period <= first_year(plan) } else { last_year(period) < last_year(plan) }
}

/// Gives the role of a target to years after all that is planned for, and to the years of a planned period that lead up
/// to its end: `Mục tiêu 2031 | Giai đoạn 2031-2035`, `Chỉ tiêu giai đoạn 2031-2033 | Năm 2031 | Năm 2032 | Năm 2033`.
pub(super) fn find(candidates: &mut [Candidate]) {
    let plans: Vec<String> =
        candidates.iter().filter(|c| c.role == Some(ColumnRole::Target)).filter_map(year).map(str::to_owned).collect();
    let Some(latest) = plans.iter().map(|plan| last_year(plan)).max() else { return after_results(candidates) };
    let bare = |c: &Candidate| c.is_bare_year() && c.look.figures > 0;
    let ends: Vec<String> = candidates.iter().filter(|c| bare(c)).filter_map(year).map(str::to_owned).collect();
    for candidate in candidates.iter_mut().filter(|c| bare(c)) {
        let Some(own) = year(candidate) else { continue };
        let stage = |plan: &String| {
            let (first, last) = (first_year(plan), last_year(plan));
            first < last && first <= own && own <= last && ends.iter().any(|end| end == last)
        };
        if last_year(own) > latest || plans.iter().any(stage) {
            candidate.role = Some(ColumnRole::Target);
        }
    }
}

/// Years of a period that begins after the last result are planned, though no word says so:
/// `Ước thực hiện năm 2030 | Giai đoạn 2031-2035 › 2031 | 2032 …`.
fn after_results(candidates: &mut [Candidate]) {
    let result = |c: &&Candidate| c.role == Some(ColumnRole::Baseline) && c.leaf.actual();
    let Some(last) = candidates.iter().filter(result).filter_map(year).map(last_year).max().map(str::to_owned) else { return };
    for candidate in candidates.iter_mut().filter(|c| c.is_bare_year() && c.look.figures > 0) {
        let periods = [&candidate.leaf.period, &candidate.around.period];
        let ahead = periods.into_iter().flatten().all(|period| *first_year(period) > *last);
        if ahead && periods.into_iter().flatten().any(|period| period.contains('-')) {
            candidate.role = Some(ColumnRole::Target);
        }
    }
}

/// Whether a column holds the figures to reach in a year of a road map: `Lộ trình › 2031`.
pub(super) fn is_stage(candidate: &Candidate) -> bool {
    candidate.leaf.bare_year && candidate.around.main == Some(Word::Deadline) && candidate.is_numeric()
}
