//! Suspicions: what looks wrong but must not be changed unasked. Each is a diagnostic with a place and, where there is
//! one, a proposal for the text there.
//!
//! | id | what |
//! |---|---|
//! | `doubled-word` | a word or pair of words twice in a row that is no reduplication |
//! | `likely-misreading` | a phrase that OCR or a slip of spelling makes of a common one |
//! | `impossible-word` | a word with Vietnamese marks that is no syllable |
//! | `foreign-letter` | a word with Vietnamese marks and a letter of no Vietnamese word |
//! | `rare-syllable` | a syllable that only another tone makes common |
//! | `unbalanced-quotes` | a paragraph with a quote opened or closed once too often |
//! | `mixed-tone-style` | `hòa` and `hoà` in one text |
//! | `lost-letters` | `?` or U+FFFD in place of letters |

use std::ops::Range;

use super::Work;
use super::letters::{Alphabet, FOREIGN, Letter, compose};
use super::patch::{Patch, apply, compose_only};
use super::phrases::{REDUPLICATIONS, is_compound, misreading_at};
use super::spacing::Tones;
use super::syllable::{COUNTED, NONE, Spelling, Syllables};
use super::tone::{self, ToneStyle};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::edit::EditKind;
use crate::base::place::{LineIndex, Place};

/// What the spacing pass saw on its way, in the offsets of the source.
#[derive(Default)]
pub(crate) struct Doubts {
    pub(crate) odd: Vec<Range<usize>>,
    pub(crate) doubled: Vec<Range<usize>>,
    pub(crate) phrases: Vec<Range<usize>>,
    pub(crate) tones: Tones,
}

/// One suspicion.
struct Doubt {
    range: Range<usize>,
    id: &'static str,
    severity: Severity,
    message: String,
    proposal: Option<String>,
}

impl Doubt {
    fn new(range: Range<usize>, id: &'static str, severity: Severity, message: String) -> Self {
        Self { range, id, severity, message, proposal: None }
    }

    fn proposing(self, proposal: String) -> Self {
        Self { proposal: Some(proposal), ..self }
    }
}

/// The suspicions about a repaired text, by place in the source.
pub(crate) fn find(work: &Work<'_>) -> Vec<Diagnostic> {
    let text = &*work.text;
    let mut doubts = vec![];
    quotes(text, &mut doubts);
    lost_letters(text, &mut doubts);
    doubts.sort_by_key(|doubt| (doubt.range.start, doubt.range.end));
    let places: Vec<Patch> =
        doubts.iter().map(|doubt| Patch::new(doubt.range.start, doubt.range.end, "", EditKind::Unicode)).collect();
    for (doubt, place) in doubts.iter_mut().zip(compose_only(&work.patches, &places)) {
        doubt.range = place.start as usize..place.end as usize;
    }
    doubts.extend(odd_words(work));
    doubts.extend(work.doubts.doubled.iter().filter_map(|range| doubled_word(work.source, range)));
    doubts.extend(misreadings(work));
    doubts.extend(tone_styles(work));
    if doubts.is_empty() {
        return vec![];
    }
    let lines = LineIndex::new(work.source);
    let mut out: Vec<Diagnostic> = doubts
        .into_iter()
        .map(|doubt| {
            let (start, end) = (doubt.range.start as u32, doubt.range.end as u32);
            let place = Place::in_text(start, end, lines.line(start));
            Diagnostic { proposal: doubt.proposal, ..Diagnostic::new(doubt.id, doubt.severity, doubt.message, place) }
        })
        .collect();
    out.sort_by(|a, b| (a.place, &a.id).cmp(&(b.place, &b.id)));
    out.dedup();
    out
}

