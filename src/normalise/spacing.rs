//! The spacing pass: one walk over the text that finds spaces lost and gained between words, signs and figures.
//!
//! Words separated by single spaces are gathered into runs for the lattice of `segment`; signs and figures end a run and
//! are handled by rules that hold everywhere: a comma between words takes a space after it, an opening bracket one
//! before it, a dash between words one on each side. Document numbers, addresses of the web and enumerators stay.

use std::ops::Range;

use super::letters::{Alphabet, Letter};
use super::patch::Patch;
use super::phrases::Openings;
use super::segment::{Context, Segmenter};
use super::syllable::Syllables;
use super::word::{Memo, Word};
use crate::base::edit::{Certainty, EditKind};

/// Finds the spacing patches of the given ranges of `text`, which rise and do not overlap; nothing is joined across them.
pub(crate) fn find(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> Found {
    let mut scanner = Scanner::new(text);
    for range in ranges {
        scanner.scan(range);
    }
    let Scanner { out: patches, mut odd, doubled, phrases, tones, .. } = scanner;
    // A word that was repaired is no longer odd.
    let mut next = 0;
    odd.retain(|word| {
        while next < patches.len() && (patches[next].end as usize) < word.start {
            next += 1;
        }
        patches.get(next).is_none_or(|patch| patch.start as usize > word.end)
    });
    Found { patches, odd, doubled, phrases, tones }
}

/// What the walk found.
pub(crate) struct Found {
    pub(crate) patches: Vec<Patch>,
    /// Words that are no syllable, or one hardly known, and no name.
    pub(crate) odd: Vec<Range<usize>>,
    /// Words and pairs of words that stand twice.
    pub(crate) doubled: Vec<Range<usize>>,
    /// Pairs of words that may begin a misreading.
    pub(crate) phrases: Vec<Range<usize>>,
    pub(crate) tones: Tones,
}

/// The two ways to place a tone mark: how often each occurs and where first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tones {
    /// Marks on the first vowel (`hòa`), on the second (`hoà`).
    pub(crate) counts: [u32; 2],
    pub(crate) first: [Range<usize>; 2],
}

impl Tones {
    fn note(&mut self, word: &Word) {
        let style = usize::from(word.last_toned);
        if self.counts[style] == 0 {
            self.first[style] = word.start()..word.end();
        }
        self.counts[style] += 1;
    }
}

/// The lines of a text, cut at tabs: a tab separates cells.
pub(crate) fn cells(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    memchr::memchr2_iter(b'\n', b'\t', text.as_bytes()).chain(std::iter::once(text.len())).map(move |end| {
        let range = start..end;
        start = end + 1;
        range
    })
}

/// The lines and cells that patches change, in the offsets of the changed text. Without those where only plain cuts and
/// joins of syllables were made, far from each other: they leave nothing to find.
pub(crate) fn touched(text: &str, patches: &[Patch]) -> Vec<Range<usize>> {
    let mut out = vec![];
    let (mut next, mut shift) = (0, 0i64);
    for cell in cells(text) {
        let start = (cell.start as i64 + shift) as usize;
        let first = next;
        let mut plain = true;
        while let Some(patch) = patches.get(next).filter(|patch| patch.start as usize <= cell.end) {
            shift += patch.after.len() as i64 - i64::from(patch.end - patch.start);
            let alone = next == first || patches[next - 1].end + 24 < patch.start;
            plain &= alone && matches!(patch.kind, EditKind::Glued | EditKind::Split) && patch.certainty == Certainty::Certain;
            next += 1;
        }
        if next > first && !(plain && cell.len() > 64) {
            out.push(start..(cell.end as i64 + shift) as usize);
        }
    }
    out
}

