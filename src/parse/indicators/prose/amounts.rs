//! Amounts: money, lengths, people, visitors; of what is surely a measure, or of a noun among targets.

use std::ops::Range;

use rust_decimal::Decimal;

use super::index::is_index;
use super::name::{self, Subject};
use super::record::{Draft, Figure};
use super::sentence::{Sentence, Spot, back};
use super::share::after_share;
use super::values::{alternative_end, value_start};
use super::verb::Verb;
use super::words::WORKS;
use crate::base::fold::is_letter;
use crate::parse::agencies::verb_at;
use crate::parse::number::Quantity;
use crate::parse::scan::{PhraseSet, after, any_at, any_before, phrases, skip_spaces, trim_spaces};
use crate::parse::units::unit_at;
use crate::parse::words::Words;

impl Sentence<'_, '_> {
    /// Whether a noun and an amount state a target: `khách quốc tế đạt 120 nghìn lượt`, `đàn bò 32.000 con;`.
    fn is_amount(&self, spot: &Spot, name: &Range<usize>, unit: &str) -> bool {
        const MOST_WORDS: usize = 8;
        let whole = &self.text[name.clone()];
        let next = skip_spaces(self.text, spot.quantity.range.end);
        let closes = self.text[next..].starts_with([',', ';', '.', ')']) || next >= self.range.end;
        let stated = spot.predicate.verb == Verb::Value || matches!(spot.predicate.verb, Verb::None | Verb::Colon) && closes;
        stated
            && !unit.is_empty()
            && self.setting.is_among_targets()
            && whole.split(' ').count() <= MOST_WORDS
            && any_at(whole, 0, &WORKS).is_none()
            && !verb_at(&Words::new(&whole.to_lowercase()), 0)
    }

