//! Wrapping: how a text's lines are cut, and whether a line goes on with the one before.
//!
//! Three kinds of wrapped copies: lines filled to a width with paragraphs under each other; the same with empty
//! lines between paragraphs, where the first line may be short (the copy's markup took its room); and poured text
//! that kept its line ends but lost all paragraph ends.

use crate::base::fold;
use crate::model::DocType;
use crate::raw::{Block, RawDoc};

use super::appendix;
use super::inline;
use super::labels::label_at_start;
use super::number::is_year;
use super::recipients;
use super::signature;

/// How the lines of a text are wrapped.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of the copy, and any of them goes with any other")]
pub(crate) struct Wrap {
    /// The usual length of a full line.
    pub(crate) width: usize,
    /// There are no empty lines: paragraph ends may be lost altogether.
    pub(crate) poured: bool,
    /// Empty lines stand between paragraphs, so lines without one between them belong together.
    pub(crate) spaced: bool,
    /// Empty lines stand before the items of lists, too: a dash at a line's start is one inside a sentence.
    pub(crate) items_apart: bool,
    /// A numbered line far from full has its paragraph's end: it is a title.
    pub(crate) short_titles: bool,
    /// Nearly all lines are as long as the next word let them be, so a shorter one ends its paragraph.
    pub(crate) even: bool,
    /// The length of a full line that opens a paragraph, where those are shorter than all others and little else is known;
    /// 0 elsewhere.
    pub(crate) first: usize,
}

/// How the lines of the document are wrapped, if they are.
///
/// Wrapped text has most lines nearly as long as the longest, and most of them end inside a sentence.
pub(crate) fn wrapping(doc: &RawDoc) -> Option<Wrap> {
    let mut lengths: Vec<usize> = vec![];
    let (mut inside, mut pairs, mut blanks, mut broken) = (0usize, 0usize, 0usize, 0usize);
    let (mut open, mut unfinished, mut cut) = (false, false, false);
    // Items of lists that an empty line parts from what stands before them, and those right below a line without an end.
    let (mut apart, mut below) = (0usize, 0usize);
    // Short numbered lines without an end that a sentence goes on after, and those after which another starts.
    let (mut title, mut titles, mut cuts) = (false, 0usize, 0usize);
    // First lines of paragraphs that a sentence goes on after, and whether and how long the last one was.
    let (mut firsts, mut opening): (Vec<usize>, Option<usize>) = (vec![], None);
    for block in doc.blocks.iter().take(4000) {
        let Block::Line(line) = block else {
            (open, unfinished, cut, title) = (false, false, false, false);
            continue;
        };
        let slice = doc.slice(&line.range);
        let last = Last::after(None, slice);
        let length = last.length;
        let small = slice.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if is_item(slice) {
            apart += usize::from(line.blank_before);
            below += usize::from(unfinished && !line.blank_before);
        }
        if line.blank_before {
            blanks += 1;
        } else if length > 0 {
            pairs += 1;
            inside += usize::from(open && small);
            broken += usize::from(unfinished && (small || cut));
            firsts.extend(opening.filter(|_| unfinished && small));
        }
        opening = (line.blank_before || !unfinished).then_some(length);
        if title {
            cuts += usize::from(small && !is_numbered(slice));
            titles += usize::from(!small || is_numbered(slice));
        }
        title = length <= SHORT
            && is_numbered(slice)
            && !slice.ends_with(['.', ';', ':', ',', '/', '-', '–'])
            && !slice.contains('*');
        unfinished = !slice.ends_with(['.', ';', ':', '/', ',']) || slice.ends_with(',') && length >= 40;
        cut = last.bold || last.italic;
        open = length >= 40 && !slice.ends_with(['.', ';', ':']);
        lengths.push(length);
    }
    if pairs < 4 || lengths.len() < 6 {
        return None;
    }
    lengths.sort_unstable();
    let (long, middle) = (lengths[lengths.len() * 9 / 10], lengths[lengths.len() / 2]);
    // A few lines of any copy were never cut.
    let longest = lengths[(lengths.len() - 1) * 97 / 100];
    let near = lengths.iter().filter(|&&length| length * 10 >= long * 7).count();
    let even = (30..=140).contains(&long) && longest <= long * 2 && near * 10 >= lengths.len() * 4 && inside * 10 >= pairs * 4;
    // Where nearly every line ends inside a sentence the text is wrapped, however uneven the copy made its lines.
    let mostly_inside = (30..=140).contains(&middle) && inside * 10 >= pairs * 6 && pairs * 10 >= lengths.len() * 8;
    let spaced = blanks >= 4
        && blanks * 12 >= lengths.len()
        && (40..=110).contains(&long)
        && longest <= long + long / 2
        && broken * 2 >= pairs;
    let poured = lengths.len() - pairs <= 1 + lengths.len() / 50;
    // Where the first lines of paragraphs are short, most lines still end inside a sentence.
    let cut_up = poured
        && (40..=110).contains(&long)
        && longest <= long + long / 2
        && near * 10 >= lengths.len() * 4
        && broken * 2 >= pairs;
    let width = if even || spaced || cut_up { Some(long) } else { mostly_inside.then_some(middle) };
    firsts.sort_unstable();
    // Copies of web pages have first lines cut far short, where the page's own marks took the room.
    let first = firsts.get(firsts.len() * 9 / 10).copied().filter(|&first| {
        let shaped = poured && (40..=110).contains(&long) && longest <= long + long / 2 && near * 10 >= lengths.len() * 2;
        width.is_none() && shaped && broken * 2 >= pairs && firsts.len() >= 4 && (30..long * 3 / 4).contains(&first)
    });
    let items_apart = apart > 2 && apart > 3 * below;
    let short_titles = titles > 2 * cuts;
    let (width, first) = (width.or(first.map(|_| long))?, first.unwrap_or(0));
    Some(Wrap { width, poured, spaced, items_apart, short_titles, even: even || cut_up, first })
}

