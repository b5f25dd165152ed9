//! The syllables of Vietnamese: which letter strings are one, and how common each is in official text.
//!
//! The inventory is made from rules: 27 onset spellings, 163 rhymes (55 after `q`), and the tones each rhyme may take.
//! Tone marks may stand on either vowel (hòa, hoà). `syllables.txt` adds how common a syllable is: a line per onset, then
//! rhymes, each with the tones in use (0 ngang, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng); a letter after a tone is the
//! logarithm (base 1.5, `a` = 1) of its count in 43,000 words of official text, a capital where the count is all we know.

use std::sync::LazyLock;

use super::letters::{Alphabet, Letter, OUTSIDE};
use super::prefixes::Prefixes;

/// Nucleus and the codas it takes; `.` is no coda.
const RHYMES: &str = "a:. i o u y m n ng nh p t c ch|ă:m n ng p t c|â:u y m n ng p t c|e:. o m n ng p t c|ê:. u m n nh p t ch|\
    i:. u m n nh p t ch|y:.|ia:.|iê:u m n ng p t c|yê:u m n ng t|o:. i m n ng p t c|oo:ng c|ô:. i m n ng p t c|\
    ơ:. i m n p t|u:. i m n ng p t c|ua:.|uô:i m n ng t c|ư:. i u m n ng t c|ưa:.|ươ:i u m n ng p t c|\
    oa:. i o y m n ng nh p t c ch|oă:m n ng p t c|oe:. o m n t|uâ:y n ng t|uê:. n nh ch|uơ:.|uy:. u n nh p t ch|uya:.|uyê:n t";
/// The same after `q`, where the u belongs to the onset.
const RHYMES_AFTER_Q: &str = "ua:. i o u y m n ng nh p t c ch|uă:m n ng p t c|uâ:y n ng t c|ue:. o m n t|uê:. n nh t ch|\
    ui:. t n nh u p|uy:. nh t ch u n p|uyê:n t|uơ:. i n t|uô:. c";
const ONSETS: &str = "b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x";
/// Names and loans in official text that break the rules.
const EXCEPTIONS: &str = "kạn lắk đắk krông krong kon kông pleiku ea sa pa sêrêpôk kbang prông plông glei glai drắk \
    hrê brâu bru xtiêng kilômet kilôgam pác nặm kỳ boong oong búk pôcô ruộc pak păk";

/// How well known a syllable is: 0 none, 1 by the rules alone, 2 with another tone, 3 an ordinary word that official text
/// hardly has, 4 in use there, 5 and more counted.
pub(crate) type Grade = u8;

/// A letter string that is no syllable.
pub(crate) const NONE: Grade = 0;
/// Legal by the rules, but no sign that it is used.
pub(crate) const LEGAL: Grade = 1;
/// A word of everyday speech (`nhặt`, `lợn`), as `ordinary.txt` lists them in the form of `syllables.txt`. It is nothing
/// to wonder at, but no reason to cut a word for it.
pub(crate) const ORDINARY: Grade = 3;
/// In use, with no count.
pub(crate) const IN_USE: Grade = 4;
/// The grade of a count of one; each step up is half as much again.
pub(crate) const COUNTED: Grade = 5;

/// The cost (negative natural logarithm of the probability) of a syllable by its grade.
#[inline]
pub(crate) fn cost(grade: Grade) -> f32 {
    COSTS[usize::from(grade & 31)]
}

/// The costs; no grade is higher than that of the count letter `z`.
const COSTS: [f32; 32] = {
    let (mut costs, mut grade) = ([0.0; 32], 0);
    while grade < 32 {
        costs[grade as usize] = match grade {
            NONE => f32::INFINITY,
            LEGAL => 17.0,
            2 | ORDINARY => 15.0,
            IN_USE => 11.5,
            counted => {
                let cost = 10.7 - (counted - COUNTED) as f32 * 0.405;
                if cost < 3.0 { 3.0 } else { cost }
            }
        };
        grade += 1;
    }
    costs
};

/// Slots of the table; a power of two with room for 4,900 bases.
const SLOTS: usize = 1 << 13;

/// One toneless syllable: its key and the grade of each tone. 16 bytes, so that a look-up reads one cache line.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u64,
    grades: [Grade; 8],
}

/// The inventory, compiled: open addressing by the key of the toneless syllable.
pub(crate) struct Syllables {
    slots: Vec<Slot>,
    prefixes: Prefixes,
}

static SYLLABLES: LazyLock<Syllables> = LazyLock::new(|| Syllables::with_counts(include_str!("syllables.txt")));

#[cfg(test)]
thread_local! {
    static INSTEAD: std::cell::Cell<Option<&'static Syllables>> = const { std::cell::Cell::new(None) };
}

