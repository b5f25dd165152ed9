//! Formulas in a line: what Word draws around and above their letters is written with the signs people type for it.

use super::body::Walker;
use super::formats;
use super::names::Tag;
use super::styles::within;
use super::xml::Node;
use crate::base::error::Result;

/// The formula that is open.
#[derive(Default)]
pub(super) struct Formula {
    /// Brackets that are open, innermost last.
    brackets: Vec<Brackets>,
    /// What comes next stands above the line.
    pub(super) raised: bool,
    /// The text read now is the formula's.
    pub(super) letters: bool,
}

struct Brackets {
    opening: String,
    closing: String,
    separator: String,
    open: bool,
}

/// Formulas within formulas are followed no deeper.
const DEEPEST: usize = 100;

impl Walker<'_, '_, '_> {
    /// Writes the sign that an element of a formula starts with.
    pub(super) fn start_math(&mut self, tag: Tag) -> Result<()> {
        match tag {
            Tag::MathDenominator => self.sign("/"),
            Tag::MathSub if self.xml.parent() == Tag::MathNary => self.sign("_"),
            Tag::MathSuper | Tag::MathDegree => self.math.raised = true,
            Tag::MathDelimiter if self.math.brackets.len() < DEEPEST => {
                let [opening, closing, separator] = ["(", ")", "|"].map(str::to_owned);
                self.math.brackets.push(Brackets { opening, closing, separator, open: false });
            }
            Tag::MathDelimiterProperties => self.bracket_signs()?,
            Tag::MathNaryProperties => {
                let sign = self.nary_sign()?;
                self.sign(&sign);
            }
            Tag::MathElement => match self.xml.parent() {
                Tag::MathRadical => self.sign("√"),
                Tag::MathDelimiter => {
                    if let Some(brackets) = self.math.brackets.last_mut() {
                        let sign = if brackets.open { &brackets.separator } else { &brackets.opening }.clone();
                        brackets.open = true;
                        self.sign(&sign);
                    }
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    pub(super) fn end_delimiter(&mut self) {
        if let Some(brackets) = self.math.brackets.pop().filter(|brackets| brackets.open) {
            self.sign(&brackets.closing);
        }
    }

    /// Letters of a formula; `10` with a raised 2 must not read as 102.
    pub(super) fn math_text(&mut self, text: &str) {
        if !std::mem::take(&mut self.math.raised) || text.trim().is_empty() {
            return self.text(text);
        }
        if let Some(raised) = formats::raised(text.trim()) {
            self.text(&raised);
        } else {
            self.sign("^");
            self.text(text);
        }
    }

    fn sign(&mut self, sign: &str) {
        self.start_run();
        self.text(sign);
    }

    fn bracket_signs(&mut self) -> Result<()> {
        let depth = self.xml.depth();
        while let Some(node) = within(&mut self.xml, depth)? {
            let Node::Start(tag, attributes) = node else { continue };
            let Some(brackets) = self.math.brackets.last_mut() else { continue };
            let sign = attributes.val().unwrap_or_default().into_owned();
            match tag {
                Tag::MathOpening => brackets.opening = sign,
                Tag::MathClosing => brackets.closing = sign,
                Tag::MathSeparator => brackets.separator = sign,
                _ => {}
            }
        }
        Ok(())
    }

    fn nary_sign(&mut self) -> Result<String> {
        let depth = self.xml.depth();
        let mut sign = "∫".to_owned();
        while let Some(node) = within(&mut self.xml, depth)? {
            if let Node::Start(Tag::MathCharacter, attributes) = node {
                sign = attributes.val().unwrap_or_default().into_owned();
            }
        }
        Ok(sign)
    }
}
