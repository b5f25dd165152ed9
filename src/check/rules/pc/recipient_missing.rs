//! `PC107` recipient-missing: a body with a task is not among the recipients.

use std::collections::HashSet;

use super::bodies::{is_collective, short, without_level};
use crate::base::diagnostic::Severity;
use crate::base::lang::Text;
use crate::check::report::Report;
use crate::check::rule::{FixSafety, Needs, Rule};
use crate::check::subject::Subject;

pub(in crate::check) static RULE: Rule = Rule {
    id: "PC107",
    name: "recipient-missing",
    severity: Severity::Info,
    profile: None,
    since: None,
    until: None,
    what: Text {
        vi: "Cơ quan được giao việc không có trong nơi nhận.", en: "A body with a task is not among the recipients."
    },
    why: Text { vi: "Cơ quan đó không nhận được văn bản.", en: "It will not receive the document." },
    example: "Đề nghị Tòa án nhân dân tỉnh: … (nơi nhận không có Tòa án)",
    instead: "- Tòa án nhân dân tỉnh; (trong nơi nhận)",
    source: "NĐ 30/2020/NĐ-CP, Điều 8; Phụ lục I, Phần I, mục II.9",
    fix: FixSafety::None,
    needs: Needs::Plan,
    run,
};

/// Kinds of bodies by the words their names begin with, and the words of recipients that cover them.
const COVERED_BY: [(&[&str], &[&str]); 9] = [
    (&["tòa án", "tand"], &["tòa án", "tand", "tư pháp trung ương", "cơ quan tư pháp", "cơ quan nội chính", "khối nội chính"]),
    (&["viện kiểm sát", "vksnd"], &["kiểm sát", "vks", "cơ quan tư pháp", "cơ quan nội chính", "khối nội chính"]),
    (&["ủy ban mttq", "ubmttq", "mttq"], &["mttq", "mặt trận", "đoàn thể"]),
    (&["liên minh hợp tác xã"], &["liên minh", "htx", "hợp tác xã", "đoàn thể", "tổ chức chính trị", "các hội", "hội đặc thù"]),
    (&["hiệp hội dn"], &["hiệp hội", "dn", "hội"]),
    (&["hiệp hội ", "chi hội ", "hội "], &["các hội", "các hiệp hội", "hội đặc thù", "đoàn thể", "tổ chức"]),
    (&["đài "], &["báo", "đài", "truyền hình", "pt-th", "ptth", "pt - th", "thông tin"]),
    (&["sở "], &["sở", "ban, ngành", "ban ngành"]),
    (&["phòng "], &["phòng", "ban, ngành", "ban ngành", "cơ quan", "đơn vị"]),
];

/// Recipients that stand for whoever has a task.
const ALL: [&str; 10] = [
    "như trên",
    "như điều",
    "như mục",
    "như phần",
    "như kính gửi",
    "liên quan",
    "có tên",
    "nêu tại",
    "phân công",
    "các cơ quan, đơn vị",
];

/// More bodies than these have no list of recipients that names them one by one.
const MOST: usize = 200;

fn run(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.plan;
    let recipients: Vec<String> = plan.recipients.iter().map(|recipient| plain(recipient)).collect();
    if recipients.len() < 2 || recipients.iter().any(|recipient| ALL.iter().any(|all| recipient.contains(all))) {
        return;
    }
    let mut seen = HashSet::new();
    for assignment in &plan.assignments {
        if seen.len() > MOST {
            return;
        }
        let named = assignment.lead.iter().zip(&assignment.lead_places);
        for (name, place) in named.filter(|(name, _)| !is_collective(name)) {
            let key = plain(name);
            let Some((_, cover)) = COVERED_BY.iter().find(|(heads, _)| heads.iter().any(|head| key.starts_with(head))) else {
                continue;
            };
            let own = without_level(&key);
            let covered =
                recipients.iter().any(|recipient| recipient.contains(own) || cover.iter().any(|word| recipient.contains(word)));
            if covered || !seen.insert(own.to_owned()) || issues(subject, own) {
                continue;
            }
            report.add(
                *place,
                format!("{name} được giao việc nhưng không có trong nơi nhận"),
                format!("{name} has a task but is not among the recipients"),
            );
        }
    }
}

/// A name with its usual abbreviations, those of associations of business (`Hội DN trẻ`) among them.
fn plain(name: &str) -> String {
    short(name).replace("doanh nghiệp", "dn").replace("doanh nhân", "dn")
}

/// Whether a body issues, signs or drafts the document, and so keeps a copy: `Lưu: VT, TCKH`.
fn issues(subject: &Subject<'_>, own: &str) -> bool {
    let plan = subject.plan;
    let header = [&plan.header.issuer, &plan.header.issuer_parent, &plan.signature.authority].into_iter().flatten();
    let mut signers =
        header.chain(&plan.signature.role_lines).chain(plan.signature.others.iter().flat_map(|other| &other.role_lines));
    let field = own.split_once(' ').map_or(own, |(_, field)| field);
    let words = field.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "" | "và"));
    let initials: String = words.filter_map(|word| word.chars().next()).collect();
    let keeps = |recipient: &String| {
        let key = short(recipient);
        let drafters = key.strip_prefix("lưu").unwrap_or("").replace(['-', '&'], "");
        drafters.split(|c: char| !c.is_alphanumeric()).any(|drafter| drafter.len() > 1 && drafter.ends_with(&initials))
    };
    signers.any(|line| short(line).contains(own)) || plan.recipients.iter().any(keeps)
}
