//! `PC116` province-out-of-time: a document from 1 July 2025 on names a province that was merged into another.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::base::offices::MERGED_PROVINCES;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{phrases, sentence};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC116",
    name: "province-out-of-time",
    severity: Severity::Warning,
    profile: None,
    since: Some("2025-07-01"),
    until: None,
    what: Text {
        vi: "Văn bản từ 01/7/2025 nêu tỉnh không còn sau sắp xếp.",
        en: "A document from 1 July 2025 on names a province that was merged into another.",
    },
    why: Text { vi: "Tên tỉnh cũ còn sót từ văn bản trước.", en: "The old name remains from an earlier text." },
    example: "văn bản năm 2026 ghi “các xã thuộc tỉnh Bình Dương”",
    instead: "văn bản năm 2026 ghi “các xã thuộc Thành phố Hồ Chí Minh”",
    source: "NĐ 150/2025/NĐ-CP; NQ 202/2025/QH15",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.plan.header.date.is_none() {
        return;
    }
    for (passage, text) in subject.folded() {
        for at in phrases(text, "tỉnh") {
            let rest = text[at + "tỉnh".len()..].trim_start();
            let found = MERGED_PROVINCES.iter().find(|name| {
                let name = fold::key(name);
                rest.strip_prefix(name.as_str()).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
            });
            let Some(name) = found else { continue };
            // Words of the merger itself, and citations of older documents, name it rightly.
            let told = sentence(text, at);
            let past = ["cũ", "trước đây", "sáp nhập", "hợp nhất", "sắp xếp", "trước khi", "nguyên", "số "];
            let place = subject.place(passage, at..text.len() - rest.len() + name.len());
            let cited = subject.plan.references.iter().any(|reference| reference.place.contains(&place));
            if cited || past.iter().any(|word| told.contains(word)) {
                continue;
            }
            report.add(
                place,
                format!("tỉnh {name} đã hợp nhất vào tỉnh, thành phố khác từ 01/7/2025"),
                format!("tỉnh {name} was merged into another province on 1 July 2025"),
            );
        }
    }
}
