//! `SL121` name-mismatch: a name lacks a syllable or letter, or bears another tone mark, than in all other places.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::index_names::{self, is_within};
use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::{Token, after, is_capital};
use crate::check::subject::{Passage, Subject};
use crate::model::DocType;

pub(in crate::check) static RULE: Rule = Rule {
    id: "SL121",
    name: "name-mismatch",
    severity: Severity::Error,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Tên chỉ số, hệ thống viết thiếu chữ hoặc sai dấu so với các chỗ khác.",
        en: "A name lacks a syllable or letter, or bears another tone mark, than in all other places.",
    },
    why: Text {
        vi: "Tên sai làm người đọc hiểu là một chỉ số, hệ thống khác.",
        en: "A reader takes it for another index or system.",
    },
    example: "Cổng dịch công (các chỗ khác: Cổng dịch vụ công)",
    instead: "Cổng dịch vụ công",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// How often a name must stand before another form of it is a slip.
const USUAL: usize = 3;

/// A name of a few syllables: how often it stands, how often inside a sentence, and where first.
struct Seen<'a> {
    count: usize,
    inside: usize,
    passage: &'a Passage<'a>,
    range: Range<usize>,
}

impl Seen<'_> {
    fn words(&self) -> &str {
        self.passage.text.get(self.range.clone()).unwrap_or("")
    }
}

/// The names of a document by their folded words.
type Names<'a> = BTreeMap<&'a str, Seen<'a>>;

fn run<'a>(subject: &'a Subject<'_>, report: &mut Report<'_>) {
    let (mut three, mut four, mut short) = (Names::new(), Names::new(), Names::new());
    let mut before: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (passage, folded, tokens) in subject.tokens().filter(|(passage, ..)| !fold::is_capitals(passage.text)) {
        for at in 0..tokens.len() {
            if !is_capital(tokens[at].text) {
                continue;
            }
            let inside = usize::from(at > 0 && tokens[at - 1].word);
            let note = |names: &mut Names<'a>, count: usize| {
                let range = tokens[at].start..tokens[at + count - 1].end;
                let Some(key) = folded.get(range.clone()) else { return };
                let seen = names.entry(key).or_insert(Seen { count: 0, inside: 0, passage, range });
                seen.count += 1;
                seen.inside += inside;
            };
            if is_acronym(tokens[at].text) {
                note(&mut short, 1);
                if let Some(word) = at.checked_sub(1).map(|at| tokens[at]).filter(|word| word.word) {
                    before.entry(&folded[tokens[at].start..tokens[at].end]).or_default().insert(&folded[word.start..word.end]);
                }
            } else if is_phrase(passage.text, tokens, at, 3) {
                note(&mut three, 3);
                if is_phrase(passage.text, tokens, at, 4) {
                    note(&mut four, 4);
                }
            }
        }
    }
    other_tones(subject, &four, report);
    lost_syllables(subject, &four, &three, report);
    lost_letters(subject, &short, &before, report);
    words_astray(subject, report);
}

fn say(subject: &Subject<'_>, report: &mut Report<'_>, wrong: &Seen<'_>, usual: &Seen<'_>) {
    let (words, right, count) = (wrong.words(), usual.words(), usual.count);
    report.add(
        subject.place(wrong.passage, wrong.range.clone()),
        format!("“{words}” ở đây, “{right}” ở {count} chỗ khác"),
        format!("“{words}” here, “{right}” in {count} other places"),
    );
}

