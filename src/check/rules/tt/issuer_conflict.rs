//! `TT114` issuer-conflict: the opening says the chairman issues the plan, the closing calls it the Committee's.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::tt::issuers;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT114",
    name: "issuer-conflict",
    severity: Severity::Warning,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Phần mở đầu nói Chủ tịch ban hành kế hoạch, phần kết nói kế hoạch của Ủy ban nhân dân.",
        en: "The opening says the chairman issues the plan, the closing calls it the Committee's.",
    },
    why: Text {
        vi: "Không rõ ai ban hành thì không rõ ai có quyền ký, ai chịu trách nhiệm.",
        en: "Unless it is clear who issues the plan, nobody knows who may sign and answers for it.",
    },
    example: "Chủ tịch UBND tỉnh ban hành Kế hoạch … Trên đây là Kế hoạch của UBND tỉnh",
    instead: "UBND tỉnh ban hành Kế hoạch … Trên đây là Kế hoạch của UBND tỉnh",
    source: "NĐ 30/2020/NĐ-CP, Điều 13",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    if !issuers::closing_of_committee(subject) {
        return;
    }
    if let Some(place) = issuers::chairman_in_preamble(subject) {
        let words = subject.words(&place).split_whitespace().collect::<Vec<_>>().join(" ");
        report.add(
            place,
            format!("mở đầu viết “{words}”, phần kết gọi là kế hoạch của Ủy ban nhân dân"),
            format!("the opening reads “{words}”, the closing calls it the People's Committee's plan"),
        );
    }
}
