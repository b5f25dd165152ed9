//! What a file's objects will take in memory, reckoned from its bytes before they are read.
//!
//! A number of two bytes becomes an object of a hundred, and object streams are packed on top of that: a file of some
//! kilobytes could take gigabytes. So tokens are counted first, those of object streams unpacked for it.

use lopdf::{Dictionary, Object, Stream};

/// What a token takes.
const TOKEN: u64 = 125;
/// What an object takes besides.
const OBJECT: u64 = 500;
/// Largest object stream.
const MAX_STREAM: usize = 8 << 20;

/// Bytes of memory that the objects of a file take, about.
pub(super) fn of(bytes: &[u8]) -> u64 {
    let mut sum = 0;
    let mut rest = bytes;
    // What a file unpacks to is bounded, however many streams it has.
    let mut unpacked = 0;
    while !rest.is_empty() {
        let start = memchr::memmem::find(rest, b"stream").unwrap_or(rest.len());
        let head = &rest[..start];
        sum += weigh(head);
        let body = rest.get(start + 6..).unwrap_or_default();
        let end = memchr::memmem::find(body, b"endstream").unwrap_or(body.len());
        if is_table(head) && unpacked < MAX_STREAM * 4 {
            let (size, weight) = packed(head, &body[..end]);
            unpacked += size;
            sum += weight;
        } else if is_table(head) {
            sum += end as u64 * TOKEN;
        }
        rest = body.get(end + 9..).unwrap_or_default();
    }
    sum
}

/// Whether the dictionary before a stream says that objects are packed in it.
fn is_table(head: &[u8]) -> bool {
    let own = memchr::memmem::rfind(head, b"obj").map_or(head, |at| &head[at..]);
    memchr::memmem::find(own, b"ObjStm").is_some()
}

/// The size of an object stream, and the weight of what is in it.
fn packed(head: &[u8], body: &[u8]) -> (usize, u64) {
    let body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
    let mut dict = Dictionary::new();
    let own = memchr::memmem::rfind(head, b"obj").map_or(head, |at| &head[at..]);
    for filter in ["FlateDecode", "LZWDecode", "RunLengthDecode", "ASCII85Decode", "ASCIIHexDecode"] {
        if memchr::memmem::find(own, filter.as_bytes()).is_some() {
            dict.set("Filter", Object::Name(filter.into()));
        }
    }
    match Stream::new(dict, body.to_vec()).get_plain_content_with_limit(MAX_STREAM) {
        Ok(bytes) => (bytes.len(), weigh(&bytes)),
        // Larger than any real one: the library refuses it, too.
        Err(_) => (body.len(), 0),
    }
}

/// The weight of objects written out.
fn weigh(bytes: &[u8]) -> u64 {
    let (mut tokens, mut inside) = (0u64, false);
    for &byte in bytes {
        let delimiter = matches!(byte, b'/' | b'[' | b'(' | b'<');
        let space = byte <= b' ' || matches!(byte, b']' | b')' | b'>');
        tokens += u64::from(delimiter || (!space && !inside));
        inside = !space && !delimiter || byte == b'/';
    }
    let objects = memchr::memmem::find_iter(bytes, b"endobj").count() as u64;
    tokens * TOKEN + objects * OBJECT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_weigh_more_than_their_bytes() {
        assert_eq!(weigh(b"[0 0 0 /A]"), 5 * TOKEN);
        assert_eq!(weigh(b"1 0 obj << /A (b) >> endobj"), 9 * TOKEN + OBJECT);
        let plain = of(b"%PDF 1 0 obj [1 2 3] endobj");
        let stream = of(b"%PDF 1 0 obj << /Length 3 >> stream\n1 2 3 4 5 6 7 8 9 endstream endobj");
        let table = of(b"%PDF 1 0 obj << /Type /ObjStm >> stream\n1 2 3 4 5 6 7 8 9 endstream endobj");
        assert!(plain > 0 && table >= stream + 9 * TOKEN, "{stream} {table}");
    }
}
