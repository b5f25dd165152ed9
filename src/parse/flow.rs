//! Flow: a paragraph as one string, with the way back from each of its characters to the document.
//!
//! A paragraph may be cut by page breaks, wrapped over lines or hold odd white space. A flow folds all of that to
//! single spaces, and still knows where every piece stood.

use std::ops::Range;

use crate::base::place::Place;
use crate::raw::{Bytes, RawDoc};

use super::scan;

/// A paragraph, heading or cell as one string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flow {
    /// The text: white space folded, ends trimmed.
    pub(crate) text: String,
    /// (offset in `text`, offset in the document) where a piece of unbroken text starts.
    pieces: Vec<(u32, u32)>,
}

impl Flow {
    /// The flow of one range of the document.
    pub(crate) fn new(doc: &RawDoc, range: &Bytes) -> Self {
        let mut flow = Self::default();
        flow.push(doc, range);
        flow
    }

    /// Adds a further range after one space. A `<br>` of a copied page is white space.
    pub(crate) fn push(&mut self, doc: &RawDoc, range: &Bytes) {
        let slice = doc.slice(range);
        if slice.is_empty() {
            return;
        }
        if let Some(marks) = empty_marks(slice, false) {
            return self.push_without(doc, range, marks, empty_marks);
        }
        self.push_whole(doc, range, slice);
    }

    /// Adds a further range without any marks of emphasis: in a letterhead they only stand in the way.
    pub(crate) fn push_bare(&mut self, doc: &RawDoc, range: &Bytes) {
        match any_marks(doc.slice(range), false) {
            Some(marks) => self.push_without(doc, range, marks, any_marks),
            None => self.push(doc, range),
        }
    }

    /// Adds a range without marks of emphasis as `find` finds them, the first of which are at `marks`.
    fn push_without(&mut self, doc: &RawDoc, range: &Bytes, marks: Range<usize>, find: FindMarks) {
        let (mut start, mut marks, before, mut spaced) = (range.start, marks, self.text.len(), false);
        loop {
            let end = start + marks.start as u32;
            if start < end {
                self.push_whole(doc, &(start..end), doc.slice(&(start..end)));
                spaced = false;
            }
            spaced |= doc.slice(&(end..end + marks.len() as u32)).contains(' ')
                || doc.slice(&(start..end)).ends_with(char::is_whitespace);
            start = end + marks.len() as u32;
            let rest = doc.slice(&(start..range.end));
            // Marks without a space stand inside a word or between a word and its sign.
            let inside = !spaced
                && self.text.len() > before
                && !self.text.ends_with(' ')
                && rest.starts_with(|c: char| !c.is_whitespace());
            if inside {
                let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
                let word = find(&rest[..word], false).map_or(word, |marks| marks.start);
                self.pieces.push((self.text.len() as u32, start));
                self.text.push_str(&rest[..word]);
                start += word as u32;
            }
            let rest = doc.slice(&(start..range.end));
            let Some(next) = find(rest, inside) else {
                if !rest.is_empty() {
                    self.push_whole(doc, &(start..range.end), rest);
                }
                return;
            };
            marks = next;
        }
    }

    fn push_whole(&mut self, doc: &RawDoc, range: &Bytes, slice: &str) {
        if is_plain(slice) {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.pieces.push((self.text.len() as u32, range.start));
            return self.text.push_str(slice);
        }
        let mut start = 0;
        for at in memchr::memchr_iter(b'<', slice.as_bytes()).filter(|&at| slice[at..].starts_with("<br")) {
            let tag = slice[at..].find('>').filter(|&length| length <= 6);
            if let Some(length) = tag.filter(|_| at >= start) {
                self.words(doc, &(range.start + start as u32..range.start + at as u32));
                start = at + length + 1;
            }
        }
        self.words(doc, &(range.start + start as u32..range.end));
    }

