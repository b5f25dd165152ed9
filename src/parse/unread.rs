//! What looks like a value and gave none: said aloud, so that nothing is lost in silence.

use super::facts::Facts;
use super::flow::Flow;
use super::indicators::prose::is_among_targets;
use super::structure::Parts;
use super::values::outlines;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::place::Place;
use crate::model::Indicator;

/// Paragraphs of goals that hold a percentage, yet give no indicator.
pub(crate) fn figures(facts: &Facts, parts: &Parts, indicators: &[Indicator]) -> Vec<Diagnostic> {
    let mut starts: Vec<u32> = indicators.iter().map(|indicator| indicator.place.start).collect();
    starts.sort_unstable();
    let gives = |place: Place| {
        let next = starts.partition_point(|&start| start < place.start);
        starts.get(next).is_some_and(|&start| start < place.end)
    };
    let mut found = vec![];
    for outline in outlines(parts) {
        for (at, node) in outline.nodes.iter().enumerate() {
            for flow in node.body.iter().filter(|flow| holds_percentage(flow)) {
                let place = flow.whole(facts.doc);
                if !gives(place) && is_among_targets(outline, at) {
                    let message = "a percentage among the goals that gave no indicator";
                    found.push(Diagnostic::new("figure-unread", Severity::Warning, message, place));
                }
            }
        }
    }
    found
}

/// The remark on a dated task whose doer was not found.
pub(crate) fn orphan(place: Place) -> Diagnostic {
    let message = "a task with a date whose doer was not found";
    Diagnostic::new("task-without-doer", Severity::Warning, message, place)
}

fn holds_percentage(flow: &Flow) -> bool {
    let text = flow.text.as_bytes();
    memchr::memchr_iter(b'%', text).any(|at| text[..at].trim_ascii_end().last().is_some_and(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use crate::model::Plan;

    fn remarks(text: &str) -> Vec<(String, String)> {
        let plan: Plan = crate::parse(text.as_bytes(), crate::Format::Text, &crate::ParseOptions::default()).unwrap();
        let at = |place: crate::Place| text[place.start as usize..place.end as usize].to_owned();
        plan.diagnostics.iter().map(|remark| (remark.id.clone(), at(remark.place))).collect()
    }

    #[test]
    fn a_percentage_without_an_indicator_is_reported() {
        let text = "KẾ HOẠCH\nTrồng rừng năm 2026\n\nI. MỤC TIÊU\n1. Tỷ lệ che phủ đạt 52%.\n2. Khi tham gia, cứ 3% thì, do, nên.\n\n\
                    II. NHIỆM VỤ\n1. Khi làm, cứ 4% thì, do, nên.\n";
        assert_eq!(remarks(text), [("figure-unread".into(), "Khi tham gia, cứ 3% thì, do, nên.".into())]);
    }

    #[test]
    fn a_dated_task_without_a_doer_is_reported() {
        let text = "KẾ HOẠCH\nTrồng rừng năm 2026\n\nIV. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng báo cáo trước ngày 15/4/2026.\n\
                    2. Hoàn thành việc giao cây giống trước ngày 30/4/2026.\n3. Cây giống phải tốt.\n";
        let expected = "Hoàn thành việc giao cây giống trước ngày 30/4/2026.";
        assert_eq!(remarks(text), [("task-without-doer".into(), expected.into())]);
    }
}
