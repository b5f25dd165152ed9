//! `TT102` missing-number: the number of the document is blank.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT102",
    name: "missing-number",
    severity: Severity::Error,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text { vi: "Số của văn bản để trống.", en: "The number of the document is blank." },
    why: Text {
        vi: "Văn bản không có số thì không vào sổ, không viện dẫn được.",
        en: "A document without number cannot be registered or cited.",
    },
    example: "Số:     /KH-UBND",
    instead: "Số: 12/KH-UBND",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3.a",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let header = &subject.plan.header;
    let Some(text) = header.number_text.as_ref().filter(|_| header.number.is_none()) else { return };
    report.add(
        subject.header("number_text"),
        format!("chưa có số văn bản: “{text}”"),
        format!("the document has no number yet: “{text}”"),
    );
}