    fn words(&mut self, doc: &RawDoc, range: &Bytes) {
        let slice = doc.slice(range);
        self.text.reserve(slice.len() + 1);
        let mut word_start: Option<usize> = None;
        let mut gap = true;
        for (at, c) in slice.char_indices().chain([(slice.len(), ' ')]) {
            if !c.is_whitespace() {
                word_start.get_or_insert(at);
                continue;
            }
            if let Some(start) = word_start.take() {
                if gap || !slice[..start].ends_with(' ') {
                    if !self.text.is_empty() {
                        self.text.push(' ');
                    }
                    self.pieces.push((self.text.len() as u32, range.start + start as u32));
                } else {
                    self.text.push(' ');
                }
                self.text.push_str(&slice[start..at]);
                gap = c != ' ';
            } else {
                gap = true;
            }
        }
    }

    /// The flow and, after one space, another one.
    pub(crate) fn joined(mut self, other: &Self) -> Self {
        self.text.push(' ');
        let shift = self.text.len() as u32;
        self.pieces.extend(other.pieces.iter().map(|&(at, doc)| (at + shift, doc)));
        self.text.push_str(&other.text);
        self
    }

    /// The flow without marks of bold letters, as a title is read: `MỤC** TIÊU`.
    #[must_use]
    pub(crate) fn unmarked(self) -> Self {
        const MARK: &str = "**";
        if !self.text.contains(MARK) {
            return self;
        }
        let (mut out, mut at) = (Self::default(), 0);
        for piece in self.text.split(MARK) {
            let words = if out.text.is_empty() || out.text.ends_with(' ') { piece.trim_start() } else { piece };
            let (start, end) = (at + piece.len() - words.len(), at + piece.len());
            at = end + MARK.len();
            if start == end {
                continue;
            }
            let (shift, first) = (out.text.len(), self.pieces.partition_point(|piece| piece.0 as usize <= start));
            out.pieces.push((shift as u32, self.offset(start)));
            let inner = self.pieces[first..].iter().take_while(|piece| (piece.0 as usize) < end);
            out.pieces.extend(inner.map(|&(at, doc)| ((at as usize - start + shift) as u32, doc)));
            out.text.push_str(words);
        }
        out.text.truncate(out.text.trim_end().len());
        out
    }

    /// Whether there is no text.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where byte `at` of the text stands in the document.
    pub(crate) fn offset(&self, at: usize) -> u32 {
        let next = self.pieces.partition_point(|piece| piece.0 as usize <= at);
        match next.checked_sub(1).map(|i| self.pieces[i]) {
            Some((start, doc)) => doc + (at as u32 - start),
            None => 0,
        }
    }

    /// The document's bytes from the first to the last character of a part of the text.
    pub(crate) fn range(&self, part: Range<usize>) -> Bytes {
        let start = self.offset(part.start);
        if part.end <= part.start {
            return start..start;
        }
        // The end is found through the last character, which may stand in another piece than what follows it.
        let last = self.text[..part.end].char_indices().next_back().map_or(0, |(at, _)| at);
        start..self.offset(last) + (part.end - last) as u32
    }

    /// The place in the source of a part of the text.
    pub(crate) fn place(&self, doc: &RawDoc, part: Range<usize>) -> Place {
        doc.place(&self.range(part))
    }

    /// The place in the source of the whole flow.
    pub(crate) fn whole(&self, doc: &RawDoc) -> Place {
        self.place(doc, 0..self.text.len())
    }

    /// A part of the flow, without white space at its ends; the rest is given up.
    pub(crate) fn into_part(mut self, part: Range<usize>) -> Self {
        let slice = &self.text[part.clone()];
        let start = part.start + (slice.len() - slice.trim_start().len());
        let end = start + slice.trim().len();
        self.text.truncate(end);
        self.text.drain(..start);
        self.pieces.truncate(self.pieces.partition_point(|piece| (piece.0 as usize) < end));
        let first = self.pieces.partition_point(|piece| piece.0 as usize <= start).saturating_sub(1);
        self.pieces.drain(..first.min(self.pieces.len()));
        for (at, doc) in &mut self.pieces {
            let cut = (start as u32).saturating_sub(*at);
            (*at, *doc) = (*at + cut - start as u32, *doc + cut);
        }
        self
    }

