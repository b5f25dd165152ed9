//! `PC108` owner-without-task: a section names a body and gives it nothing to do.

use std::collections::HashMap;

use super::bodies::short;
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::rules::scan;
use crate::check::subject::Subject;
use crate::model::Section;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC108",
    name: "owner-without-task",
    severity: Severity::Warning,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Mục phân công nêu tên cơ quan nhưng không giao nhiệm vụ.",
        en: "A section names a body and gives it nothing to do.",
    },
    why: Text { vi: "Nhiệm vụ bị xóa hoặc chưa viết.", en: "Its tasks were deleted or never written." },
    example: "3. Sở Tài chính (không có nội dung)",
    instead: "3. Sở Tài chính: bố trí kinh phí thực hiện Kế hoạch.",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

const HEADS: [&str; 10] =
    ["sở ", "phòng ", "công an ", "ubnd ", "thanh tra ", "văn phòng ", "ban chỉ đạo", "bộ chỉ huy", "đề nghị ", "trung tâm "];

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    left_out(subject, report);
    // How many sections of each list are a body with its tasks below.
    let mut owners: HashMap<&str, usize> = HashMap::new();
    for (section, _) in &subject.sections {
        if section.heading.as_deref().is_some_and(is_body) && !is_empty(section) {
            *owners.entry(parent(&section.path)).or_default() += 1;
        }
    }
    for (section, _) in &subject.sections {
        if owners.get(parent(&section.path)).is_none_or(|count| *count < 2) {
            continue;
        }
        let alone = match (&section.heading, section.paragraphs.as_slice()) {
            (Some(heading), []) if is_empty(section) => Some(heading.as_str()),
            (None, [paragraph]) if section.children.is_empty() && section.tables.is_empty() => Some(paragraph.text.as_str()),
            _ => None,
        };
        let Some(name) = alone.map(|name| name.trim_end_matches([':', '.', ';', ' '])).filter(|name| is_body(name)) else {
            continue;
        };
        report.add(
            section.place,
            format!("“{name}”: có tên cơ quan nhưng không có nhiệm vụ"),
            format!("“{name}” is named but given no task"),
        );
    }
}

/// `2.8. Sở A; Sở B; Liên minh C` with points that each begin with the body they are for, none of them with `Sở B`.
fn left_out(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (section, _) in &subject.sections {
        let (Some(heading), Some(place)) = (&section.heading, section.heading_place) else { continue };
        let names: Vec<&str> = heading.split(';').map(|name| name.trim().trim_end_matches([':', '.'])).collect();
        if !(2..=10).contains(&names.len()) || section.children.len() < 2 || !section.paragraphs.is_empty() {
            continue;
        }
        let keys: Vec<String> = names.iter().map(|name| short(name)).collect();
        let owner = |child: &Section| {
            let text = child.heading.as_deref().or_else(|| child.paragraphs.first().map(|first| first.text.as_str()))?;
            let text = short(scan::after(text, 0, 120));
            keys.iter().position(|key| key.split(' ').count() > 1 && text.starts_with(key.as_str()))
        };
        let Some(owners) = section.children.iter().map(owner).collect::<Option<Vec<_>>>() else { continue };
        let without = (0..names.len()).filter(|at| !owners.contains(at));
        for name in without.map(|at| names[at]).filter(|name| is_body(name)) {
            let at = heading.find(name).unwrap_or(0);
            report.add(
                subject.place_in(place, heading, at..at + name.len()),
                format!("“{name}”: có trong tên mục nhưng không mục con nào giao nhiệm vụ"),
                format!("“{name}” is in the heading, but no point below gives it a task"),
            );
        }
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn is_empty(section: &Section) -> bool {
    section.paragraphs.is_empty() && section.children.is_empty() && section.tables.is_empty()
}

/// Whether a text is the name of a body and nothing else.
fn is_body(text: &str) -> bool {
    const VERBS: [&str; 18] = [
        "chủ trì",
        "phối hợp",
        "thực hiện",
        "tham mưu",
        "tổ chức ",
        "xây dựng ",
        "báo cáo",
        "hướng dẫn",
        "kiểm tra",
        "triển khai",
        "chịu trách nhiệm",
        "tổng hợp",
        "theo dõi",
        "bố trí",
        "tăng cường",
        "căn cứ",
        "chỉ đạo ",
        "rà soát",
    ];
    let key = short(text);
    let name = key.trim_start_matches("ban chỉ đạo");
    HEADS.iter().any(|head| key.starts_with(head))
        && key.split(' ').count() <= 12
        && !key.contains(':')
        && !VERBS.iter().any(|verb| name.contains(verb))
}
