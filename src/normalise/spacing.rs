//! The spacing pass: one walk over the text that finds spaces lost and gained between words, signs and figures.
//!
//! Words separated by single spaces are gathered into runs for the lattice of `segment`; signs and figures end a run and
//! are handled by rules that hold everywhere: a comma between words takes a space after it, an opening bracket one
//! before it, a dash between words one on each side. Document numbers, addresses of the web and enumerators stay.

use std::ops::Range;

use super::letters::{Alphabet, Letter};
use super::patch::Patch;
use super::phrases::Openings;
use super::recall::Memo;
use super::scattered;
use super::segment::{Context, Segmenter};
use super::syllable::Syllables;
use super::word::{Near, Word};
use super::wrap;
use crate::base::edit::EditKind;

/// A part of the text to look at: the line or cell that rules keep to, and how much of it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) cell: Range<usize>,
    pub(crate) window: Range<usize>,
}

impl Piece {
    pub(crate) fn whole(cell: Range<usize>) -> Self {
        Self { window: cell.clone(), cell }
    }
}

/// Finds the spacing patches of the given pieces of `text`, which rise and do not overlap; nothing is joined across cells.
pub(crate) fn find(text: &str, pieces: impl Iterator<Item = Piece>) -> Found {
    let mut scanner = Scanner::new(text);
    pieces.for_each(|piece| scanner.scan(piece));
    let evidence = scanner.spaced_years.is_some() || scanner.spaced_bullets.is_some();
    let Scanner { out: patches, mut odd, doubled, phrases, tones, memo, .. } = scanner;
    memo.keep();
    // A word that was repaired is no longer odd.
    let mut next = 0;
    odd.retain(|word| {
        while next < patches.len() && (patches[next].end as usize) < word.start {
            next += 1;
        }
        patches.get(next).is_none_or(|patch| patch.start as usize > word.end)
    });
    Found { patches, odd, doubled, phrases, tones, evidence }
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
    /// Whether it asked how the whole text writes something, which patches may change.
    pub(crate) evidence: bool,
}

/// The two ways to place a tone mark: how often each occurs and where first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tones {
    /// Marks on the first vowel (`hòa`), on the second (`hoà`).
    pub(crate) counts: [u32; 2],
    pub(crate) first: [Range<usize>; 2],
}

impl Tones {
    pub(super) fn is_empty(&self) -> bool {
        self.counts == [0, 0]
    }

