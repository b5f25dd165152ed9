//! Appendix captions: `PHỤ LỤC I`, its title, and `(Kèm theo …)`; and documents that a decision puts in force.

use std::iter::Peekable;

use crate::base::fold;
use crate::model::DocType;

use super::flow::Flow;
use super::inline;
use super::labels::{label_at_start, roman_value, starts_with_folded};
use super::paragraphs::{Item, Paragraph};
use super::scan::{any_at, phrases};
use super::signature;

/// The caption of an appendix.
#[derive(Debug)]
pub(crate) struct Caption {
    pub(crate) label: Flow,
    pub(crate) title: Vec<Flow>,
    pub(crate) attached_to: Option<Flow>,
    /// Letterhead lines repeated above an attached document, and the words around `attached_to`.
    pub(crate) boilerplate: Vec<Flow>,
}

impl Caption {
    /// Its first words: the label, or the title where it has none.
    pub(crate) fn opening(&self) -> &Flow {
        self.title.first().filter(|_| self.label.text.is_empty()).unwrap_or(&self.label)
    }

    /// What its parts are found by: its label, or its title where it has none.
    pub(crate) fn name(&self) -> String {
        if !self.label.text.is_empty() {
            return self.label.text.clone();
        }
        self.title.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The longest title with what it is attached to in one paragraph, in bytes.
const LONGEST: usize = 2000;

/// Reads a caption that starts with `paragraph`, taking its further lines from `items`.
///
/// `late` is true after the signature, where a type of document in capitals opens an attached document; `untyped` holds
/// the starts of titles without one (see [`untyped`]).
pub(crate) fn caption<I: Iterator<Item = Item>>(
    paragraph: &Paragraph,
    items: &mut Peekable<I>,
    late: bool,
    untyped: &[u32],
) -> Option<Caption> {
    let flow = &paragraph.flow;
    let (label, rest) = match appendix_label(&flow.text) {
        Some((start, end, rest)) => (start..end, rest),
        None if late => attached_label(&flow.text).or_else(|| {
            let untyped = untyped.binary_search(&start_of(flow)).is_ok();
            // `KẾ HOẠCH TRỒNG RỪNG NĂM 2027` on one line, with what it is attached to below.
            let below = untyped || items.peek().is_some_and(is_attachment);
            let typed = if below { titled_label(&flow.text) } else { None };
            typed.or_else(|| untyped.then_some((0..0, 0)))
        })?,
        None => return None,
    };
    let mut caption = Caption { label: flow.part(label), title: vec![], attached_to: None, boilerplate: vec![] };
    if rest < flow.text.len() {
        take(&mut caption, flow.part(rest..flow.text.len()));
    }
    let mut taken = 0;
    while let Some(Item::Paragraph(next)) = items.peek() {
        let text = next.flow.text.as_str();
        let attached = attachment(text).is_some();
        // A poured copy has the title and `(Kèm theo …)` in one paragraph.
        let whole = attached || text.len() > LONGEST;
        let cut = if whole { None } else { text.match_indices(" (").find(|(at, _)| attachment(&text[at + 1..]).is_some()) };
        let named = cut.map_or(text, |(at, _)| &text[..at]);
        let title = caption.attached_to.is_none() && is_title_line(named, caption.title.is_empty());
        if taken >= 8 || !(attached || title) || appendix_label(text).is_some() {
            break;
        }
        taken += 1;
        let cut = cut.map(|(at, _)| at);
        if let Some(Item::Paragraph(next)) = items.next() {
            match cut {
                Some(at) => {
                    take(&mut caption, next.flow.part(0..at));
                    take(&mut caption, next.flow.part(at..next.flow.text.len()));
                }
                None => take(&mut caption, next.flow),
            }
        }
    }
    Some(caption)
}

/// Whether a paragraph starts an appendix or an attached document.
pub(crate) fn starts(text: &str) -> bool {
    appendix_label(text).is_some() || attached_label(text).is_some()
}

/// The starts of titles in capitals that only `(Kèm theo …)` below them shows to be those of attached documents,
/// in order: `PHÂN CÔNG NHIỆM VỤ CỦA …` / `NĂM HỌC …` / `(Kèm theo Quyết định số …)`.
pub(crate) fn untyped(items: &[Item]) -> Vec<u32> {
    const MOST_LINES: usize = 3;
    fn text(item: &Item) -> &str {
        match item {
            Item::Paragraph(paragraph) => &paragraph.flow.text,
            Item::Table(_) => "",
        }
    }
    let bracketed = |item: &Item| text(item).trim_start_matches(['*', '_', ' ', '#']).starts_with('(');
    let mut found = vec![];
    for at in (1..items.len()).filter(|&at| bracketed(&items[at]) && is_attachment(&items[at])) {
        let above = items[..at].iter().rev().take(MOST_LINES);
        let lines = above.enumerate().take_while(|(far, item)| titles_untyped(text(item), *far == 0)).count();
        if lines > 0
            && let Item::Paragraph(first) = &items[at - lines]
        {
            found.push(start_of(&first.flow));
        }
    }
    found
}

fn start_of(flow: &Flow) -> u32 {
    flow.range(0..flow.text.len()).start
}

/// Whether a line in capitals may be of a title, and not of the signature above it; the `last` one may be short.
fn titles_untyped(text: &str, last: bool) -> bool {
    const FEWEST_WORDS: usize = 5;
    const NOUNS: [&str; 12] = [
        "danh sách",
        "danh mục",
        "bảng",
        "biểu",
        "phân công",
        "lịch",
        "nội dung",
        "quy trình",
        "tiêu chí",
        "tiến độ",
        "lộ trình",
        "dự toán",
    ];
    let bare = text.trim_matches(['*', '_', '#', ' ']);
    let named = || NOUNS.iter().any(|noun| starts_with_folded(bare, noun).is_some());
    let long = || bare.split_whitespace().count() >= FEWEST_WORDS;
    let dated = || last && starts_with_folded(bare, "năm").is_some();
    fold::is_capitals(bare)
        && bare.chars().count() <= 400
        && label_at_start(text).is_none()
        && !starts(text)
        && !is_letterhead(text)
        && !signature::opens(text, true)
        && (long() || named() || dated())
}

fn take(caption: &mut Caption, flow: Flow) {
    match attachment(&flow.text) {
        Some(part) => {
            caption.attached_to = Some(flow.part(part));
            caption.boilerplate.push(flow);
        }
        None => caption.title.push(trim_marks(&flow)),
    }
}

fn trim_marks(flow: &Flow) -> Flow {
    let text = flow.text.trim_matches(['*', '_', '#', ' ']);
    let start = text.as_ptr() as usize - flow.text.as_ptr() as usize;
    flow.part(start..start + text.len())
}

/// A title: capitals; or the first short line under the label that is no sentence and no label.
fn is_title_line(text: &str, first: bool) -> bool {
    if label_at_start(text).is_some() || text.chars().count() > 400 {
        return false;
    }
    fold::is_capitals(text) || first && text.chars().count() < 250 && !text.ends_with(['.', ':', ';', ','])
}

/// `PHỤ LỤC`, `Phụ lục 02`, `PHỤ LỤC II.`, `BIỂU SỐ 1`: start and end of the label, and where the title on its line starts.
fn appendix_label(text: &str) -> Option<(usize, usize, usize)> {
    let start = text.len() - text.trim_start_matches(['*', '_', '#', ' ']).len();
    let body = &text[start..];
    let word = any_at(body, 0, phrases!["phụ lục", "phụ biểu", "biểu mẫu", "biểu số", "biểu", "mẫu số"])?;
    let capital = fold::is_capitals(&body[..word]);
    let after = body[word..].trim_start();
    let number_at = body.len() - after.len();
    let number_word =
        starts_with_folded(after, "số").map_or(0, |end| after.len() - after[end..].trim_start_matches([':', ' ']).len());
    let number = number_length(&after[number_word..]);
    let end = match number {
        Some(length) => number_at + number_word + length,
        None => word,
    };
    let tail = body[end..].trim_start_matches(['*', '_', ' ']);
    let title = tail.trim_start_matches(['.', ':', '-', '–', ' ', '*']);
    let closed = tail.is_empty() || (number.is_some() && tail.starts_with(['.', ':', '-', '–', '(']));
    // `Phụ lục kèm theo …` in a sentence is no caption; a capital one with its title on the same line is.
    let titled = capital && fold::is_capitals(tail) && tail.chars().count() > 3;
    let named = body.starts_with(['P', 'B', 'M']) && (number.is_some() || word_is_appendix(body));
    ((closed || titled) && named && text.chars().count() < 400).then(|| (start, start + end, text.len() - title.len()))
}

fn word_is_appendix(body: &str) -> bool {
    starts_with_folded(body, "phụ lục").is_some() || starts_with_folded(body, "phụ biểu").is_some()
}

fn number_length(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = if digits > 0 {
        digits
    } else {
        let roman = text.bytes().take_while(|byte| b"IVXLC".contains(byte)).count();
        if roman_value(&text[..roman]).is_some() {
            roman
        } else {
            usize::from(text.starts_with(|c: char| c.is_ascii_uppercase()))
        }
    };
    // `Phụ lục 1a`, `Phụ lục I.1`
    let rest = &text[length..];
    let suffix = rest.strip_prefix('.').map_or(0, |after| {
        let more = after.bytes().take_while(u8::is_ascii_digit).count();
        if more > 0 { more + 1 } else { 0 }
    });
    let letter = usize::from(
        suffix == 0
            && digits > 0
            && rest.starts_with(|c: char| c.is_ascii_lowercase())
            && !rest[1..].starts_with(char::is_alphanumeric),
    );
    let length = length + suffix + letter;
    (length > 0 && !text[length..].starts_with(char::is_alphanumeric)).then_some(length)
}

/// A type of document in capitals alone on its line.
fn attached_label(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let body = text.trim_matches(['*', '_', '#', ' ', ':']);
    if !fold::is_capitals(body) {
        return None;
    }
    let start = body.as_ptr() as usize - text.as_ptr() as usize;
    let known = DocType::from_name(body).is_some()
        || matches!(fold::key(body).as_str(), "danh mục" | "nội dung" | "bảng phân công nhiệm vụ");
    known.then(|| (start..start + body.len(), text.len()))
}

fn is_attachment(item: &Item) -> bool {
    matches!(item, Item::Paragraph(next) if next.flow.text.contains('(') && attachment(&next.flow.text).is_some())
}

/// A type of document in capitals and its title on one line.
fn titled_label(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let start = text.len() - text.trim_start_matches(['*', '_', '#', ' ']).len();
    let body = &text[start..];
    if !body.starts_with(fold::is_upper) {
        return None;
    }
    let name = inline::TYPES.iter().find(|name| body.strip_prefix(**name).is_some_and(|rest| rest.starts_with(' ')))?;
    let end = start + name.len();
    Some((start..end, text.len() - text[end..].trim_start().len()))
}

/// Whether a line after the signature is the letterhead of an attached document, which repeats what is known.
pub(crate) fn is_letterhead(text: &str) -> bool {
    const LINES: [&str; 4] = ["cộng hòa xã hội", "độc lập - tự do", "đảng cộng sản việt nam", "số:"];
    const BODIES: [&str; 14] = [
        "ủy ban nhân dân",
        "hội đồng nhân dân",
        "ubnd",
        "tỉnh",
        "thành phố",
        "huyện",
        "quận",
        "thị xã",
        "thị trấn",
        "xã",
        "phường",
        "sở",
        "bộ",
        "ban",
    ];
    let bare = text.trim_matches(['*', '_', '#', ' ', '|']);
    if bare.is_empty() || bare.len() > 400 {
        return false;
    }
    let key = fold::key(bare);
    LINES.iter().any(|line| key.starts_with(line))
        || (key.contains(", ngày ") && key.contains(" tháng ") && bare.chars().count() < 70)
        || (fold::is_capitals(bare)
            && bare.chars().count() <= 60
            && BODIES.iter().any(|body| key.strip_prefix(body).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))))
}

