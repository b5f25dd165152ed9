//! `CT118` nhan-dan-case: “Nhân dân” alone, as a noun, is not capitalised.

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "CT118",
    name: "nhan-dan-case",
    severity: Severity::Info,
    profile: None,
    since: Some("2020-03-05"),
    until: None,
    what: Text {
        vi: "“Nhân dân” đứng một mình là danh từ riêng hóa nhưng viết thường.",
        en: "“Nhân dân” alone, as a noun, is not capitalised.",
    },
    why: Text {
        vi: "Phụ lục II quy định viết hoa “Nhân dân”, “Nhà nước” khi đứng độc lập.",
        en: "Annex II wants “Nhân dân” and “Nhà nước” in capitals where they stand alone.",
    },
    example: "phục vụ nhân dân",
    instead: "phục vụ Nhân dân",
    source: "NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.1",
    fix: FixSafety::Safe,
    needs: Needs::Plan,
    run,
};

/// Words after which `nhân dân` is the people and no part of a body's name.
const BEFORE: [&str; 24] = [
    "trong", "của", "vụ", "với", "cho", "lớp", "động", "thoại", "để", "do", "từ", "các", "mọi", "đến", "giúp", "và", "là", "bởi",
    "vì", "dựa", "người", "kiến", "được", "lòng",
];
/// Words that make a body, an honour or a force of it.
const AFTER: [&str; 12] =
    ["tỉnh", "huyện", "xã", "các cấp", "tối cao", "cấp", "thành phố", "thị xã", "phường", "ưu tú", "việt nam", "và hội đồng"];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (passage, at) in subject.written("nhân dân").filter(|(passage, _)| passage.is_prose()) {
        let text = passage.text;

        let end = at + "nhân dân".len();
        let before = text[..at].strip_suffix(' ').and_then(|before| before.rsplit([' ', ',', ';', '(']).next()).unwrap_or("");
        let after = text[end..].trim_start().to_lowercase_head();
        let whole = !text[end..].starts_with(fold::is_letter);
        if whole && BEFORE.contains(&before) && !AFTER.iter().any(|word| after.starts_with(word)) {
            let place = subject.place(passage, at..end);
            report
                .add(
                    place,
                    format!("“{before} nhân dân” cần viết “{before} Nhân dân”"),
                    format!("“{before} nhân dân” should read “{before} Nhân dân”"),
                )
                .replace(place, "Nhân dân");
        }
    }
}

trait Head {
    fn to_lowercase_head(&self) -> String;
}

impl Head for str {
    /// The first characters in small letters: enough for the words looked for.
    fn to_lowercase_head(&self) -> String {
        self.chars().take(16).map(fold::lower).collect()
    }
}
