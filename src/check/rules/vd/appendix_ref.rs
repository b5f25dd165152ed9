//! `VD111` appendix-ref: a reference names an appendix that this document does not have.

use std::collections::HashSet;

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{after, phrases, tokens};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "VD111",
    name: "appendix-ref",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Viện dẫn một phụ lục có số mà văn bản không có.",
        en: "A reference names an appendix that this document does not have.",
    },
    why: Text {
        vi: "Người nhận không tìm được nội dung được dẫn tới.", en: "The reader cannot find what is referred to."
    },
    example: "theo Phụ lục III (chỉ có Phụ lục I và Phụ lục II)",
    instead: "theo Phụ lục II",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let labels = subject.plan.appendices.iter().map(|appendix| appendix.label.as_str());
    let known: HashSet<u32> = labels.filter_map(|label| ordinal(tokens(label).last()?.text)).collect();
    // Documents with one appendix, or none read, are another rule's concern.
    if known.is_empty() {
        return;
    }
    for (passage, text) in subject.folded() {
        for at in phrases(text, "phụ lục") {
            let start = at + "phụ lục".len();
            let words: Vec<_> = tokens(after(passage.text, start, 120)).into_iter().take(5).collect();
            let mut label = words.first();
            if label.is_some_and(|word| matches!(word.text, "số" | "Số")) {
                label = words.get(1);
            }
            let Some((label, number)) = label.and_then(|label| Some((label, ordinal(label.text)?))) else { continue };
            let next = words
                .iter()
                .skip_while(|word| word.start <= label.start)
                .map(|word| fold::key(word.text))
                .collect::<Vec<_>>()
                .join(" ");
            let foreign = ["kèm", "ban hành", "của", "nghị", "thông", "quyết", "luật", "kế hoạch số", ".", "/", "-"];
            if known.contains(&number) || foreign.iter().any(|word| next.starts_with(word)) {
                continue;
            }
            report.add(
                subject.place(passage, at..start + label.end),
                format!("văn bản này không có phụ lục {}", label.text),
                format!("this document has no appendix {}", label.text),
            );
        }
    }
}

/// The number of an appendix label, Roman or Arabic.
fn ordinal(label: &str) -> Option<u32> {
    if label.bytes().all(|b| b.is_ascii_digit()) {
        return label.parse().ok().filter(|number| (1..100).contains(number));
    }
    if label.is_empty() || !label.bytes().all(|b| b"IVX".contains(&b)) {
        return None;
    }
    let value = |b: u8| match b {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    let digits: Vec<i32> = label.bytes().map(value).collect();
    let signed = digits
        .iter()
        .enumerate()
        .map(|(at, digit)| if digits.get(at + 1).is_some_and(|next| next > digit) { -digit } else { *digit });
    u32::try_from(signed.sum::<i32>()).ok()
}
