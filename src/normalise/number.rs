//! Figures in the spacing pass: spaces lost between a figure and a word, and put inside a figure.
//!
//! All edits here are of kind number, and they add or remove a space, never a digit.

use super::patch::Patch;
use super::prefixes::is_words;
use super::signs::is_year;
use super::spacing::Scanner;
use super::word::Word;
use super::words::{is_label, is_ordinal, is_unit, takes_figure};
use crate::base::edit::EditKind;

impl Scanner<'_> {
    /// Handles the figure that starts at `at`; returns its end.
    pub(crate) fn number(&mut self, at: usize) -> usize {
        let end = self.figure_end(at);
        if self.is_after_letter(at) {
            self.space_after_word(at, end);
        }
        // `năm 2025.2. Nội dung`: a year ends a sentence, and the mark of an item follows.
        if end - at > 5 && is_year(&self.text.as_bytes()[at..at + 4]) && self.byte(at + 4) == b'.' && self.is_item_at(at + 5) {
            self.out.push(Patch::new(at + 5, at + 5, " ", EditKind::Number));
            return end;
        }
        let end = self.split_figure(at, end);
        if self.is_letter(end) {
            self.space_before_word(at, end);
        }
        end
    }

    /// The end of digits with points, commas, slashes and colons between them.
    fn figure_end(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            while self.byte(end).is_ascii_digit() {
                end += 1;
            }
            if matches!(self.byte(end), b'.' | b',' | b'/' | b':') && self.byte(end + 1).is_ascii_digit() {
                end += 1;
            } else {
                return end;
            }
        }
    }

    /// `năm2021`: a word and a figure stuck together.
    fn space_after_word(&mut self, at: usize, end: usize) {
        let word = self.last;
        let lower = word.slice(self.text).to_lowercase();
        let figures = takes_figure(&lower);
        let known = if word.is_plain() {
            figures || (word.counted() && word.letters() > 2 && !word.all_capitals())
        } else {
            word.in_use()
        };
        if !known || word.letters() < 2 || self.is_address(at) || matches!(self.byte(end), b'_' | b'@') {
            return;
        }
        // A small figure after any other word is more likely the mark of a footnote.
        let digits = end - at;
        let note = digits <= 2
            && self.byte(at) != b'0'
            && !figures
            && matches!(self.byte(end), b'.' | b',' | b';' | b':' | b')' | b' ' | b'\n');
        if !note {
            self.out.push(Patch::new(at, at, " ", EditKind::Number));
        }
    }

    /// `2018của`: a figure and a word stuck together.
    fn space_before_word(&mut self, at: usize, end: usize) {
        let Some(word) = self.word(end) else { return };
        // `A4`, `CO2`: a figure with a letter before it is a name.
        if at > self.range.start && self.before(at).is_alphabetic() && !(self.last.in_use() && self.last.end() == at) {
            return;
        }
        let lower = word.slice(self.text).to_lowercase();
        // `5m/s` stays, `63tỉnh/thành` does not.
        let part = self.byte(word.end()) == b'/' && (word.is_plain() || word.letters() < 3);
        if is_unit(&lower) || self.is_address(end) || part || self.byte(word.end()) == b'_' {
            return;
        }
        let known = word.in_use() || (!word.is_plain() && is_words(&lower));
        let plain = if word.is_plain() {
            word.counted() && (word.capitals() == 0 || (word.all_capitals() && self.is_capitals()))
        } else {
            true
        };
        if known && plain && word.letters() >= 2 {
            self.out.push(Patch::new(end, end, " ", EditKind::Number));
        }
    }

    /// `3 0/63`, `2 5 hạng`, `16/7/20 21`: a space inside a figure. Returns the end of the whole figure.
    fn split_figure(&mut self, at: usize, end: usize) -> usize {
        if self.byte(end) != b' ' || !self.byte(end + 1).is_ascii_digit() {
            return end;
        }
        let second_end = self.figure_end(end + 1);
        let (first, second) = (&self.text[at..end], &self.text[end + 1..second_end]);
        if self.is_one_figure(at, first, second, second_end) {
            self.out.push(Patch::new(end, end + 1, "", EditKind::Number));
            return second_end;
        }
        end
    }

    fn is_one_figure(&self, at: usize, first: &str, second: &str, end: usize) -> bool {
        if self.is_year_cut(at, first, second) && !self.byte(end).is_ascii_digit() {
            return true;
        }
        // A figure of its own stands after a word and a space; in lists, tables and after labels figures follow figures.
        let before = self.before(at);
        let date = first.bytes().filter(|b| *b == b'/').count() == 2;
        let after_word = before == ' ' && self.last.end() + 1 == at && self.last.is_syllable();
        if !(date || after_word) {
            return false;
        }
        let word = if before == ' ' { self.last.slice(self.text).to_lowercase() } else { String::new() };
        let after = self.byte(end);
        if word == "số" && self.is_number_cut(first, second, end) {
            return true;
        }
        let next = if after == b' ' { self.word(end + 1) } else { None };
        // A date cut inside its year, or a year cut.
        if let Some(year) = first.rsplit(['/', '-', '.']).next().filter(|_| !first.contains(',')) {
            let whole = [year, second].concat();
            if (date || first.contains(['/', '.']) || word == "năm") && is_year(whole.as_bytes()) && !after.is_ascii_digit() {
                return true;
            }
        }
        if after == b'%' && matches!((first, second), ("1", "00") | ("10", "0")) && !is_label(&word) {
            return true;
        }
        if is_label(&word) || first.len() != 1 || !first.bytes().all(|b| b.is_ascii_digit()) || after.is_ascii_digit() {
            return false;
        }
        let digits = second.bytes().take_while(u8::is_ascii_digit).count();
        let rest = second.as_bytes().get(digits);
        let lower_word = next.is_some_and(|word: Word| word.in_use() && word.capitals() == 0 && word.letters() > 1);
        match (digits, rest, after) {
            // `ngày 1 5/12`, `tháng 1 2/2026`: no other reading is a date.
            (1, Some(b'/'), _) if word == "ngày" => {
                matches!(first, "0" | "1" | "2") || (first == "3" && second.starts_with(['0', '1']))
            }
            (1, Some(b'/'), _) if word == "tháng" => matches!(first, "0" | "1") && second.starts_with(['0', '1', '2']),
            (1 | 2, Some(b'.'), b' ') => lower_word && is_thousands(second),
            (1, Some(b'/'), _) => second.len() - digits <= 4,
            (1, None | Some(b','), b'%') => true,
            (1, None, b' ') => lower_word && !are_apart(&word, first, second, next.map(|word| word.slice(self.text))),
            _ => false,
        }
    }
}

