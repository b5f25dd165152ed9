//! `SL114` count-mismatch: the number announced before a list is not the number of its items.

use std::ops::Range;

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{before, tokens};
use crate::check::subject::Part;
use crate::check::subject::Passage;
use crate::check::subject::Subject;
use crate::model::SectionKind;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL114",
    name: "count-mismatch",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Số lượng nêu trước danh sách không bằng số mục liệt kê.",
        en: "The number announced before a list is not the number of its items.",
    },
    why: Text {
        vi: "Một mục bị thiếu, thừa, hoặc con số chưa sửa.",
        en: "An item is missing or superfluous, or the number was not updated.",
    },
    example: "thực hiện 03 nhiệm vụ sau: (liệt kê hai nhiệm vụ)",
    instead: "thực hiện 02 nhiệm vụ sau: (liệt kê hai nhiệm vụ)",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// What lists are made of.
const NOUNS: [&str; 22] = [
    "nhiệm", "nội", "nhóm", "mục", "giải", "tiêu", "chỉ", "lĩnh", "bước", "phần", "yêu", "hoạt", "chương", "dự", "mô", "biện",
    "nguyên", "điểm", "loại", "cuộc", "hạng", "việc",
];
const SECONDS: [&str; 16] =
    ["vụ", "dung", "tiêu", "pháp", "chí", "số", "vực", "cầu", "động", "trình", "án", "hình", "tắc", "mục", "chủ", "nội"];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (section, _) in &subject.sections {
        let children: Vec<_> = section.children.iter().filter(|child| child.kind != SectionKind::Footnote).collect();
        let Some(first) = children.first() else { continue };
        // Only one list, begun by the last paragraph, is what the number speaks of.
        if children.iter().any(|child| child.kind != first.kind) || !section.tables.is_empty() {
            continue;
        }
        let paragraph = section.paragraphs.last().map(|paragraph| Passage {
            part: Part::Body,
            text: &paragraph.text,
            place: paragraph.place,
        });
        let Some(passage) = paragraph.filter(|passage| passage.text.trim_end().ends_with(':')) else { continue };
        let Some((announced, range)) = announced(passage.text) else { continue };
        // A document that ends in the middle of the list has the rest elsewhere; a mark of omission says that it is lost.
        if announced > children.len() && is_cut_off(subject, section.place.end) {
            continue;
        }
        say(subject, report, &passage, range, announced, children.len());
    }
    let lists: Vec<_> = subject.written(": ").filter(|(passage, _)| passage.is_prose()).collect();
    for of_passage in lists.chunk_by(|a, b| std::ptr::eq(a.0, b.0)) {
        let passage = of_passage[0].0;
        let mut colons = of_passage.iter().map(|(_, at)| *at);
        let Some((at, announced, range)) = colons.find_map(|at| {
            let near = before(passage.text, at + 1, 120);
            let (announced, range) = announced(near)?;
            let shift = at + 1 - near.len();
            Some((at, announced, range.start + shift..range.end + shift))
        }) else {
            continue;
        };
        let list = &passage.text[at + 2..];
        let sentence = list.split(". ").next().unwrap_or(list);
        let items = sentence.split(';').filter(|item| !item.trim_matches(['.', ' ', '/']).is_empty()).count();
        if items >= 2 {
            say(subject, report, passage, range, announced, items);
        }
    }
}

fn say(
    subject: &Subject<'_>,
    report: &mut Report<'_>,
    passage: &Passage<'_>,
    range: Range<usize>,
    announced: usize,
    listed: usize,
) {
    if announced == listed {
        return;
    }
    let words = passage.text.get(range.clone()).unwrap_or("");
    report.add(
        subject.place(passage, range),
        format!("nêu “{words}” nhưng liệt kê {listed}"),
        format!("“{words}” are announced, {listed} are listed"),
    );
}

/// Whether nothing of the document but brackets and rules follows byte `end`.
fn is_cut_off(subject: &Subject<'_>, end: u32) -> bool {
    let rest = &subject.doc.source()[end as usize..];
    !rest.chars().any(char::is_alphanumeric) && !rest.contains("...") && !rest.contains('…')
}

/// The last number of things in a text that announces a list: `03 nhiệm vụ sau:`, `gồm 04 nhóm:`.
fn announced(text: &str) -> Option<(usize, Range<usize>)> {
    let tokens = tokens(text.trim_end().strip_suffix(':')?);
    let at = (0..tokens.len()).rev().find(|&at| tokens[at].text.as_bytes()[0].is_ascii_digit())?;
    let number: usize = tokens[at].text.parse().ok().filter(|number| (2..=30).contains(number))?;
    let noun = tokens.get(at + 1).filter(|token| NOUNS.contains(&fold::key(token.text).as_str()))?;
    let second = tokens.get(at + 2).filter(|token| SECONDS.contains(&fold::key(token.text).as_str()));
    let last = second.unwrap_or(noun);
    // A label, a date or a fraction is no count.
    let before = at.checked_sub(1).map_or("", |at| tokens[at].text);
    let label = [
        "mục", "khoản", "điều", "năm", "tháng", "ngày", "quý", "số", "phụ", "/", ",", ".", "-", "–", "thứ", "điểm", "ít", "nhất",
        "khoảng", "hơn", "trên",
    ];
    if label.contains(&fold::key(before).as_str()) || tokens[at..].iter().any(|token| matches!(token.text, "/" | "%")) {
        return None;
    }
    let rest: Vec<String> =
        tokens[at..].iter().filter(|token| token.start >= last.end).map(|token| fold::key(token.text)).collect();
    let opens = rest.last().is_some_and(|word| matches!(word.as_str(), "sau" | "đây" | "gồm" | "thể" | "là"));
    let apart = rest.iter().any(|word| matches!(word.as_str(), "." | ";" | "trong" | "trên"));
    ((opens || rest.len() <= 3) && rest.len() <= 12 && !apart).then_some((number, tokens[at].start..last.end))
}
