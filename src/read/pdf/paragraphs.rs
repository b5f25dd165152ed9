//! Lines → paragraphs: a line goes on where the one before had no room for its first word.
//!
//! What counts: how far the line before reaches, where the lines start (first lines are indented, or labels hang), the
//! distance between them, and whether the new line opens a list entry.

use super::layout::TextLine;

/// How exactly lines start under each other, in sizes of the font.
const ALIGNED: f32 = 0.45;

/// How exactly a justified line ends at the margin, in points.
const FLUSH: f32 = 1.2;

/// The text area of pages of one size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margins {
    pub(super) left: f32,
    pub(super) right: f32,
    /// The usual distance between lines of a paragraph, in sizes of the font.
    pub(super) leading: f32,
    /// How far first lines are usually indented.
    pub(super) indent: f32,
}

impl Margins {
    /// The margins that the lines of a page size show.
    pub(super) fn of(lines: &[&TextLine]) -> Option<Self> {
        let body: Vec<&&TextLine> = lines.iter().filter(|line| line.column.is_none() && line.words.len() > 3).collect();
        if body.is_empty() {
            return None;
        }
        let mut ends: Vec<f32> = body.iter().map(|line| -line.end).collect();
        let mut starts: Vec<f32> = body.iter().map(|line| line.start).collect();
        let (left, right) = (first_cluster(&mut starts), -first_cluster(&mut ends));
        let mut gaps: Vec<f32> = lines
            .windows(2)
            .filter(|pair| pair[1].column.is_none() && (pair[1].start - left).abs() < 3.0 && pair[0].end > right - 12.0)
            .map(|pair| (pair[1].base - pair[0].base) / pair[1].size.max(1.0))
            .filter(|gap| (0.9..2.6).contains(gap))
            .collect();
        gaps.sort_by(f32::total_cmp);
        let leading = gaps.get(gaps.len() / 3).copied().unwrap_or(1.4);
        let mut indents: Vec<f32> = body.iter().map(|line| line.start - left).filter(|by| (9.0..80.0).contains(by)).collect();
        indents.sort_by(f32::total_cmp);
        Some(Self { left, right, leading, indent: most_common(&indents) })
    }
}

/// The lowest value that several values share.
fn first_cluster(values: &mut [f32]) -> f32 {
    values.sort_by(f32::total_cmp);
    let need = (values.len() / 30).clamp(1, 12);
    let shared = |at: &usize| values.get(at + need).is_some_and(|other| other - values[*at] < 2.5);
    let at = (0..values.len()).find(shared).unwrap_or(0);
    values.get(at).copied().unwrap_or(0.0)
}

fn most_common(sorted: &[f32]) -> f32 {
    let near = |value: f32| sorted.iter().filter(|other| (**other - value).abs() < 2.0).count();
    let step = sorted.len().div_ceil(200).max(1);
    sorted.iter().step_by(step).copied().max_by_key(|&value| near(value)).unwrap_or(0.0)
}

/// A paragraph that may go on.
#[derive(Debug)]
pub(super) struct Open<'a> {
    /// Its first line and its last so far.
    first: &'a TextLine,
    last: &'a TextLine,
    /// Where its second line starts.
    second: Option<f32>,
}

impl<'a> Open<'a> {
    pub(super) fn new(line: &'a TextLine) -> Self {
        Self { first: line, last: line, second: None }
    }

    /// Takes a line that goes on with it.
    pub(super) fn push(&mut self, line: &'a TextLine) {
        self.second.get_or_insert(line.start);
        self.last = line;
    }

