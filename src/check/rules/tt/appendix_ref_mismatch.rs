//! `TT120` appendix-ref-mismatch: the appendix names another number than the document's own.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::tt::captions;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT120",
    name: "appendix-ref-mismatch",
    severity: Severity::Error,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Phụ lục ghi kèm theo văn bản có số khác số của chính văn bản này.",
        en: "The appendix names another number than the document's own.",
    },
    why: Text {
        vi: "Phụ lục có thể lấy từ văn bản cũ; người đọc không biết tin số nào.",
        en: "The appendix may come from an older document; the reader cannot tell which to trust.",
    },
    example: "Số: 12/KH-UBND … (Kèm theo Kế hoạch số 21/KH-UBND)",
    instead: "Số: 12/KH-UBND … (Kèm theo Kế hoạch số 12/KH-UBND)",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.c",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let header = &subject.plan.header;
    let (Some(number), Some(symbol), Some(kind)) = (header.number, &header.symbol, &header.doc_type) else { return };
    let (kind, symbol) = (fold::key(kind), fold::key(symbol));
    for caption in captions::all(subject) {
        let Some(named) = captions::number(&caption.text) else { continue };
        let Some((figures, rest)) = named.split_once('/') else { continue };
        // Only a line that names a document of this type speaks of this document.
        let own = caption.text.contains(&kind) && rest == symbol;
        if own && figures.parse::<u32>().is_ok_and(|named| named != number) {
            let named = named.to_uppercase();
            report.add(
                caption.place,
                format!("phụ lục ghi kèm theo số {named}, văn bản này có số {number}"),
                format!("the appendix names number {named}, the document is number {number}"),
            );
        }
    }
}
