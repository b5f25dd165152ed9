//! `TT303` font-name: all text is set in Times New Roman.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Profile, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT303",
    name: "font-name",
    severity: Severity::Warning,
    profile: Some(Profile::State),
    since: Some("2020-03-05"),
    until: None,
    what: Text { vi: "Phông chữ không phải Times New Roman.", en: "The font is not Times New Roman." },
    why: Text {
        vi: "Văn bản trình bày sai bị trả lại khi trình ký hoặc khi gửi qua trục liên thông.",
        en: "A document of another form is sent back before it is signed.",
    },
    example: "phông chữ Arial",
    instead: "phông chữ Times New Roman, bộ mã Unicode",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.4",
    fix: FixSafety::None,
    needs: Needs::Layout,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut told: Vec<&str> = vec![];
    let looks = &subject.doc.looks;
    for run in &looks.runs {
        let Some(name) = looks.name(run.font).filter(|name| !is_allowed(name)) else { continue };
        let place = Place::in_text(run.range.start, run.range.end, subject.doc.lines.line(run.range.start));
        // Each font is named once: a whole document in another font is one fault.
        if told.contains(&name) || !subject.words(&place).contains(char::is_alphabetic) {
            continue;
        }
        told.push(name);
        report.add(
            place,
            format!("phông chữ “{name}”, phải là Times New Roman"),
            format!("the font is “{name}”; it must be Times New Roman"),
        );
    }
}

/// Times New Roman, its metric twins that free programs put in its place, and fonts of signs.
fn is_allowed(name: &str) -> bool {
    ["times new roman", "liberation serif", "tinos", "symbol", "wingdings", "cambria math"]
        .iter()
        .any(|known| name.to_lowercase().starts_with(known))
}
