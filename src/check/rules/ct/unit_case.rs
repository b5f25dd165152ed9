//! `CT129` unit-case: “Tỉnh”, “Huyện”, “Xã” before a name are capitals in mid-sentence.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::{Part, Passage, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT129",
    name: "unit-case",
    severity: Severity::Warning,
    profile: None,
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Danh từ chung “Tỉnh”, “Huyện”, “Xã” viết hoa giữa câu trước tên riêng.",
        en: "“Tỉnh”, “Huyện”, “Xã” before a name are capitals in mid-sentence.",
    },
    why: Text {
        vi: "Phụ lục II: danh từ chung chỉ đơn vị hành chính viết thường trước tên riêng.",
        en: "By Annex II the common noun before a unit's name is in small letters.",
    },
    example: "trên địa bàn Tỉnh Sơn Hà",
    instead: "trên địa bàn tỉnh Sơn Hà",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục II, mục III.1.a",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

const WORDS: [(&str, &str); 5] =
    [(" Tỉnh ", "tỉnh"), (" Huyện ", "huyện"), (" Xã ", "xã"), (" Thị xã ", "thị xã"), (" Thị trấn ", "thị trấn")];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let running = |passage: &Passage<'_>| passage.is_prose() && passage.part != Part::Title && passage.part != Part::Heading;
    for (word, proper) in WORDS {
        for (passage, at) in subject.written(word).filter(|(passage, _)| running(passage)) {
            let text = passage.text;
            let before = text[..at].rsplit(' ').next().unwrap_or("");
            let small = !before.is_empty() && before.chars().all(|c| fold::is_letter(c) && !fold::is_upper(c));
            let after = &text[at + word.len()..];
            let mut names = after.split(' ');
            let (first, second) = (names.next().unwrap_or(""), names.next().unwrap_or(""));
            let capital = |name: &str| name.chars().next().is_some_and(fold::is_upper) && !fold::is_capitals(name);
            // A name of two syllables; `Tỉnh Đoàn` is a body.
            if small && capital(first) && capital(second) && first != "Đoàn" {
                let range = at + 1..at + word.len() - 1;
                let (place, wrong) = (subject.place(passage, range), word.trim());
                let second = second.trim_end_matches([',', '.', ';', ':', ')']);
                report
                    .add(
                        place,
                        format!("“{wrong} {first} {second}” cần viết “{proper} {first} {second}”"),
                        format!("“{wrong} {first} {second}” should read “{proper} {first} {second}”"),
                    )
                    .replace(place, proper);
            }
        }
    }
}
