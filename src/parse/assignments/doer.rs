//! Who does the task of a paragraph: the bodies at its start, in a `Agency:` before it, or after an opening clause.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::Role;
use crate::parse::agencies::{AgencyList, agencies_at_word, past_label, split_agencies, task_at, verb_at};
use crate::parse::words::{Phrases, Words, key};

/// The word that hands the task over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// No word: the body opens the sentence.
    None,
    /// `Giao`, `Phân công`.
    Order,
    /// `Yêu cầu`: an order, but also a body's own duty to demand something of others.
    Demand,
    /// `Đề nghị`: to bodies that take no orders.
    Request,
    /// `Chỉ đạo`: passed on.
    Delegate,
    /// `Đối với`, `Trách nhiệm của`: only before a colon.
    Label,
}

impl Verb {
    /// The role of bodies that are not simply ordered.
    pub(super) fn manner(self) -> Option<Role> {
        match self {
            Self::Request => Some(Role::Requested),
            Self::Delegate => Some(Role::Delegated),
            _ => None,
        }
    }
}

/// The bodies with which a paragraph opens.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    pub(super) verb: Verb,
    /// The bodies, as byte ranges.
    pub(super) names: Vec<Range<usize>>,
    /// The word after them.
    pub(super) next: usize,
    /// Whether a colon follows, so that the task begins after it.
    pub(super) colon: bool,
    /// Whether a verb follows, so that they are the doers of the sentence.
    pub(super) acts: bool,
    /// Whether each of them is surely a body.
    pub(super) firm: bool,
}

impl Opening {
    /// Whether the bodies are counted one by one: `mỗi thôn`.
    fn each(&self, words: &Words) -> bool {
        static EACH: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("mỗi|từng|một số", ())]));
        self.names.first().is_some_and(|name| EACH.end(words, words.word_at(name.start)).is_some())
    }
}

static VERBS: LazyLock<Phrases<Verb>> = LazyLock::new(|| {
    Phrases::new(&[
        (
            "giao|giao cho|giao nhiệm vụ cho|giao trách nhiệm cho|giao trách nhiệm|phân công|phân công cho|giao nhiệm vụ|ủy quyền cho|chỉ định",
            Verb::Order,
        ),
        ("yêu cầu", Verb::Demand),
        ("đề nghị|trân trọng đề nghị|kính đề nghị|mời|kính mời", Verb::Request),
        ("chỉ đạo", Verb::Delegate),
        ("đối với|trách nhiệm của|nhiệm vụ của|về phía", Verb::Label),
    ])
});

/// Whether a line opens with a body that does something, or is the name of one: `Sở A rà soát …`, `Sở B`.
pub(super) fn opens_with_doer(words: &Words) -> bool {
    let Some(found) = opening(words, 0).filter(|found| found.firm) else { return false };
    let ends = found.next >= words.len() || found.colon;
    ends || found.acts && STATES.end(words, found.next).is_none() && !matches!(found.verb, Verb::Delegate | Verb::Label)
}

/// What is said of bodies that are told nothing to do.
static STATES: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("đã|đang|là|được|còn|chưa|có|gồm|bao gồm|vẫn|cơ bản|đạt|chịu trách nhiệm trước", ())]));

/// Words after a name that make it no doer: `Sở A về việc …`.
static CONTINUES: LazyLock<Phrases<bool>> = LazyLock::new(|| {
    Phrases::new(&[
        ("về|với|cho|để|khi|do|bằng|từ|theo|đến|của|tại|là cơ sở|và|hoặc|mà|trước|sau|trong", true),
        // Verbs and clauses that begin with one of them: `Sở A theo dõi …`, `các sở trong phạm vi nhiệm vụ của mình …`.
        (
            "theo dõi|theo sát|theo chức năng|theo chức năng, nhiệm vụ|theo nhiệm vụ được giao|theo nhiệm vụ được phân công|theo nhiệm vụ|theo phạm vi|theo thẩm quyền|theo lĩnh vực|theo phân công\
             |trong phạm vi|trong phạm vi chức năng|từ chối|đến làm việc|trước ngày|trong tháng|trong quý|trong năm|trong thời hạn",
            false,
        ),
    ])
});

static ASKS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("yêu cầu|đề nghị|chỉ thị|giao|chỉ đạo", ())]));

