//! Segments: a text whose paragraph ends are lost is cut again at its labels.
//!
//! A label inside a long paragraph counts where a sentence or title ends before it and the numbering expects it:
//! it goes on with an open list or starts one. `mục 1.`, `điểm a) khoản 2` and dates are passed over.

use crate::base::fold;
use crate::model::SectionKind;

use super::labels::{Label, label_at_start, starts_with_folded};
use super::levels::Levels;
use super::paragraphs::{Item, Paragraph};

/// Shorter paragraphs are taken as they are.
const LONG: usize = 700;

/// Cuts the over-long paragraphs with lost paragraph ends; in wrapped text they are lost more often.
///
/// The numbering is followed from item to item, so that a label inside a paragraph is known to be expected.
pub(crate) fn split_all(items: Vec<Item>, wrapped: bool) -> Vec<Item> {
    let mut numbering = Numbering::default();
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Item::Paragraph(paragraph) => split(paragraph, wrapped, &mut numbering, &mut out),
            Item::Table(_) => out.push(item),
        }
    }
    out
}

/// The labels met so far.
#[derive(Default)]
struct Numbering {
    levels: Levels,
    count: usize,
}

impl Numbering {
    fn take(&mut self, label: &Label) {
        self.levels.place(label, self.count);
        self.count += 1;
    }
}

fn split(paragraph: Paragraph, wrapped: bool, numbering: &mut Numbering, out: &mut Vec<Item>) {
    let text = paragraph.flow.text.as_str();
    if text.len() < if wrapped { LONG / 4 } else { LONG } {
        if let Some(label) = label_at_start(text) {
            numbering.take(&label);
        }
        return out.push(Item::Paragraph(paragraph));
    }
    let cuts = cuts(text, numbering);
    // One stray match is a coincidence; lost paragraph ends leave several labels.
    let inner = cuts.iter().filter(|cut| cut.labelled && cut.at > 0).count();
    if inner < if wrapped { 1 } else { 3 } && !cuts.iter().any(|cut| cut.certain) {
        return out.push(Item::Paragraph(paragraph));
    }
    let mut starts: Vec<usize> = vec![0];
    starts.extend(cuts.iter().map(|cut| cut.at).filter(|&at| at > 0));
    starts.push(text.len());
    let parts = starts.windows(2).map(|pair| paragraph.flow.part(pair[0]..pair[1])).filter(|flow| !flow.is_empty());
    out.extend(parts.enumerate().map(|(at, flow)| {
        let blank_before = at > 0 || paragraph.blank_before;
        Item::Paragraph(Paragraph { flow, blank_before, block: paragraph.block })
    }));
}

struct Cut {
    at: usize,
    labelled: bool,
    /// A phrase that starts a paragraph wherever it stands.
    certain: bool,
}

fn cuts(text: &str, numbering: &mut Numbering) -> Vec<Cut> {
    let mut out: Vec<Cut> = vec![];
    let mut last_text = 0;
    let starts = std::iter::once(0).chain(memchr::memchr_iter(b' ', text.as_bytes()).map(|at| at + 1));
    for at in starts {
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else { continue };
        if first.is_lowercase() && !rest[first.len_utf8()..].starts_with([')', '.']) {
            continue;
        }
        if at > 0 && opens_part(rest) {
            out.push(Cut { at, labelled: false, certain: true });
            last_text = at;
            continue;
        }
        if !may_open_label(first) {
            continue;
        }
        let Some(label) = label_at_start(rest).filter(|label| label.start == 0) else { continue };
        if at > 0 && !fits(text, at, last_text, &label, &numbering.levels) {
            continue;
        }
        numbering.take(&label);
        last_text = at + label.rest;
        out.push(Cut { at, labelled: true, certain: false });
    }
    out
}

fn may_open_label(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_alphabetic() || matches!(c, 'đ' | 'Đ' | '-' | '–' | '+' | '•' | '*')
}

/// Phrases of the form's own parts.
fn opens_part(rest: &str) -> bool {
    ["Nơi nhận:", "Nơi nhận :", "Trên đây là "].iter().any(|phrase| rest.starts_with(phrase))
}

