//! The words of Vietnamese table headers: one automaton finds them all in one pass over a header cell.
//!
//! A header cell is reduced to a [`Cue`]: the word that decides what the column holds, and whether the cell speaks of
//! a plan, of a result, of a year. What the column holds in the end is decided with all columns in view (`columns`).

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::base::fold;

/// What a word of a header speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// STT, TT.
    Ordinal,
    /// A word that only ever names indicators.
    Name,
    /// A word for tasks.
    Task,
    /// What several tasks or indicators are grouped under.
    Group,
    /// Nội dung, tên …: indicators or tasks.
    Content,
    /// Chỉ tiêu: the name column, or a target.
    Goal,
    /// Chỉ số: the name column, or a value.
    Index,
    /// A unit of measure.
    Unit,
    /// Đơn vị: a unit of measure, or a body.
    UnitOrBody,
    /// A body without a role.
    Body,
    /// A body that leads or does the work.
    Lead,
    /// A body that takes part.
    Coordinating,
    /// A time.
    Deadline,
    /// Hoàn thành: when it is to be done, or how much of it is.
    Done,
    /// One month or quarter.
    Month,
    /// A product.
    Deliverable,
    /// Money.
    Funding,
    /// Remarks.
    Note,
    /// The highest possible value.
    Max,
    /// A change.
    Delta,
    /// A comparison of two other columns, mostly a percentage.
    Compare,
    /// A place in a ranking.
    Rank,
    /// A value of some kind.
    Score,
    /// Kết quả: a value, or a product.
    Result,
    /// The cell speaks of a plan.
    Plan,
    /// The cell speaks of a result.
    Actual,
    /// A header word that says nothing here.
    Plain,
}

/// Whether values lie before or behind the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Plan,
    Actual,
}

/// What a header cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// The word that decides.
    pub(super) main: Option<Word>,
    /// Whether it speaks of a plan or of a result.
    pub(super) time: Option<Time>,
    /// The year or years it names: `2024`, `2021-2025`.
    pub(super) period: Option<String>,
    /// Whether it is a year and nothing else.
    pub(super) bare_year: bool,
    /// Whether it holds a per cent sign.
    pub(super) percent: bool,
    /// Whether it opens with a word of a header, or holds one that hardly stands in the cells of a body.
    pub(super) heads: bool,
}

impl Cue {
    /// Whether the cell speaks of a plan.
    pub(super) fn plan(&self) -> bool {
        self.time == Some(Time::Plan)
    }

    /// Whether the cell speaks of a result.
    pub(super) fn actual(&self) -> bool {
        self.time == Some(Time::Actual)
    }

    /// Whether the cell has any word of a header.
    pub(super) fn is_known(&self) -> bool {
        self.main.is_some() || self.time.is_some() || self.bare_year
    }
}

