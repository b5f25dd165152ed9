//! The syllables of Vietnamese: which letter strings are one, and how common each is in official text.
//!
//! The inventory is made from rules: 27 onset spellings, 163 rhymes (55 after `q`), and the tones each rhyme may take.
//! Tone marks may stand on either vowel (hòa, hoà). `syllables.txt` adds how common a syllable is: a line per onset, then
//! rhymes, each with the tones in use (0 ngang, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng); a letter after a tone is the
//! logarithm (base 1.5, `a` = 1) of its count in 43,000 words of official text, a capital where the count is all we know.

use std::sync::LazyLock;

use super::letters::{Alphabet, FOREIGN, Letter};

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

/// How well known a syllable is: 0 none, 1 by the rules alone, 2 with another tone, 3 in use, 4 and more counted.
pub(crate) type Grade = u8;

/// A letter string that is no syllable.
pub(crate) const NONE: Grade = 0;
/// Legal by the rules, but no sign that it is used.
pub(crate) const LEGAL: Grade = 1;
/// In use, with no count.
pub(crate) const IN_USE: Grade = 3;
/// The grade of a count of one; each step up is half as much again.
pub(crate) const COUNTED: Grade = 4;

/// The cost (negative natural logarithm of the probability) of a syllable by its grade.
pub(crate) fn cost(grade: Grade) -> f32 {
    match grade {
        NONE => f32::INFINITY,
        LEGAL => 17.0,
        2 => 15.0,
        IN_USE => 11.5,
        counted => (10.7 - f32::from(counted - COUNTED) * 0.405).max(3.0),
    }
}

const MAX_ONSETS: usize = 64;
const RESTS: usize = 512;

/// The inventory, compiled: onset and rest of a syllable to a base, base and tone to a grade.
pub(crate) struct Syllables {
    /// Onset key (up to three letter codes) to onset number; 0 is unknown.
    onsets: Vec<u8>,
    /// Open addressing: rest key and rest number.
    rests: Vec<(u32, u16)>,
    /// Onset and rest numbers to base number; 0 is none.
    bases: Vec<u16>,
    grades: Vec<[Grade; 6]>,
    rest_count: usize,
}

static SYLLABLES: LazyLock<Syllables> = LazyLock::new(|| Syllables::with_counts(include_str!("syllables.txt")));

#[cfg(test)]
thread_local! {
    static INSTEAD: std::cell::Cell<Option<&'static Syllables>> = const { std::cell::Cell::new(None) };
}

/// Splits a toneless syllable before its first vowel.
fn onset_and_rest(base: &str) -> (&str, &str) {
    let alphabet = Alphabet::new();
    let at = base.char_indices().find(|&(_, c)| alphabet.of(c).is_vowel()).map_or(base.len(), |(at, _)| at);
    base.split_at(at)
}

fn key(letters: &str) -> u32 {
    let alphabet = Alphabet::new();
    letters.chars().fold(0, |key, c| key << 5 | u32::from(alphabet.of(c).code()))
}

