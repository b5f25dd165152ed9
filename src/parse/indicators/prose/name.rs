//! Names of indicators: the noun phrase before a verb, after `100%`, or before a bracket.

use std::ops::Range;

use super::verb::{Verb, period_before};
use crate::base::fold::is_capitals;
use crate::parse::number::quantity_at;
use crate::parse::scan::{after, any_at, any_before, before, phrase_at, phrase_before, skip_spaces, trim_spaces};

/// Who or what a number is said of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// An indicator's name.
    Named(Range<usize>),
    /// A place or body: the indicator is what the text speaks of.
    Place,
    /// Nobody: the sentence goes on about its last indicator.
    Empty,
    /// Something that is no indicator.
    Unfit,
}

/// Nouns that open the name of a measure.
const HEADS: &[&str] = &[
    "tỷ lệ",
    "tỉ lệ",
    "tỷ trọng",
    "tỉ trọng",
    "tỷ suất",
    "tỉ suất",
    "tốc độ",
    "chỉ số",
    "thu nhập",
    "tổng",
    "giá trị",
    "sản lượng",
    "diện tích",
    "số lượng",
    "số",
    "mức độ",
    "mức",
    "doanh thu",
    "kim ngạch",
    "quy mô",
    "năng suất",
    "độ che phủ",
    "cơ cấu",
    "grdp",
    "gdp",
    "vốn",
    "dân số",
    "tuổi thọ",
    "hệ số",
    "thu ngân sách",
    "chi ngân sách",
    "thu nội địa",
    "thu cân đối",
    "mật độ",
    "công suất",
    "tăng trưởng",
    "lương thực bình quân",
    "lượng",
    "điểm số",
    "trữ lượng",
    "chi phí",
    "thời gian",
];

/// Words after which the subject starts anew.
const MARKERS: &[&str] = &[
    "phấn đấu",
    "đảm bảo",
    "bảo đảm",
    "mục tiêu",
    "trong đó",
    "cụ thể",
    "đồng thời",
    "đưa",
    "nâng",
    "giữ vững",
    "duy trì",
    "nhằm",
    "góp phần",
    "dự kiến",
    "theo đó",
    "riêng",
    "kết quả",
    "như",
    "gồm",
    "để",
    "với",
    "hoàn thành",
    "chỉ tiêu",
    "yêu cầu",
    "nâng cao",
    "đến nay",
    "tiếp tục",
    "kéo giảm",
    "từng bước",
];

/// Openings of what is no indicator: bodies, money to be spent, scales, groups.
const PLACES: &[&str] = &[
    "tỉnh",
    "huyện",
    "thành phố",
    "thị xã",
    "xã",
    "quận",
    "phường",
    "toàn tỉnh",
    "toàn huyện",
    "cả tỉnh",
    "cả nước",
    "ubnd",
    "ủy ban",
    "địa phương",
    "sở",
    "ban",
    "phòng",
    "văn phòng",
    "đơn vị",
    "các sở",
    "các huyện",
    "các cơ quan",
    "cơ quan",
    "trung tâm",
    "công an",
    "hội",
];
const UNFIT: &[&str] = &[
    "kinh phí",
    "tối đa",
    "thang điểm",
    "mức chi",
    "mức hỗ trợ",
    "mức phạt",
    "điểm chuẩn",
    "vốn đối ứng",
    "ngân sách tỉnh hỗ trợ",
    "trọng số",
];