/// A word or pair of words that stands twice in a row; none where that is meant.
fn doubled_word(source: &str, range: &Range<usize>) -> Option<Doubt> {
    let whole = source.get(range.clone())?;
    let words: Vec<&str> = whole.split(' ').collect();
    let once = words[..words.len() / 2].join(" ");
    let meant = REDUPLICATIONS.contains(&once.to_lowercase().as_str())
        || once.bytes().all(|byte| byte.is_ascii_uppercase())
        || (words.len() == 2 && are_two_compounds(source, range));
    if meant || words.len() > 4 {
        return None;
    }
    let message = format!("“{once}” stands twice; once is likely meant");
    Some(Doubt::new(range.clone(), "doubled-word", Severity::Warning, message).proposing(once))
}

/// Compounds that meet others in a doubled word (`tỷ đồng đồng thời`) and that no repair needs.
#[rustfmt::skip]
const MEETING: [&str; 175] = [
    "an ninh", "an toàn", "ban hành", "bàn giao", "bảo hiểm", "bảo trì", "bảo tồn", "bảo vệ", "bảo đảm", "chuyên đề",
    "chính quyền", "chính sách", "chính thức", "chính trị", "chương trình", "chức danh", "chức năng", "công chức",
    "công dân", "công khai", "công nghệ", "công trình", "công việc", "cơ quan", "cư trú", "cận nghèo", "cộng đồng",
    "danh sách", "diện tích", "doanh nghiệp", "duy trì", "dân cư", "dân tộc", "dịch vụ", "dụng cụ", "dữ liệu",
    "dự toán", "dự án", "gia tăng", "gia đình", "giao thông", "giám sát", "hoạt động", "hàng hóa", "hành lang",
    "hành vi", "hành động", "hình thức", "hóa chất", "hướng dẫn", "học sinh", "hội họp", "hội nghị", "hội nhập",
    "hội thảo", "hợp tác", "hợp đồng", "khu dân", "khu vực", "khả thi", "kiểm tra", "liệu trình", "lý luận",
    "lý lịch", "lực lượng", "nghiệp vụ", "nguồn lực", "nguồn nước", "ngân sách", "nhiệm vụ", "nhà nước", "nhân dân",
    "nhận thức", "nông sản", "năng lực", "nước ngoài", "nước sạch", "phát huy", "phát sinh", "phân công", "phân tích",
    "phù hợp", "phương hướng", "phương án", "phối hợp", "phục vụ", "quan tâm", "quy trình", "quy định", "quyền hạn",
    "quyền lợi", "quyền lực", "quá trình", "quốc gia", "sinh hoạt", "sát hạch", "sát nhập", "sát sao", "sản xuất",
    "số liệu", "sử dụng", "tham dự", "tham gia", "thanh toán", "thanh tra", "thi công", "thi hành", "thi tuyển",
    "thi đua", "thông qua", "thông tin", "thường xuyên", "thủ công", "thủ trưởng", "thủ tướng", "thủ đô", "thủy sản",
    "thực thi", "tin học", "tiến hành", "tiếp cận", "tiếp nhận", "tiếp tục", "toàn diện", "tra cứu", "triển lãm",
    "trung tâm", "truyền thông", "trì hoãn", "trình độ", "trực tiếp", "tuân thủ", "tài chính", "tài liệu", "tài sản",
    "tác động", "tâm lý", "tích cực", "tư nhân", "tư pháp", "tư vấn", "tổ chức", "tổng hợp", "tự phát", "tỷ đồng",
    "vấn đề", "vận hành", "vận động", "vật tư", "vệ sinh", "vụ việc", "vực dậy", "xuyên suốt", "xuất khẩu",
    "xuất phát", "xác định", "điều hành", "đại diện", "đạo đức", "đảm bảo", "đầu tư", "đặc khu", "đề xuất", "đề án",
    "định cư", "định hướng", "định kỳ", "đồng bào", "đồng bộ", "đồng thuận", "đồng thời", "đồng tình", "động lực",
    "động viên", "thống nhất",
];

