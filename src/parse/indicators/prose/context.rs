//! What a number is about in time: a result or a target, and of which year.

use std::cell::Cell;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::index::last_index;
use super::record::Draft;
use super::sentence::Topic;
use super::words::finder;
use crate::base::fold;
use crate::model::{Comparator, SectionKind};
use crate::parse::facts::Facts;
use crate::parse::number::{Quantity, is_year};
use crate::parse::outline::{Outline, Passage};
use crate::parse::scan::{after, any_before, before, digits_end, is_word, phrase_before, skip_spaces, trim_spaces};

/// The setting of the passage being read.
pub(super) struct Setting<'a> {
    facts: &'a Facts<'a>,
    outline: &'a Outline,
    node: Option<usize>,
    /// What the headings above speak of.
    about: Cell<Option<About>>,
    /// The year of the last result, for results that name none.
    result_period: Option<String>,
    /// The first past year of the preamble.
    opening_period: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Results,
    Goals,
    Unknown,
}

/// How many headings above a paragraph are asked; a plan has no more levels.
const DEPTH: usize = 16;

const GOAL_HEADINGS: &[&str] = &[
    "mục tiêu",
    "chỉ tiêu",
    "phương hướng",
    "nhiệm vụ",
    "giải pháp",
    "tổ chức thực hiện",
    "phân công",
    "yêu cầu",
    "định hướng",
    "kế hoạch",
];
const RESULT_HEADINGS: &[&str] =
    &["kết quả", "đánh giá", "thực trạng", "tình hình", "tồn tại", "hạn chế", "đặc điểm", "ưu điểm", "hiện trạng", "nguyên nhân"];
const GOAL_WORDS: &[&str] =
    &["phấn đấu", "mục tiêu", "chỉ tiêu", "đảm bảo", "bảo đảm", "duy trì", "đặt ra", "yêu cầu", "dự kiến", "nâng", "giữ vững"];
const RESULT_WORDS: &[&str] = &[
    "kết quả",
    "đã",
    "ước đạt",
    "công bố",
    "so với cùng kỳ",
    "thực hiện được",
    "tính đến",
    "hiện nay",
    "hiện có",
    "tính đến nay",
    "còn thấp",
];

impl<'a> Setting<'a> {
    pub(super) fn new(facts: &'a Facts<'a>, outline: &'a Outline) -> Self {
        Self { facts, outline, node: None, about: Cell::new(None), result_period: None, opening_period: None }
    }

    /// Looks at the headings of a passage about to be read.
    pub(super) fn enter(&mut self, passage: &Passage) {
        if passage.node != self.node || passage.node.is_none() {
            self.node = passage.node;
            self.about.set(None);
        }
    }

    /// What the headings above speak of; looked up where a number asks for it.
    fn about(&self) -> About {
        let about = self.about.get().unwrap_or_else(|| self.node.map_or(About::Unknown, |node| self.about_node(node)));
        self.about.set(Some(about));
        about
    }

    /// The nearest heading that tells results from goals; a node without a heading may open with a run-in title.
    fn about_node(&self, node: usize) -> About {
        for (_, node) in self.outline.ancestors(node).take(DEPTH) {
            if node.kind == SectionKind::Footnote {
                return About::Results;
            }
            let Some(heading) = &node.heading else { continue };
            let key = fold::key(&heading.text);
            let first = |words: &[&str]| words.iter().filter_map(|word| key.find(word)).min();
            match (first(RESULT_HEADINGS), first(GOAL_HEADINGS)) {
                (Some(result), Some(goal)) if result < goal => return About::Results,
                (_, Some(_)) => return About::Goals,
                (Some(_), None) => return About::Results,
                (None, None) => {}
            }
        }
        About::Unknown
    }

    /// Keeps what later passages need of this one.
    pub(super) fn leave(&mut self, text: &str) {
        if self.node.is_none() && self.opening_period.is_none() {
            self.opening_period =
                years(text, 0..text.len()).find(|&(_, year)| self.is_past(year)).map(|(_, year)| year.to_string());
        }
    }

    /// The index that the nearest heading names.
    pub(super) fn topic(&self) -> Option<Topic> {
        self.outline.ancestors(self.node?).take(DEPTH).find_map(|(_, node)| {
            let heading = node.heading.as_ref()?.text.as_str();
            last_index(heading, 0..heading.len()).map(|range| Topic { name: heading[range].to_owned(), range: None })
        })
    }

    /// Remembers the year of a result.
    pub(super) fn note(&mut self, draft: Option<&Draft>) {
        let period = draft.and_then(|draft| draft.baseline.as_ref().and_then(|figure| figure.period.clone()));
        let period = period.or_else(|| draft.and_then(|draft| draft.rank.as_ref().and_then(|rank| rank.period.clone())));
        self.result_period = period.or_else(|| self.result_period.take());
    }

    fn is_past(&self, year: i16) -> bool {
        self.facts.plan_year.is_some_and(|plan| year < plan)
    }

    /// Whether a value is aimed at, not reached.
    pub(super) fn is_target(&self, text: &str, sentence: &Range<usize>, quantity: &Quantity) -> bool {
        let before = sentence.start..quantity.range.start;
        let clause = clause_start(text, &before)..quantity.range.start;
        let (goal, result) = cues(&text[clause]);
        let year = years(text, before).last().map(|(_, year)| year);
        let bound =
            matches!(quantity.comparator, Comparator::Ge | Comparator::Gt | Comparator::Le | Comparator::Lt | Comparator::Range);
        match (goal, result) {
            (Some(goal), Some(result)) => return goal > result,
            (Some(_), None) => return true,
            (None, Some(_)) if self.about() != About::Goals => return false,
            _ => {}
        }
        if let Some(year) = year {
            if self.is_past(year) {
                return false;
            }
            if self.facts.plan_year.is_some() && self.about() != About::Results {
                return true;
            }
        }
        match self.about() {
            About::Goals => true,
            About::Results => false,
            About::Unknown => bound || self.node.is_some() && quantity.of.is_none(),
        }
    }