/// The subject that ends where the predicate starts.
pub(super) fn subject(text: &str, region: Range<usize>, verb: Verb) -> Subject {
    if text[region.clone()].trim_end().ends_with('(') {
        return Subject::Empty;
    }
    let end = trim_end(text, region.clone());
    let start = hard_start(text, region.start..end);
    let start = skip_lead(text, start, end);
    if start >= end {
        return Subject::Empty;
    }
    let whole = &text[start..end];
    let key = whole.to_lowercase();
    if key == "điểm" || key.ends_with(" điểm") || UNFIT.iter().any(|word| key.contains(word)) {
        return Subject::Unfit;
    }
    if let Some(name) = headed(text, start..end) {
        return Subject::Named(name);
    }
    if is_place(text, start..end) {
        return Subject::Place;
    }
    // A phrase without a measuring noun is a name only where it is an item of its own.
    let item = start == region.start
        || matches!(before(text, trim_spaces(text, start)), None | Some(';' | ':' | '.' | '(' | ','))
        || marked(text, start);
    let words = whole.split(' ').count();
    let verbal = matches!(verb, Verb::Value | Verb::Rise | Verb::Fall | Verb::Colon);
    let plain = verbal || !whole.contains('%');
    if item && plain && words >= 2 && words <= 24 && !is_clause(&key) { Subject::Named(start..end) } else { Subject::Unfit }
}

/// Whether the phrase is a sentence of its own rather than a noun phrase.
fn is_clause(key: &str) -> bool {
    const VERBS: &[&str] = &[
        " có ",
        " do ",
        " nên ",
        " sau ",
        " khi ",
        " đã ",
        " đang ",
        " sẽ ",
        "chủ trì",
        "phối hợp",
        "tham mưu",
        "tổ chức ",
        " hỗ trợ",
    ];
    VERBS.iter().any(|verb| key.contains(verb))
}

/// The part of the region where the name ends: without years, signs and opened brackets.
fn trim_end(text: &str, region: Range<usize>) -> usize {
    let mut end = region.end;
    loop {
        end = region.start + text[region.start..end].trim_end_matches([' ', ',', '-', '–', ':', '*', '"', '“', '(']).len();
        match period_before(text, end).filter(|&at| at >= region.start) {
            Some(at) => end = at,
            None => return end,
        }
    }
}

/// After the last sign that parts subjects: semicolon, colon, an opened bracket, a marker.
fn hard_start(text: &str, region: Range<usize>) -> usize {
    let part = &text[region.clone()];
    let sign = part.rfind([';', ':']).map_or(0, |at| at + 1);
    let open = part.rfind('(').filter(|&at| !part[at..].contains(')')).map_or(0, |at| at + 1);
    region.start + sign.max(open)
}

/// Skips signs, connecting words and adverbial phrases that end in a comma.
fn skip_lead(text: &str, start: usize, end: usize) -> usize {
    let mut at = start;
    loop {
        let next =
            at + text[at..end].len() - text[at..end].trim_start_matches([' ', ',', '-', '–', '+', '*', ')', '"', '“', '”']).len();
        let word = any_at(
            text,
            next,
            &[
                "và",
                "còn",
                "cụ thể",
                "trong đó",
                "riêng",
                "đồng thời",
                "phấn đấu",
                "theo đó",
                "có",
                "thì",
                "là",
                "mà",
                "đảm bảo",
                "bảo đảm",
            ],
        );
        let word = word.or_else(|| period_at(text, next)).filter(|&word| word <= end);
        match word {
            Some(word) => at = word,
            None => {
                let comma = text[next..end].find(", ").map(|at| next + at);
                match comma.filter(|&comma| is_adverbial(text, next..comma)) {
                    Some(comma) => at = comma + 1,
                    None => return next.min(end),
                }
            }
        }
    }
}

/// `năm 2025`, `đến năm 2025`, `giai đoạn 2021-2025` at the start of a phrase.
fn period_at(text: &str, at: usize) -> Option<usize> {
    let word = any_at(
        text,
        at,
        &[
            "đến cuối năm",
            "đến hết năm",
            "đến năm",
            "trong năm",
            "hết năm",
            "cuối năm",
            "năm",
            "giai đoạn",
            "thời kỳ",
            "trong giai đoạn",
        ],
    )?;
    let digits = skip_spaces(text, word);
    let len = text[digits..].find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '–' | ' ')).unwrap_or(text.len() - digits);
    let end = digits + text[digits..digits + len].trim_end_matches([' ', '-', '–']).len();
    (end > digits).then_some(end)
}

