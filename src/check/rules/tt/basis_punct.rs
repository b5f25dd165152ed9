//! `TT124` basis-punct: a citation of the legal basis does not end with “;” (the last with “.” or “;”).

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "TT124",
    name: "basis-punct",
    severity: Severity::Info,
    profile: Some(crate::check::rule::Profile::State),
    since: None,
    until: None,
    what: Text {
        vi: "Căn cứ ban hành không kết thúc bằng dấu “;” (căn cứ cuối: “.” hoặc “;”).",
        en: "A citation of the legal basis does not end with “;” (the last with “.” or “;”).",
    },
    why: Text {
        vi: "Mỗi căn cứ là một dòng, kết thúc bằng dấu chấm phẩy.",
        en: "Each basis is a line of its own that ends with a semicolon.",
    },
    example: "Căn cứ Luật Lâm nghiệp.",
    instead: "Căn cứ Luật Lâm nghiệp;",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.a",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let lines = subject.plan.preamble.iter().filter(|paragraph| fold::key(&paragraph.text).starts_with("căn cứ "));
    let lines: Vec<_> =
        lines.filter(|paragraph| !paragraph.text.trim_end().ends_with(':') && paragraph.text.len() < 900).collect();
    for (at, paragraph) in lines.iter().enumerate() {
        let text = paragraph.text.trim_end();
        let last = at + 1 == lines.len();
        // A sentence that goes on to the order itself is no line of a list.
        let sentence = ["ban hành", "xây dựng kế hoạch", "như sau"].iter().any(|words| text.contains(words)) && last;
        // A line without any sign is a line cut short.
        let fits = !text.ends_with(['.', ',']) || last || sentence;
        if !fits {
            let shown: Vec<&str> = text.split_whitespace().take(8).collect();
            let shown = shown.join(" ");
            report.add(
                paragraph.place,
                format!("“{shown} …” cần kết thúc bằng dấu “;”"),
                format!("“{shown} …” should end with “;”"),
            );
        }
    }
}
