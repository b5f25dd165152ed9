//! `PC115` agency-out-of-time: a task or copy goes to a body that did not exist on the day of the document.

use std::collections::HashSet;

use super::bodies::{mentions, short, without_level};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::offices::DATED;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC115",
    name: "agency-out-of-time",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Giao việc cho cơ quan chưa có hoặc không còn vào ngày của văn bản.",
        en: "A task or copy goes to a body that did not exist on the day of the document.",
    },
    why: Text {
        vi: "Từ 01/3/2025 nhiều sở được hợp nhất, đổi tên; tên cũ còn sót từ văn bản trước.",
        en: "Many departments were merged and renamed on 1 March 2025; old names remain in copied text.",
    },
    example: "văn bản năm 2026 giao Sở Kế hoạch và Đầu tư",
    instead: "văn bản năm 2026 giao Sở Tài chính",
    source: "NĐ 45/2025/NĐ-CP; NĐ 150/2025/NĐ-CP",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(date) = subject.plan.header.date.map(|date| date.to_string()) else { return };
    let known: Vec<String> = subject.settings.agencies.iter().map(|name| short(name)).collect();
    let recipients =
        subject.plan.recipients.iter().zip(&subject.plan.places.recipients).map(|(name, place)| (name.as_str(), *place));
    let named = mentions(subject).into_iter().filter(|mention| mention.acts).map(|mention| (mention.name, mention.place));
    let mut seen = HashSet::new();
    for (name, place) in named.chain(recipients) {
        let key = short(name);
        let key = without_level(&key);
        let Some(field) = ["sở ", "bộ "].iter().find_map(|head| key.strip_prefix(head)) else { continue };
        let mut times = DATED.iter().filter(|known| fold::key(known.name) == field).peekable();
        let outside = times.peek().is_some()
            && times.all(|known| {
                known.since.is_some_and(|since| date.as_str() < since) || known.until.is_some_and(|until| date.as_str() > until)
            });
        if !outside || known.iter().any(|own| own == key) || !seen.insert(key.to_owned()) {
            continue;
        }
        report.add(
            place,
            format!("{name} không tồn tại vào ngày ban hành văn bản ({date})"),
            format!("{name} did not exist on {date}, when the document was issued"),
        );
    }
}
