//! `SL122` name-variant: the short name of an index is written in several ways.

use std::collections::BTreeMap;

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::tokens;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL122",
    name: "name-variant",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Tên viết tắt của chỉ số viết theo nhiều cách (có gạch nối, có khoảng trắng).",
        en: "The short name of an index is written in several ways.",
    },
    why: Text { vi: "Tìm kiếm và thống kê theo tên sẽ bỏ sót.", en: "A search by the name misses some of them." },
    example: "PAR INDEX … PAR-INDEX",
    instead: "PAR INDEX ở mọi chỗ",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // By the letters alone: the mark between, how often, where first.
    let mut names: BTreeMap<String, Vec<(&str, usize, Place, String)>> = BTreeMap::new();
    for passage in subject.passages.iter().filter(|passage| !fold::is_capitals(passage.text)) {
        let (text, tokens) = (passage.text, tokens(passage.text));
        for at in 0..tokens.len() {
            if !is_part(tokens[at].text) {
                continue;
            }
            let hyphen = tokens.get(at + 1).is_some_and(|token| token.text == "-");
            let Some(second) = tokens.get(at + 1 + usize::from(hyphen)).filter(|token| is_part(token.text)) else { continue };
            let between = &text[tokens[at].end..second.start];
            let symbol = text[..tokens[at].start].ends_with(['/', '-']) || text[second.end..].starts_with(['-', '/']);
            if !matches!(between, " " | "-") || symbol {
                continue;
            }
            let range = tokens[at].start..second.end;
            let forms = names.entry(format!("{}{}", tokens[at].text, second.text)).or_default();
            match forms.iter_mut().find(|(mark, ..)| *mark == between) {
                Some((_, count, ..)) => *count += 1,
                None => forms.push((between, 1, subject.place(passage, range.clone()), text[range].to_owned())),
            }
        }
    }
    for forms in names.values() {
        let [(_, first, ..), (_, second, ..)] = forms.as_slice() else { continue };
        let (usual, rare) = if first >= second { (&forms[0], &forms[1]) } else { (&forms[1], &forms[0]) };
        let ((_, count, _, right), (_, _, place, words)) = (usual, rare);
        report.add(
            *place,
            format!("“{words}” ở đây, “{right}” ở {count} chỗ khác"),
            format!("“{words}” here, “{right}” in {count} other places"),
        );
    }
}

/// A part of a short name in Latin capitals; types of documents and bodies belong to symbols.
fn is_part(word: &str) -> bool {
    (2..=8).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && !["UBND", "KH", "BC", "CT", "TB", "TU", "VP", "HD", "TT", "NQ", "CP", "SNV", "STC", "II", "III", "IV", "VI", "VII"]
            .contains(&word)
}
