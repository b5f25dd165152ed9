//! `PC117` district-out-of-time: a document from 1 July 2025 on gives tasks to a district or township.

use std::collections::HashSet;

use super::bodies::{mentions, short};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC117",
    name: "district-out-of-time",
    severity: Severity::Warning,
    profile: None,
    since: Some("2025-07-01"),
    until: None,
    what: Text {
        vi: "Văn bản từ 01/7/2025 giao việc cho cấp huyện, thị trấn.",
        en: "A document from 1 July 2025 on gives tasks to a district or township.",
    },
    why: Text {
        vi: "Từ 01/7/2025 chỉ còn cấp tỉnh và cấp xã (xã, phường, đặc khu).",
        en: "Since 1 July 2025 there are provinces and communes only.",
    },
    example: "UBND các huyện, thành phố chủ trì … (văn bản năm 2026)",
    instead: "UBND các xã, phường chủ trì …",
    source: "Hiến pháp 2013 (sửa đổi 2025), Điều 110; Luật 72/2025/QH15",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.plan.header.date.is_none() {
        return;
    }
    let recipients =
        subject.plan.recipients.iter().zip(&subject.plan.places.recipients).map(|(name, place)| (name.as_str(), *place));
    let named = mentions(subject).into_iter().filter(|mention| mention.acts).map(|mention| (mention.name, mention.place));
    let mut seen = HashSet::new();
    for (name, place) in named.chain(recipients) {
        let key = short(name);
        let words: Vec<&str> = key.split(|c: char| !c.is_alphanumeric()).collect();
        let district =
            words.iter().any(|word| matches!(*word, "huyện" | "quận")) || key.contains("thị trấn") || key.contains("thị xã");
        if !district || key.contains("cũ") || key.contains("trước đây") || !seen.insert(key) {
            continue;
        }
        report.add(
            place,
            format!("“{name}”: không còn cấp huyện, thị trấn từ 01/7/2025"),
            format!("“{name}”: districts and townships ended on 1 July 2025"),
        );
    }
}
