//! One sentence: its numbers from left to right, each read with its verb, its subject and the sentence's setting.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memchr3_iter;

use super::amounts::is_event;
use super::context::Setting;
use super::index::last_index;
use super::marks::{Marked, Marks};
use super::name::{self, Subject};
use super::record::Draft;
use super::share::starts_quantity;
use super::verb::{Predicate, Verb, is_ranked, period_before, predicate};
use crate::base::fold;
use crate::model::Comparator;
use crate::parse::number::{Quantity, is_year, quantity_at};
use crate::parse::scan::{
    PhraseSet, after, any_at, any_before, digits_end, phrase_at, phrase_before, phrases, skip_spaces, trim_spaces,
};
use crate::parse::units::is_place_unit;

/// A sentence being read.
pub(super) struct Sentence<'a, 's> {
    pub(super) text: &'a str,
    pub(super) range: Range<usize>,
    pub(super) setting: &'s mut Setting<'a>,
    pub(super) drafts: Vec<Draft>,
    pub(super) marks: Marks,
    /// A percentage whose noun may follow with the next: `năm 2030 đạt 60% và năm 2035 đạt 80% hộ …`.
    pub(super) unnamed: Option<Quantity>,
}

/// The index (`Chỉ số …`) a text speaks of: the subject of numbers that have none of their own.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    pub(super) name: String,
    /// Where it stands, if in this very paragraph.
    pub(super) range: Option<Range<usize>>,
}

/// What is known at one number.
pub(super) struct Spot {
    pub(super) quantity: Quantity,
    pub(super) predicate: Predicate,
    /// The text before the predicate that may hold the subject.
    pub(super) region: Range<usize>,
    /// The subject, once it is asked for.
    subject: OnceCell<Subject>,
}

impl Spot {
    /// The same number with a predicate that starts at `at`.
    pub(super) fn before(spot: &Self, text: &str, at: usize) -> Self {
        let predicate = Predicate { verb: Verb::Value, verb_start: at, start: at };
        let end = trim_spaces(text, at);
        // `… năm 2030 và năm 2035 đạt lần lượt`
        let mut end = any_before(text, end, phrases!["đạt", "là", "ước đạt", "còn"]).map_or(end, |verb| trim_spaces(text, verb));
        while let Some(word) = period_before(text, end).or_else(|| phrase_before(text, end, "và")) {
            end = text[..word].trim_end_matches([' ', ',']).len();
        }
        let region = spot.region.start.min(end)..end;
        Self { quantity: spot.quantity.clone(), predicate, region, subject: OnceCell::new() }
    }
}

/// The longest sentence read as one, in bytes: each number looks back over its sentence.
const LONGEST: usize = 3000;

/// How far before its number a subject may start, and how far back the text may have named its index, in bytes.
const REACH: usize = 700;
const TOPIC_REACH: usize = 4000;

/// Splits a paragraph into sentences. A full stop inside a number or after `TP` ends none.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let mut out = vec![];
    let mut start = 0;
    let bytes = text.as_bytes();
    for at in memchr3_iter(b'.', b'!', b'?', bytes) {
        let next = skip_spaces(text, at + 1);
        if next > at + 1 && !is_short(&bytes[start.min(at)..at]) && after(text, next).is_some_and(|c| !c.is_lowercase()) {
            out.push(start..at);
            start = next;
        }
    }
    out.push(start..text.len());
    if out.iter().all(|range| range.len() <= LONGEST) {
        return out;
    }
    out.into_iter().flat_map(|range| pieces(text, range)).collect()
}

/// Whether the text ends in an abbreviation of one or two letters that starts with a capital: `TP`.
fn is_short(text: &[u8]) -> bool {
    let letters = text.iter().rev().take(3).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let free = text.len() == letters || text.get(text.len() - letters - 1).is_some_and(u8::is_ascii);
    (1..=2).contains(&letters) && free && text[text.len() - letters].is_ascii_uppercase()
}

/// An over-long sentence in pieces, cut at spaces.
fn pieces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let (mut out, mut start) = (vec![], range.start);
    for (at, _) in text[range.clone()].match_indices(' ') {
        if range.start + at - start >= LONGEST - 200 {
            out.push(start..range.start + at);
            start = range.start + at + 1;
        }
    }
    out.push(start..range.end);
    out.retain(|piece| piece.len() <= LONGEST);
    out
}

/// `start`, or where the last `reach` bytes before `end` begin.
pub(super) fn back(text: &str, start: usize, end: usize, reach: usize) -> usize {
    let floor = start.max(end.saturating_sub(reach));
    (floor..=end).find(|&at| text.is_char_boundary(at)).unwrap_or(end)
}