    pub(super) fn last(&self) -> &'a TextLine {
        self.last
    }

    /// Whether its one line so far is as wide as the page and may yet be set in the middle.
    fn fills_middle(&self, margins: &Margins, tolerance: f32) -> bool {
        let (left, right) = (self.last.start - margins.left, margins.right - self.last.end);
        self.second.is_none() && (left - right).abs() < tolerance && left.abs() < tolerance * 2.0 + 1.0
    }

    /// Whether it is an entry of a list in a column whose last line has no room for more and is not the end.
    fn fills_entry(&self, next: &TextLine) -> bool {
        let (last, Some((_, right))) = (self.last, self.last.column) else { return false };
        let ended = last.words.last().is_none_or(|word| word.text.ends_with(['.', ';', ':']));
        let full = last.end + next.first_word() + last.size * 0.25 > right;
        let entry = self.first.words.first().is_some_and(|word| matches!(word.text.as_str(), "-" | "–" | "+"));
        let under = next.column == last.column && next.start > self.first.start - 1.0;
        entry && full && !ended && under && last.bold == next.bold && !opens_paragraph(next)
    }

    /// Whether `next` goes on with it; `same_page` if nothing but white paper lies between.
    pub(super) fn goes_on_with(&self, next: &TextLine, margins: &Margins, same_page: bool) -> bool {
        let (last, size) = (self.last, self.last.size.max(1.0));
        if (next.size - size).abs() > size * 0.16 || last.column.is_some() != next.column.is_some() {
            return false;
        }
        let gap = (next.base - last.base) / size;
        if same_page && !(0.3..=(margins.leading * 1.6).max(2.0)).contains(&gap) {
            return false;
        }
        if next.column.is_some() {
            return same_page && (goes_on_in_column(last, next) || self.fills_entry(next));
        }
        let tolerance = size * ALIGNED;
        if changes_weight(last, next) {
            return false;
        }
        if centred(next, margins, tolerance) && (centred(last, margins, tolerance) || self.fills_middle(margins, tolerance)) {
            return goes_on_centred(last, next, margins);
        }
        let room = margins.right - last.end;
        if room > next.first_word() + size * 0.25 + 1.5 {
            return false;
        }
        let spaced = same_page && gap > margins.leading * 1.18 + 0.05;
        let ended = last.words.last().is_some_and(|word| word.text.ends_with(['.', ';', ':', '!', '?']));
        // A line that is set flush with the margin and stops in mid-sentence was broken there, whatever comes next.
        let flush = room.abs() < FLUSH && last.words.len() >= 8 && !ended && (next.start - margins.left).abs() < tolerance;
        let opens = opens_paragraph(next) && !flush && (ended || !may_be_cited(next));
        let start = self.first.start;
        if next.start < start - tolerance {
            // Further left than an indented first line: the text's own edge.
            return self.second.is_none_or(|second| (second - next.start).abs() < tolerance * 2.0) && !(spaced && opens && ended);
        }
        let fresh = opens || ended && starts_large(next);
        if next.start > start + tolerance {
            let hangs =
                opens_paragraph(self.first) && self.second.is_none_or(|second| (second - next.start).abs() < tolerance * 2.0);
            return hangs && !fresh;
        }
        // Under a first line that stands as first lines do, this is another first line.
        let indented = margins.indent > 0.0 && (start - margins.left - margins.indent).abs() < tolerance;
        let outdented = self.second.is_some_and(|second| (second - start).abs() > tolerance);
        !(outdented || fresh || spaced || indented && (starts_large(next) || self.second.is_none() && ended))
    }
}

/// In a narrow column lines are set by hand: only what plainly goes on does.
fn goes_on_in_column(last: &TextLine, next: &TextLine) -> bool {
    let Some(word) = last.words.last() else { return false };
    let ended = word.text.ends_with(['.', ';', ':', '/']);
    let small = next.words.first().is_some_and(|word| word.text.starts_with(|c: char| c.is_lowercase()));
    // Neither titles nor names are one syllable, and no line ends in "and".
    let torn = next.words.len() == 1 && next.words[0].text.chars().all(char::is_uppercase)
        || matches!(word.text.as_str(), "VÀ" | "CỦA" | "và" | "của");
    !ended && (small || torn && last.bold == next.bold) && !opens_paragraph(next)
}

