//! Letters of a run: the look that its properties come to, and its text in characters that need no font of signs.

use std::borrow::Cow;

use super::formats;
use super::output::Look;
use super::props::{Color, RunProps};

/// A font of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignFont {
    Symbol,
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
}

impl SignFont {
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "Symbol" => Self::Symbol,
            "Wingdings" => Self::Wingdings,
            "Wingdings 2" => Self::Wingdings2,
            "Wingdings 3" => Self::Wingdings3,
            "Webdings" => Self::Webdings,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Symbol => "Symbol",
            Self::Wingdings => "Wingdings",
            Self::Wingdings2 => "Wingdings 2",
            Self::Wingdings3 => "Wingdings 3",
            Self::Webdings => "Webdings",
        }
    }
}

/// The look that properties come to.
pub(super) fn look(props: RunProps) -> Look {
    Look {
        font: props.font,
        size: props.size.unwrap_or(20),
        bold: props.bold == Some(true),
        italic: props.italic == Some(true),
        underline: props.underline == Some(true),
        caps: props.caps == Some(true),
        hidden: props.hidden == Some(true),
        script: props.script.unwrap_or_default(),
        color: match props.color {
            Some(Color::Is(color)) => Some(color),
            Some(Color::Automatic) | None => None,
        },
    }
}

/// Text as shown: line ends of the XML are spaces, control characters nothing, letters of sign fonts their signs.
pub(super) fn clean(text: &str, font: Option<SignFont>) -> Cow<'_, str> {
    // Blocks are looked at whole, which the machine does for many bytes at once.
    let odd = |block: &[u8]| block.iter().fold(0, |odd, &byte| odd | u8::from(byte < 0x20) | u8::from(byte == 0xEF)) > 0;
    if font.is_none() && (text == "\t" || !text.as_bytes().chunks(64).any(odd)) {
        return Cow::Borrowed(text);
    }
    let name = font.map_or("", SignFont::name);
    let shown = text.chars().filter_map(|c| match c {
        '\t' => Some('\t'),
        '\n' | '\r' => Some(' '),
        c if c.is_control() => None,
        c if font.is_some() || ('\u{f000}'..='\u{f0ff}').contains(&c) => Some(formats::in_sign_font(c, name)),
        c => Some(c),
    });
    Cow::Owned(shown.collect())
}