/// Whether a label at byte `at`, inside the text, starts a paragraph.
fn fits(text: &str, at: usize, last_text: usize, label: &Label, levels: &Levels) -> bool {
    let before = text[..at].trim_end();
    let after = &text[at + label.rest..];
    if after.is_empty() || cites(before) {
        return false;
    }
    let ended = before.trim_end_matches(['”', '"', ')', '*', '’']).ends_with(['.', ';', ':', '!', '?', '/', '…']);
    let title = || {
        // After a title nothing is closed: its text is short, or in capitals.
        let own = text.get(last_text..at).unwrap_or("").trim();
        !own.is_empty() && (fold::is_capitals(own) || (own.chars().count() <= 160 && !own.contains(['.', ';', ':'])))
    };
    let capital = after.trim_start_matches(['“', '"', '(']).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    match label.kind {
        SectionKind::Bullet => {
            let spaced = text[at + label.end..].starts_with(' ');
            spaced
                && capital
                && (ended
                    || (title() && label.close == '-' && fold::is_capitals(text.get(last_text..at).unwrap_or("").trim()))
                    || (title() && levels_open_title(text, last_text, at)))
        }
        SectionKind::Roman | SectionKind::Capital | SectionKind::Part | SectionKind::Chapter | SectionKind::Division => {
            let words: String = after.split_whitespace().take(2).collect();
            fold::is_capitals(&words) && (levels.continues(label) || levels.starts_list(label))
                || (ended && capital && levels.continues(label))
        }
        SectionKind::Footnote => false,
        _ => capital && (ended || title()) && (levels.continues(label) || levels.starts_list(label)),
    }
}

/// A bullet after a short title that ends in a letter or bracket: `3. Sở Xây dựng - Kiểm tra …`.
fn levels_open_title(text: &str, last_text: usize, at: usize) -> bool {
    let own = text.get(last_text..at).unwrap_or("").trim();
    // `Trưởng ban - Chủ tịch`: a dash between two titles of one person; a list item starts a clause, so it is longer.
    let next_dash = text[at + 1..].find(" - ").unwrap_or(usize::MAX);
    let next_stop = text[at + 1..].find([';', '.']).unwrap_or(usize::MAX);
    own.chars().count() <= 120 && next_stop < next_dash && next_stop > 40
}

/// `khoản 1.`, `điểm a)`, `Phụ lục I.`, `số 5.`: the label belongs to a citation.
fn cites(before: &str) -> bool {
    let word_start = before.rfind(' ').map_or(0, |space| space + 1);
    [
        "khoản", "điểm", "mục", "điều", "phần", "chương", "lục", "số", "bảng", "biểu", "tiết", "quý", "tháng", "năm", "ngày",
        "lớp", "cấp", "loại", "nhóm", "mức", "bước",
    ]
    .iter()
    .any(|word| starts_with_folded(&before[word_start..], word).is_some_and(|end| word_start + end == before.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_paragraph_ends_come_back() {
        let filler =
            "thực hiện đầy đủ các nhiệm vụ được giao trong năm theo đúng tiến độ đề ra và báo cáo kết quả về cơ quan thường trực";
        let text = format!(
            "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau: I. MỤC TIÊU 1. Nâng cao chất lượng, {filler}. 2. Theo điểm a) khoản 2. Điều 5, {filler}; \
             {filler}. II. NHIỆM VỤ 1. Sở Y tế a) Chủ trì {filler}; b) Phối hợp {filler}. - Trưởng ban {filler}. 2. Sở Nội vụ {filler}. Trên đây là Kế hoạch. Nơi nhận: - Như trên;"
        );
        let starts: Vec<&str> =
            cuts(&text, &mut Numbering::default()).iter().map(|cut| text[cut.at..].split(' ').next().unwrap()).collect();
        assert_eq!(starts, ["I.", "1.", "2.", "II.", "1.", "a)", "b)", "-", "2.", "Trên", "Nơi", "-"]);
    }
}
