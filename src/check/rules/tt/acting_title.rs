//! `TT115` acting-title: after “KT. …” the deputy office of the signer is missing.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT115",
    name: "acting-title",
    severity: Severity::Warning,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Sau “KT. …” không có chức vụ cấp phó của người ký.",
        en: "After “KT. …” the deputy office of the signer is missing.",
    },
    why: Text {
        vi: "Ký thay người đứng đầu phải ghi chức vụ của người ký thay.",
        en: "Whoever signs for the head must say in which office.",
    },
    example: "KT. CHỦ TỊCH Lò Văn Sơn",
    instead: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Văn Sơn",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.7.b",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let signature = &subject.plan.signature;
    for one in std::iter::once(signature).chain(&signature.others) {
        let folded: Vec<String> = one.role_lines.iter().map(|line| fold::key(line.trim_matches('*'))).collect();
        let acting = folded.iter().position(|line| line.starts_with("kt.") || line.starts_with("k/t"));
        let deputy = folded.iter().any(|line| line.contains("phó") || line.contains("thứ trưởng") || line.contains("ủy viên"));
        let (Some(at), Some(place)) = (acting.filter(|_| !deputy), subject.plan.places.signature.first()) else { continue };
        let role = &one.role_lines[at];
        report.add(*place, format!("sau “{role}” thiếu chức vụ cấp phó"), format!("the deputy office is missing after “{role}”"));
    }
}