/// Whether the phrase says when, where or by what source.
fn is_adverbial(text: &str, range: Range<usize>) -> bool {
    let opens = [
        "trong",
        "đến",
        "tính đến",
        "từ",
        "năm",
        "giai đoạn",
        "hằng năm",
        "hàng năm",
        "mỗi năm",
        "theo",
        "qua",
        "về",
        "so với",
        "với",
        "để",
        "nhằm",
        "tại",
        "phấn đấu",
        "phần đầu",
    ];
    any_at(text, range.start, &opens).is_some()
}

/// Whether a marker stands right before `at`.
fn marked(text: &str, at: usize) -> bool {
    any_before(text, trim_spaces(text, at), MARKERS).is_some()
}

/// The last noun phrase of the region that opens with a measuring noun and reaches its end.
fn headed(text: &str, region: Range<usize>) -> Option<Range<usize>> {
    let starts = np_starts(text, region.clone());
    let mut chosen: Option<(usize, bool)> = None;
    for &at in starts.iter().rev() {
        let Some(head) = any_at(text, at, HEADS) else { continue };
        let plain = &text[at..head];
        let counts = plain.eq_ignore_ascii_case("số") || plain == "Số";
        match chosen {
            // `số vụ, số người chết`: a run of counts is one name.
            Some((_, true)) if counts => chosen = Some((at, true)),
            Some(_) => break,
            None => chosen = Some((at, counts)),
        }
    }
    let start = match chosen {
        Some((start, _)) => start,
        None => first_strong(text, region.clone())?,
    };
    let range = start..region.end;
    if is_index(&text[range.clone()]) {
        let name = index_name(text, start, region.end)?;
        let rest = text[name.end..region.end].trim();
        let own = rest.is_empty()
            || ["của", "năm", "trên địa bàn", "cấp", "trong"].iter().any(|word| phrase_at(rest, 0, word).is_some())
                && !rest.contains(',');
        return own.then_some(name);
    }
    Some(range)
}

/// Where noun phrases may start: at the start, after commas, markers, and the verbs of change.
fn np_starts(text: &str, region: Range<usize>) -> Vec<usize> {
    let mut out = vec![region.start];
    let bytes = text.as_bytes();
    for at in region.clone() {
        let space = match bytes[at] {
            b',' => skip_spaces(text, at + 1),
            b' ' => {
                if any_before(text, at, MARKERS).is_none() && any_before(text, at, &["tăng", "giảm"]).is_none() {
                    continue;
                }
                at + 1
            }
            _ => continue,
        };
        let start = period_at(text, space).map_or(space, |end| skip_spaces(text, end));
        if start < region.end && out.last() != Some(&start) {
            out.push(start);
        }
    }
    out
}

/// The first measuring noun of two syllables anywhere in the region.
fn first_strong(text: &str, region: Range<usize>) -> Option<usize> {
    const STRONG: &[&str] = &[
        "tỷ lệ",
        "tỉ lệ",
        "tỷ trọng",
        "tốc độ",
        "chỉ số",
        "thu nhập bình quân",
        "tổng số",
        "giá trị sản xuất",
        "sản lượng",
        "độ che phủ",
        "kim ngạch",
    ];
    let spaces = text[region.clone()].match_indices(' ').map(|(at, _)| region.start + at + 1);
    spaces
        .filter(|&at| any_at(text, at, STRONG).is_some())
        .find(|&at| phrase_before(text, trim_spaces(text, at), "các").is_none())
}

fn is_place(text: &str, range: Range<usize>) -> bool {
    let whole = &text[range.clone()];
    let names = whole.split(' ').filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    let words = whole.split(' ').count();
    (any_at(text, range.start, PLACES).is_some() && words <= 12) || (names == words && words <= 5)
}

/// Whether the name is that of an index.
pub(super) fn is_index(name: &str) -> bool {
    phrase_at(name, 0, "chỉ số").is_some()
}

