//! One sentence: its numbers from left to right, each read with its verb, its subject and the sentence's setting.

use std::ops::Range;

use rust_decimal::Decimal;

use super::context::Setting;
use super::name::{self, Subject};
use super::record::{Draft, Figure};
use super::verb::{Predicate, Verb, predicate};
use crate::model::Comparator;
use crate::parse::number::{Quantity, is_year, quantity_at};
use crate::parse::scan::{after, any_at, digits_end, phrase_at, skip_spaces};
use crate::parse::units::is_place_unit;

/// A sentence being read.
pub(super) struct Sentence<'a, 's> {
    pub(super) text: &'a str,
    pub(super) range: Range<usize>,
    pub(super) setting: &'s mut Setting<'a>,
    /// The index (`Chỉ số …`) the text speaks of: the subject of numbers that have none of their own.
    pub(super) topic: Option<Topic>,
    pub(super) drafts: Vec<Draft>,
}

/// The index a text speaks of.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    pub(super) name: String,
    /// Where it stands, if in this very paragraph.
    pub(super) range: Option<Range<usize>>,
}

/// What is known at one number.
struct Spot {
    quantity: Quantity,
    predicate: Predicate,
    /// The text before the predicate that may hold the subject.
    region: Range<usize>,
}

/// Splits a paragraph into sentences. A full stop inside a number or after `TP` ends none.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let mut out = vec![];
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '!', '?']) {
        let next = skip_spaces(text, at + 1);
        let word = text[start..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let short = word.len() <= 2 && word.chars().next().is_some_and(char::is_uppercase) && word.is_ascii();
        if next > at + 1 && !short && after(text, next).is_some_and(|c| !c.is_lowercase()) {
            out.push(start..at);
            start = next;
        }
    }
    out.push(start..text.len());
    out
}

impl Sentence<'_, '_> {
    /// Reads the sentence's numbers into drafts.
    pub(super) fn read(&mut self) {
        let bytes = self.text.as_bytes();
        let (mut at, mut used) = (self.range.start, self.range.start);
        while let Some(digit) = bytes[at..self.range.end].iter().position(u8::is_ascii_digit).map(|offset| at + offset) {
            let Some(quantity) = quantity_at(self.text, digit).filter(|q| q.range.end <= self.range.end) else {
                at = digits_end(self.text, digit);
                continue;
            };
            at = quantity.range.end.max(digit + 1);
            if quantity.range.start < used || quantity.suspect || self.is_other(&quantity) {
                continue;
            }
            let predicate = predicate(self.text, used, &quantity);
            let region = used..predicate.start.max(used);
            let before = self.drafts.len();
            let spot = Spot { quantity, predicate, region };
            if let Some(end) = self.take(&spot) {
                used = end;
                at = at.max(end);
                self.setting.note(self.drafts.last());
            } else {
                self.drafts.truncate(before);
            }
        }
        self.remember_topic();
    }

    /// Years and other numbers that never state a value.
    fn is_other(&self, quantity: &Quantity) -> bool {
        let digits = &self.text[quantity.number.clone()];
        quantity.unit.is_none() && quantity.of.is_none() && (is_year(digits) || quantity.upper.is_some())
    }

    /// Reads one number. Gives the end of what was read, or nothing where the number states no indicator.
    fn take(&mut self, spot: &Spot) -> Option<usize> {
        let unit = spot.quantity.unit.clone().map_or("", |unit| &self.text[unit]);
        if spot.predicate.verb == Verb::Rank {
            return self.rank(spot);
        }
        if is_place_unit(unit) {
            return self.change_of_rank(spot);
        }
        let percent = unit.starts_with(['%', '‰']) || unit.starts_with("phần trăm");
        let points = unit.to_lowercase().starts_with("điểm");
        if spot.quantity.of.is_some() && !points && !unit.is_empty() {
            return None;
        }
        match spot.predicate.verb {
            Verb::Rise | Verb::Fall if percent || points => self.change(spot),
            _ if percent => self.percentage(spot),
            _ if points => self.value(spot),
            _ => self.measure(spot, unit),
        }
    }

    fn subject(&self, spot: &Spot) -> Subject {
        name::subject(self.text, spot.region.clone(), spot.predicate.verb)
    }

    fn is_target(&self, spot: &Spot) -> bool {
        self.setting.is_target(self.text, &self.range, &spot.quantity)
    }

    /// The year (or years) of a value, from the sentence.
    fn period(&self, spot: &Spot, target: bool) -> Option<String> {
        self.setting.period(self.text, &self.range, &spot.quantity, target)
    }

