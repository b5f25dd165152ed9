//! `CT131` name-variant: one name of capitals is written with a hyphen here and with a space there.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use std::collections::BTreeMap;
use std::ops::Range;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT131",
    name: "name-variant",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Một tên viết tắt viết lúc có gạch nối, lúc không.",
        en: "One name of capitals is written with a hyphen here and with a space there.",
    },
    why: Text {
        vi: "Hai cách viết một tên gây nhầm là hai đối tượng.", en: "Two spellings of a name look like two things."
    },
    example: "PAR-INDEX … PAR INDEX",
    instead: "PAR INDEX … PAR INDEX",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

/// Uses of a name: passage and bytes.
type Uses = Vec<(usize, Range<usize>)>;

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // By name with a space: its uses with a space and with a hyphen.
    let mut names: BTreeMap<String, [Uses; 2]> = BTreeMap::new();
    for (at, passage) in subject.passages.iter().enumerate() {
        for (range, hyphen) in pairs(passage.text) {
            let name = passage.text[range.clone()].replace('-', " ");
            names.entry(name).or_default()[usize::from(hyphen)].push((at, range));
        }
    }
    for (name, [spaced, joined]) in names {
        let hyphen = name.replace(' ', "-");
        let (rare, common, count) = match (spaced.len(), joined.len()) {
            (0, _) | (_, 0) => continue,
            (few, many) if few <= many => (&spaced, &hyphen, many),
            (many, _) => (&joined, &name, many),
        };
        for (at, range) in rare {
            let passage = &subject.passages[*at];
            let (place, word) = (subject.place(passage, range.clone()), &passage.text[range.clone()]);
            report
                .add(
                    place,
                    format!("“{word}” ở nơi khác viết “{common}” ({count} chỗ)"),
                    format!("“{word}” is “{common}” elsewhere ({count} spots)"),
                )
                .replace(place, common.as_str());
        }
    }
}

/// Pairs of words in plain capitals of three letters or more, with a space or a hyphen between them.
fn pairs(text: &str) -> Vec<(Range<usize>, bool)> {
    let bytes = text.as_bytes();
    let mut out = vec![];
    let mut from = 0;
    while let Some(found) =
        bytes.get(from..).and_then(|rest| rest.windows(2).position(|pair| pair.iter().all(u8::is_ascii_uppercase)))
    {
        let at = from + found;
        let len = bytes[at..].iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let sign = bytes.get(at + len);
        if len >= 3 && matches!(sign, Some(b' ' | b'-')) && is_edge(text, at, true) {
            let next = at + len + 1;
            let other = bytes[next..].iter().take_while(|byte| byte.is_ascii_uppercase()).count();
            if other >= 3 && is_edge(text, next + other, false) {
                out.push((at..next + other, sign == Some(&b'-')));
            }
        }
        from = at + len;
    }
    out
}

/// Whether no letter, figure or stroke stands before (or after) a place.
fn is_edge(text: &str, at: usize, before: bool) -> bool {
    let c = if before {
        text.get(..at).and_then(|text| text.chars().next_back())
    } else {
        text.get(at..).and_then(|text| text.chars().next())
    };
    c.is_none_or(|c| !c.is_alphanumeric() && c != '/' && c != '-')
}
