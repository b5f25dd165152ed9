//! Escapes of Markdown: the backslash that converters put before signs, so that `1\. Mục tiêu` begins no list.
//!
//! Word processors and programs that turn pages into Markdown write them everywhere; in the text they stand for nothing. A
//! backslash here and there is left: only a text that escapes as a habit is read so.

use super::patch::Patch;
use crate::base::edit::EditKind;

/// As many escapes are a habit wherever they stand; at the start of an item one is enough.
const HABIT: usize = 3;

/// The patches that take the backslashes out; none for text without the habit.
pub(super) fn patches(text: &str) -> Vec<Patch> {
    let bytes = text.as_bytes();
    let mut out: Vec<Patch> = vec![];
    let (mut next, mut at_label) = (0, false);
    for at in memchr::memchr_iter(b'\\', bytes) {
        // `\\` is a backslash that is meant, and escapes nothing.
        if at < next {
            continue;
        }
        next = at + 2;
        let sign = bytes.get(at + 1);
        // At the end of a line it only keeps the line from being joined with the next.
        if sign.is_some_and(|&sign| is_escaped(sign) || matches!(sign, b'\n' | b'\r')) {
            at_label |= matches!(sign, Some(b'-' | b'+' | b'.' | b')' | b'#')) && opens_line(bytes, at);
            out.push(Patch::new(at, at + 1, "", EditKind::Escape));
        }
    }
    if out.len() >= HABIT || at_label { out } else { vec![] }
}

/// The signs that mean something in Markdown.
fn is_escaped(sign: u8) -> bool {
    b"`*_{}[]()<>#+-.!&|~\"'".contains(&sign)
}

/// Whether nothing but a number and marks of emphasis stands before `at` in its line.
fn opens_line(bytes: &[u8], at: usize) -> bool {
    const LABEL: usize = 12;
    let start = at.saturating_sub(LABEL);
    let line = bytes[start..at].iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map(|end| start + end + 1);
    let Some(start) = line.or((start == 0).then_some(0)) else { return false };
    bytes[start..at].iter().all(|byte| byte.is_ascii_digit() || b" *_#>.\\".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::super::patch;
    use super::*;

    fn read(text: &str) -> String {
        patch::apply(text, &patches(text))
    }

    #[test]
    fn escapes_of_labels_numbers_and_ranges_go() {
        assert_eq!(
            read("**1\\. Mục tiêu**\n\\- Đạt 16 \\- 18%/năm\n2\\) Số 57\\-KH/SH"),
            "**1. Mục tiêu**\n- Đạt 16 - 18%/năm\n2) Số 57-KH/SH"
        );
        assert_eq!(read("Số: 5\\-KH, \\_\\_\\_, \\(kèm theo\\)"), "Số: 5-KH, ___, (kèm theo)");
        assert_eq!(read("\\- Các xã;\n**CHỦ TỊCH**\\\nLê Sơn"), "- Các xã;\n**CHỦ TỊCH**\nLê Sơn");
        assert_eq!(read("  **1.2\\.** Trồng rừng"), "  **1.2.** Trồng rừng");
    }

    #[test]
    fn lone_backslashes_stay() {
        for text in ["Thư mục C:\\(mới) của Sở", "dòng một\\r\\ndòng hai\\n", "\\\\- \\\\. \\\\*", "xã A \\ xã B \\ xã C \\ xã D"]
        {
            assert_eq!(read(text), text);
        }
    }
}