    /// A part of the flow, without white space at its ends.
    pub(crate) fn part(&self, part: Range<usize>) -> Self {
        let slice = &self.text[part.clone()];
        let start = part.start + (slice.len() - slice.trim_start().len());
        let text = slice.trim().to_owned();
        let end = start + text.len();
        let first = self.pieces.partition_point(|piece| piece.0 as usize <= start).saturating_sub(1);
        let mut pieces = vec![];
        for &(at, doc) in &self.pieces[first..] {
            if at as usize >= end {
                break;
            }
            pieces.push(if (at as usize) < start { (0, doc + (start as u32 - at)) } else { (at - start as u32, doc) });
        }
        Self { text, pieces }
    }
}

/// Finds the first marks in a text, which may follow a word without a space.
type FindMarks = fn(&str, bool) -> Option<Range<usize>>;

/// Where the first marks of bold letters around nothing stand, as a word processor leaves them: `** **`, `****`.
fn empty_marks(text: &str, _: bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(star) = memchr::memchr(b'*', &bytes[from..]) {
        let start = from + star;
        let run = bytes[start..].iter().take_while(|&&byte| byte == b'*').count();
        let spaces = bytes[start + run..].iter().take_while(|&&byte| byte == b' ').count();
        let next = bytes[start + run + spaces..].iter().take_while(|&&byte| byte == b'*').count();
        from = start + run;
        match (run, spaces, next) {
            // The last two of a run go with those after the space.
            (2 | 4, 1.., 2) => return Some(from - 2..from + spaces + 2),
            (4, _, _) => return Some(start..from),
            _ => {}
        }
    }
    None
}

/// Where the first marks of emphasis stand that touch a word or stand around nothing; a lone star, a rule, a blank to be
/// filled in are none.
fn any_marks(text: &str, after_word: bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    let touching = loop {
        let Some(at) = memchr::memchr2(b'*', b'_', &bytes[from..]).map(|at| from + at) else { break None };
        let run = bytes[at..].iter().take_while(|&&byte| byte == bytes[at]).count();
        from = at + run;
        let first = after_word.then_some(b'a');
        let (before, after) = (at.checked_sub(1).map_or(first, |before| Some(bytes[before])), bytes.get(from).copied());
        let is_word = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
        let marks = if bytes[at] == b'*' {
            let text = |byte: Option<u8>| byte.is_some_and(|byte| byte != b' ');
            // Three between two words are a rule.
            (run <= 2 || run <= 4 && !(is_word(before) && is_word(after)))
                && (text(before) || text(after))
                && (before, after) != (Some(b'('), Some(b')'))
        } else {
            run <= 2 && (is_word(before) || matches!(before, Some(b',' | b'.' | b';' | b')'))) != is_word(after)
        };
        if marks {
            break Some(at..from);
        }
    };
    [touching, empty_marks(text, after_word)].into_iter().flatten().min_by_key(|marks| marks.start)
}