    /// The main draft of the sentence: the last that is not a change of rank.
    fn current(&self) -> Option<usize> {
        self.drafts.iter().rposition(|draft| draft.parent.is_none() && !draft.is_change)
    }

    /// `xếp thứ 27/63`: the rank of the current indicator, or of one named here.
    fn rank(&mut self, spot: &Spot) -> Option<usize> {
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
            draft.rank = Some((period, value, of, spot.predicate.start..end));
        }
        draft.cover(spot.predicate.start..end);
        Some(name::ranked_end(self.text, end, self.range.end))
    }

    /// `tăng 03 bậc so với năm 2021`: a record of its own under the index's record.
    fn change_of_rank(&mut self, spot: &Spot) -> Option<usize> {
        let fall = match spot.predicate.verb {
            Verb::Rise => false,
            Verb::Fall => true,
            // `tăng 4,64 điểm và 20 bậc`: the verb of the number before.
            _ if spot.quantity.range.start <= spot.region.start + " và ".len() => self.drafts.last()?.figures_fall(),
            _ => return None,
        };
        if spot.quantity.upper.is_some() || spot.quantity.signed {
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
        let end = name::comparison_end(self.text, spot.quantity.range.end, self.range.end);
        draft.is_change = true;
        draft.unit = spot.quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        self.fill_change(&mut draft, spot, fall, target, spot.predicate.start..end);
        self.drafts.push(draft);
        Some(end)
    }

    /// Sets value and signed change of a draft that states a change.
    fn fill_change(&self, draft: &mut Draft, spot: &Spot, fall: bool, target: bool, text: Range<usize>) {
        let signed = if fall { -spot.quantity.value } else { spot.quantity.value };
        let period = self.period(spot, target);
        if spot.quantity.upper.is_none() {
            draft.delta = Some(signed);
        }
        let value = if target { spot.quantity.value } else { signed };
        let figure =
            Figure { period, value, upper: spot.quantity.upper, comparator: spot.quantity.comparator, text: text.clone() };
        if target {
            draft.target = Some(figure);
        } else {
            draft.baseline = Some(figure);
        }
        draft.cover(text);
    }

    /// `tăng 2,67%`: the change of the current value, or growth as a value of its own.
    fn change(&mut self, spot: &Spot) -> Option<usize> {
        let fall = spot.predicate.verb == Verb::Fall;
        let unit = self.text[spot.quantity.unit.clone()?].to_owned();
        let end = name::comparison_end(self.text, spot.quantity.range.end, self.range.end);
        let name = match self.subject(spot) {
            Subject::Named(name) => name,
            Subject::Empty => {
                if let Some(at) = self.current() {
                    let draft = &mut self.drafts[at];
                    let fits =
                        draft.unit.as_deref() == Some(unit.as_str()) && draft.delta.is_none() && spot.quantity.upper.is_none();
                    if !fits || draft.figures() == 0 {
                        return None;
                    }
                    draft.delta = Some(if fall { -spot.quantity.value } else { spot.quantity.value });
                    draft.cover(spot.predicate.start..end);
                    return Some(end);
                }
                // `giảm 30% số vụ`: what falls stands after the number.
                name::after_share(self.text, spot.quantity.range.end, self.range.end)?
            }
            Subject::Place | Subject::Unfit => return None,
        };
        let target = self.is_target(spot);
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name.clone());
        draft.unit = Some(unit);
        let text = spot.predicate.start..if name.start > spot.quantity.number.start { spot.quantity.range.end } else { end };
        self.fill_change(&mut draft, spot, fall, target, text);
        self.drafts.push(draft);
        Some(end.max(name.end))
    }

    /// A percentage: of its subject (`tỷ lệ … đạt 95%`), or of what follows (`100% các nhiệm vụ …`).
    fn percentage(&mut self, spot: &Spot) -> Option<usize> {
        let subject = self.subject(spot);
        let verb = spot.predicate.verb;
        let of_subject = match &subject {
            Subject::Named(_) => !matches!(verb, Verb::Complete | Verb::Have) || self.stands_alone(spot),
            Subject::Place | Subject::Unfit | Subject::Empty => false,
        };
        if of_subject {
            return self.value(spot);
        }
        if let Some(name) = name::after_share(self.text, spot.quantity.range.end, self.range.end) {
            return self.share(spot, name);
        }
        if matches!(subject, Subject::Empty) { self.value(spot) } else { None }
    }

    /// Whether nothing that could be counted follows the number.
    fn stands_alone(&self, spot: &Spot) -> bool {
        name::after_share(self.text, spot.quantity.range.end, self.range.end).is_none()
    }

    /// `trên 30% các cơ quan được kiểm tra`.
    fn share(&mut self, spot: &Spot, name: Range<usize>) -> Option<usize> {
        let target = self.is_target(spot);
        let period = self.period(spot, target);
        let start = match spot.predicate.verb {
            Verb::Complete => {
                name::word_start(self.text, spot.predicate.start, "hoàn thành").unwrap_or(spot.quantity.range.start)
            }
            _ => value_start(self.text, &spot.quantity),
        };
        let text = start..spot.quantity.range.end;
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name.clone());
        draft.unit = spot.quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        draft.set(target, Figure::of(&spot.quantity, period, text.clone()));
        draft.cover(text);
        self.drafts.push(draft);
        Some(name.end)
    }

    /// `Chỉ số X đạt 77,55/100 điểm (77,55%)`, `tỷ lệ Y đạt 95%`.
    fn value(&mut self, spot: &Spot) -> Option<usize> {
        let quantity = &spot.quantity;
        if quantity.of.is_some_and(|of| quantity.value > of) {
            return None;
        }
        let unit = quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        let target = self.is_target(spot);
        let name = match self.subject(spot) {
            Subject::Named(name) => Topic { name: self.text[name.clone()].to_owned(), range: Some(name) },
            Subject::Empty if self.current().is_some() => return self.second_value(spot, target),
            Subject::Empty => match name::before_bracket(self.text, &self.range, quantity.range.start) {
                Some(name) => Topic { name: self.text[name.clone()].to_owned(), range: Some(name) },
                None => self.topic(spot).filter(|_| unit.as_deref() != Some("%"))?,
            },
            Subject::Place => self.topic(spot).filter(|_| unit.as_deref() != Some("%"))?,
            Subject::Unfit => return None,
        };
        let period = self.period(spot, target);
        let (baseline, second) = self.from_to(spot);
        let quantity = second.as_ref().unwrap_or(quantity);
        let end = alternative_end(self.text, quantity);
        let text = value_start(self.text, quantity)..end;
        let range = name.range.clone().unwrap_or_else(|| quantity.number.clone());
        let mut draft = Draft::new(name.name, range);
        draft.unit = quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        draft.max = quantity.of;
        if let Some(baseline) = baseline.filter(|_| target) {
            draft.cover(baseline.text.clone());
            draft.baseline = Some(baseline);
        }
        draft.set(target, Figure::of(quantity, period, text.clone()));
        draft.cover(text);
        self.drafts.push(draft);
        Some(end)
    }

    /// A further value of the current indicator: its target after its result. Anything else would be a guess.
    fn second_value(&mut self, spot: &Spot, target: bool) -> Option<usize> {
        let period = self.period(spot, target);
        let unit = spot.quantity.unit.clone().map(|unit| &self.text[unit]);
        let at = self.current()?;
        let text = value_start(self.text, &spot.quantity)..spot.quantity.range.end;
        let draft = &mut self.drafts[at];
        let fits = draft.unit.as_deref() == unit && target && draft.target.is_none() && draft.baseline.is_some();
        if !fits || spot.quantity.of.is_some_and(|of| draft.max.is_some_and(|max| max != of)) {
            return None;
        }
        draft.set(true, Figure::of(&spot.quantity, period, text.clone()));
        draft.cover(text.clone());
        Some(text.end)
    }

    /// `từ 48% năm 2015 xuống dưới 33%`: the value it starts from, and the one it gets to.
    fn from_to(&self, spot: &Spot) -> (Option<Figure>, Option<Quantity>) {
        let first = &spot.quantity;
        let mut at = skip_spaces(self.text, first.range.end);
        let mut period = None;
        let opened = if self.text[at..].starts_with('(') { at + 1 } else { at };
        if let Some(word) = any_at(self.text, opened, &["năm", "vào năm", "trong năm"]) {
            let year = skip_spaces(self.text, word);
            let end = digits_end(self.text, year);
            if is_year(&self.text[year..end]) {
                period = Some(self.text[year..end].to_owned());
                at = skip_spaces(self.text, if self.text[end..].starts_with(')') { end + 1 } else { end });
            }
        }
        let Some(word) = any_at(self.text, at, &["lên", "xuống còn", "xuống", "còn", "đến"]) else {
            return (None, None);
        };
        let Some(offset) = self.text[word..self.range.end].find(|c: char| c.is_ascii_digit()) else { return (None, None) };
        let second = quantity_at(self.text, word + offset).filter(|second| second.range.start <= skip_spaces(self.text, word));
        match second {
            Some(second) if second.unit.clone().map(|u| &self.text[u]) == first.unit.clone().map(|u| &self.text[u]) => {
                let end = first.unit.as_ref().map_or(first.number.end, |unit| unit.end);
                let text = first.number.start..end;
                let figure = Figure { period, value: first.value, upper: None, comparator: Comparator::Eq, text };
                (Some(figure), Some(second))
            }
            _ => (None, None),
        }
    }

    /// Money, lengths, people: only of a subject that is surely a measure.
    fn measure(&mut self, spot: &Spot, unit: &str) -> Option<usize> {
        if is_event(unit) || (unit.is_empty() && spot.quantity.of.is_none() && spot.quantity.value.scale() == 0) {
            return None;
        }
        if matches!(spot.predicate.verb, Verb::Rise | Verb::Fall | Verb::Have | Verb::Complete) {
            return None;
        }
        let name = match self.subject(spot) {
            Subject::Named(name) if name::is_measure(&self.text[name.clone()]) => name,
            _ => name::job(self.text, spot.region.clone())?,
        };
        if unit.is_empty() && !name::is_index(&self.text[name.clone()]) {
            return None;
        }
        let target = self.is_target(spot);
        let period = self.period(spot, target);
        let text = value_start(self.text, &spot.quantity)..spot.quantity.range.end;
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name);
        draft.unit = (!unit.is_empty()).then(|| unit.to_owned());
        draft.max = spot.quantity.of;
        draft.set(target, Figure::of(&spot.quantity, period, text.clone()));
        draft.cover(text.clone());
        self.drafts.push(draft);
        Some(text.end)
    }

    /// The index named in the text before the number, nearest first.
    fn index_named(&self, spot: &Spot) -> Option<Range<usize>> {
        name::last_index(self.text, spot.region.clone())
    }

    /// The index that a number without a subject of its own is about: named earlier in the sentence, or before it.
    fn topic(&self, spot: &Spot) -> Option<Topic> {
        let here = name::last_index(self.text, self.range.start..spot.region.end);
        here.map(|range| Topic { name: self.text[range.clone()].to_owned(), range: Some(range) }).or_else(|| self.topic.clone())
    }

    fn push(&mut self, name: Range<usize>) -> usize {
        self.drafts.push(Draft::new(self.text[name.clone()].to_owned(), name));
        self.drafts.len() - 1
    }

    /// Keeps the last index of the sentence for the sentences after it.
    fn remember_topic(&mut self) {
        if let Some(range) = name::last_index(self.text, self.range.clone()) {
            self.topic = Some(Topic { name: self.text[range.clone()].to_owned(), range: Some(range) });
        }
    }
}

