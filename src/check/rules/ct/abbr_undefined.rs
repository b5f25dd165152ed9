//! `CT120` abbr-undefined: an abbreviation is used and never explained.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan::Token;
use crate::check::subject::{Part, Subject};
use std::collections::HashMap;
use std::ops::Range;

use crate::base::fold;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT120",
    name: "abbr-undefined",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text { vi: "Chữ viết tắt dùng mà chưa giải thích.", en: "An abbreviation is used and never explained." },
    why: Text {
        vi: "Một chữ viết tắt có thể có nhiều nghĩa (XHH: xã hội học, xã hội hóa).",
        en: "One abbreviation may mean several things.",
    },
    example: "đội ngũ CBCCVC",
    instead: "đội ngũ cán bộ, công chức, viên chức (CBCCVC)",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// Abbreviations that everyone reads without being told.
const KNOWN: [&str; 40] = [
    "UBND", "HĐND", "MTTQ", "TCVN", "QCVN", "ISO", "USD", "VND", "VNĐ", "GDP", "GRDP", "COVID", "ASEAN", "WTO", "HIV", "AIDS",
    "UNESCO", "PDF", "SMS", "USB", "WHO", "UNICEF", "INDEX", "FAX", "TEL", "IEC", "HACCP", "UBMTTQ", "BTC", "TTCP", "BNV",
    "VPCP", "KHĐT", "BTP", "THPT", "THCS", "TDP", "FDI", "ODA", "TPHCM",
];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // By abbreviation: its first use, or none once it is explained.
    let mut uses: HashMap<&str, Option<(usize, Range<usize>)>> = HashMap::new();
    let mut order = vec![];
    for (at, (passage, _, tokens)) in subject.tokens().enumerate() {
        if passage.part == Part::Recipient || fold::is_capitals(passage.text) {
            continue;
        }
        for range in abbreviations(passage.text, tokens) {
            let word = &passage.text[range.clone()];
            let explained = is_explained(passage.text, &range);
            let entry = uses.entry(word).or_insert_with(|| {
                order.push(word);
                (!explained && passage.part != Part::Title).then(|| (at, range.clone()))
            });
            if explained {
                *entry = None;
            }
        }
    }
    for word in order {
        let Some(Some((at, range))) = uses.get(word) else { continue };
        // A letter short of another abbreviation of the document: a slip, and another rule's.
        let slip = uses.keys().any(|other| other.len() == word.len() + 1 && other.starts_with(word));
        if slip {
            continue;
        }
        report.add(
            subject.place(&subject.passages[*at], range.clone()),
            format!("“{word}” chưa được giải thích trong văn bản"),
            format!("“{word}” is never explained in the document"),
        );
    }
}

/// Words of three to eight capitals without marks that are no part of a symbol, a name or a line of capitals.
fn abbreviations(text: &str, tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut out = vec![];
    // Two capitals in a row begin one; `Đ` is C4 90.
    let capital = |byte: u8| byte.is_ascii_uppercase() || byte == 0xc4 || byte == 0x90;
    let short =
        |token: &&Token<'_>| matches!(*token.text.as_bytes(), [first, second, _, ..] if capital(first) && capital(second));
    for token in tokens.iter().filter(short) {
        let (at, end, word) = (token.start, token.end, token.text);
        let capitals = word.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
        let count = word.chars().count();
        let joined = |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '-' | '–' | '&' | '.' | '@' | '_'));
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        let symbol = joined(before)
            || (joined(after) && after != Some('.'))
            || after == Some('.') && text[end + 1..].starts_with(fold::is_word);
        let roman = word.bytes().all(|byte| b"IVXLC".contains(&byte));
        if capitals && (3..=8).contains(&count) && !symbol && !roman && !KNOWN.contains(&word) && !in_capitals(text, at, end) {
            out.push(at..end);
        }
    }
    out.extend(tokens.windows(3).filter(|three| is_pair(text, three)).map(|three| three[0].start..three[2].end));
    out.sort_by_key(|range| range.start);
    out
}

/// `KT-XH`, `QP-AN`: two pairs of capitals joined by a hyphen, and no symbol of a document (`KH-UBND`, `NQ-CP`).
fn is_pair(text: &str, three: &[Token<'_>]) -> bool {
    const OF_SYMBOLS: [&str; 20] = [
        "KH", "QĐ", "NQ", "CT", "TB", "BC", "HD", "CV", "TTr", "NĐ", "TT", "CP", "TW", "TU", "BCĐ", "CĐ", "KL", "PL", "VP", "II",
    ];
    let [first, hyphen, second] = three else { return false };
    if hyphen.text != "-" {
        return false;
    }
    let short = |token: &Token<'_>| {
        token.text.chars().count() == 2
            && token.text.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ')
            && !OF_SYMBOLS.contains(&token.text)
            && !token.text.bytes().all(|byte| b"IVX".contains(&byte))
    };
    let apart = |c: Option<char>| !c.is_some_and(|c| matches!(c, '/' | '-' | '–' | '&' | '.' | '_') || fold::is_word(c));
    let (start, end) = (first.start, second.end);
    short(first)
        && short(second)
        && end - start == first.text.len() + 1 + second.text.len()
        && apart(text[..start].chars().next_back())
        && (apart(text[end..].chars().next()) || text[end..].starts_with('.') && !text[end + 1..].starts_with(fold::is_word))
        && !in_capitals(text, start, end)
}

/// Whether a neighbour is a word of capitals with Vietnamese marks: then the line shouts, and this is a word of it.
fn in_capitals(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].trim_end().rsplit(' ').next().unwrap_or("");
    let after = text[end..].trim_start().split(' ').next().unwrap_or("");
    let shouts = |word: &str| fold::is_capitals(word) && word.chars().any(|c| !c.is_ascii() && c != 'Đ' && fold::is_letter(c));
    // `PAR INDEX`, `PAR-INDEX` are names of two words.
    let named = |word: &str| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    shouts(before) || shouts(after) || named(before) || named(after.trim_end_matches([',', '.', ';', ')', ':']))
}

/// `thủ tục hành chính (TTHC)`, `(sau đây gọi tắt là TTHC)`, `TTHC (thủ tục hành chính)`, `TTHC: thủ tục …`.
fn is_explained(text: &str, range: &Range<usize>) -> bool {
    let after = text[range.end..].trim_start();
    if after.starts_with('(')
        || after.starts_with(':') && after[1..].trim_start().starts_with(|c: char| fold::is_letter(c) && !fold::is_upper(c))
    {
        return true;
    }
    let Some(open) = text[..range.start].rfind('(').filter(|open| range.start - open < 90) else {
        return ["tắt là ", "gọi là "].iter().any(|words| text[..range.start].trim_end_matches(['“', '"']).ends_with(words));
    };
    let between = &text[open + 1..range.start];
    if between.contains(')') {
        return false;
    }
    let capitals =
        between.split([' ', ',', ';', '*']).filter(|word| !word.is_empty()).all(|word| fold::is_capitals(word) || word == "và");
    capitals || between.contains("tắt") || between.contains("gọi") || between.contains("tiếng Anh")
}
