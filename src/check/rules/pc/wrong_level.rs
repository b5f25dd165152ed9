//! `PC114` wrong-level: a document of one level speaks of its matter as another level's.

use std::collections::BTreeMap;

use super::bodies::level;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{is_edge, sentence, words_before};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC114",
    name: "wrong-level",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Văn bản của cấp này dùng từ của cấp khác cho cùng một nội dung.",
        en: "A document of one level speaks of its matter as another level's.",
    },
    why: Text {
        vi: "Thường là chép từ văn bản cấp trên mà chưa sửa.",
        en: "It was copied from a higher level's document and not adapted.",
    },
    example: "Tác động đến phát triển kinh tế - xã hội của tỉnh (trong kế hoạch của huyện)",
    instead: "Tác động đến phát triển kinh tế - xã hội của huyện",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(own) = level(subject) else { return };
    of_other_level(subject, own, report);
    of_central_government(subject, report);
}

/// The same words end once in `của tỉnh` and once in the issuer's own `của huyện`.
fn of_other_level(subject: &Subject<'_>, own: &str, report: &mut Report<'_>) {
    const WORDS: usize = 7;
    let higher = if own == "huyện" {
        ["tỉnh", ""]
    } else if own == "xã" {
        ["tỉnh", "huyện"]
    } else {
        return;
    };
    let mut ends: BTreeMap<String, Vec<(&str, Place)>> = BTreeMap::new();
    for (passage, text, at) in subject.spots("của ").filter(|(_, text, at)| is_edge(text, *at)) {
        for level in [own, higher[0], higher[1]].into_iter().filter(|level| !level.is_empty()) {
            let end = at + "của ".len() + level.len();
            let named = text[at + "của".len()..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(level));
            // Only where the phrase ends: `của tỉnh Sơn Hà` names a place.
            if !named || !passage.text[end..].trim_start().is_empty() {
                continue;
            }
            let words = words_before(text, at, WORDS);
            if words.len() == WORDS {
                ends.entry(words.join(" ")).or_default().push((level, subject.place(passage, at..end)));
            }
        }
    }
    let mut wrong: Vec<(&str, Place, u32)> = vec![];
    for found in ends.values() {
        let Some((_, right)) = found.iter().find(|(level, _)| *level == own) else { continue };
        wrong.extend(found.iter().filter(|(level, _)| *level != own).map(|(level, place)| (*level, *place, right.line)));
    }
    for (level, place, line) in wrong {
        report.add(
            place,
            format!("“của {level}” trong văn bản của {own}; dòng {line} ghi “của {own}”"),
            format!("“của {level}” in a document of a {own}; line {line} says “của {own}”"),
        );
    }
}

/// `Chính phủ điện tử` where the document elsewhere speaks of its own `chính quyền điện tử`.
fn of_central_government(subject: &Subject<'_>, report: &mut Report<'_>) {
    let pairs = [("chính phủ điện tử", "chính quyền điện tử"), ("chính phủ số", "chính quyền số")];
    let whole = |text: &str, at: usize, words: &str| is_edge(text, at) && is_edge(text, at + words.len());
    let local = |own: &str| subject.spots(own).any(|(_, text, at)| whole(text, at, own));
    if !pairs.iter().any(|(_, own)| local(own)) {
        return;
    }
    let spots = |(other, own): &(&'static str, &'static str)| {
        let found = subject.spots(other).filter(|(_, text, at)| whole(text, *at, other));
        found.map(|(passage, text, at)| (passage, text, at, *other, *own)).collect::<Vec<_>>()
    };
    let mut spots: Vec<_> = pairs.iter().flat_map(spots).collect();
    spots.sort_by_key(|(passage, _, at, ..)| (passage.place.start, *at));
    // One finding a passage.
    spots.dedup_by_key(|(passage, ..)| passage.place.start);
    for (passage, text, at, other, own) in spots {
        // National programmes keep their names.
        let national = [
            "chiến lược",
            "kiến trúc",
            "ủy ban quốc gia",
            "quyết định",
            "nghị quyết",
            "chương trình",
            "đề án",
            "thủ tướng",
            "quốc gia",
            "việt nam",
            "khung",
            "chỉ thị",
            "kế hoạch",
        ];
        let told = sentence(text, at);
        if national.iter().any(|word| told.contains(word)) {
            continue;
        }
        report.add(
            subject.place(passage, at..at + other.len()),
            format!("“{}” trong văn bản của địa phương; chỗ khác ghi “{own}”", &passage.text[at..at + other.len()]),
            format!("“{}” in a local document, which elsewhere says “{own}”", &passage.text[at..at + other.len()]),
        );
    }
}