/// A capital word and small ones with nothing but one space between.
fn is_phrase(text: &str, tokens: &[Token<'_>], at: usize, count: usize) -> bool {
    let Some(words) = tokens.get(at..at + count) else { return false };
    let small = words[1..].iter().all(|token| token.word && token.text.chars().all(|c| fold::is_letter(c) && !fold::is_upper(c)));
    let first = words[0].text.chars().skip(1).all(|c| fold::is_letter(c) && !fold::is_upper(c));
    small && first && words.windows(2).all(|pair| text[pair[0].end..pair[1].start].trim().is_empty())
}

fn is_acronym(word: &str) -> bool {
    word.len() >= 3 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The same letters with other tone marks, once against several times.
fn other_tones(subject: &Subject<'_>, four: &Names<'_>, report: &mut Report<'_>) {
    let mut plain: BTreeMap<String, Vec<&Seen<'_>>> = BTreeMap::new();
    for (key, seen) in four {
        plain.entry(key.nfd().filter(char::is_ascii).collect()).or_default().push(seen);
    }
    for same in plain.values().filter(|same| same.len() > 1) {
        let Some(usual) = same.iter().max_by_key(|seen| seen.count).filter(|seen| seen.count >= USUAL && seen.inside > 1) else {
            continue;
        };
        same.iter().filter(|seen| seen.count == 1).for_each(|wrong| say(subject, report, wrong, usual));
    }
}

/// `Cổng dịch công` once, `Cổng dịch vụ công` several times.
fn lost_syllables(subject: &Subject<'_>, four: &Names<'_>, three: &Names<'_>, report: &mut Report<'_>) {
    const LINKS: [&str; 20] = [
        "này", "các", "và", "của", "có", "đã", "được", "về", "cho", "những", "từng", "mọi", "ở", "trong", "đến", "với", "là",
        "tại", "theo", "cấp",
    ];
    for (key, usual) in four.iter().filter(|(_, seen)| seen.count >= USUAL && seen.inside > 1) {
        let words: Vec<&str> = key.split(' ').collect();
        let [a, b, c, d] = words[..] else { continue };
        if DocType::from_name(&format!("{a} {b}")).is_some() {
            continue;
        }
        for (lost, rest) in [(c, format!("{a} {b} {d}")), (b, format!("{a} {c} {d}"))] {
            if let Some(wrong) = three.get(rest.as_str()).filter(|seen| seen.count == 1 && !LINKS.contains(&lost)) {
                say(subject, report, wrong, usual);
            }
        }
    }
}

/// `chỉ số PAP` once, `chỉ số PAPI` several times.
fn lost_letters(subject: &Subject<'_>, short: &Names<'_>, before: &HashMap<&str, HashSet<&str>>, report: &mut Report<'_>) {
    for (key, wrong) in short.iter().filter(|(_, seen)| seen.count == 1) {
        let usual = short.iter().filter(|(_, seen)| seen.count >= USUAL).find(|(other, _)| {
            let shared = before.get(*other).zip(before.get(key)).is_some_and(|(a, b)| !a.is_disjoint(b));
            shared && (one_longer(other, key) || one_longer(key, other))
        });
        if let Some((_, usual)) = usual {
            say(subject, report, wrong, usual);
        }
    }
}

/// `Chỉ số hiệu quả và quản trị công`, for `Chỉ số hiệu quả quản trị và hành chính công (PAPI)`: words of a long name in another
/// order. A part of the name in its own order is the name in short.
fn words_astray(subject: &Subject<'_>, report: &mut Report<'_>) {
    const HEAD: &str = "chỉ số ";
    /// A shorter run of words may belong to another name.
    const WORDS: usize = 5;
    let indices = index_names::of(subject);
    let usual: Vec<_> = indices.iter().filter_map(|index| Some((index, index.usual()?))).collect();
    if usual.is_empty() {
        return;
    }
    for (passage, folded, at) in subject.spots(HEAD) {
        let start = at + HEAD.len();
        let clause = after(folded, start, 120).split([',', ';', '.', ':', '(', ')', '“', '”']).next().unwrap_or("").trim_end();
        for (index, form) in &usual {
            let count = clause.split(' ').take_while(|word| form.name.split(' ').any(|known| known == *word)).count();
            let words = clause.split(' ').take(count);
            let length = words.map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
            let name = &clause[..length];
            let whole = name.split(' ').next_back() == form.name.split(' ').next_back();
            if count < WORDS || count > form.name.split(' ').count() || !whole || is_within(name, &form.name) {
                continue;
            }
            let (wrong, right, short) = (&passage.text[at..start + length], form.first().0, index.short);
            report.add(
                subject.place(passage, at..start + length),
                format!("“{wrong}” ở đây, tên của {short} là “{right}”"),
                format!("“{wrong}” here, the name of {short} is “{right}”"),
            );
        }
    }
}

/// Whether `long` is `short` with one letter more.
fn one_longer(long: &str, short: &str) -> bool {
    long.len() == short.len() + 1 && (0..long.len()).any(|at| long[..at] == short[..at] && long[at + 1..] == short[at..])
}
