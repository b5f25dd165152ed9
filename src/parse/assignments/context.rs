//! What a section says of the paragraphs below it. Assignments are given by two kinds of section: those on organisation, and those headed by bodies.

use std::ops::Range;
use std::sync::LazyLock;

use super::doer::{Verb, after_clause, assigns, directed, opening};
use super::roles::roles;
use crate::base::place::Place;
use crate::model::{Deadline, Role, SectionKind};
use crate::parse::agencies::{agencies_at_word, duties_of, heading_agencies, heading_owner};
use crate::parse::facts::Facts;
use crate::parse::flow::Flow;
use crate::parse::words::{Phrases, Words};

/// A body and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) name: String,
    pub(super) place: Place,
}

/// What a section's heading says of the paragraphs below it.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// Whether each paragraph with a doer is an assignment.
    pub(super) assigns: bool,
    /// Whether the section only states aims or results, so that a body in a heading is no doer.
    pub(super) states: bool,
    /// The bodies that lead.
    pub(super) leads: Vec<Party>,
    /// The bodies that take part, from a lead-in.
    pub(super) coordinating: Vec<Party>,
    /// Whether the bodies that open the items below take part and do not lead: `Chủ trì, phối hợp với:`.
    pub(super) partners: bool,
    /// How the leads came to it, where they were not simply ordered: requested or delegated.
    pub(super) manner: Option<Role>,
    /// When the tasks below are due that say nothing else.
    pub(super) due: Option<Deadline>,
}

static ORGANISATION: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "tổ chức thực hiện|tổ chức triển khai|tổ chức triển khai thực hiện|tổ chức thi hành|phân công nhiệm vụ|phân công trách nhiệm|phân công thực hiện\
                 |phân công tổ chức thực hiện|phân công|trách nhiệm thực hiện|trách nhiệm thi hành|trách nhiệm của các cơ quan|trách nhiệm các cơ quan\
                 |trách nhiệm tổ chức thực hiện|trách nhiệm của các đơn vị|trách nhiệm của các sở|trách nhiệm cụ thể|nhiệm vụ cụ thể của các\
                 |nhiệm vụ của các|trách nhiệm của các ngành|trách nhiệm của cơ quan|phân công trách nhiệm thực hiện|điều khoản thi hành|hiệu lực thi hành\
                 |phân công, tổ chức thực hiện|trách nhiệm|phân công nhiệm vụ cụ thể|phân công công việc|phân công cụ thể|chế độ báo cáo|công tác tổ chức thực hiện";
    Phrases::new(&[(words, ())])
});
static OTHER_MATTER: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("giải pháp|nội dung|mục tiêu|mục đích|yêu cầu|chỉ tiêu|kinh phí và", ())]));
/// What follows it in a task: `Tổ chức thực hiện tốt chính sách …`.
static TASK: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[("tốt|có hiệu quả|hiệu quả|nghiêm|đồng bộ|đầy đủ|kịp thời|việc|công tác|giải trình|quản lý", ())])
});
static AIMS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "mục tiêu|mục đích|chỉ tiêu|đánh giá|kết quả|tình hình|thực trạng|căn cứ|quan điểm|sự cần thiết|cơ sở pháp lý|tồn tại, hạn chế|hạn chế|bối cảnh";
    Phrases::new(&[(words, ())])
});
/// What may follow `Tổ chức thực hiện` in a heading; more would be a task (`Tổ chức thực hiện tốt …`).
static AFTER: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "kế hoạch|chương trình|đề án|chỉ thị|quyết định|nghị quyết|và|của|các|năm|giám sát|kiểm tra|quy chế|cho|tổ chức",
        (),
    )])
});

/// Whether a heading opens a section on organisation.
fn is_organisation(words: &Words, kind: SectionKind) -> bool {
    let major = matches!(kind, SectionKind::Roman | SectionKind::Capital | SectionKind::Part | SectionKind::Chapter);
    for at in 0..words.len() {
        if let Some(end) = ORGANISATION.end(words, at) {
            let mark =
                words.all.get(end).is_none_or(|_| [':', '(', '.', ',', '-', '/'].iter().any(|&mark| words.is_mark(end, mark)));
            return mark || (words.capitals || major || AFTER.end(words, end).is_some()) && TASK.end(words, end).is_none();
        }
        // `NHIỆM VỤ, GIẢI PHÁP, PHÂN CÔNG TRÁCH NHIỆM`
        if OTHER_MATTER.end(words, at).is_some() && (major || words.capitals) && shares_out(words) && !is_aims(words) {
            continue;
        }
        // Only sections of rank may name organisation after something else: `KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN`.
        if OTHER_MATTER.end(words, at).is_some() || !(major || words.capitals) {
            return false;
        }
    }
    false
}

