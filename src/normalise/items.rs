//! Marks of items in the spacing pass: `a)`, `2.3.`, `II.` and dashes in the middle of a line, and the spaces around them.
//!
//! Copies whose line ends are lost have them everywhere. A mark counts as one only where a capitalised Vietnamese word
//! follows it.

use super::spacing::Scanner;
use super::word::Word;
use crate::base::roman;

/// Whether letters are the number of a section, a quarter or a term: a Roman number up to fifty.
pub(super) fn is_section(letters: &str) -> bool {
    letters.bytes().all(|byte| b"IVXL".contains(&byte)) && roman::value(letters).is_some_and(|value| value <= 50)
}

impl Scanner<'_> {
    /// Whether the mark of an item stands at `at`, with a space and the item's first word after it.
    pub(super) fn is_item_at(&self, at: usize) -> bool {
        let bytes = &self.text.as_bytes()[at..self.range.end];
        let run = |from: usize, test: fn(&u8) -> bool| bytes[from..].iter().take_while(|byte| test(byte)).count();
        let digits = run(0, u8::is_ascii_digit);
        let end = if digits > 0 {
            let mut end = digits;
            let mut last = digits;
            while bytes.get(end) == Some(&b'.') && last <= 2 {
                last = run(end + 1, u8::is_ascii_digit);
                end += 1 + last;
                if last == 0 {
                    break;
                }
            }
            let closed = bytes[end - 1] == b'.' || bytes.get(end) == Some(&b')');
            if digits > 2 || last > 2 || !closed {
                return false;
            }
            end + usize::from(bytes[end - 1] != b'.')
        } else {
            let letters = run(0, u8::is_ascii_uppercase);
            let roman =
                letters > 0 && letters < 6 && bytes.get(letters) == Some(&b'.') && is_section(&self.text[at..at + letters]);
            let letter = matches!(bytes, [b'a'..=b'i', b')', ..]) || bytes.starts_with("đ)".as_bytes());
            match (roman, letter) {
                (true, _) => letters + 1,
                (_, true) => 1 + bytes.iter().take_while(|byte| **byte != b')').count(),
                _ => return false,
            }
        };
        bytes.get(end) == Some(&b' ') && self.word(at + end + 1).is_some_and(|word| is_opening(&word))
    }

    /// Whether the letter or number that was just read is the mark of an item, given the first word after it.
    pub(super) fn is_item_before(&self, word: &Word) -> bool {
        let last = self.last;
        let alone = last.start() == self.range.start || matches!(self.before(last.start()), ' ' | '(');
        alone && is_opening(word)
    }

    /// Whether a dash after the end of a sentence is the mark of an item, and its space is lost.
    pub(super) fn is_bullet(&mut self, at: usize, word: &Word) -> bool {
        let left = self.before(at - 1);
        if !matches!(left, '.' | ';' | ':') || !(is_opening(word) || (word.all_capitals() && word.letters() > 2)) {
            return false;
        }
        let source = self.source;
        *self.spaced_bullets.get_or_insert_with(|| prefers_spaced_bullets(source))
    }
}

/// Whether a word may begin an item: a capital, and a word of ours.
pub(super) fn is_opening(word: &Word) -> bool {
    word.first_upper() && word.letters() > 1 && word.in_use() && (word.capitals() == 1 || word.all_capitals())
}

/// Whether a text writes most dashes of items with a space after them.
fn prefers_spaced_bullets(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut spaced, mut close) = (0u32, 0u32);
    for at in memchr::memchr_iter(b'-', bytes) {
        let item = at == 0 || bytes[at - 1] == b'\n' || (at > 1 && bytes[at - 1] == b' ' && b".;:".contains(&bytes[at - 2]));
        match bytes.get(at + 1) {
            Some(b' ') if item => spaced += 1,
            Some(b'-') | None => {}
            Some(_) if item => close += 1,
            _ => {}
        }
    }
    spaced > close
}

#[cfg(test)]
mod tests {
    use super::super::{Options, normalise};

    fn check(text: &str, expected: &str) {
        assert_eq!(normalise(text, &Options::default()).text, expected);
    }

    #[test]
    fn items_in_the_middle_of_a_line_get_their_spaces() {
        check("của các xã.2. Yêu cầu chung", "của các xã. 2. Yêu cầu chung");
        check("của các xã.2.3. Đẩy mạnh", "của các xã. 2.3. Đẩy mạnh");
        check("của các xã.II. Nội dung", "của các xã. II. Nội dung");
        check("của các xã;c) Khắc phục", "của các xã; c) Khắc phục");
        check("so với năm 2021;c) Khắc phục", "so với năm 2021; c) Khắc phục");
        check("của các xã a)Phân công cụ thể", "của các xã a) Phân công cụ thể");
        check("III.Giải pháp chủ yếu", "III. Giải pháp chủ yếu");
        check("- Các xã; - Sở Nội vụ; -Cơ quan khác", "- Các xã; - Sở Nội vụ; - Cơ quan khác");
        check("CỦA CÁC BỘA) CƠ QUAN", "CỦA CÁC BỘ A) CƠ QUAN");
    }

    #[test]
    fn quotations_over_lines_keep_their_spaces() {
        for text in ["xây dựng \"chợ văn\nminh\", \"chợ an toàn\", \"chợ sạch\",", "nêu \"một\nhai\" và \"ba\nbốn\" của xã"]
        {
            check(text, text);
        }
        check("xây\"chợ sạch\"và đẹp", "xây \"chợ sạch\" và đẹp");
        check("minh\" và\"chợ sạch\"của xã", "minh\" và \"chợ sạch\" của xã");
    }

    #[test]
    fn what_is_no_item_stays() {
        for text in [
            "điểm 1.2. Nội dung",
            "mục II.2. Nội dung",
            "-Như trên; -Lưu: VT; -Sở Nội vụ",
            "a)khoản 2",
            "Điều 5.2. Quy định",
            "V.Lê",
            "**II- MỤC TIÊU**",
            "**IV- TỔ** CHỨC THỰC HIỆN",
            "III- Nhiệm vụ",
            "tại các xã, thị trấn1. Các đơn vị",
        ] {
            check(text, text);
        }
    }
}
