//! Paragraphs cut by a page break or by a hard wrap, and the spaces that make them whole.
//!
//! Across an empty line two pieces are one paragraph when the first ends without a closing sign and the second goes on in
//! small letters or with a figure, and neither is an item, a table row or a heading. Across a plain line end, pieces are
//! joined only where the lines are wrapped at one width and the next word would not have fitted.

use super::letters::{Alphabet, Letter};
use super::patch::Patch;
use super::syllable::{NONE, Syllables};
use super::words::takes_figure;
use crate::base::edit::EditKind;
use crate::base::fold;

/// A line with text, without the white space around it.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    text: &'a str,
    start: usize,
    /// Length in characters, with the white space before it.
    width: usize,
    /// An empty line stands before it.
    blank_before: bool,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The patches that join cut paragraphs.
pub(crate) fn patches(text: &str) -> Vec<Patch> {
    let lines = lines(text);
    let wrap = wrap_width(&lines);
    let mut out = vec![];
    for pair in lines.windows(2) {
        let [first, second] = pair else { continue };
        let joined = if second.blank_before {
            is_page_break(first.text, second.text)
        } else {
            wrap.is_some_and(|width| is_wrap(first, second, width))
        };
        if joined {
            let space = if is_cut_code(first.text, second.text) { "" } else { " " };
            out.push(Patch::new(first.end(), second.start, space, EditKind::Join).likely());
        }
    }
    out
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut out, mut blank, mut start) = (vec![], true, 0);
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())) {
        let bytes = &text.as_bytes()[start..end];
        let is_blank = |b: &&u8| matches!(b, b' ' | b'\t' | b'\r');
        let lead = bytes.iter().take_while(is_blank).count();
        let trail = if lead == bytes.len() { 0 } else { bytes.iter().rev().take_while(is_blank).count() };
        let trimmed = &text[start + lead..end - trail];
        if trimmed.is_empty() || trimmed == "\u{a0}" {
            blank = true;
        } else {
            // Beyond the widest page the exact width does not matter.
            let width = if bytes.len() > 600 { 600 } else { text[start..end - trail].chars().count() };
            out.push(Line { text: trimmed, start: start + lead, width, blank_before: blank });
            blank = false;
        }
        start = end + 1;
    }
    out
}

/// Whether a paragraph cut by a page break goes on.
fn is_page_break(first: &str, second: &str) -> bool {
    let Some(last) = first.chars().next_back() else { return false };
    if !(last.is_alphanumeric() || last == ',') || is_table(first) || is_table(second) || first.len() < 24 {
        return false;
    }
    goes_on(first, second) && !fold::is_capitals(first)
}

/// Whether a text begins in the middle of a sentence.
fn goes_on(first: &str, second: &str) -> bool {
    let alphabet = Alphabet::new();
    let (letter, _) = alphabet.at(second, 0);
    if letter != Letter::NONE {
        let word = first_word(second);
        let after = second[word.len()..].chars().next().unwrap_or('\n');
        // `a)`, `b.` and `đ/` are items.
        let item = word.chars().nth(1).is_none() && matches!(after, ')' | '.' | '/' | ':');
        return !letter.upper() && !item && after != '@';
    }
    starts_with_figure_of(first, second)
}

/// Whether `second` begins with a figure that belongs to the last word of `first`: a date, or `năm` and a year.
fn starts_with_figure_of(first: &str, second: &str) -> bool {
    let digits = second.bytes().take_while(u8::is_ascii_digit).count();
    let last = first.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if digits == 0 || last.is_empty() || last.len() > 16 || !takes_figure(&last.to_lowercase()) {
        return false;
    }
    match second.as_bytes().get(digits) {
        Some(b'/' | b',' | b'%') | None => true,
        Some(b' ') => second[digits + 1..].chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_uppercase()),
        Some(b'.') => second.as_bytes().get(digits + 1).is_some_and(u8::is_ascii_digit) && digits == 3,
        _ => false,
    }
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    &text[..end]
}

fn is_table(line: &str) -> bool {
    memchr::memchr2(b'\t', b'|', line.as_bytes()).is_some()
}

/// The width at which the text is wrapped, if it is: most lines that another follows end near it.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> =
        lines.windows(2).filter(|pair| !pair[1].blank_before && !is_table(pair[0].text)).map(|pair| pair[0].width).collect();
    if widths.len() < 3 {
        return None;
    }
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 9 / 10)?;
    let near = widths.iter().filter(|&&w| w + 16 >= width && w <= width).count();
    ((45..=140).contains(&width) && near * 2 >= widths.len()).then_some(width)
}

