//! What a number is about in time: a result or a target, and of which year.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::index::last_index;
use super::marks::{Mark, Marked};
use super::periods::{periods, years};
use super::record::Draft;
use super::sentence::Topic;
use crate::base::fold;
use crate::model::{Comparator, SectionKind};
use crate::parse::facts::Facts;
use crate::parse::number::Quantity;
use crate::parse::outline::{Node, Outline, Passage};
use crate::parse::scan::{any_at, any_before, has_digit, phrase_at, phrases, skip_spaces, trim_spaces};

/// The setting of the passage being read.
pub(super) struct Setting<'a> {
    facts: &'a Facts<'a>,
    outline: &'a Outline,
    node: Option<usize>,
    /// What each heading speaks of, once it has been asked; none where it tells nothing.
    about: Vec<OnceCell<Option<About>>>,
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

/// The year that all of a sentence is about stands among its first bytes.
const HEAD: usize = 60;

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
impl<'a> Setting<'a> {
    pub(super) fn new(facts: &'a Facts<'a>, outline: &'a Outline) -> Self {
        Self {
            facts,
            outline,
            node: None,
            about: vec![OnceCell::new(); outline.nodes.len()],
            result_period: None,
            opening_period: None,
        }
    }

    /// Goes to the part that holds a passage about to be read.
    pub(super) fn enter(&mut self, passage: &Passage) {
        self.node = passage.node;
    }

    /// What the nearest heading that tells results from goals speaks of.
    fn about(&self) -> About {
        let Some(node) = self.node else { return About::Unknown };
        let heading = |(at, node): (usize, &Node)| *self.about[at].get_or_init(|| about(node));
        self.outline.ancestors(node).take(DEPTH).find_map(heading).unwrap_or(About::Unknown)
    }

    /// Whether the headings above speak of goals.
    pub(super) fn is_among_goals(&self) -> bool {
        self.about() == About::Goals
    }