fn key(letters: &str) -> u64 {
    let alphabet = Alphabet::new();
    letters.chars().fold(0, |key, c| key << 5 | u64::from(alphabet.of(c).code()))
}

#[inline]
fn slot_of(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - SLOTS.trailing_zeros())) as usize
}

impl Syllables {
    /// The inventory with the counts that come with the library.
    pub(crate) fn get() -> &'static Self {
        #[cfg(test)]
        if let Some(table) = INSTEAD.get() {
            return table;
        }
        &SYLLABLES
    }

    /// Runs `work` with another inventory; for measurements that leave a document's own counts out.
    #[cfg(test)]
    pub(crate) fn instead<T>(table: &'static Self, work: impl FnOnce() -> T) -> T {
        INSTEAD.set(Some(table));
        let result = work();
        INSTEAD.set(None);
        result
    }

    /// The inventory with counts in the form of `syllables.txt`.
    pub(crate) fn with_counts(counts: &str) -> Self {
        let mut this = Self { slots: vec![Slot::default(); SLOTS], prefixes: Prefixes::new(std::iter::empty()) };
        for onset in std::iter::once("").chain(ONSETS.split(' ')) {
            this.add_rhymes(onset);
        }
        for word in EXCEPTIONS.split_whitespace() {
            let (base, tone) = without_tone(word);
            let grade = &mut this.grades_of(&base)[tone];
            *grade = (*grade).max(IN_USE);
        }
        this.add_ordinary(include_str!("ordinary.txt"));
        this.add_counts(counts);
        this.prefixes = Prefixes::new(this.slots.iter().map(|slot| slot.key).filter(|key| *key != 0));
        this
    }

    fn add_rhymes(&mut self, onset: &str) {
        let rhymes = if onset == "q" { RHYMES_AFTER_Q } else { RHYMES };
        for group in rhymes.split('|') {
            let Some((nucleus, codas)) = group.split_once(':') else {
                continue;
            };
            for coda in codas.split(' ').map(|coda| coda.trim_start_matches('.')) {
                let stop = matches!(coda, "p" | "t" | "c" | "ch");
                let front = nucleus.starts_with(['e', 'ê', 'i']);
                let spelled = match onset {
                    _ if nucleus.starts_with("yê") => onset.is_empty(),
                    "" => !nucleus.starts_with("iê"),
                    "k" => front || nucleus.starts_with('y'),
                    "gh" | "ngh" => front,
                    "c" | "g" | "ng" => !front && !nucleus.starts_with('y'),
                    _ => true,
                };
                if spelled {
                    self.add(onset, &format!("{nucleus}{coda}"), stop);
                }
                // `gi` is an onset of its own; before a rhyme in i it drops one of the two.
                if onset == "g" {
                    let i = if nucleus.starts_with('i') { "" } else { "i" };
                    self.add(onset, &format!("{i}{nucleus}{coda}"), stop);
                }
            }
        }
    }

    fn add(&mut self, onset: &str, rest: &str, stop: bool) {
        let tones = if stop { [NONE, NONE, LEGAL, NONE, NONE, LEGAL] } else { [LEGAL; 6] };
        for (old, new) in self.grades_of(&format!("{onset}{rest}")).iter_mut().zip(tones) {
            *old = (*old).max(new);
        }
    }

    /// The grades of a toneless syllable, which is added if it is new.
    fn grades_of(&mut self, base: &str) -> &mut [Grade; 8] {
        let key = key(base);
        let mut at = slot_of(key);
        while self.slots[at].key != 0 && self.slots[at].key != key {
            at = (at + 1) % SLOTS;
        }
        self.slots[at].key = key;
        &mut self.slots[at].grades
    }

    fn add_ordinary(&mut self, words: &str) {
        for (base, tones) in entries(words) {
            let grades = self.grades_of(&base);
            for tone in tones.bytes().map(|tone| usize::from(tone - b'0')) {
                grades[tone] = grades[tone].max(ORDINARY);
            }
        }
    }

    fn add_counts(&mut self, counts: &str) {
        for (base, tones) in entries(counts) {
            add_entry(self.grades_of(&base), tones);
        }
    }

    /// How its syllables begin.
    #[inline]
    pub(super) fn prefixes(&self) -> &Prefixes {
        &self.prefixes
    }

    /// The grade of the syllable with a key and a tone.
    #[inline]
    pub(crate) fn lookup(&self, key: u64, tone: u8) -> Grade {
        let mut at = slot_of(key);
        loop {
            let slot = &self.slots[at & (SLOTS - 1)];
            if slot.key == key {
                return slot.grades[usize::from(tone & 7)];
            }
            if slot.key == 0 {
                return NONE;
            }
            at += 1;
        }
    }

    /// The grade of a scanned word.
    #[inline]
    pub(crate) fn grade(&self, word: &Spelling) -> Grade {
        if word.odd || word.letters > LONGEST as u8 || word.letters == 0 { NONE } else { self.lookup(word.key, word.tone) }
    }

    /// The grade of a word; 0 for anything but one syllable.
    ///
    /// Case does not matter; the tone mark may stand on any vowel.
    pub(crate) fn grade_of(&self, word: &str) -> Grade {
        let alphabet = Alphabet::new();
        let (mut at, mut spelling) = (0, Spelling::default());
        while at < word.len() {
            let (letter, len) = alphabet.at(word, at);
            if letter == Letter::NONE {
                return NONE;
            }
            spelling.push(letter);
            at += len.max(1);
        }
        if word.is_empty() { NONE } else { self.grade(&spelling) }
    }
}

