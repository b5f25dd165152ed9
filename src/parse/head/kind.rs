//! The type of document in a head: alone on its line, before its subject, or after number and date in a flat copy.
//!
//! Damaged copies set letters apart (`C ÔNG ĐIỆN`) or glue words (`NGHỊQUYẾT`), so spaces are passed over in a name.

use std::ops::Range;
use std::sync::LazyLock;

use super::stream::{Stream, StreamLine, floor, spread};
use crate::base::fold;
use crate::model::DocType;

/// Lines longer than this hold more than a head.
const POURED: usize = 300;

/// The type of document as written.
#[derive(Clone, Debug)]
pub(super) struct TypeMark {
    pub(super) kind: DocType,
    pub(super) range: Range<usize>,
}

struct Name {
    kind: DocType,
    /// In small letters.
    words: String,
    /// Small letters without spaces.
    letters: String,
    /// The same without tones and other marks.
    plain: String,
}

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let name = |&kind: &DocType| {
        let words = fold::aligned(kind.name());
        let letters = words.replace(' ', "");
        Name { kind, words, plain: letters.chars().map(plain).collect(), letters }
    };
    DocType::ALL.iter().map(name).collect()
});

/// Where a type of document starts that ends at byte `end`.
pub(super) fn start_before(stream: &Stream, end: usize) -> Option<usize> {
    // The longest name: `SẮC LỆNH` ends with `LỆNH`.
    let found = NAMES.iter().filter(|name| stream.low[..end].ends_with(&name.words));
    found.map(|name| end - name.words.len()).min()
}

/// The letter without tone, hat, horn or bar.
fn plain(c: char) -> char {
    match fold::lower(c) {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => {
            'a'
        }
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => {
            'o'
        }
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        'đ' => 'd',
        c => c,
    }
}

/// A type of document in capitals at byte `at`.
pub(super) fn at(stream: &Stream, at: usize) -> Option<TypeMark> {
    let low = &stream.low[at..];
    let first = low.chars().next()?;
    if !stream.all()[at..].starts_with(char::is_uppercase) {
        return None;
    }
    NAMES.iter().filter(|name| name.letters.starts_with(first)).find_map(|name| {
        let end = at + spread(low, &name.letters)?;
        if low[end - at..].starts_with(char::is_alphanumeric) && !glued(&stream.all()[end..]) {
            return None;
        }
        fold::is_capitals(&stream.all()[at..end]).then_some(TypeMark { kind: name.kind, range: at..end })
    })
}

