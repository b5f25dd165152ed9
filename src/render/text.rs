//! Templates of text, Markdown and HTML: the tags as they stand, with their lines.

use super::engine::{Source, Tag};
use super::fault::{TemplateFault, TemplatePlace};

/// Finds the tags of a text.
pub(super) fn source(text: &str) -> Result<Source, TemplateFault> {
    let mut tags = vec![];
    let (mut at, mut line, mut counted) = (0, 1_u32, 0);
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
        line += memchr::memchr_iter(b'\n', &text.as_bytes()[counted..start]).count() as u32;
        counted = start;
        let place = TemplatePlace { line, ..TemplatePlace::default() };
        let Some(length) = closing(&text[start + 2..], close) else {
            let code = text[start..].lines().next().unwrap_or_default();
            return Err(TemplateFault::new(Some(place), code, format!("the tag is not closed: `{close}` is missing")));
        };
        let end = start + 2 + length + close.len();
        if close != "#}" {
            let code = text[start + 2..start + 2 + length].trim_matches(['-', '+']).to_owned();
            tags.push(Tag { range: start..end, is_block: close == "%}", code, place });
        }
        at = end;
    }
    Ok(Source { text: text.to_owned(), tags })
}

/// Where the closing marks stand, outside quotes.
pub(super) fn closing(text: &str, close: &str) -> Option<usize> {
    let mut quote = None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match (quote, bytes[at]) {
            (Some(_), b'\\') => at += 1,
            (Some(open), byte) if byte == open => quote = None,
            (None, byte @ (b'"' | b'\'')) if close != "#}" => quote = Some(byte),
            (None, _) if bytes[at..].starts_with(close.as_bytes()) => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_lines() {
        let source = source("a {{ x }}\n{# lời bàn #}{%- if y == \"%}\" %}\n{b}{% endif %}").unwrap();
        let tags: Vec<_> = source.tags.iter().map(|tag| (tag.place.line, tag.shown())).collect();
        assert_eq!(tags, [(1, "{{ x }}".into()), (2, "{% if y == \"%}\" %}".into()), (3, "{% endif %}".into())]);
        assert!(super::source("một\nhai {{ x").unwrap_err().to_string().starts_with("line 2: the tag is not closed"));
    }
}