/// Whether the name opens with a measuring noun.
pub(super) fn is_measure(name: &str) -> bool {
    any_at(name, 0, HEADS).is_some()
}

/// The last index named in a region. `các chỉ số`, `04 chỉ số` and `chỉ số này` name none.
pub(super) fn last_index(text: &str, region: Range<usize>) -> Option<Range<usize>> {
    let part = &text[region.clone()];
    let mut at = part.len();
    // Bounded, so that a text of nothing but `chỉ số` stays cheap.
    for _ in 0..16 {
        let found = part[..at].rfind("hỉ số")?;
        at = found;
        let start = region.start + found - usize::from(found > 0);
        let Some(word) = text.get(start..).and_then(|_| phrase_at(text, start, "chỉ số")) else { continue };
        if before(text, start).is_some_and(char::is_alphanumeric) {
            continue;
        }
        let left = trim_spaces(text, start);
        let counted = before(text, left).is_some_and(|c| c.is_ascii_digit())
            || any_before(text, left, &["các", "những", "một số", "mỗi", "từng", "bộ"]).is_some();
        let generic =
            any_at(text, skip_spaces(text, word), &["này", "nội dung", "thành phần", "trên", "đó", "đánh giá", "nêu trên"])
                .is_some();
        if counted || generic {
            continue;
        }
        if let Some(name) = index_name(text, start, region.end) {
            return Some(name);
        }
    }
    None
}

/// The name of an index: up to a verb, a year, its place, or a sign; an abbreviation in brackets belongs to it.
fn index_name(text: &str, start: usize, limit: usize) -> Option<Range<usize>> {
    const ENDS: &[&str] = &[
        "đạt",
        "xếp",
        "tăng",
        "giảm",
        "được",
        "tiếp tục",
        "có",
        "là",
        "còn",
        "do",
        "đã",
        "sẽ",
        "đứng",
        "năm",
        "trong",
        "của tỉnh",
        "của huyện",
        "của thành phố",
        "của xã",
        "của thị xã",
        "trên địa bàn",
        "giai đoạn",
        "đều",
        "phấn đấu",
        "vượt",
        "thuộc",
        "theo",
        "so với",
        "tại",
        "ở",
        "ước",
        "phải",
        "và",
        "với",
        "từ",
        "trên",
        "dưới",
        "tối thiểu",
        "ít nhất",
        "khoảng",
        "đến",
        "hằng năm",
        "hàng năm",
        "duy trì",
        "bằng",
        "chiếm",
        "nằm",
        "không",
        "cao",
        "thấp",
    ];
    let mut end = phrase_at(text, start, "chỉ số")?;
    loop {
        let next = skip_spaces(text, end);
        if next >= limit {
            break;
        }
        let Some(c) = after(text, next) else { break };
        if c == '(' {
            let close = text[next..limit].find(')').map(|at| next + at);
            match close.filter(|&close| is_capitals(&text[next..close])) {
                Some(close) => end = close + 1,
                None => break,
            }
            // Nothing but the abbreviation belongs to a name after its end.
            break;
        }
        if c == '&' || c == '-' || c == '–' {
            end = next + c.len_utf8();
            continue;
        }
        if !c.is_alphanumeric() || c.is_ascii_digit() {
            break;
        }
        // `Quản trị và Hành chính công`: `và` goes on where the name does.
        if let Some(word) = phrase_at(text, next, "và") {
            let more = skip_spaces(text, word);
            if any_at(text, more, ENDS).is_some() || phrase_at(text, more, "chỉ số").is_some() {
                break;
            }
            end = word;
            continue;
        }
        if any_at(text, next, ENDS).is_some() {
            break;
        }
        end = text[next..limit].find(|c: char| !c.is_alphanumeric()).map_or(limit, |len| next + len);
    }
    let name = text[start..end].trim_end_matches([' ', '-', '–', '&']);
    let words = name.split(' ').count();
    (words >= 3 && words <= 24).then_some(start..start + name.len())
}