/// The walk and what it remembers.
pub(crate) struct Scanner<'a> {
    source: &'a str,
    /// The source up to the end of the range, so that nothing beyond it is read.
    pub(crate) text: &'a str,
    pub(crate) alphabet: Alphabet,
    pub(crate) table: &'static Syllables,
    pub(crate) out: Vec<Patch>,
    /// The range being scanned.
    pub(crate) range: Range<usize>,
    memo: Memo,
    run: Vec<Word>,
    /// Whether the run holds a word to look at.
    open: bool,
    /// Where a digit and a space end, if a run starts there.
    after_digit: usize,
    /// The last word ended, cut to its last syllable.
    pub(crate) last: Word,
    segmenter: Segmenter,
    /// Whether the range is all capitals, once asked.
    capitals: Option<bool>,
    odd: Vec<Range<usize>>,
    doubled: Vec<Range<usize>>,
    phrases: Vec<Range<usize>>,
    openings: Openings,
    tones: Tones,
    /// Whether the text writes `2021 - 2025`, once asked.
    spaced_years: Option<bool>,
    /// Straight quotes seen in the range.
    quotes: usize,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            source: text,
            text,
            alphabet: Alphabet::new(),
            table: Syllables::get(),
            out: vec![],
            range: 0..0,
            memo: Memo::new(),
            run: vec![],
            open: false,
            after_digit: usize::MAX,
            last: Word::default(),
            segmenter: Segmenter::default(),
            capitals: None,
            odd: vec![],
            doubled: vec![],
            phrases: vec![],
            openings: Openings::new(),
            tones: Tones::default(),
            spaced_years: None,
            quotes: 0,
        }
    }

    fn scan(&mut self, range: Range<usize>) {
        let mut at = range.start;
        self.text = &self.source[..range.end];
        (self.range, self.capitals, self.quotes, self.after_digit) = (range.clone(), None, 0, usize::MAX);
        self.last = Word::default();
        while at < range.end {
            if let Some(word) = self.memo.read(self.text, at, self.alphabet, self.table) {
                at = word.end();
                self.push(word);
                // A single space between words keeps the run going.
                at += usize::from(self.byte(at) == b' ');
            } else {
                self.end_run();
                at = self.sign(at);
            }
        }
        self.end_run();
    }

    #[inline]
    pub(crate) fn word(&self, at: usize) -> Option<Word> {
        if at >= self.range.end { None } else { Word::read(self.text, at, self.alphabet, self.table) }
    }

    #[inline]
    pub(crate) fn byte(&self, at: usize) -> u8 {
        if at < self.range.end { self.text.as_bytes()[at] } else { b'\n' }
    }

    /// The character before `at` in the range; a line end at its start.
    pub(crate) fn before(&self, at: usize) -> char {
        if at <= self.range.start { '\n' } else { self.text[self.range.start..at].chars().next_back().unwrap_or('\n') }
    }

    pub(crate) fn is_letter(&self, at: usize) -> bool {
        at < self.range.end && self.alphabet.at(self.text, at).0 != Letter::NONE
    }

    #[inline]
    fn push(&mut self, word: Word) {
        self.open |= word.is_suspect() || self.run.last().is_some_and(|before| before.is_split_before(&word, self.table));
        if word.is_odd() {
            self.odd.push(word.start()..word.end());
        }
        if word.has_two_tone_places() {
            self.tones.note(&word);
        }
        if let Some(before) = self.run.last() {
            if self.openings.may_begin(before, &word) {
                self.phrases.push(before.start()..word.end());
            }
            let same = |a: &Word, b: &Word| {
                a.is_same(b) && self.text.as_bytes()[a.start()..a.end()] == self.text.as_bytes()[b.start()..b.end()]
            };
            if same(before, &word) {
                self.doubled.push(before.start()..word.end());
            } else if let [.., a, b, c] = self.run[..]
                && a.is_same(&c)
                && same(&b, &word)
                && same(&a, &c)
            {
                self.doubled.push(a.start()..word.end());
            }
        }
        self.run.push(word);
    }

    /// The words gathered end here: solves them if need be.
    fn end_run(&mut self) {
        let Some(&last) = self.run.last() else { return };
        self.last = last;
        if self.open {
            self.fix_ends();
            let context = Context {
                capitals: self.is_capitals(),
                after_digit: self.run[0].start() == self.after_digit,
                before_comma: matches!(self.byte(last.end()), b',' | b')'),
            };
            let tail = self.segmenter.run(self.text, &mut self.run, context, &mut self.out);
            if tail > last.start() {
                self.last = Word::read(self.text, tail, self.alphabet, self.table).unwrap_or(last);
            }
        }
        self.run.clear();
        self.open = false;
    }

    /// Words that touch a sign which makes them part of a code, a name or an enumerator stay as they are.
    fn fix_ends(&mut self) {
        let (first, last) = (self.run[0], self.run[self.run.len() - 1]);
        if self.is_bound(self.before(first.start()), &first) {
            self.run[0].fixed = true;
        }
        let mut signs = self.text[last.end()..self.range.end].chars();
        let after = signs.next().unwrap_or('\n');
        let index = self.run.len() - 1;
        let sentence_end = after == '.' && !signs.next().is_some_and(char::is_alphanumeric);
        let enumerator = index == 0 && last.letters() == 1 && matches!(after, ')' | '.' | ':');
        if (self.is_bound(after, &last) && !sentence_end) || enumerator {
            self.run[index].fixed = true;
        }
    }

    fn is_bound(&self, sign: char, word: &Word) -> bool {
        match sign {
            '\'' | '’' | '‘' | '@' | '_' | '\\' | '#' => true,
            '-' | '/' | '.' | '&' | '0'..='9' => word.is_plain() || word.letters() == 1,
            _ => false,
        }
    }

    /// Whether the range has no small letter.
    pub(crate) fn is_capitals(&mut self) -> bool {
        let (text, range, alphabet) = (self.text, self.range.clone(), self.alphabet);
        *self.capitals.get_or_insert_with(|| {
            let mut at = range.start;
            let mut any = false;
            while at < range.end {
                let (letter, len) = alphabet.at(text, at);
                if letter != Letter::NONE {
                    if !letter.upper() {
                        return false;
                    }
                    any = true;
                }
                at += len.max(1);
            }
            any
        })
    }

    /// Handles the character at `at`, which is no letter; returns where to go on.
    #[inline]
    fn sign(&mut self, at: usize) -> usize {
        match self.byte(at) {
            b' ' => {
                // Runs start after a single space; remember whether a figure stands before it.
                if self.text.as_bytes()[..at].last().is_some_and(u8::is_ascii_digit) {
                    self.after_digit = at + 1;
                }
                at + 1
            }
            b'0'..=b'9' => self.number(at),
            b',' | b';' | b':' | b'.' => self.point(at),
            b'(' | b')' | b'%' | b'"' => self.bracket(at),
            b'-' => self.dash(at, 1),
            0..0x80 => at + 1,
            _ => {
                let len = self.text[at..].chars().next().map_or(1, char::len_utf8);
                match &self.text[at..at + len] {
                    "“" | "”" => self.bracket(at),
                    "–" => self.dash(at, 3),
                    "≥" | "≤" => {
                        if self.before(at).is_alphabetic() {
                            self.insert(at);
                        }
                        at + len
                    }
                    _ => at + len,
                }
            }
        }
    }

    pub(crate) fn insert(&mut self, at: usize) {
        self.out.push(Patch::new(at, at, " ", EditKind::Spacing));
    }

    /// Comma, semicolon, colon, full stop.
    fn point(&mut self, at: usize) -> usize {
        let (sign, before) = (self.byte(at), self.before(at));
        if before == ' ' && sign != b':' {
            self.space_before_point(at);
        }
        let next = at + 1;
        if !matches!(before, ')' | '”' | '%' | '"' | '…') && !(before == '.' && sign == b';') && !before.is_alphanumeric() {
            return next;
        }
        if sign == b';' && self.text[next..self.range.end].starts_with("- ") {
            self.insert(next);
            return next;
        }
        let closed = !before.is_alphanumeric();
        if matches!(sign, b',' | b';' | b':') && self.opens_bracket(next) && before.is_alphabetic() {
            self.insert(next);
            return next;
        }
        if before.is_alphabetic() && sign != b'.' && self.byte(next).is_ascii_digit() {
            if self.last.in_use() && self.last.letters() > 1 && !self.is_address(at) {
                self.out.push(Patch::new(next, next, " ", EditKind::Number));
            }
            return next;
        }
        let Some(word) = self.word(next) else { return next };
        let insert = match sign {
            b'.' => self.is_full_stop(at, before, &word),
            b':' => (self.last.letters() > 1 || closed) && word.letters() > 1 && before.is_alphabetic(),
            _ => closed || word.letters() > 1 || self.last.letters() > 1 && before.is_alphabetic(),
        };
        if insert && !self.is_address(at) {
            self.insert(next);
        }
        next
    }

    fn opens_bracket(&self, at: usize) -> bool {
        self.byte(at) == b'(' || self.text[at..self.range.end].starts_with('“')
    }

    /// A full stop between a word or figure and a word with a capital.
    fn is_full_stop(&mut self, at: usize, before: char, word: &Word) -> bool {
        let last = self.last;
        if before.is_alphabetic() {
            let ended = last.in_use() && last.letters() > 1 && last.end() == at;
            if !ended || !(word.in_use() || (!word.is_plain() && super::segment::is_words(word.slice(self.text)))) {
                return false;
            }
            if last.all_capitals() {
                return word.all_capitals() && word.letters() > 1 && last.letters() > 2 && self.is_capitals();
            }
            // Two small letters meet only where both words show that they are Vietnamese.
            return word.first_upper && word.letters() > 1 || (!last.is_plain() && !word.is_plain());
        }
        let vietnamese = word.in_use() || (!word.is_plain() && super::segment::is_words(word.slice(self.text)));
        word.first_upper && word.letters() > 1 && vietnamese && (!word.all_capitals() || !word.is_plain() || self.is_capitals())
    }

    /// `9001:2015 .`: the space before a point that ends a clause.
    fn space_before_point(&mut self, at: usize) {
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
    fn bracket(&mut self, at: usize) -> usize {
        let sign = self.text[at..].chars().next().unwrap_or(' ');
        let next = at + sign.len_utf8();
        let before = self.before(at);
        let opening = match sign {
            '"' => {
                self.quotes += 1;
                self.quotes % 2 == 1
            }
            sign => matches!(sign, '(' | '“'),
        };
        if opening {
            let word = self.last.end() == at && (self.last.letters() > 1 || self.last.in_use()) && before.is_alphabetic();
            let marked = next + usize::from(self.byte(next) == b'*');
            let starts_word = self.word(marked).is_some_and(|word| word.letters() > 1);
            let figure = before.is_ascii_digit() && sign == '(';
            let closed = matches!(before, '%' | '”') && sign == '(';
            // `cơ quan(s)` and `f(x)` are no lost spaces.
            if (word && (starts_word || self.byte(next).is_ascii_digit() && sign != '"')) || ((figure || closed) && starts_word) {
                self.insert(at);
            }
        } else if let Some(word) = self.word(next) {
            let lone = word.letters() == 1 && !word.in_use();
            let after_figure = sign != '%' || before.is_ascii_digit();
            // `a)khoản`: an enumerator keeps its form.
            let enumerator = sign == ')' && self.last.letters() == 1 && self.last.end() == at && !self.closes_bracket(at);
            if !lone && after_figure && !enumerator && !self.is_address(at) {
                self.insert(next);
            }
        }
        next
    }

    /// Whether an opening bracket stands close before the one at `at`.
    fn closes_bracket(&self, at: usize) -> bool {
        let start = at.saturating_sub(40).max(self.range.start);
        self.text.as_bytes()[start..at].contains(&b'(')
    }

    /// Dashes between words take a space on each side; between years none.
    fn dash(&mut self, at: usize, len: usize) -> usize {
        let next = at + len;
        let before = self.before(at);
        if before.is_alphabetic() && self.text[at..self.range.end].starts_with("-----") {
            self.insert(at);
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
        if self.last.end() != left_end || word.letters() < 2 || self.last.letters() < 2 {
            return next;
        }
        // `II- HƯỚNG DẪN` is an enumerator.
        if self.last.start() == self.range.start && self.last.all_capitals() && self.last.letters() <= 5 {
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

    fn year_before(&self, end: usize) -> bool {
        let start = end.saturating_sub(5).max(self.range.start);
        let bytes = &self.text.as_bytes()[start..end];
        let digits = bytes.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        digits == 4 && is_year(&bytes[bytes.len() - 4..])
    }

    fn year_at(&self, at: usize) -> bool {
        let bytes = &self.text.as_bytes()[at..(at + 5).min(self.range.end)];
        bytes.len() >= 4 && is_year(&bytes[..4]) && !bytes.get(4).is_some_and(u8::is_ascii_digit)
    }

    /// Whether the word that ends at `end` is the tail of a code such as `157/KH`.
    fn is_document_number(&self, end: usize) -> bool {
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