/// Whether a bold line, such as a heading, is followed by one that is not.
fn changes_weight(last: &TextLine, next: &TextLine) -> bool {
    let open = next.words.first().is_some_and(|word| word.text.starts_with('('));
    last.bold && last.words.len() > 1 && !next.starts_bold() && (open || starts_large(next))
}

/// Lines in the middle of the page are set by hand, unless the first had no room for more or a bracket is open.
fn goes_on_centred(last: &TextLine, next: &TextLine, margins: &Margins) -> bool {
    let text = last.text();
    let open_bracket = text.rfind('(').is_some_and(|at| !text[at..].contains(')'));
    let ended = text.ends_with(['.', ';', ':', '!', '?']);
    let width = margins.right - margins.left;
    let full = last.end - last.start + next.first_word() + last.size * 0.25 > width * 0.9;
    let starts = next.words.first().is_some_and(|word| word.text.starts_with('('));
    open_bracket || full && !ended && !starts && last.bold == next.bold && !opens_paragraph(next)
}

fn centred(line: &TextLine, margins: &Margins, tolerance: f32) -> bool {
    let middle = f32::midpoint(margins.left, margins.right);
    line.start > margins.left + tolerance * 2.0
        && line.end < margins.right - tolerance
        && (f32::midpoint(line.start, line.end) - middle).abs() < tolerance * 2.0
}

fn starts_large(line: &TextLine) -> bool {
    line.words.first().is_some_and(|word| word.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// Whether a line starts as list entries and headings do.
pub(super) fn opens_paragraph(line: &TextLine) -> bool {
    let Some(word) = line.words.first() else { return false };
    let text = word.text.as_str();
    if line.words.len() < 2 {
        return false;
    }
    if matches!(text, "-" | "–" | "—" | "+" | "*" | "•" | "·" | "●" | "▪" | "o" | "➢" | "✓" | "□" | "❖") {
        return true;
    }
    if text.starts_with(['¹', '²', '³']) {
        return true;
    }
    let Some(body) = text.strip_suffix(['.', ')', '/']) else {
        return matches!(text, "Điều" | "Phần" | "Chương" | "Mục" | "PHẦN" | "CHƯƠNG" | "MỤC")
            && line.words[1].text.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c));
    };
    let number = body.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let roman = body.bytes().all(|byte| b"IVX".contains(&byte)) && !body.is_empty();
    let letter = body.chars().count() == 1 && body.chars().all(char::is_alphabetic);
    number || roman || letter
}

/// Whether a line starts with a number that in mid-sentence is no label, as in "tại mục | 2. của Phụ lục".
fn may_be_cited(line: &TextLine) -> bool {
    let small = line.words.get(1).is_some_and(|word| word.text.starts_with(|c: char| c.is_lowercase()));
    small && line.words[0].text.starts_with(|c: char| c.is_ascii_digit())
}

