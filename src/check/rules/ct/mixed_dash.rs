//! `CT128` mixed-dash: long dashes and hyphens stand in one and the same use.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::{Passage, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT128",
    name: "mixed-dash",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dấu gạch ngang dài và gạch nối dùng lẫn trong cùng một cách viết.",
        en: "Long dashes and hyphens stand in one and the same use.",
    },
    why: Text {
        vi: "Một tên viết hai kiểu thì không tìm thấy nhau.", en: "A name written in two ways is not found as one."
    },
    example: "Tài chính - Kế hoạch … Tài chính – Kế hoạch",
    instead: "Tài chính - Kế hoạch",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let dashes: Vec<_> = subject.written(" – ").collect();
    let hyphens = subject.written(" - ").next().is_some();
    let Some(&(passage, at)) = dashes.first().filter(|_| hyphens) else { return };
    let count = dashes.len();
    let start = passage.text[..at].rfind(' ').map_or(0, |space| space + 1);
    let tail = at + " – ".len();
    let end = tail + passage.text[tail..].find(' ').unwrap_or(passage.text.len() - tail);
    let words = &passage.text[start..end];
    let found = report.add(
        subject.place(passage, start..end),
        format!("“{words}” viết gạch dài, nơi khác viết “ - ” ({count} chỗ)"),
        format!("“{words}” has a long dash, “ - ” stands elsewhere ({count} spots)"),
    );
    let dash = |passage: &Passage<'_>, at: usize| subject.place(passage, at + 1..at + 1 + "–".len());
    found.replace_each(dashes.iter().map(|(passage, at)| (dash(passage, *at), "-".to_owned())));
}
