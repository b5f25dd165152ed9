//! Properties that were read before: most runs, paragraphs and cells repeat those of others word for word, and to know
//! them again is quicker than to read them again.

use memchr::memmem::Finder;

/// Values of elements by what stands inside them.
pub(super) struct Known<'x, T> {
    /// What stands inside with the end of the element, and its value.
    entries: Vec<(&'x [u8], T)>,
    /// For each hash the entry, from 1.
    slots: [u8; SLOTS],
    /// The entries found last, the very last one first: runs often alternate between two looks.
    last: [usize; 2],
    close: Finder<'static>,
}

const SLOTS: usize = 256;
/// Longer properties do not repeat.
const LONGEST: usize = 2048;

impl<'x, T: Copy> Known<'x, T> {
    /// For elements that end with `close`.
    pub(super) fn new(close: &'static str) -> Self {
        Self { entries: vec![], slots: [0; SLOTS], last: [0; 2], close: Finder::new(close) }
    }

    /// What stands inside the element whose inside comes next in `rest`, and its value if it is known; nothing if the element
    /// does not end near by.
    pub(super) fn find(&mut self, rest: &'x [u8]) -> Option<(&'x [u8], Option<T>)> {
        let close = self.close.needle().len();
        for at in self.last {
            if let Some(&(raw, value)) = self.entries.get(at)
                && rest.starts_with(raw)
            {
                self.use_now(at);
                return Some((&raw[..raw.len() - close], Some(value)));
            }
        }
        let end = self.close.find(&rest[..rest.len().min(LONGEST)])?;
        let raw = &rest[..end + close];
        let at = usize::from(self.slots[slot(raw)]).checked_sub(1);
        let found = at.and_then(|at| Some((at, self.entries.get(at).filter(|entry| entry.0 == raw)?.1)));
        Some((
            &raw[..end],
            found.map(|(at, value)| {
                self.use_now(at);
                value
            }),
        ))
    }

    /// Keeps the value of what was found to stand inside an element that comes next in `rest`.
    pub(super) fn put(&mut self, rest: &'x [u8], inside: &[u8], value: T) {
        let Some(raw) = rest.get(..inside.len() + self.close.needle().len()) else { return };
        if self.entries.len() >= SLOTS - 1 {
            // So many different ones hardly repeat; those that do come back soon.
            self.entries.clear();
            self.slots = [0; SLOTS];
        }
        self.entries.push((raw, value));
        self.slots[slot(raw)] = self.entries.len() as u8;
        self.use_now(self.entries.len() - 1);
    }

    fn use_now(&mut self, at: usize) {
        if self.last[0] != at {
            self.last = [at, self.last[0]];
        }
    }
}

/// Where a piece of XML is looked up.
fn slot(raw: &[u8]) -> usize {
    let (words, rest) = raw.as_chunks::<8>();
    let rest = rest.iter().fold(raw.len() as u64, |sum, &byte| sum << 8 ^ u64::from(byte));
    let mix = |sum: u64, word: u64| (sum.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let sum = words.iter().fold(0, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    (mix(sum, rest) >> 56) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_found() {
        let pieces: Vec<String> = (0..1_000).map(|at| format!("<w:sz w:val=\"{at}\"/></w:rPr> và nữa")).collect();
        let mut known = Known::new("</w:rPr>");
        for round in 0..2 {
            for (at, piece) in pieces.iter().enumerate() {
                let rest = piece.as_bytes();
                let (inside, value) = known.find(rest).unwrap();
                assert!(inside.ends_with(b"/>") && value.is_none_or(|value| value == at), "{round} {at} {value:?}");
                known.put(rest, inside, at);
                assert_eq!(known.find(rest), Some((inside, Some(at))));
            }
        }
        assert_eq!(known.find(b"<w:sz/>"), None);
        assert_eq!(known.find(b"</w:rPr>"), Some((&b""[..], None)));
    }
}