impl Scanner<'_> {
    /// `2021-20 25`, `Quý IV/2 026`, `giai đoạn 2 021-2025`: a year cut where only a year can stand.
    fn is_year_cut(&self, at: usize, first: &str, second: &str) -> bool {
        let whole = [first, second].concat();
        if !is_year(whole.as_bytes()) {
            return false;
        }
        let word = || self.last.slice(self.text);
        match self.before(at) {
            '-' | '–' => {
                let dash = at - self.before(at).len_utf8();
                self.year_before(dash) && whole.as_bytes() > &self.text.as_bytes()[dash - 4..dash]
            }
            '/' => self.last.end() + 1 == at && word().bytes().all(|byte| b"IVX".contains(&byte)),
            ' ' => self.last.end() + 1 == at && matches!(word(), "năm" | "đoạn" | "kỳ" | "học" | "khóa" | "khoá"),
            _ => false,
        }
    }

    /// `số 221 0/KH-UBND`, `số 5 7-NQ/TW`: the number of a document, which its type follows.
    fn is_number_cut(&self, first: &str, second: &str, end: usize) -> bool {
        let digits = |figure: &str| figure.bytes().all(|byte| byte.is_ascii_digit());
        let short = digits(first) && digits(second) && first.len() + second.len() <= 5;
        short
            && matches!(self.byte(end), b'/' | b'-')
            && self.word(end + 1).is_some_and(|word| word.all_capitals() || word.first_upper())
    }
}

/// Whether two figures may stand apart by grammar: after a word that numbers something (`lần thứ 1 2 xã`), or as in
/// `2 3 ngày`, which says about how many.
fn are_apart(word: &str, first: &str, second: &str, next: Option<&str>) -> bool {
    let date = matches!((word, next), ("ngày", Some("tháng")) | ("tháng", Some("năm")));
    let few = first.bytes().zip(second.bytes()).all(|(first, second)| first + 1 == second);
    !date && (few || is_ordinal(word))
}

/// Whether points part a figure's thousands: `50.000`, `5.000.000`.
fn is_thousands(figure: &str) -> bool {
    figure.split('.').skip(1).all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::{Options, normalise};

    fn check(text: &str, expected: &str) {
        assert_eq!(normalise(text, &Options::default()).text, expected);
    }

    #[test]
    fn figures_and_words_are_parted() {
        check("đến năm2026 tăng2,5% so với năm 2025của tỉnh", "đến năm 2026 tăng 2,5% so với năm 2025 của tỉnh");
        check("khổ giấy A4, 50 m2, 12ha, khí CO2, 4G, mẫu 01a, 15h30", "khổ giấy A4, 50 m2, 12ha, khí CO2, 4G, mẫu 01a, 15h30");
        // A small figure after another word is the mark of a footnote.
        check("các xã, thị trấn1; đơn vị sự nghiệp2.", "các xã, thị trấn1; đơn vị sự nghiệp2.");
    }

    #[test]
    fn figures_cut_apart_are_joined() {
        check("xếp thứ 3 0/63, tăng 2 5 hạng, đạt 3 0%", "xếp thứ 30/63, tăng 25 hạng, đạt 30%");
        check("ngày 16/7/20 21, năm 20 26", "ngày 16/7/2021, năm 2026");
        check("16/7/20 21", "16/7/2021");
        check("giai đoạn 2021-20 25, Quý IV/2 026, nhiệm kỳ 2 021-2026", "giai đoạn 2021-2025, Quý IV/2026, nhiệm kỳ 2021-2026");
        check("Kế hoạch số 221 0/KH-UBND và Nghị quyết số 5 7-NQ/TW", "Kế hoạch số 2210/KH-UBND và Nghị quyết số 57-NQ/TW");
        check("trước ngày 1 5/12/2026, kinh phí 1 5.000 triệu đồng", "trước ngày 15/12/2026, kinh phí 15.000 triệu đồng");
        for text in [
            "mức độ 3, 4",
            "1\t2\t3",
            "cột 1 2 3 4",
            "1 000 000 đồng",
            "khoản 1 2 điều này",
            "từ 5 10 người",
            "xếp thứ 1 2 lần liên tiếp",
            "khoảng 2 3 ngày",
            "quý 1 5 xã",
        ] {
            check(text, text);
        }
    }
}
