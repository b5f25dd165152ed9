//! `TT113` issuer-signature: the signature does not fit the issuer: a plan of the People's Committee not signed in its name, or the reverse.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::tt::{issuers, tail};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT113",
    name: "issuer-signature",
    severity: Severity::Warning,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Thẩm quyền ký không khớp với cơ quan ban hành: kế hoạch của Ủy ban nhân dân mà không ký “TM. ỦY BAN NHÂN DÂN”, hoặc ngược lại.",
        en: "The signature does not fit the issuer: a plan of the People's Committee not signed in its name, or the reverse.",
    },
    why: Text {
        vi: "Ủy ban nhân dân làm việc theo chế độ tập thể; ký sai thẩm quyền thì văn bản không hợp lệ.",
        en: "The Committee acts as a body; a document signed in the wrong name is not valid.",
    },
    example: "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ … KẾ HOẠCH … KT. CHỦ TỊCH",
    instead: "… TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
    source: "NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I, Phần I, mục II.7",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (header, signature) = (&subject.plan.header, &subject.plan.signature);
    let (Some(place), Some(role)) = (subject.plan.places.signature.first(), signature.role_lines.first()) else { return };
    let folded = fold::key(role);
    let chairman = folded.trim_matches('*').starts_with("kt. chủ tịch") || folded.trim_matches('*').starts_with("chủ tịch");
    let committee = issuers::closing_of_committee(subject)
        || (header.issuer.as_deref().is_some_and(tail::is_committee) && !issuers::preamble_of_chairman(subject));
    match &signature.authority {
        None if chairman && subject.is_plan() && committee => report.add(
            *place,
            format!("ký “{role}” không có “TM. ỦY BAN NHÂN DÂN” trong khi kế hoạch là của Ủy ban nhân dân"),
            format!("signed “{role}” without “TM. ỦY BAN NHÂN DÂN”, though the plan is the People's Committee's"),
        ),
        Some(authority)
            if fold::key(authority).contains("ủy ban nhân dân") && header.issuer.as_deref().is_some_and(is_office) =>
        {
            let issuer = header.issuer.as_deref().unwrap_or("");
            report.add(
                *place,
                format!("cơ quan ban hành là “{issuer}” nhưng ký “{authority}”"),
                format!("the issuer is “{issuer}”, but the signature reads “{authority}”"),
            )
        }
        _ => return,
    };
}

/// Whether the words name a body that its head signs for.
fn is_office(issuer: &str) -> bool {
    let folded = fold::key(issuer);
    ["sở ", "phòng ", "chi cục ", "cục "].iter().any(|word| folded.starts_with(word))
}
