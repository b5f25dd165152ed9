//! Character maps: which bytes make a code, which glyph number (CID) a code has, which letters it stands for.

use super::{Letters, letters_of, letters_of_char, usable};
use crate::read::pdf::lexer::{Lexer, Operand};

/// No font of a document has more entries than this.
const MAX_ENTRIES: usize = 120_000;

/// One entry of a ToUnicode map: a code and its letters.
pub(super) type Entry = (u32, Letters);

/// What a CMap stream says.
#[derive(Clone, Debug, Default)]
pub(super) struct CMap {
    /// (bytes, first, last) of the codes.
    pub(super) spaces: Vec<(u8, u32, u32)>,
    /// (first code, last code, first CID).
    pub(super) cids: Vec<(u32, u32, u32)>,
    /// Letters of codes, composed.
    pub(super) letters: Vec<Entry>,
}

impl CMap {
    /// Reads a CMap stream.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes);
        let mut operands = vec![];
        while let Some(operator) = lexer.next(&mut operands) {
            match operator {
                b"endcodespacerange" => map.take_spaces(&operands),
                b"endcidrange" => map.take_cid_ranges(&operands),
                b"endcidchar" => map.take_cids(&operands),
                b"endbfchar" => map.take_letters(&operands),
                b"endbfrange" => map.take_ranges(&operands),
                _ => {}
            }
            if map.letters.len() + map.cids.len() > MAX_ENTRIES {
                break;
            }
        }
        map.cids.sort_unstable();
        map
    }

    fn take_spaces(&mut self, operands: &[Operand<'_>]) {
        for pair in texts(operands).collect::<Vec<_>>().chunks_exact(2) {
            if (1..=4).contains(&pair[0].len()) && self.spaces.len() < 100 {
                self.spaces.push((pair[0].len() as u8, code(pair[0]), code(pair[1])));
            }
        }
    }

    fn take_cid_ranges(&mut self, operands: &[Operand<'_>]) {
        for triple in operands.chunks_exact(3) {
            if let [Operand::Text(first), Operand::Text(last), Operand::Number(cid)] = triple {
                self.cids.push((code(first), code(last), *cid as u32));
            }
        }
    }

    fn take_cids(&mut self, operands: &[Operand<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Operand::Text(at), Operand::Number(cid)] = pair {
                self.cids.push((code(at), code(at), *cid as u32));
            }
        }
    }

    fn take_letters(&mut self, operands: &[Operand<'_>]) {
        for pair in texts(operands).collect::<Vec<_>>().chunks_exact(2) {
            self.letters.push((code(pair[0]), letters(pair[1], 0)));
        }
    }

    fn take_ranges(&mut self, operands: &[Operand<'_>]) {
        let mut rest = operands;
        while let [Operand::Text(first), Operand::Text(last), tail @ ..] = rest {
            let (first, last) = (code(first), code(last).min(code(first).saturating_add(0xFFFF)));
            match tail {
                [Operand::Text(text), tail @ ..] => {
                    for at in first..=last {
                        if self.letters.len() > MAX_ENTRIES {
                            return;
                        }
                        self.letters.push((at, letters(text, at - first)));
                    }
                    rest = tail;
                }
                [Operand::Mark(b'['), tail @ ..] => {
                    let end = tail.iter().position(|operand| *operand == Operand::Mark(b']')).unwrap_or(tail.len());
                    for (at, text) in (first..=last).zip(texts(&tail[..end])) {
                        self.letters.push((at, letters(text, 0)));
                    }
                    rest = tail.get(end + 1..).unwrap_or_default();
                }
                _ => return,
            }
        }
    }
}

/// The CID of a code in sorted ranges.
pub(super) fn cid_in(cids: &[(u32, u32, u32)], code: u32) -> Option<u32> {
    let next = cids.partition_point(|range| range.0 <= code);
    let (first, last, cid) = *cids[..next].last()?;
    (code <= last).then(|| cid.saturating_add(code - first))
}

fn texts<'a>(operands: &'a [Operand<'_>]) -> impl Iterator<Item = &'a [u8]> {
    operands.iter().filter_map(|operand| match operand {
        Operand::Text(text) => Some(&**text),
        _ => None,
    })
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, &byte| sum << 8 | u32::from(byte))
}

/// The letters of UTF-16 bytes, the last raised by `more`, composed.
fn letters(bytes: &[u8], more: u32) -> Letters {
    let single = match bytes {
        [single] => Some(u32::from(*single)),
        [high, low] => Some(u32::from(u16::from_be_bytes([*high, *low]))),
        _ => None,
    };
    if let Some(unit) = single {
        return char::from_u32(unit.saturating_add(more)).and_then(usable).map_or(Letters::Unknown, letters_of_char);
    }
    let mut units: Vec<u16> = bytes.chunks_exact(2).take(16).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(more as u16);
    }
    letters_of(&char::decode_utf16(units).filter_map(Result::ok).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_codes() {
        let map = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0004> <006500030302> endbfchar
              1 beginbfrange <0005> <0006> <0110> <0007> <0008> [<0065030203010000> <01B0>] endbfrange",
        );
        assert_eq!(map.spaces, [(2, 0, 0xFFFF)]);
        let text = |code: u32| map.letters.iter().find(|entry| entry.0 == code).unwrap().1.clone();
        assert_eq!([text(3), text(5), text(6), text(7), text(8)], [' ', 'Đ', 'đ', 'ế', 'ư'].map(Letters::One));
        assert_eq!(text(4), Letters::One('ê'));
    }

    #[test]
    fn glyph_numbers_of_codes() {
        let map = CMap::parse(b"1 begincidrange <20> <7e> 100 endcidrange 1 begincidchar <80> 7 endcidchar");
        assert_eq!((cid_in(&map.cids, 0x21), cid_in(&map.cids, 0x80), cid_in(&map.cids, 0x7f)), (Some(101), Some(7), None));
    }

    #[test]
    fn a_huge_range_stays_small() {
        let map = CMap::parse(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert!(map.letters.len() <= 0x10000);
    }
}
