//! `PC121` prose-no-owner: of a list of tasks in prose, one names nobody while the others do.

use std::collections::HashSet;

use crate::base::diagnostic::Severity;
use crate::base::fold;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;
use crate::model::{Section, SectionKind};

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC121",
    name: "prose-no-owner",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Trong danh sách nhiệm vụ, một nhiệm vụ không ghi cơ quan thực hiện, các nhiệm vụ khác đều ghi.",
        en: "Of a list of tasks in prose, one names nobody while the others do.",
    },
    why: Text { vi: "Việc không giao cho ai thì không ai làm.", en: "What is given to nobody is done by nobody." },
    example: "a) Sở Nội vụ tổng hợp. b) Sở Tài chính cấp kinh phí. c) Sở Y tế bảo đảm y tế. d) Kiểm tra việc trồng cây.",
    instead: "d) Sở Xây dựng kiểm tra việc trồng cây.",
    source: "custom",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// So many siblings with an owner show that each should have one.
const OWNED: usize = 3;

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    // The sections with a task, and all above them.
    let mut owned: HashSet<&str> = HashSet::new();
    for assignment in &subject.plan.assignments {
        let path = assignment.source.split(' ').next().unwrap_or("");
        owned.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
        owned.insert(path);
    }
    for (section, _) in &subject.sections {
        let tasks: Vec<&Section> = section.children.iter().filter(|child| child.kind != SectionKind::Footnote).collect();
        let (with, without): (Vec<&Section>, Vec<&Section>) =
            tasks.into_iter().partition(|task| owned.contains(task.path.as_str()));
        let [task] = without[..] else { continue };
        if with.len() < OWNED || !is_task(task) || names_body(subject, task) {
            continue;
        }
        let count = with.len();
        report.add(
            subject.start_of(&(task.place.start..task.place.end)),
            format!("nhiệm vụ không ghi cơ quan thực hiện; {count} nhiệm vụ khác cùng mục đều ghi"),
            format!("the task names nobody; the {count} others of the section do"),
        );
    }
}

fn is_task(section: &Section) -> bool {
    const VERBS: [&str; 20] = [
        "tổ chức ",
        "xây dựng ",
        "rà soát",
        "kiểm tra",
        "tuyên truyền",
        "đẩy mạnh ",
        "tăng cường ",
        "triển khai ",
        "thực hiện ",
        "hướng dẫn ",
        "nâng cao ",
        "ban hành ",
        "tham mưu",
        "theo dõi",
        "bố trí ",
        "chủ trì",
        "phối hợp ",
        "tập huấn",
        "khảo sát",
        "biên soạn",
    ];
    let text = section.heading.as_deref().or_else(|| section.paragraphs.first().map(|first| first.text.as_str()));
    text.is_some_and(|text| {
        let opening = fold::key(crate::check::rules::scan::after(text, 0, 40));
        VERBS.iter().any(|verb| opening.starts_with(verb)) && text.split(' ').count() > 5
    })
}

/// Whether a body or a person with an office stands anywhere in the section.
fn names_body(subject: &Subject<'_>, section: &Section) -> bool {
    const BODIES: [&str; 26] = [
        "sở",
        "bộ ",
        "ban ",
        "ubnd",
        "ủy ban",
        "uỷ ban",
        "hđnd",
        "hội đồng",
        "cơ quan",
        "đơn vị",
        "phòng ",
        "công an",
        "đài ",
        "chi cục",
        "cục ",
        "trung tâm",
        "hội ",
        "đoàn ",
        "xã",
        "phường",
        "huyện",
        "văn phòng",
        "thủ trưởng",
        "giám đốc",
        "trường ",
        "tổ ",
    ];
    let text = fold::key(subject.words(&section.place));
    BODIES.iter().any(|body| text.contains(body))
}
