//! `CT126` bracket-unbalanced: a bracket is opened and not closed, or closed and not opened.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT126",
    name: "bracket-unbalanced",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Ngoặc đơn mở mà không đóng, hoặc đóng mà không mở.",
        en: "A bracket is opened and not closed, or closed and not opened.",
    },
    why: Text { vi: "Không biết phần chú thích kết thúc ở đâu.", en: "Nobody can tell where the remark ends." },
    example: "Trồng cây (ven đường, ven sông.",
    instead: "Trồng cây (ven đường, ven sông).",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for passage in subject.prose() {
        let bytes = passage.text.as_bytes();
        let mut open = vec![];
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'(' => open.push(at),
                b')' if open.pop().is_none() && !is_label(passage.text, at) => {
                    let place = subject.place(passage, at..at + 1);
                    if opened_above(subject, place.start) {
                        continue;
                    }
                    report.add(place, "ngoặc đơn “)” đóng mà không mở", "the bracket “)” is closed and not opened");
                }
                _ => {}
            }
        }
        // A label inside brackets, `(gồm: a) …`, closes one too many.
        if let [at] = open.as_slice() {
            let place = subject.place(passage, *at..at + 1);
            if closed_below(subject, passage.place.end) {
                continue;
            }
            report.add(place, "ngoặc đơn “(” mở mà không đóng", "the bracket “(” is opened and not closed");
        }
    }
}

/// Whether a bracket is open where a paragraph begins, within a few lines: a remark may be set in several paragraphs.
fn opened_above(subject: &Subject<'_>, at: u32) -> bool {
    const REACH: usize = 400;
    let bytes = &subject.doc.source().as_bytes()[(at as usize).saturating_sub(REACH)..at as usize];
    let mut depth = 0i32;
    for byte in bytes {
        match byte {
            b'(' => depth += 1,
            b')' => depth = (depth - 1).max(0),
            _ => {}
        }
    }
    depth > 0
}

/// Whether a bracket that a paragraph leaves open is closed in the next.
fn closed_below(subject: &Subject<'_>, at: u32) -> bool {
    let rest = subject.doc.source().get(at as usize..).unwrap_or("").trim_start();
    let next = &rest[..rest.find('\n').unwrap_or(rest.len())];
    // A label, `a)`, closes nothing.
    next.find([')', '(']).is_some_and(|at| next[at..].starts_with(')') && at > 3)
}

/// Whether a closing bracket ends a label: `a)`, `1)`, `iii)`.
fn is_label(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let word = before.rsplit(|c: char| !fold::is_word(c)).next().unwrap_or("");
    let start = before.len() - word.len();
    let apart = start == 0 || before[..start].ends_with([' ', ',', ';', ':', '-', '.']);
    apart && (word.chars().count() <= 2 || word.bytes().all(|byte| b"ivx".contains(&byte)))
}
