//! The words that set a time, that make one recur, or that make it the time of something else.

use std::sync::LazyLock;

use crate::parse::words::{Phrases, Words};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// `trước`: a point follows, itself excluded.
    Before,
    /// `chậm nhất`, `đến hết`: a point follows, itself included.
    NotAfter,
    /// `trong`, `vào`: a point follows.
    In,
    /// `từ`: two points follow.
    From,
    /// A point without a word before it.
    Bare,
    /// `ngày` without a cue: the date of a document.
    Date,
    /// A recurrence with this normal form.
    Every(&'static str),
    /// `định kỳ`.
    Periodic,
    /// `thường xuyên`.
    Continuous,
    /// `cả năm`, `trong năm`.
    PlanYear,
    /// `ngay sau khi`, `kể từ ngày`: an event follows.
    After,
    /// `trước khi kết thúc …`: an event that must find the task done.
    Event,
    /// `khi có …`: an event, but only where nothing else is written.
    When,
    /// `thời hạn`: a number of days and what they count from follow.
    Term,
    /// `trong thời hạn`: a number of days follows.
    Within,
    /// Words that set no time in a sentence, though they look like it.
    Never,
}

pub(super) static CUES: LazyLock<Phrases<Cue>> = LazyLock::new(|| {
    Phrases::new(&[
        ("trước|trước thời điểm|đến trước", Cue::Before),
        (
            "chậm nhất|chậm nhất là|chậm nhất vào|chậm nhất đến|chậm nhất trong|muộn nhất|muộn nhất là|không muộn hơn|không chậm hơn|đến hết|hết|xong trong|từ nay đến|từ nay đến hết|từ nay đến cuối|từ nay cho đến hết",
            Cue::NotAfter,
        ),
        ("trong|vào|vào khoảng|khoảng|ngay trong|trong khoảng", Cue::In),
        ("từ|bắt đầu từ|thực hiện từ", Cue::From),
        (
            "quý|quí|tháng|tuần|năm|các năm|6 tháng|06 tháng|sáu tháng|giai đoạn|trong giai đoạn|thời kỳ|đến|cuối|đầu|giữa|cuối năm|đầu năm|giữa năm",
            Cue::Bare,
        ),
        ("ngày", Cue::Date),
        (
            "hằng năm|hàng năm|mỗi năm|từng năm|định kỳ hằng năm|định kỳ hàng năm|định kỳ mỗi năm|thường niên",
            Cue::Every("yearly"),
        ),
        (
            "hằng quý|hàng quý|mỗi quý|từng quý|định kỳ hằng quý|định kỳ hàng quý|định kỳ quý|định kỳ mỗi quý",
            Cue::Every("quarterly"),
        ),
        (
            "hằng tháng|hàng tháng|mỗi tháng|từng tháng|định kỳ hằng tháng|định kỳ hàng tháng|định kỳ tháng|định kỳ mỗi tháng",
            Cue::Every("monthly"),
        ),
        ("định kỳ", Cue::Periodic),
        ("hằng tuần|hàng tuần|mỗi tuần|định kỳ hằng tuần|định kỳ hàng tuần|hằng ngày|hàng ngày|mỗi ngày", Cue::Every("periodic")),
        (
            "thường xuyên|nhiệm vụ thường xuyên|là nhiệm vụ thường xuyên|liên tục|suốt năm|thực hiện thường xuyên|thường xuyên trong năm|thường xuyên trong suốt năm|liên tục trong năm",
            Cue::Continuous,
        ),
        ("trong suốt năm học|cả năm học|trong năm học|trong cả năm học", Cue::Never),
        (
            "trước khi kết thúc|trước khi bắt đầu|trước khi bước vào|trước khi khai giảng|trước mùa mưa|trước mùa bão|trước mùa mưa bão|trước năm học mới|trước tết|trước dịp tết|trước tết nguyên đán",
            Cue::Event,
        ),
        ("khi có|khi phát sinh|ngay khi có", Cue::When),
        ("cả năm|trong cả năm|cả năm kế hoạch", Cue::PlanYear),
        ("ngay sau khi|ngay sau|sau khi có|sau khi|kể từ khi", Cue::After),
        ("trong thời hạn|trong vòng|trong thời gian", Cue::Within),
        ("thời hạn|với thời hạn|thời hạn là|thời hạn tối đa", Cue::Term),
        (
            "trước mắt|trước hết|trước đây|trước tiên|trước khi|từ trước đến nay|hết sức|trong quý khách|hàng năm trước|hằng năm trước",
            Cue::Never,
        ),
    ])
});