/// Whether the type is glued to its subject: `QUYẾT ĐỊNHVề việc`.
fn glued(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

/// Takes the words that make a type a joint one: `HƯỚNG DẪN LIÊN NGÀNH`.
pub(super) fn with_joint(stream: &Stream, mut mark: TypeMark) -> TypeMark {
    let rest = &stream.low[mark.range.end..];
    if let Some(joint) = [" liên ngành", " liên bộ", " liên cơ quan", " liên tịch"].iter().find(|joint| rest.starts_with(*joint))
    {
        let end = mark.range.end + joint.len();
        if fold::is_capitals(&stream.all()[mark.range.end..end]) {
            mark.range.end = end;
        }
    }
    mark
}

/// The first line from byte `from` up to `limit` that is a type of document or starts with one.
///
/// After number and date (`loose`) the subject may follow in small letters; before them only capitals count.
pub(super) fn line(stream: &Stream, from: usize, limit: usize, loose: bool) -> Option<TypeMark> {
    let first = stream.lines.iter().position(|line| line.range.start >= from)?;
    stream.lines[first..]
        .iter()
        .take_while(|line| line.range.start < limit)
        .take(60)
        .find_map(|line| on_line(stream, line, loose))
}

fn on_line(stream: &Stream, line: &StreamLine, loose: bool) -> Option<TypeMark> {
    let slice = &stream.all()[line.range.clone()];
    let start = line.range.start + slice.len() - slice.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let end = line.range.start + slice.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    if start >= end {
        return None;
    }
    if let Some(kind) = at(stream, start) {
        let rest = stream.all().get(kind.range.end..end).unwrap_or("").trim_start();
        // `QUYẾT ĐỊNH:` ends the grounds of a decision; `KẾ HOẠCH SỐ 15/KH-UBND` cites another document.
        let enacts = rest.is_empty() && stream.all()[kind.range.end..].starts_with(':');
        let cites = rest.starts_with("SỐ ") && !loose;
        // In a poured copy the whole document follows: the subject in capitals, or `Về việc …`.
        let poured = || {
            let capitals = rest.split(' ').take_while(|word| !word.chars().any(char::is_lowercase)).count();
            rest.len() > POURED && (capitals > 5 || rest.starts_with("Về việc "))
        };
        let alone = rest.is_empty() || loose || fold::is_capitals(rest) || poured();
        return (!enacts && !cites && alone).then_some(kind);
    }
    if end - start > 50 || !(line.heading || loose || line.blank_before) {
        return None;
    }
    let whole = &stream.low[start..end];
    let mark = |kind| Some(TypeMark { kind, range: start..end });
    if let Some(kind) = NAMES.iter().find(|name| name.words == whole) {
        return mark(kind.kind);
    }
    // Capitals read by a machine lose their marks: `KÉT LUẬN`.
    if !loose || !fold::is_capitals(&stream.all()[start..end]) {
        return None;
    }
    let bare: String = whole.chars().filter(|c| *c != ' ').map(plain).collect();
    NAMES.iter().find(|name| same_letters(&bare, &name.plain)).and_then(|name| mark(name.kind))
}

/// A type in capitals inside a poured text without motto, told by the body that speaks and its number or date:
/// `… SẮC LỆNH CỦA CHỦ TỊCH CHÍNH PHỦ SỐ 73 NGÀY …`.
pub(super) fn of_body(stream: &Stream, limit: usize) -> Option<TypeMark> {
    let text = stream.all();
    stream.low[..floor(&stream.low, limit)].match_indices(" của ").find_map(|(space, _)| {
        let mark = start_before(stream, space).and_then(|start| at(stream, start))?;
        let reach = floor(text, (space + 160).min(text.len()));
        let phrase = &text[space..reach];
        let run: usize = phrase.split_inclusive(' ').take_while(|word| !word.contains(char::is_lowercase)).map(str::len).sum();
        let numbered = [" SỐ ", " NGÀY "].iter().any(|word| {
            phrase[..run].find(word).is_some_and(|at| phrase[at + word.len()..].starts_with(|c: char| c.is_ascii_digit()))
        });
        (mark.range.end == space && numbered).then_some(mark)
    })
}

/// Whether two words without marks are the same; fonts that lack `Ị` show `N` for it: `QUYẾT ĐNNH`.
fn same_letters(bare: &str, plain: &str) -> bool {
    bare.len() == plain.len() && bare.bytes().zip(plain.bytes()).all(|(one, other)| one == other || one == b'n' && other == b'i')
}

/// The type after number and date, which end at `from`; nothing from `limit` on belongs to the head.
pub(super) fn after(stream: &Stream, from: usize, limit: usize, early: Option<TypeMark>) -> Option<TypeMark> {
    let text = stream.all();
    let next = text.len() - text[from..].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let direct = at(stream, next);
    let near = || {
        // In a flat copy some words of the other column may come first; words of a subject do not.
        let end = floor(&stream.low, (from + 400).min(limit).min(stream.low.len())).max(from);
        let found = text[from..end].match_indices(' ').find_map(|(space, _)| at(stream, from + space + 1))?;
        let between = &stream.low[from..found.range.start];
        // A word for what is done with a document names another one: `BAN HÀNH QUY CHẾ`.
        let last = between.trim_end().rsplit(' ').next().unwrap_or("");
        let named = matches!(
            last,
            "hành" | "duyệt" | "bổ" | "sung" | "của" | "các" | "số" | "hiện" | "khai" | "hóa" | "đổi" | "bỏ" | "bố"
        );
        (!named && !between.contains("về ") && !between.contains("v/v") && between.split(' ').count() < 14).then_some(found)
    };
    direct
        .or_else(|| line(stream, from, limit, true))
        .or_else(|| early.filter(|kind| !text[kind.range.end..].starts_with(':')))
        .or_else(near)
        .filter(|kind| kind.range.start < limit)
}
