//! Encodings of text files: UTF-8, UTF-16 with or without its mark, windows-1258.
//!
//! Nothing is decoded in silence: every assumption becomes a remark with its place. Font encodings (TCVN3, VNI),
//! whose bytes are legal Latin text, are a matter of repair, not of reading.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use crate::base::diagnostic::Severity;
use crate::base::error::{Error, Result};
use crate::raw::Bytes;

/// Text out of bytes.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) name: &'static str,
    pub(super) remarks: Vec<Remark>,
}

/// What was assumed in decoding.
pub(super) struct Remark {
    pub(super) id: &'static str,
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) range: Bytes,
}

/// Decodes a text file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded> {
    match bytes {
        [0xFF, 0xFE, ..] => return Ok(utf16(bytes, UTF_16LE, "UTF-16LE", true)),
        [0xFE, 0xFF, ..] => return Ok(utf16(bytes, UTF_16BE, "UTF-16BE", true)),
        _ => {}
    }
    if let Some((encoding, name)) = utf16_without_mark(bytes) {
        return Ok(utf16(bytes, encoding, name, false));
    }
    if is_binary(bytes) {
        return Err(Error::unsupported("the input is binary, not text"));
    }
    // Many times faster than the standard library's check where letters take one, two and three bytes in turn.
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(Decoded { text: text.into_owned(), name: "UTF-8", remarks: vec![] }),
        None => Ok(not_utf8(bytes)),
    }
}

fn utf16(bytes: &[u8], encoding: &'static encoding_rs::Encoding, name: &'static str, marked: bool) -> Decoded {
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    let text = text.into_owned();
    let mut remarks = vec![];
    if !marked {
        remarks.push(assumed(name, &text));
    }
    if malformed {
        remarks.extend(replacements(&text, name));
    }
    Decoded { text, name, remarks }
}

fn assumed(name: &str, text: &str) -> Remark {
    Remark {
        id: "encoding-assumed",
        severity: Severity::Info,
        message: format!("the bytes do not say their encoding; read as {name}"),
        range: 0..text.chars().next().map_or(0, char::len_utf8) as u32,
    }
}

/// Vietnamese UTF-16 has a zero byte beside every ASCII letter, digit and space: mostly at odd or at even places.
fn utf16_without_mark(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, &'static str)> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 4 || !head.contains(&0) {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 10 > pairs * 3 && even * 50 < pairs {
        Some((UTF_16LE, "UTF-16LE"))
    } else if even * 10 > pairs * 3 && odd * 50 < pairs {
        Some((UTF_16BE, "UTF-16BE"))
    } else {
        None
    }
}

/// Control bytes other than white space do not occur in text; a few strays are allowed in a long file.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let controls = head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)).count();
    controls * 50 > head.len()
}

/// Bytes that are not UTF-8: a damaged UTF-8 file if most of its sequences are whole, else windows-1258.
fn not_utf8(bytes: &[u8]) -> Decoded {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if whole >= broken {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let remarks = replacements(&text, "UTF-8");
        return Decoded { text, name: "UTF-8", remarks };
    }
    let (text, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    let text: String = text.nfc().collect();
    let remarks = vec![Remark { severity: Severity::Warning, ..assumed("windows-1258", &text) }];
    Decoded { text, name: "windows-1258", remarks }
}

/// One remark for each character that could not be decoded, the first hundred by place.
fn replacements(text: &str, name: &str) -> Vec<Remark> {
    let spots: Vec<usize> = text.match_indices('\u{FFFD}').map(|(at, _)| at).collect();
    let mut remarks: Vec<Remark> = spots
        .iter()
        .take(100)
        .map(|&at| Remark {
            id: "undecodable-bytes",
            severity: Severity::Error,
            message: format!("bytes that are not {name}; shown as U+FFFD"),
            range: at as u32..(at + 3) as u32,
        })
        .collect();
    if let Some(last) = remarks.last_mut().filter(|_| spots.len() > 100) {
        last.message = format!("{}; {} more such places follow", last.message, spots.len() - 100);
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_with_and_without_mark() {
        let text = "KẾ HOẠCH\nTrồng cây năm 2026";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, name) in [(&little, "UTF-16LE"), (&big, "UTF-16BE")] {
            let decoded = decode(bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.name), (text, name));
            assert_eq!(decoded.remarks[0].id, "encoding-assumed");
        }
        let marked = [&[0xFF, 0xFE][..], &little].concat();
        assert!(decode(&marked).unwrap().remarks.is_empty());
    }

    #[test]
    fn windows_1258_is_assumed_and_said() {
        // "Kế hoạch tỉnh" with combining tone marks, as windows-1258 writes it.
        let bytes = b"K\xEA\xEC ho\x61\xF2ch ti\xD2nh";
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.text, "Kế hoạch tỉnh");
        assert_eq!(decoded.remarks[0].id, "encoding-assumed");
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = "Ủy ban nhân dân tỉnh".as_bytes().to_vec();
        bytes.remove(1);
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.name, "UTF-8");
        assert_eq!(decoded.remarks[0].id, "undecodable-bytes");
    }

    #[test]
    fn binary_is_refused() {
        let bytes: Vec<u8> = (0..=255).cycle().take(2000).collect();
        assert!(decode(&bytes).err().unwrap().is_unsupported());
    }
}
