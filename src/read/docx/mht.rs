//! A web page saved as one file (MHT): its first part that is a page, decoded. Pictures and styles are other parts.

use super::html;

/// Whether bytes are such a file.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes).to_ascii_lowercase();
    let has = |word: &[u8]| memchr::memmem::find(&head, word).is_some();
    has(b"mime-version:") && has(b"content-type:") && head.first().is_some_and(u8::is_ascii_alphabetic)
}

/// The text of the page, with its tags; empty if there is none.
pub(super) fn page(bytes: &[u8]) -> String {
    let head = header(bytes);
    let marker = value(&head, "boundary=").map(|boundary| format!("--{boundary}"));
    let Some(marker) = marker.filter(|marker| marker.len() > 2) else { return html::decode(&decoded(bytes)) };
    let starts: Vec<usize> = memchr::memmem::find_iter(bytes, marker.as_bytes()).take(1000).collect();
    for (at, &start) in starts.iter().enumerate() {
        let part = &bytes[start + marker.len()..starts.get(at + 1).copied().unwrap_or(bytes.len()).max(start + marker.len())];
        let part = part.trim_ascii_start();
        if header(part).contains("content-type: text/html") {
            return html::decode(&decoded(part));
        }
    }
    String::new()
}

/// The lines above the first empty line, in small letters.
fn header(part: &[u8]) -> String {
    String::from_utf8_lossy(&part[..body_start(part).0]).lines().map(lowered).collect::<Vec<_>>().join("\n")
}

/// A header's line with its name in small letters; a boundary keeps its case.
fn lowered(line: &str) -> String {
    if line.to_ascii_lowercase().contains("boundary=") {
        line.replace("Boundary=", "boundary=")
    } else {
        line.to_ascii_lowercase()
    }
}

fn value<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let rest = &head[head.find(name)? + name.len()..];
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([';', '\n', ' ']).next(),
    }
}

/// Where the header ends and the body starts.
fn body_start(part: &[u8]) -> (usize, usize) {
    let by = |mark: &[u8]| memchr::memmem::find(part, mark).map(|at| (at, at + mark.len()));
    match (by(b"\r\n\r\n"), by(b"\n\n")) {
        (Some(a), Some(b)) => {
            if a.0 < b.0 {
                a
            } else {
                b
            }
        }
        (a, b) => a.or(b).unwrap_or((0, 0)),
    }
}

/// The body of a part as its header says it is encoded.
fn decoded(part: &[u8]) -> Vec<u8> {
    let body = &part[body_start(part).1..];
    let head = header(part);
    if head.contains("content-transfer-encoding: quoted-printable") {
        quoted_printable(body)
    } else if head.contains("content-transfer-encoding: base64") {
        base64(body)
    } else {
        body.to_vec()
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        let hex = |at: usize| body.get(at).and_then(|&digit| char::from(digit).to_digit(16));
        match (byte, hex(at + 1), hex(at + 2)) {
            (b'=', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            // A line that goes on with the next.
            (b'=', ..) if body[at + 1..].starts_with(b"\r\n") => at += 3,
            (b'=', ..) if body[at + 1..].starts_with(b"\n") => at += 2,
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for &byte in body {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTED: &str = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=_B1\"\r\n\r\n--=_B1\r\n\
        Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <p>tr=E1=BB=93ng r=\r\n=E1=BB=ABng</p>\r\n--=_B1\r\nContent-Type: image/png\r\n\r\nAAAA\r\n--=_B1--\r\n";

    #[test]
    fn the_page_of_an_archive() {
        assert!(is_archive(QUOTED.as_bytes()) && !is_archive(b"<html>"));
        assert_eq!(page(QUOTED.as_bytes()).trim(), "<p>trồng rừng</p>");
        let plain = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+eMOjPC9wPg==";
        assert_eq!(page(plain.as_bytes()), "<p>xã</p>");
    }

    #[test]
    fn broken_archives_end() {
        for text in
            ["MIME-Version: 1.0", "Content-Type: x; boundary=", "--", "Content-Type: m; boundary=\"b\"\n\n--b--b", "=", "=4"]
        {
            let _ = page(text.as_bytes());
            let _ = quoted_printable(text.as_bytes());
        }
    }
}
