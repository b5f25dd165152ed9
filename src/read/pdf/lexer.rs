//! Words of a content stream: operands gathered until an operator comes.
//!
//! Arrays and dictionaries are given flat, with marks where they open and close, so nothing nests and nothing recurses.

use std::borrow::Cow;

/// One operand.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::read::pdf) enum Operand<'a> {
    Number(f32),
    Name(Cow<'a, [u8]>),
    Text(Cow<'a, [u8]>),
    /// `[`, `]`, `<<` or `>>`.
    Mark(u8),
    /// `true`, `false`, `null`.
    Other,
}

/// No operator takes more operands than a long `TJ` array has.
const MAX_OPERANDS: usize = 100_000;

/// Reads a content stream operator by operator.
pub(in crate::read::pdf) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(in crate::read::pdf) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next operator; its operands are put into `operands`, which is emptied first.
    pub(in crate::read::pdf) fn next(&mut self, operands: &mut Vec<Operand<'a>>) -> Option<&'a [u8]> {
        operands.clear();
        loop {
            self.skip_space();
            let byte = *self.bytes.get(self.at)?;
            if operands.len() >= MAX_OPERANDS {
                operands.clear();
            }
            match byte {
                b'0'..=b'9' | b'+' | b'-' | b'.' => operands.push(Operand::Number(self.number())),
                b'/' => operands.push(Operand::Name(self.name())),
                b'(' => operands.push(Operand::Text(self.literal())),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.mark(operands, b'<', 2),
                b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => self.mark(operands, b'>', 2),
                b'<' => operands.push(Operand::Text(Cow::Owned(self.hex()))),
                b'[' | b']' => self.mark(operands, byte, 1),
                b'{' | b'}' | b')' | b'>' => self.at += 1,
                _ => {
                    let start = self.at;
                    while self.bytes.get(self.at).is_some_and(|&byte| is_regular(byte)) {
                        self.at += 1;
                    }
                    self.at = self.at.max(start + 1);
                    match &self.bytes[start..self.at] {
                        b"true" | b"false" | b"null" => operands.push(Operand::Other),
                        operator => return Some(operator),
                    }
                }
            }
        }
    }

    fn mark(&mut self, operands: &mut Vec<Operand<'a>>, byte: u8, width: usize) {
        operands.push(Operand::Mark(byte));
        self.at += width;
    }

    fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => {
                    let rest = &self.bytes[self.at..];
                    self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                }
                _ if is_space(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    fn number(&mut self) -> f32 {
        let start = self.at;
        let mut negative = false;
        while let Some(b'+' | b'-') = self.bytes.get(self.at) {
            negative |= self.bytes[self.at] == b'-';
            self.at += 1;
        }
        let (mut value, mut scale, mut point) = (0f64, 1f64, false);
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'0'..=b'9' if point => {
                    scale /= 10.0;
                    value += f64::from(byte - b'0') * scale;
                }
                b'0'..=b'9' => value = value * 10.0 + f64::from(byte - b'0'),
                b'.' if !point => point = true,
                // Some producers write `12.-5` or `0.-3`; what follows the sign is dropped.
                b'-' | b'.' => {}
                _ => break,
            }
            self.at += 1;
        }
        self.at = self.at.max(start + 1);
        let value = if negative { -value } else { value } as f32;
        if value.is_finite() { value } else { 0.0 }
    }

    fn name(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(|&byte| is_regular(byte)) {
            self.at += 1;
        }
        let raw = &self.bytes[start..self.at];
        if !raw.contains(&b'#') {
            return Cow::Borrowed(raw);
        }
        let mut out = Vec::with_capacity(raw.len());
        let mut at = 0;
        while let Some(&byte) = raw.get(at) {
            let pair = (byte == b'#').then(|| Some((digit(*raw.get(at + 1)?)?, digit(*raw.get(at + 2)?)?))).flatten();
            if let Some((high, low)) = pair {
                out.push(high << 4 | low);
                at += 3;
            } else {
                out.push(byte);
                at += 1;
            }
        }
        Cow::Owned(out)
    }

    fn literal(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let start = self.at;
        let mut depth = 1usize;
        let mut plain = true;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\\' => {
                    plain = false;
                    self.at += 1;
                }
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\r' => plain = false,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            self.at += 1;
        }
        let end = self.at.min(self.bytes.len());
        self.at = (end + 1).min(self.bytes.len());
        let raw = &self.bytes[start.min(end)..end];
        if plain { Cow::Borrowed(raw) } else { Cow::Owned(unescaped(raw)) }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        let mut out = Vec::with_capacity(end / 2 + 1);
        let mut half = None;
        for value in rest[..end].iter().filter_map(|&byte| digit(byte)) {
            match half.take() {
                Some(high) => out.push(high << 4 | value),
                None => half = Some(value),
            }
        }
        out.extend(half.map(|high| high << 4));
        out
    }

    /// Skips the data of an inline image, after its `ID`.
    pub(in crate::read::pdf) fn skip_image(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = memchr::memmem::find_iter(rest, b"EI").find(|&at| {
            let before = at.checked_sub(1).and_then(|at| rest.get(at)).is_none_or(|&byte| is_space(byte));
            // What follows must look like content, not like more data.
            let after = &rest[at + 2..rest.len().min(at + 14)];
            before
                && after.first().is_none_or(|&byte| is_space(byte))
                && after.iter().all(|&byte| is_space(byte) || (b' '..127).contains(&byte))
        });
        self.at += end.map_or(rest.len(), |at| at + 2);
    }
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|value| value as u8)
}

