//! `CT109` doubled-conjunction: three things are joined by two “và”.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT109",
    name: "doubled-conjunction",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Liệt kê ba việc bằng hai từ “và”.", en: "Three things are joined by two “và”." },
    why: Text {
        vi: "Câu liệt kê dùng dấu phẩy, chỉ dùng “và” trước ý cuối.",
        en: "A list takes commas, and “và” before its last part only.",
    },
    example: "Xây dựng và hoàn thiện và nâng cấp hạ tầng",
    instead: "Xây dựng, hoàn thiện và nâng cấp hạ tầng",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

/// Pairs that are one word with their “và”: `nghiên cứu và phát triển`.
const PAIRS: [&str; 16] = [
    "đào tạo",
    "công nghệ",
    "môi trường",
    "đầu tư",
    "truyền thông",
    "du lịch",
    "xã hội",
    "phát triển",
    "gia đình",
    "môi giới",
    "thể thao",
    "tôn giáo",
    "trẻ em",
    "hỗ trợ",
    "vừa",
    "nhỏ",
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let found: Vec<_> = subject.written(" và ").filter(|(passage, _)| passage.is_prose()).collect();
    for pair in found.windows(2).filter(|pair| std::ptr::eq(pair[0].0, pair[1].0)) {
        let (passage, text, pair) = (pair[0].0, pair[0].0.text, [pair[0].1, pair[1].1]);

        let between = &text[pair[0] + " và ".len()..pair[1].max(pair[0] + " và ".len())];
        let plain = between.chars().all(|c| c == ' ' || fold::is_letter(c) && !fold::is_upper(c));
        let verbs = between.split(' ').count() == 2 && plain && !PAIRS.contains(&between);
        if !verbs {
            continue;
        }
        let before = text[..pair[0]].rsplit(' ').next().unwrap_or("");
        let after = text[pair[1] + " và ".len()..].split([' ', ',', ';', '.']).next().unwrap_or("");
        let small = |word: &str| !word.is_empty() && word.chars().all(|c| fold::is_letter(c) && !fold::is_upper(c));
        if !small(before) || !small(after) {
            continue;
        }
        let range = pair[0] - before.len()..pair[1] + " và ".len() + after.len();
        let words = &text[range.clone()];
        let first = subject.place(passage, pair[0]..pair[0] + " và".len());
        report
            .add(
                subject.place(passage, range.clone()),
                format!("“{words}”: lặp từ “và”"),
                format!("“{words}”: “và” stands twice"),
            )
            .replace(first, ",");
    }
}
