//! `PC118` collective-prefix: a common word (“Các Phòng:”) stands before a body that is not of that kind.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC118",
    name: "collective-prefix",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Từ chung “Các Phòng:”, “Các Sở:” đứng trước cả cơ quan không phải phòng, sở.",
        en: "A common word (“Các Phòng:”) stands before a body that is not of that kind.",
    },
    why: Text {
        vi: "Tên cơ quan ghép sai: “Phòng Văn phòng …”.", en: "Read with the common word the name is wrong."
    },
    example: "Các Phòng: Nội vụ, VP HĐND - UBND, Tư pháp",
    instead: "Các Phòng: Nội vụ, Tư pháp; Văn phòng HĐND và UBND",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

const OTHERS: [&str; 12] = [
    "vp ",
    "văn phòng ",
    "công an",
    "thanh tra",
    "ban ",
    "sở ",
    "phòng ",
    "ubnd",
    "trung tâm ",
    "chi cục ",
    "hội ",
    "bộ chỉ huy",
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (prefix, kind) in [("các phòng:", "phòng "), ("các sở:", "sở "), ("các ban:", "ban ")] {
        for (passage, text, at) in subject.spots(prefix) {
            let list = &text[at + prefix.len()..];
            let list = &list[..list.find([';', '.', '\n', ':']).unwrap_or(list.len())];
            let mut from = at + prefix.len();
            let mut found = None;
            for member in list.split(',') {
                let name = member.trim_start();
                let start = from + member.len() - name.len();
                from += member.len() + 1;
                let other = OTHERS.iter().find(|head| name.starts_with(**head) && **head != kind);
                match (other, &found) {
                    // The list goes on without head nouns: the common word is meant to hold for all of it.
                    (None, Some(range)) if !name.is_empty() => {
                        say(subject, report, passage, std::ops::Range::clone(range), &passage.text[at..at + prefix.len()]);
                        break;
                    }
                    (Some(_), None) => found = Some(start..start + name.trim_end().len()),
                    _ => {}
                }
            }
        }
    }
}

fn say(
    subject: &Subject<'_>,
    report: &mut Report<'_>,
    passage: &crate::check::subject::Passage<'_>,
    range: std::ops::Range<usize>,
    prefix: &str,
) {
    let name = fold::squeeze(passage.text.get(range.clone()).unwrap_or("")).into_owned();
    report.add(
        subject.place(passage, range),
        format!("“{name}” đứng sau “{prefix}” nhưng không thuộc loại đó"),
        format!("“{name}” stands after “{prefix}” but is not of that kind"),
    );
}
