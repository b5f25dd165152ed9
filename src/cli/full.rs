//! Findings for a person at a terminal: the line with the spot marked, why it matters, and what to do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use kehoach::{FileFindings, Finding, Severity};

use super::messages::Lang;

/// Lines longer than this are shown around the spot only.
const WIDEST: usize = 160;

/// All findings of all files; `styled` with colours.
pub(crate) fn show(files: &[FileFindings], lang: Lang, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for file in files {
        for finding in &file.findings {
            out.push_str(&renderer.render(&[group(file, finding, lang)]));
            out.push_str("\n\n");
        }
    }
    out
}

fn group<'a>(file: &'a FileFindings, finding: &'a Finding, lang: Lang) -> Group<'a> {
    let (level, word) = match (finding.severity, lang) {
        (Severity::Error, Lang::Vi) => (Level::ERROR, "lỗi"),
        (Severity::Error, Lang::En) => (Level::ERROR, "error"),
        (Severity::Warning, Lang::Vi) => (Level::WARNING, "cảnh báo"),
        (Severity::Warning, Lang::En) => (Level::WARNING, "warning"),
        (Severity::Info, Lang::Vi) => (Level::INFO, "lưu ý"),
        (Severity::Info, Lang::En) => (Level::INFO, "info"),
    };
    let (source, line, span) = window(&file.source, finding);
    let snippet = Snippet::source(source)
        .line_start(line)
        .path(file.file.as_str())
        .annotation(AnnotationKind::Primary.span(span).label(finding.path.as_str()));
    let title = level.with_name(word).primary_title(finding.message.as_str()).id(format!("{} {}", finding.rule, finding.name));
    let mut group = title.element(snippet);
    let rule = kehoach::rules().iter().find(|rule| rule.id == finding.rule);
    let (why, how) = if lang == Lang::Vi { ("vì sao", "cách sửa") } else { ("why", "fix") };
    if let Some(rule) = rule {
        group = group.element(Level::NOTE.with_name(why).message(rule.why.of(lang.of_library())));
    }
    if let Some(fix) = &finding.fix {
        group = group.element(Level::HELP.with_name(how).message(fix.message.as_str()));
    }
    group
}

/// The lines of a finding, cut around the spot where they are too long: the text, its first line, and the spot in it.
fn window<'a>(source: &'a str, finding: &Finding) -> (&'a str, usize, Range<usize>) {
    let (start, end) = (finding.place.start as usize, finding.place.end as usize);
    let first = source[..start].rfind('\n').map_or(0, |at| at + 1);
    // The spot of a long finding is marked on its first line.
    let last = source[start..].find('\n').map_or(source.len(), |at| start + at);
    let end = end.min(last);
    let floor = |at: usize| (0..=at.min(source.len())).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(0);
    let from = if start - first > WIDEST { floor(start - WIDEST / 2) } else { first };
    let to = floor(last.min(end.max(start) + WIDEST));
    (&source[from..to], finding.line as usize, start - from..end.max(start).min(to) - from)
}