/// `trực tiếp tiếp nhận`: the first of the two words ends one compound and the second begins another.
fn are_two_compounds(source: &str, range: &Range<usize>) -> bool {
    let letters_back = |at: usize| {
        source[..at].char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).take(8).last().map_or(at, |(i, _)| i)
    };
    let letters_on =
        |at: usize| source[at..].char_indices().take(9).find(|(_, c)| !c.is_alphabetic()).map_or(source.len(), |(i, _)| at + i);
    let Some(space) = source[range.clone()].find(' ').map(|i| range.start + i) else { return false };
    if range.start == 0 || range.end + 1 >= source.len() || !source.is_char_boundary(range.end + 1) {
        return false;
    }
    let first = letters_back(range.start - usize::from(source[..range.start].ends_with([' ', '\n'])))..space;
    let second = space + 1..letters_on(range.end + usize::from(source[range.end..].starts_with([' ', '\n'])));
    // The two may stand on two lines.
    let known = |pair: &str| {
        let pair = pair.to_lowercase().replace('\n', " ");
        is_compound(&pair) || MEETING.contains(&pair.as_str())
    };
    known(&source[first]) && known(&source[second])
}

/// Phrases that are likely slips of others, where their first two words stand. Read from the repaired text, where the
/// words are whole.
fn misreadings(work: &Work<'_>) -> Vec<Doubt> {
    let mut ranges = work.doubts.phrases.clone();
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup();
    let starts: Vec<Range<usize>> = ranges.iter().map(|range| range.start..range.start).collect();
    let starts = work.moved(&starts);
    let found: Vec<(Range<usize>, String)> = starts
        .into_iter()
        .filter_map(|start| {
            let (wrong, right) = misreading_at(work.text.get(start.start..)?)?;
            Some((start.start..start.start + wrong.len(), right))
        })
        .collect();
    let places = work.places(&found.iter().map(|(range, _)| range.clone()).collect::<Vec<_>>());
    let doubt = |((range, right), place): ((Range<usize>, String), Range<usize>)| {
        let message = format!("“{}” is likely “{right}”", &work.text[range]);
        Doubt::new(place, "likely-misreading", Severity::Warning, message).proposing(right)
    };
    found.into_iter().zip(places).map(doubt).collect()
}

/// Quotes that do not pair within their paragraph.
fn quotes(text: &str, doubts: &mut Vec<Doubt>) {
    let mut open: Option<usize> = None;
    let mut last = 0;
    let mut report = |at: usize, what: &str| {
        doubts.push(Doubt::new(at..at + '“'.len_utf8(), "unbalanced-quotes", Severity::Warning, format!("a quote is {what}")));
    };
    let not_closed = "opened and not closed in its paragraph";
    for at in memchr::memchr_iter(0xe2, text.as_bytes()) {
        let opening = match text.as_bytes().get(at + 1..at + 3) {
            Some([0x80, 0x9c]) => true,
            Some([0x80, 0x9d]) => false,
            _ => continue,
        };
        if open.is_some() && ends_paragraph(&text[last..at]) {
            open.take().into_iter().for_each(|at| report(at, not_closed));
        }
        if opening {
            open.replace(at).into_iter().for_each(|before| report(before, "opened twice before it is closed"));
        } else if open.take().is_none() {
            report(at, "closed and not opened in its paragraph");
        }
        last = at;
    }
    if let Some(at) = open {
        report(at, not_closed);
    }
}

/// Whether a paragraph ends in a piece of text; a line that goes on in small letters belongs to the same one.
fn ends_paragraph(text: &str) -> bool {
    memchr::memchr_iter(b'\n', text.as_bytes()).any(|at| !text[at + 1..].trim_start_matches(' ').starts_with(char::is_lowercase))
}

/// Both `hòa` and `hoà` in one text.
fn tone_styles(work: &Work<'_>) -> Option<Doubt> {
    let tones = &work.doubts.tones;
    let [old, new] = tones.counts;
    if old == 0 || new == 0 {
        return None;
    }
    let (minority, style) = if new <= old { (1, ToneStyle::Old) } else { (0, ToneStyle::New) };
    let message = format!("tone marks are placed in two styles: {old} as in “hòa”, {new} as in “hoà”");
    let place = tones.first[minority].clone();
    let word = work.source.get(place.clone())?;
    let other = apply(word, &tone::patches(word, style));
    let doubt = Doubt::new(place, "mixed-tone-style", Severity::Info, message);
    Some(if other == word { doubt } else { doubt.proposing(other) })
}

