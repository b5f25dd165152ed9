//! Ranks and changes: `xếp thứ 27/63`, `tăng 03 bậc so với năm 2021`, `giảm 0,86 điểm`, `giảm 30% số vụ`.

use std::ops::Range;

use rust_decimal::Decimal;

use super::name::Subject;
use super::record::{Draft, Figure, Ranked};
use super::sentence::{Sentence, Spot};
use super::share::{after_share, comparison_end, ranked_end};
use super::verb::Verb;
use crate::parse::scan::{any_at, phrase_at, phrases};

impl Sentence<'_, '_> {
    /// `xếp thứ 27/63`: the rank of the current indicator, or of one named here.
    pub(super) fn rank(&mut self, spot: &Spot) -> Option<usize> {
        let value = place_number(spot.quantity.value)?;
        let of = spot.quantity.of.and_then(place_number);
        if spot.quantity.upper.is_some() || of.is_some_and(|of| value > of) || spot.quantity.signed {
            return None;
        }
        let target = self.is_target(spot);
        let period = self.period(spot, target);
        let index = self.index_named(spot);
        let at = match (self.current(), index) {
            (Some(at), index) if index.as_ref().is_none_or(|index| self.text[index.clone()] == self.drafts[at].name) => at,
            (None, None) => {
                let topic = self.topic(spot)?;
                self.drafts.push(Draft::new(topic.name, topic.range.unwrap_or_else(|| spot.quantity.number.clone())));
                self.drafts.len() - 1
            }
            (_, Some(index)) => self.push(index),
            (Some(_), None) => return None,
        };
        let end = spot.quantity.number.end;
        let draft = &mut self.drafts[at];
        if (target && draft.rank_target.is_some()) || (!target && draft.rank.is_some()) {
            return None;
        }
        if target {
            draft.rank_target = Some(value);
        } else {
            draft.rank = Some(Ranked { period, value, of, text: spot.predicate.verb_start..end });
        }
        draft.cover(spot.predicate.verb_start..end);
        Some(ranked_end(self.text, end, self.range.end))
    }

    /// `tăng 03 bậc so với năm 2021`: a record of its own under the index's record.
    pub(super) fn change_of_rank(&mut self, spot: &Spot) -> Option<usize> {
        let fall = match spot.predicate.verb {
            Verb::Rise => false,
            Verb::Fall => true,
            // `tăng 4,64 điểm và 20 bậc`: the verb of the number before.
            _ if spot.quantity.range.start <= spot.region.start + " và ".len() => self.drafts.last()?.figures_fall(),
            _ => return None,
        };
        if spot.quantity.signed {
            return None;
        }
        let target = self.is_target(spot);
        let index = self.index_named(spot);
        let current =
            self.current().filter(|&at| index.as_ref().is_none_or(|index| self.text[index.clone()] == self.drafts[at].name));
        let mut draft = match (current, index) {
            (Some(at), _) => {
                Draft { parent: Some(at), ..Draft::new(self.drafts[at].name.clone(), self.drafts[at].name_range.clone()) }
            }
            (None, Some(index)) => Draft::new(self.text[index.clone()].to_owned(), index),
            (None, None) => {
                let topic = self.topic(spot)?;
                Draft::new(topic.name, topic.range.unwrap_or_else(|| spot.quantity.number.clone()))
            }
        };
        let end = comparison_end(self.text, spot.quantity.range.end, self.range.end);
        draft.is_change = true;
        draft.unit = spot.quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        self.fill_change(&mut draft, spot, fall, target, spot.predicate.verb_start..end);
        self.drafts.push(draft);
        Some(end)
    }

