//! The authority that speaks after the subject of a decision: `BỘ TRƯỞNG BỘ …`, `HỘI ĐỒNG NHÂN DÂN TỈNH …`.
//!
//! It stands on lines of its own before the grounds; a flat copy glues it to the end of the subject.

use std::ops::Range;

use super::stream::Stream;
use crate::base::fold;
use crate::model::DocType;

/// First words of such names.
const NAMES: [&str; 45] = [
    "chủ tịch chính phủ",
    "chủ tịch phủ",
    "ủy ban nhân dân",
    "ủy ban thường vụ quốc hội",
    "ủy ban an toàn",
    "ủy ban dân tộc",
    "ủy ban quốc gia",
    "hội đồng nhân dân",
    "hội đồng bộ trưởng",
    "hội đồng thẩm phán",
    "hội đồng nhà nước",
    "hội đồng chính phủ",
    "chủ tịch nước",
    "chủ tịch ủy ban",
    "chủ tịch hội đồng",
    "chủ tịch ubnd",
    "chủ tịch quốc hội",
    "quốc hội nước",
    "quốc hội",
    "bộ trưởng",
    "thủ tướng chính phủ",
    "thủ tướng",
    "chính phủ",
    "liên bộ",
    "giám đốc",
    "tổng giám đốc",
    "cục trưởng",
    "tổng cục trưởng",
    "chi cục trưởng",
    "viện trưởng",
    "chánh án",
    "hiệu trưởng",
    "chánh văn phòng",
    "trưởng ban",
    "thống đốc ngân hàng",
    "chủ nhiệm",
    "tổng thanh tra",
    "tổng kiểm toán",
    "ban chấp hành",
    "ban thường vụ",
    "ban chỉ đạo",
    "bộ chính trị",
    "ban bí thư",
    "ubnd",
    "hđnd",
];

/// Words after which a name belongs to the subject.
const JOINING: [&str; 28] = [
    "của",
    "do",
    "thuộc",
    "cho",
    "tại",
    "và",
    "giữa",
    "với",
    "bởi",
    "về",
    "là",
    "phó",
    "các",
    "cấp",
    "viên",
    "từ",
    "đến",
    "sở",
    "những",
    "theo",
    "trong",
    "ở",
    "phòng",
    "tướng",
    "tịch",
    "trưởng",
    "nhiệm",
    "đốc",
];

/// Words of the body after the authority.
const GROUNDS: [&str; 21] = [
    "(Từ ",
    "(từ ",
    "(Họp ",
    "- Căn cứ",
    "Sau khi ",
    "Chiếu ",
    "Căn cứ",
    "Xét ",
    "Theo ",
    "Thực hiện",
    "Thi hành",
    "Khóa ",
    "khóa ",
    "Khoá ",
    "khoá ",
    "điện",
    "Điện",
    "Để ",
    "Trên cơ sở",
    "QUYẾT ",
    "Chiểu ",
];

/// Whether a line that starts at byte `at` names the authority of the subject that starts at `start`.
pub(super) fn at_line(stream: &Stream, start: usize, at: usize) -> bool {
    let low = stream.low[at..].trim_start_matches('*');
    at > start && starts_name(low) && !joined(&stream.low[..at]) && grounds_next(stream, at)
}

/// Whether the line at byte `at` opens with the issuer's own name and ends the capitals, in a document that decides;
/// the grounds below it may be damaged.
pub(super) fn is_own(stream: &Stream, start: usize, at: usize, kind: DocType, issuer: &str) -> bool {
    let line = stream.line_at(at);
    let last = stream.lines.get(line + 1).is_none_or(|next| !fold::is_capitals(&stream.all()[next.range.clone()]));
    let apart = stream.lines[line].blank_before && issuer.split(' ').count() > 2;
    let named = issuer.contains(' ') && stream.low[at..].starts_with(issuer) && (apart || starts_name(issuer));
    named && last && at > start && decides(kind) && !joined(&stream.low[..at])
}

/// Whether nothing but the authority stands between the type and the grounds.
pub(super) fn instead_of_subject(stream: &Stream, at: usize) -> bool {
    starts_name(stream.low[at..].trim_start_matches('*')) && grounds_next(stream, at) && {
        let capitals = stream.all()[at..].split(' ').take_while(|word| !word.chars().any(char::is_lowercase));
        capitals.count() <= 16
    }
}