    fn note(&mut self, word: &Word) {
        let style = usize::from(word.last_toned());
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

/// Most letters that a line of Vietnamese may have without one that bears a mark.
const PLAIN: usize = 40;

/// The walk and what it remembers.
pub(crate) struct Scanner<'a> {
    pub(super) source: &'a str,
    /// The source up to the end of the range, so that nothing beyond it is read.
    pub(crate) text: &'a str,
    pub(crate) alphabet: Alphabet,
    pub(crate) table: &'static Syllables,
    pub(crate) out: Vec<Patch>,
    /// The range being scanned.
    pub(crate) range: Range<usize>,
    pub(super) memo: Memo,
    pub(super) run: Vec<Word>,
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
    pub(super) tones: Tones,
    /// Whether the text writes `2021 - 2025`, once asked.
    pub(super) spaced_years: Option<bool>,
    /// Whether the text writes `- ` before items, once asked.
    pub(super) spaced_bullets: Option<bool>,
    /// Whether a quotation in straight quotes is open.
    pub(super) quoted: bool,
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
            memo: Memo::take(Syllables::get()),
            run: vec![],
            open: false,
            after_digit: usize::MAX,
            last: Word::default(),
            segmenter: Segmenter::default(),
            capitals: None,
            odd: vec![],
            doubled: vec![],
            phrases: vec![],
            tones: Tones::default(),
            spaced_years: None,
            spaced_bullets: None,
            quoted: false,
        }
    }

    fn scan(&mut self, piece: Piece) {
        let Piece { cell: range, window } = piece;
        // A sentence without a mark is of another language.
        let cell = &self.source.as_bytes()[range.clone()];
        if cell.is_ascii() && cell.iter().filter(|byte| byte.is_ascii_alphabetic()).count() > PLAIN {
            return;
        }
        let mut at = window.start;
        let (first_patch, first_odd) = (self.out.len(), self.odd.len());
        self.text = &self.source[..range.end];
        if self.range != range {
            (self.range, self.capitals) = (range.clone(), None);
        }
        (self.quoted, self.after_digit) = (false, usize::MAX);
        self.last = Word::default();
        while at < window.end {
            let words_end = self.words(at, window.end);
            self.end_run();
            at = if words_end < window.end { self.sign(words_end) } else { words_end };
        }
        if self.out.len() >= first_patch + 4 && self.odd.len() > first_odd {
            let cuts = wrap::cuts(self.source, &range, &self.out[first_patch..], &self.odd[first_odd..]);
            if !cuts.is_empty() {
                self.out.extend(cuts);
                self.out[first_patch..].sort_by_key(|patch| (patch.start, patch.end));
            }
        }
    }

    /// Gathers the words that start at `at` and before `stop`; a single space between words keeps them together. Returns
    /// where they end.
    #[inline]
    fn words(&mut self, mut at: usize, stop: usize) -> usize {
        let (mut near, source, text) = (Near::default(), self.source, self.text.as_bytes());
        while at < stop {
            let Some((known, end)) = self.memo.read(source, at, text.len()) else { return at };
            if near.calls_for(known) {
                self.look(Word::of(known, at, end));
            }
            near.add(known);
            self.run.push(Word::of(known, at, end));
            at = end + usize::from(text.get(end) == Some(&b' '));
        }
        at
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
        match self.source.as_bytes()[self.range.start..at].last() {
            None => '\n',
            Some(&byte) if byte.is_ascii() => char::from(byte),
            Some(_) => self.source[..at].chars().next_back().unwrap_or('\n'),
        }
    }

    /// Whether a letter stands right before the sign at `at`.
    #[inline]
    pub(crate) fn is_after_letter(&self, at: usize) -> bool {
        self.last.end() == at && at > self.range.start
    }

    pub(crate) fn is_letter(&self, at: usize) -> bool {
        at < self.range.end && self.alphabet.at(self.text, at).0 != Letter::NONE
    }

    /// Looks at the next word of the run, of which something is to be noted.
    #[inline(never)]
    fn look(&mut self, word: Word) {
        if word.is_notable() {
            self.note(&word);
        }
        if let Some(before) = self.run.last() {
            if before.may_open(&word) && Openings::new().may_begin(before, &word) {
                self.phrases.push(before.start()..word.end());
            }
            self.open |= before.is_split_before(&word, self.table);
            let again = before.has_key_of(&word)
                || self.run.len().checked_sub(2).and_then(|at| self.run.get(at)).is_some_and(|other| other.has_key_of(&word));
            if again {
                self.note_double(&word);
            }
        }
    }

    /// Notes what is unusual about a word alone.
    fn note(&mut self, word: &Word) {
        self.open |= word.is_suspect();
        if word.is_odd() {
            self.odd.push(word.start()..word.end());
        }
        if word.has_two_tone_places() {
            self.tones.note(word);
        }
    }

    /// Notes a word that stands twice, or ends a pair that does.
    fn note_double(&mut self, word: &Word) {
        let same = |a: &Word, b: &Word| {
            a.is_same(b) && self.source.as_bytes()[a.start()..a.end()] == self.source.as_bytes()[b.start()..b.end()]
        };
        if self.run.last().is_some_and(|before| same(before, word)) {
            let start = self.run[self.run.len() - 1].start();
            self.doubled.push(start..word.end());
        } else if let [.., a, b, c] = self.run[..]
            && a.is_same(&c)
            && same(&b, word)
            && same(&a, &c)
        {
            self.doubled.push(a.start()..word.end());
        }
    }

    /// The words gathered end here: solves them if need be.
    fn end_run(&mut self) {
        let Some(&last) = self.run.last() else { return };
        self.last = last;
        if self.open {
            let before = self.out.len();
            self.fix_ends();
            self.join_acronyms();
            let context = Context {
                capitals: self.is_capitals() || is_run_of_capitals(&self.run),
                after_digit: self.run[0].start() == self.after_digit,
                before_comma: matches!(self.byte(last.end()), b',' | b')'),
            };
            scattered::join(self.text, &mut self.run, self.table, &mut self.out);
            let early = self.out.len() > before;
            let tail = self.segmenter.run(self.text, &mut self.run, context, &mut self.out);
            if early {
                self.out[before..].sort_by_key(|patch| (patch.start, patch.end));
            } else if self.out.len() > before {
                self.settle(before, context);
            }
            if tail > last.start() {
                self.last = Word::read(self.text, tail, self.alphabet, self.table).unwrap_or(last);
            }
        }
        self.run.clear();
        self.open = false;
    }

    /// Whether the range has no small letter.
    pub(crate) fn is_capitals(&mut self) -> bool {
        let (range, alphabet) = (&self.text[self.range.clone()], self.alphabet);
        *self.capitals.get_or_insert_with(|| {
            // In nearly all others a small letter of ASCII shows it at once.
            if range.bytes().any(|byte| byte.is_ascii_lowercase()) {
                return false;
            }
            let (mut at, mut any) = (0, false);
            while at < range.len() {
                let (letter, len) = alphabet.at(range, at);
                if letter != Letter::NONE && !letter.upper() {
                    return false;
                }
                any |= letter != Letter::NONE;
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
                        if self.is_after_letter(at) {
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
}

/// Whether words stand in capitals beyond doubt: three or more, of which two have Vietnamese marks.
fn is_run_of_capitals(run: &[Word]) -> bool {
    run.len() > 2 && run.iter().all(Word::all_capitals) && run.iter().filter(|word| !word.is_plain()).count() > 1
}
