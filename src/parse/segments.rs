//! Segments: a text whose paragraph ends are lost is cut again at its labels.
//!
//! A label inside a long paragraph counts where a sentence or title ends before it and the numbering expects it:
//! it goes on with an open list or starts one. `mục 1.`, `điểm a) khoản 2` and dates are passed over.

use crate::base::fold;
use crate::model::SectionKind;

use super::headings;
use super::inline;
use super::labels::{Label, label_at_start, starts_with_folded};
use super::levels::Levels;
use super::paragraphs::{Item, Paragraph};

/// Shorter paragraphs are taken as they are.
const LONG: usize = 700;

/// Cuts the over-long paragraphs with lost paragraph ends; in wrapped text they are lost more often.
pub(crate) fn split_all(items: Vec<Item>, wrapped: bool) -> Vec<Item> {
    let long = if wrapped { LONG / 4 } else { LONG };
    let is_long = |text: &str| text.len() >= long || !inline::captions(text).is_empty();
    let mut numbering = Numbering::default();
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Item::Paragraph(paragraph) if is_long(&paragraph.flow.text) => split(paragraph, wrapped, &mut numbering, &mut out),
            item => out.push(item),
        }
    }
    out
}

/// The labels met so far. The numbering is followed from item to item, so that a label inside a paragraph is known to be
/// expected; but only when there is such a paragraph, for most texts have none.
#[derive(Default)]
struct Numbering {
    levels: Levels,
    count: usize,
    /// How many of the items the numbering has met.
    met: usize,
}

impl Numbering {
    fn take(&mut self, label: &Label) {
        self.levels.place(label, self.count);
        self.count += 1;
    }

    /// Takes the labels of the items since the last over-long one.
    fn catch_up(&mut self, items: &[Item]) {
        for item in &items[self.met..] {
            if let Item::Paragraph(paragraph) = item
                && let Some(label) = label_at_start(&paragraph.flow.text)
            {
                self.take(&label);
            }
        }
    }
}

fn split(paragraph: Paragraph, wrapped: bool, numbering: &mut Numbering, out: &mut Vec<Item>) {
    numbering.catch_up(out);
    let cuts = cuts(&paragraph.flow.text, numbering);
    put_parts(paragraph, &cuts, wrapped, out);
    numbering.met = out.len();
}

