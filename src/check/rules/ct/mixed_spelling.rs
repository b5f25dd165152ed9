//! `CT131` mixed-spelling: a fixed phrase is spelled in two ways in one document.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::is_edge;
use crate::check::subject::{Passage, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT131",
    name: "mixed-spelling",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Một cụm từ cố định viết hai cách trong cùng văn bản.",
        en: "A fixed phrase is spelled in two ways in one document.",
    },
    why: Text {
        vi: "Văn bản cần thống nhất cách viết; “kinh tế - xã hội” có gạch nối, “phòng, chống” có dấu phẩy.",
        en: "A document should spell a phrase in one way; “kinh tế - xã hội” has its hyphen, “phòng, chống” its comma.",
    },
    example: "hằng năm … hàng năm",
    instead: "hằng năm ở mọi chỗ",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

/// The preferred spelling, the other one, and whether the other is wrong even alone.
const PAIRS: [(&str, &str, bool); 14] = [
    ("hằng năm", "hàng năm", false),
    ("hằng quý", "hàng quý", false),
    ("hằng tháng", "hàng tháng", false),
    ("hằng tuần", "hàng tuần", false),
    ("hằng ngày", "hàng ngày", false),
    ("kinh tế - xã hội", "kinh tế xã hội", true),
    ("chính trị - xã hội", "chính trị xã hội", true),
    ("văn hóa - xã hội", "văn hóa xã hội", false),
    ("an ninh - quốc phòng", "an ninh quốc phòng", false),
    ("các sở, ngành", "các sở ngành", true),
    ("tồn tại, hạn chế", "tồn tại hạn chế", false),
    ("công khai, minh bạch", "công khai minh bạch", false),
    ("phòng, chống tham nhũng", "phòng chống tham nhũng", false),
    ("phòng, chống tội phạm", "phòng chống tội phạm", false),
];

static FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(PAIRS.iter().flat_map(|(usual, other, _)| [*usual, *other])).ok());

/// Where a phrase stands.
type Spot<'a> = (&'a Passage<'a>, Range<usize>);

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(finder) = &*FINDER else { return };
    let mut spots: [Vec<Spot<'_>>; 2 * PAIRS.len()] = Default::default();
    for (passage, phrase, range) in subject.found_folded(finder) {
        if is_edge(passage.text, range.start) && is_edge(passage.text, range.end) {
            spots[phrase].push((passage, range));
        }
    }
    for ((usual, other, wrong), spots) in PAIRS.iter().zip(spots.chunks(2)) {
        let [right, odd] = spots else { continue };
        if odd.is_empty() || right.is_empty() && !wrong {
            continue;
        }
        let place = |(passage, range): &Spot<'_>| subject.place(passage, range.clone());
        let replaced = |spot: &Spot<'_>| {
            let (place, text) = (place(spot), spot.0.text);
            let written = subject.words(&place);
            // The first letter keeps its case.
            let upper = text[spot.1.start..].chars().next().is_some_and(fold::is_upper);
            let mut new = (*usual).to_owned();
            if upper && let Some(first) = usual.chars().next() {
                new.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
            }
            (!fold::is_capitals(written)).then_some((place, new))
        };
        let edits: Vec<_> = odd.iter().filter_map(replaced).collect();
        let count = odd.len();
        report
            .add(
                place(&odd[0]),
                format!("“{other}” ({count} chỗ), nên viết “{usual}”"),
                format!("“{other}” ({count} spots); “{usual}” is wanted"),
            )
            .replace_each(edits);
    }
}
