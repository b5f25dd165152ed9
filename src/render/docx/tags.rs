//! The tags in the paragraphs of a part: found in the joined text of their runs, however Word has split it.

use std::ops::Range;

use super::tree::Tree;
use crate::render::fault::TemplateFault;
use crate::render::text::closing;

/// What a tag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `{{ … }}`.
    Value,
    /// `{% for … %}` and others that a later tag closes.
    Opens,
    /// `{% else %}`, `{% elif … %}`.
    Between,
    /// `{% endfor %}` and others.
    Closes,
    /// `{% set … = … %}`, which stands alone.
    Alone,
    /// `{% colspan … %}`: how many columns this cell covers.
    Span,
    /// `{% vmerge %}`: the cells of this column in one loop are merged.
    Merge,
    /// `{# … #}`.
    Comment,
}

/// What a tag asks to be repeated or left out: `{%p`, `{%tr`, `{%tc`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Paragraph,
    Row,
    Cell,
}

#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) role: Role,
    pub(super) level: Option<Level>,
    /// Index of its paragraph.
    pub(super) paragraph: usize,
    /// Its bytes in the text of the paragraph.
    pub(super) range: Range<usize>,
    /// Index of the piece of the paragraph it begins in.
    pub(super) piece: usize,
    pub(super) code: String,
}

impl Found {
    pub(super) fn word(&self) -> &str {
        self.code.split_whitespace().next().unwrap_or_default()
    }

    /// The tag as a person wrote it.
    pub(super) fn shown(&self) -> String {
        match self.role {
            Role::Value => format!("{{{{ {} }}}}", self.code),
            _ => format!("{{% {} %}}", self.code),
        }
    }
}

/// All tags of a part, in the order of the text.
pub(super) fn find(tree: &Tree<'_>) -> (Vec<Found>, Vec<TemplateFault>) {
    let (mut tags, mut faults) = (vec![], vec![]);
    for (index, paragraph) in tree.paragraphs.iter().enumerate() {
        let text = &paragraph.text;
        let mut at = 0;
        while let Some(found) = memchr::memchr(b'{', &text.as_bytes()[at..]) {
            let start = at + found;
            let close = match text.as_bytes().get(start + 1) {
                Some(b'{') => "}}",
                Some(b'%') => "%}",
                Some(b'#') => "#}",
                _ => {
                    at = start + 1;
                    continue;
                }
            };
            // Word makes quotes curly as they are typed; inside a tag they are plain ones. Their bytes differ in number,
            // so the end is looked for with quotes of one kind only.
            let Some(length) = end_of_tag(&text[start + 2..], close) else {
                let message = format!("the tag is not closed in this paragraph: `{close}` is missing");
                let code: String = text[start..].chars().take(60).collect();
                faults.push(TemplateFault::new(Some(paragraph.place.clone()), &code, message));
                break;
            };
            let end = start + 2 + length + close.len();
            let inner = plain_quotes(&text[start + 2..start + 2 + length]);
            let piece = paragraph.pieces.partition_point(|piece| piece.range.end <= start);
            let (role, level, code) = read(&inner, close);
            if code.is_empty() && role != Role::Comment {
                faults.push(TemplateFault::new(Some(paragraph.place.clone()), &text[start..end], "the tag is empty"));
            } else {
                tags.push(Found { role, level, paragraph: index, range: start..end, piece, code });
            }
            at = end;
        }
    }
    (tags, faults)
}

fn end_of_tag(text: &str, close: &str) -> Option<usize> {
    if !text.contains(['“', '”', '‘', '’']) {
        return closing(text, close);
    }
    // Each curly quote is made as many plain ASCII bytes as it has, the first of them the quote.
    let mut same_length = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '“' | '”' => same_length.push_str("\"  "),
            '‘' | '’' => same_length.push_str("'  "),
            c => same_length.push(c),
        }
    }
    closing(&same_length, close)
}

fn plain_quotes(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '“' | '”' | '„' => '"',
            '‘' | '’' => '\'',
            '\u{a0}' => ' ',
            c => c,
        })
        .collect()
}

fn read(inner: &str, close: &str) -> (Role, Option<Level>, String) {
    if close == "#}" {
        return (Role::Comment, None, String::new());
    }
    let inner = inner.trim_start_matches(['-', '+']).trim_end_matches(['-', '+']);
    if close == "}}" {
        return (Role::Value, None, inner.trim().to_owned());
    }
    // `{%tr for …`: the level stands against the sign, a name after it would have a space before.
    let levels = [("tr ", Level::Row), ("tc ", Level::Cell), ("p ", Level::Paragraph), ("r ", Level::Paragraph)];
    let found = levels.iter().find_map(|(word, level)| Some((inner.strip_prefix(word)?, *level, *word)));
    let (code, level) = match found {
        Some((code, _, "r ")) => (code, None),
        Some((code, level, _)) => (code, Some(level)),
        None => (inner, None),
    };
    let code = code.trim().to_owned();
    let role = match code.split_whitespace().next().unwrap_or_default() {
        "else" | "elif" => Role::Between,
        "colspan" => Role::Span,
        "vmerge" => Role::Merge,
        "set" if code.contains('=') => Role::Alone,
        word if word.starts_with("end") => Role::Closes,
        _ => Role::Opens,
    };
    (role, level, code)
}

/// A statement with all that belongs to it: its opening, what stands between, and its end.
pub(super) type Group = Vec<usize>;

/// Which tags belong together, as indices; faults for those that do not.
pub(super) fn groups(tree: &Tree<'_>, tags: &[Found]) -> (Vec<Group>, Vec<TemplateFault>) {
    let (mut groups, mut faults, mut open): (Vec<Group>, _, Vec<Group>) = (vec![], vec![], vec![]);
    let place = |tag: &Found| Some(tree.paragraphs[tag.paragraph].place.clone());
    for (at, tag) in tags.iter().enumerate() {
        match tag.role {
            Role::Opens => {
                if !matches!(tag.word(), "for" | "if" | "with" | "set" | "filter") {
                    faults.push(TemplateFault::new(place(tag), &tag.shown(), format!("there is no statement `{}`", tag.word())));
                    continue;
                }
                open.push(vec![at]);
            }
            Role::Between => match open.last_mut() {
                Some(group) if matches!(tags[group[0]].word(), "if" | "for") => group.push(at),
                _ => faults.push(TemplateFault::new(place(tag), &tag.shown(), "there is no `if` around this")),
            },
            Role::Closes => {
                let expected = open.last().map(|group| format!("end{}", tags[group[0]].word()));
                if expected.as_deref() == Some(tag.word()) {
                    if let Some(mut group) = open.pop() {
                        group.push(at);
                        groups.push(group);
                    }
                } else {
                    let message = match expected {
                        Some(expected) => format!("`{expected}` is expected here"),
                        None => "nothing is open here to be closed".to_owned(),
                    };
                    faults.push(TemplateFault::new(place(tag), &tag.shown(), message));
                }
            }
            _ => {}
        }
    }
    for group in open {
        let tag = &tags[group[0]];
        faults.push(TemplateFault::new(
            place(tag),
            &tag.shown(),
            format!("this is never closed: `{{% end{} %}}` is missing", tag.word()),
        ));
    }
    (groups, faults)
}
