//! `PC112` agency-case: the name of a body is capitalised wrongly, or in two ways.

use std::collections::BTreeMap;
use std::ops::Range;

use super::agency_names::wrong;
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{Token, is_capital};
use crate::check::subject::{Part, Passage, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC112",
    name: "agency-case",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Tên cơ quan viết hoa sai, hoặc theo hai cách trong cùng văn bản.",
        en: "The name of a body is capitalised wrongly, or in two ways.",
    },
    why: Text {
        vi: "Tên cơ quan viết hoa chữ đầu của từ chỉ loại hình và chức năng; tên chung viết thường.",
        en: "The words for kind and function take capitals, common nouns do not.",
    },
    example: "Trung tâm phục vụ hành chính công … Trung tâm Phục vụ hành chính công",
    instead: "Trung tâm Phục vụ hành chính công ở mọi chỗ",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục II, mục IV.1",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// A way to write a name: its capitals, how often, where first, in which words.
struct Form<'a> {
    capitals: [bool; 2],
    count: usize,
    passage: &'a Passage<'a>,
    range: Range<usize>,
}

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let known = known_names(subject, report);
    let mut names: BTreeMap<String, Vec<Form<'_>>> = BTreeMap::new();
    let mut collective: [Option<(Place, String)>; 2] = [None, None];
    let spoken = subject.tokens().filter(|(passage, ..)| passage.part != Part::Title && !fold::is_capitals(passage.text));
    for (passage, _, tokens) in spoken {
        for at in 0..tokens.len() {
            if let Some(words) = all_departments(&tokens[at..]) {
                let text = &passage.text[tokens[at].start..words.end];
                let capital = usize::from(is_capital(tokens[at + 1].text));
                let place = || (subject.place(passage, tokens[at].start..words.end), text.to_owned());
                collective[capital].get_or_insert_with(place);
            }
            let Some(length) = head(&tokens[at..]) else { continue };
            let Some([first, second]) = tokens.get(at + length..at + length + 2) else { continue };
            if !first.word || !second.word || stands_alone(first) || [first, second].iter().any(|word| is_short(word)) {
                continue;
            }
            let range = tokens[at].start..second.end;
            let words = &passage.text[range.clone()];
            let capitals = [is_capital(first.text), is_capital(second.text)];
            let forms = names.entry(fold::key(words)).or_default();
            match forms.iter_mut().find(|form| form.capitals == capitals) {
                Some(form) => form.count += 1,
                None => forms.push(Form { capitals, count: 1, passage, range }),
            }
        }
    }
    for (name, forms) in names.iter().filter(|(_, forms)| forms.len() > 1) {
        // The usual form is right; among equals, and for boards, the one with a capital on the first word of the function.
        let rank = |form: &&Form<'_>| {
            let board = name.starts_with("ban ") && form.capitals[0];
            (board, form.count, form.capitals[0], !form.capitals[1])
        };
        let Some(usual) = forms.iter().max_by_key(rank) else { continue };
        for form in forms.iter().filter(|form| form.capitals != usual.capitals) {
            // A name of the lexicon has been told of already.
            if known.iter().any(|(start, _)| *start == form.passage.place.start) {
                continue;
            }
            let words = |form: &Form<'_>| form.passage.text.get(form.range.clone()).unwrap_or("").to_owned();
            let place = |form: &Form<'_>| subject.place(form.passage, form.range.clone());
            say(report, place(form), &words(form), &words(usual), place(usual).line);
        }
    }
    if let [Some((small, usual)), Some((capital, words))] = &collective {
        say(report, *capital, words, usual, small.line);
    }
}

/// Tells of names whose capitals the lexicon knows, once a passage each; the passages with such names.
fn known_names(subject: &Subject<'_>, report: &mut Report<'_>) -> Vec<(u32, &'static str)> {
    let mut told = vec![];
    for (passage, range, proper) in wrong(subject) {
        let known = (passage.place.start, proper);
        if !told.contains(&known) {
            told.push(known);
            let words = &passage.text[range.clone()];
            report.add(
                subject.place(passage, range.clone()),
                format!("“{words}” cần viết “{proper}”"),
                format!("“{words}” should read “{proper}”"),
            );
        }
    }
    told
}

fn say(report: &mut Report<'_>, place: Place, words: &str, usual: &str, line: u32) {
    report.add(place, format!("“{words}” ở đây, “{usual}” ở dòng {line}"), format!("“{words}” here, “{usual}” on line {line}"));
}

/// How many words the noun that heads a body's name has.
fn head(tokens: &[Token<'_>]) -> Option<usize> {
    let second = tokens.get(1).map_or("", |token| token.text);
    match (tokens.first()?.text, second) {
        ("Sở" | "Phòng", _) => Some(1),
        ("Ban", second) if !matches!(second, "hành" | "đầu" | "ngành" | "ngày" | "đêm" | "tặng" | "bố" | "tổ") => {
            Some(1)
        }
        ("Trung", "tâm") | ("Chi", "cục") => Some(2),
        _ => None,
    }
}

/// The last word of `các sở, ban, ngành` at the head of `tokens`.
fn all_departments<'a>(tokens: &[Token<'a>]) -> Option<Token<'a>> {
    let small = |at: usize| tokens.get(at).map(|token| fold::key(token.text)).unwrap_or_default();
    if tokens.first().is_none_or(|token| !matches!(token.text, "các" | "Các"))
        || small(1) != "sở"
        || small(2) != ","
        || small(3) != "ban"
    {
        return None;
    }
    let end = if small(4) == "," { 5 } else { 4 };
    (small(end) == "ngành").then(|| tokens[end])
}

/// Words after `Sở`, `Phòng` that make a common noun or a verb of it.
fn stands_alone(word: &Token<'_>) -> bool {
    matches!(
        word.text,
        "hữu"
            | "ngừa"
            | "chống"
            | "học"
            | "họp"
            | "cháy"
            | "bệnh"
            | "dịch"
            | "thủ"
            | "ban"
            | "chuyên"
            | "ngành"
            | "làm"
            | "khám"
    )
}

/// An abbreviation or a figure.
fn is_short(word: &Token<'_>) -> bool {
    fold::is_capitals(word.text) && word.text.chars().count() > 1 || word.text.starts_with(|c: char| c.is_ascii_digit())
}
