//! The issuer: the names in capitals before number and date, one body or a body under its superior.

use std::ops::Range;

use super::markers::Marks;
use super::stream::Stream;
use crate::base::fold;

/// The bodies named in the head; each is a list of pieces, because columns and page furniture may cut a name.
#[derive(Debug, Default)]
pub(super) struct Issuer {
    pub(super) parent: Option<Name>,
    pub(super) issuer: Option<Name>,
}

/// The pieces of a name.
type Name = Vec<Range<usize>>;

/// First words of names of bodies, in lower case.
const HEADS: [&str; 85] = [
    "phủ thủ tướng",
    "y ban",
    "thường trực",
    "ban thường vụ",
    "ban chấp hành",
    "nhà máy",
    "xí nghiệp",
    "nhà xuất bản",
    "thư viện",
    "bảo tàng",
    "tiểu ban",
    "hạt kiểm lâm",
    "quân khu",
    "cảng vụ",
    "vụ",
    "vksnd",
    "tand",
    "phân hiệu",
    "phân viện",
    "xã đoàn",
    "bch",
    "mttq",
    "nhà trường",
    "lđlđ",
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
    let mut names: Vec<Name> = vec![];
    let pieces = pieces(stream, marks);
    if let Some((parent, issuer)) = split_by_weight(stream, &pieces) {
        return Issuer { parent: Some(parent), issuer: Some(issuer) };
    }
    let headless = pieces.iter().all(|piece| !starts_with_head(&stream.low[piece.start..]));
    for piece in pieces {
        // A line may end inside the first word of a name: `ỦY` / `BAN NHÂN DÂN`.
        let headed = starts_with_head(&stream.low[piece.start..]) || (headless && marks.has_motto);
        let Some(last) = names.last() else {
            if headed {
                names.push(vec![piece]);
            }
            continue;
        };
        if headed && !headless && !is_bare(stream, last) && !binds(stream, last, &piece) {
            names.push(vec![piece]);
        } else if let Some(name) = names.last_mut() {
            if let Some(last) = name.last_mut() {
                // The dash between two names of a joint document.
                let gap = &stream.all()[last.end..piece.start];
                last.end += if gap.trim() == "-" { gap.trim_end().len() } else { 0 };
            }
            name.push(piece);
        }
    }
    without_repeats(stream, &mut names);
    if names.len() == 1
        && let Some((first, second)) = split_glued(stream, &names[0])
    {
        names = vec![first, second];
    }
    if names.len() > 1 && (is_joint(stream, &names) || joint_symbol(marks)) {
        let below = usize::from(is_superior(stream, &names));
        let joint = names.split_off(below).concat();
        names.push(joint);
    }
    let issuer = names.pop();
    Issuer { parent: (!names.is_empty()).then(|| names.concat()), issuer }
}

/// Bodies of one rank side by side issue together: `BỘ TÀI CHÍNH` / `BỘ NỘI VỤ`.
fn is_joint(stream: &Stream, names: &[Name]) -> bool {
    let rank = |name: &Name| {
        let low = &stream.low[name[0].start..];
        if low.starts_with("bộ tư lệnh") || low.starts_with("bộ tổng") || low.starts_with("bộ chỉ huy") {
            return None;
        }
        ["bộ ", "sở ", "tòa án ", "viện kiểm sát "].iter().position(|rank| low.starts_with(rank))
    };
    let first = rank(&names[0]);
    names.iter().all(|name| rank(name).is_some()) && (names.iter().all(|name| rank(name) == first) || first > Some(1))
}

/// Whether the first name is that of the body above two of its departments: `UBND TỈNH SƠN HÀ` / `SỞ Y TẾ - SỞ NỘI VỤ`.
fn is_superior(stream: &Stream, names: &[Name]) -> bool {
    let low = |name: &Name| &stream.low[name[0].start..name[name.len() - 1].end];
    let first = low(&names[0]);
    let several = names.len() > 2 || low(&names[1]).contains(" - ");
    several && ["ủy ban nhân dân ", "ubnd "].iter().any(|head| first.starts_with(head)) && !first.contains(" - ")
}