/// Whether the word before a number makes it a date, a year, or the name of something: `ngày 5`, `năm 2030`, `khoản 2`.
fn is_ordinal(text: &str, digit: usize) -> bool {
    #[rustfmt::skip]
    static WORDS: PhraseSet = PhraseSet::new(&[
        "ngày", "tháng", "điều", "khoản", "mục", "lần thứ", "quý", "lớp", "cấp", "mức độ", "nhóm", "top", "tốp",
        "phụ lục", "biểu", "khóa", "đợt", "mẫu", "số", "giai đoạn",
    ]);
    let end = trim_spaces(text, digit);
    let year = || phrase_before(text, end, "năm").is_some() && is_year(&text[digit..digits_end(text, digit)]);
    any_before(text, end, &WORDS).is_some() || year()
}

impl Sentence<'_, '_> {
    /// Reads the sentence's numbers into drafts.
    pub(super) fn read(&mut self) {
        let bytes = self.text.as_bytes();
        let (mut at, mut used) = (self.range.start, self.range.start);
        while let Some(digit) = (at..self.range.end).find(|&at| bytes[at].is_ascii_digit()) {
            let quantity = quantity_at(self.text, digit).filter(|q| q.range.end <= self.range.end);
            // `nông thôn mới kiểu mẫu 1,8%`: what has a percent sign counts nothing off.
            let share =
                quantity.as_ref().is_some_and(|q| q.unit.as_ref().is_some_and(|unit| self.text[unit.start..].starts_with('%')));
            if !share && is_ordinal(self.text, digit) {
                at = digit
                    + bytes[digit..self.range.end]
                        .iter()
                        .take_while(|byte| byte.is_ascii_digit() || b"/-.,".contains(byte))
                        .count();
                continue;
            }
            let Some(mut quantity) = quantity else {
                at = digits_end(self.text, digit);
                continue;
            };
            if quantity.unit.is_none()
                && let Some(noun) = self.counted_noun(&quantity)
            {
                quantity.range.end = quantity.range.end.max(noun.end);
                quantity.unit = Some(noun);
            }
            at = quantity.range.end.max(digit + 1);
            if quantity.range.start < used || quantity.suspect || self.is_other(&quantity) {
                continue;
            }
            let predicate = predicate(self.text, used, &quantity);
            let quantity = self.bounded(quantity, predicate.start);
            let end = predicate.start.max(used);
            let region = back(self.text, used, end, REACH)..end;
            let before = self.drafts.len();
            let spot = Spot { quantity, predicate, region, subject: OnceCell::new() };
            let taken = match self.aside(&spot) {
                Some(aside) => self.add_aside(&spot, aside),
                None => self.take(&spot),
            };
            if let Some(end) = taken {
                used = end;
                at = at.max(end);
                self.setting.note(self.drafts.last());
                self.unnamed = None;
            } else {
                self.drafts.truncate(before);
                let percent = spot.quantity.unit.as_ref().is_some_and(|unit| &self.text[unit.clone()] == "%");
                let stated = matches!(spot.predicate.verb, Verb::Value | Verb::None | Verb::Have | Verb::Colon);
                self.unnamed = (percent && stated && self.subject(&spot) == Subject::Empty).then_some(spot.quantity);
            }
        }
    }

    /// The quantity with the bound that its predicate sets before a year: `ít nhất vào năm 2028 đạt 40%`.
    fn bounded(&self, mut quantity: Quantity, from: usize) -> Quantity {
        if quantity.comparator == Comparator::Eq && from < quantity.range.start {
            let said = fold::key(&self.text[from..quantity.range.start]);
            let says = |words: [&str; 2]| words.iter().any(|word| said.contains(word));
            match () {
                () if says(["ít nhất", "tối thiểu"]) => quantity.comparator = Comparator::Ge,
                () if says(["không quá", "tối đa"]) => quantity.comparator = Comparator::Le,
                () => {}
            }
        }
        quantity
    }

    /// Years, counts of events and other numbers that never state a value.
    fn is_other(&self, quantity: &Quantity) -> bool {
        if self.is_counted_per(quantity) {
            return true;
        }
        if let Some(unit) = &quantity.unit {
            // `gấp 1,5 lần` is a measure, `tổ chức 2 lần` a count.
            let before = trim_spaces(self.text, quantity.range.start);
            let times = phrase_before(self.text, trim_spaces(self.text, quantity.number.start), "gấp").is_some()
                || phrase_before(self.text, before, "tăng").is_some()
                    && phrase_at(self.text, skip_spaces(self.text, quantity.range.end), "so với").is_some();
            let unit = &self.text[unit.clone()];
            return is_event(unit) && !times && !self.is_age(unit, quantity) && !self.is_bound_of_time(quantity);
        }
        let digits = &self.text[quantity.number.clone()];
        // Without a unit only a place in a ranking is whole, and its verb stands right before it.
        let whole = quantity.of.is_none() && quantity.value.scale() == 0;
        let plain = whole && !is_ranked(self.text, quantity.number.start) && !self.steps_on(quantity);
        plain || (quantity.of.is_none() && (is_year(digits) || quantity.upper.is_some()))
    }

