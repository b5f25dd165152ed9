//! Running a template: minijinja, strict about what is missing, bounded in work and size.
//!
//! A part of a Word file becomes a template whose tags are marked by characters that XML cannot hold, so that text of
//! the document is never taken for a tag. Each tag knows its place; a fault of the run is traced back to it.

use std::fmt::Write as _;
use std::io;
use std::ops::Range;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

use super::check::{self, TemplateCheck};
use super::fault::{TemplateError, TemplateFault, TemplatePlace};
use super::filters;
use super::names;
use super::{Data, RenderOptions};

/// A template ready to run.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) text: String,
    /// Its tags, in order.
    pub(super) tags: Vec<Tag>,
}

/// One tag of a template.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    /// Its bytes in the text, with its marks.
    pub(super) range: Range<usize>,
    /// Whether it is a statement (`{% … %}`), not a value.
    pub(super) is_block: bool,
    /// What stands between the marks.
    pub(super) code: String,
    pub(super) place: TemplatePlace,
}

impl Tag {
    /// The tag as a person wrote it.
    pub(super) fn shown(&self) -> String {
        let code = self.code.trim();
        if self.is_block { format!("{{% {code} %}}") } else { format!("{{{{ {code} }}}}") }
    }
}

/// How values are written into the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    None,
    Html,
    /// Text of a Word run: lines and tabs become elements.
    Word,
}

/// Marks of a statement and of a value in a part of a Word file.
pub(super) const WORD_MARKS: [&str; 4] = ["\u{1}%", "%\u{1}", "\u{2}=", "=\u{2}"];

fn environment(escape: Escape, options: &RenderOptions) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(options.max_steps));
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    filters::add(&mut environment);
    if escape == Escape::Word {
        let [open, close, value_open, value_close] = WORD_MARKS;
        environment.set_syntax(
            SyntaxConfig::builder()
                .block_delimiters(open, close)
                .variable_delimiters(value_open, value_close)
                .comment_delimiters("\u{3}#", "#\u{3}")
                .keep_trailing_newline(true)
                .build()?,
        );
    } else {
        environment
            .set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    }
    environment.set_formatter(move |out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value| format(out, value, escape));
    Ok(environment)
}

/// Writes one value; what has no written form is a fault, never `none` or `[…]`.
fn format(out: &mut Output<'_>, value: &Value, escape: Escape) -> Result<(), Error> {
    let refuse = |message: &str| Err(Error::new(ErrorKind::InvalidOperation, message.to_owned()));
    let text = match value.kind() {
        ValueKind::String => value.as_str().unwrap_or_default().to_owned(),
        ValueKind::Number => filters::plain(value).unwrap_or_else(|| value.to_string()),
        ValueKind::Undefined => return Err(Error::new(ErrorKind::UndefinedError, "this value is not in the data")),
        ValueKind::None => return refuse("this value is empty; fill it, or write |default(\"…\")"),
        ValueKind::Bool => return refuse("yes or no cannot be written; use it in {% if … %}"),
        ValueKind::Seq | ValueKind::Iterable => return refuse("a list cannot be written; use |list or {% for … %}"),
        ValueKind::Map => return refuse("a group of values cannot be written; name one of them"),
        _ => return refuse("this cannot be written"),
    };
    if escape == Escape::None || (escape == Escape::Html && value.is_safe()) {
        return out.write_str(&text).map_err(Error::from);
    }
    for c in text.chars() {
        match c {
            '&' => out.write_str("&amp;"),
            '<' => out.write_str("&lt;"),
            '>' => out.write_str("&gt;"),
            '"' if escape == Escape::Html => out.write_str("&quot;"),
            '\'' if escape == Escape::Html => out.write_str("&#39;"),
            '\n' if escape == Escape::Word => out.write_str("</w:t><w:br/><w:t xml:space=\"preserve\">"),
            '\t' if escape == Escape::Word => out.write_str("</w:t><w:tab/><w:t xml:space=\"preserve\">"),
            '\r' if escape == Escape::Word => Ok(()),
            c if escape == Escape::Word && (c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}')) => Ok(()),
            c => out.write_char(c),
        }
        .map_err(Error::from)?;
    }
    Ok(())
}

