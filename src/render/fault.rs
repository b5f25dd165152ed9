//! What is wrong with a template or its data: where, what, and what to write instead.

use std::fmt;

use super::vietnamese;
use crate::base::lang::Lang;

/// Where something stands in a template.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TemplatePlace {
    /// The part of a Word file: `body`, `header 1`, `footnotes`; empty for a text.
    pub part: String,
    /// Line of a text, or paragraph of a part or of its cell, from 1.
    pub line: u32,
    /// Table, row and cell, each from 1.
    pub cell: Option<(u32, u32, u32)>,
}

impl TemplatePlace {
    fn in_vietnamese(&self) -> String {
        if self.part.is_empty() {
            return format!("dòng {}", self.line);
        }
        let cell = self.cell.map_or_else(String::new, |(table, row, cell)| format!("bảng {table}, hàng {row}, ô {cell}, "));
        format!("{}, {cell}đoạn {}", vietnamese::piece(&self.part), self.line)
    }
}

impl fmt::Display for TemplatePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.part.is_empty() {
            return write!(f, "line {}", self.line);
        }
        write!(f, "{}, ", self.part)?;
        if let Some((table, row, cell)) = self.cell {
            write!(f, "table {table}, row {row}, cell {cell}, ")?;
        }
        write!(f, "paragraph {}", self.line)
    }
}

/// One fault of a template, or of its data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Where in the template; none for a fault of the data itself.
    pub place: Option<TemplatePlace>,
    /// The expression or tag as written in the template; may be empty.
    pub code: String,
    /// What is wrong, in English.
    pub message: String,
    /// A name that exists and looks like the one that does not.
    pub proposal: Option<String>,
}

impl TemplateFault {
    pub(super) fn new(place: Option<TemplatePlace>, code: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        #[cfg(test)]
        assert!(vietnamese::message(&message).is_some(), "not in Vietnamese: {message}");
        Self { place, code: code.trim().to_owned(), message, proposal: None }
    }

    /// The fault in a language; in English as it is displayed. Words of the template engine itself stay English.
    ///
    /// ```
    /// use kehoach::{Data, Lang, TemplateFormat};
    /// let error = kehoach::render(b"{{ tenn }}", TemplateFormat::Text, &Data::from_yaml("ten: A").unwrap(), &Default::default());
    /// let fault = error.unwrap_err().faults.remove(0);
    /// assert_eq!(fault.told(Lang::Vi), "dòng 1: dữ liệu không có `tenn` ở `{{ tenn }}`; có phải là `ten`?");
    /// ```
    pub fn told(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        let place = self.place.as_ref().map_or_else(String::new, |place| place.in_vietnamese() + ": ");
        let message = vietnamese::message(&self.message).unwrap_or_else(|| self.message.clone());
        let code = if self.code.is_empty() { String::new() } else { format!(" ở `{}`", self.code) };
        let proposal = self.proposal.as_ref().map_or_else(String::new, |name| format!("; có phải là `{name}`?"));
        place + &message + &code + &proposal
    }
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.message)?;
        if !self.code.is_empty() {
            write!(f, " in `{}`", self.code)?;
        }
        match &self.proposal {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => Ok(()),
        }
    }
}

/// Why a template could not be filled: all that was found, in the order of the template.
///
/// ```
/// use kehoach::{Data, TemplateFormat};
/// let data = Data::from_yaml("ten: Sơn Hà").unwrap();
/// let error = kehoach::render(b"{{ tenn }}", TemplateFormat::Text, &data, &Default::default()).unwrap_err();
/// assert_eq!(error.to_string(), "line 1: `tenn` is not in the data in `{{ tenn }}`; did you mean `ten`?");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The faults; never empty.
    pub faults: Vec<TemplateFault>,
}

impl TemplateError {
    pub(super) fn one(fault: TemplateFault) -> Self {
        Self { faults: vec![fault] }
    }

    pub(super) fn data(message: impl Into<String>) -> Self {
        Self::one(TemplateFault::new(None, "", message))
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.faults.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for TemplateError {}