    /// Money, lengths, people: only of a subject that is surely a measure.
    pub(super) fn measure(&mut self, spot: &Spot, unit: &str) -> Option<usize> {
        if unit.is_empty() && spot.quantity.of.is_none() && spot.quantity.value.scale() == 0 {
            return None;
        }
        if let Some(end) = self.visitors(spot, unit).or_else(|| self.per_head(spot, unit)) {
            return Some(end);
        }
        // `tăng 1,5 lần` is a measure; an amount by which something rises is none.
        let times = spot.predicate.verb == Verb::Rise && unit.starts_with("lần");
        if !times && matches!(spot.predicate.verb, Verb::Rise | Verb::Fall | Verb::Have | Verb::Complete) {
            return None;
        }
        let name = match self.subject(spot) {
            Subject::Measure(name) => name,
            // `đạt 120 triệu USD năm 2030, 200 triệu USD năm 2035`
            Subject::Empty if self.current().is_some_and(|at| self.drafts[at].unit.as_deref() == Some(unit)) => {
                let target = self.is_target(spot);
                return self.second_value(spot, target);
            }
            // `Nhân lực … đạt 12 người trên một vạn dân` is measured by its unit.
            Subject::Phrase(name) if spot.predicate.verb == Verb::Value && unit.contains(" trên ") => name,
            subject => match (name::job(self.marked(), spot.region.clone()), subject) {
                (Some(job), _) => job,
                // `nông sản đạt 395 triệu USD`, `chè búp 45.000 tấn`: only among what is to be reached.
                (None, Subject::Phrase(name)) if self.is_amount(spot, &name, unit) => name,
                _ => return None,
            },
        };
        if unit.is_empty() && !is_index(&self.text[name.clone()]) {
            return None;
        }
        let target = self.is_target(spot);
        let period = self.period(spot, target);
        // `số đại biểu là 120 đại biểu`: a count of things is an indicator where it is aimed at, for a time.
        let counted = spot.quantity.unit.as_ref().is_some_and(|unit| unit_at(self.text, unit.start).is_none());
        let timed = || spot.predicate.verb == Verb::Value && period.is_some();
        if counted && !(target && (timed() || self.setting.is_among_targets())) {
            return None;
        }
        let start = if times { spot.predicate.verb_start } else { value_start(self.text, &spot.quantity) };
        let text = start..alternative_end(self.text, &spot.quantity);
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name);
        draft.unit = (!unit.is_empty()).then(|| unit.to_owned());
        draft.max = spot.quantity.of;
        draft.set(target, Figure::of(&spot.quantity, period, text.clone()));
        draft.cover(text.clone());
        self.drafts.push(draft);
        Some(text.end)
    }

    /// The noun after a number that `số …` before it counts: `số phòng nghỉ đạt 500 phòng`.
    pub(super) fn counted_noun(&self, quantity: &Quantity) -> Option<Range<usize>> {
        const NEAR: usize = 300;
        if quantity.of.is_some() || quantity.value.scale() > 0 {
            return None;
        }
        let start = skip_spaces(self.text, quantity.number.end);
        let rest = self.text.get(start..self.range.end)?;
        let word = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        if word == 0 || !rest.starts_with(char::is_lowercase) {
            return None;
        }
        let floor = back(self.text, self.range.start, quantity.number.start, NEAR);
        let said = &self.text[floor..quantity.number.start];
        let counts = |at: &usize| any_before(said, trim_spaces(said, *at), phrases!["số", "số lượng"]).is_some();
        let at = said.match_indices(&rest[..word]).map(|(at, _)| at).find(counts)?;
        // `số bệnh viện huyện đạt 12 bệnh viện`: as many words as both have.
        let said = &said[at..];
        let same = rest.bytes().zip(said.bytes()).take_while(|(one, other)| one == other).count();
        let ends = |text: &str, end: usize| !after(text, end).is_some_and(is_letter);
        let words = rest.char_indices().filter(|(_, c)| !is_letter(*c)).map(|(end, _)| end).take(6);
        let end = words.chain([rest.len()]).filter(|&end| end <= same && ends(said, end)).max()?.max(word);
        // `số giáo viên … 12 giáo án` are not the same; `500 phòng năm 2030` is.
        let next = skip_spaces(rest, end);
        let apart =
            || any_at(rest, next, phrases!["năm", "vào", "trong", "đến", "và", "trở lên", "ở", "tại", "trên", "thuộc", "so với"]);
        if after(rest, next).is_some_and(is_letter)
            && after(said, skip_spaces(said, end)).is_some_and(is_letter)
            && apart().is_none()
        {
            return None;
        }
        Some(start..start + rest[..end].trim_end().len())
    }

    /// `đón và phục vụ 2 triệu lượt khách quốc tế, 12 triệu lượt khách nội địa`: those who come.
    fn visitors(&mut self, spot: &Spot, unit: &str) -> Option<usize> {
        let turns = unit.find("lượt")? + "lượt".len();
        let unit = spot.quantity.unit.clone()?;
        let guest = skip_spaces(self.text, unit.start + turns);
        any_at(self.text, guest, phrases!["khách", "du khách"])?;
        // A few hundred are those who come to an event.
        let many = turns > "lượt".len() || spot.quantity.value >= Decimal::ONE_THOUSAND;
        let unit = unit.start..unit.start + turns;
        let start = trim_spaces(self.text, spot.predicate.start);
        let comes =
            any_before(self.text, start, phrases!["đón", "phục vụ", "thu hút", "đón tiếp", "đón được", "thu hút được"]).is_some();
        let joined = || {
            ["", ",", "và", ";", ", và", ", trong đó", "; trong đó", ", trong đó có"]
                .contains(&self.text[spot.region.clone()].trim())
        };
        let goes_on =
            || self.drafts.last().is_some_and(|last| last.name_range.end == spot.region.start && last.name.contains("khách"));
        if !many || !(comes || joined() && goes_on()) {
            return None;
        }
        let end = any_at(self.text, guest, phrases!["khách", "du khách"])?;
        // `1,2 triệu lượt khách, tăng 15%`
        let name = after_share(self.text, guest, self.range.end).unwrap_or(unit.end - "lượt".len()..end);
        Some(self.noun_after(spot, name, unit))
    }

    /// `9 bác sĩ/vạn dân`: what is counted per so many people, with no noun before it.
    fn per_head(&mut self, spot: &Spot, unit: &str) -> Option<usize> {
        let noun = unit.find(['/', ' ']).filter(|_| unit.ends_with("dân"))?;
        let noun =
            any_at(unit, 0, phrases!["bác sĩ", "bác sỹ", "dược sĩ", "điều dưỡng", "giường bệnh", "giường", "máy", "thuê bao"])?
                .max(noun);
        let free = self.text[spot.region.clone()].trim_matches([' ', ',', ';', '-', '+']).is_empty();
        if !free || !self.setting.is_among_targets() {
            return None;
        }
        let unit = spot.quantity.unit.clone()?;
        let name = unit.start..unit.start + noun;
        Some(self.noun_after(spot, name, unit))
    }

    /// An amount of the noun that follows it.
    fn noun_after(&mut self, spot: &Spot, name: Range<usize>, unit: Range<usize>) -> usize {
        let target = self.is_target(spot);
        let period = self.period(spot, target);
        let text = value_start(self.text, &spot.quantity)..unit.end;
        let end = name.end.max(unit.end);
        let mut draft = Draft::new(self.text[name.clone()].to_owned(), name);
        draft.unit = Some(self.text[unit].to_owned());
        draft.set(target, Figure::of(&spot.quantity, period, text.clone()));
        draft.cover(text);
        self.drafts.push(draft);
        end
    }
}

/// Units of events and of time: a count of them is no indicator.
pub(super) fn is_event(unit: &str) -> bool {
    #[rustfmt::skip]
    static EVENTS: PhraseSet = PhraseSet::new(&[
        "cuộc", "lớp", "lần", "ngày", "giờ", "phút", "tuần", "tháng", "quý", "năm", "tuổi", "nhiệm vụ", "mô hình", "hồ sơ",
        "dự án", "công trình", "vụ", "điểm cầu", "trăm", "chục",
    ]);
    any_at(unit, 0, &EVENTS).is_some()
}
