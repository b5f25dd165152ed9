//! Signs in the spacing pass: points, brackets, quotes and dashes, and the spaces that belong beside them.

use super::items::{is_opening, is_section};
use super::patch::Patch;
use super::prefixes::is_words;
use super::spacing::Scanner;
use super::word::Word;
use crate::base::edit::EditKind;

impl Scanner<'_> {
    /// Comma, semicolon, colon, full stop.
    pub(super) fn point(&mut self, at: usize) -> usize {
        let (sign, before) = (self.byte(at), self.before(at));
        if before == ' ' && sign != b':' {
            self.space_before_point(at);
        }
        let next = at + 1;
        let after_dots = before == '.' && sign == b';';
        let after_letter = self.is_after_letter(at);
        let after_text = after_letter || before.is_ascii_digit() || (!before.is_ascii() && before.is_alphanumeric());
        if !(after_dots || after_text || matches!(before, ')' | '”' | '%' | '"' | '…')) {
            return next;
        }
        // Most signs have the space that belongs to them.
        if self.byte(next) == b' ' {
            return next;
        }
        if sign == b';' && self.text[next..self.range.end].starts_with("- ") {
            self.insert(next);
            return next;
        }
        if matches!(sign, b',' | b';' | b':') && self.opens_bracket(next) && after_letter {
            self.insert(next);
            return next;
        }
        if after_letter && sign != b'.' && self.byte(next).is_ascii_digit() {
            if self.last.in_use() && self.last.letters() > 1 && !self.is_address(at) {
                self.out.push(Patch::new(next, next, " ", EditKind::Number));
            }
            return next;
        }
        if matches!(sign, b'.' | b';') && self.is_item_at(next) {
            // `2.3.` is a mark by itself; a figure before it may be its first part.
            let ended = after_letter && self.last.in_use() && self.last.letters() > 1;
            if ended || matches!(before, ')' | '”' | '%') || (sign == b';' && !after_letter) {
                let kind = if self.byte(next).is_ascii_digit() { EditKind::Number } else { EditKind::Spacing };
                self.out.push(Patch::new(next, next, " ", kind));
                return next;
            }
        }
        let Some(word) = self.word(next) else { return next };
        if sign == b':' && after_letter && self.last.in_use() && self.text[next..self.range.end].starts_with("http") {
            self.insert(next);
            return next;
        }
        let insert = match sign {
            b'.' => self.is_full_stop(at, after_letter, &word),
            b':' => self.last.letters() > 1 && word.letters() > 1 && after_letter,
            _ => !after_text || word.letters() > 1 || self.last.letters() > 1 && after_letter,
        };
        if insert && !self.is_address(at) {
            self.insert(next);
        }
        next
    }

    pub(super) fn opens_bracket(&self, at: usize) -> bool {
        self.byte(at) == b'(' || self.text[at..self.range.end].starts_with('“')
    }

    /// A full stop between a word or figure and a word with a capital.
    pub(super) fn is_full_stop(&mut self, at: usize, after_letter: bool, word: &Word) -> bool {
        let last = self.last;
        if after_letter {
            if last.all_capitals() && is_section(last.slice(self.text)) && self.is_item_before(word) {
                // One letter may be that of a name.
                return last.letters() > 1 || (last.start() == self.range.start && word.all_capitals());
            }
            let ended = last.in_use() && last.letters() > 1 && last.end() == at;
            if !ended || !(word.in_use() || (!word.is_plain() && is_words(word.slice(self.text)))) {
                return false;
            }
            if last.all_capitals() {
                let known = last.letters() > 2 || !last.is_plain();
                return word.all_capitals() && word.letters() > 1 && known && self.is_capitals();
            }
            // Two small letters meet only where both words show that they are Vietnamese.
            return word.first_upper() && word.letters() > 1 || (!last.is_plain() && !word.is_plain());
        }
        let vietnamese = word.in_use() || (!word.is_plain() && is_words(word.slice(self.text)));
        word.first_upper() && word.letters() > 1 && vietnamese && (!word.all_capitals() || !word.is_plain() || self.is_capitals())
    }

    /// `9001:2015 .`: the space before a point that ends a clause.
    pub(super) fn space_before_point(&mut self, at: usize) {
        let space = at - 1;
        let before = self.before(space);
        let after = self.byte(at + 1);
        let ends = matches!(after, b' ' | b'\n') && at < self.range.end;
        let blank = self.last.end() == space
            && matches!(self.last.slice(self.text).to_lowercase().as_str(), "ngày" | "tháng" | "năm" | "số");
        if ends && !blank && (before.is_alphanumeric() || matches!(before, ')' | '”' | '%')) {
            self.out.push(Patch::new(space, at, "", EditKind::Spacing));
        }
    }

    /// Brackets, quotes and the per cent sign.
    pub(super) fn bracket(&mut self, at: usize) -> usize {
        let sign = self.text[at..].chars().next().unwrap_or(' ');
        let next = at + sign.len_utf8();
        let before = self.before(at);
        let opening = match sign {
            '"' => {
                self.quoted = self.opens_quotation(before, next);
                self.quoted
            }
            sign => matches!(sign, '(' | '“'),
        };
        if opening {
            let word = self.is_after_letter(at) && (self.last.letters() > 1 || self.last.in_use());
            let marked = next + usize::from(self.byte(next) == b'*');
            let starts_word = self.word(marked).is_some_and(|word| word.letters() > 1);
            let figure = before.is_ascii_digit() && matches!(sign, '(' | '“');
            let closed = matches!(before, '%' | '”') && sign == '(';
            // `cơ quan(s)` and `f(x)` are no lost spaces.
            let starts_figure = self.byte(next).is_ascii_digit() && sign != '"' && !self.is_note(next);
            if (word && (starts_word || starts_figure)) || ((figure || closed) && starts_word) {
                self.insert(at);
            }
        } else if let Some(word) = self.word(next) {
            let lone = word.letters() == 1 && !word.in_use();
            let after_figure = sign != '%' || before.is_ascii_digit();
            // `a)khoản`: an enumerator keeps its form.
            let label = sign == ')' && self.last.letters() == 1 && self.last.end() == at && !self.closes_bracket(at);
            let enumerator = label && !self.is_item_before(&word);
            if !lone && after_figure && !enumerator && !self.is_address(at) {
                self.insert(next);
            }
        }
        next
    }

    /// Whether the straight quote before `next` opens a quotation. Its sides tell, or else the quotes before it: a line may
    /// begin inside a quotation that the line above opens.
    fn opens_quotation(&self, before: char, next: usize) -> bool {
        let after = self.byte(next);
        let sign = matches!(after, b',' | b'.' | b';' | b':' | b')' | b'/');
        match (matches!(before, ' ' | '\n' | '('), sign || matches!(after, b' ' | b'\n')) {
            (true, false) => true,
            (false, true) => false,
            (true, true) if sign => false,
            _ => !self.quoted,
        }
    }

    /// Whether a bracket holds the number of a note alone: `TT-BNV(11)`, `các huyện(2)`.
    fn is_note(&self, at: usize) -> bool {
        let digits = (at..self.range.end).take_while(|&at| self.byte(at).is_ascii_digit()).count();
        digits <= 2 && self.byte(at + digits) == b')'
    }

    /// Whether an opening bracket stands close before the one at `at`.
    pub(super) fn closes_bracket(&self, at: usize) -> bool {
        let start = at.saturating_sub(40).max(self.range.start);
        self.text.as_bytes()[start..at].contains(&b'(')
    }

    /// Dashes between words take a space on each side; between years none.
    pub(super) fn dash(&mut self, at: usize, len: usize) -> usize {
        let next = at + len;
        let before = self.before(at);
        if self.is_after_letter(at) && self.text[at..self.range.end].starts_with("-----") {
            self.insert(at);
        }
        if self.text[self.range.start..at].ends_with("----") && self.word(next).is_some_and(|word| is_opening(&word)) {
            self.insert(next);
            return next;
        }
        let spaced_before = before == ' ';
        let spaced_after = self.byte(next) == b' ';
        if spaced_before == spaced_after {
            return next;
        }
        let (left_end, right) = if spaced_before { (at - 1, next) } else { (at, next + 1) };
        let left = self.before(left_end);
        if left.is_ascii_digit() {
            if self.year_before(left_end) && self.year_at(right) {
                let (space, missing) = if spaced_before { (at - 1, next) } else { (next, at) };
                let spaced = *self.spaced_years.get_or_insert_with(|| prefers_spaced_years(self.source));
                self.out.push(if spaced {
                    Patch::new(missing, missing, " ", EditKind::Number)
                } else {
                    Patch::new(space, space + 1, "", EditKind::Number)
                });
            }
            return next;
        }
        let Some(word) = self.word(right) else { return next };
        if spaced_before && self.is_bullet(at, &word) {
            self.insert(next);
            return next;
        }
        if self.last.end() != left_end || word.letters() < 2 || self.last.letters() < 2 {
            return next;
        }
        // `II- HƯỚNG DẪN` is an enumerator, `**II- HƯỚNG DẪN**` as well.
        if self.last.all_capitals() && self.last.letters() <= 5 && self.opens_range(self.last.start()) {
            return next;
        }
        if self.is_document_number(left_end) {
            if word.all_capitals() {
                let patch = if spaced_before {
                    Patch::new(at - 1, at, "", EditKind::Spacing)
                } else {
                    Patch::new(next, next + 1, "", EditKind::Spacing)
                };
                self.out.push(patch);
            }
        } else if spaced_before {
            self.insert(next);
        } else {
            self.insert(at);
        }
        next
    }

    /// Whether nothing but marks of emphasis and headings stands before `at`.
    fn opens_range(&self, at: usize) -> bool {
        self.text.as_bytes()[self.range.start..at].iter().all(|byte| b"*_# ".contains(byte))
    }

    pub(super) fn year_before(&self, end: usize) -> bool {
        let start = end.saturating_sub(5).max(self.range.start);
        let bytes = &self.text.as_bytes()[start..end];
        let digits = bytes.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        digits == 4 && is_year(&bytes[bytes.len() - 4..])
    }

    pub(super) fn year_at(&self, at: usize) -> bool {
        let bytes = &self.text.as_bytes()[at..(at + 5).min(self.range.end)];
        bytes.len() >= 4 && is_year(&bytes[..4]) && !bytes.get(4).is_some_and(u8::is_ascii_digit)
    }

    /// Whether the word that ends at `end` is the tail of a code such as `157/KH`.
    pub(super) fn is_document_number(&self, end: usize) -> bool {
        let start = end.saturating_sub(40).max(self.range.start);
        let bytes = &self.text.as_bytes()[start..end];
        let chunk = bytes.rsplit(|b| *b == b' ').next().unwrap_or_default();
        self.last.all_capitals() && chunk.contains(&b'/') && chunk.first().is_some_and(|b| b.is_ascii_digit() || *b == b'/')
    }

    /// Whether the unbroken piece around `at` is an address of the web or of a person.
    pub(crate) fn is_address(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let start = at.saturating_sub(80).max(self.range.start);
        let end = (at + 80).min(self.range.end);
        let head = bytes[start..at].rsplit(|b| *b == b' ').next().unwrap_or_default();
        let tail = bytes[at..end].split(|b| *b == b' ').next().unwrap_or_default();
        let has = |part: &[u8]| [&head, &tail].iter().any(|piece| piece.windows(part.len()).any(|window| window == part));
        has(b"@") || has(b"://") || has(b"www.") || has(b".vn") || has(b".com") || tail.starts_with(b"://") || has(b"http")
    }
}

/// Whether a text writes most spans of years with spaces round the dash.
fn prefers_spaced_years(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut spaced, mut close) = (0u32, 0u32);
    for at in memchr::memchr_iter(b'-', bytes) {
        let (before, after) = (&bytes[..at], &bytes[at + 1..]);
        if before.ends_with(b" ") && after.starts_with(b" ") {
            spaced += u32::from(before.len() > 5 && is_year(&before[at - 5..at - 1]) && after.get(1..5).is_some_and(is_year));
        } else {
            close += u32::from(at >= 4 && is_year(&before[at - 4..]) && after.get(..4).is_some_and(is_year));
        }
    }
    spaced > close
}

/// Whether four digits are a year of our time.
pub(crate) fn is_year(digits: &[u8]) -> bool {
    digits.len() == 4 && digits.iter().all(u8::is_ascii_digit) && (digits.starts_with(b"19") || digits.starts_with(b"20"))
}
