//! Headings: which labelled lines are titles, and which are sentences.
//!
//! A title names what is below it; a sentence says something itself. Roman lines are always titles. Otherwise
//! something must stand below, and the line must not read as a sentence or as the lead-in of a list.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::base::fold;
use crate::model::SectionKind;

use super::flow::Flow;
use super::labels::starts_with_folded;
use super::scan::{PhraseSet, any_at, any_before};

/// What stands below a labelled line.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a kind of text that may stand below")]
pub(crate) struct Below {
    pub(crate) labelled: bool,
    pub(crate) paragraphs: bool,
    pub(crate) table: bool,
    /// Nothing but fields such as `Cơ quan chủ trì: …` stands below, so the line is what they are of.
    pub(crate) fields: bool,
}

/// Where the heading ends in the line's text, its closing sign cut; none if the line is no heading.
pub(crate) fn heading_end(text: &str, kind: SectionKind, below: Below) -> Option<usize> {
    let bare = text.trim_end_matches(['*', '_', ' ']);
    let close = bare.chars().next_back()?;
    // Marks that wrap the whole line go with its closing sign; marks inside the line stay.
    let end = if bare.len() < text.len() && !bare.contains('*') { bare.len() } else { text.len() };
    let cut = text[..end].trim_end_matches(['.', ':', ';', ' ']).len();
    if matches!(kind, SectionKind::Footnote) {
        return None;
    }
    if matches!(
        kind,
        SectionKind::Roman | SectionKind::Capital | SectionKind::Part | SectionKind::Chapter | SectionKind::Division
    ) {
        // A paragraph that is a whole section (`I. Mục tiêu: Phấn đấu …. Tiếp tục …`) is not a title line.
        let sentences = text.contains(". ") && text.chars().count() > 250;
        return (!sentences).then_some(cut);
    }
    if !(below.labelled || below.paragraphs || below.table) {
        return None;
    }
    let length = text.chars().count();
    let inner = &text[..cut];
    // `Điều 2. Quyết định này có hiệu lực kể từ ngày ký.` is the article itself.
    if kind == SectionKind::Article && inner.contains(" có hiệu lực") {
        return None;
    }
    if fold::is_capitals(inner) {
        return Some(cut);
    }
    let title = match close {
        ':' => kind != SectionKind::Bullet && length <= 160 && (is_name(inner) || (length <= 70 && !is_lead_in(inner))),
        '.' | ';' => {
            // A line that is bold from its label to its end is a title, however many clauses it has.
            let bold = text.trim_end().ends_with("**") && text.matches("**").count() == 1;
            bold && below.labelled && length <= 300 && kind != SectionKind::Bullet
                || is_name(inner)
                || (!has_clause(inner) && length <= longest_title(below))
        }
        ',' => false,
        // `- 100% chợ có phần mềm` names nothing below it: its line end cut it, and what follows is its rest.
        _ if kind == SectionKind::Bullet && !below.labelled && opens_share(inner) => false,
        _ => length <= 300 && !after_count(inner).contains(". "),
    };
    title.then_some(cut)
}

/// Whether a text starts with a share: `100% các xã`, `95,5 % số hộ`.
fn opens_share(text: &str) -> bool {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let text = text.trim_start_matches(['*', '_']);
    text.starts_with(|c: char| c.is_ascii_digit()) && text.trim_start_matches(figure).trim_start().starts_with('%')
}

/// The longest title that ends in a stop, in characters.
fn longest_title(below: Below) -> usize {
    if below.fields {
        300
    } else if below.labelled || below.table {
        150
    } else {
        70
    }
}

/// Whether the first paragraph of an item is a sentence, or what an agency is told (`Sở A: …`), and the others say only when
/// it is due or with what outcome.
pub(crate) fn is_dated_item(body: &[Flow], kind: SectionKind) -> bool {
    let [first, fields @ ..] = body else { return false };
    let text = first.text.trim_end();
    let ends = text.ends_with(['.', ';']);
    let sentence = ends && (kind == SectionKind::Bullet || text.contains(": "));
    sentence && !fields.is_empty() && fields.iter().all(|flow| is_time(&flow.text))
}

/// Whether a text is a field of time or outcome, or a bracket that opens with `hoàn thành`.
fn is_time(text: &str) -> bool {
    let name = text.trim_start_matches(['*', '_', ' ', '(']);
    let bracket = text.starts_with('(') && any_at(name, 0, &DONE).is_some();
    bracket || is_field(name) && any_at(name, 0, &TIMES).is_some()
}