/// What stands between the last word of a line and the first of the next: nothing where a code or a range was cut.
pub(super) fn glue(last: &str, next: &str) -> &'static str {
    let starts = next.starts_with(char::is_alphanumeric);
    let before = last.chars().rev().nth(1);
    let cut_after =
        starts && last.ends_with(['-', '/', '–']) && before.is_some_and(char::is_alphanumeric) || starts && last.ends_with("%/");
    let cut_before = last.contains('/')
        && last.ends_with(char::is_alphanumeric)
        && next.strip_prefix(['-', '/']).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if cut_after || cut_before { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::pdf::layout::tests_lines;

    const MARGINS: Margins = Margins { left: 60.0, right: 420.0, leading: 1.4, indent: 30.0 };

    fn lines(parts: &[(&str, f32)]) -> Vec<TextLine> {
        parts.iter().enumerate().map(|(at, (text, start))| tests_lines(text, *start, 100.0 + at as f32 * 16.8, 12.0)).collect()
    }

    fn goes_on(parts: &[(&str, f32)]) -> bool {
        let lines = lines(parts);
        let mut open = Open::new(&lines[0]);
        for line in &lines[1..lines.len() - 1] {
            open.push(line);
        }
        open.goes_on_with(lines.last().unwrap(), &MARGINS, true)
    }

    #[test]
    fn a_full_line_goes_on() {
        let full = "Trồng rừng phòng hộ trên địa bàn các huyện miền núi của";
        assert!(goes_on(&[(full, 90.0), ("tỉnh Sơn Hà", 60.0)]));
        assert!(!goes_on(&[("Trồng rừng.", 90.0), ("Sở Y tế", 60.0)]));
        assert!(!goes_on(&[(full, 90.0), ("Sở Y tế chủ trì", 90.0)]));
        let wide = "Trồng rừng phòng hộ trên địa bàn các huyện miền núi thuộc tỉnh";
        assert!(goes_on(&[(wide, 60.0), ("Sơn Hà", 60.0)]));
        assert!(!goes_on(&[(wide, 60.0), ("- Sở Y tế", 60.0)]));
    }

    #[test]
    fn what_is_torn_in_mid_sentence_goes_on() {
        // Exactly as wide as the text: a justified line.
        let flush = "Phòng Văn hóa và Thông tin thành phố, phòng Văn hóa thị xã r";
        assert!(goes_on(&[(flush, 60.0), ("- Xã hội để tổng hợp", 60.0)]));
        assert!(!goes_on(&[(flush, 60.0), ("- Xã hội để tổng hợp", 90.0)]));
        let wide = "Trồng rừng phòng hộ trên địa bàn các huyện miền núi tại mục";
        assert!(goes_on(&[(wide, 60.0), ("2. của Phụ lục", 60.0)]) && !goes_on(&[(wide, 60.0), ("2. Sở Y tế", 60.0)]));
        let centred = lines(&[("(Kèm theo Kế hoạch của UBND huyện Bình", 123.0), ("An)", 231.0)]);
        assert!(goes_on_centred(&centred[0], &centred[1], &MARGINS));
        assert!(!goes_on_centred(&centred[1], &centred[0], &MARGINS));
    }

    #[test]
    fn entries_beside_a_signature_wrap() {
        let mut list = lines(&[("- Tỉnh ủy, Hội đồng nhân dân,", 60.0), ("Ủy ban nhân dân tỉnh", 60.0), ("Lê Văn Sơn", 60.0)]);
        list.iter_mut().for_each(|line| line.column = Some((60.0, 240.0)));
        assert!(Open::new(&list[0]).goes_on_with(&list[1], &MARGINS, true));
        assert!(!Open::new(&list[1]).goes_on_with(&list[2], &MARGINS, true));
        list[0].column = Some((60.0, 400.0));
        list[1].column = Some((60.0, 400.0));
        assert!(!Open::new(&list[0]).goes_on_with(&list[1], &MARGINS, true));
    }

    #[test]
    fn codes_cut_at_a_line_end_are_whole_again() {
        assert_eq!((glue("157/KH-", "UBND"), glue("2021-", "2025"), glue("157/", "KH-UBND")), ("", "", ""));
        assert_eq!((glue("(%/", "năm)"), glue("95%", "hộ")), ("", " "));
        assert_eq!((glue("157/KH", "-UBND"), glue("kinh", "tế"), glue("-", "xã"), glue("hội", "- Sở")), ("", " ", " ", " "));
    }

    #[test]
    fn a_title_over_two_lines_is_one() {
        let full = "Cải cách hành chính trên địa bàn tỉnh Sơn Hà giai đoạn năm";
        assert!(goes_on(&[(full, 66.0), ("2025 và các năm sau đó", 174.0)]));
        assert!(!goes_on(&[(full, 66.0), ("2025 và các năm sau đó", 90.0)]));
        assert!(!goes_on(&[("Cải cách hành chính trên địa bàn", 144.0), ("2025 và các năm sau đó", 174.0)]));
    }
}
