//! Times that stand by themselves, as in the cells of a table.

use std::sync::LazyLock;

use super::point::is_point;
use super::{Finder, FoundDeadline};
use crate::parse::facts::Calendar;
use crate::parse::words::{Phrases, Shape, Words};

/// The deadline that a cell, or the text after `Thời gian thực hiện:`, is as a whole, and the further times in it; none
/// where nothing is written.
pub(crate) fn read_deadlines(text: &str, calendar: Calendar) -> Vec<FoundDeadline> {
    let words = Words::new(text);
    let finder = Finder { words: &words, calendar, cell: true };
    let worded = finder.words.all.iter().any(|word| word.shape != Shape::Mark);
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().trim_end_matches(['.', ';', ',']).len().max(start);
    if !worded || text.trim().chars().count() <= 1 {
        return vec![];
    }
    let mut found = finder.all();
    // Two points far apart (`tháng 6, tháng 12`) have no normal form of their own.
    let several = found.iter().filter(|one| one.normal.as_ref().is_some_and(|normal| is_point(normal))).count() > 1;
    let whole = FoundDeadline { range: start..end, normal: None, inferred_year: false };
    if several || found.is_empty() {
        found.insert(0, whole);
    } else {
        found[0].range = whole.range;
    }
    found
}

static OPENINGS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "hoàn thành|ban hành|thực hiện|triển khai|tổ chức|trình|xong|hoàn thành việc|xong việc|báo cáo|thời gian|thời gian thực hiện";
    Phrases::new(&[(words, ())])
});

/// Whether a text opens with a time that is the whole of its first clause: `Quý I/2025`, `Hoàn thành trong năm 2025, …`.
pub(crate) fn is_time(text: &str) -> bool {
    const LONGEST: usize = 300;
    // The year does not matter here.
    let calendar = Calendar { year: Some(2000), ..Calendar::default() };
    if text.len() > LONGEST {
        return false;
    }
    let words = Words::new(text);
    let finder = Finder { words: &words, calendar, cell: true };
    let start = OPENINGS.end(&words, 0).unwrap_or(0);
    let Some((end, Some(found))) = finder.one(start) else { return false };
    found.normal.is_some() && words.all.get(end).is_none_or(|word| word.shape == Shape::Mark || words.slice(end) == "và")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_other_cells() {
        for text in [
            "Quý I/2025",
            "Tháng 9",
            "Giai đoạn 2026 - 2027. Rà soát (nếu có)",
            "Ban hành trong quý I năm 2026. Rà soát",
            "30/6/2025",
        ] {
            assert!(is_time(text), "{text}");
        }
        assert!(is_time("Thường xuyên") && is_time("Hằng năm") && is_time("Trong năm 2025 và các năm tiếp theo"));
        for text in
            ["Hằng năm tổ chức hội nghị", "Kế hoạch năm 2025", "Sở Y tế", "12", "", "Mở lớp", "Tháng hành động", "Tổ chức lớp"]
        {
            assert!(!is_time(text), "{text}");
        }
    }
}