/// The bodies that open a sentence at word `at`.
pub(super) fn opening(words: &Words, at: usize) -> Option<Opening> {
    let (start, mut verb) = VERBS.longest(words, at).unwrap_or((at, Verb::None));
    let ordered = || (verb == Verb::Order).then(|| subject(words, start)).flatten();
    let mut list = agencies_at_word(words, start).or_else(ordered)?;
    // `UBND tỉnh giao Sở A chủ trì`: the second body does it.
    if verb == Verb::None
        && let Some((next, order @ (Verb::Order | Verb::Demand | Verb::Request))) = VERBS.longest(words, list.next_word)
        && let Some(ordered) = agencies_at_word(words, next)
    {
        (verb, list) = (order, ordered);
    }
    // `Chủ tịch UBND tỉnh yêu cầu:` says nothing of its own.
    let empty = |next: usize| next >= words.len() || next + 1 >= words.len() && words.is_mark(next, ':');
    if verb == Verb::None && ASKS.end(words, list.next_word).is_some_and(empty) {
        return None;
    }
    if let Some((names, colon)) = named_before_colon(words, start, list.next_word) {
        (list.names, list.next_word) = (names, colon);
    }
    // `Giám đốc: Sở A, Sở B …`: the post of all of them.
    if words.is_mark(list.next_word, ':')
        && POST.end(words, start) == Some(list.next_word)
        && let Some(bodies) = agencies_at_word(words, list.next_word + 1).filter(|bodies| acts(words, bodies.next_word))
    {
        list = bodies;
    }
    if let Some(lead) = led_by(words, list.next_word)
        && let Some(last) = list.names.last_mut()
    {
        (last.end, list.next_word) = (words.bytes(start..lead).end, lead);
    }
    let next = past_insertion(words, list.next_word);
    let (colon, acts) = (words.is_mark(next, ':'), acts(words, next));
    Some(Opening { verb, firm: list.firm, names: list.names, next, colon, acts })
}

/// The bodies that those before word `at` direct: `Sở A | chỉ đạo Chi cục B …`.
pub(super) fn directed(words: &Words, at: usize) -> Option<Opening> {
    VERBS.longest(words, at).filter(|(_, verb)| *verb == Verb::Delegate)?;
    opening(words, at)
}

/// A post without its body.
static POST: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[("giám đốc|thủ trưởng|chủ tịch|trưởng phòng|hiệu trưởng|người đứng đầu|lãnh đạo", ())]));

/// The `chủ trì` that closes a name of which the vocabulary knows only the beginning: `Ban Tổ chức | chính quyền tỉnh chủ trì`.
fn led_by(words: &Words, known: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    static AND: LazyLock<u64> = LazyLock::new(|| key("và"));
    static PARTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        let words = "là|được|cùng|phối hợp|có|làm|giữ|đóng|vai trò|thay mặt|đại diện|nhiệm vụ|trách nhiệm|nội dung|việc|ngoài|kế thừa|tự|các|những|luôn|vẫn|cũng|đều|cùng nhau";
        Phrases::new(&[(words, ())])
    });
    let noun = |at: usize| {
        let own = || words.key(at) == *AND || !CONTINUES.longest(words, at).is_some_and(|(_, continues)| continues);
        words.mark(at).is_none() && !verb_at(words, at) && PARTS.end(words, at).is_none() && own()
    };
    let lead = (known..words.len().min(known + LONGEST)).find(|&at| !noun(at) || LEADS.end(words, at).is_some())?;
    let named = || (known..lead).any(|at| words.is_capital(at) && agencies_at_word(words, at).is_some());
    (lead > known && words.is_lower(known) && LEADS.end(words, lead).is_some() && !words.capitals && !named()).then_some(lead)
}

/// The names before the colon that closes them, where the vocabulary knows only their beginning: `Cục Bản quyền tác giả: …`.
fn named_before_colon(words: &Words, start: usize, known: usize) -> Option<(Vec<Range<usize>>, usize)> {
    const LONGEST: usize = 30;
    let colon = (known..words.len().min(start + LONGEST)).find(|&at| words.is_mark(at, ':')).filter(|&colon| colon > known)?;
    let of_name = |at: usize| words.mark(at).is_none_or(|mark| matches!(mark, ',' | '-' | '–' | '&')) && !verb_at(words, at);
    if !(known..colon).all(of_name) || words.capitals {
        return None;
    }
    let from = words.bytes(start..start + 1).start;
    let names = split_agencies(&words.text[from..words.bytes(start..colon).end]);
    Some((names.into_iter().map(|name| name.start + from..name.end + from).collect(), colon))
}