/// What a term of days counts from: `07 ngày | kể từ ngày ký`.
pub(super) static FROM: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("kể từ|tính từ|sau khi|từ ngày|từ khi", ())]));

/// `của tháng cuối quý`, `hằng tháng`: what makes a day recur.
pub(super) static RECURS: LazyLock<Phrases<&'static str>> = LazyLock::new(|| {
    Phrases::new(&[
        ("hằng năm|hàng năm|mỗi năm|của năm|năm báo cáo|của năm báo cáo", "yearly"),
        (
            "của tháng cuối quý|tháng cuối quý|tháng cuối cùng của mỗi quý|tháng cuối cùng của quý|tháng cuối của quý|của tháng cuối mỗi quý|hằng quý|hàng quý|mỗi quý|của tháng cuối cùng của quý|của tháng cuối cùng mỗi quý|tháng cuối mỗi quý|của tháng đầu quý sau|tháng đầu quý sau",
            "quarterly",
        ),
        (
            "hằng tháng|hàng tháng|mỗi tháng|của tháng|của hằng tháng|của hàng tháng|của mỗi tháng|của tháng sau|tháng sau|tháng tiếp theo|của tháng báo cáo|của tháng tiếp theo",
            "monthly",
        ),
        ("của tháng cuối kỳ báo cáo|của tháng cuối kỳ|tháng cuối kỳ báo cáo|tháng cuối kỳ|của kỳ báo cáo", "periodic"),
    ])
});

/// What stands between the days of a list.
pub(super) static LIST: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("và|,|, và|;|; và", ())]));

pub(super) static MEETINGS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[("cuộc|lần|đợt|hội nghị|hội thảo|lớp|kỳ|buổi|phiên|bài|chuyên đề|diễn đàn|chuyên mục|số", ())])
});
pub(super) static PERIODS: LazyLock<Phrases<&'static str>> =
    LazyLock::new(|| Phrases::new(&[("năm", "yearly"), ("quý", "quarterly"), ("tháng", "monthly"), ("tuần", "periodic")]));
pub(super) static AT_LEAST: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("tối thiểu|ít nhất", ())]));
/// Words before a year that make it the year of a result or of another document.
pub(super) static RESULT: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("được|quả|đạt|qua|hình|báo cáo|số liệu|đã|nhiệm vụ|giao|chỉ số", ())]));
/// Words before `hằng năm` that make it a kind of plan or money.
pub(super) static KINDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "dự toán|kinh phí|ngân sách|kế hoạch|chỉ tiêu|toán|phí|sách|hoạch|tiêu|sống|hoạt|việc|sinh hoạt|xã hội|nhà nước|xếp loại|nhiệm vụ|danh mục|mục tiêu|kế hoạch thực hiện|quyền giao|được giao|bổ sung|được bố trí|được cấp|được phân bổ",
        (),
    )])
});
/// Which part of a year, quarter or month: `vào cuối năm 2027`.
pub(super) static PARTS: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("cuối|đầu|giữa|dịp cuối|nửa cuối|nửa đầu", ())]));
/// Verbs after `đến hết năm 2027` that make it a due date.
pub(super) static DUE: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("hoàn thành|phải hoàn thành|cơ bản hoàn thành|xong", ())]));
/// Verbs that make `trước năm 2025` a due date.
/// After a point of time: what is done does not end with it.
pub(super) static ONWARDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let years = "năm tiếp theo|các năm tiếp theo|những năm tiếp theo|các năm sau|những năm sau";
    let words =
        ["và", ",", ""].map(|and| years.split('|').map(|years| format!("{and} {years}")).collect::<Vec<_>>().join("|")).join("|");
    Phrases::new(&[(words.as_str(), ()), ("trở đi|và trở đi|và tiếp tục trong các năm tiếp theo", ())])
});
pub(super) static DONE: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("thành|xong|hoàn thành|dứt điểm|điểm|hành", ())]));
pub(super) static UNITS: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("ngày|ngày làm việc|tháng|giờ|tuần|năm|phút|tháng kể từ", ())]));