/// Whether a heading says that duties are shared out below: `PHÂN CÔNG NHIỆM VỤ`, `Trách nhiệm của các cơ quan`.
pub(super) fn shares_out(heading: &Words) -> bool {
    static SHARES: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("phân công|trách nhiệm", ())]));
    (0..heading.len()).any(|at| SHARES.end(heading, at).is_some())
}

/// Whether the items below a heading may be tasks by their own first words.
pub(super) fn may_hold_tasks(heading: &Words) -> bool {
    NO_TASKS.end(heading, 0).is_none()
}

static NO_TASKS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "yêu cầu|nguyên tắc|phạm vi|đối tượng|kinh phí|thành phần|phương châm|thời gian|địa điểm|mục đích|ưu điểm|thuận lợi",
        (),
    )])
});

/// Whether a heading opens a section of aims or results.
fn is_aims(words: &Words) -> bool {
    AIMS.end(words, 0).is_some()
}

/// The context of a heading that changes it: bodies, organisation, or aims.
pub(super) fn of_heading(facts: &Facts, heading: &Flow, words: &Words, kind: SectionKind, above: &Context) -> Option<Context> {
    if let Some(shared) = shared_with(facts, heading, words, above) {
        return Some(shared);
    }
    if let Some(names) = heading_agencies(words) {
        let manner = opening(words, 0).and_then(|opening| opening.verb.manner());
        return (!above.states).then(|| Context {
            assigns: true,
            leads: parties(facts, heading, names),
            manner,
            ..Context::default()
        });
    }
    // `Trách nhiệm của …` names a body, if one that no vocabulary knows.
    let names = duties_of(words) && heading_owner(words).is_some();
    if !names && is_organisation(words, kind) {
        return Some(Context { assigns: true, leads: above.leads.clone(), ..Context::default() });
    }
    // What bodies are to do about the money is theirs to do, whatever else the section states.
    if FUNDS.end(words, 0).is_some() && !above.assigns && !above.states {
        return Some(Context { assigns: true, ..Context::default() });
    }
    if is_aims(words) {
        return Some(Context { states: true, ..Context::default() });
    }
    of_lead_in(facts, heading, words, above)
}

static FUNDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "kinh phí|nguồn kinh phí|kinh phí thực hiện|nguồn lực thực hiện|dự toán kinh phí|kinh phí và nguồn lực|bảo đảm kinh phí|đảm bảo kinh phí",
        (),
    )])
});

static DEMANDS: LazyLock<Phrases<bool>> = LazyLock::new(|| {
    Phrases::new(&[
        (
            "yêu cầu|đề nghị|chỉ thị|chỉ đạo|thông báo và yêu cầu|kết luận|kết luận, chỉ đạo|kết luận và chỉ đạo|có ý kiến chỉ đạo|có ý kiến|ý kiến chỉ đạo",
            true,
        ),
        ("giao", false),
    ])
});
/// Whether a lead-in ends in a colon, which a heading leaves in the text behind it.
fn ends_in_colon(facts: &Facts, flow: &Flow) -> bool {
    let behind = || facts.doc.text.get(flow.range(0..flow.text.len()).end as usize..);
    flow.text.trim_end().ends_with(':') || behind().is_some_and(|text| text.trim_start_matches(['*', '_', ' ']).starts_with(':'))
}

static DO: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        "thực hiện|triển khai|tập trung thực hiện|tổ chức thực hiện|khẩn trương thực hiện|một số nội dung|một số nhiệm vụ|như sau|các nội dung",
        (),
    )])
});

/// Whether the words before the first item demand what the items say: `Chủ tịch UBND tỉnh yêu cầu:`, `Sở A đề nghị các
/// cơ quan thực hiện một số nội dung sau:`, `… kết luận như sau:`. Each item that opens with a body is then its task, without any heading.
pub(super) fn demands(preamble: &[Flow]) -> bool {
    let Some(last) = preamble.last().map(|flow| flow.text.trim_end()).filter(|text| text.ends_with(':')) else { return false };
    let sentence = last.rsplit_once(". ").map_or(last, |(_, sentence)| sentence);
    let words = Words::new(sentence);
    (0..words.len()).any(|at| {
        let Some((next, alone)) = DEMANDS.longest(&words, at).filter(|_| words.is_lower(at)) else { return false };
        // `Giám đốc Sở giao:`
        let ordered = words.is_mark(next, ':')
            && words.slice(at).eq_ignore_ascii_case("giao")
            && at > 0
            && !words.slice(at - 1).eq_ignore_ascii_case("được");
        ordered
            || alone && (words.is_mark(next, ':') || DO.end(&words, next).is_some())
            || agencies_at_word(&words, next).is_some()
    })
}

