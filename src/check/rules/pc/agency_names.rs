//! Names of bodies with the capitals of Annex II: fields of departments, and bodies that every province has.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::base::{fold, offices};
use crate::check::rules::scan::before;
use crate::check::subject::{Passage, Subject};

/// Bodies that are named whole.
const BODIES: [&str; 18] = [
    "Ngân hàng Nhà nước",
    "Kho bạc Nhà nước",
    "Kiểm toán Nhà nước",
    "Cục Thuế",
    "Cục Quản lý thị trường",
    "Cục Thống kê",
    "Cục Hải quan",
    "Cục Thi hành án dân sự",
    "Đài Phát thanh",
    "Đài Truyền hình",
    "Trung tâm Phục vụ hành chính công",
    "Trung tâm Xúc tiến",
    "Trung tâm Bồi dưỡng",
    "Trung tâm Nghiên cứu",
    "Trung tâm Tích hợp dữ liệu",
    "Trung tâm Kiểm soát bệnh tật",
    "Trung tâm Khuyến nông",
    "Hội Liên hiệp Phụ nữ",
];

/// A name and what must stand before it.
struct Name {
    proper: &'static str,
    /// Whether it is a field of work, which needs `Sở`, `Bộ` or `Phòng` before it.
    field: bool,
}

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    // A field of two words that are both capitals, or neither, has been written in so many ways that nothing is told by it.
    let fields =
        offices::DATED.iter().map(|field| field.name).filter(|name| name.split(' ').count() > 2 || *name == "Công Thương");
    let fields = fields.map(|proper| Name { proper, field: true });
    fields.chain(BODIES.iter().map(|&proper| Name { proper, field: false })).collect()
});

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let folded = NAMES.iter().map(|name| fold::aligned(name.proper));
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(folded).ok()
});

/// The names whose capitals are not those of Annex II, each with its place and its proper form.
pub(super) fn wrong<'b>(subject: &'b Subject<'_>) -> impl Iterator<Item = (&'b Passage<'b>, Range<usize>, &'static str)> {
    let found = FINDER.iter().flat_map(|finder| subject.found_folded(finder));
    found.filter_map(|(passage, at, range)| {
        let name = &NAMES[at];
        is_wrong(passage.text, &range, name).then_some((passage, range, name.proper))
    })
}

fn is_wrong(text: &str, range: &Range<usize>, name: &Name) -> bool {
    let Some(words) = text.get(range.clone()) else { return false };
    // A name begins with a capital; at the head of a sentence a common noun does too.
    if words == name.proper || !words.chars().next().is_some_and(fold::is_upper) || fold::is_capitals(words) {
        return false;
    }
    let whole = !text[..range.start].ends_with(fold::is_letter) && !text[range.end..].starts_with(fold::is_letter);
    let opens = text[..range.start].trim_end_matches(['“', '"', ' ', '-', '+']).is_empty();
    let right = if name.field { of_department(text, range.start) } else { !opens };
    whole && right && differs(words, name.proper)
}

/// Whether two spellings of a name differ in their capitals (not in their tone places or dashes).
fn differs(words: &str, proper: &str) -> bool {
    let capitals = |text: &str| text.chars().filter(|c| fold::is_letter(*c)).map(fold::is_upper).collect::<Vec<_>>();
    capitals(words) != capitals(proper)
}

/// Whether `Sở`, `Bộ`, `Phòng` stands before a field, or a list `các Sở: A, B` holds it.
fn of_department(text: &str, at: usize) -> bool {
    let near = before(text, at, 200);
    let word = near.trim_end().rsplit(' ').next().unwrap_or("").trim_start_matches(['(', '“', '"']);
    if matches!(word, "Sở" | "Bộ" | "Phòng") {
        return true;
    }
    let listed = ["ác Sở:", "ác Bộ:", "ác Phòng:"].iter().filter_map(|words| near.rfind(words)).max();
    listed.is_some_and(|from| !near[from..].contains(['.', ';']) && near.trim_end().ends_with([',', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_known_names_are_compared() {
        let found = |text: &str| {
            let folded = fold::aligned(text);
            let names =
                FINDER.as_ref().unwrap().find_iter(&folded).map(|found| (&NAMES[found.pattern().as_usize()], found.range()));
            names.filter(|(name, range)| is_wrong(text, range, name)).map(|(name, _)| name.proper).collect::<Vec<_>>()
        };
        assert_eq!(found("Giao Sở Tài nguyên và môi trường chủ trì"), ["Tài nguyên và Môi trường"]);
        assert_eq!(found("các Sở: Y tế, Khoa học và công nghệ, Công thương"), ["Khoa học và Công nghệ", "Công Thương"]);
        assert_eq!(found("gồm: Cục thuế tỉnh, Kho bạc Nhà nước"), ["Cục Thuế"]);
        assert!(found("phát triển khoa học và công nghệ; SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG; Sở Xây dựng").is_empty());
    }
}
