//! Ordinals of rows: `I`, `A`, `1`, `1.2`, `a)`, and their depth.

/// An ordinal and its depth: a deeper one is a part of the shallower one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ordinal<'a> {
    /// What kind it is.
    pub(super) kind: Kind,
    /// The ordinal without brackets and closing punctuation.
    pub(super) text: &'a str,
}

/// Kinds of ordinal, the shallower ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// `A`, `B`.
    Capital,
    /// `I`, `II`.
    Roman,
    /// `1`, `02`.
    Number,
    /// `1.1`, `2.1.3`, `I.1`, `a.2`: with how many dots.
    Dotted(u8),
    /// `a`, `b)`, `đ`.
    Small,
}

impl Ordinal<'_> {
    /// How deep the ordinal stands in the usual order `A`, `I`, `1`, `1.1`, `a`.
    pub(super) fn depth(self) -> u8 {
        match self.kind {
            Kind::Capital => 0,
            Kind::Roman => 1,
            Kind::Number => 2,
            Kind::Dotted(dots) => 2 + dots,
            Kind::Small => u8::MAX,
        }
    }
}

/// The ordinal a cell holds, if it holds one and nothing else.
pub(super) fn of(text: &str) -> Option<Ordinal<'_>> {
    let text = text.trim_matches(|c: char| matches!(c, '.' | ')' | '(' | '/' | ':' | '-' | '*') || c.is_whitespace());
    if text.is_empty() || text.len() > 16 {
        return None;
    }
    let kind = if text.bytes().all(|byte| byte.is_ascii_digit()) {
        (text.len() <= 4).then_some(Kind::Number)
    } else if text.contains('.') {
        dotted(text)
    } else if is_roman(text) {
        Some(Kind::Roman)
    } else {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if c.is_alphabetic() && c.is_uppercase() => Some(Kind::Capital),
            (Some(c), None) if c.is_alphabetic() => Some(Kind::Small),
            _ => None,
        }
    };
    kind.map(|kind| Ordinal { kind, text })
}

/// `1.1`, `I.2`, `a.3`: short parts joined by single dots.
fn dotted(text: &str) -> Option<Kind> {
    let mut parts = 0u8;
    for part in text.split('.') {
        let good = !part.is_empty()
            && part.len() <= 4
            && (part.bytes().all(|byte| byte.is_ascii_digit())
                || is_roman(part)
                || part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
        if !good {
            return None;
        }
        parts = parts.saturating_add(1);
    }
    // `1.234` is a number of thousands, not an ordinal.
    let thousands = parts == 2 && text.rsplit('.').next().is_some_and(|last| last.len() > 2);
    (!thousands).then_some(Kind::Dotted(parts.saturating_sub(1)))
}

/// Roman numerals as rows use them; single letters that only stand for large numbers are letters.
fn is_roman(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L')) && text != "L"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_ordinals() {
        for (text, kind) in [
            ("1", Some(Kind::Number)),
            ("02.", Some(Kind::Number)),
            ("(3)", Some(Kind::Number)),
            ("IV", Some(Kind::Roman)),
            ("I.", Some(Kind::Roman)),
            ("C", Some(Kind::Capital)),
            ("1.2", Some(Kind::Dotted(1))),
            ("2.1.3.", Some(Kind::Dotted(2))),
            ("I.1", Some(Kind::Dotted(1))),
            ("a)", Some(Kind::Small)),
            ("đ", Some(Kind::Small)),
            ("-", None),
            ("1.234", None),
            ("1,5", None),
            ("Tổng cộng", None),
            ("", None),
        ] {
            assert_eq!(of(text).map(|ordinal| ordinal.kind), kind, "{text}");
        }
    }
}
