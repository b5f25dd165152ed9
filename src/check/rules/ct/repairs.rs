//! What the rules on repaired text share: the repairs of one kind, gathered by the line they stand on.

use crate::base::edit::{Certainty, Edit};
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::subject::Subject;

/// Says of each line with repairs that `wanted` takes what is wrong, and how to mend it where that is certain.
pub(super) fn by_line(subject: &Subject<'_>, report: &mut Report<'_>, wanted: impl Fn(&Edit) -> bool, vi: &str, en: &str) {
    let edits: Vec<&Edit> = subject.plan.edits.iter().filter(|edit| wanted(edit)).collect();
    let lines = &subject.doc.lines;
    for run in edits.chunk_by(|a, b| lines.line(a.start) == lines.line(b.start)) {
        let (place, before, after) = spot(subject, run[0], run);
        let more = run.iter().filter(|edit| edit.start >= place.end).count();
        let (more_vi, more_en) = match more {
            0 => (String::new(), String::new()),
            more => (format!(" và {more} chỗ khác trên dòng"), format!(" and {more} more on the line")),
        };
        let found =
            report.add(place, format!("{vi}: “{before}” → “{after}”{more_vi}"), format!("{en}: “{before}” → “{after}”{more_en}"));
        if run.iter().all(|edit| edit.certainty == Certainty::Certain) {
            let place = |edit: &Edit| Place::in_text(edit.start, edit.end, lines.line(edit.start));
            found.replace_each(run.iter().map(|edit| (place(edit), edit.after.to_string())));
        }
    }
}

/// The words around a repair: their place, and how they read before and after.
fn spot(subject: &Subject<'_>, first: &Edit, run: &[&Edit]) -> (Place, String, String) {
    let source = subject.doc.source();
    let (start, end) = (first.start as usize, first.end as usize);
    let from = source[..start].rfind(char::is_whitespace).map_or(0, |at| at + whitespace(source, at));
    let mut to = end + source[end..].find(char::is_whitespace).unwrap_or(source.len() - end);
    // A space put in or taken out shows only with the word after it.
    if first.before.contains(char::is_whitespace) || start == end {
        let next = source[to..].trim_start_matches([' ', '\t']);
        let gap = source.len() - to - next.len();
        let word = next.find(char::is_whitespace).unwrap_or(next.len());
        if first.before.contains(char::is_whitespace) && end == to {
            to += gap + word;
        }
    }
    // Repairs that follow one another at once mend one word.
    for edit in run.iter().filter(|edit| edit.start as usize >= end) {
        if edit.start as usize > to {
            break;
        }
        let past = edit.end as usize;
        to = to.max(past + source[past..].find(char::is_whitespace).unwrap_or(source.len() - past));
    }
    let mut after = String::new();
    let mut done = from;
    for edit in run.iter().filter(|edit| edit.start as usize >= from && edit.end as usize <= to) {
        after.push_str(&source[done..edit.start as usize]);
        after.push_str(&edit.after);
        done = edit.end as usize;
    }
    after.push_str(&source[done..to]);
    let place = Place::in_text(from as u32, to as u32, subject.doc.lines.line(first.start));
    (place, source[from..to].to_owned(), after)
}

fn whitespace(source: &str, at: usize) -> usize {
    source[at..].chars().next().map_or(1, char::len_utf8)
}