/// By how much full lines differ in length beyond their last word.
const SLACK: usize = 8;

/// Characters of a line that is far from full wherever lines are wrapped.
const SHORT: usize = 45;

/// Whether a line starts with a number or letter and its sign: `1. Mục tiêu`, `a) Rà soát`.
fn is_numbered(line: &str) -> bool {
    let sign = line.bytes().take(6).position(|byte| matches!(byte, b'.' | b')'));
    sign.is_some_and(|sign| {
        sign > 0 && line[sign + 1..].starts_with(' ') && line[..sign].bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Whether a line starts with the sign of a list.
fn is_item(line: &str) -> bool {
    line.starts_with(['-', '–', '+', '•'])
}

/// Whether the line's end cut a range of years at its dash: `giai đoạn 2026` / `- 2030`.
pub(crate) fn cut_in_range(before: &str, next: &str) -> bool {
    let first = before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    let upper = next.strip_prefix(['-', '–']).map_or("", str::trim_start);
    let last = upper.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    is_year(first) && is_year(last) && !upper[last.len()..].trim_start().starts_with('%')
}

/// Whether the line's end cut a year from its word: `… trong năm` / `2026 tỷ lệ hộ nghèo …`.
pub(crate) fn cut_before_year(before: &str, next: &str) -> bool {
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    let rest = || next[digits..].strip_prefix(' ').map_or("", str::trim_start);
    digits == 4
        && is_year(&next[..4])
        && fold::key(before.rsplit(' ').next().unwrap_or("")) == "năm"
        && (next.len() == 4 || next[4..].starts_with([',', ';', ')']) || rest().starts_with(char::is_lowercase))
}

/// Whether a line of wrapped text goes on with the paragraph before, whose last line was `last`.
pub(crate) fn wrapped(before: &str, next: &str, last: &Last, wrap: Wrap) -> bool {
    let ended = before.trim_end_matches(['*', '_', ' ']).ends_with(['.', ';', ':', '!', '?', '/']);
    let full = last.length * 4 >= wrap.width * 3;
    if ends_in_label(before) || last.cut_in_marks(before, next) {
        return true;
    }
    let label = label_at_start(next).is_some();
    if wrap.spaced && !wrap.poured {
        return spaced_on(before, next, ended, full, label, wrap);
    }
    let marks = ['*', '_', '#', ' '];
    if ended && before.trim_end_matches(marks).ends_with(';') && next.trim_start_matches(marks).starts_with("Căn cứ ") {
        return false;
    }
    if !ended && is_caption(before, next) {
        return false;
    }
    if label {
        // Where paragraph ends are lost a label may stand at a line's start by chance; `segments` looks again.
        return full && !ended;
    }
    let alone = last.length <= SHORT && before.len() <= 2 * SHORT && before.chars().count() == last.length;
    let shouted = || fold::is_capitals(before) && fold::is_capitals(next);
    if wrap.short_titles
        && !ended
        && alone
        && wrap.width > SHORT
        && next.starts_with(char::is_uppercase)
        && is_numbered(before)
        && !shouted()
    {
        return false;
    }
    if !ended && is_bold(before) && next.starts_with(char::is_uppercase) {
        return false;
    }
    // The next word would have stood on the line before, had the paragraph gone on.
    let word = next.find(' ').map_or(next, |end| &next[..end]).chars().count();
    let closed = before.trim_end_matches(marks).ends_with(['.', '/']);
    let broken_off = wrap.even && next.starts_with(char::is_uppercase) && last.length + 1 + word + SLACK < wrap.width;
    if broken_off && (closed || !ended && before.chars().count() > last.length && recipients::address(before).is_some()) {
        return false;
    }
    if ended { full } else { full || wrap.poured || next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) }
}

/// Whether a line goes on with the one before although it starts with a capital: there was no room left for its first word.
/// `first` is the length of a full line that opens a paragraph, `width` that of all others.
pub(crate) fn no_room(before: &str, next: &str, last: &Last, wrap: Wrap) -> bool {
    const SLACK: usize = 2;
    let ended = before.trim_end_matches(['*', '_', ' ']).ends_with(['.', ';', ':', '!', '?', '/', '|']);
    if ended || !next.starts_with(char::is_uppercase) || label_at_start(next).is_some() || is_bold(before) {
        return false;
    }
    let opens = before.len() <= 4 * wrap.first && before.chars().count() == last.length;
    let room = if opens { wrap.first } else { wrap.width };
    let word = next.find(' ').map_or(next, |end| &next[..end]).chars().count();
    last.length + 1 + word + SLACK >= room
        && !fold::is_capitals(before)
        && !is_caption(before, next)
        && !signature::opens(next, true)
        && recipients::label(next).is_none()
}

/// Whether a paragraph is bold from its start to its end, as titles are.
fn is_bold(text: &str) -> bool {
    const MARK: &str = "**";
    let inner = text.strip_prefix(MARK).and_then(|text| text.strip_suffix(MARK));
    inner.is_some_and(|inner| inner.len() <= 300 && !inner.is_empty() && !inner.contains(MARK))
}

/// Whether the caption of an attachment stands in its own line: `PHỤ LỤC I`, or what it is attached to.
fn is_caption(before: &str, next: &str) -> bool {
    let bare = |text: &str| text.trim_start_matches(['*', '_', '#', ' ']).len();
    let line = &before[before.len() - bare(before)..];
    let label = line.starts_with("PHỤ LỤC") && before.len() <= SHORT && appendix::starts(before);
    label || fold::is_capitals(line) && inline::attaches(next.trim_start_matches(['*', '(', ' ']), 0)
}

/// Between empty lines a line goes on, unless the one before has ended or the two stand under each other as in a
/// signature, a caption or a list.
fn spaced_on(before: &str, next: &str, ended: bool, full: bool, label: bool, wrap: Wrap) -> bool {
    if label {
        // A figure that the line's end cut off (`quy mô` / `10. …`) is rare; a list under its title is not.
        return full && !ended && (wrap.items_apart || !is_item(next));
    }
    if ended {
        return full || next.starts_with(|c: char| c.is_lowercase());
    }
    if next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) {
        return true;
    }
    let alone = before.trim_matches(['*', '_', '#', ' ', ':']);
    let stands_alone = signature::opens(before, true)
        || signature::opens(next, true)
        || (alone.len() < 60 && DocType::from_name(alone).is_some())
        || inline::attaches(next.trim_start_matches(['*', '(', ' ']), 0)
        || next.starts_with('*')
        || (fold::is_capitals(alone) && !fold::is_capitals(next));
    !stands_alone
}

/// The last line of a paragraph that may go on, as far as the next one must know it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Last {
    /// Characters in the line.
    pub(crate) length: usize,
    /// Whether a mark of emphasis is open at its end.
    bold: bool,
    italic: bool,
}