/// Past a clause between commas: `Sở A, trên cơ sở đề xuất của các đơn vị, | chủ trì …`; `at` itself where none stands.
fn past_insertion(words: &Words, at: usize) -> usize {
    const LONGEST: usize = 40;
    static INSERTIONS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        let words = "nhất là|trước hết là|trong phạm vi|trên cơ sở|căn cứ|theo chức năng|theo nhiệm vụ|theo thẩm quyền|theo phạm vi|theo lĩnh vực|với vai trò|với trách nhiệm|theo phân công";
        Phrases::new(&[(words, ())])
    });
    if !words.is_mark(at, ',') || INSERTIONS.end(words, at + 1).is_none() {
        return at;
    }
    let closes = |at: &usize| words.is_mark(*at, ',') && (assigns(words, at + 1) || verb_at(words, at + 1));
    let end =
        (at + 2..words.len().min(at + LONGEST)).take_while(|&at| !words.is_mark(at, '.') && !words.is_mark(at, ';')).find(closes);
    end.map_or(at, |comma| comma + 1)
}

fn acts(words: &Words, at: usize) -> bool {
    const NEAR: usize = 10;
    static MUST: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("có trách nhiệm|chịu trách nhiệm", ())]));
    // `… theo Kế hoạch này có trách nhiệm …`
    let told = || {
        let clause = at..words.len().min(at + NEAR);
        clause.take_while(|&at| words.mark(at).is_none()).any(|at| MUST.end(words, at).is_some())
    };
    // A line in capitals is a title or a piece of the letterhead, no sentence.
    let begins = words.is_lower(at) || task_at(words, at);
    !words.capitals && begins && (!CONTINUES.longest(words, at).is_some_and(|(_, continues)| continues) || told())
}

static CLAUSES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "trên cơ sở|căn cứ|theo|để|nhằm|thực hiện|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|định kỳ|sau khi|trước ngày|trong năm\
                 |đối với|khi|từ|ngoài|cùng với|bên cạnh|trong thời gian|với|trong dự toán|trong phạm vi";
    Phrases::new(&[(words, ())])
});
static TROUBLE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("trong quá trình|quá trình|nếu|trường hợp", ())]));

/// The doers after an opening clause (`Trên cơ sở …, các phòng …`); `in_trouble` for clauses of the kind
/// `Trong quá trình thực hiện, nếu có vướng mắc, …`.
pub(super) fn after_clause(words: &Words) -> Option<(AgencyList, bool)> {
    const FAR: usize = 90;
    const TITLE: usize = 30;
    // The clause may stand after a run-in title: `Chế độ báo cáo: Định kỳ …, các sở …`.
    let start = (0..words.len().min(TITLE)).find(|&at| words.is_mark(at, ':')).map_or(0, |colon| colon + 1);
    // `Đối với dự án X: Giao Sở A …`.
    let named = past_label(words, start);
    if let Some(list) = agencies_at_word(words, named).filter(|list| start > 0 && acts(words, list.next_word)) {
        return Some((list, false));
    }
    let in_trouble = TROUBLE.end(words, start).is_some();
    if !in_trouble && CLAUSES.end(words, start).is_none() {
        return None;
    }
    let mut written = None;
    for at in start + 1..words.len().min(start + FAR) {
        if words.is_mark(at, '.') || words.is_mark(at, ';') {
            break;
        }
        // Who leads stands before the word that says so; the bodies after it take part.
        if LEADS.end(words, at).is_some() {
            break;
        }
        if words.is_mark(at, ',') {
            let asked =
                VERBS.longest(words, at + 1).filter(|(_, verb)| matches!(verb, Verb::Order | Verb::Demand | Verb::Request));
            let start = asked.map_or(at + 1, |(next, _)| next);
            let acting = |list: &AgencyList| acts(words, list.next_word) && (list.firm || !in_trouble);
            if let Some(list) = agencies_at_word(words, start).filter(acting) {
                let told = assigns(words, list.next_word);
                return Some((list, in_trouble && !told));
            }
            written = written.or_else(|| subject(words, at + 1));
        }
    }
    written.map(|list| (list, false))
}

static LEADS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("chủ trì", ())]));

/// The subject that leads at word `at`, as written, where the vocabulary does not know it: `Nhóm chuyên gia chủ trì, …`.
pub(super) fn subject(words: &Words, at: usize) -> Option<AgencyList> {
    const LONGEST: usize = 10;
    static IS: LazyLock<u64> = LazyLock::new(|| key("là"));
    // `Là cơ quan đầu mối, chủ trì …` says what the body of the heading is.
    if CLAUSES.end(words, at).is_some() || words.key(at) == *IS {
        return None;
    }
    let lead = (at + 2..words.len().min(at + LONGEST)).find(|&lead| words.is_lower(lead) && LEADS.end(words, lead).is_some())?;
    let next = LEADS.end(words, lead)?;
    let told = words.is_mark(next, ',') || verb_at(words, next);
    let noun = |at: usize| at == lead || words.mark(at).is_none_or(|mark| matches!(mark, ',' | '&')) && !verb_at(words, at);
    let named = |at: usize| words.is_capital(at) && agencies_at_word(words, at).is_some();
    let own = words.is_capital(at)
        && !words.capitals
        && (at..lead).all(noun)
        && !(at + 1..lead).any(named)
        && !is_bare(words, at, lead);
    (told && own).then(|| {
        let name = words.bytes(at..lead);
        AgencyList { end: name.end, names: vec![name], next_word: lead, firm: false }
    })
}

