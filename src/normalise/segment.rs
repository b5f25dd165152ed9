//! Resegmentation: one lattice that finds lost spaces between syllables and false spaces inside them.
//!
//! A run of words with single spaces between them is opened only around a word that is no syllable (or looks like the
//! tail of one). Over its letters the cheapest path of syllables is found, where a syllable costs the logarithm of its
//! rarity, an inserted space 3 and a deleted one 5. What keeps clean text whole: a legal syllable is never cut; a part is
//! lower case, capitals or a capital with lower case; a word in capitals without Vietnamese marks is cut only into known
//! acronyms, or in a line of capitals; loans, names and letters that label an item stay.

use super::items::is_section;
use super::letters::{Alphabet, Mark};
use super::patch::Patch;
use super::prefixes::{Prefixes, is_name_onset};
use super::syllable::{COUNTED, Grade, IN_USE, LEGAL, ORDINARY, Syllables, cost};
use super::word::Word;
use super::words::{is_acronym, is_loan_in_any_case, is_numbered, may_begin_acronym, may_begin_loan};
use crate::base::edit::EditKind;

const INSERT: f32 = 3.0;
const DELETE: f32 = 5.0;
/// Most words in one lattice; longer runs of unknown words are cut there.
const WINDOW: usize = 48;

/// What is around a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// The line is all capitals.
    pub(crate) capitals: bool,
    /// A digit and a space stand before the run.
    pub(crate) after_digit: bool,
    /// A comma or bracket stands after the run.
    pub(crate) before_comma: bool,
}

/// The most that a word without Vietnamese marks costs to keep: it may be of any language.
const KEEP_PLAIN: f32 = 25.0;

/// The cost of keeping an unknown word.
fn keep(word: &Word) -> f32 {
    let cost = 10.0 + 4.5 * word.letters() as f32;
    if word.is_plain() && !word.all_capitals() { cost.min(KEEP_PLAIN) } else { cost }
}

/// One letter of the window.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    /// The marks of this letter and the seven before it, a byte each.
    pub(super) marks: u64,
    pub(super) at: u32,
    /// Word number in the window.
    word: u16,
    flags: u8,
}

/// First letter of its word.
const FIRST: u8 = 1;
/// Last letter of its word.
const LAST: u8 = 2;
/// Its word is a syllable.
const WHOLE: u8 = 4;
/// Is a capital.
const UPPER: u8 = 8;
/// Its word is no syllable and without Vietnamese marks: it may be of any language.
const PLAIN: u8 = 16;

impl Cell {
    pub(super) fn letter(self) -> Mark {
        Mark::of(self.marks)
    }

    pub(super) fn first(self) -> bool {
        self.flags & FIRST != 0
    }

    fn whole(self) -> bool {
        self.flags & WHOLE != 0
    }

    fn upper(self) -> bool {
        self.flags & UPPER != 0
    }
}

/// The best way to reach a place between letters.
#[derive(Clone, Copy)]
struct Step {
    cost: f32,
    from: u32,
}

/// Buffers kept from run to run.
#[derive(Default)]
pub(crate) struct Segmenter {
    pub(super) cells: Vec<Cell>,
    steps: Vec<Step>,
    pub(super) path: Vec<usize>,
    pub(super) lower: String,
}

impl Segmenter {
    /// Finds the spaces lost or gained in a run of words. Returns where the last syllable of the run starts.
    pub(crate) fn run(&mut self, text: &str, words: &mut [Word], context: Context, out: &mut Vec<Patch>) -> usize {
        let table = Syllables::get();
        self.fix(text, words, context);
        let mut tail = words.last().map_or(0, super::word::Word::start);
        let mut at = 0;
        while let Some(first) = (at..words.len()).find(|&i| opens(words, i, table)) {
            let mut last = first;
            while last + 1 < words.len() && last - first < WINDOW {
                match (last + 1..(last + 3).min(words.len())).find(|&i| opens(words, i, table)) {
                    Some(next) => last = next,
                    None => break,
                }
            }
            let start = if first > at && !words[first - 1].is_fixed() { first - 1 } else { first };
            let end = if last + 1 < words.len() && !words[last + 1].is_fixed() { last + 2 } else { last + 1 };
            for window in words[start..end].split(Word::is_fixed) {
                if let Some(start) = self.window(text, window, context, table, out)
                    && window.last().is_some_and(|word| word.end() == words[words.len() - 1].end())
                {
                    tail = start;
                }
            }
            at = end;
        }
        tail
    }