/// The parts of a paragraph between its cuts, or the paragraph as it is.
fn put_parts(paragraph: Paragraph, cuts: &[Cut], wrapped: bool, out: &mut Vec<Item>) {
    // One stray match is a coincidence; lost paragraph ends leave several labels.
    let inner = cuts.iter().filter(|cut| cut.labelled && cut.at > 0).count();
    if inner < if wrapped { 1 } else { 3 } && !cuts.iter().any(|cut| cut.certain) {
        return out.push(Item::Paragraph(paragraph));
    }
    let mut starts: Vec<usize> = vec![0];
    starts.extend(cuts.iter().map(|cut| cut.at).filter(|&at| at > 0));
    starts.push(paragraph.flow.text.len());
    let parts = starts.windows(2).map(|pair| paragraph.flow.part(pair[0]..pair[1])).filter(|flow| !flow.is_empty());
    out.extend(parts.enumerate().map(|(at, flow)| {
        let blank_before = at > 0 || paragraph.blank_before;
        Item::Paragraph(Paragraph { flow, blank_before, block: paragraph.block, listed: false })
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
    let mut captions = inline::captions(text).into_iter().peekable();
    let mut quotations = inline::quotations(text).into_iter().peekable();
    let (mut skip, mut listing) = (0, false);
    let starts = std::iter::once(0).chain(memchr::memchr_iter(b' ', text.as_bytes()).map(|at| at + 1));
    for at in starts {
        while captions.next_if(|caption| caption[0] < at).is_some() {}
        if let Some(caption) = captions.next_if(|caption| caption[0] == at) {
            out.extend(caption.iter().map(|&at| Cut { at, labelled: false, certain: true }));
            *numbering = Numbering::default();
            skip = caption[caption.len() - 1];
            listing = false;
            last_text = skip;
        }
        while quotations.next_if(|quotation| quotation.end <= at).is_some() {}
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else { continue };
        if at < skip || (first.is_lowercase() && !rest[first.len_utf8()..].starts_with([')', '.'])) {
            continue;
        }
        if at > 0 && (opens_part(rest) || is_last_demand(text, at)) {
            out.push(Cut { at, labelled: false, certain: true });
            last_text = at;
            listing |= rest.starts_with("Nơi nhận");
            continue;
        }
        // Articles of a law that are quoted keep their numbers to themselves.
        let marked = at == 0 && matches!(first, '_' | '#' | '<' | '\\');
        if !(may_open_label(first) || marked) || quotations.peek().is_some_and(|quotation| quotation.start < at) {
            continue;
        }
        let Some(label) = label_at_start(rest).filter(|label| label.start == 0 || at == 0) else { continue };
        if at > skip && at > 0 && !fits(text, at, last_text, &label, &numbering.levels) {
            continue;
        }
        // A dash inside a recipient's name stands after no stop.
        if listing && !text[..at].trim_end().ends_with([';', '.', ':']) {
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

/// Whether the last sentence starts here with which the issuer speaks to all: `Ủy ban nhân dân tỉnh yêu cầu …./.`,
/// just before the recipients.
fn is_last_demand(text: &str, at: usize) -> bool {
    const ISSUERS: [&str; 7] = ["Ủy ban ", "Uỷ ban ", "UBND ", "Bộ ", "Chủ tịch ", "Thủ tướng ", "Yêu cầu "];
    let rest = &text[at..];
    if !ISSUERS.iter().any(|issuer| rest.starts_with(issuer)) || !text[..at].trim_end().ends_with('.') {
        return false;
    }
    let asks = rest[..inline::floor(rest, 120)].contains("êu cầu ") || rest[..inline::floor(rest, 120)].contains(" đề nghị ");
    let near = &rest[..inline::floor(rest, 1500)];
    let end = near.find("./.");
    asks && end.is_some_and(|end| near[end + 3..].trim_start_matches([' ', '"', '”']).starts_with("Nơi nhận"))
}

/// Whether a label at byte `at`, inside the text, starts a paragraph.
fn fits(text: &str, at: usize, last_text: usize, label: &Label, levels: &Levels) -> bool {
    let before = text[..at].trim_end();
    let after = &text[at + label.rest..];
    if after.is_empty() || cites(before) {
        return false;
    }
    let ended = before.trim_end_matches(['”', '"', ')', '*', '’']).ends_with(['.', ';', ':', '!', '?', '/', '…']);
    // What is long is no title; it is not looked at, so that the work stays linear.
    let own = text.get(last_text..at).filter(|own| own.len() <= 1200).unwrap_or("").trim();
    // After a title nothing is closed: its text is short, or in capitals.
    let title = !own.is_empty()
        && (fold::is_capitals(own) || (own.len() <= 480 && own.chars().count() <= 160 && !own.contains(['.', ';', ':'])));
    let capital = after.trim_start_matches(['“', '"', '(', '*']).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let expected = || levels.continues(label) || levels.starts_list(label);
    match label.kind {
        SectionKind::Bullet => {
            let spaced = text[at + label.end..].starts_with(' ');
            let listed = || (label.close == '-' && fold::is_capitals(own)) || opens_list(text, own, at);
            let capital = ended && capital || after.trim_start_matches(['“', '"', '(', '*']).starts_with(char::is_uppercase);
            spaced && capital && (ended || (!own.is_empty() && !own.contains(['.', ';', ':']) && listed()))
        }
        SectionKind::Roman | SectionKind::Capital | SectionKind::Part | SectionKind::Chapter | SectionKind::Division => {
            let words: String = after.split_whitespace().take(2).collect();
            fold::is_capitals(&words) && expected() || (ended && capital && expected())
        }
        SectionKind::Footnote | SectionKind::Heading => false,
        // The very number that is due, with its closing sign and a capital after it, needs no sign before it:
        // a long title or an item without its full stop may stand there.
        SectionKind::Decimal => capital && expected() && (ended || title || (label.close == '.' && !dangles(before))),
        SectionKind::Letter => capital && expected() && (ended || title || (label.close == ')' && !dangles(before))),
        SectionKind::Arabic => {
            capital && expected() && (ended || title || (label.close == '.' && levels.continues(label) && !dangles(before)))
        }
        SectionKind::Article => capital && (ended || title) && expected(),
    }
}

/// Whether a text cannot end here: after a comma, or after a word that needs another.
fn dangles(before: &str) -> bool {
    const OPEN: [&str; 26] = [
        "và", "hoặc", "của", "tại", "theo", "các", "những", "với", "cho", "về", "từ", "đến", "là", "trong", "trên", "bằng", "do",
        "thứ", "đoạn", "hạng", "đợt", "khóa", "tuyến", "quyển", "tập", "vùng",
    ];
    let closed = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '’' | '%' | '*' | ']'));
    let word = before.rsplit(' ').next().unwrap_or("");
    !closed || OPEN.contains(&fold::key(word).as_str())
}

/// A bullet after a title that ends in a letter or bracket: `3. Sở Xây dựng - Kiểm tra …; - Phối hợp …`.
fn opens_list(text: &str, own: &str, at: usize) -> bool {
    // `Trưởng ban - Chủ tịch`: a dash between two titles of one person; a list has another item right after a full
    // stop, or its one item is a task, or it leads into a list of its own.
    let rest = text[at..].strip_prefix(|_: char| true).unwrap_or("");
    let rest = &rest[..inline::floor(rest, 1500)];
    let dash = rest.find(" - ").unwrap_or(usize::MAX);
    let followed = dash < rest.len() && rest[..dash].ends_with(['.', ';']);
    let leads = rest.find(": + ").is_some_and(|colon| colon < dash && !rest[..colon].contains(['.', ';']));
    let task = headings::is_task(rest.trim_start());
    let whole = rest.find(['.', ';']).is_some_and(|stop| stop < dash && stop > 40);
    let long = own.chars().count();
    (long <= 300 && (followed || leads)) || (long <= 160 && task && whole)
}

/// `khoản 1.`, `điểm a)`, `Phụ lục I.`, `số 5.`: the label belongs to a citation.
fn cites(before: &str) -> bool {
    let word_start = before.rfind(' ').map_or(0, |space| space + 1);
    let word_start = before.len() - before[word_start..].trim_start_matches(['*', '_', '(', '“', '"']).len();
    [
        "khoản", "điểm", "mục", "điều", "phần", "chương", "lục", "số", "bảng", "biểu", "tiết", "quý", "tháng", "năm", "ngày",
        "lớp", "cấp", "loại", "nhóm", "mức", "bước", "đoạn", "khóa", "kỳ",
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

    fn starts(text: &str) -> Vec<&str> {
        let mut words: Vec<&str> = vec![];
        for cut in cuts(text, &mut Numbering::default()) {
            words.push(text[cut.at..].split(' ').next().unwrap_or(""));
        }
        words
    }

    #[test]
    fn the_number_that_is_due_needs_no_stop_before_it() {
        let long = "Nâng cấp hệ thống theo dõi rừng phòng hộ, rừng đặc dụng và các trạm quan trắc khí tượng ở vùng đầu nguồn; \
                    bổ sung thiết bị cho các hạt kiểm lâm liên xã và các tổ bảo vệ rừng của cộng đồng dân cư";
        let text = format!(
            "II. NỘI DUNG 1. {long} 1.1. {long} a) Phân công - Đơn vị chủ trì: Chi cục A. - Đơn vị phối hợp: Hạt B. b) Thời gian: Quý I - II/2027 \
             c) Sản phẩm: Báo cáo theo điểm a) Khoản 2 Điều 5 1.2. {long} 2. {long} trong 2. Xong"
        );
        assert_eq!(starts(&text), ["II.", "1.", "1.1.", "a)", "-", "-", "b)", "c)", "1.2.", "2."]);
    }

    #[test]
    fn quoted_articles_are_no_items() {
        let text = "1. Sở A rà soát quy định sau: a) Khoản 2 Điều 8 “2. Chủ rừng có quyền: b) Được hỗ trợ; c) Được giao rừng.” b) Khoản 5.";
        assert_eq!(starts(text), ["1.", "a)", "b)"]);
    }

    #[test]
    fn an_attached_plan_behind_the_signer() {
        let text = "- Lưu: VT. KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Sơn KẾ HOẠCH TRỒNG RỪNG NĂM 2027 (Kèm theo Quyết định số 5/QĐ-UBND \
                    ngày 02 tháng 3 năm 2027) Để trồng rừng, Ủy ban ban hành Kế hoạch: I. MỤC ĐÍCH 1. Nâng độ che phủ.";
        assert_eq!(starts(text), ["-", "KẾ", "TRỒNG", "(Kèm", "Để", "I.", "1."]);
    }
}