/// What a share is of: the noun phrase after `100%`, up to the end of its clause.
pub(super) fn after_share(text: &str, from: usize, limit: usize) -> Option<Range<usize>> {
    const NO_NOUN: &[&str] = &[
        "so với",
        "trở lên",
        "trở xuống",
        "trong",
        "vào",
        "và",
        "hoặc",
        "của",
        "so",
        "năm",
        "theo",
        "là",
        "thì",
        "được",
        "đối với",
        "cho",
        "bằng",
        "mỗi",
        "hằng",
        "hàng năm",
        "một năm",
        "bình quân",
        "nhưng",
        "do",
        "điểm",
        "tương đương",
        "tương ứng",
        "đến",
        "giai đoạn",
        "ở",
        "tại",
        "khi",
        "để",
        "nhằm",
        "từ",
        "cao hơn",
        "thấp hơn",
        "xuống",
        "lên",
        "còn",
        "kế hoạch năm",
        "dự toán",
        "cả về",
        "về",
        "như",
        "trên",
        "dưới",
        "mức",
        "với",
        "nên",
        "đã",
        "xếp",
        "vượt",
        "tăng",
        "giảm",
        "đạt",
    ];
    const ENDS: &[&str] = &[
        "trong năm",
        "vào năm",
        "đến năm",
        "năm 20",
        "so với",
        "nhằm",
        "góp phần",
        "để",
        "từ năm",
        "trong giai đoạn",
        "giai đoạn",
    ];
    const AFTER_COMMA: &[&str] = &[
        "góp phần",
        "nhằm",
        "đảm bảo",
        "bảo đảm",
        "phấn đấu",
        "trong đó",
        "từ đó",
        "qua đó",
        "để",
        "không để",
        "không có",
        "đồng thời",
        "đạt",
        "tăng",
        "giảm",
        "đáp ứng",
        "duy trì",
        "tiếp tục",
        "xếp",
        "riêng",
        "trừ",
        "nâng cao",
        "tạo",
        "kịp thời",
        "hoàn thành",
        "có",
    ];
    let start = skip_spaces(text, from);
    if start >= limit || !after(text, start)?.is_alphabetic() || any_at(text, start, NO_NOUN).is_some() {
        return None;
    }
    let mut end = limit;
    for (offset, c) in text[start..limit].char_indices() {
        let at = start + offset;
        let stop = match c {
            ';' | ':' | '(' | ')' | '"' | '“' | '”' | '*' => true,
            ',' => {
                let next = skip_spaces(text, at + 1);
                starts_quantity(text, next) || any_at(text, next, AFTER_COMMA).is_some()
            }
            ' ' => {
                let years = phrase_at(text, at + 1, "năm").is_some_and(|word| text[skip_spaces(text, word)..].starts_with("20"));
                let joined = phrase_at(text, at + 1, "và").is_some_and(|word| starts_quantity(text, skip_spaces(text, word)));
                years || joined || any_at(text, at + 1, ENDS).is_some()
            }
            _ => false,
        };
        if stop {
            end = at;
            break;
        }
    }
    let name = text[start..end].trim_end_matches([' ', ',', '.', '-', '/', '…']);
    let words = name.split(' ').count();
    (words >= 2 && words <= 60).then_some(start..start + name.len())
}

/// Whether another percentage starts here: `trên 80% …`.
fn starts_quantity(text: &str, at: usize) -> bool {
    let mut at = at;
    for _ in 0..4 {
        if after(text, at).is_some_and(|c| c.is_ascii_digit()) {
            return quantity_at(text, at).is_some_and(|quantity| quantity.unit.is_some());
        }
        let words = [
            "phấn đấu",
            "trên",
            "từ",
            "ít nhất",
            "tối thiểu",
            "có",
            "đạt",
            "hoàn thành",
            "khoảng",
            "trong đó",
            "và",
            "dưới",
            "tỷ lệ",
        ];
        match any_at(text, at, &words) {
            Some(end) => at = skip_spaces(text, end),
            None => return false,
        }
    }
    false
}

