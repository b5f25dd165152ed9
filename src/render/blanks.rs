//! What of a sentence belongs to its year: years, dates and figures, told apart from what stays.
//!
//! A citation's number, a label (`Điều 5`), a name with digits (`ISO 9001`) and a period (`2021-2025`) stay.

use std::ops::Range;

/// What must be filled in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankKind {
    /// The number of the document.
    Number,
    /// A date, a month or a quarter.
    Date,
    /// A year other than the plan's own.
    Year,
    /// An amount, a share, a rank.
    Figure,
    /// A citation of a document of this year or the last: it stays unless the data give another.
    Citation,
}

/// What the scan finds in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The plan's own year, which becomes the new one.
    OwnYear,
    Blank(BlankKind),
}

/// Years, dates and figures of a text, in order; `keep` are the citations in it.
pub(super) fn scan(text: &str, own_year: u16, keep: &[&str]) -> Vec<(Range<usize>, Found)> {
    let kept: Vec<Range<usize>> = keep
        .iter()
        .filter(|citation| !citation.is_empty())
        .flat_map(|citation| text.match_indices(citation).map(|(at, found)| at..at + found.len()))
        .collect();
    let mut out: Vec<(Range<usize>, Found)> = vec![];
    let mut at = 0;
    while let Some(range) = number(text, at) {
        at = range.end;
        if kept.iter().any(|kept| kept.start <= range.start && range.end <= kept.end) {
            continue;
        }
        if let Some((range, found)) = classify(text, range, own_year) {
            at = at.max(range.end);
            out.push((range, found));
        }
    }
    quarters(text, &kept, &mut out);
    out.sort_by_key(|(range, _)| range.start);
    out
}

/// The next number from byte `from`: digits, with `.`, `,`, `/` or `-` between them.
fn number(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = from + bytes[from..].iter().position(u8::is_ascii_digit)?;
    let mut end = start;
    while end < bytes.len() {
        let joins = matches!(bytes[end], b'.' | b',' | b'/' | b'-') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[end].is_ascii_digit() && !joins {
            break;
        }
        end += 1;
    }
    Some(start..end)
}

/// Words whose number names a thing and counts nothing.
const NAMES: [&str; 33] = [
    "điều",
    "khoản",
    "điểm",
    "mục",
    "chương",
    "phần",
    "lục",
    "biểu",
    "bảng",
    "mẫu",
    "số",
    "cấp",
    "độ",
    "loại",
    "khóa",
    "khoá",
    "đoạn",
    "kỳ",
    "thứ",
    "quyết",
    "thị",
    "định",
    "luật",
    "tư",
    "tcvn",
    "iso",
    "iec",
    "đường",
    "ngõ",
    "quốc",
    "chuẩn",
    "phiên",
    "bản",
];

fn classify(text: &str, range: Range<usize>, own_year: u16) -> Option<(Range<usize>, Found)> {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let token = &text[range.clone()];
    let word = before.split_whitespace().next_back().unwrap_or_default().trim_start_matches(['(', '"', '“']).to_lowercase();
    let touches = before.chars().next_back().is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '-' | '_' | '.'));
    // `45/KH-UBND`, `57-NQ/TW`: the number of a document.
    let symbol = after.starts_with(['/', '-']) && after[1..].chars().next().is_some_and(char::is_alphabetic);
    if is_period(token) || symbol {
        return None;
    }
    let date = |range: Range<usize>| Some((range, Found::Blank(BlankKind::Date)));
    // `15/3/2026`, `ngày 15/3`, `tháng 6/2026`.
    if token.contains('/') && (parts(token, '/') == 3 || matches!(word.as_str(), "ngày" | "tháng" | "trước" | "đến" | "hết"))
    {
        return date(range);
    }
    if let Some(year) = year(token) {
        // After `quý II/` and the like, the year goes with its quarter.
        if touches && !before.ends_with('/') {
            return None;
        }
        let found = if year == own_year { Found::OwnYear } else { Found::Blank(BlankKind::Year) };
        return Some((range, found));
    }
    if touches {
        return None;
    }
    if matches!(word.as_str(), "ngày" | "tháng") {
        return date(range.start..date_end(text, range.end));
    }
    if NAMES.contains(&word.as_str()) {
        return None;
    }
    Some((range, Found::Blank(BlankKind::Figure)))
}

/// `2021-2025`, `2021 - 2025` are found as one token or two; this is the first kind.
fn is_period(token: &str) -> bool {
    token.split_once('-').is_some_and(|(from, to)| year(from).is_some() && year(to).is_some())
}

fn parts(token: &str, sign: char) -> usize {
    token.split(sign).count()
}

fn year(token: &str) -> Option<u16> {
    token.parse().ok().filter(|year| token.len() == 4 && (1945..=2100).contains(year))
}

/// The end of ` tháng 3` and ` năm 2026` after a day.
fn date_end(text: &str, end: usize) -> usize {
    let mut end = end;
    for word in [" tháng ", " năm "] {
        let Some(rest) = text[end..].strip_prefix(word) else { continue };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            break;
        }
        end += word.len() + digits;
    }
    end
}

/// `quý II`: a date whose number is Roman.
fn quarters(text: &str, kept: &[Range<usize>], out: &mut Vec<(Range<usize>, Found)>) {
    for word in ["quý ", "Quý ", "QUÝ "] {
        for (at, found) in text.match_indices(word) {
            let start = at + found.len();
            let length = text[start..].bytes().take_while(|byte| matches!(byte, b'I' | b'V')).count();
            let ends = !text[start + length..].starts_with(char::is_alphabetic);
            let is_kept = kept.iter().any(|kept| kept.start <= start && start < kept.end);
            if length > 0 && ends && !is_kept {
                out.push((start..start + length, Found::Blank(BlankKind::Date)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let keep = ["Kế hoạch số 12/KH-UBND ngày 05/01/2026"];
        scan(text, 2026, &keep)
            .into_iter()
            .map(|(range, found)| match found {
                Found::OwnYear => format!("{}!", &text[range]),
                Found::Blank(kind) => format!("{} {kind:?}", &text[range]),
            })
            .collect()
    }

    #[test]
    fn years_dates_and_figures() {
        assert_eq!(found("Đạt 85% năm 2026, tăng 2,5% so với năm 2025."), ["85 Figure", "2026!", "2,5 Figure", "2025 Year"]);
        assert_eq!(found("Trước ngày 15/3/2026, báo cáo quý II/2026."), ["15/3/2026 Date", "II Date", "2026!"]);
        assert_eq!(found("ngày 05 tháng 02 năm 2026 và tháng 6"), ["05 tháng 02 năm 2026 Date", "6 Date"]);
        assert_eq!(found("Trồng 1.500 cây tại 09 thôn; xếp hạng 12/63."), ["1.500 Figure", "09 Figure", "12/63 Figure"]);
    }

    #[test]
    fn what_does_not_change_with_the_year_stays() {
        for text in [
            "Theo Điều 5, khoản 2 Phụ lục 1",
            "Kế hoạch số 12/KH-UBND ngày 05/01/2026",
            "Nghị quyết 57-NQ/TW, giai đoạn 2021-2025, ISO 9001",
            "dịch vụ công mức độ 4, đường Quốc lộ",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
