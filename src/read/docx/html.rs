//! Text of an embedded web page: its paragraphs as lines, cells of a row with tabs between them. Knows no styles.

use super::formats;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "tr",
    "table",
    "thead",
    "tbody",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "pre",
    "blockquote",
    "section",
    "article",
    "center",
    "caption",
];
/// Elements whose content is not shown.
const UNSEEN: [&str; 6] = ["script", "style", "head", "title", "template", "noscript"];

/// The text of a page, one line for each paragraph or table row.
pub(super) fn text(html: &str) -> String {
    let mut out = Lines { text: String::with_capacity(html.len() / 2), cell: false, row: false, marked: false, raised: false };
    // Numbers of the lists that are open; none for one with round marks.
    let mut lists: Vec<Option<u32>> = vec![];
    let mut rest = html;
    while let Some(open) = memchr::memchr(b'<', rest.as_bytes()) {
        out.characters(&rest[..open]);
        let tag = &rest[open..];
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(close) = memchr::memchr(b'>', tag.as_bytes()) else {
            rest = "";
            break;
        };
        let inner = &tag[1..close];
        rest = &tag[close + 1..];
        let ends = inner.starts_with('/');
        let name: String = inner
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(16)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if name == "sup" {
            out.raised = !ends;
        } else if !ends && UNSEEN.contains(&name.as_str()) && !inner.ends_with('/') {
            rest = after_end(rest, &name);
        } else if matches!(name.as_str(), "td" | "th") {
            out.cell |= ends;
        } else if out.row && matches!(name.as_str(), "p" | "div" | "br") {
            out.characters(" ");
        } else if BLOCKS.contains(&name.as_str()) {
            out.marked &= name != "li";
            out.line();
            out.row = name == "tr" && !ends;
            match (name.as_str(), ends) {
                ("ol" | "ul", false) if lists.len() < DEEPEST => lists.push((name == "ol").then_some(0)),
                ("ol" | "ul", true) => _ = lists.pop(),
                ("li", false) => {
                    let number = lists.last_mut().and_then(|list| list.as_mut());
                    out.mark(number.map(|number| {
                        *number += 1;
                        *number
                    }));
                }
                _ => {}
            }
        }
    }
    out.characters(rest);
    out.text
}

/// Lists within lists go no deeper.
const DEEPEST: usize = 100;

/// What follows the end of an element; nothing if it never ends.
fn after_end<'a>(html: &'a str, name: &str) -> &'a str {
    let mut rest = html;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    ""
}

#[expect(clippy::struct_excessive_bools, reason = "each says where in the page the text stands")]
struct Lines {
    text: String,
    /// A cell has ended: a tab is due before more of its row.
    cell: bool,
    /// A row of a table is open: it stays one line.
    row: bool,
    /// The mark of an item of a list stands at the end; its text comes on the same line.
    marked: bool,
    /// What comes next stands above the line.
    raised: bool,
}

impl Lines {
    fn mark(&mut self, number: Option<u32>) {
        match number {
            Some(number) => self.text.push_str(&format!("{number}. ")),
            None => self.text.push_str("• "),
        }
        self.marked = true;
    }

    fn line(&mut self) {
        if self.marked {
            return;
        }
        self.cell = false;
        let end = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(end);
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Adds characters with white space folded and entities read.
    fn characters(&mut self, raw: &str) {
        let mut rest = raw;
        while let Some(c) = rest.chars().next() {
            let (c, width) = if c == '&' { entity(rest) } else { (c, c.len_utf8()) };
            rest = &rest[width..];
            if c.is_whitespace() && c != '\u{a0}' {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) && !self.cell {
                    self.text.push(' ');
                }
                continue;
            }
            self.marked = false;
            if std::mem::take(&mut self.cell) {
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.text.push('\t');
            }
            // `10` with a raised 2 must not read as 102.
            let raised = self.raised && c.is_ascii_digit();
            match raised.then(|| formats::raised(c.encode_utf8(&mut [0; 4]))).flatten() {
                Some(raised) => self.text.push_str(&raised),
                None => self.text.push(c),
            }
        }
    }
}

