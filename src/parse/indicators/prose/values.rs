//! Values: percentages, scores, and amounts of what is surely a measure.

use std::ops::Range;

use super::context::Setting;
use super::name::{self, Subject};
use super::record::{Draft, Figure};
use super::sentence::{Sentence, Spot, Topic};
use super::share::{after_share, before_bracket, is_yardstick, word_start, yardstick_end};
use super::verb::Verb;
use super::words::WORKS;
use crate::model::Comparator;
use crate::parse::number::{Quantity, is_year, quantity_at};
use crate::parse::scan::{after, any_at, digits_end, phrase_before, phrases, skip_spaces, trim_spaces};

/// A noun that only repeats what a measure is of has no more bytes.
const SHORT: usize = 60;

impl Sentence<'_, '_> {
    /// A percentage: of its subject (`tỷ lệ … đạt 95%`), or of what follows (`100% các nhiệm vụ …`).
    pub(super) fn percentage(&mut self, spot: &Spot) -> Option<usize> {
        let verb = spot.predicate.verb;
        if let Some(end) = self.same_noun(spot).or_else(|| self.last_grade(spot)) {
            return Some(end);
        }
        let counted = after_share(self.text, spot.quantity.range.end, self.range.end).filter(|name| {
            // `đạt 95% kế hoạch` is measured by the plan; `hoàn thành 100% kế hoạch …` is a share of it.
            let opens = verb == Verb::None && self.text[spot.region.clone()].trim_matches([' ', ';', ',']).is_empty();
            verb == Verb::Complete || opens || !is_yardstick(&self.text[name.clone()])
        });
        match (self.subject(spot), counted) {
            // `X tăng 8%, chiếm 5% tổng mức Y` says both of X.
            (Subject::Empty, _) if verb == Verb::Part => self.part(spot),
            (Subject::Measure(_) | Subject::Phrase(_), _) if verb == Verb::Part => self.value(spot),
            (_, _) if verb == Verb::Part => None,
            (Subject::Measure(name), _) if verb == Verb::None && spot.quantity.of.is_none() => {
                match name::governed(self.text, &name).or_else(|| self.carried_change(spot, &name)) {
                    Some(fall) => self.change(spot, fall),
                    None => self.value(spot),
                }
            }
            (Subject::Measure(_), counted) if counted.is_none() || !matches!(verb, Verb::Complete | Verb::Have) => {
                // `đạt 95% dân số vào năm 2027, trên 97% …`: what the measure is of, named once more.
                let of = counted.filter(|of| of.len() < SHORT).map(|of| of.end);
                self.value(spot).map(|end| of.filter(|&of| of > end && self.ends_with_year(of)).unwrap_or(end))
            }
            (Subject::Phrase(name), counted)
                if verb == Verb::Value && !(counted.is_some() && any_at(self.text, name.start, &WORKS).is_some())
                    || (counted.is_none() && matches!(verb, Verb::None | Verb::Colon)) =>
            {
                self.phrase(spot)
            }
            (_, Some(name)) => Some(self.share(spot, name)),
            // `150 tỷ đồng, bằng 35% GRDP`
            (Subject::Empty, None) if verb == Verb::Value && self.is_of_product(spot) => {
                self.part(spot).or_else(|| self.value(spot))
            }
            (Subject::Empty, None) if verb == Verb::Value && self.current().is_some_and(|at| self.grows(at, "%")) => {
                // `đạt 120 tỷ đồng, bằng 105% dự toán`: no indicator of its own.
                yardstick_end(self.text, spot.quantity.range.end, self.range.end).or_else(|| self.value(spot))
            }
            (Subject::Empty, None) => self.value(spot),
            _ => None,
        }
    }

    /// Whether an amount is compared with the product of the country or province.
    fn is_of_product(&self, spot: &Spot) -> bool {
        let product = spot.quantity.unit.as_ref().is_some_and(|unit| self.text[unit.clone()].ends_with("DP"));
        product && self.current().is_some_and(|at| self.grows(at, "%"))
    }

