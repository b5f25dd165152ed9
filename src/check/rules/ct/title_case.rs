//! `CT119` title-case: the name of an office or central body is capitalised wrongly.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::base::place::Place;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::fold;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT119",
    name: "title-case",
    severity: Severity::Warning,
    profile: None,
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "Tên chức danh, cơ quan trung ương hoặc tên mục viết hoa sai.",
        en: "The name of an office, of a central body or of a section is capitalised wrongly.",
    },
    why: Text {
        vi: "Phụ lục II quy định cách viết hoa các tên này.", en: "Annex II says how these names are capitalised."
    },
    example: "Thủ tướng chính phủ",
    instead: "Thủ tướng Chính phủ",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục II, mục IV.1, V.1, V.3",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

/// As it is often written, and as it should be.
const NAMES: [(&str, &str); 39] = [
    ("Thủ tướng chính phủ", "Thủ tướng Chính phủ"),
    ("thủ tướng chính phủ", "Thủ tướng Chính phủ"),
    ("thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
    ("Chính Phủ", "Chính phủ"),
    ("Quốc Hội", "Quốc hội"),
    ("Nhà Nước", "Nhà nước"),
    ("Nhân Dân", "Nhân dân"),
    ("Ủy ban Nhân dân", "Ủy ban nhân dân"),
    ("Uỷ ban Nhân dân", "Uỷ ban nhân dân"),
    ("Ủy Ban nhân dân", "Ủy ban nhân dân"),
    ("Uỷ Ban nhân dân", "Uỷ ban nhân dân"),
    ("Hội đồng Nhân dân", "Hội đồng nhân dân"),
    ("Hội Đồng nhân dân", "Hội đồng nhân dân"),
    ("Tòa án Nhân dân", "Tòa án nhân dân"),
    ("Viện kiểm sát Nhân dân", "Viện kiểm sát nhân dân"),
    ("Ban chấp hành Trung ương", "Ban Chấp hành Trung ương"),
    ("Ban chấp hành Đảng bộ", "Ban Chấp hành Đảng bộ"),
    ("Ban thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
    ("Ban thường vụ Huyện ủy", "Ban Thường vụ Huyện ủy"),
    ("Ban thường vụ Thành ủy", "Ban Thường vụ Thành ủy"),
    ("Bộ chính trị", "Bộ Chính trị"),
    ("Ban bí thư", "Ban Bí thư"),
    ("Đảng cộng sản Việt Nam", "Đảng Cộng sản Việt Nam"),
    ("Mặt trận tổ quốc Việt Nam", "Mặt trận Tổ quốc Việt Nam"),
    ("Mặt trận Tổ Quốc", "Mặt trận Tổ quốc"),
    ("Đoàn thanh niên Cộng sản", "Đoàn Thanh niên Cộng sản"),
    ("Đoàn Thanh niên cộng sản", "Đoàn Thanh niên Cộng sản"),
    ("Liên đoàn lao động Việt Nam", "Liên đoàn Lao động Việt Nam"),
    ("Ủy ban thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội"),
    ("Tỉnh Ủy", "Tỉnh ủy"),
    ("Huyện Ủy", "Huyện ủy"),
    ("Thành Ủy", "Thành ủy"),
    ("Đảng Ủy", "Đảng ủy"),
    ("Cấp Ủy", "cấp ủy"),
    ("văn phòng Chính phủ", "Văn phòng Chính phủ"),
    ("Văn phòng chính phủ", "Văn phòng Chính phủ"),
    ("Tổng bí thư", "Tổng Bí thư"),
    ("Hiệp Hội", "Hiệp hội"),
    ("chương trình Mục tiêu quốc gia", "Chương trình mục tiêu quốc gia"),
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(NAMES.map(|(wrong, _)| wrong)).ok());

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    quoted_headings(subject, report);
    let Some(finder) = &*FINDER else { return };

    for (passage, name, range) in subject.found(finder) {
        let text = passage.text;
        let (wrong, right) = NAMES[name];
        let whole = !text[..range.start].ends_with(fold::is_letter) && !text[range.end..].starts_with(fold::is_letter);
        // Words of a name all in capital initials are a style of titles, not a slip.
        let next = text[range.end..].trim_start().split(' ').next().unwrap_or("");
        let styled = next.chars().next().is_some_and(fold::is_upper) && wrong.ends_with("Dân");
        if whole && !styled {
            let place = subject.place(passage, range);
            report
                .add(place, format!("“{wrong}” cần viết “{right}”"), format!("“{wrong}” should read “{right}”"))
                .replace(place, right);
        }
    }
}

/// Names in quotes that head the sections of one list, `Chỉ số nội dung “Quản trị môi trường”`: one in small letters among
/// three or more with a capital.
fn quoted_headings(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut lists: BTreeMap<(&str, &str), Vec<(Place, char)>> = BTreeMap::new();
    for (section, _) in &subject.sections {
        let (Some(heading), Some(place)) = (&section.heading, section.heading_place) else { continue };
        let Some((lead, name)) = heading.split_once('“') else { continue };
        let Some(first) = name.chars().next().filter(|c| fold::is_letter(*c)) else { continue };
        let parent = section.path.rsplit_once('/').map_or("", |(parent, _)| parent);
        lists.entry((parent, lead)).or_default().push((place, first));
    }
    for ((_, lead), names) in lists.into_iter().filter(|(_, names)| names.len() >= 4) {
        let small: Vec<_> = names.iter().filter(|(_, first)| !fold::is_upper(*first)).collect();
        if small.len() * 4 > names.len() {
            continue;
        }
        for (place, first) in small {
            let words = subject.words(place);
            let Some(at) = words.find('“').map(|at| at + "“".len()) else { continue };
            let start = place.start + at as u32;
            let spot = Place::in_text(start, start + first.len_utf8() as u32, place.line);
            let (proper, lead) = (first.to_uppercase().to_string(), lead.trim());
            report
                .add(
                    spot,
                    format!("tên sau “{lead}” bắt đầu bằng chữ thường “{first}”, các tên khác viết hoa"),
                    format!("the name after “{lead}” begins with a small “{first}”; the others have capitals"),
                )
                .replace(spot, proper);
        }
    }
}