static TIMES: PhraseSet = PhraseSet::new(&["thời gian", "thời hạn", "tiến độ", "sản phẩm", "hoàn thành"]);
static DONE: PhraseSet = PhraseSet::new(&["hoàn thành", "xong"]);

/// Whether a text is a field that tells who does what stands above it, when or with what outcome.
pub(crate) fn is_field(text: &str) -> bool {
    let Some(colon) = memchr::memchr(b':', &text.as_bytes()[..text.len().min(60)]) else { return false };
    let name = text[..colon].trim_start_matches(['*', '_', ' ']);
    any_at(name, 0, &FIELDS).is_some()
}

/// First words of the names of such fields.
#[rustfmt::skip]
static FIELDS: PhraseSet = PhraseSet::new(&[
    "cơ quan", "đơn vị", "chủ trì", "phối hợp", "thời gian", "thời hạn", "tiến độ", "sản phẩm", "kết quả", "kinh phí",
    "hình thức", "người", "phân công", "địa điểm", "hoàn thành",
]);

/// The title after what only counts it: `Mục tiêu 1. Trong lĩnh vực chính trị`.
fn after_count(title: &str) -> &str {
    const WORDS: usize = 4;
    let Some((count, rest)) = title.split_once(". ") else { return title };
    let counted = count.ends_with(|c: char| c.is_ascii_digit()) && count.split(' ').count() <= WORDS && !count.contains(',');
    if counted && count.contains(' ') { rest } else { title }
}

/// Where a title in capitals ends that is followed by a sentence on the same line: `NHIỆM VỤ Để thực hiện …`.
pub(crate) fn title_run(text: &str, kind: SectionKind) -> Option<usize> {
    if !matches!(
        kind,
        SectionKind::Roman | SectionKind::Capital | SectionKind::Part | SectionKind::Chapter | SectionKind::Division
    ) {
        return None;
    }
    let mut end = 0;
    let mut words = 0;
    for word in text.split_inclusive(' ') {
        let letters = word.chars().filter(|&c| fold::is_letter(c)).count();
        if letters > 0 && !fold::is_capitals(word) {
            break;
        }
        words += usize::from(letters > 1);
        end += word.len();
    }
    let rest = &text[end..];
    let mut letters = rest.chars();
    let sentence = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    (words >= 2 && sentence && rest.chars().count() > 40).then(|| text[..end].trim_end_matches([' ', '.', ':']).len())
}

/// Words a task starts with, where a poured copy set it behind its title: `2. Sở Tài chính Tham mưu bố trí …`.
const TASKS: [&str; 44] = [
    "Tham mưu",
    "Chủ trì",
    "Phối hợp",
    "Chịu trách nhiệm",
    "Tổ chức",
    "Thực hiện",
    "Triển khai",
    "Xây dựng",
    "Rà soát",
    "Hướng dẫn",
    "Theo dõi",
    "Chỉ đạo",
    "Căn cứ",
    "Tiếp tục",
    "Tăng cường",
    "Đẩy mạnh",
    "Chủ động",
    "Kiểm tra",
    "Đôn đốc",
    "Tuyên truyền",
    "Ban hành",
    "Nâng cao",
    "Bố trí",
    "Cân đối",
    "Lồng ghép",
    "Thường xuyên",
    "Kịp thời",
    "Phát huy",
    "Vận động",
    "Bảo đảm",
    "Đảm bảo",
    "Là cơ quan",
    "Giúp ",
    "Tổng hợp",
    "Đề xuất",
    "Báo cáo",
    "Nghiên cứu",
    "Huy động",
    "Quản lý chặt",
    "Giám sát",
    "Cung cấp",
    "Công khai",
    "Trên cơ sở",
    "Có trách nhiệm",
];

/// Whether a text starts as a task does. `Quản lý` alone is none of them: names hold it as often.
pub(crate) fn is_task(text: &str) -> bool {
    TASKS.iter().any(|task| text.starts_with(task))
}

