//! `CT133` inner-capital: a common noun, or the verb after a semicolon, has a capital inside a sentence.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{after, before};
use crate::check::subject::{Part, Passage, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT133",
    name: "inner-capital",
    severity: Severity::Info,
    profile: None,
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Danh từ chung, hoặc động từ sau dấu chấm phẩy, viết hoa giữa câu.",
        en: "A common noun, or the verb after a semicolon, has a capital inside a sentence.",
    },
    why: Text {
        vi: "Phụ lục II chỉ cho viết hoa đầu câu và tên riêng.",
        en: "By Annex II capitals begin sentences and names, nothing else.",
    },
    example: "đảm bảo các Doanh nghiệp được hướng dẫn; Kiện toàn tổ chức",
    instead: "đảm bảo các doanh nghiệp được hướng dẫn; kiện toàn tổ chức",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục II, mục I",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

/// Nouns that after `các` name nobody in particular.
const NOUNS: [&str; 9] =
    ["Doanh nghiệp", "Đoàn thể", "Cơ quan", "Đơn vị", "Địa phương", "Tổ chức", "Hợp tác xã", "Cá nhân", "Phòng chuyên môn"];

/// Verbs that tasks begin with.
const VERBS: [&str; 18] = [
    "Tiếp tục",
    "Tăng cường",
    "Thực hiện",
    "Tổ chức",
    "Chủ động",
    "Đẩy mạnh",
    "Nâng cao",
    "Phối hợp",
    "Kiện toàn",
    "Xây dựng",
    "Hướng dẫn",
    "Tham mưu",
    "Triển khai",
    "Rà soát",
    "Kiểm tra",
    "Báo cáo",
    "Đôn đốc",
    "Bố trí",
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Each noun is told of once.
    let mut told: Vec<&str> = vec![];
    for (passage, at) in subject.written("các ").filter(|(passage, _)| passage.part == Part::Body) {
        let start = at + "các ".len();
        let near = after(passage.text, start, 40);
        let Some(noun) = NOUNS.iter().find(|noun| near.starts_with(**noun)) else { continue };
        // A name goes on with another capital (`các Tổ chức Công đoàn`); a list of names follows a colon.
        let rest = near[noun.len()..].trim_start();
        let names = rest.starts_with(|c: char| c == ':' || fold::is_upper(c));
        let styled = before(passage.text, at, 20).trim_end().ends_with([',', ';']) && !told.contains(noun);
        if !names && !styled && !told.contains(noun) {
            told.push(noun);
            say(subject, report, passage, start, noun);
        }
    }
    for (passage, at) in subject.written("; ").filter(|(passage, _)| passage.part == Part::Body) {
        let start = at + "; ".len();
        let near = after(passage.text, start, 40);
        let Some(verb) = VERBS.iter().find(|verb| near.starts_with(**verb) && near[verb.len()..].starts_with([' ', ','])) else {
            continue;
        };
        // Items after a colon, and items that all begin with capitals, are a list in its own style.
        let sentence = before(passage.text, at, 600);
        let sentence = sentence.rsplit(". ").next().unwrap_or(sentence);
        let listed = sentence.contains(':') || sentence.split("; ").skip(1).any(|item| item.starts_with(fold::is_upper));
        if !listed {
            say(subject, report, passage, start, verb);
        }
    }
}

fn say(subject: &Subject<'_>, report: &mut Report<'_>, passage: &Passage<'_>, start: usize, words: &str) {
    let Some(first) = words.chars().next() else { return };
    let small = first.to_lowercase().to_string();
    let right = format!("{small}{}", &words[first.len_utf8()..]);
    let letter = subject.place(passage, start..start + first.len_utf8());
    report
        .add(
            subject.place(passage, start..start + words.len()),
            format!("“{words}” giữa câu cần viết “{right}”"),
            format!("“{words}” inside a sentence should read “{right}”"),
        )
        .replace(letter, small);
}
