//! The issuer: the names in capitals before number and date, one body or a body under its superior.

use std::ops::Range;

use super::markers::Marks;
use super::stream::Stream;
use crate::base::fold;

/// The bodies named in the head; each is a list of pieces, because columns and page furniture may cut a name.
#[derive(Debug, Default)]
pub(super) struct Issuer {
    pub(super) parent: Option<Vec<Range<usize>>>,
    pub(super) issuer: Option<Vec<Range<usize>>>,
}

/// First words of names of bodies, in lower case.
const HEADS: [&str; 62] = [
    "ủy ban",
    "ubnd",
    "hội đồng",
    "hđnd",
    "sở",
    "ban",
    "bộ",
    "phòng",
    "trường",
    "cục",
    "chi cục",
    "tổng cục",
    "trung tâm",
    "văn phòng",
    "viện",
    "thanh tra",
    "công an",
    "tòa án",
    "kiểm toán",
    "ngân hàng",
    "bảo hiểm",
    "kho bạc",
    "đảng",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "quận ủy",
    "thị ủy",
    "đoàn",
    "hội",
    "liên đoàn",
    "liên hiệp",
    "liên minh",
    "mặt trận",
    "chính phủ",
    "thủ tướng",
    "quốc hội",
    "chủ tịch",
    "tổng công ty",
    "tập đoàn",
    "công ty",
    "đại học",
    "học viện",
    "bệnh viện",
    "trạm",
    "đài",
    "báo",
    "quỹ",
    "tổ",
    "liên bộ",
    "liên tịch",
    "chi bộ",
    "ubmttq",
    "bch",
    "tỉnh đoàn",
    "thành đoàn",
    "huyện đoàn",
    "tổng liên đoàn",
    "hiệp hội",
    "cơ quan",
    "bộ tư lệnh",
    "chi nhánh",
];

/// Heads that start a second name in the middle of a glued line; the shorter ones occur inside names too often.
const INNER_HEADS: [&str; 22] = [
    "sở",
    "ban",
    "phòng",
    "trường",
    "cục",
    "chi cục",
    "tổng cục",
    "trung tâm",
    "văn phòng",
    "viện",
    "thanh tra",
    "công an",
    "hội đồng",
    "ủy ban",
    "công ty",
    "bệnh viện",
    "quỹ",
    "huyện ủy",
    "đảng ủy",
    "thành ủy",
    "thị ủy",
    "học viện",
];

/// Words before which, or after which, an inner head belongs to the same name: `HẢI PHÒNG`, `MÔI TRƯỜNG`, `ỦY BAN`.
const BINDING: [&str; 24] = [
    "ủy", "hải", "quốc", "văn", "biên", "dự", "cứu", "môi", "thị", "công", "tổng", "chi", "và", "của", "-", "các", "hội", "học",
    "bệnh", "đảng", "huyện", "thành", "thương", "nông",
];

pub(super) fn find(stream: &Stream, marks: &Marks) -> Issuer {
    let mut names: Vec<Vec<Range<usize>>> = vec![];
    let mut whole_lines = false;
    for piece in pieces(stream, marks) {
        let low = &stream.low[piece.clone()];
        let headed = starts_with_head(low);
        if names.is_empty() && !headed {
            continue;
        }
        let bare = names.last().is_some_and(|name| is_bare(stream, name));
        if names.is_empty() || (headed && !bare && !binds(stream, &names)) {
            whole_lines |= !names.is_empty();
            names.push(vec![piece]);
        } else if let Some(name) = names.last_mut() {
            name.push(piece);
        }
    }
    if !whole_lines && names.len() == 1 {
        if let Some((first, second)) = split_glued(stream, &names[0]) {
            names = vec![first, second];
        }
    }
    match names.len() {
        0 => Issuer::default(),
        1 => Issuer { parent: None, issuer: names.pop() },
        _ => {
            let rest: Vec<Range<usize>> = names.split_off(1).concat();
            Issuer { parent: names.pop(), issuer: Some(rest) }
        }
    }
}