/// Checks the names of the parts against the data.
pub(super) fn check(parts: &[&Source], data: &Data) -> TemplateCheck {
    let needs = |source: &Source| names::needs(source.tags.iter().map(|tag| (tag.is_block, tag.code.as_str())));
    let parts: Vec<_> = parts.iter().map(|source| (*source, needs(source))).collect();
    check::check(&parts, &data.0)
}

/// Whether the tags can be read at all.
pub(super) fn compiles(source: &Source, escape: Escape, options: &RenderOptions) -> Result<(), TemplateFault> {
    let environment = environment(escape, options).map_err(|error| fault(source, &error))?;
    environment.template_from_str(&source.text).map(drop).map_err(|error| fault(source, &error))
}

/// Fills a template.
pub(super) fn run(source: &Source, data: &Data, escape: Escape, options: &RenderOptions) -> Result<String, TemplateError> {
    let failed = |error: &Error| TemplateError::one(fault(source, error));
    let environment = environment(escape, options).map_err(|error| failed(&error))?;
    let template = environment.template_from_str(&source.text).map_err(|error| failed(&error))?;
    let mut out = Bounded { bytes: Vec::with_capacity(source.text.len()), limit: options.max_bytes, is_over: false };
    let context = Value::from(Serde(&data.0));
    if let Err(error) = template.render_captured_to(context, &mut out) {
        if out.is_over {
            return Err(TemplateError::data(format!(
                "the result is larger than {} bytes (option `max_bytes`); a loop makes too much",
                options.max_bytes
            )));
        }
        return Err(failed(&error));
    }
    // What minijinja writes is text.
    Ok(String::from_utf8(out.bytes).unwrap_or_default())
}

/// A result that does not grow beyond a limit.
struct Bounded {
    bytes: Vec<u8>,
    limit: u64,
    is_over: bool,
}

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if (self.bytes.len() + bytes.len()) as u64 > self.limit {
            self.is_over = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An error of the run at the tag that caused it.
fn fault(source: &Source, error: &Error) -> TemplateFault {
    let at = error.range().map(|range| range.start).or_else(|| {
        let line = error.line()?;
        Some(source.text.match_indices('\n').nth(line.checked_sub(2)?)?.0 + 1)
    });
    let tag = at.and_then(|at| {
        let after = source.tags.partition_point(|tag| tag.range.end <= at);
        source.tags.get(after).or_else(|| source.tags.last())
    });
    let detail = error.detail().map(str::to_owned);
    let message = match error.kind() {
        ErrorKind::OutOfFuel => "the template takes too many steps (option `max_steps`); a loop is too long".to_owned(),
        ErrorKind::UndefinedError => detail.unwrap_or_else(|| "this value is not in the data".to_owned()),
        ErrorKind::UnknownFilter => detail.map_or_else(|| "there is no such filter".to_owned(), |detail| without_name(&detail)),
        ErrorKind::SyntaxError => format!("cannot be read: {}", detail.as_deref().map_or("syntax error".into(), readable)),
        kind => detail.unwrap_or_else(|| kind.to_string()),
    };
    let (place, code) = tag.map_or((None, String::new()), |tag| (Some(tag.place.clone()), tag.shown()));
    TemplateFault::new(place, &code, message)
}

fn without_name(detail: &str) -> String {
    detail.to_owned()
}

/// The message without the marks of our own.
fn readable(detail: &str) -> String {
    let mut out = String::new();
    for c in detail.chars().filter(|c| !c.is_control()) {
        let _ = out.write_char(c);
    }
    out
}
