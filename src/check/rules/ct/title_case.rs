//! `CT119` title-case: the name of an office or central body is capitalised wrongly.

use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use aho_corasick::AhoCorasick;
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
        vi: "Tên chức danh, cơ quan trung ương viết hoa sai.",
        en: "The name of an office or central body is capitalised wrongly.",
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
const NAMES: [(&str, &str); 37] = [
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
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(NAMES.map(|(wrong, _)| wrong)).ok());

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(finder) = &*FINDER else { return };
    for passage in &subject.passages {
        let text = passage.text;
        for found in finder.find_iter(text) {
            let (wrong, right) = NAMES[found.pattern().as_usize()];
            let whole = !text[..found.start()].ends_with(fold::is_letter) && !text[found.end()..].starts_with(fold::is_letter);
            // Words of a name all in capital initials are a style of titles, not a slip.
            let next = text[found.end()..].trim_start().split(' ').next().unwrap_or("");
            let styled = next.chars().next().is_some_and(fold::is_upper) && wrong.ends_with("Dân");
            if whole && !styled {
                let place = subject.place(passage, found.range());
                report
                    .add(place, format!("“{wrong}” cần viết “{right}”"), format!("“{wrong}” should read “{right}”"))
                    .replace(place, right);
            }
        }
    }
}