/// What an appendix is attached to: the text after `Kèm theo` in a line such as `(Ban hành kèm theo …)`.
fn attachment(text: &str) -> Option<std::ops::Range<usize>> {
    let body = text.trim_start_matches(['*', '_', ' ', '#']);
    let inner = body.strip_prefix('(').unwrap_or(body).trim_start_matches(['*', '_', ' ']);
    let bracketed = inner.len() < body.len();
    let start = text.len() - inner.len();
    let low = fold::aligned(inner);
    let word =
        ["ban hành kèm theo", "kèm theo", "đính kèm theo", "đính kèm", "được ban hành kèm theo", "phê duyệt kèm theo", "kèm"]
            .iter()
            .find_map(|word| low.strip_prefix(word).filter(|rest| rest.starts_with(' ')).map(|_| word.len()))?;
    if !bracketed && text.chars().count() > 250 {
        return None;
    }
    let rest = inner[word..].trim_start();
    let from = start + inner.len() - rest.len();
    let end = from + rest.trim_end_matches(['*', '_', ' ', ')', '.']).len();
    (end > from).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<(&str, &str)> {
        appendix_label(text).map(|(start, end, rest)| (&text[start..end], &text[rest..]))
    }

    #[test]
    fn labels_in_their_forms() {
        assert_eq!(label("PHỤ LỤC"), Some(("PHỤ LỤC", "")));
        assert_eq!(label("**Phụ lục II**"), Some(("Phụ lục II", "")));
        assert_eq!(label("PHỤ LỤC 01: CHỈ TIÊU NĂM 2026"), Some(("PHỤ LỤC 01", "CHỈ TIÊU NĂM 2026")));
        assert_eq!(label("PHỤ LỤC DANH MỤC NHIỆM VỤ"), Some(("PHỤ LỤC", "DANH MỤC NHIỆM VỤ")));
        assert_eq!(label("Phụ lục kèm theo Kế hoạch này quy định chi tiết."), None);
        assert_eq!(label("Biểu dương các tập thể"), None);
        assert_eq!(label("Phụ lục I của Kế hoạch này"), None);
    }

    #[test]
    fn letterheads_of_attached_documents() {
        for line in
            ["ỦY BAN NHÂN DÂN", "TỈNH SƠN HÀ", "Độc lập - Tự do - Hạnh phúc", "Sơn Hà, ngày 02 tháng 3 năm 2027", "Số: 5/KH-UBND"]
        {
            assert!(is_letterhead(line), "{line}");
        }
        assert!(!is_letterhead("Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:") && !is_letterhead("BIỂU TỔNG HỢP KINH PHÍ"));
    }

    #[test]
    fn attachments() {
        let text = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh Sơn Hà)";
        assert_eq!(attachment(text).map(|part| &text[part]), Some("Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh Sơn Hà"));
        assert_eq!(attachment("(*Kèm theo Kế hoạch này*)").map(|part| &"(*Kèm theo Kế hoạch này*)"[part]), Some("Kế hoạch này"));
        assert_eq!(attachment("Trồng rừng phòng hộ"), None);
    }
}