/// `C?NG HÒA`: letters replaced by a sign.
fn lost_letters(text: &str, doubts: &mut Vec<Doubt>) {
    let alphabet = Alphabet::new();
    for at in memchr::memchr_iter(b'?', text.as_bytes()) {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphabetic);
        if before && alphabet.at(text, at + 1).0 != Letter::NONE {
            doubts.push(Doubt::new(
                at..at + 1,
                "lost-letters",
                Severity::Warning,
                "“?” stands inside a word; a letter was lost".into(),
            ));
        }
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}".as_bytes()) {
        doubts.push(Doubt::new(at..at + 3, "lost-letters", Severity::Warning, "a character could not be read".into()));
    }
}

/// A word that is no syllable, or one that only another tone makes common. Read from the repaired text: what a repair
/// made whole is no longer in doubt.
fn odd_words(work: &Work<'_>) -> Vec<Doubt> {
    let mut ranges = work.doubts.odd.clone();
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup();
    let now = work.moved(&ranges);
    ranges.into_iter().zip(now).filter_map(|(range, now)| odd_word(range, work.text.get(now)?)).collect()
}

fn odd_word(range: Range<usize>, word: &str) -> Option<Doubt> {
    let (alphabet, table) = (Alphabet::new(), Syllables::get());
    if word.chars().any(|c| alphabet.of(c).code() == FOREIGN) {
        let message = format!("“{word}” holds a letter of no Vietnamese word");
        return Some(Doubt::new(range, "foreign-letter", Severity::Warning, message));
    }
    if word.contains(|c| alphabet.of(c) == Letter::NONE) {
        return None;
    }
    if table.grade_of(word) == NONE {
        let message = format!("“{word}” is no Vietnamese syllable");
        return Some(Doubt::new(range, "impossible-word", Severity::Warning, message));
    }
    let proposal = common_variant(word)?;
    let message = format!("“{word}” is not known in official text; “{proposal}” is");
    Some(Doubt::new(range, "rare-syllable", Severity::Info, message).proposing(proposal))
}

/// Vowels that differ only by the marks on them, by code.
const FAMILIES: [&[u8]; 5] = [&[1, 2, 3], &[4, 5], &[6], &[7, 8, 9], &[10, 11]];