/// The symbol of a joint document says so: `TTLT-BTC-BNV`, `NQLT/…`, `KHLT-…`.
fn joint_symbol(marks: &Marks) -> bool {
    let symbol = marks.number.as_ref().and_then(|number| number.symbol.as_deref()).unwrap_or("");
    let first = symbol.split(['-', '/', '.']).next().unwrap_or("");
    let kind = first.strip_suffix("LT").or_else(|| first.strip_suffix("LN")).or_else(|| first.strip_suffix("LB"));
    kind.is_some_and(|kind| matches!(kind, "" | "TT" | "NQ" | "KH" | "HD" | "CT" | "CTr" | "QC" | "BC" | "TB" | "QĐ"))
        || symbol.starts_with("TT-LB")
        || symbol.starts_with("TT/LB")
}

/// The runs of capitals before the markers, without motto, rules and stamps, line by line.
fn pieces(stream: &Stream, marks: &Marks) -> Vec<Range<usize>> {
    let end = marks.names_end();
    let dated = marks.date.as_ref().map(|date| date.start()..date.range.end);
    let mut out = vec![];
    for line in stream.lines.iter().take_while(|line| line.range.start < end) {
        let mut at = line.range.start;
        let mut cuts: Vec<Range<usize>> = marks
            .boilerplate
            .iter()
            .chain(&marks.stamps)
            .chain(dated.as_ref())
            .filter(|cut| cut.end > line.range.start && cut.start < line.range.end)
            .cloned()
            .collect();
        cuts.sort_by_key(|cut| cut.start);
        cuts.push(line.range.end.min(end)..usize::MAX);
        for cut in cuts {
            let stop = cut.start.min(end);
            if stop > at {
                let part = at..stop;
                let lead = capitals(stream, part.clone());
                let poured = lead.as_ref().is_none_or(|lead| {
                    stream.all()[lead.end..stop].contains(char::is_alphanumeric) && !starts_with_head(&stream.low[lead.start..])
                });
                out.extend(if poured { trailing(stream, part, lead) } else { lead });
            }
            at = at.max(cut.end);
        }
    }
    out
}

/// The names at the end of a piece that starts with words of the web page: `… Đăng nhập SỞ Y TẾ`.
fn trailing(stream: &Stream, part: Range<usize>, lead: Option<Range<usize>>) -> Option<Range<usize>> {
    let slice = stream.all()[part.clone()].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let end = part.start + slice.len();
    let mut found = None;
    let mut next = end;
    for word in slice.rsplit(' ') {
        let at = next - word.len();
        next = at.saturating_sub(1);
        if word.chars().any(char::is_alphabetic) && !fold::is_capitals(word) {
            break;
        }
        if starts_with_head(&stream.low[at..]) {
            found = Some(at);
        }
    }
    found.filter(|&start| stream.low[start..end].contains(' ')).and_then(|start| capitals(stream, start..part.end)).or(lead)
}

/// Words that open the English half of a copy in two languages.
const ENGLISH: [&str; 6] = ["THE", "SOCIALIST", "REPUBLIC", "MINISTRY", "GOVERNMENT", "PEOPLE'S"];

/// The leading run of capitals of a piece; what follows it in small letters may be one more column, not a sentence.
fn capitals(stream: &Stream, part: Range<usize>) -> Option<Range<usize>> {
    let slice = &stream.all()[part.clone()];
    let slice = without_mark(slice.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '('));
    let slice = slice.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = part.end - slice.len();
    let mut end = start;
    let mut words = 0;
    for word in stream.all()[start..part.end].split_inclusive(' ') {
        let letters = word.chars().any(char::is_alphabetic);
        if letters && (!fold::is_capitals(word) || ENGLISH.contains(&word.trim())) {
            break;
        }
        words += usize::from(letters);
        end += word.len();
    }
    let english = ENGLISH.contains(&stream.all()[end..part.end].split(' ').next().unwrap_or(""));
    if end < part.end && words < 2 && !english {
        return None;
    }
    let text = stream.all()[start..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    (text.chars().filter(|c| c.is_alphabetic()).count() > 1).then(|| start..start + text.len())
}

/// The text without the page or note mark before it: `(1)SỞ Y TẾ`.
fn without_mark(text: &str) -> &str {
    let inner = text.strip_prefix('(').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    inner.and_then(|rest| rest.strip_prefix(')')).unwrap_or(text)
}

/// Drops a name that is written again further down: the one above is that of the web site.
fn without_repeats(stream: &Stream, names: &mut Vec<Name>) {
    let text = |name: &Name| name.iter().map(|piece| &stream.low[piece.clone()]).collect::<Vec<_>>().join(" ");
    let texts: Vec<String> = names.iter().map(text).collect();
    let mut index = 0;
    names.retain(|_| {
        index += 1;
        !texts[index..].contains(&texts[index - 1])
    });
}

