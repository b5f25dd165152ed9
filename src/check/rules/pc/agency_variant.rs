//! `PC111` agency-variant: one body bears several names in one document.

use std::collections::BTreeMap;

use super::bodies::{Mention, is_collective, mentions, short, without_level};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC111",
    name: "agency-variant",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Một cơ quan được gọi bằng nhiều tên trong cùng văn bản.",
        en: "One body bears several names in one document.",
    },
    why: Text {
        vi: "Người đọc, phần mềm theo dõi nhiệm vụ coi là hai cơ quan khác nhau.",
        en: "Readers and task-tracking software take them for two bodies.",
    },
    example: "Phòng Tài chính … Phòng Tài chính - Kế hoạch",
    instead: "Phòng Tài chính - Kế hoạch ở mọi chỗ",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// How one body is written: how often, and where first.
struct Form<'a> {
    key: String,
    count: usize,
    first: Mention<'a>,
}

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut bodies: BTreeMap<String, Vec<Form<'_>>> = BTreeMap::new();
    for mention in mentions(subject) {
        let key = short(mention.name);
        let key = without_level(&key);
        let Some(body) = bare(key).filter(|_| !is_collective(mention.name)) else { continue };
        let forms = bodies.entry(body).or_default();
        match forms.iter_mut().find(|form| form.key == key) {
            Some(form) => form.count += 1,
            None => forms.push(Form { key: key.to_owned(), count: 1, first: mention }),
        }
    }
    for forms in bodies.values().filter(|forms| forms.len() > 1) {
        let Some(usual) = forms.iter().max_by_key(|form| (form.count, form.key.len())) else { continue };
        for form in forms.iter().filter(|form| form.key != usual.key) {
            say(report, &form.first, &usual.first);
        }
    }
    // `Phòng Tài chính` beside `Phòng Tài chính - Kế hoạch`: the sorted keys put the longer right behind.
    let all: Vec<(&String, &Form<'_>)> = bodies.iter().filter_map(|(body, forms)| Some((body, forms.first()?))).collect();
    for pair in all.windows(2) {
        let [(short, form), (long, longer)] = pair else { continue };
        let more = long.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with(' '));
        let joined = longer
            .key
            .strip_prefix(form.key.as_str())
            .is_some_and(|rest| [" - ", " và ", ", ", "-"].iter().any(|mark| rest.starts_with(mark)));
        if more && joined && short.contains(' ') && short.as_str() != "phòng kinh tế" {
            say(report, &form.first, &longer.first);
        }
    }
}

fn say(report: &mut Report<'_>, form: &Mention<'_>, usual: &Mention<'_>) {
    let (name, other, line) = (form.name, usual.name, usual.place.line);
    report.add(
        form.place,
        format!("“{name}” ở đây, “{other}” ở dòng {line}: một cơ quan, hai tên"),
        format!("“{name}” here, “{other}” on line {line}: one body, two names"),
    );
}

/// The words that make a body, whatever stands between them; none for names that are no offices of one government.
fn bare(key: &str) -> Option<String> {
    let heads = ["sở ", "phòng ", "văn phòng ", "vp "];
    if !heads.iter().any(|head| key.starts_with(head)) {
        return None;
    }
    let words = key.split(|c: char| !fold::is_word(c)).filter(|word| !matches!(*word, "" | "và"));
    let words: Vec<&str> = words.collect();
    // A second head noun: the name is a list that was not told apart.
    let heads = words.iter().skip(1).any(|word| matches!(*word, "sở" | "ban" | "trung" | "chi"));
    (!heads && words.len() > 1).then(|| words.join(" ").replacen("văn phòng", "vp", 1))
}
