//! Dates as they are written, with the places of their parts: `ngày 8/4/2026`, `ngày 08 tháng 4 năm 2026`, `ngày /07/2026`.

use std::ops::Range;

use crate::check::subject::Subject;

/// A date as written; ranges are in the source.
pub(super) struct Written {
    pub(super) range: Range<u32>,
    pub(super) day: Option<Figure>,
    pub(super) month: Option<Figure>,
}

/// A day or month as written.
pub(super) struct Figure {
    pub(super) value: u32,
    pub(super) digits: usize,
    pub(super) range: Range<u32>,
}

/// All dates after the word `ngày` with a month and a year, in the order of the source.
pub(super) fn all(subject: &Subject<'_>) -> Vec<Written> {
    let source = subject.doc.source();
    let mut out = vec![];
    for at in memchr::memmem::find_iter(source.as_bytes(), "ngày".as_bytes()) {
        let mut reader = Reader { source, at: at + "ngày".len() };
        let start = at as u32;
        reader.spaces();
        let day = reader.figure();
        reader.spaces();
        let month = if reader.sign(&["/", "-"]) {
            reader.figure()
        } else if reader.sign(&["tháng"]) {
            reader.spaces();
            reader.figure()
        } else {
            continue;
        };
        reader.spaces();
        let sign = reader.sign(&["/", "-"]) || reader.sign(&["năm"]);
        reader.spaces();
        let year = reader.figure().filter(|year| year.digits == 4);
        if let (true, Some(year), Some(_)) = (sign, year, &month) {
            out.push(Written { range: start..year.range.end, day, month });
        }
    }
    out
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn spaces(&mut self) {
        let rest = &self.source[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\t']).len();
    }

    fn sign(&mut self, signs: &[&str]) -> bool {
        let found = signs.iter().find(|sign| self.source[self.at..].starts_with(**sign));
        self.at += found.map_or(0, |sign| sign.len());
        found.is_some()
    }

    fn figure(&mut self) -> Option<Figure> {
        let rest = &self.source[self.at..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = rest[..digits].parse().ok().filter(|_| digits <= 4)?;
        let start = self.at as u32;
        self.at += digits;
        Some(Figure { value, digits, range: start..self.at as u32 })
    }
}