/// Words after which the same first word is no head: `TỔ QUỐC`, `PHÒNG CHỐNG`, `BAN HÀNH`.
const NO_HEADS: [&str; 16] = [
    "tổ quốc",
    "tổ chức",
    "phòng chống",
    "phòng, chống",
    "phòng cháy",
    "phòng không",
    "ban hành",
    "bộ đội",
    "bộ máy",
    "đoàn kết",
    "hội nhập",
    "hội nghị",
    "báo cáo",
    "báo chí",
    "cơ quan ngang",
    "quỹ đất",
];

fn starts_with_head(low: &str) -> bool {
    HEADS.iter().any(|head| low.strip_prefix(head).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
        && !NO_HEADS.iter().any(|word| low.starts_with(word))
}

/// A head alone (`VĂN PHÒNG`, `BAN CHẤP HÀNH`) is finished by the next line, whatever that is.
fn is_bare(stream: &Stream, name: &[Range<usize>]) -> bool {
    let [piece] = name else { return false };
    let low = &stream.low[piece.clone()];
    HEADS.contains(&low)
        || !low.contains(' ') && !matches!(low, "ubnd" | "hđnd")
        || matches!(low, "ban chấp hành" | "ban thường vụ" | "ban chỉ đạo" | "ban quản lý" | "ủy ban" | "đảng ủy")
}

/// Whether a name that a line cut goes on in the next piece: `… VÀ` / `…`, `… -` / `…`, `CÔNG` / `AN TỈNH`.
fn binds(stream: &Stream, name: &[Range<usize>], next: &Range<usize>) -> bool {
    let Some(piece) = name.last() else { return false };
    let low = &stream.low[piece.clone()];
    let word = low.rsplit(' ').next().unwrap_or("");
    let dash =
        stream.low[piece.end..next.start].trim().trim_matches('-').is_empty() && stream.low[piece.end..next.start].trim() == "-";
    let open = matches!(word, "và" | "của" | "các" | "về" | "chống" | "với") || dash || stream.low[piece.end..].starts_with(',');
    // The whole name may go on after a hyphen: `BỘ TÀI CHÍNH -` / `BỘ NỘI VỤ` is one joint name.
    open || low.ends_with("thường vụ")
        || (BINDING.contains(&word) && low.contains(' ') && !matches!(word, "hải" | "thị" | "huyện" | "thành" | "thương" | "hội"))
}

/// The Decree sets the superior in plain letters and the issuer under it in bold (Annex I, II.2): where the lines change
/// once from plain to bold, the names are told apart whatever their words are.
fn split_by_weight(stream: &Stream, pieces: &[Range<usize>]) -> Option<(Name, Name)> {
    let bold = |piece: &Range<usize>| stream.lines[stream.line_at(piece.start)].bold;
    let at = pieces.iter().position(bold)?;
    let (parent, issuer) = pieces.split_at(at);
    let first = &stream.low[parent.first()?.start..];
    let (last, next) = (parent.last()?, issuer.first()?);
    let whole = !is_bare(stream, parent) && !matches!(&stream.low[last.clone()], "ủy ban nhân dân" | "hội đồng nhân dân");
    let place = ["tỉnh ", "thành phố ", "huyện ", "quận ", "thị xã ", "xã ", "phường ", "thị trấn "];
    let goes_on = place.iter().any(|word| stream.low[next.start..].starts_with(word)) || binds(stream, parent, next);
    (starts_with_head(first) && whole && !goes_on && issuer.iter().all(bold)).then(|| (parent.to_vec(), issuer.to_vec()))
}

/// Splits `UBND TỈNH SƠN HÀ SỞ NỘI VỤ` before the second body.
fn split_glued(stream: &Stream, name: &[Range<usize>]) -> Option<(Name, Name)> {
    let mut words = 0;
    let mut before = "";
    let (at, piece) = name.iter().enumerate().find_map(|(index, piece)| {
        let low = &stream.low[piece.clone()];
        let mut offset = 0;
        for word in low.split(' ') {
            let inner = INNER_HEADS.iter().any(|head| low[offset..].strip_prefix(head).is_some_and(|rest| rest.starts_with(' ')))
                || &low[offset..] == "văn phòng";
            if inner && words >= 3 && !BINDING.contains(&before) {
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
    let second = std::iter::once(at..cut.end).chain(name[piece + 1..].iter().cloned()).collect();
    (!first.is_empty()).then_some((first, second))
}