/// Where the title of a poured item ends: before a task that starts with a capital and no sign between.
pub(crate) fn title_before_task(text: &str, kind: SectionKind) -> Option<usize> {
    if matches!(kind, SectionKind::Bullet | SectionKind::Footnote | SectionKind::Article) {
        return None;
    }
    let at = text.match_indices(' ').map(|(at, _)| at + 1).take_while(|&at| at < 260).find(|&at| {
        let before = text[..at].trim_end();
        let word = before.rsplit(' ').next().unwrap_or("");
        // `Luật Tổ chức …`, `Ban Chỉ đạo`, `Cổng Thông tin`: the capital belongs to a name.
        let named = [
            "luật", "ban", "bộ", "sở", "phòng", "hội", "cục", "viện", "tổ", "đoàn", "trung", "vụ", "và", "của", "về", "để",
            "theo", "tâm", "quỹ", "khu",
        ]
        .contains(&fold::key(word).as_str())
            // `đường bộ Tổ chức …`, `pháp luật Rà soát …`: no name.
            && !matches!(word, "bộ" | "luật");
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '"'))
            && !named
            && TASKS.iter().any(|task| text[at..].starts_with(task))
    })?;
    let title = text[..at].trim_end();
    (title.chars().count() >= 5 && !title.contains([';', ':']) && !title.contains(". ")).then_some(title.len())
}

/// Signs of more than one clause.
fn has_clause(text: &str) -> bool {
    text.contains(';') || text.contains(". ") || text.contains(": ") || text.matches(',').count() > 3
}

/// First words of names of bodies and of persons in office: `Sở Tư pháp`, `Đề nghị Hội Nông dân tỉnh`, `Các sở, ban, ngành`.
#[rustfmt::skip]
static NAMES: PhraseSet = PhraseSet::new(&[
    "sở", "ban", "bộ", "phòng", "cục", "chi cục", "tổng cục", "trung tâm", "văn phòng", "viện", "thanh tra", "công an",
    "tòa án", "toà án", "viện kiểm sát", "kho bạc", "bảo hiểm", "ngân hàng", "ủy ban", "uỷ ban", "ubnd", "hđnd", "hội",
    "hiệp hội", "liên đoàn", "liên minh", "mặt trận", "ubmttq", "mttq", "đài", "báo", "trường", "công ty", "bưu điện",
    "điện lực", "thủ trưởng", "giám đốc", "chủ tịch", "trưởng", "chánh", "hiệu trưởng", "các sở", "các phòng",
    "các ban", "các cơ quan", "các đơn vị", "các trường", "các xã", "các tổ chức", "các doanh nghiệp", "các hội", "các đoàn thể", "các hợp tác xã",
    "các chủ", "các viện", "các bệnh viện", "các ngân hàng", "tập đoàn", "tổng công ty", "trung ương", "đoàn thanh niên", "tỉnh đoàn", "huyện đoàn",
    "bộ chỉ huy",
]);

/// Whether the line is the name of a body or a list of them, with no verb after it.
fn is_name(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '_', ' ']);
    let asked = starts_with_folded(text, "đề nghị").map_or(text, |end| text[end..].trim_start());
    let asked = starts_with_folded(asked, "đối với").map_or(asked, |end| asked[end..].trim_start());
    let asked = starts_with_folded(asked, "trách nhiệm của").map_or(asked, |end| asked[end..].trim_start());
    any_at(asked, 0, &NAMES).is_some() && !says_something(asked)
}

/// Verbs that make a clause of a name: `Sở Y tế chủ trì …`.
static CLAUSE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    #[rustfmt::skip]
    let verbs = [
        " chủ trì", " phối hợp", " tham mưu", " thực hiện ", " tổ chức thực hiện", " triển khai", " có trách nhiệm",
        " chịu trách nhiệm", " xây dựng kế", " hướng dẫn", " theo dõi", " rà soát", " chủ động", " tiếp tục",
        " tăng cường", " đẩy mạnh", " căn cứ", " báo cáo", " kiểm tra", " giúp ", " phải ", " cần ", " được ",
        " chỉ đạo ", " đề xuất", " ban hành",
    ];
    AhoCorasick::new(verbs).expect("two dozen short words")
});

fn says_something(text: &str) -> bool {
    // Most verbs are written in small letters, as they are looked for.
    CLAUSE.is_match(text) || CLAUSE.is_match(&fold::key(text))
}

/// Words that say that a list follows.
#[rustfmt::skip]
static LIST_FOLLOWS: PhraseSet = PhraseSet::new(&[
    "sau", "như", "gồm", "cụ thể", "là", "sau đây", "gồm có", "bao gồm", "dưới đây", "đó", "nội dung", "việc", "rằng", "để",
]);

/// Verbs that open the lead-in of a list.
#[rustfmt::skip]
static VERBS: PhraseSet = PhraseSet::new(&[
    "tiếp tục", "tăng cường", "đẩy mạnh", "chỉ đạo", "thực hiện", "tổ chức", "triển khai", "xây dựng", "rà soát",
    "phối hợp", "chủ trì", "tham mưu", "hướng dẫn", "kiểm tra", "theo dõi", "yêu cầu", "giao", "phấn đấu", "nâng cao",
    "bảo đảm", "đảm bảo", "hoàn thành", "ban hành", "phát huy", "tập trung", "chủ động", "căn cứ", "để", "nhằm",
    "huy động", "bố trí", "duy trì", "phát triển", "khuyến khích",
]);

