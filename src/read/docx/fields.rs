//! Fields: only their results are text. Codes are read for what they link to and for page numbers.

use std::borrow::Cow;

use super::formats::in_sign_font;
use super::names::Tag;
use super::styles::within;
use super::xml::{Node, Xml};
use crate::base::error::Result;

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    code: String,
    /// The result has begun; before that there is only code.
    in_result: bool,
    /// First byte of the result.
    pub(super) start: u32,
    /// What a box to tick or to choose from shows.
    form: Option<String>,
}

/// The open fields of one flow of text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Text that was passed over because it stands in a code.
    pub(super) hidden: usize,
}

/// Codes are short; what comes after this is of no use.
const LONGEST_CODE: usize = 4096;
/// Deeper fields are counted no more.
const DEEPEST: usize = 200;

impl Fields {
    pub(super) fn begin(&mut self) {
        if self.open.len() < DEEPEST {
            self.open.push(Field::default());
        }
    }

    pub(super) fn code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.in_result && field.code.len() < LONGEST_CODE) {
            field.code.push_str(text);
        }
    }

    pub(super) fn separate(&mut self, at: u32) {
        if let Some(field) = self.open.last_mut() {
            field.in_result = true;
            field.start = at;
        }
    }

    /// Takes what the form field opened last shows.
    pub(super) fn form(&mut self, shown: String) {
        if let Some(field) = self.open.last_mut() {
            field.form = Some(shown);
        }
    }

    pub(super) fn end(&mut self) -> Option<Field> {
        self.open.pop()
    }

    /// Whether text now belongs to a code.
    pub(super) fn in_code(&self) -> bool {
        self.open.iter().any(|field| !field.in_result)
    }

    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }
}

impl Field {
    /// A field of one element, with its code.
    pub(super) fn simple(code: &str, start: u32) -> Self {
        Self { code: code.to_owned(), in_result: true, start, form: None }
    }

    /// Whether the field shows the number of the page.
    pub(super) fn is_page(&self) -> bool {
        self.word().eq_ignore_ascii_case("PAGE")
    }

    /// Where a link leads: `HYPERLINK "https://…"`, or `HYPERLINK \l "place"`.
    pub(super) fn link(&self) -> Option<String> {
        if !self.word().eq_ignore_ascii_case("HYPERLINK") {
            return None;
        }
        let rest = &self.code.trim_start()["HYPERLINK".len()..];
        let mut target = String::new();
        let mut local = false;
        let mut rest = rest.trim_start();
        while !rest.is_empty() {
            if let Some(quoted) = rest.strip_prefix('"') {
                let end = quoted.find('"').unwrap_or(quoted.len());
                if local || target.is_empty() {
                    target = if local { format!("{target}#{}", &quoted[..end]) } else { quoted[..end].to_owned() };
                }
                local = false;
                rest = quoted[end..].trim_start_matches('"').trim_start();
                continue;
            }
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let word = &rest[..end];
            if word.eq_ignore_ascii_case("\\l") {
                local = true;
            } else if !word.starts_with('\\') && target.is_empty() {
                word.clone_into(&mut target);
            } else if word.eq_ignore_ascii_case("\\o") || word.eq_ignore_ascii_case("\\t") {
                // The tip or the window that follows is no target.
                let after = rest[end..].trim_start();
                let quoted = after.strip_prefix('"').and_then(|after| Some(&after[after.find('"')? + 1..]));
                rest = quoted.unwrap_or(after).trim_start();
                continue;
            }
            rest = rest[end..].trim_start();
        }
        (!target.is_empty()).then_some(target)
    }

