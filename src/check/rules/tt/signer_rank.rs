//! `TT117` signer-rank: an academic rank or title stands before the signer's name.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT117",
    name: "signer-rank",
    severity: Severity::Info,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Trước họ tên người ký có học hàm, học vị hoặc danh hiệu.",
        en: "An academic rank or title stands before the signer's name.",
    },
    why: Text {
        vi: "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu (trừ quân đội, công an, giáo dục, y tế, khoa học).",
        en: "No rank or title stands there, except in the forces, education, health and science.",
    },
    example: "TS. Lò Văn Sơn",
    instead: "Lò Văn Sơn",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.7.c",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

const RANKS: [&str; 10] = ["ts.", "ths.", "pgs.", "gs.", "ts ", "ths ", "pgs", "bs.", "ks.", "cn."];
const EXCEPTED: [&str; 12] = [
    "trường",
    "học viện",
    "bệnh viện",
    "viện ",
    "công an",
    "quân",
    "y tế",
    "giáo dục",
    "khoa học",
    "trung tâm",
    "đại học",
    "cao đẳng",
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let header = &subject.plan.header;
    let Some(issuer) = header.issuer.as_deref().map(fold::key) else { return };
    let (Some(name), Some(place)) = (&subject.plan.signature.name, subject.plan.places.signature.last()) else { return };
    let ranked = RANKS.iter().any(|rank| fold::key(name).starts_with(rank));
    if ranked && !EXCEPTED.iter().any(|word| issuer.contains(word)) {
        report.add(
            *place,
            format!("trước họ tên người ký có học vị: “{name}”"),
            format!("a rank stands before the signer's name: “{name}”"),
        );
    }
}