/// Whether a text has nothing to fold: single spaces between words, no other white space, no tags.
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator would ask one byte at a time")]
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // All bytes are asked, which a processor does many at a time.
    let odd = bytes.iter().fold(false, |odd, &byte| odd | matches!(byte, b'<' | 0..=0x1F));
    let [first, rest @ ..] = bytes else { return true };
    let doubled = rest.iter().zip(bytes).fold(false, |odd, (&one, &before)| odd | (one == b' ' && before == b' '));
    !odd && !doubled && *first != b' ' && rest.last() != Some(&b' ') && !scan::has_wide_space(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doc(text: &str) -> RawDoc {
        RawDoc { text: text.into(), source_len: text.len() as u32, ..RawDoc::default() }
    }

    #[test]
    fn white_space_is_folded_and_places_stay() {
        let doc = doc("  đẩy  mạnh\n công \u{a0}tác ");
        let flow = Flow::new(&doc, &(0..doc.text.len() as u32));
        assert_eq!(flow.text, "đẩy mạnh công tác");
        for word in ["đẩy", "mạnh", "công", "tác", "mạnh công"] {
            let at = flow.text.find(word).unwrap();
            let range = flow.range(at..at + word.len());
            let slice: Vec<&str> = doc.slice(&range).split_whitespace().collect();
            assert_eq!(slice.join(" "), word);
        }
        let part = flow.part(flow.text.find("mạnh").unwrap() - 1..flow.text.find(" tác").unwrap());
        assert_eq!(part.text, "mạnh công");
        let at = part.text.find("công").unwrap();
        assert_eq!(doc.slice(&part.range(at..at + "công".len())), "công");
    }

    #[test]
    fn marks_around_nothing_are_left_out() {
        for (text, expected) in [
            ("**4. Sở Y tế:**** **Mua thuốc", "**4. Sở Y tế:** Mua thuốc"),
            ("**Sở** **Y tế**", "**Sở Y tế**"),
            ("Sở Y**** tế, phòng****bệnh ****", "Sở Y tế, phòngbệnh"),
            ("năm 2026 ****với mục tiêu", "năm 2026 với mục tiêu"),
            ("a *** b (**) ** c **d**", "a *** b (**) ** c **d**"),
        ] {
            let doc = doc(text);
            let flow = Flow::new(&doc, &(0..text.len() as u32));
            assert_eq!(flow.text, expected);
            for word in expected.split(' ').filter(|word| word.starts_with(char::is_alphabetic)) {
                let at = expected.find(word).unwrap();
                assert!(doc.slice(&flow.range(at..at + 1)).starts_with(&word[..1]), "{word}");
            }
        }
    }

    #[test]
    fn titles_have_no_marks_of_bold_letters() {
        for (text, expected) in [
            ("MỤC** TIÊU\nCỤ THỂ", "MỤC TIÊU CỤ THỂ"),
            ("Sở Y tế** và ** **Sở *A*", "Sở Y tế và Sở *A*"),
            ("KẾ **HOẠCH** **", "KẾ HOẠCH"),
            ("****", ""),
        ] {
            let doc = doc(text);
            let mut flow = Flow::default();
            flow.push_whole(&doc, &(0..text.len() as u32), text);
            let flow = flow.unmarked();
            assert_eq!(flow.text, expected);
            for word in expected.split(' ').filter(|word| word.starts_with(char::is_alphabetic)) {
                let at = expected.find(word).unwrap();
                assert_eq!(doc.slice(&flow.range(at..at + word.len())), word);
            }
        }
    }

    #[test]
    fn all_marks_of_emphasis_are_left_out_of_a_head() {
        for (text, expected) in [
            ("*Sơn Hà*, *ngày 5 tháng 3*", "Sơn Hà, ngày 5 tháng 3"),
            ("_Sơn Hà_, _ngày 5_", "Sơn Hà, ngày 5"),
            ("_Sơn Hà,_ _ngày 5_", "Sơn Hà, ngày 5"),
            ("**Số:** 57/KH-**UBND**", "Số: 57/KH-UBND"),
            ("**về đột** phá**, **đổi** **mới ****của tỉnh", "về đột phá, đổi mới của tỉnh"),
            ("* Số: ___/KH_1 (*) ***", "* Số: ___/KH_1 (*) ***"),
        ] {
            let doc = doc(text);
            let mut flow = Flow::default();
            flow.push_bare(&doc, &(0..text.len() as u32));
            assert_eq!(flow.text, expected);
        }
    }

    #[test]
    fn plain_text_has_nothing_to_fold() {
        for c in ('\0'..='\u{3100}').filter(|c| c.is_whitespace()) {
            assert_eq!(is_plain(&format!("a{c}b")), c == ' ', "{c:?}");
            assert!(!is_plain(&format!("a {c}b")) && !is_plain(&format!("{c}b")) && !is_plain(&format!("a{c}")));
        }
        assert!(is_plain("Ủy ban “nhân dân” – 5 ≥ 3…") && is_plain("") && !is_plain("a<br>b"));
    }

    #[test]
    fn pieces_are_joined_by_one_space() {
        let doc = doc("công tác triển\n\nkhai thực hiện");
        let cut = doc.text.find('\n').unwrap() as u32;
        let mut flow = Flow::new(&doc, &(0..cut));
        flow.push(&doc, &(cut..doc.text.len() as u32));
        assert_eq!(flow.text, "công tác triển khai thực hiện");
        let at = flow.text.find("khai").unwrap();
        assert_eq!(doc.slice(&flow.range(at..at + 4)), "khai");
    }
}