/// Where the authority starts inside the run of capitals of a subject.
///
/// Documents that decide always name it; a flat plan or report never does.
pub(super) fn in_run(stream: &Stream, run: Range<usize>, kind: DocType, issuer: &str) -> Option<usize> {
    if !decides(kind) || !grounds_next(stream, run.end) {
        return None;
    }
    let low = &stream.low[run.clone()];
    let own = low.trim_end().strip_suffix(issuer).filter(|before| issuer.len() > 3 && before.ends_with(' ') && !joined(before));
    own.map(|before| run.start + before.len()).map(|at| chief_before(stream, run.start, at)).or_else(|| last_name(stream, run))
}

/// Whether documents of this kind name who decides.
fn decides(kind: DocType) -> bool {
    matches!(
        kind,
        DocType::QuyetDinh
            | DocType::NghiQuyet
            | DocType::NghiDinh
            | DocType::ThongTu
            | DocType::ThongTuLienTich
            | DocType::Lenh
            | DocType::SacLenh
            | DocType::SacLuat
            | DocType::Luat
            | DocType::PhapLenh
            | DocType::CongDien
            | DocType::ChiThi
    )
}

/// `BỘ TRƯỞNG` before the name of the body belongs to it.
fn chief_before(stream: &Stream, start: usize, at: usize) -> usize {
    const CHIEFS: [&str; 12] = [
        "bộ trưởng",
        "chủ tịch",
        "giám đốc",
        "tổng giám đốc",
        "cục trưởng",
        "tổng cục trưởng",
        "chánh án",
        "viện trưởng",
        "thống đốc",
        "hiệu trưởng",
        "chủ nhiệm",
        "trưởng ban",
    ];
    let before = stream.low[start..at].trim_end();
    let chief = CHIEFS.iter().filter(|chief| before.ends_with(*chief)).map(|chief| chief.len()).max();
    chief.map_or(at, |length| start + before.len() - length)
}

/// Where capitals of an authority start in a line of sentence case.
pub(super) fn inside(stream: &Stream, line: Range<usize>) -> Option<usize> {
    let text = stream.all();
    stream.low[line.clone()].match_indices(' ').map(|(space, _)| line.start + space + 1).find(|&at| {
        text[at..].starts_with(char::is_uppercase)
            && fold::is_capitals(text[at..].split(' ').next().unwrap_or(""))
            && starts_name(&stream.low[at..])
            && !joined(&stream.low[..at])
            && grounds_next(stream, at)
            && text[at..line.end].split(' ').take_while(|word| !word.contains(char::is_lowercase)).count() > 1
    })
}

pub(super) fn starts_name(low: &str) -> bool {
    // Damaged copies glue the next word to a long name.
    let ends = |name: &&str, rest: &str| !rest.starts_with(char::is_alphanumeric) || name.split(' ').count() > 3;
    NAMES.iter().any(|name| low.strip_prefix(name).is_some_and(|rest| ends(name, rest)))
}

fn joined(before: &str) -> bool {
    let before = before.trim_end();
    let word = before.rsplit(' ').next().unwrap_or("");
    // The one province whose name ends in such a word.
    let place = before.ends_with("hải phòng");
    word.ends_with([',', '-', '–', '(', '"', '“']) || (JOINING.contains(&word) && !place)
}

/// Whether the run of capitals at `at` is followed by the grounds.
fn grounds_next(stream: &Stream, at: usize) -> bool {
    let text = &stream.all()[at..];
    let mut offset = 0;
    for word in text.split_inclusive(' ') {
        if word.contains(char::is_alphabetic) && !fold::is_capitals(word) {
            break;
        }
        offset += word.len();
        if offset > 400 {
            return false;
        }
    }
    let rest = text[offset..].trim_start_matches(['*', '_', '#']);
    GROUNDS.iter().any(|word| rest.starts_with(word)) || offset == text.len()
}

/// The start of the last name that the run ends with.
fn last_name(stream: &Stream, run: Range<usize>) -> Option<usize> {
    let low = &stream.low[run.clone()];
    let mut found = None;
    for (space, _) in low.match_indices(' ') {
        let at = space + 1;
        if low.len() - at < 160 && starts_name(&low[at..]) && !joined(&low[..at]) {
            // `CHỦ TỊCH ỦY BAN NHÂN DÂN`: a name inside a name does not start a new one.
            let inner = found.is_some_and(|last: usize| low[last..at].split(' ').count() <= 5);
            found = if inner { found } else { Some(at) };
        }
    }
    found.map(|at| run.start + at)
}