/// The context of a line that hands its bodies down: `Chỉ đạo UBND cấp xã:`, `Sở A chủ trì, phối hợp với Sở B:`.
pub(super) fn of_lead_in(facts: &Facts, flow: &Flow, words: &Words, above: &Context) -> Option<Context> {
    let Some(mut opening) = opening(words, 0) else {
        let shared = shared_with(facts, flow, words, above).filter(|_| ends_in_colon(facts, flow));
        return shared.or_else(|| after_clause_lead_in(facts, flow, words, above));
    };
    // `Sở A chỉ đạo Chi cục B thực hiện các việc sau:`
    if opening.verb == Verb::None
        && ends_in_colon(facts, flow)
        && let Some(below) = directed(words, opening.next)
    {
        opening = below;
    }
    // `Sở` alone is half of a broken title.
    let half = opening.verb == Verb::None && !opening.firm && opening.next >= words.len();
    if above.states || half || opening.verb == Verb::Label && !opening.colon {
        return None;
    }
    let colon = ends_in_colon(facts, flow);
    let ends = opening.next >= words.len() || opening.colon && opening.next + 1 >= words.len();
    // In other sections a body before a colon may only be the subject of a statement.
    let handed = if above.assigns {
        ends || colon && (opening.acts || opening.colon)
    } else {
        // A line of nothing but bodies and a colon heads their tasks wherever it stands.
        colon && assigns(words, opening.next) || ends && (opening.verb == Verb::Order || colon && opening.firm)
    };
    if !handed || opening.verb == Verb::Request && !ends && above.assigns && !above.leads.is_empty() {
        return None;
    }
    let coordinating = roles(words, opening.next).coordinating;
    Some(Context {
        assigns: true,
        states: false,
        leads: parties(facts, flow, opening.names),
        coordinating: parties(facts, flow, coordinating),
        partners: false,
        manner: opening.verb.manner(),
        due: above.due.clone(),
    })
}

/// `Phối hợp với các sở, ngành`, `Chủ trì, phối hợp với Sở B:` under a body's heading: the body leads, those named take part.
fn shared_with(facts: &Facts, flow: &Flow, words: &Words, above: &Context) -> Option<Context> {
    static OPENS: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::new(&[("chủ trì|phối hợp|phối kết hợp|chủ động phối hợp", ())]));
    static ALONE: LazyLock<Phrases<()>> = LazyLock::new(|| {
        let words = "phối hợp|phối hợp với|phối hợp cùng|chủ trì, phối hợp|chủ trì, phối hợp với|chủ trì phối hợp với|chủ động phối hợp với|chủ trì và phối hợp với";
        Phrases::new(&[(words, ())])
    });
    if !above.assigns || above.leads.is_empty() || OPENS.end(words, 0).is_none() {
        return None;
    }
    let names = roles(words, 0).coordinating;
    let Some(last) = names.last() else {
        let partners = ALONE.end(words, 0).is_some_and(|end| (end..words.len()).all(|at| words.mark(at).is_some()));
        return partners.then(|| Context { assigns: true, states: false, partners, ..above.clone() });
    };
    let rest = flow.text[last.end..].trim_matches([' ', '*', '.', ';', ',']);
    let ends = rest.is_empty() || rest.ends_with(':');
    let coordinating = parties(facts, flow, names);
    ends.then(|| Context { assigns: true, states: false, coordinating, ..above.clone() })
}

/// `Để thực hiện …, Sở A xác định các nhiệm vụ sau:` hands its body down as well.
fn after_clause_lead_in(facts: &Facts, flow: &Flow, words: &Words, above: &Context) -> Option<Context> {
    let colon = above.assigns && !above.states && ends_in_colon(facts, flow);
    let (list, _) = after_clause(words).filter(|_| colon)?;
    let leads = parties(facts, flow, list.names);
    Some(Context { assigns: true, leads, due: above.due.clone(), ..Context::default() })
}

/// The bodies at byte ranges of a flow.
pub(super) fn parties(facts: &Facts, flow: &Flow, ranges: Vec<Range<usize>>) -> Vec<Party> {
    let party = |range: Range<usize>| Party { name: flow.text[range.clone()].to_owned(), place: flow.place(facts.doc, range) };
    ranges.into_iter().map(party).collect()
}