/// A whole number small enough for a ranking.
fn place_number(value: Decimal) -> Option<u32> {
    if value.scale() > 0 {
        return None;
    }
    u32::try_from(value).ok().filter(|value| (1..=20_000).contains(value))
}

/// Units of events and of time: a count of them is no indicator.
fn is_event(unit: &str) -> bool {
    const EVENTS: &[&str] = &[
        "cuộc",
        "lớp",
        "lần",
        "ngày",
        "giờ",
        "phút",
        "tuần",
        "tháng",
        "quý",
        "năm",
        "tuổi",
        "nhiệm vụ",
        "mô hình",
        "hồ sơ",
        "dự án",
        "công trình",
        "vụ",
        "điểm cầu",
        "trăm",
        "chục",
    ];
    any_at(unit, 0, EVENTS).is_some()
}

/// Where a value starts as written: at its words of comparison, without `đạt`, `là`, `còn`.
fn value_start(text: &str, quantity: &Quantity) -> usize {
    let mut at = quantity.range.start;
    while let Some(word) = any_at(text, at, &["đạt được", "đạt", "là", "bằng", "còn", "hoàn thành"]) {
        let next = skip_spaces(text, word);
        if next > quantity.number.start {
            break;
        }
        at = next;
    }
    at
}

/// The end of a value with the same value in another unit in brackets after it: `77,55/100 điểm (77,55%)`.
fn alternative_end(text: &str, quantity: &Quantity) -> usize {
    let end = quantity.range.end;
    let open = skip_spaces(text, end);
    if !text[open..].starts_with('(') {
        return end;
    }
    let digit = skip_spaces(text, open + 1);
    let digit = phrase_at(text, digit, "đạt").map_or(digit, |word| skip_spaces(text, word));
    match quantity_at(text, digit) {
        Some(other) if other.number.start == digit && text[other.range.end..].starts_with(')') && other.unit.is_some() => {
            other.range.end + 1
        }
        _ => end,
    }
}