/// The syllables of a list without their tones, and the tones that follow each.
fn entries(list: &str) -> impl Iterator<Item = (String, &str)> {
    list.lines().flat_map(|line| {
        let (onset, rhymes) = line.split_once(' ').unwrap_or((line, ""));
        let onset = onset.trim_matches('-');
        rhymes.split(' ').map(move |entry| {
            let end = entry.find(|c: char| c.is_ascii_digit()).unwrap_or(entry.len());
            (format!("{onset}{}", &entry[..end]), &entry[end..])
        })
    })
}

/// Reads tones and count letters such as `02c5`.
fn add_entry(grades: &mut [Grade; 8], tones: &str) {
    for grade in grades.iter_mut().filter(|grade| **grade == LEGAL) {
        *grade = 2;
    }
    let mut tone = 0;
    for c in tones.bytes() {
        match c {
            b'0'..=b'5' => {
                tone = usize::from(c - b'0');
                grades[tone] = IN_USE;
            }
            c => grades[tone] = COUNTED + (c.to_ascii_lowercase().saturating_sub(b'a')),
        }
    }
}

/// Longest syllable in letters (`nghiêng`), with room for names such as Sêrêpôk.
pub(crate) const LONGEST: usize = 8;

/// The letters of a word gathered one by one, as the key of the table.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spelling {
    pub(crate) key: u64,
    pub(crate) letters: u8,
    pub(crate) tone: u8,
    /// A letter of no Vietnamese word, or two tones.
    pub(crate) odd: bool,
}

impl Spelling {
    /// Adds one letter.
    #[inline]
    pub(crate) fn push(&mut self, letter: Letter) {
        self.key = self.key << 5 | u64::from(letter.code());
        self.letters = self.letters.saturating_add(1);
        self.odd |= letter.code() >= OUTSIDE || (self.tone != 0 && letter.tone() != 0);
        self.tone |= letter.tone();
    }
}

/// A syllable without its tone mark, and the tone.
pub(crate) fn without_tone(word: &str) -> (String, usize) {
    let (alphabet, mut tone) = (Alphabet::new(), 0);
    let base = word
        .chars()
        .map(|c| {
            let letter = alphabet.of(c);
            if letter.tone() == 0 {
                return c;
            }
            tone = usize::from(letter.tone());
            super::letters::compose(letter.code(), 0, letter.upper()).unwrap_or(c)
        })
        .collect();
    (base, tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inventory_has_the_expected_size() {
        let table = Syllables::get();
        let legal: usize = table.slots.iter().flat_map(|slot| slot.grades).filter(|&grade| grade != NONE).count();
        assert!((16_000..19_000).contains(&legal), "{legal}");
    }

    #[test]
    fn syllables_are_told_from_other_words() {
        let table = Syllables::get();
        for word in [
            "nghiêng",
            "giếng",
            "gì",
            "quyết",
            "quốc",
            "khuỷu",
            "hòa",
            "hoà",
            "ĐẨY",
            "ương",
            "Kạn",
            "Krông",
            "thuở",
            "giường",
            "y",
            "yêu",
            "ngoằng",
            "Pleiku",
            "kỹ",
            "kĩ",
        ] {
            assert_ne!(table.grade_of(word), NONE, "{word}");
        }
        for word in
            ["cabinet", "cáccấp", "ngi", "kác", "qan", "UBND", "thh", "tốt1", "", "mát t", "foo", "iêng", "viet", "cấấp", "nghan"]
        {
            assert_eq!(table.grade_of(word), NONE, "{word}");
        }
    }

    #[test]
    fn common_syllables_cost_less() {
        let table = Syllables::get();
        let cost_of = |word: &str| cost(table.grade_of(word));
        assert!(cost_of("của") < cost_of("khuyên") && cost_of("khuyên") < cost_of("khuyễn"));
        assert!(cost_of("hiện") + cost_of("thực") < cost_of("thự") + cost_of("chiện"));
    }
}
