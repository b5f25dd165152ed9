//! `TT106` missing-signature: the signature is missing: the signer's office or name.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::tt::tail;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT106",
    name: "missing-signature",
    severity: Severity::Error,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Thiếu chữ ký: chức vụ hoặc họ tên người ký.",
        en: "The signature is missing: the signer's office or name.",
    },
    why: Text {
        vi: "Văn bản không có người ký thì không có giá trị.", en: "A document that nobody signs has no force."
    },
    example: "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
    instead: "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lò Văn Sơn",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.7",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (signature, places) = (&subject.plan.signature, &subject.plan.places.signature);
    if signature.name.is_some() {
        return;
    }
    match places.last() {
        Some(place) => report.add(*place, "thiếu họ tên người ký", "the signer's name is missing"),
        // On the pages of an issued document the signature may be a picture.
        None if subject.plan.source.format == "pdf" && subject.plan.header.number.is_some() => return,
        None if tail::is_fragment(subject) => return,
        None => report.add(
            tail::last_line(subject),
            "văn bản không có phần chữ ký (chức vụ, họ tên người ký)",
            "the document has no signature (office and name)",
        ),
    };
}
