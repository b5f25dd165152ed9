//! `CT123` part-case: a citation has “Khoản” or “Điểm” in capitals in mid-sentence, or “điều”, “mục”, “phần”, “chương” in small
//! letters.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT123",
    name: "part-case",
    severity: Severity::Warning,
    profile: None,
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Viện dẫn “Khoản”, “Điểm” viết hoa giữa câu, hoặc “điều”, “mục”, “phần”, “chương” viết thường.",
        en: "A citation has “Khoản” or “Điểm” in capitals in mid-sentence, or “điều”, “mục”, “phần”, “chương” in small letters.",
    },
    why: Text {
        vi: "Phụ lục II: viết hoa Phần, Chương, Mục, Điều; viết thường khoản, điểm.",
        en: "By Annex II Phần, Chương, Mục and Điều are capitals, khoản and điểm are not.",
    },
    example: "Khoản 2 điều 5 Luật Lâm nghiệp",
    instead: "khoản 2 Điều 5 Luật Lâm nghiệp",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.7",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

const WORDS: [(&str, &str); 6] =
    [(" Khoản ", "khoản"), (" Điểm ", "điểm"), (" điều ", "Điều"), (" mục ", "Mục"), (" phần ", "Phần"), (" chương ", "Chương")];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (word, proper) in WORDS {
        for (passage, at) in subject.written(word).filter(|(passage, _)| passage.is_prose()) {
            let text = passage.text;
            let (before, after) = (&text[..at], &text[at + word.len()..]);
            let opens = before.ends_with(['.', ':', '?', '!', '“', '-', '+', ';']) || before.is_empty();
            let label = after.split([' ', ',', ';', '.', ')']).next().unwrap_or("");
            let figure = !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
            let cited = match proper {
                "khoản" => {
                    figure && !opens && after[label.len()..].trim_start_matches([' ', ',']).to_lowercase().starts_with("điều")
                }
                "điểm" => {
                    label.chars().count() == 1
                        && !opens
                        && after[label.len()..].trim_start_matches([' ', ',']).to_lowercase().starts_with("khoản")
                }
                "Mục" | "Phần" | "Chương" => (figure || is_roman(label)) && names_document(&after[label.len()..]),
                _ => figure && (ends_with_part(before) || names_document(&after[label.len()..])),
            };
            if cited {
                let range = at + 1..at + word.len() - 1;
                let (wrong, place) = (word.trim(), subject.place(passage, range));
                report
                    .add(
                        place,
                        format!("“{wrong} {label}” cần viết “{proper} {label}”"),
                        format!("“{wrong} {label}” should read “{proper} {label}”"),
                    )
                    .replace(place, proper);
            }
        }
    }
}

/// `… khoản 2`, before `điều 5`.
fn ends_with_part(before: &str) -> bool {
    let mut words = before.rsplit([' ', ',']).filter(|word| !word.is_empty());
    let (last, word) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    last.bytes().all(|byte| byte.is_ascii_digit()) && !last.is_empty() && fold::key(word) == "khoản"
}

fn names_document(after: &str) -> bool {
    let after = after.trim_start().trim_start_matches("của ");
    const TYPES: [&str; 12] = [
        "Luật ",
        "Bộ luật ",
        "Nghị định ",
        "Thông tư ",
        "Quyết định ",
        "Nghị quyết ",
        "Pháp lệnh ",
        "Kế hoạch ",
        "Chỉ thị ",
        "Chương trình số ",
        "Chương trình này",
        "Đề án ",
    ];
    TYPES.iter().any(|word| after.starts_with(word))
}

fn is_roman(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|byte| b"IVX".contains(&byte))
}
