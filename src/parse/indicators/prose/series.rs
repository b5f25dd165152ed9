//! Series: several values of one noun, each for a time of its own, said in one breath.

use std::ops::Range;

use super::name::Subject;
use super::periods::periods;
use super::record::{Draft, Figure};
use super::sentence::{Sentence, Spot};
use super::share::predicate_after;
use super::values::value_start;
use super::verb::{Verb, period_before};
use crate::parse::number::{Quantity, quantity_at};
use crate::parse::scan::{after, any_at, any_before, phrase_before, phrases, skip_spaces, trim_spaces};

/// No sentence gives more values to as many years.
const MOST: usize = 8;

impl Sentence<'_, '_> {
    /// `Đến năm 2030 và năm 2035, tỷ lệ X đạt lần lượt 60% và 80%`: as many values as times. Values that are given to
    /// several nouns, or to times that are not all found, are passed over.
    pub(super) fn respective(&mut self, spot: &Spot) -> Option<usize> {
        let words = phrases!["lần lượt", "tương ứng", "tương ứng lần lượt", "lần lượt tương ứng"];
        let end = trim_spaces(self.text, spot.quantity.range.start);
        let end = any_before(self.text, end, phrases!["là", "đạt", "khoảng", "ở mức", "còn", "trên"])
            .map_or(end, |at| trim_spaces(self.text, at));
        let said = any_before(self.text, end, words).filter(|&at| at > self.range.start)?;
        let values = self.chain(&spot.quantity);
        let end = values.last()?.range.end;
        if values.len() < 2 {
            return None;
        }
        let times: Vec<String> = periods(self.text, self.range.start..said)
            .map(|(.., range)| self.text[range].split_whitespace().collect())
            .take(MOST + 1)
            .collect();
        // The adverb parts the subject from its verb, so it is read anew.
        let named = Spot::before(spot, self.text, said);
        let unit = values.last()?.unit.clone()?;
        let (Subject::Measure(name) | Subject::Phrase(name)) = self.subject(&named) else { return Some(end) };
        if times.len() != values.len() {
            return Some(end);
        }
        let target = self.is_target(spot);
        for (value, time) in values.iter().zip(times) {
            let mut draft = Draft::new(self.text[name.clone()].to_owned(), name.clone());
            draft.unit = Some(self.text[value.unit.clone().unwrap_or_else(|| unit.clone())].to_owned());
            let text = value_start(self.text, value)..value.range.end;
            draft.set(target, Figure::of(value, Some(time), text.clone()));
            draft.cover(text);
            self.drafts.push(draft);
        }
        Some(end)
    }

    /// A value and those joined to it: `60%, 70% và 80%`.
    fn chain(&self, first: &Quantity) -> Vec<Quantity> {
        let mut out = vec![first.clone()];
        while out.len() < MOST {
            let at = skip_spaces(self.text, out[out.len() - 1].range.end);
            let next = if self.text[at..].starts_with([',', ';']) { skip_spaces(self.text, at + 1) } else { at };
            let next = any_at(self.text, next, phrases!["và"]).map_or(next, |end| skip_spaces(self.text, end));
            let digit =
                any_at(self.text, next, phrases!["khoảng", "trên", "đạt"]).map_or(next, |end| skip_spaces(self.text, end));
            let more = (next > at && after(self.text, digit).is_some_and(|c| c.is_ascii_digit()))
                .then(|| quantity_at(self.text, digit))
                .flatten();
            match more.filter(|more| more.range.end <= self.range.end && (more.unit.is_some() || first.unit.is_none())) {
                Some(more) => out.push(more),
                None => break,
            }
        }
        out
    }

    /// `100% xã đạt chuẩn và 40% đạt chuẩn nâng cao`: a further share of the same noun, told by the same verb.
    pub(super) fn same_noun(&mut self, spot: &Spot) -> Option<usize> {
        let text = self.text;
        let start = skip_spaces(text, spot.quantity.range.end);
        let verb = start..any_at(text, start, phrases!["đạt", "được", "có", "sử dụng", "áp dụng", "tham gia"])?;
        let last = self.drafts.last()?;
        let gap = text.get(last.name_range.end..spot.quantity.range.start)?.trim();
        let joiners = ["và", ",", ";", ", và", ", trong đó", "; trong đó", ", trong đó có", "; trong đó có", "và có", ", có"];
        if last.parent.is_some() || !joiners.contains(&gap) {
            return None;
        }
        let bound = |at: usize, end: usize| last.name[..at].ends_with(' ') && last.name[end..].starts_with(' ');
        let said = last.name.match_indices(&text[verb.clone()]).find(|(at, word)| bound(*at, at + word.len()))?.0;
        let predicate = predicate_after(text, verb.clone(), self.range.end)?;
        let name = format!("{}{}", &last.name[..said], &text[predicate.clone()]);
        let target = self.is_target(spot);
        let period = self.period(spot, target);
        let value = value_start(text, &spot.quantity)..spot.quantity.range.end;
        let mut draft = Draft { composed: true, ..Draft::new(name, predicate.clone()) };
        draft.unit = spot.quantity.unit.clone().map(|unit| text[unit].to_owned());
        draft.set(target, Figure::of(&spot.quantity, period, value.clone()));
        draft.cover(value);
        self.drafts.push(draft);
        Some(predicate.end)
    }

    /// `hoàn thành tốt nhiệm vụ 75%, hoàn thành 5%`: the last grade of a list is no verb.
    pub(super) fn last_grade(&mut self, spot: &Spot) -> Option<usize> {
        let last = self.drafts.last().filter(|_| spot.predicate.verb == Verb::Complete)?;
        any_at(&last.name, 0, phrases!["hoàn thành"]).filter(|&end| end < last.name.len())?;
        let name = trim_spaces(self.text, spot.quantity.number.start);
        let name = phrase_before(self.text, name, "hoàn thành")?..name;
        let closes = self.text[skip_spaces(self.text, spot.quantity.range.end)..self.range.end].chars().next();
        if !self.text[spot.region.clone()].trim_matches([' ', ',', ';']).is_empty() || closes.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let target = self.is_target(spot);
        let period = self.period(spot, target);
        let value = spot.quantity.number.start..spot.quantity.range.end;
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name);
        draft.unit = spot.quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        draft.set(target, Figure::of(&spot.quantity, period, value.clone()));
        draft.cover(value.clone());
        self.drafts.push(draft);
        Some(value.end)
    }

    /// Gives the percentage before this one its noun: `năm 2030 đạt 60% và năm 2035 đạt 80% hộ …`.
    pub(super) fn name_earlier(&mut self, spot: &Spot, name: &Range<usize>, period: Option<&str>) {
        let Some(quantity) = self.unnamed.take() else { return };
        let end = quantity.range.end.min(spot.predicate.start);
        let gap = &self.text[end..spot.predicate.start];
        let left = spot.predicate.start - gap.trim_start_matches([' ', ',', ';']).trim_start_matches("và ").len();
        let joined = self.text[left..spot.predicate.start].trim().is_empty()
            || period_before(self.text, trim_spaces(self.text, spot.predicate.start)) == Some(left);
        let target = self.setting.is_target(self.marked(), &self.range, &quantity, None);
        let own = self.setting.period(self.text, &self.range, &quantity, target);
        if !joined || own.is_none() || own.as_deref() == period {
            return;
        }
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name.clone());
        draft.unit = quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        let text = value_start(self.text, &quantity)..quantity.range.end;
        draft.set(target, Figure::of(&quantity, own, text.clone()));
        draft.cover(text);
        self.drafts.push(draft);
    }
}
