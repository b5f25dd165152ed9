//! Fonts of the theme: looked for once a run takes one from it, for in most documents none does.

use super::context::Remark;
use super::names::Tag;
use super::props::Names;
use super::xml::{Node, Xml};
use crate::base::diagnostic::Severity;
use crate::base::error::Result;

/// The theme of a document.
#[derive(Default)]
pub(super) struct Theme {
    /// Its part with the part's name, or what is wrong with it; until a font of it is wanted.
    pub(super) part: Option<Result<(String, String), Remark>>,
    /// For headings, for the body.
    fonts: [Option<u16>; 2],
    /// What was wrong with it when a font was wanted.
    pub(super) fault: Option<Remark>,
}

impl Names {
    /// The font of the theme for headings (0) or for the body (1).
    pub(super) fn theme_font(&mut self, at: usize) -> Option<u16> {
        match self.theme.part.take() {
            Some(Ok((name, text))) => match fonts(&mut Xml::new(&name, &text, DEEPEST), self) {
                Ok(fonts) => self.theme.fonts = fonts,
                Err(error) => self.theme.fault = Some(Remark::new("damaged-part", Severity::Warning, error.to_string())),
            },
            Some(Err(fault)) => self.theme.fault = Some(fault),
            None => {}
        }
        self.theme.fonts[at]
    }
}

/// No theme nests its fonts deeper.
const DEEPEST: u32 = 64;

fn fonts(xml: &mut Xml<'_>, names: &mut Names) -> Result<[Option<u16>; 2]> {
    let (mut fonts, mut open) = ([None, None], None);
    loop {
        match xml.next()? {
            Node::Start(Tag::MajorFont, _) => open = Some(0),
            Node::Start(Tag::MinorFont, _) => open = Some(1),
            Node::Start(Tag::LatinFont, attributes) => {
                let name = attributes.get("typeface").filter(|name| !name.is_empty());
                if let (Some(at), Some(name)) = (open, name) {
                    fonts[at] = names.index(&name);
                }
            }
            Node::End(Tag::MinorFont) | Node::Eof => return Ok(fonts),
            Node::Start(..) | Node::End(_) | Node::Text(_) | Node::Entity(_) => {}
        }
    }
}