/// The words of each kind, parted by bars, in any letter case and tone style.
const WORDS: &[(Word, &str)] = &[
    (
        Word::Name,
        "chỉ số thành phần|chỉ số nội dung|tên chỉ số|tên chỉ tiêu|các chỉ tiêu|các chỉ số|các tiêu chí|\
         chỉ tiêu chủ yếu|nội dung chỉ tiêu|chỉ tiêu đánh giá|chỉ tiêu thành phần|\
         chỉ số đánh giá|nội dung đánh giá|nội dung tiêu chí|lĩnh vực|tiêu chí|hạng mục|danh mục|\
         mục tiêu, chỉ tiêu|chỉ tiêu thống kê|trụ cột",
    ),
    (
        Word::Task,
        "nhiệm vụ|công việc|đầu việc|nội dung công việc|nội dung nhiệm vụ|nội dung thực hiện|\
         nội dung hoạt động|nội dung triển khai|nội dung phối hợp|hoạt động|giải pháp",
    ),
    (
        Word::Group,
        "nhóm nhiệm vụ|nhóm giải pháp|nhóm công việc|nhóm hoạt động|nhóm nội dung|nhóm vấn đề|nhóm tiêu chí|nhóm chỉ số|\
         nhóm chỉ tiêu|nhóm lĩnh vực|thuộc nhóm|thuộc lĩnh vực|thuộc nhiệm vụ|thuộc chỉ tiêu",
    ),
    (Word::Content, "nội dung|tên|diễn giải|dự án|đề án|công trình|văn bản|vấn đề|chương trình|nội dung, chỉ tiêu"),
    (Word::Goal, "chỉ tiêu"),
    (Word::Index, "chỉ số"),
    (Word::Unit, "đơn vị tính|đvt|dvt|đv tính|đơn vị đo"),
    (Word::Body, "cơ quan|đơn vị|địa phương|tổ chức|phòng, ban|sở, ngành|cá nhân"),
    (
        Word::Lead,
        "chủ trì|cơ quan thực hiện|đơn vị thực hiện|người thực hiện|bộ phận thực hiện|cá nhân thực hiện|\
         cán bộ thực hiện|địa phương thực hiện|tổ chức thực hiện|cấp thực hiện|chịu trách nhiệm|trách nhiệm|\
         phân công|đầu mối|phụ trách|theo dõi|cơ quan tham mưu|đơn vị tham mưu|soạn thảo|cơ quan báo cáo|\
         đơn vị báo cáo",
    ),
    (
        Word::Coordinating,
        "phối hợp|phân công phối hợp|tham gia|cùng thực hiện|cơ quan liên quan|đơn vị liên quan|cơ quan có liên quan|\
         đơn vị có liên quan|cơ quan, đơn vị liên quan|cơ quan, đơn vị có liên quan",
    ),
    (
        Word::Deadline,
        "thời gian|thời hạn|tiến độ|hạn|hạn hoàn thành|lộ trình|thời điểm|kỳ hạn|hoàn thành trước|\
         ngày hoàn thành|ngày thực hiện|kết thúc|tháng thực hiện|năm hoàn thành|năm thực hiện|\
         dự kiến hoàn thành",
    ),
    (
        Word::Deliverable,
        "sản phẩm|kết quả đầu ra|đầu ra|kết quả dự kiến|dự kiến kết quả|kết quả cần đạt|kết quả cụ thể|\
         kết quả hoàn thành",
    ),
    (
        Word::Funding,
        "kinh phí|nguồn vốn|dự toán|vốn|mức đầu tư|nguồn lực|ngân sách|thành tiền|đơn giá|số tiền|nsnn|nstw|\
         nsđp|giải ngân",
    ),
    (Word::Note, "ghi chú|chú thích|lưu ý"),
    (
        Word::Max,
        "điểm tối đa|điểm chuẩn|điểm theo bộ tiêu chí|điểm theo bộ chỉ số|điểm theo thang|thang điểm|\
         điểm quy định|khung điểm|tối đa",
    ),
    (
        Word::Delta,
        "dự kiến tăng|tăng/giảm|tăng/ giảm|tăng / giảm|tăng, giảm|tăng giảm|tăng (+)|mức tăng|tăng thêm|\
         điểm tăng|tăng điểm|số điểm tăng|điểm số tăng|điểm dự kiến tăng|phấn đấu tăng|mục tiêu tăng|thay đổi|\
         chênh lệch|tăng so với|biến động",
    ),
    (Word::Compare, "so sánh|so với|tốc độ tăng|tỷ lệ tăng|tỷ lệ hoàn thành|mức độ hoàn thành|tỷ lệ đạt|tỷ trọng|cơ cấu"),
    (Word::Rank, "xếp hạng|thứ hạng|hạng|vị thứ|xếp thứ|vị trí"),
    (Word::Score, "điểm|điểm số|số điểm|giá trị|tỷ lệ|tỉ lệ|số lượng|mức đạt|tổng điểm|tổng số|số liệu"),
    (Word::Result, "kết quả"),
    (Word::Plan, "mục tiêu|kế hoạch|phấn đấu|kh|dự kiến|đăng ký|giao|định hướng|đến năm|đến hết năm|đến cuối năm"),
    (
        Word::Actual,
        "thực hiện|ước|th|uth|ưth|lũy kế|tính đến|kết quả thực hiện|hiện trạng|thực trạng|đạt được|đã đạt|năm trước|thực tế",
    ),
    (
        Word::Plain,
        "địa điểm|thành phần|hạn chế|tồn tại|đơn vị được|cơ quan được|địa phương được|\
         đối tượng|hình thức|căn cứ|cơ sở pháp lý|văn bản giao nhiệm vụ|họ và tên|họ tên|\
         chức vụ|địa chỉ|diện tích|số hộ|dân số|quy mô|nguyên nhân|xếp loại|phương pháp|mã số|ký hiệu|\
         trọng số|trọng điểm|vị trí việc làm|nội dung chi|tọa độ|vĩ độ|kinh độ|bắt đầu|khởi công",
    ),
];