impl Last {
    /// The line `text`, after `before` if it goes on with a paragraph.
    pub(crate) fn after(before: Option<&Self>, text: &str) -> Self {
        let mut last = Self { length: text.chars().count(), ..before.copied().unwrap_or_default() };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(star) = memchr::memchr(b'*', &bytes[at..]) {
            at += star;
            let run = bytes[at..].iter().take_while(|&&byte| byte == b'*').count();
            // A lone star between spaces is a list mark; one after a word that opens nothing is a footnote sign.
            let before_it = at.checked_sub(1).map(|before| bytes[before]);
            let opens = before_it.is_none_or(|byte| matches!(byte, b' ' | b'(' | b'"'));
            let spaced = opens && bytes.get(at + run).is_none_or(|&byte| byte == b' ');
            match run {
                1 if !spaced => last.italic = !last.italic && opens && at == 0,
                // What stands before a space or the line's end closes; it opens nothing.
                2 => last.bold = !last.bold && bytes.get(at + run).is_some_and(|&byte| byte != b' '),
                3 => (last.bold, last.italic) = (!last.bold, !last.italic && at == 0),
                _ => {}
            }
            at += run;
        }
        last
    }

    /// Whether the line was cut inside a mark of emphasis; a signature's lines may share one mark.
    pub(crate) fn cut_in_marks(&self, before: &str, next: &str) -> bool {
        (self.bold || self.italic) && !signature::opens(before, true) && !signature::opens(next, true)
    }
}

