//! `CT115` markup: marks of a web page or of Markdown are left in the text: **, `<i>`, &nbsp;.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

use crate::base::place::Place;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT115",
    name: "markup",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Còn sót dấu định dạng của trang web hoặc Markdown: **, <i>, &nbsp;.",
        en: "Marks of a web page or of Markdown are left in the text: **, <i>, &nbsp;.",
    },
    why: Text { vi: "Dấu định dạng không thuộc nội dung văn bản.", en: "Such marks are no part of the text." },
    example: "trước ngày **10/12/2026**",
    instead: "trước ngày 10/12/2026",
    source: "custom",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

/// Marks, and what stands in their place.
const MARKS: [(&str, &str); 13] = [
    ("**", ""),
    ("<i>", ""),
    ("</i>", ""),
    ("<b>", ""),
    ("</b>", ""),
    ("<u>", ""),
    ("</u>", ""),
    ("<strong>", ""),
    ("</strong>", ""),
    ("<em>", ""),
    ("</em>", ""),
    ("<br>", " "),
    ("&nbsp;", " "),
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(MARKS.map(|(mark, _)| mark)).ok());

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (Some(finder), source) = (&*FINDER, subject.doc.source()) else { return };
    let mut kinds: [Vec<(Place, String)>; 4] = [vec![], vec![], vec![], vec![]];
    for found in finder.find_iter(source) {
        let (mark, text) = MARKS[found.pattern().as_usize()];
        // A row of stars is a line across the page.
        let row = mark == "**" && (source[..found.start()].ends_with('*') || source[found.end()..].starts_with('*'));
        let kind = usize::from(mark.starts_with('<')) + 2 * usize::from(mark.starts_with('&'));
        if !row {
            let start = found.start() as u32;
            kinds[kind].push((Place::in_text(start, found.end() as u32, subject.doc.lines.line(start)), text.to_owned()));
        }
    }
    kinds[3].extend(emphasis(source).into_iter().map(|at| {
        let start = at as u32;
        (Place::in_text(start, start + 1, subject.doc.lines.line(start)), String::new())
    }));
    for spots in kinds.into_iter().filter(|spots| !spots.is_empty()) {
        let (place, count) = (spots[0].0, spots.len());
        let mark = subject.words(&place);
        report
            .add(
                place,
                format!("còn sót dấu định dạng “{mark}” ({count} chỗ)"),
                format!("the mark “{mark}” is left in the text ({count} spots)"),
            )
            .replace_each(spots);
    }
}

/// The single stars of `*words*`, two for each pair; a star that opens a line, closes a figure or stands in a row is none.
fn emphasis(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let at = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let mut out = vec![];
    let mut open: Option<usize> = None;
    for star in memchr::memchr_iter(b'*', bytes) {
        let (before, after) = (at(star.checked_sub(1)), at(Some(star + 1)));
        if before == b'*' || after == b'*' {
            continue;
        }
        let opens = matches!(before, b' ' | b'(' | b'\n' | b'\t') && !after.is_ascii_whitespace();
        let closes = !before.is_ascii_whitespace() && !after.is_ascii_alphanumeric() && after < 0x80;
        match open {
            Some(first) if closes && star - first < 600 && !bytes[first..star].contains(&b'\n') => {
                out.extend([first, star]);
                open = None;
            }
            _ => open = opens.then_some(star),
        }
    }
    out
}
