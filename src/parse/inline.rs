//! Inline parts of poured text: captions of attached documents, and quotations whose numbers are not the document's.

use std::ops::Range;

use crate::base::fold;

use super::scan;

/// Types of documents that a decision puts in force, and annexes.
pub(crate) const TYPES: [&str; 16] = [
    "KẾ HOẠCH",
    "QUY CHẾ",
    "QUY ĐỊNH",
    "ĐỀ ÁN",
    "CHƯƠNG TRÌNH",
    "DANH MỤC",
    "PHỤ LỤC",
    "PHƯƠNG ÁN",
    "HƯỚNG DẪN",
    "ĐIỀU LỆ",
    "NỘI QUY",
    "QUY TRÌNH",
    "CHIẾN LƯỢC",
    "DỰ ÁN",
    "THỂ LỆ",
    "BẢNG PHÂN CÔNG",
];

/// Longest title and longest bracket of a caption, in bytes.
const LONGEST: usize = 900;

/// The captions inside a text, `… KẾ HOẠCH TRỒNG RỪNG (Kèm theo Quyết định số …) I. …`: where the label, the title,
/// the bracket and what follows it start.
pub(crate) fn captions(text: &str) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = vec![];
    let mut from = 0;
    for open in memchr::memchr_iter(b'(', text.as_bytes()) {
        if open < from || !attaches(text, open + 1) {
            continue;
        }
        let Some(close) = closing_bracket(text, open) else { continue };
        let Some((label, title)) = caption_start(text, from, open) else { continue };
        from = close;
        let after = scan::skip_spaces(text, close);
        let mut cuts = vec![label, title, open, after];
        cuts.dedup();
        cuts.retain(|&at| at < text.len());
        out.push(cuts);
    }
    out
}

/// Whether the words of an attachment (`kèm theo`) stand at byte `at`, after its bracket.
pub(crate) fn attaches(text: &str, at: usize) -> bool {
    let at = at + text[at..].len() - text[at..].trim_start_matches(['*', ' ']).len();
    ["kèm theo", "ban hành kèm theo", "được ban hành kèm theo", "phê duyệt kèm theo", "đính kèm"]
        .iter()
        .any(|phrase| scan::phrase_at(text, at, phrase).is_some())
}

/// After the bracket that closes the one at `open`.
fn closing_bracket(text: &str, open: usize) -> Option<usize> {
    let limit = floor(text, open + LONGEST);
    let mut depth = 0usize;
    for (at, byte) in text.as_bytes()[open..limit].iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(open + at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Where the type that the bracket at `open` belongs to starts, and where its title does.
fn caption_start(text: &str, from: usize, open: usize) -> Option<(usize, usize)> {
    let begin = from.max(floor(text, open.saturating_sub(LONGEST)));
    let spaces = memchr::memchr_iter(b' ', &text.as_bytes()[begin..open]).map(|space| begin + space + 1);
    let start = std::iter::once(0).filter(|_| begin == 0).chain(spaces);
    let mut found = None;
    for at in start {
        let Some(name) = TYPES.iter().find(|name| text[at..].starts_with(*name)) else { continue };
        // A type inside a title in capitals is part of the title.
        let before = text[..at].trim_end().rsplit(' ').next().unwrap_or("");
        if !fold::is_capitals(before) || found.is_none() && at == begin {
            let end = scan::skip_spaces(text, at + name.len());
            found = Some((at, if *name == "PHỤ LỤC" { at } else { end }));
        }
    }
    let (label, title) = found?;
    // What stands between must be a title: no sentence ends in it.
    let between = &text[title..open];
    let sentence = between.contains(". ") && !fold::is_capitals(between) && title > label;
    (!sentence).then_some((label, title))
}

/// The last character boundary up to byte `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The quotations of a text that are closed not far from where they are opened.
pub(crate) fn quotations(text: &str) -> Vec<Range<usize>> {
    const REACH: usize = 2500;
    let mut out: Vec<Range<usize>> = vec![];
    let mut open: Option<usize> = None;
    for at in memchr::memchr_iter(b'\xE2', text.as_bytes()) {
        if text[at..].starts_with('“') {
            open = Some(at);
        } else if text[at..].starts_with('”')
            && let Some(start) = open.take().filter(|start| at - start <= REACH)
        {
            out.push(start..at);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_with_titles_in_both_letter_cases() {
        for text in [
            "Lê Văn Sơn QUY CHẾ PHỐI HỢP THỰC HIỆN KẾ HOẠCH (Ban hành kèm theo Quyết định số 2 (bản sửa)) Điều 1.",
            "Lê Văn Sơn QUY CHẾ Phối hợp bảo vệ rừng (Ban hành kèm theo Quyết định số 2) Điều 1.",
        ] {
            let cuts = captions(text);
            let words: Vec<&str> = cuts[0].iter().map(|&at| text[at..].split(' ').next().unwrap()).collect();
            assert!(words[0] == "QUY" && words[2] == "(Ban" && words[3] == "Điều", "{text} {words:?}");
        }
        assert!(captions("Giao Sở A thực hiện (kèm theo danh mục dự án).").is_empty());
    }

    #[test]
    fn quotations_need_both_marks() {
        assert_eq!(quotations("a “b” c “d"), vec![2..6]);
    }
}
