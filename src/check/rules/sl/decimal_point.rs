//! `SL119` decimal-point: a decimal is written with a point.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::words_before;
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL119",
    name: "decimal-point",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Số thập phân viết bằng dấu chấm.", en: "A decimal is written with a point." },
    why: Text {
        vi: "Trong văn bản tiếng Việt, dấu phẩy ngăn phần thập phân, dấu chấm ngăn hàng nghìn.",
        en: "In Vietnamese the comma begins decimals and the point parts thousands.",
    },
    example: "đạt 77.6%",
    instead: "đạt 77,6%",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

const UNITS: [&str; 9] = ["%", "điểm", "tỷ đồng", "triệu đồng", "ha", "km", "tấn", "m2", "tạ"];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for passage in &subject.passages {
        let text = passage.text;
        for (at, _) in text.match_indices('.') {
            let Some((start, end)) = pointed(text, at) else { continue };
            let rest = text[end..].trim_start();
            let unit = UNITS
                .iter()
                .find(|unit| rest.strip_prefix(**unit).is_some_and(|after| !after.starts_with(char::is_alphanumeric)));
            let label = words_before(text, start, 1);
            let named = label
                .first()
                .is_some_and(|word| ["mục", "khoản", "điểm", "phần", "bảng", "biểu", "điều"].contains(&word.as_str()));
            if unit.is_none() || named {
                continue;
            }
            let written = &text[start..end];
            let right = written.replace('.', ",");
            let place = subject.place(passage, start..end);
            report
                .add(
                    place,
                    format!("“{written}”: phần thập phân viết bằng dấu phẩy, “{right}”"),
                    format!("“{written}”: decimals take a comma, “{right}”"),
                )
                .replace(place, right);
        }
    }
}

/// The figure around a point that has one or two decimals behind it.
fn pointed(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let before = bytes[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let after = bytes[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
    let (start, end) = (at.checked_sub(before)?, at + 1 + after);
    let alone = |b: Option<&u8>| b.is_none_or(|b| !matches!(b, b'.' | b',' | b'/' | b'-') && !b.is_ascii_alphanumeric());
    let edge = alone(start.checked_sub(1).and_then(|at| bytes.get(at)))
        && bytes.get(end).is_none_or(|b| !matches!(b, b'/' | b'-') && !b.is_ascii_alphanumeric());
    let open =
        bytes.get(end) != Some(&b'.') && bytes.get(end) != Some(&b',') || !bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
    // A label at the head of a line is no figure.
    (edge && open && start > 0 && (1..=4).contains(&before) && (1..=2).contains(&after)).then_some((start, end))
}