    /// Solves one window; returns where its last part starts.
    fn window(&mut self, text: &str, words: &[Word], context: Context, table: &Syllables, out: &mut Vec<Patch>) -> Option<usize> {
        if !(0..words.len()).any(|i| opens(words, i, table)) {
            return None;
        }
        self.load(text, words);
        self.solve(text, words, context, table);
        // Back along the cheapest path.
        self.path.clear();
        let mut at = self.cells.len();
        while at > 0 {
            self.path.push(at);
            at = self.steps[at].from as usize;
        }
        let kept: f32 = words.iter().map(word_cost).sum();
        let likely = kept - self.steps[self.cells.len()].cost < 6.0;
        self.prefer_compounds(table);
        let mut from = 0;
        for &to in self.path.iter().rev() {
            if from > 0 && !self.cells[from].first() {
                let at = self.cells[from].at as usize;
                push(out, Patch::new(at, at, " ", EditKind::Glued), likely);
            }
            for cell in self.cells[from + 1..to].iter().filter(|cell| cell.first()) {
                let at = cell.at as usize;
                push(out, Patch::new(at - 1, at, "", EditKind::Split), likely);
            }
            from = to;
        }
        let last = self.path.get(1).copied().unwrap_or(0);
        self.cells.get(last).map(|cell| cell.at as usize)
    }

    fn load(&mut self, text: &str, words: &[Word]) {
        let alphabet = Alphabet::new();
        self.cells.clear();
        let mut marks = 0;
        for (number, word) in words.iter().enumerate() {
            let mut at = word.start();
            let whole = match word.is_plain() {
                _ if word.is_syllable() => WHOLE,
                true => PLAIN,
                false => 0,
            };
            let mut first = FIRST;
            while at < word.end() {
                let (letter, len) = alphabet.at(text, at);
                marks = marks << 8 | u64::from(letter.mark().bits());
                let flags = first | whole | if letter.upper() { UPPER } else { 0 };
                self.cells.push(Cell { marks, at: at as u32, word: number as u16, flags });
                at += len.max(1);
                first = 0;
            }
            if let Some(cell) = self.cells.last_mut() {
                cell.flags |= LAST;
            }
        }
        self.steps.clear();
        self.steps.resize(self.cells.len() + 1, Step { cost: f32::INFINITY, from: 0 });
        self.steps[0].cost = 0.0;
    }

    fn solve(&mut self, text: &str, words: &[Word], context: Context, table: &Syllables) {
        let prefixes = table.prefixes();
        for from in 0..self.cells.len() {
            let base = self.steps[from].cost;
            if !base.is_finite() {
                continue;
            }
            let cell = self.cells[from];
            let word = &words[cell.word as usize];
            // A new part inside a word means an inserted space, which a capital after small letters makes likely.
            let small_before = from.checked_sub(1).is_some_and(|before| !self.cells[before].upper());
            let base = if cell.first() || (cell.upper() && small_before) { base } else { base + INSERT };
            if cell.first() && !word.is_syllable() {
                self.reach(from, from + word.letters() as usize, base + keep(word));
            }
            if cell.whole() {
                // Few syllables are longer by letters of the next word.
                let to = from + word.letters() as usize;
                self.whole_word(from, to, base, word);
                if self.cells.get(to).is_none_or(|next| !prefixes.may_be_longer(self.cells[to - 1].letter(), next.letter())) {
                    continue;
                }
            } else {
                if cell.upper() {
                    self.acronym(from, base, text, word);
                }
                self.loan(from, base, text, word);
            }
            self.syllables(from, base, words, context, table);
        }
    }

    fn reach(&mut self, from: usize, to: usize, cost: f32) {
        let step = &mut self.steps[to];
        if cost < step.cost {
            *step = Step { cost, from: from as u32 };
        }
    }

