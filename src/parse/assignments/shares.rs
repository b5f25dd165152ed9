//! Who leads and who takes part, where one cell or one `Đơn vị thực hiện: …` names both.

use std::ops::Range;
use std::sync::LazyLock;

use super::doer::opening;
use super::fields::{Field, fields};
use super::roles::roles;
use crate::parse::agencies::{agencies_at_word, past_label, split_agencies, verb_at};
use crate::parse::words::{Phrases, Words};

type Names = Vec<Range<usize>>;

static LEADS: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("chủ trì|cơ quan chủ trì|đơn vị chủ trì|chủ trì thực hiện|đầu mối|chủ trì, tham mưu", ())]));
static JOINS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[("phối hợp|cơ quan phối hợp|đơn vị phối hợp|phối hợp thực hiện|tham gia|phối hợp, tham gia", ())])
});
/// Role words after the first bodies of a cell: `A chủ trì, …`, `A; phối hợp: B`, `A phối hợp với B`.
static CARRIES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "chủ trì|phối hợp|phối hợp với|phối hợp cùng|, phối hợp|; phối hợp|- phối hợp|. phối hợp|/ phối hợp|, chủ trì|là đầu mối",
        (),
    )])
});

/// The leads and the partners of a text that names both or only leads, as byte ranges.
///
/// `Chủ trì: A; phối hợp: B`, `A (chủ trì), B (phối hợp)`, `A chủ trì, phối hợp với B`, `A chủ trì; B, C phối hợp`.
pub(super) fn shares(text: &str) -> (Names, Names) {
    let start = text.len() - text.trim_start_matches([' ', '-', '–', '+', '*', '•']).len();
    let text = &text[start..];
    let words = Words::new(text);
    let found = labelled(text, &words)
        .or_else(|| marked(text, &words))
        .or_else(|| spoken(&words))
        .or_else(|| told(text, &words))
        .or_else(|| joining(text));
    let (leads, partners) = found.unwrap_or_else(|| (split_agencies(text), vec![]));
    (moved(leads, start), moved(partners, start))
}

/// Names found in a part of a text that begins at byte `start`.
fn moved(names: Names, start: usize) -> Names {
    names.into_iter().map(|name| name.start + start..name.end + start).collect()
}

/// `Chủ trì: A; phối hợp: B`; bodies before the first label lead.
fn labelled(text: &str, words: &Words) -> Option<(Names, Names)> {
    let found = fields(words);
    if !found.iter().any(|one| matches!(one.field, Field::Lead | Field::Implementing | Field::Coordinating)) {
        return None;
    }
    let names = |range: Range<usize>| moved(split_agencies(&text[range.clone()]), range.start);
    let before = text[..found[0].label.start].trim_end_matches([' ', ';', ',', '.', '-', '(', '/', '+', '*']).len();
    let (mut leads, mut partners) = (names(0..before), vec![]);
    for one in found {
        match one.field {
            // `Đơn vị thực hiện: A (chủ trì), B (phối hợp)`.
            Field::Lead | Field::Implementing => match marked(&text[one.value.clone()], &Words::new(&text[one.value.clone()])) {
                Some((first, second)) => {
                    leads.extend(moved(first, one.value.start));
                    partners.extend(moved(second, one.value.start));
                }
                None => leads.extend(names(one.value)),
            },
            Field::Coordinating => partners.extend(names(one.value)),
            _ => {}
        }
    }
    Some((leads, partners))
}

/// `A (chủ trì), B, C (phối hợp)`: where one body is marked as lead, all others take part.
fn marked(text: &str, words: &Words) -> Option<(Names, Names)> {
    let mark = |name: &Range<usize>| {
        let open = words.word_at(name.end);
        let is = |phrases: &Phrases<()>| phrases.end(words, open + 1).is_some_and(|end| words.is_mark(end, ')'));
        (words.is_mark(open, '(') && is(&LEADS), words.is_mark(open, '(') && is(&JOINS))
    };
    let names = split_agencies(text);
    let marks: Vec<(bool, bool)> = names.iter().map(mark).collect();
    let leads = marks.iter().any(|(leads, _)| *leads);
    if !leads && !marks.iter().any(|(_, joins)| *joins) {
        return None;
    }
    let (first, second): (Vec<_>, Vec<_>) =
        names.into_iter().zip(marks).partition(|(_, (is_lead, joins))| if leads { *is_lead } else { !joins });
    let bare = |names: Vec<(Range<usize>, _)>| names.into_iter().map(|(name, _)| name).collect();
    Some((bare(first), bare(second)))
}

/// `A chủ trì, phối hợp với B`, `Chủ trì A, phối hợp B`, `A; phối hợp với B`.
fn spoken(words: &Words) -> Option<(Names, Names)> {
    let first = agencies_at_word(words, past_label(words, 0))?;
    CARRIES.end(words, first.next_word)?;
    let found = roles(words, first.next_word);
    (!found.coordinating.is_empty() || LEADS.end(words, first.next_word) == Some(words.len()))
        .then_some((first.names, found.coordinating))
}

