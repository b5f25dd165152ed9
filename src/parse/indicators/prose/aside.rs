//! Asides: a figure right behind another that says where things stand, or what was aimed at: `đạt 90% (đến nay mới đạt
//! 39,5%)`, `đạt 7,6% (mục tiêu là 8,5%)`. Words of time and of goals name nothing, so the figure belongs to the one before.

use super::context::Setting;
use super::periods::periods;
use super::record::{Draft, Figure};
use super::sentence::{Sentence, Spot};
use super::values::value_start;
use super::verb::Verb;
use crate::model::Comparator;
use crate::parse::scan::{PhraseSet, after, any_at, phrases, skip_spaces};

/// What an aside tells of the indicator before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tells {
    /// How far it has come.
    State,
    /// How far it had come a year ago.
    Earlier,
    /// What it is compared with by a figure that is none of its own: `vượt mục tiêu 2%`.
    Beyond,
    /// What was aimed at.
    Goal,
}

/// What is known of a figure said beside another one.
pub(super) struct Aside {
    tells: Tells,
    period: Option<String>,
    /// Whether a goal is said to be a goal (`mục tiêu`), and nobody else's (`giao`).
    own: bool,
}

/// Words of what is so today: they may stand after a comma, too.
static NOW: PhraseSet = PhraseSet::new(&["cho đến nay", "tính đến nay", "đến nay", "hiện nay", "hiện tại", "hiện"]);
/// Words that tell of a state only in brackets.
static STATES: PhraseSet = PhraseSet::new(&["tính đến", "ước thực hiện", "thực hiện", "kết quả"]);
static GOALS: PhraseSet = PhraseSet::new(&["mục tiêu", "chỉ tiêu", "kế hoạch", "nghị quyết"]);
/// Words that add nothing to what an aside tells.
#[rustfmt::skip]
static FILLERS: PhraseSet = PhraseSet::new(&[
    "mới chỉ", "mới", "chỉ", "đã", "đang", "cũng", "được", "đạt được", "đạt", "là", "ở mức", "mức", "còn", "có", "khoảng", "ước",
    "đề ra", "đặt ra", "giao", "nghị quyết", "đại hội", "đảng bộ", "hđnd", "hội đồng nhân dân", "của", "tỉnh", "huyện", "xã",
    "thành phố", "trung ương", "chính phủ", "cuối năm", "đầu năm", "đến năm", "năm", "tháng", "ngày", "quý", "vào", "trong",
    "giai đoạn", "kế hoạch", "trước", "đến hết", "đến cuối", "hết", "tăng", "giảm", "ngành", "quốc gia", "chiến lược", "chương trình", "đề án", "quy hoạch", "nhiệm kỳ",
]);