/// The runs of capitals before the markers, without motto, rules and stamps, line by line.
fn pieces(stream: &Stream, marks: &Marks) -> Vec<Range<usize>> {
    let end = marks.first();
    let mut out = vec![];
    for line in stream.lines.iter().take_while(|line| line.range.start < end) {
        let mut at = line.range.start;
        let mut cuts: Vec<Range<usize>> = marks
            .boilerplate
            .iter()
            .chain(&marks.stamps)
            .filter(|cut| cut.end > line.range.start && cut.start < line.range.end)
            .cloned()
            .collect();
        cuts.sort_by_key(|cut| cut.start);
        cuts.push(line.range.end.min(end)..usize::MAX);
        for cut in cuts {
            if cut.start > at {
                out.extend(capitals(stream, at..cut.start));
            }
            at = at.max(cut.end);
        }
    }
    out
}

/// The leading run of capitals of a piece.
fn capitals(stream: &Stream, part: Range<usize>) -> Option<Range<usize>> {
    let slice = &stream.all()[part.clone()];
    let start = part.start + slice.len() - slice.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let mut end = start;
    for word in stream.all()[start..part.end].split_inclusive(' ') {
        let letters = word.chars().any(char::is_alphabetic);
        if letters && !fold::is_capitals(word) {
            break;
        }
        end += word.len();
    }
    let text = stream.all()[start..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    (text.chars().filter(|c| c.is_alphabetic()).count() > 1).then(|| start..start + text.len())
}

fn starts_with_head(low: &str) -> bool {
    HEADS.iter().any(|head| low.strip_prefix(head).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// A head alone (`VĂN PHÒNG`, `BAN CHẤP HÀNH`, `ỦY BAN NHÂN DÂN`) is finished by the next line, whatever that is.
fn is_bare(stream: &Stream, name: &[Range<usize>]) -> bool {
    let [piece] = name else { return false };
    let low = &stream.low[piece.clone()];
    HEADS.contains(&low) || matches!(low, "ban chấp hành" | "ban thường vụ" | "ban chỉ đạo" | "ban quản lý")
}

/// Whether the last name ends in a word that needs another: `… VÀ`, `… -`.
fn binds(stream: &Stream, names: &[Vec<Range<usize>>]) -> bool {
    let last = names.last().and_then(|name| name.last()).map_or("", |piece| &stream.low[piece.clone()]);
    let word = last.rsplit(' ').next().unwrap_or("");
    matches!(word, "và" | "của" | "các" | "về" | "phòng" | "chống")
}

/// Splits `UBND TỈNH SƠN HÀ SỞ NỘI VỤ` before the second body.
fn split_glued(stream: &Stream, name: &[Range<usize>]) -> Option<(Vec<Range<usize>>, Vec<Range<usize>>)> {
    let (at, piece) = name.iter().enumerate().find_map(|(index, piece)| {
        let low = &stream.low[piece.clone()];
        let mut words = 0;
        let mut before = "";
        let mut offset = 0;
        for word in low.split(' ') {
            let inner = INNER_HEADS.iter().any(|head| low[offset..].strip_prefix(head).is_some_and(|rest| rest.starts_with(' ')));
            if inner && words + index * 3 >= 3 && !BINDING.contains(&before) {
                return Some((piece.start + offset, index));
            }
            before = word;
            words += 1;
            offset += word.len() + 1;
        }
        None
    })?;
    let cut = &name[piece];
    let mut first: Vec<Range<usize>> = name[..piece].to_vec();
    let head = stream.all()[cut.start..at].trim_end();
    if !head.is_empty() {
        first.push(cut.start..cut.start + head.len());
    }
    let mut second = vec![at..cut.end];
    second.extend_from_slice(&name[piece + 1..]);
    (!first.is_empty()).then_some((first, second))
}