    /// Whether a number without a unit is the level that the next one starts from: `tăng từ 120 lên 150 hợp tác xã`.
    fn steps_on(&self, quantity: &Quantity) -> bool {
        let text = self.text;
        let next = any_at(text, skip_spaces(text, quantity.range.end), phrases!["lên", "xuống còn", "xuống"]);
        let digit =
            next.map(|next| skip_spaces(text, next)).filter(|&digit| after(text, digit).is_some_and(|c| c.is_ascii_digit()));
        digit.and_then(|digit| quantity_at(text, digit)).and_then(|second| second.unit).is_some_and(|unit| !is_event(&text[unit]))
    }

    /// Reads one number. Gives the end of what was read, or nothing where the number states no indicator.
    fn take(&mut self, spot: &Spot) -> Option<usize> {
        let (_, second) = self.steps(spot);
        // `từ 5,9 lên 6,2 điểm`: one unit for both.
        let unit = spot.quantity.unit.clone().or_else(|| second.as_ref().and_then(|second| second.unit.clone()));
        let unit = unit.map_or("", |unit| &self.text[unit]);
        if spot.predicate.verb == Verb::Rank {
            return self.rank(spot);
        }
        if let Some(end) = self.respective(spot) {
            return Some(end);
        }
        if is_place_unit(unit) {
            return self.change_of_rank(spot);
        }
        let percent = unit.starts_with(['%', '‰']) || unit.starts_with("phần trăm");
        let points = unit.to_lowercase().starts_with("điểm");
        if spot.quantity.of.is_some() && !points && !unit.is_empty() {
            return None;
        }
        if percent && self.tells_apart(spot) {
            return None;
        }
        // `giảm từ 23 ca/1.000 phụ nữ xuống 18 …`: a measure goes from one level to another.
        let levels = || matches!(self.subject(spot), Subject::Measure(_)) && !is_event(unit);
        if second.is_some() && (percent || points || levels()) {
            return self.value(spot);
        }
        if is_event(unit) && second.is_some() {
            return if self.is_timed(spot) { self.value(spot) } else { None };
        }
        if is_event(unit) && !unit.starts_with("lần") && !self.is_timed(spot) {
            return None;
        }
        match spot.predicate.verb {
            Verb::Rise | Verb::Fall if percent || points => self.change(spot, spot.predicate.verb == Verb::Fall),
            Verb::Rise | Verb::Fall if !unit.starts_with("lần") => self.change_of_amount(spot),
            _ if percent => self.percentage(spot),
            _ if points => self.value(spot),
            _ => self.measure(spot, unit),
        }
    }

    /// Whether a bound tells what is measured, and its own value follows: `xã có tỷ lệ hộ nghèo trên 25% giảm 4%`.
    fn tells_apart(&self, spot: &Spot) -> bool {
        let next = skip_spaces(self.text, spot.quantity.range.end);
        spot.predicate.verb == Verb::None
            && spot.quantity.comparator != Comparator::Eq
            && (any_at(self.text, next, phrases!["có thể", "thì", "được phép"]).is_some()
                || any_at(self.text, next, phrases!["giảm", "tăng", "đạt", "còn"])
                    .is_some_and(|verb| starts_quantity(self.text, skip_spaces(self.text, verb))))
    }

    /// What the subject is counted per: `số giường bệnh trên 1 vạn dân`, `trên 100.000 trẻ đẻ sống`.
    fn is_counted_per(&self, quantity: &Quantity) -> bool {
        let text = self.text;
        let round = text[quantity.number.clone()].trim_end_matches(['0', '.']) == "1";
        let counted = skip_spaces(text, quantity.range.end);
        round
            && phrase_before(text, trim_spaces(text, quantity.number.start), "trên").is_some()
            && (any_at(text, counted, phrases!["dân", "người dân", "trẻ", "hộ dân"]).is_some())
    }

    /// Whether an age is what is measured: `tuổi thọ trung bình đạt 74,5 tuổi`.
    fn is_age(&self, unit: &str, quantity: &Quantity) -> bool {
        phrase_at(unit, 0, "tuổi").is_some()
            && self.text[self.range.start..quantity.number.start].to_lowercase().contains("tuổi thọ")
    }