    /// Whether the headings above speak of goals or targets, and not of tasks.
    pub(super) fn is_among_targets(&self) -> bool {
        self.node.is_some_and(|node| is_among_targets(self.outline, node))
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

    /// Whether a year is later than that of the plan.
    fn is_to_come(&self, year: Option<i16>) -> bool {
        year.zip(self.facts.plan_year).is_some_and(|(year, plan)| year > plan)
    }

    /// Whether a value is aimed at, not reached; `stated` is the period right after it.
    pub(super) fn is_target(&self, marked: Marked, sentence: &Range<usize>, quantity: &Quantity, stated: Option<&str>) -> bool {
        let text = marked.text;
        let before = sentence.start..quantity.range.start;
        let clause = clause_start(text, &before)..quantity.range.start;
        let (goal, result) = cues(marked, clause.clone());
        // `tăng 8%/năm giai đoạn 2026 - 2030; 9%/năm giai đoạn 2031 - 2035`: its own period counts.
        let stated = stated.and_then(|period| period.rsplit(['-', '–']).next()?.parse().ok());
        let year = stated.or_else(|| years(text, before).last().map(|(_, year)| year));
        let today = |at: usize| {
            any_at(text, skip_spaces(text, at), phrases!["hiện nay", "hiện tại", "đến nay", "tính đến nay", "hiện có"])
        };
        let (now, clause_now) = (today(sentence.start).is_some(), today(clause.start).is_some());
        let bound =
            matches!(quantity.comparator, Comparator::Ge | Comparator::Gt | Comparator::Le | Comparator::Lt | Comparator::Range);
        match (goal, result) {
            (Some(goal), Some(result)) => return goal > result,
            (Some(_), None) => return true,
            // `Đến nay, tỷ lệ X đạt 45%, năm 2030 đạt 60%`: what it is to be in years to come is none of today.
            (None, None) if clause_now && !self.is_to_come(year) => return false,
            (None, Some(_)) if (now || clause_now) && !self.is_to_come(year) => return false,
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
            About::Results => is_demanded(text, quantity),
            About::Unknown => bound || self.node.is_some() && quantity.of.is_none(),
        }
    }

    /// The period of a value: named before it in the sentence, then after it, then what the text said before.
    pub(super) fn period(&self, text: &str, sentence: &Range<usize>, quantity: &Quantity, target: bool) -> Option<String> {
        let fits = |year: i16| if target { !self.is_past(year) } else { self.facts.plan_year.is_none_or(|plan| year <= plan) };
        let mut named = periods(text, sentence.start..quantity.range.start).filter(|(_, year, _)| fits(*year));
        let first = named.next();
        let last = named.last().or_else(|| first.clone());
        // `Đến năm 2030 có …, năm 2027 đạt 60%; 90% …`: a year inside a clause ends with it, the one at the head does not.
        let clause = clause_start(text, &(sentence.start..quantity.range.start));
        let heads = |(at, ..): &(usize, i16, Range<usize>)| !has_digit(&text[sentence.start..*at]) && *at < sentence.start + HEAD;
        let before = last.filter(|last| last.0 >= clause || !first.as_ref().is_some_and(heads)).or(first);
        let rest = &text[quantity.range.end..sentence.end];
        // `(trong đó 20% …), năm 2030 đạt 90%`: what follows the bracket is another clause.
        let clause_end = rest.find([';', '(']).into_iter().chain(rest.find("),")).min();
        let after_end = clause_end.map_or(sentence.end, |at| quantity.range.end + at);
        let found = before.or_else(|| periods(text, quantity.range.end..after_end).find(|(_, year, _)| fits(*year)));
        if let Some((_, _, range)) = found {
            return Some(text[range].split_whitespace().collect());
        }
        if target {
            return self.heading_period(fits);
        }
        self.result_period.clone().or_else(|| self.heading_period(fits)).or_else(|| self.opening_period.clone())
    }

    /// The period right after a value, and where it ends: `33% năm 2020`, `7,54 điểm trong năm 2021`.
    pub(super) fn period_after(text: &str, at: usize, limit: usize) -> Option<(String, usize)> {
        let (start, _, range) = periods(text, at.min(limit)..limit).next()?;
        let gap = text.get(at..start)?.trim_matches([' ', '(', '”', '"']);
        let opens = phrases![
            "năm",
            "trong năm",
            "ngay trong năm",
            "vào năm",
            "đến năm",
            "đến hết năm",
            "giai đoạn",
            "trong giai đoạn",
            "cho giai đoạn",
            "thời kỳ",
            "trong thời kỳ",
            "nhiệm kỳ"
        ];
        let end = range.end;
        (gap.is_empty() || any_at(gap, 0, opens) == Some(gap.len())).then(|| (text[range].split_whitespace().collect(), end))
    }

    /// The year that a heading above names, or the paragraph that leads in to a list.
    fn heading_period(&self, fits: impl Fn(i16) -> bool) -> Option<String> {
        let named = |text: &str| {
            let (_, _, range) = periods(text, 0..text.len()).filter(|(_, year, _)| fits(*year)).last()?;
            Some(text[range].split_whitespace().collect())
        };
        let own = self.node?;
        self.outline.ancestors(own).take(DEPTH).find_map(|(at, node)| {
            // `Đến hết năm 2030, phấn đấu đạt các mục tiêu sau:`
            let lead = node.body.last().map(|body| body.text.trim_end()).filter(|text| at != own && text.ends_with(':'));
            lead.and_then(named).or_else(|| named(&node.heading.as_ref()?.text))
        })
    }
}

/// Whether the nearest heading that tells speaks of goals or targets, and not of tasks or results.
pub(crate) fn is_among_targets(outline: &Outline, node: usize) -> bool {
    let heading = |(_, node): (usize, &Node)| {
        let goals = about(node)? == About::Goals;
        let key = fold::key(&node.heading.as_ref()?.text);
        Some(goals && (key.contains("mục tiêu") || key.contains("chỉ tiêu")))
    };
    outline.ancestors(node).take(DEPTH).find_map(heading).unwrap_or(false)
}

/// What a node's heading speaks of: of results or of goals, whichever word stands first.
fn about(node: &Node) -> Option<About> {
    if node.kind == SectionKind::Footnote {
        return Some(About::Results);
    }
    let key = fold::key(&node.heading.as_ref()?.text);
    let (mut result, mut goal) = (None, None);
    for found in HEADINGS.find_overlapping_iter(&key) {
        if found.pattern().as_usize() >= GOAL_HEADINGS.len() && is_to_come(&key, found.start(), found.end()) {
            continue;
        }
        let first = if found.pattern().as_usize() < GOAL_HEADINGS.len() { &mut goal } else { &mut result };
        *first = Some(first.map_or(found.start(), |start: usize| start.min(found.start())));
    }
    match (result, goal) {
        (Some(result), Some(goal)) if result < goal => Some(About::Results),
        (_, Some(_)) => Some(About::Goals),
        (Some(_), None) => Some(About::Results),
        (None, None) => None,
    }
}

/// Whether a heading's `đánh giá` or `kết quả` looks ahead: `TIÊU CHÍ ĐÁNH GIÁ, XẾP LOẠI`, `KIỂM TRA, ĐÁNH GIÁ`, `KẾT QUẢ CẦN ĐẠT`.
fn is_to_come(key: &str, start: usize, end: usize) -> bool {
    let before = key[..start].trim_end();
    let before = before.strip_suffix("và").or(before.strip_suffix(',')).unwrap_or(before).trim_end();
    let next = skip_spaces(key, end);
    let listed = skip_spaces(key, if key[next..].starts_with(',') { next + 1 } else { next });
    match &key[start..end] {
        "đánh giá" => {
            let looks = phrases!["kiểm tra", "giám sát", "tiêu chí", "theo dõi", "chỉ tiêu", "bộ tiêu chí", "thanh tra"];
            any_before(key, before.len(), looks).is_some()
                || any_at(key, listed, phrases!["xếp loại", "xếp hạng", "phân loại", "chấm điểm"]).is_some()
        }
        "kết quả" => {
            any_at(key, next, phrases!["cần đạt", "dự kiến", "mong đợi", "phải đạt", "đầu ra", "phấn đấu"]).is_some()
        }
        _ => false,
    }
}

/// Whether the words of a bound say that a value is aimed at: nobody reached `ít nhất 85%`.
fn is_demanded(text: &str, quantity: &Quantity) -> bool {
    let words = &text[quantity.range.start..quantity.number.start];
    let bound = ["ít nhất", "tối thiểu", "không quá", "không dưới", "tối đa"];
    bound.iter().any(|bound| fold::key(words).contains(bound))
}

/// The start of the last clause of a range: after its last semicolon.
fn clause_start(text: &str, range: &Range<usize>) -> usize {
    text[range.clone()].rfind(';').map_or(range.start, |at| range.start + at + 1)
}

/// Finds the words of headings, those of goals first.
static HEADINGS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new([GOAL_HEADINGS, RESULT_HEADINGS].concat()).expect("two dozen short words"));