/// The character of the entity a text starts with, and how long it is; a lone `&` is itself.
fn entity(text: &str) -> (char, usize) {
    let end = text.bytes().take(12).position(|byte| byte == b';');
    let Some(end) = end else { return ('&', 1) };
    let name = &text[1..end];
    let code = name.strip_prefix('#').and_then(|code| match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => code.parse().ok(),
    });
    let c = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        "lsquo" => Some('‘'),
        "rsquo" => Some('’'),
        "hellip" => Some('…'),
        "bull" => Some('•'),
        "abreve" => Some('ă'),
        "Abreve" => Some('Ă'),
        "dstrok" => Some('đ'),
        "Dstrok" => Some('Đ'),
        "itilde" => Some('ĩ'),
        "utilde" => Some('ũ'),
        "Itilde" => Some('Ĩ'),
        "Utilde" => Some('Ũ'),
        "middot" => Some('·'),
        "sect" => Some('§'),
        "deg" => Some('°'),
        "times" => Some('×'),
        "plusmn" => Some('±'),
        "le" => Some('≤'),
        "ge" => Some('≥'),
        "frac12" => Some('½'),
        "sup2" => Some('²'),
        "sup3" => Some('³'),
        "laquo" => Some('«'),
        "raquo" => Some('»'),
        "rarr" => Some('→'),
        "ensp" => Some(' '),
        "emsp" => Some(' '),
        "agrave" => Some('à'),
        "aacute" => Some('á'),
        "acirc" => Some('â'),
        "atilde" => Some('ã'),
        "egrave" => Some('è'),
        "eacute" => Some('é'),
        "ecirc" => Some('ê'),
        "igrave" => Some('ì'),
        "iacute" => Some('í'),
        "ograve" => Some('ò'),
        "oacute" => Some('ó'),
        "ocirc" => Some('ô'),
        "otilde" => Some('õ'),
        "ugrave" => Some('ù'),
        "uacute" => Some('ú'),
        "yacute" => Some('ý'),
        "Agrave" => Some('À'),
        "Aacute" => Some('Á'),
        "Acirc" => Some('Â'),
        "Atilde" => Some('Ã'),
        "Egrave" => Some('È'),
        "Eacute" => Some('É'),
        "Ecirc" => Some('Ê'),
        "Igrave" => Some('Ì'),
        "Iacute" => Some('Í'),
        "Ograve" => Some('Ò'),
        "Oacute" => Some('Ó'),
        "Ocirc" => Some('Ô'),
        "Otilde" => Some('Õ'),
        "Ugrave" => Some('Ù'),
        "Uacute" => Some('Ú'),
        "Yacute" => Some('Ý'),
        _ => code.and_then(char::from_u32),
    };
    c.map_or(('&', 1), |c| (c, end + 1))
}

/// Bytes of a page or a text as characters: by their mark, by what the page says, else UTF-8 or windows-1258.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let stated = head.find("charset=").map(|at| head[at + 8..].trim_start_matches(['"', '\'']));
    let label = stated.and_then(|label| label.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next());
    let encoding =
        label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())).unwrap_or(encoding_rs::WINDOWS_1258);
    encoding.decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_rows_are_lines() {
        let page = "<html><head><title>x</title></head><body><p>KẾ  HO&#7840;CH</p>trồng&nbsp;rừng<br/>năm <b>2026</b>\
                    <script>if (a<b) {}</script><table><tr><td><p>STT</p></td><td>Vi&ecirc;c</td></tr><tr><td>1</td><td></td></tr></table></body>";
        assert_eq!(text(page), "KẾ HOẠCH\ntrồng\u{a0}rừng\nnăm 2026\nSTT\tViêc\n1\n");
    }

    #[test]
    fn items_of_lists_have_their_marks() {
        let page = "<ol><li>rà soát</li><li><p>b&aacute;o c&aacute;o</p><ul><li>t&ugrave;y &dstrok;&#7883;a b&agrave;n</ul><li>xong</ol>";
        assert_eq!(text("10<sup>2</sup> m<sup>2</sup> ha<sup>12</sup>"), "10² m² ha¹²");
        assert_eq!(text(page), "1. rà soát\n2. báo cáo\n• tùy địa bàn\n3. xong\n");
    }

    #[test]
    fn broken_pages_end() {
        for page in ["<p", "<!-- x", "<style>p{", "a & b &#xFFFFFFF; c", "</", "<script></scrip"] {
            let _ = text(page);
        }
        assert_eq!(text("a & b &co; <i>c"), "a & b &co; c");
    }
}
