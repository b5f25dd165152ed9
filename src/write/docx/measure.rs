//! How wide text is in Times New Roman: enough to place rules under lines and to share out the columns of a table.
//!
//! Widths are in thousandths of the font size, those of the metric-compatible Liberation Serif. A letter with marks is
//! as wide as its base letter; kerning is left out. Lengths on paper are in twips (1/20 point, 567 to the centimetre).

use unicode_normalization::char::decompose_canonical;

const REGULAR: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500,
    500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722,
    667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278,
    500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

const BOLD: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500,
    500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778,
    722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333,
    556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

/// A size and weight of the one font.
#[derive(Clone, Copy)]
pub(super) struct Face {
    /// Size in points.
    pub(super) points: u32,
    pub(super) bold: bool,
}

impl Face {
    /// The width of a text on one line, in twips.
    pub(super) fn width(self, text: &str) -> u32 {
        let units: u64 = text.chars().map(|c| u64::from(self.units(c))).sum();
        // Thousandths of a point times twenty.
        u32::try_from(units * u64::from(self.points) / 50).unwrap_or(u32::MAX)
    }

    fn units(self, c: char) -> u16 {
        let table = if self.bold { &BOLD } else { &REGULAR };
        let base = match c {
            ' '..='~' => c,
            'đ' => 'd',
            'Đ' => 'D',
            'ơ' => 'o',
            'Ơ' => 'O',
            'ư' => 'u',
            'Ư' => 'U',
            '–' | '“' | '”' => 'n',
            '—' | '…' => return 1000,
            '\u{a0}' => ' ',
            c => {
                let mut first = None;
                decompose_canonical(c, |part| first = first.or(Some(part)));
                first.unwrap_or(c)
            }
        };
        // Signs of other scripts are taken as wide as a capital.
        usize::try_from(u32::from(base)).ok().and_then(|code| table.get(code.checked_sub(32)?).copied()).unwrap_or(700)
    }

    /// The text in lines no wider than `limit`, as evenly filled as words allow.
    pub(super) fn even_lines(self, text: &str, limit: u32) -> Vec<String> {
        let count = self.lines(text, limit).len();
        if count < 2 {
            return vec![text.to_owned()];
        }
        // The narrowest limit that needs no more lines fills them evenly.
        let (mut low, mut high) = (limit / 4, limit);
        while low + 20 < high {
            let middle = u32::midpoint(low, high);
            if self.lines(text, middle).len() <= count {
                high = middle;
            } else {
                low = middle;
            }
        }
        self.lines(text, high)
    }

    /// The text in lines as a word processor breaks it.
    pub(super) fn lines(self, text: &str, limit: u32) -> Vec<String> {
        let mut out: Vec<String> = vec![];
        let mut used = 0;
        let space = self.width(" ");
        for word in text.split_whitespace() {
            let width = self.width(word);
            match out.last_mut() {
                Some(line) if used + space + width <= limit => {
                    line.push(' ');
                    line.push_str(word);
                    used += space + width;
                }
                _ => {
                    out.push(word.to_owned());
                    used = width;
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOLD_13: Face = Face { points: 13, bold: true };

    #[test]
    fn marks_add_no_width() {
        assert_eq!(BOLD_13.width("Độc lập"), BOLD_13.width("Dôc lâp"));
        assert_eq!(Face { points: 10, bold: false }.width("nn"), 200);
    }

    #[test]
    fn lines_are_even() {
        let lines = BOLD_13.even_lines("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ TỈNH SƠN HÀ", 3600);
        assert_eq!(lines, ["BAN CHỈ ĐẠO CHUYỂN", "ĐỔI SỐ TỈNH SƠN HÀ"]);
        assert_eq!(BOLD_13.even_lines("SỞ Y TẾ", 3600), ["SỞ Y TẾ"]);
        assert_eq!(BOLD_13.even_lines("", 3600), [""]);
    }
}