static SCOPE: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("trong phạm vi|theo chức năng|theo nhiệm vụ|theo thẩm quyền|theo phạm vi", ())]));

/// `A tiến hành …; B rà soát …`: sentences that say what each body does.
fn told(text: &str, words: &Words) -> Option<(Names, Names)> {
    const TASK: usize = 4;
    // `A trong phạm vi nhiệm vụ của mình và B` are names, unless a verb follows.
    let verb = |words: &Words, at: usize| verb_at(words, at) && words.slice(at) != "tổ";
    let names = |words: &Words, at: usize| SCOPE.end(words, at).is_some_and(|end| !(end..words.len()).any(|at| verb(words, at)));
    let acts = |words: &Words| {
        opening(words, 0).filter(|found| found.acts && found.next + TASK <= words.len() && !names(words, found.next))
    };
    acts(words)?;
    let mut leads = vec![];
    let mut start = 0;
    for sentence in text.split_inclusive(';') {
        let indent = sentence.len() - sentence.trim_start().len();
        let names = acts(&Words::new(&sentence[indent..])).map(|list| list.names).unwrap_or_default();
        leads.extend(moved(names, start + indent));
        start += sentence.len();
    }
    Some((leads, vec![]))
}

/// `A; B phối hợp`: the bodies of a part that ends so take part, those of the others lead.
fn joining(text: &str) -> Option<(Names, Names)> {
    const JOINS: &str = " phối hợp";
    if !text.contains(';') || !text.contains(JOINS) {
        return None;
    }
    let (mut leads, mut partners, mut start) = (vec![], vec![], 0);
    for part in text.split_inclusive(';') {
        let bare = part.trim_end_matches([';', ' ', '.']);
        let joins = bare.strip_suffix(JOINS);
        let names = moved(split_agencies(joins.unwrap_or(bare)), start);
        let side = if joins.is_some() { &mut partners } else { &mut leads };
        side.extend(names);
        start += part.len();
    }
    (!leads.is_empty() && !partners.is_empty()).then_some((leads, partners))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_and_partners_of_one_cell() {
        let cases: &[(&str, &[&str], &[&str])] = &[
            ("Sở Y tế; Công an tỉnh", &["Sở Y tế", "Công an tỉnh"], &[]),
            ("Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ, UBND các xã", &["Sở Y tế"], &["Sở Nội vụ", "UBND các xã"]),
            ("- Chủ trì: Sở Y tế - Phối hợp: Sở Nội vụ", &["Sở Y tế"], &["Sở Nội vụ"]),
            ("Sở Y tế (chủ trì), Sở Nội vụ (phối hợp)", &["Sở Y tế"], &["Sở Nội vụ"]),
            ("Sở Y tế (chủ trì), Sở Nội vụ, Sở Tài chính", &["Sở Y tế"], &["Sở Nội vụ", "Sở Tài chính"]),
            ("Sở Công Thương, Điện lực (phối hợp)", &["Sở Công Thương"], &["Điện lực"]),
            ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ", &["Sở Y tế"], &["Sở Nội vụ"]),
            ("Sở Y tế chủ trì; Sở Nội vụ, Công an tỉnh phối hợp", &["Sở Y tế"], &["Sở Nội vụ", "Công an tỉnh"]),
            ("Sở Y tế; phối hợp: Sở Nội vụ", &["Sở Y tế"], &["Sở Nội vụ"]),
            ("Sở Y tế phối hợp với UBND các xã", &["Sở Y tế"], &["UBND các xã"]),
            ("Sở Y tế chủ trì", &["Sở Y tế"], &[]),
            ("Phòng Y tế; Phòng Nội vụ phối hợp", &["Phòng Y tế"], &["Phòng Nội vụ"]),
            ("Bộ Y tế với các quy chuẩn về thuốc; Bộ Nội vụ", &["Bộ Y tế", "Bộ Nội vụ"], &[]),
            (
                "Sở Y tế, UBND các xã trong phạm vi nhiệm vụ của mình và các cơ quan, tổ chức khác",
                &["Sở Y tế", "UBND các xã", "các cơ quan, tổ chức khác"],
                &[],
            ),
            ("Chủ trì: Sở Y tế Phối hợp: UBND các xã", &["Sở Y tế"], &["UBND các xã"]),
            ("- Sở Y tế chủ trì - Các sở, ngành phối hợp", &["Sở Y tế"], &["Các sở, ngành"]),
            ("Đơn vị thực hiện: Phòng Kinh tế (chủ trì), Công an xã (phối hợp)", &["Phòng Kinh tế"], &["Công an xã"]),
            ("Sở Y tế tiến hành rà soát các trạm; Sở Nội vụ rà soát biên chế", &["Sở Y tế", "Sở Nội vụ"], &[]),
            ("", &[], &[]),
        ];
        for (text, leads, partners) in cases {
            let (first, second) = shares(text);
            let first: Vec<&str> = first.into_iter().map(|name| &text[name]).collect();
            let second: Vec<&str> = second.into_iter().map(|name| &text[name]).collect();
            assert_eq!((first.as_slice(), second.as_slice()), (*leads, *partners), "{text}");
        }
    }
}