    /// The period of a value: named before it in the sentence, then after it, then what the text said before.
    pub(super) fn period(&self, text: &str, sentence: &Range<usize>, quantity: &Quantity, target: bool) -> Option<String> {
        let fits = |year: i16| if target { !self.is_past(year) } else { self.facts.plan_year.is_none_or(|plan| year <= plan) };
        let before = periods(text, sentence.start..quantity.range.start).filter(|(_, year, _)| fits(*year)).last();
        let after_end =
            text[quantity.range.end..sentence.end].find([';', '(']).map_or(sentence.end, |at| quantity.range.end + at);
        let found = before.or_else(|| periods(text, quantity.range.end..after_end).find(|(_, year, _)| fits(*year)));
        if let Some((_, _, range)) = found {
            return Some(text[range].split_whitespace().collect());
        }
        if target {
            return self.heading_period();
        }
        self.result_period.clone().or_else(|| self.opening_period.clone())
    }

    /// The period right after a value: `33% năm 2020`, `7,54 điểm trong năm 2021`.
    pub(super) fn period_after(text: &str, at: usize, limit: usize) -> Option<String> {
        let (start, _, range) = periods(text, at..limit).next()?;
        let gap = text[at..start].trim_matches([' ', '(']);
        ["", "năm", "trong năm", "vào năm", "giai đoạn"].contains(&gap).then(|| text[range].split_whitespace().collect())
    }

    /// The year that a heading above names.
    fn heading_period(&self) -> Option<String> {
        self.outline.ancestors(self.node?).take(DEPTH).find_map(|(_, node)| {
            let heading = node.heading.as_ref()?.text.as_str();
            let (_, _, range) = periods(heading, 0..heading.len()).filter(|(_, year, _)| !self.is_past(*year)).last()?;
            Some(heading[range].split_whitespace().collect())
        })
    }
}

/// The start of the last clause of a range: after its last semicolon.
fn clause_start(text: &str, range: &Range<usize>) -> usize {
    text[range.clone()].rfind(';').map_or(range.start, |at| range.start + at + 1)
}

/// Finds the cue words; each pattern stands twice, those of goals first.
static CUES: LazyLock<AhoCorasick> = LazyLock::new(|| finder(&[GOAL_WORDS, RESULT_WORDS].concat()));

/// Where the last word of a goal and the last word of a result start.
fn cues(text: &str) -> (Option<usize>, Option<usize>) {
    let (mut goal, mut result) = (None, None);
    for found in CUES.find_iter(text) {
        let inside = before(text, found.start()).is_some_and(is_word) || after(text, found.end()).is_some_and(is_word);
        if !inside {
            let last = if found.pattern().as_usize() < GOAL_WORDS.len() * 2 { &mut goal } else { &mut result };
            *last = (*last).max(Some(found.start()));
        }
    }
    (goal, result)
}

/// The years a text names after `năm`, but for those it compares with.
fn years(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, i16)> + '_ {
    periods(text, range).map(|(at, year, _)| (at, year))
}

/// The periods a text names: (start, last year, digits). Those it compares with (`so với năm 2021`) are left out.
fn periods(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, i16, Range<usize>)> + '_ {
    const WORDS: &[&str] = &["năm", "giai đoạn", "thời kỳ", "nhiệm kỳ"];
    let mut at = range.start;
    std::iter::from_fn(move || {
        while let Some(offset) = text[at..range.end].find("20") {
            let start = at + offset;
            let end = digits_end(text, start);
            at = end.max(start + 2);
            if !is_year(&text[start..end])
                || text.as_bytes().get(start.wrapping_sub(1)).is_some_and(|b| b.is_ascii_digit() || *b == b'/')
            {
                continue;
            }
            let (mut year, mut last) = (start..end, end);
            let dash = skip_spaces(text, end);
            if text[dash..].starts_with(['-', '–']) {
                let next = skip_spaces(text, dash + text[dash..].chars().next().map_or(1, char::len_utf8));
                let next_end = digits_end(text, next);
                if is_year(&text[next..next_end]) {
                    (year, last) = (next..next_end, next_end);
                }
            }
            at = at.max(last);
            let Some(word) = any_before(text, trim_spaces(text, start), WORDS) else { continue };
            if is_compared(text, range.start, word) || is_bracketed(text, range.start..start, last..range.end) {
                continue;
            }
            let Ok(number) = text[year].parse() else { continue };
            return Some((start, number, start..last));
        }
        None
    })
}

/// Whether the year stands in brackets that are closed again: `(giá so sánh năm 2010)`.
fn is_bracketed(text: &str, before: Range<usize>, after: Range<usize>) -> bool {
    let left = &text[before];
    left.rfind('(').is_some_and(|open| !left[open..].contains(')')) && text[after].contains(')')
}

/// Whether the year is one that a value is compared with: `so với (cùng kỳ, mục tiêu …) năm 2021`.
fn is_compared(text: &str, floor: usize, word: usize) -> bool {
    let end = trim_spaces(text, word);
    if phrase_before(text, end, "so với").is_some() || any_before(text, end, &["hơn", "bằng", "như", "từ"]).is_some() {
        return true;
    }
    let floor = floor.min(end);
    let clause = text[floor..end].rfind([',', ';', '(', ')', '.']).map_or(floor, |at| floor + at + 1);
    text[clause..end].contains("so với")
}
