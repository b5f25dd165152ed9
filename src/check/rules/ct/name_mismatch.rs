//! `CT130` name-mismatch: a name lacks or changes a letter or word against the name used in the document.

use super::{abbr_undefined, doubts};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use std::collections::HashMap;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT130",
    name: "name-mismatch",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Tên gọi viết thiếu hoặc sai một chữ so với tên dùng trong văn bản.",
        en: "A name lacks or changes a letter or word against the name used in the document.",
    },
    why: Text {
        vi: "Không rõ là cùng một đối tượng hay đối tượng khác.",
        en: "Nobody can tell whether the same thing is meant.",
    },
    example: "nâng cao chỉ số PAP … chỉ số PAPI",
    instead: "nâng cao chỉ số PAPI",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

/// How often a name must stand in the document before a lone variant of it is a slip.
const COMMON: usize = 3;

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for doubt in doubts::of(subject, "likely-misreading") {
        let Some((place, wrong, right)) = doubts::proposal(subject, doubt).filter(|(_, _, right)| is_name(right)) else {
            continue;
        };
        report
            .add(place, format!("“{wrong}” có thể là “{right}”"), format!("“{wrong}” is likely “{right}”"))
            .replace(place, right);
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut uses = vec![];
    for passage in &subject.passages {
        for range in abbr_undefined::abbreviations(passage.text) {
            let word = &passage.text[range.clone()];
            *counts.entry(word).or_default() += 1;
            uses.push((passage, range, word));
        }
    }
    for (passage, range, word) in uses {
        if counts.get(word) != Some(&1) || abbr_undefined::is_explained(passage.text, &range) {
            continue;
        }
        // `PAP` for `PAPI`: the last letter is lost.
        let longer =
            counts.iter().filter(|(name, count)| **count >= COMMON && name.len() == word.len() + 1 && name.starts_with(word));
        let Some(name) = longer.map(|(name, _)| *name).min() else { continue };
        let place = subject.place(passage, range);
        report.add(place, format!("“{word}” có thể là “{name}”"), format!("“{word}” is likely “{name}”")).replace(place, name);
    }
}

/// Whether a proposal is a proper name rather than a common phrase.
pub(super) fn is_name(proposal: &str) -> bool {
    proposal.to_lowercase().starts_with("cổng ")
}