    /// Whether a time is aimed at as a bound or as what a longer one is cut to: `không quá 02 ngày`, `xuống còn 110 giờ`.
    fn is_bound_of_time(&self, quantity: &Quantity) -> bool {
        let text = self.text;
        let cut = || any_before(text, trim_spaces(text, quantity.number.start), phrases!["xuống còn", "còn", "xuống"]).is_some();
        let steps = || any_at(text, skip_spaces(text, quantity.range.end), phrases!["xuống còn", "còn", "xuống"]).is_some();
        self.setting.is_among_goals() && (quantity.comparator != Comparator::Eq || cut() || steps())
    }

    /// Whether the subject is a time, or a count of occasions, that is measured: `thời gian nộp thuế`, `số lần giao dịch`.
    fn is_timed(&self, spot: &Spot) -> bool {
        let Subject::Measure(name) = self.subject(spot) else { return false };
        any_at(self.text, name.start, phrases!["thời gian", "số lần", "số giờ", "số ngày", "số vụ", "tuổi thọ"]).is_some()
            && any_at(self.text, name.start, phrases!["thời gian thực hiện", "thời gian tổ chức"])
                .is_none_or(|end| end < name.end)
    }

    /// The text with its telling words.
    pub(super) fn marked(&self) -> Marked<'_> {
        Marked::new(self.text, &self.range, &self.marks)
    }

    pub(super) fn subject(&self, spot: &Spot) -> Subject {
        spot.subject.get_or_init(|| self.read_subject(spot)).clone()
    }

    fn read_subject(&self, spot: &Spot) -> Subject {
        let share = spot.quantity.unit.as_ref().is_some_and(|unit| self.text[unit.start..].starts_with('%'));
        name::subject(self.marked(), spot.region.clone(), spot.predicate.verb, share)
    }

    pub(super) fn is_target(&self, spot: &Spot) -> bool {
        // `từ 9% năm 2026 xuống 4% năm 2031`: the period of what it gets to.
        let stated = self.stated_period(&spot.quantity).and_then(|own| match self.steps(spot).1 {
            Some(second) => self.stated_period(&second),
            None => Some(own),
        });
        self.setting.is_target(self.marked(), &self.range, &spot.quantity, stated.as_deref())
    }

    /// The year (or years) of a value, from the sentence: the one right after it, else as its setting tells.
    pub(super) fn period(&self, spot: &Spot, target: bool) -> Option<String> {
        self.stated_period(&spot.quantity).or_else(|| self.setting.period(self.text, &self.range, &spot.quantity, target))
    }

    /// The period that stands right after a value: `16,5%/năm giai đoạn 2026 - 2030`.
    pub(super) fn stated_period(&self, quantity: &Quantity) -> Option<String> {
        let end = quantity.range.end;
        // `bằng 105% năm 2023` is measured by that year.
        let compared = any_at(self.text, quantity.range.start, phrases!["bằng", "gấp"]).is_some();
        let bracket = self.text[end..].trim_start().starts_with('(');
        if compared || bracket { None } else { Some(Setting::period_after(self.text, end, self.range.end)?.0) }
    }

    /// The main draft of the sentence: the last that is not a change of rank.
    pub(super) fn current(&self) -> Option<usize> {
        self.drafts.iter().rposition(|draft| draft.parent.is_none() && !draft.is_change)
    }

    /// Whether a bracket is open at `at`.
    pub(super) fn is_bracketed(&self, at: usize) -> bool {
        self.text[self.range.start..at]
            .rfind(['(', ')'])
            .is_some_and(|sign| self.text[self.range.start + sign..].starts_with('('))
    }

    /// The index that a number without a subject of its own is about: named earlier in the sentence, or before it.
    pub(super) fn topic(&self, spot: &Spot) -> Option<Topic> {
        let here = last_index(self.text, back(self.text, 0, spot.region.end, TOPIC_REACH)..spot.region.end);
        let here = here.map(|range| Topic { name: self.text[range.clone()].to_owned(), range: Some(range) });
        here.or_else(|| self.setting.topic())
    }

    /// The index named in the text before the number, nearest first.
    pub(super) fn index_named(&self, spot: &Spot) -> Option<Range<usize>> {
        last_index(self.text, spot.region.clone())
    }

    pub(super) fn push(&mut self, name: Range<usize>) -> usize {
        self.drafts.push(Draft::new(self.text[name.clone()].to_owned(), name));
        self.drafts.len() - 1
    }
}