fn unescaped(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        at += 1;
        if byte == b'\r' {
            at += usize::from(raw.get(at) == Some(&b'\n'));
            out.push(b'\n');
            continue;
        }
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let Some(&escape) = raw.get(at) else { break };
        at += 1;
        match escape {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\n' => {}
            b'\r' => at += usize::from(raw.get(at) == Some(&b'\n')),
            b'0'..=b'7' => {
                let mut value = u32::from(escape - b'0');
                for _ in 0..2 {
                    match raw.get(at) {
                        Some(&more @ b'0'..=b'7') => {
                            value = value * 8 + u32::from(more - b'0');
                            at += 1;
                        }
                        _ => break,
                    }
                }
                out.push((value & 255) as u8);
            }
            other => out.push(other),
        }
    }
    out
}

pub(in crate::read::pdf) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(content: &str) -> String {
        let mut lexer = Lexer::new(content.as_bytes());
        let (mut operands, mut out) = (vec![], String::new());
        while let Some(operator) = lexer.next(&mut operands) {
            for operand in &operands {
                out += &match operand {
                    Operand::Number(value) => format!("{value} "),
                    Operand::Name(name) => format!("/{} ", String::from_utf8_lossy(name)),
                    Operand::Text(text) => format!("({}) ", String::from_utf8_lossy(text)),
                    Operand::Mark(mark) => format!("{} ", char::from(*mark)),
                    Operand::Other => "? ".into(),
                };
            }
            out += &format!("{};", String::from_utf8_lossy(operator));
            if operator == b"ID" {
                lexer.skip_image();
            }
        }
        out
    }

    #[test]
    fn operands_and_operators() {
        assert_eq!(words("1 0 -.5 +2. re f*"), "1 0 -0.5 2 re;f*;");
        assert_eq!(words("/F#31 12 Tf[(a\\)b)-3<4142>]TJ"), "/F1 12 Tf;[ (a)b) -3 (AB) ] TJ;");
        assert_eq!(words("(a(b)c\\101\\\n) Tj % note\nET"), "(a(b)cA) Tj;ET;");
        assert_eq!(words("/Span <</ActualText (x)>> BDC"), "/Span < /ActualText (x) > BDC;");
        assert_eq!(words("BI /W 1 ID \u{1}EIx EI Q"), "BI;/W 1 ID;Q;");
    }

    #[test]
    fn broken_content_ends() {
        for content in ["(abc", "<41", "[", "/", "((((", "1 2 3", "<<", "ID", ")"] {
            words(content);
        }
    }
}
