//! Suppressions: findings that are known and meant, each with its reason, from settings and from comments in the text.
//!
//! A comment `<!-- kehoach: bỏ qua SL101: lý do -->` (or `ignore SL101: reason`) stands for the next line with text; a
//! comment of a Word document, `kehoach: bỏ qua SL101: lý do`, for the paragraph it is tied to.

use super::finding::Finding;
use super::registry::rules;
use super::settings::Suppression;
use super::subject::Subject;

/// What a comment of suppression begins with.
pub const COMMENT: &str = "<!-- kehoach:";

/// A comment of the document.
struct Comment {
    suppression: Suppression,
    /// The line it is for.
    line: u32,
}

/// Drops the findings that are suppressed; the suppressions that suppressed nothing.
pub(super) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Vec<Suppression> {
    let settings = &subject.settings.suppressions;
    let comments = comments(subject.doc.source());
    if settings.is_empty() && comments.is_empty() {
        return vec![];
    }
    let mut used = vec![false; settings.len() + comments.len()];
    findings.retain(|finding| {
        let of_settings = settings.iter().map(|one| is_for(one, finding) && stands_at(&one.place, finding));
        let of_comments = comments.iter().map(|one| is_for(&one.suppression, finding) && one.line == finding.line);
        let mut keep = true;
        for (used, suppresses) in used.iter_mut().zip(of_settings.chain(of_comments)) {
            *used |= suppresses;
            keep &= !suppresses;
        }
        keep
    });
    let all = settings.iter().cloned().chain(comments.into_iter().map(|comment| comment.suppression));
    all.zip(used).filter(|(_, used)| !used).map(|(one, _)| one).collect()
}

fn is_for(suppression: &Suppression, finding: &Finding) -> bool {
    let rule = rules().iter().find(|rule| rule.id == finding.rule);
    rule.is_some_and(|rule| rule.is_named(&suppression.rule))
}

/// Whether a finding stands on the lines (`line 3-5`) or in the part (`section II`) of the document that `place` names.
fn stands_at(place: &str, finding: &Finding) -> bool {
    let lines = place.strip_prefix("line ").map(|lines| lines.split_once('-').unwrap_or((lines, lines)));
    match lines.and_then(|(first, last)| Some(first.parse::<u32>().ok()?..=last.parse::<u32>().ok()?)) {
        Some(lines) => lines.contains(&finding.line),
        None => at(place, &finding.path),
    }
}

/// The rules that the words of a comment ask to pass over, and the reason: `kehoach: bỏ qua SL101, CT: số liệu đúng`.
pub(crate) fn asked(body: &str) -> Option<(impl Iterator<Item = &str>, &str)> {
    let body = body.trim().strip_prefix("kehoach:")?.trim();
    let rest = ["bỏ qua", "ignore"].iter().find_map(|word| body.strip_prefix(word))?;
    let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
    Some((names.split([',', ' ']).filter(|name| !name.is_empty()), reason.trim()))
}

/// Whether a finding's path is `place` or lies in it: `section II` holds `section II/1`.
fn at(place: &str, path: &str) -> bool {
    let rest = path.strip_prefix(place).or_else(|| path.split_once(' ').and_then(|(_, path)| path.strip_prefix(place)));
    rest.is_some_and(|rest| rest.is_empty() || place.is_empty() || rest.starts_with(['/', ' ']))
}

fn comments(source: &str) -> Vec<Comment> {
    let mut out = vec![];
    if !source.contains(COMMENT) {
        return out;
    }
    for (number, line) in (1u32..).zip(source.lines()) {
        let Some(body) = line.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) else { continue };
        let Some((rules, reason)) = asked(body) else { continue };
        let next = source.lines().skip(number as usize).position(|line| !line.trim().is_empty() && !line.contains(COMMENT));
        let Some(line) = next.map(|skipped| number + 1 + skipped as u32) else { continue };
        for rule in rules {
            let suppression = Suppression { rule: rule.to_owned(), place: format!("line {line}"), reason: reason.to_owned() };
            out.push(Comment { suppression, line });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_for_the_next_line_with_text() {
        let found = comments("a\n<!-- kehoach: bỏ qua SL101, CT: số liệu đúng -->\n\nb\n");
        let shown: Vec<_> =
            found.iter().map(|one| (one.suppression.rule.as_str(), one.line, one.suppression.reason.as_str())).collect();
        assert_eq!(shown, [("SL101", 4, "số liệu đúng"), ("CT", 4, "số liệu đúng")]);
    }

    #[test]
    fn a_place_holds_what_lies_in_it() {
        assert!(at("section II", "section II/1") && at("II", "section II/1/a") && at("table T1 row 3", "table T1 row 3 cell 2"));
        assert!(!at("section II", "section III") && !at("table T1 row 3", "table T1 row 31") && at("", "header"));
    }
}
