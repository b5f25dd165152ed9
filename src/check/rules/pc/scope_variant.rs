//! `PC120` scope-variant: the span of the plan differs between preamble and title or closing.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::years;
use crate::check::subject::Part;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC120",
    name: "scope-variant",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Phạm vi thời gian của kế hoạch ở lời dẫn và ở trích yếu, phần kết khác nhau.",
        en: "The span of the plan differs between preamble and title or closing.",
    },
    why: Text {
        vi: "Không rõ kế hoạch chỉ cho một năm hay cho cả các năm sau.",
        en: "It is not clear whether the plan is for one year or for later ones too.",
    },
    example: "Kế hoạch … năm 2026 và những năm tiếp theo … Trên đây là Kế hoạch … năm 2026",
    instead: "Kế hoạch … năm 2026 … Trên đây là Kế hoạch … năm 2026",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

const OPEN: [&str; 6] =
    ["những năm tiếp theo", "các năm tiếp theo", "năm tiếp theo", "những năm sau", "các năm sau", "giai đoạn tiếp theo"];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let title = subject.plan.header.title.as_deref().map(fold::key).unwrap_or_default();
    let is_open = |text: &str| OPEN.iter().any(|words| text.contains(words));
    if !subject.is_plan() || title.is_empty() || is_open(&title) || years(&title).len() != 1 {
        return;
    }
    let opened = subject.folded().find_map(|(passage, text)| {
        if passage.part != Part::Preamble {
            return None;
        }
        let at = text.rfind("ban hành kế hoạch")?;
        is_open(&text[at..]).then_some((passage.place.line, passage, at))
    });
    let Some((line, preamble, at)) = opened else { return };
    let closing = subject.folded().find_map(|(passage, text)| {
        if passage.part != Part::Closing {
            return None;
        }
        let at = text.find("trên đây là kế hoạch")?;
        let end = text[at..].find(". ").map_or(text.len(), |end| at + end);
        let sentence = &text[at..end];
        (!years(sentence).is_empty() && !is_open(sentence)).then(|| subject.place(passage, at..end))
    });
    let place = closing.unwrap_or_else(|| subject.place(preamble, at..preamble.text.len()));
    report.add(
        place,
        format!("lời dẫn (dòng {line}) ghi cả những năm tiếp theo; trích yếu, phần kết chỉ ghi một năm"),
        format!("the preamble (line {line}) speaks of later years too, title and closing of one year only"),
    );
}
