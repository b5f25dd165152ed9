//! `CT122` sentence-case: a sentence begins in small letters.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT122",
    name: "sentence-case",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Sau dấu chấm hết câu không viết hoa.", en: "A sentence begins in small letters." },
    why: Text {
        vi: "Chữ cái đầu câu phải viết hoa; nếu chưa hết câu thì dấu chấm bị thừa.",
        en: "A sentence begins with a capital; if it goes on, the full stop is wrong.",
    },
    example: "Trồng cây. chăm sóc cây.",
    instead: "Trồng cây. Chăm sóc cây.",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục II, mục I",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for passage in subject.prose() {
        let text = passage.text;
        for at in memchr::memmem::find_iter(text.as_bytes(), b". ") {
            let next = &text[at + 2..];
            let Some(first) = next.chars().next().filter(|c| fold::is_letter(*c) && !fold::is_upper(*c)) else { continue };
            let word = text[..at].rsplit([' ', '(', '“', '/', '-']).next().unwrap_or("");
            // A full stop after an abbreviation, a figure or a row of points ends no sentence.
            let small =
                word.chars().count() > 2 && word.chars().all(|c| fold::is_letter(c) && !fold::is_upper(c)) && is_vietnamese(word);
            let follows = next.split(' ').next().is_some_and(|next| next.chars().count() > 1 && !next.contains(')'));
            if small && follows {
                let end = at + 2 + first.len_utf8();
                let shown: Vec<&str> = next.split(' ').take(3).collect();
                let shown = shown.join(" ");
                report
                    .add(
                        subject.place(passage, at - word.len()..at + 2 + shown.len()),
                        format!("sau dấu chấm, “{shown}” không viết hoa"),
                        format!("“{shown}” begins a sentence in small letters"),
                    )
                    .replace(subject.place(passage, at + 2..end), first.to_uppercase().to_string());
            }
        }
    }
}

/// Whether a word has a vowel: `tr`, `th` and their like are abbreviations.
fn is_vietnamese(word: &str) -> bool {
    word.chars().any(|c| !c.is_ascii() && c != 'đ' || matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}
