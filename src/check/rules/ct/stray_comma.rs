//! `CT132` stray-comma: a comma parts a fixed phrase, or a verb from its object.

use std::ops::Range;

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{after, is_edge};
use crate::check::subject::{Passage, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT132",
    name: "stray-comma",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Dấu phẩy thừa giữa cụm từ cố định, hoặc giữa động từ và bổ ngữ.",
        en: "A comma parts a fixed phrase, or a verb from its object.",
    },
    why: Text {
        vi: "Dấu phẩy tách một ý thành hai ý không trọn nghĩa.", en: "It makes two things, neither whole, of one."
    },
    example: "Hướng dẫn, các cơ quan, đơn vị thực hiện",
    instead: "Hướng dẫn các cơ quan, đơn vị thực hiện",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

/// Phrases that are one word or one term, as they are with the comma.
const PHRASES: [&str; 5] =
    ["phòng, ngừa", "trang, thiết bị", "văn bản hướng dẫn, thi hành", "danh mục, thủ tục hành chính", "công tác, phòng, chống"];

/// Verbs that have an object; at the head of a sentence a comma after them can only be a slip.
const VERBS: [&str; 8] =
    ["hướng dẫn", "chỉ đạo", "đôn đốc", "yêu cầu", "giao", "đề nghị", "phối hợp với", "chủ trì, phối hợp với"];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for phrase in PHRASES {
        for (passage, _, at) in subject.spots(phrase) {
            let range = at..at + phrase.len();
            if is_edge(passage.text, range.start) && is_edge(passage.text, range.end) {
                let comma = at + phrase.find(',').unwrap_or(0);
                say(subject, report, passage, range, comma);
            }
        }
    }
    for (passage, folded, comma) in subject.spots(", các ") {
        let sentence = folded[..comma].rsplit(['.', ';', ':', '?', '!']).next().unwrap_or("");
        if VERBS.contains(&sentence.trim_start_matches([' ', '-', '+', '•'])) {
            let start = comma - sentence.trim_start_matches([' ', '-', '+', '•']).len();
            let end = comma + after(passage.text, comma, ", các ".len()).trim_end().len();
            say(subject, report, passage, start..end, comma);
        }
    }
}

fn say(subject: &Subject<'_>, report: &mut Report<'_>, passage: &Passage<'_>, range: Range<usize>, comma: usize) {
    let words = passage.text.get(range.clone()).unwrap_or("");
    let right: String =
        [passage.text.get(range.start..comma), passage.text.get(comma + 1..range.end)].into_iter().flatten().collect();
    if fold::is_capitals(words) {
        return;
    }
    report
        .add(
            subject.place(passage, range),
            format!("thừa dấu phẩy trong “{words}”: “{right}”"),
            format!("a comma too many in “{words}”: “{right}”"),
        )
        .replace(subject.place(passage, comma..comma + 1), "");
}