    /// Whether nothing but a year stands between `at` and the end of its clause.
    fn ends_with_year(&self, at: usize) -> bool {
        let clause = self.text[at..self.range.end].trim_start();
        let clause = clause[..clause.find([',', ';']).unwrap_or(clause.len())].trim();
        any_at(clause, 0, phrases!["vào năm", "năm", "trong năm", "đến năm"]).is_some_and(|year| {
            let year = skip_spaces(clause, year);
            is_year(&clause[year..digits_end(clause, year)]) && digits_end(clause, year) == clause.len()
        })
    }

    /// A percentage of a phrase; what it is of stands under a verb of change, or has the percentage for its value.
    fn phrase(&mut self, spot: &Spot) -> Option<usize> {
        let Subject::Phrase(name) = self.subject(spot) else { return None };
        match name::governed(self.text, &name).filter(|_| spot.predicate.verb == Verb::None) {
            Some(fall) => self.change(spot, fall),
            None => self.value(spot),
        }
    }

    /// `trên 30% các cơ quan được kiểm tra`.
    fn share(&mut self, spot: &Spot, name: Range<usize>) -> usize {
        let target = self.is_target(spot);
        // `đạt 30% bến phà “an toàn” ngay trong năm 2031`
        let named = Setting::period_after(self.text, name.end, self.range.end);
        let next = self.text[name.end..].trim_start_matches([' ', '”', '"']);
        let adverb = any_at(next, 0, phrases!["ngay trong", "trong", "vào", "đến"]).is_some();
        // `hồ sơ nộp trong năm 2030 được số hóa` tells which ones.
        let closes = |end: usize| !after(self.text, skip_spaces(self.text, end)).is_some_and(char::is_alphanumeric);
        let named = named.filter(|(_, end)| adverb && closes(*end)).map(|(period, _)| period);
        let period = named.or_else(|| self.period(spot, target));
        self.name_earlier(spot, &name, period.as_deref());
        let carried = self.carried_change(spot, &name);
        let start = match spot.predicate.verb {
            Verb::Complete => word_start(self.text, spot.predicate.start, "hoàn thành").unwrap_or(spot.quantity.range.start),
            _ => value_start(self.text, &spot.quantity),
        };
        let text = start..spot.quantity.range.end;
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name.clone());
        draft.unit = spot.quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        if let Some(fall) = carried {
            self.fill_change(&mut draft, spot, fall, target, text);
        } else {
            draft.set(target, Figure::of(&spot.quantity, period, text.clone()));
            draft.cover(text);
        }
        self.drafts.push(draft);
        name.end
    }

    /// `Chỉ số X đạt 77,55/100 điểm (77,55%)`, `tỷ lệ Y đạt 95%`.
    pub(super) fn value(&mut self, spot: &Spot) -> Option<usize> {
        let quantity = &spot.quantity;
        if quantity.of.is_some_and(|of| quantity.value > of) {
            return None;
        }
        let (baseline, second) = self.steps(spot);
        let unit = quantity.unit.clone().or_else(|| second.as_ref().and_then(|second| second.unit.clone()));
        let unit = unit.map(|unit| self.text[unit].to_owned());
        let target = self.is_target(spot);
        let name = match self.subject(spot) {
            Subject::Measure(name) | Subject::Phrase(name) => {
                Topic { name: self.text[name.clone()].to_owned(), range: Some(name) }
            }
            Subject::Empty if self.current().is_some() => {
                match self.current().filter(|&at| baseline.is_some() && self.alike(at, unit.as_deref())) {
                    // `giảm 1,2%/năm (từ 9,8% năm 2026 xuống 3,8% năm 2031)`
                    Some(at) => Topic { name: self.drafts[at].name.clone(), range: Some(self.drafts[at].name_range.clone()) },
                    None => return self.second_value(spot, target),
                }
            }
            // `thấp hơn năm 2019 (66,23 điểm)`: the value of something else.
            Subject::Empty if spot.predicate.verb == Verb::None && self.is_bracketed(quantity.number.start) => return None,
            Subject::Empty => match before_bracket(self.text, &self.range, quantity.range.start) {
                Some(name) => Topic { name: self.text[name.clone()].to_owned(), range: Some(name) },
                None => self.topic(spot).filter(|_| unit.as_deref() != Some("%"))?,
            },
            Subject::Place => self.topic(spot).filter(|_| unit.as_deref() != Some("%"))?,
            Subject::Unfit => return None,
        };
        let stated = second.as_ref().and_then(|second| Setting::period_after(self.text, second.range.end, self.range.end));
        let stated = stated.map(|(period, _)| period);
        let period = stated.or_else(|| self.period(spot, target));
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

    /// The share of something that the subject of the sentence makes up.
    fn part(&mut self, spot: &Spot) -> Option<usize> {
        let at = self.current()?;
        let (name, range) = (self.drafts[at].name.clone(), self.drafts[at].name_range.clone());
        let target = self.is_target(spot);
        let period = self.period(spot, target);
        let text = value_start(self.text, &spot.quantity)..spot.quantity.range.end;
        let mut draft = Draft { parent: Some(at), ..Draft::new(name, range) };
        draft.unit = spot.quantity.unit.clone().map(|unit| self.text[unit].to_owned());
        draft.set(target, Figure::of(&spot.quantity, period, text.clone()));
        draft.cover(text.clone());
        self.drafts.push(draft);
        Some(text.end)
    }

    /// A further value of the current indicator: its score after its rank, its target after its result. Anything else would be a guess.
    pub(super) fn second_value(&mut self, spot: &Spot, target: bool) -> Option<usize> {
        let period = self.period(spot, target);
        let unit = spot.quantity.unit.clone().map(|unit| &self.text[unit]);
        let at = self.current()?;
        if let Some(fall) = self.average_change(spot).filter(|_| unit.is_some_and(|unit| self.grows(at, unit))) {
            return Some(self.growth(spot, at, fall, spot.quantity.range.end));
        }
        let text = value_start(self.text, &spot.quantity)..spot.quantity.range.end;
        let bracketed = self.is_bracketed(spot.quantity.number.start);
        let draft = &mut self.drafts[at];
        if draft.unit.is_none()
            && draft.rank.is_some()
            && draft.figures() == 0
            && unit.is_some_and(|unit| unit.starts_with("điểm"))
        {
            draft.unit = unit.map(str::to_owned);
            draft.max = spot.quantity.of;
            draft.set(target, Figure::of(&spot.quantity, period, text.clone()));
            draft.cover(text.clone());
            return Some(text.end);
        }
        let rate = draft.unit.as_deref().is_some_and(|own| own.starts_with('%')) && unit == Some("%");
        if draft.unit.as_deref() != unit && !rate || spot.quantity.of.is_some_and(|of| draft.max.is_some_and(|max| max != of)) {
            return None;
        }
        let (other, own) = if target { (&draft.baseline, &draft.target) } else { (&draft.target, &draft.baseline) };
        let later = own.as_ref().is_some_and(|own| own.period.is_some() && period.is_some() && own.period != period);
        // A value between the two that was not understood may be the one that this goes on about.
        let adjoins = |unit: &str| !self.text[draft.range.end.min(text.start)..text.start].contains(unit);
        // After `X đạt 65%, trong đó Y đạt 28%; …` it may go on about either.
        let part = phrase_before(self.text, trim_spaces(self.text, draft.name_range.start), "trong đó").is_some();
        if later && part && self.text[draft.range.end.min(text.start)..text.start].contains(';') {
            return None;
        }
        if later && unit.is_none_or(adjoins) {
            // `35% năm 2025 và 45% năm 2030`: the same indicator at another time.
            let mut next = Draft { parent: None, ..Draft::new(draft.name.clone(), draft.name_range.clone()) };
            (next.unit, next.max) = (unit.map(str::to_owned), draft.max);
            next.set(target, Figure::of(&spot.quantity, period, text.clone()));
            next.cover(text.clone());
            self.drafts.push(next);
            return Some(text.end);
        }
        // `đạt 80% (năm 2023: 62,5%)`: the result beside its target; elsewhere it may be of something else.
        let beside = target || bracketed && period.is_some();
        if own.is_some() || other.is_none() || !beside {
            return None;
        }
        draft.set(target, Figure::of(&spot.quantity, period, text.clone()));
        draft.cover(text.clone());
        Some(text.end)
    }

    /// Whether a value in `unit` may be one of draft `at`: percentages of all kinds are alike.
    pub(super) fn alike(&self, at: usize, unit: Option<&str>) -> bool {
        let percent = |unit: Option<&str>| unit.is_some_and(|unit| unit.starts_with('%'));
        let own = self.drafts[at].unit.as_deref();
        own == unit || percent(own) && percent(unit)
    }

    /// Whether a value is said to be by how much its subject rises or falls: `tăng bình quân hằng năm đạt 10%/năm`.
    fn average_change(&self, spot: &Spot) -> Option<bool> {
        let start = spot.region.start;
        let start = start + self.text[spot.region.clone()].len()
            - self.text[spot.region.clone()].trim_start_matches([' ', ',', ';']).len();
        let verb = |words| any_at(self.text, start, words).is_some_and(|end| end <= spot.quantity.range.start);
        if verb(phrases!["giảm"]) { Some(true) } else { verb(phrases!["tăng"]).then_some(false) }
    }

    /// `từ 48% năm 2015 xuống dưới 33%`: the value it starts from, and the one it gets to.
    pub(super) fn steps(&self, spot: &Spot) -> (Option<Figure>, Option<Quantity>) {
        let first = &spot.quantity;
        let mut at = skip_spaces(self.text, first.range.end);
        let mut period = None;
        let opened = if self.text[at..].starts_with('(') { at + 1 } else { at };
        if let Some(word) = any_at(self.text, opened, phrases!["năm", "vào năm", "trong năm"]) {
            let year = skip_spaces(self.text, word);
            let end = digits_end(self.text, year);
            if is_year(&self.text[year..end]) {
                period = Some(self.text[year..end].to_owned());
                at = skip_spaces(self.text, if self.text[end..].starts_with(')') { end + 1 } else { end });
            }
        }
        let Some(word) = any_at(self.text, at, phrases!["lên", "xuống còn", "xuống", "còn", "đến"]) else {
            return (None, None);
        };
        let Some(offset) = self.text[word..self.range.end].find(|c: char| c.is_ascii_digit()) else { return (None, None) };
        let second = quantity_at(self.text, word + offset).filter(|second| second.range.start <= skip_spaces(self.text, word));
        match second {
            Some(second)
                if second.unit.clone().map(|u| &self.text[u])
                    == first.unit.clone().or(second.unit.clone()).map(|u| &self.text[u]) =>
            {
                let end = first.unit.as_ref().map_or(first.number.end, |unit| unit.end);
                let text = first.number.start..end;
                let figure = Figure { period, value: first.value, upper: None, comparator: Comparator::Eq, text };
                (Some(figure), Some(second))
            }
            _ => (None, None),
        }
    }
}

