//! `KC111` truncated: the document is cut off: a mark “[...]”, or an end in mid-sentence.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "KC111",
    name: "truncated",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Văn bản bị cắt: có dấu “[...]” hoặc dừng giữa câu.",
        en: "The document is cut off: a mark “[...]”, or an end in mid-sentence.",
    },
    why: Text {
        vi: "Phần sau của văn bản đã mất; mọi kết luận về nội dung còn thiếu.",
        en: "What followed is lost; nothing can be concluded from what is absent.",
    },
    example: "7. Quản trị môi trường: Thực hiện các giải pháp [...]",
    instead: "7. Quản trị môi trường: Thực hiện các giải pháp bảo vệ môi trường.",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// Signs of a part left out.
pub(super) const MARKS: [&str; 3] = ["[...]", "[…]", "(còn tiếp)"];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let source = subject.doc.source();
    for mark in MARKS {
        let mut spots = memchr::memmem::find_iter(source.as_bytes(), mark.as_bytes());
        let Some(at) = spots.next() else { continue };
        let more = spots.count();
        let (start, end) = (at as u32, (at + mark.len()) as u32);
        let place = Place::in_text(start, end, subject.doc.lines.line(start));
        // One part left out or many: it is one copy that is not whole.
        let (vi, en) = match more {
            0 => (String::new(), String::new()),
            more => (format!(" và {more} chỗ khác"), format!(" and {more} more places")),
        };
        report.add(place, format!("văn bản bị lược ở dấu “{mark}”{vi}"), format!("the document is cut at “{mark}”{en}"));
    }
    if source.contains(MARKS[0]) {
        return;
    }
    // The last words of a document without signature: a sentence ends, or the rest is lost.
    let Some(place) = subject.cut() else { return };
    let words = subject.words(&place).split_whitespace().collect::<Vec<_>>().join(" ");
    report.add(
        place,
        format!("văn bản dừng giữa câu: “… {words}”; phần sau (cả nơi nhận, chữ ký) đã mất"),
        format!("the document ends in mid-sentence: “… {words}”; what followed (recipients and signature too) is lost"),
    );
}