/// Whether a line was wrapped: what follows is no item, and its first word would not have fitted.
fn is_wrap(first: &Line<'_>, second: &Line<'_>, width: usize) -> bool {
    if is_table(first.text) || is_table(second.text) || is_item(second.text) || first.width * 4 < width * 3 {
        return false;
    }
    let next_word = second.text.split(' ').next().unwrap_or_default();
    let full = first.width + 1 + next_word.chars().count() > width;
    full && (!fold::is_capitals(first.text) || fold::is_capitals(second.text))
}

/// Whether a line begins with the mark of an item or heading.
fn is_item(line: &str) -> bool {
    let Some(first) = line.chars().next() else { return true };
    if matches!(first, '-' | '+' | '*' | '•' | '–' | '●' | '○' | '\u{f0b7}' | '#' | '_') {
        return true;
    }
    let mark = line.split(' ').next().unwrap_or_default();
    let body = mark.trim_end_matches(['.', ')', ':']);
    let ended = body.len() < mark.len();
    let number = body.bytes().all(|b| b.is_ascii_digit() || b == b'.') && !body.is_empty();
    let letter = body.chars().nth(1).is_none() && first.is_alphabetic();
    let roman = !body.is_empty() && body.len() < 6 && body.bytes().all(|b| b"IVX".contains(&b));
    let named = ["Điều ", "Chương ", "Mục ", "Phần ", "Nơi nhận"].iter().any(|word| line.starts_with(word))
        && (line.bytes().any(|b| b.is_ascii_digit()) || line.starts_with("Nơi"));
    (ended && (number || letter || roman)) || named
}

/// `157/KH-` and `UBND`: a document code cut at its hyphen.
fn is_cut_code(first: &str, second: &str) -> bool {
    let tail = first.rsplit(' ').next().unwrap_or_default();
    let next = first_word(second);
    tail.ends_with('-')
        && tail.contains('/')
        && next.len() > 1
        && fold::is_capitals(next)
        && Syllables::get().grade_of(next) == NONE
}

#[cfg(test)]
mod tests {
    use super::super::patch::apply;
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(apply(text, &patches(text)), expected);
    }

    #[test]
    fn page_breaks_inside_a_sentence_are_joined() {
        check("Các xã chủ động rà soát, triển\n\nkhai thực hiện.", "Các xã chủ động rà soát, triển khai thực hiện.");
        check(
            "theo Kế hoạch của tỉnh Sơn Hà ngày\n\n05/3/2026 và các văn bản",
            "theo Kế hoạch của tỉnh Sơn Hà ngày 05/3/2026 và các văn bản",
        );
    }

    #[test]
    fn paragraphs_and_items_stay_apart() {
        for text in [
            "Các xã chủ động rà soát, triển khai.\n\nkhai thực hiện",
            "Nhiệm vụ của các cơ quan, đơn vị\n\na) Rà soát",
            "Nhiệm vụ của các cơ quan, đơn vị\n\n1. Rà soát",
            "Nhiệm vụ của các cơ quan, đơn vị\n\n2.1. Rà soát",
            "Nhiệm vụ của các cơ quan, đơn vị\n\nRà soát",
            "KẾ HOẠCH PHÁT TRIỂN KINH TẾ\n\nnăm 2026",
            "Chỉ tiêu\tĐơn vị tính của từng chỉ tiêu\n\nha\t5",
            "- Như trên;\n- Lưu: VT.\n- UBND tỉnh;\n- Sở Nội vụ;",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn hard_wraps_are_joined_where_the_word_did_not_fit() {
        let text = "1. Các phòng, ban chuyên môn rà soát, đề xuất phương án đơn giản hóa thủ tục\n\
            hành chính trên địa bàn huyện Bình An, trình Chủ tịch Ủy ban nhân dân huyện xem\n\
            xét, quyết định trước ngày 15/3/2026.\n\
            2. Phòng Nội vụ theo dõi, đôn đốc việc thực hiện; tổng hợp kết quả, báo cáo Ủy\n\
            ban nhân dân huyện.\n";
        let expected = "1. Các phòng, ban chuyên môn rà soát, đề xuất phương án đơn giản hóa thủ tục \
            hành chính trên địa bàn huyện Bình An, trình Chủ tịch Ủy ban nhân dân huyện xem \
            xét, quyết định trước ngày 15/3/2026.\n\
            2. Phòng Nội vụ theo dõi, đôn đốc việc thực hiện; tổng hợp kết quả, báo cáo Ủy \
            ban nhân dân huyện.\n";
        check(text, expected);
    }

    #[test]
    fn a_code_cut_at_its_hyphen_takes_no_space() {
        assert!(is_cut_code("thực hiện Kế hoạch số 57/KH-", "UBND của huyện"));
        assert!(!is_cut_code("kinh tế -", "Xã hội"));
    }
}