pub(super) static DAYS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("ngày|ngày làm việc|giờ|tuần|tháng", ())]));
pub(super) static SINCE: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("kể từ|tính từ|, kể từ|sau khi|từ khi|từ ngày", ())]));
pub(super) static SEASON: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("dịp|mùa|đợt|các dịp|thời gian cao điểm|kỳ nghỉ|dịp nghỉ|tháng cao điểm|những tháng", ())]));
pub(super) static PERIOD: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("giai đoạn|trong giai đoạn|thời kỳ", ())]));
/// Documents, money and goals, whose period is not that of the task.
pub(super) static PROGRAMMES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "chương trình|kế hoạch|đề án|dự án|chiến lược|nghị quyết|quyết định|quy hoạch|chỉ thị|chính sách|chuẩn nghèo|tiêu chí|chỉ tiêu|mục tiêu|định hướng\
                 |trung hạn|vốn|danh mục|phong trào|cuộc vận động|hợp tác|kết quả|tình hình|báo cáo|thống kê|tổng thể|quy định|phương án|nhiệm kỳ|phối hợp";
    Phrases::new(&[(words, ())])
});
pub(super) static ONCE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("lần|một lần|1 lần|01 lần", ())]));

/// Past a time of day: `16 giờ 30`, `17h00`, `16:00 ngày` → the word after it; `at` itself where none stands.
pub(super) fn clock(words: &Words, at: usize) -> usize {
    const COMMAS: [char; 2] = [',', '\''];
    if words.number(at).is_none_or(|hour| hour > 24) {
        return at;
    }
    let word = words.slice(at + 1).to_lowercase();
    let mut end = match word.strip_prefix('h') {
        Some(minutes) if minutes.bytes().all(|byte| byte.is_ascii_digit()) => at + 2,
        _ if word == "giờ" => at + 2 + usize::from(words.number(at + 2).is_some_and(|minute| minute < 60)),
        _ if words.is_mark(at + 1, ':') && words.number(at + 2).is_some() => at + 3,
        _ => return at,
    };
    end += usize::from(words.slice(end).eq_ignore_ascii_case("phút"));
    end += usize::from(COMMAS.iter().any(|&mark| words.is_mark(end, mark)));
    end + usize::from(words.slice(end).eq_ignore_ascii_case("của"))
}

/// Whether the year at `at` is that of a figure in its clause: `phấn đấu đạt 20% số xã trong năm 2025`.
pub(super) fn is_of_figure(words: &Words, at: usize) -> bool {
    const REACH: usize = 25;
    static REACHED: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("đạt|tỷ lệ|tỉ lệ", ())]));
    let closes = |at: usize| [';', '.', ':'].iter().any(|&mark| words.is_mark(at, mark));
    let mut clause = (0..at).rev().take(REACH).take_while(|&at| !closes(at));
    clause.by_ref().any(|at| words.is_mark(at, '%')) && clause.any(|at| REACHED.end(words, at).is_some())
}

/// The end of the clause `theo tiến độ của Luật …`, `theo Kế hoạch số … ngày …`: its date or year is that of the document.
pub(super) fn follows_document(words: &Words, at: usize) -> Option<usize> {
    const NEAR: usize = 9;
    const LONGEST: usize = 60;
    static FOLLOWS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("theo|căn cứ", ())]));
    static DOCUMENTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        let words = "luật|bộ luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|công văn|công điện|thông báo|văn bản số|kế hoạch số\
                     |chương trình số|đề án số|hướng dẫn số|tờ trình";
        Phrases::new(&[(words, ())])
    });
    FOLLOWS.end(words, at)?;
    let last = words.len().min(at + LONGEST);
    let closes = |at: &usize| [',', ';', '(', ')', ':'].iter().any(|&mark| words.is_mark(*at, mark));
    let end = (at..last).find(closes).unwrap_or(last);
    (at + 1..end.min(at + NEAR)).any(|at| DOCUMENTS.end(words, at).is_some()).then_some(end)
}

/// Past `thứ Sáu`, `ngày thứ 6`, `chủ nhật`, or nothing before a recurrence: `trước 16 giờ hằng ngày`.
pub(super) fn weekday(words: &Words, at: usize) -> Option<usize> {
    static DAY: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("thứ|ngày thứ|chiều thứ|sáng thứ", ())]));
    match DAY.end(words, at) {
        Some(next) => Some(next + 1),
        None => CUES.longest(words, at).is_some_and(|(_, cue)| cue == Cue::Every("periodic")).then_some(at),
    }
}