/// The bodies that do something each time: `Hằng năm, các bộ, ngành báo cáo …`, whoever the heading above names.
pub(super) fn each_time(words: &Words) -> Option<AgencyList> {
    static TIMES: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::new(&[(
            "hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|định kỳ|định kỳ hằng năm|định kỳ hằng quý",
            (),
        )])
    });
    let comma = TIMES.longest(words, 0).map(|(end, ())| end).filter(|&end| words.is_mark(end, ','))?;
    agencies_at_word(words, comma + 1).filter(|list| list.firm && acts(words, list.next_word))
}

/// The bodies of a later clause that must do something: `Khẩn trương khắc phục hậu quả, các xã phải huy động …`.
pub(super) fn must(words: &Words) -> Option<AgencyList> {
    static MUST: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[("phải", ())]));
    if !words.text.contains(" phải ") {
        return None;
    }
    let clauses = (1..words.len()).filter(|&at| matches!(words.mark(at - 1), Some(',' | '.' | ';')));
    let told = |list: &AgencyList| list.firm && MUST.end(words, list.next_word).is_some();
    clauses.filter_map(|at| agencies_at_word(words, at)).find(told)
}

/// Whether the words name nobody: `Cơ quan chủ trì`, `Vai trò chủ trì`.
fn is_bare(words: &Words, at: usize, lead: usize) -> bool {
    static NOUNS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::new(&[(
            "cơ quan|đơn vị|cơ quan, đơn vị|vai trò|nhiệm vụ|trách nhiệm|công tác|nội dung|việc|người|chức năng|tổ chức|cá nhân",
            (),
        )])
    });
    NOUNS.end(words, at) == Some(lead) || NOUNS.end(words, lead.saturating_sub(2)) == Some(lead)
}

static EXPLICIT: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let words = "chủ trì|có trách nhiệm|làm đầu mối|là cơ quan đầu mối|là đầu mối|là cơ quan chủ trì|là cơ quan thường trực\
                 |chịu trách nhiệm thi hành|chịu trách nhiệm tổ chức|chịu trách nhiệm thực hiện|chịu trách nhiệm triển khai|chịu trách nhiệm chủ trì\
                 |chịu trách nhiệm theo dõi|chịu trách nhiệm hướng dẫn|chịu trách nhiệm phối hợp|căn cứ quyết định|căn cứ chức năng|căn cứ nội dung\
                 |căn cứ kế hoạch|chịu trách nhiệm tham mưu|có nhiệm vụ|căn cứ Chỉ thị|chịu trách nhiệm báo cáo|theo chức năng, nhiệm vụ";
    Phrases::new(&[(words, ())])
});

/// Whether the words after a body assign it something outright, so that it counts in any section.
pub(super) fn assigns(words: &Words, at: usize) -> bool {
    EXPLICIT.end(words, at).is_some()
}

/// A sentence or parenthesis of a paragraph that assigns outright: the first word of it, and its doers.
pub(super) fn outright(words: &Words) -> Option<(usize, Opening)> {
    let (mut at, mut quoted) = (0, false);
    while at < words.len() {
        // What a quoted law says assigns nothing here.
        let mark = words.mark(at);
        quoted = mark == Some('“') || quoted && mark != Some('”');
        if quoted {
            at += 1;
            continue;
        }
        let sentence = at == 0 || matches!(words.mark(at - 1), Some('.' | ';'));
        let order = VERBS.longest(words, at).filter(|(_, verb)| *verb == Verb::Order);
        let aside = mark == Some('(');
        let start = at + usize::from(aside);
        at += 1;
        if !sentence && order.is_none() && !aside {
            continue;
        }
        let Some(found) = opening(words, start) else { continue };
        let taken = match found.verb {
            // `Giao mỗi thôn bố trí 01 người` sets an amount.
            Verb::Order => found.acts && (sentence || assigns(words, found.next)) && !found.each(words),
            Verb::Demand => sentence && assigns(words, found.next),
            Verb::None => (sentence || aside) && assigns(words, found.next),
            _ => false,
        };
        if taken {
            return Some((start, found));
        }
        // Inside a list of names no sentence begins; looking again at each of them would take for ever.
        at = at.max(found.next);
    }
    None
}