/// The automaton and the word of each of its patterns; no automaton if the list ever outgrew the library's limits.
static FINDER: LazyLock<(Option<AhoCorasick>, Vec<Word>)> = LazyLock::new(|| {
    let (mut patterns, mut words) = (vec![], vec![]);
    for (word, list) in WORDS {
        for text in list.split('|') {
            patterns.push(fold::key(text));
            words.push(*word);
        }
    }
    (AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&patterns).ok(), words)
});

/// Longer texts are sentences, not headers.
const LONGEST_HEADER: usize = 400;

/// What a header cell says.
pub(super) fn cue(text: &str) -> Cue {
    if text.is_empty() || text.len() > LONGEST_HEADER {
        return Cue::default();
    }
    let key = fold::key(text);
    let bare = key.trim_matches(|c: char| !c.is_alphanumeric());
    let mut cue = Cue { period: period(&key), percent: key.contains('%'), ..Cue::default() };
    match bare {
        "stt" | "tt" | "số tt" | "số thứ tự" | "thứ tự" => (cue.main, cue.heads) = (Some(Word::Ordinal), true),
        "đơn vị" | "đv" => (cue.main, cue.heads) = (Some(Word::UnitOrBody), true),
        "tháng" | "tuần" | "tháng/năm" | "ngày" | "ngày, tháng" | "ngày tháng" | "mốc thời gian" | "mốc" => {
            cue.main = Some(Word::Deadline);
        }
        "hoàn thành" => cue.main = Some(Word::Done),
        _ if is_month(bare) => cue.main = Some(Word::Month),
        _ => read_words(&key, &mut cue),
    }
    cue.bare_year = cue.main.is_none() && cue.time.is_none() && cue.period.is_some() && is_bare_year(bare);
    cue
}

/// Finds the words of `key` and weighs them: the first of the most telling kind decides.
fn read_words(key: &str, cue: &mut Cue) {
    let (finder, words) = &*FINDER;
    let mut weight = 0;
    let (mut change, mut rank, mut plan, mut actual) = (false, false, false, false);
    for found in finder.iter().flat_map(|finder| finder.find_iter(key)) {
        if !is_bounded(key, found.start(), found.end()) {
            continue;
        }
        let word = words[found.pattern().as_usize()];
        cue.heads |= found.start() == 0 || word_weight(word) > 2;
        (plan, actual) = (plan || word == Word::Plan, actual || word == Word::Actual);
        match word {
            // `Ước thực hiện kế hoạch` is a result, `Kế hoạch thực hiện` a plan: the first word rules.
            Word::Plan => cue.time = cue.time.or(Some(Time::Plan)),
            Word::Actual => cue.time = cue.time.or(Some(Time::Actual)),
            _ => {
                change |= word == Word::Delta;
                rank |= word == Word::Rank;
                if word_weight(word) > weight {
                    (weight, cue.main) = (word_weight(word), Some(word));
                }
            }
        }
    }
    if change && rank {
        // A change of rank is neither a rank nor a change of the value.
        cue.main = Some(Word::Compare);
    } else if cue.main == Some(Word::Compare) && change {
        cue.main = Some(Word::Delta);
    } else if plan && actual && (cue.percent || key.contains('/')) && cue.main.is_none_or(|main| word_weight(main) < 3) {
        // `TH/KH (%)`, `Tỷ lệ thực hiện/kế hoạch`.
        cue.main = Some(Word::Compare);
    }
    // `Vị trí lấy mẫu`, `Vị trí (toạ độ)` is where something stands; `Vị trí năm 2030` a place in a ranking.
    if cue.main == Some(Word::Rank) && is_location(key) {
        cue.main = Some(Word::Plain);
    }
    // When something starts is not when it is due.
    if cue.main == Some(Word::Deadline)
        && key.contains("bắt đầu")
        && !["kết thúc", "hoàn thành"].iter().any(|end| key.contains(end))
    {
        cue.main = Some(Word::Plain);
    }
    // `Cơ quan, tổ chức thực hiện`: with a year it would be a result of bodies, without one it is who does it.
    if cue.main == Some(Word::Body) && cue.actual() && cue.period.is_none() {
        (cue.main, cue.time) = (Some(Word::Lead), None);
    }
}

