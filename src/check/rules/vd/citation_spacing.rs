//! `VD115` citation-spacing: the symbol of a cited document has spaces inside.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::ReferenceSystem;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD115",
    name: "citation-spacing",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Số, ký hiệu viện dẫn có khoảng trắng bên trong.", en: "The symbol of a cited document has spaces inside."
    },
    why: Text {
        vi: "Giữa số, dấu gạch và chữ viết tắt không cách chữ; tìm kiếm theo ký hiệu sẽ không ra.",
        en: "Number, strokes and abbreviations stand without spaces; a search by the symbol fails.",
    },
    example: "Tờ trình số 473/TTr -SNN",
    instead: "Tờ trình số 473/TTr-SNN",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reference in subject.plan.references.iter().filter(|reference| reference.system != ReferenceSystem::Standard) {
        if !reference.number.contains('/') || reference.text.contains(&reference.number) {
            continue;
        }
        let Some((start, end)) = spaced(&reference.text, &reference.number) else { continue };
        let place = subject.place_in(reference.place, &reference.text, start..end);
        let written = &reference.text[start..end];
        let right = &reference.number;
        report
            .add(place, format!("“{written}” viết liền là “{right}”"), format!("“{written}” is written “{right}”"))
            .replace(place, right.clone());
    }
}

/// Where the symbol stands in the text with spaces inside it.
fn spaced(text: &str, number: &str) -> Option<(usize, usize)> {
    let first = number.chars().next()?;
    for (start, _) in text.match_indices(first) {
        let mut wanted = number.chars().peekable();
        for (at, c) in text[start..].char_indices() {
            if wanted.peek() == Some(&c) {
                wanted.next();
                if wanted.peek().is_none() {
                    return Some((start, start + at + c.len_utf8()));
                }
            } else if c != ' ' {
                break;
            }
        }
    }
    None
}