/// Whether a line that ends in a colon leads into a list and is no title: it has a verb, or says that a list follows.
fn is_lead_in(text: &str) -> bool {
    if any_before(text, text.len(), &LIST_FOLLOWS).is_some_and(|word| text[..word].ends_with(' ')) {
        return true;
    }
    // `Tổ chức thực hiện:` and `Công tác …:` are titles; a verb with an object is a lead-in.
    any_at(text, 0, &VERBS).is_some_and(|end| text[end..].split_whitespace().count() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, kind: SectionKind, expected: Option<&str>) {
        let below = Below { labelled: true, paragraphs: false, table: false, fields: false };
        assert_eq!(heading_end(text, kind, below).map(|end| &text[..end]), expected, "{text}");
    }

    #[test]
    fn titles_and_sentences() {
        use SectionKind::{Arabic, Bullet, Decimal, Letter, Roman};
        check("MỤC TIÊU:", Roman, Some("MỤC TIÊU"));
        check("Mục đích", Arabic, Some("Mục đích"));
        check("Yêu cầu:", Arabic, Some("Yêu cầu"));
        check("Sở Tư pháp.", Arabic, Some("Sở Tư pháp"));
        check("Đề nghị Hội Nông dân tỉnh:", Arabic, Some("Đề nghị Hội Nông dân tỉnh"));
        let above = "Trách nhiệm của các cơ quan quản lý cấp trên (kể cả cơ quan đại diện chủ sở hữu):";
        check(above, Decimal, Some(above.trim_end_matches(':')));
        check("Chỉ tiêu “Phát triển rừng”.", Decimal, Some("Chỉ tiêu “Phát triển rừng”"));
        check("Tiếp tục thực hiện các giải pháp sau, cụ thể:", Arabic, None);
        check("Chỉ đạo UBND cấp xã:", Letter, None);
        check("Đối với các xã vùng cao:", Bullet, None);
        check("TỔ CHỨC THỰC HIỆN: *(Theo phụ lục)*", Roman, Some("TỔ CHỨC THỰC HIỆN: *(Theo phụ lục)*"));
        check("Chủ động rà soát, sửa đổi; tham mưu ban hành quy chế.", Arabic, None);
        let bold = "Chủ động rà soát, sửa đổi; tham mưu ban hành quy chế.**";
        check(bold, Arabic, Some("Chủ động rà soát, sửa đổi; tham mưu ban hành quy chế"));
        check("Mục tiêu 1. Trong lĩnh vực chính trị", Decimal, Some("Mục tiêu 1. Trong lĩnh vực chính trị"));
        check("Quyết định này có hiệu lực kể từ ngày ký.", SectionKind::Article, None);
        check("Kéo cáp: Bảo đảm đường truyền cho các trạm.", Letter, None);
        check("Các doanh nghiệp, các hợp tác xã và cộng đồng.", Arabic, Some("Các doanh nghiệp, các hợp tác xã và cộng đồng"));
    }

    #[test]
    fn a_long_line_above_fields_is_a_title() {
        let line = "Quy chế quy định chi tiết việc giao rừng, cho thuê rừng và chi trả dịch vụ môi trường rừng cho hộ gia đình ở \
                    các xã vùng cao của tỉnh trong các năm tới và những năm về sau.";
        let below = |fields| Below { labelled: true, paragraphs: false, table: false, fields };
        assert!(heading_end(line, SectionKind::Letter, below(true)).is_some());
        assert!(heading_end(line, SectionKind::Letter, below(false)).is_none());
        assert!(is_field("Cơ quan chủ trì: Sở A.") && is_field("**Thời gian:** 2026") && !is_field("Trồng rừng: 500 ha"));
    }

    #[test]
    fn a_line_with_nothing_below_is_text() {
        let below = Below { labelled: false, paragraphs: false, table: false, fields: false };
        assert_eq!(heading_end("Nâng cao chất lượng", SectionKind::Letter, below), None);
        let text = Below { paragraphs: true, ..below };
        assert_eq!(heading_end("100% các chợ có phần mềm", SectionKind::Bullet, text), None);
        assert!(heading_end("Các chợ có phần mềm", SectionKind::Bullet, text).is_some());
    }
}