/// Where the last word of a goal and the last word of a result start in a part of a text.
fn cues(marked: Marked, part: Range<usize>) -> (Option<usize>, Option<usize>) {
    let (mut goal, mut result) = (None, None);
    let end = part.end;
    for found in marked.plain(part, |mark| matches!(mark, Mark::Goal | Mark::Result)) {
        let published = || found.mark == Mark::Result && is_published(marked.text, found.start, found.end);
        if published() || is_remark(&marked.text[found.end..end]) {
            continue;
        }
        let last = if found.mark == Mark::Goal { &mut goal } else { &mut result };
        *last = Some(found.start);
    }
    (goal, result)
}

/// Whether a bracket that is open where a text starts is closed in it: `đạt 98 tỷ đồng (chỉ tiêu 90 tỷ đồng), tăng 5%`.
fn is_remark(rest: &str) -> bool {
    memchr::memchr2(b'(', b')', rest.as_bytes()).is_some_and(|at| rest.as_bytes()[at] == b')')
}

/// Whether `công bố` is what is counted, not how a result was made known: `số lượng công bố khoa học quốc tế`.
fn is_published(text: &str, start: usize, end: usize) -> bool {
    phrase_at(text, start, "công bố") == Some(end)
        && (any_at(text, skip_spaces(text, end), phrases!["khoa học", "quốc tế"]).is_some()
            || any_before(text, trim_spaces(text, start), phrases!["số lượng", "số", "lượng"]).is_some())
}