impl Sentence<'_, '_> {
    /// What a number says as an aside, if it is one.
    pub(super) fn aside(&self, spot: &Spot) -> Option<Aside> {
        const MOST_WORDS: usize = 14;
        let (text, number) = (self.text, spot.quantity.number.start);
        // `đạt 90% trong năm 2030 (đến nay …)`
        let open = skip_spaces(text, spot.region.start);
        let open = match after(text, open)? {
            '(' | ',' | ';' => open,
            _ => skip_spaces(text, Setting::period_after(text, open, number)?.1),
        };
        let bracket = match after(text, open)? {
            '(' => true,
            ',' | ';' => false,
            _ => return None,
        };
        let last = self.drafts.last()?;
        let start = skip_spaces(text, open + 1);
        let (tells, mut at) = match any_at(text, start, &NOW) {
            Some(end) => (Tells::State, end),
            None if !bracket => return None,
            None => Self::bracketed(text, start)?,
        };
        for _ in 0..MOST_WORDS {
            at = skip_spaces(text, at);
            if at >= spot.quantity.range.start {
                break;
            }
            // A date, a colon or a word.
            let len = text[at..number].find(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | ':' | '-')).unwrap_or(0);
            match any_at(text, at, &FILLERS).or((len > 0).then_some(at + len)) {
                Some(end) => at = end,
                None => break,
            }
        }
        // `100% hồ sơ được số hóa (hiện mới số hóa 40%)` repeats a verb of the name.
        let rest = text.get(at..spot.quantity.range.start).map_or("", str::trim);
        let repeated = tells == Tells::State && bracket && last.name.ends_with(rest);
        if !(rest.is_empty() || repeated) {
            return None;
        }
        let period = periods(text, start..number).last().map(|(.., range)| text[range].split_whitespace().collect());
        // `tăng 7% (kế hoạch tăng 8%)`: by how much, not to what.
        let changes = matches!(spot.predicate.verb, Verb::Rise | Verb::Fall);
        let tells = if changes { Tells::Beyond } else { tells };
        let own = any_at(text, start, phrases!["mục tiêu"]).is_some() && !text[start..number].contains("giao");
        Some(Aside { tells, period, own })
    }

    /// What the first words in a bracket tell, and where they end.
    fn bracketed(text: &str, start: usize) -> Option<(Tells, usize)> {
        if let Some(end) = any_at(text, start, &STATES) {
            return Some((Tells::State, end));
        }
        if let Some(end) = any_at(text, start, phrases!["cùng kỳ năm trước", "cùng kỳ", "năm trước"]) {
            return Some((Tells::Earlier, end));
        }
        if let Some(end) = any_at(text, start, phrases!["vượt", "cao hơn", "thấp hơn", "hụt"]) {
            return Some((Tells::Beyond, any_at(text, skip_spaces(text, end), &GOALS)?));
        }
        Some((Tells::Goal, any_at(text, start, &GOALS)?))
    }

    /// Adds an aside to the indicator right before it. Gives its end, or nothing where it does not fit that one.
    pub(super) fn add_aside(&mut self, spot: &Spot, aside: Aside) -> Option<usize> {
        let quantity = &spot.quantity;
        let at = self.drafts.len().checked_sub(1)?;
        let unit = quantity.unit.clone().map(|unit| &self.text[unit]);
        if !self.alike(at, unit)
            || self.drafts[at].delta.is_some()
            || quantity.of.is_some_and(|of| self.drafts[at].max != Some(of))
        {
            return None;
        }
        let text = value_start(self.text, quantity)..quantity.range.end;
        let figure = Figure::of(quantity, aside.period, text.clone());
        let sentence = &self.text[self.range.start..text.start];
        let draft = &mut self.drafts[at];
        match (aside.tells, draft.baseline.is_some(), draft.target.take()) {
            (Tells::State | Tells::Earlier, false, Some(target)) if aside.tells == Tells::State || figure.period.is_some() => {
                draft.target = Some(target);
                draft.baseline = Some(figure);
            }
            (Tells::Goal, true, None) => draft.target = Some(figure),
            // `đạt 90% năm 2030 (mục tiêu đến năm 2035 là 95%)`: two targets.
            (Tells::Goal, false, Some(target)) if figure.period.is_some() && target.period.is_some() => {
                let same = target.period == figure.period;
                draft.target = Some(target);
                let mut next = Draft::new(draft.name.clone(), draft.name_range.clone());
                (next.unit, next.max, next.target) = (draft.unit.clone(), draft.max, Some(figure));
                next.cover(text.clone());
                if same {
                    return None;
                }
                self.drafts.push(next);
                return Some(text.end);
            }
            // What is set beside a goal is what was reached; beside what was asked for it may be a goal of one's own.
            (Tells::Goal, false, Some(mut reached))
                if aside.own && reached.comparator == Comparator::Eq && !sentence.contains("hấn đấu") =>
            {
                reached.period = reached.period.filter(|period| sentence.contains(period.as_str()));
                (draft.baseline, draft.target) = (Some(reached), Some(figure));
            }
            (_, _, target) => {
                draft.target = target;
                return None;
            }
        }
        draft.cover(text.clone());
        Some(text.end)
    }
}