    /// What a field shows that ends at `at` and has no text of its own: a ticked box, a chosen word, a sign by its code.
    pub(super) fn shown(&self, at: u32) -> Option<Cow<'_, str>> {
        if self.in_result && at > self.start {
            return None;
        }
        if let Some(form) = &self.form {
            return Some(Cow::Borrowed(form));
        }
        if !self.in_result && self.word().eq_ignore_ascii_case("EQ") {
            // A fraction, as people typed them before formulas: `EQ \f(1;2)`.
            let (_, rest) = self.code.split_once("\\f(")?;
            let (above, below) = rest.split_once(')')?.0.split_once([';', ','])?;
            return Some(Cow::Owned(format!("{}/{}", above.trim(), below.trim())));
        }
        if self.in_result || !self.word().eq_ignore_ascii_case("SYMBOL") {
            return None;
        }
        let mut words = self.code.split_whitespace().skip(1);
        let code = words.next()?;
        let code = match code.strip_prefix("0x").or_else(|| code.strip_prefix("0X")) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => code.parse().ok()?,
        };
        let font = self.code.split_once("\\f").map_or("", |(_, rest)| rest.trim_start());
        let font = match font.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next().unwrap_or(""),
            None => font.split_whitespace().next().unwrap_or(""),
        };
        Some(Cow::Owned(in_sign_font(char::from_u32(code)?, font).to_string()))
    }

    fn word(&self) -> &str {
        self.code.split_whitespace().next().unwrap_or("")
    }
}

/// Reads `w:ffData`, whose start was read last: what a box to tick or to choose from shows; nothing for a text to fill in.
pub(super) fn form_field(xml: &mut Xml<'_>) -> Result<Option<String>> {
    let depth = xml.depth();
    let (mut ticked, mut chosen) = (None, 0);
    let mut entries = vec![];
    while let Some(node) = within(xml, depth)? {
        let Node::Start(tag, attributes) = node else { continue };
        match tag {
            Tag::CheckBox => ticked = Some(false),
            Tag::Checked | Tag::FormDefault if ticked.is_some() => ticked = Some(attributes.on()),
            Tag::FormResult | Tag::FormDefault => chosen = attributes.number("val").unwrap_or(0),
            // A list has at most 25 entries.
            Tag::ListEntry if entries.len() < 100 => entries.extend(attributes.val().map(Cow::into_owned)),
            _ => {}
        }
    }
    let chosen = usize::try_from(chosen).unwrap_or(0);
    Ok(match ticked {
        Some(true) => Some("☒".to_owned()),
        Some(false) => Some("☐".to_owned()),
        None => (chosen < entries.len()).then(|| entries.swap_remove(chosen)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_codes() {
        let link = |code: &str| Field::simple(code, 0).link();
        assert_eq!(link(r#" HYPERLINK "https://vidu.vn/a b" "#).as_deref(), Some("https://vidu.vn/a b"));
        assert_eq!(link(r#"HYPERLINK \l "muc_1" \h"#).as_deref(), Some("#muc_1"));
        assert_eq!(link(r#"HYPERLINK "https://vidu.vn" \l "x" \o "mẹo""#).as_deref(), Some("https://vidu.vn#x"));
        assert_eq!(link("REF x"), None);
        assert!(Field::simple(" PAGE  \\* MERGEFORMAT", 0).is_page() && !Field::simple("NUMPAGES", 0).is_page());
    }

    #[test]
    fn fields_without_a_result() {
        let shown = |code: &str| {
            let field = Field { code: code.to_owned(), ..Field::default() };
            field.shown(0).map(Cow::into_owned)
        };
        assert_eq!(shown(r#" SYMBOL 183 \f "Symbol" \s 12"#).as_deref(), Some("•"));
        assert_eq!(shown(r"SYMBOL 0xFC \f Wingdings").as_deref(), Some("✓"));
        assert_eq!(shown(r" EQ \f(1; 2)").as_deref(), Some("1/2"));
        assert_eq!((shown("EQ"), shown("SYMBOL"), shown("TOC"), shown("")), (None, None, None, None));
    }

    #[test]
    fn nested_codes_hide_results() {
        let mut fields = Fields::default();
        fields.begin();
        fields.begin();
        fields.separate(0);
        assert!(fields.in_code());
        fields.end();
        fields.separate(0);
        assert!(!fields.in_code());
        fields.end();
        assert!(!fields.is_open() && fields.end().is_none());
    }
}