    /// Capitals inside a word of mixed case, or a known acronym in a word of capitals.
    fn acronym(&mut self, from: usize, base: f32, text: &str, word: &Word) {
        let number = self.cells[from].word;
        self.section(from, base, text, word);
        if !word.all_capitals()
            && matches!(text.get(self.cells[from].at as usize..self.cells[from].at as usize + 3), Some("TTg" | "TTr" | "CTr"))
        {
            self.reach(from, from + 3, base + 12.0);
        }
        let length = self.cells[from..].iter().take_while(|cell| cell.word == number && cell.upper()).count();
        let slice = |to: usize| {
            &text[self.cells[from].at as usize
                ..self.cells.get(to).filter(|cell| cell.word == number).map_or(word.end(), |cell| cell.at as usize)]
        };
        if word.all_capitals() {
            let most = if may_begin_acronym(&text.as_bytes()[self.cells[from].at as usize..]) { length.min(7) } else { 0 };
            let known =
                (2..=most).map(|n| from + n).filter(|&to| is_acronym(slice(to))).fold(0u8, |set, to| set | 1 << (to - from));
            for n in (2..=7).filter(|n| known >> n & 1 == 1) {
                self.reach(from, from + n, base + 12.0);
            }
            // Consonants before a word with Vietnamese marks, or a numeral: `KHCỦA`, `IIICỦA`.
            let code = self.cells[from..from + length].iter().take_while(|cell| is_code(cell.letter())).count();
            if self.cells[from].first() && !word.is_plain() {
                for n in 2..=code.min(5) {
                    self.reach(from, from + n, base + 18.0);
                }
            }
        } else if length >= 2 {
            let price = if is_acronym(slice(from + length)) { 12.0 } else { 18.0 };
            // The last capital may begin a name: `UBNDSơn`.
            let shorter = length > 2 && is_acronym(slice(from + length - 1));
            self.reach(from, from + length, base + price);
            if shorter {
                self.reach(from, from + length - 1, base + 12.0);
            }
        }
    }

    /// A Roman number that ends a word: `CHƯƠNGI`, `QUÝIV`, `khóaXV`. One letter counts only after a word that is numbered.
    fn section(&mut self, from: usize, base: f32, text: &str, word: &Word) {
        let start = self.cells[from].at as usize;
        if self.cells[from].first() || word.is_plain() || word.end() - start > 6 || !is_section(&text[start..word.end()]) {
            return;
        }
        let head = &text[self.cells[self.steps[from].from as usize].at as usize..start];
        if word.end() - start > 1 || is_numbered(&head.to_lowercase()) {
            self.reach(from, from + word.end() - start, base + 12.0);
        }
    }

    /// A loan at the start or end of a word: `cameranhiệt`, `dụnginternet`.
    fn loan(&mut self, from: usize, base: f32, text: &str, word: &Word) {
        let first = self.cells[from];
        if word.letters() < 6 || first.letter().tone() != 0 || !may_begin_loan(&text.as_bytes()[first.at as usize..]) {
            return;
        }
        let rest = &self.cells[from..(from + 13).min(self.cells.len())];
        // Loans have no tone marks.
        let most = rest.iter().take_while(|cell| cell.word == first.word && cell.letter().tone() == 0).count().min(12);
        let ends_word = self.cells.get(from + most).is_none_or(|next| next.first());
        let lengths = match (first.first(), ends_word) {
            (true, ends) => 3..most + usize::from(!ends),
            (false, true) if most >= 3 => most..most + 1,
            (false, _) => return,
        };
        for to in lengths.map(|length| from + length) {
            let end = self.cells.get(to).filter(|next| !next.first()).map_or(word.end(), |next| next.at as usize);
            if is_loan_in_any_case(&text[first.at as usize..end]) {
                self.reach(from, to, base + 12.0);
            }
        }
    }

    /// A word that is a syllable, as it stands.
    fn whole_word(&mut self, from: usize, to: usize, base: f32, word: &Word) {
        if is_plain(word.capitals() as usize, to - from, self.cells[from]) {
            self.reach(from, to, base + cost(word.grade()));
        }
    }

