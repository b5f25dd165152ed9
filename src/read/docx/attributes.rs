//! Attributes of elements: found by their local names, read as text, numbers, lengths and switches.

use std::borrow::Cow;

/// The attributes of an element.
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The value of the attribute with this local name, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'a, str>> {
        self.all().find(|(local, _)| *local == name).map(|(_, value)| value)
    }

    /// The value of the attribute `val`.
    pub(super) fn val(&self) -> Option<Cow<'a, str>> {
        self.get("val")
    }

    /// The value as a number; fractions and units are dropped.
    pub(super) fn number(&self, name: &str) -> Option<i32> {
        number(&self.get(name)?)
    }

    /// Whether a switch such as `<w:b/>` is on: it is, unless its value says no.
    pub(super) fn on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    /// Local names and values.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> + use<'a> {
        Raw(self.0).map(|(name, raw)| {
            let local = name.bytes().position(|byte| byte == b':').map_or(name, |colon| &name[colon + 1..]);
            (local, value(raw))
        })
    }
}

/// Names and values of attributes as written; ends where they are no attributes.
pub(super) struct Raw<'a>(pub(super) &'a str);

impl<'a> Iterator for Raw<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        // Names and values are short: loops are quicker than searches that set themselves up.
        let text = trim_start(self.0);
        let equals = text.bytes().position(|byte| byte == b'=')?;
        let (name, after) = text.split_at_checked(equals)?;
        let after = trim_start(after.get(1..)?);
        let quote = *after.as_bytes().first().filter(|quote| matches!(quote, b'"' | b'\''))?;
        let quoted = after.get(1..)?;
        let (value, rest) = quoted.split_at_checked(quoted.bytes().position(|byte| byte == quote)?)?;
        self.0 = rest.get(1..)?;
        Some((name.trim_ascii_end(), value))
    }
}

/// A text without the white space before it, of which there is hardly ever more than one.
fn trim_start(text: &str) -> &str {
    let text = text.strip_prefix(' ').unwrap_or(text);
    if text.as_bytes().first().is_some_and(u8::is_ascii_whitespace) { text.trim_ascii_start() } else { text }
}

/// A whole number at the start of a text, with its sign.
pub(super) fn number(text: &str) -> Option<i32> {
    let text = text.trim();
    let end = text.bytes().skip(usize::from(text.starts_with(['-', '+']))).take_while(u8::is_ascii_digit).count()
        + usize::from(text.starts_with(['-', '+']));
    let value: i64 = text.get(..end)?.parse().ok()?;
    // Lengths may be given in points or other units instead of twips.
    let unit = text[end..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let twips = match unit {
        "pt" => 20.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "pc" | "pi" => 240.0,
        _ => return Some(value.clamp(-LONGEST, LONGEST) as i32),
    };
    let length: f64 = text[..text.len() - unit.len()].parse().ok()?;
    let longest = LONGEST as f64;
    Some((length * twips).round().clamp(-longest, longest) as i32)
}

/// No length or number of a document is greater.
const LONGEST: i64 = 1_000_000_000;

fn value(raw: &str) -> Cow<'_, str> {
    // Values are short: a loop is quicker than a search that sets itself up.
    if !raw.bytes().any(|byte| byte == b'&') {
        return Cow::Borrowed(raw);
    }
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn lengths_in_other_units_are_twips() {
        assert_eq!(
            ["210mm", "21cm", "8.5in", "70.85pt", "1440", "-12.9"].map(number),
            [11906, 11906, 12240, 1417, 1440, -12].map(Some)
        );
        assert_eq!(["", "mm", "-", "x1"].map(number), [None; 4]);
    }
}