/// Whether a line ends in a label that lost its text to the next line: `… như sau: I. MỤC TIÊU 1.`
pub(crate) fn ends_in_label(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or("");
    let signs = matches!(word, "-" | "+" | "–" | "•");
    let number = word.len() < text.len()
        && word.ends_with(['.', ')'])
        && word.chars().count() <= 5
        && label_at_start(&format!("{word} A")).is_some();
    signs || number
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Wrap =
        Wrap { width: 80, poured: false, spaced: true, items_apart: false, short_titles: false, even: false, first: 0 };

    #[test]
    fn a_year_goes_with_its_word() {
        assert!(cut_before_year("1. Trong năm", "2026 tỷ lệ hộ nghèo giảm") && cut_before_year("KẾ HOẠCH NĂM", "2026"));
        assert!(!cut_before_year("1. Trong năm", "2026. Rà soát") && !cut_before_year("Số hộ", "2026 hộ"));
    }

    #[test]
    fn marks_that_span_lines() {
        let open = |text: &str| Last::after(None, text).cut_in_marks(text, "tiếp");
        assert!(open("**2. Sở") && open("*Căn cứ Luật Lâm nghiệp") && open("**I. MỤC"));
        assert!(!open("**2. Sở Y tế**") && !open("* Ghi chú") && !open("Số liệu ước tính*") && !open("**TM. ỦY BAN NHÂN DÂN"));
        assert!(!open("Mục tiêu chung**"));
        let first = Last::after(None, "*Căn cứ Luật Lâm nghiệp");
        assert!(!Last::after(Some(&first), "ngày 15 tháng 11;*").cut_in_marks("", ""));
    }

    #[test]
    fn first_lines_cut_short_go_on_where_no_room_was_left() {
        let wrap = Wrap { first: 52, spaced: false, ..WIDE };
        let goes_on = |before: &str, next: &str| no_room(before, next, &Last::after(None, before), wrap);
        assert!(goes_on("+ 100% chợ loại một sử dụng ít nhất 01 phần mềm của", "AI để thu phí chợ"));
        assert!(goes_on("- Xây dựng và ban hành kế hoạch hành động phát triển", "Chính quyền số"));
        assert!(
            !goes_on("- Giai đoạn 2026-2028", "Đến năm 2028") && !goes_on("a) Trồng rừng phòng hộ ở các xã vùng cao", "Một số")
        );
        assert!(!goes_on("- Trồng rừng phòng hộ ở các xã vùng cao của tỉnh.", "Sở Y tế"));
        assert!(!goes_on("TRỒNG RỪNG PHÒNG HỘ Ở CÁC XÃ VÙNG CAO CỦA TỈNH", "Căn cứ"));
        let last = Last::after(None, "của tỉnh Sơn Hà");
        assert!(!no_room("Trồng rừng ở các xã vùng cao của tỉnh Sơn Hà", "Sở", &last, wrap));
    }

    #[test]
    fn without_empty_lines_titles_and_captions_end_a_paragraph() {
        let wrap = Wrap { width: 80, poured: true, spaced: false, items_apart: false, short_titles: true, even: true, first: 0 };
        let goes_on = |before: &str, next: &str| wrapped(before, next, &Last::after(None, before), wrap);
        let full = "1. Trồng rừng phòng hộ đầu nguồn tại các xã vùng cao của tỉnh theo Chỉ thị của Bộ";
        assert!(goes_on(full, "Chính trị") && goes_on("1. Mục tiêu đến năm", "2030"));
        assert!(!goes_on("1. Mục tiêu chung", "Giữ đất và nước cho các xã vùng cao."));
        assert!(!goes_on("**2. Sở Y tế**", "Mua thuốc cho các xã.") && goes_on("**2. Sở** Y", "Tế"));
        let ended = "Các sở, ngành và các xã theo dõi việc trồng rừng ở đầu nguồn.";
        assert!(
            !goes_on(ended, "Ủy ban nhân dân tỉnh yêu cầu") && goes_on(&format!("{ended} Kết quả báo cáo"), "Ủy ban nhân dân")
        );
        let addressees = "Kính gửi: Thủ trưởng các cơ quan, đơn vị thuộc Sở và các xã vùng cao của tỉnh";
        let whole = |before: &str, next: &str| wrapped(before, next, &Last::after(None, "tỉnh"), wrap);
        assert!(
            !whole(addressees, "Thực hiện ý kiến") && goes_on("Kính gửi: Sở", "Y tế") && whole("- Các xã của tỉnh", "Sở Y tế")
        );
        assert!(goes_on("III. NHIỆM VỤ TRỌNG", "TÂM NĂM 2026"));
        assert!(!goes_on("**PHỤ LỤC II**", "DANH MỤC CÁC XÃ") && !goes_on("DANH MỤC CÁC XÃ", "(Kèm theo Kế hoạch số 5)"));
        assert!(!goes_on(
            "*Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017 và các văn bản hướng dẫn thi hành;*",
            "*Căn cứ Luật Đất đai"
        ));
    }

    #[test]
    fn between_empty_lines_lines_go_on() {
        for (before, next) in [
            ("- Trồng rừng phòng hộ", "đầu nguồn tại các xã vùng cao"),
            ("Trung tâm Khuyến nông", "Quốc gia chủ trì"),
            ("**2. Sở", "Nông nghiệp và Môi trường**"),
            ("*Căn cứ Nghị quyết số", "15/NQ-CP ngày 05 tháng 3 năm 2026;*"),
            ("**1. Mục", "đích**"),
        ] {
            assert!(wrapped(before, next, &Last::after(None, before), WIDE), "{before} | {next}");
        }
        for (before, next) in [
            ("- Như Điều 3;", "- Bộ Y tế;"),
            ("**KT. CHỦ TỊCH**", "PHÓ CHỦ TỊCH"),
            ("PHÓ CHỦ TỊCH", "**Lê Văn Sơn**"),
            ("KẾ HOẠCH", "TRỒNG RỪNG NĂM 2026"),
            ("1. Sở Y tế", "a) Chủ trì kiểm tra"),
        ] {
            assert!(!wrapped(before, next, &Last::after(None, before), WIDE), "{before} | {next}");
        }
        assert!(cut_in_range("4. Trong giai đoạn 2026", "- 2030 phấn đấu trồng mới"));
        assert!(!cut_in_range("Chỉ tiêu năm 2026", "- 50% số hộ") && !cut_in_range("Các xã 5", "- 2030 hộ"));
        // Where lists stand apart, a dash at a line's start is one inside a sentence.
        let title = "1. Phân công cơ quan chủ trì các chương trình, dự án của Sở Nông nghiệp và Môi trường";
        let next = "- Thường trực Ban Chỉ đạo";
        let goes_on = |items_apart| wrapped(title, next, &Last::after(None, title), Wrap { items_apart, ..WIDE });
        assert!(goes_on(true) && !goes_on(false));
    }
}