/// The most common of the words with other marks on the toned letter, if it is common.
fn common_variant(word: &str) -> Option<String> {
    let (alphabet, table) = (Alphabet::new(), Syllables::get());
    let (at, toned) = word.char_indices().find(|&(_, c)| alphabet.of(c).tone() != 0)?;
    let letter = alphabet.of(toned);
    let family = FAMILIES.into_iter().find(|family| family.contains(&letter.code()))?;
    let mut best = (COUNTED + 5, None);
    for other in family.iter().flat_map(|&code| (0..6).filter_map(move |tone| compose(code, tone, letter.upper()))) {
        let mut spelling = Spelling::default();
        word.char_indices().for_each(|(i, c)| spelling.push(alphabet.of(if i == at { other } else { c })));
        let grade = table.grade(&spelling);
        if grade > best.0 {
            best = (grade, Some(other));
        }
    }
    best.1.map(|other| format!("{}{other}{}", &word[..at], &word[at + toned.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::super::{Options, normalise};
    use super::Place;

    fn ids(text: &str) -> Vec<String> {
        let found = normalise(text, &Options::default());
        for diagnostic in &found.suspicions {
            let place = diagnostic.place;
            assert!(text.get(place.start as usize..place.end as usize).is_some_and(|slice| !slice.is_empty()), "{diagnostic:?}");
        }
        found.suspicions.into_iter().map(|diagnostic| diagnostic.id).collect()
    }

    /// What stands at the place of each suspicion, and what is proposed for it.
    fn proposals(text: &str) -> Vec<(String, String)> {
        let found = normalise(text, &Options::default()).suspicions.into_iter();
        let place = |place: Place| text[place.start as usize..place.end as usize].to_owned();
        found.filter_map(|diagnostic| Some((place(diagnostic.place), diagnostic.proposal?))).collect()
    }

    fn pair((wrong, right): (&str, &str)) -> (String, String) {
        (wrong.to_owned(), right.to_owned())
    }

    #[test]
    fn proposals_fit_their_places() {
        assert_eq!(proposals("tổ chức thực hiện hiện kế hoạch"), [("hiện hiện", "hiện")].map(pair));
        assert_eq!(proposals("hòa giải, khoẻ mạnh, xóa đói"), [("khoẻ", "khỏe")].map(pair));
        assert_eq!(proposals("GIẢI PHÁP NHẪM NÂNG CAO"), [("NHẪM", "NHẰM")].map(pair));
        // Places are those of the source, before its repair.
        assert_eq!(proposals("chấn chỉnh kỹ lu ật, kỷ cương"), [("kỹ lu ật", "kỷ luật")].map(pair));
    }

    #[test]
    fn doubled_words_are_found() {
        assert_eq!(ids("tổ chức thực hiện hiện kế hoạch"), ["doubled-word"]);
        assert_eq!(ids("các xã xã, thị trấn"), ["doubled-word"]);
        assert_eq!(ids("họp trực tiếp trực tiếp với dân"), ["doubled-word"]);
        for text in [
            "còn chung chung, chưa cụ thể",
            "luôn luôn lắng nghe",
            "từng bước, từng bước",
            "xã, xã",
            "Sở A, Sở B",
            "5 5 năm",
            "chi 5 tỷ đồng đồng thời",
            "sử dụng dụng cụ",
            "phát triển giao thông thông\nminh trên tuyến",
            "phát triển giao\nthông thông minh trên tuyến",
            "xây dựng hệ thống thống nhất toàn tỉnh",
        ] {
            assert!(ids(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn misreadings_are_proposed_not_made() {
        let text = "Chấn chỉnh kỹ luật, kỷ cương; tránh những nhiễu";
        let found = normalise(text, &Options::default());
        assert_eq!(found.text, text);
        assert_eq!(found.suspicions.len(), 2);
        assert_eq!(found.suspicions[0].message, "“kỹ luật” is likely “kỷ luật”");
        assert_eq!(proposals(text), [("kỹ luật", "kỷ luật"), ("những nhiễu", "nhũng nhiễu")].map(pair));
        assert_eq!(proposals("Phần đầu đến năm 2026"), [("Phần đầu đến", "Phấn đấu đến")].map(pair));
        assert!(ids("kỷ luật, kỹ thuật, niêm yết, phấn đấu").is_empty());
    }

    #[test]
    fn quotes_tones_and_lost_letters() {
        assert_eq!(ids("phương châm “rõ người, rõ việc\nvà “rõ kết quả”"), ["unbalanced-quotes"]);
        assert_eq!(ids("rõ việc” và “x”"), ["unbalanced-quotes"]);
        assert_eq!(ids("hòa giải, khoẻ mạnh, xóa đói"), ["mixed-tone-style"]);
        assert_eq!(ids("C?NG HÒA"), ["lost-letters"]);
        assert!(ids("Vì sao? Các xã. “A” và “B”").is_empty());
    }

    #[test]
    fn odd_words_are_found_in_the_source() {
        assert_eq!(ids("các cấp, các nghành của tỉnh"), ["impossible-word"]);
        assert_eq!(ids("công tác quảñ lý của huyện"), ["foreign-letter"]);
        assert_eq!(ids("MỘT SỐ GIẢI PHÁP NHẪM NÂNG CAO"), ["rare-syllable"]);
        assert!(ids("Bí thư Chi bộ Giàng A Páo, huyện Krông Bông, camera").is_empty());
    }
}