/// Whether `vị trí` in a folded header means a place on the ground: something other than a ranking is said of it.
fn is_location(key: &str) -> bool {
    const OF_RANKINGS: [&str; 29] = [
        "vị", "trí", "năm", "mục", "tiêu", "kết", "quả", "chỉ", "số", "so", "với", "cả", "nước", "toàn", "quốc", "tỉnh", "thành",
        "phố", "trong", "đạt", "được", "phấn", "đấu", "dự", "kiến", "kế", "hoạch", "hiện", "tại",
    ];
    let ranking = |word: &str| word.is_empty() || OF_RANKINGS.contains(&word) || year(word).is_some();
    key.contains("vị trí")
        && !["hạng", "thứ"].iter().any(|word| key.contains(word))
        && !key.split(|c: char| !c.is_alphanumeric()).all(ranking)
}

/// How telling a word is.
fn word_weight(word: Word) -> u8 {
    match word {
        Word::Plan | Word::Actual | Word::Plain => 1,
        Word::Content | Word::Goal | Word::Index | Word::Score | Word::Result | Word::UnitOrBody | Word::Body | Word::Month => 2,
        Word::Task | Word::Name => 3,
        _ => 4,
    }
}

/// Whether `start..end` is bounded by the ends of words.
fn is_bounded(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// `tháng 5`, `T5`, `quý II`.
fn is_month(key: &str) -> bool {
    let Some(rest) = ["tháng", "quý", "t", "q"].iter().find_map(|word| key.strip_prefix(word)) else { return false };
    let rest = rest.trim_start();
    let number = rest.split(['/', ' ']).next().unwrap_or("");
    !number.is_empty()
        && (number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
            || number.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')))
}

/// Whether the folded text is a year, or years, with words that only say so.
fn is_bare_year(key: &str) -> bool {
    key.split(|c: char| !c.is_alphanumeric())
        .all(|word| matches!(word, "" | "năm" | "đến" | "giai" | "đoạn" | "tính" | "học" | "từ") || year(word).is_some())
}

/// The year or years of a text that names a time and nothing else: `Đến năm 2030`, `Mục tiêu giai đoạn 2026 - 2030`.
pub(super) fn time_alone(text: &str) -> Option<String> {
    const LONGEST: usize = 80;
    const WORDS: [&str; 24] = [
        "năm", "đến", "giai", "đoạn", "tính", "học", "từ", "hết", "cuối", "mục", "tiêu", "chỉ", "kế", "hoạch", "định", "hướng",
        "tầm", "nhìn", "thời", "kỳ", "phấn", "đấu", "các", "cụ",
    ];
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let key = fold::key(text);
    let period = period(&key)?;
    let says = |word: &str| word.is_empty() || word == "thể" || WORDS.contains(&word) || year(word).is_some();
    let label = super::ordinal::of(key.split(' ').next().unwrap_or_default()).is_some();
    key.split(|c: char| !c.is_alphanumeric()).skip(usize::from(label)).all(says).then_some(period)
}

/// The year a word is.
fn year(word: &str) -> Option<&str> {
    let plausible = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    (plausible && (word.starts_with("19") || word.starts_with("20"))).then_some(word)
}

/// The year a folded header text names; of two years joined by a dash both: `2021-2025`.
pub(super) fn period(key: &str) -> Option<String> {
    let mut at = 0;
    while at < key.len() {
        let Some(next) = key[at..].find(|c: char| c.is_ascii_digit()) else { break };
        let start = at + next;
        let end = start + key[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = end;
        let Some(first) = year(&key[start..end]).filter(|_| is_bounded(key, start, end)) else { continue };
        let rest = key[end..].trim_start();
        let joined = rest.strip_prefix('-').map(str::trim_start).filter(|_| !rest.starts_with("--"));
        let second = joined.and_then(|rest| rest.get(..4)).and_then(year);
        let second = second.filter(|second| *second > first);
        return Some(second.map_or_else(|| first.to_owned(), |second| format!("{first}-{second}")));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main(text: &str) -> Option<Word> {
        cue(text).main
    }

    #[test]
    fn the_telling_word_decides() {
        for (text, word) in [
            ("STT", Word::Ordinal),
            ("Số TT", Word::Ordinal),
            ("Chỉ số thành phần", Word::Name),
            ("Nội dung công việc", Word::Task),
            ("Đơn vị chủ trì thực hiện", Word::Lead),
            ("Cơ quan chủ trì, phối hợp", Word::Lead),
            ("Cơ quan, đơn vị phối hợp", Word::Coordinating),
            ("Cơ quan, tổ chức có nhiệm vụ thực hiện", Word::Task),
            ("Thời gian hoàn thành", Word::Deadline),
            ("Dự kiến sản phẩm", Word::Deliverable),
            ("Điểm tối đa", Word::Max),
            ("Điểm theo Bộ tiêu chí", Word::Max),
            ("So với năm 2024, tăng/giảm", Word::Delta),
            ("Thứ hạng mục tiêu", Word::Rank),
            ("Dự kiến tăng thứ hạng", Word::Compare),
            ("Số điểm tăng", Word::Delta),
            ("Hạng mục", Word::Name),
            ("ĐVT", Word::Unit),
            ("Đơn vị", Word::UnitOrBody),
            ("Kế hoạch vốn năm 2031", Word::Funding),
            ("Địa điểm", Word::Plain),
            ("Tháng", Word::Deadline),
            ("T5", Word::Month),
            ("Quý IV", Word::Month),
            ("Vị trí lấy mẫu (toạ độ)", Word::Plain),
            ("Vị trí năm 2030", Word::Rank),
            ("Thời gian bắt đầu", Word::Plain),
            ("Bắt đầu - Kết thúc", Word::Deadline),
            ("Hoàn thành", Word::Done),
        ] {
            assert_eq!(main(text), Some(word), "{text}");
        }
        assert_eq!(main("Tên"), Some(Word::Content));
        assert_eq!(main("Tháp canh"), None);
    }

    #[test]
    fn plan_and_result_by_the_first_word() {
        let flags = |text: &str| (cue(text).plan(), cue(text).actual());
        assert_eq!(flags("Ước thực hiện kế hoạch năm 2030"), (false, true));
        assert_eq!(flags("Kế hoạch thực hiện năm 2031"), (true, false));
        assert_eq!(flags("KH 2031"), (true, false));
        assert_eq!(flags("UTH 2030"), (false, true));
        assert_eq!(flags("Khảo sát"), (false, false));
    }

    #[test]
    fn periods() {
        for (text, period) in [
            ("Dự kiến tăng năm 2031 so với năm 2030", Some("2031")),
            ("Giai đoạn 2026 – 2030", Some("2026-2030")),
            ("đến 31/12/2029", Some("2029")),
            ("Quyết định 1999/QĐ", Some("1999")),
            ("12345", None),
            ("Số 2100", None),
        ] {
            assert_eq!(cue(text).period.as_deref(), period, "{text}");
        }
        assert!(cue("Năm 2030").bare_year && cue("2026 - 2030").bare_year && !cue("Năm 2030 (ước)").bare_year);
    }
}
