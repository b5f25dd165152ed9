//! `TT305` font-style: each component is bold or not, upright or italic.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::components::components;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Profile, Rule};
use crate::check::subject::Subject;
use crate::raw::Run;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT305",
    name: "font-style",
    severity: Severity::Warning,
    profile: Some(Profile::State),
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Kiểu chữ của thành phần thể thức không đúng: đậm, nghiêng.",
        en: "A component is not bold, upright or italic as prescribed.",
    },
    why: Text {
        vi: "Văn bản trình bày sai bị trả lại khi trình ký hoặc khi gửi qua trục liên thông.",
        en: "A document of another form is sent back before it is signed.",
    },
    example: "địa danh và ngày tháng in đứng",
    instead: "địa danh và ngày tháng in nghiêng",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II và V",
    fix: FixSafety::None,
    needs: Needs::Layout,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Each component is told of once a style.
    let mut told = vec![];
    for part in components(subject) {
        let wrong =
            |run: &Run| part.bold.is_some_and(|bold| run.bold != bold) || part.italic.is_some_and(|italic| run.italic != italic);
        let Some((run, place)) = subject.inked(&part.place).find(|(run, _)| wrong(run)) else { continue };
        if told.contains(&(part.en, run.bold, run.italic)) {
            continue;
        }
        told.push((part.en, run.bold, run.italic));
        let (is, must) = (said(Some(run.bold), Some(run.italic)), said(part.bold, part.italic));
        report.add(
            place,
            format!("{}: {}, phải {}", part.vi, is.0, must.0),
            format!("{}: {}; it must be {}", part.en, is.1, must.1),
        );
    }
}

/// A style in both languages; what is left open is not named.
fn said(bold: Option<bool>, italic: Option<bool>) -> (String, String) {
    let bold = bold.map(|bold| if bold { ("đậm", "bold") } else { ("không đậm", "not bold") });
    let italic = italic.map(|italic| if italic { ("in nghiêng", "italic") } else { ("in đứng", "upright") });
    let join = |words: Vec<&str>| words.join(", ");
    let both: Vec<_> = italic.into_iter().chain(bold).collect();
    (join(both.iter().map(|(vi, _)| *vi).collect()), join(both.iter().map(|(_, en)| *en).collect()))
}
