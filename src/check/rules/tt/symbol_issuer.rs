//! `TT123` symbol-issuer: the symbol lacks the abbreviation of the People's Committee that issues the document.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::tt::tail;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT123",
    name: "symbol-issuer",
    severity: Severity::Warning,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Ký hiệu không có chữ viết tắt của Ủy ban nhân dân ban hành văn bản.",
        en: "The symbol lacks the abbreviation of the People's Committee that issues the document.",
    },
    why: Text { vi: "Ký hiệu phải cho biết cơ quan ban hành.", en: "The symbol must show who issues the document." },
    example: "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ Số: 12/KH-SNV",
    instead: "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ Số: 12/KH-UBND",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3.b",
    fix: FixSafety::None,
    needs: Needs::Whole,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let header = &subject.plan.header;
    let (Some(symbol), Some(issuer)) = (&header.symbol, &header.issuer) else { return };
    // Committees and steering boards keep series of their own; older symbols have `UB` and `CTUBND`.
    let own = ["UB", "BCĐ", "HĐ", "BCH", "CTUBND"].iter().any(|part| symbol.contains(part));
    // A joint document has the bodies of all its issuers in its symbol.
    let single = symbol.split('-').count() == 2;
    if single && tail::is_committee(issuer) && header.issuer_parent.is_none() && !own {
        report.add(
            subject.header("number_text"),
            format!("ký hiệu “{symbol}” không có “UBND” trong khi cơ quan ban hành là “{issuer}”"),
            format!("the symbol “{symbol}” lacks “UBND”, though the issuer is “{issuer}”"),
        );
    }
}
