//! `VD116` citation-unnumbered: one document is cited by its type and issuer alone, without number, date or subject.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{after, words_before};
use crate::check::subject::{Part, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD116",
    name: "citation-unnumbered",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Viện dẫn một văn bản chỉ bằng tên loại và cơ quan ban hành, không số, ngày, trích yếu.",
        en: "One document is cited by its type and issuer alone, without number, date or subject.",
    },
    why: Text {
        vi: "Người đọc không biết văn bản nào trong nhiều văn bản của cơ quan đó.",
        en: "The reader cannot tell which of the issuer's documents is meant.",
    },
    example: "cung cấp cây giống theo Quyết định của Thủ tướng Chính phủ, nhằm phủ xanh đồi trọc",
    instead: "cung cấp cây giống theo Quyết định số 524/QĐ-TTg ngày 01/4/2021 của Thủ tướng Chính phủ, nhằm phủ xanh đồi trọc",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

const TYPES: [&str; 7] = ["Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Nghị định", "Thông tư", "Công văn"];

/// Bodies that issue them, by the first words of their names.
const ISSUERS: [&str; 20] = [
    "Thủ tướng Chính phủ",
    "Chính phủ",
    "Quốc hội",
    "Bộ ",
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Ban chấp hành",
    "Ban thường vụ",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Đảng ủy",
    "Hội đồng nhân dân",
    "HĐND",
    "Ủy ban nhân dân",
    "UBND",
    "Chủ tịch UBND",
    "Chủ tịch Ủy ban nhân dân",
    "Thủ tướng chính phủ",
    "Trung ương",
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (passage, at) in subject.written(" của ").filter(|(passage, _)| matches!(passage.part, Part::Body | Part::Preamble)) {
        let text = passage.text;
        let Some(kind) = TYPES.iter().find(|kind| text[..at].ends_with(**kind)) else { continue };
        let start = at - kind.len();
        // Only what is done by one document: `các Quyết định của …` are many, `sau khi có Quyết định của …` is yet to come.
        let before = words_before(text, start, 2).join(" ");
        if !["theo", "tại", "thực hiện", "căn cứ"].iter().any(|word| before.ends_with(word)) {
            continue;
        }
        let from = at + " của ".len();
        let near = after(text, from, 90);
        if !ISSUERS.iter().any(|issuer| near.starts_with(issuer)) {
            continue;
        }
        let end = near.find([',', ';', '.', ')', '(']).unwrap_or(near.len());
        let issuer = near[..end].trim_end();
        // What follows the issuer in the clause says which document is meant.
        let told = issuer.contains(|c: char| c.is_ascii_digit())
            || [" về ", " phê duyệt", " ban hành", " quy định", " năm ", " và ", " số "]
                .iter()
                .any(|word| fold::key(issuer).contains(word));
        let open = near[end..].starts_with('(') || issuer.split(' ').count() > 10;
        if !told && !open && end < near.len() {
            report.add(
                subject.place(passage, start..from + issuer.len()),
                format!("“{kind} của {issuer}”: không rõ văn bản nào (thiếu số, ngày, trích yếu)"),
                format!("“{kind} của {issuer}”: which one is not said (no number, date or subject)"),
            );
        }
    }
}
