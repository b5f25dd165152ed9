//! Templates: a user's own file with expressions in it, filled with data.
//!
//! The expressions are those of Jinja (`{{ so_xa|number }}`, `{% for v in viec %}`), run by minijinja, and the same in
//! Word, text, Markdown and HTML. Nothing is left out silently: a name that is not in the data, a loop that is not
//! closed, a value of the wrong kind is a fault with its place.

mod blanks;
mod builtin;
mod check;
mod data;
mod docx;
mod engine;
mod fault;
mod filters;
mod known;
mod labels;
mod names;
mod next_year;
mod text;
mod vietnamese;

pub use builtin::{BUILTINS, plan_of_data};
pub use check::{TemplateCheck, TemplateName};
pub use data::Data;
pub use fault::{TemplateError, TemplateFault, TemplatePlace};
pub use next_year::{Blank, BlankKind, Draft, next_year};

use engine::Escape;

/// The kind of a template, and of what it makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TemplateFormat {
    /// A Word file.
    Docx,
    /// Plain text.
    Text,
    /// Markdown: values are put in as they are.
    Markdown,
    /// HTML: values are escaped.
    Html,
}

impl TemplateFormat {
    /// The format of a file extension (without the dot, in any letter case).
    ///
    /// ```
    /// use kehoach::TemplateFormat;
    /// assert_eq!(TemplateFormat::from_extension("DOCX"), Some(TemplateFormat::Docx));
    /// assert_eq!(TemplateFormat::from_extension("pdf"), None);
    /// ```
    pub fn from_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "docx" | "docm" | "dotx" | "dotm" => TemplateFormat::Docx,
            "txt" | "text" => TemplateFormat::Text,
            "md" | "markdown" => TemplateFormat::Markdown,
            "html" | "htm" => TemplateFormat::Html,
            _ => return None,
        })
    }

    fn escape(self) -> Escape {
        match self {
            TemplateFormat::Docx => Escape::Word,
            TemplateFormat::Text | TemplateFormat::Markdown => Escape::None,
            TemplateFormat::Html => Escape::Html,
        }
    }
}

/// Limits of rendering.
///
/// ```
/// use kehoach::{Data, RenderOptions, TemplateFormat};
/// let options = RenderOptions { max_steps: 1000, ..RenderOptions::default() };
/// let template = b"{% for a in range(9999) %}{{ a }}{% endfor %}";
/// let error = kehoach::render(template, TemplateFormat::Text, &Data::default(), &options).unwrap_err();
/// assert!(error.to_string().contains("max_steps"));
/// ```
#[derive(Clone, Debug)]
pub struct RenderOptions {
    /// Largest template, largest part of a Word file once unpacked, and largest result, in bytes (default 64 MiB).
    pub max_bytes: u64,
    /// Most steps of the template engine for each part (default 10 million): what bounds loops.
    pub max_steps: u64,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self { max_bytes: 64 << 20, max_steps: 10_000_000 }
    }
}

/// Fills a template with data.
///
/// ```
/// use kehoach::{Data, TemplateFormat};
/// let data = Data::from_yaml("so_cay: 12500\nngay: 2026-02-05").unwrap();
/// let template = "Trồng {{ so_cay|number }} cây, {{ ngay|ngay }}.".as_bytes();
/// let text = kehoach::render(template, TemplateFormat::Text, &data, &Default::default()).unwrap();
/// assert_eq!(String::from_utf8(text).unwrap(), "Trồng 12.500 cây, ngày 05 tháng 02 năm 2026.");
/// ```
///
/// # Errors
///
/// If the template cannot be read, a value it needs is missing or of the wrong kind, or a limit is reached. All names
/// that are missing are told at once.
pub fn render(template: &[u8], format: TemplateFormat, data: &Data, options: &RenderOptions) -> Result<Vec<u8>, TemplateError> {
    limited(template, options)?;
    if format == TemplateFormat::Docx {
        return docx::render(template, data, options);
    }
    let source = text::source(decoded(template)?).map_err(TemplateError::one)?;
    engine::compiles(&source, format.escape(), options).map_err(TemplateError::one)?;
    let faults = engine::check(&[&source], data).faults;
    if !faults.is_empty() {
        return Err(TemplateError { faults });
    }
    engine::run(&source, data, format.escape(), options).map(String::into_bytes)
}

/// Lists the names a template needs, and what the data lack of them, without writing anything.
///
/// # Errors
///
/// If the template itself cannot be read.
pub fn check_template(
    template: &[u8],
    format: TemplateFormat,
    data: &Data,
    options: &RenderOptions,
) -> Result<TemplateCheck, TemplateError> {
    limited(template, options)?;
    if format == TemplateFormat::Docx {
        return docx::check(template, data, options);
    }
    let source = text::source(decoded(template)?).map_err(TemplateError::one)?;
    engine::compiles(&source, format.escape(), options).map_err(TemplateError::one)?;
    Ok(engine::check(&[&source], data))
}

fn limited(template: &[u8], options: &RenderOptions) -> Result<(), TemplateError> {
    if template.len() as u64 > options.max_bytes {
        let size = template.len();
        let limit = options.max_bytes;
        return Err(TemplateError::data(format!("the template is {size} bytes; the limit is {limit} (option `max_bytes`)")));
    }
    Ok(())
}

fn decoded(template: &[u8]) -> Result<&str, TemplateError> {
    let text = std::str::from_utf8(template).map_err(|_| TemplateError::data("the template is not text in UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}
