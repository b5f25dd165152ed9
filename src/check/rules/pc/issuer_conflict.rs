//! `PC119` issuer-conflict: the document names two issuers (the Chairman and the Committee, or two levels).

use super::bodies::{level, short};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::Paragraph;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC119",
    name: "issuer-conflict",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Văn bản nói hai chủ thể ban hành khác nhau (Chủ tịch và Ủy ban nhân dân; hai cấp khác nhau).",
        en: "The document names two issuers (the Chairman and the Committee, or two levels).",
    },
    why: Text {
        vi: "Thẩm quyền ban hành và cách ký phụ thuộc vào chủ thể ban hành.",
        en: "Authority and signature depend on who issues it.",
    },
    example: "Chủ tịch UBND tỉnh ban hành Kế hoạch … Trên đây là Kế hoạch của Ủy ban nhân dân tỉnh",
    instead: "UBND tỉnh ban hành Kế hoạch … Trên đây là Kế hoạch của UBND tỉnh",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.plan;
    let Some((paragraph, chairman, named)) = plan.preamble.iter().find_map(issued_by) else { return };
    let closing = plan.closing.iter().map(|paragraph| short(&paragraph.text)).collect::<Vec<_>>().join(" ");
    let committee = ["kế hoạch của ubnd", "kế hoạch này của ubnd"].iter().any(|words| closing.contains(words));
    let signed = plan.signature.authority.as_deref().is_some_and(|authority| fold::key(authority).starts_with("tm."));
    if chairman && committee {
        say(
            subject,
            report,
            paragraph,
            ("Chủ tịch UBND ban hành", "the Chairman issues it"),
            ("phần kết ghi kế hoạch của UBND", "the closing calls it the Committee's"),
        );
    } else if chairman && signed {
        say(
            subject,
            report,
            paragraph,
            ("Chủ tịch UBND ban hành", "the Chairman issues it"),
            ("chữ ký ghi TM. UBND", "it is signed for the Committee"),
        );
    }
    let head = plan.header.issuer.as_deref().filter(|_| plan.header.issuer_parent.is_none()).and_then(|_| level(subject));
    if let (Some(head), Some(named)) = (head, named)
        && head != named
    {
        report.add(
            paragraph.place,
            format!("lời dẫn ghi UBND {named} ban hành, phần đầu văn bản là cấp {head}"),
            format!("the preamble says UBND {named} issues it, the head is that of a {head}"),
        );
    }
}

/// The paragraph that says who issues the plan, whether that is the Chairman, and of which level.
fn issued_by(paragraph: &Paragraph) -> Option<(&Paragraph, bool, Option<&'static str>)> {
    let text = short(&paragraph.text);
    let end = text.find("ban hành kế hoạch").or_else(|| text.find("xây dựng kế hoạch"))?;
    let start = text[..end].rfind("ubnd")?;
    // The subject stands close before its verb.
    let between = &text[start + 4..end];
    if between.split(' ').count() > 8 || between.contains([',', ';', '.']) {
        return None;
    }
    let chairman = text[..start].trim_end().ends_with("chủ tịch");
    let level = ["tỉnh", "huyện", "xã"].into_iter().find(|level| between.trim_start().starts_with(&format!("{level} ")));
    Some((paragraph, chairman, level))
}

fn say(subject: &Subject<'_>, report: &mut Report<'_>, paragraph: &Paragraph, here: (&str, &str), there: (&str, &str)) {
    let text = fold::aligned(&paragraph.text);
    let at = text.find("ban hành kế hoạch").unwrap_or(0);
    let start = text[..at].rfind("chủ tịch").unwrap_or(at);
    let end = (at + "ban hành kế hoạch".len()).min(paragraph.text.len());
    report.add(
        subject.place_in(paragraph.place, &paragraph.text, start..end),
        format!("lời dẫn ghi {}, nhưng {}", here.0, there.0),
        format!("the preamble says {}, but {}", here.1, there.1),
    );
}