    /// Sets value and signed change of a draft that states a change.
    pub(super) fn fill_change(&self, draft: &mut Draft, spot: &Spot, fall: bool, target: bool, text: Range<usize>) {
        let signed = if fall { -spot.quantity.value } else { spot.quantity.value };
        let period = self.period(spot, target);
        draft.delta = Some(signed);
        draft.delta_upper = spot.quantity.upper.map(|upper| if fall { -upper } else { upper });
        let value = if target { spot.quantity.value } else { signed };
        let figure =
            Figure { period, value, upper: spot.quantity.upper, comparator: spot.quantity.comparator, text: text.clone() };
        if target {
            draft.target = Some(figure);
        } else if spot.quantity.unit.as_ref().is_none_or(|unit| !self.text[unit.clone()].to_lowercase().starts_with("điểm")) {
            // Growth is a value of its own; a gain of points is not.
            draft.baseline = Some(figure);
        }
        draft.cover(text);
    }

    /// `tăng 2,67%`: the change of the current value, or growth as a value of its own.
    pub(super) fn change(&mut self, spot: &Spot, fall: bool) -> Option<usize> {
        let unit = self.text[spot.quantity.unit.clone()?].to_owned();
        let end = comparison_end(self.text, spot.quantity.range.end, self.range.end);
        // `giảm 30% số vụ`: what falls may stand after the number.
        let after = after_share(self.text, spot.quantity.range.end, self.range.end);
        let name = match self.subject(spot) {
            Subject::Measure(name) => name,
            Subject::Phrase(name) => after.unwrap_or(name),
            Subject::Empty => match after {
                Some(after) => after,
                None => return self.change_of_current(spot, fall, &unit, end),
            },
            // `Chỉ số X: …, điểm số tăng từ 1,5 điểm`: the score of what the text speaks of.
            Subject::Place if unit.starts_with("điểm") => match after {
                Some(after) => after,
                None => self.topic(spot).and_then(|topic| topic.range)?,
            },
            Subject::Place | Subject::Unfit => after?,
        };
        let target = self.is_target(spot);
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name.clone());
        draft.unit = Some(unit);
        let text = spot.predicate.verb_start..if name.start > spot.quantity.number.start { spot.quantity.range.end } else { end };
        self.fill_change(&mut draft, spot, fall, target, text);
        self.drafts.push(draft);
        Some(end.max(name.end))
    }

    /// `giảm 10 người`, `tăng 5,2 triệu đồng so với năm 2023`: by what amount a measure or the current value changes.
    pub(super) fn change_of_amount(&mut self, spot: &Spot) -> Option<usize> {
        // `vượt 1.200 tỷ đồng` is a level.
        let verb = &self.text[spot.predicate.verb_start..];
        any_at(verb, 0, phrases!["tăng", "giảm", "cắt giảm", "kéo giảm"])?;
        let unit = self.text[spot.quantity.unit.clone()?].to_owned();
        let fall = spot.predicate.verb == Verb::Fall;
        let end = comparison_end(self.text, spot.quantity.range.end, self.range.end);
        let name = match self.subject(spot) {
            Subject::Measure(name) => name,
            Subject::Empty => return self.change_of_current(spot, fall, &unit, end),
            _ => return None,
        };
        let target = self.is_target(spot);
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name);
        draft.unit = Some(unit);
        self.fill_change(&mut draft, spot, fall, target, spot.predicate.verb_start..end);
        self.drafts.push(draft);
        Some(end)
    }

    /// The change of the value that the sentence gave last, in the value's own unit.
    fn change_of_current(&mut self, spot: &Spot, fall: bool, unit: &str, end: usize) -> Option<usize> {
        let at = self.current()?;
        if self.grows(at, unit) {
            return Some(self.growth(spot, at, fall, end));
        }
        if let Some(end) = self.change_of_another_time(spot, at, fall, unit, end) {
            return Some(end);
        }
        let draft = &mut self.drafts[at];
        // Of a percentage the change is in points, whatever they are called.
        let own = draft.unit.as_deref().unwrap_or("");
        let same = own == unit || (own == "%" && unit.starts_with("điểm"));
        // A value between the two that was not understood may be the one that changes.
        let gap = draft.range.end.min(spot.predicate.verb_start)..spot.predicate.verb_start;
        let gap = &self.text[gap];
        let (before, after) =
            gap.find('(').zip(gap.rfind(')')).map_or((gap, ""), |(open, close)| (&gap[..open], &gap[open.max(close)..]));
        let adjoins = !before.contains(unit) && !after.contains(unit);
        if !same || !adjoins || draft.delta.is_some() || spot.quantity.upper.is_some() || draft.figures() == 0 {
            return None;
        }
        draft.delta = Some(if fall { -spot.quantity.value } else { spot.quantity.value });
        draft.cover(spot.predicate.verb_start..end);
        Some(end)
    }

    /// `tăng 10%/năm giai đoạn 2026 - 2030; tăng 14%/năm giai đoạn 2031 - 2035`: the same change at another time.
    fn change_of_another_time(&mut self, spot: &Spot, at: usize, fall: bool, unit: &str, end: usize) -> Option<usize> {
        let draft = &self.drafts[at];
        let own = draft.target.as_ref().or(draft.baseline.as_ref()).and_then(|figure| figure.period.as_ref())?;
        if draft.delta.is_none() || !self.alike(at, Some(unit)) {
            return None;
        }
        let target = self.is_target(spot);
        self.period(spot, target).filter(|period| period != own)?;
        let mut next = Draft::new(draft.name.clone(), draft.name_range.clone());
        next.unit = Some(unit.to_owned());
        self.fill_change(&mut next, spot, fall, target, spot.predicate.verb_start..end);
        self.drafts.push(next);
        Some(end)
    }

    /// Whether the verb of the change given last holds for a share that follows it: `giảm 50% thời gian, 30% chi phí`.
    pub(super) fn carried_change(&self, spot: &Spot, name: &Range<usize>) -> Option<bool> {
        let last = self.drafts.last().filter(|last| last.delta.is_some() && spot.predicate.verb == Verb::None)?;
        let joined = |gap: &str| ["", ",", "và", ", và"].contains(&gap.trim());
        let stated = || {
            let words = format!(" {} ", &self.text[name.clone()]);
            [" được ", " có ", " đạt ", " hoàn thành ", " tham gia ", " sử dụng "].iter().any(|verb| words.contains(verb))
        };
        let all = spot.quantity.value == Decimal::ONE_HUNDRED;
        let after = last.name_range.start > spot.region.start.min(last.range.start) && last.name_range.end == spot.region.start;
        let open = after && joined(&self.text[spot.region.clone()]) && !all && !stated();
        // `số vụ cháy giảm 5%, số người chết 10%`: a count has no share.
        let count = phrase_at(self.text, name.start, "số").is_some()
            && name.start > last.range.end
            && joined(&self.text[last.range.end..name.start]);
        (open || count).then(|| last.figures_fall())
    }

    /// Whether a percentage by which draft `at` changes is no change in its own unit: `25.000 tỷ đồng, tăng 12%`.
    pub(super) fn grows(&self, at: usize, unit: &str) -> bool {
        let draft = &self.drafts[at];
        let amount = draft.unit.as_deref().is_some_and(|own| !own.starts_with(['%', '‰']) && !own.starts_with("điểm"));
        amount && unit.starts_with('%') && draft.figures() > 0
    }

    /// The growth of an amount, a record of its own under that of the amount.
    pub(super) fn growth(&mut self, spot: &Spot, at: usize, fall: bool, end: usize) -> usize {
        let target = self.is_target(spot);
        let mut draft =
            Draft { parent: Some(at), ..Draft::new(self.drafts[at].name.clone(), self.drafts[at].name_range.clone()) };
        draft.unit = spot.quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        self.fill_change(&mut draft, spot, fall, target, spot.predicate.verb_start..end);
        self.drafts.push(draft);
        end
    }
}

/// A whole number small enough for a ranking.
fn place_number(value: Decimal) -> Option<u32> {
    if value.scale() > 0 {
        return None;
    }
    u32::try_from(value).ok().filter(|value| (1..=20_000).contains(value))
}