fn rest_slot(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 22) as usize
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
        let mut this = Self {
            onsets: vec![0; 1 << 15],
            rests: vec![(u32::MAX, 0); 1024],
            bases: vec![0; MAX_ONSETS * RESTS],
            grades: vec![[NONE; 6]],
            rest_count: 0,
        };
        let mut onset_count = 0;
        for onset in std::iter::once("").chain(ONSETS.split(' ')) {
            onset_count += 1;
            this.onsets[key(onset) as usize] = onset_count;
            this.add_rhymes(onset);
        }
        for word in EXCEPTIONS.split_whitespace() {
            this.add_exception(word, &mut onset_count);
        }
        this.add_counts(counts);
        this
    }

    fn add_rhymes(&mut self, onset: &str) {
        let rhymes = if onset == "q" { RHYMES_AFTER_Q } else { RHYMES };
        for group in rhymes.split('|') {
            let Some((nucleus, codas)) = group.split_once(':') else { continue };
            for coda in codas.split(' ').map(|coda| coda.trim_start_matches('.')) {
                let stop = matches!(coda, "p" | "t" | "c" | "ch");
                let front = nucleus.starts_with(['e', 'ê', 'i']);
                let spelled = match onset {
                    _ if nucleus.starts_with("yê") => onset.is_empty(),
                    "" => !nucleus.starts_with("iê"),
                    "k" => front || nucleus.starts_with('y'),
                    "gh" | "ngh" => front,
                    "c" | "ng" => !front && !nucleus.starts_with('y'),
                    "g" => !front && !nucleus.starts_with('y'),
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
        let base = self.base_or_new(onset, rest);
        for (old, new) in self.grades[base].iter_mut().zip(tones) {
            *old = (*old).max(new);
        }
    }

    fn base_or_new(&mut self, onset: &str, rest: &str) -> usize {
        let rest_number = self.rest_or_new(key(rest));
        let at = usize::from(self.onsets[key(onset) as usize]) * RESTS + rest_number;
        if self.bases[at] == 0 {
            self.bases[at] = self.grades.len() as u16;
            self.grades.push([NONE; 6]);
        }
        usize::from(self.bases[at])
    }

    fn rest_or_new(&mut self, key: u32) -> usize {
        let mut slot = rest_slot(key);
        while self.rests[slot].0 != u32::MAX {
            if self.rests[slot].0 == key {
                return usize::from(self.rests[slot].1);
            }
            slot = (slot + 1) % self.rests.len();
        }
        self.rest_count += 1;
        self.rests[slot] = (key, self.rest_count as u16);
        self.rest_count
    }

    fn add_exception(&mut self, word: &str, onset_count: &mut u8) {
        let (base, tone) = without_tone(word);
        let (onset, rest) = onset_and_rest(&base);
        let onset_key = key(onset) as usize;
        if self.onsets[onset_key] == 0 {
            *onset_count += 1;
            self.onsets[onset_key] = *onset_count;
        }
        let base = self.base_or_new(onset, rest);
        let grade = &mut self.grades[base][tone];
        *grade = (*grade).max(IN_USE);
    }

    fn add_counts(&mut self, counts: &str) {
        for line in counts.lines() {
            let mut words = line.split(' ');
            let onset = words.next().unwrap_or_default().trim_matches('-');
            for entry in words {
                let end = entry.find(|c: char| c.is_ascii_digit()).unwrap_or(entry.len());
                let base = self.base_or_new(onset, &entry[..end]);
                self.add_entry(base, &entry[end..]);
            }
        }
    }

    /// Reads tones and count letters such as `02c5`.
    fn add_entry(&mut self, base: usize, tones: &str) {
        let grades = &mut self.grades[base];
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

    /// The grade of a scanned word.
    #[inline]
    pub(crate) fn grade(&self, word: &Spelling) -> Grade {
        if word.odd || word.rest_letters > 6 || word.onset_letters > 3 {
            return NONE;
        }
        let onset = usize::from(self.onsets[(word.onset & 0x7fff) as usize]);
        let mut slot = rest_slot(word.rest);
        let rest = loop {
            let (key, number) = self.rests[slot & 1023];
            if key == word.rest {
                break usize::from(number);
            }
            if key == u32::MAX {
                return NONE;
            }
            slot += 1;
        };
        let base = usize::from(self.bases[onset * RESTS + rest]);
        self.grades[base][usize::from(word.tone & 7).min(5)]
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

/// The letters of a word gathered one by one, as keys of the tables.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spelling {
    onset: u32,
    rest: u32,
    pub(crate) onset_letters: u8,
    pub(crate) rest_letters: u8,
    pub(crate) tone: u8,
    /// A letter of no Vietnamese word, or two tones.
    pub(crate) odd: bool,
    pub(crate) foreign: bool,
}

impl Spelling {
    /// Adds one letter.
    #[inline]
    pub(crate) fn push(&mut self, letter: Letter) {
        let code = letter.code();
        if code >= 30 {
            self.odd = true;
            self.foreign |= code == FOREIGN;
        }
        if letter.tone() != 0 {
            self.odd |= self.tone != 0;
            self.tone = letter.tone();
        }
        if self.rest_letters == 0 && !letter.is_vowel() {
            self.onset = self.onset << 5 | u32::from(code);
            self.onset_letters = self.onset_letters.saturating_add(1);
        } else {
            self.rest = self.rest << 5 | u32::from(code);
            self.rest_letters = self.rest_letters.saturating_add(1);
        }
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
        let legal: usize = table.grades.iter().flatten().filter(|&&grade| grade != NONE).count();
        assert!((16_000..19_000).contains(&legal), "{legal}");
    }

    #[test]
    fn syllables_are_told_from_other_words() {
        let table = Syllables::get();
        for word in [
            "nghiêng", "giếng", "gì", "quyết", "quốc", "khuỷu", "hòa", "hoà", "ĐẨY", "ương", "Kạn", "Krông", "thuở", "giường", "y",
            "yêu", "ngoằng", "Pleiku", "kỹ", "kĩ",
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