    /// The syllables that start at `from` and are no whole word.
    fn syllables(&mut self, from: usize, base: f32, words: &[Word], context: Context, table: &Syllables) {
        let (prefixes, first, second) = (table.prefixes(), self.cells[from], self.cells.get(from + 1));
        // `krông`, `plông`: sounds of names, which no word in small letters is cut into.
        if !first.upper() && !first.first() && second.is_some_and(|second| is_name_onset(first.letter(), second.letter())) {
            return;
        }
        let (mut state, mut key, mut tone, mut capitals) = (Prefixes::START, 0, 0, 0);
        for to in from + 1..=self.cells.len() {
            let cell = self.cells[to - 1];
            let letter = cell.letter();
            let Some(next) = prefixes.next(state, letter) else { return };
            if letter.tone() != 0 {
                if tone != 0 {
                    return;
                }
                tone = letter.tone();
            }
            state = next;
            key = key << 5 | u64::from(letter.code());
            capitals += usize::from(cell.upper());
            // A legal syllable is never cut.
            if !state.ends() || cell.flags & (WHOLE | LAST) == WHOLE {
                continue;
            }
            let (gaps, length) = (cell.word - first.word, to - from);
            let grade = table.lookup(key, tone);
            // A part put together must be a word that is known: a letter lost in it makes another, hardly known.
            let lowest = if gaps == 0 { LEGAL } else { ORDINARY };
            if grade >= lowest && is_plain(capitals, length, first) && self.allowed(from, to, grade, words, context) {
                let joined = &words[usize::from(first.word)..=usize::from(cell.word)];
                // Words of their own are joined less readily.
                let known = if gaps > 0 && joined.iter().all(Word::in_use) { 2.0 } else { 0.0 };
                self.reach(from, to, base + (cost(grade) + f32::from(gaps) * DELETE + known));
            }
        }
    }

    /// Whether a part that is not a whole word may be a syllable of this grade.
    fn allowed(&self, from: usize, to: usize, grade: Grade, words: &[Word], context: Context) -> bool {
        let (start, last, next) = (self.cells[from], self.cells[to - 1], self.cells.get(to));
        let inside_last = next.is_some_and(|next| !next.first());
        let cuts_plain = (!start.first() && start.flags & PLAIN != 0) || (inside_last && last.flags & PLAIN != 0);
        let needed = if cuts_plain {
            let first = &words[usize::from(start.word)];
            // Words without Vietnamese marks may be of any language: only well-known parts.
            if first.all_capitals() && !context.capitals {
                return false;
            }
            // A capital after small letters starts a word of its own.
            let starts_name = start.upper() || next.is_some_and(|next| next.upper());
            match () {
                () if first.all_capitals() => IN_USE,
                () if starts_name && from + 1 < to => LEGAL,
                // A capital at the start only: more likely a name of another language.
                () if first.first_upper() => COUNTED,
                () => IN_USE,
            }
        } else if to - from == 1 {
            COUNTED
        } else {
            LEGAL
        };
        grade >= needed
    }
}

/// Whether a part is lower case, capitals or a capital with lower case.
fn is_plain(capitals: usize, length: usize, first: Cell) -> bool {
    capitals == 0 || capitals == length || (capitals == 1 && first.upper())
}

/// Letters of acronyms and Roman numerals.
fn is_code(letter: Mark) -> bool {
    !letter.is_vowel() || (letter.code() == 6 && letter.tone() == 0)
}

fn push(out: &mut Vec<Patch>, patch: Patch, likely: bool) {
    out.push(if likely { patch.likely() } else { patch });
}

fn word_cost(word: &Word) -> f32 {
    if word.is_syllable() { cost(word.grade()) } else { keep(word) }
}

/// Whether the word at `i` is a reason to look closer.
fn opens(words: &[Word], i: usize, table: &Syllables) -> bool {
    let word = &words[i];
    !word.is_fixed() && (word.is_suspect() || (i > 0 && words[i - 1].is_split_before(word, table)))
}
