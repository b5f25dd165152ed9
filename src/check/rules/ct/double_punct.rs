//! `CT125` double-punct: two signs stand one after the other.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::{Part, Subject};

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT125",
    name: "double-punct",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Hai dấu câu liền nhau.", en: "Two signs stand one after the other." },
    why: Text { vi: "Thường do sửa văn bản còn sót.", en: "Usually left over from editing." },
    example: "kỷ luật,, kỷ cương;.",
    instead: "kỷ luật, kỷ cương.",
    source: "custom",
    fix: FixSafety::Unsafe,
    needs: Needs::Plan,
    run,
};

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for passage in subject.passages.iter().filter(|passage| passage.part != Part::Cell && passage.part != Part::Header) {
        let bytes = passage.text.as_bytes();
        // Few pairs of bytes are two signs.
        let pairs = memchr::memchr3_iter(b',', b';', b':', bytes).chain(memchr::memmem::find_iter(bytes, b".."));
        for at in pairs.map(|at| at + 1).filter(|&at| at < bytes.len() && matches!(bytes[at], b',' | b';' | b':' | b'.')) {
            let pair = (bytes[at - 1], bytes[at]);
            let next = bytes.get(at + 1).copied().unwrap_or(b' ');
            let two = match pair {
                (b',' | b';' | b':', b',' | b';') | (b':', b':') => true,
                // `,...` and `;...` go on.
                (b',' | b';' | b':', b'.') => next != b'.',
                // Two points after a word; after a figure or a row of points they are a blank to fill in.
                (b'.', b'.') => next == b' ' && passage.text[..at - 1].chars().next_back().is_some_and(fold::is_letter),
                _ => false,
            };
            // A row of signs is a line to be filled in.
            if two && next != bytes[at] {
                let signs = &passage.text[at - 1..=at];
                let kept = if signs.contains('.') { "." } else { &signs[1..] };
                let place = subject.place(passage, at - 1..at + 1);
                report
                    .add(place, format!("hai dấu câu liền nhau: “{signs}”"), format!("two signs in a row: “{signs}”"))
                    .replace(place, kept);
            }
        }
    }
}