/// Where a value starts as written: at its words of comparison, without `đạt`, `là`, `còn`.
pub(super) fn value_start(text: &str, quantity: &Quantity) -> usize {
    let mut at = quantity.range.start;
    while let Some(word) = any_at(text, at, phrases!["ước", "đạt được", "đạt", "là", "bằng", "còn", "hoàn thành"])
    {
        let next = skip_spaces(text, word);
        if next > quantity.number.start {
            break;
        }
        at = next;
    }
    at
}

/// The end of a value with the same value in another unit in brackets after it: `77,55/100 điểm (77,55%)`.
pub(super) fn alternative_end(text: &str, quantity: &Quantity) -> usize {
    let end = quantity.range.end;
    let open = skip_spaces(text, end);
    if !text[open..].starts_with('(') {
        return end;
    }
    let digit = skip_spaces(text, open + 1);
    let alike = phrases!["đạt", "tương đương khoảng", "tương đương với", "tương đương", "tương ứng", "khoảng"];
    let digit = any_at(text, digit, alike).map_or(digit, |word| skip_spaces(text, word));
    match quantity_at(text, digit) {
        Some(other) if other.number.start == digit && text[other.range.end..].starts_with(')') && other.unit.is_some() => {
            other.range.end + 1
        }
        _ => end,
    }
}
