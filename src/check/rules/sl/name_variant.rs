//! `SL122` name-variant: the name or short name of an index is written in several ways.

use std::collections::BTreeMap;

use super::index_names::{self, is_within};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL122",
    name: "name-variant",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Tên hoặc tên viết tắt của một chỉ số viết theo nhiều cách.",
        en: "The name or short name of an index is written in several ways.",
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
    full_names(subject, report);
    // By the letters alone: the mark between, how often, where first.
    let mut names: BTreeMap<String, Vec<(&str, usize, Place, String)>> = BTreeMap::new();
    for (passage, _, tokens) in subject.tokens().filter(|(passage, ..)| !fold::is_capitals(passage.text)) {
        let text = passage.text;
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

/// Full names before one short name, `Chỉ số … (PAPI)`, that lack a word or two of the usual one, and names without `chỉ số`.
fn full_names(subject: &Subject<'_>, report: &mut Report<'_>) {
    /// A name written so more often than this is told of at these places only.
    const SHOWN: usize = 3;
    for index in index_names::of(subject) {
        let Some(usual) = index.usual() else { continue };
        let (short, (right, place)) = (index.short, usual.first());
        let line = place.line;
        let slips = index.forms.iter().filter(|form| form.name != usual.name && is_slip(&form.name, &usual.name));
        let slips = slips.flat_map(|form| form.spots.iter().take(SHOWN).copied());
        let mut told: Vec<_> = slips.chain(index.headless.iter().take(SHOWN).copied()).collect();
        told.sort_by_key(|(_, place)| place.start);
        for (words, place) in told {
            report.add(
                place,
                format!("{short} ở đây là “{words}”, ở dòng {line} là “{right}”"),
                format!("{short} is “{words}” here, “{right}” on line {line}"),
            );
        }
    }
}

/// Whether one name is the other with a word or two left out; a name in other words is a longer or shorter title.
fn is_slip(one: &str, other: &str) -> bool {
    let count = |text: &str| text.split(' ').count();
    let (short, long) = if count(one) < count(other) { (one, other) } else { (other, one) };
    (1..=2).contains(&(count(long) - count(short))) && is_within(short, long)
}
