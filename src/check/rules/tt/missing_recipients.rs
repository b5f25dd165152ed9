//! `TT107` missing-recipients: the recipients are missing.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::tt::tail;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT107",
    name: "missing-recipients",
    severity: Severity::Error,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text { vi: "Thiếu nơi nhận.", en: "The recipients are missing." },
    why: Text {
        vi: "Không biết văn bản gửi cho ai, lưu ở đâu.",
        en: "Nobody can tell where the document goes and where it is kept.",
    },
    example: "… ./. TM. ỦY BAN NHÂN DÂN",
    instead: "… ./. Nơi nhận: - Như trên; - Lưu: VT, NV.",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.plan;
    if plan.recipients.is_empty() && plan.places.recipients_label.is_none() && !tail::is_fragment(subject) {
        report.add(tail::last_line(subject), "văn bản không có “Nơi nhận”", "the document has no “Nơi nhận” (recipients)");
    }
}