/// The end of `so với …` after a change.
pub(super) fn comparison_end(text: &str, from: usize, limit: usize) -> usize {
    let at = skip_spaces(text, from);
    if phrase_at(text, at, "so với").is_none_or(|end| end > limit) {
        return from;
    }
    let rest = &text[at..limit];
    let mut end = rest.find([',', ';', '(', ')', '*', '.']).unwrap_or(rest.len());
    for word in [" và ", " xếp ", " là ", " nhưng "] {
        end = end.min(rest.find(word).unwrap_or(end));
    }
    at + rest[..end].trim_end().len()
}

/// The end of those a rank is counted among: `27/63 tỉnh, thành phố trực thuộc Trung ương`.
pub(super) fn ranked_end(text: &str, from: usize, limit: usize) -> usize {
    const RANKED: &[&str] = &[
        "tỉnh/thành phố",
        "tỉnh, thành phố",
        "tỉnh, thành",
        "tỉnh thành",
        "tỉnh",
        "thành phố",
        "huyện, thành phố",
        "huyện, thị xã, thành phố",
        "huyện",
        "xã, phường, thị trấn",
        "xã",
        "địa phương",
        "đơn vị",
        "sở, ban, ngành",
        "cơ quan",
        "trực thuộc trung ương",
        "trên cả nước",
        "trong cả nước",
        "cả nước",
        "trên toàn quốc",
        "toàn quốc",
        "của cả nước",
    ];
    let mut end = from;
    while let Some(next) = any_at(text, skip_spaces(text, end), RANKED).filter(|&next| next <= limit) {
        end = next;
    }
    end
}

/// What a number in brackets is said of: the work named before the bracket, `việc (thực hiện) … (đảm bảo đạt trên 90%)`.
pub(super) fn before_bracket(text: &str, sentence: &Range<usize>, number: usize) -> Option<Range<usize>> {
    let open = sentence.start + text[sentence.start..number].rfind('(')?;
    if text[open..number].contains(')') {
        return None;
    }
    let end = trim_spaces(text, open);
    let clause = text[sentence.start..end].rfind(';').map_or(sentence.start, |at| sentence.start + at + 1);
    let work =
        ["việc thực hiện ", "việc "].iter().find_map(|word| text[clause..end].rfind(word).map(|at| clause + at + word.len()))?;
    let words = text[work..end].split(' ').count();
    (words >= 2 && words <= 60).then_some(work..end)
}

/// Work whose amount is a target in itself: `giải quyết việc làm cho 5.000 lao động`.
pub(super) fn job(text: &str, region: Range<usize>) -> Option<Range<usize>> {
    const JOBS: &[&str] = &[
        "giải quyết việc làm",
        "tạo việc làm",
        "đào tạo nghề",
        "xuất khẩu lao động",
        "trồng rừng",
        "trồng mới rừng",
        "phát triển mới doanh nghiệp",
    ];
    let mut end = trim_end(text, region.clone());
    if let Some(word) = phrase_before(text, end, "cho") {
        end = trim_spaces(text, word);
    }
    let floor = hard_start(text, region.start..end.max(region.start));
    let comma = text[floor..end].rfind(',').map_or(floor, |at| floor + at + 1);
    let start = skip_lead(text, comma, end);
    let start = np_starts(text, start..end).into_iter().rev().find(|&at| any_at(text, at, JOBS).is_some())?;
    Some(start..end)
}

/// Where `word` starts at or after `at`.
pub(super) fn word_start(text: &str, at: usize, word: &str) -> Option<usize> {
    let spaces = text[at..].char_indices().take(40).filter(|(_, c)| *c == ' ').map(|(offset, _)| at + offset + 1);
    std::iter::once(at).chain(spaces).find(|&start| phrase_at(text, start, word).is_some())
}
